//! Every quoted passage of a source's text, marked. Passages may overlap.
//!
//! A paragraph's text is cut at every start and end of a passage. Each fragment carries one `mark` for each passage over it,
//! in at most three lanes of underlines; where more than three overlap, the further ones keep their id and their link. So the
//! markup grows with the number of passages, not with its square.

use crate::parse::Source;
use crate::resolve::Part;

use super::html::Html;

/// A passage to mark.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Mark {
    /// Its id.
    pub id: String,
    /// Class by relation.
    pub class: &'static str,
    /// Where it is quoted.
    pub href: String,
    /// Words for that link.
    pub words: String,
    /// Where it stands.
    pub parts: Vec<Part>,
}

/// How many underlines may stand below each other.
const LANES: usize = 3;

/// A mark's part in one paragraph: a range of its shown text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct MarkedRange {
    range: std::ops::Range<usize>,
    mark: std::rc::Rc<Mark>,
    /// Whether it is the passage's first part, which carries the id.
    first: bool,
    /// Whether it is the last, which carries the link.
    last: bool,
}

/// For each paragraph of a source the parts of passages that stand in it, in order.
pub(crate) fn marks(source: &Source, marks: Vec<Mark>) -> Vec<Vec<MarkedRange>> {
    let mut paragraphs = vec![Vec::new(); source.paragraphs.len()];
    for mark in marks {
        let mark = std::rc::Rc::new(mark);
        let count = mark.parts.len();
        for (index, part) in mark.parts.iter().enumerate() {
            let Some(paragraph) = source.paragraphs.get(part.paragraph.wrapping_sub(1)) else { continue };
            let range = paragraph.text.derived(part.span.start)..paragraph.text.derived(part.span.end);
            let marked = MarkedRange { range, mark: mark.clone(), first: index == 0, last: index + 1 == count };
            paragraphs[part.paragraph - 1].push(marked);
        }
    }
    for ranges in &mut paragraphs {
        // Longer ones first, so that they lie above in the lanes.
        ranges.sort_by(|a, b| (a.range.start, b.range.end, &a.mark.id).cmp(&(b.range.start, a.range.end, &b.mark.id)));
    }
    paragraphs
}

/// A paragraph's text with its marks.
pub(crate) fn paragraph_html(text: &str, ranges: &[MarkedRange]) -> Html {
    let mut cuts: Vec<usize> = ranges.iter().flat_map(|marked| [marked.range.start, marked.range.end]).collect();
    cuts.sort_unstable();
    cuts.dedup();
    let mut ends: Vec<usize> = (0..ranges.len()).collect();
    ends.sort_by_key(|&index| ranges[index].range.end);
    let (mut starting, mut ending) = (ranges.iter().enumerate().peekable(), ends.into_iter().peekable());
    let mut lanes: [Option<usize>; LANES] = [None; LANES];
    let mut html = Html::default();
    let mut at = 0;
    for cut in cuts {
        fragment(&mut html, text.get(at..cut).unwrap_or(""), &lanes, ranges, at);
        while let Some(index) = ending.next_if(|&index| ranges[index].range.end == cut) {
            lanes.iter_mut().filter(|lane| **lane == Some(index)).for_each(|lane| *lane = None);
            if ranges[index].last {
                link(&mut html, &ranges[index].mark);
            }
        }
        while let Some((index, marked)) = starting.next_if(|(_, marked)| marked.range.start == cut) {
            match lanes.iter_mut().find(|lane| lane.is_none()) {
                Some(lane) => *lane = Some(index),
                None if marked.first => html.open_and_close("span", &[("id", &marked.mark.id)]),
                None => {}
            }
        }
        at = cut;
    }
    html.push_text(text.get(at..).unwrap_or(""));
    html
}

/// A run of text under the same marks, one nested in the other by lane.
fn fragment(html: &mut Html, text: &str, lanes: &[Option<usize>; LANES], ranges: &[MarkedRange], at: usize) {
    if text.is_empty() {
        return;
    }
    let mut open = 0;
    for (lane, index) in lanes.iter().enumerate() {
        let Some(marked) = index.map(|index| &ranges[index]) else { continue };
        let class = format!("{} lane-{lane}", marked.mark.class);
        let id = (marked.first && marked.range.start == at).then_some(marked.mark.id.as_str());
        match id {
            Some(id) => html.open("mark", &[("class", &class), ("id", id)]),
            None => html.open("mark", &[("class", &class)]),
        }
        open += 1;
    }
    html.push_text(text);
    for _ in 0..open {
        html.close("mark");
    }
}

/// The way from the end of a passage to where it is quoted.
fn link(html: &mut Html, mark: &Mark) {
    let class = format!("ref {}", mark.class);
    html.open("a", &[("class", &class), ("href", &mark.href)]);
    html.open("svg", &[("class", "sign"), ("aria-hidden", "true")]);
    html.open("use", &[("href", &format!("#sign-{}", mark.class))]);
    html.close("use");
    html.close("svg");
    html.open("span", &[("class", "vh")]);
    html.push_text(&format!(" [{}] ", mark.words));
    html.close("span");
    html.close("a");
}

#[cfg(test)]
mod tests {
    use super::{Mark, MarkedRange, paragraph_html};

    fn marked(id: &str, range: std::ops::Range<usize>) -> MarkedRange {
        let mark = Mark { id: id.into(), class: "only", href: String::new(), words: String::new(), parts: Vec::new() };
        MarkedRange { range, mark: mark.into(), first: true, last: false }
    }

    #[test]
    fn overlapping_passages_are_cut_and_nested() {
        let html = paragraph_html("abcdef", &[marked("x", 0..4), marked("y", 2..6)]);
        assert_eq!(
            html.as_str(),
            "<mark class=\"only lane-0\" id=\"x\">ab</mark>\
             <mark class=\"only lane-0\"><mark class=\"only lane-1\" id=\"y\">cd</mark></mark>\
             <mark class=\"only lane-1\">ef</mark>"
        );
    }

    #[test]
    fn many_passages_on_the_same_words_cost_in_proportion() {
        let length = |count: usize| {
            let ranges: Vec<_> = (0..count).map(|index| marked(&index.to_string(), index..2 * count)).collect();
            paragraph_html(&"x".repeat(2 * count), &ranges).as_str().len()
        };
        assert!(length(400) < 3 * length(200));
    }
}
