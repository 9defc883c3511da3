//! `[[correction]]`, in front matter and in `content/corrections.toml`.

use crate::address::{FileKind, kind};
use crate::diagnostics::Diagnostics;
use crate::parse::{Correction, Date, SourceCorrection, SourceId, Spanned};
use crate::text::FileId;

use super::keys::CORRECTIONS;
use super::{Fields, Header};

/// The corrections of a page or annotation, the latest first; those of one date in the order of the
/// file.
pub(super) fn corrections(fields: &mut Fields) -> Vec<Correction> {
    let read = fields.tables("correction", of_text);
    let mut corrections: Vec<Correction> = read.into_iter().flatten().collect();
    corrections.sort_by(|a, b| b.date.cmp(&a.date));
    corrections
}

fn of_text(fields: &mut Fields) -> Option<Correction> {
    let date = date(fields);
    let text = words(fields, "text");
    Some(Correction {
        date: date?,
        text: text?.value,
    })
}

/// Reads `content/corrections.toml`, in its order.
pub(in crate::parse) fn source_corrections(
    header: Header,
    diagnostics: &mut Diagnostics,
) -> Vec<SourceCorrection> {
    super::read(header, &CORRECTIONS, true, diagnostics, |fields| {
        let read = fields.tables("correction", of_source);
        read.into_iter().flatten().collect()
    })
}

fn of_source(fields: &mut Fields) -> Option<SourceCorrection> {
    let date = date(fields);
    let source = source(fields);
    let old_sha256 = sha256(fields, "old_sha256");
    let new_sha256 = sha256(fields, "new_sha256");
    let file = file(fields);
    let was = words(fields, "was");
    let is = words(fields, "is");
    Some(SourceCorrection {
        date: date?,
        source: source?,
        old_sha256: old_sha256?,
        new_sha256: new_sha256?,
        file: file?,
        was: was?.value,
        is: is?.value,
    })
}

fn date(fields: &mut Fields) -> Option<Date> {
    let date = fields.date("date");
    if date.is_none() {
        report_missing(fields, "date", "write date = 2025-06-16");
    }
    date
}

fn words(fields: &mut Fields, key: &'static str) -> Option<Spanned<String>> {
    let words = fields.text(key);
    if words.is_none() {
        report_missing(fields, key, &format!("write {key} = \"…\""));
    }
    words
}

/// Reports a key that is not written, or holds nothing; a value of another kind has been reported.
fn report_missing(fields: &mut Fields, key: &'static str, help: &str) {
    match fields.entry(key) {
        Some(entry) => {
            let is_blank = |text: &str| text.trim().is_empty();
            if entry.value.as_str().is_some_and(is_blank) {
                let message = format!("the `{key}` of this correction is empty");
                fields.report(entry.span, message, help);
            }
        }
        None if fields.is_missing(key) => {
            let message = format!("this correction has no `{key}`");
            fields.report(fields.table_span(), message, help);
        }
        None => {}
    }
}

/// A key that no source has is that of one that was taken out of the site: what was published of it
/// stays told.
fn source(fields: &mut Fields) -> Option<SourceId> {
    let written = words(fields, "source")?;
    Some(SourceId::new(&written.value))
}

fn sha256(fields: &mut Fields, key: &'static str) -> Option<String> {
    let written = words(fields, key)?;
    let is_hash = written.value.len() == 64 && written.value.bytes().all(is_hexadecimal);
    if is_hash {
        return Some(written.value);
    }
    let help = "write the 64 digits that sha256sum prints for the source's file";
    fields.report(written.span, format!("`{key}` is not a sha256"), help);
    None
}

fn is_hexadecimal(byte: u8) -> bool {
    matches!(byte, b'0'..=b'9' | b'a'..=b'f')
}

/// The page or annotation, which need not be there any more.
fn file(fields: &mut Fields) -> Option<FileId> {
    let written = words(fields, "file")?;
    let file = FileId::new(written.value);
    if matches!(kind(&file), FileKind::Page | FileKind::Annotation) {
        return Some(file);
    }
    let message = "`file` must be the path of a page or annotation";
    let help = "write it from the project's folder on: content/annotations/NAME.md";
    fields.report(written.span, message, help);
    None
}
