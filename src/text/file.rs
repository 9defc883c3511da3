//! A file's identity, the spans into it, and its text with a line index.

use std::fmt;
use std::sync::Arc;

use serde::{Serialize, Serializer};

use super::controls::is_line_end;

/// A file of the project: its path relative to the root, with `/` between the parts. Ordered by
/// path bytes.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct FileId(Arc<str>);

impl FileId {
    /// Names the file at `path`, which is relative to the project's root and uses `/`.
    pub fn new(path: impl Into<Arc<str>>) -> Self {
        Self(path.into())
    }

    /// The path relative to the project's root, with `/`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name without folders: `a.txt` of `content/sources/a.txt`.
    pub fn name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or(&self.0)
    }

    /// The name without its last extension: `a` of `content/sources/a.txt`.
    pub fn stem(&self) -> &str {
        match self.name().rsplit_once('.') {
            Some((stem, _)) if !stem.is_empty() => stem,
            _ => self.name(),
        }
    }

    /// The last extension without its dot, or nothing: `txt` of `a.txt`.
    pub fn extension(&self) -> &str {
        match self.name().rsplit_once('.') {
            Some((stem, extension)) if !stem.is_empty() => extension,
            _ => "",
        }
    }
}

impl fmt::Display for FileId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for FileId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

/// A range of UTF-8 bytes in a file as it is stored on disk; a byte order mark counts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Span {
    /// First byte, from 0.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The bytes from `start` to just before `end`.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The smallest span that holds both.
    pub fn to(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// Whether every byte of `other` is in this span.
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Number of bytes.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether no byte is in it.
    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// The same as a range, for slicing.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start..self.end
    }
}

impl From<std::ops::Range<usize>> for Span {
    fn from(range: std::ops::Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

/// A place in a text as people count it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct LineColumn {
    /// From 1.
    pub line: usize,
    /// Code points from 1; a byte order mark does not count.
    pub column: usize,
}

/// The first byte of a file that is not UTF-8, counted from 0.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NotUtf8 {
    /// Offset of the offending byte.
    pub offset: usize,
}

/// The text of a file exactly as it is stored, byte order mark and CRLF included.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Text {
    content: Arc<str>,
    lines: Arc<[usize]>,
    /// Whether lines end in it that editors do not count.
    has_odd_line_ends: bool,
}

const BYTE_ORDER_MARK: char = '\u{feff}';

impl From<&str> for Text {
    fn from(content: &str) -> Self {
        let lines = line_starts(content.as_bytes()).into();
        Self {
            content: content.into(),
            lines,
            has_odd_line_ends: has_odd_line_ends(content),
        }
    }
}

impl Text {
    /// Reads bytes as UTF-8.
    ///
    /// # Errors
    /// The offset of the first byte that is not UTF-8.
    pub fn new(bytes: &[u8]) -> Result<Self, NotUtf8> {
        let content = std::str::from_utf8(bytes).map_err(|error| NotUtf8 {
            offset: error.valid_up_to(),
        })?;
        Ok(Self::from(content))
    }

    /// The whole content; spans index into it.
    pub fn as_str(&self) -> &str {
        &self.content
    }

    /// Offset of the first character after a byte order mark: 0 or 3.
    pub fn body_start(&self) -> usize {
        if self.content.starts_with(BYTE_ORDER_MARK) {
            BYTE_ORDER_MARK.len_utf8()
        } else {
            0
        }
    }

    /// The text of a span.
    pub fn slice(&self, span: Span) -> &str {
        &self.content[span.range()]
    }

    /// Line and column of a byte offset; an offset inside a character counts as that character's.
    pub fn line_column(&self, offset: usize) -> LineColumn {
        let offset = self
            .content
            .floor_char_boundary(offset.min(self.content.len()));
        let line = self.lines.partition_point(|start| *start <= offset) - 1;
        let before = &self.content[self.lines[line]..offset];
        let column = before
            .strip_prefix(BYTE_ORDER_MARK)
            .unwrap_or(before)
            .chars()
            .count()
            + 1;
        LineColumn {
            line: line + 1,
            column,
        }
    }

    /// The lines with their spans, without line ends of any system and without a byte order mark.
    pub fn lines(&self) -> Box<dyn Iterator<Item = Span> + '_> {
        if self.has_odd_line_ends {
            Box::new(self.all_lines())
        } else {
            Box::new(self.counted_lines())
        }
    }

    /// The lines that editors count.
    fn counted_lines(&self) -> impl Iterator<Item = Span> + '_ {
        (0..self.lines.len()).map(|number| self.counted_line(number))
    }

    fn counted_line(&self, number: usize) -> Span {
        // Before the first line may stand a byte order mark.
        let start = match number {
            0 => self.body_start(),
            _ => self.lines[number],
        };
        let next = self.lines.get(number + 1).copied();
        let line = &self.content[start..next.unwrap_or(self.content.len())];
        let line = line.strip_suffix('\n').unwrap_or(line);
        let line = line.strip_suffix('\r').unwrap_or(line);
        Span::new(start, start + line.len())
    }

    /// The lines whatever they end with.
    fn all_lines(&self) -> impl Iterator<Item = Span> + '_ {
        let mut start = Some(self.body_start());
        std::iter::from_fn(move || {
            let (line, next) = self.line_from(start?);
            start = next;
            Some(line)
        })
    }

    /// The line that starts at a position, and where the next one starts, if one does.
    fn line_from(&self, start: usize) -> (Span, Option<usize>) {
        let rest = &self.content[start..];
        let Some((length, char)) = rest.char_indices().find(|(_, char)| is_line_end(*char)) else {
            return (Span::new(start, self.content.len()), None);
        };
        let end = start + length;
        let line_end = if rest[length..].starts_with("\r\n") {
            2
        } else {
            char.len_utf8()
        };
        (Span::new(start, end), Some(end + line_end))
    }
}

fn has_odd_line_ends(content: &str) -> bool {
    let ends = ["\u{85}", "\u{2028}", "\u{2029}"];
    memchr::memchr2(0xb, 0xc, content.as_bytes()).is_some()
        || ends
            .iter()
            .any(|end| memchr::memmem::find(content.as_bytes(), end.as_bytes()).is_some())
}

/// Where the lines of a file start that editors count: behind `\n`, `\r\n` and `\r`.
pub fn line_starts(bytes: &[u8]) -> Vec<usize> {
    let is_inside = |end: usize| bytes[end] == b'\r' && bytes.get(end + 1) == Some(&b'\n');
    let ends = memchr::memchr2_iter(b'\n', b'\r', bytes).filter(|end| !is_inside(*end));
    std::iter::once(0).chain(ends.map(|end| end + 1)).collect()
}
