//! A change on disk in; the project's new files out, and a browser on this machine told of the new
//! site.
//!
//! An event is a hint, the disk is the truth: whatever the system says means "look again", and a
//! slow look of our own finds what it did not say. The file that it names may be shown before that
//! look, and goes with it. Nothing here compiles or writes; that is done by whoever waits for a
//! change.

mod changes;
mod editor;
mod events;
mod places;
mod saved;
mod server;
mod shown;

pub use changes::{Changes, ProjectChange};
pub use editor::open_in_browser;
pub use events::Watching;
pub use saved::{SavedFile, SavedFiles};
pub use server::{Server, Where};
pub use shown::{Good, Live, Shown, ShownEdit};
