//! `variorum new source --replace`: a newer copy of a source in the place of the old one, once it
//! is seen what becomes of the quotations from it.

use std::path::{Path, PathBuf};

use crate::address::LOCK;
use crate::commands::summary::counted;
use crate::commands::terminal::Terminal;
use crate::diagnostics::Severity;
use crate::disk;
use crate::draft::Replacement;
use crate::parse::Options;
use crate::text::FileId;

use super::Stop;
use crate::commands::ask::ask;

const EXAMPLE: &str = "variorum new source --replace gazette gazette-corrected.txt";

pub(super) fn run(
    root: &Path,
    key: &str,
    files: &[PathBuf],
    terminal: Terminal,
) -> Result<(), Stop> {
    let inputs = disk::read(root)?.inputs(Options::default());
    let [file] = files else {
        return match files {
            [] => Err(Stop::missing("the FILE with the newer text", EXAMPLE)),
            _ => Err(Stop::usage(
                "--replace takes one file, and several are given",
                format!("for example: {EXAMPLE}"),
            )),
        };
    };
    let bytes = disk::read_file(file)?;
    let name = FileId::new(file.to_string_lossy().replace('\\', "/"));
    let replacement = Replacement::new(&inputs, key, &name, bytes)?;
    let report = replacement.report();
    terminal.diagnostics(&report, &replacement.after);
    let errors = report.count(Severity::Error);
    if errors > 0 && !is_wanted(errors) {
        return Err(Stop::Told);
    }
    // The same state may have been replaced before.
    let kept = disk::read_file(&root.join(&replacement.kept));
    let is_kept = kept.is_ok_and(|bytes| *bytes == *replacement.old);
    disk::apply(root, &changes(&replacement, is_kept))?;
    terminal.say(&format!(
        "Replaced {}. What it held is kept as {}, which is not read",
        replacement.file, replacement.kept
    ));
    if errors > 0 {
        terminal.say("Next: variorum check shows what has to be quoted otherwise");
    }
    Ok(())
}

/// Asks whether to go on; whoever cannot be asked has said so by the command.
fn is_wanted(errors: usize) -> bool {
    let errors = counted(errors, "error");
    let question = format!("With the newer text the site has {errors}. Replace the old one? [y/N]");
    ask(&question).is_none_or(|answer| answer.eq_ignore_ascii_case("y"))
}

fn changes(replacement: &Replacement, is_kept: bool) -> Vec<disk::Change> {
    let Replacement {
        file,
        old,
        new,
        kept,
        lock,
        ..
    } = replacement;
    let mut changes = vec![disk::Change::of_old(file.as_str(), old, new.as_slice())];
    if !is_kept {
        changes.push(disk::Change::of_new(kept, &**old));
    }
    if let Some(lock) = lock {
        changes.push(disk::Change::of_new(LOCK, lock.as_bytes()));
    }
    changes
}
