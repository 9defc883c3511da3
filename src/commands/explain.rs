//! `variorum explain`: what a message means.

use std::process::ExitCode;

use crate::diagnostics::{Code, explained};
use crate::parse::nearest_name;
use crate::resolve::meaning::{ALL, WordList};

use super::project::USAGE;
use super::terminal::Terminal;

pub(super) fn run(name: Option<&str>, terminal: Terminal) -> ExitCode {
    let Some(name) = name else {
        Terminal::lines(list());
        return ExitCode::SUCCESS;
    };
    // As it is copied from a message: `error[meaning]`.
    let name = name.rsplit('[').next().unwrap_or(name).trim_end_matches([']', ':']);
    let Some(code) = Code::from_name(&name.to_lowercase()) else {
        terminal.message("error", &format!("there is no message with the code `{name}`"));
        let near = nearest_name(name, Code::ALL.iter().map(|code| code.name()));
        let help = near.map_or("`variorum explain` lists them all".to_owned(), |near| format!("did you mean `{near}`?"));
        terminal.message("help", &help);
        return USAGE.into();
    };
    let lists = if code == Code::Meaning { ALL } else { &[] };
    Terminal::lines(explained(code).lines().map(str::to_owned).chain(lists.iter().flat_map(words)));
    ExitCode::SUCCESS
}

/// Every code with its headline.
fn list() -> impl Iterator<Item = String> {
    let width = Code::ALL.iter().map(|code| code.name().len()).max().unwrap_or_default();
    let line = move |code: &Code| format!("{:width$}  {}", code.name(), code.headline());
    Code::ALL.iter().map(line).chain([String::new(), "variorum explain CODE says more about one of them".to_owned()])
}

/// The words of a language by kind.
fn words(list: &WordList) -> Vec<String> {
    let kinds = [
        ("words that turn a statement round", list.negations),
        ("words that weaken it", list.hedges),
        ("words that say whose it is", list.attributions),
        ("numbers, beside all digits", list.numbers),
        ("words that a bracket may stand for", list.function_words),
    ];
    let mut lines = vec![String::new(), format!("Words of the language `{}`", list.language)];
    for (kind, words) in kinds {
        lines.push(format!("  {kind}:"));
        lines.extend(words.chunks(8).map(|chunk| format!("    {}", chunk.join(", "))));
    }
    lines
}
