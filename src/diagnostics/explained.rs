//! An explanation's Markdown, laid out for a terminal: paragraphs filled, examples indented below
//! the name of their file.

use super::Code;

/// Widest line of a paragraph, in characters.
const WIDTH: usize = 80;

/// What a code means, for reading; it ends with a line end.
pub fn explained(code: Code) -> String {
    let severity = format!("{:?}", code.severity()).to_lowercase();
    let mut text = format!("{code} ({severity}): {}\n", code.headline());
    let mut paragraph = Vec::new();
    let mut lines = code.explanation().lines().skip(1);
    while let Some(line) = lines.next() {
        if !line.is_empty() && !line.starts_with("```") && !line.starts_with("## ") {
            paragraph.extend(line.split(' '));
            continue;
        }
        text.push_str(&filled(&std::mem::take(&mut paragraph)));
        if let Some(info) = line.strip_prefix("```") {
            text.push_str(&file_name(info));
            for line in lines.by_ref().take_while(|line| !line.starts_with("```")) {
                text.push_str(format!("      {line}").trim_end());
                text.push('\n');
            }
        } else {
            text.push_str(line.trim_start_matches("## "));
            text.push('\n');
        }
    }
    text + &filled(&paragraph)
}

/// `  content/index.md` of `md content/index.md`; nothing where no file is named.
fn file_name(info: &str) -> String {
    info.split_once(' ')
        .map_or(String::new(), |(_, path)| format!("  {path}\n"))
}

/// Words as lines of a width that is pleasant to read.
fn filled(words: &[&str]) -> String {
    let mut text = String::new();
    let mut width = 0;
    for word in words {
        let length = word.chars().count();
        if width > 0 && width + 1 + length > WIDTH {
            text.push('\n');
            width = 0;
        }
        if width > 0 {
            text.push(' ');
        }
        text.push_str(word);
        width += length + usize::from(width > 0);
    }
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_explained_in_the_same_order() {
        for code in Code::ALL {
            let text = code.explanation();
            let at = |heading: &str| {
                text.find(heading)
                    .unwrap_or_else(|| panic!("{code} has no {heading}"))
            };
            assert!(
                text.starts_with("# ") && !code.headline().ends_with('.'),
                "{code}"
            );
            assert!(
                at("\n## Wrong\n") < at("\n## Right\n")
                    && at("\n## Right\n") < at("\n## What to do\n"),
                "{code}"
            );
            assert!(
                explained(*code)
                    .lines()
                    .all(|line| line.chars().count() <= 120),
                "{code}"
            );
        }
    }
}
