//! Two ways round, over every quotation that the repository's own site and the test sites publish: retyped as people honestly retype
//! words, none is refused; with its letters changed, none is accepted without a word. And with its key exchanged for another, each is told
//! to be from where it is.
//!
//! Each way has its kinds, one test for each: a kind takes the words of a quotation and gives Markdown, or nothing where it does not
//! apply. All quotations of all sites are tried in one kind at once, each on a page of its own.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test says what it needs by failing")]
#![allow(clippy::disallowed_methods, reason = "a test lays out files and looks at what was written")]

mod changed;
mod honest;
mod quoted;
mod swapped;

use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use libtest_mimic::{Arguments, Failed, Trial};
use variorum::diagnostics::Severity;
use variorum::parse::{Inputs, WritingId};
use variorum::text::FileId;
use variorum::{Analysis, Memo};

use quoted::{Quoted, Site};

/// Words and their citation in; Markdown that quotes them in one kind, out.
type Kind = fn(&Quoted) -> Option<String>;

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let sites: Arc<Vec<Site>> = Arc::new(quoted::sites());
    let mut trials = Vec::new();
    for (way, kinds, judge) in [("honest", honest::KINDS, refused as Judge), ("changed", changed::KINDS, unnoticed as Judge)] {
        for (name, kind) in kinds.iter().copied() {
            let sites = sites.clone();
            trials.push(Trial::test(format!("{way}::{name}"), move || try_kind(&sites, kind, judge)));
        }
    }
    trials
        .push(Trial::test("swapped::copies", move || swapped::try_copies(sites.iter().find(|site| site.name == "own").unwrap())));
    let init = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/commands/init/site");
    for (name, folder) in quoted::folders().into_iter().chain([("init".to_owned(), init)]) {
        trials.push(Trial::test(format!("swapped::{name}"), move || swapped::try_site(&folder)));
    }
    libtest_mimic::run(&arguments, trials).exit_code()
}

/// What is wrong with a page that quotes in one kind, if anything is.
type Judge = fn(&Page) -> Option<String>;

/// A page that quotes in one kind.
struct Page<'a> {
    id: WritingId,
    analysis: &'a Analysis,
    /// What is reported of it, notes left out.
    reported: Vec<(Severity, String)>,
}

/// Tries a kind on every quotation of every site.
fn try_kind(sites: &[Site], kind: Kind, judge: Judge) -> Result<(), Failed> {
    let (mut wrong, mut tried) = (Vec::new(), 0);
    for site in sites {
        let written: Vec<String> = site.quotations.iter().filter_map(kind).collect();
        let mut files = site.sources.clone();
        for (number, text) in written.iter().enumerate() {
            let page = format!("+++\ntitle = \"Page\"\n+++\n\n{text}\n");
            files.insert(page_file(number), page.into_bytes().into());
        }
        let inputs = Inputs { files, ..Inputs::default() };
        let (analysis, diagnostics) = variorum::analyze(&inputs, &mut Memo::default());
        let mut reported: BTreeMap<FileId, Vec<(Severity, String)>> = BTreeMap::new();
        for found in diagnostics.iter().filter(|found| found.severity != Severity::Note) {
            let words = format!("{}: {} ({:?})", found.code, found.message, found.help);
            reported.entry(found.place.file.clone()).or_default().push((found.severity, words));
        }
        for (number, text) in written.iter().enumerate() {
            let file = page_file(number);
            let id = analysis.project.writings.keys().find(|id| id.file() == &file).expect("the page is read").clone();
            let page = Page { id, analysis: &analysis, reported: reported.remove(&file).unwrap_or_default() };
            wrong.extend(judge(&page).map(|why| format!("{}: {text:?}: {why}", site.name)));
        }
        tried += written.len();
    }
    if tried == 0 {
        return Err("no quotation is of this kind".into());
    }
    if wrong.is_empty() { Ok(()) } else { Err(format!("{} of {tried}\n{}", wrong.len(), wrong.join("\n")).into()) }
}

fn page_file(number: usize) -> FileId {
    FileId::new(format!("content/q{number}.md"))
}

/// A page that holds no quotation, or one that is not accepted.
fn refused(page: &Page) -> Option<String> {
    let lints = &page.analysis.project.config.lints;
    let resolved = page.analysis.resolution.quotations.get(&page.id).map_or(&[][..], Vec::as_slice);
    let accepted = !resolved.is_empty() && resolved.iter().all(|resolved| resolved.status(lints).is_accepted());
    let errors: Vec<&str> =
        page.reported.iter().filter(|(severity, _)| *severity == Severity::Error).map(|(_, words)| words.as_str()).collect();
    (!accepted || !errors.is_empty()).then(|| format!("{} quotations, {}", resolved.len(), errors.join("; ")))
}

/// A page of which nothing is reported.
fn unnoticed(page: &Page) -> Option<String> {
    page.reported.is_empty().then(|| "nothing is reported".to_owned())
}
