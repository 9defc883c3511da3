//! Where a pattern stands in a source: every place, exactly; nothing here is similar.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::num::NonZeroU32;
use std::ops::Range;
use std::rc::Rc;

use memchr::memmem;

use crate::resolve::source_index::SourceIndex;
use crate::text::fold::lowercase;
use crate::text::words::{may_end, may_start};

use super::pattern::{Bracket, BracketKind, Element, Link, Pattern, PatternPart};

/// How strictly to look. The strict way is the rule; the others only find out what is wrong.
#[derive(Clone, Copy)]
pub(super) struct Manner<'a> {
    /// Case must be the same.
    pub(super) case: bool,
    /// A match starts and ends at word boundaries.
    pub(super) whole_words: bool,
    /// Paragraph ends are crossed only where the pattern says so.
    pub(super) paragraphs: bool,
    /// Words of the source that one bracket may stand for.
    pub(super) replaced_words: usize,
    /// Whether a bracket may stand for these words without changing what is said.
    pub(super) is_free: &'a dyn Fn(&Bracket, &str) -> bool,
}

/// A place where a whole pattern stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Match {
    /// One for each part of the pattern.
    pub(super) parts: Vec<PartMatch>,
}

/// A place where a part stands; ranges of the folded source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PartMatch {
    /// For each element what it stands for; empty at its place for a bracket that only adds.
    pub(super) elements: Vec<Range<usize>>,
    cost: Cost,
}

/// What a match asks of its brackets; less is better: replacements that change meaning, then words replaced.
type Cost = (usize, usize);

impl PartMatch {
    /// First byte.
    pub(super) fn start(&self) -> usize {
        self.elements[0].start
    }

    /// One past the last byte.
    pub(super) fn end(&self) -> usize {
        self.elements[self.elements.len() - 1].end
    }
}

impl Match {
    /// First byte.
    pub(super) fn start(&self) -> usize {
        self.parts[0].start()
    }

    /// One past the last byte.
    pub(super) fn end(&self) -> usize {
        self.parts[self.parts.len() - 1].end()
    }

    /// How many of its brackets change what is said.
    pub(super) fn changes(&self) -> usize {
        self.cost().0
    }

    fn cost(&self) -> Cost {
        self.parts.iter().fold((0, 0), |sum, part| (sum.0 + part.cost.0, sum.1 + part.cost.1))
    }
}

/// Every place of a pattern, by start. Of places with the same end only the shortest counts.
pub(super) fn places(pattern: &Pattern, index: &SourceIndex, manner: Manner) -> Vec<Match> {
    // Parts that are the same words stand at the same places, which are looked for and kept once.
    let mut known: BTreeMap<&str, Rc<[PartMatch]>> = BTreeMap::new();
    let mut found: Vec<Rc<[PartMatch]>> = Vec::with_capacity(pattern.parts.len());
    for part in &pattern.parts {
        let matches: Rc<[PartMatch]> = match part.elements.as_slice() {
            [Element::Words(words)] => {
                known.entry(words.as_str()).or_insert_with(|| part_places(part, index, manner).into()).clone()
            }
            _ => part_places(part, index, manner).into(),
        };
        if matches.is_empty() {
            return Vec::new();
        }
        found.push(matches);
    }
    // Brackets that change nothing are preferred to others, however near those stand.
    let free = found.iter().map(|matches| matches.iter().filter(|place| place.cost.0 == 0).cloned().collect());
    let free: Vec<Rc<[PartMatch]>> = if found.iter().any(|matches| matches.iter().any(|place| place.cost.0 > 0)) {
        free.collect()
    } else {
        return hung_together(&found, pattern, index, manner);
    };
    let places = hung_together(&free, pattern, index, manner);
    if places.is_empty() { hung_together(&found, pattern, index, manner) } else { places }
}

/// The places of the whole from those of its parts.
fn hung_together(found: &[Rc<[PartMatch]>], pattern: &Pattern, index: &SourceIndex, manner: Manner) -> Vec<Match> {
    let chains = Chains::new(found, &pattern.links, index, manner);
    let mut spans: Vec<(usize, usize)> = Vec::new();
    for (number, end) in chains.ends.iter().enumerate().filter_map(|(number, end)| Some((number, (*end)?))) {
        match spans.last_mut() {
            Some(last) if last.1 == end && found.len() > 1 => *last = (number, end),
            _ => spans.push((number, end)),
        }
    }
    let length = |(number, end): &(usize, usize)| end - found[0][*number].start();
    if found.len() > 1 && spans.len() > MOST_PLACES {
        spans.sort_by_key(length);
        spans.truncate(MOST_PLACES);
        spans.sort_unstable();
    }
    spans.into_iter().map(|(number, _)| chains.follow(number)).collect()
}

/// Places with an elision that are kept, the shortest; more tell nobody anything.
const MOST_PLACES: usize = 256;

/// Of several places those that ask least of their brackets and, where words are left out, leave out least.
pub(super) fn best(places: Vec<Match>) -> Vec<Match> {
    let length = |place: &Match| if place.parts.len() > 1 { place.end() - place.start() } else { 0 };
    let key = |place: &Match| (place.cost().0, length(place), place.cost().1);
    let Some(least) = places.iter().map(key).min() else { return places };
    places.into_iter().filter(|place| key(place) == least).collect()
}

/// How the places of the parts hang together, from the last part to the first: each goes on with the earliest place of the next
/// part that its link allows and from which all others follow.
struct Chains<'a> {
    found: &'a [Rc<[PartMatch]>],
    links: &'a [Link],
    index: &'a SourceIndex<'a>,
    manner: Manner<'a>,
    /// For each part and each of its places the first place at or after it from which all others follow, if there is one.
    sound: Vec<Vec<Option<NonZeroU32>>>,
    /// For each place of the first part: where the whole ends, if all others follow.
    ends: Vec<Option<usize>>,
}

impl<'a> Chains<'a> {
    fn new(found: &'a [Rc<[PartMatch]>], links: &'a [Link], index: &'a SourceIndex<'a>, manner: Manner<'a>) -> Self {
        let last = found.last().map_or(&[][..], |last| last);
        let ends = last.iter().map(|place| Some(place.end())).collect();
        let mut chains = Self { found, links, index, manner, sound: vec![Vec::new(); found.len()], ends };
        for part in (0..links.len()).rev() {
            chains.sound[part + 1] = first_sound(&chains.ends);
            let ends = found[part].iter().map(|place| chains.next(part, place).and_then(|next| chains.ends[next]));
            chains.ends = ends.collect();
        }
        chains
    }

    /// The place of the next part that a place of a part goes on with.
    fn next(&self, part: usize, place: &PartMatch) -> Option<usize> {
        let following = &self.found[part + 1];
        let window = window(place.end(), self.links[part], self.index, self.manner.paragraphs)?;
        let first = following.partition_point(|next| next.start() < window.start);
        let next = (*self.sound[part + 1].get(first)?)?.get() as usize - 1;
        (following[next].start() <= window.end).then_some(next)
    }

    /// The whole that starts at a place of the first part.
    fn follow(&self, first: usize) -> Match {
        let mut parts = vec![self.found[0][first].clone()];
        for part in 0..self.links.len() {
            let next = self.next(part, &parts[part]);
            parts.extend(next.map(|next| self.found[part + 1][next].clone()));
        }
        Match { parts }
    }
}

/// For each place the number, from 1, of the first at or after it that has an end.
fn first_sound(ends: &[Option<usize>]) -> Vec<Option<NonZeroU32>> {
    let mut sound = vec![None; ends.len()];
    let mut next = None;
    for (number, end) in ends.iter().enumerate().rev() {
        if end.is_some() {
            next = u32::try_from(number + 1).ok().and_then(NonZeroU32::new);
        }
        sound[number] = next;
    }
    sound
}

/// Where the part after a link may start: first and last position.
fn window(previous: usize, link: Link, index: &SourceIndex, paragraphs: bool) -> Option<Range<usize>> {
    let end = index.text().len();
    if !paragraphs {
        return Some(if link.elision.is_some() { previous..end } else { previous..previous + 1 });
    }
    let here = index.paragraph_at(previous.saturating_sub(1));
    if link.paragraph_ends == 0 {
        return Some(previous..index.paragraph(here).end);
    }
    if here + 1 >= index.paragraph_count() {
        return None;
    }
    let next = index.paragraph(here + 1);
    match (link.elision, link.paragraph_ends) {
        (None, 1) => (index.paragraph(here).end == previous).then_some(next.start..next.start),
        (None, _) => None,
        (Some(_), 1) => Some(next),
        (Some(_), _) => Some(next.start..end),
    }
}

fn haystack<'a>(index: &'a SourceIndex, manner: Manner) -> &'a str {
    if manner.case { index.text() } else { index.lowercase() }
}

/// Every place of one part, by start.
fn part_places(part: &PatternPart, index: &SourceIndex, manner: Manner) -> Vec<PartMatch> {
    let needles: Vec<String> = part
        .elements
        .iter()
        .map(|element| match element {
            Element::Words(words) if manner.case => words.as_str().to_owned(),
            Element::Words(words) => lowercase(words.as_str()),
            Element::Bracket(_) => String::new(),
        })
        .collect();
    let text = haystack(index, manner);
    let flat;
    let text = if manner.paragraphs {
        text
    } else {
        flat = text.replace(SourceIndex::PARAGRAPH_END, " ");
        &flat
    };
    Matcher { part, needles: &needles, text, index, manner, steps: Cell::new(STEPS) }.places()
}

/// One part and the text it is looked for in.
struct Matcher<'a> {
    part: &'a PatternPart,
    /// For each element its words; empty for a bracket.
    needles: &'a [String],
    text: &'a str,
    index: &'a SourceIndex<'a>,
    manner: Manner<'a>,
    /// Words that brackets may still be tried on, so that brackets round words that recur cannot multiply without end.
    steps: Cell<usize>,
}

/// Words that the brackets of one part may be tried on.
const STEPS: usize = 1 << 17;

impl Matcher<'_> {
    fn places(&self) -> Vec<PartMatch> {
        let anchor = self.needles.iter().position(|needle| !needle.is_empty());
        let starts = match anchor {
            Some(anchor) => self.starts(anchor),
            None => self.index.words().iter().map(|word| word.start).collect(),
        };
        let mut places: Vec<PartMatch> = Vec::new();
        for start in starts {
            let mut elements = Vec::with_capacity(self.needles.len());
            let mut best = None;
            self.extend(start..start, &mut elements, (0, 0), &mut best);
            if let Some(place) = best {
                places.push(place);
            }
        }
        places.dedup_by(|next, previous| next.start() == previous.start());
        if self.manner.whole_words {
            places.retain(|place| !self.index.cuts_number(place.start()) && !self.index.cuts_number(place.end()));
        }
        if anchor.is_none() {
            // A word with a bracket in it, by itself, could stand for any word: it stands for one that is spelled like it.
            places.retain(|place| place.cost.0 == 0 && self.spelled_alike(place));
        }
        places
    }

    /// Whether the words that brackets stand for are theirs but for case, or begin with the letters outside them.
    fn spelled_alike(&self, place: &PartMatch) -> bool {
        /// Letters that tell a word.
        const TELLING: usize = 3;
        let alike = |(element, range): (&Element, &Range<usize>)| {
            let Some(bracket) = as_bracket(element).filter(|bracket| bracket.kind == BracketKind::InWord) else { return true };
            let word = &self.index.lowercase()[range.clone()];
            let outside = lowercase(bracket.written.split('[').next().unwrap_or_default());
            lowercase(&bracket.words) == word || (outside.len() >= TELLING && word.starts_with(&outside))
        };
        self.part.elements.iter().zip(&place.elements).all(alike)
    }

    /// Positions at which the part may start, ascending: at its first words, or as many words before them as its brackets need.
    fn starts(&self, anchor: usize) -> Vec<usize> {
        let at = occurrences(self.text, &self.needles[anchor]);
        let brackets = || self.part.elements[..anchor].iter().filter_map(as_bracket);
        let least = brackets().filter(|bracket| bracket.kind == BracketKind::InWord).count();
        let free = brackets().filter(|bracket| bracket.kind == BracketKind::Free).count();
        if least == 0 {
            return at;
        }
        let words = self.index.words();
        let mut starts = Vec::new();
        for position in at {
            let before = words.partition_point(|word| word.end <= position);
            for count in least..=least + free * self.manner.replaced_words {
                starts.extend(before.checked_sub(count).map(|first| words[first].start));
            }
        }
        starts.sort_unstable();
        starts.dedup();
        starts
    }

    /// Fits the elements after those already placed, the next of which may start anywhere in `from`; keeps the cheapest fit.
    fn extend(&self, from: Range<usize>, elements: &mut Vec<Range<usize>>, cost: Cost, best: &mut Option<PartMatch>) {
        if best.as_ref().is_some_and(|best| best.cost <= cost) {
            return;
        }
        let Some(element) = self.part.elements.get(elements.len()) else {
            *best = Some(PartMatch { elements: elements.clone(), cost });
            return;
        };
        match element {
            Element::Words(_) => {
                for start in from.start..=from.end {
                    if let Some(range) = self.words_at(start, elements.len()) {
                        let end = range.end;
                        elements.push(range);
                        self.extend(end..self.after_space(end), elements, cost, best);
                        elements.pop();
                    }
                }
            }
            Element::Bracket(bracket) => self.extend_bracket(bracket, from, elements, cost, best),
        }
    }

    fn extend_bracket(
        &self,
        bracket: &Bracket,
        from: Range<usize>,
        elements: &mut Vec<Range<usize>>,
        cost: Cost,
        best: &mut Option<PartMatch>,
    ) {
        if bracket.kind != BracketKind::InWord {
            elements.push(from.start..from.start);
            self.extend(from.clone(), elements, cost, best);
            elements.pop();
        }
        let most = match bracket.kind {
            BracketKind::InsertOnly => 0,
            BracketKind::InWord => 1,
            BracketKind::Free => self.manner.replaced_words,
        };
        let words = self.index.words();
        let first = words.partition_point(|word| word.start < from.start);
        let Some(steps) = self.steps.get().checked_sub(most) else { return };
        self.steps.set(steps);
        for count in 1..=most {
            let Some((start, end)) = words.get(first).zip(words.get(first + count - 1)).map(|(a, b)| (a.start, b.end)) else {
                break;
            };
            let reached = self.text[from.start..start].chars().all(|char| char != '\n' && !char.is_alphanumeric());
            if !reached || self.text[start..end].contains('\n') {
                break;
            }
            let changes = usize::from(!(self.manner.is_free)(bracket, &self.index.text()[start..end]));
            elements.push(start..end);
            self.extend(end..self.next_word(first + count, end), elements, (cost.0 + changes, cost.1 + count), best);
            elements.pop();
        }
    }

    fn words_at(&self, start: usize, element: usize) -> Option<Range<usize>> {
        let needle = &self.needles[element];
        let range = start..start + needle.len();
        // Only where the words stand do both ends fall between characters.
        if self.text.get(range.clone()) != Some(needle.as_str()) {
            return None;
        }
        let whole = !self.manner.whole_words || (may_start(self.text, range.start) && may_end(self.text, range.end));
        whole.then_some(range)
    }

    fn after_space(&self, at: usize) -> usize {
        if self.text[at..].starts_with(' ') { at + 1 } else { at }
    }

    /// Start of the next word in the same paragraph, so that marks behind a replaced word may belong to it or to what follows.
    fn next_word(&self, word: usize, end: usize) -> usize {
        let next = self.index.words().get(word).map_or(self.text.len(), |word| word.start);
        self.text[end..next].find('\n').map_or(next, |paragraph_end| end + paragraph_end)
    }
}

fn as_bracket(element: &Element) -> Option<&Bracket> {
    match element {
        Element::Bracket(bracket) => Some(bracket),
        Element::Words(_) => None,
    }
}

/// Start of every occurrence, overlapping ones too as long as that stays linear.
fn occurrences(text: &str, needle: &str) -> Vec<usize> {
    /// Bytes that may be compared again for overlaps.
    const OVERLAP: usize = 1 << 24;
    let finder = memmem::Finder::new(needle);
    let mut starts = Vec::new();
    let mut at = 0;
    while let Some(found) = finder.find(&text.as_bytes()[at..]) {
        let start = at + found;
        starts.push(start);
        let step = text[start..].chars().next().map_or(1, char::len_utf8);
        at = start + if starts.len() * needle.len() < OVERLAP { step } else { needle.len().max(1) };
    }
    starts
}
