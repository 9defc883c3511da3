//! Three ways round, over every quotation that the repository's own site and the test sites
//! publish: retyped as people honestly retype words, none is refused; with its letters changed, or
//! true in its letters and turned round, none is accepted without a word. And with its key
//! exchanged for another, each is told to be from where it is.
//!
//! Each way has its kinds, one test for each: a kind takes the words of a quotation, or the
//! sentence that it stands in, and gives others, or nothing where it does not apply. All quotations
//! of all sites are tried in one kind at once, each on a page of its own. Beside the sites stand a
//! thousand sentences with an honest cut of each (`cuts/`): how many of these are refused or warned
//! of is held under a mark, and printed by `cargo test --test retyped cuts -- --nocapture`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test says what it needs by failing"
)]
#![allow(
    clippy::disallowed_methods,
    reason = "a test lays out files and looks at what was written"
)]

mod changed;
mod honest;
mod quoted;
mod swapped;
mod turned;
mod words;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use libtest_mimic::{Arguments, Failed, Trial};
use variorum::diagnostics::Severity;
use variorum::parse::{Inputs, WritingId};
use variorum::text::FileId;
use variorum::{Analysis, Memo};

use quoted::{Quoted, Sentence, Site};

/// Words and their citation in; Markdown that quotes them in one kind, out.
type Kind = fn(&Quoted) -> Option<String>;

/// Every page that a site is asked for in one kind.
type Pages = Box<dyn Fn(&Site) -> Vec<String> + Send>;

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let sites: Arc<Vec<Site>> = Arc::new(quoted::sites());
    let cuts = Arc::new(quoted::cuts());
    let mut trials = retyped_trials(&sites);
    trials.extend(swapped_trials(&sites));
    trials.extend(turned_trials());
    let few = move || few_are_told(&cuts);
    trials.push(Trial::test("cuts::few-are-refused-or-warned-of", few));
    libtest_mimic::run(&arguments, trials).exit_code()
}

/// Words as people honestly retype them, which none may refuse, and words with their letters
/// changed, which none may let pass.
fn retyped_trials(sites: &Arc<Vec<Site>>) -> Vec<Trial> {
    let mut trials = Vec::new();
    for (way, kinds, judge) in [
        ("honest", honest::KINDS, refused as Judge),
        ("changed", changed::KINDS, unnoticed as Judge),
    ] {
        for (name, kind) in kinds.iter().copied() {
            let pages: Pages =
                Box::new(move |site| site.quotations.iter().filter_map(kind).collect());
            trials.push(trial(format!("{way}::{name}"), sites, pages, judge));
        }
    }
    trials
}

/// Keys exchanged, in each site.
fn swapped_trials(sites: &Arc<Vec<Site>>) -> Vec<Trial> {
    let sites = sites.clone();
    let mut trials = vec![Trial::test("swapped::copies", move || {
        swapped::try_copies(sites.iter().find(|site| site.name == "own").unwrap())
    })];
    let init = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/commands/init/site");
    let mut folders: Vec<(String, PathBuf)> = quoted::folders();
    folders.push(("init".to_owned(), init));
    for (name, folder) in folders {
        let swapped = move || swapped::try_site(&folder);
        trials.push(Trial::test(format!("swapped::{name}"), swapped));
    }
    trials
}

/// Sentences turned round in true letters, those of the cuts among them.
fn turned_trials() -> Vec<Trial> {
    let mut sites = quoted::sites();
    sites.push(quoted::cuts());
    let sites = Arc::new(sites);
    let mut trials = Vec::new();
    for (name, turn) in turned::KINDS.iter().copied() {
        let turned = move |of: &Sentence| Some(turned::written(of, &turn(of)?));
        let pages: Pages = Box::new(move |site| {
            let sentences = site.sentences.iter().filter(|of| has_word_lists(of));
            sentences.filter_map(turned).collect()
        });
        trials.push(trial(format!("turned::{name}"), &sites, pages, unnoticed));
    }
    let of_another: Pages = Box::new(|site| {
        let sentences = site.sentences.iter();
        sentences.filter_map(turned::from_another_source).collect()
    });
    let name = "turned::from-another-source".to_owned();
    trials.push(trial(name, &sites, of_another, unnoticed));
    trials
}

/// Of a language without word lists nothing is known but its digits.
fn has_word_lists(sentence: &Sentence) -> bool {
    let known = ["en", "de", "fr", "es"];
    known
        .iter()
        .any(|language| sentence.language.starts_with(language))
}

fn trial(name: String, sites: &Arc<Vec<Site>>, pages: Pages, judge: Judge) -> Trial {
    let sites = sites.clone();
    Trial::test(name, move || try_kind(&sites, &pages, judge))
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
fn try_kind(sites: &[Site], pages: &Pages, judge: Judge) -> Result<(), Failed> {
    let (mut wrong, mut tried) = (Vec::new(), 0);
    for site in sites {
        let written = pages(site);
        look_at(site, &written, |page, text| {
            wrong.extend(judge(page).map(|why| format!("{}: {text:?}: {why}", site.name)));
        });
        tried += written.len();
    }
    if tried == 0 {
        return Err("no quotation is of this kind".into());
    }
    if wrong.is_empty() {
        Ok(())
    } else {
        Err(format!("{} of {tried}\n{}", wrong.len(), wrong.join("\n")).into())
    }
}

/// Looks at pages with these texts beside a site's sources.
fn look_at(site: &Site, written: &[String], mut look: impl FnMut(&Page, &str)) {
    let mut files = site.sources.clone();
    for (number, text) in written.iter().enumerate() {
        let page = format!("+++\ntitle = \"Page\"\n+++\n\n{text}\n");
        files.insert(page_file(number), page.into_bytes().into());
    }
    let inputs = Inputs {
        files,
        ..Inputs::default()
    };
    let (analysis, diagnostics) = variorum::analyze(&inputs, &mut Memo::default());
    let mut reported: BTreeMap<FileId, Vec<(Severity, String)>> = BTreeMap::new();
    for found in diagnostics
        .iter()
        .filter(|found| found.severity != Severity::Note)
    {
        let words = format!("{}: {} ({:?})", found.code, found.message, found.help);
        reported
            .entry(found.place.file.clone())
            .or_default()
            .push((found.severity, words));
    }
    for (number, text) in written.iter().enumerate() {
        let file = page_file(number);
        let id = analysis
            .project
            .writings
            .keys()
            .find(|id| id.file() == &file)
            .expect("the page is read")
            .clone();
        let page = Page {
            id,
            analysis: &analysis,
            reported: reported.remove(&file).unwrap_or_default(),
        };
        look(&page, text);
    }
}

/// Holds how many honest cuts are refused or warned of under a mark, in each language: those at a
/// clause, and those with an elision or a bracket, where numbers and asides left out are told.
fn few_are_told(site: &Site) -> Result<(), Failed> {
    /// Hundredths that may be refused, and warned of where nothing is left out. Where an elision
    /// drops a number or an aside, more is told: the mark is what was measured.
    const MOST: (usize, usize) = (4, 8);
    const MOST_EDITED: usize = 26;
    let mut wrong = Vec::new();
    for language in ["en", "de", "fr", "es"] {
        let of_language = |quoted: &&Quoted| quoted.citation.starts_with(&format!("[@{language},"));
        let all: Vec<&Quoted> = site.quotations.iter().filter(of_language).collect();
        let (edited, whole): (Vec<&Quoted>, Vec<&Quoted>) = all
            .iter()
            .partition(|quoted| quoted.words.contains(['…', '[']));
        let (refused, warned) = told(site, &whole);
        let (refused_edited, warned_edited) = told(site, &edited);
        println!(
            "{language}: of {} cuts at a clause {refused} refused, {warned} warned of; of {} with \
             an elision or bracket {refused_edited} and {warned_edited}",
            whole.len(),
            edited.len()
        );
        if (refused + refused_edited) * 100 > MOST.0 * all.len()
            || warned * 100 > MOST.1 * whole.len()
            || warned_edited * 100 > MOST_EDITED * edited.len()
        {
            wrong.push(language);
        }
    }
    if wrong.is_empty() {
        Ok(())
    } else {
        Err(format!("too many are told in {wrong:?}").into())
    }
}

/// How many of these quotations are refused, and how many warned of.
fn told(site: &Site, quotations: &[&Quoted]) -> (usize, usize) {
    let pages: Vec<String> = quotations
        .iter()
        .map(|quoted| quoted.block(&quoted::markdown(&quoted.words)))
        .collect();
    let (mut refused, mut warned) = (0, 0);
    look_at(site, &pages, |page, _| {
        let is_refused = page
            .reported
            .iter()
            .any(|(severity, _)| *severity == Severity::Error);
        refused += usize::from(is_refused);
        warned += usize::from(!is_refused && !page.reported.is_empty());
    });
    (refused, warned)
}

fn page_file(number: usize) -> FileId {
    FileId::new(format!("content/q{number}.md"))
}

/// A page that holds no quotation, or one that is not accepted.
fn refused(page: &Page) -> Option<String> {
    let lints = &page.analysis.project.config.lints;
    let resolved = page
        .analysis
        .resolution
        .quotations
        .get(&page.id)
        .map_or(&[][..], Vec::as_slice);
    let accepted = !resolved.is_empty()
        && resolved
            .iter()
            .all(|resolved| resolved.status(lints).is_accepted());
    let errors: Vec<&str> = page
        .reported
        .iter()
        .filter(|(severity, _)| *severity == Severity::Error)
        .map(|(_, words)| words.as_str())
        .collect();
    (!accepted || !errors.is_empty())
        .then(|| format!("{} quotations, {}", resolved.len(), errors.join("; ")))
}

/// A page of which nothing is reported.
fn unnoticed(page: &Page) -> Option<String> {
    page.reported
        .is_empty()
        .then(|| "nothing is reported".to_owned())
}
