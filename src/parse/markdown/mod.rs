//! Markdown in; events with spans, and the quotations, citations and footnotes that stand in them, out.

use pulldown_cmark::Event;

use crate::text::{FileId, Mapped, Span};

use super::{Citation, Quotation};

/// A Markdown text, read once. All spans are bytes of the file as stored.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Document {
    /// Every event in order, with its span. Raw HTML has become text; HTML comments are gone.
    pub events: Vec<(Event<'static>, Span)>,
    /// Every quotation with a citation, in order of place.
    pub quotations: Vec<Quotation>,
    /// Every citation, those of quotations included, in order of place. Renderers find them by span.
    pub citations: Vec<Citation>,
    /// Every `[^id]` outside code, in order of place.
    pub footnotes: Vec<FootnoteReference>,
    /// Every `[^id]: …`, in order of place.
    pub definitions: Vec<FootnoteDefinition>,
    /// `[^id](…)`: what Markdown reads as a link.
    pub footnote_links: Vec<Span>,
    /// Pairs of quotation marks without a citation, outside cited quotations, code and links: opening to closing mark.
    pub unchecked: Vec<Span>,
    /// Blockquotes without a citation.
    pub unattributed: Vec<Span>,
    /// Headings with level (1-6) and words.
    pub headings: Vec<Heading>,
    /// Destinations of links and images, entities decoded, with the whole link's span.
    pub links: Vec<Link>,
}

/// `[^id]` in running text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FootnoteReference {
    /// What stands between `[^` and `]`.
    pub id: String,
    /// From `[` to `]`.
    pub span: Span,
    /// The id of the footnote definition that it stands in, if it does.
    pub inside: Option<String>,
}

/// `[^id]: …`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FootnoteDefinition {
    /// What stands between `[^` and `]`.
    pub id: String,
    /// The whole definition.
    pub span: Span,
    /// Its events' range in [`Document::events`], start and end of the definition included.
    pub events: std::ops::Range<usize>,
}

/// A heading.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// Its words.
    pub text: String,
    /// The whole heading.
    pub span: Span,
}

/// A link or an image.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Link {
    /// Its destination.
    pub destination: String,
    /// The whole of it.
    pub span: Span,
    /// Whether it is an image.
    pub image: bool,
}

/// Reads the body of a file; `body` is the part after the front matter, and spans stay those of the file.
pub fn document(_file: &FileId, _content: &str, _body: Span, _diagnostics: &mut crate::diagnostics::Diagnostics) -> Document {
    Document::default()
}

/// The paragraphs of a Markdown source as rendered text, each with its way back to the file.
pub fn paragraphs(_content: &str, _body: Span) -> Vec<Mapped> {
    Vec::new()
}
