//! Words as they were and are, in one stretch of text.

use serde::Serialize;
use similar::{ChangeTag, TextDiff};

/// More bytes than this in either text are not compared word by word, which costs the product of
/// both: they are shown one after the other.
const LONGEST: usize = 20_000;

/// Words that are in both texts, or were taken away or added.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct WordChangeView {
    /// `same`, `removed` or `added`.
    pub kind: &'static str,
    /// The words, with the white space round them.
    pub words: String,
}

/// How one text became another, in the order of reading: what was removed before what was added.
/// Together the words that are the same and those that were added are the text that is.
pub(super) fn word_changes(was: &str, is: &str) -> Vec<WordChangeView> {
    let mut changes = WordChanges::default();
    if was.len().max(is.len()) > LONGEST {
        changes.removed.push_str(was);
        changes.added.push_str(is);
        return changes.ended();
    }
    for change in TextDiff::from_unicode_words(was, is).iter_all_changes() {
        let words = change.value();
        match change.tag() {
            ChangeTag::Delete => changes.remove(words),
            ChangeTag::Insert => changes.add(words),
            ChangeTag::Equal => changes.keep(words),
        }
    }
    changes.ended()
}

/// What has been read of a comparison.
#[derive(Default)]
struct WordChanges {
    done: Vec<WordChangeView>,
    removed: String,
    added: String,
    /// White space behind a change: another change may follow, and both are then one.
    gap: String,
}

impl WordChanges {
    fn remove(&mut self, words: &str) {
        self.bridge();
        self.removed.push_str(words);
    }

    fn add(&mut self, words: &str) {
        self.bridge();
        self.added.push_str(words);
    }

    fn keep(&mut self, words: &str) {
        let in_change = !self.removed.is_empty() || !self.added.is_empty();
        if in_change && words.trim().is_empty() {
            self.gap.push_str(words);
            return;
        }
        self.close();
        match self.done.last_mut() {
            Some(last) if last.kind == "same" => last.words.push_str(words),
            _ => self.push("same", words.to_owned()),
        }
    }

    /// Takes the white space between two changes into both.
    fn bridge(&mut self) {
        let gap = std::mem::take(&mut self.gap);
        self.removed.push_str(&gap);
        self.added.push_str(&gap);
    }

    fn close(&mut self) {
        let (removed, added, gap) = (
            std::mem::take(&mut self.removed),
            std::mem::take(&mut self.added),
            std::mem::take(&mut self.gap),
        );
        self.push("removed", removed);
        self.push("added", added);
        self.push("same", gap);
    }

    fn push(&mut self, kind: &'static str, words: String) {
        if !words.is_empty() {
            self.done.push(WordChangeView { kind, words });
        }
    }

    fn ended(mut self) -> Vec<WordChangeView> {
        self.close();
        self.done
    }
}

#[cfg(test)]
mod tests {
    use super::word_changes;

    fn shown(was: &str, is: &str) -> String {
        let mut shown = String::new();
        for change in word_changes(was, is) {
            let words = match change.kind {
                "removed" => format!("[-{}-]", change.words),
                "added" => format!("[+{}+]", change.words),
                _ => change.words,
            };
            shown.push_str(&words);
        }
        shown
    }

    #[test]
    fn changes_stand_word_by_word_and_neighbours_are_one() {
        for (was, is, expected) in [
            (
                "resigned on Monday, he said",
                "resigned on Tuesday, he said",
                "resigned on [-Monday-][+Tuesday+], he said",
            ),
            (
                "in old days gone",
                "in new times gone",
                "in [-old days-][+new times+] gone",
            ),
            ("the plan", "the whole plan", "the [+whole +]plan"),
            ("the whole plan", "the plan", "the [-whole -]plan"),
            ("same", "same", "same"),
            ("a", "b", "[-a-][+b+]"),
            ("会议在周一", "会议在周二", "会议在周[-一-][+二+]"),
        ] {
            assert_eq!(shown(was, is), expected, "{was}");
        }
    }

    #[test]
    fn long_texts_stand_one_after_the_other() {
        let was = "word ".repeat(5_000);
        assert_eq!(shown(&was, "other"), format!("[-{was}-][+other+]"));
    }
}
