//! What repairs have changed in quotations of sources, as the site's corrections tell it.

use crate::analysis::Analysis;
use crate::parse::{Date, SourceCorrection};
use crate::resolve::{Outcome, Resolved};

use super::Proposal;

/// A correction for each new wording among these proposals, which turn the first state of the
/// project into the second.
pub fn records(
    applied: &[&Proposal],
    before: &Analysis,
    after: &Analysis,
    date: &Date,
) -> Vec<SourceCorrection> {
    let mut records = Vec::new();
    for resolved in before.resolution.quotations.values().flatten() {
        let is_applied = applied.iter().any(|proposal| mends(proposal, resolved));
        if is_applied {
            records.extend(record(resolved, before, after, date));
        }
    }
    records
}

fn mends(proposal: &Proposal, resolved: &Resolved) -> bool {
    let place = &proposal.place;
    matches!(resolved.outcome, Outcome::Reworded { .. })
        && place.file == resolved.quotation.file
        && place.span == resolved.quotation.span
}

/// Nothing if the source's earlier state is not remembered: of a `[[passage]]` table nobody knows
/// when its words stood there.
fn record(
    resolved: &Resolved,
    before: &Analysis,
    after: &Analysis,
    date: &Date,
) -> Option<SourceCorrection> {
    let key = resolved.source.as_ref()?;
    let old = before.project.lock.sources.get(key)?.first()?;
    // Its words are others now, and its number is the same.
    let now = after.resolution.quotation(&resolved.id);
    Some(SourceCorrection {
        date: date.clone(),
        source: key.clone(),
        old_sha256: old.sha256.clone(),
        new_sha256: after.project.sources.get(key)?.sha256.clone(),
        file: resolved.quotation.file.clone(),
        was: one_line(resolved.quotation.text.as_str()),
        is: one_line(now.quotation.text.as_str()),
    })
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
