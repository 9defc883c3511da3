//! Which theme is asked for, read before the theme itself can be.

/// The theme that the settings name; nothing if they name none or cannot be read, which
/// [`super::parse`] reports.
pub fn theme_name(settings: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(settings).ok()?;
    let (table, _) =
        toml::de::DeTable::parse_recoverable(text.strip_prefix('\u{feff}').unwrap_or(text));
    let name = table
        .get_ref()
        .get("theme")?
        .get_ref()
        .as_table()?
        .get("name")?
        .get_ref()
        .as_str()?
        .to_owned();
    // Anything else would lead out of `themes/`.
    let plain = !name.is_empty() && !name.starts_with('.') && !name.contains(['/', '\\', '\0']);
    plain.then_some(name)
}
