//! A site of 120 comparisons, sixty of them cited by one page, and fourteen sources: what must be
//! paged, and what a page may weigh.

use std::sync::Arc;

use variorum::parse::Inputs;
use variorum::render::Site;
use variorum::text::FileId;

/// How many sources, comparisons, and comparisons that the briefing cites.
const SOURCES: usize = 14;
const COMPARISONS: usize = 120;
const CITED: usize = 60;

/// No page may be larger, in bytes.
const LARGEST: usize = 500_000;

const RELATIONS: [&str; 4] = ["agree", "differ", "conflict", "unclear"];

/// The project.
pub(crate) fn inputs() -> Inputs {
    let mut files = vec![
        ("variorum.toml".to_owned(), "title = \"Many\"\n".to_owned()),
        ("content/index.md".to_owned(), briefing()),
    ];
    files.extend(
        (0..SOURCES).map(|source| (format!("content/sources/s{source:02}.txt"), text(source))),
    );
    files.extend((0..COMPARISONS).map(|number| {
        (
            format!("content/annotations/q{number:03}.md"),
            annotation(number),
        )
    }));
    let files = files
        .into_iter()
        .map(|(path, text)| (FileId::new(path), Arc::from(text.into_bytes())));
    Inputs {
        files: files.collect(),
        ..Inputs::default()
    }
}

/// One paragraph for each comparison.
fn text(source: usize) -> String {
    let lines = (0..COMPARISONS).map(|number| {
        format!(
            "Paper {source} says that matter {number} stands at grade {}.",
            source % 3
        )
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn annotation(number: usize) -> String {
    let relation = RELATIONS[number % RELATIONS.len()];
    // Two neighbours of the fourteen: some pairs of sources share comparisons, most do not.
    let [first, second] = [number % SOURCES, (number + 1) % SOURCES];
    let quoted = |source: usize| {
        format!(
            "> matter {number} stands at grade {}\n>\n> — [@s{source:02}]\n",
            source % 3
        )
    };
    format!(
        "+++\nquestion = \"At which grade stands matter {number}?\"\nrelation = \"{relation}\"\n\
        tags = [\"group {}\"]\n+++\n\n{}\n{}\nA note.\n",
        number % 7,
        quoted(first),
        quoted(second),
    )
}

fn briefing() -> String {
    let cited = (0..CITED).map(|number| format!("Papers speak of matter {number}.[^q{number:03}]"));
    format!(
        "+++\ntitle = \"Many\"\n+++\n\n{}\n",
        cited.collect::<Vec<_>>().join("\n\n")
    )
}

/// What is larger than it may be, or is not paged.
pub(crate) fn unbounded(site: &Site) -> Vec<String> {
    let large = site.made.iter().filter(|(_, bytes)| bytes.len() > LARGEST);
    let mut wrong: Vec<String> = large
        .map(|(address, bytes)| format!("{address} has {} bytes", bytes.len()))
        .collect();
    // 120 questions × 14 sources at 100 × 12: two pages of the first twelve sources, and one of the
    // last two, which every seventh question or so concerns.
    let pages = [
        ("matrix.html", true),
        ("matrix-3.html", true),
        ("matrix-4.html", false),
        ("matrix/tag-group-0.html", true),
    ];
    let amiss = pages
        .iter()
        .filter(|(address, wanted)| site.made.contains_key(*address) != *wanted);
    wrong.extend(amiss.map(|(address, wanted)| {
        format!(
            "{address}: {}",
            if *wanted { "missing" } else { "not expected" }
        )
    }));
    let concerned = (0..COMPARISONS)
        .filter(|number| number % SOURCES >= 11)
        .count();
    let tables = [("matrix.html", 100, 13), ("matrix-3.html", concerned, 3)];
    for (address, rows, columns) in tables {
        let page = site.made.get(address).cloned().unwrap_or_default();
        let page = String::from_utf8_lossy(&page);
        let count = |words: &str| page.matches(words).count();
        if (count("scope=\"row\""), count("scope=\"col\"")) != (rows, columns) {
            wrong.push(format!(
                "{address} has not {rows} rows and {columns} columns"
            ));
        }
        if !page.contains("stand on other pages of the table") {
            wrong.push(format!(
                "{address} does not say that it leaves questions out"
            ));
        }
    }
    wrong
}
