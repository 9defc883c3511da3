//! `variorum new annotation`: finds words in their sources, and makes an annotation that quotes them as they stand there.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use crate::commands::arguments::NewAnnotation;
use crate::commands::terminal::Terminal;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::parse::{Inputs, Options, Project, is_slug, list_names, nearest_name, parse, slug};
use crate::resolve::{Status, shown};
use crate::text::FileId;
use crate::{Memo, analyze, disk};

use super::ask::{ask, is_answered};
use super::locators::locators;
use super::markup::blockquote;
use super::pairs::Pair;
use super::{Stop, quoted};

const EXAMPLE: &str = "variorum new annotation --source gazette --quote \"The mayor resigned\"";
const RELATIONS: &str = "agree, differ, conflict, only or unclear";

pub(super) fn run(root: &Path, options: &NewAnnotation, typed: &[Pair], terminal: Terminal) -> Result<(), Stop> {
    let inputs = Inputs { files: disk::read(root)?.files, options: Options::default() };
    let sources = of_sources(&inputs);
    let (project, _) = parse(&sources);
    let pairs = complete(typed.to_vec(), &project)?;
    if let Some(id) = options.id.as_deref().map(checked_id).transpose()? {
        not_there(&inputs, &id)?;
    }
    let mut found = Vec::new();
    for pair in pairs {
        found.push(find(&pair, &sources, terminal)?);
    }
    let draft = Draft::new(options, found, &project)?;
    let files = [(draft.path(), draft.text().into_bytes())];
    draft.write(root, &inputs, &files, terminal)?;
    terminal.say(&format!("Made {}. Next:", files[0].0));
    terminal.say(&format!("  put [^{}] behind the words on a page to which it belongs", draft.id));
    if draft.relation.is_some() {
        terminal.say("  write what each source says under [answers], in a few words of your own");
    }
    terminal.say("  write what you have to say below the quotations, and run variorum check");
    Ok(())
}

/// The project's settings and sources alone: what a quotation needs.
fn of_sources(inputs: &Inputs) -> Inputs {
    let needed = |file: &FileId| file.as_str() == disk::SETTINGS || file.as_str().starts_with("content/sources/");
    let files = inputs.files.iter().filter(|(file, _)| needed(file));
    Inputs { files: files.map(|(file, bytes)| (file.clone(), bytes.clone())).collect(), options: Options::default() }
}

/// The pairs with everything that was left out, which only a person can say.
fn complete(mut pairs: Vec<Pair>, project: &Project) -> Result<Vec<Pair>, Stop> {
    let keys = || project.sources.iter().map(|source| source.key.as_str());
    if project.sources.is_empty() {
        return Err(Stop::content("this site has no source yet", "put a text into it: variorum new source FILE"));
    }
    let asks_for_more = pairs.is_empty();
    if asks_for_more {
        pairs.push(Pair::default());
    }
    let mut complete = Vec::new();
    let mut rest = pairs.into_iter();
    let mut next = rest.next();
    while let Some(mut pair) = next {
        if pair.key.is_empty() {
            let answer = ask(&format!("Which source do you quote ({})?", list_names(keys())));
            pair.key = answer.ok_or_else(|| Stop::missing("the option --source KEY", EXAMPLE))?;
        }
        let key = pair.key.trim_start_matches('@').to_owned();
        check_key(&key, &keys().collect::<Vec<_>>())?;
        if pair.quote.is_empty() {
            let answer = ask(&format!("Which words of {key}?"));
            pair.quote = answer.ok_or_else(|| Stop::missing("the option --quote WORDS", EXAMPLE))?;
        }
        complete.push(Pair { key, ..pair });
        let another = || ask("Another source to compare it with (return: none)?").map(|key| Pair { key, ..Pair::default() });
        next = if asks_for_more { another() } else { rest.next() };
    }
    Ok(complete)
}

fn check_key(key: &str, keys: &[&str]) -> Result<(), Stop> {
    if keys.contains(&key) {
        return Ok(());
    }
    let near = nearest_name(key, keys.iter().copied()).map(|near| format!("did you mean `{near}`?"));
    let all = || format!("the sources are {}", list_names(keys.iter().copied()));
    Err(Stop::content(format!("no source has the key `{key}`"), near.unwrap_or_else(all)))
}

/// Words that were found.
struct Found {
    /// Key and locator, as in a citation.
    citation: String,
    key: String,
    /// As they stand in the source; with the author's own elisions and brackets, as typed.
    words: String,
}

/// The file that the words are looked up in, as if it were an annotation.
const PROBE: &str = "content/annotations/0.md";
/// How messages name it.
const QUOTE: &str = "--quote";

/// Looks words up by the same rules as every quotation.
fn find(pair: &Pair, sources: &Inputs, terminal: Terminal) -> Result<Found, Stop> {
    let locator = pair.locator.as_ref().map(|locator| format!(", {locator}")).unwrap_or_default();
    let citation = format!("{}{locator}", pair.key);
    let probe: Arc<[u8]> = blockquote(&pair.quote.replace("\r\n", "\n"), &citation).into_bytes().into();
    let mut inputs = sources.clone();
    inputs.files.insert(FileId::new(PROBE), probe.clone());
    let (analysis, diagnostics) = analyze(&inputs, &mut Memo::default());
    let resolved = analysis.resolution.quotations.iter().find(|resolved| resolved.quotation.file.as_str() == PROBE);
    let source = resolved.and_then(|resolved| analysis.project.sources.get(resolved.source?));
    let locators = resolved.zip(source).map(|(resolved, source)| locators(source, &resolved.candidates)).unwrap_or_default();
    let report = about_quote(diagnostics, locators.first());
    inputs.files.insert(FileId::new(QUOTE), probe);
    let (Some(resolved), Some(source)) = (resolved, source) else {
        terminal.diagnostics(&report, &inputs);
        return Err(Stop::content("the words cannot be looked up", "give --quote the words of the source, without a citation"));
    };
    match &resolved.passage {
        Some(passage) if resolved.status.is_accepted() => {
            terminal.diagnostics(&report, &inputs);
            let plain = resolved.status != Status::Edited && passage.parts.len() == 1;
            let words = if plain { shown(source, passage.span()) } else { pair.quote.clone() };
            Ok(Found { citation, key: pair.key.clone(), words })
        }
        _ => {
            terminal.diagnostics(&report, &inputs);
            match choose(&locators) {
                Some(locator) => find(&Pair { locator: Some(locator), ..pair.clone() }, sources, terminal),
                None => Err(Stop::content("nothing was written", "")),
            }
        }
    }
}

/// What is reported of the words, at their place on the command line.
fn about_quote(diagnostics: Diagnostics, locator: Option<&String>) -> Diagnostics {
    diagnostics.filter_map(|found| {
        let unasked = matches!(found.code, Code::UnusedAnnotation | Code::NoWordList);
        if found.place.file.as_str() != PROBE || unasked {
            return None;
        }
        let name = |locator| format!("quote more words, or say which place you mean, for example --locator \"{locator}\"");
        let help = locator.map(name).or_else(|| found.help.clone());
        Some(Diagnostic { place: Place::new(&FileId::new(QUOTE), found.place.span), help, fix: None, ..found })
    })
}

/// Which of several places is meant: only a person can say.
fn choose(locators: &[String]) -> Option<String> {
    if locators.is_empty() || !is_answered() {
        return None;
    }
    for (number, locator) in locators.iter().enumerate() {
        eprintln!("  {}: {locator}", number + 1);
    }
    let answer = ask("Which place (its number; return: none)?")?;
    locators.get(answer.parse::<usize>().ok()?.checked_sub(1)?).cloned()
}

/// An annotation that is not written yet.
struct Draft<'a> {
    id: String,
    question: Option<String>,
    relation: Option<String>,
    title: Option<&'a str>,
    unpublished: bool,
    found: Vec<Found>,
    /// Keys of the sources that are not quoted.
    others: Vec<&'a str>,
}

impl<'a> Draft<'a> {
    fn new(options: &'a NewAnnotation, found: Vec<Found>, project: &'a Project) -> Result<Self, Stop> {
        let sources: BTreeSet<&str> = found.iter().map(|found| found.key.as_str()).collect();
        let compares = sources.len() > 1 || options.question.is_some() || options.relation.is_some();
        let (mut question, mut relation) = (options.question.clone(), options.relation.clone());
        if compares && options.title.is_none() {
            let example = "--question \"When did the mayor resign?\"";
            let ask_question = || ask("What do you ask the sources, as a reader would ask it?");
            question = Some(question.or_else(ask_question).ok_or_else(|| Stop::missing("the option --question WORDS", example))?);
            let ask_relation = || ask(&format!("How do they stand to each other: {RELATIONS}?"));
            let missing = || Stop::missing(&format!("the option --relation ({RELATIONS})"), "--relation differ");
            relation = Some(relation.or_else(ask_relation).ok_or_else(missing)?);
        }
        let words = question.as_deref().or(options.title.as_deref()).unwrap_or_else(|| &found[0].words);
        let keys = project.sources.iter().map(|source| source.key.as_str());
        let others = keys.filter(|key| !sources.contains(key)).collect();
        let id = id(options.id.as_deref(), words)?;
        Ok(Self { id, question, relation, title: options.title.as_deref(), unpublished: options.draft, found, others })
    }

    fn path(&self) -> String {
        format!("content/annotations/{}.md", self.id)
    }

    fn text(&self) -> String {
        let keys: BTreeSet<&str> = self.found.iter().map(|found| found.key.as_str()).collect();
        let mut lines = vec!["+++".to_owned()];
        lines.extend(self.title.iter().map(|title| format!("title = {}", quoted(title))));
        lines.extend(self.question.iter().map(|question| format!("question = {}", quoted(question))));
        lines.extend(self.relation.iter().map(|relation| format!("relation = {}", quoted(relation))));
        if lines.len() == 1 {
            lines.push("# title = \"What readers see above it\"".to_owned());
        }
        lines.extend(self.unpublished.then(|| "draft = true".to_owned()));
        if self.relation.is_some() {
            lines.push("[answers]".to_owned());
            lines.extend(keys.iter().map(|key| format!("# {key} = \"\"")));
        }
        if self.relation.as_deref() == Some("only") {
            lines.push("[silent]".to_owned());
            lines.extend(self.others.iter().map(|key| format!("# {key} = [\"a word that you looked for\", \"a beginning*\"]")));
        }
        lines.push("+++".to_owned());
        lines.extend(
            self.found.iter().map(|found| format!("\n{}", blockquote(&found.words, &found.citation)).trim_end().to_owned()),
        );
        lines.join("\n") + "\n"
    }

    /// `only` lacks the words that were looked for in the other sources, which nobody but the editor knows: said, and no hindrance.
    fn write(&self, root: &Path, inputs: &Inputs, files: &[(String, Vec<u8>)], terminal: Terminal) -> Result<(), Stop> {
        let one_source = self.found.iter().all(|found| found.key == self.found[0].key);
        if self.relation.as_deref() != Some("only") || !one_source {
            return super::write(root, inputs, files, terminal);
        }
        let faults = super::faults(inputs, files);
        let others = faults.filter_map(|found| (found.code != Code::Relation).then_some(found));
        if others.has_errors() {
            return super::write(root, inputs, files, terminal);
        }
        disk::create(root, files)?;
        terminal.message("note", "`only` needs [silent] too: which words you looked for in the other sources and did not find");
        Ok(())
    }
}

/// The name that footnotes use: the author's, else made of words.
fn id(typed: Option<&str>, words: &str) -> Result<String, Stop> {
    /// Words of a name that is made.
    const LONGEST: usize = 6;
    if let Some(id) = typed {
        return checked_id(id);
    }
    let words = words.replace(['\'', '’'], "");
    let made = slug(&words.split_whitespace().take(LONGEST).collect::<Vec<_>>().join(" "));
    let missing = || Stop::missing("the name of the annotation", "variorum new annotation who-planned-it --source …");
    if made.is_empty() {
        ask("What shall its file be called (a-z, 0-9, -)?").map(|id| slug(&id)).ok_or_else(missing)
    } else {
        Ok(made)
    }
}

/// Said before anything is asked.
fn not_there(inputs: &Inputs, id: &str) -> Result<(), Stop> {
    let file = FileId::new(format!("content/annotations/{id}.md"));
    let help = "choose another name, or edit the file that is there";
    if inputs.files.contains_key(&file) { Err(Stop::content(format!("{file} is there already"), help)) } else { Ok(()) }
}

/// The author's name for it, with or without folder and ending.
fn checked_id(typed: &str) -> Result<String, Stop> {
    let name = typed.rsplit('/').next().unwrap_or(typed).trim_end_matches(".md");
    if is_slug(name) {
        return Ok(name.to_owned());
    }
    let proposal = Some(slug(name)).filter(|slug| !slug.is_empty()).unwrap_or_else(|| "who-planned-it".to_owned());
    let message = format!("`{name}` cannot be the name of an annotation: only small letters a-z, 0-9 and - can stand in it");
    Err(Stop::usage(message, format!("write {proposal}")))
}
