//! A comparison: the passages side by side, answers, silences.

use std::sync::Arc;

use serde::Serialize;

use crate::address;
use crate::compare::DecidingWords;
use crate::parse::{Form, SourceId, WritingId};
use crate::render::author::Nobody;
use crate::render::basis::{Common, Material};
use crate::render::prose::PageWriter;
use crate::resolve::{Exception, QuotationId, Resolved, ResolvedAnnotation, ResolvedSilence};
use crate::text::fold;

use super::{LinkView, PassageView, RelationView, excuses, passage, relation};

/// A comparison or note as a card.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct CardView {
    /// The annotation's id.
    pub id: String,
    /// The question, or the note's title.
    pub title: String,
    /// How the sources stand to each other; nothing for a note.
    pub relation: Option<RelationView>,
    /// Sources with their passages, those with the same answer together, and silent sources, in the
    /// order of the sources.
    pub groups: Vec<GroupView>,
    /// Labels of the sources of which nothing is said.
    pub not_examined: Vec<Arc<str>>,
    /// Whether the page emphasises words by itself.
    pub deciding: bool,
}

/// Sources that give one answer, or one silent source.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct GroupView {
    /// The editor's few words.
    pub answer: Option<String>,
    /// The editor's reasons for quotations in these words.
    pub excuses: Vec<String>,
    /// Passages by source, then place in the annotation.
    pub passages: Vec<PassageView>,
    /// Set for a silent source.
    pub silence: Option<SilenceView>,
}

/// A source in which the words do not occur.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct SilenceView {
    /// Its page.
    pub source: LinkView,
    /// “Not found in this text:”, with the language in which it was looked for where the texts
    /// quoted are in another.
    pub heading: String,
    /// What was looked for.
    pub probes: Vec<String>,
    /// Places where it occurs in another sense.
    pub exceptions: Vec<LinkView>,
}

/// The card of an annotation for a page.
pub(crate) fn card(page: &mut PageWriter, annotation: &WritingId) -> CardView {
    let common = &page.basis.common;
    let text = page.basis.text(annotation);
    let relation = relation(&common.strings, text);
    let deciding = text.deciding.words == DecidingWords::Differing;
    CardView {
        id: text
            .writing
            .annotation()
            .map(|annotation| annotation.id.clone())
            .unwrap_or_default(),
        title: text.title.clone(),
        groups: groups(page, text),
        not_examined: match relation {
            Some(_) => not_examined(common, &text.checked),
            None => Vec::new(),
        },
        relation,
        deciding,
    }
}

/// Labels of the sources that are neither quoted nor silent.
fn not_examined(common: &Common, checked: &ResolvedAnnotation) -> Vec<Arc<str>> {
    let sources = common.originals.iter();
    let sources = sources.filter(|(source, _)| !checked.examines(source));
    sources.map(|(_, label)| label.clone()).collect()
}

/// By source; a source whose folded answer another gave before joins that one's group.
fn groups(page: &mut PageWriter, text: &Material) -> Vec<GroupView> {
    let common = &page.basis.common;
    let checked = &text.checked;
    let mut groups: Vec<(&SourceId, Option<String>, GroupView)> = Vec::new();
    for (source, quotations) in by_source(common, text) {
        let answer = checked
            .answers
            .iter()
            .find(|(answering, _)| answering == source)
            .map(|(_, answer)| answer.clone());
        let folded = answer
            .as_ref()
            .map(|answer| fold::fold_str(answer).to_lowercase());
        let mut passages: Vec<PassageView> = quotations
            .iter()
            .filter_map(|quotation| card_passage(page, text, quotation))
            .collect();
        let excuses = answer_excuses(text, source);
        match groups
            .iter_mut()
            .find(|(_, known, _)| known.is_some() && *known == folded)
        {
            Some((_, _, group)) => {
                group.passages.append(&mut passages);
                group.excuses.extend(excuses);
            }
            None => groups.push((
                source,
                folded,
                GroupView {
                    answer,
                    excuses,
                    passages,
                    silence: None,
                },
            )),
        }
    }
    for silence in &checked.silent {
        let group = GroupView {
            answer: None,
            excuses: Vec::new(),
            passages: Vec::new(),
            silence: Some(self::silence(common, silence, page.at)),
        };
        groups.push((&silence.source, None, group));
    }
    for (_, _, group) in &mut groups {
        // What a passage below says of itself need not be said of the answer.
        let passages = &group.passages;
        group.excuses.retain(|reason| {
            !passages
                .iter()
                .any(|passage| passage.excuses.contains(reason))
        });
    }
    groups.sort_by_key(|(source, _, _)| *source);
    groups.into_iter().map(|(_, _, group)| group).collect()
}

/// A passage of a card. Markers of notes stand in it where a block is quoted, once for all its
/// sources; those of a quotation in running text stand there.
fn card_passage(page: &mut PageWriter, text: &Material, id: &QuotationId) -> Option<PassageView> {
    let quotation = &text.quotation(id).resolved.quotation;
    let before = id
        .number
        .checked_sub(2)
        .and_then(|index| text.quotations.get(index));
    let is_first = before.is_none_or(|before| before.resolved.quotation.span != quotation.span);
    if quotation.form == Form::Block && !quotation.in_place && is_first {
        page.card_passage(&text.writing, id)
    } else {
        passage(page.basis, id, page.at, &mut Nobody)
    }
}

/// The quotations that the card shows. One in running text or in an answer is read there, so it is
/// repeated only where its source has no other.
fn by_source<'a>(
    common: &'a Common,
    text: &'a Material,
) -> Vec<(&'a SourceId, Vec<&'a QuotationId>)> {
    let mut sources: Vec<(&SourceId, Vec<&QuotationId>)> = Vec::new();
    for quotation in &text.checked.quotations {
        let Some(source) = &text.quotation(quotation).resolved.source else {
            continue;
        };
        let source = common.original(source);
        match sources.iter_mut().find(|(known, _)| *known == source) {
            Some((_, quotations)) => quotations.push(quotation),
            None => sources.push((source, vec![quotation])),
        }
    }
    for (_, quotations) in &mut sources {
        let is_read_there = |id: &&QuotationId| {
            let quotation = &text.quotation(id).resolved.quotation;
            quotation.in_place || quotation.form != Form::Block
        };
        if !quotations.iter().all(is_read_there) {
            quotations.retain(|quotation| !is_read_there(quotation));
        }
    }
    sources
}

fn silence(common: &Common, silence: &ResolvedSilence, at: &str) -> SilenceView {
    let page = address::link(at, &address::of_source(&silence.source));
    let exceptions = silence.exceptions.iter();
    SilenceView {
        source: LinkView::new(page, common.label(&silence.source)),
        heading: common.strings.not_found(&silence.languages),
        probes: silence.probes.clone(),
        exceptions: exceptions
            .map(|exception| link_to_exception(common, exception, at))
            .collect(),
    }
}

fn link_to_exception(common: &Common, exception: &Exception, at: &str) -> LinkView {
    let (page, number) = (address::of_source(&exception.source), exception.paragraph);
    let sign = [("n", &*number.to_string())];
    LinkView::new(
        address::link_to(at, &page, &address::paragraph_id(number)),
        common.strings.fill("paragraph_sign", &sign),
    )
}

/// The editor's reasons for the quotations in the answer of a source.
pub(crate) fn answer_excuses(text: &Material, source: &SourceId) -> Vec<String> {
    let is_in_answer = |resolved: &&Arc<Resolved>| {
        resolved.quotation.form == Form::Answer && resolved.source.as_ref() == Some(source)
    };
    excuses(text.resolved().filter(is_in_answer))
}
