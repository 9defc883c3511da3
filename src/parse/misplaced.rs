//! Files that were meant to be read and would not be, for their name or folder is only nearly the
//! right one. Read as anything else, a text that may not be republished would be published as a
//! file, and nothing quoted from it could be checked.

use std::collections::BTreeMap;

use crate::address::{CONTENT, SETTINGS};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::text::FileId;

use super::Inputs;

/// Folders below `content/` that are read in their own way, and what stands there by mistake.
const FOLDERS: [(&str, &[&str]); 2] = [("sources", &["source"]), ("annotations", &["annotation"])];

/// Endings that a program added, or that another program's Markdown has.
const ENDINGS: [(&str, &str); 8] = [
    (".toml.txt", ".toml"),
    (".md.txt", ".md"),
    (".txt.txt", ".txt"),
    (".markdown", ".md"),
    (".mdown", ".md"),
    (".mkd", ".md"),
    (".text", ".txt"),
    (".txt", ".md"),
];

/// Reports each file and folder that is called otherwise than it was meant.
pub(super) fn misplaced(inputs: &Inputs, diagnostics: &mut Diagnostics) {
    let mut paths: Vec<(&FileId, &str)> = inputs
        .paths()
        .filter_map(|file| Some((file, file.as_str().strip_prefix(CONTENT)?)))
        .collect();
    paths.sort();
    if paths.is_empty() && inputs.holds(&FileId::new(SETTINGS)) {
        diagnostics.push(no_content());
    }
    // A folder is one fault, told at its first file.
    let mut folders: BTreeMap<&str, &FileId> = BTreeMap::new();
    for (file, path) in &paths {
        if let Some((folder, _)) = path.split_once('/') {
            folders.entry(folder).or_insert(file);
        }
    }
    let of_folders = folders
        .iter()
        .map(|(folder, file)| (*file, of_folder(folder, &folders)));
    let of_files = paths.iter().map(|(file, path)| match path.split_once('/') {
        Some((folder, rest)) => (*file, of_name(folder, rest)),
        None => (*file, of_front(path)),
    });
    for (file, wrong) in of_folders.chain(of_files) {
        if let Some((message, help)) = wrong {
            diagnostics
                .push(Diagnostic::new(Code::UnsafePath, Place::start_of(file), message).help(help));
        }
    }
}

/// A folder that is not there, or has another name, would make an empty site, which would take the
/// place of the last good one.
fn no_content() -> Diagnostic {
    let message = "there is nothing to publish: no file is in the folder content beside this file";
    let place = Place::start_of(&FileId::new(SETTINGS));
    Diagnostic::new(Code::UnsafePath, place, message)
        .help("give the folder with your texts that name, or begin with a page content/index.md")
}

/// A folder that was meant to be one of these: its name differs in capitals, or the right one is
/// not there.
fn of_folder(folder: &str, folders: &BTreeMap<&str, &FileId>) -> Option<(String, String)> {
    let lower = folder.to_lowercase();
    let (right, _) = FOLDERS.iter().find(|(right, wrong)| {
        folder != *right
            && (lower == *right || wrong.contains(&lower.as_str()) && !folders.contains_key(right))
    })?;
    let message = format!(
        "the {right} lie in content/{right}, and this folder is called `{folder}`, so that \
            nothing in it is read"
    );
    Some((
        message,
        format!("rename the folder content/{folder} to content/{right}"),
    ))
}

/// A file of one of these folders with an ending that it does not have there.
fn of_name(folder: &str, rest: &str) -> Option<(String, String)> {
    let name = rest.rsplit('/').next().unwrap_or(rest);
    let (wrong, right) = ENDINGS
        .iter()
        .find(|(wrong, _)| name.to_lowercase().ends_with(wrong))?;
    // A plain text is a source; among annotations it was meant to be one of these.
    let is_read = folder == "sources" && matches!(*wrong, ".txt" | ".txt.txt" | ".md.txt");
    if is_read || FOLDERS.iter().all(|(known, _)| *known != folder) {
        return None;
    }
    let what = if folder == "sources" {
        "a source, or what is known of one"
    } else {
        "an annotation"
    };
    let message = format!("`{name}` ends in {wrong}, so that it is not read as {what}");
    let stem = &name[..name.len() - wrong.len()];
    Some((
        message,
        format!("rename the file to {stem}{right}; your computer may hide a part of the name"),
    ))
}

fn of_front(path: &str) -> Option<(String, String)> {
    let is_near = path != "index.md" && path.to_lowercase() == "index.md";
    let message =
        format!("the front page is made of content/index.md, and this file is called `{path}`");
    is_near.then(|| (message, "rename it to index.md".to_owned()))
}
