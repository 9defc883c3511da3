//! Whole sites, rendered: a small project, and what its tests ask of its pages.

mod addresses;
mod basis;
mod corrections;
mod elsewhere;
mod lists;
mod noticed;
mod order;
mod pages;
mod themes;

use std::sync::Arc;

use crate::analysis::Analysis;
use crate::diagnostics::Diagnostics;
use crate::parse::Inputs;
use crate::text::FileId;
use crate::{compare, corpus, parse, resolve};

use super::{Site, render};

/// The inputs of a small project: path and text of each file. A later file replaces an earlier one
/// of the same path.
fn inputs(files: &[(&str, &str)]) -> Inputs {
    let files = PROJECT
        .iter()
        .chain(files)
        .map(|(path, text)| (FileId::new(*path), Arc::from(text.as_bytes())));
    Inputs {
        files: files.collect(),
        ..Inputs::default()
    }
}

/// The site of the small project with further files, and what was found.
fn compiled(files: &[(&str, &str)]) -> (Site, Diagnostics) {
    printed(&inputs(files))
}

fn printed(inputs: &Inputs) -> (Site, Diagnostics) {
    let (analysis, mut diagnostics) = analyzed(inputs);
    let (site, found) = render(inputs, &analysis);
    diagnostics.append(found);
    (site, diagnostics)
}

fn analyzed(inputs: &Inputs) -> (Analysis, Diagnostics) {
    let (project, mut diagnostics) = parse::parse(inputs);
    let (resolution, found) = resolve::resolve(&project, &inputs.options);
    diagnostics.append(found);
    let compared = compare::compare(&project, &resolution, &inputs.options);
    (
        Analysis {
            corpus: corpus::corpus(&project),
            project,
            resolution,
            compared,
        },
        diagnostics,
    )
}

/// The same for a project without errors.
fn site(files: &[(&str, &str)]) -> Site {
    let (site, diagnostics) = compiled(files);
    let messages: Vec<_> = diagnostics
        .iter()
        .map(|found| (&found.code, &found.message, &found.place))
        .collect();
    assert!(!diagnostics.has_errors(), "{messages:#?}");
    site
}

fn page<'a>(site: &'a Site, address: &str) -> &'a str {
    std::str::from_utf8(&site.made[address]).unwrap()
}

fn html_pages(site: &Site) -> impl Iterator<Item = (&str, &str)> {
    let is_page = |address: &&String| {
        let extension = std::path::Path::new(address).extension();
        extension.is_some_and(|extension| extension == "html")
    };
    let pages = site.made.keys().filter(is_page);
    pages.map(|address| (address.as_str(), page(site, address)))
}

/// Two sources, two comparisons of them, and a briefing that refers to both.
const PROJECT: &[(&str, &str)] = &[
    ("variorum.toml", "title = \"Two accounts\"\n"),
    (
        "content/sources/a.txt",
        "The mayor said on Monday that the bridge will close.\nIt was an Israeli plan, he said.\n",
    ),
    (
        "content/sources/b.txt",
        "On Tuesday the mayor said that the old bridge on the river will stay open.\n",
    ),
    (
        "content/annotations/author.md",
        "+++\n\
         question = \"Whose plan was it?\"\n\
         relation = \"only\"\n\
         tags = [\"plan\"]\n\
         [answers]\n\
         a = \"Israel's\"\n\
         [silent]\n\
         b = [\"Israel*\"]\n\
         +++\n\n\
         > It was an Israeli plan\n\
         >\n\
         > — [@a]\n\n\
         Only A says so.\n",
    ),
    (
        "content/annotations/bridge.md",
        "+++\n\
         question = \"What happens to the bridge?\"\n\
         relation = \"conflict\"\n\
         +++\n\n\
         > the bridge will close\n\
         >\n\
         > — [@a]\n\n\
         > the old bridge … will stay open\n\
         >\n\
         > — [@b]\n\n\
         Both cannot be.[^author]\n",
    ),
    (
        "content/index.md",
        "+++\n\
         title = \"Front\"\n\
         +++\n\n\
         A plan.[^author] The mayor “said on Monday” [@a] so.[^bridge] Again.[^author]\n\n\
         [The matrix](matrix.html), [A](sources/a.txt)\n\n\
         | a | b |\n\
         |:-:|--:|\n\
         | 1 | 2 |\n\n\
         ```toml\n\
         x = \"<b>\"\n\
         ```\n\n\
         [^plain]\n\n\
         [^plain]: A footnote.\n",
    ),
];

/// The values of an attribute, in order.
fn values<'a>(html: &'a str, attribute: &'a str) -> impl Iterator<Item = &'a str> {
    html.split(attribute)
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
}
