//! What several sources give in quotation marks, side by side: the same words, and the same
//! speaker.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::corpus::{Corpus, SourceIndex};
use crate::parse::SourceId;
use crate::text::words;

use super::DirectSpeech;

/// One direct quotation: its source and its number there, from 0.
pub type SpeechId = (SourceId, usize);

/// The direct speech of sources. Each stands under its speaker or under none, and once more with
/// the same words of other sources.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct SpeechInventory {
    /// The direct speech of each source, in order.
    pub speech: BTreeMap<SourceId, Arc<Vec<DirectSpeech>>>,
    /// What two sources or more have of the same words, be they all or a part.
    pub same_words: Vec<Vec<SpeechId>>,
    /// By the longest form of each name, with what stands under any form of it.
    pub speakers: Vec<(String, Vec<SpeechId>)>,
    /// What no text plainly gives to anybody.
    pub unattributed: Vec<SpeechId>,
}

/// Puts the direct speech of sources side by side.
pub(in crate::compare) fn inventory(
    corpus: &Corpus,
    speech: BTreeMap<SourceId, Arc<Vec<DirectSpeech>>>,
) -> SpeechInventory {
    let mut all = Vec::new();
    for (source, found) in &speech {
        for (number, one) in found.iter().enumerate() {
            all.push(((source.clone(), number), &*corpus[source].0, one));
        }
    }
    let (speakers, unattributed) = speakers(&all);
    SpeechInventory {
        same_words: same_words(&all),
        speakers,
        unattributed,
        speech,
    }
}

/// A direct quotation with its source.
type Found<'a> = (SpeechId, &'a SourceIndex, &'a DirectSpeech);

/// The words of a stretch of folded text, in small letters.
fn letters(text: &str) -> Vec<String> {
    words::words(text)
        .map(|(_, word)| word.to_lowercase())
        .collect()
}

/// How many words at its head one is looked up by: no speech has fewer.
const HEAD: usize = super::LEAST_WORDS;

/// Direct quotations of which one has all words of another in a source of its own, taken together.
fn same_words(all: &[Found<'_>]) -> Vec<Vec<SpeechId>> {
    let said = |(_, index, speech): &Found<'_>| letters(&index.text()[speech.range.clone()]);
    let said: Vec<Vec<String>> = all.iter().map(said).collect();
    let mut heads: BTreeMap<&[String], Vec<usize>> = BTreeMap::new();
    for (number, words) in said.iter().enumerate() {
        heads.entry(&words[..HEAD]).or_default().push(number);
    }
    let mut group: Vec<usize> = (0..all.len()).collect();
    for (number, words) in said.iter().enumerate() {
        for at in 0..=words.len() - HEAD {
            for other in heads.get(&words[at..at + HEAD]).into_iter().flatten() {
                let elsewhere = all[*other].0.0 != all[number].0.0;
                if elsewhere && words[at..].starts_with(&said[*other]) {
                    join(&mut group, number, *other);
                }
            }
        }
    }
    let mut groups: BTreeMap<usize, Vec<SpeechId>> = BTreeMap::new();
    for (number, (id, ..)) in all.iter().enumerate() {
        groups
            .entry(first_of(&group, number))
            .or_default()
            .push(id.clone());
    }
    groups
        .into_values()
        .filter(|group| group.len() > 1)
        .collect()
}

/// Makes two groups one, under the first of both (a forest of disjoint sets: Galler and Fischer
/// 1964).
fn join(group: &mut [usize], one: usize, other: usize) {
    let (one, other) = (first_of(group, one), first_of(group, other));
    group[one.max(other)] = one.min(other);
}

fn first_of(group: &[usize], mut number: usize) -> usize {
    while group[number] != number {
        number = group[number];
    }
    number
}

/// A name in a text, by its words.
type Name = Vec<String>;

/// Each speaker with what is given to it, by name; and what is given to nobody.
fn speakers(all: &[Found<'_>]) -> (Vec<(String, Vec<SpeechId>)>, Vec<SpeechId>) {
    let (mut forms, mut nobody) = (BTreeMap::new(), Vec::new());
    for (id, index, speech) in all {
        let Some(name) = speech.speaker else {
            nobody.push(id.clone());
            continue;
        };
        let shown = index.in_one_line(name);
        let form: &mut (String, Vec<SpeechId>) = forms
            .entry(letters(&index.text()[index.within(name)]))
            .or_insert_with(|| (shown, Vec::new()));
        form.1.push(id.clone());
    }
    let names: Vec<Name> = forms.keys().cloned().collect();
    let mut speakers: BTreeMap<Name, (String, Vec<SpeechId>)> = BTreeMap::new();
    for (name, (shown, said)) in forms {
        let longest = longest(&names, &name);
        let speaker = speakers
            .entry(longest.clone())
            .or_insert_with(|| (shown.clone(), Vec::new()));
        if *longest == name {
            speaker.0 = shown;
        }
        speaker.1.extend(said);
    }
    let mut speakers: Vec<_> = speakers.into_values().collect();
    for (_, said) in &mut speakers {
        said.sort();
    }
    speakers.sort();
    (speakers, nobody)
}

/// The longest form of a name: *Olsson* is *Petra Olsson*, unless there is another Olsson too.
fn longest<'n>(names: &'n [Name], name: &'n Name) -> &'n Name {
    let is_within = |longer: &&Name| {
        longer.len() > name.len()
            && longer.last() == name.last()
            && name.iter().all(|word| longer.contains(word))
    };
    let longer: BTreeSet<&Name> = names.iter().filter(is_within).collect();
    let Some(longest) = longer.iter().copied().max_by_key(|longer| longer.len()) else {
        return name;
    };
    let is_one = longer
        .iter()
        .all(|longer| longer.iter().all(|word| longest.contains(word)));
    if is_one { longest } else { name }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::compare::speech::direct_speech;
    use crate::corpus::corpus;
    use crate::parse::{self, Inputs};
    use crate::text::FileId;

    use super::{SpeechId, SpeechInventory, inventory};

    fn of_texts(texts: &[(&str, &str)]) -> SpeechInventory {
        let settings = (
            "variorum.toml".to_owned(),
            "title = \"T\"\nlanguage = \"en\"\n",
        );
        let source = |(key, text): &(&str, _)| (format!("content/sources/{key}.txt"), *text);
        let files = texts.iter().map(source).chain([settings]);
        let inputs = Inputs {
            files: files
                .map(|(path, text)| (FileId::new(path), Arc::from(text.as_bytes())))
                .collect(),
            ..Inputs::default()
        };
        let corpus = corpus(&parse::parse(&inputs).0);
        let speech = corpus.iter();
        let speech = speech.map(|(source, index)| (source.clone(), direct_speech(index).into()));
        inventory(&corpus, speech.collect())
    }

    fn written(speech: &[SpeechId]) -> String {
        let ids: Vec<String> = speech
            .iter()
            .map(|(source, number)| format!("{source}{number}"))
            .collect();
        ids.join(" ")
    }

    #[test]
    fn the_same_words_of_two_texts_stand_together_and_those_of_one_do_not() {
        let found = of_texts(&[
            (
                "a",
                "“We will keep the ferry running,” she said. “Now or never again.”\n",
            ),
            (
                "b",
                "He heard: “We WILL keep the ferry running for years.” “No, not now.”\n",
            ),
            (
                "c",
                "“The ferry sails at noon.” And again: “The ferry sails at noon.”\n",
            ),
        ]);
        let same: Vec<String> = found.same_words.iter().map(|same| written(same)).collect();
        assert_eq!(same, ["a0 b0"]);
        assert_eq!(written(&found.unattributed), "a0 a1 b0 b1 c0 c1");
    }

    #[test]
    fn a_surname_is_the_one_person_of_that_name_and_of_two_it_is_none() {
        let said = |name: &str| format!("“It was all quite in vain,” {name} said.\n");
        let a = [said("Petra Olsson"), said("Anna Berg")].concat();
        let b = [said("Olsson"), said("Berg"), said("Karl Berg")].concat() + "It was Olsson.\n";
        let found = of_texts(&[("a", &a), ("b", &b)]);
        let speakers = found.speakers.iter();
        let speakers: Vec<String> = speakers
            .map(|(name, said)| format!("{name}: {}", written(said)))
            .collect();
        assert_eq!(
            speakers,
            [
                "Anna Berg: a1",
                "Berg: b1",
                "Karl Berg: b2",
                "Petra Olsson: a0 b0"
            ]
        );
    }
}
