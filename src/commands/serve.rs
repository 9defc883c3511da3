//! `variorum serve`: a preview that reloads itself, served from memory. The published folder is
//! never touched.

use std::collections::{BTreeMap, BTreeSet};
use std::io::ErrorKind;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::thread;
use std::time::Instant;

use crate::diagnostics::{Diagnostics, Severity, escaped};
use crate::par_map::on_own_stack;
use crate::preview::{
    Changes, Good, Live, ProjectChange, SavedFile, SavedFiles, Server, Shown, ShownEdit, Where,
    open_in_browser,
};
use crate::{Compiled, Memo, address, analyze, compile, compile_edit, disk, pages_on_demand};

use super::arguments::Serve;
use super::project::{FAILED, ReadProject};
use super::rounds::{
    PollingNote, help_meanwhile, named, said_meanwhile, still, unreadable, watching,
};
use super::summary::{checked, counted, faults, lowered};
use super::terminal::Terminal;

pub(super) fn run(
    root: &Path,
    arguments: &Serve,
    terminal: Terminal,
) -> Result<ExitCode, disk::Error> {
    let began = Instant::now();
    let (mut changes, reading) = Changes::start(root)?;
    let ended = Instant::now();
    if let Err(error) = ctrlc::set_handler(|| std::process::exit(0)) {
        terminal.message(
            "note",
            &format!("Ctrl-C will end this with a failure's status: {error}"),
        );
    }
    let live = Arc::new(Live::default());
    let mut preview = Rebuild {
        live: live.clone(),
        arguments,
        memo: Memo::default(),
        told: Diagnostics::default(),
        terminal,
    };
    let waiting = preview.first(reading, (began, ended));
    let Some(address) = open(root, arguments, live.clone(), terminal) else {
        return Ok(ExitCode::from(FAILED));
    };
    terminal.say(&format!("Serving at {address}. Ctrl-C ends it"));
    changes.watch(watching(arguments.poll));
    let mut polling = PollingNote::default();
    polling.say(&changes, terminal);
    if let Some(saved) = changes.saved_files() {
        thread::spawn(move || show_edits(&saved, &live));
    }
    if let Some(read) = waiting {
        preview.whole(read, (began, ended));
    }
    loop {
        match changes.wait() {
            Some(change) => preview.round(change),
            None => preview.live.looked(Instant::now()),
        }
        polling.say(&changes, terminal);
    }
}

/// Shows what edits of words change before everything is looked at, which then follows.
fn show_edits(saved_files: &SavedFiles, live: &Live) {
    loop {
        let is_text = |file: &_| {
            live.now()
                .good
                .as_ref()
                .is_some_and(|good| good.has_text(file))
        };
        let Some(saved) = saved_files.wait(is_text) else {
            return;
        };
        if let Some(good) = &live.now().good
            && let Some(pages) = on_own_stack(|| edited_pages(good, &saved)).flatten()
        {
            live.show_edit(&good.site, ShownEdit { saved, pages });
        }
    }
}

/// The pages that an edit of words changes, if it changes nothing else.
fn edited_pages(good: &Good, saved: &SavedFile) -> Option<BTreeMap<String, Arc<[u8]>>> {
    let before = Compiled {
        analysis: &good.analysis,
        pages: good.pages.as_deref()?,
    };
    compile_edit(&before, &saved.file, &saved.bytes)
}

/// Starts the server; says where it can be reached, or why not.
fn open(root: &Path, arguments: &Serve, live: Arc<Live>, terminal: Terminal) -> Option<String> {
    let (host, port) = (arguments.host.as_str(), arguments.port);
    let root = disk::real_path(root).unwrap_or_else(|| root.into());
    let place = Where {
        host: host.to_owned(),
        port,
        root,
        editor: usual_editor(),
    };
    let server = Server::bind(place, live).and_then(|server| Ok((server.address()?, server)));
    let (address, server) = match server {
        Ok(server) => server,
        Err(error) => {
            terminal.message(
                "error",
                &format!("cannot listen on {host}, port {port}: {error}"),
            );
            let help = match error.kind() {
                ErrorKind::AddrInUse => "choose another with --port",
                // The system keeps the low ports for itself.
                ErrorKind::PermissionDenied => "choose a port above 1023 with --port",
                _ => {
                    "a host is a name or address of this computer; to see the site here, leave it \
                     out"
                }
            };
            terminal.message("help", help);
            return None;
        }
    };
    if port != 0 && address.port() != port {
        terminal.message(
            "note",
            &format!("port {port} is taken; using {}", address.port()),
        );
    }
    if !address.ip().is_loopback() {
        let words = "everybody who can reach this computer over the network can read the preview, \
            drafts and all";
        terminal.message("warning", words);
    }
    server.start();
    let host = if address.ip().is_unspecified() {
        "localhost".to_owned()
    } else {
        host.to_owned()
    };
    let host = if host.contains(':') && !host.starts_with('[') {
        format!("[{host}]")
    } else {
        host
    };
    let address = format!("http://{host}:{}/", address.port());
    if arguments.open
        && let Err(error) = open_in_browser(&address)
    {
        terminal.message("warning", &format!("no browser could be opened: {error}"));
    }
    Some(address)
}

/// What the person at this computer edits with, if the project does not say.
#[expect(
    clippy::disallowed_methods,
    reason = "the editor is the person's, and reaches no output"
)]
fn usual_editor() -> Option<String> {
    let named = ["VISUAL", "EDITOR"]
        .into_iter()
        .filter_map(|name| std::env::var(name).ok());
    named.into_iter().find(|editor| !editor.trim().is_empty())
}

/// One build after the other, and what has been said already.
struct Rebuild<'a> {
    live: Arc<Live>,
    arguments: &'a Serve,
    memo: Memo,
    told: Diagnostics,
    terminal: Terminal,
}

/// What a build came to, in words.
struct Rebuilt {
    diagnostics: Diagnostics,
    summary: String,
    has_code: bool,
}

impl Rebuild<'_> {
    /// The first look at the project. Its pages are made as they are asked for, until the whole
    /// site is made of what this returns; where there are errors, there is nothing to wait for.
    fn first(
        &mut self,
        reading: disk::Reading,
        (began, ended): (Instant, Instant),
    ) -> Option<ReadProject> {
        let mut read = ReadProject::new(reading, self.arguments.options());
        read.inputs.options.plain_code = true;
        let (analysis, found) = analyze(&read.inputs, &mut self.memo);
        let is_good = !read.and(found).has_errors();
        let first = is_good.then(|| pages_on_demand(&read.inputs, &analysis, &mut self.memo));
        let Some(first) = first.flatten() else {
            self.whole(read, (began, ended));
            return None;
        };
        let shown = Shown {
            first: Some(first),
            ..Shown::default()
        };
        self.live.show(shown, ended);
        Some(read)
    }

    /// The first site. Colours take ten times what all else does, so that there is one without them
    /// before.
    fn whole(&mut self, mut read: ReadProject, (began, ended): (Instant, Instant)) {
        let built = self.build(&read, ended);
        let has_code = built.has_code;
        self.say("", began, built, &read);
        if has_code {
            read.inputs.options.plain_code = false;
            self.build(&read, ended);
        }
    }

    /// Compiles, shows the new site or the errors over the last good one, and says so in one line.
    fn round(&mut self, change: ProjectChange) {
        let ProjectChange {
            began,
            ended,
            reading,
            files,
        } = change;
        match reading {
            Ok(reading) => {
                let read = ReadProject::new(reading, self.arguments.options());
                let built = self.build(&read, ended);
                self.say(&named(&files), began, built, &read);
            }
            Err(error) => self.unreadable(&error, ended),
        }
    }

    /// `ended` is when the project had been read.
    fn build(&mut self, read: &ReadProject, ended: Instant) -> Rebuilt {
        let (site, analysis, found) = compile(&read.inputs, &mut self.memo);
        let diagnostics = read.and(found);
        let before = self.live.now();
        let pages = site.made.keys().filter(|at| address::is_page(at)).count();
        let built = Rebuilt {
            summary: format!(
                "{}{}; {}",
                checked(&analysis),
                lowered(&analysis),
                counted(pages, "page")
            ),
            has_code: analysis
                .project
                .writings
                .values()
                .any(|writing| writing.document.has_code()),
            diagnostics,
        };
        let editor = analysis.project.config.preview_editor.clone();
        let files: BTreeSet<_> = read.inputs.files.keys().cloned().collect();
        let (good, band) = if built.diagnostics.has_errors() {
            let band = band(&built.diagnostics, read, before.good.is_some());
            (before.good.clone(), band)
        } else {
            let site = (site, self.memo.page_bases());
            let good = Good::new(site, read.inputs.clone(), analysis, before.good.as_ref());
            (Some(good), String::new())
        };
        let shown = Shown {
            good,
            first: None,
            edit: None,
            band,
            files: files.into(),
            editor,
        };
        self.live.show(shown, ended);
        built
    }

    fn say(&mut self, changed: &str, began: Instant, built: Rebuilt, read: &ReadProject) {
        let Rebuilt {
            diagnostics,
            summary,
            ..
        } = built;
        let time = began.elapsed().as_millis();
        let news = diagnostics != self.told;
        if news {
            self.terminal.diagnostics(&diagnostics, &read.inputs);
        }
        if diagnostics.has_errors() {
            let still = still(&diagnostics, news);
            self.terminal
                .message("error", &format!("{changed}{still} ({time} ms)"));
        } else {
            self.terminal
                .say(&format!("{changed}{summary} ({time} ms)"));
        }
        self.told = diagnostics;
    }

    /// The project cannot be read; what was good is still shown.
    fn unreadable(&mut self, error: &disk::Error, ended: Instant) {
        unreadable(error, self.terminal);
        let help = help_meanwhile(error)
            .map(|help| format!("<p class=\"help\">Help: {}</p>\n", escaped(&help)))
            .unwrap_or_default();
        let band = format!("<h1>{}</h1>\n{help}", escaped(&said_meanwhile(error)));
        self.told = Diagnostics::default();
        let before = self.live.now();
        let shown = Shown {
            good: before.good.clone(),
            first: None,
            edit: None,
            band,
            files: before.files.clone(),
            editor: before.editor.clone(),
        };
        self.live.show(shown, ended);
    }
}

/// Diagnostics that a band shows.
const SHOWN: usize = 50;

/// What is wrong, as the page shows it.
fn band(diagnostics: &Diagnostics, read: &ReadProject, has_page: bool) -> String {
    let mut positions = crate::diagnostics::Positions::new(&read.inputs.files);
    let errors = diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.severity == Severity::Error);
    let rest = diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.severity != Severity::Error);
    let articles = errors
        .chain(rest)
        .take(SHOWN)
        .map(|diagnostic| crate::diagnostics::html(diagnostic, &mut positions));
    let articles: String = articles.collect();
    let more = match diagnostics.iter().count().saturating_sub(SHOWN) {
        0 => String::new(),
        more => format!("<p class=\"help\">{more} more are not shown here</p>\n"),
    };
    let below = if has_page {
        "what you see is the last good page"
    } else {
        "there is no page yet"
    };
    format!(
        "<h1>{}; {below}</h1>\n{articles}{more}",
        faults(diagnostics)
    )
}
