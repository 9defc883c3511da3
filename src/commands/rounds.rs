//! What `watch` and `serve` say about each of their rounds.

use crate::diagnostics::Diagnostics;
use crate::text::FileId;

use super::summary::faults;

/// Names in a message that are written out.
const NAMED: usize = 3;

/// `content/index.md, content/x.md and 4 more changed: `.
pub(super) fn named(files: &[FileId]) -> String {
    let names = files.iter().take(NAMED).map(FileId::as_str).collect::<Vec<_>>().join(", ");
    match files.len().saturating_sub(NAMED) {
        0 if files.is_empty() => String::new(),
        0 => format!("{names} changed: "),
        more => format!("{names} and {more} more changed: "),
    }
}

/// `still 2 errors`, once they have been told.
pub(super) fn still(diagnostics: &Diagnostics, news: bool) -> String {
    if news { faults(diagnostics) } else { format!("still {}", faults(diagnostics)) }
}
