//! A comparison to be pasted into another site.

use serde::Serialize;

use crate::parse::WritingId;
use crate::render::basis::{Basis, FRONT};
use crate::resolve::Notes;

use super::card::lone_card;
use super::quoted_sources::{QuotedSourceView, quoted_sources};
use super::{CardView, LinkView};

/// `embed.html`: a comparison without what surrounds it. All links start from the site's root, so
/// that the template can put the site's address before them; elsewhere no other link leads back.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct EmbedView {
    /// Passages, answers, silences.
    pub card: CardView,
    /// The sources that it quotes.
    pub sources: Vec<QuotedSourceView>,
    /// The comparison's own page.
    pub page: LinkView,
}

/// The fragment of a comparison.
pub(crate) fn embed(basis: &Basis, id: &WritingId) -> EmbedView {
    let strings = &basis.common.strings;
    let address = basis.text(id).writing.address.to_string();
    EmbedView {
        card: lone_card(basis, FRONT, id),
        sources: quoted_sources(basis, FRONT, id, &Notes::default()),
        page: LinkView::new(address, strings.get("embedded_from")),
    }
}
