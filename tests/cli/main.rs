//! The program as it is typed: exit statuses, what is printed where, what is written and what is
//! left alone.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test says what it needs by failing"
)]
#![allow(
    clippy::disallowed_methods,
    reason = "a test lays out files and looks at what was written"
)]

mod any_text;
mod begun;
mod build;
mod completion;
mod editor;
mod export;
mod lock;
mod lsp;
mod mcp;
mod printed;
mod projects;
mod read;
mod services;
mod site;
mod suggest;
mod usage;
