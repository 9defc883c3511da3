//! What a build costs: processor time, memory, and how both grow. Run by `cargo bench`; it measures
//! the program that `cargo build --release` makes.
//!
//! - `cargo bench`: the repository's own site, pages and comparisons, edits beside the preview and
//!   in an editor, and whether each mark holds.
//! - `cargo bench -- WORD`: only the cases whose name has this word in it.
//! - `cargo bench -- write PROGRAM pages|code|annotations COUNT FOLDER`: only writes a project.
//! - `tests/bench/peers`: the same pages by other programs.
//!
//! Some file systems are slow for minutes after thousands of files were removed, as they are when a
//! run ends: wait five before the next.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "who measures says what is missing by stopping"
)]
#![allow(
    clippy::disallowed_methods,
    reason = "projects are laid out, and what was built is copied"
)]

mod cases;
mod editor;
mod edits;
mod generator;
mod marks;
mod measure;
mod report;

use std::path::Path;
use std::process::ExitCode;

use cases::{Case, Kind};
use generator::programs::Program;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args()
        .skip(1)
        .filter(|argument| argument != "--bench")
        .collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments[..] {
        ["write", program, kind, count, folder] => write(program, kind, count, folder),
        ["peers", ref binaries @ ..] => peers(binaries),
        [] => measured(""),
        [word] => measured(word),
        _ => Err("what may follow `cargo bench --` stands in tests/bench/main.rs".to_owned()),
    };
    let done = done.and(cases::remove(&cases::folder()));
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn write(program: &str, kind: &str, count: &str, folder: &str) -> Result<(), String> {
    let program =
        Program::named(program).ok_or_else(|| format!("no program is called {program}"))?;
    let kind =
        Kind::named(kind).ok_or_else(|| format!("{kind} is not pages, code or annotations"))?;
    let count = count
        .parse()
        .map_err(|_| format!("{count} is not a number"))?;
    cases::lay_out(
        &Case {
            program,
            kind,
            count,
        },
        Path::new(folder),
    )
    .map_err(|error| format!("{folder}: {error}"))
}

/// Measures this program, and says of each mark whether it holds.
fn measured(word: &str) -> Result<(), String> {
    let mut rows = Vec::new();
    for case in cases::own().filter(|case| case.name().contains(word)) {
        if rows.is_empty() {
            report::heading();
        }
        let row = cases::measure(case, Path::new(env!("CARGO_BIN_EXE_variorum")))?;
        report::row(&row);
        rows.push(row);
    }
    let mut marks = marks::of(&rows);
    marks.extend(edits::measured(word)?);
    marks.extend(editor::measured(word)?);
    if rows.is_empty() && marks.is_empty() {
        return Err(format!("no case has {word} in its name"));
    }
    report::marks(&marks);
    Ok(())
}

/// Measures this program and others, each given as `NAME=BINARY`, on the same pages.
fn peers(binaries: &[&str]) -> Result<(), String> {
    let others = binaries.iter().map(|binary| {
        let (name, path) = binary
            .split_once('=')
            .ok_or_else(|| format!("{binary} is not NAME=BINARY"))?;
        let program = Program::named(name).ok_or_else(|| format!("no program is called {name}"))?;
        Ok((program, Path::new(path)))
    });
    let own = (Program::Variorum, Path::new(env!("CARGO_BIN_EXE_variorum")));
    let programs = std::iter::once(Ok(own))
        .chain(others)
        .collect::<Result<Vec<_>, String>>()?;
    report::heading();
    let mut rows = Vec::new();
    for kind in [Kind::Pages, Kind::Code] {
        for (program, binary) in &programs {
            let row = cases::measure(
                Case {
                    program: *program,
                    kind,
                    count: 1_000,
                },
                binary,
            )?;
            report::row(&row);
            rows.push(row);
        }
    }
    report::marks(&marks::against(&rows));
    Ok(())
}
