//! The other sources in which words may stand that are not in the cited one.

use std::cmp::Reverse;

use crate::corpus::{Corpus, SourceIndex};
use crate::diagnostics::Place;
use crate::parse::{CitedSource, Form, Locator, Quotation, SourceId};
use crate::resolve::nearest::{PROPOSED_SCORE, nearest};
use crate::resolve::{How, Nearest, Resolved};
use crate::text::fold::lowercase;
use crate::text::words::words;

use super::difference::difference;
use super::distinctive::is_distinctive;
use super::locate::locator_of;
use super::lookup::{Lookup, lookup_found, quoted_words};
use super::search::Match;
use super::token::{Token, TokenKind, has_word};
use super::tokens::tokens;

/// Another source that has the words.
pub(super) struct Holder<'a> {
    pub(super) key: &'a SourceId,
    pub(super) index: &'a SourceIndex,
    pub(super) places: Vec<Match>,
    is_same_case: bool,
    /// Whether the words are such that they are hardly in a source by chance.
    pub(super) is_distinctive: bool,
}

impl Holder<'_> {
    /// As messages name it: `source B`.
    pub(super) fn name(&self) -> String {
        format!("source {}", self.index.source.label)
    }

    pub(super) fn place(&self, number: usize) -> Place {
        Place::new(
            &self.index.source.file,
            self.index.span(self.places[number].range()),
        )
    }

    pub(super) fn locator(&self, number: usize) -> String {
        locator_of(&self.places, number, self.index)
    }
}

/// The other sources, with what looking things up in them needs.
pub(super) fn others<'d>(
    resolved: &'d Resolved,
    corpus: &'d Corpus,
) -> impl Iterator<Item = (&'d SourceId, &'d SourceIndex)> {
    let named = &resolved.quotation.citation.sources;
    let corpus = corpus.iter().map(|(key, index)| (key, &**index));
    corpus.filter(|(key, index)| {
        index.paragraph_count() > 0 && !named.iter().any(|cited| cited.key == key.as_str())
    })
}

/// The other sources that have the words; those that have them in another case only where none has
/// the same.
pub(super) fn holders<'d>(resolved: &'d Resolved, corpus: &'d Corpus) -> Vec<Holder<'d>> {
    let quotation = elsewhere_alike(&resolved.quotation);
    let wanted = Wanted::new(&quotation);
    let inner = inner_words(&wanted.own.1);
    let mut holders: Vec<Holder> = Vec::new();
    for (key, index) in others(resolved, corpus) {
        if may_hold(index, &inner) {
            holders.extend(wanted.holder(&resolved.cited, key, index));
        }
    }
    if holders.iter().any(|holder| holder.is_same_case) {
        holders.retain(|holder| holder.is_same_case);
    }
    holders
}

/// The words of a quotation, in small letters, that its source must have as words: those between
/// two others of a run, since the first and the last may be part of one. Words that the author
/// divides at a line's end may be others. The longest come first: of these a source lacks one
/// soonest.
fn inner_words(tokens: &[Token]) -> Vec<String> {
    let mut inner = Vec::new();
    for token in tokens {
        let is_run = matches!(token.kind, TokenKind::Words);
        if !is_run || !token.divisions.is_empty() {
            continue;
        }
        let run = lowercase(token.words.as_str());
        let mut run: Vec<&str> = words(&run).map(|(_, word)| word).collect();
        run.pop();
        inner.extend(run.into_iter().skip(1).map(str::to_owned));
    }
    inner.sort_by_key(|word| Reverse(word.len()));
    inner
}

/// Whether a source has all of these words. With hundreds of sources nearly all lack one, which is
/// known far sooner than that they lack the quotation.
fn may_hold(index: &SourceIndex, inner: &[String]) -> bool {
    let table = index.word_table();
    inner
        .iter()
        .all(|word| table.id_of(word).is_some() || index.may_divide(word))
}

/// The quotation without what is true of its own source alone.
pub(super) fn elsewhere_alike(quotation: &Quotation) -> Quotation {
    let mut quotation = quotation.clone();
    if let Form::Table { position, .. } = &mut quotation.form {
        *position = None;
    }
    quotation
}

/// Words that are looked for in many sources, cut into tokens once.
pub(super) struct Wanted<'q> {
    own: (&'q Quotation, Vec<Token>),
    /// The blockquote that they end.
    whole: Option<(&'q Quotation, Vec<Token>)>,
}

impl<'q> Wanted<'q> {
    pub(super) fn new(quotation: &'q Quotation) -> Self {
        let enclosing = quotation.enclosing.as_ref();
        let whole = enclosing.and_then(|enclosing| enclosing.whole.as_ref());
        Self {
            own: (quotation, tokens(quotation)),
            whole: whole.map(|whole| (whole, tokens(whole))),
        }
    }

    /// A source, if it has them.
    pub(super) fn holder<'d>(
        &self,
        cited: &CitedSource,
        key: &'d SourceId,
        index: &'d SourceIndex,
    ) -> Option<Holder<'d>> {
        let cited = CitedSource {
            key: key.as_str().to_owned(),
            span: cited.span,
            locator: Locator::default(),
        };
        let looked_up = |(quotation, tokens): &(&'q Quotation, Vec<Token>)| {
            lookup_found((quotation, tokens), &cited, index)
        };
        // The whole of a blockquote that a pair ends comes first, as in the source that is cited.
        let whole = self.whole.as_ref();
        let whole = whole.and_then(|whole| Some((&whole.1, looked_up(whole)?)));
        let (tokens, lookup) = match whole.filter(|(_, lookup)| is_found(lookup)) {
            Some(whole) => whole,
            None => (&self.own.1, looked_up(&self.own)?),
        };
        let (places, is_same_case) = match lookup {
            Lookup::Found { place, how, .. } => (vec![place], how != How::Case),
            Lookup::Ambiguous(places) => (places, true),
            _ => return None,
        };
        let pattern = places.first()?.pattern(tokens, index);
        Some(Holder {
            key,
            index,
            is_distinctive: is_distinctive(&pattern, index),
            places,
            is_same_case,
        })
    }
}

fn is_found(lookup: &Lookup) -> bool {
    matches!(lookup, Lookup::Found { .. })
}

/// The passage of another source that is close enough to be proposed, and closer than the closest
/// one of every source that the citation names.
pub(super) fn closest<'d>(
    resolved: &'d Resolved,
    corpus: &'d Corpus,
) -> Option<(&'d SourceId, &'d SourceIndex, Nearest)> {
    /// How much closer it must be: the same words score a little otherwise in each source, by how
    /// rare they are there.
    const AHEAD: f64 = 0.05;
    let quotation = &resolved.quotation;
    if !has_word(quotation.text.as_str()) {
        return None;
    }
    let wanted = quoted_words(&tokens(quotation));
    let mut least = PROPOSED_SCORE;
    for cited in &quotation.citation.sources {
        let nearest = corpus
            .get(cited.key.as_str())
            .and_then(|index| nearest(index, &wanted));
        least = nearest.map_or(least, |nearest| least.max(nearest.score + AHEAD));
    }
    let mut closest = None;
    for (key, index) in others(resolved, corpus) {
        let Some(nearest) = nearest(index, &wanted).filter(|nearest| nearest.score > least) else {
            continue;
        };
        least = nearest.score;
        closest = Some((key, index, nearest));
    }
    closest
}

/// How a quotation differs from the closest passage of a source of this name: what is said of the
/// passage, and what to do.
pub(super) fn near_passage(
    quotation: &Quotation,
    (name, index, nearest): (&str, &SourceIndex, &Nearest),
) -> (String, String) {
    let written = quotation.text.as_str().replace(['[', ']'], "");
    let difference = difference(&written, &index.shown(nearest.span));
    let label = format!(
        "the nearest passage is in {name} (para. {}): {}",
        nearest.paragraph, difference.extent
    );
    (label, difference.help)
}
