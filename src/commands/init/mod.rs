//! `variorum init`: a small working site that shows each feature once, and what has a code host
//! check it.

mod ci;

use std::path::Path;
use std::process::ExitCode;

use crate::disk::{self, Change};

use super::arguments::CodeHost;
use super::terminal::Terminal;

/// The site's files, by path.
const SITE: &[(&str, &str)] = &[
    (".gitignore", include_str!("site/gitignore")),
    ("variorum.toml", include_str!("site/variorum.toml")),
    ("content/index.md", include_str!("site/content/index.md")),
    (
        "content/sources/gazette.txt",
        include_str!("site/content/sources/gazette.txt"),
    ),
    (
        "content/sources/gazette.toml",
        include_str!("site/content/sources/gazette.toml"),
    ),
    (
        "content/sources/courier.txt",
        include_str!("site/content/sources/courier.txt"),
    ),
    (
        "content/sources/courier.toml",
        include_str!("site/content/sources/courier.toml"),
    ),
    (
        "content/annotations/books.md",
        include_str!("site/content/annotations/books.md"),
    ),
    (
        "content/annotations/money.md",
        include_str!("site/content/annotations/money.md"),
    ),
    (
        "content/annotations/petition.md",
        include_str!("site/content/annotations/petition.md"),
    ),
    (
        "content/annotations/reopening.md",
        include_str!("site/content/annotations/reopening.md"),
    ),
];

pub(super) fn run(
    folder: &Path,
    host: Option<CodeHost>,
    terminal: Terminal,
) -> Result<ExitCode, disk::Error> {
    if let Some(host) = host
        && disk::is_project(folder)
    {
        return add(host, folder, terminal);
    }
    disk::check_vacant(folder)?;
    let files = SITE.iter().map(|(path, text)| Change::of_new(*path, *text));
    let all: Vec<Change> = files.chain(host.map(ci::change)).collect();
    disk::apply(folder, &all)?;
    let name = folder.display();
    terminal.say(&format!(
        "Made a site of two short texts and four annotations in {name}. Next:"
    ));
    terminal.say(&format!(
        "  variorum --root {name} build     then open {}",
        folder.join("public/index.html").display()
    ));
    terminal.say(&format!(
        "  variorum --root {name} serve     shows it in your browser while you edit"
    ));
    terminal.say(
        "Put your own texts into content/sources/ and what you say about them into \
        content/annotations/",
    );
    if let Some(host) = host {
        ci::say_next(host, folder, terminal);
    }
    Ok(ExitCode::SUCCESS)
}

/// Of a site that is there only the code host's file is missing, if that.
fn add(host: CodeHost, folder: &Path, terminal: Terminal) -> Result<ExitCode, disk::Error> {
    disk::apply(folder, &[ci::change(host)])?;
    let file = folder.join(ci::path(host));
    terminal.say(&format!("Made {}. Next:", file.display()));
    ci::say_next(host, folder, terminal);
    Ok(ExitCode::SUCCESS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::{Diagnostics, Severity};
    use crate::parse::Inputs;
    use crate::text::FileId;
    use crate::{Memo, compile};

    #[test]
    fn the_site_compiles_without_a_warning() {
        let files = SITE
            .iter()
            .map(|(path, text)| (FileId::new(*path), text.as_bytes().into()));
        let inputs = Inputs {
            files: files
                .filter(|(file, _)| file.name() != ".gitignore")
                .collect(),
            ..Inputs::default()
        };
        let (_, analysis, diagnostics) = compile(&inputs, &mut Memo::default());
        let worth_a_look =
            |found: &Diagnostics| found.count(Severity::Error) + found.count(Severity::Warning);
        assert_eq!(worth_a_look(&diagnostics), 0, "{diagnostics:#?}");
        assert!(analysis.resolution.quotations.values().flatten().count() >= 8);
    }
}
