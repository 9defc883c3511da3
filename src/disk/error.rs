//! What can go wrong with the disk, always with the path.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::address::SETTINGS;

use super::shell::pasted;

/// Why a command cannot read or write.
#[derive(Debug)]
pub enum Error {
    /// The folder is not a project: it is missing, or `variorum.toml` is.
    NoProject {
        /// What is missing.
        missing: PathBuf,
        /// The one project in a folder right below, which may be meant.
        below: Option<String>,
        /// The project that the folder lies in, which may be meant.
        around: Option<PathBuf>,
    },
    /// The folder is not a project: what should be its settings is a folder.
    SettingsFolder {
        /// `variorum.toml`.
        path: PathBuf,
    },
    /// A file or folder that was named on the command line is not there, or is not one.
    NotThere {
        /// What was named.
        path: PathBuf,
        /// What it should be: `file`, `folder`.
        kind: &'static str,
        /// One thing to do.
        help: &'static str,
    },
    /// What was named on the command line is there, or might be, and cannot be meant.
    Misnamed {
        /// What was named.
        path: PathBuf,
        /// Why not, as the rest of a sentence that begins with the path.
        reason: &'static str,
        /// One thing to do.
        help: String,
    },
    /// The operating system refused.
    Failed {
        /// What was tried: `read`, `write`.
        action: &'static str,
        /// With what.
        path: PathBuf,
        /// Why it refused.
        cause: io::Error,
    },
    /// Variorum refuses, because something of the user's would be lost.
    Refused {
        /// Which folder or file.
        path: PathBuf,
        /// Why, as the rest of a sentence that begins with the path.
        reason: String,
        /// One thing to do.
        help: Option<String>,
    },
    /// Another run is writing.
    Busy {
        /// The output folder.
        path: PathBuf,
        /// The other run's process, if it said so.
        holder: Option<String>,
    },
}

impl Error {
    /// Whether the command was used wrongly: status 2.
    pub fn is_usage(&self) -> bool {
        matches!(
            self,
            Self::NoProject { .. }
                | Self::SettingsFolder { .. }
                | Self::NotThere { .. }
                | Self::Misnamed { .. }
        )
    }

    /// One thing to do about it.
    pub fn help(&self) -> Option<String> {
        let help = match self {
            Self::NoProject {
                below: Some(name), ..
            } => return Some(format!("there is one in {name}: go into that folder first")),
            Self::NoProject {
                missing,
                around: Some(project),
                ..
            } => return Some(lies_in(missing, project)),
            Self::NoProject { .. } => {
                "go into your project’s folder, name it with `--root DIR`, or make a project with \
                    `variorum init DIR`"
            }
            Self::SettingsFolder { .. } => {
                "move it away, and make a project with `variorum init DIR`"
            }
            Self::NotThere { help, .. } => help,
            Self::Misnamed { help, .. } => return Some(help.clone()),
            Self::Refused { help, .. } => return help.clone(),
            Self::Busy { .. } => "wait until it has finished, or end it",
            Self::Failed { .. } => return None,
        };
        Some(help.to_owned())
    }

    pub(super) fn refused(path: &Path, reason: impl Into<String>, help: impl Into<String>) -> Self {
        Self::Refused {
            path: path.into(),
            reason: reason.into(),
            help: Some(help.into()),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoProject {
                missing,
                around: None,
                ..
            } if missing == Path::new(SETTINGS) => write!(
                f,
                "this folder is not in a project: no {SETTINGS} is here or in a folder above"
            ),
            Self::NoProject { missing, .. } => write!(f, "{} does not exist", missing.display()),
            Self::SettingsFolder { path } => {
                write!(
                    f,
                    "{} is a folder, and must be the file with the project's settings",
                    path.display()
                )
            }
            Self::NotThere { path, kind, .. } => {
                write!(f, "there is no {kind} {}", path.display())
            }
            Self::Misnamed { path, reason, .. } => write!(f, "{} {reason}", path.display()),
            Self::Failed {
                action,
                path,
                cause,
            } => write!(f, "cannot {action} {}: {}", path.display(), in_words(cause)),
            Self::Refused { path, reason, .. } => write!(f, "{} {reason}", path.display()),
            Self::Busy { path, holder } => {
                write!(
                    f,
                    "another run of Variorum is writing to {}",
                    path.display()
                )?;
                holder
                    .as_ref()
                    .map_or(Ok(()), |holder| write!(f, " (process {holder})"))
            }
        }
    }
}

/// What to name instead of a folder within a project, whose settings are missing.
fn lies_in(missing: &Path, project: &Path) -> String {
    let folder = missing.parent().filter(|folder| *folder != Path::new(""));
    let folder = folder.map_or("this folder".into(), Path::to_string_lossy);
    let project = pasted(project);
    format!("{folder} lies in the project {project}: write --root {project}")
}

/// The system's reason without its number; the most frequent one in plain words.
fn in_words(cause: &io::Error) -> String {
    let words = cause.to_string();
    match cause.kind() {
        io::ErrorKind::NotFound => "there is no such file or folder".to_owned(),
        io::ErrorKind::NotADirectory => "a part of this path is a file and no folder".to_owned(),
        _ => words
            .rsplit_once(" (os error ")
            .map_or(words.as_str(), |(words, _)| words)
            .to_owned(),
    }
}

impl std::error::Error for Error {}

/// Says with which path something failed.
pub(super) trait At<T> {
    /// The error names the action and the path.
    fn at(self, action: &'static str, path: &Path) -> Result<T, Error>;
}

impl<T> At<T> for io::Result<T> {
    fn at(self, action: &'static str, path: &Path) -> Result<T, Error> {
        self.map_err(|cause| Error::Failed {
            action,
            path: path.into(),
            cause,
        })
    }
}
