//! The words of a source as they are now, in the place of those that an author quoted.

use crate::corpus::SourceIndex;
use crate::parse::{Form, Quotation, Writing};
use crate::resolve::{Nearest, Resolved};

use super::allowances;
use super::author::{AuthorToken, Role, author_tokens};
use super::edits::{Ground, Spelling, edits};
use super::hunks::{Hunk, hunks};
use super::patch::{Edit, Patch};
use super::source_words::{SourceToken, SourceWords};

/// Words of a quotation that are looked for when its source has changed; of a longer one only the
/// beginning is, and the rest must not be lost.
const MOST_WORDS: usize = 1_000;

/// The edits that bring a quotation to the words of its source.
///
/// # Errors
/// A sentence that says why there are none.
pub(super) fn patch(
    resolved: &Resolved,
    nearest: &Nearest,
    index: &SourceIndex,
    writing: &Writing,
) -> Result<Patch, String> {
    let quotation = &resolved.quotation;
    let is_table = matches!(quotation.form, Form::Table { .. });
    let source = SourceWords::new(&index.source, nearest.span, is_table);
    let tokens = author_tokens(&quotation.text, is_table);
    if tokens.len() > MOST_WORDS {
        return Err(format!(
            "it has more than {MOST_WORDS} words, of which only the first are looked for"
        ));
    }
    let tokens = without_stop(tokens, &source.tokens);
    let hunks = hunks(&tokens, &source.tokens)?;
    let found = quotation_edits(quotation, writing, &tokens, &source, &hunks);
    let mut found = found.ok_or("markup stands within words that have to be others")?;
    found.extend(allowances::edits(writing, &tokens, &source, &hunks));
    let patch = Patch::new(&quotation.file, found);
    patch
        .filter(|patch| !patch.is_empty())
        .ok_or_else(|| "nothing in its words tells how they should be".to_owned())
}

/// The tokens without the stop at their end, which is the author's. A source that asks or exclaims
/// there has a mark that belongs to the words.
fn without_stop(mut tokens: Vec<AuthorToken>, source: &[SourceToken]) -> Vec<AuthorToken> {
    let asks = source
        .last()
        .is_some_and(|last| last.outside && matches!(&*last.folded, "?" | "!"));
    let is_stop =
        |token: &AuthorToken| token.role == Role::Word && matches!(&*token.folded, "." | ",");
    if !asks && tokens.last().is_some_and(is_stop) {
        tokens.pop();
    }
    tokens
}

fn quotation_edits(
    quotation: &Quotation,
    writing: &Writing,
    tokens: &[AuthorToken],
    source: &SourceWords,
    hunks: &[Hunk],
) -> Option<Vec<Edit>> {
    let ground = Ground {
        content: writing.text.as_str(),
        text: &quotation.text,
        tokens,
        spelling: match quotation.form {
            Form::Inline | Form::Block => Spelling::Markdown,
            Form::Answer | Form::Table { .. } => Spelling::Toml,
        },
        source,
    };
    let mut found = Vec::new();
    for hunk in hunks {
        found.extend(edits(&ground, hunk)?);
    }
    Some(found)
}
