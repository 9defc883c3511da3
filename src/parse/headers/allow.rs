//! `[allow.meaning]` and its like: reasons why single quotations may stand as they are.
//!
//! A key is the words of a quotation, or their beginning; which quotation that is only the next
//! stage knows.

use crate::diagnostics::Code;
use crate::parse::Allow;
use crate::parse::nearest::did_you_mean;

use super::value::{self, KeyValue};
use super::{Fields, toml_string};

/// The lints that can be allowed for one quotation, by name.
const ALLOWABLE: &[&str] = &[
    "meaning",
    "cut-short",
    "unchecked-quotation",
    "unattributed-quotation",
];

/// The tables below `[allow]`.
pub(super) fn allowances(fields: &mut Fields) -> Vec<Allow> {
    for entry in fields.entries() {
        if let Some(lint) = allowable(&entry.key.value) {
            // Whoever writes it above every table means what an older version read below [allow].
            fields.taken.insert(entry.key.value.clone());
            whole_file(fields, lint, &entry);
        }
    }
    let Some(entry) = fields.entry("allow") else {
        return Vec::new();
    };
    if !entry.value.is_table() {
        let help = "write a table for what it allows, such as [allow.meaning], with a line for \
            each quotation: \"the first words\" = \"…\"";
        fields.report(
            entry.span,
            "this does not say what is allowed, and where",
            help,
        );
        return Vec::new();
    }
    fields.table_of(&entry, tables).unwrap_or_default()
}

fn allowable(name: &str) -> Option<Code> {
    Code::from_name(name).filter(|_| ALLOWABLE.contains(&name))
}

fn tables(fields: &mut Fields) -> Vec<Allow> {
    let mut allowed = Vec::new();
    for name in ALLOWABLE {
        let (Some(lint), Some(entry)) = (allowable(name), fields.entry(name)) else {
            continue;
        };
        if entry.value.is_table() {
            allowed.extend(
                fields
                    .table_of(&entry, |fields| lines(fields, lint))
                    .unwrap_or_default(),
            );
        } else {
            whole_file(fields, lint, &entry);
        }
    }
    for entry in fields.named(|_| false) {
        let name = &entry.key.value;
        let message = match Code::from_name(name) {
            Some(_) => format!("`{name}` cannot be allowed for a quotation"),
            None => format!("nobody knows the key `{name}` in [allow]"),
        };
        fields.report(
            entry.key.span,
            message,
            did_you_mean(name, ALLOWABLE, "what can be allowed is"),
        );
    }
    allowed
}

/// A reason without words: it would excuse what nobody has looked at.
fn whole_file(fields: &mut Fields, lint: Code, entry: &KeyValue) {
    let written = fields.header.text.slice(entry.span);
    let reason = if entry.value.is_str() && !written.contains('\n') {
        written
    } else {
        "\"…\""
    };
    let help = format!(
        "write a table as the last lines of the front matter instead, with the first words of the \
            quotation and why it may stand:\n\
         [allow.{lint}]\n\"the first words\" = {reason}"
    );
    let message =
        format!("`{lint}` is allowed for one quotation each, and here for the whole file");
    fields.report(entry.key.span.to(entry.span), message, help);
}

/// One table: quotations with reasons.
fn lines(fields: &mut Fields, lint: Code) -> Vec<Allow> {
    let mut allowed = Vec::new();
    for entry in fields.entries() {
        let bare = !fields
            .header
            .text
            .slice(entry.key.span)
            .starts_with(['"', '\'']);
        if bare && fields.home(&entry.key.value).is_some() {
            // A key of the front matter that this table has swallowed: it is reported as that.
            continue;
        }
        fields.taken.insert(entry.key.value.clone());
        allowed.push(line(fields, lint, entry));
    }
    allowed
}

/// One line. What is wrong with its reason is reported here, and not once more at the quotation.
fn line(fields: &mut Fields, lint: Code, entry: KeyValue) -> Allow {
    let Some(reason) = entry.value.as_str() else {
        let message = format!(
            "the reason must be a text, not {}",
            value::kind(entry.value)
        );
        fields.report(
            entry.span,
            message,
            format!(
                "write {} = \"…\", and why it may stand for the dots",
                toml_string(&entry.key.value)
            ),
        );
        return Allow {
            lint,
            words: entry.key,
            reason: String::new(),
        };
    };
    if !reason.contains(char::is_alphanumeric) {
        let help = "say in a few words why; it is printed beside the quotation";
        fields.report(
            entry.span,
            format!("`{lint}` is allowed without a reason"),
            help,
        );
    }
    Allow {
        lint,
        reason: reason.trim().to_owned(),
        words: entry.key,
    }
}
