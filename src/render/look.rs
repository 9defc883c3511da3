//! What the settings change of a theme's look, as a style sheet of custom properties. Its values
//! were checked when they were read.

use std::fmt::Write as _;

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::parse::{Look, Project};
use crate::text::FileId;

/// Where the style sheet is published.
pub(crate) const ADDRESS: &str = "assets/theme.css";

/// How wide a character is, in thousandths of the size of the text.
const CHARACTER: u32 = 560;

/// The style sheet; nothing if the settings change nothing that it could say.
pub(crate) fn style_sheet(look: &Look) -> Option<String> {
    let mut css = String::new();
    add(&mut css, "all", &fonts_and_measure(look));
    // On paper the theme's own colours hold, and a colour of one scheme says nothing of the other.
    let (light, dark) = (
        "screen and (prefers-color-scheme: light)",
        "screen and (prefers-color-scheme: dark)",
    );
    add(&mut css, light, &look.colors);
    add(&mut css, dark, &look.dark);
    (!css.is_empty()).then_some(css)
}

fn fonts_and_measure(look: &Look) -> Vec<(&'static str, String)> {
    let mut properties = Vec::new();
    if let Some(font) = &look.font {
        properties.push(("serif", font.clone()));
    }
    if let Some(font) = &look.interface_font {
        properties.push(("sans", font.clone()));
    }
    if let Some(characters) = look.measure {
        properties.push(("measure", format!("{}rem", rem(characters))));
    }
    properties
}

/// Adds custom properties that hold for a media query; nothing if there are none.
fn add(css: &mut String, query: &str, properties: &[(&'static str, String)]) {
    if properties.is_empty() {
        return;
    }
    let mut root = String::new();
    for (name, value) in properties {
        let _ = write!(root, " --{name}: {value};");
    }
    let _ = write!(css, "@media {query} {{\n  :root {{{root} }}\n}}\n");
}

fn rem(characters: u8) -> String {
    let thousandths = u32::from(characters) * CHARACTER;
    format!("{}.{:02}", thousandths / 1000, thousandths % 1000 / 10)
}

/// Address of the logo, a file below `content/` that is published.
pub(crate) fn logo(project: &Project, diagnostics: &mut Diagnostics) -> Option<String> {
    let logo = project.config.theme.look.logo.as_ref()?;
    let path = logo.value.trim_start_matches("./").trim_start_matches('/');
    let found = project.assets.iter().find(|asset| asset.address == path);
    if found.is_none() {
        let place = Place::new(&FileId::new("variorum.toml"), logo.span);
        let message = format!("there is no file “{path}” in content/ to be the logo");
        diagnostics.push(
            Diagnostic::new(Code::Settings, place, message)
                .help("write its path below content/, without “content/”"),
        );
    }
    found.map(|asset| asset.address.clone())
}

#[cfg(test)]
mod tests {
    use super::{Look, style_sheet};

    #[test]
    fn only_what_is_set_is_said() {
        assert_eq!(style_sheet(&Look::default()), None);
        let look = Look {
            dark: vec![("link", "#fff".to_owned())],
            measure: Some(66),
            ..Look::default()
        };
        let css = style_sheet(&look).unwrap();
        assert!(
            css.contains("--measure: 36.96rem;")
                && css.contains("dark) {\n  :root { --link: #fff; }"),
            "{css}"
        );
    }
}
