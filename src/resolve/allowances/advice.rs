//! What to write to allow a quotation: a line that can be pasted, and where it goes.

use std::collections::BTreeSet;

use crate::diagnostics::Code;
use crate::parse::toml_string;

use super::Allowances;
use super::key::{folded, meant, shown};

impl Allowances<'_> {
    /// How to allow words that a lint objects to, for the end of a help. A reason must still be written: that of the line is refused.
    pub(in crate::resolve) fn advice(&self, lint: Code, words: &str) -> String {
        let pasted = format!("{} = \"…\"", toml_string(&beginning(words, self.words(lint).folded())));
        let (file, table) = (self.writing.file(), format!("[allow.{lint}]"));
        let head = head_lines(self.writing.text.as_str());
        match head {
            Some(lines) if lines.contains(&table) => {
                format!("say why it may stand, right below the line {table} at the head of {file}:\n{pasted}")
            }
            Some(_) => {
                format!("say why it may stand, in the last lines between the +++ lines at the head of {file}:\n{table}\n{pasted}")
            }
            None => format!("say why it may stand, in the first lines of {file}:\n+++\n{table}\n{pasted}\n+++"),
        }
    }
}

/// The lines of the front matter without white space; nothing if there is none.
fn head_lines(text: &str) -> Option<Vec<String>> {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let mut lines = text.lines();
    lines.next().filter(|line| line.trim_end() == "+++")?;
    let lines = lines.take_while(|line| line.trim_end() != "+++");
    Some(lines.map(|line| line.split('#').next().unwrap_or_default().split_whitespace().collect()).collect())
}

/// The first words of a quotation, enough that no other of the file begins so.
pub(super) fn beginning(words: &str, known: &[String]) -> String {
    /// Fewer say too little to whoever reads the front matter alone.
    const FEWEST: usize = 5;
    let (words, whole) = (shown(words), folded(words));
    let ends: Vec<usize> = words.match_indices(' ').map(|(at, _)| at).collect();
    for end in ends.into_iter().skip(FEWEST - 1) {
        let first = words[..end].trim_end_matches([',', ';', ':', '.']);
        if !first.ends_with(|last: char| last.is_alphanumeric() || "])".contains(last)) {
            // An elision says too little by what it leaves out.
            continue;
        }
        if meant(&folded(first), known) == BTreeSet::from([whole.as_str()]) {
            return first.to_owned();
        }
    }
    words
}
