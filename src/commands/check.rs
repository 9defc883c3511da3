//! `variorum check`: everything that `build` does but write, or the quotations of any texts.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::compare::balance;
use crate::diagnostics::Diagnostics;
use crate::disk::{self, pasted};
use crate::parse::{Inputs, Options, nearest_name};
use crate::text::FileId;
use crate::{Analysis, Memo, analyze, compile};

use super::arguments::{Check, CheckFormat};
use super::project::{self, FAILED};
use super::repository;
use super::summary::{balanced, checked, counted, faults, looked_up, lowered};
use super::terminal::Terminal;

pub(super) fn run(
    root: &Path,
    arguments: &Check,
    terminal: Terminal,
) -> Result<ExitCode, disk::Error> {
    refuse_folders(root, arguments)?;
    if let Some(folder) = &arguments.sources {
        return of_bare_texts(folder, arguments, terminal);
    }
    if !arguments.files.is_empty() && !disk::is_project(root) {
        if let Some(error) = of_other_project(&arguments.files) {
            return Err(error);
        }
        return Err(disk::Error::NotThere {
            path: root.into(),
            kind: "project in",
            help: "to check a text without one, name the folder with the texts that it quotes: \
                   --sources DIR",
        });
    }
    let read = project::read(
        root,
        Options {
            drafts: arguments.drafts,
            locked: arguments.locked,
            ..Options::default()
        },
        terminal,
    )?;
    let progress = terminal.progress(read.inputs.files.len());
    let (_, analysis, found) = compile(&read.inputs, &mut Memo::of_one_run());
    drop(progress);
    let mut diagnostics = read.and(found);
    let mut named = String::new();
    if !arguments.files.is_empty() {
        let files = of_project(root, &arguments.files, &read.inputs)?;
        diagnostics = about(&files, &diagnostics);
        named = format!(" in or about {}", in_words(&files));
    }
    figures(&analysis, &read.inputs.options, terminal);
    let sum = format!(
        "{}: {}{named}{}",
        checked(&analysis),
        faults(&diagnostics),
        lowered(&analysis)
    );
    Ok(print(
        (&diagnostics, &sum),
        &read.inputs,
        root,
        arguments,
        terminal,
    ))
}

/// A file that lies in a project, while nobody stands in one.
fn of_other_project(files: &[PathBuf]) -> Option<disk::Error> {
    let file = files.first()?;
    let project = disk::project_of(file)?;
    Some(disk::Error::Misnamed {
        path: file.clone(),
        reason: "lies in a project, and this folder does not",
        help: format!(
            "write `variorum --root {} check {}`",
            pasted(project),
            pasted(file)
        ),
    })
}

/// A folder where a text must be named is told as what it is, with what to write.
fn refuse_folders(root: &Path, arguments: &Check) -> Result<(), disk::Error> {
    let Some(folder) = arguments.files.iter().find(|path| disk::is_folder(path)) else {
        return Ok(());
    };
    let name = pasted(folder);
    let name = name.trim_end_matches('/');
    let help = if disk::is_project(folder) {
        format!("to check the project in it, write `variorum --root {name} check`")
    } else if arguments.sources.is_some() {
        format!("name the texts in it: {name}/*.md")
    } else if disk::is_project(root) {
        format!(
            "`variorum check` alone checks the whole project; for a part of it name the files: \
             {name}/*.md"
        )
    } else {
        format!(
            "to check the texts in it, name them, and the folder with the texts that they quote: \
             `variorum check {name}/*.md --sources DIR`"
        )
    };
    Err(disk::Error::Misnamed {
        path: folder.clone(),
        reason: "is a folder",
        help,
    })
}

/// What annotations take up of each source, for whoever asks for more with `-v`.
fn figures(analysis: &Analysis, options: &Options, terminal: Terminal) {
    if !terminal.verbose {
        return;
    }
    let (corpus, resolution) = (&analysis.corpus, &analysis.resolution);
    for line in balanced(&balance(&analysis.project, corpus, resolution, options)) {
        terminal.detail(&line);
    }
}

/// Texts without a project, against a folder of texts.
fn of_bare_texts(
    folder: &Path,
    arguments: &Check,
    terminal: Terminal,
) -> Result<ExitCode, disk::Error> {
    let (inputs, refused) = disk::read_bare(&arguments.files, folder)?;
    let (analysis, found) = analyze(&inputs, &mut Memo::of_one_run());
    let mut diagnostics = refused;
    diagnostics.append(found);
    let diagnostics = diagnostics.sorted();
    let sum = format!("{}: {}", looked_up(&analysis), faults(&diagnostics));
    let here = Path::new(".");
    Ok(print(
        (&diagnostics, &sum),
        &inputs,
        here,
        arguments,
        terminal,
    ))
}

/// Prints what was found for whom it is meant, and ends with what was checked, `sum`. The files are
/// named from `root`.
fn print(
    (diagnostics, sum): (&Diagnostics, &str),
    inputs: &Inputs,
    root: &Path,
    arguments: &Check,
    terminal: Terminal,
) -> ExitCode {
    match arguments.format {
        CheckFormat::Human => {
            terminal.diagnostics(diagnostics, inputs);
            terminal.more_about(diagnostics);
        }
        CheckFormat::Json => Terminal::json(diagnostics, inputs),
        CheckFormat::Sarif => Terminal::sarif(diagnostics, inputs, &repository::folder(root)),
        CheckFormat::Github => Terminal::github(diagnostics, inputs, &repository::folder(root)),
    }
    if diagnostics.has_errors() {
        if arguments.format == CheckFormat::Human {
            terminal.message("error", &faults(diagnostics));
        }
        return FAILED.into();
    }
    if arguments.format == CheckFormat::Human {
        terminal.say(sum);
    }
    ExitCode::SUCCESS
}

/// The files of a project that are named, wherever the command stands.
fn of_project(
    root: &Path,
    named: &[PathBuf],
    inputs: &Inputs,
) -> Result<BTreeSet<FileId>, disk::Error> {
    let mut files = BTreeSet::new();
    for path in named {
        let file = disk::below(root, path).filter(|file| inputs.holds(file));
        let Some(file) = file else {
            return Err(not_in_project(path, inputs));
        };
        files.insert(file);
    }
    Ok(files)
}

/// `content/index.md`, `3 files`.
fn in_words(files: &BTreeSet<FileId>) -> String {
    match files.first() {
        Some(only) if files.len() == 1 => only.to_string(),
        _ => counted(files.len(), "file"),
    }
}

/// A file that is none of the project: misspelt, or another text.
fn not_in_project(path: &Path, inputs: &Inputs) -> disk::Error {
    let help = match near(path, inputs) {
        _ if disk::stands(path) => {
            "to check a text that is none of the project's, name the folder with the texts that it \
             quotes: --sources DIR"
                .to_owned()
        }
        Some(near) => format!("did you mean {near}?"),
        None => "write its name from this folder, for example content/index.md".to_owned(),
    };
    disk::Error::Misnamed {
        path: path.into(),
        reason: "is no file of this project",
        help,
    }
}

/// The file of the project that was probably meant: one of that name elsewhere, else the one with
/// the nearest path.
fn near<'a>(path: &Path, inputs: &'a Inputs) -> Option<&'a str> {
    let typed = path.to_str()?;
    let name = path.file_name()?.to_str()?;
    let paths = || inputs.paths().map(FileId::as_str);
    let of_name = paths().find(|path| path.ends_with(&format!("/{name}")));
    let of_stem = paths().find(|path| path.ends_with(&format!("/{name}.md")));
    of_name.or(of_stem).or_else(|| nearest_name(typed, paths()))
}

/// What is said in these files, or of them: a source that has changed is told in what quotes it.
fn about(files: &BTreeSet<FileId>, diagnostics: &Diagnostics) -> Diagnostics {
    let mut about = Diagnostics::default();
    for found in diagnostics {
        let mut related = found.related.iter().map(|related| &related.place.file);
        if files.contains(&found.place.file) || related.any(|file| files.contains(file)) {
            about.push(found.clone());
        }
    }
    about
}
