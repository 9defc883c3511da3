//! One quotation in one source: found, or why not.

use std::cell::OnceCell;

use memchr::memmem;

use crate::parse::{CitedSource, Form, Quotation};
use crate::resolve::meaning::{self, MOST_REPLACED_WORDS, WordList};
use crate::resolve::nearest::{WordTable, nearest};
use crate::resolve::source_index::SourceIndex;
use crate::resolve::{Nearest, Status};

use super::locate::{self, Located, is_verbatim};
use super::pattern::{self, Bracket, Element, Pattern, has_word};
use super::search::{Manner, Match, places};

/// Words that a bracket may hold.
pub(super) const MOST_BRACKET_WORDS: usize = 8;
/// Elisions, paragraph ends and brackets that a quotation may hold.
pub(super) const MOST_MARKS: usize = 50;
/// Words that a bracket may seem to stand for when looking for what is wrong.
const SUSPECTED_WORDS: usize = 30;

/// A source on the desk: what looking things up in it needs, made once.
pub(super) struct Desk<'a> {
    pub(super) index: SourceIndex<'a>,
    pub(super) list: Option<&'static WordList>,
    table: OnceCell<WordTable>,
}

impl<'a> Desk<'a> {
    /// Puts a source on the desk.
    pub(super) fn new(index: SourceIndex<'a>) -> Self {
        let list = WordList::of(&index.source.language);
        Self { index, list, table: OnceCell::new() }
    }

    fn nearest(&self, words: &str) -> Option<Nearest> {
        nearest(&self.index, self.table.get_or_init(|| WordTable::new(&self.index)), words)
    }
}

/// What looking a quotation up comes to.
pub(super) enum Lookup {
    /// At one place.
    Found { pattern: Pattern, place: Match, status: Status },
    /// At several.
    Ambiguous(Vec<Match>),
    /// Not where the locator says, but at these places.
    Elsewhere(Vec<Match>),
    /// Nothing of the source is quoted.
    Empty,
    /// This bracket holds too many words.
    LongBracket(Bracket, usize),
    /// More elisions and brackets than a quotation may hold.
    ManyMarks(usize),
    /// There, but this bracket stands for too many words.
    ReplacesMany(Match),
    /// There, but not at word boundaries.
    CutWord(Match),
    /// There, but paragraph ends are not where the quotation has them.
    Paragraph(Pattern, Match),
    /// Each part is there, but in another order.
    Order(Pattern),
    /// Not there.
    Absent(Option<Nearest>),
}

/// Looks a quotation up in a source.
pub(super) fn look_up(quotation: &Quotation, cited: &CitedSource, desk: &Desk) -> Lookup {
    let occurs = |words: &str| memmem::find(desk.index.text().as_bytes(), words.as_bytes()).is_some();
    let mut patterns: Vec<Pattern> = pattern::readings(quotation, occurs).into_iter().filter(Pattern::has_words).collect();
    if patterns.is_empty() {
        return Lookup::Empty;
    }
    let marks = patterns.iter().map(Pattern::mark_count).min().unwrap_or(0);
    if marks > MOST_MARKS {
        return Lookup::ManyMarks(marks);
    }
    if quotation.marked {
        patterns = patterns.into_iter().flat_map(|pattern| [pattern.without_final_stop(), Some(pattern)]).flatten().collect();
        patterns.sort_by_key(|pattern| std::cmp::Reverse(pattern_length(pattern)));
    }
    let long = patterns.iter().map(long_bracket).collect::<Vec<_>>();
    if let Some(Some((bracket, count))) = long.iter().find(|_| long.iter().all(Option::is_some)) {
        return Lookup::LongBracket(bracket.clone(), *count);
    }
    patterns.retain(|pattern| long_bracket(pattern).is_none());
    let is_free = |bracket: &Bracket, replaced: &str| meaning::is_free(desk.list, &bracket.words, replaced);
    let paragraphs = !matches!(quotation.form, Form::Table { .. });
    let strict = Manner { case: true, whole_words: true, paragraphs, replaced_words: MOST_REPLACED_WORDS, is_free: &is_free };
    for manner in [strict, Manner { case: false, ..strict }] {
        if let Some(settled) = first_settled(quotation, cited, desk, &patterns, manner) {
            return settled;
        }
    }
    what_is_wrong(quotation, &patterns, desk, Manner { case: false, ..strict })
}

/// Bytes of words in a pattern: the reading that keeps the final stop comes before the one that does not.
fn pattern_length(pattern: &Pattern) -> usize {
    let words = pattern.parts.iter().flat_map(|part| &part.elements).map(|element| match element {
        Element::Words(words) => words.as_str().len(),
        Element::Bracket(_) => 0,
    });
    words.sum()
}

fn long_bracket(pattern: &Pattern) -> Option<(Bracket, usize)> {
    let count = |bracket: &Bracket| crate::text::words::words(&bracket.words).count();
    pattern.brackets().map(|bracket| (bracket.clone(), count(bracket))).find(|(_, count)| *count > MOST_BRACKET_WORDS)
}

/// What the first reading comes to that stands where it is cited and changes nothing; else the first that stands anywhere.
fn first_settled(
    quotation: &Quotation,
    cited: &CitedSource,
    desk: &Desk,
    patterns: &[Pattern],
    manner: Manner,
) -> Option<Lookup> {
    let mut second_best: Option<Lookup> = None;
    for pattern in patterns {
        let found = places(pattern, &desk.index, manner);
        if found.is_empty() {
            continue;
        }
        let settled = settle(quotation, cited, desk, pattern, found, manner.case);
        match &settled {
            Lookup::Found { place, .. } if place.changes() == 0 => return Some(settled),
            Lookup::Ambiguous(_) => return Some(settled),
            Lookup::Found { .. } if matches!(second_best, Some(Lookup::Elsewhere(_))) => second_best = Some(settled),
            _ => second_best = second_best.or(Some(settled)),
        }
    }
    second_best
}

fn first_found<'p>(patterns: &'p [Pattern], desk: &Desk, manner: Manner) -> Option<(&'p Pattern, Vec<Match>)> {
    patterns.iter().map(|pattern| (pattern, places(pattern, &desk.index, manner))).find(|(_, found)| !found.is_empty())
}

/// Which of the places is meant, and how the quotation stands to it.
fn settle(
    quotation: &Quotation,
    cited: &CitedSource,
    desk: &Desk,
    pattern: &Pattern,
    found: Vec<Match>,
    same_case: bool,
) -> Lookup {
    let (located, position) = match &quotation.form {
        Form::Table { prefix, suffix, position } => {
            (locate::remembered(&found, prefix, suffix, *position, &desk.index), *position)
        }
        Form::Inline | Form::Block | Form::Answer => (locate::locate(found, cited.locator, &desk.index), None),
    };
    let place = match located {
        Located::One(place) => place,
        Located::Several(places) if quotation.form == Form::Answer && !places.is_empty() => places[0].clone(),
        Located::Several(places) => return Lookup::Ambiguous(places),
        Located::Elsewhere(places) => return Lookup::Elsewhere(places),
    };
    let span = desk.index.span(place.start()..place.end());
    let status = if !same_case {
        Status::Case
    } else if pattern.is_edited() {
        Status::Edited
    } else if !stands_verbatim(quotation, pattern, desk, &place) {
        Status::Folded
    } else if position.is_some_and(|position| position.start != span.start) {
        Status::Moved
    } else {
        Status::Verbatim
    };
    Lookup::Found { pattern: pattern.clone(), place, status }
}

fn stands_verbatim(quotation: &Quotation, pattern: &Pattern, desk: &Desk, place: &Match) -> bool {
    match pattern.parts[0].elements.first() {
        Some(Element::Words(words)) => {
            is_verbatim(quotation, words, &desk.index.shown(desk.index.span(place.start()..place.end())))
        }
        _ => false,
    }
}

/// Looks less strictly, one rule at a time, to say which rule the quotation breaks.
fn what_is_wrong(quotation: &Quotation, patterns: &[Pattern], desk: &Desk, manner: Manner) -> Lookup {
    let first = |manner| {
        first_found(patterns, desk, manner).and_then(|(pattern, found)| Some((pattern.clone(), found.into_iter().next()?)))
    };
    if let Some((_, place)) = first(Manner { whole_words: false, ..manner }) {
        return Lookup::CutWord(place);
    }
    if let Some((pattern, place)) = first(Manner { paragraphs: false, ..manner }) {
        return Lookup::Paragraph(pattern, place);
    }
    for pattern in patterns {
        let skipping = pattern.with_paragraphs_left_out();
        let found = skipping.map(|skipping| places(&skipping, &desk.index, manner)).unwrap_or_default();
        if let Some(place) = found.into_iter().next() {
            return Lookup::Paragraph(pattern.clone(), place);
        }
    }
    if let Some((_, place)) = first(Manner { replaced_words: SUSPECTED_WORDS, ..manner }) {
        return Lookup::ReplacesMany(place);
    }
    let each_part_stands = |pattern: &&Pattern| {
        let alone = |part: &pattern::PatternPart| Pattern { parts: vec![part.clone()], links: Vec::new(), ..(*pattern).clone() };
        pattern.parts.len() > 1 && pattern.parts.iter().all(|part| !places(&alone(part), &desk.index, manner).is_empty())
    };
    if let Some(pattern) = patterns.iter().find(each_part_stands) {
        return Lookup::Order(pattern.clone());
    }
    let words = quoted_words(patterns.last().unwrap_or(&patterns[0]));
    Lookup::Absent(if has_word(quotation.text.as_str()) { desk.nearest(&words) } else { None })
}

/// The words outside brackets, folded, without regard to case.
fn quoted_words(pattern: &Pattern) -> String {
    let elements = pattern.parts.iter().flat_map(|part| &part.elements);
    let words = elements.map(|element| match element {
        Element::Words(words) => words.as_str().to_owned(),
        Element::Bracket(bracket) => bracket.words.clone(),
    });
    crate::text::fold::lowercase(&words.collect::<Vec<_>>().join(" "))
}
