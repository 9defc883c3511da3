//! `variorum new page`.

use std::path::Path;

use crate::commands::terminal::Terminal;
use crate::disk;
use crate::draft::PageDraft;
use crate::parse::Options;

use super::ask::typed_or_asked;
use super::{Stop, write};

pub(super) fn run(
    root: &Path,
    path: Option<&str>,
    title: Option<&str>,
    draft: bool,
    terminal: Terminal,
) -> Result<(), Stop> {
    let inputs = disk::read(root)?.inputs(Options::default());
    let question = "Which page (a path below content/, such as about)?";
    let path = typed_or_asked(path.unwrap_or_default(), question, terminal, checked_path)?;
    let path =
        path.ok_or_else(|| Stop::missing("the PATH of the page", "variorum new page about"))?;
    let page = PageDraft::new(&path, title, draft);
    let file = page.file();
    let made = file.0.clone();
    write(root, &inputs, &[file], terminal)?;
    terminal.say(&format!(
        "Made {}. Link to it from another page: {}",
        terminal.as_seen(&made),
        page.link()
    ));
    Ok(())
}

/// Folders and name below `content/`, without the ending.
fn checked_path(typed: &str) -> Result<String, Stop> {
    let path = typed
        .trim_start_matches("./")
        .trim_start_matches("content/")
        .trim_end_matches(".md");
    for (folder, command) in [
        ("annotations/", "new annotation"),
        ("sources/", "new source"),
    ] {
        if path.starts_with(folder) {
            return Err(Stop::usage(
                format!("no page can lie in content/{folder}"),
                format!("use variorum {command}"),
            ));
        }
    }
    if path
        .split('/')
        .any(|part| part.is_empty() || part.starts_with('.'))
    {
        let message = format!("`{path}` cannot be the path of a page");
        return Err(Stop::usage(
            message,
            "write the folders below content/ and a name, such as about or people/anna",
        ));
    }
    Ok(path.to_owned())
}
