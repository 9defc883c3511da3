//! The closed list of codes.

use std::collections::BTreeMap;
use std::fmt;

/// How much a diagnostic weighs. An error stops publication; a warning does not.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Nothing is published.
    Error,
    /// Worth a look; the site is published.
    Warning,
    /// Said for information.
    Note,
}

impl Severity {
    /// The word that a diagnostic begins with.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// What `[lints]` may set a lint to.
#[derive(Clone, Copy, PartialEq, Eq, Debug, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Not reported.
    Allow,
    /// Reported as a warning.
    Warn,
    /// Reported as an error.
    Deny,
}

/// What `[lints]` sets.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Lints(pub BTreeMap<Code, Level>);

impl Lints {
    /// The severity that a diagnostic of this code has, whose own is `own`; nothing where it is not
    /// reported.
    pub fn severity(&self, code: Code, own: Severity) -> Option<Severity> {
        self.0
            .get(&code)
            .map_or(Some(own), |level| level.severity())
    }

    /// What lets through that the meaning guard would stop or tell of, as it is set: `meaning =
    /// warn, cut-short = allow`.
    pub fn lowering(&self) -> Option<String> {
        let mut lowering = Vec::new();
        for (code, level) in &self.0 {
            let is_lower = match code {
                Code::Meaning => *level != Level::Deny,
                Code::CutShort => *level == Level::Allow,
                _ => false,
            };
            if is_lower {
                lowering.push(format!("{code} = {}", level.name()));
            }
        }
        (!lowering.is_empty()).then(|| lowering.join(", "))
    }
}

impl Level {
    /// As it is written.
    pub fn name(self) -> &'static str {
        match self {
            Self::Allow => "allow",
            Self::Warn => "warn",
            Self::Deny => "deny",
        }
    }

    fn severity(self) -> Option<Severity> {
        match self {
            Self::Allow => None,
            Self::Warn => Some(Severity::Warning),
            Self::Deny => Some(Severity::Error),
        }
    }
}

macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident = $name:literal, $severity:ident, $lint:literal;)*) => {
        /// What a diagnostic is about. The names are a contract: scripts and settings refer to
        /// them.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum Code { $($(#[$doc])* $variant,)* }

        impl Code {
            /// Every code, in the order of the documentation.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The name in messages, settings and `explain`.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// How severe it is where no setting says otherwise.
            pub fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)* }
            }

            /// Whether `[lints]` may set it.
            pub fn is_lint(self) -> bool {
                match self { $(Self::$variant => $lint,)* }
            }

            /// What it means, with an example of wrong and right and what to do: Markdown, one file
            /// for each code.
            pub fn explanation(self) -> &'static str {
                match self {
                    $(Self::$variant => include_str!(concat!("explanations/", $name, ".md")),)*
                }
            }
        }
    };
}

codes! {
    /// The words do not occur in the source.
    QuotationNotFound = "quotation-not-found", Error, false;
    /// The words are in another source than the cited one.
    QuotationMisattributed = "quotation-misattributed", Error, false;
    /// The words occur in more than one place.
    QuotationAmbiguous = "quotation-ambiguous", Error, false;
    /// The quotation starts or ends inside a word or number.
    QuotationCutWord = "quotation-cut-word", Error, false;
    /// The parts round an elision stand in another order.
    QuotationOrder = "quotation-order", Error, false;
    /// No word of the source is quoted.
    QuotationEmpty = "quotation-empty", Error, false;
    /// A paragraph's end is crossed without ` / `, or ` / ` stands where none ends.
    QuotationParagraph = "quotation-paragraph", Error, false;
    /// A bracket holds or replaces too many words.
    BracketLength = "bracket-length", Error, false;
    /// Markup within a quotation says what the source does not say.
    QuotationMarkup = "quotation-markup", Error, false;
    /// A quotation is larger than what can be checked.
    TooLarge = "too-large", Error, false;
    /// A citation cannot be read.
    Citation = "citation", Error, false;
    /// The words are in the source, but not at the cited place.
    LocatorMismatch = "locator-mismatch", Error, false;
    /// No source has this key.
    UnknownSource = "unknown-source", Error, false;
    /// A footnote refers to nothing.
    UndefinedFootnote = "undefined-footnote", Error, false;
    /// A relation does not fit its passages.
    Relation = "relation", Error, false;
    /// An answer does not fit its passages.
    Answers = "answers", Error, false;
    /// Words that were said not to occur do occur.
    SilenceBroken = "silence-broken", Error, false;
    /// A source has changed, and what is quoted from it stands there no longer.
    SourceChanged = "source-changed", Error, false;
    /// The lock is not what a build would write, or cannot be read.
    LockOutdated = "lock-outdated", Error, false;
    /// A published page refers to a draft.
    DraftReferenced = "draft-referenced", Error, false;
    /// The front matter of a page or annotation cannot be used.
    FrontMatter = "front-matter", Error, false;
    /// `variorum.toml` or a source's sidecar cannot be used.
    Settings = "settings", Error, false;
    /// Two notes have one id.
    DuplicateId = "duplicate-id", Error, false;
    /// Two sources have one key.
    DuplicateKey = "duplicate-key", Error, false;
    /// A link leads nowhere.
    BrokenLink = "broken-link", Error, false;
    /// Two pages would be published at one address.
    SameAddress = "same-address", Error, false;
    /// A path that cannot be published or must not be read.
    UnsafePath = "unsafe-path", Error, false;
    /// A file is not UTF-8.
    NotUtf8 = "not-utf8", Error, false;
    /// A template cannot be read or rendered.
    Template = "template", Error, false;
    /// An elision or bracket changes what the source says.
    Meaning = "meaning", Error, true;
    /// A negation, hedge or bound stands just outside the quotation, or the other half of a word.
    CutShort = "cut-short", Warning, true;
    /// The words differ from the source in case alone.
    QuotationCase = "quotation-case", Warning, true;
    /// A relation says of the answers what they do not say themselves.
    AnswersRelation = "answers-relation", Warning, true;
    /// An elision leaves nothing out.
    IdleElision = "idle-elision", Warning, true;
    /// A blockquote of an annotation has no citation.
    UnattributedQuotation = "unattributed-quotation", Warning, true;
    /// A pair of quotation marks has no citation.
    UncheckedQuotation = "unchecked-quotation", Warning, true;
    /// Nothing refers to a footnote's definition.
    UnusedFootnote = "unused-footnote", Warning, true;
    /// Nothing refers to an annotation.
    UnusedAnnotation = "unused-annotation", Warning, true;
    /// A footnote reference that Markdown reads as a link.
    FootnoteAsLink = "footnote-as-link", Warning, true;
    /// A probe occurs in no source at all.
    IdleProbe = "idle-probe", Warning, true;
    /// A probe occurs only in texts of another language than the one in which it is looked for.
    ForeignProbe = "foreign-probe", Warning, true;
    /// A source reads as another language than it counts as.
    SourceLanguage = "source-language", Warning, true;
    /// An allowance excuses nothing.
    UnusedAllow = "unused-allow", Warning, true;
    /// A sign of other markup, which readers see as it is written.
    StrayMarkup = "stray-markup", Warning, true;
    /// A picture without words for those who do not see it.
    MissingAlt = "missing-alt", Warning, true;
    /// A picture of another site, which is shown as a link.
    OutsidePicture = "outside-picture", Warning, true;
    /// Two sources are called the same.
    SameLabel = "same-label", Warning, true;
    /// Nearly all of a source is quoted of which only excerpts may be published.
    AllQuoted = "all-quoted", Warning, true;
    /// A file or a part of the theme has no effect.
    UnusedFile = "unused-file", Warning, true;
    /// The source's language has no word list for the meaning guard.
    NoWordList = "no-word-list", Note, false;
    /// Words that nothing is cited for stand in a text, where there is no project.
    QuotationFound = "quotation-found", Note, false;
}

impl Code {
    /// The first line of its explanation, in a few words.
    pub fn headline(self) -> &'static str {
        self.explanation()
            .lines()
            .next()
            .unwrap_or_default()
            .trim_start_matches("# ")
    }

    /// The code of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.name() == name)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
