//! Words that an author types: found, or told about and asked for again.

use std::sync::Arc;

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::draft::{self, FoundWords, NotFound, WantedWords};
use crate::text::FileId;

use super::Stop;
use super::annotation::Context;
use crate::commands::ask::ask;

/// How messages name the words.
const QUOTE: &str = "--quote";

/// Looks words up. What is doubtful about words that stand is reported of the file that is made of
/// them.
pub(super) fn find(wanted: &WantedWords, context: &Context<'_>) -> Result<FoundWords, Stop> {
    let file = FileId::new(QUOTE);
    let not_found = match draft::find(wanted, &file, context.project, context.corpus) {
        Ok(found) => return Ok(found),
        Err(not_found) => not_found,
    };
    report(&not_found, file, context);
    if !not_found.is_read {
        return Err(Stop::content(
            "the words cannot be looked up",
            "give --quote the words of the source, without a citation",
        ));
    }
    let locator = choose(&not_found.locators).ok_or(Stop::Told)?;
    let there = WantedWords {
        locator: Some(locator),
        ..wanted.clone()
    };
    find(&there, context)
}

/// Reports what is wrong with the words, at their place on the command line.
fn report(not_found: &NotFound, file: FileId, context: &Context<'_>) {
    let mut inputs = context.inputs.clone();
    let written = Arc::from(not_found.written.as_bytes());
    inputs.files.insert(file, written);
    let diagnostics = about_options(not_found);
    context.terminal.diagnostics(&diagnostics, &inputs);
}

/// The same messages with help that names the options of the command.
fn about_options(not_found: &NotFound) -> Diagnostics {
    let locator = not_found.locators.first().map(|locator| {
        format!(
            "quote more words, or say which place you mean, for example --locator \"{locator}\""
        )
    });
    let source = not_found
        .other_source
        .as_ref()
        .map(|source| format!("write --source {source}"));
    let of_option = locator.or(source);
    let about_option = |found: Diagnostic| Diagnostic {
        help: of_option.clone().or(found.help),
        fix: None,
        ..found
    };
    let found = not_found.diagnostics.clone();
    found.filter_map(|found| Some(about_option(found)))
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
