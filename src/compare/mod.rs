//! Passages and sources in; what they share, where they part, and how much of each source is
//! quoted, out.
//!
//! In come a [`Project`] and its [`Resolution`]; out come the deciding words of each comparison,
//! the order of the sources, the [`Matrix`] of questions
//! and sources, and each source's [`Coverage`]. Nothing here judges: a
//! relation is the editor's, and what is not examined stays so.

pub mod alignment;
mod balance;
mod coverage;
mod level;
mod matrix;
mod noticed;
mod source_order;
mod speech;
mod suggestions;
mod wording;
mod words;

pub use balance::{Balance, BalanceMemory, SourceBalance, balance, balance_with};
pub use coverage::{Coverage, shown_places};
pub use level::{PartTie, level};
pub use matrix::{Matrix, MatrixCell, MatrixRow};
pub use noticed::{Candidates, ExplainedPair, Noticed, NoticedMemory, Noticing, noticed};
pub use speech::{DirectSpeech, SpeechId, SpeechInventory, direct_speech};
pub use suggestions::{Fact, SuggestedPair, Suggestions, UntouchedSentence, suggestions};
pub use wording::{CommonRun, SharedWording, Stretch, shared_wording, stretches};
pub use words::{Deciding, DecidingWords, WordsMemory};

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::par_map::join;
use crate::parse::{Options, Project, SourceId, Writing, WritingId};
use crate::resolve::Resolution;

/// The results of this stage.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Compared {
    /// For each annotation: the words that decide.
    pub deciding: BTreeMap<WritingId, Arc<Deciding>>,
    /// Every source in the order in which it is shown.
    pub order: Vec<SourceId>,
    /// Questions and what each source says to them.
    pub matrix: Matrix,
    /// For each source: how much of it published texts quote.
    pub coverage: BTreeMap<SourceId, Coverage>,
}

/// Compares the passages of every annotation that is published.
pub fn compare(project: &Project, resolution: &Resolution, options: &Options) -> Compared {
    compare_with(project, resolution, options, &mut WordsMemory::default())
}

/// The same; annotations whose passages are as they were are not compared again.
pub fn compare_with(
    project: &Project,
    resolution: &Resolution,
    options: &Options,
    memory: &mut WordsMemory,
) -> Compared {
    let order = source_order::source_order(project, resolution, options);
    let (deciding, (matrix, coverage)) = join(
        || words::deciding(project, resolution, memory),
        || {
            let matrix = matrix::matrix(project, resolution, &order, options);
            (matrix, coverage::coverage(project, resolution, options))
        },
    );
    Compared {
        deciding,
        order,
        matrix,
        coverage,
    }
}

/// Whether what stands in this page or annotation is published.
pub fn is_published(writing: &Writing, options: &Options) -> bool {
    !writing.head.draft || options.drafts
}
