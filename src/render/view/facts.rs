//! What is known about a source, and what of it is not stated.

use serde::Serialize;

use crate::address;
use crate::parse::{Date, Source};
use crate::render::basis::Common;
use crate::render::dates::date;
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
    /// ISO 8601, if it is a date.
    pub iso: Option<String>,
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
    facts.ask_date(strings, "retrieved", sidecar.retrieved.as_ref());
    facts.ask(strings, "url", sidecar.url.clone());
    facts.ask(strings, "archive_url", sidecar.archive_url.clone());
    facts.ask(strings, "license", sidecar.license.clone());
    if sidecar.title.is_none() {
        facts.ask(strings, "title", None);
    }
    facts.state(strings, "publisher", sidecar.publisher.clone());
    let kind = sidecar.kind.as_deref().map(|kind| strings.kind(kind));
    facts.state(strings, "type", kind);
    let language = strings.language_in_words(&source.language);
    facts.state(strings, "language", Some(language));
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
    facts.ask_date(strings, "published", sidecar.published.as_ref());
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

    /// The same of a date.
    fn ask_date(&mut self, strings: &Strings, key: &str, day: Option<&Date>) {
        let day = day.map(|day| date(strings, day));
        self.ask(strings, key, day.as_ref().map(|day| day.words.clone()));
        if let (Some(day), Some(fact)) = (day, self.stated.last_mut()) {
            fact.iso = Some(day.iso);
        }
    }

    /// A fact that is printed where it is stated, as a link where it is an address.
    fn state(&mut self, strings: &Strings, key: &str, value: Option<String>) {
        let Some(value) = value else {
            return;
        };
        let name = strings.get(&format!("field_{key}")).to_owned();
        let is_link = key.ends_with("url") && is_external(&value);
        let href = is_link.then(|| valid(&value));
        let iso = None;
        self.stated.push(FactView {
            name,
            value,
            href,
            iso,
        });
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
        iso: None,
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
        iso: None,
    })
}
