//! A change on disk in; the project's new files out.
//!
//! An event is a hint, the disk is the truth: whatever the system says only means "look again", and a slow look of our own
//! finds what it did not say. Nothing here compiles or writes; that is done by whoever waits for a change.

mod changes;
mod events;

pub use changes::{Change, Changes};
