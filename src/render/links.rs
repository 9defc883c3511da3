//! Where the links of the content lead: to a page or file of the site, to another site, or nowhere.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::address::decode;
use crate::compare::is_published;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::memo::{Shared, Table};
use crate::parse::markdown::{Document, Link};
use crate::parse::{Options, Project, Writing, WritingId};
use crate::text::{FileId, Span};

use super::destinations::{BrokenLink, Destinations, Published};
use super::pairs::SourcePair;
use super::urls::{is_external, is_refused, seen, valid};

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

impl LinkTarget {
    /// Whether it leads to a place within the page at an address, or stands there.
    pub(super) fn leads_within(&self, page: &str, stands_there: bool) -> bool {
        let is_of_it = match self {
            Self::Internal { address, .. } => address == page,
            Self::Here(_) => stands_there,
            Self::External(_) | Self::Refused => false,
        };
        is_of_it && self.leads_within_a_page()
    }

    /// Whether it leads to a place within a page of this site.
    pub(super) fn leads_within_a_page(&self) -> bool {
        match self {
            Self::Internal { rest, .. } | Self::Here(rest) => rest.contains('#'),
            Self::External(_) | Self::Refused => false,
        }
    }
}

/// Where each link and image of a text leads, in the order of [`Document::links`].
pub(crate) type Links = Vec<LinkTarget>;

/// The links of a text, and those of them that lead to nothing.
type FoundLinks = (Arc<Links>, Diagnostics);

/// What the links of earlier runs led to.
#[derive(Clone, Debug, Default)]
pub(super) struct LinkMemory {
    known: Table<(), Published, Arc<Destinations>>,
    texts: Table<WritingId, (Shared<Writing>, Shared<Destinations>), FoundLinks>,
}

impl LinkMemory {
    /// All that a link could lead to in the last run.
    pub(super) fn destinations(&self) -> Option<Arc<Destinations>> {
        self.known.value(&()).cloned()
    }

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
    // The same value as in the last run if nothing came or went, so that no text is compared with
    // every address there is.
    let published = Published::new(project, options, pairs);
    let known = memory.known.get((), published, |(), published| {
        Destinations::new(published).into()
    });
    let known = Shared(known);
    let mut asked = Vec::with_capacity(project.writings.len());
    for (id, writing) in &project.writings {
        if is_published(writing, options) {
            asked.push((id.clone(), (Shared(writing.clone()), known.clone())));
        }
    }
    let texts: Vec<WritingId> = asked.iter().map(|(id, _)| id.clone()).collect();
    let mut links = Vec::with_capacity(texts.len());
    for (id, (of_text, found)) in texts
        .into_iter()
        .zip(memory.texts.get_all(asked, found_links))
    {
        diagnostics.append(found);
        links.push((id, of_text));
    }
    links.into_iter().collect()
}

fn found_links(
    _: &WritingId,
    (writing, known): &(Shared<Writing>, Shared<Destinations>),
) -> FoundLinks {
    let mut found = Diagnostics::default();
    let links = links_of(writing.file(), &writing.document, known, &mut found);
    (links.into(), found)
}

pub(super) fn links_of(
    file: &FileId,
    document: &Document,
    known: &Destinations,
    diagnostics: &mut Diagnostics,
) -> Links {
    // `[@a](…)` is reported as a citation.
    let citations: BTreeSet<usize> = document
        .citations
        .iter()
        .map(|citation| citation.span.start)
        .collect();
    let mut links = Vec::with_capacity(document.links.len());
    for Link {
        destination,
        span,
        image,
        ..
    } in &document.links
    {
        if citations.contains(&span.start) {
            links.push(LinkTarget::Refused);
            continue;
        }
        let target = target(destination, file, known).unwrap_or_else(|broken| {
            diagnostics.push(known.report(&broken, file, *span));
            LinkTarget::Refused
        });
        if target == LinkTarget::Refused && is_refused(destination) {
            diagnostics.push(refused(destination, file, *span));
        }
        if *image && matches!(target, LinkTarget::External(_)) {
            diagnostics.push(outside(file, *span));
        }
        links.push(target);
    }
    links
}

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
    let path = decode(path).ok_or_else(|| BrokenLink(path.to_owned()))?;
    Ok(LinkTarget::Internal {
        address: known.of(&path, file)?.to_owned(),
        rest: rest.to_owned(),
    })
}

/// Whether an address is a file's on somebody's own computer: `file:///home/…`, `C:\Users\…`.
fn is_of_a_computer(destination: &str) -> bool {
    let url = seen(destination);
    let mut letters = url.chars();
    let is_drive = letters
        .next()
        .is_some_and(|letter| letter.is_ascii_alphabetic())
        && letters.next() == Some(':')
        && letters.next().is_some_and(|sign| "/\\".contains(sign));
    is_drive || url.to_ascii_lowercase().starts_with("file:")
}

fn outside(file: &FileId, span: Span) -> Diagnostic {
    let message = "this picture lies on another site, so readers get a link in its place";
    Diagnostic::new(Code::OutsidePicture, Place::new(file, span), message).help(
        "save it into content/, if you may publish it, and write its name here: published pages \
             ask no other site for anything",
    )
}

fn refused(destination: &str, file: &FileId, span: Span) -> Diagnostic {
    if is_of_a_computer(destination) {
        let name = destination.rsplit(['/', '\\']).next().unwrap_or_default();
        let message = "this is a path of your computer, where readers find nothing";
        let help = if name.is_empty() {
            "put the files into content/ and link to one of them".to_owned()
        } else {
            format!("put the file into content/ and write its name: {name}")
        };
        return Diagnostic::new(Code::BrokenLink, Place::new(file, span), message).help(help);
    }
    let message = "this address may not be linked to";
    Diagnostic::new(Code::BrokenLink, Place::new(file, span), message)
        .help("a link starts with http:, https: or mailto:, or is the path of a file of this site")
}
