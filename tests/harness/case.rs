//! One case: the project it describes is analysed, and what comes out is held against what it
//! expects.

use variorum::diagnostics::{Code, Diagnostic, Place, Severity};
use variorum::parse::Inputs;
use variorum::resolve::{Resolved, Status};
use variorum::text::Text;
use variorum::{Analysis, Memo};

use crate::expected::{Diagnostics, Line, Outcome, Quotations};
use crate::inputs::{self, File};
use crate::sarif;

/// A case with the name of its test.
pub(crate) struct Case {
    /// Chapter, headings and case, parted by `::`.
    pub(crate) name: String,
    pub(crate) files: Vec<File>,
    pub(crate) check: Check,
}

/// What a case looks at.
pub(crate) enum Check {
    /// A row of a table.
    Outcome(Outcome),
    /// A block of diagnostics.
    Diagnostics(Diagnostics),
    /// A block of quotations.
    Quotations(Quotations),
}

impl Case {
    /// # Errors
    /// What was expected and what came, for people to read.
    pub(crate) fn run(&self) -> Result<(), String> {
        match &self.check {
            Check::Outcome(expected) => outcome(&inputs::project(&self.files, false), expected),
            Check::Diagnostics(expected) => {
                diagnostics(&inputs::project(&self.files, expected.drafts), expected)
            }
            Check::Quotations(expected) => {
                quotations(&inputs::project(&self.files, false), expected)
            }
        }
    }

    /// The codes that the case expects.
    pub(crate) fn codes(&self) -> Vec<Code> {
        match &self.check {
            Check::Outcome(expected) => expected.codes.iter().map(|(_, code)| *code).collect(),
            Check::Diagnostics(expected) => expected.lines.iter().map(|line| line.code).collect(),
            Check::Quotations(_) => Vec::new(),
        }
    }
}

fn outcome(inputs: &Inputs, expected: &Outcome) -> Result<(), String> {
    let (analysis, found) = variorum::analyze(inputs, &mut Memo::default());
    sarif::check(inputs, &found)?;
    let quotations: Vec<_> = analysis.resolution.quotations.values().flatten().collect();
    let statuses: Vec<_> = quotations
        .iter()
        .map(|resolved| resolved.status(&analysis.project.config.lints))
        .collect();
    let mut codes: Vec<_> = found
        .iter()
        .map(|diagnostic| (diagnostic.severity, diagnostic.code))
        .collect();
    codes.sort();
    let passages: Vec<String> = quotations
        .iter()
        .filter_map(|resolved| passage(&analysis, resolved))
        .collect();
    let wrong_passage = expected
        .passage
        .as_ref()
        .is_some_and(|passage| *passage != passages.join(" ; "));
    if statuses == expected.statuses && codes == expected.codes && !wrong_passage {
        return Ok(());
    }
    let names = |statuses: &[Status]| {
        statuses
            .iter()
            .map(|status| status.name().to_owned())
            .collect::<Vec<_>>()
    };
    let all = |statuses: &[_], codes: &[_]| {
        let codes = codes.iter().map(|(severity, code)| head(*severity, *code));
        names(statuses)
            .into_iter()
            .chain(codes)
            .collect::<Vec<_>>()
            .join(", ")
    };
    let hoped = expected
        .passage
        .as_ref()
        .map_or(String::new(), |passage| format!(" → {passage}"));
    Err(format!(
        "expected {}{hoped}\n   found {} → {}{}",
        all(&expected.statuses, &expected.codes),
        all(&statuses, &codes),
        passages.join(" ; "),
        found
            .iter()
            .map(|diagnostic| shown(inputs, diagnostic))
            .collect::<String>()
    ))
}

fn diagnostics(inputs: &Inputs, expected: &Diagnostics) -> Result<(), String> {
    let found = if expected.build {
        variorum::compile(inputs, &mut Memo::default()).2
    } else {
        variorum::analyze(inputs, &mut Memo::default()).1
    };
    sarif::check(inputs, &found)?;
    let found: Vec<_> = found.into_iter().collect();
    let same = found.len() == expected.lines.len();
    if same
        && found
            .iter()
            .zip(&expected.lines)
            .all(|(found, line)| fits(inputs, found, line))
    {
        return Ok(());
    }
    let hoped: String = expected.lines.iter().map(written).collect();
    let found: String = found
        .iter()
        .map(|diagnostic| shown(inputs, diagnostic))
        .collect();
    let or_nothing = |list: String| {
        if list.is_empty() {
            " nothing".to_owned()
        } else {
            list
        }
    };
    Err(format!(
        "expected{}\n   found{}",
        or_nothing(hoped),
        or_nothing(found)
    ))
}

fn quotations(inputs: &Inputs, expected: &Quotations) -> Result<(), String> {
    let (analysis, _) = variorum::analyze(inputs, &mut Memo::default());
    let line = |resolved: &Resolved| {
        let at = place(
            inputs,
            &Place::new(&resolved.quotation.file, resolved.quotation.span),
        );
        let status = resolved.status(&analysis.project.config.lints).name();
        let passage =
            passage(&analysis, resolved).map_or(String::new(), |passage| format!(" → {passage}"));
        format!("{status} {at} {}{passage}", resolved.cited.key)
    };
    let found: Vec<String> = analysis
        .resolution
        .quotations
        .values()
        .flatten()
        .map(|resolved| line(resolved))
        .collect();
    if found == expected.0 {
        return Ok(());
    }
    Err(format!(
        "expected\n{}\n   found\n{}",
        expected.0.join("\n"),
        found.join("\n")
    ))
}

fn fits(inputs: &Inputs, found: &Diagnostic, line: &Line) -> bool {
    let help = found.help.clone().unwrap_or_default();
    let sees = |(at, words): &(String, String)| {
        found.related.iter().any(|related| {
            place(inputs, &related.place) == *at && related.message.contains(words.as_str())
        })
    };
    (found.severity, found.code) == (line.severity, line.code)
        && place(inputs, &found.place) == line.place
        && found.message.contains(&line.words)
        && line.help.iter().all(|words| help.contains(words.as_str()))
        && line.see.iter().all(sees)
        && line.fix.as_ref().is_none_or(|fix| {
            found
                .fix
                .as_ref()
                .is_some_and(|found| found.replacement == *fix)
        })
}

/// The words of the source that a quotation resolved to, if it is accepted.
fn passage(analysis: &Analysis, resolved: &Resolved) -> Option<String> {
    let (source, passage) = resolved.place().filter(|_| {
        resolved
            .status(&analysis.project.config.lints)
            .is_accepted()
    })?;
    let source = &analysis.project.sources[source];
    let parts = passage
        .parts
        .iter()
        .map(|part| source.text.slice(part.span));
    Some(parts.collect::<Vec<_>>().join(" | "))
}

fn place(inputs: &Inputs, place: &Place) -> String {
    let text = inputs.files.get(&place.file).map(|bytes| Text::new(bytes));
    match text {
        Some(Ok(text)) => {
            let at = text.line_column(place.span.start);
            format!("{}:{}:{}", place.file, at.line, at.column)
        }
        // A file that is not UTF-8 has bytes, not columns; a file that is not there has neither.
        _ => format!("{}:1:{}", place.file, place.span.start + 1),
    }
}

fn head(severity: Severity, code: Code) -> String {
    format!("{}[{code}]", format!("{severity:?}").to_lowercase())
}

pub(crate) fn shown(inputs: &Inputs, found: &Diagnostic) -> String {
    let head = head(found.severity, found.code);
    let mut lines = vec![format!(
        "\n{head} {} {}",
        place(inputs, &found.place),
        found.message
    )];
    lines.extend(found.help.iter().map(|help| format!("help {help}")));
    lines.extend(
        found
            .related
            .iter()
            .map(|see| format!("see {} {}", place(inputs, &see.place), see.message)),
    );
    lines.extend(
        found
            .fix
            .iter()
            .map(|fix| format!("fix {}", fix.replacement)),
    );
    lines.join("\n  ")
}

fn written(line: &Line) -> String {
    let mut lines = vec![format!(
        "\n{} {} {}",
        head(line.severity, line.code),
        line.place,
        line.words
    )];
    lines.extend(line.help.iter().map(|help| format!("help {help}")));
    lines.extend(
        line.see
            .iter()
            .map(|(at, words)| format!("see {at} {words}")),
    );
    lines.extend(line.fix.iter().map(|fix| format!("fix {fix}")));
    lines.join("\n  ")
}
