//! What is said of a quotation that does not stand as it should.

use std::ops::Range;

use crate::corpus::SourceIndex;
use crate::diagnostics::{Code, Diagnostic, Place};
use crate::parse::{CitedSource, ForeignMarkup, ParagraphRule, Quotation, Source};
use crate::resolve::Nearest;
use crate::resolve::meaning::{Finding, MOST_REPLACED_WORDS};
use crate::text::words::{may_end, may_start};
use crate::text::{Span, is_wrapped};

use super::difference::difference;
use super::locate::{locator_of, paragraph};
use super::lookup::MOST_MARKS;
use super::pattern::Pattern;
use super::search::Match;
use super::tokens::{BracketToken, MOST_BRACKET_WORDS};

/// A quotation, its source, and where both are: what every message needs.
pub(super) struct Misquote<'a> {
    pub(super) quotation: &'a Quotation,
    pub(super) cited: &'a CitedSource,
    pub(super) index: &'a SourceIndex,
}

impl Misquote<'_> {
    fn source(&self) -> &Source {
        &self.index.source
    }

    /// The source as messages name it: `source A`.
    fn name(&self) -> String {
        format!("source {}", self.source().label)
    }

    fn place(&self) -> Place {
        Place::new(&self.quotation.file, self.quotation.span)
    }

    fn error(&self, code: Code, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(code, self.place(), message)
    }

    fn in_source(&self, span: Span) -> Place {
        Place::new(&self.source().file, span)
    }

    /// Where a place is in the source's file.
    pub(super) fn span(&self, found: &Match) -> Span {
        self.index.span(found.range())
    }

    /// Words of the source at a place of its folded text, shortened for a message.
    fn shown(&self, span: Span) -> String {
        shortened(&self.index.shown(span))
    }

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
            "a quotation holds at most {MOST_MARKS} elisions, brackets and paragraph ends, and this one holds {count}"
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
            "a bracket stands for at most {MOST_REPLACED_WORDS} words of the source, and here more are missing"
        );
        let error = self
            .error(Code::BracketLength, message)
            .related(self.in_source(self.span(found)), "the passage as it stands");
        error.help("mark the words that you leave out with … beside the bracket")
    }

    /// Cut in a word.
    pub(super) fn cut_word(&self, found: &Match) -> Diagnostic {
        let quoted = found.range();
        let words = whole_words(self.index.text(), quoted.clone());
        let number = words == quoted;
        let whole = self.index.span(self.whole_numbers(words));
        if number {
            let message = "the quotation starts or ends inside a number";
            let error = self
                .error(Code::QuotationCutWord, message)
                .related(self.in_source(whole), "the whole number");
            return error.help(format!(
                "quote the whole number, here “{}”",
                self.shown(whole)
            ));
        }
        let message = "the quotation starts or ends inside a word";
        let error = self
            .error(Code::QuotationCutWord, message)
            .related(self.in_source(whole), "the whole words");
        error.help(format!(
            "quote whole words, here “{}”, or put the rest of the word in brackets",
            self.shown(whole)
        ))
    }

    /// A range widened until it cuts no number.
    fn whole_numbers(&self, range: Range<usize>) -> Range<usize> {
        let around = |at: usize| {
            self.index
                .edges(at)
                .and_then(|edges| edges.number_around(at))
                .unwrap_or(at..at)
        };
        around(range.start).start..around(range.end).end
    }

    /// Paragraph ends are not where the quotation has them.
    pub(super) fn paragraph(&self, pattern: &Pattern, skips: bool) -> Diagnostic {
        if self.is_cut_at_line_ends() {
            return self.cut_lines(pattern);
        }
        let crosses = self.index.text()[pattern.range()].contains('\n');
        let elides = pattern.links.iter().any(|link| link.elision.is_some());
        let marks_ends = pattern.links.iter().any(|link| link.paragraph_ends > 0);
        let (message, help) = match (crosses, elides) {
            (true, false) if skips => (
                "the quotation passes over whole paragraphs",
                "write “ / … / ” where paragraphs are left out",
            ),
            (true, false) if marks_ends => (
                "something is missing where the quotation goes from one paragraph to the next",
                "quote up to the paragraph’s end, its full stop included, and on from the beginning of the next",
            ),
            (true, false) => (
                "the quotation crosses the end of a paragraph",
                "mark the paragraph’s end with a slash between spaces: “… one / Next …”",
            ),
            (true, true) => (
                "the elision crosses the end of a paragraph",
                "write “ / … / ” where the words left out go beyond their paragraph",
            ),
            (false, _) => (
                "no paragraph ends where the quotation has one",
                "leave the slash or the paragraph break out, and quote what stands there, or write “…” for it",
            ),
        };
        let error = self.error(Code::QuotationParagraph, message);
        error
            .related(
                self.in_source(self.index.span(pattern.range())),
                "the passage as it stands",
            )
            .help(help)
    }

    /// Whether each line of the source counts as a paragraph, though a program cut them and not
    /// their author.
    fn is_cut_at_line_ends(&self) -> bool {
        let source = self.source();
        let by_lines = source.sidecar.paragraphs.unwrap_or_default() == ParagraphRule::Lines;
        by_lines && !source.file.extension().eq_ignore_ascii_case("md") && is_wrapped(&source.text)
    }

    /// It goes over a line's end that no author meant.
    fn cut_lines(&self, pattern: &Pattern) -> Diagnostic {
        let message = format!(
            "the quotation goes over a line’s end of {}, and each line counts as a paragraph",
            self.name()
        );
        let sidecar = format!("content/sources/{}.toml", self.source().file.stem());
        let help = format!(
            "its lines seem to be cut, as in a mail: write paragraphs = \"blank-lines\" into {sidecar}, and keep an empty line \
             between paragraphs"
        );
        let error = self.error(Code::QuotationParagraph, message);
        error
            .related(
                self.in_source(self.index.span(pattern.range())),
                "the passage as it stands",
            )
            .help(help)
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

    /// What the meaning guard found; the `advice` says how to allow it.
    pub(super) fn changes_meaning(&self, finding: &Finding, advice: &str) -> Diagnostic {
        let help = format!("{}, or {advice}", finding.cure);
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

/// A range of a folded text widened until it starts and ends where a quotation may.
fn whole_words(text: &str, range: Range<usize>) -> Range<usize> {
    let (mut start, mut end) = (range.start, range.end);
    while !may_start(text, start) {
        start -= text[..start]
            .chars()
            .next_back()
            .map_or(start, char::len_utf8);
    }
    while !may_end(text, end) {
        end += text[end..]
            .chars()
            .next()
            .map_or(text.len() - end, char::len_utf8);
    }
    start..end
}

/// At most 12 words, so that a message stays on its line.
pub(super) fn shortened(text: &str) -> String {
    const WORDS: usize = 12;
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() <= WORDS {
        words.join(" ")
    } else {
        format!(
            "{} … {}",
            words[..WORDS - 3].join(" "),
            words[words.len() - 3..].join(" ")
        )
    }
}

/// Markup among quoted words that their source does not have.
pub(super) fn foreign_markup(
    quotation: &Quotation,
    markup: ForeignMarkup,
    span: Span,
) -> Diagnostic {
    let (what, help) = match markup {
        ForeignMarkup::Struck => (
            "words that are struck out",
            "take the `~~` away; what the source does not say cannot be quoted",
        ),
        ForeignMarkup::Picture => ("a picture", "put the picture outside the quotation"),
        ForeignMarkup::Code => ("words set as code", "take the backticks away"),
    };
    let message = format!("this quotation holds {what}, which its source cannot say");
    let error = Diagnostic::new(
        Code::QuotationMarkup,
        Place::new(&quotation.file, quotation.span),
        message,
    );
    error
        .related(Place::new(&quotation.file, span), "it stands here")
        .help(help)
}
