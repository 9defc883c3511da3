//! A place in a file in; the author's editor opened there.
//!
//! What is typed into `[preview] editor` is split into words here and never given to a shell, so
//! that no file's name is a command.

use std::io;
use std::path::Path;
use std::process::{Child, Command};
use std::thread;

/// Where to go.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Goal<'a> {
    pub(super) file: &'a Path,
    pub(super) line: usize,
    pub(super) column: usize,
}

/// Opens the editor and does not wait for it.
pub(super) fn open(template: &str, goal: &Goal<'_>) -> io::Result<()> {
    let words = words(template, goal);
    let Some((program, arguments)) = words.split_first() else {
        return Err(io::ErrorKind::NotFound.into());
    };
    start(Command::new(program).args(arguments))
}

/// Shows an address in the browser that this system prefers.
///
/// # Errors
/// If there is no program that could.
pub fn open_in_browser(address: &str) -> io::Result<()> {
    let (program, arguments): (&str, &[&str]) = match std::env::consts::OS {
        "macos" => ("open", &[]),
        "windows" => ("rundll32", &["url.dll,FileProtocolHandler"]),
        _ => ("xdg-open", &[]),
    };
    start(Command::new(program).args(arguments).arg(address))
}

fn start(command: &mut Command) -> io::Result<()> {
    let mut child: Child = command.spawn()?;
    // Somebody has to ask how it ended, or the system keeps its number for ever.
    thread::spawn(move || child.wait());
    Ok(())
}

/// The command line for a goal. Without `{file}` in it, the place is added as far as the editor is
/// known to understand it.
fn words(template: &str, goal: &Goal<'_>) -> Vec<String> {
    let mut words = split(template);
    if !template.contains("{file}") {
        let program = words.first().map_or("", String::as_str);
        words.extend(usual(program).iter().map(ToString::to_string));
    }
    words.iter().map(|word| filled(word, goal)).collect()
}

/// How an editor that has no template is told the place.
fn usual(program: &str) -> &'static [&'static str] {
    let name = Path::new(program)
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy();
    match &*name {
        "code" | "codium" | "code-insiders" | "cursor" | "windsurf" => {
            &["-g", "{file}:{line}:{column}"]
        }
        "zed" | "subl" | "hx" | "helix" => &["{file}:{line}:{column}"],
        "vi" | "vim" | "nvim" | "gvim" | "nano" | "emacs" | "emacsclient" | "kak" | "micro"
        | "gedit" => &["+{line}", "{file}"],
        _ => &["{file}"],
    }
}

fn filled(word: &str, goal: &Goal<'_>) -> String {
    // The file's name comes last: it may hold what looks like one of the others.
    let word = word
        .replace("{line}", &goal.line.to_string())
        .replace("{column}", &goal.column.to_string());
    word.replace("{file}", &goal.file.to_string_lossy())
}

/// Words parted by spaces; a pair of quotation marks holds one together.
fn split(template: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut mark = None;
    for char in template.chars() {
        match (mark, char) {
            (Some(open), char) if char == open => mark = None,
            (None, '"' | '\'') => {
                mark = Some(char);
                word.get_or_insert_default();
            }
            (None, char) if char.is_whitespace() => words.extend(word.take()),
            (_, char) => word.get_or_insert_default().push(char),
        }
    }
    words.extend(word);
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn command(template: &str, file: &str) -> Vec<String> {
        let goal = Goal {
            file: Path::new(file),
            line: 5,
            column: 2,
        };
        words(template, &goal)
    }

    #[test]
    fn a_template_is_split_before_it_is_filled() {
        assert_eq!(
            command("code -g {file}:{line}:{column}", "/a b/x.md"),
            ["code", "-g", "/a b/x.md:5:2"]
        );
        assert_eq!(
            command("'/my apps/ed' \"{file}\" --line={line}", "/x"),
            ["/my apps/ed", "/x", "--line=5"]
        );
        assert_eq!(
            command("ed {file}", "/{line};rm $(x) '"),
            ["ed", "/{line};rm $(x) '"]
        );
    }

    #[test]
    fn editors_without_a_template_are_told_what_they_understand() {
        assert_eq!(command("vim", "/x.md"), ["vim", "+5", "/x.md"]);
        assert_eq!(
            command("/usr/bin/code --wait", "/x.md"),
            ["/usr/bin/code", "--wait", "-g", "/x.md:5:2"]
        );
        assert_eq!(command("notepad", "/x.md"), ["notepad", "/x.md"]);
        assert!(command("  ", "/x.md").len() <= 1);
    }
}
