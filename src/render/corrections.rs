//! What was published and put right, whichever text it was in: what the list of corrections shows,
//! and the feed tells.

use crate::address::Ids;
use crate::compare::is_published;
use crate::parse::{Correction, Date, Options, Project, SourceCorrection, Writing, WritingId};

/// A correction as others than its own page show it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct ListedCorrection {
    /// When it was put right.
    pub date: Date,
    /// Its id: one of an author's own text on the text's page, one of a source in the list.
    pub id: String,
    /// What was put right.
    pub corrected: Corrected,
}

/// What was put right.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Corrected {
    /// An author's own text.
    Text {
        /// Its page.
        address: String,
        /// What it is called.
        title: String,
        /// What was wrong and what is right.
        text: String,
    },
    /// What is quoted from a source.
    Source {
        /// What the source was and is.
        correction: SourceCorrection,
        /// Address and title of the page that quotes it, if it is still there.
        page: Option<(String, String)>,
        /// BCP 47 tag of the source's text.
        language: String,
    },
}

/// Whether there is any.
pub(crate) fn has_corrections(project: &Project, options: &Options) -> bool {
    let in_texts = |writing: &Writing| !writing.head.corrections.is_empty();
    published(project, options).any(in_texts) || of_sources(project, options).next().is_some()
}

/// All of them, the latest first; of one date first those of texts, then those of sources, each in
/// the order of its file. `title` is what a page or annotation is called.
pub(crate) fn corrections(
    project: &Project,
    options: &Options,
    title: impl Fn(&WritingId) -> String,
) -> Vec<ListedCorrection> {
    let mut listed = Vec::new();
    for writing in published(project, options) {
        let corrections = &writing.head.corrections;
        for (correction, id) in corrections
            .iter()
            .zip(ids(corrections, &mut Ids::default()))
        {
            let corrected = Corrected::Text {
                address: writing.address.to_string(),
                title: title(&writing.id),
                text: correction.text.clone(),
            };
            let date = correction.date.clone();
            listed.push(ListedCorrection {
                date,
                id,
                corrected,
            });
        }
    }
    let mut ids = Ids::default();
    for correction in of_sources(project, options) {
        let page = writing_of(project, correction);
        let corrected = Corrected::Source {
            correction: correction.clone(),
            page: page.map(|writing| (writing.address.to_string(), title(&writing.id))),
            language: language(project, correction).to_owned(),
        };
        let wish = format!("correction-{}-{}", correction.source, day(&correction.date));
        listed.push(ListedCorrection {
            date: correction.date.clone(),
            id: ids.unique(&wish),
            corrected,
        });
    }
    listed.sort_by(|a, b| b.date.cmp(&a.date));
    listed
}

/// The ids of a text's corrections on its own page, by their day, so that a link survives when
/// others are added. They are given out before those of headings, which must not change them.
pub(crate) fn ids(corrections: &[Correction], ids: &mut Ids) -> Vec<String> {
    let mut given = Vec::with_capacity(corrections.len());
    for correction in corrections {
        given.push(ids.unique(&format!("correction-{}", day(&correction.date))));
    }
    given
}

/// The day of a date, or as much as is known of it: what corrections are named by.
pub(crate) fn day(date: &Date) -> &str {
    let written = date.as_str();
    written.get(.."2025-06-16".len()).unwrap_or(written)
}

/// The pages, then the annotations that are published.
fn published<'p>(project: &'p Project, options: &'p Options) -> impl Iterator<Item = &'p Writing> {
    let pages = project.pages().map(|(page, _)| page);
    let annotations = project.annotations.values();
    let annotations = annotations.map(|annotation| &*project.writings[annotation]);
    let all = pages.chain(annotations);
    all.filter(|writing| is_published(writing, options))
}

/// Those of sources but those that a draft quotes.
fn of_sources<'p>(
    project: &'p Project,
    options: &'p Options,
) -> impl Iterator<Item = &'p SourceCorrection> {
    let is_shown = |correction: &&SourceCorrection| {
        writing_of(project, correction).is_none_or(|writing| is_published(writing, options))
    };
    project.corrections.iter().filter(is_shown)
}

/// In which its words are; of a source that was taken out, what most of the site is in.
fn language<'p>(project: &'p Project, correction: &SourceCorrection) -> &'p str {
    let source = project.sources.get(&correction.source);
    source.map_or(&project.config.language, |source| &source.language)
}

/// The page or annotation that quotes the words, if it is still there.
fn writing_of<'p>(project: &'p Project, correction: &SourceCorrection) -> Option<&'p Writing> {
    let writing = project.writings.get(&WritingId::new(&correction.file))?;
    Some(writing)
}
