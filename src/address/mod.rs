//! Names that can be published everywhere, and addresses as links write them.
//!
//! In comes a name or an address; out comes why a file system would not take it, the form in which
//! two of them are one file, or its percent-encoded form. Whoever checks a project, writes it or
//! serves it asks here, so that they cannot disagree.

mod names;
mod percent;

pub use names::{LONGEST_NAME, folded, unsafe_name};
pub use percent::{decode, encode};
