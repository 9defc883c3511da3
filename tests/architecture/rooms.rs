//! The order of files within a room. That no two of them know each other follows from it.

use std::collections::BTreeMap;

use super::orders::{PARSE, RENDER, RESOLVE};
use super::{assert_none, code_lines, is_test, rust_files};

#[test]
fn within_a_room_a_file_imports_only_from_the_left() {
    let mut wrong = Vec::new();
    for (name, order) in [("parse", PARSE), ("resolve", RESOLVE), ("render", RENDER)] {
        let room = Room::read(name);
        let rank = |file: &str| order.iter().position(|known| *known == file);
        wrong.extend(
            order
                .iter()
                .filter(|file| !room.files.contains_key(**file))
                .map(|file| format!("{name}/{file} is not there")),
        );
        for (file, text) in &room.files {
            let Some(own) = rank(file) else {
                wrong.push(format!("{name}/{file} has no place in the order"));
                continue;
            };
            for path in imports(file, text) {
                let theirs = room
                    .file_of(module_of(file), &path)
                    .filter(|theirs| rank(theirs).is_some_and(|theirs| theirs > own));
                wrong.extend(theirs.map(|theirs| {
                    format!(
                        "{name}/{file} may not import {} of {theirs}",
                        path.join("::")
                    )
                }));
            }
        }
    }
    assert_none("imports from the right", &wrong);
}

/// The files of a folder in `src`.
struct Room {
    name: &'static str,
    /// Code by path below the folder, without the ending.
    files: BTreeMap<String, String>,
    /// What a folder's `mod` has under a name of its own: module and name, and the path from there.
    names: BTreeMap<(String, String), Vec<String>>,
}

impl Room {
    fn read(name: &'static str) -> Self {
        let mut room = Self {
            name,
            files: BTreeMap::new(),
            names: BTreeMap::new(),
        };
        for (path, text) in rust_files("src")
            .into_iter()
            .filter(|(path, _)| !is_test(path))
        {
            let Some(file) = path
                .strip_prefix(&format!("src/{name}/"))
                .and_then(|path| path.strip_suffix(".rs"))
            else {
                continue;
            };
            let code: Vec<&str> = code_lines(&text).map(|(_, line)| line).collect();
            room.files.insert(file.to_owned(), code.join("\n"));
        }
        for (file, text) in room.files.iter().filter(|(file, _)| is_contents(file)) {
            for path in uses(text) {
                let item = path.last().cloned().unwrap_or_default();
                room.names.insert((module_of(file).to_owned(), item), path);
            }
        }
        room
    }

    fn is_module(&self, module: &str) -> bool {
        self.files.contains_key(module) || self.files.contains_key(&format!("{module}/mod"))
    }

    /// The file in which that stands which a path means in a module; nothing if it leads out of the
    /// room.
    fn file_of(&self, module: &str, path: &[String]) -> Option<String> {
        let mut at = module.to_owned();
        for (index, part) in path.iter().enumerate() {
            match part.as_str() {
                "crate" if path.get(index + 1).is_none_or(|room| room != self.name) => return None,
                "crate" => at.clear(),
                room if index == 1 && path[0] == "crate" && room == self.name => {}
                "super" if at.is_empty() => return None,
                "super" => {
                    at = at
                        .rsplit_once('/')
                        .map_or("", |(parent, _)| parent)
                        .to_owned();
                }
                "self" => {}
                part => {
                    let child = if at.is_empty() {
                        part.to_owned()
                    } else {
                        format!("{at}/{part}")
                    };
                    if !self.is_module(&child) {
                        let known = self
                            .names
                            .get(&(at.clone(), part.to_owned()))
                            .filter(|known| **known != path[index..]);
                        return known
                            .map_or(Some(self.holder(&at)), |known| self.file_of(&at, known));
                    }
                    at = child;
                }
            }
        }
        Some(self.holder(&at))
    }

    /// The file of a module.
    fn holder(&self, module: &str) -> String {
        match module {
            "" => "mod".to_owned(),
            _ if self.files.contains_key(module) => module.to_owned(),
            _ => format!("{module}/mod"),
        }
    }
}

/// Whether a file is the table of contents of its folder.
fn is_contents(file: &str) -> bool {
    file == "mod" || file.ends_with("/mod")
}

fn module_of(file: &str) -> &str {
    if is_contents(file) {
        file.trim_end_matches("mod").trim_end_matches('/')
    } else {
        file
    }
}

/// Every path that a file names something of its crate by.
fn imports(file: &str, text: &str) -> Vec<Vec<String>> {
    let mut paths = if is_contents(file) {
        uses(text)
    } else {
        Vec::new()
    };
    for start in ["crate::", "super::", "self::"] {
        let begins = |at: &usize| {
            let before = &text[..*at];
            // `pub(in crate::…)` says who may see something.
            !before.ends_with("(in ")
                && !before
                    .ends_with(|char: char| char.is_alphanumeric() || char == '_' || char == ':')
        };
        for at in text.match_indices(start).map(|(at, _)| at).filter(begins) {
            paths.extend(tree(&text[at..]).0);
        }
    }
    paths
}

/// The paths of the `use` statements.
fn uses(text: &str) -> Vec<Vec<String>> {
    let mut paths = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let is_use = line.starts_with("use ") || line.starts_with("pub") && line.contains(" use ");
        if let Some(at) = line.find("use ").filter(|_| is_use) {
            paths.extend(tree(&text[start + at + 4..]).0);
        }
        start += line.len();
    }
    paths
}

/// The paths that a text begins with, `a::{b, c::d}` being two, and what follows them.
fn tree(text: &str) -> (Vec<Vec<String>>, &str) {
    let text = text.trim_start();
    if let Some(mut rest) = text.strip_prefix('{') {
        let mut all = Vec::new();
        loop {
            let (paths, after) = tree(rest);
            all.extend(paths);
            let Some(at) = after.find([',', '}']) else {
                return (all, "");
            };
            rest = &after[at + 1..];
            if after[at..].starts_with('}') {
                return (all, rest);
            }
        }
    }
    let end = text
        .find(|char: char| !char.is_alphanumeric() && char != '_' && char != '*')
        .unwrap_or(text.len());
    let (word, rest) = text.split_at(end);
    let Some(below) = rest.strip_prefix("::").filter(|_| !word.is_empty()) else {
        return (
            if word.is_empty() {
                Vec::new()
            } else {
                vec![vec![word.to_owned()]]
            },
            rest,
        );
    };
    let (tails, rest) = tree(below);
    let tails = if tails.is_empty() {
        vec![Vec::new()]
    } else {
        tails
    };
    (
        tails
            .into_iter()
            .map(|tail| std::iter::once(word.to_owned()).chain(tail).collect())
            .collect(),
        rest,
    )
}

#[test]
fn a_path_leads_to_the_file_in_which_something_stands() {
    let (paths, rest) = tree("a::{b, c::{d, self},\n e as f,}; g");
    assert_eq!(
        paths.iter().map(|path| path.join("::")).collect::<Vec<_>>(),
        ["a::b", "a::c::d", "a::c::self", "a::e"]
    );
    assert_eq!(rest, "; g");
    let room = Room::read("render");
    let file_of = |module: &str, path: &str| {
        room.file_of(
            module,
            &path.split("::").map(str::to_owned).collect::<Vec<_>>(),
        )
    };
    assert_eq!(
        file_of("view/card", "super::LinkView").as_deref(),
        Some("view/link")
    );
    assert_eq!(
        file_of("search", "super::view::CardView").as_deref(),
        Some("view/card")
    );
    assert_eq!(file_of("made", "super::view").as_deref(), Some("view/mod"));
    assert_eq!(
        file_of("prose/tags", "crate::render::highlight::highlight").as_deref(),
        Some("highlight")
    );
    assert_eq!(file_of("view/card", "crate::parse::Form"), None);
}
