//! Where the front matter of a file ends and its body begins.

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::text::{FileId, Span, Text};

/// A file in its two parts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::parse) struct FrontMatter {
    /// The TOML between the `+++` lines; nothing if there is none that can be read.
    pub(in crate::parse) header: Option<Span>,
    /// What follows.
    pub(in crate::parse) body: Span,
}

/// Parts a file. Front matter that is not closed, is YAML or does not begin in the first line is reported.
pub(in crate::parse) fn front_matter(file: &FileId, text: &Text, diagnostics: &mut Diagnostics) -> FrontMatter {
    let lines: Vec<Span> = text.lines().collect();
    let is = |line: &Span, fence: &str| text.slice(*line).trim_end() == fence;
    let whole = FrontMatter { header: None, body: Span::new(text.body_start(), text.as_str().len()) };
    let Some(first) = lines.iter().position(|line| !text.slice(*line).trim().is_empty()) else { return whole };
    let closing = |fence: &str| lines[first + 1..].iter().position(|line| is(line, fence)).map(|at| first + 1 + at);
    let body_after = |line: usize| Span::new(lines.get(line + 1).map_or(text.as_str().len(), |next| next.start), whole.body.end);
    let mut report = |message: &str, help: &str| {
        let line = lines[first];
        let span = Span::new(line.start, line.start + text.slice(line).trim_end().len());
        diagnostics.push(Diagnostic::new(Code::FrontMatter, Place::new(file, span), message).help(help));
    };
    if is(&lines[first], "+++") {
        let Some(end) = closing("+++") else {
            if first == 0 || looks_like_toml(text, lines.get(first + 1)) {
                report("the front matter is not closed", "write a line +++ below the last line of the front matter");
                return FrontMatter { header: None, body: body_after(last_toml_line(text, &lines, first)) };
            }
            return whole;
        };
        if first > 0 {
            report("the front matter must begin in the first line of the file", "delete the blank lines above it");
        }
        return FrontMatter { header: Some(Span::new(lines[first + 1].start, lines[end].start)), body: body_after(end) };
    }
    if is(&lines[first], "---")
        && let Some(end) = closing("---")
        && looks_like_yaml(text, lines.get(first + 1))
    {
        report("this front matter is YAML, and only TOML is read", "write +++ for the two lines ---, and key = \"…\" for key: …");
        return FrontMatter { header: None, body: body_after(end) };
    }
    if is_known_setting(text.slice(lines[first])) {
        report("this front matter has no line +++ above it", "write a line +++ above its first line, and another below its last");
        let run = lines[first..].iter().take_while(|line| looks_like_toml(text, Some(line))).count();
        return FrontMatter { header: None, body: body_after(first + run - 1) };
    }
    whole
}

/// `title = "…"`: prose does not begin like this.
fn is_known_setting(line: &str) -> bool {
    let Some((key, value)) = line.split_once('=') else { return false };
    let known = ["title", "question", "relation", "date", "draft", "tags", "authors", "summary"].contains(&key.trim());
    known && value.trim().starts_with(['"', '\'', '“', '„', '[', 't', 'f', '2', '1'])
}

/// `key: …`, and not a line between two thematic breaks that merely holds a colon.
fn looks_like_yaml(text: &Text, line: Option<&Span>) -> bool {
    let key = line.and_then(|line| text.slice(*line).split_once(':')).map_or("", |(key, _)| key);
    !key.is_empty() && key.chars().all(|char| char.is_alphanumeric() || "-_".contains(char))
}

fn looks_like_toml(text: &Text, line: Option<&Span>) -> bool {
    line.is_some_and(|line| {
        let line = text.slice(*line).trim();
        let key = line.split_once('=').map_or("", |(key, _)| key.trim());
        let is_key = !key.is_empty() && key.chars().all(|char| char.is_alphanumeric() || "-_.\"*".contains(char));
        line.is_empty() || is_key || line.starts_with(['[', '#', ']', '"', '\''])
    })
}

/// The last line in one run with the first that could be TOML: where front matter that is not closed probably ends.
fn last_toml_line(text: &Text, lines: &[Span], first: usize) -> usize {
    let run = lines[first + 1..].iter().take_while(|line| looks_like_toml(text, Some(line))).count();
    first + run
}
