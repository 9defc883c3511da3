//! Many spans at once.

use crate::text::Span;

/// What spans take up together, in order and without overlap.
pub(super) fn union(spans: impl Iterator<Item = Span>) -> Vec<Span> {
    let mut all: Vec<Span> = spans.collect();
    all.sort_unstable();
    all.dedup_by(|next, last| {
        let overlaps = next.start <= last.end;
        *last = if overlaps { last.to(*next) } else { *last };
        overlaps
    });
    all
}

/// Whether one of these spans, which are in order and without overlap, holds another.
pub(super) fn any_contains(spans: &[Span], span: Span) -> bool {
    let next = spans.partition_point(|known| known.start <= span.start);
    next.checked_sub(1)
        .is_some_and(|last| spans[last].contains(span))
}
