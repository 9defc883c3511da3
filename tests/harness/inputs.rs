//! The files of a case in; the [`Inputs`] of a whole project out, in memory.

use std::collections::BTreeMap;
use std::sync::Arc;

use variorum::address::is_opaque;
use variorum::parse::{Bare, Inputs, OpaqueFile, sha256};
use variorum::text::FileId;

/// The two real texts, under the keys that their cases cite.
const SEEDS: [(&str, &[u8]); 2] = [
    (
        "content/sources/a.txt",
        include_bytes!("../../content/sources/000_114d61e581ba7317.txt"),
    ),
    (
        "content/sources/b.txt",
        include_bytes!("../../content/sources/004_18af5aaa098d7edd.txt"),
    ),
];

/// A file of a case.
#[derive(Clone)]
pub(crate) struct File {
    /// Relative to the project's root.
    pub(crate) path: String,
    /// As stored.
    pub(crate) bytes: Vec<u8>,
}

/// The page that a row of a table stands for.
pub(crate) fn page(written: &str) -> Result<File, String> {
    let body = format!("+++\ntitle = \"Case\"\n+++\n\n{written}\n");
    Ok(File {
        path: "content/index.md".to_owned(),
        bytes: unescape(&body)?,
    })
}

/// A project of these files. What every project needs and the case does not give is filled in:
/// settings with a title, the two seeds as sources `a` and `b` where the case has no source of
/// its own, and a front page that refers to every annotation. Where texts lie in `texts/` there
/// is no project, and the other files are checked against them.
pub(crate) fn project(files: &[File], drafts: bool) -> Inputs {
    let mut all: BTreeMap<String, Vec<u8>> = files
        .iter()
        .map(|file| (file.path.clone(), file.bytes.clone()))
        .collect();
    if all.keys().any(|path| path.starts_with("texts/")) {
        return bare(all, |path| path.starts_with("texts/"));
    }
    if !all.keys().any(|path| is_source(path)) {
        all.extend(SEEDS.map(|(path, bytes)| (path.to_owned(), bytes.to_vec())));
    }
    all.entry("variorum.toml".to_owned())
        .or_insert_with(|| b"title = \"Case\"\n".to_vec());
    let front = front_page(all.keys());
    all.entry("content/index.md".to_owned())
        .or_insert(front.into_bytes());
    let mut inputs = Inputs::default();
    inputs.options.drafts = drafts;
    for (path, bytes) in all {
        let file = FileId::new(path);
        if is_opaque(&file) {
            let (length, sha256) = (bytes.len() as u64, sha256(&bytes));
            inputs.opaque.insert(file, OpaqueFile { length, sha256 });
        } else {
            inputs.files.insert(file, bytes.into());
        }
    }
    inputs
}

/// Texts without a project: those that are quoted, and all others but what is known about them.
pub(crate) fn bare(files: BTreeMap<String, Vec<u8>>, is_quoted: fn(&str) -> bool) -> Inputs {
    let mut bare = Bare::default();
    let mut inputs = Inputs::default();
    for (path, bytes) in files {
        let file = FileId::new(path.as_str());
        match (is_quoted(&path), file.extension()) {
            (true, "toml") => false,
            (true, _) => bare.sources.insert(file.clone()),
            (false, _) => bare.writings.insert(file.clone()),
        };
        inputs.files.insert(file, Arc::from(bytes));
    }
    inputs.options.bare = Some(Arc::new(bare));
    inputs
}

fn is_source(path: &str) -> bool {
    path.starts_with("content/sources/")
        && [".txt", ".md"]
            .iter()
            .any(|extension| path.ends_with(extension))
}

fn front_page<'a>(paths: impl Iterator<Item = &'a String>) -> String {
    let annotations = paths.filter_map(|path| {
        path.strip_prefix("content/annotations/")?
            .strip_suffix(".md")
    });
    let ids = annotations.map(|path| path.rsplit('/').next().unwrap_or(path));
    let references: Vec<String> = ids.map(|id| format!("See[^{id}].")).collect();
    format!("+++\ntitle = \"Case\"\n+++\n\n{}\n", references.join("\n"))
}

/// Bytes of a text in which `{U+00A0}` stands for a character and `{0xFF}` for a byte that could
/// not be seen or written.
pub(crate) fn unescape(text: &str) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find("{U+").into_iter().chain(rest.find("{0x")).min() {
        bytes.extend_from_slice(&rest.as_bytes()[..at]);
        let end = rest[at..].find('}').ok_or("an escape that does not end")?;
        let (kind, digits) = rest[at + 1..at + end].split_at(2);
        let number =
            u32::from_str_radix(digits, 16).map_err(|_| format!("not a code: {digits}"))?;
        if kind == "U+" {
            let char = char::from_u32(number).ok_or_else(|| format!("no character: {digits}"))?;
            bytes.extend_from_slice(char.encode_utf8(&mut [0; 4]).as_bytes());
        } else {
            bytes.push(u8::try_from(number).map_err(|_| format!("no byte: {digits}"))?);
        }
        rest = &rest[at + end + 1..];
    }
    bytes.extend_from_slice(rest.as_bytes());
    Ok(bytes)
}
