//! The front matter of a page, and what annotations share with it.

use crate::diagnostics::Diagnostics;
use crate::parse::{PageHead, WritingHead};

use super::allow::allowances;
use super::correction::corrections;
use super::keys::PAGE;
use super::{Fields, Header, strings};

/// Reads the front matter of a page.
pub(in crate::parse) fn page_head(
    header: Header,
    diagnostics: &mut Diagnostics,
) -> (WritingHead, PageHead) {
    super::read(header, &PAGE, false, diagnostics, page)
}

fn page(fields: &mut Fields) -> (WritingHead, PageHead) {
    let page = PageHead {
        title: fields.text("title"),
        summary: fields.string("summary"),
        weight: fields.number("weight").unwrap_or_default(),
    };
    (head(fields), page)
}

/// What pages and annotations share.
pub(super) fn head(fields: &mut Fields) -> WritingHead {
    let (date, updated) = (fields.date("date"), fields.date("updated"));
    if let (Some(date), Some(updated), Some(entry)) = (&date, &updated, fields.entry("updated"))
        && updated.with_day() < date.with_day()
        && !date.as_str().starts_with(updated.as_str())
    {
        let message = format!("this was updated before it appeared: `date` is {date}");
        fields.report(
            entry.span,
            message,
            "correct one of the two, or exchange them",
        );
    }
    WritingHead {
        authors: fields.strings("authors"),
        date,
        updated,
        draft: fields.flag("draft"),
        allow: allowances(fields),
        corrections: corrections(fields),
        extra: fields.free("extra").into_iter().collect(),
        unchecked: strings::unchecked(fields),
    }
}
