//! A project with the buffers of an editor over its files.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use gen_lsp_types::{TextDocumentContentChangeEvent as ContentChange, Uri};

use crate::address::{FileKind, kind};
use crate::diagnostics::Diagnostics;
use crate::disk::{self, EarlierReading};
use crate::parse::{Inputs, Options};
use crate::repair::{Proposal, repairs};
use crate::text::FileId;
use crate::{Analysis, Memo, compile};

use super::encoding::{EncodedLines, Encoding};

/// A project as the editor sees it.
#[derive(Debug)]
pub(super) struct Workspace {
    /// Its folder, as the editor names it.
    pub(super) root: PathBuf,
    buffers: BTreeMap<FileId, Buffer>,
    /// What the disk had when it was last looked at; nothing if it cannot be read.
    known: Option<EarlierReading>,
    memo: Memo,
    checked: Checked,
    is_stale: bool,
    was_checked: bool,
    /// What `fix` proposes for what was checked; nothing while nobody has asked.
    proposals: Option<Vec<Proposal>>,
}

/// A text that is open in the editor.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Buffer {
    /// As the editor names it.
    pub(super) uri: Uri,
    /// Grows with each change.
    pub(super) version: i32,
    pub(super) bytes: Arc<[u8]>,
}

/// What the last run came to, with the files that it is about.
#[derive(Debug)]
pub(super) struct Checked {
    pub(super) inputs: Inputs,
    pub(super) analysis: Analysis,
    pub(super) diagnostics: Diagnostics,
}

impl Workspace {
    /// The project in a folder, not looked at yet.
    pub(super) fn new(root: &Path) -> Self {
        let mut memo = Memo::default();
        let (inputs, known) = (Inputs::default(), disk::read_after(root, None).ok());
        let (_, analysis, diagnostics) = compile(&inputs, &mut memo);
        Self {
            root: root.into(),
            buffers: BTreeMap::new(),
            known,
            memo,
            checked: Checked {
                inputs,
                analysis,
                diagnostics,
            },
            is_stale: true,
            was_checked: false,
            proposals: None,
        }
    }

    /// What the last run came to. It may be of before a change.
    pub(super) fn known(&self) -> &Checked {
        &self.checked
    }

    /// What is so now.
    pub(super) fn checked(&mut self) -> &Checked {
        if std::mem::take(&mut self.is_stale) {
            self.check();
        }
        &self.checked
    }

    /// Whether the project was checked at all.
    pub(super) fn was_checked(&self) -> bool {
        self.was_checked
    }

    /// Looks for what `fix` proposes, once for each check.
    pub(super) fn propose(&mut self) {
        if self.proposals.is_some() {
            return;
        }
        let Checked {
            inputs,
            analysis,
            diagnostics,
        } = &self.checked;
        let found = repairs(inputs, (analysis, diagnostics), &mut self.memo);
        self.proposals = Some(found.proposals);
    }

    /// What `fix` proposes, if that was looked for.
    pub(super) fn proposals(&self) -> &[Proposal] {
        self.proposals.as_deref().unwrap_or_default()
    }

    /// Whether the last run is of before a change.
    pub(super) fn is_stale(&self) -> bool {
        self.is_stale
    }

    /// What is open under this name.
    pub(super) fn buffer(&self, file: &FileId) -> Option<&Buffer> {
        self.buffers.get(file)
    }

    /// What is open.
    pub(super) fn open_files(&self) -> impl Iterator<Item = &FileId> {
        self.buffers.keys()
    }

    pub(super) fn open(&mut self, file: FileId, buffer: Buffer) {
        self.buffers.insert(file, buffer);
        self.is_stale = true;
    }

    pub(super) fn close(&mut self, file: &FileId) {
        self.is_stale |= self.buffers.remove(file).is_some();
    }

    /// Takes in what was typed. Of a file that is not open nothing can change.
    pub(super) fn change(
        &mut self,
        file: &FileId,
        version: i32,
        changes: Vec<ContentChange>,
        encoding: Encoding,
    ) {
        let Some(buffer) = self.buffers.get_mut(file) else {
            return;
        };
        let mut bytes = buffer.bytes.to_vec();
        for change in changes {
            change_bytes(&mut bytes, change, encoding);
        }
        buffer.bytes = bytes.into();
        buffer.version = version;
        self.is_stale = true;
    }

    /// Looks at the disk again; a file that looks as it did is not read again.
    pub(super) fn look(&mut self) {
        let known = disk::read_after(&self.root, self.known.as_ref()).ok();
        let reading = |known: &Option<EarlierReading>| {
            let known = known.as_ref()?;
            Some(known.reading.clone())
        };
        self.is_stale |= reading(&known) != reading(&self.known);
        self.known = known;
    }

    /// Runs what `check` runs. Colours of code say nothing about it and take longest.
    fn check(&mut self) {
        let reading = self.known.as_ref().map(|known| known.reading.clone());
        let reading = reading.unwrap_or_default();
        let mut diagnostics = reading.diagnostics.clone();
        let options = Options {
            plain_code: true,
            ..Options::default()
        };
        let mut inputs = reading.inputs(options);
        for (file, buffer) in &self.buffers {
            if !matches!(kind(file), FileKind::Foreign | FileKind::Temporary) {
                inputs.files.insert(file.clone(), buffer.bytes.clone());
            }
        }
        let (_, analysis, found) = compile(&inputs, &mut self.memo);
        diagnostics.append(found);
        self.checked = Checked {
            inputs,
            analysis,
            diagnostics: diagnostics.sorted(),
        };
        self.was_checked = true;
        self.proposals = None;
    }
}

/// Makes a change in a text: of a range, or all of it.
fn change_bytes(bytes: &mut Vec<u8>, change: ContentChange, encoding: Encoding) {
    match change {
        ContentChange::TextDocumentContentChangePartial(part) => {
            let span = EncodedLines::new(bytes, encoding).span(part.range);
            bytes.splice(span.range(), part.text.into_bytes());
        }
        ContentChange::TextDocumentContentChangeWholeDocument(whole) => {
            *bytes = whole.text.into_bytes();
        }
    }
}

#[cfg(test)]
mod tests {
    use gen_lsp_types::{Position, Range};

    use super::*;

    fn typed(text: &str) -> ContentChange {
        let whole = gen_lsp_types::TextDocumentContentChangeWholeDocument {
            text: text.to_owned(),
        };
        ContentChange::TextDocumentContentChangeWholeDocument(whole)
    }

    #[test]
    fn memory_is_that_of_one_run_however_much_is_typed() {
        let folder = tempfile::tempdir().unwrap();
        let mut workspace = Workspace::new(folder.path());
        let open = |file: &str, text: &str| {
            let buffer = Buffer {
                uri: Uri::from(file),
                version: 0,
                bytes: text.as_bytes().into(),
            };
            (FileId::new(file), buffer)
        };
        for (file, text) in [
            ("variorum.toml", "title = \"A site\"\n"),
            ("content/sources/a.txt", "The mayor resigned on Monday.\n"),
            ("content/index.md", ""),
        ] {
            let (file, buffer) = open(file, text);
            workspace.open(file, buffer);
        }
        let page = FileId::new("content/index.md");
        let mut counts = Vec::new();
        for version in 1..200 {
            let text = format!(
                "{} “The mayor resigned” [@a]\n",
                "word ".repeat(version % 3)
            );
            let version = i32::try_from(version).unwrap();
            workspace.change(&page, version, vec![typed(&text)], Encoding::Utf8);
            assert!(workspace.checked().diagnostics.iter().next().is_none());
            counts.push(workspace.memo.count());
        }
        assert_eq!(counts[10], counts[198]);
        assert!(
            counts.iter().all(|count| *count <= counts[10] * 2),
            "{counts:?}"
        );
    }

    #[test]
    fn a_change_of_a_range_is_made_where_the_editor_means_it() {
        let mut bytes = "a😀b\r\nc".as_bytes().to_vec();
        let (start, end) = (Position::new(0, 3), Position::new(1, 0));
        let part = gen_lsp_types::TextDocumentContentChangePartial {
            range: Range::new(start, end),
            text: "–".to_owned(),
            ..Default::default()
        };
        let change = ContentChange::TextDocumentContentChangePartial(part);
        change_bytes(&mut bytes, change, Encoding::Utf16);
        assert_eq!(bytes, "a😀–c".as_bytes());
    }
}
