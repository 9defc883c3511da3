//! Everything of the site that a link may lead to, and what to say of one that leads to nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::address;
use crate::compare::is_published;
use crate::diagnostics::{Code, Diagnostic, Place};
use crate::parse::{Asset, Options, Project, SourceId};
use crate::text::{FileId, Span};

use super::corrections::has_corrections;
use super::pairs::SourcePair;

/// Pages that every site has.
const LISTS: [&str; 5] = [
    address::MATRIX_CSV,
    "comparisons.html",
    "sources.html",
    "matrix.html",
    "404.html",
];

/// Above this likeness, of 1 at most, a path is proposed for one that is not there.
const ALIKE: f64 = 0.8;

/// Paths below `content/` and published addresses, each with its address.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Destinations {
    addresses: BTreeMap<String, String>,
    /// Paths and addresses of drafts that are not published.
    drafts: BTreeSet<String>,
}

/// A link without a target: the path as it is looked up.
pub(super) struct BrokenLink(pub(super) String);

/// All that is published, with the paths of what has one below `content/`.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Published {
    /// Without a file.
    made: Vec<String>,
    /// Addresses of pages and annotations, drafts only where they are published.
    writings: Vec<(FileId, Arc<str>)>,
    /// The same of drafts that are not.
    drafts: Vec<(FileId, Arc<str>)>,
    sources: Vec<(FileId, SourceId)>,
    assets: Vec<Asset>,
}

impl Published {
    pub(super) fn new(project: &Project, options: &Options, pairs: &[SourcePair]) -> Self {
        let mut made: Vec<String> = LISTS.map(str::to_owned).into();
        made.extend(pairs.iter().map(|pair| pair.address.clone()));
        if !pairs.is_empty() {
            made.push("parallel.html".to_owned());
        }
        if has_corrections(project, options) {
            made.push("corrections.html".to_owned());
        }
        if project.config.compare.show_untouched {
            made.push(address::of_list(address::NOT_COMPARED, 1));
        }
        if project.config.compare.show_speech {
            made.push(address::of_list(address::WHO_IS_QUOTED, 1));
        }
        let mut writings = Vec::with_capacity(project.writings.len());
        let mut drafts = Vec::new();
        for writing in project.writings.values() {
            let place = (writing.file().clone(), writing.address.clone());
            if is_published(writing, options) {
                writings.push(place);
            } else {
                drafts.push(place);
            }
        }
        let sources = project.sources.values();
        Self {
            made,
            writings,
            drafts,
            sources: sources
                .map(|source| (source.file.clone(), source.key.clone()))
                .collect(),
            assets: project.assets.clone(),
        }
    }
}

impl Destinations {
    /// All of them.
    pub(super) fn new(published: &Published) -> Self {
        let mut known = Self {
            addresses: BTreeMap::new(),
            drafts: BTreeSet::new(),
        };
        for address in &published.made {
            known.add(address, address);
        }
        for (file, address) in &published.writings {
            known.add(below_content(file), address);
        }
        for (file, key) in &published.sources {
            known.add(below_content(file), &address::of_source(key));
        }
        for (file, address) in &published.drafts {
            known.drafts.insert(below_content(file).to_owned());
            known.drafts.insert(address.to_string());
        }
        for asset in &published.assets {
            known.add(below_content(&asset.file), &asset.address);
        }
        known
    }

    fn add(&mut self, path: &str, address: &str) {
        self.addresses
            .insert(address.to_owned(), address.to_owned());
        self.addresses.insert(path.to_owned(), address.to_owned());
    }

    /// The address of what a path means in a file.
    pub(super) fn of(&self, path: &str, file: &FileId) -> Result<&str, BrokenLink> {
        let path = absolute(path, file).ok_or_else(|| BrokenLink(path.to_owned()))?;
        match self.addresses.get(&path) {
            Some(address) => Ok(address),
            None => Err(BrokenLink(path)),
        }
    }

    /// That a link leads to nothing, with the path that it may have meant.
    pub(super) fn report(&self, broken: &BrokenLink, file: &FileId, span: Span) -> Diagnostic {
        let place = Place::new(file, span);
        if self.drafts.contains(&broken.0) {
            let message = format!("this link leads to “{}”, which is a draft", broken.0);
            let error = Diagnostic::new(Code::DraftReferenced, place, message);
            return error.help("take `draft = true` out of the draft, or the link out of the text");
        }
        let message = format!("this link leads to “{}”, which is not there", broken.0);
        let diagnostic = Diagnostic::new(Code::BrokenLink, place, message);
        if let Some(help) = elsewhere(&broken.0) {
            return diagnostic.help(help);
        }
        match self.nearest(&broken.0) {
            Some(path) => diagnostic.help(format!("did you mean “{path}”?")),
            None => diagnostic.help(
                "put the file into content/, where all that is published lies; its path is \
                 relative to the file that the link stands in, and its name must be exact",
            ),
        }
    }

    /// The path that is most like one, the first of several; nothing if none is like it.
    fn nearest(&self, broken: &str) -> Option<&str> {
        // A page without its ending is meant, and not another file of that name.
        let page = self
            .addresses
            .get_key_value(format!("{broken}.html").as_str());
        if let Some((page, _)) = page {
            return Some(page);
        }
        let mut best = (ALIKE, None);
        for path in self.addresses.keys() {
            let likeness = strsim::jaro_winkler(path, broken);
            if likeness > best.0 {
                best = (likeness, Some(path.as_str()));
            }
        }
        best.1
    }
}

/// What to write for an address that leads out of the site and does not say how.
fn elsewhere(path: &str) -> Option<String> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let is_host = |host: &str| host.contains('.') && !host.starts_with('.') && !host.ends_with('.');
    if let Some((person, host)) = name.split_once('@')
        && !person.is_empty()
        && is_host(host)
    {
        return Some(format!("a mail address is written [words](mailto:{name})"));
    }
    let at = path
        .find("www.")
        .filter(|at| *at == 0 || path[..*at].ends_with('/'))?;
    Some(format!(
        "another site is written [words](https://{})",
        &path[at..]
    ))
}

fn below_content(file: &FileId) -> &str {
    file.as_str()
        .strip_prefix("content/")
        .unwrap_or(file.as_str())
}

/// The path below `content/` that a relative path means in a file; nothing if it leads out.
fn absolute(path: &str, file: &FileId) -> Option<String> {
    let mut parts: Vec<&str> = Vec::new();
    if !path.starts_with('/')
        && let Some((folder, _)) = file
            .as_str()
            .strip_prefix("content/")
            .and_then(|path| path.rsplit_once('/'))
    {
        parts.extend(folder.split('/'));
    }
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    Some(if parts.is_empty() {
        "index.html".to_owned()
    } else {
        parts.join("/")
    })
}

#[cfg(test)]
mod tests {
    use super::{FileId, absolute};

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
