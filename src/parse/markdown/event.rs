//! What a document is made of, in order: Markdown's events, and our own for what is checked and
//! referred to.
//!
//! Whoever renders a document meets a quotation, a citation and a marker where they stand, and need
//! not find them again.

/// Something that stands in a document.
#[derive(Clone, PartialEq, Debug)]
pub enum Event {
    /// What the parser made of the text. Raw HTML has become text; HTML comments are gone.
    Markdown(pulldown_cmark::Event<'static>),
    /// The words of a quotation in running text: an index in
    /// [`Document::quotations`](super::Document::quotations). Citations and markers among the words
    /// are the quotation's own objects.
    Quotation(usize, Edge),
    /// Blocks that are nothing but quotations: an index in
    /// [`Document::blocks`](super::Document::blocks).
    Blocks(usize, Edge),
    /// A citation: an index in [`Document::citations`](super::Document::citations).
    Citation(usize),
    /// Behind a pair of quotation marks that nobody cites: an index in
    /// [`Document::unchecked`](super::Document::unchecked).
    Pair(usize),
    /// A footnote reference: an index in [`Document::footnotes`](super::Document::footnotes).
    Marker(usize),
    /// A heading: an index in [`Document::headings`](super::Document::headings).
    Heading(usize, Edge),
    /// A link: an index in [`Document::links`](super::Document::links).
    Link(usize, Edge),
    /// An image, with its alternative text within: an index in
    /// [`Document::links`](super::Document::links).
    Picture(usize, Edge),
}

impl Event {
    /// Whether it is one of two tags with something between them; quotations are no tags, and may
    /// cross them.
    pub fn tag(&self) -> Option<Edge> {
        match self {
            Self::Markdown(pulldown_cmark::Event::Start(_)) => Some(Edge::Start),
            Self::Markdown(pulldown_cmark::Event::End(_)) => Some(Edge::End),
            Self::Heading(_, edge) | Self::Link(_, edge) | Self::Picture(_, edge) => Some(*edge),
            Self::Markdown(_)
            | Self::Quotation(..)
            | Self::Blocks(..)
            | Self::Citation(_)
            | Self::Pair(_)
            | Self::Marker(_) => None,
        }
    }
}

/// Where something begins or ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Edge {
    /// It begins.
    Start,
    /// It ends.
    End,
}

/// Neighbouring blocks whose words are quotations, with what cites them; a whole blockquote, or a
/// part of one.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct QuotedBlocks {
    /// Quotations whose words begin in these blocks, as indices in
    /// [`Document::quotations`](super::Document::quotations).
    pub begun: Vec<usize>,
    /// Quotations whose words, or whose citation, go on in these blocks.
    pub continued: Vec<usize>,
    /// They are quotations only if their source has the whole of them; else a pair within them is,
    /// which stands in its place.
    pub whole: bool,
}
