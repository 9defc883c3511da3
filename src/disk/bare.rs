//! Files that belong to no project: texts to check, and a folder of texts to check them against.

use std::collections::BTreeMap;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::address::{is_ignored, is_text};
use crate::diagnostics::Diagnostics;
use crate::parse::{Bare, Inputs, Options};
use crate::text::FileId;

use super::error::{At, Error};
use super::file_system::{EntryKind, FileSystem, Real, is_absent};
use super::reader::LARGEST_FILE;
use super::typed::{is_folder, slashed};
use super::walk::refused;

/// Reads texts to check, of which one may be `-`, standard input, and the texts of a folder to
/// check them against. A text that is checked is none of those that it is checked against.
///
/// # Errors
/// If a file or the folder is not there or cannot be read.
pub fn read_bare(checked: &[PathBuf], folder: &Path) -> Result<(Inputs, Diagnostics), Error> {
    let (mut inputs, diagnostics) = read_sources(folder)?;
    let mut bare = inputs
        .options
        .bare
        .take()
        .map(Arc::unwrap_or_clone)
        .unwrap_or_default();
    for path in checked {
        let file = file_id(path)?;
        let bytes = if file.as_str() == Bare::STANDARD_INPUT {
            standard_input()?
        } else {
            // The same file may be spelled in two ways.
            let real = Real.canonical(path).ok();
            bare.sources.retain(|source| {
                real.is_none() || Real.canonical(source.as_str().as_ref()).ok() != real
            });
            named(path)?
        };
        inputs.files.insert(file.clone(), bytes.into());
        bare.writings.insert(file);
    }
    inputs.options.bare = Some(bare.into());
    Ok((inputs, diagnostics))
}

/// Reads the texts that lie directly in a folder, each with what is said of it in a file beside it.
/// A link that leads out of the folder is refused.
///
/// # Errors
/// If the folder is not there or something in it cannot be read.
pub fn read_sources(folder: &Path) -> Result<(Inputs, Diagnostics), Error> {
    let (mut files, mut bare) = (BTreeMap::new(), Bare::default());
    let (found, diagnostics) = find_sources(folder)?;
    for found in found {
        files.insert(found.file.clone(), named(&found.path)?.into());
        if is_text(&found.file) {
            bare.sources.insert(found.file);
        }
    }
    let options = Options {
        bare: Some(bare.into()),
        ..Options::default()
    };
    let inputs = Inputs {
        files,
        options,
        ..Inputs::default()
    };
    Ok((inputs, diagnostics))
}

/// Bytes of all that [`read_sources`] would read, without reading it.
///
/// # Errors
/// If the folder is not there or something in it cannot be looked at.
pub fn size_of_sources(folder: &Path) -> Result<u64, Error> {
    let (found, _) = find_sources(folder)?;
    Ok(found.iter().map(|found| found.size).sum())
}

/// A file to be read.
struct FoundSource {
    file: FileId,
    path: PathBuf,
    /// Bytes.
    size: u64,
}

/// What is to be read of a folder of texts, and what is refused.
fn find_sources(folder: &Path) -> Result<(Vec<FoundSource>, Diagnostics), Error> {
    if !is_folder(folder) {
        let help =
            "--sources names the folder with the texts that are quoted, as .txt or .md files";
        if Real.entry(folder).is_ok() {
            return Err(Error::Misnamed {
                path: folder.into(),
                reason: "is a file",
                help: help.to_owned(),
            });
        }
        return Err(Error::NotThere {
            path: folder.into(),
            kind: "folder",
            help,
        });
    }
    let (mut found, mut diagnostics) = (Vec::new(), Diagnostics::default());
    let root = Real.canonical(folder).at("read", folder)?;
    for name in Real.list(folder).at("read", folder)? {
        let path = folder.join(&name);
        let Ok(file) = file_id(&path) else { continue };
        let is_known = is_text(&file) || file.extension() == "toml";
        if !is_known || is_ignored(file.name()) {
            continue;
        }
        let target = Real.canonical(&path).at("read", &path)?;
        if !target.starts_with(&root) {
            diagnostics.push(refused(
                file.as_str(),
                "is a link that leads out of its folder",
            ));
            continue;
        }
        let entry = Real.entry(&target).at("read", &path)?;
        if entry.kind == EntryKind::File {
            let size = entry.size;
            found.push(FoundSource { file, path, size });
        }
    }
    if !found.iter().any(|found| is_text(&found.file)) && diagnostics.iter().next().is_none() {
        return Err(Error::NotThere {
            path: folder.into(),
            kind: "text in the folder",
            help: "put the texts that are quoted into it, as .txt or .md files",
        });
    }
    Ok((found, diagnostics))
}

/// A path as messages show it.
fn file_id(path: &Path) -> Result<FileId, Error> {
    let Some(path) = path.to_str() else {
        return Err(Error::refused(
            path,
            "has a name that is not UTF-8",
            "rename it",
        ));
    };
    Ok(slashed(path.strip_prefix("./").unwrap_or(path)))
}

fn named(path: &Path) -> Result<Vec<u8>, Error> {
    match Real.read(path, LARGEST_FILE) {
        Err(error) if is_absent(&error) => Err(Error::NotThere {
            path: path.into(),
            kind: "file",
            help: "name a text in Markdown or plain text, or - for standard input",
        }),
        bytes => bytes.at("read", path),
    }
}

fn standard_input() -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    let mut input = io::stdin().lock().take(LARGEST_FILE + 1);
    let count = input.read_to_end(&mut bytes).at("read", Path::new("-"))?;
    if count as u64 > LARGEST_FILE {
        let large = io::Error::from(io::ErrorKind::FileTooLarge);
        return Err(large).at("read", Path::new("-"));
    }
    Ok(bytes)
}
