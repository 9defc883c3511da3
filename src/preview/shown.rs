//! What the preview shows at a moment, and who is told when that changes.
//!
//! A request sees one whole [`Shown`], old or new, however long it takes: a rebuild makes another
//! and puts it up. The pages of an edited text may stand before those of its site until then.

use std::collections::hash_map::DefaultHasher;
use std::collections::{BTreeMap, BTreeSet};
use std::hash::{Hash, Hasher};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::analysis::Analysis;
use crate::par_map::on_own_stack;
use crate::parse::{Inputs, WritingId};
use crate::render::{PageBases, PagesOnDemand, SEARCH_INDEX, Site};
use crate::text::FileId;

use super::saved::SavedFile;

/// The last good site and what is wrong now.
#[derive(Debug, Default)]
pub struct Shown {
    /// The last site that was without errors, and what it was made from; nothing if there was none
    /// yet.
    pub good: Option<Good>,
    /// Until there is a site, the pages that it will have.
    pub first: Option<PagesOnDemand>,
    /// The pages of a text whose words were edited since: they stand in the place of the site's
    /// until that is made anew.
    pub edit: Option<ShownEdit>,
    /// The errors of now as HTML; empty if there are none.
    pub band: String,
    /// The files of now: nothing else is opened in an editor.
    pub files: Arc<BTreeSet<FileId>>,
    /// The editor's command line, if the settings name one.
    pub editor: Option<String>,
}

/// The pages that show a text with the words that it has now.
#[derive(Clone, Debug)]
pub struct ShownEdit {
    /// What it was made from.
    pub saved: SavedFile,
    /// These, by address.
    pub pages: BTreeMap<String, Arc<[u8]>>,
}

impl Shown {
    /// The same with another edit.
    fn with_edit(&self, edit: Option<ShownEdit>) -> Self {
        Self {
            good: self.good.clone(),
            first: None,
            edit,
            band: self.band.clone(),
            files: self.files.clone(),
            editor: self.editor.clone(),
        }
    }

    /// What was made for an address; nothing if that is none of the site's.
    pub(super) fn made(&self, address: &str) -> Option<Arc<[u8]>> {
        let edited = self.edit.as_ref().and_then(|edit| edit.pages.get(address));
        let made = || self.good.as_ref()?.site.made.get(address);
        // The threads that ask have little stack.
        let first = || on_own_stack(|| self.first.as_ref()?.made(address)).flatten();
        edited.or_else(made).cloned().or_else(first)
    }
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
    /// What its pages were made from.
    pub pages: Option<Arc<PageBases>>,
    /// Changes when a stylesheet does.
    pub(super) styles: String,
    /// Changes when another file does that pages show.
    pub(super) others: String,
}

impl Good {
    /// Whether a file is a page or annotation of it.
    pub fn has_text(&self, file: &FileId) -> bool {
        let writings = &self.analysis.project.writings;
        writings.contains_key(&WritingId::new(file))
    }

    /// A site that has just been made. What did not change since `before` is not read again for its
    /// digest.
    pub fn new(
        (site, pages): (Site, Option<PageBases>),
        inputs: Inputs,
        analysis: Analysis,
        before: Option<&Self>,
    ) -> Self {
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
            pages: pages.map(Arc::new),
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
    now: Mutex<Now>,
    news: Condvar,
}

/// What is shown, with its number.
#[derive(Debug, Default)]
struct Now {
    number: u64,
    shown: Arc<Shown>,
    /// When the last look at all files had ended.
    looked: Option<Instant>,
}

/// For what needs the whole site nobody waits longer.
const LONGEST_WAIT: Duration = Duration::from_mins(1);

impl Live {
    /// Puts up something new and tells everybody who waits. `ended` is when the project had been
    /// read that it was made from: an edit that was read later stays, and another look at all files
    /// follows it.
    pub fn show(&self, mut shown: Shown, ended: Instant) {
        let mut now = self.lock();
        now.looked = Some(ended);
        if shown.good.is_some() && shown.band.is_empty() {
            let later = now
                .shown
                .edit
                .as_ref()
                .filter(|edit| edit.saved.read > ended);
            shown.edit = later.cloned();
        }
        self.put(&mut now, shown);
    }

    /// A look at all files that ended at a moment found them as what is shown has them: an edit
    /// that was read before is no more.
    pub fn looked(&self, ended: Instant) {
        let mut now = self.lock();
        now.looked = Some(ended);
        if now
            .shown
            .edit
            .as_ref()
            .is_some_and(|edit| edit.saved.read <= ended)
        {
            let shown = now.shown.with_edit(None);
            self.put(&mut now, shown);
        }
    }

    /// Puts the pages of an edited text before those of the site that they were made for. Nothing
    /// is done where there is another site by now, or all files were looked at since, or something
    /// is wrong, or another text was edited too: each would show the other as it was.
    pub fn show_edit(&self, site: &Arc<Site>, shown_edit: ShownEdit) {
        let mut now = self.lock();
        let Shown {
            good, edit, band, ..
        } = &*now.shown;
        let is_of_site = good
            .as_ref()
            .is_some_and(|good| Arc::ptr_eq(&good.site, site));
        let is_old = now
            .looked
            .is_some_and(|ended| shown_edit.saved.read <= ended);
        let is_alone = edit
            .as_ref()
            .is_none_or(|before| before.saved.file == shown_edit.saved.file);
        if is_of_site && !is_old && is_alone && band.is_empty() {
            let shown = now.shown.with_edit(Some(shown_edit));
            self.put(&mut now, shown);
        }
    }

    fn put(&self, now: &mut Now, shown: Shown) {
        now.number += 1;
        now.shown = Arc::new(shown);
        self.news.notify_all();
    }

    /// What is shown.
    pub fn now(&self) -> Arc<Shown> {
        self.lock().shown.clone()
    }

    /// What is shown as soon as it answers for an address: some need the whole site.
    pub(super) fn with(&self, address: &str) -> Arc<Shown> {
        self.once(|shown| shown.first.as_ref().is_none_or(|first| first.has(address)))
    }

    /// What is shown as soon as it is of the whole site as its files are, or of errors in it.
    pub(super) fn whole(&self) -> Arc<Shown> {
        self.once(|shown| shown.first.is_none() && shown.edit.is_none())
    }

    fn once(&self, is_enough: impl Fn(&Shown) -> bool) -> Arc<Shown> {
        let is_too_little = |now: &mut Now| !is_enough(&now.shown);
        let waited = self
            .news
            .wait_timeout_while(self.lock(), LONGEST_WAIT, is_too_little);
        let (now, _) = waited.unwrap_or_else(PoisonError::into_inner);
        now.shown.clone()
    }

    /// Makes everybody who waits ask again whether to give up.
    pub(super) fn wake(&self) {
        let _now = self.lock();
        self.news.notify_all();
    }

    /// Waits for something newer than number `seen`, and gives it with its own number; nothing if
    /// there was none for so long, or whoever waits gives up.
    pub(super) fn newer(
        &self,
        seen: u64,
        longest: Duration,
        gives_up: impl Fn() -> bool,
    ) -> Option<(u64, Arc<Shown>)> {
        let waited = self.news.wait_timeout_while(self.lock(), longest, |now| {
            now.number <= seen && !gives_up()
        });
        let (now, _) = waited.unwrap_or_else(PoisonError::into_inner);
        (now.number > seen).then(|| (now.number, now.shown.clone()))
    }

    /// What is shown is replaced in one step, so it is whole even if somebody panicked.
    fn lock(&self) -> MutexGuard<'_, Now> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Compiled, Memo, compile, compile_edit};

    const PAGE: &str = "content/index.md";

    /// What a project of one page is, built without errors.
    fn shown(words: &str) -> Shown {
        let mut inputs = Inputs::default();
        let files = [("variorum.toml", "title = \"Small\"\n"), (PAGE, words)];
        for (file, text) in files {
            let bytes = text.as_bytes().into();
            inputs.files.insert(FileId::new(file), bytes);
        }
        let mut memo = Memo::default();
        let (site, analysis, _) = compile(&inputs, &mut memo);
        let good = Good::new((site, memo.page_bases()), inputs, analysis, None);
        Shown {
            good: Some(good),
            ..Shown::default()
        }
    }

    /// Shows what comes of other words for the page; says which site they were shown for.
    fn edit(live: &Live, words: &str) -> Arc<Site> {
        let saved = SavedFile {
            file: FileId::new(PAGE),
            bytes: words.as_bytes().into(),
            read: Instant::now(),
        };
        let good = live.now().good.clone().unwrap();
        let before = Compiled {
            analysis: &good.analysis,
            pages: good.pages.as_deref().unwrap(),
        };
        let pages = compile_edit(&before, &saved.file, &saved.bytes).unwrap();
        live.show_edit(&good.site, ShownEdit { saved, pages });
        good.site
    }

    fn front(live: &Live) -> String {
        let shown = live.now();
        String::from_utf8_lossy(&shown.made("index.html").unwrap()).into_owned()
    }

    #[test]
    fn an_edit_is_shown_until_all_files_were_looked_at_after_it() {
        let live = Live::default();
        live.show(shown("# Page\n\nOne.\n"), Instant::now());
        let ended = Instant::now();
        edit(&live, "# Page\n\nTwo.\n");
        assert!(front(&live).contains("Two."));
        // A look that had ended before the edit was saved leads to a site after it was shown.
        live.show(shown("# Page\n\nOne.\n"), ended);
        assert!(front(&live).contains("Two."), "the page went back");
        // One that ended later has the files as they are, whatever the edit was.
        live.show(shown("# Page\n\nThree.\n"), Instant::now());
        assert!(front(&live).contains("Three."), "an edit hides the site");
        edit(&live, "# Page\n\nFour.\n");
        live.looked(Instant::now());
        assert!(front(&live).contains("Three."), "the file was put back");
    }

    #[test]
    fn an_edit_is_not_shown_after_a_look_that_found_it_gone() {
        let live = Live::default();
        live.show(shown("# Page\n\nOne.\n"), Instant::now());
        edit(&live, "# Page\n\nTwo.\n");
        let made = live.now().edit.clone().unwrap();
        live.looked(Instant::now());
        let site = live.now().good.as_ref().unwrap().site.clone();
        live.show_edit(&site, made);
        assert!(
            front(&live).contains("One."),
            "what was made meanwhile is old"
        );
    }

    #[test]
    fn an_edit_is_not_shown_for_another_site_or_over_an_error() {
        let live = Live::default();
        live.show(shown("# Page\n\nOne.\n"), Instant::now());
        let before = edit(&live, "# Page\n\nTwo.\n");
        let shown_edit = live.now().edit.clone().unwrap();
        let mut with_error = shown("# Page\n\nOne.\n");
        with_error.band = "<h1>1 error</h1>".to_owned();
        let site = with_error.good.as_ref().unwrap().site.clone();
        live.show(with_error, Instant::now());
        live.show_edit(&site, shown_edit.clone());
        assert!(live.now().edit.is_none(), "an error is hidden");
        live.show(shown("# Page\n\nOne.\n"), Instant::now());
        live.show_edit(&before, shown_edit);
        assert!(live.now().edit.is_none(), "the site was another");
    }
}
