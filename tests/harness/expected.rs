//! What a case expects, read from its chapter.

use variorum::diagnostics::{Code, Severity};
use variorum::resolve::Status;

use crate::inputs::unescape;

/// The last cell of a row: `verbatim → we knew everything`, `invalid, error[quotation-order]`.
pub(crate) struct Outcome {
    /// One for each quotation and source, in order; empty for `none`.
    pub(crate) statuses: Vec<Status>,
    /// All that is reported, without order.
    pub(crate) codes: Vec<(Severity, Code)>,
    /// The words of the source, where they are said: parts parted by ` | `, quotations by ` ; `.
    pub(crate) passage: Option<String>,
}

/// A block of `diagnostics`: all that is reported, in order.
pub(crate) struct Diagnostics {
    pub(crate) lines: Vec<Line>,
    /// Drafts are published too.
    pub(crate) drafts: bool,
    /// Pages are rendered too.
    pub(crate) build: bool,
}

/// One expected diagnostic: `error[code] file:line:column words of the headline`, and indented
/// lines below it.
pub(crate) struct Line {
    pub(crate) severity: Severity,
    pub(crate) code: Code,
    /// `file:line:column`, exact.
    pub(crate) place: String,
    /// Must occur in the headline.
    pub(crate) words: String,
    /// Must occur in the help.
    pub(crate) help: Vec<String>,
    /// Must be among the related places: `file:line:column`, words.
    pub(crate) see: Vec<(String, String)>,
    /// The replacement, exact.
    pub(crate) fix: Option<String>,
}

/// A block of `quotations`: every quotation in order, `status file:line:column key → passage`.
pub(crate) struct Quotations(pub(crate) Vec<String>);

impl Outcome {
    /// # Errors
    /// The first word that is no status and no code.
    pub(crate) fn read(cell: &str) -> Result<Self, String> {
        let (words, passage) = cell
            .split_once(" → ")
            .map_or((cell, None), |(words, passage)| (words, Some(passage)));
        let passage = passage
            .map(unescape)
            .transpose()?
            .map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
        let mut outcome = Self {
            statuses: Vec::new(),
            codes: Vec::new(),
            passage,
        };
        for word in words.split(", ") {
            match word {
                "none" => {}
                _ if word.contains('[') => outcome.codes.push(code(word)?),
                _ => outcome.statuses.push(status(word)?),
            }
        }
        outcome.codes.sort();
        Ok(outcome)
    }
}

impl Diagnostics {
    /// # Errors
    /// The first line that cannot be read.
    pub(crate) fn read(body: &str, options: &str) -> Result<Self, String> {
        let mut expected = Self {
            lines: Vec::new(),
            drafts: false,
            build: false,
        };
        for option in options.split_whitespace() {
            match option {
                "--drafts" => expected.drafts = true,
                "build" => expected.build = true,
                _ => return Err(format!("unknown option `{option}`")),
            }
        }
        for text in body.lines().filter(|line| !line.trim().is_empty()) {
            match text.strip_prefix("  ") {
                Some(detail) => expected
                    .lines
                    .last_mut()
                    .ok_or("a detail of nothing")?
                    .detail(detail)?,
                None => expected.lines.push(Line::read(text)?),
            }
        }
        Ok(expected)
    }
}

impl Line {
    fn read(text: &str) -> Result<Self, String> {
        let (head, rest) = text
            .split_once(' ')
            .ok_or_else(|| format!("no place: {text}"))?;
        let (severity, code) = code(head)?;
        let (place, words) = place(rest)?;
        Ok(Self {
            severity,
            code,
            place,
            words,
            help: Vec::new(),
            see: Vec::new(),
            fix: None,
        })
    }

    fn detail(&mut self, text: &str) -> Result<(), String> {
        match text.split_once(' ') {
            Some(("help", words)) => self.help.push(words.to_owned()),
            Some(("see", rest)) => self.see.push(place(rest)?),
            Some(("fix", words)) => self.fix = Some(words.replace('⏎', "\n")),
            _ => return Err(format!("say help, see or fix, not: {text}")),
        }
        Ok(())
    }
}

impl Quotations {
    /// # Errors
    /// The first line whose status is unknown.
    pub(crate) fn read(body: &str) -> Result<Self, String> {
        let lines: Vec<String> = body
            .lines()
            .filter(|line| !line.trim().is_empty())
            .map(str::to_owned)
            .collect();
        for line in &lines {
            status(line.split(' ').next().unwrap_or_default())?;
        }
        Ok(Self(lines))
    }
}

/// `file:line:column words`; a path may hold spaces, a column may not.
fn place(text: &str) -> Result<(String, String), String> {
    let has_column = |at: usize| {
        let mut parts = text[..at].rsplitn(3, ':');
        let number = |part: Option<&str>| part.is_some_and(|part| part.parse::<usize>().is_ok());
        number(parts.next()) && number(parts.next())
    };
    let mut ends = text
        .match_indices(' ')
        .map(|(at, _)| at)
        .chain([text.len()]);
    let end = ends
        .find(|at| has_column(*at))
        .ok_or_else(|| format!("no file:line:column: {text}"))?;
    Ok((text[..end].to_owned(), text[end..].trim().to_owned()))
}

/// `error[quotation-order]`.
fn code(word: &str) -> Result<(Severity, Code), String> {
    let read = || {
        let (severity, name) = word.strip_suffix(']')?.split_once('[')?;
        let severity = match severity {
            "error" => Severity::Error,
            "warning" => Severity::Warning,
            "note" => Severity::Note,
            _ => return None,
        };
        Some((severity, Code::from_name(name)?))
    };
    read().ok_or_else(|| format!("no such code: {word}"))
}

fn status(word: &str) -> Result<Status, String> {
    let all = Status::ALL.iter().copied();
    all.into_iter()
        .find(|status| status.name() == word)
        .ok_or_else(|| format!("no such status: {word}"))
}
