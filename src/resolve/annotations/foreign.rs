//! In which language words are looked for.
//!
//! A word that occurs in no source at all says little by its absence, but only where the author
//! could have taken it from the texts that are quoted: a word for a text in another language occurs
//! in that language, and perhaps nowhere. There the fault is the other one, a word that only texts
//! of another language have, which could not occur and would be published as a silence.

use std::collections::{BTreeMap, BTreeSet};

use crate::corpus::Corpus;
use crate::diagnostics::{Code, Diagnostic};
use crate::language::detect::{name, primary, same_language};
use crate::parse::{Probe, SourceId};
use crate::text::Span;

use super::checked::Checked;
use super::probe::Wanted;
use super::quoted_texts::QuotedTexts;

/// Where a probe occurs, seen from the languages in which it is looked for.
#[derive(Clone)]
pub(super) enum Occurs {
    /// In a text of one of them; or it is a number, which is the same in all.
    There,
    /// Only in texts of others.
    Abroad {
        /// The tags of those.
        languages: BTreeSet<String>,
        /// Whether it has a capital there wherever it stands, as names have.
        is_name: bool,
    },
    /// In no source.
    Nowhere,
}

/// Every probe of an annotation that was looked up, with the languages in which it is looked for.
pub(super) struct ProbeLookup<'a> {
    texts: &'a Corpus,
    quoted: &'a QuotedTexts<'a>,
    known: BTreeMap<(String, BTreeSet<String>), Occurs>,
    /// Where the probes stand that are foreign somewhere, which is said once.
    foreign: BTreeSet<Span>,
}

impl<'a> ProbeLookup<'a> {
    pub(super) fn new(texts: &'a Corpus, quoted: &'a QuotedTexts<'a>) -> Self {
        Self {
            texts,
            quoted,
            known: BTreeMap::new(),
            foreign: BTreeSet::new(),
        }
    }

    /// Whether a probe is foreign for the first time; one of `*` may be in several texts.
    pub(super) fn is_first(&mut self, probe: &Probe) -> bool {
        self.foreign.insert(probe.span)
    }

    /// The language of a text.
    pub(super) fn language(&self, source: &SourceId) -> &str {
        &self.texts[source].source.language
    }

    /// The languages of texts, without region.
    pub(super) fn languages<'s>(
        &self,
        sources: impl IntoIterator<Item = &'s SourceId>,
    ) -> BTreeSet<String> {
        sources
            .into_iter()
            .map(|source| primary(self.language(source)))
            .collect()
    }

    /// The languages of the texts that are quoted; where none is, those of all but `silent`.
    pub(super) fn quoted(&self, silent: &[SourceId]) -> BTreeSet<String> {
        let quoted = self.languages(self.quoted.texts.iter().copied());
        if quoted.is_empty() {
            self.languages(self.texts.keys().filter(|source| !silent.contains(source)))
        } else {
            quoted
        }
    }

    /// Where a probe occurs that is looked for in these languages.
    pub(super) fn occurs(&mut self, probe: &Probe, languages: &BTreeSet<String>) -> Occurs {
        let asked = (probe.value.clone(), languages.clone());
        if let Some(known) = self.known.get(&asked) {
            return known.clone();
        }
        let occurs = self.look_up(probe, languages);
        self.known.insert(asked, occurs.clone());
        occurs
    }

    /// Most are words of what is quoted beside them, which is looked at first: twenty long sources
    /// are not searched for each of them.
    fn look_up(&self, probe: &Probe, languages: &BTreeSet<String>) -> Occurs {
        let wanted = Wanted::new(&probe.value);
        let is_word = probe.value.chars().any(char::is_alphabetic);
        let speaks = |source: &SourceId| !is_word || is_among(self.language(source), languages);
        for quotation in self.quoted.quotations {
            let Some((source, passage)) = quotation.place() else {
                continue;
            };
            let index = &self.texts[source];
            let mut paragraphs = passage.parts.iter().map(|part| part.paragraph);
            if speaks(source) && paragraphs.any(|number| wanted.is_in_paragraph(index, number)) {
                return Occurs::There;
            }
        }
        let (there, abroad): (Vec<&SourceId>, Vec<&SourceId>) =
            self.texts.keys().partition(|source| speaks(source));
        if there
            .iter()
            .any(|source| wanted.places(&self.texts[*source]).next().is_some())
        {
            return Occurs::There;
        }
        self.abroad(&wanted, &abroad)
    }

    /// Where a probe occurs in texts of other languages.
    fn abroad(&self, wanted: &Wanted, sources: &[&SourceId]) -> Occurs {
        let (mut languages, mut is_name) = (BTreeSet::new(), true);
        for index in sources.iter().map(|source| &self.texts[*source]) {
            for found in wanted.places(index) {
                languages.insert(primary(&index.source.language));
                is_name &= index.text()[found.range]
                    .chars()
                    .next()
                    .is_some_and(char::is_uppercase);
            }
        }
        if languages.is_empty() {
            Occurs::Nowhere
        } else {
            Occurs::Abroad { languages, is_name }
        }
    }
}

/// Whether a language is one of several.
pub(super) fn is_among(language: &str, languages: &BTreeSet<String>) -> bool {
    languages.iter().any(|other| same_language(language, other))
}

/// A word that could not occur where it was looked for.
pub(super) fn foreign_probe(
    subject: &Checked,
    probe: &Probe,
    source: &SourceId,
    (here, there): (&BTreeSet<String>, &BTreeSet<String>),
    is_name: bool,
) -> Diagnostic {
    let (here, there) = (names(here), names(there));
    let message = format!(
        "“{}” is looked for in {here}, and occurs only in texts in {there}",
        probe.value
    );
    let label = subject.label(source);
    let help = if is_name {
        format!(
            "add a word in {here} that source {label} would use; a name may be spelled otherwise \
            there"
        )
    } else {
        format!(
            "look for the word in {here}, as source {label} would say it; an ending can be left \
            open with *"
        )
    };
    Diagnostic::new(Code::ForeignProbe, subject.place(probe.span), message).help(help)
}

/// `German`, `German or French`.
fn names(languages: &BTreeSet<String>) -> String {
    languages
        .iter()
        .map(|language| name(language))
        .collect::<Vec<_>>()
        .join(" or ")
}
