//! `content/corrections.toml` with one more record.

use toml::de::{DeTable, DeValue};

use super::headers::toml_string;
use super::{Date, SourceCorrection};

/// The file's text with a correction at its end, whose fields are in the order in which a person
/// asks: when, which source, where, what. All else of it, the author's own comments too, stays byte
/// for byte. An empty text is a file that is not there yet.
///
/// TOML takes another `[[correction]]` below any other table, but not beside the same list in
/// brackets, `correction = [{…}]`: there it goes behind the last.
pub fn with_correction(text: &str, correction: &SourceCorrection) -> String {
    if let Some((at, is_first)) = end_of_list(text) {
        let record = record(correction).split_off(1).join(", ");
        let comma = if is_first { "" } else { ", " };
        return format!("{}{comma}{{ {record} }}{}", &text[..at], &text[at..]);
    }
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let mut all = text.to_owned();
    // A byte order mark alone is no record to be parted from.
    if !text.trim_start_matches('\u{feff}').is_empty() {
        let line_end = if text.ends_with('\n') { "" } else { end };
        all.extend([line_end, end]);
    }
    for line in record(correction) {
        all.push_str(&line);
        all.push_str(end);
    }
    all
}

/// Where one more goes in a list in brackets, and whether it is the first; nothing if there is no
/// such list.
fn end_of_list(text: &str) -> Option<(usize, bool)> {
    let table = DeTable::parse(text).ok()?;
    let list = table.get_ref().get("correction")?;
    let start = list.span().start;
    let DeValue::Array(items) = list.get_ref() else {
        return None;
    };
    // The span of `[[correction]]` begins with its heading.
    let in_brackets = text[start..].starts_with('[') && !text[start..].starts_with("[[");
    let end = items.last().map(|item| item.span().end);
    in_brackets.then(|| (end.unwrap_or(start + 1), end.is_none()))
}

fn record(correction: &SourceCorrection) -> Vec<String> {
    let line = |key: &str, value: &str| format!("{key} = {}", toml_string(value));
    vec![
        "[[correction]]".to_owned(),
        format!("date = {}", date(&correction.date)),
        line("source", correction.source.as_str()),
        line("old_sha256", &correction.old_sha256),
        line("new_sha256", &correction.new_sha256),
        line("file", correction.file.as_str()),
        line("was", &correction.was),
        line("is", &correction.is),
    ]
}

/// A date as TOML has one; where no day is known, a text.
fn date(date: &Date) -> String {
    let written = date.as_str();
    if written.len() < "2025-06-16".len() {
        toml_string(written)
    } else {
        written.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::with_correction;
    use crate::parse::{Date, Inputs, SourceCorrection, SourceId, parse};
    use crate::text::FileId;

    fn correction(date: &str, was: &str, is: &str) -> SourceCorrection {
        SourceCorrection {
            date: Date::parse(date).unwrap(),
            source: SourceId::new("a"),
            old_sha256: "0".repeat(64),
            new_sha256: "f".repeat(64),
            file: FileId::new("content/annotations/x.md"),
            was: was.to_owned(),
            is: is.to_owned(),
        }
    }

    /// What is read from a file of this text, which must have nothing wrong with it.
    fn read(text: &str) -> Vec<SourceCorrection> {
        let files = [
            ("variorum.toml", "title = \"T\""),
            ("content/sources/a.txt", "Words.\n"),
            ("content/corrections.toml", text),
        ];
        let file = |(path, text): (&str, &str)| (FileId::new(path), Arc::from(text.as_bytes()));
        let inputs = Inputs {
            files: files.into_iter().map(file).collect(),
            ..Inputs::default()
        };
        let (project, found) = parse(&inputs);
        assert!(!found.has_errors(), "{text}: {found:#?}");
        project.corrections
    }

    #[test]
    fn what_is_written_is_read_again() {
        let mut text = String::new();
        let mut written = Vec::new();
        for (date, was, is) in [
            ("2025-06-16", "on Monday", "on Tuesday"),
            (
                "2025-06",
                "a \"plan\" \\ for\tall",
                "a “plan”\nfor \u{7} all",
            ),
            ("2025-06-16T10:00:00+02:00", "会议", "[[correction]] # no"),
        ] {
            let correction = correction(date, was, is);
            text = with_correction(&text, &correction);
            written.push(correction);
            assert_eq!(read(&text), written, "{text}");
        }
    }

    #[test]
    fn all_else_stays_byte_for_byte() {
        let record = with_correction("", &correction("2025-06-16", "on Monday", "on Tuesday"));
        assert!(record.starts_with("[[correction]]\ndate = 2025-06-16\nsource = \"a\"\n"));
        let windows = record.replace('\n', "\r\n");
        for (before, expected) in [
            ("# Mine.\n", format!("# Mine.\n\n{record}")),
            ("# Mine.", format!("# Mine.\n\n{record}")),
            ("\u{feff}", format!("\u{feff}{record}")),
            ("# Mine.\r\n", format!("# Mine.\r\n\r\n{windows}")),
            (record.as_str(), format!("{record}\n{record}")),
        ] {
            let after =
                with_correction(before, &correction("2025-06-16", "on Monday", "on Tuesday"));
            assert_eq!(after, expected);
            assert!(!read(&after).is_empty(), "{after}");
        }
    }

    #[test]
    fn a_list_in_brackets_grows_by_one() {
        let correction = correction("2025-06-16", "on Monday", "on Tuesday");
        let first = with_correction("correction = [] # Mine.\n", &correction);
        assert!(first.ends_with("}] # Mine.\n"), "{first}");
        let second = with_correction(&first.replace("}]", "},\n# Last.\n]"), &correction);
        assert_eq!(read(&second).len(), 2, "{second}");
        assert!(second.contains("# Last."), "{second}");
    }
}
