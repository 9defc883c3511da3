//! A source made ready for searching: its paragraphs folded and joined, with the way back to the
//! file.

use std::collections::BTreeSet;
use std::fmt;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use crate::language::Language;
use crate::parse::Source;
use crate::text::fold::lowercase;
use crate::text::numbers::may_join;
use crate::text::sentences::sentences;
use crate::text::{Folded, Span, fold, words};

use super::edges::Edges;
use super::excerpt::shown;
use super::sentence::Sentence;
use super::word_table::WordTable;

/// A source's folded text, and what is made of it, each when it is first asked for. Positions are
/// bytes of that text unless they are called spans, which are bytes of the file.
pub struct SourceIndex {
    /// The source itself. All else follows from it.
    pub source: Arc<Source>,
    folded: OnceLock<FoldedSource>,
    lowercase: OnceLock<String>,
    flat: OnceLock<String>,
    flat_lowercase: OnceLock<String>,
    words: OnceLock<Vec<Range<usize>>>,
    word_table: OnceLock<WordTable>,
    /// Runs of ASCII letters and digits in the text in small letters, each once, sorted.
    runs: OnceLock<Vec<Range<usize>>>,
    /// The sentences of each paragraph.
    sentences: Vec<OnceLock<Vec<Range<usize>>>>,
    all_sentences: OnceLock<Vec<Sentence>>,
    /// Where words are divided at a line's end.
    divisions: OnceLock<Vec<usize>>,
    /// How the words there begin: what stands before the hyphen, and the letter behind it.
    divided_beginnings: OnceLock<BTreeSet<String>>,
    /// What belongs together in each paragraph.
    edges: Vec<OnceLock<Edges>>,
}

/// The paragraphs of a source in one folded text.
struct FoldedSource {
    text: Folded,
    /// Start of each paragraph in the text, ascending.
    starts: Vec<usize>,
}

impl FoldedSource {
    fn new(source: &Source) -> Self {
        // Folding makes few texts longer, and the ways back take eight times the room of the text.
        let bytes: usize = source
            .paragraphs
            .iter()
            .map(|one| one.text.as_str().len() + 1)
            .sum();
        let mut text = Folded::with_capacity(bytes);
        let mut starts = Vec::with_capacity(source.paragraphs.len());
        for paragraph in &source.paragraphs {
            starts.push(match text.as_str().len() {
                0 => 0,
                end => end + 1,
            });
            text.append("\n", &fold(&paragraph.text));
        }
        Self { text, starts }
    }
}

impl fmt::Debug for SourceIndex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SourceIndex")
            .field("source", &self.source.key)
            .finish_non_exhaustive()
    }
}

/// All that is made of a source follows from it.
impl PartialEq for SourceIndex {
    fn eq(&self, other: &Self) -> bool {
        self.source == other.source
    }
}

/// As many cells as a source has paragraphs, for what is made of each by itself.
fn cells<T>(source: &Source) -> Vec<OnceLock<T>> {
    source.paragraphs.iter().map(|_| OnceLock::new()).collect()
}

impl SourceIndex {
    /// Stands between two paragraphs in the folded text, where a quotation's own white space is
    /// always a space.
    pub const PARAGRAPH_END: char = '\n';

    /// Nothing is made of the source yet.
    pub fn new(source: &Arc<Source>) -> Self {
        Self {
            source: source.clone(),
            folded: OnceLock::new(),
            lowercase: OnceLock::new(),
            flat: OnceLock::new(),
            flat_lowercase: OnceLock::new(),
            words: OnceLock::new(),
            word_table: OnceLock::new(),
            runs: OnceLock::new(),
            sentences: cells(source),
            all_sentences: OnceLock::new(),
            divisions: OnceLock::new(),
            divided_beginnings: OnceLock::new(),
            edges: cells(source),
        }
    }

    /// What is known of the words of its language; nothing of a language without lists.
    pub fn language(&self) -> Option<&'static Language> {
        Language::of(&self.source.language)
    }

    fn folded(&self) -> &FoldedSource {
        self.folded.get_or_init(|| FoldedSource::new(&self.source))
    }

    /// The whole text, with case.
    pub fn text(&self) -> &str {
        self.folded().text.as_str()
    }

    /// The whole text without regard to case, at the same positions.
    pub fn lowercase(&self) -> &str {
        self.lowercase.get_or_init(|| lowercase(self.text()))
    }

    /// The whole text with a space for each end of a paragraph, at the same positions.
    pub fn flat(&self) -> &str {
        self.flat
            .get_or_init(|| self.text().replace(Self::PARAGRAPH_END, " "))
    }

    /// The same without regard to case.
    pub fn flat_lowercase(&self) -> &str {
        self.flat_lowercase
            .get_or_init(|| self.lowercase().replace(Self::PARAGRAPH_END, " "))
    }

    /// Whether a run of ASCII letters and digits begins so, in small letters; a run has no other
    /// ASCII letter or digit beside it.
    pub fn has_run(&self, beginning: &str) -> bool {
        let text = self.lowercase();
        let runs = self.runs.get_or_init(|| runs(text));
        let at = runs.partition_point(|run| &text[run.clone()] < beginning);
        runs.get(at)
            .is_some_and(|run| text[run.clone()].starts_with(beginning))
    }

    /// Every word of the text, in order.
    pub fn words(&self) -> &[Range<usize>] {
        self.words.get_or_init(|| {
            let words = words::words(self.text());
            words.map(|(range, _)| range).collect()
        })
    }

    /// A word by its number from 0, in small letters.
    pub fn word(&self, number: usize) -> &str {
        &self.lowercase()[self.words()[number].clone()]
    }

    /// The words by what they are, with how rare each is; numbers are those of
    /// [`SourceIndex::word`].
    pub fn word_table(&self) -> &WordTable {
        self.word_table.get_or_init(|| {
            let words = self.words().iter();
            WordTable::new(words.map(|range| &self.lowercase()[range.clone()]))
        })
    }

    /// Index of the paragraph that a position of the text lies in, from 0.
    pub fn paragraph_at(&self, at: usize) -> usize {
        self.folded()
            .starts
            .partition_point(|start| *start <= at)
            .saturating_sub(1)
    }

    /// Range of a paragraph in the text, by its index from 0.
    pub fn paragraph(&self, index: usize) -> Range<usize> {
        let starts = &self.folded().starts;
        let end = match starts.get(index + 1) {
            Some(next) => next - 1,
            None => self.text().len(),
        };
        starts[index]..end.max(starts[index])
    }

    /// The sentences that hold a part of a range, which lies in one paragraph; in order.
    pub fn sentences(&self, range: &Range<usize>) -> &[Range<usize>] {
        let sentences = self.sentences_of(self.paragraph_at(range.start));
        let first = sentences.partition_point(|sentence| sentence.end <= range.start);
        let last = sentences.partition_point(|sentence| sentence.start < range.end);
        &sentences[first..last.max(first)]
    }

    /// Every sentence of the source that says something, in order; their numbers count from 0.
    pub fn all_sentences(&self) -> &[Sentence] {
        self.all_sentences.get_or_init(|| {
            let paragraphs = 0..self.paragraph_count();
            paragraphs
                .flat_map(|number| self.stated_in(number))
                .collect()
        })
    }

    /// The sentences of a paragraph without the white space behind them. Signs without a word, such
    /// as a line of stars, are none.
    fn stated_in(&self, number: usize) -> Vec<Sentence> {
        let mut stated = Vec::new();
        for range in self.sentences_of(number) {
            let text = self.text()[range.clone()].trim_end();
            if !text.contains(char::is_alphanumeric) {
                continue;
            }
            let range = range.start..range.start + text.len();
            stated.push(Sentence {
                paragraph: number + 1,
                span: self.span(range.clone()),
                range,
            });
        }
        stated
    }

    fn sentences_of(&self, paragraph: usize) -> &[Range<usize>] {
        self.sentences[paragraph].get_or_init(|| self.sentences_in(self.paragraph(paragraph)))
    }

    fn sentences_in(&self, paragraph: Range<usize>) -> Vec<Range<usize>> {
        let found = sentences(&self.text()[paragraph.clone()]);
        let place =
            |found: Range<usize>| paragraph.start + found.start..paragraph.start + found.end;
        found.into_iter().map(place).collect()
    }

    /// Positions of hyphens that a line or paragraph ends with, between two letters: they may be
    /// the word's own, or divide it.
    pub fn divisions(&self) -> &[usize] {
        self.divisions.get_or_init(|| {
            let hyphens = self.text().match_indices('-').map(|(at, _)| at);
            hyphens.filter(|at| self.divides(*at)).collect()
        })
    }

    /// Whether the hyphen at a position is such a one.
    fn divides(&self, at: usize) -> bool {
        let paragraph = &self.source.paragraphs[self.paragraph_at(at)];
        self.folded().text.divides(at, &paragraph.text) || self.divides_paragraphs(at)
    }

    /// Whether the hyphen at a position ends a paragraph: of a text that was copied line by line,
    /// each line is one.
    fn divides_paragraphs(&self, at: usize) -> bool {
        let text = self.text();
        let Some(behind) = text[at + 1..].strip_prefix(Self::PARAGRAPH_END) else {
            return false;
        };
        text[..at].ends_with(char::is_alphabetic) && behind.starts_with(char::is_alphabetic)
    }

    /// Whether a word, in small letters, begins like one that a line's end divides.
    pub fn may_divide(&self, word: &str) -> bool {
        let beginnings = self.divided_beginnings.get_or_init(|| {
            self.divisions()
                .iter()
                .map(|at| self.divided(*at))
                .collect()
        });
        let mut ends = word
            .char_indices()
            .skip(1)
            .map(|(at, char)| at + char.len_utf8());
        !beginnings.is_empty() && ends.any(|end| beginnings.contains(&word[..end]))
    }

    /// How the word begins that the hyphen at a position divides, without the hyphen.
    fn divided(&self, hyphen: usize) -> String {
        let text = self.lowercase();
        let before = self.words().partition_point(|word| word.end < hyphen);
        let start = self.words().get(before).map_or(hyphen, |word| word.start);
        let behind = text[hyphen + 1..].trim_start_matches([' ', Self::PARAGRAPH_END]);
        text[start.min(hyphen)..hyphen]
            .chars()
            .chain(behind.chars().take(1))
            .collect()
    }

    /// What belongs together across a position; nothing where nothing can.
    pub fn edges(&self, at: usize) -> Option<&Edges> {
        may_join(self.text(), at, &self.source.language).then(|| self.paragraph_edges(at))?
    }

    /// What belongs together in the paragraph that a position lies in; nothing where there is no
    /// paragraph.
    pub fn paragraph_edges(&self, at: usize) -> Option<&Edges> {
        let number = self.paragraph_at(at);
        let paragraph = self.source.paragraphs.get(number)?;
        let edges = self.edges[number]
            .get_or_init(|| Edges::new(paragraph, &self.source.language, &self.folded().text));
        Some(edges)
    }

    /// Whether a quotation that starts or ends at a position would cut a number.
    pub fn cuts_number(&self, at: usize) -> bool {
        self.edges(at)
            .is_some_and(|edges| edges.number_around(at).is_some())
    }

    /// Number of paragraphs.
    pub fn paragraph_count(&self) -> usize {
        self.source.paragraphs.len()
    }

    /// The bytes of the file that a range of the text stands for.
    pub fn span(&self, range: Range<usize>) -> Span {
        self.folded().text.origin(range)
    }

    /// The range of the text that bytes of the file are folded to.
    pub fn within(&self, span: Span) -> Range<usize> {
        self.folded().text.within(span)
    }

    /// The words of the source at a span, as they stand there and as Markdown renders them.
    pub fn shown(&self, span: Span) -> String {
        shown(&self.source, span)
    }

    /// The same with one space where there is white space.
    pub fn in_one_line(&self, span: Span) -> String {
        let shown = self.shown(span);
        let words: Vec<&str> = shown.split_whitespace().collect();
        words.join(" ")
    }
}

fn runs(text: &str) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, _) in text
        .bytes()
        .enumerate()
        .filter(|(_, byte)| byte.is_ascii_alphanumeric())
    {
        match runs.last_mut() {
            Some(last) if last.end == at => last.end += 1,
            _ => runs.push(at..at + 1),
        }
    }
    runs.sort_unstable_by(|a, b| text[a.clone()].cmp(&text[b.clone()]));
    runs.dedup_by(|a, b| text[a.clone()] == text[b.clone()]);
    runs
}
