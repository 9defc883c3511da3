//! `variorum quotations`: every quotation, where it stands and how it resolved.

use std::path::Path;
use std::process::ExitCode;

use crate::analysis::Analysis;
use crate::diagnostics::{Positions, visible};
use crate::parse::Options;
use crate::text::words::one_line;
use crate::{Memo, analyze, disk};

use super::arguments::{QuotationsFormat, QuotationsOptions};
use super::only::Only;
use super::project::{self, FAILED};
use super::quotation_record::{self, quotation_record};
use super::rows::{QuotationRow, UNCHECKED, all, all_cited};
use super::summary::counted;
use super::terminal::Terminal;

pub(super) fn run(
    root: &Path,
    arguments: &QuotationsOptions,
    terminal: Terminal,
) -> Result<ExitCode, disk::Error> {
    let read = project::read(
        root,
        Options {
            drafts: true,
            ..Options::default()
        },
        terminal,
    )?;
    let (analysis, _) = analyze(&read.inputs, &mut Memo::default());
    let mut positions = Positions::new(&read.inputs.files);
    let rows = rows(&analysis, &arguments.only, &mut positions);
    let heads = (arguments.format == QuotationsFormat::Csv).then(quotation_record::heads);
    let records = rows.iter().map(|row| line(row, arguments.format, terminal));
    Terminal::lines(heads.into_iter().chain(records));
    let all: Vec<_> = analysis.resolution.quotations.values().flatten().collect();
    let lints = &analysis.project.config.lints;
    let mut failed = 0;
    for resolved in &all {
        failed += usize::from(!resolved.status(lints).is_accepted());
    }
    if arguments.format == QuotationsFormat::Human {
        let faults = if failed == 0 {
            "all found".to_owned()
        } else {
            format!("{failed} not accepted; see `variorum check`")
        };
        let listed = if arguments.only.is_empty() {
            String::new()
        } else {
            format!("{} listed; ", rows.len())
        };
        terminal.say(&format!(
            "{listed}{}, {faults}",
            counted(all.len(), "quotation")
        ));
    }
    Ok(if failed == 0 {
        ExitCode::SUCCESS
    } else {
        FAILED.into()
    })
}

fn line(row: &QuotationRow<'_>, format: QuotationsFormat, terminal: Terminal) -> String {
    match format {
        // Strings and numbers always serialise.
        QuotationsFormat::Json => serde_json::to_string(row).unwrap_or_default(),
        QuotationsFormat::Csv => quotation_record(row),
        QuotationsFormat::Human => sentence(row, terminal),
    }
}

/// What is listed, by file and place: without a choice every quotation that is cited.
fn rows<'a>(
    analysis: &'a Analysis,
    only: &[Only],
    positions: &mut Positions<'_>,
) -> Vec<QuotationRow<'a>> {
    if only.is_empty() {
        return all_cited(analysis, positions);
    }
    let mut rows = all(analysis, positions);
    rows.retain(|row| only.iter().any(|only| is_meant(row, *only)));
    rows
}

fn is_meant(row: &QuotationRow<'_>, only: Only) -> bool {
    match only {
        Only::Allowed => !row.allowed.is_empty(),
        Only::Unchecked => row.status == UNCHECKED,
        Only::Status(status) => row.status == status.name(),
    }
}

/// `content/index.md:3:12: verbatim “the words …” [@a, para. 2]`.
fn sentence(row: &QuotationRow<'_>, terminal: Terminal) -> String {
    let file = terminal.as_seen(row.file.as_str());
    let place = format!("{file}:{}:{}", row.start.line, row.start.column);
    let at = row
        .passages
        .first()
        .map(|words| format!(", para. {}", words.paragraph))
        .unwrap_or_default();
    let citation = if row.status == UNCHECKED {
        String::new()
    } else {
        format!(" [@{}{at}]", row.source)
    };
    let allowed = row
        .allowed
        .iter()
        .map(|allowed| format!(" ({} allowed: {})", allowed.lint, allowed.reason));
    let allowed: String = allowed.collect();
    visible(&format!(
        "{place}: {} “{}”{citation}{allowed}",
        row.status,
        shortened(&row.text)
    ))
}

/// Longest quotation that is printed whole, in characters.
const LONGEST: usize = 60;

fn shortened(text: &str) -> String {
    let text = one_line(text);
    if text.chars().count() <= LONGEST {
        return text;
    }
    let head: String = text.chars().take(LONGEST).collect();
    let whole_words = head
        .rsplit_once(' ')
        .map_or(head.as_str(), |(words, _)| words);
    format!("{whole_words} …")
}
