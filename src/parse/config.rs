//! `variorum.toml`.

use std::collections::BTreeMap;

use crate::diagnostics::Lints;

use super::Spanned;

/// The settings of a site, defaults filled in.
#[derive(Clone, PartialEq, Debug)]
pub struct Config {
    /// The site's name.
    pub title: String,
    /// One sentence about it, or nothing.
    pub description: Option<String>,
    /// BCP 47 tag of the briefing's language.
    pub language: String,
    /// Address of the published root with a `/` at its end; only feed, sitemap and social cards
    /// need it.
    pub base_url: Option<String>,
    /// Who wrote the briefing.
    pub authors: Vec<String>,
    /// Output folder, relative to the root.
    pub output: String,
    /// Which theme, and its own settings.
    pub theme: Theme,
    /// The site's own relations by name.
    pub relations: BTreeMap<String, CustomRelation>,
    /// Whether sources are published in full where their sidecar does not say.
    pub source_text: SourceText,
    /// Keys of sources in the order in which they are shown, before all others.
    pub source_order: Vec<Spanned<String>>,
    /// What `[lints]` sets.
    pub lints: Lints,
    /// What pages show of what a machine sees in the sources.
    pub compare: CompareSettings,
    /// Command that opens an editor from the preview.
    pub preview_editor: Option<String>,
    /// Free keys of users and themes.
    pub extra: toml::Table,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            title: String::new(),
            description: None,
            language: "en".to_owned(),
            base_url: None,
            authors: Vec::new(),
            output: "public".to_owned(),
            theme: Theme::default(),
            relations: BTreeMap::new(),
            source_text: SourceText::default(),
            source_order: Vec::new(),
            lints: Lints::default(),
            compare: CompareSettings::default(),
            preview_editor: None,
            extra: toml::Table::new(),
        }
    }
}

/// `[theme]`.
#[derive(Clone, PartialEq, Debug)]
pub struct Theme {
    /// Folder under `themes/`; `default` is built in.
    pub name: String,
    /// Every key of the table but the name, for templates.
    pub settings: toml::Table,
    /// What every theme knows of it.
    pub look: Look,
}

/// What `[theme]` changes of a theme's look; what is not set stays as the theme has it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Look {
    /// `[theme.colors]`: name and `#rrggbb`.
    pub colors: Vec<(&'static str, String)>,
    /// `[theme.dark]`: the same for the dark scheme.
    pub dark: Vec<(&'static str, String)>,
    /// Fonts of the text, as CSS has them.
    pub font: Option<String>,
    /// Fonts of all else.
    pub interface_font: Option<String>,
    /// Characters in a line, 40 to 100.
    pub measure: Option<u8>,
    /// Path of a picture below `content/`.
    pub logo: Option<Spanned<String>>,
    /// Words for the foot of every page.
    pub footer: Option<String>,
}

impl Look {
    /// The colours that have a name.
    pub const COLORS: [&str; 13] = [
        "paper", "card", "tint", "rule", "ink", "soft", "link", "quoted", "agree", "differ",
        "conflict", "only", "unclear",
    ];
}

impl Default for Theme {
    fn default() -> Self {
        Self {
            name: "default".to_owned(),
            settings: toml::Table::new(),
            look: Look::default(),
        }
    }
}

/// `[compare]`: all of it is off by default, since none of it is an editor's judgement.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct CompareSettings {
    /// Sentences of two sources that share words.
    pub show_suggestions: bool,
    /// Sentences with facts that no comparison quotes.
    pub show_untouched: bool,
    /// What each source gives in quotation marks.
    pub show_speech: bool,
}

/// `[relations.NAME]`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CustomRelation {
    /// How it is printed.
    pub label: String,
    /// The built-in relation whose check and sign it takes.
    pub like: RelationKind,
}

/// How the sources that answer stand to each other; never what is true.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum RelationKind {
    /// They say the same.
    Agree,
    /// Both can be so; one says more, less or otherwise.
    Differ,
    /// Both cannot be so.
    Conflict,
    /// One source answers.
    Only,
    /// The editor cannot tell.
    Unclear,
}

impl RelationKind {
    /// All five, in the order of the documentation.
    pub const ALL: [Self; 5] = [
        Self::Agree,
        Self::Differ,
        Self::Conflict,
        Self::Only,
        Self::Unclear,
    ];

    /// The name in annotations.
    pub fn name(self) -> &'static str {
        match self {
            Self::Agree => "agree",
            Self::Differ => "differ",
            Self::Conflict => "conflict",
            Self::Only => "only",
            Self::Unclear => "unclear",
        }
    }

    /// The relation of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// How much of a source may be published.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum SourceText {
    /// All of it.
    #[default]
    Full,
    /// The quoted passages alone.
    Excerpts,
}
