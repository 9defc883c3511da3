//! A source made ready for searching: its paragraphs folded and joined, with the way back to the
//! file.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use crate::parse::Source;
use crate::text::fold::lowercase;
use crate::text::numbers::may_join;
use crate::text::sentences::sentences;
use crate::text::{Folded, Span, fold, words};

use super::edges::Edges;

/// A source's folded text. Positions are bytes of it unless they are called spans, which are bytes
/// of the file.
pub(super) struct SourceIndex {
    /// The source itself.
    pub(super) source: Arc<Source>,
    made: FoldedSource,
}

/// What is made of a source for searching, some of it only when it is asked for.
#[derive(Debug)]
struct FoldedSource {
    folded: Folded,
    /// Start of each paragraph in the folded text, ascending.
    starts: Vec<usize>,
    lowercase: OnceLock<String>,
    flat: OnceLock<String>,
    flat_lowercase: OnceLock<String>,
    words: OnceLock<Vec<Range<usize>>>,
    /// Runs of ASCII letters and digits in the text in small letters, each once, sorted.
    runs: OnceLock<Vec<Range<usize>>>,
    /// The sentences of each paragraph.
    sentences: Vec<OnceLock<Vec<Range<usize>>>>,
    /// Where words are divided at a line's end.
    divisions: OnceLock<Vec<usize>>,
    /// What belongs together in each paragraph.
    edges: Vec<OnceLock<Edges>>,
}

impl FoldedSource {
    fn new(source: &Source) -> Self {
        let mut folded = Folded::default();
        let mut starts = Vec::with_capacity(source.paragraphs.len());
        for paragraph in &source.paragraphs {
            starts.push(if folded.as_str().is_empty() {
                0
            } else {
                folded.as_str().len() + 1
            });
            folded.append("\n", &fold(&paragraph.text));
        }
        let sentences = vec![OnceLock::new(); starts.len()];
        let edges = std::iter::repeat_with(OnceLock::new)
            .take(starts.len())
            .collect();
        Self {
            folded,
            starts,
            lowercase: OnceLock::new(),
            flat: OnceLock::new(),
            flat_lowercase: OnceLock::new(),
            words: OnceLock::new(),
            runs: OnceLock::new(),
            sentences,
            divisions: OnceLock::new(),
            edges,
        }
    }
}

impl SourceIndex {
    /// Stands between two paragraphs in the folded text, where a quotation's own white space is
    /// always a space.
    pub(super) const PARAGRAPH_END: char = '\n';

    /// Folds a source.
    pub(super) fn new(source: &Arc<Source>) -> Self {
        Self {
            source: source.clone(),
            made: FoldedSource::new(source),
        }
    }

    /// The whole text, with case.
    pub(super) fn text(&self) -> &str {
        self.made.folded.as_str()
    }

    /// The whole text without regard to case, at the same positions.
    pub(super) fn lowercase(&self) -> &str {
        self.made
            .lowercase
            .get_or_init(|| lowercase(self.made.folded.as_str()))
    }

    /// The whole text with a space for each end of a paragraph, at the same positions.
    pub(super) fn flat(&self) -> &str {
        self.made
            .flat
            .get_or_init(|| self.text().replace(Self::PARAGRAPH_END, " "))
    }

    /// The same without regard to case.
    pub(super) fn flat_lowercase(&self) -> &str {
        self.made
            .flat_lowercase
            .get_or_init(|| self.lowercase().replace(Self::PARAGRAPH_END, " "))
    }

    /// Whether a run of ASCII letters and digits begins so, in small letters; a run has no other
    /// ASCII letter or digit beside it.
    pub(super) fn has_run(&self, beginning: &str) -> bool {
        let text = self.lowercase();
        let runs = self.made.runs.get_or_init(|| runs(text));
        let at = runs.partition_point(|run| &text[run.clone()] < beginning);
        runs.get(at)
            .is_some_and(|run| text[run.clone()].starts_with(beginning))
    }

    /// Every word of the text, in order.
    pub(super) fn words(&self) -> &[Range<usize>] {
        self.made.words.get_or_init(|| {
            words::words(self.made.folded.as_str())
                .map(|(range, _)| range)
                .collect()
        })
    }

    /// Index of the paragraph that a position of the text lies in, from 0.
    pub(super) fn paragraph_at(&self, at: usize) -> usize {
        self.made
            .starts
            .partition_point(|start| *start <= at)
            .saturating_sub(1)
    }

    /// Range of a paragraph in the text, by its index from 0.
    pub(super) fn paragraph(&self, index: usize) -> Range<usize> {
        let end = self
            .made
            .starts
            .get(index + 1)
            .map_or(self.made.folded.as_str().len(), |next| next - 1);
        self.made.starts[index]..end.max(self.made.starts[index])
    }

    /// The sentences that hold a part of a range, which lies in one paragraph; in order.
    pub(super) fn sentences(&self, range: &Range<usize>) -> &[Range<usize>] {
        let number = self.paragraph_at(range.start);
        let sentences = self.made.sentences[number].get_or_init(|| {
            let paragraph = self.paragraph(number);
            let found = sentences(&self.text()[paragraph.clone()]);
            found
                .into_iter()
                .map(|sentence| paragraph.start + sentence.start..paragraph.start + sentence.end)
                .collect()
        });
        let first = sentences.partition_point(|sentence| sentence.end <= range.start);
        let last = sentences.partition_point(|sentence| sentence.start < range.end);
        &sentences[first..last.max(first)]
    }

    /// Positions of hyphens that a line ends with, between two letters: they may be the word's own,
    /// or divide it.
    pub(super) fn divisions(&self) -> &[usize] {
        let folded = &self.made.folded;
        let divides =
            |at: &usize| folded.divides(*at, &self.source.paragraphs[self.paragraph_at(*at)].text);
        self.made.divisions.get_or_init(|| {
            folded
                .as_str()
                .match_indices('-')
                .map(|(at, _)| at)
                .filter(divides)
                .collect()
        })
    }

    /// What belongs together across a position; nothing where nothing can.
    pub(super) fn edges(&self, at: usize) -> Option<&Edges> {
        may_join(self.text(), at, &self.source.language).then(|| self.paragraph_edges(at))?
    }

    /// What belongs together in the paragraph that a position lies in; nothing where there is no
    /// paragraph.
    pub(super) fn paragraph_edges(&self, at: usize) -> Option<&Edges> {
        let number = self.paragraph_at(at);
        let paragraph = self.source.paragraphs.get(number)?;
        Some(
            self.made
                .edges
                .get(number)?
                .get_or_init(|| Edges::new(paragraph, &self.source.language, &self.made.folded)),
        )
    }

    /// Whether a quotation that starts or ends at a position would cut a number.
    pub(super) fn cuts_number(&self, at: usize) -> bool {
        self.edges(at)
            .is_some_and(|edges| edges.number_around(at).is_some())
    }

    /// Number of paragraphs.
    pub(super) fn paragraph_count(&self) -> usize {
        self.made.starts.len()
    }

    /// The bytes of the file that a range of the text stands for.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        self.made.folded.origin(range)
    }

    /// The words of the source at a span, as they stand there and as Markdown renders them.
    pub(super) fn shown(&self, span: Span) -> String {
        shown(&self.source, span)
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

/// The words of a source at a span of its file, as they stand there; in a Markdown source as they
/// are rendered. Paragraphs are parted by a line end.
pub fn shown(source: &Source, span: Span) -> String {
    let first = source
        .paragraphs
        .partition_point(|paragraph| paragraph.span.end <= span.start);
    let inside = source.paragraphs[first..]
        .iter()
        .take_while(|paragraph| paragraph.span.start < span.end);
    let texts = inside.map(|paragraph| {
        let (start, end) = (
            paragraph.text.derived(span.start),
            paragraph.text.derived(span.end),
        );
        &paragraph.text.as_str()[start..end]
    });
    texts.collect::<Vec<_>>().join("\n")
}
