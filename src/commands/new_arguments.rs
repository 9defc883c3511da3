//! What was typed behind `new`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// What to make.
#[derive(Debug, Subcommand)]
pub(super) enum New {
    /// Find words in a source and make an annotation that quotes them
    ///
    /// Each --quote belongs to the --source before it; several pairs make a comparison. On a
    /// terminal, what is missing is asked for.
    #[command(
        after_help = "Example: variorum new annotation reason --question \"Why did she resign?\" \
            --relation differ \\\n           \
                            --source gazette --quote \"her health\" --source herald --quote \
                            \"make room for others\""
    )]
    Annotation(NewAnnotation),
    /// Make an empty page
    #[command(after_help = "Example: variorum new page about --title \"About us\"")]
    Page {
        /// Where below content/, with or without .md
        path: Option<String>,
        /// What readers see above it; made of the path where it is left out
        #[arg(long)]
        title: Option<String>,
        /// Do not publish it yet
        #[arg(long)]
        draft: bool,
    },
    /// Copy texts into content/sources/, each with a file for what is known about it
    #[command(
        after_help = "Example: variorum new source ~/Downloads/gazette.txt ~/Downloads/herald.txt"
    )]
    Source {
        /// Plain texts or Markdown, saved as UTF-8
        files: Vec<PathBuf>,
        /// The short name for citations, of one file; made of the file's name where it is left out
        #[arg(long)]
        key: Option<String>,
        /// Put a newer copy in the place of this source; what becomes of each quotation from it is
        /// said first
        #[arg(long, value_name = "KEY", conflicts_with = "key")]
        replace: Option<String>,
    },
    /// Make a theme of your own that changes the built-in one
    #[command(after_help = "Example: variorum new theme mine")]
    Theme {
        /// Its folder below themes/
        name: Option<String>,
    },
}

/// Options of `new annotation`.
#[derive(Clone, Debug, Args)]
pub(super) struct NewAnnotation {
    /// The name that footnotes use; made of the question, the title or the words where it is left
    /// out
    pub(super) id: Option<String>,
    /// Key of a source
    #[arg(long, value_name = "KEY")]
    pub(super) source: Vec<String>,
    /// Words of that source
    #[arg(long, value_name = "WORDS")]
    pub(super) quote: Vec<String>,
    /// Which place, where the words stand in several: `para. 3`, `2nd`
    #[arg(long, value_name = "PLACE")]
    pub(super) locator: Vec<String>,
    /// What is compared, in the reader's words
    #[arg(long, value_name = "WORDS")]
    pub(super) question: Option<String>,
    /// agree, differ, conflict, only, unclear, or one of your own
    #[arg(long, value_name = "NAME")]
    pub(super) relation: Option<String>,
    /// Title of a note
    #[arg(long, value_name = "WORDS")]
    pub(super) title: Option<String>,
    /// Do not publish it yet
    #[arg(long)]
    pub(super) draft: bool,
}
