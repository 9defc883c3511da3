//! Every key of every accepted quotation exchanged for every other key of its site, one at a time:
//! one error each, which names the right key, and nothing that follows from it; with its fix
//! applied the site has no error again.

use std::path::Path;

use libtest_mimic::Failed;
use variorum::diagnostics::{Code, Diagnostic, Fix, Severity};
use variorum::parse::{Form, Inputs, SourceId};
use variorum::resolve::{Outcome, QuotationId, Resolved};
use variorum::text::FileId;
use variorum::{Analysis, Memo};

use crate::quoted::{self, Quoted, Site};

/// Quotes the repository's own first source from its second, beside a third that has the text of
/// the first under another name, as copies of one agency's report do: both places are listed, and
/// none is chosen.
pub(crate) fn try_copies(site: &Site) -> Result<(), Failed> {
    let mut inputs = Inputs {
        files: site.sources.clone(),
        ..Inputs::default()
    };
    let quoted = quote_copies(site, &mut inputs);
    let (_, diagnostics) = variorum::analyze(&inputs, &mut Memo::default());
    let errors = diagnostics
        .iter()
        .filter(|found| found.severity == Severity::Error);
    let (listed, others): (Vec<_>, Vec<_>) = errors.partition(|error| lists_both(error));
    let misattributed = listed
        .iter()
        .filter(|error| error.code == Code::QuotationMisattributed)
        .count();
    if others.is_empty() && listed.len() == quoted && misattributed > 10 {
        return Ok(());
    }
    let listed = listed.len();
    let told = format!("{misattributed} misattributed, {listed} listed of {quoted}: {others:#?}");
    Err(told.into())
}

/// Adds the copy of the first source, and a page for each of its quotations that cites the second;
/// gives how many.
fn quote_copies(site: &Site, inputs: &mut Inputs) -> usize {
    let text = site
        .sources
        .iter()
        .find(|(file, _)| file.extension() == "txt")
        .map(|(_, text)| text.clone())
        .unwrap();
    let agency = FileId::new("content/sources/agency.txt");
    inputs.files.insert(agency, text);
    let mut count = 0;
    for quoted in &site.quotations {
        let citation = &quoted.citation;
        if !citation.starts_with("[@a") || citation.contains(';') {
            continue;
        }
        let of_second = Quoted {
            words: quoted.words.clone(),
            citation: "[@b]".to_owned(),
        };
        let page = of_second.block(&quoted::markdown(&quoted.words));
        let file = FileId::new(format!("content/q{count}.md"));
        inputs.files.insert(file, page.into_bytes().into());
        count += 1;
    }
    count
}

/// Whether an error names a place in both copies, and mends nothing by itself.
fn lists_both(error: &Diagnostic) -> bool {
    let names = |key: &str| {
        let mut related = error.related.iter();
        related.any(|related| related.message.contains(key))
    };
    error.fix.is_none() && names("[@a, ") && names("[@agency, ")
}

/// Where a key stands, and whose it is.
struct Key {
    id: QuotationId,
    file: FileId,
    start: usize,
    written: String,
    /// Other keys of the citation.
    beside: Vec<String>,
    /// Whether it stands in a `[[passage]]` table.
    is_table: bool,
}

/// Tries every exchange in one site.
pub(crate) fn try_site(folder: &Path) -> Result<(), Failed> {
    let inputs = quoted::inputs(folder);
    let mut memo = Memo::default();
    let (analysis, clean) = variorum::analyze(&inputs, &mut memo);
    let known: Vec<_> = clean.iter().map(anywhere).collect();
    if clean.has_errors() {
        return Err(format!("the site has errors: {clean:#?}").into());
    }
    let (mut wrong, mut told) = (Vec::new(), 0);
    for key in keys(&analysis) {
        let others = analysis.project.sources.keys().map(SourceId::as_str);
        for other in others.filter(|other| {
            *other != key.written && !key.beside.iter().any(|beside| beside == other)
        }) {
            let mut swapped = inputs.clone();
            let end = key.start + key.written.len();
            edit(&mut swapped, &key.file, key.start, end, other);
            match judge(&swapped, &key, &known, &mut memo) {
                Ok(is_told) => told += usize::from(is_told),
                Err(why) => {
                    let words = analysis
                        .resolution
                        .quotation(&key.id)
                        .quotation
                        .text
                        .as_str();
                    wrong.push(format!(
                        "{} {other} for {}: {words:?}: {why}",
                        key.file, key.written
                    ));
                }
            }
        }
    }
    if analysis.project.sources.len() > 1 && told == 0 {
        wrong.push("no key was told to be wrong".to_owned());
    }
    if wrong.is_empty() {
        Ok(())
    } else {
        Err(format!("{} wrong\n{}", wrong.len(), wrong.join("\n")).into())
    }
}

/// The keys of every accepted quotation but those of answers, whose key is the answer's own.
fn keys(analysis: &Analysis) -> Vec<Key> {
    let lints = &analysis.project.config.lints;
    let accepted = analysis
        .resolution
        .quotations
        .values()
        .flatten()
        .filter(|resolved| resolved.status(lints).is_accepted());
    let keys = accepted
        .filter(|resolved| resolved.quotation.form != Form::Answer)
        .map(|resolved| key(resolved));
    // A source that is cited twice, at two places, is named still when one of its keys is another.
    keys.filter(|key| !key.beside.contains(&key.written))
        .collect()
}

fn key(resolved: &Resolved) -> Key {
    let sources = &resolved.quotation.citation.sources;
    let beside = sources
        .iter()
        .filter(|cited| cited.span != resolved.cited.span)
        .map(|cited| cited.key.clone())
        .collect();
    Key {
        id: resolved.id.clone(),
        file: resolved.quotation.file.clone(),
        // Behind the `@`, or behind the quotation mark in a table.
        start: resolved.cited.span.start + 1,
        written: resolved.cited.key.clone(),
        beside,
        is_table: matches!(resolved.quotation.form, Form::Table { .. }),
    }
}

fn edit(inputs: &mut Inputs, file: &FileId, start: usize, end: usize, replacement: &str) {
    let bytes = &inputs.files[file];
    let edited = [&bytes[..start], replacement.as_bytes(), &bytes[end..]].concat();
    inputs.files.insert(file.clone(), edited.into());
}

/// A diagnostic wherever in its file it is.
fn anywhere(found: &Diagnostic) -> (Code, FileId, String) {
    (found.code, found.place.file.clone(), found.message.clone())
}

/// Whether a site with one key exchanged is said to quote from the wrong source; what is wrong with
/// what is said of it, if anything is.
fn judge(
    swapped: &Inputs,
    key: &Key,
    known: &[(Code, FileId, String)],
    memo: &mut Memo,
) -> Result<bool, String> {
    let (analysis, diagnostics) = variorum::analyze(swapped, memo);
    let outcome = &analysis.resolution.quotation(&key.id).outcome;
    // The other source has the words too.
    if matches!(
        outcome,
        Outcome::Found { .. } | Outcome::Ambiguous { .. } | Outcome::Wrong(Code::LocatorMismatch)
    ) {
        return Ok(false);
    }
    let errors: Vec<&Diagnostic> = diagnostics
        .iter()
        .filter(|found| found.severity == Severity::Error)
        .collect();
    let [error] = errors[..] else {
        return Err(format!(
            "{} errors: {:?}",
            errors.len(),
            codes(&diagnostics)
        ));
    };
    let news: Vec<_> = diagnostics
        .iter()
        .filter(|found| *found != error && !known.contains(&anywhere(found)))
        .collect();
    if !news.is_empty() {
        return Err(format!("something follows: {news:?}"));
    }
    let names_key = error
        .related
        .iter()
        .any(|related| related.message.contains(&format!("[@{}", key.written)));
    match (outcome, &error.fix) {
        (Outcome::Misattributed(places), Some(fix)) if places.len() == 1 => {
            mended(swapped, fix, key, memo).map(|()| true)
        }
        (Outcome::Misattributed(places), None) if places.len() > 1 && names_key => Ok(true),
        // A table that remembers a position has more to mend than its key.
        (Outcome::Misattributed(_), None) if key.is_table => Ok(true),
        // Few words may stand anywhere.
        (Outcome::Absent { .. } | Outcome::Wrong(Code::QuotationCutWord), None) if names_key => {
            Ok(false)
        }
        (outcome, fix) => Err(format!("{outcome:?} {fix:?} {error:?}")),
    }
}

fn codes(diagnostics: &variorum::diagnostics::Diagnostics) -> Vec<(Code, &str)> {
    diagnostics
        .iter()
        .map(|found| (found.code, found.message.as_str()))
        .collect()
}

/// The fix names the key that was exchanged, and leaves no error.
fn mended(swapped: &Inputs, fix: &Fix, key: &Key, memo: &mut Memo) -> Result<(), String> {
    let named = fix
        .replacement
        .trim_start_matches(['@', '"'])
        .split([',', '"'])
        .next()
        .unwrap_or_default();
    if named != key.written {
        return Err(format!("the fix is {}", fix.replacement));
    }
    let mut mended = swapped.clone();
    edit(
        &mut mended,
        &fix.place.file,
        fix.place.span.start,
        fix.place.span.end,
        &fix.replacement,
    );
    let (_, diagnostics) = variorum::analyze(&mended, memo);
    if diagnostics.has_errors() {
        Err(format!(
            "{} leaves {:?}",
            fix.replacement,
            codes(&diagnostics)
        ))
    } else {
        Ok(())
    }
}
