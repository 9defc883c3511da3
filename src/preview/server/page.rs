//! A page as it was built in; the same with the preview's script out. What is added can be taken
//! away again, byte for byte.

use std::collections::BTreeMap;

use crate::preview::shown::{Good, digest};

/// Where the preview's own files are; nothing that is published has such an address.
pub(super) const OWN: &str = "/~variorum/";

const META: &str = "<meta http-equiv=\"Content-Security-Policy\"";
/// The same without force: the policy is then sent as a header, with what the script needs.
const IDLE_META: &str = "<meta name=\"Content-Security-Policy\"";
/// What the preview's script and its band need of a policy.
const NEEDED: [&str; 3] = ["script-src", "connect-src", "style-src"];

/// A page with the preview's script, and the policy to send with it.
pub(super) fn with_script(built: &[u8], good: Option<&Good>) -> (Vec<u8>, String) {
    let html = String::from_utf8_lossy(built);
    let policy = html
        .find(META)
        .and_then(|at| content(&html[at..]))
        .unwrap_or_default();
    let (styles, others) = good.map_or(("", ""), |good| {
        (good.styles.as_str(), good.others.as_str())
    });
    let page = digest(&built);
    let script = format!(
        "<script src=\"{OWN}preview.js\" data-page=\"{page}\" \
         data-styles=\"{styles}\" data-others=\"{others}\"></script>\n"
    );
    let html = html.replacen(META, IDLE_META, 1);
    let end = html.rfind("</body>").unwrap_or(html.len());
    (
        format!("{}{script}{}", &html[..end], &html[end..]).into_bytes(),
        widened(policy),
    )
}

/// A page that is shown at an address that is not its own, with its policy: its links start from
/// the root.
pub(super) fn from_the_root(html: &[u8], policy: &str) -> (Vec<u8>, String) {
    let html = String::from_utf8_lossy(html).replacen("<head>", "<head><base href=\"/\">", 1);
    (
        html.into_bytes(),
        policy.replace("base-uri 'none'", "base-uri 'self'"),
    )
}

/// The value of `content` in the first tag of the text.
fn content(text: &str) -> Option<&str> {
    let tag = &text[..text.find('>')?];
    let value = tag.split_once("content=\"")?.1;
    value.split_once('"').map(|(value, _)| value)
}

/// The policy with leave for the preview's own script, styles and events.
fn widened(policy: &str) -> String {
    let policy = policy.replace("&#39;", "'");
    let mut directives: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for directive in policy.split(';') {
        let mut words = directive.split_whitespace();
        // Of two directives of one name the first counts.
        if let Some(name) = words.next() {
            directives.entry(name).or_insert_with(|| words.collect());
        }
    }
    for name in NEEDED {
        let values = directives.entry(name).or_default();
        values.retain(|value| *value != "'none'");
        if !values.contains(&"'self'") {
            values.push("'self'");
        }
    }
    let directives = directives
        .into_iter()
        .map(|(name, values)| [&[name], &values[..]].concat().join(" "));
    directives.collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_is_widened_for_the_script_and_nothing_else() {
        assert_eq!(
            widened(
                "default-src 'none'; style-src 'self' ; img-src *; script-src 'none'; \
                 connect-src https://a.example"
            ),
            "connect-src https://a.example 'self'; default-src 'none'; img-src *; \
             script-src 'self'; style-src 'self'"
        );
    }

    #[test]
    fn what_is_added_can_be_taken_away() {
        let built = format!(
            "<head>{META} content=\"default-src 'none'\"></head><body>{META}</body></html>"
        );
        let (served, policy) = with_script(built.as_bytes(), None);
        let served = String::from_utf8(served).unwrap();
        let (start, end) = (
            served.find("<script").unwrap(),
            served.find("</script>\n").unwrap() + 10,
        );
        let taken = format!("{}{}", &served[..start], &served[end..]);
        assert_eq!(taken.replacen(IDLE_META, META, 1), built);
        assert!(
            policy.starts_with("connect-src 'self'; default-src 'none'"),
            "{policy}"
        );
    }
}
