//! Derived text that remembers which bytes of the file each of its characters stands for.

use super::Span;

/// Text made from a file's bytes (Markdown rendered to words, say) with a map back to them.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Mapped {
    text: String,
    pieces: Vec<MappedRun>,
}

/// A run of derived text and where it came from.
#[derive(Clone, PartialEq, Eq, Debug)]
struct MappedRun {
    /// First byte in the derived text.
    derived: usize,
    origin: Span,
    /// Byte for byte the same as its origin; else every byte stands for the whole origin (an
    /// entity, a folded line end).
    verbatim: bool,
}

impl MappedRun {
    /// The bytes that a character at an offset of it stands for.
    fn origin_of(&self, offset: usize, char: char) -> Span {
        if !self.verbatim {
            return self.origin;
        }
        let start = self.origin.start + offset;
        Span::new(start, start + char.len_utf8())
    }
}

impl Mapped {
    /// The text of `span`, byte for byte.
    pub fn verbatim(content: &str, span: Span) -> Self {
        let mut mapped = Self::default();
        mapped.push_verbatim(&content[span.range()], span.start);
        mapped
    }

    /// Appends text that stands in the file, byte for byte, from `offset` on.
    pub fn push_verbatim(&mut self, text: &str, offset: usize) {
        self.push_piece(text, Span::new(offset, offset + text.len()), true);
    }

    /// Appends text that stands for the whole of `origin`.
    pub fn push(&mut self, text: &str, origin: Span) {
        self.push_piece(text, origin, false);
    }

    fn push_piece(&mut self, text: &str, origin: Span, verbatim: bool) {
        if !text.is_empty() {
            self.pieces.push(MappedRun {
                derived: self.text.len(),
                origin,
                verbatim,
            });
            self.text.push_str(text);
        }
    }

    /// Appends a part of another derived text, with its origins.
    pub fn push_part(&mut self, other: &Self, range: std::ops::Range<usize>) {
        let mut at = range.start;
        while at < range.end {
            let (index, piece) = other.piece(at);
            let piece_end = other
                .pieces
                .get(index + 1)
                .map_or(other.text.len(), |next| next.derived);
            let end = piece_end.min(range.end);
            let text = &other.text[at..end];
            if piece.verbatim {
                self.push_verbatim(text, piece.origin.start + (at - piece.derived));
            } else {
                self.push(text, piece.origin);
            }
            at = end;
        }
    }

    /// A part as a text of its own.
    pub fn part(&self, range: std::ops::Range<usize>) -> Self {
        let mut part = Self::default();
        part.push_part(self, range);
        part
    }

    /// The derived text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether there is no text.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The bytes of the file that a non-empty range of the derived text stands for, from its first
    /// to its last character. An empty range gives the empty span before the character that follows
    /// it.
    pub fn origin(&self, range: std::ops::Range<usize>) -> Span {
        if self.pieces.is_empty() {
            return Span::default();
        }
        if range.is_empty() {
            let at = if range.start < self.text.len() {
                self.char_origin(range.start).start
            } else {
                self.end()
            };
            return Span::new(at, at);
        }
        Span::new(
            self.char_origin(range.start).start,
            self.char_origin(range.end - 1).end,
        )
    }

    /// The bytes that the whole text stands for.
    pub fn span(&self) -> Span {
        self.origin(0..self.text.len())
    }

    /// Every character with the bytes it stands for.
    pub fn chars(&self) -> impl Iterator<Item = (char, Span)> + '_ {
        (0..self.pieces.len()).flat_map(|number| self.chars_of(number))
    }

    /// The characters of a piece with the bytes they stand for.
    fn chars_of(&self, number: usize) -> impl Iterator<Item = (char, Span)> + '_ {
        let piece = &self.pieces[number];
        let next = self.pieces.get(number + 1);
        let end = next.map_or(self.text.len(), |next| next.derived);
        let chars = self.text[piece.derived..end].char_indices();
        chars.map(|(at, char)| (char, piece.origin_of(at, char)))
    }

    /// The first byte of the derived text whose origin is at or after `offset` of the file; its
    /// length if there is none.
    pub fn derived(&self, offset: usize) -> usize {
        let index = self
            .pieces
            .partition_point(|piece| piece.origin.end <= offset);
        match self.pieces.get(index) {
            None => self.text.len(),
            Some(piece) if piece.verbatim => {
                piece.derived + offset.saturating_sub(piece.origin.start)
            }
            Some(piece) => piece.derived,
        }
    }

    fn end(&self) -> usize {
        self.pieces.last().map_or(0, |piece| piece.origin.end)
    }

    fn piece(&self, at: usize) -> (usize, &MappedRun) {
        let index = self.pieces.partition_point(|piece| piece.derived <= at) - 1;
        (index, &self.pieces[index])
    }

    fn char_origin(&self, at: usize) -> Span {
        let (_, piece) = self.piece(at);
        if !piece.verbatim {
            return piece.origin;
        }
        let offset = piece.origin.start + (at - piece.derived);
        Span::new(offset, offset + 1)
    }
}
