//! The front matter of a page, and what annotations share with it.

use crate::diagnostics::{Code, Diagnostics};
use crate::parse::{Allow, Head, PageHead};

use super::{Fields, Header, Vocabulary, strings};

const VOCABULARY: Vocabulary = Vocabulary {
    top: &["title", "date", "updated", "authors", "summary", "draft", "weight", "allow", "extra"],
    tables: &[("[allow]", ALLOWED)],
};

/// The lints that `[allow]` may name.
pub(super) const ALLOWED: &[&str] = &["meaning", "cut-short"];

/// Reads the front matter of a page.
pub(in crate::parse) fn page_head(header: Header, diagnostics: &mut Diagnostics) -> (Head, PageHead) {
    super::read(header, &VOCABULARY, false, diagnostics, |fields| {
        let head = PageHead {
            title: fields.text("title"),
            summary: fields.string("summary"),
            weight: fields.number("weight").unwrap_or_default(),
        };
        (self::head(fields), head)
    })
}

/// What pages and annotations share.
pub(super) fn head(fields: &mut Fields) -> Head {
    Head {
        authors: fields.strings("authors"),
        date: fields.date("date"),
        updated: fields.date("updated"),
        draft: fields.flag("draft"),
        allow: allow(fields),
        extra: fields.free("extra").into_iter().collect(),
        unchecked: strings::unchecked(fields),
    }
}

/// `[allow]`: lints with reasons.
fn allow(fields: &mut Fields) -> Vec<Allow> {
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
