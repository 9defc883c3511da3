//! Who speaks, where a plain pattern says so: a name beside a verb of saying beside the mark. Where
//! anything else stands there, nobody is named: a speaker that is missing is looked up, one that is
//! wrong is believed.

use std::ops::Range;

use crate::compare::alignment::{KnownTokens, WordKind};
use crate::corpus::SourceIndex;

/// Verbs of saying in a form that a speaker stands beside, by language.
#[rustfmt::skip]
const SAYING: [(&str, &[&str]); 4] = [
    ("en", &[
        "said", "says", "told", "added", "asked", "replied", "warned", "wrote", "announced",
        "explained", "insisted", "argued", "stated", "remarked", "recalled", "countered",
        "claimed", "complained", "answered",
    ]),
    ("de", &[
        "sagte", "sagt", "erklärte", "erklärt", "betonte", "betont", "warnte", "warnt", "fragte",
        "fragt", "antwortete", "schrieb", "schreibt", "meinte", "meint", "ergänzte", "klagte",
        "forderte", "rief",
    ]),
    ("fr", &["dit", "déclare", "affirme", "explique", "ajoute", "déclaré", "affirmé", "expliqué"]),
    ("es", &["dijo", "dice", "afirmó", "declaró", "explicó", "añadió", "advirtió", "aseguró"]),
];
/// To whom something is told, between the verb and the mark.
const HEARERS: &[&str] = &["reporters", "journalists", "reuters", "parliament"];
/// Conjunctions behind which somebody new may speak.
const JOINING: &[&str] = &[
    "and", "but", "as", "while", "und", "aber", "doch", "mais", "pero",
];

/// Where the speaker of what stands in a range of the folded text is named. `tokens` are the words
/// of its paragraph.
pub(super) fn speaker(
    index: &SourceIndex,
    tokens: &KnownTokens,
    speech: &Range<usize>,
) -> Option<Range<usize>> {
    let language = index.language()?;
    let verbs = SAYING.iter().find(|(tag, _)| *tag == language.tag)?.1;
    let scene = Scene {
        index,
        tokens,
        verbs,
    };
    scene.behind(speech).or_else(|| scene.before(speech))
}

/// A paragraph and what in it may say that somebody speaks.
struct Scene<'a> {
    index: &'a SourceIndex,
    tokens: &'a KnownTokens,
    verbs: &'static [&'static str],
}

impl Scene<'_> {
    /// *“…,” said Petra Olsson*, *“…,” Petra Olsson said*.
    fn behind(&self, speech: &Range<usize>) -> Option<Range<usize>> {
        let text = self.index.text();
        // Behind a full stop another sentence begins, which may tell what somebody else said.
        if text[speech.clone()].ends_with('.') {
            return None;
        }
        let next = self
            .tokens
            .iter()
            .position(|(token, _)| token.range.start > speech.end)?;
        let between = text[speech.end + 1..self.tokens[next].0.range.start].trim();
        if !matches!(between, "" | ",") {
            return None;
        }
        if self.is_verb(next) {
            return self.name_from(next + 1).filter(|name| self.is_whole(name));
        }
        let name = self.name_from(next)?;
        let behind = self.first_from(name.end)?;
        (self.is_verb(behind) && self.gap_before(behind) == " ").then_some(name)
    }

    /// *Petra Olsson said: “…”*, *Petra Olsson told reporters, “…”*.
    fn before(&self, speech: &Range<usize>) -> Option<Range<usize>> {
        let opening = speech.start.checked_sub(1)?;
        let count = self
            .tokens
            .partition_point(|(token, _)| token.range.end <= opening);
        let mut verb = count.checked_sub(1)?;
        let between = self.index.text()[self.tokens[verb].0.range.end..opening].trim();
        if !matches!(between, ":" | ",") {
            return None;
        }
        if HEARERS.contains(&self.tokens[verb].0.letters.as_str()) {
            verb = verb.checked_sub(1)?;
        }
        if !self.is_verb(verb) || self.gap_before(verb) != " " {
            return None;
        }
        let name = self.name_to(verb.checked_sub(1)?)?;
        self.is_subject(&name).then_some(name)
    }

    /// Whether a name is not the beginning of somebody else's: *Lund’s lawyer*, *Lund spokesman
    /// Karl Berg*.
    fn is_whole(&self, name: &Range<usize>) -> bool {
        let behind = &self.index.text()[name.end..];
        let goes_on = self.first_from(name.end).is_some_and(|next| {
            self.gap_before(next) == " " && matches!(self.tokens[next].1, WordKind::Word)
        });
        !behind.starts_with('\'') && !goes_on
    }

    /// Whether a name before a verb is who does it, and not a part of that, as in *the lawyer of
    /// Viktor Lund said*.
    fn is_subject(&self, name: &Range<usize>) -> bool {
        let Some(before) = self
            .first_from(name.start)
            .and_then(|first| first.checked_sub(1))
        else {
            return true;
        };
        let (token, kind) = &self.tokens[before];
        let parts = self.index.text()[token.range.end..name.start].trim();
        let joins = JOINING.contains(&token.letters.as_str());
        let is_parted = !matches!(parts, "" | "-") && !parts.starts_with('\'');
        is_parted || joins || *kind != WordKind::Small
    }

    /// The first word from a position on.
    fn first_from(&self, at: usize) -> Option<usize> {
        self.tokens
            .iter()
            .position(|(token, _)| token.range.start >= at)
    }

    /// What stands between a word and the one before it.
    fn gap_before(&self, number: usize) -> &str {
        let from = number
            .checked_sub(1)
            .map_or(0, |before| self.tokens[before].0.range.end);
        &self.index.text()[from..self.tokens[number].0.range.start]
    }

    fn is_verb(&self, number: usize) -> bool {
        let token = self.tokens.get(number);
        token.is_some_and(|(token, _)| self.verbs.contains(&token.letters.as_str()))
    }

    fn is_name(&self, number: usize) -> bool {
        self.tokens
            .get(number)
            .is_some_and(|(_, kind)| *kind == WordKind::Name)
    }

    /// Whether nothing but a space, or the full stop of an abbreviated title, parts two words.
    fn touch(&self, number: usize) -> bool {
        let [one, next] = [number, number + 1].map(|number| &self.tokens[number].0.range);
        matches!(&self.index.text()[one.end..next.start], " " | ". ")
    }

    fn name_from(&self, first: usize) -> Option<Range<usize>> {
        let mut last = first;
        while self.is_name(last + 1) && self.touch(last) {
            last += 1;
        }
        self.named(first, last)
    }

    fn name_to(&self, last: usize) -> Option<Range<usize>> {
        let mut first = last;
        while first > 0 && self.is_name(first - 1) && self.touch(first - 1) {
            first -= 1;
        }
        self.named(first, last)
    }

    fn named(&self, first: usize, last: usize) -> Option<Range<usize>> {
        if !self.is_name(first) || !self.is_name(last) {
            return None;
        }
        let range = |number: usize| &self.tokens[number].0.range;
        Some(range(first).start..range(last).end)
    }
}
