//! Other words in the place of an author's, without a change of what stands between them.
//!
//! Where the bytes of words are nothing but the words, one edit replaces them. Where a line ends
//! between them, or markup, a note or a citation stands there, each stretch of bare words is
//! replaced by itself, so that no edit touches what parts them.

use std::ops::Range;

use crate::parse::toml_string;
use crate::render::markdown::escaped;
use crate::text::{Mapped, Span};

use super::author::AuthorToken;
use super::hunks::Hunk;
use super::patch::Edit;
use super::source_words::SourceWords;

/// How words are written where they go.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Spelling {
    Markdown,
    Toml,
}

/// Where an author's words stand.
pub(super) struct Ground<'a> {
    /// The file.
    pub(super) content: &'a str,
    /// Its words with their way back.
    pub(super) text: &'a Mapped,
    pub(super) tokens: &'a [AuthorToken],
    pub(super) spelling: Spelling,
    /// Whether double quotation marks stand round the words: those within them are single then.
    pub(super) double_marks: bool,
    pub(super) source: &'a SourceWords,
}

/// The edits that put a hunk's new words in; nothing where markup stands within a word, or nowhere
/// is a place for them.
pub(super) fn edits(ground: &Ground, hunk: &Hunk) -> Option<Vec<Edit>> {
    let is_bare = |number: usize| ground.is_bare(ground.tokens[number].span);
    if !hunk.old.clone().all(is_bare) {
        return None;
    }
    if hunk.old.is_empty() {
        return Some(vec![ground.insertion(hunk)?]);
    }
    let runs = ground.runs(hunk.old.clone());
    let last = runs.len() - 1;
    let mut edits = Vec::new();
    for (number, run) in runs.into_iter().enumerate() {
        // One to one, and what is more of the new words goes behind the last.
        let at = |old: usize| (hunk.new.start + old - hunk.old.start).min(hunk.new.end);
        let end = if number == last {
            hunk.new.end
        } else {
            at(run.end)
        };
        edits.push(ground.replacement(&Hunk {
            new: at(run.start)..end,
            before: hunk.before.filter(|_| number == 0),
            behind: hunk.behind.filter(|_| number == last),
            old: run,
        }));
    }
    Some(edits)
}

impl Ground<'_> {
    /// Whether bytes are words and nothing else: no line end, no markup, but a backslash that takes
    /// a character for what it is.
    fn is_bare(&self, span: Span) -> bool {
        let written = self.content.get(span.range()).unwrap_or("\n");
        if written.contains(['\n', '\r']) {
            return false;
        }
        let mut at = span.start;
        for (_, char) in self.text.chars() {
            if char.end <= span.start || char.start >= span.end {
                continue;
            }
            let gap = self.content.get(at..char.start.max(at)).unwrap_or("\n");
            if !matches!(gap, "" | "\\") {
                return false;
            }
            at = char.end;
        }
        at >= span.end
    }

    /// Tokens in runs, each of which is bare.
    fn runs(&self, tokens: Range<usize>) -> Vec<Range<usize>> {
        let mut runs: Vec<Range<usize>> = Vec::new();
        for number in tokens {
            match runs.last_mut() {
                Some(run) if self.is_bare(self.between(number - 1, number)) => run.end = number + 1,
                _ => runs.push(number..number + 1),
            }
        }
        runs
    }

    /// The bytes between two tokens.
    fn between(&self, left: usize, right: usize) -> Span {
        let start = self.tokens[left].span.end;
        Span::new(start, self.tokens[right].span.start.max(start))
    }

    /// New words for a run of old ones. White space round them goes by the source, if nothing but
    /// white space is there.
    fn replacement(&self, hunk: &Hunk) -> Edit {
        let source = |number: usize| self.source.tokens[number].range.clone();
        let mut start = self.tokens[hunk.old.start].span.start;
        let mut end = self.tokens[hunk.old.end - 1].span.end;
        let mut shown = match (hunk.new.is_empty(), hunk.before, hunk.behind) {
            (false, ..) => source(hunk.new.start).start..source(hunk.new.end - 1).end,
            (true, Some((_, before)), _) => source(before).end..source(before).end,
            (true, None, Some((_, behind))) => source(behind).start..source(behind).start,
            (true, None, None) => 0..0,
        };
        let before = hunk
            .before
            .filter(|(old, _)| self.is_bare(self.between(*old, hunk.old.start)));
        let behind = hunk
            .behind
            .filter(|(old, _)| self.is_bare(self.between(hunk.old.end - 1, *old)));
        if let Some((old, new)) = before {
            (start, shown.start) = (self.tokens[old].span.end, source(new).end);
        } else {
            start -= self.backslash(start);
        }
        if let Some((old, new)) = behind {
            end = self.tokens[old].span.start - self.backslash(self.tokens[old].span.start);
            shown.end = source(new).start;
            if before.is_none() && hunk.new.is_empty() {
                shown.start = shown.end;
            }
        }
        self.edit(Span::new(start, end.max(start)), shown)
    }

    /// New words where none stand.
    fn insertion(&self, hunk: &Hunk) -> Option<Edit> {
        let source = |number: usize| self.source.tokens[number].range.clone();
        let new = source(hunk.new.start).start..source(hunk.new.end - 1).end;
        let place = |at: usize| Span::new(at, at);
        match (hunk.before, hunk.behind) {
            (None, None) => None,
            (Some((old, same)), None) => {
                Some(self.edit(place(self.tokens[old].span.end), source(same).end..new.end))
            }
            (None, Some((old, same))) => {
                let at = self.tokens[old].span.start;
                let at = place(at - self.backslash(at));
                Some(self.edit(at, new.start..source(same).start))
            }
            (Some(before), Some(behind)) => {
                let gap = self.between(before.0, behind.0);
                let (left, right) = (source(before.1).end, source(behind.1).start);
                if self.is_bare(gap) {
                    let end = gap.end - self.backslash(gap.end).min(gap.len());
                    return Some(self.edit(Span::new(gap.start, end), left..right));
                }
                let written = &self.content[gap.range()];
                let spaced = self.source.slice(left..new.start).starts_with(' ');
                // Outside of emphasis that ends there, and behind a note.
                if spaced && !written.starts_with(char::is_whitespace) && written.ends_with(' ') {
                    return Some(self.edit(place(gap.end), new.start..right));
                }
                Some(self.edit(place(gap.start), left..new.end))
            }
        }
    }

    /// Length of a backslash before a position that is none of the words.
    fn backslash(&self, at: usize) -> usize {
        let is_escaped = self.spelling == Spelling::Markdown
            && self.content[..at].ends_with('\\')
            && !self.text.chars().any(|(_, char)| char.end == at);
        usize::from(is_escaped)
    }

    /// Bytes that become what the source shows. White space that both have stays the author's.
    fn edit(&self, span: Span, shown: Range<usize>) -> Edit {
        let new = self.source.slice(shown.start..shown.end.max(shown.start));
        let (mut span, mut new) = (span, new.as_str());
        let old = &self.content[span.range()];
        let is_space = char::is_whitespace;
        if let (Some(char), Some(rest)) = (
            old.chars().next().filter(|char| is_space(*char)),
            new.strip_prefix(' '),
        ) {
            (span.start, new) = (span.start + char.len_utf8(), rest);
        }
        let old = &self.content[span.range()];
        if let (Some(char), Some(rest)) = (
            old.chars().next_back().filter(|char| is_space(*char)),
            new.strip_suffix(' '),
        ) {
            (span.end, new) = (span.end - char.len_utf8(), rest);
        }
        Edit {
            span,
            text: self.spelled(new, span.start),
        }
    }

    fn spelled(&self, new: &str, at: usize) -> String {
        let single = self.double_marks.then(|| {
            let before = self.content[..at].chars().next_back();
            single_marks(new, before.unwrap_or(' '))
        });
        let new = single.as_deref().unwrap_or(new);
        match self.spelling {
            Spelling::Markdown => escaped(new, self.begins_line(at)),
            Spelling::Toml => {
                let quoted = toml_string(new);
                quoted[1..quoted.len() - 1].to_owned()
            }
        }
    }

    /// Whether a position has nothing before it in its line but white space and signs of a quote.
    fn begins_line(&self, at: usize) -> bool {
        let line = self.content[..at]
            .rsplit(['\n', '\r'])
            .next()
            .unwrap_or_default();
        line.chars().all(|char| char == '>' || char.is_whitespace())
    }
}

/// Words with single quotation marks for double ones, where a character stands before them.
fn single_marks(words: &str, mut before: char) -> String {
    let mut text = String::with_capacity(words.len());
    for char in words.chars() {
        let opens = !before.is_alphanumeric() && !matches!(before, '.' | ',' | '?' | '!');
        text.push(match char {
            '“' | '„' => '‘',
            '"' if opens => '‘',
            '”' | '"' => '’',
            _ => char,
        });
        before = char;
    }
    text
}
