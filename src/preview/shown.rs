//! What the preview shows at a moment, and who is told when that changes.
//!
//! A request sees one whole [`Shown`], old or new, however long it takes: a rebuild makes another
//! and puts it up.

use std::collections::BTreeSet;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::analysis::Analysis;
use crate::parse::Inputs;
use crate::render::{SEARCH_INDEX, Site};
use crate::text::FileId;

/// The last good site and what is wrong now.
#[derive(Debug, Default)]
pub struct Shown {
    /// The last site that was without errors, and what it was made from; nothing if there was none
    /// yet.
    pub good: Option<Good>,
    /// The errors of now as HTML; empty if there are none.
    pub band: String,
    /// The files of now: nothing else is opened in an editor.
    pub files: BTreeSet<FileId>,
    /// The editor's command line, if the settings name one.
    pub editor: Option<String>,
}

/// A site without errors.
#[derive(Clone, Debug)]
pub struct Good {
    /// Its files.
    pub site: Arc<Site>,
    /// What it was made from.
    pub inputs: Arc<Inputs>,
    /// The results on the way.
    pub analysis: Arc<Analysis>,
    /// Changes when a stylesheet does.
    pub(super) styles: String,
    /// Changes when another file does that pages show.
    pub(super) others: String,
}

impl Good {
    /// A site that has just been made. What did not change since `before` is not read again for its
    /// digest.
    pub fn new(site: Site, inputs: Inputs, analysis: Analysis, before: Option<&Self>) -> Self {
        let digest = |wanted: fn(&str) -> bool, old: Option<&String>| match (before, old) {
            (Some(before), Some(old)) if are_same(&before.site, &site, wanted) => old.clone(),
            _ => {
                let copied = site.copied.iter().filter(|(address, _)| wanted(address));
                let files = files(&site, wanted).collect::<Vec<_>>();
                digest(&(files, copied.collect::<Vec<_>>()))
            }
        };
        let styles = digest(is_style, before.map(|before| &before.styles));
        let others = digest(is_other, before.map(|before| &before.others));
        Self {
            site: site.into(),
            inputs: inputs.into(),
            analysis: analysis.into(),
            styles,
            others,
        }
    }
}

fn files(site: &Site, wanted: fn(&str) -> bool) -> impl Iterator<Item = (&String, &Arc<[u8]>)> {
    site.made.iter().filter(move |(address, _)| wanted(address))
}

/// Whether two sites have the same files of a kind; those that are one value are not looked into.
fn are_same(before: &Site, now: &Site, wanted: fn(&str) -> bool) -> bool {
    if before.copied != now.copied {
        return false;
    }
    let (mut before, mut now) = (files(before, wanted), files(now, wanted));
    loop {
        match (before.next(), now.next()) {
            (None, None) => return true,
            (Some((old_at, old)), Some((at, new))) if old_at == at => {
                if !Arc::ptr_eq(old, new) && old != new {
                    return false;
                }
            }
            _ => return false,
        }
    }
}

/// `css` of `assets/style.css`.
pub(super) fn ending(address: &str) -> &str {
    address.rsplit_once('.').map_or("", |(_, ending)| ending)
}

fn is_style(address: &str) -> bool {
    ending(address) == "css"
}

/// Whether a page may show it beside its own words: pictures, scripts, fonts. What the search looks
/// through is asked for anew by each page, and what programs read no page shows; both change with
/// every page, and tabs that show another need not load again.
fn is_other(address: &str) -> bool {
    !matches!(ending(address), "css" | "html" | "xml" | "txt") && address != SEARCH_INDEX
}

/// Short and equal for equal values, in this run and the next. Not for anything that somebody might
/// forge.
pub(super) fn digest(value: &impl Hash) -> String {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

/// The one place where what is shown now hangs.
#[derive(Debug, Default)]
pub struct Live {
    now: Mutex<(u64, Arc<Shown>)>,
    news: Condvar,
}

impl Live {
    /// Puts up something new and tells everybody who waits.
    pub fn show(&self, shown: Shown) {
        let mut now = self.lock();
        *now = (now.0 + 1, Arc::new(shown));
        self.news.notify_all();
    }

    /// What is shown.
    pub fn now(&self) -> Arc<Shown> {
        self.lock().1.clone()
    }

    /// Waits for something newer than number `seen`, and gives it with its own number; nothing if
    /// there was none for so long.
    pub(super) fn newer(&self, seen: u64, longest: Duration) -> Option<(u64, Arc<Shown>)> {
        let waited = self
            .news
            .wait_timeout_while(self.lock(), longest, |now| now.0 <= seen);
        let (now, _) = waited.unwrap_or_else(PoisonError::into_inner);
        (now.0 > seen).then(|| now.clone())
    }

    /// What is shown is replaced in one step, so it is whole even if somebody panicked.
    fn lock(&self) -> MutexGuard<'_, (u64, Arc<Shown>)> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
