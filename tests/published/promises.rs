//! What must be true of every page of every site.

use std::collections::{BTreeMap, BTreeSet};

use variorum::render::Site;

use crate::html::{Token, tokens, values};

/// A promise looks at a site and says what breaks it.
type Promise = fn(&Site) -> Vec<String>;

/// All of them by name.
pub(crate) const ALL: &[(&str, Promise)] = &[
    ("nothing-runs", nothing_runs),
    ("no-style-in-a-page", no_style_in_a_page),
    ("every-page-has-a-strict-policy", strict_policy),
    ("every-link-leads-somewhere", links_lead_somewhere),
    ("every-id-is-unique", ids_are_unique),
    ("every-page-has-a-title-and-a-language", title_and_language),
    ("addresses-are-relative-and-safe", addresses_are_safe),
    ("no-character-is-lost", no_character_is_lost),
];

/// A page that breaks every promise, to show that each of them can be broken; what comes out are
/// those that were not.
pub(crate) fn that_hold_of_a_bad_site() -> Vec<String> {
    const BAD: &str = "<html><style>p{}</style><a href=nowhere.html>x</a><a \
        href='java\tscript:alert(1)' id=x>y</a><i id=x>z</i></html>";
    const SCRIPT: &str = "<html lang=en><title>x</title><p style='x' id=y>\u{fffd}<img src=x \
        onerror='alert(1)'><svg/onload=alert(1)><a href=#z>z</a>";
    const FEED: &str = "<feed><title>x &nbsp; y</feed>";
    let pages = [
        ("index.html", BAD),
        ("a/../b.html", SCRIPT),
        ("feed.xml", FEED),
    ];
    let made = pages
        .into_iter()
        .map(|(address, html)| (address.to_owned(), html.as_bytes().into()));
    let site = Site {
        made: made.collect(),
        ..Site::default()
    };
    let of_addressed_sites: (&str, Promise) =
        ("what-programs-read-is-well-formed", xml_is_well_formed);
    let unbroken = ALL
        .iter()
        .chain([&of_addressed_sites])
        .filter(|(_, promise)| promise(&site).is_empty());
    unbroken
        .map(|(name, _)| format!("the bad site keeps {name}"))
        .collect()
}

/// Whether a page is published at this address. The program writes it in small letters.
pub(crate) fn is_page(address: &str) -> bool {
    address
        .rsplit_once('.')
        .is_some_and(|(_, extension)| extension == "html")
}

/// The HTML pages of a site.
fn pages(site: &Site) -> BTreeMap<&str, &str> {
    let pages = site.made.iter().filter(|(address, _)| is_page(address));
    pages
        .map(|(address, bytes)| {
            (
                address.as_str(),
                std::str::from_utf8(bytes).expect("a page is UTF-8"),
            )
        })
        .collect()
}

/// No page shows the sign that stands for a character that could not be read.
fn no_character_is_lost(site: &Site) -> Vec<String> {
    let lost = site
        .made
        .iter()
        .filter(|(_, bytes)| String::from_utf8_lossy(bytes).contains('\u{fffd}'));
    lost.filter(|(address, _)| is_text(address))
        .map(|(address, _)| format!("{address} holds U+FFFD"))
        .collect()
}

/// Whether text is published at this address.
fn is_text(address: &str) -> bool {
    address
        .rsplit_once('.')
        .is_some_and(|(_, extension)| ["html", "js", "xml", "txt", "css"].contains(&extension))
}

/// Each tag of each page for which `wrong` finds words.
fn tags(site: &Site, wrong: impl Fn(&str, &[(String, String)]) -> Option<String>) -> Vec<String> {
    let mut found = Vec::new();
    for (address, html) in pages(site) {
        for token in tokens(html) {
            if let Token::Open { name, attributes } = token
                && let Some(words) = wrong(&name, &attributes)
            {
                found.push(format!("{address}: <{name}> {words}"));
            }
        }
    }
    found
}

/// Scripts from the site's own files are the theme's; everything else that could run is forbidden.
fn nothing_runs(site: &Site) -> Vec<String> {
    tags(site, |name, attributes| {
        let own_file = |(key, value): &(String, String)| {
            key == "src" && !value.contains(':') && !value.starts_with("//")
        };
        let data_only = |(key, value): &(String, String)| key == "type" && value.ends_with("json");
        if name == "script"
            && !attributes
                .iter()
                .any(|attribute| own_file(attribute) || data_only(attribute))
        {
            return Some("is a script in the page".to_owned());
        }
        if [
            "iframe", "object", "embed", "base", "applet", "frame", "form",
        ]
        .contains(&name)
        {
            return Some("may not be in a page".to_owned());
        }
        attributes.iter().find_map(|(key, value)| runs(key, value))
    })
}

fn runs(key: &str, value: &str) -> Option<String> {
    let is_address = [
        "href",
        "src",
        "srcset",
        "action",
        "formaction",
        "xlink:href",
        "poster",
        "data",
        "cite",
    ]
    .contains(&key);
    let scheme: String = value
        .chars()
        .filter(|char| !char.is_control() && !char.is_whitespace())
        .take_while(|char| *char != ':')
        .collect();
    let unsafe_scheme = ["javascript", "vbscript", "data", "file", "blob"]
        .contains(&scheme.to_lowercase().as_str());
    let has_scheme = value.contains(':');
    if key.starts_with("on") || key == "srcdoc" || (is_address && has_scheme && unsafe_scheme) {
        return Some(format!("{key}={value}"));
    }
    None
}

fn no_style_in_a_page(site: &Site) -> Vec<String> {
    tags(site, |name, attributes| {
        let inline = attributes
            .iter()
            .find(|(key, _)| key == "style")
            .map(|(_, value)| format!("style={value}"));
        if name == "style" {
            Some("is a style sheet in the page".to_owned())
        } else {
            inline
        }
    })
}

fn strict_policy(site: &Site) -> Vec<String> {
    let policy = |html: &str| {
        tokens(html).into_iter().find_map(|token| match token {
            Token::Open { name, attributes } if name == "meta" => {
                let get = |wanted: &str| {
                    attributes
                        .iter()
                        .find(|(key, _)| key == wanted)
                        .map(|(_, value)| value.clone())
                };
                get("http-equiv")
                    .filter(|value| value.eq_ignore_ascii_case("content-security-policy"))
                    .and(get("content"))
            }
            _ => None,
        })
    };
    let mut wrong = Vec::new();
    for (address, html) in pages(site) {
        match policy(html) {
            None => wrong.push(format!("{address}: no policy")),
            Some(policy)
                if !policy.contains("default-src 'none'")
                    || policy.contains("unsafe")
                    || policy.contains('*') =>
            {
                wrong.push(format!("{address}: {policy}"));
            }
            Some(_) => {}
        }
    }
    wrong
}

fn links_lead_somewhere(site: &Site) -> Vec<String> {
    let pages = pages(site);
    let ids: BTreeMap<&str, BTreeSet<String>> = pages
        .iter()
        .map(|(address, html)| {
            (
                *address,
                values(html, "id").into_iter().map(|(_, id)| id).collect(),
            )
        })
        .collect();
    let mut wrong = Vec::new();
    for (address, html) in &pages {
        let links = values(html, "href").into_iter().chain(values(html, "src"));
        for (_, link) in links.filter(|(_, link)| is_local(link)) {
            let (path, fragment) = link.split_once('#').unwrap_or((&link, ""));
            let target = resolve(address, path.split('?').next().unwrap_or_default());
            match (site.made.contains_key(&target), ids.get(target.as_str())) {
                (false, _) => wrong.push(format!(
                    "{address}: {link} leads to {target}, which is not there"
                )),
                (true, Some(ids))
                    if !fragment.is_empty()
                        && !fragment.starts_with(":~:")
                        && !ids.contains(&unescape(fragment)) =>
                {
                    wrong.push(format!(
                        "{address}: {link} leads to an id that is not there"
                    ));
                }
                _ => {}
            }
        }
    }
    wrong
}

fn is_local(link: &str) -> bool {
    let scheme = link
        .split(['/', '?', '#'])
        .next()
        .is_some_and(|first| first.contains(':'));
    !scheme && !link.starts_with("//")
}

/// The address that a relative link on a page leads to.
fn resolve(page: &str, path: &str) -> String {
    if path.is_empty() {
        return page.to_owned();
    }
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            _ => parts.push(part),
        }
    }
    unescape(&parts.join("/"))
}

/// Percent-encoding decoded.
fn unescape(path: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = path.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let hex = after
            .get(..2)
            .and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        if let (b'%', Some(byte)) = (first, hex) {
            bytes.push(byte);
            rest = &after[2..];
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn ids_are_unique(site: &Site) -> Vec<String> {
    let mut wrong = Vec::new();
    for (address, html) in pages(site) {
        let mut seen = BTreeSet::new();
        let twice = values(html, "id")
            .into_iter()
            .filter(|(_, id)| !seen.insert(id.clone()));
        wrong.extend(
            twice.map(|(name, id)| format!("{address}: <{name} id={id}> for the second time")),
        );
    }
    wrong
}

fn title_and_language(site: &Site) -> Vec<String> {
    let has = |html: &str, wanted: &str, attribute: &str| {
        tokens(html).iter().any(|token| match token {
            Token::Open { name, attributes } => {
                name == wanted
                    && (attribute.is_empty()
                        || attributes
                            .iter()
                            .any(|(key, value)| key == attribute && !value.is_empty()))
            }
            _ => false,
        })
    };
    let lacks = |html: &str| !has(html, "title", "") || !has(html, "html", "lang");
    pages(site)
        .into_iter()
        .filter(|(_, html)| lacks(html))
        .map(|(address, _)| address.to_owned())
        .collect()
}

fn addresses_are_safe(site: &Site) -> Vec<String> {
    let part = |part: &str| {
        part.is_empty() || part == "." || part == ".." || part.contains(['\\', ':', '\0'])
    };
    site.made
        .keys()
        .filter(|address| address.split('/').any(part))
        .cloned()
        .collect()
}

/// Feeds are read by parsers that give up at the first fault.
pub(crate) fn xml_is_well_formed(site: &Site) -> Vec<String> {
    let mut wrong = Vec::new();
    let is_xml = |address: &str| {
        address
            .rsplit_once('.')
            .is_some_and(|(_, ending)| ["svg", "xml"].contains(&ending))
    };
    for (address, bytes) in site.made.iter().filter(|(address, _)| is_xml(address)) {
        let fault = std::str::from_utf8(bytes)
            .map_err(|error| error.to_string())
            .and_then(fault_of_xml);
        wrong.extend(fault.err().map(|fault| format!("{address}: {fault}")));
    }
    wrong
}

/// Elements are closed in their order, and only characters and references stand there that XML
/// knows.
fn fault_of_xml(xml: &str) -> Result<(), String> {
    let is_foreign = |char: char| {
        (char.is_control() && !char.is_whitespace()) || matches!(char, '\u{fffe}' | '\u{ffff}')
    };
    let known = ["amp;", "lt;", "gt;", "quot;", "apos;", "#"];
    if xml.contains(is_foreign)
        || xml
            .split('&')
            .skip(1)
            .any(|rest| !known.iter().any(|known| rest.starts_with(known)))
    {
        return Err("a character or reference that XML does not know".to_owned());
    }
    let mut open = Vec::new();
    for part in xml
        .split('<')
        .skip(1)
        .filter(|part| !part.starts_with(['?', '!']))
    {
        let (tag, _) = part.split_once('>').ok_or("a tag without an end")?;
        let name = tag
            .split([' ', '/'])
            .find(|name| !name.is_empty())
            .unwrap_or_default();
        if tag.starts_with('/') {
            if open.pop() != Some(name) {
                return Err(format!("</{name}> closes what is not open"));
            }
        } else if !tag.ends_with('/') {
            open.push(name);
        }
    }
    if open.is_empty() {
        Ok(())
    } else {
        Err(format!("not closed: {open:?}"))
    }
}
