//! What is said of a quotation that cuts a word, or does not keep to the ends of paragraphs.

use std::ops::Range;

use crate::diagnostics::{Code, Diagnostic};
use crate::parse::ParagraphRule;
use crate::text::is_wrapped;
use crate::text::words::{may_end, may_start};

use super::misquote::Misquote;
use super::pattern::Pattern;
use super::search::Match;

impl Misquote<'_> {
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
        self.number_around(range.start).start..self.number_around(range.end).end
    }

    fn number_around(&self, at: usize) -> Range<usize> {
        let edges = self.index.edges(at);
        let number = edges.and_then(|edges| edges.number_around(at));
        number.unwrap_or(at..at)
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
                "quote up to the paragraph’s end, its full stop included, and on from the \
                 beginning of the next",
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
                "leave the slash or the paragraph break out, and quote what stands there, or write \
                 “…” for it",
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
            "its lines seem to be cut, as in a mail: write paragraphs = \"blank-lines\" into \
             {sidecar}, and keep an empty line between paragraphs"
        );
        let error = self.error(Code::QuotationParagraph, message);
        error
            .related(
                self.in_source(self.index.span(pattern.range())),
                "the passage as it stands",
            )
            .help(help)
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
