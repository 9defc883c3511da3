//! Each field of a basis: an edit to what it holds makes the pages anew that show it, and no
//! others.

mod edits;
mod fields;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::analysis::Analysis;
use crate::diagnostics::Diagnostics;
use crate::parse::Inputs;
use crate::text::FileId;
use crate::{Memo, compile};

use crate::render::bases::{basis, subjects};
use crate::render::basis::Basis;
use crate::render::edition::Edition;
use crate::render::{RenderMemory, view};

use super::analyzed;

use edits::{EDITS, PLAIN_CODE, PROJECT};
use fields::fields;

/// The project after an edit.
fn edited(files: &BTreeMap<&str, String>, file: &str, words: &str, others: &str) -> Inputs {
    let mut edited = inputs(files);
    if file == PLAIN_CODE {
        edited.options.plain_code = true;
        return edited;
    }
    assert!(files[file].contains(words), "{file}: {words}");
    let text = files[file].replacen(words, others, 1);
    edited
        .files
        .insert(FileId::new(file), text.as_bytes().into());
    edited
}

fn inputs(files: &BTreeMap<&str, String>) -> Inputs {
    let file = |(path, text): (&&str, &String)| (FileId::new(*path), Arc::from(text.as_bytes()));
    Inputs {
        files: files.iter().map(file).collect(),
        ..Inputs::default()
    }
}

fn bases_of(inputs: &Inputs, analysis: &Analysis) -> BTreeMap<String, Basis> {
    let mut memory = RenderMemory::default();
    let edition = Edition::new(
        inputs,
        analysis,
        &mut memory.edition,
        &mut Diagnostics::default(),
    );
    let lists = view::comparison_lists(&edition.common, &edition.annotations(), &[], &[]);
    subjects(&edition, &view::places(&lists))
        .into_iter()
        .map(|(address, subject)| (address, basis(&edition, subject)))
        .collect()
}

/// The names of the fields that have changed, and the pages that have, of those that were there
/// before.
fn changes(
    before: &BTreeMap<String, Basis>,
    after: &BTreeMap<String, Basis>,
) -> (BTreeSet<&'static str>, BTreeSet<String>) {
    let (mut names, mut pages) = (BTreeSet::new(), BTreeSet::new());
    for (address, basis) in after {
        let old = before.get(address).map(fields).unwrap_or_default();
        let new = fields(basis);
        let held = |fields: &[(&'static str, String)], name| -> Vec<String> {
            fields
                .iter()
                .filter(|(known, _)| *known == name)
                .map(|(_, value)| value.clone())
                .collect()
        };
        let differs = |name: &&'static str| held(&old, *name) != held(&new, *name);
        let changed: Vec<&str> = new.iter().map(|(name, _)| *name).filter(differs).collect();
        if !changed.is_empty() {
            pages.insert(address.clone());
        }
        if before.contains_key(address) {
            names.extend(changed);
        }
    }
    (names, pages)
}

#[test]
fn an_edit_to_what_a_field_holds_makes_the_pages_anew_that_have_it_and_no_others() {
    let files: BTreeMap<&str, String> = PROJECT
        .iter()
        .map(|(path, text)| (*path, (*text).to_owned()))
        .collect();
    let clean = inputs(&files);
    let (analysis, _) = analyzed(&clean);
    let before = bases_of(&clean, &analysis);
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for (file, words, others, expected) in EDITS {
        let edit = format!("{file}: {words} → {others}");
        let edited = edited(&files, file, words, others);
        let (analysis, _) = analyzed(&edited);
        let (changed, pages) = changes(&before, &bases_of(&edited, &analysis));
        let missing: Vec<_> = expected
            .iter()
            .filter(|field| !changed.contains(**field))
            .collect();
        assert!(
            missing.is_empty(),
            "{edit} does not change {missing:?} but {changed:?}"
        );
        seen.extend(changed);

        let mut memo = Memo::default();
        let (old, _, _) = compile(&clean, &mut memo);
        let (site, _, found) = compile(&edited, &mut memo);
        assert!(!found.has_errors(), "{edit}: {found:#?}");
        assert_eq!(
            memo.made_anew().iter().cloned().collect::<BTreeSet<_>>(),
            pages,
            "{edit}"
        );
        assert!(
            site == compile(&edited, &mut Memo::of_one_run()).0,
            "{edit}"
        );
        assert!(
            pages
                .iter()
                .any(|page| site.made.get(page) != old.made.get(page)),
            "{edit} shows nowhere"
        );
    }
    let all: BTreeSet<&str> = before
        .values()
        .flat_map(fields)
        .map(|(name, _)| name)
        .collect();
    let without: Vec<_> = all.difference(&seen).collect();
    assert!(without.is_empty(), "no edit changes {without:?}");
}
