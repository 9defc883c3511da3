//! Edits of every kind to a project, in an order that looks like chance and is the same in every
//! run.

use variorum::parse::Inputs;
use variorum::text::FileId;

/// Numbers that look like chance and are the same in every run.
pub(crate) struct Chance(pub(crate) u64);

impl Chance {
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end
    }

    fn file(&mut self, inputs: &Inputs, wanted: impl Fn(&str) -> bool) -> FileId {
        let files: Vec<_> = inputs
            .files
            .keys()
            .filter(|file| wanted(file.as_str()))
            .collect();
        files[self.below(files.len())].clone()
    }
}

/// Kinds of edits.
const KINDS: usize = 23;

/// Kinds between one edit and the next, so that those that are alike do not follow each other. It
/// has no divisor in common with their number: so many edits are of every kind.
const STRIDE: usize = 7;

/// One edit; most leave the site without errors.
pub(crate) fn edit(inputs: &mut Inputs, clean: &Inputs, chance: &mut Chance, number: usize) {
    let kind = number * STRIDE % KINDS;
    match kind {
        7 => settings(inputs, chance, number),
        8 => set(
            inputs,
            "themes/own/templates/404.html",
            &format!("{{% extends \"base.html\" %}}<!-- {number} -->"),
        ),
        11 => inputs.options.drafts = !inputs.options.drafts,
        0..=2 | 9..=10 | 12..=13 | 15..=17 | 20..=21 => edit_text(kind, inputs, chance, number),
        3..=6 | 14 | 18..=19 => edit_files(kind, inputs, chance, number),
        _ => *inputs = clean.clone(),
    }
}

/// An edit in what a page, an annotation or a source says.
fn edit_text(kind: usize, inputs: &mut Inputs, chance: &mut Chance, number: usize) {
    match kind {
        0..=2 => append(
            inputs,
            chance.file(inputs, is_text),
            &format!("\nEdit {number}.\n"),
        ),
        9 => append(
            inputs,
            chance.file(inputs, is_note),
            "\n“words that no source has” [@a]\n",
        ),
        10 => drop(
            inputs
                .files
                .insert(chance.file(inputs, is_text), [0xff, 0xfe].as_slice().into()),
        ),
        12..=13 => {
            let quoted = quoted(inputs, chance);
            append(inputs, chance.file(inputs, is_text), &format!("\n{quoted}"));
        }
        15 => replace(
            inputs,
            chance.file(inputs, is_note),
            "question = \"",
            &format!("question = \"{number} "),
        ),
        16 => {
            let tagged = format!("tags = [\"tag {}\"]\nrelation = ", number % 3);
            replace(inputs, chance.file(inputs, is_note), "relation = ", &tagged);
        }
        17 => replace(
            inputs,
            chance.file(inputs, is_text),
            "+++\n",
            &format!("+++\ndate = \"20{}\"\n", 10 + number % 9),
        ),
        20 => {
            let note = chance.file(inputs, is_note);
            append(
                inputs,
                chance.file(inputs, is_text),
                &format!("\nSee too.[^{}] See [it](/index.md).\n", note.stem()),
            );
        }
        _ => {
            let quoted = quoted(inputs, chance);
            let (words, _) = quoted.split_once(" — ").unwrap();
            append(
                inputs,
                chance.file(inputs, is_text),
                &format!("\n{words} — [@{}]\n", ["a", "b", "c"][chance.below(3)]),
            );
        }
    }
}

/// A file that comes, goes, grows or moves.
fn edit_files(kind: usize, inputs: &mut Inputs, chance: &mut Chance, number: usize) {
    match kind {
        3 => set(
            inputs,
            &format!("content/page-{}.md", chance.below(9)),
            &format!("# Page {number}\n\nSee.[^note-1]\n"),
        ),
        4 => set(
            inputs,
            "content/annotations/note-1.md",
            &format!("+++\ntitle = \"Note {number}\"\n+++\n\nWords.\n"),
        ),
        5 => drop(inputs.files.remove(&chance.file(inputs, |file| {
            file.starts_with("content/page-") || is_note(file)
        }))),
        6 => append(
            inputs,
            chance.file(inputs, is_source),
            &format!("A paragraph more, number {number}.\n"),
        ),
        14 => {
            let file = chance.file(inputs, is_source);
            let text = format!(
                "A first paragraph, number {number}.\n{}",
                String::from_utf8_lossy(&inputs.files[&file])
            );
            inputs.files.insert(file, text.as_bytes().into());
        }
        18 => {
            let file = chance.file(inputs, |file| is_text(file) && file != "content/index.md");
            let bytes = inputs.files.remove(&file).unwrap();
            let moved = if number.is_multiple_of(2) {
                file.as_str().replace(".md", "-moved.md")
            } else {
                format!("content/x/{}", file.name())
            };
            inputs.files.insert(FileId::new(moved), bytes);
        }
        _ => {
            let source = chance
                .file(inputs, is_source)
                .as_str()
                .replace(".txt", ".toml");
            let old = inputs
                .files
                .get(&FileId::new(source.as_str()))
                .map_or(Vec::new(), |bytes| bytes.to_vec());
            set(
                inputs,
                &source,
                &format!(
                    "note = \"Note {number}\"\n{}",
                    String::from_utf8(old).unwrap()
                ),
            );
        }
    }
}

/// Settings that every page shows, and some that few do.
fn settings(inputs: &mut Inputs, chance: &mut Chance, number: usize) {
    let more = [
        "",
        "base_url = \"https://example.org/x/\"\n",
        "language = \"de\"\n",
        "authors = [\"N. N.\"]\n",
        "sources.text = \"excerpts\"\n",
        "lints.meaning = \"warn\"\n",
    ];
    let more = more[chance.below(more.len())];
    set(
        inputs,
        "variorum.toml",
        &format!("title = \"Title {number}\"\n{more}[theme]\nname = \"own\"\n"),
    );
}

fn append(inputs: &mut Inputs, file: FileId, text: &str) {
    let bytes = [&inputs.files[&file], text.as_bytes()].concat();
    inputs.files.insert(file, bytes.into());
}

/// Replaces the first place where a file has some words, if it has them.
fn replace(inputs: &mut Inputs, file: FileId, words: &str, others: &str) {
    let text = String::from_utf8_lossy(&inputs.files[&file]).replacen(words, others, 1);
    inputs.files.insert(file, text.as_bytes().into());
}

/// A blockquote of a whole line of some source.
fn quoted(inputs: &Inputs, chance: &mut Chance) -> String {
    let file = chance.file(inputs, |file| {
        file.starts_with("content/sources/") && file.ends_with(".txt")
    });
    let text = String::from_utf8_lossy(&inputs.files[&file]).into_owned();
    let lines: Vec<&str> = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .collect();
    let sidecar = inputs
        .files
        .get(&FileId::new(file.as_str().replace(".txt", ".toml")))
        .map_or(String::new(), |bytes| {
            String::from_utf8_lossy(bytes).into_owned()
        });
    let key = sidecar
        .split("key = \"")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .unwrap_or(file.stem());
    format!("> {}\n>\n> — [@{key}]\n", lines[chance.below(lines.len())])
}

fn is_note(file: &str) -> bool {
    file.starts_with("content/annotations/")
}

fn is_text(file: &str) -> bool {
    file.starts_with("content/") && file.ends_with(".md") && !file.starts_with("content/sources/")
}

fn is_source(file: &str) -> bool {
    file.starts_with("content/sources/") && file.ends_with(".txt")
}

pub(crate) fn set(inputs: &mut Inputs, file: &str, text: &str) {
    inputs
        .files
        .insert(FileId::new(file), text.as_bytes().into());
}
