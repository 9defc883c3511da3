//! Places as editors count them: lines and columns from 0, columns in the units that both agreed
//! on.

use std::ops::Range;

use gen_lsp_types::{Position, PositionEncodingKind, Range as Places};

use crate::text::{Span, line_starts};

/// The units of a column.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) enum Encoding {
    /// Bytes, which are ours too.
    Utf8,
    /// What every editor knows.
    #[default]
    Utf16,
}

impl Encoding {
    /// The one to speak of those that an editor offers: ours where it can be had.
    pub(super) fn chosen(offered: &[&str]) -> Self {
        if offered.contains(&"utf-8") {
            Self::Utf8
        } else {
            Self::Utf16
        }
    }

    /// As the protocol names it.
    pub(super) fn kind(self) -> PositionEncodingKind {
        match self {
            Self::Utf8 => PositionEncodingKind::UTF8,
            Self::Utf16 => PositionEncodingKind::UTF16,
        }
    }

    fn width(self, char: char) -> usize {
        match self {
            Self::Utf8 => char.len_utf8(),
            Self::Utf16 => char.len_utf16(),
        }
    }
}

/// The lines of a file, whatever its bytes are, in an encoding.
#[derive(Debug)]
pub(super) struct EncodedLines<'a> {
    bytes: &'a [u8],
    starts: Vec<usize>,
    encoding: Encoding,
}

const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

impl<'a> EncodedLines<'a> {
    /// Of a text as the editor has it, which counts all of it.
    pub(super) fn new(bytes: &'a [u8], encoding: Encoding) -> Self {
        Self {
            bytes,
            starts: line_starts(bytes),
            encoding,
        }
    }

    /// Of a file, from which editors take a byte order mark before they count.
    pub(super) fn of_file(bytes: &'a [u8], encoding: Encoding) -> Self {
        let mut lines = Self::new(bytes, encoding);
        if bytes.starts_with(BYTE_ORDER_MARK) {
            lines.starts[0] = BYTE_ORDER_MARK.len();
        }
        lines
    }

    /// The byte at a position. A column past the end of its line is that end, as the protocol has
    /// it, and one within a character is that character's.
    pub(super) fn offset(&self, position: Position) -> usize {
        let Some(start) = self.starts.get(position.line as usize) else {
            return self.bytes.len();
        };
        let mut left = position.character as usize;
        for (bytes, char) in self.line(*start, position.line as usize) {
            let width = self.encoding.width(char);
            if left < width || matches!(char, '\n' | '\r') {
                return bytes.start;
            }
            left -= width;
        }
        self.end(position.line as usize)
    }

    /// The position of a byte; of one within a character that character's.
    pub(super) fn position(&self, offset: usize) -> Position {
        let line = self.starts.partition_point(|start| *start <= offset);
        let line = line.saturating_sub(1);
        let before = self.line(self.starts[line], line);
        let mut column = 0;
        for (bytes, char) in before {
            if bytes.end > offset {
                break;
            }
            column += self.encoding.width(char);
        }
        Position::new(number(line), number(column))
    }

    /// The positions of a span.
    pub(super) fn range(&self, span: Span) -> Places {
        let end = span.end.max(span.start);
        Places::new(self.position(span.start), self.position(end))
    }

    /// The bytes of a range.
    pub(super) fn span(&self, range: Places) -> Span {
        let start = self.offset(range.start);
        Span::new(start, self.offset(range.end).max(start))
    }

    fn end(&self, line: usize) -> usize {
        let next = self.starts.get(line + 1).copied();
        next.unwrap_or(self.bytes.len())
    }

    /// The characters of a line with the bytes that they are; what is not UTF-8 counts as one.
    fn line(&self, start: usize, line: usize) -> impl Iterator<Item = (Range<usize>, char)> + '_ {
        let chunks = self.bytes[start..self.end(line)].utf8_chunks();
        let mut at = start;
        chunks.flat_map(move |chunk| {
            let (begin, behind) = (at, at + chunk.valid().len());
            at = behind + chunk.invalid().len();
            let broken = (at > behind).then_some((behind..at, char::REPLACEMENT_CHARACTER));
            placed(chunk.valid(), begin).chain(broken)
        })
    }
}

/// The characters of a text that begins at a byte of a file.
fn placed(text: &str, begin: usize) -> impl Iterator<Item = (Range<usize>, char)> + '_ {
    let chars = text.char_indices();
    chars.map(move |(at, char)| (begin + at..begin + at + char.len_utf8(), char))
}

/// The protocol's numbers; no file that is read has four thousand million lines or columns.
fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_the_same_there_and_back_in_every_encoding() {
        let text = "\u{feff}a😀e\u{301}b\r\n\r\u{10000}\nß";
        for (encoding, column) in [(Encoding::Utf8, 8), (Encoding::Utf16, 5)] {
            let lines = EncodedLines::of_file(text.as_bytes(), encoding);
            let at = text.find('b').unwrap();
            assert_eq!(lines.position(at), Position::new(0, column), "{encoding:?}");
            let inner = text.char_indices().map(|(at, _)| at).skip(1);
            // Between `\r` and `\n` there is no place.
            for at in inner.filter(|at| text.as_bytes()[*at] != b'\n' || *at > 16) {
                assert_eq!(lines.offset(lines.position(at)), at, "{encoding:?} {at}");
            }
            assert_eq!(lines.position(text.len()).line, 3);
            assert_eq!(lines.offset(Position::new(0, 99)), at + 1, "a line's end");
            assert_eq!(lines.offset(Position::new(9, 0)), text.len());
        }
    }

    #[test]
    fn a_byte_order_mark_that_the_editor_has_in_its_text_counts() {
        let lines = EncodedLines::new("\u{feff}ab".as_bytes(), Encoding::Utf16);
        assert_eq!(lines.offset(Position::new(0, 1)), 3);
        assert_eq!(lines.position(4), Position::new(0, 2));
    }

    #[test]
    fn what_is_not_utf_8_has_places_too() {
        let bytes = b"a\xff\xfeb";
        let lines = EncodedLines::new(bytes, Encoding::Utf16);
        assert_eq!(lines.position(3), Position::new(0, 3));
        assert_eq!(lines.offset(Position::new(0, 3)), 3);
    }
}
