//! What is known about a source, and what of it is not stated.

use serde::Serialize;

use crate::address;
use crate::parse::Source;
use crate::render::basis::Common;
use crate::render::strings::Strings;
use crate::render::urls::{is_external, valid};

/// What is known about a source, and what a reader would ask and is not stated.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct FactsView {
    /// What is stated, in the order in which a reader asks.
    pub stated: Vec<FactView>,
    /// What is not, in words that stand within a sentence.
    pub unstated: Vec<String>,
}

/// Something known about a source.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct FactView {
    /// What.
    pub name: String,
    /// Its value.
    pub value: String,
    /// Where it leads, if it is an address.
    pub href: Option<String>,
}

/// What is known about a source. What a reader asks first stands first, and its absence is said.
pub(super) fn facts(
    common: &Common,
    source: &Source,
    at: &str,
    original: Option<&str>,
) -> FactsView {
    let (sidecar, strings) = (&source.sidecar, &common.strings);
    let mut facts = first_facts(strings, source);
    facts.ask(
        strings,
        "retrieved",
        sidecar.retrieved.as_ref().map(ToString::to_string),
    );
    facts.ask(strings, "url", sidecar.url.clone());
    facts.ask(strings, "archive_url", sidecar.archive_url.clone());
    facts.ask(strings, "license", sidecar.license.clone());
    if sidecar.title.is_none() {
        facts.ask(strings, "title", None);
    }
    facts.state(strings, "publisher", sidecar.publisher.clone());
    facts.state(strings, "type", sidecar.kind.clone());
    facts.state(strings, "language", Some(source.language.clone()));
    translation(common, source, at, &mut facts);
    facts.state(strings, "note", sidecar.note.clone());
    if let Some(to) = original {
        facts
            .stated
            .extend(published_original(strings, source, at, to));
    }
    facts
}

/// Who published it, who wrote it, and when.
pub(super) fn first_facts(strings: &Strings, source: &Source) -> FactsView {
    let sidecar = &source.sidecar;
    let authors = (!sidecar.authors.is_empty()).then(|| sidecar.authors.join(", "));
    let mut facts = FactsView {
        stated: Vec::new(),
        unstated: Vec::new(),
    };
    facts.ask(strings, "outlet", sidecar.outlet.clone());
    facts.ask(strings, "authors", authors);
    facts.ask(
        strings,
        "published",
        sidecar.published.as_ref().map(ToString::to_string),
    );
    facts
}

impl FactsView {
    /// A fact that readers ask for: its absence is said.
    fn ask(&mut self, strings: &Strings, key: &str, value: Option<String>) {
        if value.is_none() {
            let unstated = strings.get(&format!("unstated_{key}")).to_owned();
            self.unstated.push(unstated);
        }
        self.state(strings, key, value);
    }

    /// A fact that is printed where it is stated, as a link where it is an address.
    fn state(&mut self, strings: &Strings, key: &str, value: Option<String>) {
        let Some(value) = value else {
            return;
        };
        let name = strings.get(&format!("field_{key}")).to_owned();
        let is_link = key.ends_with("url") && is_external(&value);
        let href = is_link.then(|| valid(&value));
        self.stated.push(FactView { name, value, href });
    }
}

/// What it is a translation of, of which paragraphs, and whose; nothing for what is none.
fn translation(common: &Common, source: &Source, at: &str, facts: &mut FactsView) {
    let (sidecar, strings) = (&source.sidecar, &common.strings);
    let original = common.original(&source.key);
    if *original == source.key {
        return;
    }
    facts.stated.push(FactView {
        name: strings.get("field_translation_of").to_owned(),
        value: common.label(original).to_owned(),
        href: Some(address::link(at, &address::of_source(original))),
    });
    let numbers = sidecar
        .original_paragraphs
        .as_ref()
        .map(|numbers| numbers.value.to_string());
    facts.state(strings, "original_paragraphs", numbers);
    facts.ask(strings, "translator", translator(strings, source));
}

/// “N. N., by machine”: as much of it as is stated.
fn translator(strings: &Strings, source: &Source) -> Option<String> {
    let mut words: Vec<&str> = Vec::new();
    words.extend(source.sidecar.translator.as_deref());
    if source.sidecar.machine {
        words.push(strings.get("machine"));
    }
    let words = words.join(", ");
    (!words.is_empty()).then_some(words)
}

/// The saved original, which is published at an address.
fn published_original(strings: &Strings, source: &Source, at: &str, to: &str) -> Option<FactView> {
    let original = source.sidecar.original.as_ref()?;
    Some(FactView {
        name: strings.get("field_original").to_owned(),
        value: original.value.name().to_owned(),
        href: Some(address::link(at, to)),
    })
}
