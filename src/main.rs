//! The program `variorum`; all of it stands in the library.

/// Pages are made of many small values, on all cores.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    variorum::commands::run()
}
