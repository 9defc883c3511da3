//! Where the words of a begun quotation stand in the sources, and what follows them there: the next
//! word, or the rest of the sentence with the citation that holds.

use std::collections::BTreeMap;
use std::ops::Range;

use gen_lsp_types::{CompletionItem, CompletionItemLabelDetails, TextEdit};

use crate::corpus::{SourceIndex, locators, paragraph_at};
use crate::diagnostics::Diagnostics;
use crate::lsp::actions::shortened;
use crate::lsp::workspace::Checked;
use crate::parse::Citation;
use crate::parse::markdown::document;
use crate::render::markdown::escaped;
use crate::resolve::{Outcome, look_up};
use crate::text::fold::lowercase;
use crate::text::words::{is_spaceless, may_start, one_line};
use crate::text::{FileId, Span, fold};

use super::begun::{Begun, begun};
use super::item::Place;

/// Places of a source that are looked at: who has typed one word sees enough of them.
const PLACES: usize = 12;
/// Sentences that are proposed.
const SENTENCES: usize = 24;

/// Where the words stand: the bytes of the folded source that are theirs.
struct Match<'a> {
    index: &'a SourceIndex,
    words: Range<usize>,
}

/// What may follow in the quotation that is being typed; nothing where none is. Of several that
/// the words may belong to, the first counts of which the sources know how it goes on.
pub(super) fn continuations(
    checked: &Checked,
    file: &FileId,
    place: &Place<'_>,
) -> Option<Vec<CompletionItem>> {
    let all = begun(file, place).into_iter();
    let mut found = all.filter_map(|begun| following(checked, file, &begun, place));
    found.find(|items| !items.is_empty())
}

fn following(
    checked: &Checked,
    file: &FileId,
    begun: &Begun,
    place: &Place<'_>,
) -> Option<Vec<CompletionItem>> {
    let tail = tail(begun, place)?;
    let found = matches(checked, begun, &tail);
    let mut items = next_words(&found, place);
    let mut sentences = Vec::new();
    for found in &found {
        if sentences.len() < SENTENCES {
            sentences.extend(sentence(checked, file, found, begun, place));
        }
    }
    items.append(&mut sentences);
    for (number, item) in items.iter_mut().enumerate() {
        item.sort_text = Some(format!("{number:04}"));
    }
    Some(items)
}

/// The words, folded, that must stand side by side: those behind the last elision, bracket or
/// paragraph's end. One letter is too few.
fn tail(begun: &Begun, place: &Place<'_>) -> Option<String> {
    let folded = fold(&begun.quotation.text)
        .into_string()
        .replace("...", "…");
    let cuts = ['…', ']', '/', '\u{2029}'];
    let tail = folded.rsplit(cuts).next().unwrap_or_default().trim_start();
    let is_spaceless = tail.starts_with(is_spaceless);
    if tail.chars().count() < 2 && !is_spaceless {
        return None;
    }
    let is_whole = place.before().ends_with(char::is_whitespace);
    Some(format!(
        "{tail}{}",
        if is_whole && !is_spaceless { " " } else { "" }
    ))
}

/// Where the words stand in the sources that they may be from; without regard to case only if they
/// stand nowhere with it.
fn matches<'a>(checked: &'a Checked, begun: &Begun, tail: &str) -> Vec<Match<'a>> {
    let indexes: Vec<&SourceIndex> = checked
        .analysis
        .corpus
        .values()
        .map(|index| &**index)
        .filter(|index| {
            begun.cited.is_empty() || begun.cited.contains(&index.source.key.to_string())
        })
        .collect();
    let small = lowercase(tail);
    let exact = indexes
        .iter()
        .flat_map(|index| places(index, index.flat(), tail));
    let found: Vec<_> = exact.collect();
    if !found.is_empty() {
        return found;
    }
    let any_case = indexes
        .iter()
        .flat_map(|index| places(index, index.flat_lowercase(), &small));
    let found: Vec<_> = any_case.collect();
    // Behind a word may stand a comma or a dash, which nobody has typed yet.
    if found.is_empty() && tail.ends_with(' ') {
        return matches(checked, begun, tail.trim_end());
    }
    found
}

/// The first places of one source, each in one paragraph.
fn places<'a>(index: &'a SourceIndex, text: &str, tail: &str) -> Vec<Match<'a>> {
    let mut found = Vec::new();
    for start in memchr::memmem::find_iter(text.as_bytes(), tail) {
        let words = start..start + tail.len();
        let is_one = index.paragraph_at(start) == index.paragraph_at(words.end - 1);
        if is_one && may_start(index.text(), start) {
            found.push(Match { index, words });
        }
        if found.len() == PLACES {
            break;
        }
    }
    found
}

/// The next word, or the rest of this one, each once, with where it comes from.
fn next_words(found: &[Match<'_>], place: &Place<'_>) -> Vec<CompletionItem> {
    let mut words: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut order = Vec::new();
    for found in found {
        let Some(next) = next_word(found) else {
            continue;
        };
        let from = &found.index.source;
        let span = found.index.span(found.words.clone());
        let from = format!("{}, para. {}", from.key, paragraph_at(from, span.start));
        if !words.contains_key(&next) {
            order.push(next.clone());
        }
        words.entry(next).or_default().push(from);
    }
    let mut items = Vec::new();
    for next in order {
        let from = words[&next].join("; ");
        let (start, text) = inserted(place, &next);
        let item = place.item(start, &text, text.trim().to_owned());
        items.push(detailed(item, &from));
    }
    items
}

/// What stands in the source from the end of the words to the end of the next one.
fn next_word(found: &Match<'_>) -> Option<String> {
    let (index, end) = (found.index, found.words.end);
    let number = index.words().partition_point(|word| word.end <= end);
    let word = index.words().get(number)?;
    let is_here = index.paragraph_at(word.start) == index.paragraph_at(found.words.start);
    is_here.then(|| source_words(index, end..word.end))
}

/// The rest of the sentence with what closes and cites it, if that holds.
fn sentence(
    checked: &Checked,
    file: &FileId,
    found: &Match<'_>,
    begun: &Begun,
    place: &Place<'_>,
) -> Option<CompletionItem> {
    let (index, end) = (found.index, found.words.end);
    let sentence = index.sentences(&(end - 1..end)).last()?;
    let whole = index.text()[..sentence.end].trim_end().len();
    let rest = source_words(index, end..whole.max(end));
    let (start, text) = inserted(place, &rest);
    let rest_of_block = begun.block.len() - (place.at - start);
    let written = format!("{}{text}", &begun.block[..rest_of_block]);
    let citation = citation(checked, file, found, begun, &written)?;
    let ending = ending(begun, &citation);
    let label = format!("{} [@{citation}]", shortened(&text));
    let closing = if begun.is_closed { "" } else { &*ending };
    let mut item = place.item(start, &format!("{text}{closing}"), label);
    if begun.is_closed && !ending.is_empty() {
        let mark = begun.closer.map_or(0, char::len_utf8);
        let behind = Span::new(place.at + mark, place.at + mark);
        let edit = TextEdit::new(place.lines.range(behind), ending);
        item.additional_text_edits = Some(vec![edit]);
    }
    Some(detailed(item, &index.source.label))
}

/// What follows the words: the mark that closes them, and the citation unless there is one.
fn ending(begun: &Begun, citation: &str) -> String {
    let is_cited = !begun.cited.is_empty();
    match begun.closer {
        Some(_) if is_cited && begun.is_closed => String::new(),
        Some(_) if begun.is_closed => format!(" [@{citation}]"),
        // What stands behind the cursor is the rest of the quotation.
        _ if is_cited => String::new(),
        Some(closer) => format!("{closer} [@{citation}]"),
        None => format!("\n>\n> — [@{citation}]"),
    }
}

/// Key and locator by which the words, once they are written, are found at this place; nothing if
/// they are not, which the check alone decides.
fn citation(
    checked: &Checked,
    file: &FileId,
    found: &Match<'_>,
    begun: &Begun,
    written: &str,
) -> Option<String> {
    let source = &found.index.source;
    let mut key = source.key.to_string();
    let citing = match begun.closer {
        Some(closer) => format!("{closer} [@{key}]\n"),
        None => format!("\n>\n> — [@{key}]\n"),
    };
    let text = format!("{written}{citing}");
    let body = Span::new(0, text.len());
    let document = document(file, &text, body, &mut Diagnostics::default());
    let quotation = document.quotations.last()?;
    let Citation { sources, .. } = &quotation.citation;
    let (resolved, _) = look_up(quotation, sources.first()?, &checked.analysis.corpus);
    match &resolved.outcome {
        Outcome::Found { .. } => Some(key),
        Outcome::Ambiguous { places, .. } => {
            let own = found.index.span(found.words.clone());
            let number = places.iter().position(|place| place.contains(own))?;
            let locator = &locators(source, places)[number];
            key.push_str(", ");
            key.push_str(locator);
            Some(key)
        }
        _ => None,
    }
}

/// Where an item begins and what it puts there: it takes in the last word that was typed, so that
/// editors know it by that. White space before a mark of the source goes.
fn inserted(place: &Place<'_>, next: &str) -> (usize, String) {
    let line = &place.text[place.line_start()..place.at];
    let typed = line.trim_end();
    let last = typed.rfind(|char: char| char.is_whitespace() || is_spaceless(char));
    let last = last.map_or(0, |at| {
        at + typed[at..].chars().next().map_or(0, char::len_utf8)
    });
    let is_new = line.len() > typed.len();
    if typed.trim_start_matches('>').is_empty() {
        return (place.at, next.trim_start().to_owned());
    }
    let start = place.line_start() + last;
    let word = &typed[last..];
    let gap = if is_new && next.starts_with(char::is_alphanumeric) {
        " "
    } else {
        ""
    };
    (start, format!("{word}{gap}{next}"))
}

/// Words of a source on one line, as Markdown that means exactly these; white space at their ends
/// stays one space.
fn source_words(index: &SourceIndex, range: Range<usize>) -> String {
    if range.is_empty() {
        return String::new();
    }
    let words = index.shown(index.span(range));
    let spaced = |is: bool| if is { " " } else { "" };
    let before = spaced(words.starts_with(char::is_whitespace));
    let text = escaped(&one_line(&words), false);
    format!("{before}{text}")
}

fn detailed(item: CompletionItem, from: &str) -> CompletionItem {
    CompletionItem {
        label_details: Some(CompletionItemLabelDetails {
            detail: None,
            description: Some(from.to_owned()),
        }),
        detail: Some(from.to_owned()),
        ..item
    }
}
