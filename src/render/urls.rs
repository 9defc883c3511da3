//! An address as an author wrote it in; what a browser would make of it out.

use crate::address::encode;

/// Whether an address from outside may be linked to: `http`, `https` and `mailto`, seen as a
/// browser sees it.
pub(crate) fn is_external(url: &str) -> bool {
    let url = seen(url);
    let scheme = url
        .split_once(':')
        .map(|(scheme, _)| scheme.to_ascii_lowercase());
    matches!(scheme.as_deref(), Some("http" | "https" | "mailto"))
}

/// Whether an address may neither lead out nor be looked up in the site.
pub(crate) fn is_refused(url: &str) -> bool {
    let url = seen(url);
    // `//` begins the name of a host, and browsers read `\` as `/`.
    let is_odd = url.chars().any(char::is_control)
        || url.starts_with("//")
        || url.contains('\\')
        || has_scheme(&url);
    is_odd && !is_external(&url)
}

/// A colon before any `/`, `?` or `#` makes a scheme, or what some browser takes for one.
fn has_scheme(url: &str) -> bool {
    let end = url.find(['/', '?', '#']).unwrap_or(url.len());
    url[..end].contains(':')
}

/// Browsers leave out tabs and line ends anywhere, and white space and controls at either end.
pub(crate) fn seen(url: &str) -> String {
    let url: String = url
        .chars()
        .filter(|char| !matches!(char, '\t' | '\n' | '\r'))
        .collect();
    url.trim_matches(|char: char| char.is_whitespace() || char.is_control())
        .to_owned()
}

/// An address as a page may hold it: what URLs do not allow is percent-encoded, as browsers do when
/// they follow it.
pub(crate) fn valid(url: &str) -> String {
    let mut valid = String::with_capacity(url.len());
    for char in url.chars() {
        if is_foreign(char) {
            valid.push_str(&encode(char.encode_utf8(&mut [0; 4])));
        } else {
            valid.push(char);
        }
    }
    valid
}

fn is_foreign(char: char) -> bool {
    char.is_whitespace() || char.is_control() || "\"<>\\^`{|}".contains(char)
}

#[cfg(test)]
mod tests {
    use super::{has_scheme, is_external, valid};

    #[test]
    fn only_three_schemes_lead_out() {
        for url in ["https://example.org", " HTTP://x", "mailto:a@b"] {
            assert!(is_external(url), "{url}");
        }
        for url in [
            "javascript:alert(1)",
            "java\nscript:x",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc/passwd",
            "\u{1}javascript:x",
        ] {
            assert!(!is_external(url), "{url}");
            assert!(has_scheme(url), "{url}");
        }
    }

    #[test]
    fn what_urls_do_not_allow_is_encoded() {
        assert_eq!(
            valid("https://example.org/a b?\"><x>#é%20"),
            "https://example.org/a%20b?%22%3E%3Cx%3E#é%20"
        );
    }
}
