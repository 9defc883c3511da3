//! A theme's files: the built-in ones, and a project's own laid over them file by file.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;

use crate::parse::Inputs;
use crate::text::FileId;

use super::compact::compact;

/// The built-in theme's files are part of the program; a test compares this list with the folder.
macro_rules! embedded {
    ($($path:literal),* $(,)?) => {
        const EMBEDDED: &[(&str, &[u8])] = &[$(
            ($path, include_bytes!(concat!("../../themes/default/", $path)))
        ),*];
    };
}

embedded![
    "static/corrections.css",
    "static/favicon.svg",
    "static/script.js",
    "static/search.css",
    "static/sources.css",
    "static/style.css",
    "strings/de.toml",
    "strings/en.toml",
    "strings/es.toml",
    "strings/fa.toml",
    "strings/fr.toml",
    "templates/404.html",
    "templates/base.html",
    "templates/comparison.html",
    "templates/comparisons.html",
    "templates/corrections.html",
    "templates/embed.html",
    "templates/feed.xml",
    "templates/head.html",
    "templates/matrix.html",
    "templates/page.html",
    "templates/pairs.html",
    "templates/parallel.html",
    "templates/parts.html",
    "templates/robots.txt",
    "templates/script.html",
    "templates/sitemap.xml",
    "templates/source.html",
    "templates/sources.html",
    "templates/speech.html",
    "templates/untouched.html",
];

/// A file of the theme in use.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct ThemeFile<'a> {
    /// Path below `templates/` or `static/`.
    pub path: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
    /// Whether the project brought it.
    pub own: bool,
}

/// Paths of the built-in files below a folder of the theme.
pub(crate) fn built_in(folder: &str) -> impl Iterator<Item = &'static str> {
    let paths = EMBEDDED.iter().map(|(path, _)| *path);
    paths.filter_map(move |path| path.strip_prefix(folder)?.strip_prefix('/'))
}

/// The built-in words, in English.
pub(crate) fn built_in_words() -> toml::Table {
    let table = EMBEDDED.iter().find(|(path, _)| *path == "strings/en.toml");
    let text = table.and_then(|(_, bytes)| std::str::from_utf8(bytes).ok());
    text.and_then(|text| text.parse().ok()).unwrap_or_default()
}

/// The files of one of a theme's folders, built-in ones first; those of the project under the same
/// path do not replace them here.
pub(crate) fn folder<'a>(inputs: &'a Inputs, theme: &str, folder: &str) -> Vec<ThemeFile<'a>> {
    let mut files = Vec::new();
    let mut add = |path: Option<&'a str>, bytes: &'a [u8], own| {
        files.extend(path.map(|path| ThemeFile { path, bytes, own }));
    };
    let root = format!("{folder}/");
    for (path, bytes) in EMBEDDED {
        add(path.strip_prefix(root.as_str()), bytes, false);
    }
    let root = format!("themes/{theme}/{root}");
    for (file, bytes) in &inputs.files {
        add(file.as_str().strip_prefix(root.as_str()), bytes, true);
    }
    files
}

/// The static files by path, each as the project has it, else as built in; built-in style sheets
/// are made compact.
///
/// `sources.css` only adds to `style.css` and is published behind it in one file, so that no page
/// asks for two sheets; and so is `corrections.css` behind both, on a site that has corrections.
pub(crate) fn statics<'a>(
    inputs: &'a Inputs,
    theme: &str,
    has_corrections: bool,
) -> BTreeMap<&'a str, Cow<'a, [u8]>> {
    let mut files: BTreeMap<_, _> = folder(inputs, theme, "static")
        .into_iter()
        .map(|file| (file.path, published(&file)))
        .collect();
    let both = joined(&files, &["style.css", "sources.css"]);
    files.insert("sources.css", both.into());
    if has_corrections {
        for sheet in ["style.css", "sources.css"] {
            let both = joined(&files, &[sheet, "corrections.css"]);
            files.insert(sheet, both.into());
        }
    }
    files.remove("corrections.css");
    files
}

/// Sheets as one; one that is not there adds nothing.
fn joined(files: &BTreeMap<&str, Cow<[u8]>>, sheets: &[&str]) -> Vec<u8> {
    let sheets = sheets.iter().map(|path| files.get(path));
    let sheets: Vec<&[u8]> = sheets
        .map(|sheet| sheet.map_or(&[][..], |sheet| sheet.as_ref()))
        .collect();
    sheets.join(&b'\n')
}

fn published<'a>(file: &ThemeFile<'a>) -> Cow<'a, [u8]> {
    let is_sheet = !file.own
        && Path::new(file.path)
            .extension()
            .is_some_and(|extension| extension == "css");
    match std::str::from_utf8(file.bytes) {
        Ok(css) if is_sheet => Cow::Owned(compact(css).into_bytes()),
        _ => Cow::Borrowed(file.bytes),
    }
}

/// A file as built in and as the project has it, in that order, as far as there is one.
pub(crate) fn files_named<'a>(inputs: &'a Inputs, theme: &str, path: &str) -> Vec<&'a [u8]> {
    let built_in = EMBEDDED
        .iter()
        .find(|(name, _)| *name == path)
        .map(|(_, bytes)| *bytes);
    let own = inputs
        .files
        .get(&FileId::new(format!("themes/{theme}/{path}")))
        .map(|bytes| &**bytes);
    built_in.into_iter().chain(own).collect()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::EMBEDDED;

    #[test]
    #[expect(
        clippy::disallowed_methods,
        reason = "a test may look into the repository"
    )]
    fn every_file_of_the_theme_is_embedded() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default");
        let mut found = Vec::new();
        for folder in ["static", "strings", "templates"] {
            for entry in std::fs::read_dir(root.join(folder)).unwrap() {
                found.push(format!(
                    "{folder}/{}",
                    entry.unwrap().file_name().to_str().unwrap()
                ));
            }
        }
        found.sort();
        let embedded: Vec<&str> = EMBEDDED.iter().map(|(path, _)| *path).collect();
        assert_eq!(
            found, embedded,
            "the list in this file must name each file of themes/default"
        );
    }
}
