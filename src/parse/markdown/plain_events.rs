//! A plain text in; the events that Markdown would give for paragraphs and blockquotes, out.
//!
//! Nothing else in it is markup: what Markdown takes for code, a list or a heading is words here.

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use crate::text::Span;

use super::events::SpannedEvent;

/// Reads the paragraphs of a text, which blank lines part; lines that begin with `>` are a
/// blockquote, as in mail.
pub(super) fn plain_events(content: &str, body: Span) -> Vec<SpannedEvent> {
    let mut reader = PlainReader {
        events: Vec::new(),
        paragraph: None,
        quote: None,
    };
    let mut start = body.start;
    for line in content[body.range()].split_inclusive('\n') {
        let words = line.trim_end_matches(['\n', '\r']);
        reader.line(words, start);
        start += line.len();
    }
    reader.close_quote();
    reader.events
}

struct PlainReader {
    events: Vec<SpannedEvent>,
    /// Its start among the events, and what it spans.
    paragraph: Option<(usize, Span)>,
    quote: Option<(usize, Span)>,
}

impl PlainReader {
    fn line(&mut self, line: &str, start: usize) {
        let indent = line.len() - line.trim_start().len();
        let quoted = line[indent..].strip_prefix('>');
        if quoted.is_some() && self.quote.is_none() {
            self.close_paragraph();
            self.quote = Some((self.events.len(), Span::new(start + indent, start + indent)));
            let quote = Event::Start(Tag::BlockQuote(None));
            self.events.push((quote, Span::new(start, start)));
        } else if quoted.is_none() {
            self.close_quote();
        }
        let written = quoted.unwrap_or(line);
        let words = written.trim();
        if words.is_empty() {
            return self.close_paragraph();
        }
        let at = start + line.len() - written.trim_start().len();
        self.words(words, Span::new(at, at + words.len()));
    }

    fn words(&mut self, words: &str, span: Span) {
        if let Some((_, whole)) = &mut self.paragraph {
            let between = Span::new(whole.end, span.start);
            *whole = whole.to(span);
            self.events.push((Event::SoftBreak, between));
        } else {
            self.paragraph = Some((self.events.len(), span));
            self.events.push((Event::Start(Tag::Paragraph), span));
        }
        if let Some((_, whole)) = &mut self.quote {
            *whole = whole.to(span);
        }
        let words = Event::Text(CowStr::from(words.to_owned()));
        self.events.push((words, span));
    }

    fn close_paragraph(&mut self) {
        if let Some((start, span)) = self.paragraph.take() {
            self.events[start].1 = span;
            self.events.push((Event::End(TagEnd::Paragraph), span));
        }
    }

    fn close_quote(&mut self) {
        self.close_paragraph();
        if let Some((start, span)) = self.quote.take() {
            self.events[start].1 = span;
            self.events
                .push((Event::End(TagEnd::BlockQuote(None)), span));
        }
    }
}
