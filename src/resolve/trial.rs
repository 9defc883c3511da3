//! A project of a few lines, read and resolved, for the tests of this room.

use crate::diagnostics::Diagnostic;
use crate::parse::{Inputs, Options, Project, WritingId, parse};
use crate::text::FileId;

use super::{Resolution, resolve};

/// A project as a test looks at it.
pub(super) struct Trial {
    pub(super) project: Project,
    pub(super) resolution: Resolution,
    /// Everything that is reported, sorted.
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl Trial {
    /// Reads and resolves files, which are given by their paths below `content/`.
    pub(super) fn new(files: &[(&str, &str)]) -> Self {
        Self::with(files, Options::default())
    }

    /// The same with options of the command line.
    pub(super) fn with(files: &[(&str, &str)], options: Options) -> Self {
        let mut inputs = Inputs {
            options,
            ..Inputs::default()
        };
        let settings: &[u8] = b"title = \"Trial\"\n";
        inputs
            .files
            .insert(FileId::new("variorum.toml"), settings.into());
        for (path, content) in files {
            let file = FileId::new(format!("content/{path}"));
            inputs.files.insert(file, content.as_bytes().into());
        }
        let (project, mut diagnostics) = parse(&inputs);
        let (resolution, found) = resolve(&project, &inputs.options);
        diagnostics.append(found);
        Self {
            project,
            resolution,
            diagnostics: diagnostics.sorted().into_iter().collect(),
        }
    }

    /// The name of a writing, which is given as its file is.
    pub(super) fn writing(path: &str) -> WritingId {
        WritingId::new(&FileId::new(format!("content/{path}")))
    }

    /// What is reported, one line each: `code file:line message`.
    pub(super) fn said(&self) -> Vec<String> {
        let said = self.diagnostics.iter().map(|found| self.line(found));
        said.collect()
    }

    fn line(&self, found: &Diagnostic) -> String {
        let file = &found.place.file;
        let start = found.place.span.start;
        let writing = self.project.writings.get(&WritingId::new(file));
        let line = writing.map_or(0, |writing| writing.text.line_column(start).line);
        format!("{} {}:{line} {}", found.code, file.name(), found.message)
    }
}
