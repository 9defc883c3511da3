//! How many quotations from a source that has changed are the same, moved, reworded and gone.

use crate::diagnostics::{Code, Diagnostic, Place, Severity};
use crate::parse::Source;
use crate::resolve::{How, Outcome};
use crate::text::Span;

/// What became of the quotations from a source.
#[derive(Default)]
pub(super) struct Tally {
    same: usize,
    moved: usize,
    reworded: usize,
    gone: usize,
}

impl Tally {
    /// Counts one more.
    pub(super) fn add(&mut self, outcome: &Outcome) {
        match outcome {
            Outcome::Found {
                how: How::Moved, ..
            } => self.moved += 1,
            // Of equal places one has kept its surroundings; a paragraph has another number.
            Outcome::Found { .. }
            | Outcome::Wrong(Code::LocatorMismatch)
            | Outcome::Ambiguous {
                nearest: Some(_), ..
            } => self.same += 1,
            Outcome::Gone => self.gone += 1,
            _ => self.reworded += 1,
        }
    }

    pub(super) fn count(&self) -> usize {
        self.same + self.moved + self.reworded + self.gone
    }

    /// The note about it.
    pub(super) fn said(&self, source: &Source) -> Diagnostic {
        let same = match self.same {
            1 => "1 quotation the same".to_owned(),
            count => format!("{count} quotations the same"),
        };
        let message = format!(
            "source {} changed since it was locked: {same}, {} moved, {} reworded, {} gone",
            source.label, self.moved, self.reworded, self.gone
        );
        let start = source.text.body_start();
        let place = Place::new(&source.file, Span::new(start, start));
        Diagnostic::new(Code::SourceChanged, place, message).severity(Severity::Note)
    }
}
