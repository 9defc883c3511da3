//! What was typed and no command takes: said by clap, with what may have been meant.

use std::ffi::OsString;
use std::path::Path;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgMatches, Command, CommandFactory, Error};

use crate::disk::{self, pasted};

use super::arguments::Arguments;
use super::only::only;

/// Commands that are about the whole project, and take no file of it.
const OF_A_PROJECT: [&str; 7] = [
    "build",
    "watch",
    "quotations",
    "fix",
    "serve",
    "suggest",
    "export",
];

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
    if let Some(option) = unknown.strip_prefix("--") {
        return of_format(command, option)
            .or_else(|| of_watch(command, option))
            .or_else(|| of_another_command(option));
    }
    if let Some(letter) = unknown.strip_prefix('-') {
        return written_out(command, letter);
    }
    match command.get_name() {
        "init" | "annotation" | "page" | "theme" => parted(command, words),
        "serve" if unknown.parse::<u16>().is_ok() => {
            Some(format!("write it as `--port {unknown}`"))
        }
        "quotations" if only(unknown).is_ok() => Some(format!(
            "several words are parted by commas: `--only unchecked,{unknown}`"
        )),
        "explain" => Some("it explains one thing at a time".to_owned()),
        name => of_path(name, unknown, words),
    }
}

/// A format that was typed as an option: `--csv`.
fn of_format(command: &Command, option: &str) -> Option<String> {
    let mut arguments = command.get_arguments();
    let formats = arguments.find(|known| known.get_id() == "format")?;
    let formats = formats.get_possible_values();
    let is_format = formats.iter().any(|known| known.matches(option, true));
    is_format.then(|| format!("write it as `--format {option}`"))
}

/// What other generators have as an option is a command here.
fn of_watch(command: &Command, option: &str) -> Option<String> {
    let is_meant = command.get_name() == "build" && option == "watch";
    is_meant.then(|| "`variorum watch` builds whenever a file changes".to_owned())
}

/// A path behind a command that is about the whole project.
fn of_path(name: &str, unknown: &str, words: &[OsString]) -> Option<String> {
    if !OF_A_PROJECT.contains(&name) {
        return None;
    }
    let whole = rest(words)?.join(" ");
    // Several paths are as likely as one that the shell has parted, so that the disk is asked.
    let is_whole = disk::stands(Path::new(&whole));
    let path = Path::new(if is_whole { whole.as_str() } else { unknown });
    if disk::is_project(path) {
        return Some(format!(
            "a project is named with --root: `variorum --root {} {name}`",
            pasted(path)
        ));
    }
    if matches!(name, "build" | "watch") {
        return Some(format!(
            "to write the site into another folder: `variorum {name} --output {}`",
            pasted(Path::new(&whole))
        ));
    }
    Some(takes_none(name, path))
}

/// Says what a command is about, which takes neither file nor folder.
fn takes_none(name: &str, path: &Path) -> String {
    let is_folder = disk::is_folder(path);
    let kind = if is_folder { "folder" } else { "file" };
    let about = match name {
        "quotations" if is_folder => "it lists those of the whole project".to_owned(),
        "quotations" => format!(
            "it lists those of the whole project; what is wrong with the quotations of one file \
             says `variorum check {}`",
            pasted(path)
        ),
        _ => "it is about the project as a whole".to_owned(),
    };
    format!("`variorum {name}` takes no {kind}: {about}")
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
fn parted(command: &Command, words: &[OsString]) -> Option<String> {
    let at = place_of_unknown(words)?;
    let before = words[at.checked_sub(1)?].to_string_lossy();
    let name = format!("{before} {}", rest(words)?.join(" "));
    let is_of_new = command.get_name() != "init";
    let typed = if is_of_new { "new " } else { "" };
    Some(format!(
        "a name with blanks stands in quotation marks: variorum {typed}{} {}",
        command.get_name(),
        pasted(Path::new(&name))
    ))
}

/// The word that no command takes, and those behind it up to the next option.
fn rest(words: &[OsString]) -> Option<Vec<String>> {
    let words = &words[place_of_unknown(words)?..];
    let words = words.iter().map(|word| word.to_string_lossy().into_owned());
    Some(words.take_while(|word| !word.starts_with('-')).collect())
}

/// Where the first word stands that no command takes. An equal one may stand before it, as in
/// `init the the`, so that it is found by what can be read up to it.
fn place_of_unknown(words: &[OsString]) -> Option<usize> {
    (1..words.len()).find(|at| {
        let read = Arguments::command().try_get_matches_from(&words[..=*at]);
        read.is_err_and(|error| error.kind() == ErrorKind::UnknownArgument)
    })
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
