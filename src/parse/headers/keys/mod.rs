//! Every key of every file that an author writes, with an example of each.
//!
//! The readers beside this room know the keys that stand here and no others, and ask for all of
//! them; `variorum explain keys` and the section of `README.md` are made of the same tables. So a
//! key can be forgotten in none of these.

mod corrections;
mod key;
mod settings;
mod sidecar;
mod writing;

pub(super) use corrections::CORRECTIONS;
pub use key::{Key, KeyFile, KeyTable};
pub(super) use settings::SETTINGS;
pub(super) use sidecar::SIDECAR;
pub(super) use writing::{ANNOTATION, PAGE};

/// Every kind of file that holds keys, in the order in which an author meets them.
pub const KEY_FILES: [&KeyFile; 5] = [&SETTINGS, &SIDECAR, &PAGE, &ANNOTATION, &CORRECTIONS];
