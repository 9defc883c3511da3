//! The theme's templates, and their errors as diagnostics of ours.

use std::any::Any;
use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;
use tera::{Context, ErrorKind, Kwargs, Map, ReportError, State, Tera, TeraResult, Value};

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::memo::Shared;
use crate::parse::nearest_name;
use crate::text::{FileId, Span};

use super::html::{Html, write_text};
use super::view;

/// Names of the project's own templates start so; those of the built-in theme with [`BUILT_IN`].
const OWN: &str = "site/";
const BUILT_IN: &str = "default/";

/// A view of whatever kind.
pub(super) trait AnyView: Any + fmt::Debug + Send + Sync {
    /// Whether the other is of the same kind and shows the same.
    fn is_same(&self, other: &dyn AnyView) -> bool;

    /// The page; nothing if its template has an error, which is reported.
    fn print(
        &self,
        templates: &Templates,
        template: &str,
        diagnostics: &mut Diagnostics,
    ) -> Option<String>;
}

impl<V: PartialEq + Serialize + fmt::Debug + Send + Sync + 'static> AnyView for V {
    fn is_same(&self, other: &dyn AnyView) -> bool {
        (other as &dyn Any).downcast_ref::<V>() == Some(self)
    }

    fn print(
        &self,
        templates: &Templates,
        template: &str,
        diagnostics: &mut Diagnostics,
    ) -> Option<String> {
        templates.render(template, self, diagnostics)
    }
}

/// What templates are loaded from: all that every page depends on.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct TemplateInput {
    pub(super) theme: String,
    pub(super) files: Vec<TemplateFile>,
    /// What every page sees under `site`.
    pub(super) site: view::SiteView,
}

/// A template.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct TemplateFile {
    /// Below `templates/`.
    pub(super) path: String,
    /// Whether the project brought it.
    pub(super) own: bool,
    pub(super) bytes: Vec<u8>,
}

/// A loaded theme.
pub(super) struct Templates {
    tera: Tera,
    setting: Shared<TemplateInput>,
    /// The templates' texts by tera's name, to find a byte by line and column.
    texts: BTreeMap<String, String>,
}

impl fmt::Debug for Templates {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Templates")
            .field("theme", &self.setting.theme)
            .finish_non_exhaustive()
    }
}

/// Whatever was loaded follows from what it was loaded from.
impl PartialEq for Templates {
    fn eq(&self, other: &Self) -> bool {
        self.setting == other.setting
    }
}

impl Templates {
    /// Loads the templates of a theme; with errors nothing can be rendered.
    pub(super) fn load(
        setting: &Shared<TemplateInput>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let mut templates = Self {
            tera: Tera::new(),
            setting: setting.clone(),
            texts: BTreeMap::new(),
        };
        match templates.fill() {
            Ok(()) => Some(templates),
            Err(error) => {
                templates.report(&error, "base.html", diagnostics);
                None
            }
        }
    }

    fn fill(&mut self) -> TeraResult<()> {
        self.tera.set_fallback_prefixes([OWN, BUILT_IN])?;
        self.tera.autoescape_on([".html", ".xml"]);
        self.tera.set_escape_fn(write_text);
        self.tera.register_filter("html", html);
        self.tera.register_filter("safe", html);
        for file in &self.setting.files {
            let text = std::str::from_utf8(&file.bytes).map_err(|_| {
                tera::Error::message(format!("The template {} is not UTF-8", file.path))
            })?;
            self.texts.insert(
                format!("{}{}", if file.own { OWN } else { BUILT_IN }, file.path),
                text.to_owned(),
            );
        }
        self.tera.add_raw_templates(&self.texts)?;
        self.tera
            .global_context()
            .insert_value("site", Value::try_from_serializable(&self.setting.site)?);
        Ok(())
    }

    /// Renders one page; nothing if its template has an error, which is reported.
    pub(super) fn render(
        &self,
        template: &str,
        page: &impl Serialize,
        diagnostics: &mut Diagnostics,
    ) -> Option<String> {
        let rendered =
            Context::from_serialize(page).and_then(|context| self.tera.render(template, &context));
        rendered
            .map_err(|error| self.report(&error, template, diagnostics))
            .ok()
    }

    fn report(&self, error: &tera::Error, template: &str, diagnostics: &mut Diagnostics) {
        match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
                diagnostics.push(self.reported(report));
            }
            ErrorKind::MissingParent { current, parent } => {
                let fault = self.whole(
                    current,
                    format!("This template extends “{parent}”, which is not there"),
                );
                let help = self.meant_by(parent, current);
                diagnostics.push(Diagnostic { help, ..fault });
            }
            ErrorKind::CircularExtend { tpl, .. } => {
                diagnostics.push(self.circle(tpl));
            }
            ErrorKind::CircularInclude { tpl, .. } => {
                diagnostics.push(self.whole(tpl, "This template includes itself".to_owned()));
            }
            ErrorKind::Msg(message) => self.report_all(message, template, diagnostics),
            other => {
                diagnostics
                    .push(self.whole(template, format!("The theme cannot be used: {other}")));
            }
        }
    }

    fn reported(&self, report: &ReportError) -> Diagnostic {
        let range = &report.span().range;
        let place = Place {
            file: self.file(report.filename()),
            span: Span::new(range.start, range.end),
        };
        Diagnostic::new(Code::Template, place, headline(report.message()))
    }

    /// The template that was meant by a name that is none, as it would be written in another.
    fn meant_by(&self, name: &str, current: &str) -> Option<String> {
        let mut names: Vec<&str> = Vec::new();
        for other in self.texts.keys() {
            // By its bare name a template is found wherever it lies, and itself first.
            names.extend([path(other)].iter().filter(|bare| **bare != path(current)));
            names.extend(other.starts_with(BUILT_IN).then_some(other.as_str()));
        }
        let near = nearest_name(name, names)?;
        Some(format!("did you mean `{near}`?"))
    }

    /// A template that extends itself, or another that comes back to it. Of a built-in one it is
    /// the project's own that leads into the circle: by its name it is the one that the built-in
    /// one extends.
    fn circle(&self, found: &str) -> Diagnostic {
        let extends = |name: &str| {
            let text = self.texts.get(name)?;
            let (_, rest) = text.split_once("extends")?;
            rest.split(['"', '\'']).nth(1)
        };
        let own = if found.starts_with(OWN) {
            Some(found.to_owned())
        } else {
            extends(found).map(|parent| format!("{OWN}{parent}"))
        };
        let own = own.filter(|own| self.texts.contains_key(own));
        let template = own.as_deref().unwrap_or(found);
        let built_in = format!("{BUILT_IN}{}", path(template));
        let help = self
            .texts
            .contains_key(&built_in)
            .then(|| format!("to go on from the built-in one: {{% extends \"{built_in}\" %}}"));
        let fault = self.whole(template, "This template extends itself".to_owned());
        Diagnostic { help, ..fault }
    }

    /// What tera finds while it links templates comes as one text of several reports: `error: … -->
    /// file:line:column …`.
    fn report_all(&self, message: &str, template: &str, diagnostics: &mut Diagnostics) {
        for report in message.split("\n\n") {
            let found = self.placed(report);
            diagnostics.push(found.unwrap_or_else(|| self.whole(template, headline(report))));
        }
    }

    /// A printed report with its place; nothing if none can be read from it.
    fn placed(&self, report: &str) -> Option<Diagnostic> {
        let (words, name, line, column) = located(report)?;
        let offset = self.offset(name, line, column)?;
        let place = Place {
            file: self.file(name),
            span: Span::new(offset, offset + 1),
        };
        let fault = Diagnostic::new(Code::Template, place, headline(words));
        let is_block = words.contains("is not defined in any parent template");
        let help = is_block.then(|| self.blocks(name));
        Some(Diagnostic { help, ..fault })
    }

    /// The blocks that a template may fill: those of the built-in one of its name, and of the one
    /// that all extend.
    fn blocks(&self, name: &str) -> String {
        let mut blocks = Vec::new();
        for file in [path(name), "base.html"] {
            let text = self.texts.get(&format!("{BUILT_IN}{file}"));
            for begun in text.map_or("", String::as_str).split("block ").skip(1) {
                let block = begun.split([' ', '%', '-']).next().unwrap_or_default();
                if !block.is_empty() && !blocks.contains(&block) {
                    blocks.push(block);
                }
            }
        }
        format!("the blocks are {}", blocks.join(", "))
    }

    fn whole(&self, template: &str, message: String) -> Diagnostic {
        Diagnostic::new(
            Code::Template,
            Place {
                file: self.file(template),
                span: Span::default(),
            },
            message,
        )
    }

    /// The file that a template's name stands for; a built-in one has the path that would lay a
    /// file over it.
    fn file(&self, name: &str) -> FileId {
        let path = path(name);
        let theme = if name.starts_with(BUILT_IN) {
            "default"
        } else {
            self.setting.theme.as_str()
        };
        FileId::new(format!("themes/{theme}/templates/{path}"))
    }

    /// Bytes from the start of a template's text; line and column count from 1, columns in code
    /// points.
    fn offset(&self, name: &str, line: usize, column: usize) -> Option<usize> {
        let text = self.texts.get(name)?;
        let lines = text.split_inclusive('\n').take(line.checked_sub(1)?);
        let start: usize = lines.map(str::len).sum();
        let mut characters = text.get(start..)?.char_indices();
        let column = characters.nth(column.checked_sub(1)?);
        // A report may point behind a line's end; its start is then near enough.
        Some(start + column.map_or(0, |(at, _)| at))
    }
}

/// The filter `html`: prints what this program rendered. Whatever is not [`Html`] is an error, so
/// that no text gets out unescaped.
///
/// This is the one place that marks a value as safe.
fn html(value: Value, _: Kwargs, _: &State) -> TeraResult<Value> {
    if value.is_safe() && value.as_str().is_some() {
        return Ok(value);
    }
    match value
        .as_map()
        .and_then(|map: &Map| map.get(&tera::value::Key::Str(Html::KEY)))
        .and_then(Value::as_str)
    {
        Some(markup) => Ok(Value::safe_string(markup)),
        None => Err(tera::Error::message(
            "Only rendered HTML can be printed unescaped; leave the filter out for text",
        )),
    }
}

/// Message, template, line and column of one of tera's printed reports.
fn located(report: &str) -> Option<(&str, &str, usize, usize)> {
    let (message, rest) = report.split_once("-->")?;
    let mut parts = rest.lines().next()?.trim().rsplitn(3, ':');
    let column = parts.next()?.parse().ok()?;
    let line = parts.next()?.parse().ok()?;
    Some((
        message.trim().trim_start_matches("error: "),
        parts.next()?,
        line,
        column,
    ))
}

/// A template's path below `templates/`.
fn path(name: &str) -> &str {
    let own = name.strip_prefix(OWN);
    own.or_else(|| name.strip_prefix(BUILT_IN)).unwrap_or(name)
}

fn headline(message: &str) -> String {
    message
        .trim()
        .trim_start_matches("error: ")
        .trim_end_matches('.')
        .to_owned()
}
