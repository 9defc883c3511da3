//! Words as a shell reads them.

use std::path::Path;

/// A path that can be pasted behind a command: in quotation marks where a shell would part it or
/// read a sign of it in its own way.
pub fn pasted(path: &Path) -> String {
    let path = path.display().to_string();
    if !path.is_empty() && path.chars().all(is_plain) {
        path
    } else if cfg!(windows) {
        format!("\"{path}\"")
    } else {
        format!("'{}'", path.replace('\'', "'\\''"))
    }
}

/// Whether no common shell reads more in a character than itself.
fn is_plain(character: char) -> bool {
    character.is_alphanumeric()
        || "-_./+:@%,".contains(character)
        || cfg!(windows) && character == '\\'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(not(windows))]
    #[test]
    fn what_a_shell_would_read_otherwise_is_quoted() {
        for (path, quoted) in [
            ("briefing/public", "briefing/public"),
            ("Ärger/büro", "Ärger/büro"),
            ("Ferry fire: a briefing", "'Ferry fire: a briefing'"),
            ("Anna's", r"'Anna'\''s'"),
            ("$HOME", "'$HOME'"),
            ("", "''"),
        ] {
            assert_eq!(pasted(Path::new(path)), quoted);
        }
    }
}
