//! Names that can be published everywhere.
//!
//! In comes a name or an address; out comes why a file system would not take it, or the form in which two of them are one file.
//! Whoever checks a project and whoever writes it ask here, so that they cannot disagree.

mod names;

pub use names::{LONGEST_NAME, folded, unsafe_name};
