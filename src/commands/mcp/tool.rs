//! The one tool: the quotations of a text, checked against sources.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::Deserialize;
use serde_json::{Value, json};

use crate::commands::rows::all;
use crate::diagnostics::{Diagnostics, Positions, json as line};
use crate::parse::{Bare, Inputs, Options};
use crate::text::FileId;
use crate::{Analysis, Memo, analyze, disk};

/// Its name.
pub(super) const NAME: &str = "check_quotations";
/// The longest text, in bytes.
const LONGEST_TEXT: usize = 1024 * 1024;
/// All sources together, in bytes.
const LARGEST_SOURCES: usize = 64 * 1024 * 1024;

/// For the program that calls it.
const DESCRIPTION: &str = "Checks every quotation of a text word by word against the sources: \
    words in quotation marks and blockquotes, cited as [@key] (the key is a source's name) or not. \
    Finds words that are in no source, in another than the cited one, cut inside a word, or turned \
    by what an elision … or a bracket [ ] leaves out. A text is faithful if no diagnostic has the \
    severity error and no quotation is unchecked.";

/// What it is called with.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Call {
    text: String,
    sources: Option<BTreeMap<String, String>>,
}

/// What the protocol tells of it.
pub(super) fn description() -> Value {
    json!({
        "name": NAME,
        "title": "Check quotations",
        "description": DESCRIPTION,
        "inputSchema": {
            "type": "object",
            "properties": {
                "text": {
                    "type": "string",
                    "description": "The text that quotes, as Markdown; at most 1 MB.",
                },
                "sources": {
                    "type": "object",
                    "additionalProperties": {"type": "string"},
                    "description": "The texts that are quoted, by name, in place of those of the \
                        folder that the server was started with; at most 64 MB. A name that ends \
                        in .md is Markdown, any other plain text.",
                },
            },
            "required": ["text"],
            "additionalProperties": false,
        },
        "outputSchema": {
            "type": "object",
            "properties": {
                "quotations": {
                    "type": "array",
                    "items": {"type": "object"},
                    "description": "Each with its place, source, status and passages.",
                },
                "diagnostics": {
                    "type": "array",
                    "items": {"type": "object"},
                    "description": "Each with severity, code, message, place and help.",
                },
            },
            "required": ["quotations", "diagnostics"],
        },
        "annotations": {"readOnlyHint": true, "idempotentHint": true, "openWorldHint": false},
    })
}

/// The quotations of a text and what is said of them; else why it cannot be checked.
pub(super) fn call(arguments: Value, folder: Option<&Path>) -> Result<Value, String> {
    let call: Call = serde_json::from_value(arguments)
        .map_err(|error| format!("{NAME} cannot be called so: {error}"))?;
    if call.text.len() > LONGEST_TEXT {
        return Err("the text is larger than 1 MB".to_owned());
    }
    let (mut inputs, mut diagnostics) = match (call.sources, folder) {
        (Some(sources), _) => (of_texts(sources)?, Diagnostics::default()),
        (None, Some(folder)) => of_folder(folder)?,
        (None, None) => {
            return Err(
                "there are no sources: give `sources`, or start the server as \
                `variorum mcp --sources DIR`"
                    .to_owned(),
            );
        }
    };
    let text = FileId::new(Bare::STANDARD_INPUT);
    inputs
        .files
        .insert(text.clone(), call.text.into_bytes().into());
    let sources = inputs.options.bare.take().map(|bare| bare.sources.clone());
    let bare = Bare {
        writings: BTreeSet::from([text]),
        sources: sources.unwrap_or_default(),
    };
    inputs.options.bare = Some(bare.into());
    let (analysis, found) = analyze(&inputs, &mut Memo::of_one_run());
    diagnostics.append(found);
    Ok(json!({
        "quotations": rows(&analysis, &inputs),
        "diagnostics": lines(&diagnostics.sorted(), &inputs),
    }))
}

/// Sources as they were sent. Nothing is opened by their names.
fn of_texts(sources: BTreeMap<String, String>) -> Result<Inputs, String> {
    let size: usize = sources.values().map(String::len).sum();
    if size > LARGEST_SOURCES {
        return Err("the sources are larger than 64 MB".to_owned());
    }
    let mut inputs = Inputs::default();
    let mut names = BTreeSet::new();
    for (name, text) in sources {
        let file = FileId::new(name);
        if file.as_str() == Bare::STANDARD_INPUT {
            return Err("no source can have the name -".to_owned());
        }
        inputs.files.insert(file.clone(), text.into_bytes().into());
        names.insert(file);
    }
    let bare = Bare {
        sources: names,
        ..Bare::default()
    };
    inputs.options = Options {
        bare: Some(bare.into()),
        ..Options::default()
    };
    Ok(inputs)
}

/// Sources as they stand on the disk now.
fn of_folder(folder: &Path) -> Result<(Inputs, Diagnostics), String> {
    // Before any of it is read: a folder that was not meant may be larger than the memory.
    let size = disk::size_of_sources(folder).map_err(|error| error.to_string())?;
    if size > LARGEST_SOURCES as u64 {
        return Err(format!(
            "the texts in {} are larger than 64 MB",
            folder.display()
        ));
    }
    disk::read_sources(folder).map_err(|error| error.to_string())
}

/// Each quotation as `variorum quotations` prints it, those in no source too.
fn rows(analysis: &Analysis, inputs: &Inputs) -> Value {
    let mut positions = Positions::new(&inputs.files);
    let rows = all(analysis, &mut positions);
    // Strings and numbers always serialise.
    serde_json::to_value(rows).unwrap_or_default()
}

/// Each diagnostic as `variorum check` prints it.
fn lines(diagnostics: &Diagnostics, inputs: &Inputs) -> Vec<Value> {
    let mut positions = Positions::new(&inputs.files);
    let lines = diagnostics.iter().map(|found| line(found, &mut positions));
    lines
        .filter_map(|line| serde_json::from_str(&line).ok())
        .collect()
}
