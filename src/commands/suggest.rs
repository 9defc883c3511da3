//! `variorum suggest`: sentences that seem to speak of the same thing and that no annotation
//! compares, and sentences with facts that none touches.

use std::path::Path;
use std::process::ExitCode;

use crate::analysis::Analysis;
use crate::compare::alignment::alignment;
use crate::compare::{Suggestions, suggestions};
use crate::diagnostics::{Positions, visible};
use crate::disk::{self, Change};
use crate::draft::suggestion_drafts;
use crate::parse::{Inputs, Options};
use crate::{Memo, analyze};

use super::arguments::{Format, SuggestOptions};
use super::project;
use super::suggestion_rows::{SuggestionPrinter, reasons};
use super::summary::counted;
use super::terminal::Terminal;

pub(super) fn run(
    root: &Path,
    options: &SuggestOptions,
    terminal: Terminal,
) -> Result<ExitCode, disk::Error> {
    let drafts = Options {
        drafts: true,
        ..Options::default()
    };
    let inputs = project::read(root, drafts, terminal)?.inputs;
    let (analysis, _) = analyze(&inputs, &mut Memo::default());
    let aligned = alignment(&analysis.corpus);
    let found = suggestions(&analysis.corpus, &analysis.resolution, &aligned);
    if options.write {
        return write(root, &inputs, (&analysis, &found), terminal);
    }
    let mut printer = SuggestionPrinter {
        corpus: &analysis.corpus,
        positions: Positions::new(&inputs.files),
    };
    match options.format {
        Format::Json => Terminal::lines(printer.json(&found).into_iter()),
        Format::Human => {
            let lines = printer.human(&found);
            Terminal::lines(lines.iter().map(|line| visible(line)));
            terminal.say(&closing(&found));
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// What was found in numbers, and what that does not mean.
fn closing(found: &Suggestions) -> String {
    let pairs = match found.pairs.len() {
        0 => "No further pair of sentences shares enough words to be listed".to_owned(),
        1 => "1 pair of sentences that no annotation compares".to_owned(),
        count => format!("{count} pairs of sentences that no annotation compares"),
    };
    let untouched = match found.untouched.len() {
        0 => String::new(),
        count => format!(
            "; {} with facts that no annotation touches",
            counted(count, "sentence")
        ),
    };
    format!(
        "{pairs}{untouched}. Shared words are all that is looked at: what is not listed may be \
         worth comparing all the same"
    )
}

/// Writes a draft for each pair that is not covered.
fn write(
    root: &Path,
    inputs: &Inputs,
    (analysis, found): (&Analysis, &Suggestions),
    terminal: Terminal,
) -> Result<ExitCode, disk::Error> {
    let files = suggestion_drafts(inputs, analysis, found, |suggested| {
        reasons(suggested, &analysis.corpus)
    });
    let changes: Vec<Change> = files
        .iter()
        .map(|(path, bytes)| Change::of_new(path, bytes.as_slice()))
        .collect();
    disk::apply(root, &changes)?;
    for (path, _) in &files {
        terminal.say(&format!("Made {path}"));
    }
    let left = found.pairs.len() - files.len();
    if left > 0 {
        let pairs = if left == 1 { "pair was" } else { "pairs were" };
        let why = "its sentences cannot be quoted as they stand without a word of yours";
        terminal.message("note", &format!("{left} {pairs} left alone: {why}"));
    }
    terminal.say(&format!(
        "{}. Say in each what is compared and how the texts stand to each other, or delete it",
        counted(files.len(), "draft")
    ));
    Ok(ExitCode::SUCCESS)
}
