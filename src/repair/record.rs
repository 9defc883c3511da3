//! What repairs have changed in quotations of sources, as the site's corrections tell it.

use crate::address::CORRECTIONS;
use crate::analysis::Analysis;
use crate::diagnostics::Severity;
use crate::parse::{Date, Inputs, SourceCorrection, with_correction};
use crate::resolve::{Outcome, Resolved};
use crate::text::FileId;
use crate::text::words::one_line;
use crate::{Memo, analyze};

use super::{Proposal, Together};

/// The file of corrections with each new wording that is written of these proposals; nothing if
/// none is one.
///
/// # Errors
/// If the file could not be read then, as a sentence.
pub fn recorded(
    inputs: &Inputs,
    before: &Analysis,
    (proposals, together): (&[&Proposal], &Together),
    date: &Date,
    memo: &mut Memo,
) -> Result<Option<Vec<u8>>, String> {
    let file = FileId::new(CORRECTIONS);
    let mut project = together.patch.applied(inputs);
    let (after, _) = analyze(&project, memo);
    let old = inputs.files.get(&file).map_or(&[][..], |bytes| bytes);
    let old = std::str::from_utf8(old).map_err(|_| format!("{CORRECTIONS} is not UTF-8"))?;
    let mut text = old.to_owned();
    for resolved in before.resolution.quotations.values().flatten() {
        let is_written = |proposal: &&&Proposal| !together.waiting.contains(*proposal);
        let mut written = proposals.iter().filter(is_written);
        if written.any(|proposal| mends(proposal, resolved))
            && let Some(record) = record(resolved, before, &after, date)
        {
            text = with_correction(&text, &record);
        }
    }
    if text == old {
        return Ok(None);
    }
    project.files.insert(file.clone(), text.as_bytes().into());
    let (_, found) = analyze(&project, memo);
    let mut faults = found.iter().filter(|found| found.place.file == file);
    match faults.find(|fault| fault.severity == Severity::Error) {
        Some(fault) => Err(format!("{CORRECTIONS} cannot be read: {}", fault.message)),
        None => Ok(Some(text.into_bytes())),
    }
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
