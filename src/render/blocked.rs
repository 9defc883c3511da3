//! What a site's own templates hold that no browser loads or runs, since the policy of the built-in
//! `base.html` does not let it.

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::text::{FileId, Span};

/// The sign of the policy in a template.
pub(super) const POLICY: &str = "Content-Security-Policy";

/// Reports the tags of a template that are blocked.
pub(super) fn blocked(file: &FileId, text: &str, diagnostics: &mut Diagnostics) {
    for (start, tag) in tags(text) {
        let Some(Blocked { what, help }) = blocked_by(tag) else {
            continue;
        };
        let place = Place::new(file, Span::new(start, start + tag.len()));
        let message = format!("no browser {what}: the pages’ policy does not let it");
        diagnostics.push(Diagnostic::new(Code::UnusedFile, place, message).help(help));
    }
}

/// What no page holds, by how it begins and ends: comments, and what tera does.
const PASSED: [(&str, &str); 3] = [("{#", "#}"), ("{%", "%}"), ("<!--", "-->")];

/// The tags of a template with their places, each from `<` to `>`.
fn tags(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + text.get(at..)?.find(['<', '{'])?;
            let rest = &text[start..];
            let passed = PASSED.iter().find(|(begin, _)| rest.starts_with(begin));
            if let Some((_, end)) = passed {
                at = start + rest.find(end)? + end.len();
            } else if rest.starts_with('<') && rest[1..].starts_with(is_letter) {
                at = start + rest.find('>')? + 1;
                return Some((start, &text[start..at]));
            } else {
                at = start + 1;
            }
        }
    })
}

fn is_letter(char: char) -> bool {
    char.is_ascii_alphabetic()
}

/// What does not happen, and what to do instead.
struct Blocked {
    what: &'static str,
    help: &'static str,
}

/// Why a tag does not do what it is there for; nothing if it does.
fn blocked_by(tag: &str) -> Option<Blocked> {
    // In one shape: small letters, one kind of marks and of white space.
    let tag = tag.to_ascii_lowercase().replace('\'', "\"");
    let tag = tag.split_whitespace().collect::<Vec<_>>().join(" ");
    let name: String = tag[1..]
        .chars()
        .take_while(char::is_ascii_alphanumeric)
        .collect();
    elsewhere(&name, &tag)
        .or_else(|| script(&name, &tag))
        .or_else(|| style(&name, &tag))
        .or_else(|| handler(&tag))
}

fn has(tag: &str, attribute: &str) -> bool {
    tag.contains(&format!(" {attribute}="))
}

/// Something that would be loaded from another site.
fn elsewhere(name: &str, tag: &str) -> Option<Blocked> {
    const LOADING: [&str; 8] = [
        "script", "img", "audio", "video", "source", "iframe", "object", "embed",
    ];
    /// What a `link` loads; other ones name an address.
    const LOADED: [&str; 5] = ["stylesheet", "icon", "preload", "modulepreload", "manifest"];
    let loads = match name {
        "link" => LOADED.iter().any(|relation| tag.contains(relation)),
        _ => LOADING.contains(&name),
    };
    let mut values = ["src=", "href=", "data="].into_iter().flat_map(|name| {
        let begun = tag.split(&format!(" {name}")).skip(1).collect::<Vec<_>>();
        begun.into_iter().map(|value| value.trim_start_matches('"'))
    });
    let is_elsewhere = values.any(|value| {
        let schemes = ["https:", "http:", "//"];
        schemes.iter().any(|scheme| value.starts_with(scheme))
    });
    (loads && is_elsewhere).then_some(Blocked {
        what: "loads this from another site",
        help: "put the file into the theme's folder static/, and write {{ frame.root }}assets/NAME",
    })
}

/// A script in the page; data that a script reads is none.
fn script(name: &str, tag: &str) -> Option<Blocked> {
    let runs = name == "script" && !has(tag, "src") && !tag.contains("application/");
    runs.then_some(Blocked {
        what: "runs this script",
        help: "put it into the theme's folder static/, and load it with \
               <script src=\"{{ frame.root }}assets/NAME.js\" defer></script>",
    })
}

/// A style in the page.
fn style(name: &str, tag: &str) -> Option<Blocked> {
    (name == "style" || has(tag, "style")).then_some(Blocked {
        what: "applies this style",
        help: "write it into a file in the theme's folder static/, such as own.css, which \
               `variorum new theme` links",
    })
}

/// An attribute such as `onclick`.
fn handler(tag: &str) -> Option<Blocked> {
    let is_handler = |attribute: &str| {
        let event = attribute
            .strip_prefix("on")
            .and_then(|rest| rest.split_once('='));
        event.is_some_and(|(event, _)| !event.is_empty() && event.chars().all(is_letter))
    };
    // Outside of marks alone: *alt="once on=off"* holds none.
    let outside: String = tag.split('"').step_by(2).collect();
    outside.split(' ').any(is_handler).then_some(Blocked {
        what: "runs what this attribute says",
        help: "put a script into the theme's folder static/, and listen for the event there",
    })
}

#[cfg(test)]
mod tests {
    use super::{blocked_by, tags};

    fn blocked(text: &str) -> Vec<&str> {
        tags(text)
            .filter(|(_, tag)| blocked_by(tag).is_some())
            .map(|(_, tag)| tag)
            .collect()
    }

    #[test]
    fn what_the_policy_blocks_is_found_and_nothing_else() {
        let wrong = [
            "<script>",
            "<style>",
            "<p style=\"color:red\">",
            "<p\nstyle='color:red'>",
            "<a href=\"x\" onclick=\"go()\">",
            "<link rel=\"stylesheet\" href=\"https://fonts.example.org/a.css\">",
            "<img src=\"//example.org/a.png\">",
            "<img src=https://example.org/a.png>",
            "<script src=\"https://example.org/a.js\">",
        ];
        for tag in wrong {
            for before in ["<p>", "{{site.title}}", "{% if 2 > 1 %}", "{#- a -#}"] {
                assert_eq!(blocked(&format!("{before}{tag}")), [tag]);
            }
        }
        for right in [
            "<script src=\"{{ frame.root }}assets/a.js\" defer>",
            "<script type=\"application/ld+json\">",
            "<link rel='canonical' href=\"https://example.org/\">",
            "<link rel=\"webmention\" href=\"https://example.org/\">",
            "<a href=\"https://example.org/\">",
            "<img src=\"{{ frame.root }}a.png\" alt=\"once on=off\">",
            "{# <script> #}",
            "<!-- <style> -->",
            "{% if a < b %}",
        ] {
            assert_eq!(blocked(right), [""; 0], "{right}");
        }
    }
}
