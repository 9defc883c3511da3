//! `variorum build`: checks, then writes the site.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use crate::address::LOCK;
use crate::analysis::{Analysis, next_lock};
use crate::diagnostics::{Diagnostics, Severity};
use crate::disk::{self, pasted};
use crate::par_map::join;
use crate::parse::Options;
use crate::render::Site;
use crate::text::FileId;
use crate::{Memo, address, compile};

use super::arguments::{Build, Publish};
use super::project::{self, FAILED, ReadProject};
use super::summary::{checked, counted, faults, lowered, unchecked};
use super::terminal::Terminal;

pub(super) fn run(
    root: &Path,
    arguments: &Build,
    terminal: Terminal,
) -> Result<ExitCode, disk::Error> {
    let options = Options {
        locked: arguments.locked,
        ..options(&arguments.publish)
    };
    let read = project::read(root, options, terminal)?;
    let run = Run {
        root,
        arguments: &arguments.publish,
        durable: true,
    };
    let mut memo = Memo::of_one_run();
    let mut built = build(&run, &read, &mut memo, terminal);
    terminal.diagnostics(&built.diagnostics, &read.inputs);
    terminal.more_about(&built.diagnostics);
    let done = match built.written.take() {
        None => {
            terminal.message("error", &built.nothing_written());
            Ok(FAILED.into())
        }
        Some(Err(error)) => Err(error),
        Some(Ok(written)) => {
            say_what_was_written(&built, &written, terminal);
            Ok(ExitCode::SUCCESS)
        }
    };
    // The program ends, and the system takes all memory back at once: value by value that takes a
    // twentieth of a large build.
    std::mem::forget((read, memo, built));
    done
}

fn say_what_was_written(built: &Built, written: &disk::Written, terminal: Terminal) {
    if let Some(note) = &written.note {
        terminal.message("note", note);
    }
    terminal.say(&format!(
        "{}{}; {}",
        checked(&built.analysis),
        lowered(&built.analysis),
        built.outcome(written)
    ));
    if terminal.is_watched() {
        for line in closing(built) {
            terminal.say(&line);
        }
    }
}

/// What a person may want to know and do next; a script does not.
fn closing(built: &Built) -> Vec<String> {
    let mut lines = Vec::new();
    let unchecked = unchecked(&built.analysis);
    if unchecked > 0 {
        let have = if unchecked == 1 { "has" } else { "have" };
        lines.push(format!(
            "{} {have} no citation: variorum check shows where",
            counted(unchecked, "quoted passage")
        ));
    }
    let next = match built.diagnostics.count(Severity::Warning) {
        0 => {
            "Next: variorum serve shows the site in your browser while you write; to publish, \
                copy the folder to any web host"
        }
        _ => {
            "Next: variorum check shows the warnings again; variorum serve shows the site in your \
                browser while you write"
        }
    };
    lines.push(next.to_owned());
    lines
}

/// What `build` and each round of `watch` are told.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run<'a> {
    pub(super) root: &'a Path,
    pub(super) arguments: &'a Publish,
    /// Whether the bytes must have reached the disk before they are published.
    pub(super) durable: bool,
}

/// What came of a build.
#[derive(Debug)]
pub(super) struct Built {
    pub(super) analysis: Analysis,
    pub(super) diagnostics: Diagnostics,
    /// Nothing if there were errors; then nothing was written.
    pub(super) written: Option<Result<disk::Written, disk::Error>>,
    output: PathBuf,
    /// Kept whole: a command that ends lets the system take it back.
    site: Site,
}

/// Options of the command line that change what is published.
pub(super) fn options(arguments: &Publish) -> Options {
    Options {
        drafts: arguments.drafts,
        base_url: arguments.base_url.clone(),
        ..Options::default()
    }
}

/// Compiles a project and, without errors, publishes it.
pub(super) fn build(
    run: &Run<'_>,
    read: &ReadProject,
    memo: &mut Memo,
    terminal: Terminal,
) -> Built {
    let progress = terminal.progress(read.inputs.files.len());
    let start = Instant::now();
    let (site, analysis, found) = compile(&read.inputs, memo);
    let diagnostics = read.and(found);
    terminal.detail(&format!(
        "Compiled {} in {:.0?}",
        counted(site.made.len(), "file"),
        start.elapsed()
    ));
    let output = output(run, &analysis);
    let start = Instant::now();
    let target = disk::Destination {
        root: run.root,
        output: &output,
        durable: run.durable,
    };
    let written =
        (!diagnostics.has_errors()).then(|| publish(run, read, (&site, &analysis), &target));
    drop(progress);
    if let Some(Ok(written)) = &written {
        let (changed, removed) = (counted(written.changed, "changed file"), written.removed);
        terminal.detail(&format!(
            "Wrote {changed} and removed {removed} in {:.0?}",
            start.elapsed()
        ));
    }
    Built {
        analysis,
        diagnostics,
        written,
        output,
        site,
    }
}

/// Writes the site and, once it stands, the lock, which another core makes meanwhile.
fn publish(
    run: &Run<'_>,
    read: &ReadProject,
    (site, analysis): (&Site, &Analysis),
    target: &disk::Destination<'_>,
) -> Result<disk::Written, disk::Error> {
    let (written, lock) = join(|| disk::write(site, target), || next_lock(analysis));
    let written = written?;
    write_lock(run, read, lock)?;
    Ok(written)
}

/// Brings the lock up to date, if it is not. The site stands already: a lock that is behind it
/// remembers an older state of the sources, which makes nothing wrong.
fn write_lock(run: &Run<'_>, read: &ReadProject, next: String) -> Result<(), disk::Error> {
    let change = match read.inputs.files.get(&FileId::new(LOCK)) {
        Some(old) if **old == *next.as_bytes() => return Ok(()),
        Some(old) => disk::Change::of_old(LOCK, old, next),
        None if next.is_empty() => return Ok(()),
        None => disk::Change::of_new(LOCK, next),
    };
    disk::apply(run.root, &[change])
}

/// Where the site goes: the command line's word, else the settings', relative to the root.
fn output(run: &Run<'_>, analysis: &Analysis) -> PathBuf {
    let settings = &analysis.project.config.output;
    match &run.arguments.output {
        Some(output) => output.clone(),
        // So that messages say `public` and not `./public`.
        None if run.root == Path::new(".") => PathBuf::from(settings),
        None => run.root.join(settings),
    }
}

impl Built {
    /// `wrote 27 pages and 2 other files (map.png, x.pdf) to public. Open public/index.html`.
    pub(super) fn outcome(&self, written: &disk::Written) -> String {
        let count = self
            .site
            .made
            .keys()
            .filter(|at| address::is_page(at))
            .count();
        let (pages, folder) = (counted(count, "page"), pasted(&self.output));
        let are = if count == 1 { "is" } else { "are" };
        let done = if written.unchanged {
            format!("{pages} in {folder} {are} up to date")
        } else {
            format!("wrote {pages}{} to {folder}", self.others())
        };
        format!("{done}. Open {}", pasted(&self.output.join("index.html")))
    }

    /// The author’s own files that are published beside pages: nobody shall publish one unawares.
    fn others(&self) -> String {
        /// Names that are written out.
        const NAMED: usize = 3;
        let assets = &self.analysis.project.assets;
        if assets.is_empty() {
            return String::new();
        }
        let mut names: Vec<&str> = Vec::new();
        for asset in assets.iter().take(NAMED) {
            names.push(&asset.address);
        }
        let more = if assets.len() > NAMED { ", …" } else { "" };
        let count = counted(assets.len(), "other file");
        format!(" and {count} ({}{more})", names.join(", "))
    }

    /// `3 errors; nothing was written, and the site in public is still the last good one`.
    pub(super) fn nothing_written(&self) -> String {
        let faults = faults(&self.diagnostics);
        if disk::holds_site(&self.output) {
            format!(
                "{faults}; nothing was written, and the site in {} is still the last good one",
                self.output.display()
            )
        } else {
            format!("{faults}; nothing was written")
        }
    }
}
