//! `variorum completions` and `variorum man`: what the description of the command line gives by
//! itself.

use std::io::{self, Write};
use std::process::ExitCode;

use clap::{Command, CommandFactory};
use clap_complete::{Shell, generate};
use clap_mangen::Man;

use super::arguments::Arguments;

/// Prints completions for a shell.
pub(super) fn completions(shell: Shell) -> ExitCode {
    let mut text = Vec::new();
    generate(shell, &mut Arguments::command(), "variorum", &mut text);
    print(&text)
}

/// Prints the manual: one page, with every command below the program.
pub(super) fn man() -> ExitCode {
    match page() {
        Ok(text) => print(
            text.replace(".SH EXTRA", ".SH EXAMPLE")
                .replace(".SS EXTRA", ".SS EXAMPLE")
                .as_bytes(),
        ),
        // Writing to memory does not fail.
        Err(_) => ExitCode::FAILURE,
    }
}

fn page() -> io::Result<String> {
    let mut program = Arguments::command();
    program.build();
    let page = Man::new(program.clone());
    let mut text = Vec::new();
    page.render_title(&mut text)?;
    page.render_name_section(&mut text)?;
    page.render_synopsis_section(&mut text)?;
    page.render_options_section(&mut text)?;
    page.render_extra_section(&mut text)?;
    of_commands(&program, &mut text)?;
    Ok(String::from_utf8_lossy(&text).into_owned())
}

/// A section for each command below another. The options that every command has stand at the head
/// of the page.
fn of_commands(parent: &Command, text: &mut Vec<u8>) -> io::Result<()> {
    for command in parent
        .get_subcommands()
        .filter(|command| command.get_name() != "help")
    {
        let own = command.clone().mut_args(|arg| {
            let everywhere =
                arg.is_global_set() || ["help", "version"].contains(&arg.get_id().as_str());
            arg.hide(everywhere)
        });
        let name = own.get_bin_name().unwrap_or(own.get_name()).to_uppercase();
        writeln!(text, ".SH {name}")?;
        let page = Man::new(own.clone());
        let mut parts = Vec::new();
        page.render_description_section(&mut parts)?;
        page.render_synopsis_section(&mut parts)?;
        if own.get_arguments().any(|arg| !arg.is_hide_set()) {
            page.render_options_section(&mut parts)?;
        }
        page.render_extra_section(&mut parts)?;
        // The sections of a page of its own are parts of one here.
        let parts = String::from_utf8_lossy(&parts)
            .replace(".SH DESCRIPTION\n", "")
            .replace(".SH ", ".SS ");
        text.extend_from_slice(parts.as_bytes());
        of_commands(&own, text)?;
    }
    Ok(())
}

/// Whoever reads may have closed the pipe: then nobody needs it.
fn print(text: &[u8]) -> ExitCode {
    drop(io::stdout().lock().write_all(text));
    ExitCode::SUCCESS
}
