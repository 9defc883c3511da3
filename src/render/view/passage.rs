//! A quoted passage, and how the comparison that quotes it stands.

use std::sync::Arc;

use serde::Serialize;

use crate::address;
use crate::parse::{Source, SourceText};
use crate::render::author::{Author, Nobody};
use crate::render::basis::{Basis, Common, Material};
use crate::render::html::Html;
use crate::render::markup::Markup;
use crate::render::quote::{self, words_left_out};
use crate::render::strings::{Strings, direction};
use crate::resolve::{Piece, QuotationId, Resolved};
use crate::text::Span;

use super::LinkView;

/// A quoted passage.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct PassageView {
    /// `c-N` where it stands in a page's own text, which its source leads back to.
    pub id: Option<String>,
    /// The source's label and the mark on its page.
    pub source: LinkView,
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
    pub omitted: Vec<OmittedView>,
    /// What brackets stand for.
    pub brackets: Vec<BracketView>,
    /// Whose the emphasis in the words is, and what the source strikes out.
    pub remarks: Vec<String>,
    /// Set for a passage of a translation.
    pub translation: Option<TranslationView>,
    /// The editor's reasons for what the checks would forbid.
    pub excuses: Vec<String>,
}

/// Words that an elision leaves out.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct OmittedView {
    /// “12 words left out”.
    pub label: String,
    /// The words; nothing if the source may not be republished.
    pub words: Option<Markup>,
}

/// What a bracket stands for.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct BracketView {
    /// As written: `[the president]`.
    pub written: String,
    /// “[the president] stands in place of”, or that the editor added it.
    pub label: String,
    /// The words that stand there; nothing if none do, or the source may not be republished.
    pub words: Option<Markup>,
}

/// Who translated a passage.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct TranslationView {
    /// “translated by …”.
    pub label: String,
    /// The same paragraph of the original.
    pub original: Option<LinkView>,
}

/// A relation as it is printed.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
pub(crate) struct RelationView {
    /// The built-in one whose sign and colour it has: `agree`, `differ`, `conflict`, `only`,
    /// `unclear`.
    pub kind: &'static str,
    /// Its words.
    pub label: String,
}

/// A quoted passage for the page at `at`; nothing if it did not resolve. What stands among its
/// words is written by `author`.
pub(crate) fn passage(
    basis: &Basis,
    quotation: &QuotationId,
    at: &str,
    author: &mut dyn Author,
) -> Option<PassageView> {
    passage_with(basis, quotation, at, basis.deciding(quotation), author)
}

/// The same apart from its comparison, where nothing would say why the page stresses words.
pub(crate) fn lone_passage(
    basis: &Basis,
    quotation: &QuotationId,
    at: &str,
) -> Option<PassageView> {
    passage_with(basis, quotation, at, &[], &mut Nobody)
}

fn passage_with(
    basis: &Basis,
    quotation: &QuotationId,
    at: &str,
    deciding: &[Span],
    author: &mut dyn Author,
) -> Option<PassageView> {
    let (quoted, strings) = (basis.quotation(quotation), &basis.common.strings);
    let (source, passage) = quoted.resolved.place()?;
    let source = basis.source(source);
    let marked = quoted.mark.as_ref().map_or_else(
        || address::paragraph_id(passage.paragraph()),
        |mark| mark.id.clone(),
    );
    let href = address::link_to(at, &address::of_source(&source.key), &marked);
    Some(PassageView {
        id: None,
        source: LinkView::new(href, &source.label),
        locus: locus(strings, passage.parts.iter().map(|part| part.paragraph)),
        lang: source.language.clone(),
        dir: direction(&source.language),
        quote: quote::paragraphs(source, passage, deciding, author),
        markers: Html::default(),
        omitted: passage
            .pieces
            .iter()
            .filter_map(|piece| omitted(strings, source, piece))
            .collect(),
        brackets: passage
            .pieces
            .iter()
            .filter_map(|piece| bracket(strings, source, piece))
            .collect(),
        remarks: quote::remarks(strings, source, passage),
        translation: translation(basis, source, passage.paragraph(), at),
        excuses: excuses([&quoted.resolved.0]),
    })
}

/// The editor's reasons for quotations, each once.
pub(crate) fn excuses<'r>(quotations: impl IntoIterator<Item = &'r Arc<Resolved>>) -> Vec<String> {
    let mut reasons = Vec::new();
    for excuse in quotations
        .into_iter()
        .flat_map(|resolved| resolved.excuses())
    {
        if !reasons.contains(&excuse.reason) {
            reasons.push(excuse.reason.clone());
        }
    }
    reasons
}

/// The relation of a text, if it is a comparison.
pub(crate) fn relation(strings: &Strings, text: &Material) -> Option<RelationView> {
    let relation = text.checked.relation.as_ref()?;
    let label = relation
        .label
        .clone()
        .unwrap_or_else(|| strings.relation(relation.kind));
    Some(RelationView {
        kind: relation.kind.name(),
        label,
    })
}

/// “¶ 3” or “¶ 3–5”.
pub(crate) fn locus(strings: &Strings, paragraphs: impl Iterator<Item = usize> + Clone) -> String {
    let first = paragraphs.clone().min().unwrap_or(1).to_string();
    let last = paragraphs.max().unwrap_or(1).to_string();
    let key = if first == last {
        "paragraph_sign"
    } else {
        "paragraph_range"
    };
    strings.fill(key, &[("n", &first), ("m", &last)])
}

/// The source's words at a span; nothing if it may not be republished.
fn shown(source: &Source, span: Span) -> Option<Markup> {
    (source.published_text == SourceText::Full).then(|| quote::apart(source, span))
}

fn omitted(strings: &Strings, source: &Source, piece: &Piece) -> Option<OmittedView> {
    let Piece::Omitted { span } = piece else {
        return None;
    };
    let count = words_left_out(source, *span);
    (count > 0).then(|| OmittedView {
        label: strings.count("omitted", count),
        words: shown(source, *span),
    })
}

fn bracket(strings: &Strings, source: &Source, piece: &Piece) -> Option<BracketView> {
    match piece {
        Piece::Replaced { text, span } => Some(BracketView {
            written: text.clone(),
            label: strings.fill("stands_there", &[("written", text)]),
            words: Some(shown(source, *span)?),
        }),
        _ => None,
    }
}

fn translation(
    basis: &Basis,
    source: &Source,
    paragraph: usize,
    at: &str,
) -> Option<TranslationView> {
    let (strings, sidecar) = (&basis.common.strings, &source.sidecar);
    sidecar.translation_of.as_ref()?;
    let label = match (&sidecar.translator, sidecar.machine) {
        (Some(name), false) => strings.fill("translated_by", &[("name", name)]),
        (Some(name), true) => strings.fill("translated_by_machine_name", &[("name", name)]),
        (None, true) => strings.get("translated_by_machine").to_owned(),
        (None, false) => strings.get("translated").to_owned(),
    };
    let original = source
        .original_paragraph(paragraph)
        .map(|number| link_to_original(&basis.common, source, number, at));
    Some(TranslationView { label, original })
}

fn link_to_original(common: &Common, source: &Source, paragraph: usize, at: &str) -> LinkView {
    let page = address::of_source(common.original(&source.key));
    LinkView::new(
        address::link_to(at, &page, &address::paragraph_id(paragraph)),
        common.strings.get("translation_original"),
    )
}
