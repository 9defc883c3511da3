//! Whatever word of a source changes, a repair follows it.

use variorum::text::fold::fold_str;

use crate::project::{Site, repaired};

const BEFORE: &str = "In the morning the harbour was quiet and few people came.";
const WORDS: &str = "the captain of the old ferry told reporters on Monday that nobody had been \
                     on board when she went down off the northern coast";
const BEHIND: &str = "The owners were not to be reached before the evening.";

/// One word put in, taken out or replaced, in every place of a quotation in every layout.
pub(crate) fn every_edit_is_followed() -> Result<(), String> {
    let words: Vec<&str> = WORDS.split(' ').collect();
    for at in 1..words.len() - 1 {
        let mut replaced = words.clone();
        replaced[at] = "seven";
        let mut added = words.clone();
        added.insert(at, "hardly");
        let mut removed = words.clone();
        removed.remove(at);
        for new in [replaced, added, removed] {
            for layout in [inline, wrapped, quoted] {
                follow(&words, &new, layout)?;
            }
        }
    }
    several(&words)
}

/// Three words become none, two or six, over a line's end too.
fn several(words: &[&str]) -> Result<(), String> {
    for at in 2..words.len() - 5 {
        for other in [
            &[][..],
            &["seven", "8"],
            &["one", "of", "some", "forty", "big", "ships"],
        ] {
            let new = [&words[..at], other, &words[at + 3..]].concat();
            for layout in [inline, wrapped, quoted] {
                follow(words, &new, layout)?;
            }
        }
    }
    Ok(())
}

/// Of a quotation of more words than are looked for nothing is lost.
pub(crate) fn a_long_quotation_is_not_cut() -> Result<(), String> {
    let words: Vec<String> = (0..1200).map(|number| format!("{number}th")).collect();
    let mut new = words.clone();
    "other".clone_into(&mut new[20]);
    let page = format!("> {}\n>\n> — [@a]\n", words.join(" "));
    let done = repaired(&Site {
        was: format!("{}.\n", words.join(" ")),
        is: format!("{}.\n", new.join(" ")),
        page: page.clone(),
    });
    let is_told = done
        .left
        .iter()
        .any(|why| why.contains("more than 1000 words"));
    if done.page == page && is_told {
        return Ok(());
    }
    Err(format!("{:?}\n{}", done.left, done.page))
}

/// Text before the words, the words, and text behind them.
type Layout = fn(&[&str]) -> [String; 3];

fn inline(words: &[&str]) -> [String; 3] {
    [
        "He *said*  “".to_owned(),
        words.join(" "),
        ".” [@a]\n\nAnd no more.".to_owned(),
    ]
}

fn wrapped(words: &[&str]) -> [String; 3] {
    let lines: Vec<String> = words.chunks(5).map(|line| line.join(" ")).collect();
    [
        "\u{feff}“".to_owned(),
        lines.join("\r\n"),
        "” [@a].\r\n".to_owned(),
    ]
}

fn quoted(words: &[&str]) -> [String; 3] {
    let lines: Vec<String> = words.chunks(4).map(|line| line.join(" ")).collect();
    [
        "> ".to_owned(),
        lines.join("\n> "),
        "\n>\n> — [@a]\n".to_owned(),
    ]
}

fn follow(old: &[&str], new: &[&str], layout: Layout) -> Result<(), String> {
    let source = |words: &[&str]| format!("{BEFORE} {}. {BEHIND}\n", words.join(" "));
    let [before, words, behind] = layout(old);
    let page = format!("{before}{words}{behind}");
    let done = repaired(&Site {
        was: source(old),
        is: source(new),
        page: page.clone(),
    });
    let fail = |what: &str| {
        Err(format!(
            "{what}\n{}\n{}\nleft alone: {:?}, {:?}",
            new.join(" "),
            done.page,
            done.left,
            done.faults
        ))
    };
    let inner = done
        .page
        .strip_prefix(&before)
        .and_then(|rest| rest.strip_suffix(&behind));
    let Some(inner) = inner else {
        return fail("bytes outside the quotation changed");
    };
    let said = fold_str(&inner.replace("\n> ", " "));
    if said != new.join(" ") {
        return fail("the quotation does not have the source's words");
    }
    if inner.matches('\n').count() != words.matches('\n').count() {
        return fail("lines changed");
    }
    if !done.left.is_empty() || !done.faults.is_empty() {
        return fail("something is left");
    }
    Ok(())
}
