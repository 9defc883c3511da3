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
pub(super) struct Rewording {
    pub(super) patch: Patch,
    /// What the quotation must then say: see [`said`].
    pub(super) said: String,
}

/// Brings a quotation to the words of its source.
///
/// # Errors
/// A sentence that says why that cannot be.
pub(super) fn rewording(
    resolved: &Resolved,
    nearest: &Nearest,
    index: &SourceIndex,
    writing: &Writing,
) -> Result<Rewording, String> {
    let quotation = &resolved.quotation;
    let is_table = matches!(quotation.form, Form::Table { .. });
    let source = SourceWords::new(
        &index.source,
        nearest.span,
        is_table,
        quotation.text.as_str(),
    );
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
    let patch = Patch::new(&quotation.file, found).filter(|patch| !patch.is_empty());
    Ok(Rewording {
        patch: patch.ok_or("nothing in its words tells how they should be")?,
        said: expected(&tokens, &source.tokens, &hunks),
    })
}

/// What a quotation says, without white space and the stop at its end: by this it is seen whether
/// Markdown reads the new words as they are meant. A mark among them may end the quotation early.
pub(super) fn said(quotation: &Quotation) -> String {
    let is_table = matches!(quotation.form, Form::Table { .. });
    let tokens = author_tokens(&quotation.text, is_table);
    compact(tokens.iter().map(|token| &*token.folded))
}

fn expected(old: &[AuthorToken], new: &[SourceToken], hunks: &[Hunk]) -> String {
    let mut words = Vec::new();
    let mut at = 0;
    for hunk in hunks {
        words.extend(old[at..hunk.old.start].iter().map(|token| &*token.folded));
        words.extend(new[hunk.new.clone()].iter().map(|token| &*token.folded));
        at = hunk.old.end;
    }
    words.extend(old[at..].iter().map(|token| &*token.folded));
    compact(words.into_iter())
}

fn compact<'a>(words: impl Iterator<Item = &'a str>) -> String {
    let mut text: String = words.flat_map(str::split_whitespace).collect();
    // Marks within marks alternate.
    text = text.replace('\'', "\"");
    text.trim_end_matches(['.', ',']).to_owned()
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
        double_marks: quotation.marked && follows_double_mark(quotation, writing),
        source,
    };
    let mut found = Vec::new();
    for hunk in hunks {
        found.extend(edits(&ground, hunk)?);
    }
    Some(found)
}

/// Whether the mark before a quotation is a double one.
fn follows_double_mark(quotation: &Quotation, writing: &Writing) -> bool {
    let before = &writing.text.as_str()[..quotation.span.start];
    let marks = before
        .chars()
        .rev()
        .take_while(|char| !char.is_alphanumeric());
    let mut marks = marks.filter(|char| matches!(char, '"' | '“' | '”' | '„' | '‘' | '\'' | '‚'));
    marks
        .next()
        .is_some_and(|mark| !matches!(mark, '‘' | '\'' | '‚'))
}
