//! The program `variorum`; all of it stands in the library.

fn main() -> std::process::ExitCode {
    variorum::commands::run()
}
