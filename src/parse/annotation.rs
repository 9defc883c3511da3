//! Annotations: comparisons and notes.

use crate::diagnostics::Code;

use super::{Locator, Quotation, Spanned};

/// One Markdown file under `content/annotations/`. With a relation it is a comparison, else a note.
#[derive(Clone, PartialEq, Debug)]
pub struct Annotation {
    /// The file's stem, `[a-z0-9][a-z0-9-]*`, by which footnotes refer to it.
    pub id: String,
    /// What its front matter says that a page's does not.
    pub head: AnnotationHead,
}

/// What the front matter of an annotation alone may say.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct AnnotationHead {
    /// What is compared, in the reader's words.
    pub question: Option<Spanned<String>>,
    /// Title of a note.
    pub title: Option<Spanned<String>>,
    /// The relation's name: built in, or of `[relations]`; not yet looked up.
    pub relation: Option<Spanned<String>>,
    /// Topics.
    pub tags: Vec<String>,
    /// What each source says, in the editor's few words.
    pub answers: Vec<Answer>,
    /// The pairs of quotation marks in the answers, each a quotation from the source that answers.
    pub quoted: Vec<Quotation>,
    /// The words looked for in each silent source.
    pub silent: Vec<Silence>,
    /// `[[passage]]` tables, in order.
    pub passages: Vec<PassageTable>,
}

impl AnnotationHead {
    /// What it is headed by: the question, else the title.
    pub fn heading(&self) -> Option<&Spanned<String>> {
        self.question.as_ref().or(self.title.as_ref())
    }
}

/// One line of `[answers]`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Answer {
    /// The source's key.
    pub source: Spanned<String>,
    /// The editor's few words.
    pub text: Spanned<String>,
}

/// One line of `[silent]`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Silence {
    /// The source's key, or `*` for every source that is not quoted.
    pub source: Spanned<String>,
    /// Whether it stands below `[silent]`; else below `[silent.except]` alone, as the key of a
    /// translation may.
    pub listed: bool,
    /// What was looked for.
    pub probes: Vec<Probe>,
    /// Places where it occurs in another sense.
    pub except: Vec<SilenceException>,
}

/// A word, a phrase, or a beginning with `*` at its end, as written.
pub type Probe = Spanned<String>;

/// One place of `[silent.except]`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SilenceException {
    /// As written, such as `para. 3`.
    pub written: Spanned<String>,
    /// Which place.
    pub locator: Locator,
}

/// One line of `[allow.meaning]` or its like: why one quotation may stand.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Allow {
    /// What is allowed: `meaning`, `cut-short`, `unchecked-quotation` or `unattributed-quotation`.
    pub lint: Code,
    /// The quotation's words, or their beginning: the line's key.
    pub words: Spanned<String>,
    /// Why; without a letter or digit only where that has been reported.
    pub reason: String,
}

/// A `[[passage]]` table, read as a quotation. Its span is that of the value of `exact`.
pub type PassageTable = Quotation;
