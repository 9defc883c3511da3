//! What the operating system says about changes, reduced to "look again" and the paths that it
//! names.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::time::Duration;

use notify::event::{AccessKind, AccessMode};
use notify::{ErrorKind, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use crate::address::{SETTINGS, is_ignored};
use crate::disk;

/// A flag that is set whenever something may have changed.
#[derive(Debug)]
pub(super) struct Events {
    root: PathBuf,
    flag: Receiver<()>,
    /// The paths that are told of.
    paths: Option<Receiver<PathBuf>>,
    /// Kept, so that waiting never finds the other end gone.
    setter: SyncSender<()>,
    watcher: Option<RecommendedWatcher>,
    failure: Option<String>,
    /// Changes of which nothing was told.
    missed: usize,
}

/// How changes are learnt of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Watching {
    /// The system tells of them.
    Told,
    /// The files are looked at again and again.
    Polled,
}

/// Paths that wait to be heard.
const PATHS: usize = 64;

/// Folders of a project that are watched with all that is in them.
const FOLDERS: [&str; 2] = ["content", "themes"];

impl Events {
    /// Nothing is watched yet.
    pub(super) fn new(root: &Path) -> Self {
        // Events name real paths; of a link's path nothing could be told.
        let root = disk::real_path(root).unwrap_or_else(|| root.into());
        let (setter, flag) = sync_channel(1);
        Self {
            root,
            flag,
            paths: None,
            setter,
            watcher: None,
            failure: None,
            missed: 0,
        }
    }

    /// Begins to watch every folder that is there now. The flag is set: something may have changed
    /// before.
    pub(super) fn start(&mut self, watching: Watching) {
        let (teller, paths) = sync_channel(PATHS);
        self.paths = Some(paths);
        match watching {
            Watching::Polled => self.failure = Some("as --poll says".to_owned()),
            Watching::Told => match listener(&self.root, self.setter.clone(), teller) {
                Ok(watcher) => self.watcher = Some(watcher),
                Err(error) => self.failure = Some(not_told(&error)),
            },
        }
        self.watch_folders();
        let _set = self.setter.try_send(());
    }

    /// The paths below the root that are told of from now on, given once; and the root.
    pub(super) fn paths(&mut self) -> Option<(PathBuf, Receiver<PathBuf>)> {
        Some((self.root.clone(), self.paths.take()?))
    }

    /// Why it is not enough to wait for what the system tells.
    pub(super) fn failure(&self) -> Option<&str> {
        self.failure.as_deref()
    }

    /// A change was found of which nothing was told. Once may be chance; twice, and nothing is to
    /// be expected of this file system.
    pub(super) fn missed(&mut self) {
        self.missed += 1;
        if self.missed == 2 && self.failure.is_none() {
            let words = "the system did not tell of the last two, \
                         as is usual with network drives and shared folders";
            self.failure = Some(words.to_owned());
        }
    }

    /// Waits for the flag and lowers it; says whether it was set.
    pub(super) fn wait(&self, longest: Duration) -> bool {
        self.flag.recv_timeout(longest).is_ok()
    }

    /// Watches every folder that is there now, if any is to be watched; returns whether.
    pub(super) fn watch_folders(&mut self) -> bool {
        let Some(watcher) = &mut self.watcher else {
            return false;
        };
        // The root by itself: the output lies there, and may be as large as it likes.
        let mut folders = vec![(self.root.clone(), RecursiveMode::NonRecursive)];
        for folder in FOLDERS {
            folders.push((self.root.join(folder), RecursiveMode::Recursive));
        }
        for (path, mode) in folders {
            // A folder that was taken away and came back is another, of which nothing is told yet.
            drop(watcher.unwatch(&path));
            if let Err(error) = watcher.watch(&path, mode)
                && disk::real_path(&path).is_some()
            {
                self.failure = Some(reason(&error));
            }
        }
        true
    }
}

/// Sets the flag with each event that matters, and hands on its paths.
fn listener(
    root: &Path,
    flag: SyncSender<()>,
    paths: SyncSender<PathBuf>,
) -> notify::Result<RecommendedWatcher> {
    let root = root.to_owned();
    notify::recommended_watcher(move |event| hear(event, &root, &flag, &paths))
}

fn hear(
    event: notify::Result<Event>,
    root: &Path,
    flag: &SyncSender<()>,
    paths: &SyncSender<PathBuf>,
) {
    // What the system failed to say may have been a change.
    let may_matter = match &event {
        Ok(event) => matters(event, root),
        Err(_) => true,
    };
    if !may_matter {
        return;
    }
    // A flag that is set already stays set.
    let _set = flag.try_send(());
    let told = event.map(|event| event.paths).unwrap_or_default();
    for path in told.into_iter().filter(|path| is_ours(path, root)) {
        // Of so many that there is no room nobody wants to hear one by one.
        let _told = paths.try_send(path);
    }
}

fn reason(error: &notify::Error) -> String {
    match error.kind {
        ErrorKind::MaxFilesWatch => "the system watches as many folders as it may".to_owned(),
        _ => not_told(error),
    }
}

fn not_told(error: &notify::Error) -> String {
    format!("the system does not tell of them ({error})")
}

/// Whether an event may mean that a file of the project has other bytes. Reading makes events too,
/// and so do our own output and what editors write beside a file.
fn matters(event: &Event, root: &Path) -> bool {
    if event.need_rescan() || event.paths.is_empty() {
        return true;
    }
    let only_read = match event.kind {
        EventKind::Access(access) => access != AccessKind::Close(AccessMode::Write),
        _ => false,
    };
    !only_read && event.paths.iter().any(|path| is_ours(path, root))
}

fn is_ours(path: &Path, root: &Path) -> bool {
    let Ok(relative) = path.strip_prefix(root) else {
        return true;
    };
    let first = relative
        .components()
        .next()
        .map(|part| part.as_os_str().to_string_lossy());
    let known = first.is_none_or(|first| first == SETTINGS || FOLDERS.contains(&&*first));
    known
        && !path
            .file_name()
            .is_some_and(|name| is_ignored(&name.to_string_lossy()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use notify::event::{CreateKind, Flag, ModifyKind};

    fn matters(kind: EventKind, path: &str) -> bool {
        let event = Event::new(kind).add_path(PathBuf::from(path));
        super::matters(&event, Path::new("/site"))
    }

    #[test]
    fn only_what_may_change_a_file_of_the_project_matters() {
        let change = EventKind::Modify(ModifyKind::Any);
        for path in [
            "/site/variorum.toml",
            "/site/content/a/b.md",
            "/site/themes/x/static/a.css",
            "/site",
            "/elsewhere",
        ] {
            assert!(matters(change, path), "{path}");
        }
        for path in [
            "/site/public",
            "/site/.public.variorum-new",
            "/site/content/.x.swp",
            "/site/content/4913",
            "/site/notes.md",
        ] {
            assert!(!matters(change, path), "{path}");
        }
        assert!(matters(
            EventKind::Create(CreateKind::Folder),
            "/site/content/new"
        ));
        assert!(matters(
            EventKind::Access(AccessKind::Close(AccessMode::Write)),
            "/site/content/a.md"
        ));
        assert!(!matters(
            EventKind::Access(AccessKind::Open(AccessMode::Any)),
            "/site/content/a.md"
        ));
    }

    #[test]
    fn a_lost_event_means_look_again() {
        let lost = Event::new(EventKind::Other).set_flag(Flag::Rescan);
        assert!(super::matters(&lost, Path::new("/site")));
    }
}
