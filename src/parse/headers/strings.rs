//! Quotations and citations in the strings of front matter, none of which is Markdown.

use toml::de::{DeTable, DeValue};

use crate::parse::markdown::plain::{misplaced_citation, plain};
use crate::parse::markdown::unchecked::{between_marks, words};
use crate::parse::{Answer, Citation, CitedSource, Form, Locator, Quotation, Spanned};
use crate::text::Span;

use super::Fields;
use super::toml_words;
use super::value::shift;

/// Tables whose strings are no text of the author's: the machine form of quotations, words that are
/// looked for, and answers, whose pairs are quotations.
const APART: [&str; 3] = ["passage", "silent", "answers"];

/// Pairs of quotation marks in the strings of front matter, in order. A citation in one of them is
/// reported.
pub(super) fn unchecked(fields: &mut Fields) -> Vec<Spanned<String>> {
    let mut strings = Vec::new();
    in_table(fields.values(), fields.header.span.start, &mut strings);
    let mut pairs = Vec::new();
    for string in strings {
        // A value without straight marks round it has been reported, and is no string.
        if !fields
            .file_text()
            .slice(string.span)
            .starts_with(['"', '\''])
        {
            continue;
        }
        let text = toml_words(fields.file_text(), &string);
        let found = plain(&text);
        pairs.extend(found.pairs.iter().map(|pair| between_marks(&text, pair)));
        for citation in found.citations {
            let help = "front matter cites nothing: quote in the text below it, “words” [@key]";
            fields.push(misplaced_citation(
                fields.file(),
                text.origin(citation),
                help,
            ));
        }
    }
    pairs.sort_by_key(|pair| pair.span);
    pairs
}

fn in_table(table: &DeTable, base: usize, strings: &mut Vec<Spanned<String>>) {
    for (key, value) in table {
        if !APART.contains(&&**key.get_ref()) {
            in_value(value.get_ref(), shift(value.span(), base), base, strings);
        }
    }
}

fn in_value(value: &DeValue, span: Span, base: usize, strings: &mut Vec<Spanned<String>>) {
    match value {
        DeValue::String(text) => strings.push(Spanned {
            value: text.to_string(),
            span,
        }),
        DeValue::Array(items) => {
            for item in items {
                in_value(item.get_ref(), shift(item.span(), base), base, strings);
            }
        }
        DeValue::Table(table) => in_table(table, base, strings),
        _ => {}
    }
}

/// The pairs of quotation marks in an answer: quotations from its source.
pub(super) fn quoted(fields: &mut Fields, answer: &Answer) -> Vec<Quotation> {
    let text = toml_words(fields.file_text(), &answer.text);
    let found = plain(&text);
    for citation in found.citations {
        let help = "an answer quotes from its own source; take the citation away";
        fields.push(misplaced_citation(
            fields.file(),
            text.origin(citation),
            help,
        ));
    }
    let key = answer.source.span;
    let cited = CitedSource {
        key: answer.source.value.clone(),
        span: key,
        locator: Locator::default(),
    };
    let citation = Citation {
        span: key,
        sources: vec![cited],
    };
    let mut quotations = Vec::new();
    for pair in &found.pairs {
        let words = text.part(words(&text, pair));
        let file = fields.file().clone();
        quotations.push(Quotation {
            marked: true,
            ..Quotation::plain(file, Form::Answer, words, citation.clone())
        });
    }
    quotations
}
