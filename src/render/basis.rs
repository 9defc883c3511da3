//! All that the view of a page is made from: as long as that is what it was, so is the page.
//!
//! A view is a function of its [`Basis`] and sees nothing else, so that what is forgotten here is
//! missing in every build, and not stale in some. Most of it is shared: what every page reads, and
//! of each text what pages show of it, made once and compared by pointer.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use crate::compare::{Coverage, Deciding};
use crate::memo::Shared;
use crate::parse::{RelationKind, Source, SourceId, Writing, WritingId};
use crate::resolve::{Notes, QuotationId, Resolved, ResolvedAnnotation, Uncited};
use crate::text::Span;

use super::links::Links;
use super::list_places::ListPlace;
use super::pairs::SourcePair;
use super::passage_ids::PassageId;
use super::seen::Seen;
use super::strings::Strings;
use super::view::LinkView;

/// Where readers start.
pub(crate) const FRONT: &str = "index.html";

/// All that the view of one page is made from.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Basis {
    /// What every page may read.
    pub common: Shared<Common>,
    /// What it is about.
    pub subject: PageKind,
    /// The texts that it shows or refers to.
    pub texts: BTreeMap<WritingId, Shared<Material>>,
    /// The sources whose words it shows.
    pub sources: BTreeMap<SourceId, Shared<Source>>,
}

/// What a page with its own view is about, and what is shown there alone.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum PageKind {
    /// The briefing or another page.
    Page {
        /// Its name.
        writing: WritingId,
        /// What the front page shows of all others.
        front: Option<Front>,
    },
    /// A comparison or note.
    Comparison {
        /// Its name.
        writing: WritingId,
        /// Its topics, each with its place in the list of comparisons.
        topics: Vec<(String, Option<ListPlace>)>,
    },
    /// A comparison by itself, for other sites.
    Embed(WritingId),
    /// A source.
    Source {
        /// Its name.
        source: SourceId,
        /// The quotations of it that are published.
        quotations: Vec<QuotationId>,
        /// How much of it is quoted.
        coverage: Coverage,
        /// Its paragraphs that some translation translates.
        translated: BTreeSet<usize>,
        /// Address of the saved original, if it is published.
        original: Option<String>,
        /// Where in its shown text a machine sees what another source has too, if that is shown.
        suggested: Option<Shared<Vec<Range<usize>>>>,
    },
    /// Two sources beside each other.
    Pair {
        /// Which.
        pair: SourcePair,
        /// The sentences that a machine ties, if that is shown.
        suggestions: Option<Shared<PairSuggestions>>,
    },
}

/// What a machine ties in a pair of sources.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct PairSuggestions {
    /// How many there are.
    pub count: usize,
    /// Those that share the most, by their place in the first source.
    pub shown: Vec<SuggestionBasis>,
}

/// Two sentences that share words and that no comparison quotes together.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct SuggestionBasis {
    /// One of each source, in the order of the pair.
    pub sentences: [SentencePlace; 2],
    /// How much they share, from 0 to 1.
    pub score: f64,
    /// The words that they share, as the first has them.
    pub shared: Vec<String>,
}

/// A sentence of a source.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct SentencePlace {
    /// Its number, from 1.
    pub number: usize,
    /// Its paragraph, from 1.
    pub paragraph: usize,
    /// Bytes of the source file as stored.
    pub span: Span,
}

/// The sentence of a silent source that shares the most with what is quoted of others.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct NearestSentence {
    /// Whose.
    pub source: SourceId,
    /// Its paragraph, from 1.
    pub paragraph: usize,
    /// BCP 47 tag of the source.
    pub language: String,
    /// The words.
    pub words: String,
}

/// What the front page alone shows.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Front {
    /// Each relation that a comparison has, the place of these in the list, and how many there are.
    pub tally: Vec<(RelationKind, Option<ListPlace>, usize)>,
    /// Addresses and titles of the pages that the navigation does not hold.
    pub further: Vec<(String, String)>,
    /// Who signs the site.
    pub authors: Vec<String>,
}

/// What every page may read.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Common {
    /// The theme's words.
    pub strings: Strings,
    /// BCP 47 tag of the site.
    pub language: String,
    /// Address of the published root with a `/` at its end, if it is known.
    pub base_url: Option<String>,
    /// Addresses and titles of the pages that the navigation names.
    pub navigation: Vec<(String, String)>,
    /// What the navigation is on every page in a folder, which are most pages: it follows from the
    /// other fields.
    pub folder_menu: Arc<Seen<Vec<LinkView>>>,
    /// Whether two sources share a comparison.
    pub has_pairs: bool,
    /// Whether anything published was put right.
    pub has_corrections: bool,
    /// Whether code stays without colours.
    pub plain_code: bool,
    /// Every source as others name it.
    pub sources: BTreeMap<SourceId, SourceHead>,
    /// Of these the ones that stand for themselves, in order, each with its label.
    pub originals: Vec<(SourceId, Arc<str>)>,
}

/// A source as others name it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct SourceHead {
    /// Its place among all sources, from 0.
    pub rank: usize,
    /// How it is printed.
    pub label: String,
    /// The source that it translates, else itself.
    pub original: SourceId,
}

/// All that pages show of one page or annotation.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Material {
    /// The text itself.
    pub writing: Shared<Writing>,
    /// What it is called.
    pub title: String,
    /// The notes of its own page.
    pub notes: Notes,
    /// For each marker in it the annotation of that id, if one is published.
    pub markers: Vec<Option<WritingId>>,
    /// Its quotations.
    pub quotations: Vec<QuotedSourceBasis>,
    /// For each quotation of its body the names of the same with each of the sources that it cites.
    pub rows: Vec<Vec<QuotationId>>,
    /// What looks quoted in it and is not cited.
    pub uncited: Vec<Uncited>,
    /// Where its links lead, if it has a page.
    pub links: Option<Shared<Links>>,
    /// How an annotation stands to its passages; of a page nothing is said.
    pub checked: Shared<ResolvedAnnotation>,
    /// The words that decide an annotation.
    pub deciding: Shared<Deciding>,
    /// Of silent sources the sentences that come nearest, if that is shown.
    pub nearest: Vec<NearestSentence>,
    /// Address, title and id of each place that refers to it.
    pub cited: Vec<(String, String, String)>,
}

/// A quotation with one of its sources.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct QuotedSourceBasis {
    /// What became of it.
    pub resolved: Shared<Resolved>,
    /// Where its source's page marks it, if it does.
    pub mark: Option<PassageId>,
}

impl Basis {
    /// A text that the page shows or refers to.
    pub(crate) fn text(&self, writing: &WritingId) -> &Material {
        &self.texts[writing]
    }

    /// A quotation of such a text.
    pub(crate) fn quotation(&self, id: &QuotationId) -> &QuotedSourceBasis {
        self.text(&id.writing).quotation(id)
    }

    /// A source whose words the page shows.
    pub(crate) fn source(&self, source: &SourceId) -> &Source {
        &self.sources[source]
    }

    /// The words of a quotation that decide its comparison.
    pub(crate) fn deciding(&self, id: &QuotationId) -> &[Span] {
        self.text(&id.writing)
            .deciding
            .spans
            .get(id)
            .map_or(&[], Vec::as_slice)
    }
}

impl Common {
    /// How a source is printed.
    pub(crate) fn label(&self, source: &SourceId) -> &str {
        &self.sources[source].label
    }

    /// How a source is printed that may have been taken out; then it is its key.
    pub(crate) fn label_or_key<'s>(&'s self, source: &'s SourceId) -> &'s str {
        let known = self.sources.get(source);
        known.map_or(source.as_str(), |source| &source.label)
    }

    /// Every source in the order in which they are shown.
    pub(crate) fn in_order(&self) -> Vec<&SourceId> {
        let mut sources: Vec<&SourceId> = self.sources.keys().collect();
        sources.sort_by_key(|source| self.rank(source));
        sources
    }

    /// The place of a source in the order in which they are shown.
    pub(crate) fn rank(&self, source: &SourceId) -> usize {
        self.sources[source].rank
    }

    /// The source that a translation translates, else the source itself.
    pub(crate) fn original(&self, source: &SourceId) -> &SourceId {
        &self.sources[source].original
    }
}

impl Material {
    /// A quotation of this text.
    pub(crate) fn quotation(&self, id: &QuotationId) -> &QuotedSourceBasis {
        &self.quotations[id.number - 1]
    }

    /// Its quotations as they were resolved.
    pub(crate) fn resolved(&self) -> impl Iterator<Item = &Arc<Resolved>> {
        self.quotations.iter().map(|quoted| &quoted.resolved.0)
    }
}
