//! Where a project lies in its repository, as services name its files.

use std::path::{Component, Path, PathBuf};

/// The project's folder as seen from the top of the repository: nothing, or a path with `/` that
/// ends with one. On GitHub's machines they say where the top is; elsewhere it is taken to be where
/// the command runs. A project outside of both is named from its own folder.
pub(super) fn folder(root: &Path) -> String {
    let Some((workspace, here)) = places() else {
        return String::new();
    };
    let root = plain(&here.join(root));
    let below = |top: &Path| Some(with_slashes(root.strip_prefix(plain(top)).ok()?));
    let folder = workspace.as_deref().and_then(below);
    folder.or_else(|| below(&here)).unwrap_or_default()
}

/// The top of the repository on GitHub's machines, and where the command runs.
#[expect(
    clippy::disallowed_methods,
    reason = "of both only what lies below them reaches the output, so that a service finds the \
        files"
)]
fn places() -> Option<(Option<PathBuf>, PathBuf)> {
    let workspace = std::env::var_os("GITHUB_WORKSPACE").filter(|value| !value.is_empty());
    Some((workspace.map(PathBuf::from), std::env::current_dir().ok()?))
}

/// A full path without `.` and `..`.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => {
                plain.pop();
            }
            _ => plain.push(component),
        }
    }
    plain
}

fn with_slashes(path: &Path) -> String {
    let mut folder = String::new();
    for part in path {
        folder += &part.to_string_lossy();
        folder.push('/');
    }
    folder
}
