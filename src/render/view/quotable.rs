//! A comparison as Markdown, to be pasted where somebody writes.

use crate::parse::WritingId;
use crate::render::basis::{Basis, Common, FRONT};
use crate::render::markdown::escaped;
use crate::render::markup::Markup;

use super::card::{SilenceView, lone_card};
use super::{CardView, LinkView, PassageView};

/// The question, each passage with its citation, and the silences. Citations are links where the
/// site's address is known; a relative one would lead nowhere.
pub(super) fn quotable(basis: &Basis, id: &WritingId) -> String {
    let common = &basis.common;
    let card = lone_card(basis, FRONT, id);
    let mut blocks = vec![heading(common, &card, &basis.text(id).writing.address)];
    for group in &card.groups {
        let passages = group.passages.iter();
        blocks.extend(passages.map(|passage| blockquote(common, passage)));
        blocks.extend(group.silence.iter().map(|silence| silent(common, silence)));
    }
    blocks.join("\n\n")
}

fn heading(common: &Common, card: &CardView, address: &str) -> String {
    let relation = card.relation.as_ref().map_or("", |found| &found.label);
    let question = link(common, &LinkView::new(address.to_owned(), &card.title));
    format!("**{question}** {}", escaped(relation, false))
}

fn blockquote(common: &Common, passage: &PassageView) -> String {
    let words = |paragraph: &Markup| escaped(&paragraph.words(), true);
    let paragraphs: Vec<String> = passage.quote.iter().map(words).collect();
    let source = link(common, &passage.source);
    let mut citation = format!("{source}, {}", passage.locus);
    if let Some(translation) = &passage.translation {
        citation.push_str(", ");
        citation.push_str(&escaped(&translation.label, false));
    }
    format!("> {}\n>\n> — {citation}", paragraphs.join("\n>\n> "))
}

/// “B: Not found in this text: Israel*.”
fn silent(common: &Common, silence: &SilenceView) -> String {
    let probes = escaped(&silence.probes.join(", "), false);
    let source = link(common, &silence.source);
    format!("{source}: {} {probes}.", silence.heading)
}

fn link(common: &Common, link: &LinkView) -> String {
    let label = escaped(&link.label, false);
    match &common.base_url {
        Some(base) => format!("[{label}]({base}{})", link.href),
        None => label,
    }
}
