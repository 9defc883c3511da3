//! A reason goes with the words that it is for: its key becomes the new words, or their beginning.

use crate::diagnostics::Code;
use crate::parse::{Allow, Writing, toml_words};

use super::author::{AuthorToken, Role, author_tokens};
use super::edits::{self, Ground, Spelling};
use super::hunks::Hunk;
use super::patch::Edit;
use super::source_words::SourceWords;

/// The edits of all keys that are for a quotation with these tokens.
pub(super) fn edits(
    writing: &Writing,
    tokens: &[AuthorToken],
    source: &SourceWords,
    hunks: &[Hunk],
) -> Vec<Edit> {
    let mut found = Vec::new();
    for allow in &writing.head.allow {
        found.extend(key_edits(allow, writing, tokens, source, hunks).unwrap_or_default());
    }
    found
}

/// The edits of a key; nothing where it is for other words. That the new key means the quotation is
/// seen when the edits are tried.
fn key_edits(
    allow: &Allow,
    writing: &Writing,
    tokens: &[AuthorToken],
    source: &SourceWords,
    hunks: &[Hunk],
) -> Option<Vec<Edit>> {
    if !matches!(allow.lint, Code::Meaning | Code::CutShort) {
        return None;
    }
    let text = toml_words(&writing.text, &allow.words);
    let mut key = author_tokens(&text, false);
    // Marks round the words and a stop at their end make no other key.
    let is_mark = |token: &AuthorToken| matches!(&*token.folded, "\"" | "'");
    let is_stop = |token: &AuthorToken| matches!(&*token.folded, "." | ",") || is_mark(token);
    if key.first().is_some_and(is_mark) && !tokens.first().is_some_and(is_mark) {
        key.remove(0);
    }
    while key.last().is_some_and(is_stop) && !ends_alike(&key, tokens) {
        key.pop();
    }
    let count = key.len();
    let begins = count > 0
        && count <= tokens.len()
        && key
            .iter()
            .zip(tokens)
            .all(|(key, token)| is_same(key, token));
    if !begins {
        return None;
    }
    let ground = Ground {
        content: writing.text.as_str(),
        text: &text,
        tokens: &key,
        spelling: Spelling::Toml,
        double_marks: false,
        source,
    };
    let mut found = Vec::new();
    for hunk in hunks {
        if let Some(hunk) = begun(hunk, count, tokens.len()) {
            found.extend(edits::edits(&ground, &hunk)?);
        }
    }
    Some(found)
}

/// Whether a key's last token is the one that stands there in the words.
fn ends_alike(key: &[AuthorToken], tokens: &[AuthorToken]) -> bool {
    let token = tokens.get(key.len() - 1);
    key.last()
        .zip(token)
        .is_some_and(|(key, token)| is_same(key, token))
}

/// Elisions are the same in all spellings, as they are where a key is looked up.
fn is_same(key: &AuthorToken, token: &AuthorToken) -> bool {
    key.role == token.role && (key.role == Role::Elision || key.folded == token.folded)
}

/// As much of a hunk as stands in the first tokens of all; nothing if none of it does.
fn begun(hunk: &Hunk, count: usize, all: usize) -> Option<Hunk> {
    if hunk.old.start >= count && count < all {
        return None;
    }
    let cut = hunk.old.end.saturating_sub(count);
    let kept = count - hunk.old.start.min(count);
    let new_end = if cut > 0 {
        hunk.new.end.min(hunk.new.start + kept)
    } else {
        hunk.new.end
    };
    Some(Hunk {
        old: hunk.old.start..hunk.old.end.min(count),
        new: hunk.new.start..new_end,
        before: hunk.before,
        behind: hunk.behind.filter(|(old, _)| *old < count),
    })
}
