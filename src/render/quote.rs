//! A passage's words as the source has them, with what the author left out, put in and emphasised.

use crate::compare::excerpt;
use crate::parse::Source;
use crate::resolve::{Piece, QuotationId};
use crate::text::{Span, words::words};

use super::edition::Edition;
use super::html::Html;

/// The passage of a quotation, one piece of HTML for each paragraph: words sliced from the source, never the author's typography.
pub(crate) fn quote(edition: &Edition, quotation: &QuotationId) -> Vec<Html> {
    let resolved = edition.resolution.quotation(quotation);
    let Some((source, passage)) = resolved.place() else { return Vec::new() };
    let source = edition.source(source);
    let mut paragraphs = vec![Html::default()];
    let deciding = edition.deciding(quotation);
    let mut last = 0;
    for piece in &passage.pieces {
        let Some(html) = paragraphs.last_mut() else { break };
        match piece {
            Piece::Words { span, emphasis } => {
                space(html, source, last, span.start);
                push_words(html, source, *span, if *emphasis { std::slice::from_ref(span) } else { deciding });
                last = span.end;
            }
            Piece::Omitted { span } => {
                push_gap(html);
                last = span.end;
            }
            Piece::Inserted { text } => {
                let bracket = text.trim();
                html.push_text(&text[..text.len() - text.trim_start().len()]);
                push_bracket(html, bracket);
                html.push_text(&text[text.trim_end().len()..]);
            }
            Piece::Replaced { text, span } => {
                space(html, source, last, span.start);
                push_bracket(html, text);
                last = span.end;
            }
            Piece::ParagraphEnd => paragraphs.push(Html::default()),
        }
    }
    paragraphs.retain(|html| !html.is_empty());
    paragraphs
}

/// How many words of a source stand in a span.
pub(crate) fn words_left_out(source: &Source, span: Span) -> usize {
    excerpt(source, span).iter().map(|excerpt| words(excerpt.text).count()).sum()
}

/// A space where the source has white space between two pieces that stand beside each other.
fn space(html: &mut Html, source: &Source, last: usize, start: usize) {
    let between = source.text.as_str().get(last..start).unwrap_or("");
    if !html.is_empty() && !html.as_str().ends_with(' ') && between.starts_with(char::is_whitespace) {
        html.push_markup(" ");
    }
}

fn push_words(html: &mut Html, source: &Source, span: Span, strong: &[Span]) {
    for excerpt in excerpt(source, span) {
        let paragraph = &source.paragraphs[excerpt.paragraph - 1].text;
        let start = excerpt.range.start;
        let ranges: Vec<_> = strong
            .iter()
            .filter(|word| span.contains(**word))
            .map(|word| paragraph.derived(word.start)..paragraph.derived(word.end))
            .map(|range| range.start.max(start)..range.end.min(excerpt.range.end))
            .filter(|range| range.start < range.end)
            .map(|range| range.start - start..range.end - start)
            .collect();
        push_strong(html, excerpt.text, &ranges);
    }
}

/// Text with the given ranges, in order, as `strong`; ranges that only white space parts are one.
fn push_strong(html: &mut Html, text: &str, ranges: &[std::ops::Range<usize>]) {
    let mut at = 0;
    let mut open = false;
    for range in ranges {
        let (Some(before), Some(inside)) = (text.get(at..range.start), text.get(range.clone())) else { continue };
        if open && !before.chars().all(char::is_whitespace) {
            html.close("strong");
            open = false;
        }
        html.push_text(before);
        if !open {
            html.open("strong", &[]);
            open = true;
        }
        html.push_text(inside);
        at = range.end;
    }
    if open {
        html.close("strong");
    }
    html.push_text(text.get(at..).unwrap_or(""));
}

fn push_gap(html: &mut Html) {
    if !html.is_empty() {
        html.push_markup(" ");
    }
    html.push_markup("<span class=\"gap\">[…]</span> ");
}

fn push_bracket(html: &mut Html, text: &str) {
    let text = if text.contains('[') { text.to_owned() } else { format!("[{text}]") };
    html.open("span", &[("class", "bracket")]);
    html.push_text(&text);
    html.close("span");
}
