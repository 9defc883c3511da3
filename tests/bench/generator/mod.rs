//! Projects of any size, the same in every run: what is measured, and what tests of growth are made
//! of.
//!
//! Files come one at a time, so that whoever writes them need not hold ten thousand pages.

pub(crate) mod annotations;
pub(crate) mod pages;
pub(crate) mod programs;
mod words;

/// A file of a project: its path from the root, with `/`, and its text.
pub(crate) type File = (String, String);
