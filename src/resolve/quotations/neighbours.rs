//! Which of several equal places is the likeliest, where a `[[passage]]` table says what stood
//! round its words: for proposals only.
//!
//! Whatever is put in before equal passages moves them alike, so that the nearest to where the
//! words stood is easily another one. Where their context is alike, the other tables of the same
//! source tell how far the text has moved.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use crate::corpus::{Corpus, SourceIndex};
use crate::parse::{Form, Quotation, SourceId};
use crate::resolve::context::{Context, REMEMBERED};
use crate::resolve::{Nearest, Outcome, Quotations, Resolved};
use crate::text::Span;

/// Places as good as the best in their context, by so much of [`worth`], are told apart by the
/// neighbours.
const ALIKE: f64 = 0.02;

/// Where tables of each source stood and where they stand now, by first byte.
type Moves<'a> = BTreeMap<&'a SourceId, BTreeMap<usize, usize>>;

/// Gives ambiguous tables their likeliest place.
pub(super) fn with_likeliest(quotations: &mut Quotations, corpus: &Corpus) {
    let mut likeliest = Vec::new();
    let moves = moves(quotations);
    for (writing, resolved) in &*quotations {
        for (number, resolved) in resolved.iter().enumerate() {
            if let Some(with) = decided(resolved, &moves, corpus) {
                likeliest.push((writing.clone(), number, with));
            }
        }
    }
    for (writing, number, with) in likeliest {
        if let Some(resolved) = quotations.get_mut(&writing) {
            resolved[number] = with.into();
        }
    }
}

/// What the tables that are found tell.
fn moves(quotations: &Quotations) -> Moves<'_> {
    let mut moves = Moves::new();
    for resolved in quotations.values().flatten() {
        if let (Some(position), Some((source, passage))) =
            (position(&resolved.quotation), resolved.place())
        {
            let of_source = moves.entry(source).or_default();
            of_source.insert(position.start, passage.span().start);
        }
    }
    moves
}

fn position(quotation: &Quotation) -> Option<Span> {
    match &quotation.form {
        Form::Table { position, .. } => *position,
        Form::Inline | Form::Block | Form::Answer => None,
    }
}

/// An ambiguous table with its likeliest place, if anything speaks for one.
fn decided(resolved: &Arc<Resolved>, moves: &Moves, corpus: &Corpus) -> Option<Resolved> {
    let Outcome::Ambiguous { places, .. } = &resolved.outcome else {
        return None;
    };
    let Form::Table { prefix, suffix, .. } = &resolved.quotation.form else {
        return None;
    };
    let start = position(&resolved.quotation)?.start;
    let source = resolved.source.as_ref()?;
    let index = &corpus[source];
    let context = Context::new(prefix, suffix);
    let worth = |span: &Span| worth(&context, index, &index.within(*span));
    let worths: Vec<f64> = places.iter().map(worth).collect();
    let best = worths.iter().copied().fold(0.0, f64::max);
    let expected = expected(start, moves.get(source));
    let alike = places
        .iter()
        .zip(&worths)
        .filter(|(_, worth)| **worth + ALIKE >= best);
    let (place, _) = alike.min_by_key(|(place, _)| place.start.abs_diff(expected))?;
    let nearest = Nearest {
        span: *place,
        paragraph: index.paragraph_at(index.within(*place).start) + 1,
        score: 1.0,
    };
    let outcome = Outcome::Ambiguous {
        places: places.clone(),
        nearest: Some(nearest),
    };
    Some(Resolved {
        outcome,
        ..Resolved::clone(resolved)
    })
}

/// What speaks for a place: the text right beside it, and the words near it; each 0 to 1.
fn worth(context: &Context, index: &SourceIndex, range: &Range<usize>) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a context is a line of text")]
    let literal = context.literal(index, range) as f64 / (2 * REMEMBERED) as f64;
    literal + context.kept(index, range)
}

/// Where something that stood at an offset stands now, if it has moved as far as what stood nearest
/// to it.
fn expected(start: usize, moves: Option<&BTreeMap<usize, usize>>) -> usize {
    let Some(moves) = moves else {
        return start;
    };
    let before = moves.range(..start).next_back();
    let behind = moves.range(start..).next();
    let neighbour = before
        .into_iter()
        .chain(behind)
        .min_by_key(|(old, _)| old.abs_diff(start));
    neighbour.map_or(start, |(old, new)| (start + new).saturating_sub(*old))
}
