//! Faults of ours, which must not end the conversation.

use std::panic::{AssertUnwindSafe, catch_unwind};

/// What a step of the conversation comes to; if it panics, what it said then, which stands on
/// standard error too. A fault of ours must not cost a person the answers to everything else.
///
/// Nothing that is half done is looked at again: a `Workspace` takes out of itself what a run
/// changes, and what has not come back is made anew.
pub(super) fn caught<T>(step: impl FnOnce() -> T) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(step)).map_err(|said| {
        let text = said.downcast_ref::<String>().cloned();
        text.or_else(|| said.downcast_ref::<&str>().map(|text| (*text).to_owned()))
            .unwrap_or_default()
    })
}

#[cfg(test)]
mod tests;
