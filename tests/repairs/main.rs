//! Repairs: what `variorum fix` proposes, each case a paragraph of a Markdown file beside this one.
//!
//! Below a heading stand the source as it was when the file was last built (`txt was`), the source
//! as it is (`txt is`), and the file before (`md`); then the file as the repairs leave it
//! (`repaired`), or a part of the sentence that says why it is left alone (`left`). A fence that a
//! case does not have is that of the section above. In a `md` fence that says `crlf` lines end as
//! on Windows. Every repaired case is repaired a second time, which must change nothing.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test says what it needs by failing"
)]
#![allow(clippy::disallowed_methods, reason = "tests lie outside disk/")]

mod chance;
mod project;

use std::path::Path;
use std::process::ExitCode;

use libtest_mimic::{Arguments, Failed, Trial};

use project::{Site, repaired};

fn main() -> ExitCode {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/repairs");
    let mut trials = vec![
        Trial::test("every edit is followed", || {
            chance::every_edit_is_followed().map_err(Failed::from)
        }),
        Trial::test("a long quotation is not cut", || {
            chance::a_long_quotation_is_not_cut().map_err(Failed::from)
        }),
    ];
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .collect();
    files.sort();
    for file in files {
        for case in cases(&std::fs::read_to_string(file).unwrap()) {
            let name = case.name.clone();
            trials.push(Trial::test(name, move || case.run().map_err(Failed::from)));
        }
    }
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

/// A file before and after its source changed.
#[derive(Clone, Default)]
struct Case {
    name: String,
    site: Site,
    repaired: Option<String>,
    left: Option<String>,
}

fn cases(text: &str) -> Vec<Case> {
    let mut cases = Vec::new();
    let mut case = Case::default();
    let mut chapter = Site::default();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if let Some(name) = line.strip_prefix("## ") {
            if case.name.is_empty() {
                chapter = case.site.clone();
            } else {
                cases.push(std::mem::take(&mut case));
            }
            case.site = chapter.clone();
            name.clone_into(&mut case.name);
        }
        let Some(info) = line.strip_prefix("````").filter(|info| !info.is_empty()) else {
            continue;
        };
        let body: String = lines
            .by_ref()
            .take_while(|line| *line != "````")
            .flat_map(|line| [line, "\n"])
            .collect();
        case.add(info, body);
    }
    cases.push(case);
    cases
}

impl Case {
    fn add(&mut self, info: &str, body: String) {
        match info {
            "txt was" => self.site.was = body,
            "txt is" => self.site.is = body,
            "md" => self.site.page = body,
            "md crlf" => self.site.page = body.replace('\n', "\r\n"),
            "repaired" => self.repaired = Some(body),
            "left" => self.left = Some(body.trim().to_owned()),
            other => panic!("a fence says `{other}`"),
        }
    }

    fn run(&self) -> Result<(), String> {
        let done = repaired(&self.site);
        let crlf = self.site.page.contains("\r\n");
        let hoped = self.repaired.as_ref().map(|text| {
            if crlf {
                text.replace('\n', "\r\n")
            } else {
                text.clone()
            }
        });
        let hoped = hoped.unwrap_or_else(|| self.site.page.clone());
        let left = done.left.join("\n");
        if done.page != hoped {
            return Err(format!(
                "expected\n{hoped}\nrepaired\n{}\nleft alone: {left}\n{}",
                done.page,
                done.faults.join("\n")
            ));
        }
        match &self.left {
            Some(words) if !left.contains(words.as_str()) => {
                return Err(format!("left alone: {left}"));
            }
            None if !left.is_empty() => return Err(format!("left alone: {left}")),
            _ => {}
        }
        let again = repaired(&Site {
            page: done.page.clone(),
            ..self.site.clone()
        });
        if again.page == done.page {
            Ok(())
        } else {
            Err(format!("once more\n{}", again.page))
        }
    }
}
