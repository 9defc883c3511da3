//! A site of one page and one source that changes under it.

use std::sync::Arc;

use variorum::Memo;
use variorum::analysis::next_lock;
use variorum::diagnostics::Severity;
use variorum::parse::Inputs;
use variorum::repair::{Proposal, repairs, together};
use variorum::text::FileId;

const PAGE: &str = "content/index.md";
const NOTE: &str = "content/annotations/note.md";

/// A source as it was and as it is, and the page or annotation that quotes it.
#[derive(Clone, Default)]
pub(crate) struct Site {
    pub(crate) was: String,
    pub(crate) is: String,
    pub(crate) page: String,
}

/// What repairs leave.
pub(crate) struct Repaired {
    pub(crate) page: String,
    pub(crate) left: Vec<String>,
    /// The errors that are left.
    pub(crate) faults: Vec<String>,
}

/// Builds the site as it was, changes its source, and makes all repairs.
pub(crate) fn repaired(site: &Site) -> Repaired {
    let (analysis, _) = variorum::analyze(&inputs(&site.was, &site.page, ""), &mut Memo::default());
    let lock = next_lock(&analysis);
    let inputs = inputs(&site.is, &site.page, &lock);
    let mut memo = Memo::default();
    let (analysis, diagnostics) = variorum::analyze(&inputs, &mut memo);
    let repairs = repairs(&inputs, (&analysis, &diagnostics), &mut memo);
    let proposals: Vec<&Proposal> = repairs.proposals.iter().collect();
    let done = together(&inputs, &diagnostics, &proposals, &mut memo);
    let after = done.patch.applied(&inputs);
    let bytes = &after.files[&FileId::new(path(&site.page))];
    let (_, found) = variorum::analyze(&after, &mut Memo::default());
    let mut left: Vec<String> = Vec::new();
    left.extend(repairs.left_alone.into_iter().map(|left| left.why));
    left.extend(done.waiting.iter().map(|_| "waits".to_owned()));
    Repaired {
        page: String::from_utf8(bytes.to_vec()).unwrap(),
        left,
        faults: found
            .iter()
            .filter(|found| found.severity == Severity::Error)
            .map(|found| found.message.clone())
            .collect(),
    }
}

/// An annotation says what it asks or quotes by machine.
fn path(page: &str) -> &'static str {
    let is_note = ["question = ", "[[passage]]"]
        .iter()
        .any(|key| page.contains(key));
    if is_note { NOTE } else { PAGE }
}

fn inputs(source: &str, page: &str, lock: &str) -> Inputs {
    let mut inputs = Inputs::default();
    let mut add = |path: &str, text: &str| {
        inputs
            .files
            .insert(FileId::new(path), Arc::from(text.as_bytes()));
    };
    add("variorum.toml", "title = \"x\"\n");
    add("content/sources/a.txt", source);
    // Lines that divide words are no paragraphs.
    if source.contains("-\n") {
        add("content/sources/a.toml", "paragraphs = \"blank-lines\"\n");
    }
    add(
        "content/sources/b.txt",
        "Rain fell on the hills.\n\nIt rained again.\n",
    );
    add(PAGE, "See [^note].\n");
    add(path(page), page);
    if !lock.is_empty() {
        add("variorum.lock", lock);
    }
    inputs
}
