//! Whole sites: each folder under `tests/sites` is built in memory, and its pages are held against
//! what must be true of every page and against its own list of facts (`out/facts.txt`). The
//! repository's own site is one of them.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test says what it needs by failing"
)]
#![allow(
    clippy::disallowed_methods,
    reason = "a test lays out files and looks at what was written"
)]

mod facts;
mod html;
mod line_ends;
mod many;
mod printed;
mod promises;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use libtest_mimic::{Arguments, Failed, Trial};
use variorum::Memo;
use variorum::parse::Inputs;
use variorum::render::Site;
use variorum::text::FileId;

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut trials = trials_of("the-repository", &of_folder(root), None);
    let mut folders: Vec<PathBuf> = std::fs::read_dir(root.join("tests/sites"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    folders.sort();
    for folder in folders.iter().filter(|folder| folder.is_dir()) {
        let name = folder.file_name().unwrap().to_str().unwrap();
        trials.extend(trials_of(
            name,
            &of_folder(&folder.join("in")),
            Some(&folder.join("out/facts.txt")),
        ));
    }
    trials.extend(trials_of(
        "the-repository-in-the-plain-theme",
        &in_plain_theme(root),
        None,
    ));
    trials.extend(trials_of(
        "sixty-comparisons",
        &(Arc::new(many::inputs) as Project),
        None,
    ));
    trials.push(Trial::test("sixty-comparisons::pages-are-bounded", || {
        all_hold(&many::unbounded(&build(&many::inputs())?))
    }));
    trials.push(Trial::test("line-ends::give-the-same-pages", || {
        all_hold(&line_ends::that_matter()?)
    }));
    trials.push(Trial::test("the-promises::can-be-broken", || {
        all_hold(&promises::that_hold_of_a_bad_site())
    }));
    libtest_mimic::run(&arguments, trials).exit_code()
}

/// What gives the inputs of a site.
type Project = Arc<dyn Fn() -> Inputs + Send + Sync>;

fn of_folder(folder: &Path) -> Project {
    let folder = folder.to_owned();
    Arc::new(move || inputs(&folder))
}

/// The same site in the second theme of the repository, which proves that what templates see is
/// enough.
fn in_plain_theme(folder: &Path) -> Project {
    let folder = folder.to_owned();
    Arc::new(move || {
        let mut inputs = inputs(&folder);
        let settings = FileId::new("variorum.toml");
        let mut text = inputs.files[&settings].to_vec();
        text.extend(b"\n[theme]\nname = \"plain\"\n");
        inputs.files.insert(settings, text.into());
        inputs
    })
}

/// One test for each promise, and one for the site's own facts.
fn trials_of(name: &str, project: &Project, facts: Option<&Path>) -> Vec<Trial> {
    let promises = promises::ALL.iter().map(|(promise, holds)| {
        let project = project.clone();
        Trial::test(format!("{name}::{promise}"), move || {
            all_hold(&holds(&build(&project())?))
        })
    });
    let twice = {
        let project = project.clone();
        Trial::test(format!("{name}::twice-is-the-same"), move || {
            let same = build(&project())? == build(&project())?;
            if same {
                Ok(())
            } else {
                Err("two runs gave different bytes".into())
            }
        })
    };
    let feeds = {
        let project = project.clone();
        Trial::test(
            format!("{name}::what-programs-read-is-well-formed"),
            move || {
                let mut inputs = project();
                inputs.options.base_url = Some("https://example.org/x/".to_owned());
                all_hold(&promises::xml_is_well_formed(&build(&inputs)?))
            },
        )
    };
    let printed = {
        let project = project.clone();
        Trial::test(
            format!("{name}::what-is-printed-is-what-was-checked"),
            move || {
                let (site, analysis, _) = variorum::compile(&project(), &mut Memo::default());
                all_hold(&printed::otherwise_than_checked(&site, &analysis))
            },
        )
    };
    let reasons = {
        let project = project.clone();
        Trial::test(format!("{name}::every-reason-is-printed"), move || {
            let (site, analysis, _) = variorum::compile(&project(), &mut Memo::default());
            all_hold(&printed::without_their_reason(&site, &analysis))
        })
    };
    let facts = facts.map(|facts| {
        let (project, text) = (project.clone(), std::fs::read_to_string(facts).unwrap());
        Trial::test(format!("{name}::facts"), move || {
            all_hold(&facts::check(&text, &build(&project())?))
        })
    });
    promises
        .chain([twice, feeds, printed, reasons])
        .chain(facts)
        .collect()
}

fn all_hold(wrong: &[String]) -> Result<(), Failed> {
    if wrong.is_empty() {
        Ok(())
    } else {
        Err(wrong.join("\n").into())
    }
}

/// The site of a project without errors.
fn build(inputs: &Inputs) -> Result<Site, Failed> {
    let (site, _, diagnostics) = variorum::compile(inputs, &mut Memo::default());
    if diagnostics.has_errors() {
        let all = diagnostics.iter().map(|found| {
            format!(
                "{} {} {:?}: {}",
                found.code, found.place.file, found.place.span, found.message
            )
        });
        return Err(all.collect::<Vec<_>>().join("\n").into());
    }
    if !site.made.contains_key("index.html") {
        return Err("no index.html was written".into());
    }
    Ok(site)
}

/// What of a folder belongs to a project.
fn inputs(folder: &Path) -> Inputs {
    let mut files = BTreeMap::new();
    let mut open = vec![
        folder.join("content"),
        folder.join("themes"),
        folder.join("variorum.toml"),
    ];
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(
                std::fs::read_dir(path)
                    .unwrap()
                    .map(|entry| entry.unwrap().path()),
            );
        } else if path.is_file() {
            let name = path
                .strip_prefix(folder)
                .unwrap()
                .to_str()
                .unwrap()
                .replace('\\', "/");
            files.insert(FileId::new(name), Arc::from(std::fs::read(&path).unwrap()));
        }
    }
    Inputs {
        files,
        ..Inputs::default()
    }
}
