//! A text that is about to become a source, with a sidecar that says what the text itself tells.

use crate::parse::{Inputs, WEB_PAGE, foreign, parse, slug, toml_string};
use crate::text::{FileId, Text};

use super::told::{Told, told};
use super::{DraftFile, Refusal};

/// What it will hold.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SourceDraft {
    /// By which it will be cited.
    pub key: String,
    /// `txt` or `md`.
    extension: &'static str,
    bytes: Vec<u8>,
    told: Told,
}

impl SourceDraft {
    /// A source of a file's bytes, with a key made of its name; empty if none can be.
    ///
    /// # Errors
    /// If they are no text that can be quoted.
    pub fn new(name: &FileId, bytes: Vec<u8>) -> Result<Self, Refusal> {
        let is_markdown = name.extension().eq_ignore_ascii_case("md");
        Ok(Self {
            key: slug(name.stem()),
            extension: if is_markdown { "md" } else { "txt" },
            told: told(&text(name, &bytes)?),
            bytes,
        })
    }

    /// Where its text will lie.
    pub fn text_path(&self) -> String {
        self.path(self.extension)
    }

    /// Where its sidecar will lie.
    pub fn sidecar_path(&self) -> String {
        self.path("toml")
    }

    /// Whether an empty line, and not every line's end, will part two paragraphs of it.
    pub fn has_blank_lines_rule(&self) -> bool {
        self.told.is_wrapped && self.extension == "txt"
    }

    fn path(&self, extension: &str) -> String {
        format!("content/sources/{}.{extension}", self.key)
    }

    /// Its text and its sidecar.
    pub fn files(&self) -> [DraftFile; 2] {
        [
            (self.text_path(), self.bytes.clone()),
            (self.sidecar_path(), self.sidecar().into_bytes()),
        ]
    }

    /// What is known, and for all else an example that is not read.
    fn sidecar(&self) -> String {
        let mut text = format!(
            "# What is known about {}. Lines that begin with # are not read.\n",
            self.text_path()
        );
        let told = &self.told;
        let title = told.title.as_deref().map(toml_string);
        let url = told.url.as_deref().map(toml_string);
        let language = told.language.map(toml_string);
        for (name, value, example) in [
            ("key", Some(toml_string(&self.key)), ""),
            ("title", title, "\"The headline\""),
            ("outlet", None, "\"Where it appeared\""),
            ("authors", None, "[\"Who wrote it\"]"),
            ("published", told.published.clone(), "2025-06-16"),
            ("url", url, "\"https://example.org/where-it-can-be-read\""),
            (
                "language",
                language,
                "\"en\"  # if it is not that of the site",
            ),
            (
                "text",
                None,
                "\"excerpts\"  # if you may not republish the whole text",
            ),
        ] {
            let line = match value {
                Some(value) => format!("{name} = {value}\n"),
                None => format!("# {name} = {example}\n"),
            };
            text.push_str(&line);
        }
        if self.has_blank_lines_rule() {
            text.push_str("paragraphs = \"blank-lines\"\n");
        }
        text
    }
}

/// The text of a file that can be a source.
pub(super) fn text(name: &FileId, bytes: &[u8]) -> Result<Text, Refusal> {
    let is_page = ["html", "htm", "xhtml"]
        .iter()
        .any(|known| name.extension().eq_ignore_ascii_case(known));
    if let Some(foreign) = foreign(bytes).or_else(|| is_page.then_some(WEB_PAGE)) {
        return Err(Refusal::new(
            format!("{name} is {}", foreign.what),
            foreign.help,
        ));
    }
    let text = Text::new(bytes).map_err(|error| not_utf8(name, bytes, error.offset))?;
    let is_blank = text
        .as_str()
        .chars()
        .all(|char| char.is_whitespace() || char == '\u{feff}');
    if is_blank {
        Err(Refusal::new(
            format!("{name} is empty"),
            "save the text in it first",
        ))
    } else {
        Ok(text)
    }
}

fn not_utf8(name: &FileId, bytes: &[u8], offset: usize) -> Refusal {
    let byte = bytes.get(offset).copied().unwrap_or_default();
    let line = bytes[..offset].split(|byte| *byte == b'\n').count();
    Refusal::new(
        format!("{name} is not UTF-8: byte {offset} (0x{byte:02X}) in line {line} cannot be read"),
        "open it in your editor and save it again with the encoding UTF-8",
    )
}

/// Sees to it that each text is a source once, and each key the key of one, in the project and
/// among the new ones.
///
/// # Errors
/// If one is there already.
pub fn check_new(inputs: &Inputs, new: &[SourceDraft]) -> Result<(), Refusal> {
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
            return Err(Refusal::new(
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
            .map(SourceDraft::text_path);
        if let Some(file) = there.or(twin) {
            let message = format!("the key `{}` is taken by {file}", source.key);
            return Err(Refusal::new(message, "give another: --key NAME"));
        }
    }
    Ok(())
}
