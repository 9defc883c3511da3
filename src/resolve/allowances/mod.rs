//! Reasons that an author gives for single quotations: which of them each is for, and what to write to give one.
//!
//! A reason is for the words that its key is, in whatever typography and in all their places; else for those that its key begins.
//! A key that begins different words is an error: nobody can say which of them its author had read.

mod advice;
mod key;

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::parse::{Allow, Quotation, Writing};
use crate::text::Span;

use super::Excuse;
use key::{folded, meant, nearest};

/// What may be excused in one writing, and what its author excuses.
pub(super) struct Allowances<'w> {
    writing: &'w Writing,
    cited: Words<'w>,
    pairs: Words<'w>,
    blockquotes: Words<'w>,
    keys: Vec<Key<'w>>,
}

/// Words that look quoted, and where each stands.
#[derive(Default)]
struct Words<'w> {
    written: Vec<(Span, &'w str)>,
    /// Made only where somebody asks: most writings allow nothing and need to allow nothing.
    folded: OnceCell<Vec<String>>,
}

/// A line of a table with the folded words that it means: one, unless it is wrong.
struct Key<'w> {
    allow: &'w Allow,
    folded: String,
    meant: BTreeSet<String>,
}

impl<'w> Words<'w> {
    fn new(written: Vec<(Span, &'w str)>) -> Self {
        Self { written, folded: OnceCell::new() }
    }

    fn folded(&self) -> &[String] {
        self.folded.get_or_init(|| self.written.iter().map(|(_, words)| folded(words)).collect())
    }
}

impl<'w> Allowances<'w> {
    /// The reasons of a writing that cites these quotations.
    pub(super) fn new(writing: &'w Writing, quotations: &[&'w Quotation]) -> Self {
        let document = &writing.document;
        let pairs = document.unchecked.iter().chain(&document.in_pictures).chain(&writing.head.unchecked);
        let blockquotes = document.unattributed.iter().map(|quote| (quote.span, quote.value.as_str()));
        let outside =
            quotations.iter().filter_map(|quotation| Some((quotation.enclosing.as_ref()?.outside, all_words(quotation))));
        let mut allowances = Self {
            writing,
            cited: Words::new(quotations.iter().map(|quotation| (quotation.span, quotation.text.as_str())).collect()),
            pairs: Words::new(pairs.map(|pair| (pair.span, pair.value.as_str())).collect()),
            blockquotes: Words::new(blockquotes.chain(outside).collect()),
            keys: Vec::new(),
        };
        allowances.keys = writing.head.allow.iter().map(|allow| allowances.key(allow)).collect();
        allowances
    }

    fn key(&self, allow: &'w Allow) -> Key<'w> {
        let folded = folded(&allow.words.value);
        let meant = meant(&folded, self.words(allow.lint).folded());
        Key { allow, meant: meant.into_iter().map(str::to_owned).collect(), folded }
    }

    /// What a lint is about.
    fn words(&self, lint: Code) -> &Words<'w> {
        match lint {
            Code::UncheckedQuotation => &self.pairs,
            Code::UnattributedQuotation => &self.blockquotes,
            _ => &self.cited,
        }
    }

    /// Why words may stand that a lint objects to. Of several keys the longest is meant, which all their words are if any is.
    pub(super) fn excuse(&self, lint: Code, words: &str) -> Option<Excuse> {
        if self.keys.is_empty() {
            return None;
        }
        let folded = folded(words);
        let fitting = self.keys.iter().filter(|key| key.allow.lint == lint && key.meant.contains(&folded));
        let key = fitting.max_by_key(|key| key.folded.len())?;
        Some(Excuse { lint, reason: key.allow.reason.clone(), key: key.allow.words.span })
    }

    /// Reports keys that are the beginning of different words, and those by which nothing was excused.
    pub(super) fn report(&self, used: &BTreeSet<Span>, diagnostics: &mut Diagnostics) {
        for key in &self.keys {
            if key.meant.len() > 1 {
                diagnostics.push(self.ambiguous(key));
            } else if !used.contains(&key.allow.words.span) && key.allow.reason.contains(char::is_alphanumeric) {
                diagnostics.push(self.unused(key));
            }
        }
    }

    fn place(&self, key: &Key) -> Place {
        Place::new(self.writing.file(), key.allow.words.span)
    }

    fn ambiguous(&self, key: &Key) -> Diagnostic {
        let words = self.words(key.allow.lint);
        let mut places: BTreeMap<&str, Span> = BTreeMap::new();
        for (folded, (span, _)) in words.folded().iter().zip(&words.written) {
            if key.meant.contains(folded) {
                places.entry(folded).or_insert(*span);
            }
        }
        let message = format!("{} begin with these words, and a reason is for one", counted(key.allow.lint, places.len()));
        let mut error = Diagnostic::new(Code::FrontMatter, self.place(key), message);
        let mut spans: Vec<Span> = places.into_values().collect();
        spans.sort_unstable();
        for span in spans {
            error = error.related(Place::new(self.writing.file(), span), "one of them");
        }
        error.help("write more of the words of the one that you mean, or all of them")
    }

    fn unused(&self, key: &Key) -> Diagnostic {
        let lint = key.allow.lint;
        let warning = |message: String| Diagnostic::new(Code::UnusedAllow, self.place(key), message);
        if !key.meant.is_empty() {
            let message = format!("nothing is wrong that `{lint}` would report of these words, or another line allows it");
            return warning(message).help("take the line out");
        }
        let warning = warning(format!("no {} begins with these words", named(lint)));
        let words = self.words(lint);
        match nearest(&key.folded, words.folded()) {
            Some(near) => {
                let (span, written) = words.written[near];
                let help = format!("did you mean “{}”? if not, take the line out", advice::beginning(written, words.folded()));
                warning.related(Place::new(self.writing.file(), span), "the most alike").help(help)
            }
            None => warning.help("take the line out"),
        }
    }
}

/// All words of a blockquote that a cited pair ends, where they are known; else those of the pair.
pub(super) fn all_words(quotation: &Quotation) -> &str {
    let whole = quotation.enclosing.as_ref().and_then(|enclosing| enclosing.whole.as_ref());
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
