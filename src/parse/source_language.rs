//! A source meets the language that it is said to be written in.

use crate::address::sidecar_of;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::language::detect;
use crate::text::{FileId, Span, Text};

use super::{Source, Spanned};

/// Reports a source that plainly reads as another language than it counts as: negations and hedges
/// are known by language, and so are the words that brackets may stand for. `bytes` are those of
/// its sidecar, if it has one.
pub(super) fn source_language(
    source: &Source,
    bytes: Option<&[u8]>,
    diagnostics: &mut Diagnostics,
) {
    let Some(found) = detect::contradicts(&words(source), &source.language) else {
        return;
    };
    let sidecar = sidecar_of(&source.file);
    let warning = match &source.sidecar.language {
        Some(said) => said_wrongly(&sidecar, said, found),
        None => not_said(source, &sidecar, bytes, found),
    };
    diagnostics.push(warning.help(format!("write language = \"{found}\" in {sidecar}")));
}

fn said_wrongly(sidecar: &FileId, said: &Spanned<String>, found: &str) -> Diagnostic {
    let message = format!(
        "this text reads as {}, not as {}",
        detect::name(found),
        detect::name(&said.value)
    );
    let place = Place::new(sidecar, said.span);
    Diagnostic::new(Code::SourceLanguage, place.clone(), message).fix(place, format!("\"{found}\""))
}

fn not_said(source: &Source, sidecar: &FileId, bytes: Option<&[u8]>, found: &str) -> Diagnostic {
    let (reads, counts) = (detect::name(found), detect::name(&source.language));
    let message =
        format!("this text reads as {reads}, and counts as {counts}, the language of the site");
    let warning = Diagnostic::new(Code::SourceLanguage, Place::start_of(&source.file), message);
    // A line goes above every table of a sidecar, behind the mark of the order of its bytes. A fix
    // does not make a file.
    let Some(text) = bytes.and_then(|bytes| Text::new(bytes).ok()) else {
        return warning;
    };
    let head = Span::new(text.body_start(), text.body_start());
    warning.fix(
        Place::new(sidecar, head),
        format!("language = \"{found}\"\n"),
    )
}

/// What the source says, without its head and its markup, as far as it is looked at.
fn words(source: &Source) -> String {
    let mut words = String::new();
    for paragraph in &source.paragraphs {
        if words.len() > detect::HEAD {
            break;
        }
        words.push_str(paragraph.text.as_str());
        words.push('\n');
    }
    words
}
