//! `variorum mcp`: the checker for programs that write, by the Model Context Protocol.
//!
//! In come requests of JSON-RPC 2.0, one a line, on standard input; out go answers on standard
//! output, one a line. `message` knows the protocol, `tool` the one tool. Nothing is remembered
//! from one request to the next, and no file is opened outside the folder that was named at the
//! start.

mod answer;
mod message;
mod tool;

use std::io::{self, BufRead, Write};
use std::path::Path;
use std::process::ExitCode;

use crate::disk;

use super::arguments::McpOptions;
use answer::answer;
use message::too_long;

/// A request in bytes: sources of 64 MB in all, escaped as JSON, with room for the text.
const LONGEST_REQUEST: usize = 160 * 1024 * 1024;

pub(super) fn run(arguments: &McpOptions) -> Result<ExitCode, disk::Error> {
    let folder = arguments.sources.as_deref();
    if let Some(folder) = folder {
        // A folder that is not there is told at once and not at the first question.
        disk::size_of_sources(folder)?;
    }
    // Whoever asked has closed the pipe: then nobody needs an answer.
    drop(serve(io::stdin().lock(), io::stdout().lock(), folder));
    Ok(ExitCode::SUCCESS)
}

/// Answers requests until they end.
///
/// # Errors
/// If the one who asks can no longer be heard or told.
fn serve(
    mut requests: impl BufRead,
    mut answers: impl Write,
    folder: Option<&Path>,
) -> io::Result<()> {
    let mut line = Vec::new();
    while let Some(is_whole) = next_line(&mut requests, &mut line, LONGEST_REQUEST)? {
        let said = if is_whole {
            answer(&line, folder)
        } else {
            Some(too_long(LONGEST_REQUEST))
        };
        let Some(said) = said else { continue };
        writeln!(answers, "{said}")?;
        answers.flush()?;
    }
    Ok(())
}

/// Reads the next line into `line`, at most so many bytes of it; whether that is all of it, nothing
/// at the end. The rest of a longer one is passed over.
fn next_line(
    requests: &mut impl BufRead,
    line: &mut Vec<u8>,
    most: usize,
) -> io::Result<Option<bool>> {
    line.clear();
    let (mut is_whole, mut has_begun) = (true, false);
    loop {
        let read = requests.fill_buf()?;
        if read.is_empty() {
            return Ok(has_begun.then_some(is_whole));
        }
        has_begun = true;
        let end = read.iter().position(|byte| *byte == b'\n');
        let part = &read[..end.unwrap_or(read.len())];
        is_whole &= line.len() + part.len() <= most;
        if is_whole {
            line.extend_from_slice(part);
        }
        let taken = part.len() + usize::from(end.is_some());
        requests.consume(taken);
        if end.is_some() {
            return Ok(Some(is_whole));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_is_too_long_is_passed_over() {
        let mut requests = io::BufReader::with_capacity(3, &b"abcdefgh\nij\n\nklm"[..]);
        let mut line = Vec::new();
        let mut read = Vec::new();
        while let Some(is_whole) = next_line(&mut requests, &mut line, 4).unwrap() {
            read.push((String::from_utf8(line.clone()).unwrap(), is_whole));
        }
        let read: Vec<_> = read
            .iter()
            .map(|(line, is_whole)| (&line[..], *is_whole))
            .collect();
        assert_eq!(read[1..], [("ij", true), ("", true), ("klm", true)]);
        assert!(!read[0].1);
    }
}
