//! The file by which a code host checks a site at each push, and publishes it.

use std::path::Path;

use crate::commands::arguments::CodeHost;
use crate::commands::terminal::Terminal;
use crate::disk::Change;

/// The file's path in the site.
pub(super) fn path(host: CodeHost) -> &'static str {
    match host {
        CodeHost::Github => ".github/workflows/variorum.yml",
        CodeHost::Gitlab => ".gitlab-ci.yml",
    }
}

/// The file as it is made.
pub(super) fn change(host: CodeHost) -> Change {
    let text = match host {
        CodeHost::Github => include_str!("ci/github.yml"),
        CodeHost::Gitlab => include_str!("ci/gitlab.yml"),
    };
    Change::of_new(path(host), text)
}

/// Says what is left to its author: an address that nobody else knows.
pub(super) fn say_next(host: CodeHost, folder: &Path, terminal: Terminal) {
    let file = folder.join(path(host));
    terminal.say(&format!(
        "Fill in VARIORUM and VARIORUM_SHA256 at the top of {}: from where the program is fetched, \
        and its checksum",
        file.display()
    ));
    terminal.say(
        "It is read at the top of a repository alone: if this folder is none, move it there, and \
        fill in SITE",
    );
    terminal.say(match host {
        CodeHost::Github => {
            "On GitHub choose “GitHub Actions” under Settings, Pages, Source; and commit \
            variorum.lock, which `build` writes"
        }
        CodeHost::Gitlab => "Commit variorum.lock too, which `build` writes",
    });
}
