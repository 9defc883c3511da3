//! Remembered words in a source that has changed since: where they stand now.
//!
//! In come the words as they stood there and the text that stood before and behind them; out comes
//! the passage that stands in their place, for messages and proposals only. All three are aligned
//! with the source as one, so that what surrounds a passage finds it where its own words changed,
//! and keeps one that only looks alike from being taken for it.

use std::ops::Range;

use crate::corpus::SourceIndex;

use super::Nearest;
use super::alignment::{Alignment, Pair, align, weight_of};
use super::nearest::{is_one_sentence, passage, windows};
use super::weighed::{Weighed, weighed, weight};

/// From this share of common words on a passage is proposed, whatever stands round it. These and
/// the next three were tuned on 1,309 quotations of public texts that were edited, moved or taken
/// out, and say what gave the most proposals without a wrong one.
const ALIKE: f64 = 0.74;
/// From this share on it is proposed if enough of what stood round it still does.
const REWORDED: f64 = 0.62;
/// How much of the text before and behind that is.
const CONTEXT: f64 = 0.33;
/// What context is worth beside words in choosing among passages.
const CONTEXT_WORTH: f64 = 0.3;
/// Words that may have been put between a passage and the text that still stands beside it.
const ADDED: usize = 6;
/// Ranges of the source that are looked at: by the words themselves, and by words and context.
const WINDOWS: [usize; 2] = [6, 3];
/// Words that are looked at; longer quotations are found by their beginning.
const MOST_WORDS: usize = 1_000;

/// Words as they stood in a source, folded and in small letters.
pub(super) struct Remembered<'a> {
    /// Words that stood before them, none cut.
    pub(super) prefix: &'a str,
    pub(super) exact: &'a str,
    /// Words that stood behind them, none cut.
    pub(super) suffix: &'a str,
}

/// What stands in the place of words.
pub(super) struct Anchor {
    pub(super) nearest: Nearest,
    /// The same as a range of the source's words.
    words: Range<usize>,
    /// Share of the text before and behind that stands there still, by weight, 0 to 1.
    context: f64,
}

impl Anchor {
    /// Whether it is likely enough to be proposed.
    pub(super) fn is_proposed(&self) -> bool {
        self.nearest.score >= ALIKE || self.is_possible() && self.context >= CONTEXT
    }

    /// Whether it is likely enough beside others of the same quotation that are proposed.
    pub(super) fn is_possible(&self) -> bool {
        self.nearest.score >= REWORDED
    }

    /// Number of the source's word behind it.
    pub(super) fn end(&self) -> usize {
        self.words.end
    }
}

/// The best passage to be in the place of remembered words, from a word of the source on; nothing
/// if no word is left.
pub(super) fn anchor(index: &SourceIndex, remembered: &Remembered, from: usize) -> Option<Anchor> {
    let mut whole = weighed(index, remembered.prefix, MOST_WORDS);
    let before = whole.len();
    whole.extend(weighed(index, remembered.exact, MOST_WORDS));
    let own = before..whole.len();
    whole.extend(weighed(index, remembered.suffix, MOST_WORDS));
    let padding = before.max(whole.len() - own.end) + 2;
    let mut ranges = windows(index, &whole[own.clone()], WINDOWS[0]);
    ranges.extend(windows(index, &whole, WINDOWS[1]));
    let mut best: Option<(f64, Anchor)> = None;
    for range in ranges {
        let end = (range.end + padding).min(index.words().len());
        let range = range.start.saturating_sub(padding).max(from)..end;
        if range.is_empty() {
            continue;
        }
        let Some(anchor) = aligned(index, &whole, own.clone(), range) else {
            continue;
        };
        let worth = anchor.nearest.score + CONTEXT_WORTH * anchor.context;
        if best.as_ref().is_none_or(|(most, _)| worth > *most) {
            best = Some((worth, anchor));
        }
    }
    let (_, best) = best?;
    // Its window may not reach the text that stood round it, by which the words that took the place
    // of those at its ends are known.
    let reach = padding + ADDED + own.len();
    let end = (best.words.end + reach).min(index.words().len());
    let around = best.words.start.saturating_sub(reach).max(from)..end;
    let seen_whole = aligned(index, &whole, own, around);
    Some(seen_whole.filter(Anchor::is_proposed).unwrap_or(best))
}

/// What a window has in the place of the words `own` of `whole`.
fn aligned(
    index: &SourceIndex,
    whole: &[Weighed],
    own: Range<usize>,
    window: Range<usize>,
) -> Option<Anchor> {
    let alignment = align(index, whole, window.clone())?;
    let edges = AnchorEdges {
        index,
        alignment: &alignment,
        own: own.clone(),
        first: alignment.first(own.clone())?,
        last: alignment.last(own.clone())?,
    };
    let found = edges.start(window.start)..edges.end(whole.len(), window.end) + 1;
    let total = weight(&whole[own.clone()]) + weight_of(index, found.clone());
    let score = 2.0 * alignment.shared(own.clone()) / total;
    let round = [0..own.start, own.end..whole.len()];
    let (mut kept, mut all) = (0.0, 0.0);
    for side in round {
        kept += alignment.shared(side.clone());
        all += weight(&whole[side]);
    }
    Some(Anchor {
        nearest: passage(index, found.clone(), score),
        words: found,
        context: if all > 0.0 { kept / all } else { 0.0 },
    })
}

/// Where a passage begins and ends, of which the words at its ends may have changed.
struct AnchorEdges<'a> {
    index: &'a SourceIndex,
    alignment: &'a Alignment,
    /// The words that are looked for, among those that are aligned.
    own: Range<usize>,
    /// The first and the last of them that stands there still.
    first: Pair,
    last: Pair,
}

impl AnchorEdges<'_> {
    /// Number of the passage's first word. It stands behind the two words that stood before it, if
    /// these stand there still; else as many words before the first known one as were there.
    fn start(&self, least: usize) -> usize {
        let lost = self.first.wanted - self.own.start;
        if let Some(before) = self.both(self.own.start.checked_sub(2), 1)
            && self.is_near(before + 1, self.first.source, lost)
        {
            return before + 1;
        }
        let known = self.alignment.last(0..self.own.start);
        let floor = known.map_or(least, |pair| pair.source + 1);
        let mut start = self.first.source;
        for _ in 0..lost {
            if start <= floor || !is_one_sentence(self.index, start - 1) {
                break;
            }
            start -= 1;
        }
        start
    }

    /// Number of the passage's last word; the same from behind.
    fn end(&self, count: usize, most: usize) -> usize {
        let lost = self.own.end - 1 - self.last.wanted;
        if let Some(behind) = self.both(Some(self.own.end), 0)
            && self.is_near(self.last.source, behind - 1, lost)
        {
            return behind - 1;
        }
        let known = self.alignment.first(self.own.end..count);
        let ceiling = known.map_or(most, |pair| pair.source) - 1;
        let mut end = self.last.source;
        for _ in 0..lost {
            if end >= ceiling || !is_one_sentence(self.index, end) {
                break;
            }
            end += 1;
        }
        end
    }

    /// If two neighbours of the text round the words still stand beside each other, the place of
    /// one of them.
    fn both(&self, first: Option<usize>, which: usize) -> Option<usize> {
        let first = first?;
        let places = [self.alignment.of(first)?, self.alignment.of(first + 1)?];
        (places[1] == places[0] + 1).then_some(places[which])
    }

    /// Whether few enough words stand from one place to another, in one paragraph, to be words that
    /// were changed or added.
    fn is_near(&self, start: usize, end: usize, lost: usize) -> bool {
        let words = self.index.words();
        let added = end.saturating_sub(start);
        let between = || &self.index.text()[words[start].start..words[end].start];
        added <= ADDED + 2 * lost
            && (start >= end || !between().contains(SourceIndex::PARAGRAPH_END))
    }
}
