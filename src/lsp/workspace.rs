//! A project with the buffers of an editor over its files.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use gen_lsp_types::{TextDocumentContentChangeEvent as ContentChange, Uri};

use crate::address::{FileKind, kind};
use crate::diagnostics::Diagnostics;
use crate::disk::{self, EarlierReading, Reading};
use crate::parse::{Inputs, Options};
use crate::repair::{Proposal, repairs};
use crate::text::FileId;
use crate::{Analysis, Memo, analyze, pages};

use super::buffer::Buffer;
use super::encoding::Encoding;
use super::page_messages::PageMessages;

/// A project as the editor sees it.
#[derive(Debug)]
pub(super) struct Workspace {
    /// Its folder, as the editor names it.
    pub(super) root: PathBuf,
    /// The texts of each file that is open. An editor that knows it by several names has one for
    /// each: the last one here, which was opened or typed in last, counts.
    buffers: BTreeMap<FileId, Vec<Buffer>>,
    /// What the disk had when it was last looked at, or why it could not be read.
    known: Result<EarlierReading, String>,
    /// Why the disk could not be read, until somebody is told.
    trouble: Option<String>,
    memo: Memo,
    checked: Checked,
    state: State,
    was_checked: bool,
    /// Whether what the last run came to was told. A question may have asked for that run.
    is_told: bool,
    /// Whether the pages were made of what was checked.
    has_pages: bool,
    page_messages: PageMessages,
    /// What was found before pages are made.
    without_pages: Diagnostics,
    /// What `fix` proposes for what was checked; nothing while nobody has asked.
    proposals: Option<Vec<Proposal>>,
}

/// How what is known stands to what is typed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum State {
    Checked,
    /// Something was typed since.
    Stale,
    /// A check was begun that did not end. Whoever asks tries again; nobody does so unasked, since
    /// the same text fails again.
    Failed,
}

/// What is to be done where nobody asks, the most pressing first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Due {
    /// What is typed is to be checked, or what was checked for a question is to be told.
    Check,
    /// The pages are to be made, and what is found in them to be told.
    Pages,
    Nothing,
}

/// What the last run came to, with the files that it is about.
#[derive(Debug)]
pub(super) struct Checked {
    pub(super) inputs: Inputs,
    pub(super) analysis: Analysis,
    pub(super) diagnostics: Diagnostics,
}

impl Workspace {
    /// The project in a folder, not checked yet.
    pub(super) fn new(root: &Path) -> Self {
        let mut memo = Memo::default();
        let inputs = Inputs::default();
        let (analysis, diagnostics) = analyze(&inputs, &mut memo);
        let known = disk::read_after(root, None).map_err(|error| error.to_string());
        Self {
            root: root.into(),
            buffers: BTreeMap::new(),
            trouble: known.as_ref().err().cloned(),
            known,
            memo,
            checked: Checked {
                inputs,
                analysis,
                diagnostics,
            },
            state: State::Stale,
            was_checked: false,
            is_told: false,
            has_pages: false,
            page_messages: PageMessages::default(),
            without_pages: Diagnostics::default(),
            proposals: None,
        }
    }

    /// What the last run came to. It may be of before a change.
    pub(super) fn known(&self) -> &Checked {
        &self.checked
    }

    /// What is so now.
    pub(super) fn checked(&mut self) -> &Checked {
        if self.state != State::Checked {
            self.state = State::Failed;
            self.check();
            self.state = State::Checked;
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
        let mut memo = std::mem::take(&mut self.memo);
        let found = repairs(inputs, (analysis, diagnostics), &mut memo);
        self.memo = memo;
        self.proposals = Some(found.proposals);
    }

    /// What `fix` proposes, if that was looked for.
    pub(super) fn proposals(&self) -> &[Proposal] {
        self.proposals.as_deref().unwrap_or_default()
    }

    /// What is to be done where nobody asks.
    pub(super) fn due(&self) -> Due {
        match self.state {
            State::Stale => Due::Check,
            State::Checked if !self.is_told => Due::Check,
            State::Checked if !self.has_pages => Due::Pages,
            State::Checked | State::Failed => Due::Nothing,
        }
    }

    /// Does what is due, which is told with this.
    pub(super) fn make(&mut self, due: Due) {
        self.checked();
        if due == Due::Pages {
            self.make_pages();
        }
        self.is_told = true;
    }

    /// Whether nothing is known of it and nobody looks at it: its folder was renamed, say.
    pub(super) fn is_gone(&self) -> bool {
        self.known.is_err() && self.buffers.is_empty()
    }

    /// Why the disk cannot be read, once each time that it turns out so.
    pub(super) fn trouble(&mut self) -> Option<String> {
        self.trouble.take()
    }

    /// What is open of this file.
    pub(super) fn buffer(&self, file: &FileId) -> Option<&Buffer> {
        self.buffers.get(file)?.last()
    }

    /// What is open.
    pub(super) fn open_files(&self) -> impl Iterator<Item = &FileId> {
        self.buffers.keys()
    }

    pub(super) fn open(&mut self, file: FileId, buffer: Buffer) {
        self.take(&file, &buffer.uri);
        self.buffers.entry(file).or_default().push(buffer);
        self.state = State::Stale;
    }

    pub(super) fn close(&mut self, file: &FileId, uri: &Uri) {
        if self.take(file, uri).is_some() {
            self.state = State::Stale;
        }
    }

    /// Takes in what was typed. Of a file that is not open nothing can change.
    pub(super) fn change(
        &mut self,
        (file, uri): (&FileId, &Uri),
        version: i32,
        changes: Vec<ContentChange>,
        encoding: Encoding,
    ) {
        if let Some(mut buffer) = self.take(file, uri) {
            buffer.change(version, changes, encoding);
            self.open(file.clone(), buffer);
        }
    }

    /// Takes away the text of a file that is open under this address.
    fn take(&mut self, file: &FileId, uri: &Uri) -> Option<Buffer> {
        let open = self.buffers.get_mut(file)?;
        let at = open.iter().position(|buffer| buffer.uri == *uri)?;
        let buffer = open.remove(at);
        if open.is_empty() {
            self.buffers.remove(file);
        }
        Some(buffer)
    }

    /// Looks at the disk again; a file that looks as it did is not read again.
    pub(super) fn look(&mut self) {
        let known = disk::read_after(&self.root, self.known.as_ref().ok());
        let known = known.map_err(|error| error.to_string());
        if seen(&known) != seen(&self.known) {
            self.state = State::Stale;
            self.trouble = known.as_ref().err().cloned();
        }
        self.known = known;
    }

    /// Runs the first half of what `check` runs, in which all that is quoted is looked up; what the
    /// second found last goes with it. The memory is out of the way meanwhile: a run that does not
    /// come to its end leaves an empty one.
    fn check(&mut self) {
        let (inputs, mut diagnostics) = self.now();
        let mut memo = std::mem::take(&mut self.memo);
        let (analysis, found) = analyze(&inputs, &mut memo);
        self.memo = memo;
        // With errors there are no pages.
        self.has_pages = found.has_errors();
        diagnostics.append(found);
        self.without_pages = diagnostics.clone();
        if !self.has_pages {
            diagnostics.append(self.page_messages.carried(&inputs.files));
        }
        self.checked = Checked {
            inputs,
            analysis,
            diagnostics: diagnostics.sorted(),
        };
        self.was_checked = true;
        self.is_told = false;
        self.proposals = None;
    }

    /// Runs the second half, in which pages are made: of it the messages alone are of use here.
    fn make_pages(&mut self) {
        self.has_pages = true;
        let Checked {
            inputs, analysis, ..
        } = &self.checked;
        let mut memo = std::mem::take(&mut self.memo);
        let (_, found) = pages(inputs, analysis, &mut memo);
        self.memo = memo;
        let mut diagnostics = self.without_pages.clone();
        diagnostics.append(found.clone());
        self.page_messages = PageMessages {
            files: inputs.files.clone(),
            found,
        };
        self.checked.diagnostics = diagnostics.sorted();
    }

    /// The files with the buffers over them, and what reading found; nothing of a project that
    /// cannot be read, of which whatever is said would be wrong. Colours of code say nothing about
    /// it and take longest.
    fn now(&self) -> (Inputs, Diagnostics) {
        let Ok(EarlierReading { reading, .. }) = &self.known else {
            return Default::default();
        };
        let options = Options {
            plain_code: true,
            ..Options::default()
        };
        let mut inputs = reading.clone().inputs(options);
        for file in self.open_files().filter(|file| is_read(file)) {
            // Of a film that an editor shows as text nothing but its length and hash is known.
            if !inputs.opaque.contains_key(file) {
                let bytes = self.buffer(file).map(|buffer| buffer.bytes.clone());
                inputs
                    .files
                    .extend(bytes.map(|bytes| (file.clone(), bytes)));
            }
        }
        (inputs, reading.diagnostics.clone())
    }
}

/// Whether a project reads a file of this name.
pub(super) fn is_read(file: &FileId) -> bool {
    !matches!(kind(file), FileKind::Foreign | FileKind::Temporary)
}

/// What of a reading can make a difference.
fn seen(known: &Result<EarlierReading, String>) -> Result<&Reading, &String> {
    known.as_ref().map(|known| &known.reading)
}

#[cfg(test)]
mod tests;
