//! What a preview shows before everything is made: the pages that the site will have, each when it
//! is asked for; and those that an edit of words changes. Both are what a whole build makes, and an
//! edit changes no other page.

use std::collections::BTreeMap;
use std::sync::Arc;

use variorum::parse::Inputs;
use variorum::render::{PageBases, Site};
use variorum::{Analysis, Compiled, Memo, analyze, compile, compile_edit, pages_on_demand};

use super::project;

/// Pages by address.
type Pages = BTreeMap<String, Arc<[u8]>>;

/// A project that was built.
struct Built {
    inputs: Inputs,
    site: Site,
    analysis: Analysis,
    pages: PageBases,
    memo: Memo,
}

/// What the edits of a project came to.
#[derive(Default, Debug)]
struct Tally {
    edits: usize,
    shown: usize,
}

impl Built {
    fn new(folder: &str) -> Self {
        let (inputs, mut memo) = (project(folder), Memo::default());
        let (site, analysis, diagnostics) = compile(&inputs, &mut memo);
        assert!(!diagnostics.has_errors(), "{diagnostics:#?}");
        let pages = memo.page_bases().expect("pages were made");
        Self {
            inputs,
            site,
            analysis,
            pages,
            memo,
        }
    }

    /// The pages that an edit of a file makes anew by itself, held against a whole build.
    fn edit(&self, file: &str, text: &str) -> Option<Pages> {
        let file = variorum::text::FileId::new(file);
        let bytes: Arc<[u8]> = text.as_bytes().into();
        let before = Compiled {
            analysis: &self.analysis,
            pages: &self.pages,
        };
        let pages = compile_edit(&before, &file, &bytes)?;
        let (mut inputs, mut memo) = (self.inputs.clone(), self.memo.clone());
        inputs.files.insert(file.clone(), bytes);
        let (site, _, diagnostics) = compile(&inputs, &mut memo);
        assert!(
            !diagnostics.has_errors(),
            "{file}: {text}\n{diagnostics:#?}"
        );
        for (address, bytes) in &pages {
            assert!(
                site.made.get(address) == Some(bytes),
                "{file} is shown otherwise on {address}:\n{text}"
            );
        }
        for (address, bytes) in &site.made {
            let is_as_it_was = self.site.made.get(address) == Some(bytes);
            assert!(
                is_as_it_was || pages.contains_key(address) || address == "assets/search.js",
                "{file} is shown on {address} too:\n{text}"
            );
        }
        Some(pages)
    }
}

/// A text with words before its body.
fn with_words_before(text: &str) -> String {
    let end = text
        .strip_prefix("+++\n")
        .and_then(|rest| rest.find("\n+++\n"));
    let at = end.map_or(0, |end| 4 + end + 5);
    format!("{}\nWords before.\n\n{}", &text[..at], &text[at..])
}

/// The same text, edited in many ways; the first two change nothing but words.
fn edits(text: &str) -> Vec<String> {
    let mut edits = vec![format!("{text}\nWords behind.\n"), with_words_before(text)];
    for more in [
        "See [the list](/comparisons.html) and [nothing](nothing.md).",
        "See the list at [the front](/index.html#nowhere).",
        "A footnote.[^new]\n\n[^new]: Its words.",
        "A comparison.[^who-refused]",
        "“words that nobody has ever said to anyone” [@a]",
        "“seven words that stand here without source”",
        "# A heading\n\n```rust\nlet x = 1;\n```\n",
        "![](/nothing.png)",
        "[@a] and @a",
    ] {
        edits.push(format!("{text}\n{more}\n"));
    }
    for (from, to) in [
        ("**", ""),
        (" the ", " that "),
        ("> ", ">  "),
        ("\n## ", "\n## Other "),
        ("[@", "[@a, @"),
    ] {
        edits.push(text.replacen(from, to, 1));
    }
    // Sources are shown in the order in which they are named first.
    for key in ["a", "b", "gazette", "minato", "wire"] {
        let named = with_words_before(text);
        edits.push(named.replacen("Words before.", &format!("See [@{key}]."), 1));
    }
    // The last paragraph comes first, and half of the text is gone.
    let (head, body) = text.rsplit_once("\n\n").unwrap_or(("", text));
    edits.push(with_words_before(head).replacen("Words before.", body, 1));
    edits.push(head.to_owned());
    edits
}

/// Edits every text of a project; gives what edits of words alone and all others came to.
fn edited(folder: &str) -> [Tally; 2] {
    let built = Built::new(folder);
    let mut tallies: [Tally; 2] = Default::default();
    let writings = built.analysis.project.writings.values();
    for writing in writings.filter(|writing| !writing.head.draft) {
        let file = writing.file().as_str();
        let text = String::from_utf8_lossy(&built.inputs.files[writing.file()]);
        for (number, edit) in edits(&text).iter().enumerate() {
            let tally = &mut tallies[usize::from(number >= 2)];
            tally.edits += 1;
            tally.shown += usize::from(built.edit(file, edit).is_some());
        }
    }
    tallies
}

#[test]
fn words_of_our_own_briefing() {
    let [words, others] = edited(".");
    assert_eq!(words.shown, words.edits);
    assert!(others.shown * 5 >= others.edits, "{others:?}");
}

#[test]
fn words_of_the_test_sites() {
    let mut all: [Tally; 2] = Default::default();
    for site in [
        "corrected",
        "four-sources",
        "overlooked",
        "pairs",
        "translated",
    ] {
        let tallies = edited(&format!("tests/sites/{site}/in"));
        for (all, tally) in all.iter_mut().zip(tallies) {
            all.edits += tally.edits;
            all.shown += tally.shown;
        }
    }
    let [words, others] = all;
    assert_eq!(words.shown, words.edits);
    assert!(others.shown * 5 >= others.edits, "{others:?}");
}

#[test]
fn pages_that_are_made_before_the_site_are_those_of_the_site() {
    for folder in [
        ".",
        "tests/sites/four-sources/in",
        "tests/sites/overlooked/in",
    ] {
        let (inputs, mut memo) = (project(folder), Memo::default());
        let (analysis, _) = analyze(&inputs, &mut memo);
        let pages = pages_on_demand(&inputs, &analysis, &mut memo).expect("a theme without errors");
        let (site, ..) = compile(&inputs, &mut memo);
        let mut of_the_whole = Vec::new();
        for (address, bytes) in &site.made {
            match pages.made(address) {
                Some(made) => assert!(made == *bytes, "{folder}: {address}"),
                None => of_the_whole.push(address.as_str()),
            }
            assert_eq!(pages.has(address), pages.made(address).is_some());
        }
        // Each page that has a basis of its own, and all that pages ask for but the search.
        let begins = [
            "comparisons/",
            "sources/",
            "parallel/",
            "embed/",
            "index.html",
            "assets/",
        ];
        of_the_whole.retain(|at| begins.iter().any(|begin| at.starts_with(begin)));
        assert_eq!(of_the_whole, ["assets/search.js"], "{folder}");
        assert!(!pages.has("nowhere.html"));
    }
}
