//! Where a byte stands, as people count: computed only when printing, for any bytes.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use crate::text::{FileId, Span, line_starts};

/// Line and column from 1 (code points; a byte order mark does not count) and the offset in bytes
/// from the file's start.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct Position {
    /// From 1.
    pub line: usize,
    /// Code points from 1.
    pub column: usize,
    /// UTF-8 bytes from 0; a byte order mark counts.
    pub offset: usize,
}

/// Positions in the files of a run. A file that is missing or not UTF-8 has them too, as well as
/// can be told.
#[derive(Debug)]
pub struct Positions<'a> {
    files: BTreeMap<FileId, Lines<'a>>,
    content: &'a BTreeMap<FileId, Arc<[u8]>>,
}

impl<'a> Positions<'a> {
    /// Positions in these files.
    pub fn new(content: &'a BTreeMap<FileId, Arc<[u8]>>) -> Self {
        Self {
            files: BTreeMap::new(),
            content,
        }
    }

    /// Start and end of a span.
    pub fn of(&mut self, file: &FileId, span: Span) -> (Position, Position) {
        let lines = self.lines(file);
        (
            lines.position(span.start),
            lines.position(span.end.max(span.start)),
        )
    }

    /// The bytes of a file; none if it is missing.
    pub(super) fn bytes(&self, file: &FileId) -> &'a [u8] {
        self.content.get(file).map_or(&[], |bytes| bytes)
    }

    /// The lines of a file, indexed once.
    pub(super) fn lines(&mut self, file: &FileId) -> &Lines<'a> {
        let bytes = self.bytes(file);
        self.files
            .entry(file.clone())
            .or_insert_with(|| Lines::new(bytes))
    }
}

/// Where the lines of a file start, and how many characters stand before each block of it.
#[derive(Debug)]
pub(super) struct Lines<'a> {
    bytes: &'a [u8],
    starts: Vec<usize>,
    /// Characters before each block, so that a column in a line of a megabyte costs one block.
    before: Vec<usize>,
}

const BLOCK: usize = 1024;
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

impl<'a> Lines<'a> {
    fn new(bytes: &'a [u8]) -> Self {
        let starts = line_starts(bytes);
        let blocks = bytes.chunks(BLOCK).scan(0, |count, block| {
            *count += characters(block);
            Some(*count)
        });
        let before = std::iter::once(0).chain(blocks).collect();
        Self {
            bytes,
            starts,
            before,
        }
    }

    /// An offset inside a character counts as that character's; one past the end as the end's.
    pub(super) fn position(&self, offset: usize) -> Position {
        let offset = offset.min(self.bytes.len());
        let mut at = offset;
        while offset - at < 3
            && at > 0
            && self
                .bytes
                .get(at)
                .is_some_and(|byte| is_continuation(*byte))
        {
            at -= 1;
        }
        let line = self.starts.partition_point(|start| *start <= at) - 1;
        let mark = usize::from(line == 0 && at > 0 && self.bytes.starts_with(BYTE_ORDER_MARK));
        let column = self.count(at) - self.count(self.starts[line]) + 1 - mark;
        Position {
            line: line + 1,
            column,
            offset,
        }
    }

    /// The bytes of the lines `first..=last`, counted from 1, each without its line end.
    pub(super) fn span(&self, line: usize) -> Span {
        let mut start = self.starts[line - 1];
        let mut end = self
            .starts
            .get(line)
            .map_or(self.bytes.len(), |next| next - 1);
        if line == 1 && self.bytes.starts_with(BYTE_ORDER_MARK) {
            start = BYTE_ORDER_MARK.len();
        }
        if end > start && self.bytes[end - 1] == b'\r' && self.bytes.get(end) == Some(&b'\n') {
            end -= 1;
        }
        Span::new(start, end.max(start))
    }

    fn count(&self, offset: usize) -> usize {
        let block = offset / BLOCK;
        let Some(before) = self.before.get(block) else {
            return characters(self.bytes);
        };
        before + characters(&self.bytes[block * BLOCK..offset])
    }
}

/// Bytes that begin a character; of what is not UTF-8, those that do not continue one.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| !is_continuation(**byte)).count()
}

fn is_continuation(byte: u8) -> bool {
    byte & 0b1100_0000 == 0b1000_0000
}
