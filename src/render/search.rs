//! Views of pages in; the index that the search looks through, out.
//!
//! The index holds what pages show and nothing else, since it is made from their views. It is a script that calls
//! `variorumSearch`, so that it loads from disk too, and carries the table of folding: whoever searches finds words
//! whatever the typography of either.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::text::fold::TABLE;

use super::address;
use super::plain::{self, Section};
use super::prose::Stretch;
use super::strings::Strings;
use super::view::{Card, ComparisonPage, Note, Passage, ProsePage, SourcePage};

/// A place that can be found: address, title, text, and the text's language where it is not the site's.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
struct Entry(String, String, String, #[serde(skip_serializing_if = "Option::is_none")] Option<String>);

/// What can be found, in the order of the pages.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Index {
    entries: Vec<Entry>,
    /// BCP 47 tag of the site.
    language: String,
}

/// What the script reads.
#[derive(Serialize)]
struct File<'a> {
    /// Each row's folded form and code points; the first is for apostrophes inside words alone.
    fold: Vec<(&'static str, String)>,
    /// What the search says, by the script's own names.
    words: BTreeMap<&'static str, &'a str>,
    entries: &'a [Entry],
}

impl Index {
    /// An empty index for a site of this language.
    pub(crate) fn new(language: &str) -> Self {
        Self { entries: Vec::new(), language: language.to_owned() }
    }

    /// A page, heading by heading, and its ordinary footnotes; comparisons have their own pages.
    pub(crate) fn page(&mut self, at: &str, view: &ProsePage) {
        let mut sections = vec![Section::default()];
        if let Some(summary) = &view.summary {
            sections[0].text.push_str(summary);
            sections[0].text.push(' ');
        }
        read(&view.heading, &mut sections);
        read(&view.body, &mut sections);
        for section in sections {
            self.push(at, section.id.as_deref(), &view.frame.title, &section.text, None);
        }
        self.footnotes(at, &view.frame.title, &view.notes);
    }

    /// A comparison or note: answers, passages, probes and text.
    pub(crate) fn comparison(&mut self, at: &str, view: &ComparisonPage) {
        let mut words = card_words(&view.card);
        words.extend(Some(prose_text(&view.text)).filter(|text| !text.is_empty()));
        words.extend(view.tags.iter().map(|tag| tag.label.clone()));
        self.push(at, None, &view.card.title, &words.join(" · "), None);
        self.footnotes(at, &view.card.title, &view.notes);
    }

    /// A source: what is known about it, and each paragraph, or each passage where it may not be republished.
    pub(crate) fn source(&mut self, at: &str, view: &SourcePage, paragraph_sign: impl Fn(usize) -> String) {
        let facts: Vec<&str> = view.facts.stated.iter().map(|fact| fact.value.as_str()).collect();
        self.push(at, None, &view.frame.title, &facts.join(" · "), None);
        let title = |number: usize| format!("{}, {}", view.label, paragraph_sign(number));
        for paragraph in &view.paragraphs {
            let text = plain::text(&paragraph.text);
            self.push(at, Some(&format!("p{}", paragraph.number)), &title(paragraph.number), &text, Some(&view.lang));
        }
        for excerpt in &view.excerpts {
            self.push(at, Some(&excerpt.id), &title(excerpt.paragraph), &quoted(&excerpt.passage), Some(&view.lang));
        }
    }

    /// The script.
    pub(crate) fn script(&self, strings: &Strings) -> String {
        let words = [("none", "search_none"), ("one", "search_one"), ("many", "search_many"), ("more", "search_more")];
        let words = words.into_iter().map(|(name, key)| (name, strings.get(key))).collect();
        let fold = TABLE.iter().map(|row| (row.folded, row.chars.iter().collect())).collect();
        let json = serde_json::to_string(&File { fold, words, entries: &self.entries }).unwrap_or_default();
        // Nothing that a browser could take for markup, even if a server calls the file something else.
        format!("variorumSearch({});\n", json.replace('<', "\\u003c"))
    }

    fn footnotes(&mut self, at: &str, title: &str, notes: &[Note]) {
        for note in notes.iter().filter(|note| note.card.is_none()) {
            self.push(at, Some(&note.id), title, &prose_text(&note.text), None);
        }
    }

    fn push(&mut self, at: &str, id: Option<&str>, title: &str, text: &str, language: Option<&str>) {
        let text = text.trim();
        if id.is_some() && text.is_empty() {
            return;
        }
        let fragment = id.map_or_else(String::new, |id| format!("#{}", address::encode(id)));
        let language = language.filter(|language| *language != self.language).map(str::to_owned);
        self.entries.push(Entry(format!("{}{fragment}", address::encode(at)), title.to_owned(), text.to_owned(), language));
    }
}

fn read(stretches: &[Stretch], sections: &mut Vec<Section>) {
    for stretch in stretches {
        match stretch {
            Stretch::Markup(html) => plain::read(html, sections),
            // The notes are read from their own list.
            Stretch::Notes(_) => {}
            Stretch::Passage(passage) => {
                if let Some(section) = sections.last_mut() {
                    section.text.push_str(&quoted(passage));
                    section.text.push(' ');
                }
            }
        }
    }
}

fn prose_text(stretches: &[Stretch]) -> String {
    let mut sections = vec![Section::default()];
    read(stretches, &mut sections);
    sections.iter().map(|section| section.text.trim()).collect::<Vec<_>>().join(" ")
}

fn quoted(passage: &Passage) -> String {
    passage.quote.iter().map(plain::text).collect::<Vec<_>>().join(" ")
}

fn card_words(card: &Card) -> Vec<String> {
    let mut words: Vec<String> = card.relation.iter().map(|relation| relation.label.clone()).collect();
    for group in &card.groups {
        words.extend(group.answer.iter().cloned());
        words.extend(group.passages.iter().map(|passage| format!("{}: {}", passage.source.label, quoted(passage))));
        words.extend(group.silence.iter().map(|silence| format!("{}: {}", silence.source.label, silence.probes.join(", "))));
    }
    words
}
