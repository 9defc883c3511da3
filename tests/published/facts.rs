//! The facts that a site lists about itself.
//!
//! An address on a line of its own, or `everywhere`; indented below it `has WORDS`, `lacks WORDS`
//! (both of the words a reader sees; of `everywhere`, of all bytes of all files), `links HREF`, or
//! `absent` for an address that must not be published.

use variorum::render::Site;

use crate::html::{values, visible};
use crate::promises::is_page;

/// What of the facts is not so, a line that cannot be read included.
pub(crate) fn check(facts: &str, site: &Site) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut address = "";
    for line in facts
        .lines()
        .filter(|line| !line.trim().is_empty() && !line.starts_with('#'))
    {
        match line.strip_prefix("  ") {
            None => address = line.trim(),
            Some(fact) => {
                wrong
                    .extend(broken(fact, address, site).map(|words| format!("{address}: {words}")));
            }
        }
    }
    wrong
}

fn broken(fact: &str, address: &str, site: &Site) -> Option<String> {
    let (verb, words) = fact.split_once(' ').unwrap_or((fact, ""));
    if address == "everywhere" {
        let holds = |bytes: &[u8]| String::from_utf8_lossy(bytes).contains(words);
        let places: Vec<&str> = site
            .made
            .iter()
            .filter(|(_, bytes)| holds(bytes))
            .map(|(address, _)| address.as_str())
            .collect();
        return match verb {
            "lacks" => {
                (!places.is_empty()).then(|| format!("“{words}” stands in {}", places.join(", ")))
            }
            _ => Some(format!("say lacks, not {verb}")),
        };
    }
    let Some(bytes) = site.made.get(address) else {
        return (verb != "absent").then(|| "is not published".to_owned());
    };
    let html = String::from_utf8_lossy(bytes);
    let text = if is_page(address) {
        visible(&html)
    } else {
        html.clone().into_owned()
    };
    let holds = match verb {
        "has" => text.contains(words),
        "lacks" => !text.contains(words),
        "links" => values(&html, "href").iter().any(|(_, href)| href == words),
        "absent" => false,
        _ => return Some(format!("say has, lacks, links or absent, not {verb}")),
    };
    (!holds).then(|| fact.to_owned())
}
