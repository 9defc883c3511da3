//! What `[theme]` changes of a theme's look. Everything here ends up in a style sheet, so nothing
//! but what is understood gets in.

use crate::parse::Look;

use super::Fields;

/// Reads the keys of `[theme]` that every theme knows. Other keys are the theme's own.
pub(super) fn look(fields: &mut Fields) -> Look {
    Look {
        colors: fields.table("colors", colors).unwrap_or_default(),
        dark: fields.table("dark", colors).unwrap_or_default(),
        font: font(fields, "font"),
        interface_font: font(fields, "interface_font"),
        measure: measure(fields),
        logo: fields.text("logo"),
        footer: fields.string("footer"),
    }
}

fn colors(fields: &mut Fields) -> Vec<(&'static str, String)> {
    Look::COLORS
        .into_iter()
        .filter_map(|name| Some((name, color(fields, name)?)))
        .collect()
}

/// `#rgb` or `#rrggbb`.
fn color(fields: &mut Fields, name: &'static str) -> Option<String> {
    let written = fields.text(name)?;
    let digits = written.value.strip_prefix('#').unwrap_or_default();
    if matches!(digits.len(), 3 | 6) && digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return Some(written.value.to_ascii_lowercase());
    }
    let message = format!("`{}` is not a colour that can be used here", written.value);
    fields.report(
        written.span,
        message,
        format!("write # and six digits: {name} = \"#174ea6\""),
    );
    None
}

/// Names of fonts between commas. Nothing is fetched, so they are fonts that readers have.
fn font(fields: &mut Fields, key: &'static str) -> Option<String> {
    let written = fields.text(key)?;
    let names: Option<Vec<String>> = written.value.split(',').map(font_name).collect();
    if names.is_none() {
        let help =
            format!("write names with commas between them: {key} = \"Charter, Georgia, serif\"");
        fields.report(
            written.span,
            format!("`{key}` is not a list of fonts"),
            help,
        );
    }
    Some(names?.join(", "))
}

fn font_name(written: &str) -> Option<String> {
    let name = written.trim().trim_matches(['"', '\'']);
    let plain = |char: char| char.is_alphanumeric() || matches!(char, ' ' | '-' | '_' | '.');
    if name.is_empty() || !name.chars().all(plain) {
        return None;
    }
    let generic = [
        "serif",
        "sans-serif",
        "monospace",
        "system-ui",
        "ui-serif",
        "ui-sans-serif",
        "ui-rounded",
    ];
    Some(if generic.contains(&name) {
        name.to_owned()
    } else {
        format!("\"{name}\"")
    })
}

/// Characters in a line: from what a column can hold to where the eye loses the next line.
fn measure(fields: &mut Fields) -> Option<u8> {
    let entry = fields.entry("measure")?;
    let number = fields.number("measure")?;
    let measure = u8::try_from(number)
        .ok()
        .filter(|number| (40..=100).contains(number));
    if measure.is_none() {
        let help = "write how many characters a line of text holds: measure = 66";
        fields.report(entry.span, "`measure` must lie between 40 and 100", help);
    }
    measure
}
