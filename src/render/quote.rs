//! A passage's words as the source has them, with what the author left out, put in, linked and
//! emphasised.

use std::ops::Range;

use crate::corpus::{ShownWords, excerpts};
use crate::parse::{QuotedObjectKind, Source, Styles};
use crate::resolve::{Mark, Passage, Piece};
use crate::text::words::words;
use crate::text::{Span, shows};

use super::html::Html;
use super::markup::Markup;
use super::strings::Strings;

/// What the author of a page put among the words of a passage.
pub(crate) trait Author {
    /// A footnote reference or a citation, if it is shown here.
    fn object(&mut self, kind: QuotedObjectKind) -> Html;
    /// Where a link leads; nothing where it may not be one.
    fn href(&self, link: usize) -> Option<String>;
    /// The sign of words that are left out.
    fn gap(&mut self, span: Span) -> Html;
}

/// Nobody, where a passage is shown apart from the text that quotes it.
pub(crate) struct Nobody;

impl Author for Nobody {
    fn object(&mut self, _: QuotedObjectKind) -> Html {
        Html::default()
    }

    fn href(&self, _: usize) -> Option<String> {
        None
    }

    fn gap(&mut self, _: Span) -> Html {
        gap()
    }
}

/// `[…]`.
pub(crate) fn gap() -> Html {
    let mut html = Html::default();
    html.push_markup("<span class=\"gap\">[…]</span>");
    html
}

/// The passage of a quotation, one piece of markup for each paragraph: words sliced from the
/// source, never the author's letters. `deciding` are the words that decide a comparison.
pub(crate) fn paragraphs(
    source: &Source,
    passage: &Passage,
    deciding: &[Span],
    author: &mut dyn Author,
) -> Vec<Markup> {
    let mut done = Vec::new();
    let mut pen = Pen::new(source, deciding, author);
    for piece in &passage.pieces {
        match piece {
            Piece::ParagraphEnd => done.push(pen.take()),
            // It belongs to the marks round the quotation, which stand in running text alone.
            Piece::Stop { .. } => {}
            piece => pen.piece(piece),
        }
    }
    done.push(pen.take());
    done.retain(|markup| !markup.is_empty());
    done
}

/// The passage of a quotation in running text; a paragraph's end is ` / `.
pub(crate) fn in_line(source: &Source, passage: &Passage, author: &mut dyn Author) -> Markup {
    let mut pen = Pen::new(source, &[], author);
    for piece in &passage.pieces {
        pen.piece(piece);
    }
    pen.take()
}

/// The first words of a passage as the source has them, at most about 60 characters; never more
/// than is quoted.
pub(crate) fn first_words(source: &Source, passage: &Passage) -> Option<String> {
    let opening = passage.opening()?;
    let words = excerpts(source, opening).first()?.text.trim_end();
    let mut short: String = words.chars().take(60).collect();
    if short.len() < words.len() {
        let cut = short.rfind(char::is_whitespace).unwrap_or(short.len());
        short.truncate(cut);
        short.push('…');
    } else if opening.end < passage.span().end {
        short.push_str(" …");
    }
    Some(short)
}

/// Whose the emphasis in a passage is, and what its source strikes out, in the site's words.
pub(crate) fn remarks(strings: &Strings, source: &Source, passage: &Passage) -> Vec<String> {
    let mut added = false;
    let mut set = Styles::default();
    for piece in &passage.pieces {
        let Piece::Words { span, emphasis, .. } = piece else {
            continue;
        };
        added |= emphasis;
        for excerpt in excerpts(source, *span) {
            let paragraph = &source.paragraphs[excerpt.paragraph - 1];
            let changes = paragraph
                .changes_of_style(&excerpt.range)
                .iter()
                .map(|(_, styles)| *styles);
            for styles in changes.chain([paragraph.styles_at(excerpt.range.start)]) {
                set.emphasis |= styles.emphasis;
                set.struck |= styles.struck;
            }
        }
    }
    let remarks = [
        (added, "emphasis_added"),
        (set.emphasis, "emphasis_source"),
        (set.struck, "struck_source"),
    ];
    remarks
        .into_iter()
        .filter(|(is_so, _)| *is_so)
        .map(|(_, key)| strings.get(key).to_owned())
        .collect()
}

/// Words of a source by themselves, as it sets them; a paragraph's end is ` / `.
pub(crate) fn apart(source: &Source, span: Span) -> Markup {
    let mut nobody = Nobody;
    let mut pen = Pen::new(source, &[], &mut nobody);
    for (number, excerpt) in excerpts(source, span).into_iter().enumerate() {
        if number > 0 {
            pen.piece(&Piece::ParagraphEnd);
        }
        let span = source.paragraphs[excerpt.paragraph - 1]
            .text
            .origin(excerpt.range);
        pen.piece(&Piece::Words {
            span,
            emphasis: false,
            link: None,
            marks: Vec::new(),
        });
    }
    pen.take()
}

/// How many words of a source stand in a span.
pub(crate) fn words_left_out(source: &Source, span: Span) -> usize {
    excerpts(source, span)
        .iter()
        .map(|excerpt| words(excerpt.text).count())
        .sum()
}

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
struct Pen<'a> {
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
    fn new(source: &'a Source, deciding: &'a [Span], author: &'a mut dyn Author) -> Self {
        let (markup, look) = (Markup::default(), RunStyle::default());
        Self {
            source,
            deciding,
            author,
            markup,
            look,
            linked: false,
            space: false,
            last: 0,
            before: None,
        }
    }

    fn take(&mut self) -> Markup {
        self.before = None;
        self.turn(RunStyle::default());
        self.space = false;
        std::mem::take(&mut self.markup)
    }

    fn piece(&mut self, piece: &Piece) {
        match piece {
            Piece::Words {
                span,
                emphasis,
                link,
                marks,
            } => {
                self.space_before(span.start);
                self.words(
                    *span,
                    RunStyle {
                        strong: *emphasis,
                        link: *link,
                        style: Styles::default(),
                    },
                    marks,
                );
                self.last = span.end;
            }
            Piece::Omitted { span } => {
                self.space = true;
                self.sign(RunStyle::default());
                let gap = self.author.gap(*span);
                self.markup.push_unread(&gap);
                self.markup.push_words("[…]");
                self.space = true;
                self.last = span.end.max(self.last);
            }
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
            Piece::Object(kind) => {
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
                let html = self.author.object(*kind);
                self.markup.push_unread(&html);
                self.space |= !is_marker;
            }
            Piece::Stop { text } => self.text(text, RunStyle::default()),
            Piece::ParagraphEnd => {
                self.space = true;
                self.text("/", RunStyle::default());
                self.space = true;
            }
        }
    }

    /// A space where the source has white space between two pieces that stand beside each other.
    fn space_before(&mut self, start: usize) {
        let between = excerpts(self.source, Span::new(self.last, start.max(self.last)));
        let parts = |excerpt: &ShownWords| excerpt.text.starts_with(char::is_whitespace);
        self.space |= self.last > 0 && between.first().is_some_and(parts);
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
            let within = |span: Span| {
                clipped(
                    paragraph.text.derived(span.start)..paragraph.text.derived(span.end),
                    &excerpt.range,
                )
            };
            let strong: Vec<Range<usize>> = if look.strong {
                vec![excerpt.range.clone()]
            } else {
                self.deciding
                    .iter()
                    .filter_map(|word| within(*word))
                    .collect()
            };
            let marks: Vec<(Range<usize>, &str)> = marks
                .iter()
                .filter_map(|mark| Some((within(mark.span)?, mark.written.as_str())))
                .collect();
            let ranges = strong.iter().chain(marks.iter().map(|(range, _)| range));
            let mut cuts: Vec<usize> = ranges.flat_map(|range| [range.start, range.end]).collect();
            cuts.extend([excerpt.range.start, excerpt.range.end]);
            cuts.extend(
                paragraph
                    .changes_of_style(&excerpt.range)
                    .iter()
                    .map(|(at, _)| *at),
            );
            cuts.sort_unstable();
            cuts.dedup();
            for pair in cuts.windows(2) {
                let strong = strong.iter().any(|range| range.contains(&pair[0]));
                let look = RunStyle {
                    strong,
                    style: paragraph.styles_at(pair[0]),
                    ..look
                };
                let mark = marks.iter().find(|(range, _)| *range == (pair[0]..pair[1]));
                let text = mark.map_or_else(
                    || paragraph.text.as_str().get(pair[0]..pair[1]).unwrap_or(""),
                    |(_, written)| written,
                );
                self.text(text, look);
            }
        }
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
            self.space |= index > 0;
            if index > 0 {
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
    text.chars().all(|char| {
        let last = before.replace(char);
        if char.is_whitespace() {
            char == ' ' && last != Some(' ')
        } else {
            char.is_ascii() || shows(char, last)
        }
    })
}

/// What of a range lies in another; nothing if nothing does.
fn clipped(range: Range<usize>, outer: &Range<usize>) -> Option<Range<usize>> {
    let clipped = range.start.max(outer.start)..range.end.min(outer.end);
    (clipped.start < clipped.end).then_some(clipped)
}
