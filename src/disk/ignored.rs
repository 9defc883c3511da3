//! Names that are nobody's content: what editors, systems and this program leave beside the files they write.

/// Whether a file or folder of this name is passed over.
pub fn is_ignored(name: &str) -> bool {
    name.starts_with('.')
        || name.ends_with('~')
        || (name.starts_with('#') && name.ends_with('#'))
        || [".swp", ".swo", ".swx"].iter().any(|ending| name.ends_with(ending))
        // Vim writes a file of this name to learn whether it may write in a folder.
        || name == "4913"
        || name.ends_with("___jb_tmp___")
        || name.ends_with("___jb_old___")
}
