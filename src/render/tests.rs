//! Whole sites, rendered.

use std::sync::Arc;

use crate::parse::Inputs;
use crate::text::FileId;
use crate::{Memo, analyze};

use super::{Site, render};

/// The inputs of a small project: path and text of each file.
fn inputs(files: &[(&str, &str)]) -> Inputs {
    let files = files.iter().map(|(path, text)| (FileId::new(*path), Arc::from(text.as_bytes())));
    Inputs { files: files.collect(), ..Inputs::default() }
}

/// The site of a project, whatever its diagnostics.
fn site(files: &[(&str, &str)]) -> Site {
    let inputs = inputs(files);
    let (analysis, diagnostics) = analyze(&inputs, &mut Memo::default());
    for diagnostic in &diagnostics {
        println!("{}: {} ({})", diagnostic.code, diagnostic.message, diagnostic.place.file);
    }
    let (site, diagnostics) = render(&inputs, &analysis);
    for diagnostic in &diagnostics {
        println!("{}: {} ({} {:?})", diagnostic.code, diagnostic.message, diagnostic.place.file, diagnostic.place.span);
    }
    site
}

fn page<'a>(site: &'a Site, address: &str) -> &'a str {
    std::str::from_utf8(&site.0[address]).unwrap()
}

const PROJECT: &[(&str, &str)] = &[
    ("variorum.toml", "title = \"Two accounts\"\n"),
    ("content/sources/a.txt", "The mayor said on Monday that the bridge will close.\nIt was an Israeli plan, he said.\n"),
    ("content/sources/b.txt", "On Tuesday the mayor said that the bridge will stay open.\n"),
    (
        "content/annotations/author.md",
        "+++\nquestion = \"Whose plan was it?\"\nrelation = \"only\"\ntags = [\"plan\"]\n[answers]\na = \"Israel's <b>\"\n[silent]\nb = [\"Israel*\"]\n+++\n\n\
         > It was an Israeli plan\n>\n> — [@a]\n\nOnly A says so.\n",
    ),
    (
        "content/annotations/bridge.md",
        "+++\nquestion = \"What happens to the bridge?\"\nrelation = \"conflict\"\n+++\n\n> the bridge will close — [@a]\n\n> the bridge will … open\n\n— [@b]\n",
    ),
    (
        "content/index.md",
        "+++\ntitle = \"Front\"\n+++\n\n# Bridge\n\nA plan.[^author] The mayor “said on Monday” [@a] so.[^bridge] Again.[^author] <script>alert(1)</script> \
         [x](javascript:alert(1)) [m](matrix.html)\n\n| a | b |\n|:-:|--:|\n| 1 | 2 |\n\n```toml\nx = \"<b>\"\n```\n",
    ),
];

#[test]
fn a_small_site() {
    let site = site(PROJECT);
    println!("{:?}", site.0.keys().collect::<Vec<_>>());
    println!("{}", page(&site, "index.html"));
    println!("{}", page(&site, "sources/a.html"));
    println!("{}", page(&site, "comparisons/bridge.html"));
    println!("{}", page(&site, "matrix.html"));
    println!("{}", page(&site, "comparisons.html"));
    println!("{}", page(&site, "sources.html"));
}
