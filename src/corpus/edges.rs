//! Where a quotation would cut what belongs together: numbers, ranges, hyphenated words.

use std::ops::Range;

use crate::parse::Paragraph;
use crate::text::numbers::numbers;
use crate::text::words::hyphenated;
use crate::text::{Folded, fold::fold_loosely};

/// What belongs together in one paragraph; ranges of the folded source, ascending.
#[derive(Debug)]
pub struct Edges {
    /// What is one number.
    numbers: Vec<Range<usize>>,
    /// Ranges and digits in groups.
    ranges: Vec<Range<usize>>,
    hyphenated: Vec<Range<usize>>,
}

impl Edges {
    /// Those of a paragraph of a source. They hang on spaces and dashes that folding leaves out,
    /// and so are looked for in the loose form.
    pub(super) fn new(paragraph: &Paragraph, language: &str, folded: &Folded) -> Self {
        let loose = fold_loosely(&paragraph.text);
        let found = numbers(loose.as_str(), language);
        Self {
            numbers: in_folded(found.whole, &loose, folded),
            ranges: in_folded(found.together, &loose, folded),
            hyphenated: in_folded(hyphenated(loose.as_str()), &loose, folded),
        }
    }

    /// The number that a position lies inside of.
    pub fn number_around(&self, at: usize) -> Option<Range<usize>> {
        around(&self.numbers, at)
    }

    /// The range, group of digits or hyphenated word that a position lies inside of.
    pub fn joined_around(&self, at: usize) -> Option<Range<usize>> {
        around(&self.ranges, at).or_else(|| around(&self.hyphenated, at))
    }

    /// Whether a number starts in a stretch.
    pub fn number_starts(&self, stretch: Range<usize>) -> bool {
        let first = self
            .numbers
            .partition_point(|number| number.start < stretch.start);
        self.numbers
            .get(first)
            .is_some_and(|number| number.start < stretch.end)
    }
}

/// Ranges of the loose form as those of the folded text.
fn in_folded(ranges: Vec<Range<usize>>, loose: &Folded, folded: &Folded) -> Vec<Range<usize>> {
    let origins = ranges.into_iter().map(|range| loose.origin(range));
    origins.map(|origin| folded.within(origin)).collect()
}

fn around(ranges: &[Range<usize>], at: usize) -> Option<Range<usize>> {
    let range = ranges.get(ranges.partition_point(|range| range.end <= at))?;
    (range.start < at).then(|| range.clone())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::corpus::SourceIndex;
    use crate::parse::{Inputs, parse};
    use crate::text::FileId;
    use crate::text::words::{may_end, may_start};

    /// Whatever joins words or numbers, by the language of the text.
    const TEXTS: [(&str, &str); 7] = [
        (
            "en",
            "a gap of ⩽12, ∓3, .7, +/-8, ± 12 mm, − 3 at 5 − 4, a 7 ± 2 gap, −$5, 12 %, 2×10⁶, \
                2 × 10^6, 3 1/2 and 10 000",
        ),
        (
            "en",
            "a hundred and twelve, 12 per cent, one and a half, half a million, a quarter of a \
                million, hundreds of thousands",
        ),
        (
            "en",
            "Twenty-First, two point five, minus five, 10 to 20 percent, 3 – 4, well-known and \
                non–aligned, 5th-6th",
        ),
        (
            "de",
            "zwei Millionen, einundzwanzig Prozent, 12 Mio. Euro, zwei bis drei",
        ),
        (
            "fr",
            "vingt et un millions, quatre-vingt-dix mille, 12 pour cent, dizaines de milliers, \
                deux virgule cinq",
        ),
        (
            "es",
            "treinta y uno, dos y medio, 5 por ciento, de dos a tres",
        ),
        (
            "ja",
            "三百人が二十五人、3億円、1兆2000億円、三分の一、数百人、3割、30パーセント、二、三人、３〜５人",
        ),
    ];

    #[test]
    fn nothing_is_cut_where_nothing_is_looked_for() {
        for (language, text) in TEXTS {
            let sidecar = format!("language = \"{language}\"\n");
            let files = [
                ("content/sources/a.txt", text),
                ("content/sources/a.toml", &sidecar),
            ];
            let files = files
                .map(|(path, text)| (FileId::new(path), Arc::from(text.as_bytes())))
                .into();
            let (project, _) = parse(&Inputs {
                files,
                ..Inputs::default()
            });
            let index = SourceIndex::new(&project.sources["a"]);
            for (at, _) in index.text().char_indices() {
                let edges = index.paragraph_edges(at).unwrap();
                let cut = edges.number_around(at).or_else(|| edges.joined_around(at));
                if cut.is_some() && (may_start(index.text(), at) || may_end(index.text(), at)) {
                    assert!(
                        index.edges(at).is_some(),
                        "{} | {}",
                        &index.text()[..at],
                        &index.text()[at..]
                    );
                }
            }
        }
    }
}
