//! `variorum new source`: copies texts into the project, each with a sidecar that says what the
//! text itself tells.

use std::path::{Path, PathBuf};

use crate::commands::summary::counted;
use crate::commands::terminal::Terminal;
use crate::disk;
use crate::disk::pasted;
use crate::draft::{SourceDraft, check_new, with};
use crate::parse::{Options, is_slug, parse, slug};
use crate::text::FileId;

use super::ask::ask_until;
use super::{Stop, write};

const EXAMPLE: &str = "variorum new source gazette.txt herald.txt";

pub(super) fn run(
    root: &Path,
    files: &[PathBuf],
    key: Option<&str>,
    terminal: Terminal,
) -> Result<(), Stop> {
    let inputs = disk::read(root)?.inputs(Options::default());
    if key.is_some() && files.len() > 1 {
        return Err(Stop::usage(
            "--key names one source, and several files are given",
            "add them one by one",
        ));
    }
    let new = if files.is_empty() {
        let asked = ask_until("Which file holds the text?", terminal, |answer| {
            read(&disk::typed_path(answer), key)
        });
        vec![asked.ok_or_else(|| Stop::missing("the FILE with the text", EXAMPLE))?]
    } else {
        refuse_parted(files)?;
        files
            .iter()
            .map(|file| read(file, key))
            .collect::<Result<Vec<_>, _>>()?
    };
    check_new(&inputs, &new)?;
    let all: Vec<_> = new.iter().flat_map(SourceDraft::files).collect();
    write(root, &inputs, &all, terminal)?;
    let (project, _) = parse(&with(&inputs, &all));
    for source in &new {
        let read = project.sources.get(source.key.as_str());
        say(
            source,
            read.map_or(0, |read| read.paragraphs.len()),
            terminal,
        );
    }
    terminal.say(
        "Look through the .toml files and add what you know, such as outlet, authors and published",
    );
    Ok(())
}

/// A file as a source, under the key that was typed or one made of its name.
fn read(file: &Path, key: Option<&str>) -> Result<SourceDraft, Stop> {
    if is_address(file) {
        return Err(Stop::usage(
            format!(
                "{} is an address, and texts are taken from files",
                file.display()
            ),
            "copy the text out of your browser into a plain text file, and give its address as \
             `url` in the .toml file beside it",
        ));
    }
    refuse_other_things(file)?;
    let bytes = disk::read_file(file)?;
    let name = FileId::new(file.to_string_lossy().replace('\\', "/"));
    let mut draft = SourceDraft::new(&name, bytes)?;
    if let Some(key) = key {
        draft.key = checked_key(key)?;
    }
    if draft.key.is_empty() {
        return Err(Stop::usage(
            format!("no key can be made of the name `{}`", name.stem()),
            "give one: --key gazette",
        ));
    }
    Ok(draft)
}

/// A folder, or nothing, where a file must be.
fn refuse_other_things(file: &Path) -> Result<(), Stop> {
    if disk::is_folder(file) {
        let name = pasted(file);
        return Err(Stop::usage(
            format!("{} is a folder", file.display()),
            format!(
                "name the texts in it: variorum new source {}/*.txt",
                name.trim_end_matches('/')
            ),
        ));
    }
    if !disk::stands(file) {
        return Err(Stop::usage(
            format!("there is no file {}", file.display()),
            "write its name from this folder, with its ending: ../texts/gazette.txt; many \
             terminals write it for you when you drag the file into them",
        ));
    }
    Ok(())
}

/// Several words that are one file's name, which a shell has parted at its blanks.
fn refuse_parted(files: &[PathBuf]) -> Result<(), Stop> {
    let words: Vec<_> = files.iter().map(|file| file.to_string_lossy()).collect();
    let whole = PathBuf::from(words.join(" "));
    if files.len() < 2 || disk::stands(&files[0]) || !disk::stands(&whole) {
        return Ok(());
    }
    Err(Stop::usage(
        format!("there is no file {}", files[0].display()),
        format!(
            "a name with blanks stands in quotation marks: variorum new source {}",
            pasted(&whole)
        ),
    ))
}

fn is_address(file: &Path) -> bool {
    let file = file.to_string_lossy();
    file.starts_with("http:") || file.starts_with("https:")
}

fn checked_key(key: &str) -> Result<String, Stop> {
    if is_slug(key) {
        return Ok(key.to_owned());
    }
    let help = format!(
        "only a-z, 0-9 and - can stand in it, for example {}",
        slug(&format!("{key} a"))
    );
    Err(Stop::usage(
        format!("`{key}` cannot be the key of a source"),
        help,
    ))
}

/// Says what was made of a text, and what is doubtful about it.
fn say(source: &SourceDraft, paragraphs: usize, terminal: Terminal) {
    let (text, count) = (source.text_path(), counted(paragraphs, "paragraph"));
    terminal.say(&format!(
        "Made {} ({count}) and {}. Cite it as [@{}]",
        terminal.as_seen(&text),
        terminal.as_seen(&source.sidecar_path()),
        source.key
    ));
    if !source.has_blank_lines_rule() {
        return;
    }
    let set = "its lines are cut at the same width, so paragraphs = \"blank-lines\" is set: an \
               empty line parts two paragraphs";
    terminal.message("note", &format!("{text}: {set}"));
    if paragraphs < 2 {
        let message = format!("{text} has no empty line, so that it is one paragraph");
        terminal.message("warning", &message);
        terminal.message("help", "put an empty line wherever a paragraph ends");
    }
}
