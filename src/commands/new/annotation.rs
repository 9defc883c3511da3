//! `variorum new annotation`: finds words in their sources, and makes an annotation that quotes
//! them as they stand there.

use std::collections::BTreeSet;
use std::path::Path;

use crate::address::{SETTINGS, SOURCES};
use crate::commands::new_arguments::NewAnnotation;
use crate::commands::terminal::Terminal;
use crate::corpus::{Corpus, corpus};
use crate::disk;
use crate::draft::{AnnotationDraft, FoundWords, WantedWords, annotation_id, annotation_path};
use crate::parse::{
    Inputs, Options, Project, RelationKind, SourceId, is_slug, list_names, nearest_name, parse,
    slug,
};
use crate::text::FileId;

use super::ask::{ask_until, typed_or_asked};
use super::find::find;
use super::{Stop, changes, write};

const EXAMPLE: &str = "variorum new annotation --source gazette --quote \"The mayor resigned\"";

pub(super) fn run(
    root: &Path,
    options: &NewAnnotation,
    typed: &[WantedWords],
    terminal: Terminal,
) -> Result<(), Stop> {
    let inputs = disk::read(root)?.inputs(Options::default());
    let (project, _) = parse(&of_sources(&inputs));
    let corpus = corpus(&project);
    let context = Context {
        inputs: &inputs,
        project: &project,
        corpus: &corpus,
        terminal,
    };
    // Said before anything is asked.
    let id = options
        .id
        .as_deref()
        .map(|id| free_id(id, &context))
        .transpose()?;
    let found = found(typed, &context)?;
    let draft = draft(options, id, found, &context)?;
    write_draft(&draft, root, &context)?;
    terminal.say(&format!("Made {}. Next:", terminal.as_seen(&draft.path())));
    terminal.say(&format!(
        "  put [^{}] behind the words on a page to which it belongs",
        draft.id
    ));
    if draft.relation.is_some() {
        terminal.say("  write what each source says under [answers], in a few words of your own");
    }
    terminal.say("  write what you have to say below the quotations, and run variorum check");
    Ok(())
}

/// Writes the annotation. That `only` lacks the words that were looked for in the other sources is
/// said, and no hindrance.
fn write_draft(draft: &AnnotationDraft, root: &Path, context: &Context<'_>) -> Result<(), Stop> {
    let (inputs, terminal) = (context.inputs, context.terminal);
    let files = [draft.file()];
    if !draft.lacks_silences_alone(inputs) {
        return write(root, inputs, &files, terminal);
    }
    disk::apply(root, &changes(&files))?;
    let missing = "`only` needs [silent] too: which words you looked for in the other sources and \
                   did not find";
    terminal.message("note", missing);
    Ok(())
}

/// What lies before the author.
pub(super) struct Context<'a> {
    pub(super) inputs: &'a Inputs,
    /// Settings and sources alone: what a quotation needs.
    pub(super) project: &'a Project,
    pub(super) corpus: &'a Corpus,
    pub(super) terminal: Terminal,
}

fn of_sources(inputs: &Inputs) -> Inputs {
    let needed = |file: &FileId| file.as_str() == SETTINGS || file.as_str().starts_with(SOURCES);
    let files = inputs.files.iter().filter(|(file, _)| needed(file));
    Inputs {
        files: files
            .map(|(file, bytes)| (file.clone(), bytes.clone()))
            .collect(),
        opaque: inputs.opaque.clone(),
        options: Options::default(),
    }
}

/// Every pair's words as they were found. Where nothing was typed, sources are asked for until
/// there is none more to compare.
fn found(typed: &[WantedWords], context: &Context<'_>) -> Result<Vec<FoundWords>, Stop> {
    if context.project.sources.is_empty() {
        return Err(Stop::content(
            "this site has no source yet",
            "put a text into it: variorum new source FILE",
        ));
    }
    if !typed.is_empty() {
        return typed.iter().map(|pair| complete(pair, context)).collect();
    }
    let mut found = vec![complete(&WantedWords::default(), context)?];
    while let Some(key) = another_source(context) {
        let wanted = WantedWords {
            key,
            ..WantedWords::default()
        };
        found.push(complete(&wanted, context)?);
    }
    Ok(found)
}

fn another_source(context: &Context<'_>) -> Option<String> {
    let question = "Another source to compare it with (return: none)?";
    ask_until(question, context.terminal, |key| checked_key(key, context))
}

/// A pair with what was left out of it, which only a person can say.
fn complete(pair: &WantedWords, context: &Context<'_>) -> Result<FoundWords, Stop> {
    let keys = list_names(context.project.sources.keys().map(SourceId::as_str));
    let question = format!("Which source do you quote ({keys})?");
    let key = typed_or_asked(&pair.key, &question, context.terminal, |key| {
        checked_key(key, context)
    })?;
    let key = key.ok_or_else(|| Stop::missing("the option --source KEY", EXAMPLE))?;
    let question = format!("Which words of {key}?");
    let look_up = |quote: &str| find(&pair.completed(&key, quote), context);
    let found = typed_or_asked(&pair.quote, &question, context.terminal, look_up)?;
    found.ok_or_else(|| Stop::missing("the option --quote WORDS", EXAMPLE))
}

fn checked_key(typed: &str, context: &Context<'_>) -> Result<String, Stop> {
    let key = typed.trim_start_matches('@');
    let keys: Vec<&str> = context
        .project
        .sources
        .keys()
        .map(SourceId::as_str)
        .collect();
    if keys.contains(&key) {
        return Ok(key.to_owned());
    }
    let near =
        nearest_name(key, keys.iter().copied()).map(|near| format!("did you mean `{near}`?"));
    let all = || format!("the sources are {}", list_names(keys.iter().copied()));
    Err(Stop::content(
        format!("no source has the key `{key}`"),
        near.unwrap_or_else(all),
    ))
}

/// The annotation, with the question and relation of a comparison.
fn draft<'a>(
    options: &'a NewAnnotation,
    id: Option<String>,
    found: Vec<FoundWords>,
    context: &Context<'a>,
) -> Result<AnnotationDraft<'a>, Stop> {
    let sources: BTreeSet<&str> = found.iter().map(|found| found.key.as_str()).collect();
    let compares = sources.len() > 1 || options.question.is_some() || options.relation.is_some();
    let (mut question, mut relation) = (options.question.clone(), options.relation.clone());
    if compares && options.title.is_none() {
        question = Some(question.map_or_else(|| asked_question(context), Ok)?);
        relation = Some(relation.map_or_else(|| asked_relation(context), Ok)?);
    }
    let words = question
        .as_deref()
        .or(options.title.as_deref())
        .unwrap_or_else(|| &found[0].words);
    let id = id.map_or_else(|| made_id(words, context), Ok)?;
    let keys = context.project.sources.keys().map(SourceId::as_str);
    let others = keys.filter(|key| !sources.contains(key)).collect();
    Ok(AnnotationDraft {
        id,
        question,
        relation,
        title: options.title.as_deref(),
        unpublished: options.draft,
        found,
        others,
    })
}

fn asked_question(context: &Context<'_>) -> Result<String, Stop> {
    let missing = Stop::missing(
        "the option --question WORDS",
        "--question \"When did the mayor resign?\"",
    );
    let asked = ask_until(
        "What do you ask the sources, as a reader would ask it?",
        context.terminal,
        |question| Ok(question.to_owned()),
    );
    asked.ok_or(missing)
}

fn asked_relation(context: &Context<'_>) -> Result<String, Stop> {
    let own = context.project.config.relations.keys().map(String::as_str);
    let given = RelationKind::ALL.iter().map(|kind| kind.name());
    let names: Vec<&str> = given.chain(own).collect();
    let all = match names.split_last() {
        Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
        None => String::new(),
    };
    let question = format!("How do they stand to each other: {all}?");
    let missing = Stop::missing(
        &format!("the option --relation ({all})"),
        "--relation differ",
    );
    let asked = ask_until(&question, context.terminal, |name| {
        known_relation(name, &names, &all)
    });
    asked.ok_or(missing)
}

/// A relation that has a name; `all` are the names as they are told.
fn known_relation(name: &str, names: &[&str], all: &str) -> Result<String, Stop> {
    if names.contains(&name) {
        return Ok(name.to_owned());
    }
    Err(Stop::content(
        format!("there is no relation `{name}`"),
        format!("write {all}"),
    ))
}

/// The name that footnotes use, made of words; a person is asked for another if it is taken.
fn made_id(words: &str, context: &Context<'_>) -> Result<String, Stop> {
    let made = annotation_id(words);
    let missing = Stop::missing(
        "the name of the annotation",
        "variorum new annotation who-planned-it --source …",
    );
    let (question, otherwise) = match free_id(&made, context) {
        Ok(id) => return Ok(id),
        Err(_) if made.is_empty() => (
            "What shall its file be called (a-z, 0-9, -)?".to_owned(),
            missing,
        ),
        Err(taken) => (
            format!(
                "{} is there already. What shall this one be called (a-z, 0-9, -)?",
                annotation_path(&made)
            ),
            taken,
        ),
    };
    ask_until(&question, context.terminal, |id| free_id(id, context)).ok_or(otherwise)
}

/// A name, typed with or without folder and ending, that no annotation has yet.
fn free_id(typed: &str, context: &Context<'_>) -> Result<String, Stop> {
    let id = checked_id(typed)?;
    let file = FileId::new(annotation_path(&id));
    let help = "choose another name, or edit the file that is there";
    if context.inputs.files.contains_key(&file) {
        Err(Stop::content(format!("{file} is there already"), help))
    } else {
        Ok(id)
    }
}

fn checked_id(typed: &str) -> Result<String, Stop> {
    let name = typed
        .rsplit('/')
        .next()
        .unwrap_or(typed)
        .trim_end_matches(".md");
    if is_slug(name) {
        return Ok(name.to_owned());
    }
    let proposal = Some(slug(name))
        .filter(|slug| !slug.is_empty())
        .unwrap_or_else(|| "who-planned-it".to_owned());
    let message = format!(
        "`{name}` cannot be the name of an annotation: only small letters a-z, 0-9 and - can \
         stand in it"
    );
    Err(Stop::usage(message, format!("write {proposal}")))
}
