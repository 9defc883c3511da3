//! Questions to the person at the terminal.

use std::io::{self, BufRead, IsTerminal, Write};

/// Whether somebody is there who can be asked.
pub(super) fn is_answered() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// The answer to a question, without white space round it; nothing if nobody is there, or nothing
/// was answered.
pub(super) fn ask(question: &str) -> Option<String> {
    if !is_answered() {
        return None;
    }
    let mut err = io::stderr().lock();
    write!(err, "{question} ").and_then(|()| err.flush()).ok()?;
    let mut answer = String::new();
    io::stdin().lock().read_line(&mut answer).ok()?;
    let answer = answer.trim();
    (!answer.is_empty()).then(|| answer.to_owned())
}
