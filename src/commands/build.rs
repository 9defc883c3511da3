//! `variorum build`: checks, then writes the site.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::diagnostics::Diagnostics;
use crate::render::Site;
use crate::{Analysis, Memo, compile, disk};

use super::arguments::Build;
use super::project::{self, FAILED};
use super::summary::{checked, counted, faults};
use super::terminal::Terminal;

pub(super) fn run(root: &Path, arguments: &Build, terminal: Terminal) -> Result<ExitCode, disk::Error> {
    let read = project::read(root, arguments.drafts, arguments.base_url.as_deref(), terminal)?;
    let (site, analysis, found) = compile(&read.inputs, &mut Memo::default());
    let diagnostics = read.and(found);
    terminal.diagnostics(&diagnostics, &read.inputs);
    let output = output(root, arguments, &analysis);
    if diagnostics.has_errors() {
        terminal.message("error", &nothing_written(&diagnostics, &output));
        return Ok(FAILED.into());
    }
    let written = disk::write(&site, &disk::Target { root, output: &output, durable: true })?;
    if let Some(note) = &written.note {
        terminal.message("note", note);
    }
    terminal.say(&format!("{}; {}", checked(&analysis), outcome(&site, &written, &output)));
    Ok(ExitCode::SUCCESS)
}

/// Where the site goes: the command line's word, else the settings', relative to the root.
pub(super) fn output(root: &Path, arguments: &Build, analysis: &Analysis) -> PathBuf {
    let settings = || {
        if root == Path::new(".") {
            PathBuf::from(&analysis.project.config.output)
        } else {
            root.join(&analysis.project.config.output)
        }
    };
    arguments.output.clone().unwrap_or_else(settings)
}

/// `wrote 27 pages to public. Open public/index.html`.
fn outcome(site: &Site, written: &disk::Written, output: &Path) -> String {
    let is_page = |address: &&String| Path::new(address).extension().is_some_and(|extension| extension == "html");
    let pages = counted(site.0.keys().filter(is_page).count(), "page");
    let (folder, front) = (output.display(), output.join("index.html"));
    let verb = if pages.starts_with("1 ") { "is" } else { "are" };
    let done =
        if written.unchanged() { format!("{pages} in {folder} {verb} up to date") } else { format!("wrote {pages} to {folder}") };
    format!("{done}. Open {}", front.display())
}

/// `3 errors; nothing was written, and the site in public is still the last good one`.
pub(super) fn nothing_written(diagnostics: &Diagnostics, output: &Path) -> String {
    let faults = faults(diagnostics);
    if disk::holds_site(output) {
        format!("{faults}; nothing was written, and the site in {} is still the last good one", output.display())
    } else {
        format!("{faults}; nothing was written")
    }
}
