//! What a site's theme holds in vain: files that nothing reads, words in its tables that nobody
//! asks for, and what no browser loads or runs.

use std::collections::BTreeSet;

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::parse::{Inputs, nearest_name};
use crate::text::{FileId, Span};

use super::blocked::{POLICY, blocked};
use super::theme;

/// Folders of a theme.
const FOLDERS: [&str; 3] = ["templates", "static", "strings"];

/// Reports what the theme in use holds in vain.
pub(super) fn unused(inputs: &Inputs, theme_name: &str, diagnostics: &mut Diagnostics) {
    let root = format!("themes/{theme_name}/");
    let mut folders = BTreeSet::new();
    let has_policy = has_policy(inputs, &root);
    for file in inputs.files.keys() {
        let Some((folder, name)) = file
            .as_str()
            .strip_prefix(&root)
            .and_then(|path| path.split_once('/'))
        else {
            // What lies beside the folders, such as a licence, is for whoever opens the theme.
            continue;
        };
        match folder {
            "templates" => {
                template(inputs, &root, file, name, diagnostics);
                let bytes = inputs.files.get(file).filter(|_| has_policy);
                let text = bytes.and_then(|bytes| std::str::from_utf8(bytes).ok());
                blocked(file, text.unwrap_or_default(), diagnostics);
            }
            "strings" => words(inputs, &root, file, diagnostics),
            "static" => {}
            _ if folders.insert(folder) => {
                let message = format!("nothing reads the folder `{folder}` of a theme");
                let help = match nearest_name(folder, FOLDERS) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => "a theme has the folders templates, static and strings".to_owned(),
                };
                report(file, Span::default(), message, help, diagnostics);
            }
            _ => {}
        }
    }
}

/// Whether pages have a policy for what browsers may load: a theme with a `base.html` of its own
/// may leave it out.
fn has_policy(inputs: &Inputs, root: &str) -> bool {
    let base = inputs
        .files
        .get(&FileId::new(format!("{root}templates/base.html")));
    let text = base.map(|bytes| String::from_utf8_lossy(bytes));
    text.is_none_or(|text| text.contains("extends ") || text.contains(POLICY))
}

/// A template of a name that no page has. A file of components may have any name, and so may one
/// that another template names.
fn template(inputs: &Inputs, root: &str, file: &FileId, name: &str, found: &mut Diagnostics) {
    let known: Vec<&str> = theme::built_in("templates").collect();
    let own = texts(inputs, &format!("{root}templates/"));
    let is_named = || {
        let quoted = [format!("\"{name}\""), format!("'{name}'")];
        own.iter()
            .any(|text| quoted.iter().any(|name| text.contains(name)))
    };
    let text = inputs
        .files
        .get(file)
        .map(|bytes| String::from_utf8_lossy(bytes));
    let has_components = text.is_some_and(|text| text.contains("{% component"));
    if known.contains(&name) || has_components || is_named() {
        return;
    }
    let help = match nearest_name(name, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "themes/README.md of the program lists the templates".to_owned(),
    };
    let message = format!("no page is made with the template `{name}`");
    report(file, Span::default(), message, help, found);
}

/// A table of words: what nobody asks for is misspelt, or of another version.
fn words(inputs: &Inputs, root: &str, file: &FileId, found: &mut Diagnostics) {
    let text = inputs
        .files
        .get(file)
        .map(|bytes| String::from_utf8_lossy(bytes));
    let text = text.unwrap_or_default();
    let table = match text.parse::<toml::Table>() {
        Ok(table) if file.extension() == "toml" => table,
        _ => {
            let message = "this table of words cannot be read, so that the built-in ones are used";
            let help = "write lines such as home = \"Briefing\", in a file such as de.toml";
            report(
                file,
                Span::default(),
                message.to_owned(),
                help.to_owned(),
                found,
            );
            return;
        }
    };
    let built_in: toml::Table = theme::built_in_words();
    let own = texts(inputs, &format!("{root}templates/"));
    for key in table.keys() {
        let is_known = built_in.contains_key(key)
            || key.starts_with("language_")
            || own.iter().any(|text| text.contains(key.as_str()));
        if is_known {
            continue;
        }
        let help = match nearest_name(key, built_in.keys().map(String::as_str)) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "delete the line".to_owned(),
        };
        let at = line_of(&text, key);
        report(
            file,
            at,
            format!("no page shows the words `{key}`"),
            help,
            found,
        );
    }
}

/// Where a key begins its line.
fn line_of(text: &str, key: &str) -> Span {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if line
            .trim_start()
            .strip_prefix(key)
            .is_some_and(|rest| rest.trim_start().starts_with('='))
        {
            let start = at + line.len() - line.trim_start().len();
            return Span::new(start, start + key.len());
        }
        at += line.len();
    }
    Span::default()
}

/// The texts of a theme's own files in a folder.
fn texts<'a>(inputs: &'a Inputs, folder: &str) -> Vec<std::borrow::Cow<'a, str>> {
    let files = inputs.files.iter();
    let own = files.filter(|(file, _)| file.as_str().starts_with(folder));
    own.map(|(_, bytes)| String::from_utf8_lossy(bytes))
        .collect()
}

fn report(file: &FileId, span: Span, message: String, help: String, found: &mut Diagnostics) {
    let place = Place::new(file, span);
    found.push(Diagnostic::new(Code::UnusedFile, place, message).help(help));
}
