//! Words that an author means to quote, looked up in a source by the same rules as every quotation.

use crate::analysis::apply_lints;
use crate::corpus::{Corpus, locators, shown};
use crate::diagnostics::Diagnostics;
use crate::parse::{Project, SourceId, markdown};
use crate::resolve::{How, Outcome, Resolved, look_up};
use crate::text::{FileId, Span};

use super::markup::blockquote;

/// Words with the source that they are said to stand in; empty where that was not said.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct WantedWords {
    /// The source's key.
    pub key: String,
    /// The words as they were typed.
    pub quote: String,
    /// Which place is meant, as in a citation.
    pub locator: Option<String>,
}

impl WantedWords {
    /// The same place in the source of this key, with these words.
    #[must_use]
    pub fn completed(&self, key: &str, quote: &str) -> Self {
        Self {
            key: key.to_owned(),
            quote: quote.to_owned(),
            locator: self.locator.clone(),
        }
    }
}

/// Words that were found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FoundWords {
    /// Key and locator, as in a citation.
    pub citation: String,
    /// The source's key.
    pub key: String,
    /// As they stand in the source; with the author's own elisions and brackets, as typed.
    pub words: String,
}

/// Words that cannot be quoted as they were typed.
#[derive(Clone, PartialEq, Debug)]
pub struct NotFound {
    /// The blockquote that would quote them, which the diagnostics are about.
    pub written: String,
    /// What is wrong.
    pub diagnostics: Diagnostics,
    /// Whether they are read as one quotation of the source at all.
    pub is_read: bool,
    /// Where they stand in several places, the locator of each.
    pub locators: Vec<String>,
    /// The one other source in which they stand, in one place.
    pub other_source: Option<SourceId>,
}

/// Looks words up. They are read as the blockquote that would be written of them, so that what is
/// found here is found there; `file` is what messages name it by.
///
/// # Errors
/// If they may not be quoted so.
pub fn find(
    wanted: &WantedWords,
    file: &FileId,
    project: &Project,
    corpus: &Corpus,
) -> Result<FoundWords, NotFound> {
    let citation = match &wanted.locator {
        Some(locator) => format!("{}, {locator}", wanted.key),
        None => wanted.key.clone(),
    };
    let written = blockquote(&wanted.quote.replace("\r\n", "\n"), &citation);
    let (resolved, diagnostics) = looked_up(&written, file, corpus);
    let words = resolved
        .as_ref()
        .and_then(|resolved| words(resolved, wanted, project));
    if let Some(words) = words {
        let key = wanted.key.clone();
        return Ok(FoundWords {
            citation,
            key,
            words,
        });
    }
    let outcome = resolved.as_ref().map(|resolved| &resolved.outcome);
    Err(NotFound {
        written,
        diagnostics: apply_lints(diagnostics, &project.config.lints).sorted(),
        is_read: resolved.is_some(),
        locators: places(outcome, wanted, project),
        other_source: outcome.and_then(other_source).cloned(),
    })
}

/// What became of the quotation that a text holds; nothing if it holds none of a source.
fn looked_up(written: &str, file: &FileId, corpus: &Corpus) -> (Option<Resolved>, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    let body = Span::new(0, written.len());
    let document = markdown::document(file, written, body, &mut diagnostics);
    let quotation = document.quotations.first();
    let cited = quotation.and_then(|quotation| quotation.citation.sources.first());
    let Some((quotation, cited)) = quotation.zip(cited) else {
        return (None, diagnostics);
    };
    let (resolved, found) = look_up(quotation, cited, corpus);
    diagnostics.append(found);
    (Some(resolved), diagnostics)
}

/// The words to write for a quotation that may be published.
fn words(resolved: &Resolved, wanted: &WantedWords, project: &Project) -> Option<String> {
    let Outcome::Found { passage, how, .. } = &resolved.outcome else {
        return None;
    };
    if !resolved.status(&project.config.lints).is_accepted() {
        return None;
    }
    let source = project.sources.get(resolved.source.as_ref()?)?;
    // What the author put among the words has no letters in the source.
    let is_plain = *how != How::Edited && passage.parts.len() == 1;
    Some(if is_plain {
        shown(source, passage.span())
    } else {
        wanted.quote.clone()
    })
}

fn places(outcome: Option<&Outcome>, wanted: &WantedWords, project: &Project) -> Vec<String> {
    let source = project.sources.get(wanted.key.as_str());
    match (outcome, source) {
        (Some(Outcome::Ambiguous { places, .. }), Some(source)) => locators(source, places),
        _ => Vec::new(),
    }
}

fn other_source(outcome: &Outcome) -> Option<&SourceId> {
    match outcome {
        Outcome::Misattributed(places) if places.len() == 1 => Some(&places.first()?.source),
        _ => None,
    }
}
