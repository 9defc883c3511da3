//! Where the links of the content lead: to a page or file of the site, to another site, or nowhere.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::address::{self, decode, encode};
use crate::compare::is_published;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::memo::{Shared, Table, same};
use crate::parse::markdown::{Document, Link};
use crate::parse::{Options, Project, Writing, WritingId};
use crate::text::{FileId, Span};

use super::pairs::SourcePair;

/// Where a link leads.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum LinkTarget {
    /// To another site or a mail address, as written.
    External(String),
    /// To a file of this site; `rest` is what follows the path: `?query` and `#fragment`.
    Internal {
        /// Relative to the output's root.
        address: String,
        /// From `?` or `#` on.
        rest: String,
    },
    /// To a place on the page that it is printed on.
    Here(String),
    /// Nowhere that may be linked to: printed as text.
    Refused,
}

/// Where each link and image of a text leads, in the order of [`Document::links`].
pub(crate) type Links = Vec<LinkTarget>;

/// The links of a text, and those of them that lead to nothing.
type FoundLinks = (Arc<Links>, Diagnostics);

/// What the links of earlier runs led to.
#[derive(Clone, Debug, Default)]
pub(super) struct LinkMemory {
    known: Table<(), Shared<Destinations>, Arc<Destinations>>,
    texts: Table<WritingId, (Shared<Writing>, Shared<Destinations>), FoundLinks>,
}

impl LinkMemory {
    pub(super) fn count(&self) -> usize {
        self.known.count() + self.texts.count()
    }
}

/// The links of every text that is published; one that leads to nothing is reported.
pub(crate) fn links(
    project: &Project,
    options: &Options,
    pairs: &[SourcePair],
    memory: &mut LinkMemory,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<WritingId, Arc<Links>> {
    memory.known.begin_run();
    memory.texts.begin_run();
    let known = Shared(same(
        &mut memory.known,
        (),
        Destinations::new(project, options, pairs),
    ));
    let texts = project
        .writings
        .iter()
        .filter(|(_, writing)| is_published(writing, options));
    let links = texts.map(|(id, writing)| {
        let input = (Shared(writing.clone()), known.clone());
        let (links, found) = memory.texts.get(id.clone(), input, |_, (writing, known)| {
            let mut found = Diagnostics::default();
            (
                links_of(writing.file(), &writing.document, known, &mut found).into(),
                found,
            )
        });
        diagnostics.append(found);
        (id.clone(), links)
    });
    links.collect()
}

fn links_of(
    file: &FileId,
    document: &Document,
    known: &Destinations,
    diagnostics: &mut Diagnostics,
) -> Links {
    let mut links = Vec::with_capacity(document.links.len());
    // `[@a](…)` is reported as a citation.
    let citations: BTreeSet<usize> = document
        .citations
        .iter()
        .map(|citation| citation.span.start)
        .collect();
    for Link {
        destination, span, ..
    } in &document.links
    {
        if citations.contains(&span.start) {
            links.push(LinkTarget::Refused);
            continue;
        }
        let target = target(destination, file, known).unwrap_or_else(|broken| {
            diagnostics.push(known.broken_link(&broken, file, *span));
            LinkTarget::Refused
        });
        if target == LinkTarget::Refused && is_refused(destination) {
            diagnostics.push(refused(file, *span));
        }
        links.push(target);
    }
    links
}

/// Whether an address from outside may be linked to: `http`, `https` and `mailto`, seen as a
/// browser sees it.
pub(crate) fn is_external(url: &str) -> bool {
    let url = seen(url);
    let scheme = url
        .split_once(':')
        .map(|(scheme, _)| scheme.to_ascii_lowercase());
    matches!(scheme.as_deref(), Some("http" | "https" | "mailto"))
}

/// An address as a page may hold it: what URLs do not allow is percent-encoded, as browsers do when
/// they follow it.
pub(crate) fn valid(url: &str) -> String {
    let foreign =
        |char: char| char.is_whitespace() || char.is_control() || "\"<>\\^`{|}".contains(char);
    url.chars()
        .map(|char| {
            if foreign(char) {
                encode(char.encode_utf8(&mut [0; 4]))
            } else {
                char.to_string()
            }
        })
        .collect()
}

/// Browsers leave out tabs and line ends anywhere, and white space and controls at either end.
fn seen(url: &str) -> String {
    let url: String = url
        .chars()
        .filter(|char| !matches!(char, '\t' | '\n' | '\r'))
        .collect();
    url.trim_matches(|char: char| char.is_whitespace() || char.is_control())
        .to_owned()
}

/// A link without a target: the path as it is looked up.
struct BrokenLink(String);

fn target(
    destination: &str,
    file: &FileId,
    known: &Destinations,
) -> Result<LinkTarget, BrokenLink> {
    let url = seen(destination);
    if is_external(&url) {
        return Ok(LinkTarget::External(valid(&url)));
    }
    if is_refused(destination) {
        return Ok(LinkTarget::Refused);
    }
    let cut = url.find(['?', '#']).unwrap_or(url.len());
    let (path, rest) = url.split_at(cut);
    if path.is_empty() {
        return Ok(LinkTarget::Here(rest.to_owned()));
    }
    let decoded = decode(path).ok_or_else(|| BrokenLink(path.to_owned()))?;
    let path = absolute(&decoded, file).ok_or_else(|| BrokenLink(decoded.clone()))?;
    match known.addresses.get(path.as_str()) {
        Some(address) => Ok(LinkTarget::Internal {
            address: address.clone(),
            rest: rest.to_owned(),
        }),
        None => Err(BrokenLink(path)),
    }
}

/// Whether an address may neither lead out nor be looked up in the site.
fn is_refused(destination: &str) -> bool {
    let url = seen(destination);
    let odd = url.chars().any(char::is_control)
        || url.starts_with("//")
        || url.contains('\\')
        || has_scheme(&url);
    odd && !is_external(&url)
}

fn refused(file: &FileId, span: Span) -> Diagnostic {
    let message = "this address may not be linked to";
    Diagnostic::new(Code::BrokenLink, Place::new(file, span), message)
        .help("a link starts with http:, https: or mailto:, or is the path of a file of this site")
}

/// A colon before any `/`, `?` or `#` makes a scheme, or what some browser takes for one.
fn has_scheme(url: &str) -> bool {
    let end = url.find(['/', '?', '#']).unwrap_or(url.len());
    url[..end].contains(':')
}

/// The path below `content/` that a relative path means in a file; nothing if it leads out.
fn absolute(path: &str, file: &FileId) -> Option<String> {
    let folder = file
        .as_str()
        .strip_prefix("content/")
        .and_then(|path| path.rsplit_once('/'))
        .map_or("", |(folder, _)| folder);
    let mut parts: Vec<&str> = if path.starts_with('/') {
        Vec::new()
    } else {
        folder.split('/').collect()
    };
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.retain(|part| !part.is_empty());
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    parts.retain(|part| !part.is_empty());
    Some(if parts.is_empty() {
        "index.html".to_owned()
    } else {
        parts.join("/")
    })
}

/// Everything that a link may lead to: paths below `content/` and published addresses, each with
/// its address.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Destinations {
    addresses: BTreeMap<String, String>,
}

impl Destinations {
    fn new(project: &Project, options: &Options, pairs: &[SourcePair]) -> Self {
        let below = |file: &FileId| {
            file.as_str()
                .strip_prefix("content/")
                .unwrap_or(file.as_str())
                .to_owned()
        };
        let mut known = Self {
            addresses: BTreeMap::new(),
        };
        for name in [
            "comparisons.html",
            "sources.html",
            "matrix.html",
            "404.html",
        ] {
            known.add(name.to_owned(), name.to_owned());
        }
        for address in pairs
            .iter()
            .map(|pair| pair.address.as_str())
            .chain((!pairs.is_empty()).then_some("parallel.html"))
        {
            known.add(address.to_owned(), address.to_owned());
        }
        for writing in project
            .writings
            .values()
            .filter(|writing| is_published(writing, options))
        {
            known.add(below(writing.file()), writing.address());
        }
        for source in project.sources.values() {
            known.add(below(&source.file), address::of_source(&source.key));
        }
        for asset in &project.assets {
            known.add(below(&asset.file), asset.address.clone());
        }
        known
    }

    fn add(&mut self, path: String, address: String) {
        self.addresses.insert(address.clone(), address.clone());
        self.addresses.insert(path, address);
    }

    fn broken_link(&self, broken: &BrokenLink, file: &FileId, span: Span) -> Diagnostic {
        let place = Place::new(file, span);
        let diagnostic = Diagnostic::new(
            Code::BrokenLink,
            place,
            format!("this link leads to “{}”, which is not there", broken.0),
        );
        let score = |path: &&String| strsim::jaro_winkler(path, &broken.0);
        let nearest = self
            .addresses
            .keys()
            .map(|path| (score(&path), path))
            .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(a.1)));
        match nearest.filter(|(score, _)| *score > 0.8) {
            Some((_, path)) => diagnostic.help(format!("did you mean “{path}”?")),
            None => diagnostic.help("paths are relative to the file that the link stands in, and a file's name must be exact"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{FileId, absolute, has_scheme, is_external, valid};

    #[test]
    fn only_three_schemes_lead_out() {
        assert!(
            is_external("https://example.org")
                && is_external(" HTTP://x")
                && is_external("mailto:a@b")
        );
        for url in [
            "javascript:alert(1)",
            "java\nscript:x",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc/passwd",
            "\u{1}javascript:x",
        ] {
            assert!(!is_external(url), "{url}");
            assert!(has_scheme(url), "{url}");
        }
    }

    #[test]
    fn what_urls_do_not_allow_is_encoded() {
        assert_eq!(
            valid("https://example.org/a b?\"><x>#é%20"),
            "https://example.org/a%20b?%22%3E%3Cx%3E#é%20"
        );
    }

    #[test]
    fn paths_are_relative_to_the_file() {
        let page = FileId::new("content/about/team.md");
        assert_eq!(absolute("../index.md", &page).as_deref(), Some("index.md"));
        assert_eq!(absolute("./me.md", &page).as_deref(), Some("about/me.md"));
        assert_eq!(
            absolute("/matrix.html", &page).as_deref(),
            Some("matrix.html")
        );
        assert_eq!(absolute("../../secret", &page), None);
    }
}
