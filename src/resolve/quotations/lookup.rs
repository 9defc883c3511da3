//! One quotation in one source: found, or why not.

use std::ops::Range;

use crate::corpus::SourceIndex;
use crate::parse::{CitedSource, Form, Quotation};
use crate::resolve::context::Context;
use crate::resolve::meaning::{self, MOST_REPLACED_WORDS};
use crate::resolve::nearest::nearest;
use crate::resolve::{How, Nearest};
use crate::text::fold::lowercase;

use super::locate::{self, Located, is_verbatim, most_literal};
use super::pattern::{Element, Pattern};
use super::search::{Match, best, places};
use super::strictness::{Gaps, Strictness};
use super::token::{BracketToken, Token, TokenKind, has_word};
use super::tokens::tokens;

/// Elisions, paragraph ends and brackets that a quotation may hold. What looking it up may cost is
/// this many times its source.
pub(super) const MOST_MARKS: usize = 200;
/// Words that a bracket may seem to stand for when looking for what is wrong.
const SUSPECTED_WORDS: usize = 30;

/// What looking a quotation up comes to.
pub(super) enum Lookup {
    /// At one place.
    Found {
        pattern: Pattern,
        place: Match,
        how: How,
    },
    /// At several.
    Ambiguous(Vec<Match>),
    /// Not where the locator says, but at these places.
    Elsewhere(Vec<Match>),
    /// Nothing of the source is quoted.
    Empty,
    /// This bracket holds too many words.
    LongBracket(BracketToken),
    /// More elisions and brackets than a quotation may hold.
    TooLarge(usize),
    /// Its marks fit the source in too many ways.
    TooManyWays,
    /// There, but this bracket stands for too many words.
    ReplacesMany(Match),
    /// There, but not at word boundaries.
    CutWord(Match),
    /// There, but paragraph ends are not where the quotation has them.
    Paragraph {
        /// How it is read there.
        pattern: Pattern,
        /// Whether whole paragraphs lie between its parts.
        skips: bool,
    },
    /// Each part is there, but in another order.
    Order(Pattern),
    /// Not there.
    Absent,
}

/// Looks a quotation up in a source.
pub(super) fn lookup(quotation: &Quotation, cited: &CitedSource, index: &SourceIndex) -> Lookup {
    let tokens = tokens(quotation);
    if let Some(lookup) = lookup_found((quotation, &tokens), cited, index) {
        return lookup;
    }
    let is_free = is_free(index);
    let strictness = strictness(quotation, &is_free, false);
    what_is_wrong(&tokens, index, strictness)
}

/// The same of its tokens, for whoever asks only whether it stands there by strict rules: nothing
/// if it does not, without a look at what is wrong, which takes far longer.
pub(super) fn lookup_found(
    (quotation, tokens): (&Quotation, &[Token]),
    cited: &CitedSource,
    index: &SourceIndex,
) -> Option<Lookup> {
    let marks = tokens.iter().filter(|token| token.is_mark()).count();
    if !is_anything_quoted(tokens, index) {
        return Some(Lookup::Empty);
    }
    if marks > MOST_MARKS {
        return Some(Lookup::TooLarge(marks));
    }
    if let Some(bracket) = long_bracket(tokens, index) {
        return Some(Lookup::LongBracket(bracket.clone()));
    }
    let is_free = is_free(index);
    for same_case in [true, false] {
        let strictness = strictness(quotation, &is_free, same_case);
        let Ok(found) = places(tokens, index, strictness) else {
            return Some(Lookup::TooManyWays);
        };
        if !found.is_empty() {
            return Some(settle(quotation, cited, index, tokens, found, same_case));
        }
    }
    None
}

/// Whether a bracket may stand for a range of a source without changing what is said.
fn is_free(index: &SourceIndex) -> impl Fn(&BracketToken, Range<usize>) -> bool + '_ {
    |bracket, replaced| {
        let text = index.text();
        meaning::keeps_letters(&bracket.written, &text[replaced.clone()])
            && meaning::is_free(index.language(), &bracket.words, text, replaced)
    }
}

/// The rule itself, or the rule but for case.
fn strictness<'a>(
    quotation: &Quotation,
    is_free: &'a dyn Fn(&BracketToken, Range<usize>) -> bool,
    case: bool,
) -> Strictness<'a> {
    Strictness {
        case,
        whole_words: true,
        paragraphs: !matches!(quotation.form, Form::Table { .. }),
        gaps: Gaps::AsWritten,
        replaced_words: MOST_REPLACED_WORDS,
        is_free,
    }
}

/// Whether words stand outside brackets, or in a bracket that the source may have itself.
fn is_anything_quoted(tokens: &[Token], index: &SourceIndex) -> bool {
    let quotes = |token: &Token| {
        has_word(token.words.as_str()) && (token.is_of_source() || occurs(token, index))
    };
    tokens.iter().any(quotes)
}

/// A bracket of too many words that the source does not have itself.
fn long_bracket<'t>(tokens: &'t [Token], index: &SourceIndex) -> Option<&'t BracketToken> {
    tokens
        .iter()
        .find(|token| token.is_literal && !occurs(token, index))?
        .bracket()
}

/// Whether the source has what is written, wherever.
fn occurs(token: &Token, index: &SourceIndex) -> bool {
    index.text().contains(token.words.as_str())
}

/// Which of the places is meant, and how the quotation stands to it.
fn settle(
    quotation: &Quotation,
    cited: &CitedSource,
    index: &SourceIndex,
    tokens: &[Token],
    found: Vec<Match>,
    same_case: bool,
) -> Lookup {
    let (located, position) = match &quotation.form {
        Form::Table {
            prefix,
            suffix,
            position,
        } => {
            let context = Context::new(prefix, suffix);
            let places = most_literal(found);
            (
                locate::remembered(&places, &context, *position, index),
                *position,
            )
        }
        Form::Inline | Form::Block | Form::Answer => {
            (locate::locate(found, cited.locator, index), None)
        }
    };
    let place = match located {
        Located::One(place) => place,
        Located::Several(places) if quotation.form == Form::Answer && !places.is_empty() => {
            places[0].clone()
        }
        Located::Several(places) => return Lookup::Ambiguous(places),
        Located::Elsewhere(places) => return Lookup::Elsewhere(places),
    };
    let (pattern, span) = (place.pattern(tokens, index), index.span(place.range()));
    let how = if !same_case {
        How::Case
    } else if pattern.is_edited() {
        How::Edited
    } else if !stands_verbatim(quotation, &pattern, index, &place) {
        How::Folded
    } else if position.is_some_and(|position| position.start != span.start) {
        How::Moved
    } else {
        How::Verbatim
    };
    Lookup::Found {
        pattern,
        place,
        how,
    }
}

fn stands_verbatim(
    quotation: &Quotation,
    pattern: &Pattern,
    index: &SourceIndex,
    place: &Match,
) -> bool {
    match pattern.parts[0].elements.first() {
        Some((Element::Words(words), _)) => {
            is_verbatim(quotation, words, &index.shown(index.span(place.range())))
        }
        _ => false,
    }
}

/// Looks less strictly, one rule at a time, to say which rule the quotation breaks.
fn what_is_wrong(tokens: &[Token], index: &SourceIndex, strictness: Strictness) -> Lookup {
    let in_words = Strictness {
        whole_words: false,
        ..strictness
    };
    if let Some(place) = first_place(tokens, index, in_words) {
        return Lookup::CutWord(place);
    }
    if let Some(wrong) = wrong_paragraphs(tokens, index, strictness) {
        return wrong;
    }
    let replacing_many = Strictness {
        replaced_words: SUSPECTED_WORDS,
        ..strictness
    };
    if let Some(place) = first_place(tokens, index, replacing_many) {
        return Lookup::ReplacesMany(place);
    }
    let in_any_order = Strictness {
        gaps: Gaps::AnyOrder,
        ..strictness
    };
    if let Some(place) = first_place(tokens, index, in_any_order) {
        return wrong_order(place.pattern(tokens, index));
    }
    Lookup::Absent
}

/// The first of the best places, if there is one. What is too much to look for less strictly only
/// says less of what is wrong.
fn first_place(tokens: &[Token], index: &SourceIndex, strictness: Strictness) -> Option<Match> {
    let found = places(tokens, index, strictness).unwrap_or_default();
    best(found).into_iter().next()
}

/// Whether it would stand if paragraphs ended elsewhere, or if whole ones were passed over.
fn wrong_paragraphs(
    tokens: &[Token],
    index: &SourceIndex,
    strictness: Strictness,
) -> Option<Lookup> {
    let as_one = Strictness {
        paragraphs: false,
        ..strictness
    };
    let skipping = Strictness {
        gaps: Gaps::ParagraphsSkipped,
        ..strictness
    };
    for (wrong, skips) in [(as_one, false), (skipping, true)] {
        if let Some(place) = first_place(tokens, index, wrong) {
            let pattern = place.pattern(tokens, index);
            return Some(Lookup::Paragraph { pattern, skips });
        }
    }
    None
}

/// The passage closest to a quotation that is not there; without a word there is nothing to be near
/// to.
pub(super) fn nearest_to(quotation: &Quotation, index: &SourceIndex) -> Option<Nearest> {
    let is_near = has_word(quotation.text.as_str());
    let nearest = is_near.then(|| nearest(index, &quoted_words(&tokens(quotation))));
    nearest.flatten()
}

/// What is wrong where the parts stand only in any order.
fn wrong_order(pattern: Pattern) -> Lookup {
    let follows =
        |next: usize| pattern.parts[next - 1].range().end <= pattern.parts[next].range().start;
    // In their order after all: then it is a paragraph's end that does not stand where the
    // quotation has one.
    if (1..pattern.parts.len()).all(follows) {
        let skips = false;
        Lookup::Paragraph { pattern, skips }
    } else {
        Lookup::Order(pattern)
    }
}

/// The words of a quotation, those of its brackets too, folded, without regard to case.
pub(super) fn quoted_words(tokens: &[Token]) -> String {
    let mut words = Vec::with_capacity(tokens.len());
    for token in tokens {
        let written = token.words.as_str();
        match &token.kind {
            TokenKind::Words => words.push(&written[..token.without_stop.unwrap_or(written.len())]),
            TokenKind::Bracket(bracket) => words.push(bracket.words.as_str()),
            TokenKind::Elision | TokenKind::ParagraphEnd => {}
        }
    }
    lowercase(&words.join(" "))
}
