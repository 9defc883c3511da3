//! What making the pages found, while the texts that it was found in are typed on.
//!
//! Pages take several times as long as the check of what is quoted, so that they are made when
//! nobody has typed for a while. Until then their messages go with their words, instead of going
//! and coming again with each letter.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostics::{Diagnostic, Diagnostics, Place};
use crate::text::{FileId, Span};

/// Files of a project.
type Files = BTreeMap<FileId, Arc<[u8]>>;

/// What was found when the pages were made last, in these files.
#[derive(Debug, Default)]
pub(super) struct PageMessages {
    pub(super) files: Files,
    pub(super) found: Diagnostics,
}

impl PageMessages {
    /// The messages of which the words stand in the files as they are now, at their places there.
    pub(super) fn carried(&self, now: &Files) -> Diagnostics {
        let found = self.found.clone();
        found.filter_map(|found| self.carried_one(found, now))
    }

    fn carried_one(&self, mut found: Diagnostic, now: &Files) -> Option<Diagnostic> {
        found.place = self.carried_place(&found.place, now)?;
        found.fix = found.fix.and_then(|mut fix| {
            fix.place = self.carried_place(&fix.place, now)?;
            Some(fix)
        });
        let mut related = Vec::new();
        for mut other in found.related {
            if let Some(place) = self.carried_place(&other.place, now) {
                other.place = place;
                related.push(other);
            }
        }
        found.related = related;
        Some(found)
    }

    fn carried_place(&self, place: &Place, now: &Files) -> Option<Place> {
        let span = match (self.files.get(&place.file), now.get(&place.file)) {
            (Some(before), Some(now)) => carried_span(place.span, before, now)?,
            // Of a file that no project has, the built-in theme's say, nothing is typed.
            (None, None) => place.span,
            _ => return None,
        };
        Some(Place {
            span,
            ..place.clone()
        })
    }
}

/// Where the words of a span stand now; nothing if something in them may have changed. What lies
/// between the first and the last difference of two texts is what changed.
fn carried_span(span: Span, before: &[u8], now: &[u8]) -> Option<Span> {
    let pairs = before.iter().zip(now);
    let start = pairs.take_while(|(before, now)| before == now).count();
    let is_same = start == before.len() && start == now.len();
    if is_same || span.end <= start {
        return Some(span);
    }
    let pairs = before[start..].iter().rev().zip(now[start..].iter().rev());
    let behind = pairs.take_while(|(before, now)| before == now).count();
    let begin = span.start.checked_sub(before.len() - behind)?;
    let moved = now.len() - behind + begin;
    Some(Span::new(moved, moved + (span.end - span.start)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_again_before_and_behind_a_change_and_not_in_it() {
        let before = "one [two](x) three";
        let two = Span::new(4, 12);
        for (now, expected) in [
            (before, Some(two)),
            ("one [two](x) thr", Some(two)),
            ("none, [two](x) three", Some(Span::new(6, 14))),
            ("[two](x) three", Some(Span::new(0, 8))),
            ("one [to](x) three", None),
            ("one [two](xy) three", None),
            ("one  three", None),
            ("", None),
        ] {
            let found = carried_span(two, before.as_bytes(), now.as_bytes());
            assert_eq!(found, expected, "{now}");
        }
    }
}
