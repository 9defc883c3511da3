//! The same words get the same verdict through whatever door they come in: as a page of a project,
//! and without a project beside the same texts.

use std::collections::BTreeMap;

use libtest_mimic::{Failed, Trial};
use variorum::diagnostics::{Code, Diagnostics, Severity};
use variorum::parse::Inputs;
use variorum::{Analysis, Memo};

use crate::case::{Case, Check};
use crate::inputs;

/// One test for all rows of all tables.
pub(crate) fn trial(cases: &[Case]) -> Trial {
    let mut rows: Vec<(String, Inputs)> = Vec::new();
    for case in cases {
        if matches!(case.check, Check::Outcome(_)) {
            rows.push((case.name.clone(), inputs::project(&case.files, false)));
        }
    }
    Trial::test("every-door-gives-the-same-verdict", move || {
        let others: Vec<String> = rows.iter().filter_map(differs).collect();
        assert!(rows.len() > 1000, "{} rows", rows.len());
        if others.is_empty() {
            Ok(())
        } else {
            Err(Failed::from(others.join("\n")))
        }
    })
}

/// What the two doors say of a row, where it is not the same.
fn differs((name, project): &(String, Inputs)) -> Option<String> {
    let (of_project, found) = variorum::analyze(project, &mut Memo::default());
    if found.iter().any(|found| is_of_projects(found.code)) || has_reasons(&of_project) {
        return None;
    }
    let inside = verdicts(&of_project, &found);
    let (of_bare, found) = variorum::analyze(&bare(project), &mut Memo::default());
    let outside = verdicts(&of_bare, &found);
    (inside != outside).then(|| format!("{name}:\n  {inside:?}\n  {outside:?}"))
}

/// The page with the texts that it quotes, in the language that they have in the project.
fn bare(project: &Inputs) -> Inputs {
    let mut files: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    let (read, _) = variorum::parse::parse(project);
    for source in read.sources.values() {
        let text = project.files[&source.file].to_vec();
        files.insert(source.file.to_string(), text);
        let sidecar = source.sidecar_file.as_ref();
        let mut said = sidecar.map_or_else(String::new, |file| {
            String::from_utf8_lossy(&project.files[file]).into_owned()
        });
        if source.sidecar.language.is_none() {
            said = format!("language = \"{}\"\n{said}", source.language);
        }
        let name = format!("content/sources/{}.toml", source.file.stem());
        files.insert(name, said.into_bytes());
    }
    for writing in read.writings.values() {
        let bytes = project.files[writing.file()].to_vec();
        files.insert(writing.file().to_string(), bytes);
    }
    inputs::bare(files, |path| path.starts_with("content/sources/"))
}

/// What only a project can say: that a key is wrong, or a citation.
fn is_of_projects(code: Code) -> bool {
    matches!(
        code,
        Code::Citation | Code::UnknownSource | Code::FrontMatter | Code::UndefinedFootnote
    )
}

fn has_reasons(analysis: &Analysis) -> bool {
    let mut writings = analysis.project.writings.values();
    writings.any(|writing| !writing.head.allow.is_empty())
}

/// The statuses of what cites a source, and what is said of quotations that do.
fn verdicts(
    analysis: &Analysis,
    found: &Diagnostics,
) -> (Vec<&'static str>, Vec<(Severity, Code)>) {
    let mut statuses = Vec::new();
    for resolved in analysis.resolution.quotations.values().flatten() {
        if !resolved.quotation.citation.sources.is_empty() {
            statuses.push(resolved.status(&analysis.project.config.lints).name());
        }
    }
    let mut codes = Vec::new();
    for found in found.iter().filter(|found| is_of_cited(found.code)) {
        codes.push((found.severity, found.code));
    }
    codes.sort();
    (statuses, codes)
}

fn is_of_cited(code: Code) -> bool {
    matches!(
        code,
        Code::QuotationMisattributed
            | Code::QuotationAmbiguous
            | Code::QuotationCutWord
            | Code::QuotationOrder
            | Code::QuotationEmpty
            | Code::QuotationParagraph
            | Code::QuotationMarkup
            | Code::BracketLength
            | Code::TooLarge
            | Code::LocatorMismatch
            | Code::Meaning
            | Code::CutShort
            | Code::QuotationCase
            | Code::IdleElision
    )
}
