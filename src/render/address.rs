//! Where things are published, and how one page links to another.
//!
//! An address is relative to the output's root, with `/` and unencoded; links are relative to the
//! page that holds them and percent-encoded once, when they are written.

use crate::address::encode;
use crate::parse::SourceId;

/// The link from the page at `from` to the file at `to`: `../sources/a.html`.
pub(crate) fn link(from: &str, to: &str) -> String {
    let folder = &from[..from.rfind('/').map_or(0, |at| at + 1)];
    let is_shared = |end: &usize| folder.get(..*end) == Some(&to[..*end]);
    let shared = to
        .match_indices('/')
        .map(|(at, _)| at + 1)
        .take_while(is_shared)
        .last()
        .unwrap_or(0);
    let mut link = root(&folder[shared..]);
    // A first part with a colon would be read as a scheme; our encoding leaves none.
    link.push_str(&encode(&to[shared..]));
    link
}

/// The same to a place on that page; on the page itself the fragment alone.
pub(crate) fn link_to(from: &str, to: &str, fragment: &str) -> String {
    let fragment = encode(fragment);
    if from == to {
        format!("#{fragment}")
    } else {
        format!("{}#{fragment}", link(from, to))
    }
}

/// `../` for each folder that the address is in.
pub(crate) fn root(address: &str) -> String {
    "../".repeat(address.matches('/').count())
}

/// The address of a source's page.
pub(crate) fn of_source(source: &SourceId) -> String {
    format!("sources/{source}.html")
}

/// The address of page `number` (from 1) of a list: `matrix.html`, `matrix-2.html`.
pub(crate) fn of_list(name: &str, number: usize) -> String {
    if number == 1 {
        format!("{name}.html")
    } else {
        format!("{name}-{number}.html")
    }
}

/// Letters and digits in lower case with `-` between, at most 60 characters; `section` if nothing
/// is left.
pub(crate) fn slug(text: &str) -> String {
    let mut slug = String::new();
    for char in text.chars().flat_map(char::to_lowercase) {
        if char.is_alphanumeric() {
            slug.push(char);
        } else if !slug.is_empty() && !slug.ends_with('-') && !matches!(char, '\'' | '’') {
            slug.push('-');
        }
        if slug.chars().count() >= 60 {
            break;
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() {
        "section".to_owned()
    } else {
        slug.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::{link, link_to, slug};

    #[test]
    fn links_are_relative() {
        assert_eq!(link("index.html", "sources/a.html"), "sources/a.html");
        assert_eq!(link("sources/a.html", "sources/b.html"), "b.html");
        assert_eq!(link("about/team.html", "index.html"), "../index.html");
        assert_eq!(link("a/b/c.html", "a/d.html"), "../d.html");
        assert_eq!(link("index.html", "über uns.html"), "%C3%BCber%20uns.html");
        assert_eq!(link_to("index.html", "index.html", "n-a"), "#n-a");
    }

    #[test]
    fn slugs() {
        assert_eq!(slug("Whose plan — Israel’s?"), "whose-plan-israels");
        assert_eq!(slug("?!"), "section");
    }
}
