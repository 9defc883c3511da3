//! Diagnostics for people, on a terminal: rustc's look.
//!
//! ```text
//! error[quotation-not-found]: these words are not in source a
//!  --> a.md:2:2
//!   |
//! 2 | “world”
//!   |  ^^^^^ not found
//! ```

use unicode_width::UnicodeWidthStr;

use super::excerpt::{Line, excerpt};
use super::position::Positions;
use super::visible::visible;
use super::{Code, Diagnostic, Fix, Place};

/// A replacement longer than this is not shown as a patch.
const SHORT: usize = 100;

const PLAIN: &str = "\u{1b}[0m";
const BOLD: &str = "\u{1b}[1m";
const GUTTER: &str = "\u{1b}[1;94m";
const REMOVED: &str = "\u{1b}[91m";
const ADDED: &str = "\u{1b}[92m";

/// The terminal escape that begins a severity's colour, or that of `help`.
pub fn style(word: &str) -> &'static str {
    match word {
        "error" => "\u{1b}[1;91m",
        "warning" => "\u{1b}[1;33m",
        "help" => "\u{1b}[1;96m",
        _ => "\u{1b}[1;92m",
    }
}

/// How diagnostics are printed for people.
#[derive(Clone, Copy, Debug, Default)]
pub struct HumanStyle {
    /// Whether terminal escapes may be printed.
    pub colour: bool,
    /// Folders between the project's root and the reader's own. Places are printed as they lead
    /// there from where the reader stands: terminals and editors open them at a click.
    pub below_root: usize,
}

/// One diagnostic as a small text of several lines, with a line end.
pub fn human(diagnostic: &Diagnostic, positions: &mut Positions<'_>, look: HumanStyle) -> String {
    let mut printer = Printer {
        text: String::new(),
        gutter: gutter(diagnostic, positions),
        look,
    };
    let severity = diagnostic.severity.name();
    printer.heading(severity, Some(diagnostic.code), &diagnostic.message);
    let has_lines = printer.place(
        severity,
        &diagnostic.place,
        diagnostic.label.as_deref(),
        positions,
    );
    let patch = diagnostic
        .fix
        .as_ref()
        .and_then(|fix| FixedLine::of(fix, positions));
    let help = diagnostic
        .help
        .as_deref()
        .or(patch.is_some().then_some("write"));
    if has_lines && (help.is_some() || !diagnostic.related.is_empty()) {
        printer.bar();
    }
    for related in &diagnostic.related {
        printer.heading("note", None, &related.message);
        printer.place("note", &related.place, None, positions);
    }
    if let Some(help) = help {
        printer.help(help, patch.as_ref());
    }
    printer.text
}

/// Digits of the greatest number of a line that may be shown.
fn gutter(diagnostic: &Diagnostic, positions: &mut Positions<'_>) -> usize {
    let fix = diagnostic.fix.iter().map(|fix| &fix.place);
    let mut digits = 0;
    for place in diagnostic
        .related
        .iter()
        .map(|related| &related.place)
        .chain(fix)
        .chain([&diagnostic.place])
    {
        if !positions.bytes(&place.file).is_empty() {
            let last = place.span.end.saturating_sub(1).max(place.span.start);
            digits = digits.max(
                positions
                    .lines(&place.file)
                    .position(last)
                    .line
                    .to_string()
                    .len(),
            );
        }
    }
    digits
}

/// An edit of one line that is to be seen at a glance.
struct FixedLine {
    line: Line,
    replacement: String,
}

impl FixedLine {
    fn of(fix: &Fix, positions: &mut Positions<'_>) -> Option<Self> {
        let bytes = positions.bytes(&fix.place.file);
        let span = fix.place.span;
        let short = span.end <= bytes.len()
            && span.end.saturating_sub(span.start) <= SHORT
            && fix.replacement.len() <= SHORT;
        if bytes.is_empty() || !short || fix.replacement.contains('\n') {
            return None;
        }
        let mut lines = excerpt(bytes, positions.lines(&fix.place.file), span).lines();
        let line = lines.pop().filter(|_| lines.is_empty())?;
        Some(Self {
            line,
            replacement: visible(&fix.replacement),
        })
    }
}

/// What is printed so far, and how.
struct Printer {
    text: String,
    /// Digits of the numbers of lines.
    gutter: usize,
    look: HumanStyle,
}

impl Printer {
    /// `error[code]: title`, or `help: title`.
    fn heading(&mut self, word: &str, code: Option<Code>, title: &str) {
        let code = code.map(|code| format!("[{code}]")).unwrap_or_default();
        let title = format!(": {}", visible(title));
        self.text += &self.painted(style(word), &format!("{word}{code}"));
        self.text += &if code.is_empty() {
            title
        } else {
            self.painted(BOLD, &title)
        };
        self.text.push('\n');
    }

    /// File, line and column, and the lines underlined. An empty or missing file has no line to
    /// show; whether there is one comes back.
    fn place(
        &mut self,
        word: &str,
        place: &Place,
        label: Option<&str>,
        positions: &mut Positions<'_>,
    ) -> bool {
        let bytes = positions.bytes(&place.file);
        let lines = positions.lines(&place.file);
        let start = lines.position(place.span.start);
        let at = if bytes.is_empty() {
            String::new()
        } else {
            format!(":{}:{}", start.line, start.column)
        };
        let arrow = self.painted(GUTTER, "-->");
        let up = "../".repeat(self.look.below_root);
        let path = visible(place.file.as_str());
        let origin = format!("{:width$}{arrow} {up}{path}{at}\n", "", width = self.gutter);
        self.text.push_str(&origin);
        if bytes.is_empty() {
            return false;
        }
        let excerpt = excerpt(bytes, lines, place.span).lines();
        self.bar();
        self.lines(&excerpt, style(word), label);
        true
    }

    /// Lines, each with what is meant in it underlined; the label stands behind the last.
    fn lines(&mut self, lines: &[Line], style: &str, label: Option<&str>) {
        let mut expected = lines.first().map_or(0, |line| line.number);
        for (index, line) in lines.iter().enumerate() {
            if line.number != expected {
                self.row(None, GUTTER, "|", "…");
            }
            expected = line.number + 1;
            self.row(
                Some(line.number),
                GUTTER,
                "|",
                &format!("{}{}{}", line.before, line.marked, line.after),
            );
            let is_last = index + 1 == lines.len();
            // A line between the ends of a long span may be empty; a place without width is marked
            // all the same.
            if !line.marked.is_empty() || lines.len() == 1 {
                let label = label
                    .filter(|_| is_last)
                    .map(|label| format!(" {}", visible(label)))
                    .unwrap_or_default();
                let mark = format!("{}{label}", "^".repeat(line.marked.width().max(1)));
                let indent = " ".repeat(line.before.width());
                self.row(
                    None,
                    GUTTER,
                    "|",
                    &format!("{indent}{}", self.painted(style, &mark)),
                );
            }
        }
    }

    /// What to do; its lines below the first are there to be pasted, so that they begin at the
    /// margin.
    fn help(&mut self, help: &str, patch: Option<&FixedLine>) {
        let mut lines = help.lines();
        self.heading("help", None, lines.next().unwrap_or_default());
        if let Some(FixedLine { line, replacement }) = patch {
            self.bar();
            for (style, sign, words) in [(REMOVED, "-", &line.marked), (ADDED, "+", replacement)] {
                let text = format!(
                    "{}{}{}",
                    line.before,
                    self.painted(style, words),
                    line.after
                );
                self.row(Some(line.number), style, sign, &text);
            }
            self.bar();
        }
        for line in lines {
            self.text += &(visible(line) + "\n");
        }
    }

    fn bar(&mut self) {
        self.row(None, GUTTER, "|", "");
    }

    /// A line behind the gutter.
    fn row(&mut self, number: Option<usize>, style: &str, sign: &str, text: &str) {
        let number = number.map(|number| number.to_string()).unwrap_or_default();
        let number = self.painted(GUTTER, &format!("{number:>width$}", width = self.gutter));
        let row = format!("{number} {} {text}", self.painted(style, sign));
        self.text += row.trim_end();
        self.text.push('\n');
    }

    fn painted(&self, style: &str, text: &str) -> String {
        if self.look.colour && !text.trim().is_empty() {
            format!("{style}{text}{PLAIN}")
        } else {
            text.to_owned()
        }
    }
}
