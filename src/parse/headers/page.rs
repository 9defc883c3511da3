//! The front matter of a page, and what annotations share with it.

use std::collections::BTreeMap;

use crate::diagnostics::{Code, Diagnostics};
use crate::parse::{Allow, Date, Spanned};

use super::{Fields, Header, Vocabulary};

/// What the front matter of a page says.
#[derive(Default)]
pub(in crate::parse) struct PageHeader {
    pub(in crate::parse) title: Option<Spanned<String>>,
    pub(in crate::parse) date: Option<Date>,
    pub(in crate::parse) updated: Option<Date>,
    pub(in crate::parse) authors: Vec<String>,
    pub(in crate::parse) summary: Option<String>,
    pub(in crate::parse) draft: bool,
    pub(in crate::parse) weight: i64,
    pub(in crate::parse) allow: Vec<Allow>,
    pub(in crate::parse) extra: BTreeMap<String, toml::Value>,
}

const VOCABULARY: Vocabulary = Vocabulary {
    top: &["title", "date", "updated", "authors", "summary", "draft", "weight", "allow", "extra"],
    tables: &[("[allow]", ALLOWED)],
};

/// The lints that `[allow]` may name.
pub(super) const ALLOWED: &[&str] = &["meaning", "cut-short"];

/// Reads the front matter of a page.
pub(in crate::parse) fn page_header(header: Header, diagnostics: &mut Diagnostics) -> PageHeader {
    super::read(header, &VOCABULARY, false, diagnostics, |fields| PageHeader {
        title: fields.text("title"),
        date: fields.date("date"),
        updated: fields.date("updated"),
        authors: fields.strings("authors"),
        summary: fields.string("summary"),
        draft: fields.flag("draft"),
        weight: fields.number("weight").unwrap_or_default(),
        allow: allow(fields),
        extra: fields.free("extra").into_iter().collect(),
    })
}

/// `[allow]`: lints with reasons.
pub(super) fn allow(fields: &mut Fields) -> Vec<Allow> {
    fields
        .table("allow", |fields| [Code::Meaning, Code::CutShort].into_iter().filter_map(|lint| allowed(fields, lint)).collect())
        .unwrap_or_default()
}

fn allowed(fields: &mut Fields, lint: Code) -> Option<Allow> {
    let entry = fields.entry(lint.name())?;
    // What is excused for no good reason is reported here, and not once more at each quotation.
    let reason = fields.text_of(&entry).map_or_else(String::new, |reason| reason.value.trim().to_owned());
    if reason.is_empty() && entry.value.is_str() {
        let help = "say in a few words why; it is printed at each quotation that it excuses";
        fields.report(entry.span, format!("`{lint}` is allowed without a reason"), help);
    }
    Some(Allow { lint, reason, span: entry.key.span.to(entry.span) })
}
