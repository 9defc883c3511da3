//! Transcripts: sessions with the program as a person has them, each a Markdown file that reads as
//! a story.
//!
//! A fence with a kind and a path (`md content/index.md`) is a file that the person saves. A
//! `console` fence holds commands, each after `$ `, with all that they print; a line `...` stands
//! for any lines, `[..]` for any characters of a line, and `=> 1` for the exit status where it is
//! not 0. A `terminal` fence is the same with a person at a terminal: what stands after `⌨ ` is
//! typed when all before it has been printed. Commands run in a folder of their own, where
//! `variorum` is the program that was just built.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test says what it needs by failing"
)]
#![allow(clippy::disallowed_methods, reason = "tests lie outside disk/")]

#[cfg(unix)]
mod terminal;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, ExitStatus};

use libtest_mimic::{Arguments, Failed, Trial};

fn main() -> ExitCode {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/transcripts");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "md"));
    paths.sort();
    let trial = |path: PathBuf| {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        Trial::test(name, move || session(&path).map_err(Failed::from))
    };
    libtest_mimic::run(
        &Arguments::from_args(),
        paths.into_iter().map(trial).collect(),
    )
    .exit_code()
}

/// Plays a transcript; the error shows each command that printed something else.
fn session(path: &Path) -> Result<(), String> {
    let home = tempfile::tempdir().unwrap();
    let mut folder = home.path().to_owned();
    let text = fs::read_to_string(path).unwrap();
    let mut played = String::new();
    let mut wrong = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        played.push_str(line);
        played.push('\n');
        let Some(info) = line.strip_prefix("```").filter(|info| !info.is_empty()) else {
            continue;
        };
        let body: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        if matches!(info, "console" | "terminal") {
            for (command, expected) in commands(&body) {
                let printed = if info == "console" {
                    run(&mut folder, command)
                } else {
                    talk(&folder, command, &expected)?
                };
                let fits = fits(
                    &expected,
                    &printed.iter().map(String::as_str).collect::<Vec<_>>(),
                );
                let shown = if fits {
                    expected.join("\n")
                } else {
                    printed.join("\n")
                };
                played.push_str(format!("$ {command}\n{shown}").trim_end());
                played.push('\n');
                if !fits {
                    wrong.push(format!(
                        "$ {command}\n--- expected\n{}\n--- printed\n{}",
                        expected.join("\n"),
                        printed.join("\n")
                    ));
                }
            }
        } else {
            let (_, file) = info
                .split_once(' ')
                .ok_or_else(|| format!("a fence says `{info}`: name a file, or `console`"))?;
            save(&folder.join(file), &body);
            played.extend(body.iter().flat_map(|line| [*line, "\n"]));
        }
        played.push_str("```\n");
    }
    // For whoever changed a message on purpose, and reads the transcript before it is committed.
    if !wrong.is_empty() && std::env::var_os("REWRITE_TRANSCRIPTS").is_some() {
        fs::write(path, played).unwrap();
    }
    if wrong.is_empty() {
        Ok(())
    } else {
        Err(wrong.join("\n\n"))
    }
}

fn save(file: &Path, body: &[&str]) {
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, body.join("\n") + "\n").unwrap();
}

/// Each command of a fence with the lines below it.
fn commands<'a>(body: &[&'a str]) -> Vec<(&'a str, Vec<&'a str>)> {
    let mut commands: Vec<(&str, Vec<&str>)> = Vec::new();
    for line in body {
        match (line.strip_prefix("$ "), commands.last_mut()) {
            (Some(command), _) => commands.push((command, Vec::new())),
            (None, Some((_, expected))) => expected.push(line),
            (None, None) => panic!("output before the first command: {line}"),
        }
    }
    for (_, expected) in &mut commands {
        while expected.last().is_some_and(|line| line.is_empty()) {
            expected.pop();
        }
    }
    commands
}

/// What a command prints, results and messages in the order in which they came, and its exit
/// status. `cd` lasts.
fn run(folder: &mut PathBuf, command: &str) -> Vec<String> {
    if let Some(into) = command.strip_prefix("cd ") {
        folder.push(into);
        return Vec::new();
    }
    let output = shell(folder, &format!("exec 2>&1\n{command}"))
        .output()
        .unwrap();
    told(&String::from_utf8(output.stdout).unwrap(), output.status)
}

/// The same, with a person who types what the transcript says.
#[cfg(unix)]
fn talk(folder: &Path, command: &str, expected: &[&str]) -> Result<Vec<String>, String> {
    let (printed, status) = terminal::talk(shell(folder, command), expected)?;
    Ok(told(&printed, status))
}

#[cfg(not(unix))]
fn talk(_: &Path, _: &str, expected: &[&str]) -> Result<Vec<String>, String> {
    Ok(expected.iter().map(|line| (*line).to_owned()).collect())
}

fn shell(folder: &Path, script: &str) -> Command {
    let programs = Path::new(env!("CARGO_BIN_EXE_variorum"))
        .parent()
        .unwrap()
        .to_str()
        .unwrap();
    let path = format!("{programs}:{}", std::env::var("PATH").unwrap_or_default());
    let mut shell = Command::new("sh");
    shell
        .args(["-c", script])
        .current_dir(folder)
        .env("PATH", path)
        .env("NO_COLOR", "1")
        .env("HOME", folder);
    shell
}

/// What was printed, line by line, and the exit status where it is not 0.
fn told(printed: &str, status: ExitStatus) -> Vec<String> {
    let mut lines: Vec<String> = printed.lines().map(str::to_owned).collect();
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    if !status.success() {
        lines.push(format!("=> {}", status.code().unwrap_or(-1)));
    }
    lines
}

/// Whether lines are the expected ones, where `...` stands for any lines.
fn fits(expected: &[&str], printed: &[&str]) -> bool {
    match expected.split_first() {
        None => printed.is_empty(),
        Some((&"...", rest)) => (0..=printed.len()).any(|at| fits(rest, &printed[at..])),
        Some((line, rest)) => printed
            .split_first()
            .is_some_and(|(first, others)| same(line, first) && fits(rest, others)),
    }
}

/// Whether a line is the expected one, where the first `[..]` stands for any characters.
fn same(expected: &str, line: &str) -> bool {
    match expected.split_once("[..]") {
        Some((head, tail)) => {
            line.len() >= head.len() + tail.len() && line.starts_with(head) && line.ends_with(tail)
        }
        None => expected == line,
    }
}
