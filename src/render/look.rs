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
    let mut always: Vec<String> = look
        .font
        .iter()
        .map(|font| format!("--serif: {font};"))
        .collect();
    always.extend(
        look.interface_font
            .iter()
            .map(|font| format!("--sans: {font};")),
    );
    always.extend(
        look.measure
            .map(|characters| format!("--measure: {}rem;", rem(characters))),
    );
    let scheme =
        |colors: &[(&'static str, String)]| colors.iter().map(property).collect::<Vec<_>>();
    // On paper the theme's own colours hold, and a colour of one scheme says nothing of the other.
    let groups = [
        ("all", always),
        (
            "screen and (prefers-color-scheme: light)",
            scheme(&look.colors),
        ),
        (
            "screen and (prefers-color-scheme: dark)",
            scheme(&look.dark),
        ),
    ];
    let mut css = String::new();
    for (query, properties) in groups
        .into_iter()
        .filter(|(_, properties)| !properties.is_empty())
    {
        let _ = write!(
            css,
            "@media {query} {{\n  :root {{ {} }}\n}}\n",
            properties.join(" ")
        );
    }
    (!css.is_empty()).then_some(css)
}

fn property((name, value): &(&'static str, String)) -> String {
    format!("--{name}: {value};")
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
