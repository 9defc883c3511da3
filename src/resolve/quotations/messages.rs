//! What is said of a quotation that does not stand as it should.

use crate::diagnostics::{Code, Diagnostic, Place};
use crate::resolve::Nearest;
use crate::resolve::meaning::{Finding, MOST_REPLACED_WORDS};
use crate::text::Span;

use super::difference::difference;
use super::locate::{locator_of, paragraph};
use super::lookup::MOST_MARKS;
use super::misquote::Misquote;
use super::pattern::Pattern;
use super::search::Match;
use super::shortened::shortened;
use super::token::{BracketToken, MOST_BRACKET_WORDS};

impl Misquote<'_> {
    /// Not found: the nearest passage, how far it is the same and what differs.
    pub(super) fn absent(&self, nearest: Option<&Nearest>) -> Diagnostic {
        let error = self.error(
            Code::QuotationNotFound,
            format!("these words are not in {}", self.name()),
        );
        let Some(nearest) = nearest else {
            return error.help(format!("nothing in {} comes close", self.name()));
        };
        let difference = difference(
            &self.quotation.text.as_str().replace(['[', ']'], ""),
            &self.index.shown(nearest.span),
        );
        let label = format!(
            "the nearest passage (para. {}): {}",
            nearest.paragraph, difference.extent
        );
        error
            .related(self.in_source(nearest.span), label)
            .help(difference.help)
    }

    /// In several places.
    pub(super) fn ambiguous(&self, places: &[Match]) -> Diagnostic {
        /// Places that are listed; who has more needs a longer quotation.
        const LISTED: usize = 6;
        let message = format!(
            "these words stand in {} places of {}",
            places.len(),
            self.name()
        );
        let mut error = self.error(Code::QuotationAmbiguous, message);
        for (number, found) in places.iter().enumerate().take(LISTED) {
            let locator = locator_of(places, number, self.index);
            error = error.related(
                self.in_source(self.span(found)),
                format!("[@{}, {locator}]", self.cited.key),
            );
        }
        let locator = locator_of(places, 0, self.index);
        error.help(format!(
            "quote more words, or say which place you mean: [@{}, {locator}]",
            self.cited.key
        ))
    }

    /// In the source, but not at the locator.
    pub(super) fn elsewhere(&self, places: &[Match]) -> Diagnostic {
        let place = Place::new(&self.quotation.file, self.quotation.citation.span);
        let numbers = places
            .iter()
            .map(|found| paragraph(found, self.index).to_string());
        let mut numbers: Vec<String> = numbers.collect();
        numbers.dedup();
        let paragraphs = if numbers.len() == 1 {
            "paragraph"
        } else {
            "paragraphs"
        };
        let place_in_words = match self.cited.locator.paragraph {
            Some(number) if number > self.index.paragraph_count() => {
                format!(
                    "{} has only {} paragraphs",
                    self.name(),
                    self.index.paragraph_count()
                )
            }
            Some(number) if self.cited.locator.occurrence.is_none() => {
                format!("not in paragraph {number}")
            }
            _ => "not that often".to_owned(),
        };
        let message = format!(
            "the quoted words stand in {paragraphs} {} of {}: {place_in_words}",
            numbers.join(", "),
            self.name()
        );
        let right = if places.len() == 1 && self.cited.locator.paragraph.is_none() {
            format!("@{}", self.cited.key)
        } else {
            format!("@{}, {}", self.cited.key, locator_of(places, 0, self.index))
        };
        let mut error =
            Diagnostic::new(Code::LocatorMismatch, place, message).help(format!("write [{right}]"));
        for (number, found) in places.iter().enumerate() {
            error = error.related(
                self.in_source(self.span(found)),
                locator_of(places, number, self.index),
            );
        }
        let written = Place::new(&self.quotation.file, self.cited.span);
        if places.len() == 1 {
            error.fix(written, right)
        } else {
            error
        }
    }

    /// Nothing quoted.
    pub(super) fn empty(&self) -> Diagnostic {
        let error = self.error(
            Code::QuotationEmpty,
            format!("nothing of {} is quoted here", self.name()),
        );
        error.help("quote at least one word as it stands in the source, outside square brackets")
    }

    /// A bracket that holds too much.
    pub(super) fn long_bracket(&self, bracket: &BracketToken) -> Diagnostic {
        let place = Place::new(&self.quotation.file, self.quotation.span);
        let count = bracket.word_count();
        let message = format!(
            "a bracket holds at most {MOST_BRACKET_WORDS} words, and this one holds {count}"
        );
        let error =
            Diagnostic::new(Code::BracketLength, place, message).label(shortened(&bracket.written));
        error.help("end the quotation before your own words, and begin another after them")
    }

    /// More marks than anybody can follow.
    pub(super) fn too_large(&self, count: usize) -> Diagnostic {
        let message = format!(
            "a quotation holds at most {MOST_MARKS} elisions, brackets and paragraph ends, and \
             this one holds {count}"
        );
        self.error(Code::TooLarge, message)
            .help("make several quotations of it")
    }

    /// More ways to read it than can be looked through.
    pub(super) fn too_many_ways(&self) -> Diagnostic {
        let message = format!(
            "the brackets and elisions of this quotation fit {} in too many ways to be checked",
            self.name()
        );
        self.error(Code::TooLarge, message)
            .help("make several quotations of it, each with fewer brackets and elisions")
    }

    /// A bracket that stands for too much.
    pub(super) fn replaces_many(&self, found: &Match) -> Diagnostic {
        let message = format!(
            "a bracket stands for at most {MOST_REPLACED_WORDS} words of the source, and here \
             more are missing"
        );
        let error = self
            .error(Code::BracketLength, message)
            .related(self.in_source(self.span(found)), "the passage as it stands");
        error.help("mark the words that you leave out with … beside the bracket")
    }

    /// Accepted, but for case.
    pub(super) fn case(&self, found: &Match) -> Diagnostic {
        let span = self.span(found);
        let warning = self.error(
            Code::QuotationCase,
            format!("{} has these words in another case", self.name()),
        );
        let help = format!(
            "write them as they stand: “{}”, or mark a changed letter: “[T]he”",
            self.shown(span)
        );
        warning
            .related(self.in_source(span), "as they stand")
            .help(help)
    }

    /// An elision that leaves nothing out.
    pub(super) fn idle_elision(&self, elision: Span) -> Diagnostic {
        let place = Place::new(&self.quotation.file, elision);
        let message = format!("this elision leaves out no word of {}", self.name());
        Diagnostic::new(Code::IdleElision, place, message)
            .help("leave it out, and keep the punctuation that stands there")
    }

    /// What the meaning guard found. The `advice` says how to allow it, where a writing can.
    pub(super) fn changes_meaning(&self, finding: &Finding, advice: Option<&str>) -> Diagnostic {
        let help = match advice {
            Some(advice) => format!("{}, or {advice}", finding.cure),
            None => finding.cure.to_string(),
        };
        let diagnostic = self
            .error(finding.code, finding.message.clone())
            .severity(finding.severity)
            .help(help);
        if finding.about.is_empty() {
            return diagnostic;
        }
        diagnostic.related(
            self.in_source(self.index.span(finding.about.clone())),
            "in the source",
        )
    }

    /// The parts stand in another order.
    pub(super) fn order(&self, pattern: &Pattern) -> Diagnostic {
        let count = pattern.parts.len();
        let message = format!(
            "the {count} parts of this quotation are in {}, but not in this order",
            self.name()
        );
        self.error(Code::QuotationOrder, message)
            .help("put them in the order of the source, or make a quotation of each")
    }
}
