//! What is printed is what was checked: between the marks of every quotation stand the letters of
//! its passage.

use std::collections::{BTreeMap, BTreeSet};

use variorum::Analysis;
use variorum::corpus::shown;
use variorum::parse::Form;
use variorum::render::Site;
use variorum::resolve::{Piece, Resolved};

use crate::html::visible;

/// Quotations whose page does not show the letters of their passage, and words shown as quoted that
/// are no passage.
pub(crate) fn otherwise_than_checked(site: &Site, analysis: &Analysis) -> Vec<String> {
    let mut passages: BTreeMap<String, Vec<&Resolved>> = BTreeMap::new();
    for resolved in analysis
        .resolution
        .quotations
        .values()
        .flatten()
        .filter(|resolved| resolved.passage().is_some())
    {
        passages
            .entry(letters_of_passage(resolved, analysis))
            .or_default()
            .push(resolved);
    }
    let mut printed: BTreeSet<String> = BTreeSet::new();
    let mut pages = String::new();
    let mut wrong = Vec::new();
    for (address, bytes) in site
        .made
        .iter()
        .filter(|(address, _)| crate::promises::is_page(address))
    {
        let html = String::from_utf8_lossy(bytes);
        pages.push_str(&letters(&visible(&html)));
        for quoted in quoted(&html) {
            if !passages.contains_key(&quoted) {
                wrong.push(format!(
                    "{address} prints as quoted what no passage holds: {quoted}"
                ));
            }
            printed.insert(quoted);
        }
    }
    // An answer is printed as it is written, with the letters of its passages in it.
    let in_answer = |resolved: &Resolved| resolved.quotation.form == Form::Answer;
    let is_printed = |letters: &String, resolved: &[&Resolved]| {
        printed.contains(letters)
            || (resolved.iter().all(|one| in_answer(one)) && pages.contains(letters.as_str()))
    };
    for (letters, resolved) in passages
        .iter()
        .filter(|(letters, resolved)| !is_printed(letters, resolved))
    {
        let place = &resolved[0].quotation;
        wrong.push(format!(
            "{} {:?}: no page prints {letters}",
            place.file, place.span
        ));
    }
    wrong
}

/// Quotations that are allowed and whose own page, or whose source's page, does not say why.
pub(crate) fn without_their_reason(site: &Site, analysis: &Analysis) -> Vec<String> {
    let mut wrong = Vec::new();
    for resolved in analysis.resolution.quotations.values().flatten() {
        let own = &analysis.project.writings[&resolved.id.writing].address;
        let own = own.to_string();
        let source = resolved
            .source
            .as_ref()
            .map(|source| format!("sources/{source}.html"));
        for address in [Some(own), source].into_iter().flatten() {
            // What is a draft has no page.
            let Some(page) = site.made.get(&address) else {
                continue;
            };
            let printed = visible(&String::from_utf8_lossy(page));
            for excuse in resolved
                .excuses()
                .iter()
                .filter(|excuse| !printed.contains(&excuse.reason))
            {
                wrong.push(format!(
                    "{address} does not say why {:?} may stand: {}",
                    resolved.quotation.span, excuse.reason
                ));
            }
        }
    }
    wrong
}

/// The letters and digits of a passage, without what brackets stand for.
fn letters_of_passage(resolved: &Resolved, analysis: &Analysis) -> String {
    let Some((key, passage)) = resolved.place() else {
        return String::new();
    };
    let source = &analysis.project.sources[key];
    let words = passage.pieces.iter().map(|piece| match piece {
        Piece::Words { span, .. } => shown(source, *span),
        _ => String::new(),
    });
    letters(&words.collect::<String>())
}

fn letters(text: &str) -> String {
    text.chars().filter(|char| char.is_alphanumeric()).collect()
}

/// The letters of everything that a page prints as quoted: in running text, and as passages.
fn quoted(html: &str) -> Vec<String> {
    let running = html
        .match_indices("<span class=\"quoted\"")
        .map(|(at, _)| element(&html[at..], "span"));
    let blocks = html
        .match_indices("<blockquote lang=")
        .map(|(at, _)| element(&html[at..], "blockquote"));
    running
        .chain(blocks)
        .map(|inner| letters(&visible(&without_authors_own(inner))))
        .collect()
}

/// The content of the element that a text begins with.
fn element<'h>(html: &'h str, name: &str) -> &'h str {
    let (open, close) = (format!("<{name}"), format!("</{name}>"));
    let start = html.find('>').map_or(html.len(), |at| at + 1);
    let (mut depth, mut at) = (1, start);
    loop {
        let rest = &html[at..];
        let (next_open, next_close) = (
            rest.find(&open),
            rest.find(&close).expect("an element ends"),
        );
        if next_open.is_some_and(|open| open < next_close) {
            (depth, at) = (depth + 1, at + next_open.unwrap() + open.len());
        } else {
            depth -= 1;
            if depth == 0 {
                return &html[start..at + next_close];
            }
            at += next_close + close.len();
        }
    }
}

/// Without brackets, signs of elisions, markers and citations, which are the author's.
fn without_authors_own(inner: &str) -> String {
    let owns = [
        ("<span class=\"bracket\"", "span"),
        ("<span class=\"gap\"", "span"),
        ("<button", "button"),
    ];
    let owns = owns.iter().chain(&[
        ("<a class=\"ref", "a"),
        ("<span class=\"citation\"", "span"),
    ]);
    let mut rest = inner.to_owned();
    for (start, name) in owns {
        while let Some(at) = rest.find(start) {
            let length = rest[at..].find('>').unwrap()
                + 1
                + element(&rest[at..], name).len()
                + name.len()
                + 3;
            rest.replace_range(at..at + length, " ");
        }
    }
    rest
}
