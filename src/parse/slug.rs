//! Short names of sources and annotations: `[a-z0-9][a-z0-9-]*`.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Whether a name may be a source's key, an annotation's id or a relation's name.
pub fn is_slug(name: &str) -> bool {
    !name.is_empty()
        && !name.starts_with('-')
        && name
            .bytes()
            .all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
}

/// The short name of any name: small ASCII letters and digits, diacritics left off, everything else
/// one `-`; may be empty.
pub fn slug(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    for char in name
        .nfd()
        .filter(|char| !is_combining_mark(*char))
        .flat_map(char::to_lowercase)
    {
        if char.is_ascii_alphanumeric() {
            slug.push(char);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

#[cfg(test)]
mod tests {
    use super::{is_slug, slug};

    #[test]
    fn slugs() {
        assert_eq!(slug("Who planned it"), "who-planned-it");
        assert_eq!(slug("000_114d61e581ba7317"), "000-114d61e581ba7317");
        assert_eq!(slug("Königs Größe "), "konigs-gro-e");
        assert_eq!(slug("ko\u{308}nig"), slug("könig"));
        assert_eq!(slug("伊朗"), "");
        assert!(is_slug("a") && is_slug("0-x-") && !is_slug("-a") && !is_slug("A") && !is_slug(""));
    }
}
