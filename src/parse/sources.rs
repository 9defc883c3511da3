//! The files of `content/sources/` in; sources, keys and the files they keep out.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::address::{FileKind, SOURCES, is_text, kind, sidecar_of};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::memo::Shared;
use crate::text::{FileId, Span, Text};

use super::conflict::{code, conflict};
use super::foreign::foreign;
use super::headers::{self, Header};
use super::memory::SourceInput;
use super::nearest::nearest_name;
use super::project_files::ProjectFiles;
use super::read_text::read_text;
use super::sha256::sha256;
use super::slug::slug;
use super::source::Sources;
use super::source_language::source_language;
use super::{
    Config, Inputs, Paragraph, ParseMemory, Sidecar, Source, SourceId, paragraphs, translations,
};

/// Reads every source with its sidecar. Of two with one key the first by path is kept.
pub(super) fn sources(
    files: &ProjectFiles,
    config: &Config,
    memory: &mut ParseMemory,
    diagnostics: &mut Diagnostics,
) -> Sources {
    let inputs = &*files.inputs;
    let mut asked = Vec::new();
    for (file, bytes) in files.of(FileKind::Source) {
        let input = SourceInput {
            bytes: Shared(bytes.clone()),
            sidecar: inputs.files.get(&sidecar_of(file)).cloned().map(Shared),
            published_text: config.source_text,
            language: config.language.clone(),
        };
        asked.push((file.clone(), input));
    }
    let mut sources = Sources::new();
    for (source, found) in memory.sources.get_all(asked, read_source) {
        diagnostics.append(found);
        let Some(mut source) = source else { continue };
        check_original(inputs, &mut source, diagnostics);
        match sources.get(&source.key) {
            Some(earlier) => diagnostics.push(duplicate(earlier, &source)),
            None => drop(sources.insert(source.key.clone(), source)),
        }
    }
    translations::check(&mut sources, diagnostics);
    lone_sidecars(files, diagnostics);
    too_deep(files, &sources, diagnostics);
    sources
}

fn read_source(file: &FileId, input: &SourceInput) -> (Option<Arc<Source>>, Diagnostics) {
    let mut found = Diagnostics::default();
    let source = source(file, input, &mut found).map(Arc::new);
    if let Some(source) = &source {
        conflict(file, &source.text, &mut found);
        code(file, &source.text, &mut found);
    }
    (source, found)
}

/// Texts in a folder below that of the sources, where nobody looks for them.
fn too_deep(files: &ProjectFiles, sources: &Sources, diagnostics: &mut Diagnostics) {
    let mut originals = BTreeSet::new();
    for source in sources.values() {
        originals.extend(
            source
                .sidecar
                .original
                .as_ref()
                .map(|original| &original.value),
        );
    }
    for (file, _) in files.of(FileKind::WithSources) {
        // A text directly in the folder is a source; what is left are those below.
        if !is_text(file) || originals.contains(file) {
            continue;
        }
        let message =
            "a source lies directly in content/sources/, and this text lies in a folder below it"
                .to_owned();
        let error = Diagnostic::new(Code::Settings, Place::start_of(file), message);
        diagnostics.push(error.help(format!("move it to {SOURCES}{}", file.name())));
    }
}

pub(super) fn source(
    file: &FileId,
    input: &SourceInput,
    diagnostics: &mut Diagnostics,
) -> Option<Source> {
    let text = read_text(file, &input.bytes, diagnostics);
    let sidecar_file = sidecar_of(file);
    let sidecar = input
        .sidecar
        .as_ref()
        .map(|bytes| read_sidecar(&sidecar_file, bytes, diagnostics))
        .unwrap_or_default();
    let key = sidecar
        .key
        .as_ref()
        .map_or_else(|| slug(file.stem()), |key| key.value.clone());
    if key.is_empty() {
        let message = format!("no key can be made of the name `{}`", file.stem());
        let help = format!("write key = \"a\" in a file {}.toml beside it", file.stem());
        diagnostics
            .push(Diagnostic::new(Code::Settings, Place::start_of(file), message).help(help));
        return None;
    }
    let paragraphs = read_paragraphs(file, &text, &sidecar);
    if paragraphs.is_empty() && foreign(&input.bytes).is_none() {
        let message =
            "this source holds no text, so that any word would be missing in it".to_owned();
        let error = Diagnostic::new(Code::Settings, Place::start_of(file), message);
        diagnostics.push(error.help("save the text in it, or delete the file"));
    }
    let source = Source {
        file: file.clone(),
        label: sidecar.label.clone().unwrap_or_else(|| label(&key)),
        key: SourceId::new(&key),
        sidecar_file: input.sidecar.as_ref().map(|_| sidecar_file),
        text_sha256: text_sha256(&paragraphs),
        paragraphs,
        text,
        sha256: sha256(&input.bytes),
        published_text: sidecar.text.unwrap_or(input.published_text),
        language: sidecar
            .language
            .as_ref()
            .map_or_else(|| input.language.clone(), |language| language.value.clone()),
        sidecar,
    };
    // What is wrong with a sidecar may be its language.
    if !diagnostics.has_errors() {
        source_language(&source, input.sidecar.as_deref(), diagnostics);
    }
    Some(source)
}

fn text_sha256(paragraphs: &[Paragraph]) -> String {
    let mut text = String::new();
    for paragraph in paragraphs {
        text.extend([paragraph.text.as_str(), "\n"]);
    }
    sha256(text.as_bytes())
}

/// A key of one letter in capitals, else the key.
fn label(key: &str) -> String {
    let letter = key.len() == 1 && key.bytes().all(|byte| byte.is_ascii_lowercase());
    if letter {
        key.to_uppercase()
    } else {
        key.to_owned()
    }
}

fn read_sidecar(file: &FileId, bytes: &[u8], diagnostics: &mut Diagnostics) -> Sidecar {
    let text = read_text(file, bytes, diagnostics);
    let span = Span::new(text.body_start(), text.as_str().len());
    headers::sidecar(
        Header {
            file,
            text: &text,
            span,
            code: Code::Settings,
        },
        diagnostics,
    )
}

/// The paragraphs of a source; what stands in the head of a clipped Markdown file is known about
/// the text, and no part of it.
fn read_paragraphs(file: &FileId, text: &Text, sidecar: &Sidecar) -> Vec<Paragraph> {
    if !file.extension().eq_ignore_ascii_case("md") {
        return paragraphs::plain_paragraphs(text, sidecar.paragraphs.unwrap_or_default());
    }
    super::markdown::paragraphs(text.as_str(), headers::below_head(text))
}

/// An original that is not there, or is a source itself, is reported and forgotten.
fn check_original(inputs: &Inputs, source: &mut Arc<Source>, diagnostics: &mut Diagnostics) {
    let (Some(original), Some(sidecar_file)) = (&source.sidecar.original, &source.sidecar_file)
    else {
        return;
    };
    let written = original
        .value
        .as_str()
        .strip_prefix(SOURCES)
        .unwrap_or_default();
    let place = Place::new(sidecar_file, original.span);
    let fault = if !inputs.holds(&original.value) {
        let files = inputs
            .paths()
            .filter_map(|file| file.as_str().strip_prefix(SOURCES));
        let near = nearest_name(written, files).map(|near| format!("did you mean `{near}`?"));
        let help = near.unwrap_or_else(|| "put the file there, or delete this line".to_owned());
        Diagnostic::new(
            Code::Settings,
            place,
            format!("there is no file `{written}` in content/sources/"),
        )
        .help(help)
    } else if matches!(kind(&original.value), FileKind::Source | FileKind::Sidecar) {
        let message =
            format!("`{written}` is itself read as a source, so it cannot be the original of one");
        Diagnostic::new(Code::Settings, place, message)
            .help("put it in a folder of its own: original = \"originals/…\"")
    } else {
        return;
    };
    diagnostics.push(fault);
    Arc::make_mut(source).sidecar.original = None;
}

pub(super) fn duplicate(earlier: &Source, later: &Source) -> Diagnostic {
    let message = format!("two sources have the key `{}`", later.key);
    let help = match &later.sidecar_file {
        Some(sidecar) => format!("write another key = \"…\" in {sidecar}"),
        None => format!(
            "write key = \"…\" in a file {}.toml beside it",
            later.file.stem()
        ),
    };
    let diagnostic = Diagnostic::new(Code::DuplicateKey, key_place(later), message).help(help);
    diagnostic.related(
        key_place(earlier),
        format!("{} has it already", earlier.file),
    )
}

/// Where a source's key is written; the beginning of its text if it is not.
fn key_place(source: &Source) -> Place {
    match (&source.sidecar.key, &source.sidecar_file) {
        (Some(key), Some(sidecar)) => Place::new(sidecar, key.span),
        _ => Place::start_of(&source.file),
    }
}

/// A sidecar without a text is a misspelt name, and what it says would be lost without a word.
fn lone_sidecars(files: &ProjectFiles, diagnostics: &mut Diagnostics) {
    let texts = files.of(FileKind::Source);
    let stems: BTreeSet<&str> = texts.map(|(file, _)| file.stem()).collect();
    for (file, _) in files.of(FileKind::Sidecar) {
        if stems.contains(file.stem()) {
            continue;
        }
        let message = format!(
            "there is no text `{stem}.txt` or `{stem}.md` beside this sidecar",
            stem = file.stem()
        );
        let help = match nearest_name(file.stem(), stems.iter().copied()) {
            Some(near) => format!("did you mean to call it {near}.toml?"),
            None => "give it the name of its text, or delete it".to_owned(),
        };
        diagnostics
            .push(Diagnostic::new(Code::Settings, Place::start_of(file), message).help(help));
    }
}
