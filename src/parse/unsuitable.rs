//! Files of `content/` that nobody meant to publish.

use std::collections::{BTreeMap, BTreeSet};

use crate::address::{FileKind, SOURCES, kind};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::text::FileId;

use super::source::Sources;
use super::{Asset, Inputs, Source, SourceText, sha256};

/// Endings of word processors' files.
const DOCUMENTS: &[&str] = &["doc", "docx", "docm", "odt", "rtf", "pages", "wpd"];

/// Endings of files that hold work and not what readers are to have, with what they are.
const ENDINGS: &[(&[&str], &str)] = &[
    (DOCUMENTS, "a word processor’s file"),
    (&["eml", "msg", "mbox", "emlx"], "a mail"),
    (
        &["zip", "tar", "gz", "tgz", "bz2", "xz", "rar", "7z"],
        "an archive",
    ),
    (
        &["bak", "orig", "old", "rej", "tmp"],
        "a copy that a program kept",
    ),
];

/// Words that synchronisers put into the name of the second of two versions.
const CONFLICTS: &[&str] = &[
    "conflicted copy",
    ".sync-conflict-",
    "case conflict",
    "_conflict-",
];

/// Reports files that would be published, or read, though they are work.
pub(super) fn unsuitable(inputs: &Inputs, assets: &[Asset], diagnostics: &mut Diagnostics) {
    for asset in assets {
        if let Some(what) = of_ending(&asset.file) {
            let name = asset.file.name();
            let message = format!("`{name}` is {what}, and would be published as it is");
            let help = "move it out of content/; what readers shall have is best a PDF or a page";
            report(&asset.file, message, help, diagnostics);
        }
    }
    for file in inputs.paths() {
        let name = file.name().to_lowercase();
        if is_read(file) && CONFLICTS.iter().any(|words| name.contains(words)) {
            let message = format!(
                "`{}` is the second version of a file that was changed in two places at once",
                file.name()
            );
            let help = "compare it with the first, keep one of the two, and delete the other";
            report(file, message, help, diagnostics);
        }
    }
}

/// Reports each file that lies among the sources and is no text, though it was meant for one: no
/// source has its name, and none names it as what its text was taken from.
pub(super) fn unread(inputs: &Inputs, sources: &Sources, diagnostics: &mut Diagnostics) {
    let mut known = BTreeSet::new();
    for source in sources.values() {
        known.insert(source.file.stem());
        let original = source.sidecar.original.as_ref();
        known.extend(original.map(|original| original.value.stem()));
    }
    for file in inputs.paths() {
        let Some(name) = file.as_str().strip_prefix(SOURCES) else {
            continue;
        };
        let ending = file.extension().to_lowercase();
        let is_document = DOCUMENTS.contains(&ending.as_str()) || ending == "pdf";
        if !is_document || name.contains('/') || known.contains(file.stem()) {
            continue;
        }
        let stem = file.stem();
        let message = format!("`{name}` is no plain text, so that it is not read as a source");
        let help = format!(
            "copy the text out of it into {stem}.txt; to keep it beside a text of another name, \
             write original = \"{name}\" in the .toml of that text"
        );
        report(file, message, &help, diagnostics);
    }
}

fn is_read(file: &FileId) -> bool {
    !matches!(
        kind(file),
        FileKind::Temporary | FileKind::Foreign | FileKind::Theme
    )
}

fn of_ending(file: &FileId) -> Option<&'static str> {
    let extension = file.extension().to_lowercase();
    let known = ENDINGS
        .iter()
        .find(|(endings, _)| endings.contains(&extension.as_str()));
    known.map(|(_, what)| *what)
}

/// Reports each file and each full source whose words are those of a source given as excerpts: they
/// would be republished after all.
pub(super) fn twins(
    inputs: &Inputs,
    sources: &Sources,
    assets: &[Asset],
    diagnostics: &mut Diagnostics,
) {
    let mut kept = BTreeMap::new();
    for source in sources.values() {
        if source.published_text == SourceText::Excerpts {
            kept.insert(words_sha256(source.text.as_str()), &**source);
        }
    }
    if kept.is_empty() {
        return;
    }
    for source in sources.values() {
        if source.published_text == SourceText::Full
            && let Some(twin) = kept.get(&words_sha256(source.text.as_str()))
        {
            let help = "write text = \"excerpts\" for this one too, or delete it";
            report_twin(&source.file, twin, help, diagnostics);
        }
    }
    for asset in assets {
        let bytes = inputs.files.get(&asset.file);
        let Some(text) = bytes.and_then(|bytes| std::str::from_utf8(bytes).ok()) else {
            continue;
        };
        if let Some(twin) = kept.get(&words_sha256(text)) {
            report_twin(&asset.file, twin, "move it out of content/", diagnostics);
        }
    }
}

/// The same for texts that differ in line ends, wrapping and blank lines alone.
fn words_sha256(text: &str) -> String {
    let words: Vec<&str> = text
        .trim_start_matches('\u{feff}')
        .split_whitespace()
        .collect();
    sha256(words.join(" ").as_bytes())
}

fn report_twin(file: &FileId, twin: &Source, help: &str, diagnostics: &mut Diagnostics) {
    let message = format!(
        "this would be published, and its text is that of source {}, of which only excerpts may be",
        twin.key
    );
    let error = Diagnostic::new(Code::UnsafePath, Place::start_of(file), message).help(help);
    diagnostics.push(error.related(Place::start_of(&twin.file), "the same text"));
}

fn report(file: &FileId, message: String, help: &str, diagnostics: &mut Diagnostics) {
    diagnostics.push(Diagnostic::new(Code::UnsafePath, Place::start_of(file), message).help(help));
}
