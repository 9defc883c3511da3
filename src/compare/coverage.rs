//! How much of each source is quoted, and where.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::corpus::excerpts;
use crate::parse::{Options, Project, Source, SourceId};
use crate::resolve::Resolution;
use crate::text::{Span, merged};

use super::is_published;

/// The quoted stretches of a source. Places are bytes of its shown text, paragraphs one after the
/// other.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Coverage {
    /// Merged and in order.
    pub quoted: Vec<Range<usize>>,
    /// Length of the shown text.
    pub length: usize,
}

impl Coverage {
    /// Quoted share in per cent, rounded; 1 at least where anything is quoted, 100 only where all
    /// is.
    pub fn percent(&self) -> usize {
        let quoted: usize = self.quoted.iter().map(ExactSizeIterator::len).sum();
        if quoted == 0 || self.length == 0 {
            return 0;
        }
        if quoted == self.length {
            100
        } else {
            ((quoted * 200 / self.length).div_ceil(2)).clamp(1, 99)
        }
    }
}

/// The coverage of every source by what published pages and annotations quote.
pub(super) fn coverage(
    project: &Project,
    resolution: &Resolution,
    options: &Options,
) -> BTreeMap<SourceId, Coverage> {
    let mut of_source: BTreeMap<&SourceId, (Vec<usize>, Vec<Range<usize>>)> = project
        .sources
        .values()
        .map(|source| (&source.key, (offsets(source), Vec::new())))
        .collect();
    for resolved in resolution.quotations.values().flatten() {
        let Some((source, passage)) = resolved.place() else {
            continue;
        };
        if !is_published(&project.writings[&resolved.id.writing], options) {
            continue;
        }
        let Some((offsets, ranges)) = of_source.get_mut(source) else {
            continue;
        };
        for part in &passage.parts {
            for excerpt in excerpts(&project.sources[source], part.span) {
                let start = offsets[excerpt.paragraph - 1];
                ranges.push(start + excerpt.range.start..start + excerpt.range.end);
            }
        }
    }
    let coverage = |offsets: &[usize], ranges| Coverage {
        quoted: merged(ranges),
        length: offsets.last().copied().unwrap_or(0),
    };
    of_source
        .into_iter()
        .map(|(source, (offsets, ranges))| (source.clone(), coverage(&offsets, ranges)))
        .collect()
}

/// Where spans of a source stand in its shown text, merged and in order.
pub fn shown_places(source: &Source, spans: impl Iterator<Item = Span>) -> Vec<Range<usize>> {
    let offsets = offsets(source);
    let mut ranges = Vec::new();
    for span in spans {
        for excerpt in excerpts(source, span) {
            let start = offsets[excerpt.paragraph - 1];
            ranges.push(start + excerpt.range.start..start + excerpt.range.end);
        }
    }
    merged(ranges)
}

/// Where each paragraph's shown text starts; the last entry is the length of all.
fn offsets(source: &Source) -> Vec<usize> {
    let mut offsets = vec![0];
    let mut at = 0;
    for paragraph in &source.paragraphs {
        at += paragraph.text.as_str().len();
        offsets.push(at);
    }
    offsets
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use super::Coverage;

    fn percent(range: Range<usize>, length: usize) -> usize {
        let coverage = Coverage {
            quoted: vec![range],
            length,
        };
        coverage.percent()
    }

    #[test]
    fn little_is_not_nothing_and_much_is_not_all() {
        assert_eq!(
            [
                percent(0..1, 10_000),
                percent(0..16, 100),
                percent(0..9_999, 10_000)
            ],
            [1, 16, 99]
        );
    }
}
