//! A person at a terminal: reads what is printed, and types when it is their turn.

use std::fs::{File, OpenOptions};
use std::io::{Read, Write};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::OpenOptionsExt;
use std::process::{Command, ExitStatus};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use rustix::fs::OFlags;
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};

/// Stands before what is typed.
pub(crate) const TYPED: &str = "⌨ ";
/// How long a person waits for the program to say something.
const PATIENCE: Duration = Duration::from_secs(30);

/// Runs a command on a terminal of its own. Gives all that stood on the terminal, with `⌨ ` before
/// what was typed.
pub(crate) fn talk(
    mut command: Command,
    expected: &[&str],
) -> Result<(String, ExitStatus), String> {
    let (person, program) = terminal();
    command
        .stdin(program.try_clone().unwrap())
        .stdout(program.try_clone().unwrap())
        .stderr(program);
    let mut child = command.spawn().unwrap();
    // Its ends of the terminal close with the program alone, which then ends what is read.
    drop(command);
    let (printed, typed) = conversation(&person, expected);
    if typed.is_err() {
        child.kill().unwrap();
    }
    let status = child.wait().unwrap();
    typed.map_err(|waited| format!("waited in vain for `{waited}`; there stood\n{printed}"))?;
    Ok((printed, status))
}

/// Both ends of a new terminal.
fn terminal() -> (File, File) {
    let person = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
    grantpt(&person).unwrap();
    unlockpt(&person).unwrap();
    let name = ptsname(&person, Vec::new()).unwrap();
    let name = std::ffi::OsStr::from_bytes(name.as_bytes());
    let flags = OFlags::NOCTTY.bits().cast_signed();
    let program = OpenOptions::new()
        .read(true)
        .write(true)
        .custom_flags(flags)
        .open(name)
        .unwrap();
    (person.into(), program)
}

/// What stood on the terminal in the end, and the question that was not asked, if one was not.
fn conversation(person: &File, expected: &[&str]) -> (String, Result<(), String>) {
    let heard = listen(person.try_clone().unwrap());
    let mut printed = String::new();
    for line in expected {
        let Some((question, answer)) = line.split_once(TYPED) else {
            continue;
        };
        if !hear(&heard, &mut printed, |printed| printed.ends_with(question)) {
            return (printed, Err(question.to_owned()));
        }
        printed.push_str(TYPED);
        let before = printed.len();
        let mut person = person;
        writeln!(person, "{answer}").unwrap();
        // The terminal shows what is typed; a question that is asked again must not be taken for
        // the one just answered.
        hear(&heard, &mut printed, |printed| {
            printed[before..].contains('\n')
        });
    }
    let ends = hear(&heard, &mut printed, |_| false);
    (
        printed,
        if ends {
            Ok(())
        } else {
            Err("the end".to_owned())
        },
    )
}

/// Adds what is heard until it is enough, or all; not if nothing more is heard for too long.
fn hear(heard: &Receiver<Vec<u8>>, printed: &mut String, is_enough: impl Fn(&str) -> bool) -> bool {
    let mut bytes = Vec::new();
    while !is_enough(printed) {
        match heard.recv_timeout(PATIENCE) {
            Ok(more) => bytes.extend(more),
            Err(why) => return why == std::sync::mpsc::RecvTimeoutError::Disconnected,
        }
        if let Ok(text) = std::str::from_utf8(&bytes) {
            printed.push_str(&shown(text));
            bytes.clear();
        }
    }
    true
}

/// Text as a transcript shows it: what moves the cursor is seen.
fn shown(text: &str) -> String {
    text.replace("\r\n", "\n")
        .replace('\r', "␍")
        .replace('\u{1b}', "␛")
}

/// What the program prints, until it has ended: then reading is an error.
fn listen(mut person: File) -> Receiver<Vec<u8>> {
    let (say, heard) = channel();
    std::thread::spawn(move || {
        let mut bytes = [0; 4096];
        while let Ok(count @ 1..) = person.read(&mut bytes) {
            drop(say.send(bytes[..count].to_vec()));
        }
    });
    heard
}
