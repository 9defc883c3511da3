//! The chapters under `tests/chapters`: in comes Markdown that people read, out comes one test for
//! each case in it.
//!
//! How a chapter is written stands in `tests/chapters/README.md`. A word that the harness does not
//! know is an error of the chapter, so that no case is skipped in silence; a failure that is
//! expected and does not come is a failure.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test says what it needs by failing"
)]
#![allow(clippy::disallowed_methods, reason = "tests lie outside disk/")]

mod case;
mod chapter;
mod codes;
mod doors;
mod expected;
mod explanations;
mod inputs;
mod sarif;

use std::path::Path;
use std::process::ExitCode;

use libtest_mimic::{Arguments, Failed, Trial};

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let mut trials = Vec::new();
    let mut cases = Vec::new();
    for (name, text) in chapters() {
        match chapter::read(&name, &text) {
            Ok(found) => cases.extend(found),
            Err(error) => trials.push(Trial::test(format!("{name}::can-be-read"), move || {
                Err(Failed::from(error))
            })),
        }
    }
    trials.extend(codes::trials(&cases));
    trials.push(doors::trial(&cases));
    trials.extend(explanations::trials());
    trials.extend(
        cases
            .into_iter()
            .map(|case| Trial::test(case.name.clone(), move || case.run().map_err(Failed::from))),
    );
    trials.extend(same_name_twice(&trials));
    libtest_mimic::run(&arguments, trials).exit_code()
}

/// Every chapter's name and text, in the order of their names.
fn chapters() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/chapters");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    let chapters = paths
        .into_iter()
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"));
    let named = chapters.map(|path| (path.file_stem().unwrap().to_str().unwrap().to_owned(), path));
    named
        .filter(|(name, _)| name != "README")
        .map(|(name, path)| (name, std::fs::read_to_string(path).unwrap()))
        .collect()
}

/// Two cases of one name would run as one where a test is chosen by its name.
fn same_name_twice(trials: &[Trial]) -> Option<Trial> {
    let mut names: Vec<String> = trials.iter().map(|trial| trial.name().to_owned()).collect();
    names.sort();
    let twice = names.windows(2).find(|pair| pair[0] == pair[1])?[0].clone();
    Some(Trial::test("every-case-has-a-name-of-its-own", move || {
        Err(format!("two cases are named {twice}").into())
    }))
}
