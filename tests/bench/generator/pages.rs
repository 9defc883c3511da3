//! An ordinary page: 560 words, 4 footnotes, 2 blockquotes, a table, 3 headings and, if wanted, a
//! block of code.

use std::fmt::Write as _;

use super::words::Words;

/// A page that any Markdown site generator can print. No two are alike.
pub(crate) struct Page {
    /// Four words.
    pub(crate) title: String,
    /// Markdown.
    pub(crate) body: String,
}

/// The page of this number, the same in every project.
pub(crate) fn page(number: usize, with_code: bool) -> Page {
    let mut words = Words::seeded(u64::try_from(number).unwrap());
    let title = words.phrase(4);
    let mut body = String::new();
    for part in [
        first_section(&mut words),
        second_section(&mut words),
        third_section(&mut words),
        footnotes(&mut words),
    ] {
        body.push_str(&part);
    }
    if with_code {
        body.push_str(&code(number, &mut words));
    }
    Page { title, body }
}

/// 9 paragraphs of a page have this many words, so that headings, quotations, table and footnotes
/// make it 560.
const PARAGRAPH: usize = 47;

fn first_section(words: &mut Words) -> String {
    let (heading, quotation) = (words.phrase(4), words.sentences(25));
    let [first, second, third] = [(); 3].map(|()| words.sentences(PARAGRAPH));
    format!("## {heading}\n\n{first}[^1]\n\n> {quotation}\n\n{second}\n\n{third}[^2]\n\n")
}

fn second_section(words: &mut Words) -> String {
    let heading = words.phrase(4);
    let [first, second, third] = [(); 3].map(|()| words.sentences(PARAGRAPH));
    let mut table = format!(
        "| {} | {} | {} |\n|---|---|---|\n",
        words.word(),
        words.word(),
        words.word()
    );
    for _ in 0..4 {
        let _ = writeln!(
            table,
            "| {} | {} | {} |",
            words.word(),
            words.word(),
            words.word()
        );
    }
    format!("## {heading}\n\n{first}\n\n{second}[^3]\n\n{table}\n{third}\n\n")
}

fn third_section(words: &mut Words) -> String {
    let (heading, quotation) = (words.phrase(4), words.sentences(25));
    let [first, second, third] = [(); 3].map(|()| words.sentences(PARAGRAPH));
    format!("## {heading}\n\n{first}\n\n{second}[^4]\n\n> {quotation}\n\n{third}\n\n")
}

fn footnotes(words: &mut Words) -> String {
    (1..=4).fold(String::new(), |mut text, number| {
        let _ = writeln!(text, "[^{number}]: {}\n", words.sentences(15));
        text
    })
}

/// 12 lines of Python.
fn code(number: usize, words: &mut Words) -> String {
    let [function, list, item, total] =
        ["made", "parts", "part", "sum"].map(|end| format!("{}_{end}", words.word()));
    let [limit, step] = [100, 10].map(|bound| words.below(bound) + 1);
    let comment = words.phrase(6);
    format!(
        "```python
import math
from collections import Counter

def {function}_{number}({list}, limit={limit}):
    # {comment}.
    {total} = Counter()
    for index, {item} in enumerate({list}):
        if index % {step} == 0 and {item} is not None:
            {total}[f\"{{{item}!r}}\"] += math.sqrt(index + {number})
    return sorted({total}.items(), key=lambda pair: -pair[1])[:limit]

print({function}_{number}([\"{comment}\", None, {number}, 3.5]))
```
"
    )
}
