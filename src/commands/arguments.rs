//! What was typed.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::parse::Options;

/// A compiler for quotations: source texts and annotations in, a checked briefing out.
#[derive(Debug, Parser)]
#[command(name = "variorum", version, propagate_version = true, arg_required_else_help = true)]
#[command(after_help = "Example: variorum init briefing && cd briefing && variorum build")]
pub(super) struct Arguments {
    #[command(flatten)]
    pub(super) global: Global,
    #[command(subcommand)]
    pub(super) command: Command,
}

/// Options of every command.
#[derive(Debug, Args)]
pub(super) struct Global {
    /// The project's folder, the one with variorum.toml
    #[arg(long, global = true, value_name = "DIR", default_value = ".", hide_default_value = true)]
    pub(super) root: PathBuf,
    /// Print errors only
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub(super) quiet: bool,
    /// Print what was read and written, and how long it took
    #[arg(short, long, global = true)]
    pub(super) verbose: bool,
    /// When to print in colour
    #[arg(long, global = true, value_name = "WHEN", value_enum, default_value_t = Colour::Auto)]
    pub(super) color: Colour,
}

/// When to print in colour.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(super) enum Colour {
    /// On a terminal, unless `NO_COLOR` is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// For whom to print.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(super) enum Format {
    /// For people.
    Human,
    /// One JSON object a line.
    Json,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Make a small working site in a new folder
    #[command(after_help = "Example: variorum init briefing")]
    Init {
        /// The folder to make; it must not exist or be empty
        dir: PathBuf,
    },
    /// Check everything, then write the site; with errors nothing is written and the last good site stays
    #[command(after_help = "Example: variorum build --output public --base-url https://example.org/briefing/")]
    Build(Build),
    /// Check everything and write nothing
    #[command(after_help = "Example: variorum check --format json")]
    Check(Check),
    /// Rebuild the site whenever a file changes; Ctrl-C ends it
    #[command(after_help = "Example: variorum watch")]
    Watch(Build),
    /// Show the site in your browser and reload it whenever you save; errors stand in the page; Ctrl-C ends it
    #[command(after_help = "Example: variorum serve --open")]
    Serve(Serve),
    /// List every quotation, where it stands and how it resolved
    #[command(after_help = "Example: variorum quotations --format json")]
    Quotations {
        /// For people, or one JSON object a line
        #[arg(long, value_enum, default_value_t = Format::Human)]
        format: Format,
    },
}

/// Options of `build` and `watch`.
#[derive(Clone, Debug, Args)]
pub(super) struct Build {
    /// Where to write the site, instead of `output` in variorum.toml
    #[arg(long, value_name = "DIR")]
    pub(super) output: Option<PathBuf>,
    /// Address of the site's root, instead of `base_url` in variorum.toml
    #[arg(long, value_name = "URL")]
    pub(super) base_url: Option<String>,
    /// Publish drafts too
    #[arg(long)]
    pub(super) drafts: bool,
}

/// Options of `serve`.
#[derive(Clone, Debug, Args)]
pub(super) struct Serve {
    /// The port; the next free one if it is taken
    #[arg(long, value_name = "N", default_value_t = 1111)]
    pub(super) port: u16,
    /// The address to listen on; any other than this shows the preview to the network
    #[arg(long, value_name = "H", default_value = "127.0.0.1")]
    pub(super) host: String,
    /// Open the preview in your browser
    #[arg(long)]
    pub(super) open: bool,
    /// Show drafts too
    #[arg(long)]
    pub(super) drafts: bool,
}

impl Serve {
    /// What of it changes the site.
    pub(super) fn options(&self) -> Options {
        Options { drafts: self.drafts, base_url: None }
    }
}

/// Options of `check`.
#[derive(Clone, Debug, Args)]
pub(super) struct Check {
    /// Check as if drafts were published
    #[arg(long)]
    pub(super) drafts: bool,
    /// For people, or one JSON object a line
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub(super) format: Format,
}
