//! What may be excused in one writing, and what its author excuses.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::parse::{Allow, Quotation, Writing};
use crate::resolve::Excuse;
use crate::text::Span;

use super::beginning::beginning;
use super::key::{folded, likeness};
use super::words::{FoldedPhrase, QuotedLookingWords};

/// What may be excused in one writing, and what its author excuses.
pub(in crate::resolve) struct Allowances<'w> {
    pub(super) writing: &'w Writing,
    cited: QuotedLookingWords<'w>,
    pairs: QuotedLookingWords<'w>,
    blockquotes: QuotedLookingWords<'w>,
    keys: Vec<Key<'w>>,
    /// Which key is for these folded words, as an index.
    reasons: BTreeMap<(Code, String), usize>,
    /// The tables that a help has shown already.
    pub(super) advised: RefCell<BTreeSet<Code>>,
}

/// A line of a table, with where the different words stand that it means: one place, unless the
/// line is wrong.
struct Key<'w> {
    allow: &'w Allow,
    folded: String,
    meant: Vec<usize>,
}

impl<'w> Allowances<'w> {
    /// The reasons of a writing that cites these quotations.
    pub(in crate::resolve) fn new(writing: &'w Writing, quotations: &[&'w Quotation]) -> Self {
        let document = &writing.document;
        // Beside words of front matter and of pictures no reason could be printed.
        let pairs = &document.unchecked;
        let blockquotes = document
            .unattributed
            .iter()
            .map(|quote| (quote.span, quote.value.as_str()));
        let outside = quotations.iter().filter_map(|quotation| {
            Some((quotation.enclosing.as_ref()?.outside, all_words(quotation)))
        });
        let mut allowances = Self {
            writing,
            cited: QuotedLookingWords::new(
                quotations
                    .iter()
                    .map(|quotation| (quotation.span, quotation.text.as_str()))
                    .collect(),
            ),
            pairs: QuotedLookingWords::new(
                pairs
                    .iter()
                    .map(|pair| (pair.span, pair.value.as_str()))
                    .collect(),
            ),
            blockquotes: QuotedLookingWords::new(blockquotes.chain(outside).collect()),
            keys: Vec::new(),
            reasons: BTreeMap::new(),
            advised: RefCell::default(),
        };
        for allow in &writing.head.allow {
            allowances.add(allow);
        }
        allowances
    }

    /// Of several keys for the same words the longest is meant, which all their words are if any
    /// is.
    fn add(&mut self, allow: &'w Allow) {
        let key = folded(&allow.words.value);
        let meant: Vec<FoldedPhrase> = self
            .words(allow.lint)
            .meant(&key)
            .into_iter()
            .cloned()
            .collect();
        let places = meant.iter().map(|(_, place)| *place).collect();
        self.keys.push(Key {
            allow,
            folded: key,
            meant: places,
        });
        let (number, keys) = (self.keys.len() - 1, &self.keys);
        for (words, _) in meant {
            let known = self.reasons.entry((allow.lint, words)).or_insert(number);
            if keys[*known].folded.len() < keys[number].folded.len() {
                *known = number;
            }
        }
    }

    /// What a lint is about.
    pub(super) fn words(&self, lint: Code) -> &QuotedLookingWords<'w> {
        match lint {
            Code::UncheckedQuotation => &self.pairs,
            Code::UnattributedQuotation => &self.blockquotes,
            _ => &self.cited,
        }
    }

    /// Why words may stand that a lint objects to.
    pub(in crate::resolve) fn excuse(&self, lint: Code, words: &str) -> Option<Excuse> {
        if self.reasons.is_empty() {
            return None;
        }
        let allow = self.keys[*self.reasons.get(&(lint, folded(words)))?].allow;
        Some(Excuse {
            lint,
            reason: allow.reason.clone(),
            key: allow.words.span,
        })
    }

    /// Reports keys that are the beginning of different words, and those by which nothing was
    /// excused.
    pub(in crate::resolve) fn report(&self, used: &BTreeSet<Span>, diagnostics: &mut Diagnostics) {
        for key in &self.keys {
            if key.meant.len() > 1 {
                diagnostics.push(self.ambiguous(key));
            } else if !used.contains(&key.allow.words.span)
                && key.allow.reason.contains(char::is_alphanumeric)
            {
                diagnostics.push(self.unused(key));
            }
        }
    }

    fn place(&self, key: &Key) -> Place {
        Place::new(self.writing.file(), key.allow.words.span)
    }

    fn ambiguous(&self, key: &Key) -> Diagnostic {
        /// Places that are listed; whoever has more must write more words in any case.
        const LISTED: usize = 6;
        let words = self.words(key.allow.lint);
        let count = counted(key.allow.lint, key.meant.len());
        let message = format!("{count} begin with these words, and a reason is for one");
        let mut error = Diagnostic::new(Code::FrontMatter, self.place(key), message);
        let mut spans: Vec<Span> = key.meant.iter().map(|place| words.at(*place).0).collect();
        spans.sort_unstable();
        for span in spans.into_iter().take(LISTED) {
            error = error.related(Place::new(self.writing.file(), span), "one of them");
        }
        error.help("write more of the words of the one that you mean, or all of them")
    }

    fn unused(&self, key: &Key) -> Diagnostic {
        let lint = key.allow.lint;
        let warning =
            |message: String| Diagnostic::new(Code::UnusedAllow, self.place(key), message);
        if let [place] = key.meant[..] {
            let words = folded(self.words(lint).at(place).1);
            let other = self
                .reasons
                .get(&(lint, words))
                .map(|number| self.keys[*number].allow.words.span);
            let message = if other == Some(key.allow.words.span) {
                format!("nothing is wrong with these words that `{lint}` would report")
            } else {
                "another line allows these words".to_owned()
            };
            return warning(message).help("take the line out");
        }
        let warning = warning(format!("no {} begins with these words", named(lint)));
        let words = self.words(lint);
        let Some(near) = nearest(&key.folded, words.sorted()) else {
            return warning.help("take the line out");
        };
        let (span, written) = words.at(near);
        let help = format!(
            "did you mean “{}”? if not, take the line out",
            beginning(written, words)
        );
        warning
            .related(Place::new(self.writing.file(), span), "the most alike")
            .help(help)
    }
}

/// Where the words stand that a key most likely meant; nothing where none are alike.
fn nearest(key: &str, known: &[FoldedPhrase]) -> Option<usize> {
    /// Below this likeness a proposal puzzles more than it helps.
    const ENOUGH: f64 = 0.6;
    let mut best = (ENOUGH, None);
    for (words, place) in known {
        let likeness = likeness(key, words);
        if likeness >= best.0 {
            best = (likeness, Some(*place));
        }
    }
    best.1
}

/// All words of a blockquote that a cited pair ends, where they are known; else those of the pair.
pub(in crate::resolve) fn all_words(quotation: &Quotation) -> &str {
    let whole = quotation
        .enclosing
        .as_ref()
        .and_then(|enclosing| enclosing.whole.as_ref());
    whole.unwrap_or(quotation).text.as_str()
}

/// What a lint is about, in words.
fn named(lint: Code) -> &'static str {
    match lint {
        Code::UncheckedQuotation => "pair of quotation marks without a citation",
        Code::UnattributedQuotation => "blockquote without a citation",
        _ => "quotation of this file",
    }
}

fn counted(lint: Code, count: usize) -> String {
    match lint {
        Code::UncheckedQuotation => format!("{count} different pairs of quotation marks"),
        Code::UnattributedQuotation => format!("{count} different blockquotes"),
        _ => format!("{count} different quotations"),
    }
}
