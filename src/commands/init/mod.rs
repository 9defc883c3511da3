//! `variorum init`: a small working site that shows each feature once, and what has a code host
//! check it.

mod ci;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::disk::{self, Change, pasted};

use super::arguments::CodeHost;
use super::terminal::Terminal;

/// What git passes over.
const IGNORED: &str = ".gitignore";

/// The site's files, by path.
const SITE: &[(&str, &str)] = &[
    (IGNORED, include_str!("site/gitignore")),
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
    refuse_address(folder)?;
    disk::check_vacant(folder)?;
    // The author's own list of what git passes over stays as it is.
    let keeps_ignored = disk::stands(&folder.join(IGNORED));
    let mut files = Vec::new();
    for (path, text) in SITE {
        if *path != IGNORED || !keeps_ignored {
            files.push(Change::of_new(*path, *text));
        }
    }
    files.extend(host.map(ci::change));
    disk::apply(folder, &files)?;
    let (of_name, root) = if folder == Path::new(".") {
        (String::new(), String::new())
    } else {
        let root = format!(" --root {}", pasted(folder));
        (format!(" in {}", folder.display()), root)
    };
    terminal.say(&format!(
        "Made a site of two short texts and four annotations{of_name}. Next:"
    ));
    terminal.say(&format!(
        "  variorum{root} build     then open {}",
        pasted(&within(folder, "public/index.html"))
    ));
    terminal.say(&format!(
        "  variorum{root} serve     shows it in your browser while you edit"
    ));
    if keeps_ignored {
        terminal.say("Your .gitignore stays as it is: add the line public/ to it");
    }
    terminal.say(
        "Put your own texts into content/sources/ and what you say about them into \
        content/annotations/",
    );
    if let Some(host) = host {
        ci::say_next(host, folder, terminal);
    }
    Ok(ExitCode::SUCCESS)
}

/// An address, which who means to fetch a project types here, could be a folder's name.
fn refuse_address(folder: &Path) -> Result<(), disk::Error> {
    if !folder.to_string_lossy().contains("://") {
        return Ok(());
    }
    Err(disk::Error::Misnamed {
        path: folder.into(),
        reason: "is an address, and no folder",
        help: "name a new folder: variorum init briefing".to_owned(),
    })
}

/// Of a site that is there only the code host's file is missing, if that.
fn add(host: CodeHost, folder: &Path, terminal: Terminal) -> Result<ExitCode, disk::Error> {
    disk::apply(folder, &[ci::change(host)])?;
    let file = folder.join(ci::path(host));
    terminal.say(&format!("Made {}. Next:", file.display()));
    ci::say_next(host, folder, terminal);
    Ok(ExitCode::SUCCESS)
}

/// A path below a folder, without `./` before it.
fn within(folder: &Path, path: &str) -> PathBuf {
    if folder == Path::new(".") {
        PathBuf::from(path)
    } else {
        folder.join(path)
    }
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
            files: files.filter(|(file, _)| file.name() != IGNORED).collect(),
            ..Inputs::default()
        };
        let (_, analysis, diagnostics) = compile(&inputs, &mut Memo::default());
        let worth_a_look =
            |found: &Diagnostics| found.count(Severity::Error) + found.count(Severity::Warning);
        assert_eq!(worth_a_look(&diagnostics), 0, "{diagnostics:#?}");
        assert!(analysis.resolution.quotations.values().flatten().count() >= 8);
    }
}
