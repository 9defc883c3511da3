//! Edits by file.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::parse::Inputs;
use crate::text::{FileId, Span};

/// A replacement of bytes of a file as it is stored. All other bytes stay: line ends, a byte order
/// mark, what an editor would tidy up.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Edit {
    /// The bytes; an empty span is a place to put something in.
    pub span: Span,
    /// What shall stand there.
    pub text: String,
}

impl Edit {
    /// Whether two edits cannot both be made: they have bytes in common, or one puts something in
    /// where the other one's bytes begin or end.
    fn conflicts(&self, other: &Self) -> bool {
        let (a, b) = (self.span, other.span);
        if a.is_empty() || b.is_empty() {
            a.start <= b.end && b.start <= a.end
        } else {
            a.start < b.end && b.start < a.end
        }
    }
}

/// Edits by file, in order, no two of them in conflict.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Patch(BTreeMap<FileId, Vec<Edit>>);

impl Patch {
    /// Edits of one file; nothing if two of them are in conflict.
    pub fn new(file: &FileId, mut edits: Vec<Edit>) -> Option<Self> {
        edits.sort();
        edits.dedup();
        let apart = edits.windows(2).all(|pair| !pair[0].conflicts(&pair[1]));
        apart.then(|| Self([(file.clone(), edits)].into()))
    }

    /// The edits of each file, in order.
    pub fn edits(&self) -> impl Iterator<Item = (&FileId, &[Edit])> {
        self.0.iter().map(|(file, edits)| (file, edits.as_slice()))
    }

    /// Whether nothing would change.
    pub fn is_empty(&self) -> bool {
        self.0.values().all(Vec::is_empty)
    }

    /// The edits of both; nothing if two of them are in conflict. One that both have is made once.
    pub fn with(&self, other: &Self) -> Option<Self> {
        let mut with = self.clone();
        for (file, edits) in &other.0 {
            let known = with.0.entry(file.clone()).or_default();
            for edit in edits {
                if known.contains(edit) {
                    continue;
                }
                if known.iter().any(|known| known.conflicts(edit)) {
                    return None;
                }
                known.push(edit.clone());
            }
            known.sort();
        }
        Some(with)
    }

    /// Each file that is changed, with its bytes before and after, in order.
    pub fn changed<'a>(
        &'a self,
        inputs: &'a Inputs,
    ) -> impl Iterator<Item = (&'a FileId, &'a [u8], Vec<u8>)> {
        self.0.iter().filter_map(|(file, edits)| {
            let before: &[u8] = inputs.files.get(file)?;
            Some((file, before, applied(edits, before)))
        })
    }

    /// The project as it would be.
    pub fn applied(&self, inputs: &Inputs) -> Inputs {
        let mut after = inputs.clone();
        for (file, _, bytes) in self.changed(inputs) {
            after.files.insert(file.clone(), Arc::from(bytes));
        }
        after
    }
}

fn applied(edits: &[Edit], before: &[u8]) -> Vec<u8> {
    let mut after = Vec::with_capacity(before.len());
    let mut at = 0;
    for edit in edits {
        after.extend_from_slice(before.get(at..edit.span.start).unwrap_or_default());
        after.extend_from_slice(edit.text.as_bytes());
        at = edit.span.end;
    }
    after.extend_from_slice(before.get(at..).unwrap_or_default());
    after
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edit(start: usize, end: usize, text: &str) -> Edit {
        Edit {
            span: Span::new(start, end),
            text: text.to_owned(),
        }
    }

    #[test]
    fn edits_of_the_same_bytes_are_not_put_together() {
        let file = FileId::new("a.md");
        let patch = |edits: &[Edit]| Patch::new(&file, edits.to_vec());
        assert!(patch(&[edit(2, 5, "x"), edit(4, 6, "y")]).is_none());
        assert!(patch(&[edit(2, 5, "x"), edit(5, 5, "y")]).is_none());
        let first = patch(&[edit(2, 5, "x")]).unwrap();
        assert!(first.with(&patch(&[edit(3, 4, "")]).unwrap()).is_none());
        assert_eq!(first.with(&first), Some(first.clone()), "the same edit");
        let both = first.with(&patch(&[edit(0, 1, "yy"), edit(5, 7, "")]).unwrap());
        let mut inputs = Inputs::default();
        inputs
            .files
            .insert(file.clone(), b"0123456789".to_vec().into());
        let after = both.unwrap().applied(&inputs);
        assert_eq!(*after.files[&file], *b"yy1x789");
    }
}
