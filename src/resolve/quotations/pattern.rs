//! A quotation read as what to look for: words, elisions, brackets and paragraph ends.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::parse::Quotation;
use crate::text::fold::fold_str;
use crate::text::{Folded, Mapped, Span, fold, is_stop};

/// What to look for: parts that stand in this order in the source.
#[derive(Debug, Clone)]
pub(super) struct Pattern {
    /// Runs of words with the brackets in them. Each holds something of the source.
    pub(super) parts: Vec<PatternPart>,
    /// What stands between a part and the next; one fewer than parts.
    pub(super) links: Vec<Link>,
    /// An elision before the first part.
    pub(super) opens_with_elision: Option<Span>,
    /// An elision after the last part.
    pub(super) ends_with_elision: Option<Span>,
}

/// Words and brackets without an elision or a paragraph's end between them.
#[derive(Debug, Clone, Default)]
pub(super) struct PatternPart {
    /// In order; at least one is words.
    pub(super) elements: Vec<Element>,
}

/// One element of a part.
#[derive(Debug, Clone)]
pub(super) enum Element {
    /// Words that stand in the source.
    Words(Folded),
    /// A bracket.
    Bracket(Bracket),
}

/// `[words]`, `[T]he`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Bracket {
    /// As written, with the letters of its word: `[T]he`.
    pub(super) written: String,
    /// The words it stands for: `The`.
    pub(super) words: String,
    /// Where it is written.
    pub(super) span: Span,
    /// What it may do.
    pub(super) kind: BracketKind,
    /// Whether white space stands before it.
    pub(super) space_before: bool,
    /// Whether white space stands after it.
    pub(super) space_after: bool,
}

/// What a bracket may do to the source's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BracketKind {
    /// Adds words, or stands for some.
    Free,
    /// Adds words only: it opens or ends the quotation or a part, or holds no word (`[sic]`, `[,]`).
    InsertOnly,
    /// Stands for the one word that it is part of.
    InWord,
}

/// What stands between two parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Link {
    /// Words are left out.
    pub(super) elision: Option<Span>,
    /// How often ` / ` or a paragraph's end stands there.
    pub(super) paragraph_ends: usize,
}

/// A token of the quotation's text, by its range in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Token {
    Words,
    Elision,
    /// ` / `, or the end of a blockquote's paragraph.
    ParagraphEnd,
    Bracket(BracketKind),
}

/// Every way to read a quotation, the most literal first: an elision, bracket or ` / ` that is in the source is the source's own.
/// `occurs` tells whether folded text is in the source.
pub(super) fn readings(quotation: &Quotation, occurs: impl Fn(&str) -> bool) -> Vec<Pattern> {
    /// Beyond so many doubtful tokens only the two plain readings are tried.
    const DOUBTFUL: usize = 5;
    let tokens = tokens(quotation.text.as_str());
    let mut known: BTreeMap<String, bool> = BTreeMap::new();
    let mut may_be_literal = |(token, range): &(Token, Range<usize>)| {
        let written = &quotation.text.as_str()[range.clone()];
        if *token == Token::Words || written.contains(Quotation::PARAGRAPH_END) {
            return false;
        }
        let folded = fold_str(written);
        *known.entry(folded).or_insert_with_key(|folded| !folded.is_empty() && occurs(folded))
    };
    let doubtful: Vec<usize> = (0..tokens.len()).filter(|index| may_be_literal(&tokens[*index])).collect();
    let choices: Vec<u32> = if doubtful.len() > DOUBTFUL {
        vec![u32::MAX, 0]
    } else {
        let mut all: Vec<u32> = (0..1 << doubtful.len()).collect();
        all.sort_by_key(|choice| std::cmp::Reverse(choice.count_ones()));
        all
    };
    let reading = |choice: u32| {
        let literal =
            |index: usize| doubtful.iter().position(|at| *at == index).is_some_and(|bit| choice >> bit.min(31) & 1 == 1);
        let read = tokens
            .iter()
            .enumerate()
            .map(|(index, (token, range))| (if literal(index) { Token::Words } else { *token }, range.clone()));
        build(&quotation.text, &merged(read))
    };
    choices.into_iter().map(reading).collect()
}

/// Neighbouring words become one token.
fn merged(tokens: impl Iterator<Item = (Token, Range<usize>)>) -> Vec<(Token, Range<usize>)> {
    let mut merged: Vec<(Token, Range<usize>)> = Vec::new();
    for (token, range) in tokens {
        match merged.last_mut() {
            Some((Token::Words, last)) if token == Token::Words => last.end = range.end,
            _ => merged.push((token, range)),
        }
    }
    merged
}

/// Parts and links from tokens. Brackets between two elisions hold nothing of the source and go to the part after them.
fn build(text: &Mapped, tokens: &[(Token, Range<usize>)]) -> Pattern {
    let mut pattern = Pattern { parts: Vec::new(), links: Vec::new(), opens_with_elision: None, ends_with_elision: None };
    let mut link = Link { elision: None, paragraph_ends: 0 };
    let mut part = PatternPart::default();
    for (token, range) in tokens {
        match token {
            Token::Words => {
                let words = fold(&text.part(range.clone()));
                if !words.as_str().is_empty() {
                    part.elements.push(Element::Words(words));
                }
            }
            Token::Bracket(kind) => part.elements.push(Element::Bracket(bracket(text, range, *kind))),
            Token::Elision | Token::ParagraphEnd => {
                close_part(&mut pattern, &mut part, &mut link);
                let span = text.origin(range.clone());
                if *token == Token::Elision {
                    link.elision = Some(link.elision.map_or(span, |elision| elision.to(span)));
                } else {
                    link.paragraph_ends += 1;
                }
            }
        }
    }
    close_part(&mut pattern, &mut part, &mut link);
    pattern.ends_with_elision = link.elision;
    if let Some(last) = pattern.parts.last_mut() {
        last.elements.append(&mut part.elements);
    }
    restrict_edges(&mut pattern);
    pattern
}

fn close_part(pattern: &mut Pattern, part: &mut PatternPart, link: &mut Link) {
    let of_source = |element: &Element| match element {
        // Marks are quoted like words: nothing that stands in a quotation goes unchecked.
        Element::Words(_) => true,
        Element::Bracket(bracket) => bracket.kind == BracketKind::InWord,
    };
    if !part.elements.iter().any(of_source) {
        return;
    }
    let part = std::mem::take(part);
    let link = std::mem::replace(link, Link { elision: None, paragraph_ends: 0 });
    if pattern.parts.is_empty() {
        pattern.opens_with_elision = link.elision;
    } else {
        pattern.links.push(link);
    }
    pattern.parts.push(part);
}

/// Whether a text holds a letter or digit.
pub(super) fn has_word(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

/// At either end of a part there is nothing beyond a bracket that could tell what it stands for; of brackets side by side the
/// first may stand for words, and the others add theirs.
fn restrict_edges(pattern: &mut Pattern) {
    for part in &mut pattern.parts {
        let (last, mut after_bracket) = (part.elements.len() - 1, true);
        for (number, element) in part.elements.iter_mut().enumerate() {
            let Element::Bracket(bracket) = element else {
                after_bracket = false;
                continue;
            };
            if bracket.kind == BracketKind::Free && (after_bracket || number == last) {
                bracket.kind = BracketKind::InsertOnly;
            }
            after_bracket = true;
        }
    }
}

impl Pattern {
    /// The same without a comma or full stop at its very end, if it has one.
    pub(super) fn without_final_stop(&self) -> Option<Self> {
        let mut pattern = self.clone();
        let last = pattern.parts.last_mut().filter(|_| self.ends_with_elision.is_none())?;
        let Element::Words(words) = last.elements.last_mut()? else { return None };
        let text = words.as_str();
        if !text.ends_with(is_stop) || text.ends_with("..") {
            return None;
        }
        words.truncate_char();
        if words.as_str().is_empty() {
            last.elements.pop();
        }
        if last.elements.is_empty() {
            pattern.parts.pop();
            pattern.ends_with_elision = pattern.links.pop().and_then(|link| link.elision);
        }
        restrict_edges(&mut pattern);
        pattern.has_words().then_some(pattern)
    }

    /// The same with an elision at every paragraph's end that has none, if there is one: for finding out what is wrong.
    pub(super) fn with_paragraphs_left_out(&self) -> Option<Self> {
        let mut pattern = self.clone();
        let bare = |link: &&mut Link| link.paragraph_ends > 0 && link.elision.is_none();
        let changed =
            pattern.links.iter_mut().filter(bare).map(|link| *link = Link { elision: Some(Span::default()), paragraph_ends: 2 });
        (changed.count() > 0).then_some(pattern)
    }

    /// Every bracket, in order.
    pub(super) fn brackets(&self) -> impl Iterator<Item = &Bracket> {
        self.parts.iter().flat_map(|part| &part.elements).filter_map(|element| match element {
            Element::Bracket(bracket) => Some(bracket),
            Element::Words(_) => None,
        })
    }

    /// How many elisions, paragraph ends and brackets are in it.
    pub(super) fn mark_count(&self) -> usize {
        self.links.len() + self.brackets().count()
    }

    /// Whether anything but words is in it.
    pub(super) fn is_edited(&self) -> bool {
        self.parts.len() > 1
            || self.opens_with_elision.is_some()
            || self.ends_with_elision.is_some()
            || self.brackets().next().is_some()
    }

    /// Whether it holds a word of the source, whole or with a bracket in it.
    pub(super) fn has_words(&self) -> bool {
        let is_word = |element: &Element| match element {
            Element::Words(words) => has_word(words.as_str()),
            Element::Bracket(bracket) => bracket.kind == BracketKind::InWord,
        };
        self.parts.iter().flat_map(|part| &part.elements).any(is_word)
    }
}

fn bracket(text: &Mapped, range: &Range<usize>, kind: BracketKind) -> Bracket {
    let written = &text.as_str()[range.clone()];
    let words: String = written.chars().filter(|char| !matches!(char, '[' | ']')).collect();
    let words = if is_sic(written) { String::new() } else { words.trim().to_owned() };
    Bracket {
        written: written.to_owned(),
        words,
        span: text.origin(range.clone()),
        kind,
        space_before: text.as_str()[..range.start].ends_with(char::is_whitespace),
        space_after: text.as_str()[range.end..].starts_with(char::is_whitespace),
    }
}

fn is_sic(group: &str) -> bool {
    matches!(group.trim_matches(['[', ']', ' ']).to_lowercase().as_str(), "sic" | "sic!")
}

/// Cuts a quotation's text into tokens.
fn tokens(text: &str) -> Vec<(Token, Range<usize>)> {
    let mut tokens = Vec::new();
    let mut words_from = 0;
    let mut at = 0;
    while let Some(char) = text[at..].chars().next() {
        let found = special(text, at);
        let Some((token, range)) = found else {
            at += word_run(&text[at..]).max(char.len_utf8());
            continue;
        };
        if words_from < range.start {
            tokens.push((Token::Words, words_from..range.start));
        }
        (at, words_from) = (range.end, range.end);
        tokens.push((token, range));
    }
    if words_from < text.len() {
        tokens.push((Token::Words, words_from..text.len()));
    }
    tokens
}

/// Bytes of the word that a text starts with, so that a bracket inside it is not met before the word's start.
fn word_run(text: &str) -> usize {
    text.find(|char: char| !char.is_alphanumeric()).unwrap_or(text.len())
}

/// The token that is not words and starts at `at`.
fn special(text: &str, at: usize) -> Option<(Token, Range<usize>)> {
    let rest = &text[at..];
    if rest.starts_with(Quotation::PARAGRAPH_END) {
        return Some((Token::ParagraphEnd, at..at + Quotation::PARAGRAPH_END.len_utf8()));
    }
    if let Some(after) = rest.strip_prefix('/') {
        let parted = text[..at].ends_with(char::is_whitespace) && after.starts_with(char::is_whitespace);
        return parted.then_some((Token::ParagraphEnd, at..at + 1));
    }
    if let Some(length) = elision(rest) {
        return Some((Token::Elision, at..at + length));
    }
    bracketed(rest).map(|(kind, length)| (Token::Bracket(kind), at..at + length))
}

/// Length of the elision that a text starts with: `…`, `...`, `. . .`, with or without a pair of brackets.
fn elision(text: &str) -> Option<usize> {
    for (open, close) in [('(', ')'), ('[', ']'), ('{', '}')] {
        if let Some(inner) = text.strip_prefix(open) {
            let trimmed = inner.trim_start();
            let length = dots(trimmed)?;
            let after = trimmed[length..].trim_start();
            return after.starts_with(close).then(|| text.len() - after.len() + 1);
        }
    }
    dots(text)
}

/// Length of a run of at least three dots, or of any with `…` in it; dots may be parted by one space each.
fn dots(text: &str) -> Option<usize> {
    let run = text.find(|char| !matches!(char, '.' | '…')).unwrap_or(text.len());
    if text[..run].contains('…') || run >= 3 {
        return Some(run);
    }
    let mut end = 0;
    let mut count = 0;
    let mut rest = text;
    while let Some(after) = rest.strip_prefix('.') {
        count += 1;
        end = text.len() - after.len();
        rest = after.strip_prefix([' ', '\u{a0}', '\u{202f}', '\u{2009}']).unwrap_or(after);
    }
    (count >= 3).then_some(end)
}

/// The bracket, or the word with a bracket in it, that a text starts with.
fn bracketed(text: &str) -> Option<(BracketKind, usize)> {
    let group = |text: &str| -> Option<usize> {
        let inner = text.strip_prefix('[')?;
        let end = inner.find(['[', ']', Quotation::PARAGRAPH_END])?;
        (inner[end..].starts_with(']') && dots(inner[..end].trim()) != Some(inner[..end].trim().len())).then_some(end + 2)
    };
    let in_word = |length: usize, text: &str| !is_sic(&text[..length]) && (length == 2 || has_word(&text[..length]));
    let (mut at, mut letters, mut groups) = (0, 0, 0);
    while at < text.len() {
        let rest = &text[at..];
        if let Some(length) = group(rest).filter(|length| in_word(*length, rest)) {
            groups += 1;
            at += length;
        } else {
            let run = word_run(rest);
            let apostrophe = rest.chars().next().filter(|char| matches!(char, '\'' | '’'));
            let joined = apostrophe.filter(|mark| at > 0 && rest[mark.len_utf8()..].starts_with(char::is_alphanumeric));
            match joined {
                Some(mark) => at += mark.len_utf8(),
                None if run == 0 => break,
                None => (at, letters) = (at + run, letters + run),
            }
        }
    }
    if groups > 0 && letters > 0 {
        return Some((BracketKind::InWord, at));
    }
    let length = group(text)?;
    let insert_only = is_sic(&text[..length]) || !has_word(&text[..length]);
    Some((if insert_only { BracketKind::InsertOnly } else { BracketKind::Free }, length))
}

#[cfg(test)]
mod tests {
    use super::{Token, tokens};

    #[test]
    fn texts_are_cut_into_tokens() {
        let shown = |text: &str| {
            tokens(text).into_iter().filter(|(t, _)| *t != Token::Words).map(|(_, r)| text[r].to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(shown("A … B ... C .... D . . . E (…) F […] G"), ["…", "...", "....", ". . .", "(…)", "[…]"]);
        assert_eq!(shown("the U.S. … vetoed. … It"), ["…", "…"]);
        assert_eq!(
            shown("[T]he member[s] of [the] club [sic] and/or [,] x / y"),
            ["[T]he", "member[s]", "[the]", "[sic]", "[,]", "/"]
        );
    }
}
