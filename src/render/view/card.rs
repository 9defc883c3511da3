//! A comparison: the passages side by side, answers, silences.

use std::sync::Arc;

use serde::Serialize;

use crate::compare::DecidingWords;
use crate::parse::{Annotation, Form, Source, SourceId, SourceText, Writing, WritingId};
use crate::render::address;
use crate::render::edition::Edition;
use crate::render::html::Html;
use crate::render::markup::Markup;
use crate::render::prose::PageWriter;
use crate::render::quote::{self, Author, Nobody, words_left_out};
use crate::render::strings::direction;
use crate::resolve::{Exception, Piece, QuotationId, Resolved, ResolvedSilence};
use crate::text::{Span, fold};

use super::Link;

/// A comparison or note as a card.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct Card {
    /// The annotation's id.
    pub id: String,
    /// The question, or the note's title.
    pub title: String,
    /// How the sources stand to each other; nothing for a note.
    pub relation: Option<Relation>,
    /// Sources with their passages, those with the same answer together, and silent sources, in the order of the sources.
    pub groups: Vec<Group>,
    /// Labels of the sources of which nothing is said.
    pub not_examined: Vec<String>,
    /// Why words are emphasised: `shared`, `differing`; nothing if the author did it or nothing is.
    pub deciding: Option<&'static str>,
}

/// A relation as it is printed.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
pub(crate) struct Relation {
    /// The built-in one whose sign and colour it has: `agree`, `differ`, `conflict`, `only`, `unclear`.
    pub kind: &'static str,
    /// Its words.
    pub label: String,
}

/// Sources that give one answer, or one silent source.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct Group {
    /// The editor's few words.
    pub answer: Option<String>,
    /// The editor's reasons for quotations in these words.
    pub excuses: Vec<String>,
    /// Passages by source, then place in the annotation.
    pub passages: Vec<Passage>,
    /// Set for a silent source.
    pub silence: Option<Silence>,
}

/// A source in which the words do not occur.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct Silence {
    /// Its page.
    pub source: Link,
    /// “Not found in this text:”, with the language in which it was looked for where the texts quoted are in another.
    pub heading: String,
    /// What was looked for.
    pub probes: Vec<String>,
    /// Places where it occurs in another sense.
    pub exceptions: Vec<Link>,
}

/// A quoted passage.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct Passage {
    /// `c-N` where it stands in a page's own text, which its source leads back to.
    pub id: Option<String>,
    /// The source's label and the mark on its page.
    pub source: Link,
    /// “¶ 3”.
    pub locus: String,
    /// BCP 47 tag of the source.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// The words as the source has them, paragraph by paragraph.
    pub quote: Vec<Markup>,
    /// Markers of notes that stand beside the words where they are quoted.
    pub markers: Html,
    /// Words that elisions leave out.
    pub omitted: Vec<Omitted>,
    /// What brackets stand for.
    pub brackets: Vec<Bracket>,
    /// Whose the emphasis in the words is, and what the source strikes out.
    pub remarks: Vec<String>,
    /// Set for a passage of a translation.
    pub translation: Option<Translation>,
    /// The editor's reasons for what the checks would forbid.
    pub excuses: Vec<String>,
}

/// Words that an elision leaves out.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct Omitted {
    /// “12 words left out”.
    pub label: String,
    /// The words; nothing if the source may not be republished.
    pub words: Option<Markup>,
}

/// What a bracket stands for.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct Bracket {
    /// As written: `[the president]`.
    pub written: String,
    /// “[the president] stands in place of”, or that the editor added it.
    pub label: String,
    /// The words that stand there; nothing if none do, or the source may not be republished.
    pub words: Option<Markup>,
}

/// Who translated a passage.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct Translation {
    /// “translated by …”.
    pub label: String,
    /// The same paragraph of the original.
    pub original: Option<Link>,
}

/// The card of an annotation for a page.
pub(crate) fn card(page: &mut PageWriter, writing: &Writing, annotation: &Annotation) -> Card {
    let edition = page.edition;
    let checked = &edition.resolution.annotations[&writing.id];
    let relation = relation(edition, &writing.id);
    let deciding = match edition.compared.deciding[&writing.id].words {
        DecidingWords::Shared => Some("shared"),
        DecidingWords::Differing => Some("differing"),
        DecidingWords::Author | DecidingWords::None => None,
    };
    Card {
        id: annotation.id.clone(),
        title: edition.title(&writing.id),
        groups: groups(page, writing),
        not_examined: match relation {
            Some(_) => checked.unexamined.iter().map(|source| edition.label(source).to_owned()).collect(),
            None => Vec::new(),
        },
        relation,
        deciding,
    }
}

/// The relation of a writing, if it is a comparison.
pub(crate) fn relation(edition: &Edition, writing: &WritingId) -> Option<Relation> {
    let relation = edition.resolution.annotations.get(writing)?.relation.as_ref()?;
    let label = relation.label.clone().unwrap_or_else(|| edition.strings.relation(relation.kind));
    Some(Relation { kind: relation.kind.name(), label })
}

/// By source; a source whose folded answer another gave before joins that one's group.
fn groups(page: &mut PageWriter, writing: &Writing) -> Vec<Group> {
    let edition = page.edition;
    let checked = &edition.resolution.annotations[&writing.id];
    let mut groups: Vec<(&SourceId, Option<String>, Group)> = Vec::new();
    for (source, quotations) in by_source(edition, &writing.id) {
        let answer = checked.answers.iter().find(|(answering, _)| answering == source).map(|(_, answer)| answer.clone());
        let folded = answer.as_ref().map(|answer| fold::fold_str(answer).to_lowercase());
        let mut passages: Vec<Passage> =
            quotations.iter().filter_map(|quotation| card_passage(page, writing, quotation)).collect();
        let excuses = answer_excuses(edition, &writing.id, source);
        match groups.iter_mut().find(|(_, known, _)| known.is_some() && *known == folded) {
            Some((_, _, group)) => {
                group.passages.append(&mut passages);
                group.excuses.extend(excuses);
            }
            None => groups.push((source, folded, Group { answer, excuses, passages, silence: None })),
        }
    }
    for silence in &checked.silent {
        let group = Group {
            answer: None,
            excuses: Vec::new(),
            passages: Vec::new(),
            silence: Some(self::silence(edition, silence, page.at)),
        };
        groups.push((&silence.source, None, group));
    }
    for (_, _, group) in &mut groups {
        // What a passage below says of itself need not be said of the answer.
        let passages = &group.passages;
        group.excuses.retain(|reason| !passages.iter().any(|passage| passage.excuses.contains(reason)));
    }
    groups.sort_by_key(|(source, _, _)| *source);
    groups.into_iter().map(|(_, _, group)| group).collect()
}

/// A passage of a card. Markers of notes stand in it where a block is quoted, once for all its sources; those of a quotation in
/// running text stand there.
fn card_passage(page: &mut PageWriter, writing: &Writing, id: &QuotationId) -> Option<Passage> {
    let edition = page.edition;
    let quotation = &edition.resolution.quotation(id).quotation;
    let before = id.number.checked_sub(2).and_then(|index| edition.resolution.quotations[&id.writing].get(index));
    let is_first = before.is_none_or(|before| before.quotation.span != quotation.span);
    if quotation.form == Form::Block && !quotation.in_place && is_first {
        page.card_passage(writing, id)
    } else {
        passage(edition, id, page.at, &mut Nobody)
    }
}

/// The quotations that the card shows. One in running text or in an answer is read there, so it is repeated only where its source has
/// no other.
fn by_source<'a>(edition: &'a Edition, annotation: &WritingId) -> Vec<(&'a SourceId, Vec<&'a QuotationId>)> {
    let mut sources: Vec<(&SourceId, Vec<&QuotationId>)> = Vec::new();
    for quotation in &edition.resolution.annotations[annotation].quotations {
        let Some(source) = &edition.resolution.quotation(quotation).source else { continue };
        let source = edition.project.original(source);
        match sources.iter_mut().find(|(known, _)| *known == source) {
            Some((_, quotations)) => quotations.push(quotation),
            None => sources.push((source, vec![quotation])),
        }
    }
    for (_, quotations) in &mut sources {
        let is_read_there = |id: &&QuotationId| {
            let quotation = &edition.resolution.quotation(id).quotation;
            quotation.in_place || quotation.form != Form::Block
        };
        if !quotations.iter().all(is_read_there) {
            quotations.retain(|quotation| !is_read_there(quotation));
        }
    }
    sources
}

fn silence(edition: &Edition, silence: &ResolvedSilence, at: &str) -> Silence {
    let page = address::of_source(&silence.source);
    let exception = |place: &Exception| Link {
        href: address::link_to(at, &address::of_source(&place.source), &format!("p{}", place.paragraph)),
        label: edition.strings.fill("paragraph_sign", &[("n", &place.paragraph.to_string())]),
        current: false,
    };
    let source = Link { href: address::link(at, &page), label: edition.label(&silence.source).to_owned(), current: false };
    let exceptions = silence.exceptions.iter().map(exception).collect();
    let heading = edition.strings.not_found(&silence.languages);
    Silence { source, heading, probes: silence.probes.clone(), exceptions }
}

/// A quoted passage for the page at `at`; nothing if it did not resolve. What stands among its words is written by `author`.
pub(crate) fn passage(edition: &Edition, quotation: &QuotationId, at: &str, author: &mut dyn Author) -> Option<Passage> {
    let resolved = edition.resolution.quotation(quotation);
    let (source, passage) = resolved.place()?;
    let source = edition.source(source);
    let marked = edition.passages.get(quotation).map_or_else(|| format!("p{}", passage.paragraph()), |mark| mark.id.clone());
    let href = address::link_to(at, &address::of_source(&source.key), &marked);
    Some(Passage {
        id: None,
        source: Link { href, label: source.label.clone(), current: false },
        locus: locus(edition, passage.parts.iter().map(|part| part.paragraph)),
        lang: source.language.clone(),
        dir: direction(&source.language),
        quote: quote::paragraphs(edition, quotation, author),
        markers: Html::default(),
        omitted: passage.pieces.iter().filter_map(|piece| omitted(edition, source, piece)).collect(),
        brackets: passage.pieces.iter().filter_map(|piece| bracket(edition, source, piece)).collect(),
        remarks: quote::remarks(&edition.strings, source, passage),
        translation: translation(edition, source, passage.paragraph(), at),
        excuses: excuses([resolved]),
    })
}

/// The editor's reasons for quotations, each once.
pub(crate) fn excuses<'r>(quotations: impl IntoIterator<Item = &'r Arc<Resolved>>) -> Vec<String> {
    let mut reasons = Vec::new();
    for excuse in quotations.into_iter().flat_map(|resolved| resolved.excuses()) {
        if !reasons.contains(&excuse.reason) {
            reasons.push(excuse.reason.clone());
        }
    }
    reasons
}

/// The editor's reasons for the quotations in the answer of a source.
pub(crate) fn answer_excuses(edition: &Edition, annotation: &WritingId, source: &SourceId) -> Vec<String> {
    let is_in_answer =
        |resolved: &&Arc<Resolved>| resolved.quotation.form == Form::Answer && resolved.source.as_ref() == Some(source);
    excuses(edition.resolution.quotations[annotation].iter().filter(is_in_answer))
}

/// “¶ 3” or “¶ 3–5”.
pub(crate) fn locus(edition: &Edition, paragraphs: impl Iterator<Item = usize> + Clone) -> String {
    let first = paragraphs.clone().min().unwrap_or(1).to_string();
    let last = paragraphs.max().unwrap_or(1).to_string();
    let key = if first == last { "paragraph_sign" } else { "paragraph_range" };
    edition.strings.fill(key, &[("n", &first), ("m", &last)])
}

/// The source's words at a span; nothing if it may not be republished.
fn shown(source: &Source, span: Span) -> Option<Markup> {
    (source.published_text == SourceText::Full).then(|| quote::apart(source, span))
}

fn omitted(edition: &Edition, source: &Source, piece: &Piece) -> Option<Omitted> {
    let Piece::Omitted { span } = piece else { return None };
    let count = words_left_out(source, *span);
    (count > 0).then(|| Omitted { label: edition.strings.count("omitted", count), words: shown(source, *span) })
}

fn bracket(edition: &Edition, source: &Source, piece: &Piece) -> Option<Bracket> {
    match piece {
        Piece::Replaced { text, span } => Some(Bracket {
            written: text.clone(),
            label: edition.strings.fill("stands_there", &[("written", text)]),
            words: Some(shown(source, *span)?),
        }),
        _ => None,
    }
}

fn translation(edition: &Edition, source: &Source, paragraph: usize, at: &str) -> Option<Translation> {
    let sidecar = &source.sidecar;
    sidecar.translation_of.as_ref()?;
    let label = match (&sidecar.translator, sidecar.machine) {
        (Some(name), false) => edition.strings.fill("translated_by", &[("name", name)]),
        (Some(name), true) => edition.strings.fill("translated_by_machine_name", &[("name", name)]),
        (None, true) => edition.strings.get("translated_by_machine").to_owned(),
        (None, false) => edition.strings.get("translated").to_owned(),
    };
    let original = edition.project.original(&source.key);
    let link = source.original_paragraph(paragraph).map(|paragraph| Link {
        href: address::link_to(at, &address::of_source(original), &format!("p{paragraph}")),
        label: edition.strings.get("translation_original").to_owned(),
        current: false,
    });
    Some(Translation { label, original: link })
}
