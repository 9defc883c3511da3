//! What was typed.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::parse::{Options, normalise_base_url};

use super::export::ExportFormat;
use super::new_arguments::New;
use super::only::{Only, only};

/// What the help of the program ends with.
const FIRST_STEPS: &str = "\
Example, from nothing to a page that says which texts agree:
  variorum init briefing                 makes a small site to look at; then go into it: cd briefing
  variorum new source ~/gazette.txt      takes in a text
  variorum new annotation                asks which words you quote, and makes the file
  variorum serve                         shows the site while you write
  variorum explain quotation-not-found   says more about a message";

/// What the help of `quotations` ends with.
const STATUSES: &str = "\
Before each quotation stands what became of it:
  verbatim       stands so in its source
  folded         the same but for typography: quotation marks, dashes, spaces
  edited         with words left out, in square brackets, or over a paragraph’s end
  case           differs in capitals alone
  moved          stands elsewhere in a source that has changed
  not-found, ambiguous, misattributed, reworded, gone, invalid
                 is not accepted; variorum check says why

Example: variorum quotations --only allowed,unchecked";

/// A compiler for quotations: source texts and annotations in, a checked briefing out.
#[derive(Debug, Parser)]
#[command(
    name = "variorum",
    version,
    propagate_version = true,
    arg_required_else_help = true
)]
#[command(after_help = FIRST_STEPS)]
pub(super) struct Arguments {
    #[command(flatten)]
    pub(super) global: Global,
    #[command(subcommand)]
    pub(super) command: Command,
}

/// Options of every command.
#[derive(Debug, Args)]
#[command(next_help_heading = "Options of every command")]
pub(super) struct Global {
    /// The project's folder, the one with variorum.toml; else it is looked for from here upwards
    #[arg(long, global = true, value_name = "DIR")]
    pub(super) root: Option<PathBuf>,
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

/// For whom to list quotations.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(super) enum QuotationsFormat {
    /// For people.
    Human,
    /// One JSON object a line.
    Json,
    /// A table for spreadsheets.
    Csv,
}

/// For whom to print what was found.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(super) enum CheckFormat {
    /// For people.
    Human,
    /// One JSON object a line.
    Json,
    /// One log in SARIF 2.1.0, which services and editors read.
    Sarif,
    /// Lines that GitHub shows beside the lines of a change.
    Github,
}

/// Who checks and publishes a site whenever it is changed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(super) enum CodeHost {
    /// GitHub Actions and GitHub Pages.
    Github,
    /// GitLab CI and GitLab Pages.
    Gitlab,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Make a small working site in a new folder
    #[command(after_help = "Example: variorum init briefing --ci github")]
    Init {
        /// The folder to make; it must not exist, or hold nothing but .git and the like
        dir: PathBuf,
        /// Write the file too by which this service checks the site at each push and publishes it;
        /// where DIR holds a site already, only that
        #[arg(long, value_enum, value_name = "SERVICE")]
        ci: Option<CodeHost>,
    },
    /// Make a file with the right beginnings: an annotation, a page, a source or a theme; nothing
    /// is ever overwritten
    #[command(
        subcommand,
        after_help = "Example: variorum new annotation --source gazette --quote \"The mayor \
            resigned\""
    )]
    New(New),
    /// Check everything, then write the site; with errors nothing is written and the last good site
    /// stays
    #[command(after_help = "Example: variorum build --output public --base-url \
            https://example.org/briefing/")]
    Build(Build),
    /// Check everything and write nothing; or check the quotations of any text against a folder of
    /// texts, without a project
    #[command(after_help = "Examples: variorum check --format json\n          \
            variorum check essay.md --sources texts")]
    Check(Check),
    /// Rebuild the site whenever a file changes; Ctrl-C ends it
    #[command(after_help = "Example: variorum watch")]
    Watch(Watch),
    /// Show the site in your browser and reload it whenever you save; errors stand in the page;
    /// Ctrl-C ends it
    #[command(after_help = "Example: variorum serve --open")]
    Serve(Serve),
    /// List every quotation, where it stands and how it resolved
    #[command(after_help = STATUSES)]
    Quotations(QuotationsOptions),
    /// Show as a patch what can be repaired: the new words of quotations whose source has changed,
    /// and what messages propose
    #[command(after_help = "Example: variorum fix --apply")]
    Fix(FixOptions),
    /// List sentences of different sources that seem to speak of the same thing and that no
    /// annotation compares, and sentences with facts that none touches
    #[command(after_help = "Example: variorum suggest --write")]
    Suggest(SuggestOptions),
    /// Print what the machine sees in the sources, for other programs
    #[command(after_help = "Example: variorum export alignment > alignment.jsonl")]
    Export {
        /// `alignment`: every pair of sentences of two sources that share something, one JSON
        /// object a line
        #[arg(value_name = "FORMAT", value_enum)]
        what: ExportFormat,
    },
    /// Say what a message means, with an example of wrong and right; alone, list all messages
    #[command(after_help = "Example: variorum explain quotation-not-found")]
    Explain {
        /// The code in square brackets behind `error` or `warning`; `keys`, for every key of every
        /// file; `meaning`, which prints the word lists too; or `folding`, for what counts as the
        /// same words
        code: Option<String>,
    },
    /// Check and complete quotations in an editor, by the Language Server Protocol, on standard
    /// input and output; the README says what to paste into yours
    Lsp {
        /// What editors write that know servers of other kinds; it is so anyway
        #[arg(long, hide = true)]
        stdio: bool,
    },
    /// Check quotations for programs that write, by the Model Context Protocol, on standard input
    /// and output
    #[command(after_help = "Example: variorum mcp --sources texts")]
    Mcp(McpOptions),
    /// Print completions for a shell, which then finishes commands and options that are begun
    #[command(
        after_help = "Example, for this window; write the line into ~/.bashrc for every one:\n  \
            source <(variorum completions bash)"
    )]
    Completions {
        /// Which shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page
    #[command(after_help = "Example: variorum man > variorum.1 && man ./variorum.1")]
    Man,
}

/// Options of `build` and `watch`.
#[derive(Clone, Debug, Args)]
pub(super) struct Build {
    #[command(flatten)]
    pub(super) publish: Publish,
    /// Make it an error if variorum.lock is not what it should be, instead of writing it
    #[arg(long)]
    pub(super) locked: bool,
}

/// What `build` and `watch` publish, and where.
#[derive(Clone, Debug, Args)]
pub(super) struct Publish {
    /// Where to write the site, instead of `output` in variorum.toml
    #[arg(long, value_name = "DIR")]
    pub(super) output: Option<PathBuf>,
    /// Address of the site's root, instead of `base_url` in variorum.toml
    #[arg(long, value_name = "URL", value_parser = base_url)]
    pub(super) base_url: Option<String>,
    /// Publish drafts too
    #[arg(long)]
    pub(super) drafts: bool,
}

/// Options of `watch`.
#[derive(Clone, Debug, Args)]
pub(super) struct Watch {
    #[command(flatten)]
    pub(super) publish: Publish,
    /// Look for changes every 300 ms: for network drives and shared folders, of which the system
    /// tells nothing
    #[arg(long)]
    pub(super) poll: bool,
}

/// An address that pages can be found under; any other is wrong usage.
fn base_url(typed: &str) -> Result<String, &'static str> {
    normalise_base_url(typed)
        .ok_or("write the full address, https:// and all, without spaces, `?` and `#`")
}

/// A port; any other text is wrong usage.
fn port(typed: &str) -> Result<u16, &'static str> {
    typed
        .parse()
        .map_err(|_| "a port is a number up to 65535, such as 1111")
}

/// Options of `serve`.
#[derive(Clone, Debug, Args)]
pub(super) struct Serve {
    /// The port; the next free one if it is taken
    #[arg(long, value_name = "N", default_value_t = 1111, value_parser = port)]
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
    /// Look for changes every 300 ms: for network drives and shared folders, of which the system
    /// tells nothing
    #[arg(long)]
    pub(super) poll: bool,
}

impl Serve {
    /// What of it changes the site.
    pub(super) fn options(&self) -> Options {
        Options {
            drafts: self.drafts,
            ..Options::default()
        }
    }
}

/// Options of `quotations`.
#[derive(Clone, Debug, Args)]
pub(super) struct QuotationsOptions {
    /// Only these, parted by commas: `unchecked` (words that nothing is cited for), `allowed` (with
    /// their reasons), or what became of them, as it is listed
    #[arg(long, value_name = "WORDS", value_delimiter = ',', value_parser = only)]
    pub(super) only: Vec<Only>,
    /// For people, one JSON object a line, or a table for spreadsheets
    #[arg(long, value_enum, default_value_t = QuotationsFormat::Human)]
    pub(super) format: QuotationsFormat,
}

/// Options of `check`.
#[derive(Clone, Debug, Args)]
pub(super) struct Check {
    /// Texts to check, in Markdown or plain text; `-` is standard input. Without --sources, files
    /// of the project, whose messages are printed
    pub(super) files: Vec<PathBuf>,
    /// The folder with the texts that are quoted, as .txt or .md files; no project is needed
    #[arg(long, value_name = "DIR", requires = "files", conflicts_with_all = ["drafts", "locked"])]
    pub(super) sources: Option<PathBuf>,
    /// Check as if drafts were published
    #[arg(long)]
    pub(super) drafts: bool,
    /// Make it an error if variorum.lock is not what a build would write
    #[arg(long)]
    pub(super) locked: bool,
    /// For whom to print
    #[arg(long, value_enum, default_value_t = CheckFormat::Human)]
    pub(super) format: CheckFormat,
}

/// Options of `mcp`.
#[derive(Clone, Debug, Args)]
pub(super) struct McpOptions {
    /// The folder with the texts that are quoted; no file outside it is opened. Without it each
    /// request brings its own
    #[arg(long, value_name = "DIR")]
    pub(super) sources: Option<PathBuf>,
}

/// Options of `fix`.
#[derive(Clone, Debug, Args)]
pub(super) struct FixOptions {
    /// Write what is shown into the files, all of it or nothing
    #[arg(long, conflicts_with = "interactive")]
    pub(super) apply: bool,
    /// Ask on a terminal which of it to write
    #[arg(long)]
    pub(super) interactive: bool,
    /// Tell readers too: note each new wording in content/corrections.toml, which is published as
    /// the site's corrections
    #[arg(long, requires = "apply")]
    pub(super) record: bool,
}

/// Options of `suggest`.
#[derive(Clone, Debug, Args)]
pub(super) struct SuggestOptions {
    /// For people, or one JSON object a line
    #[arg(long, value_enum, default_value_t = Format::Human, conflicts_with = "write")]
    pub(super) format: Format,
    /// Make a draft annotation of each pair, with both quotations; what is compared and how they
    /// stand to each other is yours to write
    #[arg(long)]
    pub(super) write: bool,
}
