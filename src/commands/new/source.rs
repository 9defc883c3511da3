//! `variorum new source`: copies texts into the project, each with a sidecar that says what the
//! text itself tells.

use std::path::{Path, PathBuf};

use crate::commands::summary::counted;
use crate::commands::terminal::Terminal;
use crate::disk;
use crate::parse::{Inputs, Options, WEB_PAGE, foreign, is_slug, parse, slug, toml_string};
use crate::text::{FileId, Text};

use super::ask::ask_until;
use super::told::{Told, told};
use super::{Stop, with, write};

const EXAMPLE: &str = "variorum new source gazette.txt herald.txt";

pub(super) fn run(
    root: &Path,
    files: &[PathBuf],
    key: Option<&str>,
    terminal: Terminal,
) -> Result<(), Stop> {
    let inputs = Inputs {
        files: disk::read(root)?.files,
        options: Options::default(),
    };
    if key.is_some() && files.len() > 1 {
        return Err(Stop::usage(
            "--key names one source, and several files are given",
            "add them one by one",
        ));
    }
    let new = if files.is_empty() {
        let asked = ask_until("Which file holds the text?", terminal, |answer| {
            NewSource::read(&disk::typed_path(answer), key)
        });
        vec![asked.ok_or_else(|| Stop::missing("the FILE with the text", EXAMPLE))?]
    } else {
        files
            .iter()
            .map(|file| NewSource::read(file, key))
            .collect::<Result<Vec<_>, _>>()?
    };
    check_keys(&inputs, &new)?;
    let all: Vec<_> = new.iter().flat_map(NewSource::files).collect();
    write(root, &inputs, &all, terminal)?;
    let (project, _) = parse(&with(&inputs, &all));
    for source in &new {
        let read = project.sources.get(source.key.as_str());
        source.say(read.map_or(0, |read| read.paragraphs.len()), terminal);
    }
    terminal.say(
        "Look through the .toml files and add what you know, such as outlet, authors and published",
    );
    Ok(())
}

/// A text that is about to become a source.
struct NewSource {
    key: String,
    /// `txt` or `md`.
    extension: &'static str,
    bytes: Vec<u8>,
    told: Told,
}

impl NewSource {
    fn read(file: &Path, key: Option<&str>) -> Result<Self, Stop> {
        let bytes = disk::read_file(file)?;
        let name = FileId::new(file.to_string_lossy().replace('\\', "/"));
        let text = text(&name, &bytes)?;
        let key = match key {
            Some(key) if is_slug(key) => key.to_owned(),
            Some(key) => {
                let help = format!(
                    "only a-z, 0-9 and - can stand in it, for example {}",
                    slug(&format!("{key} a"))
                );
                return Err(Stop::usage(
                    format!("`{key}` cannot be the key of a source"),
                    help,
                ));
            }
            None => slug(name.stem()),
        };
        if key.is_empty() {
            return Err(Stop::usage(
                format!("no key can be made of the name `{}`", name.stem()),
                "give one: --key gazette",
            ));
        }
        let extension = if name.extension().eq_ignore_ascii_case("md") {
            "md"
        } else {
            "txt"
        };
        Ok(Self {
            key,
            extension,
            told: told(&text),
            bytes,
        })
    }

    fn path(&self, extension: &str) -> String {
        format!("content/sources/{}.{extension}", self.key)
    }

    fn files(&self) -> [(String, Vec<u8>); 2] {
        [
            (self.path(self.extension), self.bytes.clone()),
            (self.path("toml"), self.sidecar().into_bytes()),
        ]
    }

    fn sidecar(&self) -> String {
        let known = |name: &str, value: Option<String>, example: &str| match value {
            Some(value) => format!("{name} = {value}\n"),
            None => format!("# {name} = {example}\n"),
        };
        let wrapped =
            (self.told.is_wrapped && self.extension == "txt").then(|| toml_string("blank-lines"));
        let lines = [
            format!(
                "# What is known about {}. Lines that begin with # are not read.\n",
                self.path(self.extension)
            ),
            known("key", Some(toml_string(&self.key)), ""),
            known(
                "title",
                self.told.title.as_deref().map(toml_string),
                "\"The headline\"",
            ),
            known("outlet", None, "\"Where it appeared\""),
            known("authors", None, "[\"Who wrote it\"]"),
            known("published", self.told.published.clone(), "2025-06-16"),
            known(
                "url",
                self.told.url.as_deref().map(toml_string),
                "\"https://example.org/where-it-can-be-read\"",
            ),
            known(
                "language",
                self.told.language.map(toml_string),
                "\"en\"  # if it is not that of the site",
            ),
            known(
                "text",
                None,
                "\"excerpts\"  # if you may not republish the whole text",
            ),
            wrapped.map_or(String::new(), |rule| known("paragraphs", Some(rule), "")),
        ];
        lines.concat()
    }

    fn say(&self, paragraphs: usize, terminal: Terminal) {
        let (text, count) = (self.path(self.extension), counted(paragraphs, "paragraph"));
        terminal.say(&format!(
            "Made {text} ({count}) and {}. Cite it as [@{}]",
            self.path("toml"),
            self.key
        ));
        if self.told.is_wrapped && self.extension == "txt" {
            let set = "its lines are cut at the same width, so paragraphs = \"blank-lines\" is set: an empty line parts two paragraphs";
            terminal.message("note", &format!("{text}: {set}"));
            if paragraphs < 2 {
                terminal.message(
                    "warning",
                    &format!("{text} has no empty line, so that it is one paragraph"),
                );
                terminal.message("help", "put an empty line wherever a paragraph ends");
            }
        }
    }
}

/// The text of a file that can be a source.
fn text(name: &FileId, bytes: &[u8]) -> Result<Text, Stop> {
    let is_page = ["html", "htm", "xhtml"]
        .iter()
        .any(|known| name.extension().eq_ignore_ascii_case(known));
    if let Some(foreign) = foreign(bytes).or_else(|| is_page.then_some(WEB_PAGE)) {
        return Err(Stop::content(
            format!("{name} is {}", foreign.what),
            foreign.help,
        ));
    }
    let text = Text::new(bytes).map_err(|error| {
        let byte = bytes.get(error.offset).copied().unwrap_or_default();
        let line = bytes[..error.offset].split(|byte| *byte == b'\n').count();
        let message = format!(
            "{name} is not UTF-8: byte {} (0x{byte:02X}) in line {line} cannot be read",
            error.offset
        );
        Stop::content(
            message,
            "open it in your editor and save it again with the encoding UTF-8",
        )
    })?;
    let is_blank = text
        .as_str()
        .chars()
        .all(|char| char.is_whitespace() || char == '\u{feff}');
    if is_blank {
        Err(Stop::content(
            format!("{name} is empty"),
            "save the text in it first",
        ))
    } else {
        Ok(text)
    }
}

/// A key is given once, in the project and among the new ones.
fn check_keys(inputs: &Inputs, new: &[NewSource]) -> Result<(), Stop> {
    let (project, _) = parse(inputs);
    for (index, source) in new.iter().enumerate() {
        let same = project
            .sources
            .values()
            .find(|there| there.text.as_str().as_bytes() == source.bytes);
        if let Some(same) = same {
            let message = format!(
                "this text is a source already: {}, which is cited as [@{}]",
                same.file, same.key
            );
            return Err(Stop::content(
                message,
                "to give it another key, change `key` in its .toml file",
            ));
        }
        let there = project
            .sources
            .get(source.key.as_str())
            .map(|there| there.file.to_string());
        let twin = new[..index]
            .iter()
            .find(|other| other.key == source.key)
            .map(|other| other.path(other.extension));
        if let Some(file) = there.or(twin) {
            let message = format!("the key `{}` is taken by {file}", source.key);
            return Err(Stop::content(message, "give another: --key NAME"));
        }
    }
    Ok(())
}
