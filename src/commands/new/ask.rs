//! Questions for what a command line leaves out.

use crate::commands::ask::ask;
use crate::commands::terminal::Terminal;

use super::Stop;

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
