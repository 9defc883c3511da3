//! Places of a project as an editor is told of them.

use std::collections::BTreeMap;

use gen_lsp_types::{Location, Position, Range, Uri};

use crate::text::{FileId, Span};

use super::encoding::{EncodedLines, Encoding};
use super::uri::of_path;
use super::workspace::{Checked, Workspace};

/// Places in the files of the last run, whose lines are counted once.
pub(super) struct Locations<'a> {
    workspace: &'a Workspace,
    lines: BTreeMap<FileId, EncodedLines<'a>>,
    encoding: Encoding,
}

impl<'a> Locations<'a> {
    pub(super) fn new(workspace: &'a Workspace, encoding: Encoding) -> Self {
        Self {
            workspace,
            lines: BTreeMap::new(),
            encoding,
        }
    }

    pub(super) fn checked(&self) -> &'a Checked {
        self.workspace.known()
    }

    /// As the editor names it itself, if it has it open.
    pub(super) fn uri(&self, file: &FileId) -> Uri {
        let open = self.workspace.buffer(file);
        open.map_or_else(
            || of_path(&self.workspace.root.join(file.as_str())),
            |buffer| buffer.uri.clone(),
        )
    }

    pub(super) fn location(&mut self, file: &FileId, span: Span) -> Location {
        Location::new(self.uri(file), self.range(file, span))
    }

    pub(super) fn range(&mut self, file: &FileId, span: Span) -> Range {
        self.lines(file).range(span)
    }

    pub(super) fn offset(&mut self, file: &FileId, position: Position) -> usize {
        self.lines(file).offset(position)
    }

    pub(super) fn span(&mut self, file: &FileId, range: Range) -> Span {
        self.lines(file).span(range)
    }

    fn lines(&mut self, file: &FileId) -> &EncodedLines<'a> {
        let files = &self.workspace.known().inputs.files;
        let bytes = files.get(file).map_or(&[][..], |bytes| bytes);
        let is_open = self.workspace.buffer(file).is_some();
        let new = if is_open {
            EncodedLines::new
        } else {
            EncodedLines::of_file
        };
        let entry = self.lines.entry(file.clone());
        entry.or_insert_with(|| new(bytes, self.encoding))
    }
}
