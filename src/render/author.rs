//! What stands among the words of a passage where it is quoted, and is not the source's.

use crate::parse::QuotedObjectKind;
use crate::text::Span;

use super::html::Html;

/// What the author of a page put among the words of a passage.
pub(crate) trait Author {
    /// A footnote reference or a citation, if it is shown here.
    fn object(&mut self, kind: QuotedObjectKind) -> Html;
    /// Where a link leads; nothing where it may not be one.
    fn href(&self, link: usize) -> Option<String>;
    /// The sign of words that are left out.
    fn gap(&mut self, span: Span) -> Html;
}

/// Nobody, where a passage is shown apart from the text that quotes it.
pub(crate) struct Nobody;

impl Author for Nobody {
    fn object(&mut self, _: QuotedObjectKind) -> Html {
        Html::default()
    }

    fn href(&self, _: usize) -> Option<String> {
        None
    }

    fn gap(&mut self, _: Span) -> Html {
        gap()
    }
}

/// `[…]`.
pub(crate) fn gap() -> Html {
    let mut html = Html::default();
    html.push_markup("<span class=\"gap\">[…]</span>");
    html
}
