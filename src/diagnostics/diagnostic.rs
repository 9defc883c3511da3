//! One thing that is wrong, said so that its reader can act.

use crate::text::{FileId, Span};

use super::{Code, Severity};

/// Where something stands.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Place {
    /// The file, relative to the root.
    pub file: FileId,
    /// UTF-8 bytes of the file as stored.
    pub span: Span,
}

impl Place {
    /// A span of a file.
    pub fn new(file: &FileId, span: Span) -> Self {
        Self {
            file: file.clone(),
            span,
        }
    }

    /// The beginning of a file: the place of what is said of the file as a whole.
    pub fn start_of(file: &FileId) -> Self {
        Self::new(file, Span::default())
    }
}

/// Another place that explains a diagnostic: the nearest passage, the earlier definition.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Related {
    /// Where it is.
    pub place: Place,
    /// What it has to do with it, in a few words.
    pub message: String,
}

/// A replacement of bytes that would mend it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fix {
    /// The bytes to replace.
    pub place: Place,
    /// What to put there.
    pub replacement: String,
}

/// One error, warning or note.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Diagnostic {
    /// What it is about.
    pub code: Code,
    /// How much it weighs, before `[lints]`.
    pub severity: Severity,
    /// One headline in the user's words, without a full stop at its end.
    pub message: String,
    /// Words at the underlined span, or nothing.
    pub label: Option<String>,
    /// The span to underline.
    pub place: Place,
    /// One thing to do.
    pub help: Option<String>,
    /// Other places that matter.
    pub related: Vec<Related>,
    /// The edit that would mend it.
    pub fix: Option<Fix>,
}

impl Diagnostic {
    /// A diagnostic of the code's own severity.
    pub fn new(code: Code, place: Place, message: impl Into<String>) -> Self {
        let message = message.into();
        Self {
            code,
            severity: code.severity(),
            message,
            label: None,
            place,
            help: None,
            related: Vec::new(),
            fix: None,
        }
    }

    /// The same with another severity.
    #[must_use]
    pub fn severity(self, severity: Severity) -> Self {
        Self { severity, ..self }
    }

    /// The same with words at the underlined span.
    #[must_use]
    pub fn label(self, label: impl Into<String>) -> Self {
        Self {
            label: Some(label.into()),
            ..self
        }
    }

    /// The same with one thing to do.
    #[must_use]
    pub fn help(self, help: impl Into<String>) -> Self {
        Self {
            help: Some(help.into()),
            ..self
        }
    }

    /// The same with one more place that matters.
    #[must_use]
    pub fn related(mut self, place: Place, message: impl Into<String>) -> Self {
        self.related.push(Related {
            place,
            message: message.into(),
        });
        self
    }

    /// The same with the edit that would mend it.
    #[must_use]
    pub fn fix(self, place: Place, replacement: impl Into<String>) -> Self {
        Self {
            fix: Some(Fix {
                place,
                replacement: replacement.into(),
            }),
            ..self
        }
    }
}

/// What a run found, in the order it was found; printers sort.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Adds some.
    pub fn extend(&mut self, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        self.0.extend(diagnostics);
    }

    /// Adds all of another run's.
    pub fn append(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// All of them.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.0.iter()
    }

    /// How many have this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.0
            .iter()
            .filter(|diagnostic| diagnostic.severity == severity)
            .count()
    }

    /// Whether publication must stop.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// Sorted by path bytes, then offset, then code; the same thing said twice is said once.
    #[must_use]
    pub fn sorted(mut self) -> Self {
        self.0
            .sort_by(|a, b| (&a.place, a.code, &a.message).cmp(&(&b.place, b.code, &b.message)));
        self.0.dedup();
        self
    }

    /// Each diagnostic as `change` leaves it; what it turns into nothing is dropped.
    #[must_use]
    pub fn filter_map(self, change: impl FnMut(Diagnostic) -> Option<Diagnostic>) -> Self {
        Self(self.0.into_iter().filter_map(change).collect())
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a Diagnostics {
    type Item = &'a Diagnostic;
    type IntoIter = std::slice::Iter<'a, Diagnostic>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}
