//! Sources in a language of which the meaning guard knows no words.

use std::collections::BTreeSet;

use crate::corpus::Corpus;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::language::{UNKNOWN, number_of};
use crate::parse::{Source, SourceId};
use crate::resolve::Quotations;
use crate::text::Span;

/// Says once for each language without a word list that the meaning guard knows only its digits.
pub(super) fn missing_word_lists(
    corpus: &Corpus,
    resolved: &Quotations,
    diagnostics: &mut Diagnostics,
) {
    let mut said = BTreeSet::new();
    for (key, index) in corpus
        .iter()
        .filter(|(_, index)| number_of(&index.source.language).is_none())
    {
        let source: &Source = &index.source;
        let language = source.language.split('-').next().unwrap_or_default();
        if is_quoted(key, resolved) && said.insert(language.to_lowercase()) {
            diagnostics.push(missing_word_list(source));
        }
    }
}

/// Whether a quotation is meant to be from a source and from no other.
fn is_quoted(source: &SourceId, resolved: &Quotations) -> bool {
    resolved.values().flatten().any(|quotation| {
        quotation.source.as_ref() == Some(source) && quotation.elsewhere.is_empty()
    })
}

fn missing_word_list(source: &Source) -> Diagnostic {
    let start = source.text.body_start();
    let place = Place::new(&source.file, Span::new(start, start));
    let message = match &*source.language {
        UNKNOWN => {
            "the language of this text is not known, and so are its negations and hedges".to_owned()
        }
        language => {
            format!("for the language `{language}` there is no list of negations and hedges")
        }
    };
    let help = "elisions and brackets in quotations from it are checked for numbers alone; look \
                at them yourself";
    Diagnostic::new(Code::NoWordList, place, message).help(help)
}
