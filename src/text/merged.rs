//! Ranges of one text, those that touch made one.

use std::ops::Range;

/// The ranges in order, without overlap and with something between any two.
#[must_use]
pub fn merged(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut merged: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::merged;

    #[test]
    fn what_touches_is_one() {
        assert_eq!(merged(vec![5..9, 0..3, 2..4, 9..10]), [0..4, 5..10]);
    }
}
