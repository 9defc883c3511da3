//! The only reader and the only writer.
//!
//! In come a project's folder and, later, a [`crate::render::Site`]; out come the bytes of the project's files, and the
//! published folder. Everything that touches the disk goes through `file_system`, and every error names its path. Nothing
//! here knows what a file means.
#![allow(clippy::disallowed_methods)]

mod error;
mod file_system;
mod ignored;
mod reader;
mod writer;

pub use error::Error;
pub use ignored::is_ignored;
pub use reader::{LARGEST_FILE, Reading, SETTINGS, Stamp, read, stamp, theme_name};
pub use writer::{Target, Written, holds_site, write};
