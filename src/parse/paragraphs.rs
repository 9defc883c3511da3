//! Paragraphs of a plain text.

use crate::text::controls::{shown_char, without_controls};
use crate::text::{Mapped, Span, Text};

use super::{Paragraph, ParagraphRule};

/// The paragraphs of a text that is not blank, in order.
pub(super) fn plain_paragraphs(text: &Text, rule: ParagraphRule) -> Vec<Paragraph> {
    let visible: Vec<Option<Span>> = text.lines().map(|line| visible(text, line)).collect();
    let spans = match rule {
        ParagraphRule::Lines => visible.into_iter().flatten().collect(),
        ParagraphRule::BlankLines => joined(&visible),
    };
    let shown = |span: Span| without_controls(Mapped::verbatim(text.as_str(), span));
    spans
        .into_iter()
        .map(|span| Paragraph {
            span,
            text: shown(span),
            styles: Vec::new(),
        })
        .collect()
}

/// Runs of lines that are not blank, each from its first to its last visible character.
fn joined(lines: &[Option<Span>]) -> Vec<Span> {
    let runs = lines.split(Option::is_none);
    runs.filter_map(|run| run.iter().flatten().copied().reduce(Span::to))
        .collect()
}

/// A line without the blanks and invisible characters at its ends; nothing if there is nothing
/// else.
fn visible(text: &Text, line: Span) -> Option<Span> {
    let content = text.slice(line);
    let shown = |char: char| {
        !shown_char(char).is_whitespace() && !matches!(char, '\u{feff}' | '\u{200b}' | '\u{2060}')
    };
    let start = content.find(shown)?;
    let (last, char) = content.char_indices().rfind(|(_, char)| shown(*char))?;
    Some(Span::new(
        line.start + start,
        line.start + last + char.len_utf8(),
    ))
}

#[cfg(test)]
mod tests {
    use super::{ParagraphRule, plain_paragraphs};
    use crate::text::Text;

    fn read(content: &str, rule: ParagraphRule) -> Vec<(usize, String)> {
        let text = Text::new(content.as_bytes()).unwrap();
        plain_paragraphs(&text, rule)
            .into_iter()
            .map(|it| (it.span.start, it.text.as_str().to_owned()))
            .collect()
    }

    #[test]
    fn lines() {
        let read = read(
            "\u{feff}  One.\r\n\r\n \u{a0}\nTwo. \r\n",
            ParagraphRule::Lines,
        );
        assert_eq!(read, [(5, "One.".to_owned()), (17, "Two.".to_owned())]);
    }

    #[test]
    fn blank_lines() {
        let read = read(
            "One\r\nstill one.\r\n \r\n\r\nTwo\n",
            ParagraphRule::BlankLines,
        );
        assert_eq!(
            read,
            [(0, "One\nstill one.".to_owned()), (22, "Two".to_owned())]
        );
    }
}
