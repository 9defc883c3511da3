//! What pages show of what the machine sees in the sources, as far as the settings ask for it.
//!
//! What follows from the sources alone is remembered under them, so that an edit of an annotation
//! compares nothing again; what annotations have taken up is taken off it. Of a source of which
//! only excerpts may be published nothing is noticed, since its sentences may not be shown.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::corpus::{Corpus, SourceIndex};
use crate::memo::{Shared, Table};
use crate::parse::{CompareSettings, Options, Project, SourceId, SourceText, WritingId};
use crate::resolve::Resolution;

use super::alignment::{
    AlignedTexts, AlignmentMemory, CorpusTerms, Explainer, Explanation, SentencePair, TextPair,
    alignment_of,
};
use super::is_published;
use super::speech::{SpeechInventory, direct_speech, inventory};
use super::suggestions::{
    Fact, Touched, UntouchedSentence, is_covered, sentence_facts, sentences_at, touched, untouched,
};

/// What pages show of what the machine sees; empty where the settings do not ask for it.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Noticed {
    /// For each pair of sources that was asked for the sentences that share words and that no
    /// published annotation quotes together, by place.
    pub suggested: BTreeMap<TextPair, Vec<Arc<ExplainedPair>>>,
    /// For each published annotation the silent sources, each with the number of the sentence there
    /// that shares the most with what is quoted of others.
    pub nearest: BTreeMap<WritingId, Vec<(SourceId, usize)>>,
    /// Sentences with facts that no published annotation touches, by source and place.
    pub untouched: Vec<UntouchedSentence>,
    /// What sources give in quotation marks.
    pub speech: Arc<SpeechInventory>,
}

/// Two sentences with what they share.
#[derive(Clone, PartialEq, Debug)]
pub struct ExplainedPair {
    /// The two sentences.
    pub pair: SentencePair,
    /// Why.
    pub explanation: Explanation,
}

/// What earlier runs noticed.
#[derive(Clone, Debug, Default)]
pub struct NoticedMemory {
    alignment: AlignmentMemory,
    explained: Table<TextPair, ExplainedInput, Vec<Arc<ExplainedPair>>>,
    nearest: Table<(WritingId, SourceId), NearestInput, Option<usize>>,
    facts: Table<SourceId, Shared<SourceIndex>, Arc<Vec<BTreeSet<Fact>>>>,
    speech: Table<(), Shared<Corpus>, Arc<SpeechInventory>>,
}

impl NoticedMemory {
    /// How many results are remembered: none where no page shows any.
    pub fn count(&self) -> usize {
        let of_pairs = self.alignment.count() + self.explained.count();
        of_pairs + self.nearest.count() + self.facts.count() + self.speech.count()
    }

    /// Lets go of what no page shows.
    fn forget(&mut self, settings: CompareSettings) {
        let kept = std::mem::take(self);
        if settings.show_suggestions {
            self.alignment = kept.alignment;
            self.explained = kept.explained;
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

/// All that the reasons of two texts' candidates depend on.
#[derive(Clone, PartialEq, Debug)]
struct ExplainedInput {
    texts: Shared<AlignedTexts>,
    terms: Shared<CorpusTerms>,
    a: Shared<SourceIndex>,
    b: Shared<SourceIndex>,
}

/// For each source that is quoted how its sentences stand to those of the silent one, and the
/// numbers of those that are quoted.
type NearestInput = Vec<(Shared<AlignedTexts>, Vec<usize>)>;

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
    let touched = touched(from.corpus, from.resolution, |id| is_counted(from, id));
    let mut noticed = Noticed::default();
    if settings.show_suggestions {
        see(from, pairs, &touched, memory, &mut noticed);
    }
    if settings.show_untouched {
        noticed.untouched = all_untouched(from, &touched, memory);
    }
    if settings.show_speech {
        memory.speech.begin_run();
        let corpus = from.corpus.clone();
        noticed.speech = memory.speech.get((), corpus, |(), corpus| speech(corpus));
    }
    noticed
}

/// How the sentences of two sources correspond, for each pair that is asked for.
type Alignments = BTreeMap<TextPair, Shared<AlignedTexts>>;

/// Compares the pairs that some page shows, and with each silent source those that are quoted.
fn see(
    from: Noticing<'_>,
    pairs: impl Iterator<Item = TextPair>,
    touched: &Touched<'_>,
    memory: &mut NoticedMemory,
    noticed: &mut Noticed,
) {
    let shown = pairs.filter(|pair| is_open(from, &pair.a) && is_open(from, &pair.b));
    let shown: BTreeSet<TextPair> = shown.collect();
    let silences = silences(from);
    let mut asked = shown.clone();
    for (_, silent, quoted) in &silences {
        asked.extend(quoted.keys().map(|source| TextPair::new(source, silent)));
    }
    let aligned = alignment_of(from.corpus, &asked, &mut memory.alignment);
    let texts = aligned.texts.into_iter().map(Shared);
    let texts: Alignments = asked.into_iter().zip(texts).collect();
    let of_shown = (&shown, &texts, &aligned.terms);
    noticed.suggested = suggested(from.corpus, of_shown, touched, memory);
    noticed.nearest = nearest(silences, &texts, memory);
}

/// Whether an annotation is published.
fn is_counted(from: Noticing<'_>, annotation: &WritingId) -> bool {
    is_published(&from.project.writings[annotation], from.options)
}

/// Whether all of a source may be published.
fn is_open(from: Noticing<'_>, source: &SourceId) -> bool {
    is_full(&from.corpus[source])
}

fn is_full(index: &SourceIndex) -> bool {
    index.source.published_text == SourceText::Full
}

fn speech(corpus: &Corpus) -> Arc<SpeechInventory> {
    let open = corpus.iter().filter(|(_, index)| is_full(index));
    let speech = open.map(|(source, index)| (source.clone(), direct_speech(index).into()));
    inventory(corpus, speech.collect()).into()
}

/// The candidates of the pairs that are shown, without those that one annotation quotes.
fn suggested(
    corpus: &Corpus,
    (shown, texts, terms): (&BTreeSet<TextPair>, &Alignments, &Shared<CorpusTerms>),
    touched: &Touched<'_>,
    memory: &mut NoticedMemory,
) -> BTreeMap<TextPair, Vec<Arc<ExplainedPair>>> {
    memory.explained.begin_run();
    let asked = shown.iter().map(|pair| {
        let input = ExplainedInput {
            texts: texts[pair].clone(),
            terms: terms.clone(),
            a: corpus[&pair.a].clone(),
            b: corpus[&pair.b].clone(),
        };
        (pair.clone(), input)
    });
    let explained = memory.explained.get_all(asked.collect(), explained);
    let mut suggested = BTreeMap::new();
    for (pair, mut candidates) in shown.iter().zip(explained) {
        candidates.retain(|candidate| !is_covered(&texts[pair], &candidate.pair, touched));
        suggested.insert(pair.clone(), candidates);
    }
    suggested
}

fn explained(_: &TextPair, input: &ExplainedInput) -> Vec<Arc<ExplainedPair>> {
    let candidates = input.texts.pairs.iter().filter(|pair| pair.candidate);
    let candidates: Vec<&SentencePair> = candidates.collect();
    if candidates.is_empty() {
        return Vec::new();
    }
    let explainer = Explainer::new(&input.texts, &input.terms, [&input.a, &input.b]);
    let pairs = candidates.into_iter().map(|pair| ExplainedPair {
        pair: *pair,
        explanation: explainer.explain(pair),
    });
    pairs.map(Arc::new).collect()
}

/// A published annotation, a source that is silent in it, and of each source that is quoted the
/// sentences.
type Silence<'a> = (
    &'a WritingId,
    &'a SourceId,
    BTreeMap<&'a SourceId, BTreeSet<usize>>,
);

fn silences(from: Noticing<'_>) -> Vec<Silence<'_>> {
    let mut silences = Vec::new();
    for (annotation, checked) in &from.resolution.annotations {
        let silent = checked.silent.iter().map(|silence| &silence.source);
        let silent: Vec<_> = silent.filter(|source| is_open(from, source)).collect();
        if silent.is_empty() || !is_counted(from, annotation) {
            continue;
        }
        let mut quoted: BTreeMap<&SourceId, BTreeSet<usize>> = BTreeMap::new();
        for id in &checked.quotations {
            let Some((source, passage)) = from.resolution.quotation(id).place() else {
                continue;
            };
            for part in &passage.parts {
                let sentences = sentences_at(from.corpus[source].all_sentences(), part.span);
                quoted.entry(source).or_default().extend(sentences);
            }
        }
        silences.extend(
            silent
                .into_iter()
                .map(|source| (annotation, source, quoted.clone())),
        );
    }
    silences
}

fn nearest(
    silences: Vec<Silence<'_>>,
    texts: &Alignments,
    memory: &mut NoticedMemory,
) -> BTreeMap<WritingId, Vec<(SourceId, usize)>> {
    memory.nearest.begin_run();
    let mut nearest: BTreeMap<WritingId, Vec<(SourceId, usize)>> = BTreeMap::new();
    for (annotation, silent, quoted) in silences {
        let input = quoted.into_iter().map(|(source, sentences)| {
            let texts = texts[&TextPair::new(source, silent)].clone();
            (texts, sentences.into_iter().collect())
        });
        let key = (annotation.clone(), silent.clone());
        let found = memory.nearest.get(key, input.collect(), nearest_sentence);
        if let Some(sentence) = found {
            let of_annotation = nearest.entry(annotation.clone()).or_default();
            of_annotation.push((silent.clone(), sentence));
        }
    }
    nearest
}

/// The sentence of a silent source that shares the most with one that is quoted, the first of
/// equal ones.
fn nearest_sentence((_, silent): &(WritingId, SourceId), quoted: &NearestInput) -> Option<usize> {
    let mut best: Option<(f64, usize)> = None;
    for (texts, sentences) in quoted {
        for pair in &texts.pairs {
            let (of_quoted, of_silent) = if texts.a == *silent {
                (pair.b, pair.a)
            } else {
                (pair.a, pair.b)
            };
            if sentences.binary_search(&of_quoted).is_err() {
                continue;
            }
            let is_better = best.is_none_or(|(score, sentence)| {
                let by_score = pair.score.total_cmp(&score);
                by_score.then(sentence.cmp(&of_silent)).is_gt()
            });
            if is_better {
                best = Some((pair.score, of_silent));
            }
        }
    }
    best.map(|(_, sentence)| sentence)
}

fn all_untouched(
    from: Noticing<'_>,
    touched: &Touched<'_>,
    memory: &mut NoticedMemory,
) -> Vec<UntouchedSentence> {
    memory.facts.begin_run();
    let sources = from.corpus.iter();
    let asked = sources
        .filter(|(source, _)| is_open(from, source))
        .map(|(source, index)| (source.clone(), index.clone()));
    let asked: Vec<_> = asked.collect();
    let facts = memory
        .facts
        .get_all(asked.clone(), |_, index| sentence_facts(index).into());
    let mut all = Vec::new();
    for ((source, _), facts) in asked.iter().zip(facts) {
        all.extend(untouched(source, &facts, touched));
    }
    all
}
