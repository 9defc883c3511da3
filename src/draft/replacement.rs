//! A newer copy of a source in the place of the old one.

use std::sync::Arc;

use crate::address::LOCK;
use crate::analysis::next_lock;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::parse::{Inputs, Options, Source, SourceId};
use crate::text::FileId;
use crate::{Memo, analyze};

use super::Refusal;
use super::source::text;

/// What will take a source's place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Replacement {
    /// The source's file.
    pub file: FileId,
    /// Its bytes now.
    pub old: Arc<[u8]>,
    /// Its bytes then.
    pub new: Vec<u8>,
    /// Where its old bytes will be kept, under a name that is not read.
    pub kept: String,
    /// The lock to be written with it: where the project has none that knows the source, nothing
    /// else would remember what was quoted from it.
    pub lock: Option<String>,
    /// The project as it will be.
    pub after: Inputs,
}

impl Replacement {
    /// The bytes of `name` in the place of the source `key`.
    ///
    /// # Errors
    /// If there is no such source, or the bytes are no text of its kind, or its own.
    pub fn new(inputs: &Inputs, key: &str, name: &FileId, bytes: Vec<u8>) -> Result<Self, Refusal> {
        let mut inputs = inputs.clone();
        inputs.options = Options {
            drafts: true,
            ..Options::default()
        };
        let (analysis, _) = analyze(&inputs, &mut Memo::default());
        let sources = &analysis.project.sources;
        let Some(source) = sources.get(key) else {
            return Err(unknown(key, sources.keys()));
        };
        text(name, &bytes)?;
        check(source, name, &bytes)?;
        let lock = (!analysis.project.lock.sources.contains_key(key)).then(|| next_lock(&analysis));
        let mut after = inputs.clone();
        after
            .files
            .insert(source.file.clone(), bytes.as_slice().into());
        if let Some(lock) = &lock {
            after
                .files
                .insert(FileId::new(LOCK), lock.as_bytes().into());
        }
        Ok(Self {
            file: source.file.clone(),
            old: inputs.files[&source.file].clone(),
            new: bytes,
            kept: format!("{}.{}~", source.file, &source.sha256[..8]),
            lock,
            after,
        })
    }

    /// What would be reported of the quotations from the source.
    pub fn report(&self) -> Diagnostics {
        let (_, found) = analyze(&self.after, &mut Memo::default());
        found.filter_map(|found| self.concerns(&found).then_some(found))
    }

    /// Whether a diagnostic is of the source, or points to it.
    fn concerns(&self, found: &Diagnostic) -> bool {
        let mut related = found.related.iter();
        found.code == Code::SourceChanged
            || found.place.file == self.file
            || related.any(|related| related.place.file == self.file)
    }
}

fn unknown<'a>(key: &str, keys: impl Iterator<Item = &'a SourceId>) -> Refusal {
    let known: Vec<&str> = keys.map(SourceId::as_str).collect();
    let help = if known.is_empty() {
        "variorum new source FILE makes the first one".to_owned()
    } else {
        format!("the keys are: {}", known.join(", "))
    };
    Refusal::new(format!("there is no source `{key}` to replace"), help)
}

fn check(source: &Source, name: &FileId, bytes: &[u8]) -> Result<(), Refusal> {
    if source.text.as_str().as_bytes() == bytes {
        let message = format!("{name} holds what {} holds already", source.file);
        return Err(Refusal::new(message, "there is nothing to replace"));
    }
    let (old, new) = (source.file.extension(), name.extension());
    let is_markdown = |extension: &str| extension.eq_ignore_ascii_case("md");
    if is_markdown(old) != is_markdown(new) {
        let message = format!("{} is a .{old} file, and {name} is not", source.file);
        let help = format!("save the newer copy as .{old}, so that it is read by the same rules");
        return Err(Refusal::new(message, help));
    }
    Ok(())
}
