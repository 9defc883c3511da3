//! The author's words one by one, each with the bytes that it stands in.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::resolve::{Cut, cut};
use crate::text::fold::lowercase;
use crate::text::{Mapped, Span, fold};

/// What a token of the author's is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Role {
    /// A word or a mark, which its source should have.
    Word,
    /// Stands for words that are left out.
    Elision,
    /// ` / `, or where a paragraph of a blockquote ends.
    ParagraphEnd,
    /// Stands for words that are replaced, or for none; in small letters without the brackets.
    Bracket(String),
}

/// A word or mark of the author's.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct AuthorToken {
    pub(super) role: Role,
    /// As it is compared.
    pub(super) folded: String,
    /// The bytes of the file.
    pub(super) span: Span,
}

/// The tokens of words. Where nothing in them stands for anything else, as in a table, `literal`.
pub(super) fn author_tokens(text: &Mapped, literal: bool) -> Vec<AuthorToken> {
    let mut tokens = Vec::new();
    if literal {
        push_words(text, 0..text.as_str().len(), &mut tokens);
        return tokens;
    }
    for (kind, range) in cut(text.as_str()) {
        let written = &text.as_str()[range.clone()];
        let role = match kind {
            Cut::Words => {
                push_words(text, range, &mut tokens);
                continue;
            }
            Cut::Elision => Role::Elision,
            Cut::ParagraphEnd => Role::ParagraphEnd,
            Cut::Bracket(_) => {
                let bare = written.replace(['[', ']'], "");
                Role::Bracket(lowercase(
                    fold(&Mapped::verbatim(&bare, whole(&bare))).as_str(),
                ))
            }
        };
        // Two ways to write one thing, in a quotation and in a key that is for it.
        let folded = match role {
            Role::ParagraphEnd => "¶",
            _ => written,
        };
        tokens.push(AuthorToken {
            folded: folded.to_owned(),
            role,
            span: text.origin(range),
        });
    }
    tokens
}

fn push_words(text: &Mapped, range: Range<usize>, tokens: &mut Vec<AuthorToken>) {
    let folded = fold(&text.part(range));
    for (at, token) in folded.as_str().split_word_bound_indices() {
        if token.trim().is_empty() {
            continue;
        }
        tokens.push(AuthorToken {
            role: Role::Word,
            folded: token.to_owned(),
            span: folded.origin(at..at + token.len()),
        });
    }
}

/// A text as its own origin.
pub(super) fn whole(text: &str) -> Span {
    Span::new(0, text.len())
}
