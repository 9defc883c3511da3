//! What was typed and no command takes: said by clap, with what may have been meant.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{ArgMatches, CommandFactory, Error};

use super::arguments::Arguments;

/// Commands that are about the whole project, and take no file of it.
const OF_A_PROJECT: [&str; 6] = ["build", "watch", "serve", "quotations", "suggest", "export"];

/// What was typed; if no command takes it, says so and ends the program.
pub(super) fn typed() -> ArgMatches {
    let words: Vec<OsString> = std::env::args_os().collect();
    let parsed = Arguments::command().try_get_matches_from(&words);
    parsed.unwrap_or_else(|error| with_tip(error, &words).exit())
}

/// An error of clap, with what to type instead where that is known.
fn with_tip(mut error: Error, words: &[OsString]) -> Error {
    if error.kind() != ErrorKind::UnknownArgument {
        return error;
    }
    let Some(ContextValue::String(unknown)) = error.get(ContextKind::InvalidArg) else {
        return error;
    };
    let command = words.iter().skip(1).find_map(|word| {
        let word = word.to_str()?;
        Arguments::command()
            .find_subcommand(word)
            .map(|command| command.get_name().to_owned())
    });
    let tip = command.and_then(|command| tip(&command, unknown));
    match tip {
        Some(tip) => {
            let tip = ContextValue::StyledStrs(vec![tip.into()]);
            error.insert(ContextKind::Suggested, tip);
        }
        // Clap's own is to put `--` before it, which helps nobody whose option is not there.
        None if is_no_help(&error) => {
            error.remove(ContextKind::Suggested);
        }
        None => {}
    }
    error
}

/// What to type instead.
fn tip(command: &str, unknown: &str) -> Option<String> {
    if let Some(format) = unknown.strip_prefix("--") {
        let known = Arguments::command();
        let known = known.find_subcommand(command)?;
        let formats = known
            .get_arguments()
            .find(|known| known.get_id() == "format")?;
        let formats = formats.get_possible_values();
        let is_format = formats.iter().any(|known| known.matches(format, true));
        return is_format.then(|| format!("write it as `--format {format}`"));
    }
    if unknown.starts_with('-') {
        return None;
    }
    match command {
        "quotations" => Some(format!(
            "`variorum quotations` takes no file: it lists those of the whole project; what is \
            wrong with the quotations of one file says `variorum check {unknown}`"
        )),
        "explain" => Some("it explains one thing at a time".to_owned()),
        _ => OF_A_PROJECT.contains(&command).then(|| {
            format!("`variorum {command}` takes no file: it is about the project as a whole")
        }),
    }
}

/// Whether what clap proposes is to take an option for a value.
fn is_no_help(error: &Error) -> bool {
    match error.get(ContextKind::Suggested) {
        Some(ContextValue::StyledStrs(tips)) => tips
            .iter()
            .any(|tip| tip.to_string().contains(" as a value")),
        _ => false,
    }
}
