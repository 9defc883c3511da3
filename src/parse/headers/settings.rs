//! `variorum.toml`.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostics::{Code, Diagnostics, Level, Lints};
use crate::parse::nearest::{list_names, nearest_name};
use crate::parse::slug::{is_slug, slug};
use crate::parse::{
    CompareSettings, Config, CustomRelation, Look, RelationKind, SourceText, Spanned, Theme,
};
use crate::text::Span;

use super::keys::SETTINGS;
use super::look::look;
use super::typed::is_web_address;
use super::value::KeyValue;
use super::{Fields, Header};

/// Reads the settings of a site. `themes` are the folders below `themes/`.
pub(in crate::parse) fn settings(
    header: Header,
    themes: &BTreeSet<&str>,
    diagnostics: &mut Diagnostics,
) -> Config {
    super::read(header, &SETTINGS, true, diagnostics, |fields| {
        config(fields, themes)
    })
}

fn config(fields: &mut Fields, themes: &BTreeSet<&str>) -> Config {
    let default = Config::default();
    let title = title(fields);
    let (source_text, source_order) = fields.table("sources", of_sources).unwrap_or_default();
    Config {
        title,
        description: fields.string("description"),
        language: language(fields).map_or(default.language, |language| language.value),
        base_url: base_url(fields),
        authors: fields.strings("authors"),
        output: output(fields).unwrap_or(default.output),
        theme: theme(fields, themes),
        relations: fields.table("relations", relations).unwrap_or_default(),
        source_text: source_text.unwrap_or_default(),
        source_order,
        lints: fields.table("lints", lints).unwrap_or_default(),
        compare: fields.table("compare", compare).unwrap_or_default(),
        preview_editor: fields
            .table("preview", |fields| fields.string("editor"))
            .flatten(),
        extra: fields.free("extra"),
    }
}

/// An http or https address with a `/` at its end; nothing if it is none or holds a query or
/// fragment.
pub fn normalise_base_url(address: &str) -> Option<String> {
    let address = address.trim();
    (is_web_address(address) && !address.contains(['?', '#']))
        .then(|| format!("{}/", address.trim_end_matches('/')))
}

/// The choices of `text`, for a source and for all of them.
pub(super) const SOURCE_TEXT: &[(&str, SourceText)] = &[
    ("full", SourceText::Full),
    ("excerpts", SourceText::Excerpts),
];

/// `[sources]`: how much of them is published, and in which order they are shown.
fn of_sources(fields: &mut Fields) -> (Option<SourceText>, Vec<Spanned<String>>) {
    let text = fields.choice("text", SOURCE_TEXT);
    let order = fields
        .entry("order")
        .and_then(|entry| fields.texts_of(&entry));
    (text, order.unwrap_or_default())
}

/// `[compare]`: what pages show of what a machine sees.
fn compare(fields: &mut Fields) -> CompareSettings {
    CompareSettings {
        show_suggestions: fields.flag("show_suggestions"),
        show_untouched: fields.flag("show_untouched"),
        show_speech: fields.flag("show_speech"),
    }
}

fn title(fields: &mut Fields) -> String {
    match fields.entry("title") {
        Some(entry)
            if !entry
                .value
                .as_str()
                .is_some_and(|title| title.trim().is_empty()) =>
        {
            fields
                .text_of(&entry)
                .map(|title| title.value)
                .unwrap_or_default()
        }
        None if !fields.is_missing("title") => String::new(),
        found => {
            let place = found.map_or(Span::default(), |entry| entry.span);
            fields.report(
                place,
                "the site has no title",
                "write title = \"…\" in the first line",
            );
            String::new()
        }
    }
}

/// A language tag such as `en` or `pt-BR`; not a language's name.
pub(super) fn language(fields: &mut Fields) -> Option<Spanned<String>> {
    let written = fields.text("language")?;
    let mut parts = written.value.split('-');
    let first = parts.next().unwrap_or_default();
    let good =
        (2..=3).contains(&first.len()) && first.bytes().all(|byte| byte.is_ascii_alphabetic());
    let rest = parts.all(|part| {
        (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    });
    if good && rest {
        return Some(written);
    }
    let message = format!("`{}` is not the tag of a language", written.value);
    fields.report(
        written.span,
        message,
        "write a tag such as \"en\", \"fr\" or \"pt-BR\"",
    );
    None
}

fn base_url(fields: &mut Fields) -> Option<String> {
    let written = fields.text("base_url")?;
    let address = normalise_base_url(&written.value);
    if address.is_none() {
        let help = "write where the site will stand, without ? and #: base_url = \
            \"https://example.org/briefing/\"";
        fields.report(
            written.span,
            "`base_url` must be an address that begins with https:// or http://",
            help,
        );
    }
    address
}

fn output(fields: &mut Fields) -> Option<String> {
    let written = fields.text("output")?;
    let path = written
        .value
        .strip_prefix("./")
        .unwrap_or(&written.value)
        .trim_end_matches('/');
    let plain = path.split('/').all(|part| {
        !matches!(part, "" | "." | "..") && part == part.trim() && !part.ends_with('.')
    });
    let first = path.split('/').next().unwrap_or_default();
    let message = if !plain || path.contains(['\\', ':']) || path.contains(char::is_control) {
        "`output` must be a folder below this one"
    } else if ["content", "themes", "variorum.toml", "variorum.lock"]
        .iter()
        .any(|ours| first.eq_ignore_ascii_case(ours))
    {
        "`output` must not lie among the files the site is made from"
    } else {
        return Some(path.to_owned());
    };
    fields.report(
        written.span,
        message,
        "write its name alone: output = \"public\"",
    );
    None
}

fn theme(fields: &mut Fields, themes: &BTreeSet<&str>) -> Theme {
    fields
        .table("theme", |fields| theme_table(fields, themes))
        .unwrap_or_default()
}

fn theme_table(fields: &mut Fields, themes: &BTreeSet<&str>) -> Theme {
    let name = fields.text("name");
    let name = name.and_then(|name| theme_name(fields, name, themes));
    let look = look(fields);
    for entry in fields.named(|_| true) {
        report_misspelt(fields, &entry);
    }
    let mut settings = Theme::default().settings;
    for entry in fields.entries() {
        if entry.key.value != "name" {
            settings.insert(entry.key.value, super::value::plain(entry.value));
        }
    }
    Theme {
        name: name.unwrap_or(Theme::default().name),
        settings,
        look,
    }
}

/// What no theme knows is the theme's own, but for what is all but a key that every theme knows.
fn report_misspelt(fields: &mut Fields, entry: &KeyValue) {
    /// Letters that may be added, missing or exchanged.
    const SLIPS: usize = 2;
    let written = entry.key.value.as_str();
    let message = format!("nobody knows the key `{written}` in [theme]");
    if Look::COLORS.contains(&written) && entry.value.is_str() {
        fields.report(
            entry.key.span,
            message,
            "move it below a line [theme.colors]",
        );
        return;
    }
    let known = [
        "name",
        "font",
        "interface_font",
        "measure",
        "logo",
        "footer",
        "colors",
        "dark",
    ];
    let is_near = |name: &&str| {
        written.len() >= 4
            && !known.contains(&written)
            && strsim::damerau_levenshtein(written, name) <= SLIPS.min(name.len() / 3)
    };
    if let Some(near) = known.into_iter().find(is_near) {
        fields.report(
            entry.key.span,
            message,
            format!("did you mean `{near}`? A theme’s own keys have names that are less alike"),
        );
    }
}

fn theme_name(
    fields: &mut Fields,
    name: Spanned<String>,
    themes: &BTreeSet<&str>,
) -> Option<String> {
    if name.value == Theme::default().name || themes.contains(name.value.as_str()) {
        return Some(name.value);
    }
    let known = std::iter::once("default").chain(themes.iter().copied());
    let near = nearest_name(&name.value, known).map(|near| format!("did you mean `{near}`?"));
    let help = near.unwrap_or_else(|| {
        "write \"default\" for the theme that is built in, or make the folder".to_owned()
    });
    fields.report(
        name.span,
        format!("there is no theme `{}` in themes/", name.value),
        help,
    );
    None
}

fn relations(fields: &mut Fields) -> BTreeMap<String, CustomRelation> {
    let mut relations = BTreeMap::new();
    for entry in fields.named(|name| RelationKind::from_name(name).is_some()) {
        let name = &entry.key;
        if RelationKind::from_name(&name.value).is_some() {
            let help = "give your relation another name, and say with `like` which it resembles";
            fields.report(
                name.span,
                format!("the relation `{}` is built in", name.value),
                help,
            );
        } else if !is_slug(&name.value) {
            let help = format!(
                "write [relations.{}]",
                Some(slug(&name.value))
                    .filter(|slug| !slug.is_empty())
                    .unwrap_or("name".into())
            );
            let message = format!(
                "`{}` cannot be the name of a relation: only a-z, 0-9 and - can stand in it",
                name.value
            );
            fields.report(name.span, message, help);
        }
        let relation = fields
            .table_of(&entry, |fields| relation(fields, &entry))
            .flatten();
        relations.extend(relation.map(|relation| (name.value.clone(), relation)));
    }
    relations
}

fn relation(fields: &mut Fields, entry: &KeyValue) -> Option<CustomRelation> {
    let kinds = RelationKind::ALL.map(|kind| (kind.name(), kind));
    let (label, like) = (fields.text("label"), fields.choice("like", &kinds));
    if label.is_none() && fields.is_missing("label") {
        let help = "write label = \"…\", the words that readers see";
        fields.report(
            entry.key.span,
            format!("the relation `{}` has no label", entry.key.value),
            help,
        );
    }
    if like.is_none() && fields.is_missing("like") {
        let help = format!(
            "write like = one of {}",
            list_names(RelationKind::ALL.iter().map(|kind| kind.name()))
        );
        fields.report(
            entry.key.span,
            format!(
                "the relation `{}` does not say which it is like",
                entry.key.value
            ),
            help,
        );
    }
    Some(CustomRelation {
        label: label?.value,
        like: like?,
    })
}

fn lints(fields: &mut Fields) -> Lints {
    const LEVELS: &[(&str, Level)] = &[
        ("allow", Level::Allow),
        ("warn", Level::Warn),
        ("deny", Level::Deny),
    ];
    let mut lints = Lints::default();
    for entry in fields.named(|_| false) {
        match Code::from_name(&entry.key.value) {
            Some(code) if code.is_lint() => {
                let name = entry.value.as_str().unwrap_or_default();
                match LEVELS.iter().find(|(level, _)| *level == name) {
                    Some((_, level)) => drop(lints.0.insert(code, *level)),
                    None => report_level(fields, &entry),
                }
            }
            known => report_lint(fields, &entry, known),
        }
    }
    lints
}

fn report_level(fields: &mut Fields, entry: &KeyValue) {
    let written = fields.header.text.slice(entry.span).trim_matches('"');
    let message = format!("`{written}` is not a level of a lint");
    let help = format!(
        "write \"allow\", \"warn\" or \"deny\": {} = \"allow\" reports nothing, \"deny\" an error",
        entry.key.value
    );
    fields.report(entry.span, message, help);
}

/// The names of those that can be set.
fn lint_names() -> impl Iterator<Item = &'static str> {
    let lints = Code::ALL.iter().filter(|code| code.is_lint());
    lints.map(|code| code.name())
}

fn report_lint(fields: &mut Fields, entry: &KeyValue, code: Option<Code>) {
    let name = &entry.key.value;
    let list = format!("lints that can be set are {}", list_names(lint_names()));
    let (message, help) = match (code, nearest_name(name, lint_names())) {
        (Some(_), _) => (
            format!("`{name}` cannot be set; it is always reported as it is"),
            list,
        ),
        (None, Some(near)) => (
            format!("there is no lint `{name}`"),
            format!("did you mean `{near}`? {list}"),
        ),
        (None, None) => (format!("there is no lint `{name}`"), list),
    };
    fields.report(entry.key.span, message, help);
}
