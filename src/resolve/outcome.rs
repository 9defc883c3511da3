//! What became of a quotation.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostics::{Code, Lints, Severity};
use crate::parse::{CitedSource, Quotation, SourceId, WritingId};
use crate::text::Span;

use super::{Nearest, Passage};

/// A quotation with one of its cited sources, by name.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct QuotationId {
    /// What it stands in, body or front matter.
    pub writing: WritingId,
    /// Its number there, from 1.
    pub number: usize,
}

/// The quotations of every writing: by place, then order of citation.
pub type Quotations = BTreeMap<WritingId, Vec<Arc<Resolved>>>;

/// A quotation with one of its cited sources, and what became of it.
#[derive(Clone, PartialEq, Debug)]
pub struct Resolved {
    /// Its name.
    pub id: QuotationId,
    /// The words as written.
    pub quotation: Quotation,
    /// The cited source as written.
    pub cited: CitedSource,
    /// The source; nothing if none has this key.
    pub source: Option<SourceId>,
    /// Other sources in which the words stand, or come closer to standing; it may be meant to quote
    /// one of them.
    pub elsewhere: Vec<SourceId>,
    /// What became of it.
    pub outcome: Outcome,
}

/// What looking a quotation up in its source came to. Spans are bytes of the source file as stored.
#[derive(Clone, PartialEq, Debug)]
pub enum Outcome {
    /// At one place.
    Found {
        /// Where.
        passage: Passage,
        /// How the two stand to each other.
        how: How,
        /// Why its author lets stand what the guard objects to.
        excuses: Vec<Excuse>,
        /// What the meaning guard objects to and nobody excuses.
        objections: Vec<Objection>,
    },
    /// At several places.
    Ambiguous {
        /// These.
        places: Vec<Span>,
        /// The likeliest of them, if anything speaks for one.
        nearest: Option<Nearest>,
    },
    /// At none of the cited source, but at these of others.
    Misattributed(Vec<OtherPlace>),
    /// At none.
    Absent {
        /// The closest passage, if one is close enough to be proposed.
        nearest: Option<Nearest>,
    },
    /// The source has changed, and at the remembered place it has other words.
    Reworded {
        /// Those.
        nearest: Nearest,
    },
    /// The source has changed, and nothing like the words is left.
    Gone,
    /// It breaks another rule, or its source cannot be asked; this is reported.
    Wrong(Code),
}

/// A place in another source than the cited one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OtherPlace {
    /// The source.
    pub source: SourceId,
    /// Bytes of its file as stored.
    pub span: Span,
}

/// How a quotation that is found stands to its passage.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum How {
    /// Byte for byte, line breaks and emphasis apart.
    Verbatim,
    /// The same words in other typography.
    Folded,
    /// With an elision, a bracket or ` / `.
    Edited,
    /// The same but for case.
    Case,
    /// Verbatim, at another place than remembered.
    Moved,
}

/// A reason that `[allow.meaning]` or its like gives, printed beside the words that it is for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Excuse {
    /// What is excused.
    pub lint: Code,
    /// Why.
    pub reason: String,
    /// Where the key of its line stands, in the file of the words.
    pub key: Span,
}

/// Words that look quoted and that nothing is cited for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Uncited {
    /// `unchecked-quotation` or `unattributed-quotation`.
    pub lint: Code,
    /// A pair from mark to mark, a whole blockquote, or its words outside the pair that is cited.
    pub span: Span,
    /// The words, of a blockquote all of them.
    pub words: String,
    /// Why they may stand so.
    pub excuse: Option<Excuse>,
}

/// Something that the meaning guard objects to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Objection {
    /// `meaning` or `cut-short`.
    pub lint: Code,
    /// How much it weighs, before `[lints]`.
    pub severity: Severity,
}

impl Resolved {
    /// Whether the other is the same wherever the two are written, so that nobody but whoever shows
    /// what stands round them can tell them apart.
    pub(super) fn is_same_but_for_place(&self, other: &Self) -> bool {
        let (own, others) = (&self.quotation, &other.quotation);
        self.id == other.id
            && (&self.source, &self.elsewhere) == (&other.source, &other.elsewhere)
            && (&self.cited.key, self.cited.locator) == (&other.cited.key, other.cited.locator)
            && self.outcome == other.outcome
            && own.text.as_str() == others.text.as_str()
            && (&own.form, own.in_place, &own.emphasis)
                == (&others.form, others.in_place, &others.emphasis)
    }

    /// Where it stands, if it is found at one place, objected to or not.
    pub fn passage(&self) -> Option<&Passage> {
        match &self.outcome {
            Outcome::Found { passage, .. } => Some(passage),
            _ => None,
        }
    }

    /// The same with the source that it stands in.
    pub fn place(&self) -> Option<(&SourceId, &Passage)> {
        self.source.as_ref().zip(self.passage())
    }

    /// Why its author lets stand what the guard objects to.
    pub fn excuses(&self) -> &[Excuse] {
        match &self.outcome {
            Outcome::Found { excuses, .. } => excuses,
            _ => &[],
        }
    }

    /// The outcome in a word. What the guard objects to makes a quotation invalid only where
    /// `[lints]` leaves it an error.
    pub fn status(&self, lints: &Lints) -> Status {
        let forbids = |objection: &Objection| {
            lints.severity(objection.lint, objection.severity) == Some(Severity::Error)
        };
        match &self.outcome {
            Outcome::Found { objections, .. } if objections.iter().any(forbids) => Status::Invalid,
            Outcome::Found { how, .. } => Status::of(*how),
            Outcome::Ambiguous { .. } => Status::Ambiguous,
            Outcome::Misattributed(_) => Status::Misattributed,
            Outcome::Absent { .. } => Status::NotFound,
            Outcome::Reworded { .. } => Status::Reworded,
            Outcome::Gone => Status::Gone,
            Outcome::Wrong(_) => Status::Invalid,
        }
    }
}

/// The word for what became of a quotation, as it is printed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Byte for byte, line breaks and emphasis apart.
    Verbatim,
    /// The same words in other typography.
    Folded,
    /// With an elision, a bracket or ` / `.
    Edited,
    /// The same but for case.
    Case,
    /// Verbatim, at another place than remembered.
    Moved,
    /// In more than one place.
    Ambiguous,
    /// In another source.
    Misattributed,
    /// Nowhere.
    NotFound,
    /// In other words, since the source has changed.
    Reworded,
    /// No longer, since the source has changed.
    Gone,
    /// With any other error.
    Invalid,
}

impl Status {
    /// Every one.
    pub const ALL: &[Self] = &[
        Self::Verbatim,
        Self::Folded,
        Self::Edited,
        Self::Case,
        Self::Moved,
        Self::Ambiguous,
        Self::Misattributed,
        Self::NotFound,
        Self::Reworded,
        Self::Gone,
        Self::Invalid,
    ];

    /// The word.
    pub fn name(self) -> &'static str {
        match self {
            Self::Verbatim => "verbatim",
            Self::Folded => "folded",
            Self::Edited => "edited",
            Self::Case => "case",
            Self::Moved => "moved",
            Self::Ambiguous => "ambiguous",
            Self::Misattributed => "misattributed",
            Self::NotFound => "not-found",
            Self::Reworded => "reworded",
            Self::Gone => "gone",
            Self::Invalid => "invalid",
        }
    }

    fn of(how: How) -> Self {
        match how {
            How::Verbatim => Self::Verbatim,
            How::Folded => Self::Folded,
            How::Edited => Self::Edited,
            How::Case => Self::Case,
            How::Moved => Self::Moved,
        }
    }

    /// Whether the quotation may be published.
    pub fn is_accepted(self) -> bool {
        matches!(
            self,
            Self::Verbatim | Self::Folded | Self::Edited | Self::Case | Self::Moved
        )
    }
}
