//! Diagnostics for a page of the preview: the same words, places and lines as on the terminal.

use crate::text::html::push_escaped;

use super::excerpt::excerpt;
use super::position::Positions;
use super::visible::visible;
use super::{Diagnostic, Place};

/// One diagnostic as an `article`. Everything that comes from a file is escaped.
pub fn html(diagnostic: &Diagnostic, positions: &mut Positions<'_>) -> String {
    let (severity, code) = (diagnostic.severity.name(), diagnostic.code.name());
    let message = escaped(&diagnostic.message);
    let place = shown(&diagnostic.place, diagnostic.label.as_deref(), positions);
    let related = diagnostic.related.iter().map(|related| {
        let place = shown(&related.place, None, positions);
        format!(
            "<div class=\"related\"><p>{}</p>\n{place}</div>\n",
            escaped(&related.message)
        )
    });
    let related: String = related.collect();
    let help = diagnostic
        .help
        .as_ref()
        .map(|help| format!("<p class=\"help\">Help: {}</p>\n", escaped(help)));
    let help = help.unwrap_or_default();
    format!(
        "<article class=\"{severity}\">\n<h2><span class=\"severity\">{severity}[{code}]</span> {message}</h2>\n\
         {place}{related}{help}</article>\n"
    )
}

/// The place, and its line with the span marked. An empty or missing file has no line to show.
fn shown(place: &Place, label: Option<&str>, positions: &mut Positions<'_>) -> String {
    let bytes = positions.bytes(&place.file);
    let path = escaped(place.file.as_str());
    if bytes.is_empty() {
        return format!("<p class=\"place\">{path}</p>\n");
    }
    let lines = positions.lines(&place.file);
    let start = lines.position(place.span.start);
    let (line, column) = (start.line, start.column);
    let excerpt = excerpt(bytes, lines, place.span);
    let (before, rest) = excerpt.text.split_at(excerpt.range.start);
    let (marked, after) = rest.split_at(excerpt.range.len());
    let label = label
        .map(|label| format!(" ({})", escaped(label)))
        .unwrap_or_default();
    format!(
        "<p class=\"place\" data-place=\"{path}:{line}:{column}\">{path}:{line}:{column}{label}</p>\n<pre>{}<mark>{}</mark>{}</pre>\n",
        escaped(before),
        escaped(marked),
        escaped(after)
    )
}

/// Text that no browser takes for markup, with what would steer a reader's eyes made visible.
pub fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    push_escaped(&mut html, &visible(text));
    html
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::sync::Arc;

    use super::*;
    use crate::diagnostics::Code;
    use crate::text::{FileId, Span};

    #[test]
    fn the_place_is_shown_and_nothing_is_markup() {
        let file = FileId::new("content/index.md");
        let bytes: Arc<[u8]> = Arc::from(&b"one\n<b>two</b> three\n"[..]);
        let files = BTreeMap::from([(file.clone(), bytes)]);
        let diagnostic = Diagnostic::new(
            Code::BrokenLink,
            Place::new(&file, Span::new(7, 10)),
            "nothing at <two>",
        )
        .related(
            Place::new(&FileId::new("a"), Span::default()),
            "here & there",
        )
        .help("write “x”");
        let html = html(&diagnostic, &mut Positions::new(&files));
        assert!(
            html.contains(
                "<span class=\"severity\">error[broken-link]</span> nothing at &lt;two&gt;"
            ),
            "{html}"
        );
        assert!(html.contains("content/index.md:2:4"), "{html}");
        assert!(
            html.contains("<pre>&lt;b&gt;<mark>two</mark>&lt;/b&gt; three</pre>"),
            "{html}"
        );
        assert!(
            html.contains("here &amp; there") && html.contains("Help: write “x”"),
            "{html}"
        );
    }
}
