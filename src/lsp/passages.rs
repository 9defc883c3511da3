//! Passages as a person reads them in an editor: in their paragraph, as Markdown.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::corpus::excerpts;
use crate::diagnostics::Place;
use crate::parse::Source;
use crate::render::markdown::escaped;
use crate::resolve::{Outcome, Resolved};
use crate::text::Span;

use super::subject::holds;
use super::workspace::Checked;

/// Each place that an outcome names, with its source: where the words stand, or may be meant to.
pub(super) fn places<'a>(resolved: &'a Resolved, checked: &'a Checked) -> Vec<(&'a Source, Span)> {
    let sources = &checked.analysis.project.sources;
    if let Outcome::Misattributed(others) = &resolved.outcome {
        let others = others.iter();
        return others
            .map(|other| (&*sources[&other.source], other.span))
            .collect();
    }
    if let Outcome::Wrong(_) = &resolved.outcome {
        return told(resolved, checked);
    }
    let Some(source) = resolved.source.as_ref().map(|key| &*sources[key]) else {
        return Vec::new();
    };
    let spans = match &resolved.outcome {
        Outcome::Found { passage, .. } => passage.parts.iter().map(|part| part.span).collect(),
        Outcome::Ambiguous { places, .. } => places.clone(),
        Outcome::Absent { nearest } => nearest.iter().map(|nearest| nearest.span).collect(),
        Outcome::Reworded { nearest } => vec![nearest.span],
        Outcome::Misattributed(_) | Outcome::Gone | Outcome::Wrong(_) => Vec::new(),
    };
    spans.into_iter().map(|span| (source, span)).collect()
}

/// The places of sources that messages about a quotation name: where its words stand, say, if not
/// in the paragraph that is cited.
fn told<'a>(resolved: &Resolved, checked: &'a Checked) -> Vec<(&'a Source, Span)> {
    let quotation = &resolved.quotation;
    let is_own = |place: &Place| {
        let touches = |span: Span| holds(span, place.span.start);
        place.file == quotation.file
            && (touches(quotation.span) || touches(quotation.citation.span))
    };
    let own = checked.diagnostics.iter();
    let own = own.filter(|found| is_own(&found.place));
    let mut places = Vec::new();
    for other in own.flat_map(|found| &found.related) {
        let mut sources = checked.analysis.project.sources.values();
        let source = sources.find(|source| source.file == other.place.file);
        places.extend(source.map(|source| (&**source, other.place.span)));
    }
    places
}

/// A source, and the words of one paragraph of it that are meant.
type ShownParagraph<'a> = (&'a Source, Vec<Range<usize>>);

/// The paragraphs that hold a place, with the words at these places in bold: blockquotes below the
/// source's label.
pub(super) fn in_paragraphs(places: &[(&Source, Span)]) -> String {
    let mut paragraphs: BTreeMap<(&str, usize), ShownParagraph<'_>> = BTreeMap::new();
    for (source, span) in places {
        for words in excerpts(source, *span) {
            let key = (source.key.as_str(), words.paragraph);
            let (_, ranges) = paragraphs.entry(key).or_insert((*source, Vec::new()));
            ranges.push(words.range);
        }
    }
    let paragraphs = paragraphs.into_iter();
    let texts =
        paragraphs.map(|((_, number), (source, ranges))| below_label(source, number, &ranges));
    texts.collect()
}

/// A paragraph of a source, by its number from 1; nothing if there is none.
pub(super) fn paragraph(source: &Source, number: usize) -> String {
    if (1..=source.paragraphs.len()).contains(&number) {
        below_label(source, number, &[])
    } else {
        String::new()
    }
}

fn below_label(source: &Source, number: usize, ranges: &[Range<usize>]) -> String {
    let (label, key) = (escaped(&source.label, false), &source.key);
    let words = marked(source.paragraphs[number - 1].text.as_str(), ranges);
    format!("**{label}** `[@{key}, para. {number}]`\n\n> {words}\n\n")
}

/// A paragraph on one line with some of its words in bold; the ranges ascend.
fn marked(paragraph: &str, ranges: &[Range<usize>]) -> String {
    let mut text = Vec::new();
    let mut at = 0;
    for range in ranges {
        // Two places may have words in common.
        let start = range.start.max(at);
        if start >= range.end {
            continue;
        }
        let words = plain(paragraph[start..range.end].trim(), false);
        text.push(plain(&paragraph[at..start], at == 0));
        text.push(format!("**{words}**"));
        at = range.end;
    }
    text.push(plain(&paragraph[at..], at == 0));
    text.concat()
}

fn plain(words: &str, begins_line: bool) -> String {
    escaped(&words.replace(['\n', '\r'], " "), begins_line)
}
