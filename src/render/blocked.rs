//! What a site's own templates hold that no browser loads or runs, since the policy of the built-in
//! `base.html` does not let it.

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::text::{FileId, Span};

/// The sign of the policy in a template.
pub(super) const POLICY: &str = "Content-Security-Policy";

/// Reports the tags of a template that are blocked.
pub(super) fn blocked(file: &FileId, text: &str, diagnostics: &mut Diagnostics) {
    for (start, tag) in tags(text) {
        let Some((what, help)) = reason(tag) else {
            continue;
        };
        let place = Place::new(file, Span::new(start, start + tag.len()));
        let message = format!("no browser {what}: the pages’ policy does not let it");
        diagnostics.push(Diagnostic::new(Code::UnusedFile, place, message).help(help));
    }
}

/// The tags of a template with their places, each from `<` to `>`; what tera takes out is none.
fn tags(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let rest = text.get(at..)?;
            let start = at + rest.find(['<', '{'])?;
            let rest = &text[start..];
            if let Some(comment) = rest.strip_prefix("{#") {
                at = start + 2 + comment.find("#}")?;
            } else if rest[1..].starts_with(|char: char| char.is_ascii_alphabetic()) {
                let end = start + rest.find('>')? + 1;
                at = end;
                return Some((start, &text[start..end]));
            } else {
                at = start + 1;
            }
        }
    })
}

/// What does not happen, and what to do instead.
fn reason(tag: &str) -> Option<(&'static str, &'static str)> {
    let name = tag[1..].split(|char: char| !char.is_ascii_alphanumeric());
    let name = name.take(1).collect::<String>().to_ascii_lowercase();
    let lower = tag.to_ascii_lowercase();
    let has = |attribute: &str| lower.contains(&format!(" {attribute}="));
    let is_elsewhere = ["src", "href"].iter().any(|attribute| {
        let values = ["\"https:", "\"http:", "\"//", "'https:", "'http:", "'//"];
        values
            .iter()
            .any(|value| lower.contains(&format!(" {attribute}={value}")))
    });
    let loads = matches!(
        &*name,
        "script" | "link" | "img" | "audio" | "video" | "source" | "iframe" | "object" | "embed"
    );
    // A link that names an address, and loads nothing.
    let names = name == "link"
        && ["canonical", "alternate", "license", "author", "me"]
            .iter()
            .any(|relation| lower.contains(&format!("rel=\"{relation}\"")));
    if loads && is_elsewhere && !names {
        return Some((
            "loads this from another site",
            "put the file into the theme's folder static/, and write {{ frame.root }}assets/NAME",
        ));
    }
    if name == "script" && !has("src") && !lower.contains("application/") {
        return Some((
            "runs this script",
            "put it into the theme's folder static/, and load it with \
             <script src=\"{{ frame.root }}assets/NAME.js\" defer></script>",
        ));
    }
    if name == "style" || has("style") {
        return Some((
            "applies this style",
            "write it into a file in the theme's folder static/, such as own.css, which \
             `variorum new theme` links",
        ));
    }
    let is_handler = lower.split_ascii_whitespace().skip(1).any(|attribute| {
        let event = attribute
            .strip_prefix("on")
            .and_then(|rest| rest.split_once('='));
        event.is_some_and(|(event, _)| {
            !event.is_empty() && event.bytes().all(|byte| byte.is_ascii_lowercase())
        })
    });
    is_handler.then_some((
        "runs what this attribute says",
        "put a script into the theme's folder static/, and listen for the event there",
    ))
}

#[cfg(test)]
mod tests {
    use super::{reason, tags};

    fn blocked(text: &str) -> Vec<&str> {
        tags(text)
            .filter(|(_, tag)| reason(tag).is_some())
            .map(|(_, tag)| tag)
            .collect()
    }

    #[test]
    fn what_the_policy_blocks_is_found_and_nothing_else() {
        let wrong = [
            "<script>",
            "<style>",
            "<p style=\"color:red\">",
            "<a href=\"x\" onclick=\"go()\">",
            "<link rel=\"stylesheet\" href=\"https://fonts.example.org/a.css\">",
            "<img src=\"//example.org/a.png\">",
            "<script src=\"https://example.org/a.js\">",
        ];
        for tag in wrong {
            assert_eq!(blocked(&format!("<p>{tag}")), [tag]);
        }
        for right in [
            "<script src=\"{{ frame.root }}assets/a.js\" defer>",
            "<script type=\"application/ld+json\">",
            "<link rel=\"canonical\" href=\"https://example.org/\">",
            "<a href=\"https://example.org/\">",
            "<img src=\"{{ frame.root }}a.png\" alt=\"once upon a time = none\">",
            "{# <script> #}",
            "{% if a < b %}",
        ] {
            assert_eq!(blocked(right), [""; 0], "{right}");
        }
    }
}
