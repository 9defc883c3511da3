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

/// Parts a file. Front matter that is not closed, is YAML, stands between other lines or does not
/// begin in the first line is reported.
pub(in crate::parse) fn front_matter(
    file: &FileId,
    text: &Text,
    diagnostics: &mut Diagnostics,
) -> FrontMatter {
    let lines: Vec<Span> = text.lines().collect();
    let whole = FrontMatter {
        header: None,
        body: Span::new(text.body_start(), text.as_str().len()),
    };
    let Some(first) = lines
        .iter()
        .position(|line| !text.slice(*line).trim().is_empty())
    else {
        return whole;
    };
    let file = Lined {
        file,
        text,
        lines,
        whole,
    };
    if file.is(first, "+++") {
        return file.fenced(first, diagnostics);
    }
    file.yaml(first, diagnostics)
        .or_else(|| file.other_fence(first, diagnostics))
        .or_else(|| file.unfenced(first, diagnostics))
        .or_else(|| file.too_late(first, diagnostics))
        .unwrap_or(whole)
}

/// A file by its lines.
struct Lined<'t> {
    file: &'t FileId,
    text: &'t Text,
    lines: Vec<Span>,
    whole: FrontMatter,
}

impl Lined<'_> {
    /// `+++` where it belongs.
    fn fenced(&self, first: usize, diagnostics: &mut Diagnostics) -> FrontMatter {
        let Some(end) = self.closing(first, |line| line == "+++") else {
            if first > 0 && !looks_like_toml(self.text, self.lines.get(first + 1)) {
                return self.whole;
            }
            let help = "write a line +++ below the last line of the front matter";
            self.report(first, "the front matter is not closed", help, diagnostics);
            return FrontMatter {
                header: None,
                body: self.body_after(self.last_toml_line(first + 1)),
            };
        };
        if first > 0 {
            let message = "the front matter must begin in the first line of the file";
            self.report(
                first,
                message,
                "delete the blank lines above it",
                diagnostics,
            );
        }
        self.between(first, end)
    }

    /// The front matter of most other programs.
    fn yaml(&self, first: usize, diagnostics: &mut Diagnostics) -> Option<FrontMatter> {
        let end = self
            .closing(first, |line| line == "---")
            .filter(|_| self.is(first, "---"))?;
        if !looks_like_yaml(self.text, self.lines.get(first + 1)) {
            return None;
        }
        let help = "write +++ for the two lines ---, and key = \"…\" for key: …";
        self.report(
            first,
            "this front matter is YAML, and only TOML is read",
            help,
            diagnostics,
        );
        Some(FrontMatter {
            header: None,
            body: self.body_after(end),
        })
    }

    /// TOML between lines that are meant as fences: `---`, what a word processor makes of it, `++`,
    /// a `+++` behind blanks.
    fn other_fence(&self, first: usize, diagnostics: &mut Diagnostics) -> Option<FrontMatter> {
        let fence = self.trimmed(first);
        if !is_fence(fence) || !is_known_setting(self.trimmed(first + 1)) {
            return None;
        }
        if fence == "+++" {
            self.report(
                first,
                "blanks stand before this line +++",
                "delete them",
                diagnostics,
            );
        } else {
            let message = format!("front matter stands between two lines +++, and this is {fence}");
            self.report(
                first,
                &message,
                "write +++ here, and in the line that closes the front matter",
                diagnostics,
            );
        }
        let end = self
            .closing(first, is_fence)
            .unwrap_or_else(|| self.last_toml_line(first + 1) + 1);
        Some(self.between(first, end.min(self.lines.len() - 1)))
    }

    /// Settings in the first line, with nothing above them.
    fn unfenced(&self, first: usize, diagnostics: &mut Diagnostics) -> Option<FrontMatter> {
        if !is_known_setting(self.trimmed(first)) {
            return None;
        }
        let help = "write a line +++ above its first line, and another below its last";
        self.report(
            first,
            "this front matter has no line +++ above it",
            help,
            diagnostics,
        );
        Some(FrontMatter {
            header: None,
            body: self.body_after(self.last_toml_line(first)),
        })
    }

    /// Front matter with a heading or a comment above it.
    fn too_late(&self, first: usize, diagnostics: &mut Diagnostics) -> Option<FrontMatter> {
        let fence = self.closing(first, |line| line == "+++")?;
        let end = self
            .closing(fence, |line| line == "+++")
            .filter(|_| is_known_setting(self.trimmed(fence + 1)))?;
        let message = "the front matter must begin in the first line of the file";
        self.report(
            fence,
            message,
            "move what stands above it below the front matter",
            diagnostics,
        );
        Some(self.between(fence, end))
    }

    fn report(&self, line: usize, message: &str, help: &str, diagnostics: &mut Diagnostics) {
        let line = self.lines[line];
        let span = Span::new(
            line.start,
            line.start + self.text.slice(line).trim_end().len(),
        );
        diagnostics.push(
            Diagnostic::new(Code::FrontMatter, Place::new(self.file, span), message).help(help),
        );
    }

    /// What stands between two lines, and what below the second.
    fn between(&self, first: usize, end: usize) -> FrontMatter {
        let header = Span::new(self.lines[first + 1].start, self.lines[end].start);
        FrontMatter {
            header: Some(header),
            body: self.body_after(end),
        }
    }

    fn body_after(&self, line: usize) -> Span {
        let end = self.whole.body.end;
        Span::new(self.lines.get(line + 1).map_or(end, |next| next.start), end)
    }

    fn is(&self, line: usize, fence: &str) -> bool {
        self.text.slice(self.lines[line]).trim_end() == fence
    }

    fn trimmed(&self, line: usize) -> &str {
        self.lines
            .get(line)
            .map_or("", |line| self.text.slice(*line).trim())
    }

    /// The first line below `first` that closes front matter.
    fn closing(&self, first: usize, is: impl Fn(&str) -> bool) -> Option<usize> {
        (first + 1..self.lines.len()).find(|line| is(self.text.slice(self.lines[*line]).trim_end()))
    }

    /// The last line in one run from `first` that could be TOML: where front matter that is not
    /// closed probably ends.
    fn last_toml_line(&self, first: usize) -> usize {
        let run = self.lines[first..]
            .iter()
            .take_while(|line| looks_like_toml(self.text, Some(line)))
            .count();
        first + run - 1
    }
}

/// A line of nothing but signs, or the beginning of a block of code, as it stands in a manual.
fn is_fence(line: &str) -> bool {
    let signs = line.trim().trim_end_matches("toml");
    signs.len() > 1 && signs.chars().all(|char| "+-–—−=~*_`".contains(char))
}

/// `title = "…"`: prose does not begin like this.
fn is_known_setting(line: &str) -> bool {
    let Some((key, value)) = line.split_once('=') else {
        return false;
    };
    let known = [
        "title", "question", "relation", "date", "draft", "tags", "authors", "summary",
    ]
    .contains(&key.trim());
    known
        && value
            .trim()
            .starts_with(['"', '\'', '“', '„', '[', 't', 'f', '2', '1'])
}

/// `key: …`, and not a line between two thematic breaks that merely holds a colon.
fn looks_like_yaml(text: &Text, line: Option<&Span>) -> bool {
    let key = line
        .and_then(|line| text.slice(*line).split_once(':'))
        .map_or("", |(key, _)| key);
    let is_of_key = |char: char| char.is_alphanumeric() || "-_".contains(char);
    !key.is_empty() && key.chars().all(is_of_key)
}

fn looks_like_toml(text: &Text, line: Option<&Span>) -> bool {
    let Some(line) = line else {
        return false;
    };
    let line = text.slice(*line).trim();
    let key = line.split_once('=').map_or("", |(key, _)| key.trim());
    let is_of_key = |char: char| char.is_alphanumeric() || "-_.\"*".contains(char);
    let is_key = !key.is_empty() && key.chars().all(is_of_key);
    line.is_empty() || is_key || line.starts_with(['[', '#', ']', '"', '\''])
}
