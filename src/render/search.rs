//! Views of pages in; the index that the search looks through, out.
//!
//! The index holds what pages show and nothing else, since it is made from their views. It is a
//! script that calls `variorumSearch`, so that it loads from disk too, and carries the table of
//! folding: whoever searches finds words whatever the typography of either.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use crate::address::{encode, paragraph_id};
use crate::text::fold::{Fold, TABLE};

use super::basis::Common;
use super::markup::{Markup, Section};
use super::prose::ProseView;
use super::strings::Strings;
use super::view::{
    CardView, ComparisonPageView, NoteView, PassageView, ProsePageView, SourcePageView,
};

/// What can be found on one page, as the script holds it: entries with commas between.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Entries(Arc<str>);

/// A place that can be found: address, title, text, and the text's language where it is not the
/// site's.
#[derive(Serialize)]
struct SearchEntry<'a>(
    String,
    &'a str,
    &'a str,
    #[serde(skip_serializing_if = "Option::is_none")] Option<&'a str>,
);

/// What the script reads before its entries.
#[derive(Serialize)]
struct SearchHead<'a> {
    /// Each row's folded form and code points, as a class of a regular expression; the first is for
    /// apostrophes inside words alone. What NFKC is asked for the script asks it too.
    fold: Vec<(&'static str, String)>,
    /// What the search says, by the script's own names.
    words: BTreeMap<&'static str, &'a str>,
}

/// A page, heading by heading, and its ordinary footnotes; comparisons have their own pages.
pub(super) fn page(common: &Common, at: &str, view: &ProsePageView) -> Entries {
    let mut writer = EntryWriter::new(common, at);
    let mut sections = vec![Section::default()];
    if let Some(summary) = &view.summary {
        sections[0].text.push_str(summary);
        sections[0].text.push(' ');
    }
    read(&view.heading, &mut sections);
    read(&view.body, &mut sections);
    for section in sections {
        let title = section_title(&view.frame.title, &section);
        writer.push(section.id.as_deref(), &title, &section.text, None);
    }
    writer.footnotes(&view.frame.title, &view.notes);
    writer.finish()
}

/// A page's title with the heading of a section of it.
fn section_title(page: &str, section: &Section) -> String {
    let heading = section.text[..section.heading].trim();
    if heading.is_empty() || heading == page {
        return page.to_owned();
    }
    format!("{page}: {heading}")
}

/// A comparison or note: answers, passages, probes and text.
pub(super) fn comparison(common: &Common, at: &str, view: &ComparisonPageView) -> Entries {
    let mut writer = EntryWriter::new(common, at);
    let mut words = card_words(&view.card);
    words.extend(Some(prose_text(&view.text)).filter(|text| !text.is_empty()));
    words.extend(view.tags.iter().map(|tag| tag.label.clone()));
    writer.push(None, &view.card.title, &words.join(" · "), None);
    writer.footnotes(&view.card.title, &view.notes);
    writer.finish()
}

/// A source: what is known about it, and each paragraph, or each passage where it may not be
/// republished.
pub(super) fn source(common: &Common, at: &str, view: &SourcePageView) -> Entries {
    let mut writer = EntryWriter::new(common, at);
    let facts: Vec<&str> = view
        .facts
        .stated
        .iter()
        .map(|fact| fact.value.as_str())
        .collect();
    writer.push(None, &view.frame.title, &facts.join(" · "), None);
    let sign = |number: usize| {
        common
            .strings
            .fill("paragraph_sign", &[("n", &number.to_string())])
    };
    let title = |number: usize| format!("{}, {}", view.label, sign(number));
    for paragraph in &view.paragraphs {
        let text = &paragraph.words;
        writer.push(
            Some(&paragraph_id(paragraph.number)),
            &title(paragraph.number),
            text,
            Some(&view.lang),
        );
    }
    for excerpt in &view.excerpts {
        writer.push(
            Some(&excerpt.id),
            &title(excerpt.paragraph),
            &quoted(&excerpt.passage),
            Some(&view.lang),
        );
    }
    writer.finish()
}

/// The script with the entries of every page.
pub(super) fn script(strings: &Strings, entries: Vec<Entries>) -> String {
    let words = [
        ("none", "search_none"),
        ("one", "search_one"),
        ("many", "search_many"),
        ("more", "search_more"),
    ];
    let words = words
        .into_iter()
        .map(|(name, key)| (name, strings.get(key)))
        .collect();
    let fold = TABLE
        .iter()
        .filter_map(|row| Some((row.folded?, class(row))))
        .collect();
    let head = json(&SearchHead { fold, words });
    let head = head.strip_suffix('}').unwrap_or(&head);
    // As large as all pages' words: made in one piece, and each page's let go once it is in.
    let length: usize = entries.iter().map(|entries| entries.0.len() + 1).sum();
    let mut script = String::with_capacity(head.len() + length + 40);
    script.push_str("variorumSearch(");
    script.push_str(head);
    script.push_str(",\"entries\":[");
    let mut is_first = true;
    for Entries(entries) in entries {
        if entries.is_empty() {
            continue;
        }
        if !std::mem::take(&mut is_first) {
            script.push(',');
        }
        script.push_str(&entries);
    }
    script.push_str("]});\n");
    script
}

/// The code points of a row as a regular expression writes them, which shows nothing that cannot be
/// seen.
fn class(row: &Fold) -> String {
    let code = |char: char| format!("\\u{{{:x}}}", char as u32);
    let mut class = String::new();
    for (first, last) in row.ranges() {
        class.push_str(&code(first));
        if first != last {
            class.push('-');
            class.push_str(&code(last));
        }
    }
    class
}

/// Nothing that a browser could take for markup, even if a server calls the file something else.
fn json(value: &impl Serialize) -> String {
    // Strings always serialise.
    serde_json::to_string(value)
        .unwrap_or_default()
        .replace('<', "\\u003c")
}

/// The entries of one page, being written.
struct EntryWriter<'a> {
    at: String,
    /// BCP 47 tag of the site.
    language: &'a str,
    entries: Vec<String>,
}

impl<'a> EntryWriter<'a> {
    fn new(common: &'a Common, at: &str) -> Self {
        Self {
            at: encode(at),
            language: &common.language,
            entries: Vec::new(),
        }
    }

    fn footnotes(&mut self, title: &str, notes: &[NoteView]) {
        for note in notes.iter().filter(|note| note.card.is_none()) {
            self.push(Some(&note.id), title, &prose_text(&note.text), None);
        }
    }

    fn push(&mut self, id: Option<&str>, title: &str, text: &str, language: Option<&str>) {
        let text = text.trim();
        if id.is_some() && text.is_empty() {
            return;
        }
        let fragment = id.map_or_else(String::new, |id| format!("#{}", encode(id)));
        let language = language.filter(|language| *language != self.language);
        self.entries.push(json(&SearchEntry(
            format!("{}{fragment}", self.at),
            title,
            text,
            language,
        )));
    }

    fn finish(self) -> Entries {
        Entries(self.entries.join(",").into())
    }
}

fn read(stretches: &[ProseView], sections: &mut Vec<Section>) {
    for stretch in stretches {
        match stretch {
            ProseView::Markup(markup) => read_markup(markup, sections),
            // The notes are read from their own list.
            ProseView::Notes(_) => {}
            ProseView::Passage(passage) => {
                if let Some(section) = sections.last_mut() {
                    section.text.push_str(&quoted(passage));
                    section.text.push(' ');
                }
            }
        }
    }
}

/// Goes on with the last section, and begins one with each heading.
fn read_markup(markup: &Markup, sections: &mut Vec<Section>) {
    for section in markup.sections() {
        match sections.last_mut().filter(|_| section.id.is_none()) {
            Some(last) => last.push(&section.text),
            None => sections.push(section.clone()),
        }
    }
}

fn prose_text(stretches: &[ProseView]) -> String {
    let mut sections = vec![Section::default()];
    read(stretches, &mut sections);
    sections
        .iter()
        .map(|section| section.text.trim())
        .collect::<Vec<_>>()
        .join(" ")
}

fn quoted(passage: &PassageView) -> String {
    passage
        .quote
        .iter()
        .map(Markup::words)
        .collect::<Vec<_>>()
        .join(" ")
}

fn card_words(card: &CardView) -> Vec<String> {
    let mut words: Vec<String> = card
        .relation
        .iter()
        .map(|relation| relation.label.clone())
        .collect();
    for group in &card.groups {
        words.extend(group.answer.iter().cloned());
        words.extend(
            group
                .passages
                .iter()
                .map(|passage| format!("{}: {}", passage.source.label, quoted(passage))),
        );
        words.extend(
            group
                .silence
                .iter()
                .map(|silence| format!("{}: {}", silence.source.label, silence.probes.join(", "))),
        );
    }
    words
}
