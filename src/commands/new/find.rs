//! Words that an author types, looked up in a source by the same rules as every quotation.

use std::sync::Arc;

use crate::corpus::{locators, shown};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::parse::SourceId;
use crate::resolve::{How, Outcome};
use crate::text::FileId;
use crate::{Memo, analyze};

use super::Stop;
use super::annotation::Context;
use super::ask::ask;
use super::markup::blockquote;
use super::pairs::WantedWords;

/// Words that were found.
pub(super) struct FoundWords {
    /// Key and locator, as in a citation.
    pub(super) citation: String,
    pub(super) key: String,
    /// As they stand in the source; with the author's own elisions and brackets, as typed.
    pub(super) words: String,
}

/// The file that the words are looked up in, as if it were an annotation.
const PROBE: &str = "content/annotations/0.md";
/// How messages name it.
const QUOTE: &str = "--quote";

/// Looks words up. What is doubtful about words that stand is reported of the file that is made of
/// them.
pub(super) fn find(pair: &WantedWords, desk: &Context<'_>) -> Result<FoundWords, Stop> {
    let locator = pair
        .locator
        .as_ref()
        .map(|locator| format!(", {locator}"))
        .unwrap_or_default();
    let citation = format!("{}{locator}", pair.key);
    let probe: Arc<[u8]> = blockquote(&pair.quote.replace("\r\n", "\n"), &citation)
        .into_bytes()
        .into();
    let mut inputs = desk.sources.clone();
    inputs.files.insert(FileId::new(PROBE), probe.clone());
    let (analysis, diagnostics) = analyze(&inputs, &mut Memo::default());
    let resolved = analysis
        .resolution
        .quotations
        .values()
        .flatten()
        .find(|resolved| resolved.quotation.file.as_str() == PROBE);
    let source =
        resolved.and_then(|resolved| analysis.project.sources.get(resolved.source.as_ref()?));
    let read = resolved.zip(source);
    let accepted = read.filter(|(resolved, _)| {
        resolved
            .status(&analysis.project.config.lints)
            .is_accepted()
    });
    if let Some((Outcome::Found { passage, how, .. }, source)) =
        accepted.map(|(resolved, source)| (&resolved.outcome, source))
    {
        let plain = *how != How::Edited && passage.parts.len() == 1;
        let words = if plain {
            shown(source, passage.span())
        } else {
            pair.quote.clone()
        };
        return Ok(FoundWords {
            citation,
            key: pair.key.clone(),
            words,
        });
    }
    let locators = match read.map(|(resolved, source)| (&resolved.outcome, source)) {
        Some((Outcome::Ambiguous(places), source)) => locators(source, places),
        _ => Vec::new(),
    };
    inputs.files.insert(FileId::new(QUOTE), probe);
    let other = read.and_then(|(resolved, _)| other_source(&resolved.outcome));
    desk.terminal
        .diagnostics(&about_quote(diagnostics, locators.first(), other), &inputs);
    if read.is_none() {
        return Err(Stop::content(
            "the words cannot be looked up",
            "give --quote the words of the source, without a citation",
        ));
    }
    let locator = choose(&locators).ok_or(Stop::Told)?;
    find(
        &WantedWords {
            locator: Some(locator),
            ..pair.clone()
        },
        desk,
    )
}

/// The one place of another source in which the words stand.
fn other_source(outcome: &Outcome) -> Option<&SourceId> {
    match outcome {
        Outcome::Misattributed(places) if places.len() == 1 => {
            places.first().map(|place| &place.source)
        }
        _ => None,
    }
}

/// What is reported of the words, at their place on the command line.
fn about_quote(
    diagnostics: Diagnostics,
    locator: Option<&String>,
    other: Option<&SourceId>,
) -> Diagnostics {
    diagnostics.filter_map(|found| {
        let unasked = matches!(found.code, Code::UnusedAnnotation | Code::NoWordList);
        if found.place.file.as_str() != PROBE || unasked {
            return None;
        }
        let name = |locator| {
            format!(
                "quote more words, or say which place you mean, for example --locator \"{locator}\""
            )
        };
        let other = other.map(|source| format!("write --source {source}"));
        let help = locator.map(name).or(other).or_else(|| found.help.clone());
        Some(Diagnostic {
            place: Place::new(&FileId::new(QUOTE), found.place.span),
            help,
            fix: None,
            ..found
        })
    })
}

/// Which of several places is meant: only a person can say.
fn choose(locators: &[String]) -> Option<String> {
    if locators.is_empty() {
        return None;
    }
    let places: Vec<String> = (1..)
        .zip(locators)
        .map(|(number, locator)| format!("  {number}: {locator}\n"))
        .collect();
    let answer = ask(&format!(
        "{}Which place (its number; return: other words)?",
        places.concat()
    ))?;
    locators
        .get(answer.parse::<usize>().ok()?.checked_sub(1)?)
        .cloned()
}
