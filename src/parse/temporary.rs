//! What editors, file managers and version control leave beside an author's files.

use crate::text::FileId;

/// Whether a path below `content/` is none of the author's: hidden, or left by an editor or a file
/// manager.
pub(super) fn is_temporary(file: &FileId) -> bool {
    file.as_str().split('/').any(is_ignored)
}

/// Whether a file or folder of this name is nobody's content.
pub fn is_ignored(name: &str) -> bool {
    let hidden = name.starts_with('.') && name != "." && name != "..";
    let endings = ["~", ".swp", ".swo", ".swx", "___jb_tmp___", "___jb_old___"];
    let backup = endings.iter().any(|ending| name.ends_with(ending));
    let emacs = name.starts_with('#') && name.ends_with('#');
    // Vim writes `4913` to learn whether it may write in a folder, office programs `~$NAME` while a
    // file is open.
    let probe = name == "4913" || name.starts_with("~$");
    hidden || backup || emacs || probe || matches!(name, "Thumbs.db" | "desktop.ini" | "Icon\r")
}
