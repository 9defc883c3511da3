//! A passage in; its words as the source has them out, with what the author left out, put in,
//! linked and emphasised, and what is to be said of them.

use crate::corpus::excerpts;
use crate::parse::{Source, Styles};
use crate::resolve::{Passage, Piece};
use crate::text::Span;
use crate::text::words::words;

use super::author::{Author, Nobody};
use super::markup::Markup;
use super::pen::Pen;
use super::strings::Strings;

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
