//! An annotation with what checking it needs.

use std::collections::BTreeMap;

use crate::corpus::Corpus;
use crate::diagnostics::{Diagnostics, Place};
use crate::parse::{AnnotationHead, CustomRelation, SourceId, Spanned, Writing};
use crate::resolve::citations::unknown_key;
use crate::resolve::voices::Voices;
use crate::text::Span;

/// One annotation with what checking it needs.
pub(super) struct Checked<'a> {
    pub(super) writing: &'a Writing,
    pub(super) annotation: &'a AnnotationHead,
    /// The site's own relations.
    pub(super) relations: &'a BTreeMap<String, CustomRelation>,
    /// In which answers are written.
    pub(super) language: &'a str,
    pub(super) voices: &'a Voices,
    /// Where words are looked for that must not occur, and from which answers quote.
    pub(super) texts: &'a Corpus,
}

impl Checked<'_> {
    pub(super) fn place(&self, span: Span) -> Place {
        Place::new(self.writing.file(), span)
    }

    /// The source that a key of the front matter means; an unknown key is reported.
    pub(super) fn source(
        &self,
        key: &Spanned<String>,
        diagnostics: &mut Diagnostics,
    ) -> Option<&SourceId> {
        let found = self.voice(&key.value);
        if found.is_none() {
            let keys: Vec<&str> = self.voices.labels.keys().map(SourceId::as_str).collect();
            diagnostics.push(unknown_key(self.place(key.span), &key.value, &keys));
        }
        found
    }

    /// The source that counts for a key, if there is one.
    pub(super) fn voice(&self, key: &str) -> Option<&SourceId> {
        self.voices.originals.get(key)
    }

    pub(super) fn label(&self, source: &SourceId) -> &str {
        &self.voices.labels[source]
    }

    /// Labels as running text: `A`, `A and B`, `A, B and C`.
    pub(super) fn labels(&self, sources: &[&SourceId]) -> String {
        let labels: Vec<&str> = sources.iter().map(|source| self.label(source)).collect();
        match labels.split_last() {
            Some((last, [])) => (*last).to_owned(),
            Some((last, others)) => format!("{} and {last}", others.join(", ")),
            None => String::new(),
        }
    }
}
