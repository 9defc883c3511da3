//! `variorum new theme`: the smallest one that changes something.

use std::path::Path;

use crate::commands::terminal::Terminal;
use crate::disk;
use crate::draft::theme_files;
use crate::parse::slug;

use super::ask::typed_or_asked;
use super::{Stop, changes};

pub(super) fn run(root: &Path, name: Option<&str>, terminal: Terminal) -> Result<(), Stop> {
    // Only to see that a project is there.
    disk::read(root)?;
    let name = typed_or_asked(
        name.unwrap_or_default(),
        "What shall the theme be called?",
        terminal,
        checked_name,
    )?;
    let name =
        name.ok_or_else(|| Stop::missing("the NAME of the theme", "variorum new theme mine"))?;
    let files = theme_files(&name);
    disk::apply(root, &changes(&files))?;
    terminal.say(&format!(
        "Made {} and {}. To use it, write into variorum.toml:",
        terminal.as_seen(&files[0].0),
        terminal.as_seen(&files[1].0)
    ));
    terminal.say(&format!("  [theme]\n  name = \"{name}\""));
    Ok(())
}

/// The name of a folder below `themes/` that is the author's own.
fn checked_name(typed: &str) -> Result<String, Stop> {
    let slug = slug(typed);
    if slug == typed && slug != "default" {
        return Ok(slug);
    }
    let proposal = if slug.is_empty() || slug == "default" {
        "mine"
    } else {
        &slug
    };
    let why = if typed == "default" {
        "the built-in one is called so"
    } else {
        "only a-z, 0-9 and - can stand in it"
    };
    Err(Stop::usage(
        format!("`{typed}` cannot be the name of a theme: {why}"),
        format!("variorum new theme {proposal}"),
    ))
}
