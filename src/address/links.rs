//! How one page links to another: relative to the page that holds the link, and percent-encoded
//! once, when it is written.

use super::percent::encode;

/// The link from the page at `from` to the file at `to`: `../sources/a.html`.
pub fn link(from: &str, to: &str) -> String {
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
pub fn link_to(from: &str, to: &str, fragment: &str) -> String {
    let fragment = encode(fragment);
    if from == to {
        format!("#{fragment}")
    } else {
        format!("{}#{fragment}", link(from, to))
    }
}

/// `../` for each folder that the address is in.
pub fn root(address: &str) -> String {
    "../".repeat(address.matches('/').count())
}

#[cfg(test)]
mod tests {
    use super::{link, link_to};

    #[test]
    fn links_are_relative() {
        assert_eq!(link("index.html", "sources/a.html"), "sources/a.html");
        assert_eq!(link("sources/a.html", "sources/b.html"), "b.html");
        assert_eq!(link("about/team.html", "index.html"), "../index.html");
        assert_eq!(link("a/b/c.html", "a/d.html"), "../d.html");
        assert_eq!(link("index.html", "über uns.html"), "%C3%BCber%20uns.html");
        assert_eq!(link_to("index.html", "index.html", "n-a"), "#n-a");
    }
}
