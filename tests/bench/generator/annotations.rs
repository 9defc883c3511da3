//! A project of many comparisons on some sources, and pages that refer to them: no error, no
//! warning.
//!
//! Every comparison has a matter of its own with a name that stands nowhere else. The sources that
//! treat it have a paragraph on it each, alike but for a few words, so that sources grow with the
//! number of comparisons as those of a real dossier do.

use super::File;
use super::words::{Words, capital, name};

/// How many comparisons a page refers to.
const ON_A_PAGE: usize = 10;

/// How large a project is.
#[derive(Clone, Copy)]
pub(crate) struct Dossier {
    /// How many sources there are.
    pub(crate) sources: usize,
    pub(crate) comparisons: usize,
}

/// Every file of a project.
pub(crate) fn project(dossier: Dossier) -> impl Iterator<Item = File> {
    let count = dossier.comparisons;
    let fixed = [
        (
            "variorum.toml".to_owned(),
            "title = \"A dossier\"\n".to_owned(),
        ),
        (
            "content/index.md".to_owned(),
            "+++\ntitle = \"A dossier\"\n+++\n\nEvery matter has its place on a page.\n".to_owned(),
        ),
    ];
    let sources = (0..dossier.sources).map(move |source| {
        (
            format!("content/sources/{}.txt", key(source)),
            text(source, dossier),
        )
    });
    let annotations = (0..count).map(move |matter| {
        (
            format!("content/annotations/{}.md", id(matter)),
            annotation(matter, dossier.sources),
        )
    });
    let pages = (0..count.div_ceil(ON_A_PAGE))
        .map(move |page| (format!("content/page-{page}.md"), referring(page, count)));
    fixed
        .into_iter()
        .chain(sources)
        .chain(annotations)
        .chain(pages)
}

fn key(source: usize) -> String {
    format!("paper-{source}")
}

fn id(matter: usize) -> String {
    format!("matter-{matter}")
}

/// How a comparison stands; each kind asks something else of the program.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// Three sources with one answer.
    Agree,
    /// Two sources with an answer each; a third is silent.
    Differ,
    /// Two sources with an answer each, one quotation with an elision and one with a bracket.
    Conflict,
    /// Two sources, located by paragraph; every other one is silent.
    Unclear,
}

fn kind(matter: usize) -> Kind {
    [
        Kind::Agree,
        Kind::Differ,
        Kind::Conflict,
        Kind::Differ,
        Kind::Unclear,
    ][matter % 5]
}

/// The sources that treat a matter, two or three of them.
fn sources_on(matter: usize, sources: usize) -> Vec<usize> {
    let first = Words::seeded(seed(matter)).below(sources);
    let count = if kind(matter) == Kind::Agree { 3 } else { 2 };
    (0..count).map(|nth| (first + 7 * nth) % sources).collect()
}

fn seed(matter: usize) -> u64 {
    u64::try_from(matter).unwrap()
}

/// What a source says of a matter: the same sentence in each, with two words of its own.
fn sentence(matter: usize, source: usize, sources: usize) -> Sentence {
    let mut shared = Words::seeded(seed(matter) + 1_000_000);
    let mut own = Words::seeded(seed(matter * sources + source) + 2_000_000);
    let start = format!("The {} {} of {}", own.word(), shared.word(), name(matter));
    Sentence {
        start,
        middle: shared.phrase(6).to_lowercase(),
        end: format!("{} {} {}", shared.word(), own.word(), shared.word()),
    }
}

struct Sentence {
    start: String,
    middle: String,
    end: String,
}

/// The text of a source: one paragraph for each matter that it treats.
fn text(source: usize, dossier: Dossier) -> String {
    let Dossier {
        sources,
        comparisons,
    } = dossier;
    let mut filler = Words::seeded(seed(source) + 3_000_000);
    let matters = (0..comparisons).filter(|matter| sources_on(*matter, sources).contains(&source));
    let paragraphs = matters.map(|matter| {
        let Sentence { start, middle, end } = sentence(matter, source, sources);
        format!("{start} {middle} {end}. {}\n", filler.sentences(20))
    });
    paragraphs.collect()
}

fn annotation(matter: usize, all: usize) -> String {
    let (kind, sources) = (kind(matter), sources_on(matter, all));
    let mut words = Words::seeded(seed(matter) + 4_000_000);
    let relation = match kind {
        Kind::Agree => "agree",
        Kind::Differ => "differ",
        Kind::Conflict => "conflict",
        Kind::Unclear => "unclear",
    };
    let shared = words.phrase(2);
    let answers = sources.iter().map(|source| {
        let own = words.phrase(2);
        format!(
            "{} = \"{}\"\n",
            key(*source),
            if kind == Kind::Agree { &shared } else { &own }
        )
    });
    let answers: String = answers.collect();
    let quotations = sources
        .iter()
        .enumerate()
        .map(|(nth, source)| quotation(matter, nth, (*source, all)))
        .collect::<String>();
    format!(
        "+++\nquestion = \"What of {}?\"\nrelation = \"{relation}\"\ntags = [\"{}\"]\n[answers]\n\
        {answers}{}+++\n\n{quotations}{}\n",
        name(matter),
        words.word(),
        silences(matter, all),
        words.sentences(40),
    )
}

/// Who is silent, and what was looked for.
fn silences(matter: usize, sources: usize) -> String {
    let probe = name(matter);
    match kind(matter) {
        Kind::Agree | Kind::Conflict => String::new(),
        Kind::Differ => {
            let silent = (sources_on(matter, sources)[1] + 1) % sources;
            format!(
                "[silent]\n{} = [\"{}*\", \"{probe}\"]\n",
                key(silent),
                &probe[..8]
            )
        }
        Kind::Unclear => format!("[silent]\n\"*\" = [\"{probe}\"]\n"),
    }
}

/// The quotation of a matter's nth source.
fn quotation(matter: usize, nth: usize, (source, sources): (usize, usize)) -> String {
    let Sentence { start, middle, end } = sentence(matter, source, sources);
    let words = match (kind(matter), nth) {
        (Kind::Conflict, 0) => format!("{start} … {end}"),
        (Kind::Conflict, _) => format!("[t]he{} {middle}", &start[3..]),
        _ => format!("{start} {middle} {end}"),
    };
    format!("> {words}\n>\n> — [@{}]\n\n", key(source))
}

/// A page with a paragraph on each of its comparisons.
fn referring(page: usize, count: usize) -> String {
    let mut words = Words::seeded(seed(page) + 5_000_000);
    let matters = page * ON_A_PAGE..count.min((page + 1) * ON_A_PAGE);
    let paragraphs = matters.map(|matter| format!("{}[^{}]\n\n", words.sentences(40), id(matter)));
    let text: String = paragraphs.collect();
    format!(
        "+++\ntitle = \"{}\"\n+++\n\n{text}",
        capital(&format!("page {page}"))
    )
}
