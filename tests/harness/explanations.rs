//! Every explanation's examples: the wrong one has that code and no other error, the right one has
//! nothing to report.

use libtest_mimic::{Failed, Trial};
use variorum::Memo;
use variorum::diagnostics::{Code, Diagnostic, Severity};

use crate::case::shown;
use crate::chapter::{Block, blocks, file};
use crate::inputs::{self, File};

/// One test for each code.
pub(crate) fn trials() -> Vec<Trial> {
    let trial = |code: &Code| {
        let code = *code;
        Trial::test(format!("explanations::{code}"), move || {
            check(code).map_err(Failed::from)
        })
    };
    Code::ALL.iter().map(trial).collect()
}

fn check(code: Code) -> Result<(), String> {
    let (wrong, right) = examples(code)?;
    let (of_wrong, of_right) = (reported(&wrong), reported(&instead(wrong.clone(), right)));
    let shows = of_wrong.iter().any(|found| found.0 == code);
    let others = of_wrong
        .iter()
        .filter(|found| found.0 != code && found.1 == Severity::Error);
    let others: String = others.map(|found| found.2.as_str()).collect();
    match (shows, others.is_empty(), of_right.is_empty()) {
        (true, true, true) => Ok(()),
        (false, ..) => Err(format!("the wrong example does not show it: {of_wrong:#?}")),
        (_, false, _) => Err(format!("the wrong example has other errors: {others}")),
        _ => Err(format!("the right example is reported: {of_right:#?}")),
    }
}

/// The files below `Wrong`, and those below `Right`.
fn examples(code: Code) -> Result<(Vec<File>, Vec<File>), String> {
    let mut files = [Vec::new(), Vec::new()];
    let mut section = String::new();
    for (_, block) in blocks(code.explanation())? {
        match block {
            Block::Heading { words, .. } => section = words,
            Block::Fence { info, body } if info != "text" => {
                let number = ["Wrong", "Right"]
                    .iter()
                    .position(|known| *known == section);
                files[number.ok_or_else(|| format!("a file below {section}"))?]
                    .push(file(&info, &body)?);
            }
            _ => {}
        }
    }
    let [wrong, right] = files;
    Ok((wrong, right))
}

/// The right example is the wrong one with some files changed: in their bytes, or in their names
/// alone.
fn instead(mut files: Vec<File>, right: Vec<File>) -> Vec<File> {
    files.retain(|old| {
        !right
            .iter()
            .any(|new| new.path == old.path || new.bytes == old.bytes)
    });
    files.extend(right);
    files
}

fn reported(files: &[File]) -> Vec<(Code, Severity, String)> {
    let inputs = inputs::project(files, false);
    let found = variorum::compile(&inputs, &mut Memo::default()).2;
    let line = |found: &Diagnostic| (found.code, found.severity, shown(&inputs, found));
    found.iter().map(line).collect()
}
