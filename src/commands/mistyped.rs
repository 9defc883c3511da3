//! What was typed and no command takes: said by clap, with what may have been meant.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgMatches, Command, CommandFactory, Error};

use super::arguments::Arguments;
use super::only::only;

/// Commands that are about the whole project, and take no file of it.
const OF_A_PROJECT: [&str; 4] = ["fix", "serve", "suggest", "export"];

/// Where those find what they look for who want a table.
const TABLES: &str = "for a table: `variorum quotations --format csv`, and matrix.csv, which \
    `variorum build` writes beside matrix.html";

/// What was typed; if no command takes it, says so and ends the program.
pub(super) fn typed() -> ArgMatches {
    let words: Vec<OsString> = std::env::args_os().collect();
    let parsed = Arguments::command().try_get_matches_from(&words);
    parsed.unwrap_or_else(|error| with_tip(error, &words).exit())
}

/// An error of clap, with what to type instead where that is known.
fn with_tip(mut error: Error, words: &[OsString]) -> Error {
    let command = meant(words);
    let unknown = match error.get(ContextKind::InvalidArg) {
        Some(ContextValue::String(unknown)) => unknown.as_str(),
        _ => "",
    };
    let tip = match error.kind() {
        ErrorKind::UnknownArgument => tip(&command, unknown, words),
        ErrorKind::MissingRequiredArgument => example(&command),
        ErrorKind::InvalidValue if command.get_name() == "export" => Some(TABLES.to_owned()),
        ErrorKind::InvalidSubcommand if error.get(ContextKind::SuggestedSubcommand).is_none() => {
            Some(subcommands(&command))
        }
        _ => return error,
    };
    if let Some(tip) = tip {
        let tip = ContextValue::StyledStrs(vec![tip.into()]);
        error.insert(ContextKind::Suggested, tip);
    } else if is_no_help(&error) {
        // Clap's own is to put `--` before it, which helps nobody whose option is not there.
        error.remove(ContextKind::Suggested);
    }
    error
}

/// The command that was named, `source` of `new source`.
fn meant(words: &[OsString]) -> Command {
    let mut command = Arguments::command();
    for word in words.iter().skip(1) {
        if let Some(named) = command.find_subcommand(word) {
            command = named.clone();
        }
    }
    command
}

/// The example that a command's help ends with.
fn example(command: &Command) -> Option<String> {
    let help = command.get_after_help()?.to_string();
    let line = help.lines().next()?;
    let example = line
        .strip_prefix("Example: ")
        .or_else(|| line.strip_prefix("Examples: "))?;
    Some(format!("for example: {}", example.trim_end()))
}

/// The commands that there are.
fn subcommands(command: &Command) -> String {
    let names: Vec<&str> = command
        .get_subcommands()
        .map(Command::get_name)
        .filter(|name| *name != "help")
        .collect();
    format!("the commands are {}", names.join(", "))
}

/// What to type instead.
fn tip(command: &Command, unknown: &str, words: &[OsString]) -> Option<String> {
    if let Some(format) = unknown.strip_prefix("--") {
        let mut arguments = command.get_arguments();
        let formats = arguments.find(|known| known.get_id() == "format");
        let formats = formats.map_or_else(Vec::new, Arg::get_possible_values);
        let is_format = formats.iter().any(|known| known.matches(format, true));
        if is_format {
            return Some(format!("write it as `--format {format}`"));
        }
    }
    let name = command.get_name();
    if unknown == "--watch" && name == "build" {
        return Some("`variorum watch` builds whenever a file changes".to_owned());
    }
    if let Some(option) = unknown.strip_prefix("--") {
        return of_another_command(option);
    }
    if let Some(letter) = unknown.strip_prefix('-') {
        return written_out(command, letter);
    }
    match name {
        "init" | "annotation" | "page" | "theme" => parted(command, unknown, words),
        "serve" if unknown.parse::<u16>().is_ok() => {
            Some(format!("write it as `--port {unknown}`"))
        }
        "build" | "watch" => Some(format!(
            "to write the site into another folder: `variorum {name} --output {unknown}`"
        )),
        "quotations" if only(unknown).is_ok() => Some(format!(
            "several words are parted by commas: `--only unchecked,{unknown}`"
        )),
        "quotations" => Some(format!(
            "`variorum quotations` takes no file: it lists those of the whole project; what is \
            wrong with the quotations of one file says `variorum check {unknown}`"
        )),
        "explain" => Some("it explains one thing at a time".to_owned()),
        _ => OF_A_PROJECT.contains(&name).then(|| {
            format!("`variorum {name}` takes no file: it is about the project as a whole")
        }),
    }
}

/// The option of a command that begins with a letter, if it is the only one: options have no short
/// form here.
fn written_out(command: &Command, letter: &str) -> Option<String> {
    let longs = command.get_arguments().filter_map(Arg::get_long);
    let mut longs = longs.filter(|long| long.starts_with(letter));
    let long = longs.next().filter(|_| letter.len() == 1)?;
    longs
        .next()
        .is_none()
        .then(|| format!("write it as `--{long}`"))
}

/// Which commands have an option.
fn of_another_command(option: &str) -> Option<String> {
    let arguments = Arguments::command();
    let mut names = Vec::new();
    for command in arguments.get_subcommands() {
        let mut longs = command.get_arguments().filter_map(Arg::get_long);
        if longs.any(|long| long == option) {
            names.push(format!("`variorum {}`", command.get_name()));
        }
    }
    let last = names.pop()?;
    let all = if names.is_empty() {
        last
    } else {
        format!("{} and {last}", names.join(", "))
    };
    Some(format!("--{option} is an option of {all}"))
}

/// A name that a shell has parted at its blanks.
fn parted(command: &Command, unknown: &str, words: &[OsString]) -> Option<String> {
    let words: Vec<_> = words.iter().map(|word| word.to_string_lossy()).collect();
    let at = words.iter().position(|word| word == unknown)?;
    let before = words.get(at.checked_sub(1)?)?;
    let rest = words[at..].iter().take_while(|word| !word.starts_with('-'));
    let name: Vec<&str> = rest.map(AsRef::as_ref).collect();
    let is_of_new = command.get_name() != "init";
    let typed = if is_of_new { "new " } else { "" };
    Some(format!(
        "a name with blanks stands in quotation marks: variorum {typed}{} \"{before} {}\"",
        command.get_name(),
        name.join(" ")
    ))
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
