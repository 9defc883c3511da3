//! Every quoted passage of a source's text, marked. Passages may overlap.
//!
//! Marks nest like brackets: one that lies within another stays whole, and of two that cross the
//! later one is cut where the earlier one ends. Comparisons have an underline each, in at most
//! three lanes; quotations of the prose have none. Where too many overlap, the further ones keep
//! their id alone. So the markup grows with the number of passages, not with its square.

use std::ops::Range;
use std::rc::Rc;

use crate::parse::{Paragraph, Source};
use crate::resolve::Part;

use super::html::Html;
use super::pen::style_tags;

/// A passage to mark.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct MarkedPassage {
    /// Its id.
    pub id: String,
    /// Class by relation; `plain` for what no comparison quotes, and [`SUGGESTED`].
    pub class: &'static str,
    /// Links at its end.
    pub links: Vec<MarkLink>,
    /// Where it stands.
    pub parts: Vec<Part>,
}

/// A short link at the end of a passage.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct MarkLink {
    /// Where it leads.
    pub href: String,
    /// What is shown: a number or a letter.
    pub label: String,
    /// What it means, for who does not see the sign.
    pub words: String,
}

/// The class of a sentence that a machine ties to one of another source. It takes no lane from what
/// an editor compares.
pub(crate) const SUGGESTED: &str = "suggested";

/// How many underlines may stand below each other: more do not fit between two lines.
const LANES: usize = 3;

/// How many marks may be open at once: each is an element within the others, and is closed and
/// opened again wherever one of them ends.
const DEPTH: usize = 5;

/// A mark's part in one paragraph: a range of its shown text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct MarkedRange {
    range: Range<usize>,
    mark: Rc<MarkedPassage>,
    /// Whether it is the passage's first part, which carries the id.
    first: bool,
    /// Whether it is the last, which carries the link.
    last: bool,
}

impl MarkedRange {
    /// The passage's id, if it begins here.
    pub(crate) fn id(&self) -> Option<&str> {
        self.first.then_some(&self.mark.id)
    }
}

/// For each paragraph of a source the parts of passages that stand in it, in order.
pub(crate) fn marks(source: &Source, marks: Vec<MarkedPassage>) -> Vec<Vec<MarkedRange>> {
    let mut paragraphs = vec![Vec::new(); source.paragraphs.len()];
    for mark in marks {
        let mark = Rc::new(mark);
        let count = mark.parts.len();
        for (index, part) in mark.parts.iter().enumerate() {
            let Some(paragraph) = source.paragraphs.get(part.paragraph.wrapping_sub(1)) else {
                continue;
            };
            let range =
                paragraph.text.derived(part.span.start)..paragraph.text.derived(part.span.end);
            let marked = MarkedRange {
                range,
                mark: mark.clone(),
                first: index == 0,
                last: index + 1 == count,
            };
            paragraphs[part.paragraph - 1].push(marked);
        }
    }
    for ranges in &mut paragraphs {
        // Longer ones first, so that they lie above in the lanes.
        ranges.sort_by(|a, b| {
            (a.range.start, b.range.end, &a.mark.id).cmp(&(b.range.start, a.range.end, &b.mark.id))
        });
    }
    paragraphs
}

/// A paragraph's text with its marks.
pub(crate) fn paragraph_html(paragraph: &Paragraph, ranges: &[MarkedRange]) -> Html {
    let mut cuts: Vec<usize> = ranges
        .iter()
        .flat_map(|marked| [marked.range.start, marked.range.end])
        .collect();
    cuts.extend(paragraph.styles.iter().map(|(at, _)| *at));
    cuts.sort_unstable();
    cuts.dedup();
    let mut ends: Vec<usize> = (0..ranges.len()).collect();
    ends.sort_by_key(|&index| ranges[index].range.end);
    let (mut starting, mut ending) = (ranges.iter().peekable(), ends.into_iter().peekable());
    let mut writer = MarkWriter {
        html: Html::default(),
        open: Vec::new(),
    };
    let mut at = 0;
    for cut in cuts {
        writer.words(paragraph, at..cut);
        writer.close(cut);
        while let Some(index) = ending.next_if(|&index| ranges[index].range.end == cut) {
            writer.end(&ranges[index]);
        }
        while let Some(marked) = starting.next_if(|marked| marked.range.start == cut) {
            writer.start(marked);
        }
        at = cut;
    }
    writer.words(paragraph, at..paragraph.text.as_str().len());
    writer.html
}

/// A paragraph being written, with the marks that are open, outermost first.
struct MarkWriter<'a> {
    html: Html,
    open: Vec<Open<'a>>,
}

#[derive(Clone, Copy)]
struct Open<'a> {
    marked: &'a MarkedRange,
    /// Its underline; nothing for what no comparison quotes, and where no lane is free.
    lane: Option<usize>,
}

impl<'a> MarkWriter<'a> {
    /// Words that the source sets in one style.
    fn words(&mut self, paragraph: &Paragraph, range: Range<usize>) {
        let styles = paragraph.styles_at(range.start);
        style_tags(styles).for_each(|tag| self.html.open(tag, &[]));
        self.html
            .push_text(paragraph.text.as_str().get(range).unwrap_or(""));
        style_tags(styles)
            .rev()
            .for_each(|tag| self.html.close(tag));
    }

    /// Opens a mark in the first free lane; where too many are open, leaves its id.
    fn start(&mut self, marked: &'a MarkedRange) {
        if self.open.len() == DEPTH {
            if marked.first {
                self.html.open_and_close("span", &[("id", &marked.mark.id)]);
            }
            return;
        }
        let is_free = |lane: &usize| self.open.iter().all(|open| open.lane != Some(*lane));
        let lane = (0..LANES)
            .find(is_free)
            .filter(|_| !["plain", SUGGESTED].contains(&marked.mark.class));
        let cut = self
            .open
            .iter()
            .any(|outer| outer.marked.range.end < marked.range.end);
        let open = Open { marked, lane };
        self.open_mark(open, marked.first, if cut { "cut" } else { "" });
        self.open.push(open);
    }

    /// Closes what ends here; what goes on is closed and opened again where it crosses.
    fn close(&mut self, cut: usize) {
        let Some(first) = self
            .open
            .iter()
            .position(|open| open.marked.range.end == cut)
        else {
            return;
        };
        let closed = self.open.split_off(first);
        for _ in &closed {
            self.html.close("mark");
        }
        for open in closed
            .into_iter()
            .filter(|open| open.marked.range.end != cut)
        {
            self.open_mark(open, false, "more");
            self.open.push(open);
        }
    }

    fn open_mark(&mut self, open: Open, with_id: bool, piece: &str) {
        let mark = &open.marked.mark;
        let lane = open
            .lane
            .map(|lane| format!("lane-{lane}"))
            .unwrap_or_default();
        let class = [mark.class, &lane, piece]
            .into_iter()
            .filter(|class| !class.is_empty())
            .collect::<Vec<_>>()
            .join(" ");
        if !with_id {
            return self.html.open("mark", &[("class", &class)]);
        }
        // A passage in several pieces is tied to its end by name, so that the theme can show how
        // far it reaches.
        let far = piece == "cut" || mark.parts.len() > 1;
        let end = anchor(mark);
        let attributes = [
            ("class", class.as_str()),
            ("id", mark.id.as_str()),
            ("data-end", end.as_str()),
        ];
        self.html
            .open("mark", &attributes[..if far { 3 } else { 2 }]);
    }

    /// What stands at the end of a passage: its name as an end, and its link.
    fn end(&mut self, marked: &MarkedRange) {
        if !marked.last {
            return;
        }
        self.html.open_and_close(
            "span",
            &[("class", "end"), ("data-name", &anchor(&marked.mark))],
        );
        for to in &marked.mark.links {
            link(&mut self.html, marked.mark.class, to);
        }
    }
}

/// The name of a passage's end, for style sheets.
fn anchor(mark: &MarkedPassage) -> String {
    format!("--{}", mark.id)
}

/// The way from the end of a passage to where it leads.
fn link(html: &mut Html, class: &str, to: &MarkLink) {
    html.open(
        "a",
        &[("class", &format!("ref {class}")), ("href", &to.href)],
    );
    html.push_text(&to.label);
    html.push(&sign(class));
    html.open("span", &[("class", "vh")]);
    html.push_text(&format!(" [{}] ", to.words));
    html.close("span");
    html.close("a");
}

/// A relation's sign, drawn by a symbol of the page. Its size stands in the markup, so that it is
/// small without a style sheet.
pub(crate) fn sign(kind: &str) -> Html {
    let mut html = Html::default();
    html.open(
        "svg",
        &[
            ("class", "sign"),
            ("width", "16"),
            ("height", "16"),
            ("aria-hidden", "true"),
        ],
    );
    html.open_and_close("use", &[("href", &format!("#sign-{kind}"))]);
    html.close("svg");
    html
}

#[cfg(test)]
mod tests {
    use super::{MarkedPassage, MarkedRange, paragraph_html};
    use crate::parse::{Paragraph, Styles};
    use crate::text::{Mapped, Span};

    fn paragraph(text: &str, styles: Vec<(usize, Styles)>) -> Paragraph {
        let span = Span::new(0, text.len());
        Paragraph {
            span,
            text: Mapped::verbatim(text, span),
            styles,
        }
    }

    fn html(text: &str, ranges: &[MarkedRange]) -> String {
        let html = paragraph_html(&paragraph(text, Vec::new()), ranges);
        html.as_str().to_owned()
    }

    fn marked(id: &str, range: std::ops::Range<usize>) -> MarkedRange {
        let mark = MarkedPassage {
            id: id.into(),
            class: "only",
            links: Vec::new(),
            parts: Vec::new(),
        };
        MarkedRange {
            range,
            mark: mark.into(),
            first: true,
            last: false,
        }
    }

    #[test]
    fn what_the_source_strikes_out_is_struck_within_its_marks() {
        let struck = Styles {
            struck: true,
            emphasis: false,
        };
        let paragraph = paragraph("abcdef", vec![(1, struck), (4, Styles::default())]);
        let html = paragraph_html(&paragraph, &[marked("x", 2..5)]);
        assert_eq!(
            html.as_str(),
            "a<s>b</s><mark class=\"only lane-0\" id=\"x\"><s>cd</s>e</mark>f"
        );
    }

    #[test]
    fn passages_that_cross_are_cut_and_nested() {
        assert_eq!(
            html("abcdef", &[marked("x", 0..4), marked("y", 2..6)]),
            "<mark class=\"only lane-0\" id=\"x\">ab\
             <mark class=\"only lane-1 cut\" id=\"y\" data-end=\"--y\">cd</mark></mark>\
             <mark class=\"only lane-1 more\">ef</mark>"
        );
    }

    #[test]
    fn a_passage_within_another_leaves_it_whole() {
        assert_eq!(
            html("abcd", &[marked("x", 0..4), marked("y", 1..3)]),
            "<mark class=\"only lane-0\" id=\"x\">a\
             <mark class=\"only lane-1\" id=\"y\">bc</mark>d</mark>"
        );
    }

    #[test]
    fn many_passages_on_the_same_words_cost_in_proportion() {
        assert!(length_with_passages(400) < 3 * length_with_passages(200));
    }

    fn length_with_passages(count: usize) -> usize {
        let mut ranges = Vec::new();
        for index in 0..count {
            ranges.push(marked(&index.to_string(), index..2 * count));
        }
        html(&"x".repeat(2 * count), &ranges).len()
    }
}
