//! What pages show of what the machine sees in the sources, as far as the settings ask for it.
//!
//! What follows from the sources alone is remembered under them, so that an edit of an annotation
//! compares nothing again; what annotations have taken up is taken off it. Of a source of which
//! only excerpts may be published nothing is noticed, since its sentences may not be shown.

mod nearest;
mod quoted;
mod suggested;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::corpus::{Corpus, SourceIndex};
use crate::memo::{Shared, Table};
use crate::parse::{CompareSettings, Options, Project, SourceId, SourceText, WritingId};
use crate::resolve::Resolution;

use super::alignment::{AlignmentMemory, TextPair, alignment_of};
use super::speech::{SpeechInventory, direct_speech, inventory};
use super::suggestions::{Fact, UntouchedSentence, sentence_facts, untouched};
use nearest::{NearestMemory, nearest};
use quoted::{QuotedSentences, covered, quoted, touched};
pub use suggested::{Candidates, ExplainedPair};
use suggested::{SuggestedMemory, suggested};

/// What pages show of what the machine sees; empty where the settings do not ask for it.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Noticed {
    /// For each pair of sources that was asked for the sentences that share words and that no
    /// published annotation quotes together, by place.
    pub suggested: BTreeMap<TextPair, Candidates>,
    /// For each published annotation the silent sources, each with the number of the sentence there
    /// that shares the most with what is quoted of others.
    pub nearest: BTreeMap<WritingId, Vec<(SourceId, usize)>>,
    /// Sentences with facts that no published annotation touches, by source and place.
    pub untouched: Vec<UntouchedSentence>,
    /// What sources give in quotation marks.
    pub speech: Arc<SpeechInventory>,
}

/// What earlier runs noticed.
#[derive(Clone, Debug, Default)]
pub struct NoticedMemory {
    alignment: AlignmentMemory,
    suggested: SuggestedMemory,
    nearest: NearestMemory,
    facts: Table<SourceId, Shared<SourceIndex>, Arc<Vec<BTreeSet<Fact>>>>,
    speech: Table<(), Shared<Corpus>, Arc<SpeechInventory>>,
}

impl NoticedMemory {
    /// How many results are remembered: none where no page shows any.
    pub fn count(&self) -> usize {
        let of_pairs = self.alignment.count() + self.suggested.count();
        of_pairs + self.nearest.count() + self.facts.count() + self.speech.count()
    }

    /// Lets go of what no page shows.
    fn forget(&mut self, settings: CompareSettings) {
        let kept = std::mem::take(self);
        if settings.show_suggestions {
            self.alignment = kept.alignment;
            self.suggested = kept.suggested;
            self.nearest = kept.nearest;
        }
        if settings.show_untouched {
            self.facts = kept.facts;
        }
        if settings.show_speech {
            self.speech = kept.speech;
        }
    }

    /// Pairs of sources that the last run compared anew.
    pub fn compared_anew(&self) -> &[TextPair] {
        self.alignment.compared_anew()
    }
}

/// What is looked at.
#[derive(Clone, Copy)]
pub struct Noticing<'a> {
    /// What the files say.
    pub project: &'a Project,
    /// Its sources.
    pub corpus: &'a Shared<Corpus>,
    /// What annotations quote.
    pub resolution: &'a Resolution,
    /// Whether drafts are published.
    pub options: &'a Options,
}

/// Looks at what the settings ask for; `pairs` are the sources that stand beside each other on
/// some page.
pub fn noticed(
    from: Noticing<'_>,
    pairs: impl Iterator<Item = TextPair>,
    memory: &mut NoticedMemory,
) -> Noticed {
    let settings = from.project.config.compare;
    memory.forget(settings);
    if settings == CompareSettings::default() {
        return Noticed::default();
    }
    let quoted = quoted(from);
    let mut noticed = Noticed::default();
    if settings.show_suggestions {
        see(from.corpus, pairs, &quoted, memory, &mut noticed);
    }
    if settings.show_untouched {
        noticed.untouched = all_untouched(from.corpus, &quoted, memory);
    }
    if settings.show_speech {
        memory.speech.begin_run();
        let corpus = from.corpus.clone();
        noticed.speech = memory.speech.get((), corpus, |(), corpus| speech(corpus));
    }
    noticed
}

/// Compares the pairs that some page shows, and with each silent source those that are quoted.
fn see(
    corpus: &Shared<Corpus>,
    pairs: impl Iterator<Item = TextPair>,
    quoted: &[QuotedSentences<'_>],
    memory: &mut NoticedMemory,
    noticed: &mut Noticed,
) {
    let shown = pairs.filter(|pair| is_full(&corpus[&pair.a]) && is_full(&corpus[&pair.b]));
    let shown: BTreeSet<TextPair> = shown.collect();
    let mut asked = shown.clone();
    for one in quoted {
        let silent = one.silent.iter().map(|silence| &silence.source);
        for silent in silent.filter(|silent| is_full(&corpus[*silent])) {
            let sources = one.sentences.keys();
            asked.extend(sources.map(|source| TextPair::new(source, silent)));
        }
    }
    let aligned = alignment_of(corpus, &asked, &mut memory.alignment);
    let texts = aligned.texts.into_iter().map(Shared);
    let texts: BTreeMap<TextPair, _> = asked.into_iter().zip(texts).collect();
    let of_shown = shown.iter().map(|pair| (pair.clone(), texts[pair].clone()));
    noticed.suggested = suggested(
        corpus,
        (of_shown.collect(), &aligned.terms),
        covered(quoted),
        &mut memory.suggested,
    );
    noticed.nearest = nearest(quoted, &texts, &mut memory.nearest);
}

/// Whether all of a source may be published.
fn is_full(index: &SourceIndex) -> bool {
    index.source.published_text == SourceText::Full
}

fn all_untouched(
    corpus: &Corpus,
    quoted: &[QuotedSentences<'_>],
    memory: &mut NoticedMemory,
) -> Vec<UntouchedSentence> {
    memory.facts.begin_run();
    let full = corpus.iter().filter(|(_, index)| is_full(index));
    let asked: Vec<_> = full
        .map(|(source, index)| (source.clone(), index.clone()))
        .collect();
    let facts = memory
        .facts
        .get_all(asked.clone(), |_, index| sentence_facts(index).into());
    let touched = touched(quoted);
    let mut all = Vec::new();
    for ((source, _), facts) in asked.iter().zip(facts) {
        let of_source = touched.get(source);
        let is_touched = |sentence| of_source.is_some_and(|touched| touched.contains(&sentence));
        all.extend(untouched(source, &facts, is_touched));
    }
    all
}

fn speech(corpus: &Corpus) -> Arc<SpeechInventory> {
    let full = corpus.iter().filter(|(_, index)| is_full(index));
    let speech = full.map(|(source, index)| (source.clone(), direct_speech(index).into()));
    inventory(corpus, speech.collect()).into()
}
