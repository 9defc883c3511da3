//! A whole project, read.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::address::{LOCK, SETTINGS, THEMES, of_source};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::par_map::join;
use crate::text::{FileId, Span};

use super::addresses::{AddressInput, Publication};
use super::headers::{self, Header, normalise_base_url};
use super::memory::keys;
use super::project_files::ProjectFiles;
use super::read_text::read_text;
use super::{
    Asset, Config, Inputs, Lock, Page, ParseMemory, Source, SourceCorrection, SourceId, Writing,
    WritingId, WritingKind, addresses, assets, bare, corrections, misplaced, same_label,
    source_order, sources, unsuitable, writings,
};

/// All that the files of a project say. Lists are ordered by path bytes.
#[derive(Clone, PartialEq, Debug)]
pub struct Project {
    /// `variorum.toml`.
    pub config: Config,
    /// Sources by key.
    pub sources: BTreeMap<SourceId, Arc<Source>>,
    /// Pages and annotations by path, drafts included.
    pub writings: BTreeMap<WritingId, Arc<Writing>>,
    /// Of these the annotations by id, in whose order they are listed; of two with one id the first
    /// by path.
    pub annotations: BTreeMap<String, WritingId>,
    /// Other files below `content/`, published at the same path.
    pub assets: Vec<Asset>,
    /// `content/corrections.toml`, in its order.
    pub corrections: Vec<SourceCorrection>,
    /// `variorum.lock`.
    pub lock: Lock,
    /// Whether this is no project but texts that quote and texts that are quoted, without settings:
    /// then quotations are checked, cited or not, and nothing else.
    pub is_bare: bool,
}

impl Project {
    /// Texts that belong to no project.
    fn bare(
        sources: BTreeMap<SourceId, Arc<Source>>,
        writings: BTreeMap<WritingId, Arc<Writing>>,
    ) -> Self {
        Self {
            config: Config::default(),
            sources,
            writings,
            annotations: BTreeMap::new(),
            assets: Vec::new(),
            corrections: Vec::new(),
            lock: Lock::default(),
            is_bare: true,
        }
    }

    /// The pages by path.
    pub fn pages(&self) -> impl Iterator<Item = (&Writing, &Page)> {
        self.writings
            .values()
            .filter_map(|writing| Some((&**writing, writing.page()?)))
    }

    /// The source that a translation translates, else the source itself.
    pub fn original<'a>(&'a self, source: &'a SourceId) -> &'a SourceId {
        let translated = self
            .sources
            .get(source)
            .and_then(|source| source.sidecar.translation_of.as_ref());
        let original = translated.and_then(|key| self.sources.get_key_value(key.value.as_str()));
        original.map_or(source, |(original, _)| original)
    }
}

/// Reads every file of a project. Without a `variorum.toml`, which the commands require, the
/// defaults hold.
pub fn parse(inputs: &Inputs) -> (Project, Diagnostics) {
    parse_with(inputs, &mut ParseMemory::default())
}

/// The same; files that are as they were are not read again.
pub fn parse_with(inputs: &Inputs, memory: &mut ParseMemory) -> (Project, Diagnostics) {
    memory.turn();
    let mut diagnostics = Diagnostics::default();
    if let Some(files) = &inputs.options.bare {
        let (sources, writings) = bare::bare(inputs, files, &mut diagnostics);
        return (Project::bare(sources, writings), diagnostics);
    }
    let files = ProjectFiles::new(inputs);
    let own = &*files.inputs;
    let config = config(own, &mut diagnostics);
    let sources = sources::sources(&files, &config, memory, &mut diagnostics);
    source_order::check(&config.source_order, &sources, &mut diagnostics);
    let keys = keys(&sources);
    let (writings, lock) = join(
        || writings::writings(&files, &keys, memory, &mut diagnostics),
        // As long as a tenth of all writings.
        || lock(own),
    );
    let annotations = writings::annotations(&writings, &mut diagnostics);
    let assets = assets::assets(&files, &sources);
    let corrections = corrections::corrections(own, &mut diagnostics);
    let project = Project {
        config,
        sources,
        writings,
        annotations,
        assets,
        corrections,
        lock: lock.unwrap_or_else(|fault| {
            diagnostics.push(*fault);
            Lock::default()
        }),
        is_bare: false,
    };
    misplaced::misplaced(own, &mut diagnostics);
    same_label::same_label(&project.sources, &mut diagnostics);
    unsuitable::unsuitable(own, &project.assets, &mut diagnostics);
    unsuitable::unread(own, &project.sources, &mut diagnostics);
    unsuitable::twins(own, &project.sources, &project.assets, &mut diagnostics);
    mentions(&project, &mut diagnostics);
    check_addresses(&project, memory, &mut diagnostics);
    check_theme(own, &project.config, &mut diagnostics);
    (project, diagnostics)
}

fn lock(inputs: &Inputs) -> Result<Lock, Box<Diagnostic>> {
    let file = FileId::new(LOCK);
    let bytes = inputs.files.get(&file);
    bytes.map_or(Ok(Lock::default()), |bytes| Lock::read(&file, bytes))
}

fn config(inputs: &Inputs, diagnostics: &mut Diagnostics) -> Config {
    let file = FileId::new(SETTINGS);
    let Some(bytes) = inputs.files.get(&file) else {
        return Config::default();
    };
    let text = read_text(&file, bytes, diagnostics);
    let span = Span::new(text.body_start(), text.as_str().len());
    let themes = inputs
        .files
        .keys()
        .filter_map(|file| file.as_str().strip_prefix(THEMES)?.split_once('/'));
    let themes = themes.map(|(theme, _)| theme).collect();
    let mut config = headers::settings(
        Header {
            file: &file,
            text: &text,
            span,
            code: Code::Settings,
        },
        &themes,
        diagnostics,
    );
    let asked = inputs
        .options
        .base_url
        .as_deref()
        .and_then(normalise_base_url);
    config.base_url = asked.or(config.base_url);
    config
}

/// Asked again only where something is published elsewhere than it was, or is new, or gone.
fn check_addresses(project: &Project, memory: &mut ParseMemory, diagnostics: &mut Diagnostics) {
    let (mut files, mut named): (Vec<Publication>, Vec<Publication>) = Default::default();
    for writing in project.writings.values() {
        let publication = (writing.address.clone(), writing.file().clone());
        match writing.kind {
            WritingKind::Page(_) => files.push(publication),
            WritingKind::Annotation(_) => named.push(publication),
        }
    }
    for asset in &project.assets {
        files.push((asset.address.as_str().into(), asset.file.clone()));
    }
    for source in project.sources.values() {
        named.push((of_source(&source.key).into(), source.file.clone()));
    }
    let input = AddressInput {
        files,
        named,
        keys: project.sources.keys().cloned().collect(),
    };
    diagnostics.append(memory.addresses.get((), input, |(), input| input.check()));
}

/// `@key` without square brackets, where a source has that key.
fn mentions(project: &Project, diagnostics: &mut Diagnostics) {
    for writing in project.writings.values() {
        for mention in &writing.document.mentions {
            if !project.sources.contains_key(mention.value.as_str()) {
                continue;
            }
            let place = Place::new(writing.file(), mention.span);
            let message = "nobody takes this for a citation without square brackets";
            let warning = Diagnostic::new(Code::StrayMarkup, place, message);
            diagnostics.push(warning.help(format!("write [@{}]", mention.value)));
        }
    }
}

/// The theme's static files are published too, whatever they hold.
fn check_theme(inputs: &Inputs, config: &Config, diagnostics: &mut Diagnostics) {
    let folder = format!("{THEMES}{}/static/", config.theme.name);
    let mut statics = Vec::new();
    for file in inputs.files.keys() {
        if let Some(path) = file.as_str().strip_prefix(&folder) {
            statics.push((format!("assets/{path}").into(), file.clone()));
        }
    }
    addresses::check_statics(&statics, diagnostics);
}
