//! Words that say of which time another word speaks: *then-President*.

use crate::text::fold::{fold_str, lowercase};

/// Words that say of which time another speaks, where a hyphen joins them to it:
/// `[then-]President`.
pub(super) const OF_TIME: [&str; 2] = ["then", "now"];

/// Whether a bracket only puts *then-* or *now-* before a word.
pub(super) fn is_of_time(bracket: &str, replaced: &str) -> bool {
    let folded = fold_str(bracket);
    let rest = OF_TIME.iter().find_map(|time| {
        lowercase(&folded)
            .strip_prefix(time)
            .map(|rest| rest.trim_start_matches('-').trim().to_owned())
    });
    rest.is_some_and(|rest| rest == lowercase(replaced))
}
