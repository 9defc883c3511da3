//! Files as editors name them.

use std::path::{Path, PathBuf};

use gen_lsp_types::Uri;

use crate::address::{decode, encode};
use crate::disk;
use crate::text::FileId;

/// The path that a `file:` address means; nothing of another one.
pub(super) fn path(uri: &Uri) -> Option<PathBuf> {
    let rest = uri.as_ref().strip_prefix("file://")?;
    // A host may stand before the path: that of this machine.
    let at = rest.find('/')?;
    let path = decode(&rest[at..])?;
    Some(PathBuf::from(without_slash(&path)))
}

/// `C:/x` of `/C:/x`, as Windows has its paths in addresses.
fn without_slash(path: &str) -> &str {
    let bytes = path.as_bytes();
    let is_drive = bytes.len() > 2 && bytes[1].is_ascii_alphabetic() && bytes[2] == b':';
    if is_drive { &path[1..] } else { path }
}

/// The address of a path.
pub(super) fn of_path(path: &Path) -> Uri {
    let path = disk::slashed(&path.to_string_lossy());
    let path = path.as_str();
    let slash = if path.starts_with('/') { "" } else { "/" };
    Uri(format!("file://{slash}{}", encode(path)))
}

/// The file of a project that an address means; nothing if it lies elsewhere.
pub(super) fn file(uri: &Uri, root: &Path) -> Option<FileId> {
    let path = path(uri)?;
    let Ok(below) = path.strip_prefix(root) else {
        // The same folder may have two names, one of them through a link.
        return disk::below(root, &path);
    };
    Some(disk::slashed(below.to_str()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_leads_to_its_path_and_back() {
        for (uri, expected) in [
            ("file:///a%20b/%C3%A9.md", Some("/a b/é.md")),
            ("file:///c%3A/x.md", Some("c:/x.md")),
            ("file://localhost/x.md", Some("/x.md")),
            ("untitled:Untitled-1", None),
            ("file:///a%2", None),
        ] {
            let path = path(&Uri::from(uri));
            assert_eq!(path.as_deref(), expected.map(Path::new), "{uri}");
        }
        assert_eq!(
            of_path(Path::new("/a b/é")).as_ref(),
            "file:///a%20b/%C3%A9"
        );
        let inside = file(&"file:///r/content/a.md".into(), Path::new("/r"));
        assert_eq!(inside, Some(FileId::new("content/a.md")));
    }
}
