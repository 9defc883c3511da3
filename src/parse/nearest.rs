//! The nearest known name to a name that is not known; for messages alone.

/// The known name that `name` was probably meant to be: of those alike enough, the one most alike,
/// then the first.
pub fn nearest_name<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let name = name.to_lowercase();
    let mut best: Option<(&str, f64)> = None;
    for candidate in known {
        let likeness = likeness(&name, &candidate.to_lowercase());
        if likeness >= ENOUGH && best.is_none_or(|(_, most)| likeness > most) {
            best = Some((candidate, likeness));
        }
    }
    best.map(|(candidate, _)| candidate)
}

/// A name with more bytes than this is compared with none letter by letter.
pub const LONGEST_COMPARED: usize = 200;

/// Below this, a proposal puzzles more than it helps.
const ENOUGH: f64 = 0.6;

/// 1 for the same; exchanged, added and missing letters count one each; one name that begins or
/// ends the other is always near.
fn likeness(a: &str, b: &str) -> f64 {
    let (shorter, longer) = (a.len().min(b.len()), a.len().max(b.len()));
    let part = |whole: &str, part: &str| whole.starts_with(part) || whole.ends_with(part);
    let is_part = shorter >= 4 && (part(a, b) || part(b, a));
    // The distance costs the product of both lengths, and names this long or this unlike are never
    // near.
    if longer > LONGEST_COMPARED || shorter * 3 < longer {
        return if is_part { 0.8 } else { 0.0 };
    }
    strsim::normalized_damerau_levenshtein(a, b).max(if is_part { 0.8 } else { 0.0 })
}

/// `a`, `b` and `c`, each in backticks: how messages list names.
pub fn list_names<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let names: Vec<String> = names.into_iter().map(|name| format!("`{name}`")).collect();
    match names.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
    }
}

/// More names than this are listed only where none of them is near.
const MANY: usize = 25;

/// What other programs and people call what has another name here.
const SYNONYMS: &[(&[&str], &[&str])] = &[
    (&["date", "day", "datum", "pubdate"], &["published"]),
    (
        &["description", "excerpt", "abstract", "teaser", "subtitle"],
        &["summary", "note"],
    ),
    (&["summary", "comment", "remark"], &["note", "description"]),
    (
        &["source", "paper", "newspaper", "site", "medium", "journal"],
        &["outlet"],
    ),
    (
        &["link", "href", "address", "source_url", "web"],
        &["url", "base_url"],
    ),
    (&["url", "root", "site_url", "domain"], &["base_url"]),
    (&["accessed", "accessdate", "fetched"], &["retrieved"]),
    (&["rights", "licence", "copyright", "terms"], &["license"]),
    (&["archive", "archived"], &["archive_url"]),
    (&["headline", "name"], &["title"]),
    (&["modified", "lastmod", "changed"], &["updated"]),
    (&["order", "position", "sort"], &["weight"]),
    (
        &["publish", "published", "hidden", "unpublished"],
        &["draft"],
    ),
    (&["category", "categories", "topics", "keywords"], &["tags"]),
    (&["tweet", "toot", "social"], &["post"]),
    (
        &["video", "audio", "podcast", "radio", "tv", "television"],
        &["broadcast"],
    ),
    (&["web", "website", "page", "online"], &["webpage"]),
    (&["blog", "weblog"], &["post-weblog"]),
    (&["letter", "email", "mail"], &["personal_communication"]),
    (&["film", "movie"], &["motion_picture"]),
    (&["law", "act"], &["legislation"]),
];

/// The known name that means the same as one of another program.
pub(super) fn meant<'a>(written: &str, known: &[&'a str]) -> Option<&'a str> {
    let written = written.to_lowercase();
    let same = SYNONYMS
        .iter()
        .filter(|(others, _)| others.contains(&written.as_str()))
        .flat_map(|(_, ours)| *ours);
    let mut found = same.filter_map(|ours| known.iter().find(|name| *name == ours));
    found.next().copied()
}

/// "Did you mean …?" where something is near, and what there is to choose from.
pub(super) fn did_you_mean(written: &str, known: &[&str], lead: &str) -> String {
    let list = format!("{lead} {}", list_names(known.iter().copied()));
    match meant(written, known).or_else(|| nearest_name(written, known.iter().copied())) {
        Some(near) if known.len() > MANY => format!("did you mean `{near}`?"),
        Some(near) => format!("did you mean `{near}`? {list}"),
        None => list,
    }
}

#[cfg(test)]
mod tests {
    use super::{list_names, nearest_name};

    #[test]
    fn nearest() {
        let known = ["question", "relation", "tags", "date", "draft"];
        assert_eq!(nearest_name("qestion", known), Some("question"));
        assert_eq!(nearest_name("Tags", known), Some("tags"));
        assert_eq!(nearest_name("zebra", known), None);
        assert_eq!(list_names(["a", "b", "c"]), "`a`, `b` and `c`");
    }
}
