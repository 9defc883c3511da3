//! Repairs that a message brings with it.

use crate::address::{FileKind, kind};
use crate::diagnostics::{Diagnostic, Diagnostics, Fix};
use crate::parse::Inputs;

use super::Proposal;
use super::patch::{Edit, Patch};
use super::trial::{Aim, Candidate, Reported};

/// The repairs of all messages that have one.
pub(super) fn candidates(inputs: &Inputs, diagnostics: &Diagnostics) -> Vec<Candidate> {
    let mut found = Vec::new();
    for diagnostic in diagnostics {
        found.extend(candidate(inputs, diagnostic));
    }
    found
}

fn candidate(inputs: &Inputs, diagnostic: &Diagnostic) -> Option<Candidate> {
    let fix = diagnostic.fix.as_ref()?;
    // What is compared is never changed, whatever a message says of it.
    if kind(&fix.place.file) == FileKind::Source {
        return None;
    }
    let bytes = inputs.files.get(&fix.place.file)?;
    // A message does not know how lines end in a file.
    let text = if memchr::memmem::find(bytes, b"\r\n").is_some() {
        fix.replacement.replace('\n', "\r\n")
    } else {
        fix.replacement.clone()
    };
    let edit = Edit {
        span: fix.place.span,
        text,
    };
    let proposal = Proposal {
        headline: headline(bytes, fix)?,
        place: diagnostic.place.clone(),
        patch: Patch::new(&fix.place.file, vec![edit])?,
        sure: true,
    };
    Some(Candidate {
        proposal,
        aim: Aim::Silence(Reported::of(diagnostic)),
    })
}

/// `write @a, para. 4 instead of @a, para. 3`.
fn headline(bytes: &[u8], fix: &Fix) -> Option<String> {
    let old = std::str::from_utf8(bytes.get(fix.place.span.range())?).ok()?;
    let (old, new) = (old.trim(), fix.replacement.trim());
    Some(match (old, new) {
        ("", _) => format!("put in {new}"),
        (_, "") => format!("take out {old}"),
        _ => format!("write {new} instead of {old}"),
    })
}
