//! The hand that writes a passage: the words of its pieces with the signs, links and emphasis of
//! each, and one space where there is white space.

use std::ops::Range;

use crate::corpus::{ShownWords, excerpts};
use crate::parse::{Paragraph, QuotedObjectKind, Source, Styles};
use crate::resolve::{Mark, Piece};
use crate::text::{Span, shows};

use super::author::Author;
use super::markup::Markup;

/// What a run of words looks like.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
struct RunStyle {
    strong: bool,
    link: Option<usize>,
    style: Styles,
}

/// The tags of what a source does to its words, outermost first.
pub(crate) fn style_tags(styles: Styles) -> impl DoubleEndedIterator<Item = &'static str> {
    [
        styles.struck.then_some("s"),
        styles.emphasis.then_some("em"),
    ]
    .into_iter()
    .flatten()
}

/// A passage being written. White space is one space, and stands inside what looks alike on both
/// sides.
pub(super) struct Pen<'a> {
    source: &'a Source,
    deciding: &'a [Span],
    author: &'a mut dyn Author,
    markup: Markup,
    look: RunStyle,
    /// Whether the link of the look is open.
    linked: bool,
    space: bool,
    /// Up to where of the source's file it is written.
    last: usize,
    /// The last character that is written.
    before: Option<char>,
}

impl<'a> Pen<'a> {
    pub(super) fn new(
        source: &'a Source,
        deciding: &'a [Span],
        author: &'a mut dyn Author,
    ) -> Self {
        Self {
            source,
            deciding,
            author,
            markup: Markup::default(),
            look: RunStyle::default(),
            linked: false,
            space: false,
            last: 0,
            before: None,
        }
    }

    /// What is written so far; the next piece begins a paragraph.
    pub(super) fn take(&mut self) -> Markup {
        self.before = None;
        self.turn(RunStyle::default());
        self.space = false;
        std::mem::take(&mut self.markup)
    }

    /// Writes a piece; a paragraph's end is ` / `.
    pub(super) fn piece(&mut self, piece: &Piece) {
        match piece {
            Piece::Words {
                span,
                emphasis,
                link,
                marks,
            } => {
                let look = RunStyle {
                    strong: *emphasis,
                    link: *link,
                    style: Styles::default(),
                };
                self.space_before(span.start);
                self.words(*span, look, marks);
                self.last = span.end;
            }
            Piece::Omitted { span } => self.gap(*span),
            Piece::Inserted { text } => {
                self.space |= text.starts_with(char::is_whitespace);
                self.bracket(text.trim());
                self.space |= text.ends_with(char::is_whitespace);
            }
            Piece::Replaced { text, span } => {
                self.space_before(span.start);
                self.bracket(text);
                self.last = span.end;
            }
            Piece::Object(kind) => self.object(*kind),
            Piece::Stop { text } => self.text(text, RunStyle::default()),
            Piece::ParagraphEnd => {
                self.space = true;
                self.text("/", RunStyle::default());
                self.space = true;
            }
        }
    }

    fn gap(&mut self, span: Span) {
        self.space = true;
        self.sign(RunStyle::default());
        let gap = self.author.gap(span);
        self.markup.push_unread(&gap);
        self.markup.push_words("[…]");
        self.space = true;
        self.last = span.end.max(self.last);
    }

    /// A marker stands close to the word before it, a citation apart from both its neighbours.
    fn object(&mut self, kind: QuotedObjectKind) {
        let is_marker = matches!(kind, QuotedObjectKind::Marker(_));
        if is_marker {
            self.turn(RunStyle::default());
        } else {
            self.sign(RunStyle::default());
        }
        if is_marker && self.before.is_some_and(char::is_numeric) {
            // A raised number behind a number would be read as its power.
            self.markup.push_markup("\u{2009}");
        }
        let html = self.author.object(kind);
        self.markup.push_unread(&html);
        self.space |= !is_marker;
    }

    /// A space where the source has white space between two pieces that stand beside each other.
    fn space_before(&mut self, start: usize) {
        if self.last == 0 {
            return;
        }
        let between = excerpts(self.source, Span::new(self.last, start.max(self.last)));
        if let Some(between) = between.first() {
            self.space |= between.text.starts_with(char::is_whitespace);
        }
    }

    fn bracket(&mut self, written: &str) {
        let written = if written.contains('[') {
            written.to_owned()
        } else {
            format!("[{written}]")
        };
        self.sign(RunStyle::default());
        self.markup.open("span", &[("class", "bracket")]);
        self.markup.push_text(&written);
        self.markup.close("span");
        self.before = None;
    }

    /// Words of the source, cut where they look otherwise.
    fn words(&mut self, span: Span, look: RunStyle, marks: &[Mark]) {
        let source = self.source;
        for excerpt in excerpts(source, span) {
            let paragraph = &source.paragraphs[excerpt.paragraph - 1];
            let strong = if look.strong {
                vec![excerpt.range.clone()]
            } else {
                self.deciding_in(paragraph, &excerpt)
            };
            let marks = marks_in(marks, paragraph, &excerpt);
            for range in alike(paragraph, &excerpt, &strong, &marks) {
                let look = RunStyle {
                    strong: strong.iter().any(|strong| strong.contains(&range.start)),
                    style: paragraph.styles_at(range.start),
                    ..look
                };
                // A mark that the author may write otherwise is shown as the author wrote it.
                let written = marks.iter().find(|(marked, _)| *marked == range);
                let text = match written {
                    Some((_, written)) => written,
                    None => paragraph.text.as_str().get(range).unwrap_or(""),
                };
                self.text(text, look);
            }
        }
    }

    /// Those of the words that decide which stand in an excerpt.
    fn deciding_in(&self, paragraph: &Paragraph, excerpt: &ShownWords) -> Vec<Range<usize>> {
        self.deciding
            .iter()
            .filter_map(|word| shown_in(*word, paragraph, excerpt))
            .collect()
    }

    /// Text that looks as it is said to; what shows nothing is left out.
    fn text(&mut self, text: &str, look: RunStyle) {
        if is_plain(text, self.before) {
            self.space |= text.starts_with(' ');
            let words = text.trim_matches(' ');
            if !words.is_empty() {
                self.sign(look);
                self.markup.push_text(words);
                self.before = words.chars().next_back();
            }
            self.space |= text.ends_with(' ');
            return;
        }
        for (index, word) in text.split(char::is_whitespace).enumerate() {
            if index > 0 {
                self.space = true;
                self.before = None;
            }
            let shown: String = word
                .chars()
                .filter(|char| shows(*char, self.before.replace(*char)))
                .collect();
            if !shown.is_empty() {
                self.sign(look);
                self.markup.push_text(&shown);
            }
        }
    }

    /// Turns to a look, with the space that is due.
    fn sign(&mut self, look: RunStyle) {
        let due = std::mem::take(&mut self.space) && !self.markup.is_empty();
        let kept = RunStyle {
            strong: self.look.strong && look.strong,
            link: self.look.link.filter(|link| look.link == Some(*link)),
            style: if self.look.style == look.style {
                look.style
            } else {
                Styles::default()
            },
        };
        if kept != self.look {
            self.turn(RunStyle::default());
        }
        if due {
            self.markup.push_text(" ");
        }
        self.turn(look);
    }

    /// Closes what ends and opens what begins.
    fn turn(&mut self, look: RunStyle) {
        if look == self.look {
            return;
        }
        if self.look.strong {
            self.markup.close("strong");
        }
        for tag in style_tags(self.look.style).rev() {
            self.markup.close(tag);
        }
        if std::mem::take(&mut self.linked) {
            self.markup.close("a");
        }
        self.look = look;
        if let Some(href) = look.link.and_then(|link| self.author.href(link)) {
            self.markup.open("a", &[("href", &href)]);
            self.linked = true;
        }
        for tag in style_tags(look.style) {
            self.markup.open(tag, &[]);
        }
        if look.strong {
            self.markup.open("strong", &[]);
        }
    }
}

/// Whether a text shows all that it holds, and has no white space but single spaces: as most do.
fn is_plain(text: &str, mut before: Option<char>) -> bool {
    for char in text.chars() {
        let last = before.replace(char);
        let is_plain = if char.is_whitespace() {
            char == ' ' && last != Some(' ')
        } else {
            char.is_ascii() || shows(char, last)
        };
        if !is_plain {
            return false;
        }
    }
    true
}

/// Where marks that the author wrote otherwise stand in an excerpt, and what is written there.
fn marks_in<'m>(
    marks: &'m [Mark],
    paragraph: &Paragraph,
    excerpt: &ShownWords,
) -> Vec<(Range<usize>, &'m str)> {
    let mut found = Vec::new();
    for mark in marks {
        if let Some(range) = shown_in(mark.span, paragraph, excerpt) {
            found.push((range, mark.written.as_str()));
        }
    }
    found
}

/// The stretches of an excerpt that look alike from their first character to their last.
fn alike(
    paragraph: &Paragraph,
    excerpt: &ShownWords,
    strong: &[Range<usize>],
    marks: &[(Range<usize>, &str)],
) -> Vec<Range<usize>> {
    let mut cuts = vec![excerpt.range.start, excerpt.range.end];
    for range in strong.iter().chain(marks.iter().map(|(range, _)| range)) {
        cuts.extend([range.start, range.end]);
    }
    for (at, _) in paragraph.changes_of_style(&excerpt.range) {
        cuts.push(*at);
    }
    cuts.sort_unstable();
    cuts.dedup();
    cuts.windows(2).map(|pair| pair[0]..pair[1]).collect()
}

/// The range of the paragraph's shown text that a span of the file has in an excerpt; nothing if
/// none of it lies there.
fn shown_in(span: Span, paragraph: &Paragraph, excerpt: &ShownWords) -> Option<Range<usize>> {
    let start = paragraph.text.derived(span.start).max(excerpt.range.start);
    let end = paragraph.text.derived(span.end).min(excerpt.range.end);
    (start < end).then_some(start..end)
}
