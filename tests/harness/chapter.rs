//! A chapter's Markdown in; its cases out.

use crate::case::{Case, Check};
use crate::expected::{Diagnostics, Outcome, Quotations};
use crate::inputs::{self, File};

/// What a chapter consists of, prose left out.
pub(crate) enum Block {
    Heading { level: usize, words: String },
    Fence { info: String, body: String },
    Table(Vec<Vec<String>>),
}

/// Where the reading of a chapter stands: the headings it is under, and the files that each of them
/// brought.
struct Reading<'a> {
    chapter: &'a str,
    /// Heading and files by level; a case sees the files of all of them.
    levels: Vec<(String, Vec<File>)>,
    /// Whether files were given that no case has used yet.
    unused: Option<String>,
    cases: Vec<Case>,
}

/// The cases of a chapter in their order.
///
/// # Errors
/// What in the chapter cannot be understood, with its line.
pub(crate) fn read(chapter: &str, text: &str) -> Result<Vec<Case>, String> {
    let mut reading = Reading {
        chapter,
        levels: Vec::new(),
        unused: None,
        cases: Vec::new(),
    };
    for (line, block) in blocks(text)? {
        reading
            .take(block)
            .map_err(|error| format!("tests/chapters/{chapter}.md:{line}: {error}"))?;
    }
    reading.all_used()?;
    if reading.cases.is_empty() {
        return Err(format!("tests/chapters/{chapter}.md has no case"));
    }
    Ok(reading.cases)
}

impl Reading<'_> {
    fn take(&mut self, block: Block) -> Result<(), String> {
        match block {
            Block::Heading { level, words } => self.heading(level, words),
            Block::Table(rows) => self.table(&rows),
            Block::Fence { info, body } => self.fence(&info, &body),
        }
    }

    fn heading(&mut self, level: usize, words: String) -> Result<(), String> {
        if level <= self.levels.len() {
            self.all_used()?;
        }
        self.levels.truncate(level - 1);
        while self.levels.len() + 1 < level {
            self.levels.push((String::new(), Vec::new()));
        }
        self.levels.push((words, Vec::new()));
        Ok(())
    }

    fn all_used(&self) -> Result<(), String> {
        self.unused
            .as_ref()
            .map_or(Ok(()), |path| Err(format!("no case uses the file {path}")))
    }

    fn fence(&mut self, info: &str, body: &str) -> Result<(), String> {
        let (kind, rest) = info.split_once(' ').unwrap_or((info, ""));
        match (kind, rest) {
            ("diagnostics", options) => {
                let check = Check::Diagnostics(Diagnostics::read(body, options)?);
                self.case(info, self.files(), check);
            }
            ("quotations", "") => {
                let check = Check::Quotations(Quotations::read(body)?);
                self.case("quotations", self.files(), check);
            }
            _ => {
                let file = file(info, body)?;
                self.unused = Some(file.path.clone());
                self.levels
                    .last_mut()
                    .ok_or("a file before the first heading")?
                    .1
                    .push(file);
            }
        }
        Ok(())
    }

    fn table(&mut self, rows: &[Vec<String>]) -> Result<(), String> {
        let head: Vec<&str> = rows[0].iter().map(String::as_str).collect();
        if head != ["case", "written", "outcome"] {
            return Err(format!(
                "a table of cases has the columns case, written, outcome, not {head:?}"
            ));
        }
        for row in &rows[1..] {
            let [name, written, outcome] = row.as_slice() else {
                return Err(format!("a row has {} cells", row.len()));
            };
            let check = Check::Outcome(
                Outcome::read(outcome).map_err(|error| format!("case {name}: {error}"))?,
            );
            let written = code(written)
                .ok_or_else(|| format!("case {name}: put what is written between backticks"))?;
            let mut files = self.files();
            files.push(inputs::page(&written.replace('⏎', "\n"))?);
            self.case(name, files, check);
        }
        Ok(())
    }

    fn files(&self) -> Vec<File> {
        self.levels
            .iter()
            .flat_map(|(_, files)| files.iter().cloned())
            .collect()
    }

    fn case(&mut self, name: &str, files: Vec<File>, check: Check) {
        let headings = self
            .levels
            .iter()
            .skip(1)
            .map(|(words, _)| slug(words))
            .filter(|words| !words.is_empty());
        let path: Vec<String> = std::iter::once(self.chapter.to_owned())
            .chain(headings)
            .chain([slug(name)])
            .collect();
        self.unused = None;
        self.cases.push(Case {
            name: path.join("::"),
            files,
            check,
        });
    }
}

/// The file that a fence holds: `md content/index.md`.
pub(crate) fn file(info: &str, body: &str) -> Result<File, String> {
    match info.split_once(' ') {
        Some(("md" | "toml" | "txt" | "html" | "png", path)) if !path.is_empty() => Ok(File {
            path: path.trim().to_owned(),
            bytes: inputs::unescape(body)?,
        }),
        _ => Err(format!(
            "a fence says `{info}`: say a kind and a path, `diagnostics` or `quotations`"
        )),
    }
}

/// A chapter's blocks with the line that each starts at.
pub(crate) fn blocks(text: &str) -> Result<Vec<(usize, Block)>, String> {
    let mut blocks = Vec::new();
    let mut lines = text
        .lines()
        .enumerate()
        .map(|(index, line)| (index + 1, line))
        .peekable();
    while let Some((number, line)) = lines.next() {
        let ticks = line.bytes().take_while(|byte| *byte == b'`').count();
        let hashes = line.bytes().take_while(|byte| *byte == b'#').count();
        if ticks >= 3 {
            let mut body = String::new();
            loop {
                let (_, line) = lines
                    .next()
                    .ok_or_else(|| format!("line {number}: a fence that does not end"))?;
                if line.len() >= ticks && line.bytes().all(|byte| byte == b'`') {
                    break;
                }
                body.push_str(line);
                body.push('\n');
            }
            blocks.push((
                number,
                Block::Fence {
                    info: line[ticks..].trim().to_owned(),
                    body,
                },
            ));
        } else if hashes > 0 {
            blocks.push((
                number,
                Block::Heading {
                    level: hashes,
                    words: line[hashes..].trim().to_owned(),
                },
            ));
        } else if line.starts_with('|') {
            let mut rows = vec![cells(line)];
            while let Some((_, line)) = lines.next_if(|(_, line)| line.starts_with('|')) {
                rows.push(cells(line));
            }
            rows.retain(|row| !row.iter().all(|cell| cell.starts_with("---")));
            blocks.push((number, Block::Table(rows)));
        }
    }
    Ok(blocks)
}

/// A table row's cells; `\|` is a stroke.
fn cells(line: &str) -> Vec<String> {
    let line = line.trim().trim_start_matches('|').replace("\\|", "\u{0}");
    let line = line.strip_suffix('|').unwrap_or(&line);
    line.split('|')
        .map(|cell| cell.trim().replace('\u{0}', "|"))
        .collect()
}

/// What stands between the backticks of a code span.
fn code(cell: &str) -> Option<String> {
    let ticks = cell.bytes().take_while(|byte| *byte == b'`').count();
    let inner = cell.get(ticks..cell.len().checked_sub(ticks)?)?;
    (ticks > 0 && cell.ends_with(&"`".repeat(ticks)))
        .then(|| if ticks > 1 { inner.trim() } else { inner }.to_owned())
}

/// Words as a part of a test's name.
fn slug(words: &str) -> String {
    let words = words.to_lowercase().replace(['`', '"', '“', '”'], "");
    words
        .split(|char: char| !char.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join("-")
}
