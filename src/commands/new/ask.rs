//! Questions to the person at the terminal.

use std::io::{self, BufRead, IsTerminal, Write};

use crate::commands::terminal::Terminal;

use super::Stop;

/// The answer to a question, without white space round it; nothing if nobody is there, or nothing
/// was answered.
pub(super) fn ask(question: &str) -> Option<String> {
    let is_answered = io::stdin().is_terminal() && io::stderr().is_terminal();
    if !is_answered {
        return None;
    }
    let mut err = io::stderr().lock();
    write!(err, "{question} ").and_then(|()| err.flush()).ok()?;
    let mut answer = String::new();
    io::stdin().lock().read_line(&mut answer).ok()?;
    let answer = answer.trim();
    (!answer.is_empty()).then(|| answer.to_owned())
}

/// The first answer that can stand, as it is understood; of each before it is said why it cannot.
pub(super) fn ask_until<T>(
    question: &str,
    terminal: Terminal,
    understand: impl Fn(&str) -> Result<T, Stop>,
) -> Option<T> {
    loop {
        match understand(&ask(question)?) {
            Ok(understood) => return Some(understood),
            // What the person did not write is not worth a word while the next answer is awaited.
            Err(Stop::Told) => {}
            Err(stop) => stop.say(terminal),
        }
    }
}

/// What the command line says has to stand; what it leaves out is asked for.
pub(super) fn typed_or_asked<T>(
    typed: &str,
    question: &str,
    terminal: Terminal,
    understand: impl Fn(&str) -> Result<T, Stop>,
) -> Result<Option<T>, Stop> {
    if typed.is_empty() {
        Ok(ask_until(question, terminal, understand))
    } else {
        understand(typed).map(Some)
    }
}
