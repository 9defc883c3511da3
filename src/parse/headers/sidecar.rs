//! The sidecar of a source.

use crate::address::SOURCES;
use crate::diagnostics::Diagnostics;
use crate::parse::slug::{is_slug, slug};
use crate::parse::{ParagraphNumbers, ParagraphRule, Sidecar, Spanned};
use crate::text::FileId;

use super::keys::SIDECAR;
use super::settings::{SOURCE_TEXT, language};
use super::{Fields, Header};

/// The item types of CSL 1.0.2.
const CSL_TYPES: &[&str] = &[
    "article",
    "article-journal",
    "article-magazine",
    "article-newspaper",
    "bill",
    "book",
    "broadcast",
    "chapter",
    "classic",
    "collection",
    "dataset",
    "document",
    "entry",
    "entry-dictionary",
    "entry-encyclopedia",
    "event",
    "figure",
    "graphic",
    "hearing",
    "interview",
    "legal_case",
    "legislation",
    "manuscript",
    "map",
    "motion_picture",
    "musical_score",
    "pamphlet",
    "paper-conference",
    "patent",
    "performance",
    "periodical",
    "personal_communication",
    "post",
    "post-weblog",
    "regulation",
    "report",
    "review",
    "review-book",
    "software",
    "song",
    "speech",
    "standard",
    "thesis",
    "treaty",
    "webpage",
];

/// Reads the sidecar of a source. Whether its original and the source it translates exist is not
/// asked here.
pub(in crate::parse) fn sidecar(header: Header, diagnostics: &mut Diagnostics) -> Sidecar {
    super::read(header, &SIDECAR, true, diagnostics, known)
}

/// What a sidecar says.
fn known(fields: &mut Fields) -> Sidecar {
    Sidecar {
        key: key(fields),
        label: fields.string("label"),
        title: fields.string("title"),
        outlet: fields.string("outlet"),
        publisher: fields.string("publisher"),
        authors: fields.strings("authors"),
        kind: kind(fields),
        published: fields.date("published"),
        retrieved: fields.date("retrieved"),
        url: fields.web_address("url"),
        archive_url: fields.web_address("archive_url"),
        license: fields.string("license"),
        language: language(fields),
        note: fields.string("note"),
        paragraphs: fields.choice(
            "paragraphs",
            &[
                ("lines", ParagraphRule::Lines),
                ("blank-lines", ParagraphRule::BlankLines),
            ],
        ),
        text: fields.choice("text", SOURCE_TEXT),
        original: original(fields),
        publish_original: fields.flag("publish_original"),
        translation_of: fields.text("translation_of"),
        original_paragraphs: original_paragraphs(fields),
        translator: fields.string("translator"),
        machine: fields.flag("machine"),
        extra: fields.free("extra").into_iter().collect(),
    }
}

/// A key that cannot be one is reported, and its slug stands in for it.
fn key(fields: &mut Fields) -> Option<Spanned<String>> {
    let entry = fields.entry("key")?;
    let written = fields.text_of(&entry)?;
    if written.value.trim().is_empty() {
        fields.report(
            written.span,
            "the key is empty",
            "write key = \"a\", or delete the line to use the file’s name",
        );
        return None;
    }
    if is_slug(&written.value) {
        return Some(written);
    }
    let proposal = slug(&written.value);
    let example = if proposal.is_empty() { "a" } else { &proposal };
    let message = format!(
        "`{}` cannot be a key: only a-z, 0-9 and - can stand in it",
        written.value
    );
    fields.report(written.span, message, format!("write key = \"{example}\""));
    (!proposal.is_empty()).then_some(Spanned {
        value: proposal,
        span: written.span,
    })
}

fn kind(fields: &mut Fields) -> Option<String> {
    let types: Vec<(&str, &str)> = CSL_TYPES.iter().map(|name| (*name, *name)).collect();
    fields.choice("type", &types).map(str::to_owned)
}

fn original(fields: &mut Fields) -> Option<Spanned<FileId>> {
    let written = fields.text("original")?;
    let path = written.value.strip_prefix("./").unwrap_or(&written.value);
    let plain =
        path.split('/').all(|part| !matches!(part, "" | "." | "..")) && !path.contains(['\\', ':']);
    if plain {
        return Some(Spanned {
            value: FileId::new(format!("{SOURCES}{path}")),
            span: written.span,
        });
    }
    fields.report(
        written.span,
        "`original` must be a file in content/sources/",
        "put the file there, and write its name alone",
    );
    None
}

/// Numbers that cannot be read are reported, and none stand in for them, so that nobody asks for
/// them as well.
fn original_paragraphs(fields: &mut Fields) -> Option<Spanned<ParagraphNumbers>> {
    let entry = fields.entry("original_paragraphs")?;
    let written = fields.text_of(&entry);
    if written
        .as_ref()
        .is_some_and(|written| written.value.trim().is_empty())
    {
        return None;
    }
    let value = written
        .as_ref()
        .and_then(|written| ParagraphNumbers::parse(&written.value));
    if let (None, Some(written)) = (&value, &written) {
        let message = format!("`{}` does not number paragraphs", written.value);
        fields.report(
            written.span,
            message,
            "write numbers and ranges of them, from 1, with commas: \"6-9\" or \"1, 3, 6-9\"",
        );
    }
    Some(Spanned {
        value: value.unwrap_or_default(),
        span: entry.span,
    })
}
