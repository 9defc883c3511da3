//! What has a name: keys behind `[@`, footnotes behind `[^`, relations and keys of front matter.

use gen_lsp_types::{CompletionItem, CompletionItemKind};

use crate::lsp::workspace::Checked;
use crate::parse::{RelationKind, WritingId};
use crate::text::FileId;

use super::item::Place;

/// The names that may stand at a place; nothing where no name does.
pub(super) fn names(
    checked: &Checked,
    file: &FileId,
    place: &Place<'_>,
) -> Option<Vec<CompletionItem>> {
    if let Some(line) = front_matter_line(place) {
        return Some(in_front_matter(checked, line, place));
    }
    let line = &place.text[place.line_start()..place.at];
    let open = &line[line.rfind('[')? + 1..];
    if open.contains(']') {
        return None;
    }
    if let Some(begun) = open.strip_prefix('^') {
        return Some(footnotes(checked, file, place, place.at - begun.len()));
    }
    if !open.starts_with('@') {
        return None;
    }
    let begun = &open[open.rfind('@')? + 1..];
    let is_key = begun
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    Some(if is_key {
        keys(checked, place, place.at - begun.len())
    } else {
        Vec::new()
    })
}

fn keys(checked: &Checked, place: &Place<'_>, start: usize) -> Vec<CompletionItem> {
    let sources = checked.analysis.project.sources.values();
    let items = sources.map(|source| {
        let key = source.key.as_str();
        let item = place.item(start, key, key.to_owned());
        described(item, format!("{} · {}", source.label, source.file.name()))
    });
    items.collect()
}

fn footnotes(
    checked: &Checked,
    file: &FileId,
    place: &Place<'_>,
    start: usize,
) -> Vec<CompletionItem> {
    let project = &checked.analysis.project;
    let mut items = Vec::new();
    for (id, writing) in &project.annotations {
        let head = project.writings[writing].annotation().map(|it| &it.head);
        let heading = head.and_then(|head| head.heading());
        let heading = heading.map_or(String::new(), |heading| heading.value.clone());
        items.push(described(place.item(start, id, id.clone()), heading));
    }
    let own = project.writings.get(&WritingId::new(file));
    for definition in own.iter().flat_map(|own| &own.document.definitions) {
        let id = &definition.id;
        let item = place.item(start, id, id.clone());
        items.push(described(item, "a footnote of this page".to_owned()));
    }
    items
}

/// What stands before the cursor in its line, if it stands in front matter.
fn front_matter_line<'a>(place: &Place<'a>) -> Option<&'a str> {
    let inside = place.text.strip_prefix("+++")?;
    let end = inside.find("\n+++").map_or(place.text.len(), |end| end + 3);
    (place.at <= end).then(|| &place.text[place.line_start()..place.at])
}

fn in_front_matter(checked: &Checked, line: &str, place: &Place<'_>) -> Vec<CompletionItem> {
    let Some((key, value)) = line.split_once('=') else {
        return answering(checked, line, place);
    };
    let begun = value.trim_start();
    if key.trim() != "relation" || !begun.is_empty() && !begun.starts_with('"') {
        return Vec::new();
    }
    let is_open = begun.starts_with('"');
    let start = place.at - begun.len() + usize::from(is_open);
    let own = &checked.analysis.project.config.relations;
    let built_in = RelationKind::ALL.map(RelationKind::name);
    let names = built_in.into_iter().chain(own.keys().map(String::as_str));
    let items = names.map(|name| {
        let words = if is_open {
            name.to_owned()
        } else {
            format!("\"{name}\"")
        };
        let item = place.item(start, &words, name.to_owned());
        described(
            item,
            own.get(name).map_or(String::new(), |own| own.label.clone()),
        )
    });
    items.collect()
}

/// Keys of sources in the tables that have a line for each.
fn answering(checked: &Checked, line: &str, place: &Place<'_>) -> Vec<CompletionItem> {
    let above = place.before()[..place.line_start()].lines().rev();
    let mut tables = above.filter(|line| line.starts_with('['));
    let is_by_source = matches!(
        tables.next(),
        Some("[answers]" | "[silent]" | "[silent.except]")
    );
    if !is_by_source || line.starts_with(['[', '#']) {
        return Vec::new();
    }
    let mut items = keys(checked, place, place.line_start());
    items.retain(|item| !place.text.contains(&format!("\n{} =", item.label)));
    items
}

fn described(item: CompletionItem, detail: String) -> CompletionItem {
    CompletionItem {
        detail: Some(detail).filter(|detail| !detail.is_empty()),
        kind: Some(CompletionItemKind::Reference),
        ..item
    }
}
