//! The preview as a browser and its enemies meet it: the real program on a free port. Nothing here
//! sleeps; every wait is for an event.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test says what it needs by failing"
)]
#![allow(
    clippy::disallowed_methods,
    reason = "a test lays out files and looks at what was written"
)]

mod abuse;
mod changes;
mod errors;
mod films;
mod harness;
mod preview;
