//! A Markdown text as it was read.

use std::ops::Range;

use pulldown_cmark::{Event as Parsed, Tag};

use crate::parse::{Citation, Quotation, Spanned};
use crate::text::Span;

use super::event::{Event, QuotedBlocks};

/// A Markdown text, read once. All spans are bytes of the file as stored.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Document {
    /// Every event in order, with its span.
    pub events: Vec<(Event, Span)>,
    /// Every quotation with a citation, in order of place.
    pub quotations: Vec<Quotation>,
    /// Blocks that hold nothing but quotations, in order of place.
    pub blocks: Vec<QuotedBlocks>,
    /// Every citation, those of quotations included, in order of place.
    pub citations: Vec<Citation>,
    /// For each citation the quotation that it cites, as an index, if it cites one.
    pub cited: Vec<Option<usize>>,
    /// Every `[^id]` outside code, in order of place.
    pub footnotes: Vec<FootnoteReference>,
    /// Every `[^id]: …`, in order of place.
    pub definitions: Vec<FootnoteDefinition>,
    /// `[^id](…)`: what Markdown reads as a link, or would if the brackets held an address.
    pub footnote_links: Vec<Span>,
    /// Pairs of quotation marks without a citation, outside cited quotations, code and pictures:
    /// opening to closing mark, with the words between the two.
    pub unchecked: Vec<Spanned<String>>,
    /// Pairs of quotation marks in alternative texts and titles of pictures, in which nothing can
    /// be cited; the same.
    pub in_pictures: Vec<Spanned<String>>,
    /// Blockquotes without a citation, with their words.
    pub unattributed: Vec<Spanned<String>>,
    /// Pairs and blockquotes without a citation as quotations that cite nothing, in order of place,
    /// in a text that belongs to no project.
    pub uncited: Vec<Quotation>,
    /// Headings with level (1-6) and words.
    pub headings: Vec<Heading>,
    /// Destinations of links and images, entities decoded, with the whole link's span.
    pub links: Vec<Link>,
    /// `@word` in running text outside square brackets, code and links.
    pub mentions: Vec<Spanned<String>>,
}

impl Document {
    /// Whether a block of it is code.
    pub fn has_code(&self) -> bool {
        self.events
            .iter()
            .any(|(event, _)| matches!(event, Event::Markdown(Parsed::Start(Tag::CodeBlock(_)))))
    }
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
    /// Whether words follow it and none stand before it in its paragraph, as if it were a
    /// definition.
    pub opens: bool,
}

/// `[^id]: …`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FootnoteDefinition {
    /// What stands between `[^` and `]`.
    pub id: String,
    /// The whole definition.
    pub span: Span,
    /// Its events' range in [`Document::events`], start and end of the definition included.
    pub events: Range<usize>,
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
    /// The title of an image: its caption and credit.
    pub title: Option<String>,
    /// Whether its words are the address itself: `<https://example.org>`.
    pub is_bare: bool,
}
