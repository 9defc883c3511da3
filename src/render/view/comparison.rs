//! A comparison's or note's own page.

use serde::Serialize;

use crate::address;
use crate::parse::WritingId;
use crate::render::basis::{Basis, Common, Material};
use crate::render::list_places::{self, ListPlace};
use crate::render::prose::{PageWriter, ProseView};

use super::note::{annotation_text, compares};
use super::quotable::quotable;
use super::quoted_sources::{QuotedSourceView, quoted_sources};
use super::{
    BylineView, CardView, CorrectionNoticeView, FrameView, LinkView, NoteView, byline, card,
    correction_notices, frame, notes, relation,
};

/// `comparison.html`: a comparison or note by itself.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct ComparisonPageView {
    /// Head and navigation.
    pub frame: FrameView,
    /// Passages, answers, silences.
    pub card: CardView,
    /// Who wrote it and when.
    pub byline: BylineView,
    /// What was wrong in it, the latest first.
    pub corrections: Vec<CorrectionNoticeView>,
    /// What the author wrote beside the passages.
    pub text: Vec<ProseView>,
    /// Its own notes.
    pub notes: Vec<NoteView>,
    /// Whether a note is a comparison.
    pub compares: bool,
    /// The sources that it and its notes quote.
    pub quoted_sources: Vec<QuotedSourceView>,
    /// Its fragment for other sites, if it is a comparison.
    pub embed: Option<String>,
    /// The same as Markdown.
    pub quotable: Option<String>,
    /// Topics, with their place in the list.
    pub tags: Vec<LinkView>,
    /// Pages and annotations that refer to it.
    pub cited: Vec<LinkView>,
}

/// The page of an annotation; `topics` are its own, with their places in the list of comparisons.
pub(crate) fn comparison_page(
    basis: &Basis,
    at: &str,
    id: &WritingId,
    topics: &[(String, Option<ListPlace>)],
) -> ComparisonPageView {
    let text = basis.text(id);
    // The writer gives ids and numbers in the order of writing: the text's, its notes', the card's.
    let mut writer = PageWriter::new(basis, at, id);
    let corrections = correction_notices(&mut writer, text);
    let words = annotation_text(&mut writer, &text.writing, 2, true);
    let notes = notes(&mut writer);
    let card = card(&mut writer, id);
    let embed = card.relation.is_some().then(|| {
        let fragment = address::of_embed(&card.id);
        address::link(at, &fragment)
    });
    let quotable = embed.as_ref().map(|_| quotable(basis, id));
    let sentence = in_one_sentence(&basis.common, text);
    ComparisonPageView {
        frame: frame(&basis.common, at, card.title.clone(), sentence),
        card,
        byline: byline(&basis.common.strings, &text.writing.head),
        corrections,
        text: words,
        compares: compares(&notes),
        embed,
        quotable,
        quoted_sources: quoted_sources(basis, at, id, &text.notes),
        notes,
        tags: tags(at, topics),
        cited: cited(at, text),
    }
}

fn tags(at: &str, topics: &[(String, Option<ListPlace>)]) -> Vec<LinkView> {
    topics
        .iter()
        .map(|(tag, place)| LinkView::new(list_places::link_to(at, place.as_ref()), tag))
        .collect()
}

fn cited(at: &str, text: &Material) -> Vec<LinkView> {
    text.cited
        .iter()
        .map(|(from, title, id)| LinkView::new(address::link_to(at, from, id), title))
        .collect()
}

/// “The sources differ. A: Israel's; B: nobody's”: a comparison in one sentence, for lists outside
/// the site.
fn in_one_sentence(common: &Common, text: &Material) -> Option<String> {
    let relation = relation(&common.strings, text)?.label;
    let mut answers = Vec::new();
    for (source, answer) in &text.checked.answers {
        answers.push(format!("{}: {answer}", common.label(source)));
    }
    Some(if answers.is_empty() {
        relation
    } else {
        format!("{relation}. {}", answers.join("; "))
    })
}
