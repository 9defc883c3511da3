//! Sources and their sidecars.

use std::borrow::Borrow;
use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use crate::text::{FileId, Mapped, Span, Text};

use super::{Date, ParagraphNumbers, SourceText, Spanned};

/// A source by name: its key, its short name in citations, `[a-z0-9][a-z0-9-]*`. Only reading a
/// project makes one, so that a source stands behind each.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct SourceId(Arc<str>);

impl SourceId {
    pub(crate) fn new(key: &str) -> Self {
        Self(key.into())
    }

    /// The key.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What an author wrote is looked up as it is.
impl Borrow<str> for SourceId {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SourceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Every source by its key.
pub(super) type Sources = BTreeMap<SourceId, Arc<Source>>;

/// A text that is compared.
#[derive(Clone, PartialEq, Debug)]
pub struct Source {
    /// The text file.
    pub file: FileId,
    /// Its name.
    pub key: SourceId,
    /// How it is printed.
    pub label: String,
    /// What is known about it.
    pub sidecar: Sidecar,
    /// The sidecar's file, if there is one.
    pub sidecar_file: Option<FileId>,
    /// The file's text as stored.
    pub text: Text,
    /// Its non-blank paragraphs; paragraph N is at N - 1.
    pub paragraphs: Vec<Paragraph>,
    /// Hash of the file's bytes, 64 hexadecimal digits.
    pub sha256: String,
    /// Hash of what is quoted and shown, its paragraphs, each with a line end; the same.
    pub text_sha256: String,
    /// Whether the whole text is published: the sidecar's word, else the site's.
    pub published_text: SourceText,
    /// BCP 47 tag: the sidecar's, else the site's.
    pub language: String,
}

impl Source {
    /// The paragraph of its original that a paragraph of a translation translates, both counted
    /// from 1.
    pub fn original_paragraph(&self, paragraph: usize) -> Option<usize> {
        match &self.sidecar.original_paragraphs {
            Some(numbers) => numbers.value.get(paragraph.checked_sub(1)?),
            None => Some(paragraph),
        }
    }
}

/// A paragraph of a source.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Paragraph {
    /// From its first to its last visible character, in bytes of the file.
    pub span: Span,
    /// What is quoted and shown: the file's own text, or what Markdown renders to.
    pub text: Mapped,
    /// How a Markdown source sets the text from each of these bytes of it on, ascending; before the
    /// first it is plain.
    pub styles: Vec<(usize, Styles)>,
}

impl Paragraph {
    /// How the source sets the byte at a position of the text.
    pub fn styles_at(&self, at: usize) -> Styles {
        let next = self.styles.partition_point(|(start, _)| *start <= at);
        next.checked_sub(1)
            .map_or_else(Styles::default, |index| self.styles[index].1)
    }

    /// Where within a range of the text its styles change, with what they are from there on.
    pub fn changes_of_style(&self, range: &Range<usize>) -> &[(usize, Styles)] {
        let at = |position: usize| self.styles.partition_point(|(start, _)| *start < position);
        &self.styles[at(range.start + 1)..at(range.end).max(at(range.start + 1))]
    }
}

/// How a Markdown source sets words.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Styles {
    /// `*words*`, `**words**`.
    pub emphasis: bool,
    /// `~~words~~`.
    pub struck: bool,
}

/// What parts the paragraphs of a plain text.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum ParagraphRule {
    /// Each line is one.
    #[default]
    Lines,
    /// Blank lines stand between them.
    BlankLines,
}

/// What a sidecar says; everything is optional.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Sidecar {
    /// The source's key, if not the slug of the file's stem.
    pub key: Option<Spanned<String>>,
    /// How it is printed.
    pub label: Option<String>,
    /// Headline.
    pub title: Option<String>,
    /// Where it appeared.
    pub outlet: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// CSL type.
    pub kind: Option<String>,
    /// When it was published.
    pub published: Option<Date>,
    /// When it was retrieved.
    pub retrieved: Option<Date>,
    /// Where it can be read.
    pub url: Option<String>,
    /// Where a copy can be read.
    pub archive_url: Option<String>,
    /// Under what terms.
    pub license: Option<String>,
    /// BCP 47 tag.
    pub language: Option<Spanned<String>>,
    /// A remark that is printed.
    pub note: Option<String>,
    /// What parts its paragraphs.
    pub paragraphs: Option<ParagraphRule>,
    /// How much of it may be published.
    pub text: Option<SourceText>,
    /// The saved page, PDF or scan, which is written relative to `content/sources/`; checked to be
    /// there.
    pub original: Option<Spanned<FileId>>,
    /// Whether the original is published too.
    pub publish_original: bool,
    /// Key of the source that this one translates.
    pub translation_of: Option<Spanned<String>>,
    /// Which of its paragraphs were translated, in the order of the translation's; checked to fit
    /// both. Nothing: all of them.
    pub original_paragraphs: Option<Spanned<ParagraphNumbers>>,
    /// Who translated it.
    pub translator: Option<String>,
    /// Whether a machine did.
    pub machine: bool,
    /// Free keys.
    pub extra: BTreeMap<String, toml::Value>,
}
