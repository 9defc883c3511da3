//! An annotation that is not written yet.

use std::collections::BTreeSet;

use crate::diagnostics::Code;
use crate::parse::{Inputs, slug, toml_string};

use super::markup::blockquote;
use super::words::FoundWords;
use super::{DraftFile, faults};

/// What it will hold.
#[derive(Clone, Debug)]
pub struct AnnotationDraft<'a> {
    /// The name that footnotes use.
    pub id: String,
    /// What is asked of the sources.
    pub question: Option<String>,
    /// How they stand to each other.
    pub relation: Option<String>,
    /// What readers see above it.
    pub title: Option<&'a str>,
    /// Whether it is a draft to readers, too.
    pub unpublished: bool,
    /// The words that it quotes. Never empty.
    pub found: Vec<FoundWords>,
    /// Keys of the sources that are not quoted.
    pub others: Vec<&'a str>,
}

/// Where an annotation lies.
pub fn annotation_path(id: &str) -> String {
    format!("content/annotations/{id}.md")
}

/// A name made of the first of some words; empty if none of their letters can stand in it.
pub fn annotation_id(words: &str) -> String {
    /// Words of a name.
    const LONGEST: usize = 6;
    // With its apostrophe as a hyphen `mayor's` would be two words.
    let words = words.replace(['\'', '’'], "");
    let first: Vec<&str> = words.split_whitespace().take(LONGEST).collect();
    slug(&first.join(" "))
}

impl AnnotationDraft<'_> {
    /// Where it will lie.
    pub fn path(&self) -> String {
        annotation_path(&self.id)
    }

    /// Its file.
    pub fn file(&self) -> DraftFile {
        (self.path(), self.text().into_bytes())
    }

    /// Whether all that it lacks are the words of `only` that were looked for in the other sources,
    /// which nobody but the editor knows.
    pub fn lacks_silences_alone(&self, inputs: &Inputs) -> bool {
        let first = &self.found[0].key;
        let of_one_source = self.found.iter().all(|found| found.key == *first);
        if !self.is_only() || !of_one_source {
            return false;
        }
        let others = faults(inputs, &[self.file()])
            .filter_map(|found| (found.code != Code::Relation).then_some(found));
        !others.has_errors()
    }

    fn is_only(&self) -> bool {
        self.relation.as_deref() == Some("only")
    }

    fn text(&self) -> String {
        let mut text = format!("+++\n{}", self.known());
        if self.unpublished {
            text.push_str("draft = true\n");
        }
        if self.relation.is_some() {
            text.push_str(&self.answers());
        }
        if self.is_only() {
            text.push_str(&self.silences());
        }
        text.push_str("+++\n");
        for found in &self.found {
            text.push('\n');
            text.push_str(&blockquote(&found.words, &found.citation));
        }
        text
    }

    /// The lines of what is known of it, or where a title goes if nothing is.
    fn known(&self) -> String {
        let known = [
            ("title", self.title),
            ("question", self.question.as_deref()),
            ("relation", self.relation.as_deref()),
        ];
        let mut lines: Vec<String> = Vec::new();
        for (key, value) in known {
            lines.extend(value.map(|value| format!("{key} = {}\n", toml_string(value))));
        }
        if lines.is_empty() {
            lines.push("# title = \"What readers see above it\"\n".to_owned());
        }
        lines.concat()
    }

    fn answers(&self) -> String {
        let keys: BTreeSet<&str> = self.found.iter().map(|found| found.key.as_str()).collect();
        let lines = keys.iter().map(|key| format!("# {key} = \"\"\n"));
        format!("[answers]\n{}", lines.collect::<String>())
    }

    fn silences(&self) -> String {
        let lines = self
            .others
            .iter()
            .map(|key| format!("# {key} = [\"a word that you looked for\", \"a beginning*\"]\n"));
        format!("[silent]\n{}", lines.collect::<String>())
    }
}
