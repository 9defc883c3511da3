//! What to write to allow a quotation: a line that can be pasted, and where it goes.

use crate::diagnostics::Code;
use crate::parse::toml_string;

use super::beginning::beginning;
use super::reasons::Allowances;

impl Allowances<'_> {
    /// How to allow words that a lint objects to, for the end of a help. A reason must still be
    /// written: that of the line is refused.
    pub(in crate::resolve) fn advice(&self, lint: Code, words: &str) -> String {
        let pasted = format!(
            "{} = \"…\"",
            toml_string(&beginning(words, self.words(lint)))
        );
        let (file, table) = (self.writing.file(), format!("[allow.{lint}]"));
        let head = head_lines(self.writing.text.as_str());
        let is_new_file = head.is_none() && self.advised.borrow().is_empty();
        // A table may hold nothing yet, or be spelled in another of TOML's ways.
        let has_table = head.is_some_and(|lines| lines.contains(&table));
        if has_table
            || self
                .writing
                .head
                .allow
                .iter()
                .any(|allow| allow.lint == lint)
        {
            return format!(
                "say why it may stand, in the table `allow.{lint}` at the head of {file}:\n{pasted}"
            );
        }
        if !self.advised.borrow_mut().insert(lint) {
            return format!(
                "say why it may stand, in the same table of {file} as for the first such \
                quotation:\n{pasted}"
            );
        }
        if is_new_file {
            return format!(
                "say why it may stand, in the first lines of {file}:\n+++\n{table}\n{pasted}\n+++"
            );
        }
        format!(
            "say why it may stand, in the last lines between the +++ lines at the head of \
            {file}:\n{table}\n{pasted}"
        )
    }
}

/// The lines of the front matter without white space; nothing if there is none.
fn head_lines(text: &str) -> Option<Vec<String>> {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let mut lines = text.lines();
    lines.next().filter(|line| line.trim_end() == "+++")?;
    let lines = lines.take_while(|line| line.trim_end() != "+++");
    Some(lines.map(without_space).collect())
}

/// A line without white space and comment.
fn without_space(line: &str) -> String {
    let written = line.split_once('#').map_or(line, |(before, _)| before);
    written.split_whitespace().collect()
}

#[cfg(test)]
mod tests {
    use crate::resolve::trial::Trial;

    /// What the message proposes for an unchecked pair is pasted as it is, with a reason for the
    /// dots.
    fn pasted(head: &str, body: &str) -> (String, Vec<String>) {
        let page = |head: &str| format!("{head}{body}");
        let found = Trial::new(&[("index.md", page(head).as_str())]).diagnostics;
        let mut helps = found.into_iter().filter_map(|found| found.help);
        let help = helps.find(|help| help.contains("= \"…\"")).unwrap();
        let (_, lines) = help.split_once('\n').unwrap();
        let lines = lines.replace("= \"…\"", "= \"why\"");
        let end = head.rfind("+++").unwrap_or(0);
        let table = lines.lines().next().unwrap_or_default();
        let head = match head.find("[allow.") {
            _ if head.is_empty() => format!("{lines}\n"),
            Some(_) if !table.starts_with('[') => head.replacen("]\n", &format!("]\n{lines}\n"), 1),
            _ => format!("{}{lines}\n{}", &head[..end], &head[end..]),
        };
        (
            help,
            Trial::new(&[("index.md", page(&head).as_str())]).said(),
        )
    }

    #[test]
    fn what_is_proposed_can_be_pasted() {
        let words = [
            "reform",
            "a \"word\" \\ here",
            "C:\\new",
            "one two three four five six seven",
            "one … two … three … four … five … six",
            "改革は終わった",
            "the 'other' = # one",
            "*so* **called**",
            "a\u{ad}b\u{a0}c\u{200b}d",
            "e\u{301}te\u{301} l’e\u{301}te\u{301} d’un, d’eux, de nous",
            "one\ntwo",
            "[sic] and [more] (…) words {…} than […] that",
            "U.S. and U.K. and E.U. and U.N. and O.K.",
            "…",
            "?!",
            "— so — it — is — said — here —",
        ];
        for words in words {
            for head in [
                "",
                "+++\ntitle = \"X\"\n+++\n",
                "+++\r\ntitle = \"X\"\r\n+++\r\n",
                "+++\n[allow.unchecked-quotation]\n+++\n",
            ] {
                let (help, said) = pasted(head, &format!("\nThey say “{words}”.\n"));
                assert_eq!(said, [""; 0], "{head}{words}: {help}");
                let (help, said) = pasted(
                    head,
                    &format!("\nThey say:\n\n> {}\n", words.replace('\n', "\n> ")),
                );
                assert_eq!(said, [""; 0], "{head}> {words}: {help}");
            }
        }
    }
}
