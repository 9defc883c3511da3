//! Whose voice each source is.

use std::collections::BTreeMap;

use crate::parse::{Project, SourceId};

/// Which source each source counts as: a translation counts as its original.
#[derive(PartialEq, Debug)]
pub(super) struct Voices {
    /// For each source its original, or itself.
    pub(super) originals: BTreeMap<SourceId, SourceId>,
    /// For each source how it is printed.
    pub(super) labels: BTreeMap<SourceId, String>,
    /// For each source that stands for itself: it and its translations.
    families: BTreeMap<SourceId, Vec<SourceId>>,
}

impl Voices {
    pub(super) fn new(project: &Project) -> Self {
        let mut voices = Self {
            originals: BTreeMap::new(),
            labels: BTreeMap::new(),
            families: BTreeMap::new(),
        };
        for (source, read) in &project.sources {
            let original = project.original(source);
            voices.labels.insert(source.clone(), read.label.clone());
            voices.originals.insert(source.clone(), original.clone());
            voices
                .families
                .entry(original.clone())
                .or_default()
                .push(source.clone());
        }
        voices
    }

    /// The sources that stand for themselves, in order.
    pub(super) fn all(&self) -> impl Iterator<Item = &SourceId> {
        self.families.keys()
    }

    /// The source that has a key.
    pub(super) fn named(&self, key: &str) -> Option<&SourceId> {
        self.originals.get_key_value(key).map(|(source, _)| source)
    }

    /// A source that stands for itself, and its translations.
    pub(super) fn family(&self, original: &SourceId) -> &[SourceId] {
        &self.families[original]
    }
}
