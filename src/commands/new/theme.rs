//! `variorum new theme`: the smallest one that changes something.

use std::path::Path;

use crate::commands::terminal::Terminal;
use crate::disk;
use crate::parse::slug;

use super::ask::typed_or_asked;
use super::{Stop, changes};

const TEMPLATE: &str = "{% extends \"default/page.html\" %}
{% block head %}
<link rel=\"stylesheet\" href=\"{{ frame.root }}assets/own.css\">
{% endblock head %}
";
const STYLE: &str =
    "/* Laid over the theme's own style on every page that has a template beside page.html. */
main {
  max-width: 60rem;
}
";

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
    let files = [
        (
            format!("themes/{name}/templates/page.html"),
            TEMPLATE.as_bytes().to_vec(),
        ),
        (
            format!("themes/{name}/static/own.css"),
            STYLE.as_bytes().to_vec(),
        ),
    ];
    disk::apply(root, &changes(&files))?;
    terminal.say(&format!(
        "Made {} and {}. To use it, write into variorum.toml:",
        files[0].0, files[1].0
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
    Err(Stop::usage(
        format!("`{typed}` cannot be the name of a theme"),
        format!("variorum new theme {proposal}"),
    ))
}
