//! The span of a source that a quotation resolves to.

use crate::parse::QuotedObjectKind;
use crate::text::Span;

/// Where quoted words stand in a source, as they stand there.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Passage {
    /// One for each run of words without an elision or a paragraph's end in it, in order. Never
    /// empty.
    pub parts: Vec<Part>,
    /// The same with all that the author did to it, in order, for showing.
    pub pieces: Vec<Piece>,
}

/// A run of words of one paragraph.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Part {
    /// Bytes of the source file as stored.
    pub span: Span,
    /// Non-blank paragraph, from 1.
    pub paragraph: usize,
}

/// What to show of a passage, piece by piece. Spans are bytes of the source file as stored.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Piece {
    /// Words of the source.
    Words {
        /// Where they stand; white space between them and the next piece included.
        span: Span,
        /// Whether the author emphasised them.
        emphasis: bool,
        /// The author's link round them, as an index in the links of the document that quotes.
        link: Option<usize>,
        /// Marks and apostrophes among them that the author writes otherwise, in order.
        marks: Vec<Mark>,
    },
    /// A footnote reference or a citation that the author put there.
    Object(QuotedObjectKind),
    /// The comma or full stop of the author's before the closing mark, which is forgiven.
    Stop {
        /// As written.
        text: String,
    },
    /// Words that an elision leaves out; empty if it leaves out nothing, and at either end of the
    /// quotation.
    Omitted {
        /// Where they stand.
        span: Span,
    },
    /// A bracket that adds words.
    Inserted {
        /// What the author wrote, brackets included, with the white space that parts it from its
        /// neighbours.
        text: String,
    },
    /// A bracket in the place of words.
    Replaced {
        /// What the author wrote, brackets included: `[T]he`, `[the president]`.
        text: String,
        /// What stands there.
        span: Span,
    },
    /// A paragraph ends.
    ParagraphEnd,
}

/// A quotation mark or an apostrophe in the author's typography.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mark {
    /// Where the source has it.
    pub span: Span,
    /// As the author writes it.
    pub written: String,
}

impl Passage {
    /// From the first to the last quoted byte.
    pub fn span(&self) -> Span {
        let first = self.parts[0].span;
        self.parts.iter().fold(first, |all, part| all.to(part.span))
    }

    /// The first words that are quoted as they stand, up to whatever the author did to them;
    /// nothing that is not quoted is in it.
    pub fn opening(&self) -> Option<Span> {
        let is_words = |piece: &&Piece| matches!(piece, Piece::Words { .. });
        let run = self
            .pieces
            .iter()
            .skip_while(|piece| !is_words(piece))
            .take_while(is_words);
        let spans = run.filter_map(|piece| match piece {
            Piece::Words { span, .. } => Some(*span),
            _ => None,
        });
        spans.reduce(Span::to)
    }

    /// Paragraph of the first quoted word, from 1.
    pub fn paragraph(&self) -> usize {
        self.parts[0].paragraph
    }
}

/// A passage that is similar to a quotation which is not found: for messages and proposals, never
/// accepted.
#[derive(Clone, PartialEq, Debug)]
pub struct Nearest {
    /// Bytes of the source file as stored.
    pub span: Span,
    /// Paragraph of its first word, from 1.
    pub paragraph: usize,
    /// Share of the quotation that it matches, 0 to 1.
    pub score: f64,
}
