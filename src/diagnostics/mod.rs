//! The one vocabulary of errors.
//!
//! Every stage says what it found wrong as a [`Diagnostic`]: a [`Code`] of a closed list, one
//! headline, the place, what it is related to, and one help that can be done. Printers stand apart
//! and never change what a diagnostic says.

mod code;
mod diagnostic;
mod excerpt;
mod explained;
mod github;
mod html;
mod human;
mod json;
mod position;
mod sarif;
mod visible;

#[cfg(test)]
mod tests;

pub use code::{Code, Level, Lints, Severity};
pub use diagnostic::{Diagnostic, Diagnostics, Fix, Place, Related};
pub use explained::explained;
pub use github::github;
pub use html::{escaped, html};
pub use human::{HumanStyle, human, style};
pub use json::json;
pub use position::{Position, Positions};
pub use sarif::sarif;
pub use visible::visible;
