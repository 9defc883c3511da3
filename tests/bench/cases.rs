//! What is measured: a program, a kind of project and its size.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::generator::annotations::{self, Dossier};
use crate::generator::programs::Program;
use crate::generator::{File, programs};
use crate::measure::{Cost, Run, least};

/// What a project is made of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    /// The repository's own site.
    Own,
    /// Pages without code.
    Pages,
    /// Pages with a block of code each.
    Code,
    /// Comparisons on [`SOURCES`].
    Annotations,
}

impl Kind {
    /// A kind that can be of any size, by its name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        [Self::Pages, Self::Code, Self::Annotations]
            .into_iter()
            .find(|kind| kind.name() == name)
    }

    fn name(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Pages => "pages",
            Self::Code => "code",
            Self::Annotations => "annotations",
        }
    }
}

/// How many sources the comparisons are on.
const SOURCES: usize = 20;

/// A project of some size, and who builds it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Case {
    pub(crate) program: Program,
    pub(crate) kind: Kind,
    /// Pages or comparisons; of the own site, one.
    pub(crate) count: usize,
}

impl Case {
    pub(crate) fn name(&self) -> String {
        match (self.program, self.kind) {
            (Program::Variorum, Kind::Own) => "own".to_owned(),
            (Program::Variorum, kind) => format!("{}-{}", kind.name(), self.count),
            (program, kind) => format!("{}-{}-{}", program.name(), kind.name(), self.count),
        }
    }

    /// Small projects are measured more often: there a disturbance weighs more.
    fn runs(&self) -> usize {
        match self.count {
            ..100 => 30,
            100..1_000 => 15,
            1_000..10_000 => 7,
            _ => 3,
        }
    }
}

/// The cases of this program alone, smallest first.
pub(crate) fn own() -> impl Iterator<Item = Case> {
    let grown = [Kind::Pages, Kind::Code, Kind::Annotations]
        .into_iter()
        .flat_map(|kind| {
            [100, 1_000, 10_000].into_iter().map(move |count| Case {
                program: Program::Variorum,
                kind,
                count,
            })
        });
    std::iter::once(Case {
        program: Program::Variorum,
        kind: Kind::Own,
        count: 1,
    })
    .chain(grown)
}

/// What a case took.
pub(crate) struct Row {
    pub(crate) case: Case,
    pub(crate) build: Cost,
    /// `cp -r` of what was built.
    pub(crate) copy: Cost,
}

/// Lays a case out, builds it some times, each time anew, and copies what was built as often.
pub(crate) fn measure(case: Case, binary: &Path) -> Result<Row, String> {
    let folder = folder().join(case.name());
    lay_out(&case, &folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let output = folder.join(case.program.output());
    let run = match case.kind {
        Kind::Own => Run {
            program: binary.into(),
            arguments: own_site(&output),
            folder: env!("CARGO_MANIFEST_DIR").into(),
        },
        _ => Run {
            program: binary.into(),
            arguments: owned(case.program.arguments()),
            folder: folder.clone(),
        },
    };
    // What is generated has nothing to warn of, or something else is measured than is meant.
    let clean = case.program == Program::Variorum && case.kind != Kind::Own;
    let build = least(case.runs(), &run, &output, |said| {
        !clean || !said.contains("warning")
    })?;
    let beside = folder.join("copy");
    let arguments = vec!["-r".to_owned(), text(&output), text(&beside)];
    let copy = least(
        case.runs(),
        &Run {
            program: "cp".into(),
            arguments,
            folder: folder.clone(),
        },
        &beside,
        |_| true,
    )?;
    Ok(Row { case, build, copy })
}

/// Where all cases are laid out; removed when all are measured.
pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("bench")
}

fn own_site(output: &Path) -> Vec<String> {
    vec!["build".to_owned(), "--output".to_owned(), text(output)]
}

fn owned(arguments: &[&str]) -> Vec<String> {
    arguments
        .iter()
        .map(|argument| (*argument).to_owned())
        .collect()
}

fn text(path: &Path) -> String {
    path.to_str()
        .expect("the target folder's path is Unicode")
        .to_owned()
}

/// Removes a folder, if it is there.
pub(crate) fn remove(folder: &Path) -> Result<(), String> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(format!("{}: {error}", folder.display()))
        }
        _ => Ok(()),
    }
}

/// Writes the files of a case into a folder, which holds nothing else afterwards.
pub(crate) fn lay_out(case: &Case, folder: &Path) -> io::Result<()> {
    remove(folder).map_err(io::Error::other)?;
    fs::create_dir_all(folder)?;
    match case.kind {
        Kind::Own => Ok(()),
        Kind::Pages | Kind::Code => write(
            folder,
            programs::project(case.program, case.count, case.kind == Kind::Code),
        ),
        Kind::Annotations => {
            let dossier = Dossier {
                sources: SOURCES,
                comparisons: case.count,
            };
            write(folder, annotations::project(dossier))
        }
    }
}

pub(crate) fn write(folder: &Path, files: impl Iterator<Item = File>) -> io::Result<()> {
    for (path, text) in files {
        let path: PathBuf = folder.join(path);
        fs::create_dir_all(path.parent().expect("a file lies in a folder"))?;
        fs::write(path, text)?;
    }
    Ok(())
}
