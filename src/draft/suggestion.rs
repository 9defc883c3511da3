//! Annotations of what the machine saw, for an editor to finish or to throw away.

use std::collections::BTreeSet;

use crate::analysis::Analysis;
use crate::compare::{SuggestedPair, Suggestions};
use crate::corpus::{Sentence, SourceIndex, shown};
use crate::parse::{Inputs, SourceId};
use crate::text::FileId;

use super::annotation::{annotation_id, annotation_path};
use super::markup::blockquote;
use super::words::{FoundWords, WantedWords, find};
use super::{DraftFile, faults};

/// A draft for each suggested pair, in their order, with what `reasons` says of each in a comment.
/// A pair whose sentences cannot be quoted as they stand has none.
pub fn suggestion_drafts(
    inputs: &Inputs,
    analysis: &Analysis,
    suggestions: &Suggestions,
    mut reasons: impl FnMut(&SuggestedPair) -> Vec<String>,
) -> Vec<DraftFile> {
    let mut taken: BTreeSet<String> = analysis.project.annotations.keys().cloned().collect();
    let mut files = Vec::new();
    for suggested in &suggestions.pairs {
        let Some(found) = quoted(suggested, analysis) else {
            continue;
        };
        let id = free_id(&found[0].words, &mut taken, inputs);
        let text = text(&found, &reasons(suggested));
        files.push((annotation_path(&id), text.into_bytes()));
    }
    sound(inputs, files)
}

/// Those of the files of which nothing would be reported.
fn sound(inputs: &Inputs, mut files: Vec<DraftFile>) -> Vec<DraftFile> {
    let mut faulty: BTreeSet<String> = BTreeSet::new();
    for found in &faults(inputs, &files) {
        faulty.insert(found.place.file.as_str().to_owned());
    }
    files.retain(|(path, _)| !faulty.contains(path));
    files
}

/// Both sentences, looked up as every quotation is.
fn quoted(suggested: &SuggestedPair, analysis: &Analysis) -> Option<[FoundWords; 2]> {
    let (texts, pair) = (&suggested.texts, &suggested.pair);
    let first = sentence(&texts.a, pair.a, analysis)?;
    Some([first, sentence(&texts.b, pair.b, analysis)?])
}

fn sentence(source: &SourceId, number: usize, analysis: &Analysis) -> Option<FoundWords> {
    let index = analysis.corpus.get(source)?;
    let sentence = index.all_sentences().get(number)?;
    let mut wanted = WantedWords {
        key: source.as_str().to_owned(),
        quote: shown(&index.source, sentence.span),
        locator: None,
    };
    let file = FileId::new("suggestion");
    let look_up = |wanted: &WantedWords| find(wanted, &file, &analysis.project, &analysis.corpus);
    match look_up(&wanted) {
        Ok(found) => Some(found),
        Err(several) => {
            wanted.locator = Some(locator(index, sentence, &several.locators)?);
            look_up(&wanted).ok()
        }
    }
}

/// Of the places in which the words of a sentence stand, that of the sentence itself.
fn locator(index: &SourceIndex, sentence: &Sentence, places: &[String]) -> Option<String> {
    let paragraph = index.paragraph(sentence.paragraph - 1);
    let words = &index.text()[sentence.range.clone()];
    let before = index.text()[paragraph.start..sentence.range.start]
        .matches(words)
        .count();
    let name = format!("para. {}", sentence.paragraph);
    let is_in_it = |place: &&String| **place == name || place.starts_with(&format!("{name},"));
    places.iter().filter(is_in_it).nth(before).cloned()
}

/// A name that no annotation has yet.
fn free_id(words: &str, taken: &mut BTreeSet<String>, inputs: &Inputs) -> String {
    let made = match annotation_id(words) {
        made if made.is_empty() => "suggestion".to_owned(),
        made => made,
    };
    let is_free = |id: &String| {
        !taken.contains(id) && !inputs.files.contains_key(&FileId::new(annotation_path(id)))
    };
    let numbered = (2..).map(|number| format!("{made}-{number}"));
    let id = std::iter::once(made.clone())
        .chain(numbered)
        .find(is_free)
        .unwrap_or(made);
    taken.insert(id.clone());
    id
}

/// The relation is the editor's: its line is there to be filled in, and says nothing.
fn text(found: &[FoundWords], reasons: &[String]) -> String {
    let mut text = "+++\n# question = \"\"\n# relation = \"\"\ndraft = true\n+++\n".to_owned();
    for words in found {
        text.push('\n');
        text.push_str(&blockquote(&words.words, &words.citation));
    }
    text.push_str("\n<!--\nvariorum suggest sees in both:\n");
    for reason in reasons {
        text.push_str(&in_comment(reason));
        text.push('\n');
    }
    text.push_str("How they stand to each other is yours to say.\n-->\n");
    text
}

/// A line that neither ends a comment nor reads as a citation.
fn in_comment(line: &str) -> String {
    line.replace("--", "- -")
        .replace('>', "›")
        .replace("[@", "[ @")
}
