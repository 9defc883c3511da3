//! `variorum fix`: what can be repaired, as a patch; written into its author's files if they say
//! so.

use std::path::Path;
use std::process::ExitCode;

use similar::TextDiff;

use crate::address::CORRECTIONS;
use crate::diagnostics::{Place, Positions, Severity, visible};
use crate::disk::{self, Change};
use crate::parse::{Date, Inputs, Options};
use crate::repair::{Patch, Proposal, Together, recorded, repairs, together};
use crate::text::FileId;
use crate::{Memo, analyze};

use super::arguments::FixOptions;
use super::ask::{ask, is_answered};
use super::project::{self, FAILED, USAGE};
use super::summary::counted;
use super::terminal::Terminal;

pub(super) fn run(
    root: &Path,
    arguments: &FixOptions,
    terminal: Terminal,
) -> Result<ExitCode, disk::Error> {
    if arguments.interactive && !is_answered() {
        terminal.message("error", "nobody is at a terminal who could be asked");
        terminal.message("help", "variorum fix --apply writes all that is proposed");
        return Ok(USAGE.into());
    }
    let inputs = project::read(root, Options::default(), terminal)?.inputs;
    let mut memo = Memo::default();
    let (analysis, diagnostics) = analyze(&inputs, &mut memo);
    let repairs = repairs(&inputs, (&analysis, &diagnostics), &mut memo);
    let mut printer = Printer::new(&inputs);
    let all: Vec<&Proposal> = repairs.proposals.iter().collect();
    let chosen = if arguments.interactive {
        printer.chosen(&all)
    } else {
        printer.all(&all);
        all.clone()
    };
    for left in &repairs.left_alone {
        let place = printer.at(&left.place);
        terminal.message("note", &format!("{place}: left alone: {}", left.why));
    }
    let together = together(&inputs, &diagnostics, &chosen, &mut memo);
    for proposal in &together.waiting {
        let place = printer.at(&proposal.place);
        let why = "waits for the next run: it changes what another repair changes";
        terminal.message("note", &format!("{place}: {why}"));
    }
    let writes = (arguments.apply || arguments.interactive) && !all.is_empty();
    if writes {
        let record = arguments.record.then(|| {
            let date = today()?;
            recorded(&inputs, &analysis, (&all, &together), &date, &mut memo)
        });
        if let Some(Err(why)) = &record {
            terminal.message("error", &format!("nothing was written: {why}"));
            return Ok(FAILED.into());
        }
        let record = record.and_then(Result::ok).flatten();
        write(root, &inputs, &together, record, terminal)?;
    } else {
        terminal.say(&closing(&all, diagnostics.count(Severity::Error)));
    }
    let remaining = if writes {
        all.len() - together.count
    } else {
        all.len()
    };
    Ok(if remaining == 0 && repairs.left_alone.is_empty() {
        ExitCode::SUCCESS
    } else {
        FAILED.into()
    })
}

/// Writes the files that change, all or none.
fn write(
    root: &Path,
    inputs: &Inputs,
    together: &Together,
    record: Option<Vec<u8>>,
    terminal: Terminal,
) -> Result<(), disk::Error> {
    let mut changes = Vec::new();
    for (file, before, after) in together.patch.changed(inputs) {
        changes.push(Change::of_old(file.as_str(), before, after));
    }
    if changes.is_empty() {
        terminal.say("Nothing was written");
        return Ok(());
    }
    let repaired = changes.len();
    let is_recorded = record.is_some();
    changes.extend(
        record.map(|record| match inputs.files.get(&FileId::new(CORRECTIONS)) {
            Some(old) => Change::of_old(CORRECTIONS, old, record),
            None => Change::of_new(CORRECTIONS, record),
        }),
    );
    disk::apply(root, &changes)?;
    terminal.say(&format!(
        "Wrote {} into {}",
        counted(together.count, "repair"),
        counted(repaired, "file")
    ));
    if is_recorded {
        terminal.say(&format!("Readers are told of it: see {CORRECTIONS}"));
    }
    Ok(())
}

/// The day, in coordinated universal time.
fn today() -> Result<Date, String> {
    let now = jiff::Timestamp::now().to_string();
    let day = now.split('T').next().unwrap_or_default();
    Date::parse(day).ok_or_else(|| format!("the clock says {now}, which is no date"))
}

/// That nothing can be repaired, and what is left to the author.
fn nothing(errors: usize) -> String {
    let (is, them) = if errors == 1 {
        ("is", "it")
    } else {
        ("are", "them")
    };
    match errors {
        0 => "Nothing to repair".to_owned(),
        _ => format!(
            "Nothing that a rule can repair; {} {is} left to you: variorum check shows {them}",
            counted(errors, "error")
        ),
    }
}

/// `3 repairs, of which 2 are sure; variorum fix --apply writes them`.
fn closing(proposals: &[&Proposal], errors: usize) -> String {
    let sure = proposals.iter().filter(|proposal| proposal.sure).count();
    let them = if proposals.len() == 1 { "it" } else { "them" };
    let are = match (sure, proposals.len()) {
        (_, 0) => return nothing(errors),
        (1, 1) => ", which is sure".to_owned(),
        (0, 1) => ", which is a new wording: read it".to_owned(),
        (0, _) => ", all of them new wordings: read them".to_owned(),
        (1, _) => ", of which 1 is sure".to_owned(),
        (sure, all) if sure == all => ", all of them sure".to_owned(),
        _ => format!(", of which {sure} are sure"),
    };
    let count = counted(proposals.len(), "repair");
    format!("{count}{are}; variorum fix --apply writes {them}")
}

/// Prints proposals.
struct Printer<'a> {
    inputs: &'a Inputs,
    positions: Positions<'a>,
}

impl<'a> Printer<'a> {
    fn new(inputs: &'a Inputs) -> Self {
        Self {
            inputs,
            positions: Positions::new(&inputs.files),
        }
    }

    /// `content/index.md:3:12`.
    fn at(&mut self, place: &Place) -> String {
        let (start, _) = self.positions.of(&place.file, place.span);
        format!("{}:{}:{}", place.file, start.line, start.column)
    }

    /// A headline, and what changes.
    fn proposal(&mut self, proposal: &Proposal) {
        let headline = format!("{}: {}", self.at(&proposal.place), proposal.headline);
        let lines = diff(&proposal.patch, self.inputs);
        let lines = std::iter::once(visible(&headline)).chain(lines);
        Terminal::lines(lines.chain([String::new()]));
    }

    fn all(&mut self, proposals: &[&Proposal]) {
        for proposal in proposals {
            self.proposal(proposal);
        }
    }

    /// Those that the person at the terminal wants.
    fn chosen<'p>(&mut self, proposals: &[&'p Proposal]) -> Vec<&'p Proposal> {
        let mut chosen = Vec::new();
        let mut wants_all = false;
        for proposal in proposals {
            self.proposal(proposal);
            match if wants_all { Answer::Yes } else { answer() } {
                Answer::Yes => chosen.push(*proposal),
                Answer::All => {
                    chosen.push(*proposal);
                    wants_all = true;
                }
                Answer::No => {}
                Answer::Quit => break,
            }
        }
        chosen
    }
}

enum Answer {
    Yes,
    No,
    /// This one and all that follow.
    All,
    /// This one not, and none that follows; what was chosen is written.
    Quit,
}

fn answer() -> Answer {
    loop {
        // Whoever ends the input wants nothing more.
        let Some(typed) = ask("Write it? (y, n, all, quit)") else {
            return Answer::Quit;
        };
        match typed.to_lowercase().as_str() {
            "y" | "yes" => return Answer::Yes,
            "n" | "no" => return Answer::No,
            "a" | "all" => return Answer::All,
            "q" | "quit" => return Answer::Quit,
            _ => {}
        }
    }
}

/// A unified diff, line by line.
fn diff(patch: &Patch, inputs: &Inputs) -> Vec<String> {
    let mut lines = Vec::new();
    for (file, before, after) in patch.changed(inputs) {
        let (before, after) = (
            String::from_utf8_lossy(before),
            String::from_utf8_lossy(&after),
        );
        let diff = TextDiff::from_lines(&before, &after);
        let mut unified = diff.unified_diff();
        let text = unified
            .context_radius(1)
            .header(file.as_str(), file.as_str())
            .to_string();
        for line in text.lines() {
            // A carriage return is part of the patch and moves nothing at a line's end.
            let bare = line.strip_suffix('\r');
            let end = if bare.is_some() { "\r" } else { "" };
            lines.push(format!("{}{end}", visible(bare.unwrap_or(line))));
        }
    }
    lines
}
