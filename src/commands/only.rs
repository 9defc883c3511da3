//! Words that choose among quotations.

use crate::parse::list_names;
use crate::resolve::Status;

/// Which quotations to list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Only {
    /// Words that nothing is cited for.
    Unchecked,
    /// Those that their author gives a reason for.
    Allowed,
    /// Those that became this.
    Status(Status),
}

/// A word of `--only`; any other is wrong usage.
pub(super) fn only(typed: &str) -> Result<Only, String> {
    match typed.trim() {
        "unchecked" => Ok(Only::Unchecked),
        "allowed" => Ok(Only::Allowed),
        typed => match Status::ALL.iter().find(|status| status.name() == typed) {
            Some(status) => Ok(Only::Status(*status)),
            None => Err(format!("the words are {}", list_names(only_words()))),
        },
    }
}

/// Every word of `--only`.
fn only_words() -> impl Iterator<Item = &'static str> {
    let statuses = Status::ALL.iter().map(|status| status.name());
    ["unchecked", "allowed"].into_iter().chain(statuses)
}
