//! A comparison: the passages side by side, answers, silences.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::Serialize;

use crate::address;
use crate::compare::DecidingWords;
use crate::parse::{Form, RelationKind, SourceId, WritingId};
use crate::render::author::Nobody;
use crate::render::basis::{Basis, Common, Material};
use crate::render::prose::PageWriter;
use crate::render::strings::direction;
use crate::resolve::{QuotationId, Resolved, ResolvedAnnotation, ResolvedSilence};
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
    /// order of the sources; where one source alone answers, it leads.
    pub groups: Vec<GroupView>,
    /// Labels of the sources of which nothing is said; where they are many, how many in words.
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
    /// The sentence that comes nearest by what a machine sees, if that is shown.
    pub nearest: Option<NearestView>,
}

/// A sentence of a silent source.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct NearestView {
    /// Its paragraph: “¶ 3”.
    pub place: LinkView,
    /// BCP 47 tag.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// The words.
    pub words: String,
}

/// What gives a card its passages.
type Passages<'p> = dyn FnMut(&QuotationId) -> Option<PassageView> + 'p;

/// The card of an annotation for a page.
pub(crate) fn card(page: &mut PageWriter, annotation: &WritingId) -> CardView {
    let (basis, at) = (page.basis, page.at);
    let text = basis.text(annotation);
    let mut passages = |id: &QuotationId| card_passage(page, text, id);
    card_with(basis, at, annotation, &mut passages)
}

/// The same apart from any page, without the notes to its passages.
pub(crate) fn lone_card(basis: &Basis, at: &str, annotation: &WritingId) -> CardView {
    let mut passages = |id: &QuotationId| passage(basis, id, at, &mut Nobody);
    card_with(basis, at, annotation, &mut passages)
}

fn card_with(basis: &Basis, at: &str, annotation: &WritingId, passages: &mut Passages) -> CardView {
    let common = &basis.common;
    let text = basis.text(annotation);
    let relation = relation(&common.strings, text);
    let deciding = text.deciding.words == DecidingWords::Differing;
    CardView {
        id: text
            .writing
            .annotation()
            .map(|annotation| annotation.id.clone())
            .unwrap_or_default(),
        title: text.title.clone(),
        groups: groups(common, at, text, passages),
        not_examined: match relation {
            Some(_) => not_examined(common, &text.checked),
            None => Vec::new(),
        },
        relation,
        deciding,
    }
}

/// Labels of the sources that are neither quoted nor silent. They are all that the card does not
/// show, and nobody reads more names than a few: of a hundred sources their names were a third of
/// every card.
fn not_examined(common: &Common, checked: &ResolvedAnnotation) -> Vec<Arc<str>> {
    const NAMED: usize = 12;
    let quoted = checked.quoted.iter();
    let examined = quoted.chain(checked.silent.iter().map(|silence| &silence.source));
    let examined = examined.filter(|source| common.original(source) == *source);
    let count = common.originals.len() - examined.collect::<BTreeSet<_>>().len();
    if count <= NAMED {
        let sources = common.originals.iter();
        let sources = sources.filter(|(source, _)| !checked.examines(source));
        return sources.map(|(_, label)| label.clone()).collect();
    }
    let count = count.to_string();
    let others = common.strings.fill("others_not_examined", &[("n", &count)]);
    vec![others.into()]
}

/// A group with the source that it is placed by and its folded answer.
type PlacedGroup<'a> = (&'a SourceId, Option<String>, GroupView);

/// In the order of the sources; where one source alone answers, it leads.
fn groups(common: &Common, at: &str, text: &Material, passages: &mut Passages) -> Vec<GroupView> {
    let mut groups = quoted_groups(common, text, passages);
    for silence in &text.checked.silent {
        let group = GroupView {
            answer: None,
            excuses: Vec::new(),
            passages: Vec::new(),
            silence: Some(self::silence(common, text, silence, at)),
        };
        groups.push((&silence.source, None, group));
    }
    let relation = text.checked.relation.as_ref();
    let answer_leads = relation.is_some_and(|relation| relation.kind == RelationKind::Only);
    groups.sort_by_key(|(source, _, group)| {
        let is_behind = answer_leads && group.silence.is_some();
        (is_behind, common.rank(source))
    });
    groups.into_iter().map(|(_, _, group)| group).collect()
}

/// By source; a source whose folded answer another gave before joins that one's group.
fn quoted_groups<'a>(
    common: &'a Common,
    text: &'a Material,
    passages_of: &mut Passages,
) -> Vec<PlacedGroup<'a>> {
    let mut groups: Vec<PlacedGroup> = Vec::new();
    for (source, quotations) in by_source(common, text) {
        let answer = answer(text, source);
        let folded = answer
            .as_ref()
            .map(|answer| fold::fold_str(answer).to_lowercase());
        let mut passages = Vec::with_capacity(quotations.len());
        for quotation in quotations {
            passages.extend(passages_of(quotation));
        }
        let excuses = answer_excuses(text, source);
        let is_same = |group: &&mut PlacedGroup| group.1.is_some() && group.1 == folded;
        if let Some((_, _, group)) = groups.iter_mut().find(is_same) {
            group.passages.append(&mut passages);
            group.excuses.extend(excuses);
            continue;
        }
        let group = GroupView {
            answer,
            excuses,
            passages,
            silence: None,
        };
        groups.push((source, folded, group));
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
    groups
}

/// The editor's few words for what a source says.
fn answer(text: &Material, source: &SourceId) -> Option<String> {
    let answers = &text.checked.answers;
    let (_, answer) = answers.iter().find(|(answering, _)| answering == source)?;
    Some(answer.clone())
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

/// The quotations that the card shows, by source. One in running text or in an answer is read
/// there, so it is repeated only where its source has no other.
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
    sources.sort_by_key(|(source, _)| common.rank(source));
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

fn silence(common: &Common, text: &Material, silence: &ResolvedSilence, at: &str) -> SilenceView {
    let mut nearest = text.nearest.iter();
    let nearest = nearest.find(|nearest| nearest.source == silence.source);
    let page = address::link(at, &address::of_source(&silence.source));
    let exceptions = silence.exceptions.iter();
    SilenceView {
        source: LinkView::new(page, common.label(&silence.source)),
        heading: common.strings.not_found(&silence.languages),
        probes: silence.probes.clone(),
        exceptions: exceptions
            .map(|exception| link_to_paragraph(common, &exception.source, exception.paragraph, at))
            .collect(),
        nearest: nearest.map(|nearest| NearestView {
            place: link_to_paragraph(common, &nearest.source, nearest.paragraph, at),
            lang: nearest.language.clone(),
            dir: direction(&nearest.language),
            words: nearest.words.clone(),
        }),
    }
}

fn link_to_paragraph(common: &Common, source: &SourceId, number: usize, at: &str) -> LinkView {
    let page = address::of_source(source);
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
