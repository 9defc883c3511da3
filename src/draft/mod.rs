//! Files that an author is about to get.
//!
//! In comes what is known of an annotation, a page, a source or a theme; out come the texts of
//! files that say so, and what the project would be like with them. Nothing here asks anybody,
//! prints or writes: that is the command's that needs it, or another door's.

mod annotation;
mod markup;
mod page;
mod replacement;
mod source;
mod suggestion;
mod theme;
mod told;
mod words;

use std::sync::Arc;

use crate::diagnostics::{Code, Diagnostics};
use crate::parse::{Inputs, Options};
use crate::text::FileId;
use crate::{Memo, compile};

pub use annotation::{AnnotationDraft, annotation_id, annotation_path};
pub use markup::blockquote;
pub use page::PageDraft;
pub use replacement::Replacement;
pub use source::{SourceDraft, check_new};
pub use suggestion::suggestion_drafts;
pub use theme::theme_files;
pub use told::{Told, told};
pub use words::{FoundWords, NotFound, WantedWords, find};

/// A file that is not written yet: its path below the project's folder, and its bytes.
pub type DraftFile = (String, Vec<u8>);

/// Why a draft cannot stand, in the author's words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refusal {
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
}

impl Refusal {
    fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            help: help.into(),
        }
    }
}

/// The project as it would be with these files, drafts and all.
pub fn with(inputs: &Inputs, files: &[DraftFile]) -> Inputs {
    let mut with = Inputs {
        options: Options {
            drafts: true,
            ..Options::default()
        },
        ..inputs.clone()
    };
    for (path, bytes) in files {
        let file = FileId::new(path.as_str());
        with.files.insert(file, Arc::from(bytes.as_slice()));
    }
    with
}

/// What would be reported of these files, beside that nothing refers to them yet.
pub fn faults(inputs: &Inputs, files: &[DraftFile]) -> Diagnostics {
    let (_, _, found) = compile(&with(inputs, files), &mut Memo::default());
    let is_new = |file: &FileId| files.iter().any(|(path, _)| path == file.as_str());
    found.filter_map(|found| {
        (is_new(&found.place.file) && found.code != Code::UnusedAnnotation).then_some(found)
    })
}
