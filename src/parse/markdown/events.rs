//! The body of a file in; Markdown events with spans of the file, out.
//!
//! Raw HTML becomes text, so that nothing active can come out of it, and comments vanish. A
//! citation that a definition `[@key]: sources/x.txt` has made a link is text again. Nothing is
//! moved: every span is the one the parser gave.

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use crate::text::Span;

/// An event with the bytes of the file that it stands for.
pub(super) type SpannedEvent = (Event<'static>, Span);

/// Reads the body of a file.
pub(super) fn events(content: &str, body: Span) -> Vec<SpannedEvent> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS;
    let mut reader = EventReader {
        content,
        events: Vec::new(),
        html: None,
        shortcuts: Vec::new(),
    };
    for (event, range) in Parser::new_ext(&content[body.range()], options).into_offset_iter() {
        reader.read(
            event.into_static(),
            Span::new(body.start + range.start, body.start + range.end),
        );
    }
    reader.events
}

/// Whether the raw text of a link starts as a citation does.
pub(super) fn is_citation_link(content: &str, span: Span) -> bool {
    content[span.range()].starts_with("[@")
}

struct EventReader<'a> {
    content: &'a str,
    events: Vec<SpannedEvent>,
    /// The lines of the HTML block being read.
    html: Option<HtmlBlock>,
    /// For each open link, whether it is a citation made clickable by a definition.
    shortcuts: Vec<bool>,
}

struct HtmlBlock {
    span: Span,
    lines: Vec<Span>,
}

impl EventReader<'_> {
    fn read(&mut self, event: Event<'static>, span: Span) {
        match event {
            Event::Start(Tag::HtmlBlock) => {
                self.html = Some(HtmlBlock {
                    span,
                    lines: Vec::new(),
                });
            }
            Event::End(TagEnd::HtmlBlock) => {
                if let Some(block) = self.html.take() {
                    self.push_html_block(&block);
                }
            }
            Event::Html(text) => match &mut self.html {
                Some(block) => block.lines.push(span),
                None => self.events.push((Event::Text(text), span)),
            },
            // The rest of a tab at the start of a line of raw HTML: it stands for no byte of the
            // file.
            Event::Text(_) if self.html.is_some() => {}
            Event::InlineHtml(html) if is_comment(&html) => {}
            Event::Start(Tag::Link { link_type, .. }) if self.is_shortcut(link_type, span) => {
                self.shortcuts.push(true);
                self.push_text(Span::new(span.start, span.start + 1));
            }
            Event::End(TagEnd::Link) => self.end_link(span),
            event => {
                if matches!(event, Event::Start(Tag::Link { .. })) {
                    self.shortcuts.push(false);
                }
                self.events.push((event, span));
            }
        }
    }

    /// `[@key]` or `[@key][]` with a definition `[@key]: …`.
    fn is_shortcut(&self, link_type: LinkType, span: Span) -> bool {
        matches!(link_type, LinkType::Shortcut | LinkType::Collapsed)
            && is_citation_link(self.content, span)
    }

    fn end_link(&mut self, span: Span) {
        if self.shortcuts.pop() == Some(true) {
            self.push_text(Span::new(span.end - 1, span.end));
        } else {
            self.events.push((Event::End(TagEnd::Link), span));
        }
    }

    /// An HTML block as text without its comments; one that is nothing but comments leaves no
    /// trace.
    fn push_html_block(&mut self, block: &HtmlBlock) {
        let kept = without_comments(self.content, &block.lines);
        if kept
            .iter()
            .all(|span| self.content[span.range()].trim().is_empty())
        {
            return;
        }
        self.events.push((Event::Start(Tag::HtmlBlock), block.span));
        for span in kept {
            self.push_text(span);
        }
        self.events
            .push((Event::End(TagEnd::HtmlBlock), block.span));
    }

    fn push_text(&mut self, span: Span) {
        if !span.is_empty() {
            self.events.push((
                Event::Text(self.content[span.range()].to_owned().into()),
                span,
            ));
        }
    }
}

fn is_comment(html: &str) -> bool {
    html.starts_with("<!--")
}

/// What is left of the lines of an HTML block. A comment that is never closed is none: what might
/// follow it must not be lost.
fn without_comments(content: &str, lines: &[Span]) -> Vec<Span> {
    let mut kept = Vec::new();
    let mut comment: Option<Vec<Span>> = None;
    for line in lines {
        let mut at = line.start;
        while at < line.end {
            let rest = &content[at..line.end];
            let (mark, length) = if comment.is_some() {
                ("-->", 3)
            } else {
                ("<!--", 0)
            };
            let found = rest.find(mark);
            let part = Span::new(at, found.map_or(line.end, |found| at + found + length));
            at = part.end;
            comment.as_mut().unwrap_or(&mut kept).push(part);
            if found.is_some() {
                comment = if comment.is_some() {
                    None
                } else {
                    Some(Vec::new())
                };
            }
        }
    }
    kept.extend(comment.unwrap_or_default());
    kept
}
