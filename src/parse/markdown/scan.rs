//! Citations and footnote references in a flow.
//!
//! In comes a flow as it was flattened, with `[@a]` and `[^1]` among its words; out comes the same
//! without them, and the place at which each of them stood. So a quotation's words are simply a
//! part of the text.

use std::ops::Range;

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::parse::{Citation, slug};
use crate::text::{FileId, Mapped, Span};

use super::citation::{self, Unreadable};
use super::flow::{Flow, FlowKind, InlineObject, ObjectKind};
use super::html::tags;

/// What a scan may read and say.
pub(super) struct Scanner<'a> {
    pub file: &'a FileId,
    pub content: &'a str,
    pub citations: Vec<Citation>,
    /// How many footnote references have been read.
    pub footnotes: usize,
    pub diagnostics: &'a mut Diagnostics,
}

impl Scanner<'_> {
    /// Takes citations and footnote references out of a flow's words and into its objects.
    pub(super) fn scan(&mut self, flow: &mut Flow) {
        if flow.kind == FlowKind::Code {
            return;
        }
        if flow.kind == FlowKind::Html {
            flow.opaque = tags(flow.text.as_str());
        }
        let found = self.find(flow);
        flow.objects.extend(found);
        flow.objects.sort_by_key(|object| object.range.start);
        let mut objects = std::mem::take(&mut flow.objects);
        // A link that holds a footnote reference keeps it: what lies inside another is not an
        // object of its own.
        let mut end = 0;
        objects.retain(|object| {
            let outside = object.range.start >= end;
            end = end.max(object.range.end);
            outside
        });
        flow.objects = objects
            .into_iter()
            .map(|object| self.read(&flow.text, object))
            .collect();
        take_out(flow);
    }

    /// `[@…]` and `[^…]` in plain text.
    fn find(&mut self, flow: &Flow) -> Vec<InlineObject> {
        let text = flow.text.as_str();
        let mut found = Vec::new();
        for (open, close) in self.brackets(flow) {
            let inner = &text[open + 1..close.unwrap_or(text.len())];
            let is_next =
                flow.text.origin(open + 1..open + 2).start == flow.text.origin(open..open + 1).end;
            match (close, inner.chars().next()) {
                (Some(close), Some('@')) if is_next => {
                    found.push(object(
                        flow,
                        open..close + 1,
                        ObjectKind::Citation {
                            index: 0,
                            link: false,
                        },
                    ));
                }
                (Some(close), Some('^')) if is_next && is_id(&inner[1..]) => {
                    found.push(object(
                        flow,
                        open..close + 1,
                        ObjectKind::Footnote {
                            id: inner[1..].to_owned(),
                            index: 0,
                        },
                    ));
                }
                (Some(close), Some(' ' | '\u{a0}')) if is_next && citation::is_spaced(inner) => {
                    found.push(object(
                        flow,
                        open..close + 1,
                        ObjectKind::Citation {
                            index: 0,
                            link: false,
                        },
                    ));
                }
                (None, Some('@')) if is_next => self.unclosed(flow, open),
                (_, Some('^')) if is_next => self.no_name(flow, open, close),
                (Some(close), _) if self.is_pandoc_note(flow, open, inner) => {
                    self.pandoc_note(flow, open - 1..close + 1);
                }
                _ => {}
            }
        }
        found
    }

    /// Square brackets as they pair, unescaped ones alone; those that are never closed, and start a
    /// citation or a reference to a note, have no end.
    fn brackets(&self, flow: &Flow) -> Vec<(usize, Option<usize>)> {
        let mut open = Vec::new();
        let mut pairs = Vec::new();
        let mut skip = flow
            .opaque
            .iter()
            .cloned()
            .chain(flow.objects.iter().map(|object| object.range.clone()))
            .collect::<Vec<_>>();
        skip.sort_by_key(|range| range.start);
        let mut skip = skip.into_iter().peekable();
        let text = flow.text.as_str();
        for (at, bracket) in text.match_indices(['[', ']']) {
            while skip.next_if(|range| range.end <= at).is_some() {}
            if skip.peek().is_some_and(|range| range.contains(&at))
                || !self.is_plain(&flow.text, at)
            {
                continue;
            }
            if bracket == "[" {
                open.push(at);
            } else if let Some(start) = open.pop() {
                pairs.push((start, Some(at)));
            }
        }
        pairs.extend(
            open.into_iter()
                .filter(|at| text[at + 1..].starts_with(['@', '^']))
                .map(|at| (at, None)),
        );
        pairs.sort_unstable();
        pairs
    }

    /// Whether the character at `at` stands in the file as itself: not from an entity, not after a
    /// backslash.
    fn is_plain(&self, text: &Mapped, at: usize) -> bool {
        let origin = text.origin(at..at + 1);
        let backslashes = self.content[..origin.start]
            .bytes()
            .rev()
            .take_while(|byte| *byte == b'\\')
            .count();
        origin.len() == 1 && backslashes % 2 == 0
    }

    /// A citation that somebody began and never closed.
    fn unclosed(&mut self, flow: &Flow, open: usize) {
        let key = flow.text.as_str()[open + 2..]
            .find(|char: char| !char.is_ascii_alphanumeric() && char != '-');
        let end = key.map_or(flow.text.as_str().len(), |length| open + 2 + length);
        if end == open + 2 {
            return;
        }
        let why = Unreadable {
            message: "this citation is not closed".to_owned(),
            help: "put a `]` after the key or the place, in the same paragraph".to_owned(),
        };
        self.report(flow.text.origin(open..end), why);
    }

    /// A reference to a footnote that is never closed, or between whose brackets stands no name:
    /// Markdown makes words of it.
    fn no_name(&mut self, flow: &Flow, open: usize, close: Option<usize>) {
        let text = flow.text.as_str();
        let written = beginning(&text[open + 2..close.unwrap_or(text.len())]);
        let start = written.len() - written.trim_start().len();
        let length = written[start..]
            .find(|char: char| !char.is_alphanumeric() && char != '-')
            .unwrap_or(written.len() - start);
        let name = slug(if close.is_some() {
            written
        } else {
            &written[..start + length]
        });
        let message = match close {
            None if name.is_empty() => return,
            None => "this footnote is not closed".to_owned(),
            Some(_) if written.trim().is_empty() => "this footnote has no name".to_owned(),
            Some(_) => format!(
                "`{written}` cannot be the name of a footnote: only a-z, 0-9 and - can stand in it"
            ),
        };
        let end = close.map_or(open + 2 + start + length, |close| close + 1);
        let name = if name.is_empty() { "id" } else { &name };
        let place = Place::new(self.file, flow.text.origin(open..end));
        self.diagnostics.push(
            Diagnostic::new(Code::UndefinedFootnote, place, message)
                .help(format!("write [^{name}]")),
        );
    }

    /// Whether a bracket is a note as Pandoc writes it, `^[in words]`, and not a power or a
    /// reference by number.
    fn is_pandoc_note(&self, flow: &Flow, open: usize, inner: &str) -> bool {
        let is_raised =
            flow.text.as_str()[..open].ends_with('^') && self.is_plain(&flow.text, open - 1);
        is_raised && beginning(inner).trim().contains(char::is_whitespace)
    }

    /// A note within its sentence, as Pandoc has it.
    fn pandoc_note(&mut self, flow: &Flow, range: Range<usize>) {
        let place = Place::new(self.file, flow.text.origin(range));
        let error = Diagnostic::new(
            Code::UndefinedFootnote,
            place,
            "a note cannot stand within its sentence",
        );
        let help =
            "write [^note-1] here, and its words in a paragraph of their own: “[^note-1]: …”";
        self.diagnostics.push(error.help(help));
    }

    /// Reads a citation, and remembers it even if it cannot be read: its quotation must not be
    /// lost.
    fn read(&mut self, text: &Mapped, mut object: InlineObject) -> InlineObject {
        let sources = match &mut object.kind {
            ObjectKind::Footnote { index, .. } => {
                *index = self.footnotes;
                self.footnotes += 1;
                return object;
            }
            ObjectKind::Citation { link: true, .. } => {
                Err(link(&text.as_str()[object.range.clone()]))
            }
            ObjectKind::Citation { .. } => {
                citation::sources(text, object.range.start + 1..object.range.end - 1)
            }
        };
        let span = object.span;
        let sources = sources.unwrap_or_else(|why| {
            self.report(span, why);
            Vec::new()
        });
        self.citations.push(Citation { span, sources });
        if let ObjectKind::Citation { index, .. } = &mut object.kind {
            *index = self.citations.len() - 1;
        }
        object
    }

    fn report(&mut self, span: Span, why: Unreadable) {
        let place = Place::new(self.file, span);
        self.diagnostics
            .push(Diagnostic::new(Code::Citation, place, why.message).help(why.help));
    }
}

/// As much of what stands between brackets as a message shows, and as tells what was meant:
/// brackets within brackets hold one another's words many times over.
fn beginning(inner: &str) -> &str {
    /// Bytes, at most.
    const LONGEST: usize = 60;
    &inner[..inner.floor_char_boundary(LONGEST)]
}

fn object(flow: &Flow, range: Range<usize>, kind: ObjectKind) -> InlineObject {
    InlineObject {
        span: flow.text.origin(range.clone()),
        range,
        kind,
    }
}

/// Whether it looks like the id of a footnote.
fn is_id(id: &str) -> bool {
    !id.is_empty() && !id.contains(|char: char| char.is_whitespace() || char == '[')
}

fn link(label: &str) -> Unreadable {
    Unreadable {
        message: "Markdown reads this citation as a link".to_owned(),
        help: format!("write `[{label}]` alone; a round bracket after it needs a space before it"),
    }
}

/// Takes the objects out of the words.
fn take_out(flow: &mut Flow) {
    let taken: Vec<Range<usize>> = flow
        .objects
        .iter()
        .map(|object| object.range.clone())
        .collect();
    flow.leave_out(&taken);
}
