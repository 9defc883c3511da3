//! The same pages as a project of each program, with the least theme that prints all of them.

use super::File;
use super::pages::{Page, page};

/// A program that makes a site of Markdown pages.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Program {
    Variorum,
    Hugo,
    MdBook,
    Zola,
}

impl Program {
    const ALL: [Self; 4] = [Self::Variorum, Self::Hugo, Self::MdBook, Self::Zola];

    /// The program of this name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|program| program.name() == name)
    }

    /// As it is typed.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Variorum => "variorum",
            Self::Hugo => "hugo",
            Self::MdBook => "mdbook",
            Self::Zola => "zola",
        }
    }

    /// The folder of a project that its site is written to.
    pub(crate) fn output(self) -> &'static str {
        if self == Self::MdBook {
            "book"
        } else {
            "public"
        }
    }

    /// What is typed in a project's folder, after the program's name, to build its site.
    pub(crate) fn arguments(self) -> &'static [&'static str] {
        match self {
            Self::Hugo => &["--quiet"],
            Self::Variorum | Self::MdBook | Self::Zola => &["build"],
        }
    }
}

/// Every file of a project with so many pages.
pub(crate) fn project(
    program: Program,
    count: usize,
    with_code: bool,
) -> Box<dyn Iterator<Item = File>> {
    let fixed = match program {
        Program::Variorum => VARIORUM,
        Program::Hugo => HUGO,
        Program::MdBook => MDBOOK,
        Program::Zola => ZOLA,
    };
    let fixed = fixed
        .iter()
        .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()));
    let pages = (0..count).map(move |number| match program {
        Program::MdBook => (
            format!("src/{}", file(number)),
            chapter(&page(number, with_code)),
        ),
        _ => (
            format!("content/{}", file(number)),
            with_front_matter(&page(number, with_code)),
        ),
    });
    let summary =
        (program == Program::MdBook).then(|| ("src/SUMMARY.md".to_owned(), summary(count)));
    Box::new(fixed.chain(summary).chain(pages))
}

fn file(number: usize) -> String {
    format!("page-{number}.md")
}

fn with_front_matter(page: &Page) -> String {
    format!("+++\ntitle = \"{}\"\n+++\n\n{}", page.title, page.body)
}

/// mdBook knows no front matter.
fn chapter(page: &Page) -> String {
    format!("# {}\n\n{}", page.title, page.body)
}

/// mdBook prints what its table of contents names, and the whole table beside each page.
fn summary(count: usize) -> String {
    let lines =
        (0..count).map(|number| format!("- [{}]({})", page(number, false).title, file(number)));
    lines.collect::<Vec<_>>().join("\n") + "\n"
}

const VARIORUM: &[(&str, &str)] = &[
    ("variorum.toml", "title = \"Pages\"\n"),
    (
        "content/index.md",
        "+++\ntitle = \"Pages\"\n+++\n\nPages of one size.\n",
    ),
];

const HUGO: &[(&str, &str)] = &[
    (
        "hugo.toml",
        "title = \"Pages\"\nbaseURL = \"https://example.org/\"\n\
        disableKinds = [\"taxonomy\", \"term\"]\n[markup.highlight]\nnoClasses = false\n",
    ),
    (
        "layouts/index.html",
        "<!doctype html>\n<title>{{ .Title }}</title>\n<h1>{{ .Title }}</h1>\n",
    ),
    (
        "layouts/_default/single.html",
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>{{ .Title \
        }}</title></head>\n<body><h1>{{ .Title }}</h1>\n{{ .Content }}</body></html>\n",
    ),
];

const MDBOOK: &[(&str, &str)] = &[(
    "book.toml",
    "[book]\ntitle = \"Pages\"\nlanguage = \"en\"\n",
)];

const ZOLA: &[(&str, &str)] = &[
    (
        "config.toml",
        "title = \"Pages\"\nbase_url = \"https://example.org\"\n[markdown]\n\
        bottom_footnotes = true\n[markdown.highlighting]\ntheme = \"github-light\"\n",
    ),
    ("content/_index.md", "+++\ntitle = \"Pages\"\n+++\n"),
    (
        "templates/index.html",
        "<!doctype html>\n<title>{{ section.title }}</title>\n<h1>{{ section.title }}</h1>\n",
    ),
    (
        "templates/page.html",
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>{{ page.title \
        }}</title></head>\n<body><h1>{{ page.title }}</h1>\n\
        {{ page.content | safe }}</body></html>\n",
    ),
];
