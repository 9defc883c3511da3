//! A probe meets a text: the places where a word, a phrase or a beginning stands.
//!
//! Boundaries are those of quotations, and wider where a quotation would be cut but the word is
//! there all the same: after the apostrophe of `l’Iran`, on both sides of a full stop without a
//! space after it (`war.Israel`), before the apostrophe of a suffix.

use std::ops::Range;

use memchr::memmem::Finder;

use crate::corpus::SourceIndex;
use crate::text::fold::{fold_str, lowercase};
use crate::text::words::{self, is_spaceless};

/// What a probe looks for.
pub(super) struct Wanted {
    finder: Finder<'static>,
    /// Whether words that begin so are meant: it ends in `*`.
    beginning: bool,
    /// Whether any place counts, since its script has no spaces.
    spaceless: bool,
}

/// A place where a probe stands.
#[derive(Clone)]
pub(super) struct ProbePlace {
    /// Bytes of the source's folded text, from the first to the last word.
    pub(super) range: Range<usize>,
    /// Paragraph, from 1.
    pub(super) paragraph: usize,
    /// Which occurrence it is in its paragraph, from 1.
    pub(super) in_paragraph: usize,
    /// Which occurrence it is in the text, from 1.
    pub(super) in_text: usize,
}

impl Wanted {
    /// Reads a probe as it is written.
    pub(super) fn new(probe: &str) -> Self {
        let probe = probe.trim();
        let (words, beginning) = match probe.strip_suffix('*') {
            // A letter after it lets the apostrophe of `l'*` fold as one inside a word, and keeps
            // the space of `Prime *`.
            Some(stem) => (fold_str(&format!("{stem}x")), true),
            None => (fold_str(probe), false),
        };
        let needle = lowercase(if beginning {
            words.strip_suffix('x').unwrap_or(&words)
        } else {
            &words
        });
        Self {
            spaceless: needle.chars().any(is_spaceless),
            finder: Finder::new(&needle).into_owned(),
            beginning,
        }
    }

    /// Every place where it stands in a source, without regard to case.
    pub(super) fn places<'a>(
        &'a self,
        index: &'a SourceIndex,
    ) -> impl Iterator<Item = ProbePlace> + 'a {
        let text = if self.cannot_occur(index) {
            ""
        } else {
            index.lowercase()
        };
        let mut last = None;
        self.ranges(text).map(move |range| {
            let place = place_behind(last.as_ref(), range, index);
            last = Some(place.clone());
            place
        })
    }

    /// Whether a long source has no run of letters that it could begin with. No match begins within
    /// a run, and a long source is searched for many probes; a short one is searched sooner than
    /// its runs are sorted.
    fn cannot_occur(&self, index: &SourceIndex) -> bool {
        /// Bytes of a source from which on its runs are sorted.
        const LONG: usize = 16 * 1024;
        let needle = self.finder.needle();
        let length = needle
            .iter()
            .take_while(|byte| byte.is_ascii_alphanumeric())
            .count();
        let beginning = std::str::from_utf8(&needle[..length]).unwrap_or_default();
        !self.spaceless && length > 0 && index.text().len() >= LONG && !index.has_run(beginning)
    }

    /// Whether it stands in a paragraph, counted from 1.
    pub(super) fn is_in_paragraph(&self, index: &SourceIndex, paragraph: usize) -> bool {
        self.ranges(&index.lowercase()[index.paragraph(paragraph - 1)])
            .next()
            .is_some()
    }

    /// Every place where it stands in a text that is folded and in small letters.
    fn ranges<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
        let mut from = if self.finder.needle().is_empty() {
            text.len() + 1
        } else {
            0
        };
        std::iter::from_fn(move || {
            let found = self.next_in(text, from)?;
            from = found.end;
            Some(self.shown(text, found))
        })
    }

    /// A place with the rest of the word that it begins, where any ending may follow.
    fn shown(&self, text: &str, found: Range<usize>) -> Range<usize> {
        if self.beginning {
            found.start..word_end(text, found.end)
        } else {
            found
        }
    }

    /// The next place from a position on, without the rest of a word that it only begins.
    fn next_in(&self, text: &str, mut from: usize) -> Option<Range<usize>> {
        loop {
            let start = from + self.finder.find(text.as_bytes().get(from..)?)?;
            let end = start + self.finder.needle().len();
            let is_word = || starts_word(text, start) && (self.beginning || ends_word(text, end));
            if self.spaceless || is_word() {
                return Some(start..end);
            }
            // What overlaps a place that does not count may still count: “la la” in “bla la la”.
            from = start + text[start..].chars().next().map_or(1, char::len_utf8);
        }
    }
}

/// A place, counted on from the one before.
fn place_behind(
    before: Option<&ProbePlace>,
    range: Range<usize>,
    index: &SourceIndex,
) -> ProbePlace {
    let paragraph = index.paragraph_at(range.start) + 1;
    let same_paragraph = before.filter(|before| before.paragraph == paragraph);
    ProbePlace {
        range,
        paragraph,
        in_paragraph: same_paragraph.map_or(1, |before| before.in_paragraph + 1),
        in_text: before.map_or(1, |before| before.in_text + 1),
    }
}

/// Marks that UAX #29 takes for a part of the word when letters stand on both sides.
fn joins(char: char) -> bool {
    matches!(char, '.' | ':' | '\'' | '·' | '_')
}

fn starts_word(text: &str, at: usize) -> bool {
    !inside_run(text, at) && (words::starts_word(text, at) || after_joint(text, at))
}

fn ends_word(text: &str, at: usize) -> bool {
    // `can` in `can’t` would be the opposite of what was looked for.
    let negated = text[at..].starts_with("'t");
    !inside_run(text, at) && (words::ends_word(text, at) || (before_joint(text, at) && !negated))
}

fn after_joint(text: &str, at: usize) -> bool {
    let mut before = text[..at].chars().rev();
    let (joint, outer, inner) = (before.next(), before.next(), text[at..].chars().next());
    joint.is_some_and(joins) && !(is_digit(outer) && is_digit(inner))
}

fn before_joint(text: &str, at: usize) -> bool {
    let mut after = text[at..].chars();
    let (joint, outer, inner) = (after.next(), after.next(), text[..at].chars().next_back());
    joint.is_some_and(joins) && !(is_digit(outer) && is_digit(inner))
}

fn is_digit(char: Option<char>) -> bool {
    char.is_some_and(char::is_numeric)
}

/// Between two plain letters or digits no word ends; asked first, because boundaries cost more.
fn inside_run(text: &str, at: usize) -> bool {
    let alphanumeric = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
    at > 0 && alphanumeric(text.as_bytes().get(at - 1)) && alphanumeric(text.as_bytes().get(at))
}

/// Where the word ends whose beginning ends at `at`.
fn word_end(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    let end = rest.find(|char: char| !char.is_alphanumeric() || is_spaceless(char));
    at + end.unwrap_or(rest.len())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{SourceIndex, Wanted};
    use crate::parse::{Inputs, parse};
    use crate::text::FileId;
    use crate::text::fold::{fold_str, lowercase};

    /// The words that a probe finds in a text, as they are folded.
    fn found(probe: &str, text: &str) -> Vec<String> {
        let text = lowercase(&fold_str(text));
        Wanted::new(probe)
            .ranges(&text)
            .map(|range| text[range].to_owned())
            .collect()
    }

    #[test]
    fn probes() {
        for (probe, text, expected) in [
            (
                "Israel",
                "ISRAEL, Israel’s and the Israelis",
                &["israel", "israel"][..],
            ),
            (
                "Israel*",
                "Israel’s Israelis; Disraeli",
                &["israel", "israelis"],
            ),
            (" Israel* ", "Israeli", &["israeli"]),
            (
                "informed",
                "a well-informed clerk, uninformed",
                &["informed"],
            ),
            (
                "supreme leader",
                "the Supreme\u{a0} Leader’s",
                &["supreme leader"],
            ),
            ("Prime *", "a prime minister, primer", &["prime minister"]),
            ("la la", "bla la la", &["la la"]),
            ("Iran", "L’Iran a attaqué l'Iran", &["iran", "iran"]),
            ("l'*", "L’Iran", &["l'iran"]),
            ("Türkiye", "Türkiye'nin", &["türkiye"]),
            ("weeks", "coming weeks.In a move", &["weeks"]),
            ("in", "coming weeks.In a move within", &["in"]),
            ("can", "he can’t", &[]),
            ("2", "2,000 and 1.2 at 10:2", &[]),
            ("2", "2: the second", &["2"]),
            ("U.S.", "the U.S. and U.S.-Iran", &["u.s.", "u.s."]),
            ("計画", "大統領は計画を", &["計画"]),
            ("NATO", "大統領はNATOを", &["nato"]),
            ("été", "cet e\u{301}te\u{301}", &["été"]),
            ("a", "", &[]),
            ("", "a", &[]),
            ("*", "a", &[]),
        ] {
            assert_eq!(found(probe, text), expected, "{probe} in {text}");
        }
    }

    #[test]
    fn a_long_source_says_as_a_short_one_what_it_holds() {
        let seed = "Israel's plan, well-informed U.S.-Iran talks; l'Iran 計画NATO 1.2 10:2 über-Plan \
            été2 weeks.In_a can’t ①Iran éa ab1 ";
        let text = format!("{} rare\n", seed.repeat(200));
        let files = [(
            FileId::new("content/sources/a.txt"),
            Arc::from(text.as_bytes()),
        )]
        .into();
        let (project, _) = parse(&Inputs {
            files,
            ..Inputs::default()
        });
        let index = SourceIndex::new(&project.sources["a"]);
        let probes = seed
            .split([' ', '-', '.', '_', ':', ';', ','])
            .filter(|probe| !probe.is_empty());
        let cut = probes.flat_map(|probe| probe.char_indices().map(move |(at, _)| &probe[at..]));
        for probe in cut.chain(["rare", "rar", "are", "nothing", "U.S.", "l'*", "is*", "a*"]) {
            for probe in [probe.to_owned(), format!("{probe}*")] {
                let wanted = Wanted::new(&probe);
                assert_eq!(
                    wanted.places(&index).count(),
                    wanted.ranges(index.lowercase()).count(),
                    "{probe}"
                );
            }
        }
    }

    #[test]
    fn what_never_ends_is_searched_in_time() {
        assert!(found(&"a".repeat(1000), &"a".repeat(300_000)).is_empty());
    }
}
