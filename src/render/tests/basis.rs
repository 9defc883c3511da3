//! Each field of a basis: an edit to what it holds makes the pages anew that show it, and no
//! others.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::analysis::Analysis;
use crate::diagnostics::Diagnostics;
use crate::parse::Inputs;
use crate::text::FileId;
use crate::{Memo, compile};

use crate::render::bases::bases;
use crate::render::basis::{
    Basis, Common, Front, Material, PageKind, QuotedSourceBasis, SourceHead,
};
use crate::render::edition::Edition;
use crate::render::pairs::SourcePair;
use crate::render::{RenderMemory, view};

use super::analyzed;

/// A project that has something in every field.
const PROJECT: &[(&str, &str)] = &[
    (
        "variorum.toml",
        "title = \"T\"\nauthors = [\"N. N.\"]\n[relations.part]\nlabel = \"They part\"\nlike = \"differ\"\n[theme]\nname = \"own\"\n",
    ),
    ("themes/own/strings/en.toml", "home = \"Start\"\n"),
    (
        "content/sources/a.txt",
        "The mayor said on Monday that the bridge will close.\nNobody was hurt.\n",
    ),
    (
        "content/sources/a.toml",
        "text = \"excerpts\"\noriginal = \"a.pdf\"\npublish_original = true\n",
    ),
    ("content/sources/a.pdf", "%PDF"),
    (
        "content/sources/b.txt",
        "On Tuesday the mayor said that the bridge will stay open.\nIt rained.\n",
    ),
    (
        "content/sources/c.txt",
        "Am Montag wurde niemand verletzt.\n",
    ),
    (
        "content/sources/c.toml",
        "language = \"de\"\ntranslation_of = \"a\"\noriginal_paragraphs = \"2\"\n",
    ),
    (
        "content/annotations/bridge.md",
        "+++\nquestion = \"What happens?\"\nrelation = \"part\"\ntags = [\"bridge\"]\n+++\n\n> the bridge will close\n>\n> — [@a]\n\n\
         > the bridge will stay open\n>\n> — [@b]\n\nBoth cannot be.\n",
    ),
    (
        "content/annotations/rain.md",
        "+++\ntitle = \"Rain\"\n+++\n\n“It rained” [@b].\n",
    ),
    (
        "content/index.md",
        "+++\ntitle = \"Front\"\n[allow.unchecked-quotation]\n\"so to speak\" = \"a phrase\"\n+++\n\nThe bridge.[^bridge] It “will close” [@a], \
         “so to speak”. [More](about.md)\n",
    ),
    (
        "content/about.md",
        "# About\n\nWords.[^bridge]\n\n```toml\na = 1\n```\n",
    ),
    ("content/folder/deep.md", "# Deep\n\nWords.\n"),
];

/// What is edited: a file, words of it and what stands there then; and the fields that hold it.
const EDITS: &[(&str, &str, &str, &[&str])] = &[
    ("themes/own/strings/en.toml", "Start", "Begin", &["strings"]),
    (
        "variorum.toml",
        "title",
        "language = \"de\"\ntitle",
        &["language"],
    ),
    (
        "variorum.toml",
        "title",
        "base_url = \"https://example.org/\"\ntitle",
        &["base_url"],
    ),
    ("variorum.toml", "N. N.", "M. M.", &["authors", "front"]),
    ("variorum.toml", "They part", "They differ", &["checked"]),
    (
        "content/about.md",
        "# About",
        "# Who we are",
        &["navigation", "writing", "cited"],
    ),
    (
        "content/about.md",
        ".[^bridge]",
        ".",
        &["markers", "notes", "cited"],
    ),
    (
        "content/folder/deep.md",
        "# Deep",
        "# Deeper",
        &["further", "title"],
    ),
    (
        "content/sources/b.txt",
        "It rained.",
        "It rained a lot.",
        &["sources", "coverage"],
    ),
    (
        "content/sources/a.txt",
        "The mayor",
        "The old mayor",
        &["resolved", "deciding"],
    ),
    (
        "content/sources/a.toml",
        "text",
        "label = \"Gazette\"\ntext",
        &["label"],
    ),
    (
        "content/sources/a.toml",
        "publish_original = true",
        "",
        &["original_file"],
    ),
    ("content/sources/c.toml", "\"2\"", "\"1\"", &["translated"]),
    (
        "content/sources/c.toml",
        "translation_of = \"a\"\noriginal_paragraphs = \"2\"\n",
        "",
        &["original"],
    ),
    (
        "content/annotations/bridge.md",
        "tags = [\"bridge\"]",
        "tags = [\"bridges\"]",
        &["topics"],
    ),
    (
        "content/annotations/rain.md",
        "title = ",
        "draft = true\ntitle = ",
        &["source_quotations"],
    ),
    (
        "content/annotations/bridge.md",
        "relation = \"part\"\n",
        "",
        &["has_pairs", "tally"],
    ),
    (
        "content/annotations/rain.md",
        "title = \"Rain\"",
        "question = \"Rain?\"\nrelation = \"unclear\"",
        &["tally"],
    ),
    (
        "content/annotations/rain.md",
        "“It rained” [@b]",
        "“It rained” [@b] and “Nobody was hurt” [@a]",
        &["rows", "quotations", "source_quotations", "texts"],
    ),
    (
        "content/annotations/rain.md",
        "title = \"Rain\"\n+++\n",
        "question = \"Rain?\"\nrelation = \"part\"\n+++\n\n> Nobody was hurt\n>\n> — [@a]\n",
        &["pair"],
    ),
    (
        "content/index.md",
        "a phrase",
        "only a phrase",
        &["uncited"],
    ),
    ("content/index.md", "about.md", "folder/deep.md", &["links"]),
    (PLAIN_CODE, "", "", &["plain_code"]),
];

/// Stands for a file where the command's option is what is edited.
const PLAIN_CODE: &str = "--plain-code";

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
    bases(
        &edition,
        &view::places(&view::comparison_lists(
            &edition.common,
            &edition.annotations(),
        )),
    )
    .into_iter()
    .collect()
}

/// What each field holds. Whoever adds one has to name it here, and an edit above that changes it.
fn fields(basis: &Basis) -> Vec<(&'static str, String)> {
    let Basis {
        common,
        subject,
        texts,
        sources,
    } = basis;
    let Common {
        strings,
        language,
        base_url,
        navigation,
        has_pairs,
        plain_code,
        sources: heads,
    } = &**common;
    let mut fields = vec![
        ("strings", format!("{strings:?}")),
        ("language", format!("{language:?}")),
        ("base_url", format!("{base_url:?}")),
        ("navigation", format!("{navigation:?}")),
        ("has_pairs", format!("{has_pairs:?}")),
        ("plain_code", format!("{plain_code:?}")),
        ("texts", format!("{:?}", texts.keys())),
        ("sources", format!("{sources:?}")),
    ];
    for SourceHead { label, original } in heads.values() {
        fields.extend([
            ("label", label.clone()),
            ("original", format!("{original:?}")),
        ]);
    }
    for text in texts.values() {
        fields.extend(of_text(text));
    }
    fields.extend(of_subject(subject));
    fields
}

fn of_text(text: &Material) -> Vec<(&'static str, String)> {
    let Material {
        writing,
        title,
        notes,
        markers,
        quotations,
        rows,
        uncited,
        links,
        checked,
        deciding,
        cited,
    } = text;
    let mut fields = vec![
        ("writing", format!("{writing:?}")),
        ("title", title.clone()),
        ("notes", format!("{notes:?}")),
        ("markers", format!("{markers:?}")),
        ("quotations", quotations.len().to_string()),
        ("rows", format!("{rows:?}")),
        ("uncited", format!("{uncited:?}")),
        ("links", format!("{links:?}")),
        ("checked", format!("{checked:?}")),
        ("deciding", format!("{deciding:?}")),
        ("cited", format!("{cited:?}")),
    ];
    for QuotedSourceBasis { resolved, mark } in quotations {
        fields.extend([
            ("resolved", format!("{resolved:?}")),
            ("mark", format!("{mark:?}")),
        ]);
    }
    fields
}

fn of_subject(subject: &PageKind) -> Vec<(&'static str, String)> {
    match subject {
        PageKind::Page { writing: _, front } => {
            let mut fields = vec![("front", format!("{front:?}"))];
            if let Some(Front {
                tally,
                further,
                authors,
            }) = front
            {
                fields.extend([
                    ("tally", format!("{tally:?}")),
                    ("further", format!("{further:?}")),
                    ("authors", authors.join(",")),
                ]);
            }
            fields
        }
        PageKind::Comparison { writing: _, topics } => vec![("topics", format!("{topics:?}"))],
        PageKind::Source {
            source: _,
            quotations,
            coverage,
            translated,
            original,
        } => vec![
            ("source_quotations", format!("{quotations:?}")),
            ("coverage", format!("{coverage:?}")),
            ("translated", format!("{translated:?}")),
            ("original_file", format!("{original:?}")),
        ],
        PageKind::Pair(SourcePair {
            sources: _,
            annotations,
            address: _,
        }) => vec![("pair", format!("{annotations:?}"))],
    }
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
            pages.iter().any(|page| site.0.get(page) != old.0.get(page)),
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
