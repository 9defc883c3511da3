//! Folded text, and the way back from it.

use super::controls::is_line_end;
use super::{Mapped, Span};

/// Folded text with the way back: each of its bytes knows which bytes of the file it stands for.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Folded {
    text: String,
    /// For each byte of the text; files of 4 GiB and more are refused before they come here.
    origins: Vec<(u32, u32)>,
}

impl Folded {
    /// No text, with room for some bytes of it.
    pub fn with_capacity(bytes: usize) -> Self {
        Self {
            text: String::with_capacity(bytes),
            origins: Vec::with_capacity(bytes),
        }
    }

    /// The folded text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The folded text by itself.
    pub fn into_string(self) -> String {
        self.text
    }

    /// The bytes of the file that a non-empty range of the folded text stands for, from its first
    /// to its last character.
    pub fn origin(&self, range: std::ops::Range<usize>) -> Span {
        if range.is_empty() {
            let at = self.origins.get(range.start).map_or_else(
                || self.origins.last().map_or(0, |last| last.1),
                |first| first.0,
            );
            return Span::new(at as usize, at as usize);
        }
        Span::new(
            self.origins[range.start].0 as usize,
            self.origins[range.end - 1].1 as usize,
        )
    }

    /// The range of folded text whose origins lie in `span`.
    pub fn within(&self, span: Span) -> std::ops::Range<usize> {
        let start = self
            .origins
            .partition_point(|(_, end)| (*end as usize) <= span.start);
        let end = self
            .origins
            .partition_point(|(start, _)| (*start as usize) < span.end);
        start..end.max(start)
    }

    /// The first byte of the folded text whose origin is at or after `offset` of the file; its
    /// length if there is none.
    pub fn position(&self, offset: usize) -> usize {
        self.origins
            .partition_point(|(start, _)| (*start as usize) < offset)
    }

    /// The same without regard to case, byte for byte as long: see [`lowercase`].
    pub fn lowercase(&self) -> Self {
        Self {
            text: lowercase(&self.text),
            origins: self.origins.clone(),
        }
    }

    /// Whether the hyphen at a position, which `text` was folded to, ends a line between two
    /// letters: there it may be the word's own, or divide it.
    pub fn divides(&self, at: usize, text: &Mapped) -> bool {
        let before = self.text[..at].chars().next_back();
        let behind = self.text[at + 1..].chars().next();
        let is_letter = |char: Option<char>| char.is_some_and(char::is_alphabetic);
        if !is_letter(before) || !is_letter(behind) {
            return false;
        }
        let [hyphen, behind] = [at, at + 1].map(|at| text.derived(self.origins[at].0 as usize));
        let mut written = text.as_str()[hyphen..behind.max(hyphen)].chars();
        matches!(written.next(), Some('-' | '‐'))
            && written.all(char::is_whitespace)
            && text.as_str()[hyphen..behind].contains(is_line_end)
    }

    /// As much of it as stands in a folded source, with the hyphens that the source has where
    /// either of them divides words, and with the line's end behind them: the same but for case.
    pub fn hyphened_as(&self, source: &str) -> Self {
        let mut hyphened = Self::default();
        let mut at = 0;
        for char in source.chars() {
            if char != '-' && self.text[at..].starts_with('-') {
                at += 1;
            }
            let own = self.text[at..].chars().next();
            let may_lack = char == '-' || char.is_whitespace();
            let same = |own: &char| *own == char || own.is_whitespace() && char.is_whitespace();
            if let Some(own) = own.filter(|own| same(own) || !may_lack) {
                hyphened.text.push(own);
                hyphened
                    .origins
                    .extend_from_slice(&self.origins[at..at + own.len_utf8()]);
                at += own.len_utf8();
            } else {
                let end = hyphened.origins.last().map_or(0, |last| last.1);
                hyphened.text.push(char);
                hyphened.origins.push((end, end));
            }
        }
        hyphened
    }

    /// Appends another folded text after a separator that stands for the bytes between the two.
    pub fn append(&mut self, separator: &str, next: &Self) {
        if !self.text.is_empty() {
            let start = self.origins.last().map_or(0, |last| last.1);
            let end = next.origins.first().map_or(start, |first| first.0);
            self.push(separator, Span::new(start as usize, end as usize));
        }
        self.text.push_str(&next.text);
        self.origins.extend_from_slice(&next.origins);
    }

    /// Lets the last byte stand for the bytes of `origin` too.
    pub(super) fn widen(&mut self, origin: Span) {
        if let Some(last) = self.origins.last_mut() {
            last.1 = u32::try_from(origin.end).unwrap_or(u32::MAX);
        }
    }

    /// Appends an ASCII character, which most of most texts is.
    pub(super) fn push_byte(&mut self, byte: u8, origin: Span) {
        let compact = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        self.text.push(byte as char);
        self.origins
            .push((compact(origin.start), compact(origin.end)));
    }

    /// Appends text that stands for the whole of `origin`.
    pub(super) fn push(&mut self, text: &str, origin: Span) {
        let compact = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        self.text.push_str(text);
        self.origins.extend(std::iter::repeat_n(
            (compact(origin.start), compact(origin.end)),
            text.len(),
        ));
    }
}

/// A text without regard to case in which every offset stays what it was: a letter whose small form
/// has another length (`İ`, `ẞ`) stays as it is. Two texts that are to be compared must both have
/// come through here.
pub fn lowercase(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.chars().map(small_letter).collect()
}

fn small_letter(char: char) -> char {
    if char.is_ascii() {
        return char.to_ascii_lowercase();
    }
    // One letter, which is written so at the end of a word.
    if char == 'ς' {
        return 'σ';
    }
    let mut lower = char.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(small), None) if small.len_utf8() == char.len_utf8() => small,
        _ => char,
    }
}
