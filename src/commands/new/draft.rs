//! An annotation that is not written yet.

use std::collections::BTreeSet;
use std::path::Path;

use crate::commands::terminal::Terminal;
use crate::diagnostics::Code;
use crate::disk;
use crate::parse::{Inputs, toml_string};

use super::annotation::path;
use super::find::FoundWords;
use super::markup::blockquote;
use super::{Stop, changes, faults, write};

/// What it will hold.
pub(super) struct Draft<'a> {
    pub(super) id: String,
    pub(super) question: Option<String>,
    pub(super) relation: Option<String>,
    pub(super) title: Option<&'a str>,
    pub(super) unpublished: bool,
    pub(super) found: Vec<FoundWords>,
    /// Keys of the sources that are not quoted.
    pub(super) others: Vec<&'a str>,
}

impl Draft<'_> {
    /// Where it will lie.
    pub(super) fn path(&self) -> String {
        path(&self.id)
    }

    /// `only` lacks the words that were looked for in the other sources, which nobody but the
    /// editor knows: said, and no hindrance.
    pub(super) fn write(
        &self,
        root: &Path,
        inputs: &Inputs,
        terminal: Terminal,
    ) -> Result<(), Stop> {
        let files = [(self.path(), self.text().into_bytes())];
        let one_source = self
            .found
            .iter()
            .all(|found| found.key == self.found[0].key);
        if self.relation.as_deref() != Some("only") || !one_source {
            return write(root, inputs, &files, terminal);
        }
        let others = faults(inputs, &files)
            .filter_map(|found| (found.code != Code::Relation).then_some(found));
        if others.has_errors() {
            return write(root, inputs, &files, terminal);
        }
        disk::apply(root, &changes(&files))?;
        terminal.message("note", "`only` needs [silent] too: which words you looked for in the other sources and did not find");
        Ok(())
    }

    fn text(&self) -> String {
        let keys: BTreeSet<&str> = self.found.iter().map(|found| found.key.as_str()).collect();
        let mut lines = vec!["+++".to_owned()];
        lines.extend(
            self.title
                .iter()
                .map(|title| format!("title = {}", toml_string(title))),
        );
        lines.extend(
            self.question
                .iter()
                .map(|question| format!("question = {}", toml_string(question))),
        );
        lines.extend(
            self.relation
                .iter()
                .map(|relation| format!("relation = {}", toml_string(relation))),
        );
        if lines.len() == 1 {
            lines.push("# title = \"What readers see above it\"".to_owned());
        }
        lines.extend(self.unpublished.then(|| "draft = true".to_owned()));
        if self.relation.is_some() {
            lines.push("[answers]".to_owned());
            lines.extend(keys.iter().map(|key| format!("# {key} = \"\"")));
        }
        if self.relation.as_deref() == Some("only") {
            lines.push("[silent]".to_owned());
            lines.extend(self.others.iter().map(|key| {
                format!("# {key} = [\"a word that you looked for\", \"a beginning*\"]")
            }));
        }
        lines.push("+++".to_owned());
        lines.extend(self.found.iter().map(|found| {
            format!("\n{}", blockquote(&found.words, &found.citation))
                .trim_end()
                .to_owned()
        }));
        lines.join("\n") + "\n"
    }
}
