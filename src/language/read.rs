//! The files of a language, read: headings in brackets, below each its entries, parted by commas
//! or by the end of a line. What begins with `#` is for the reader of the file.

use super::{Auxiliary, Ending, Language, Words};

/// The files of a language as they stand in the program.
pub(super) struct Files {
    /// BCP 47 primary tag.
    pub(super) tag: &'static str,
    /// What turns, weakens, counts and attributes.
    pub(super) words: &'static str,
    /// Small words, auxiliaries and endings.
    pub(super) grammar: &'static str,
    /// [`Language::irregular`].
    pub(super) irregular: &'static str,
    /// [`Language::small_words`].
    pub(super) small_words: &'static str,
}

/// A heading and the entries below it.
pub(super) struct ListSection {
    pub(super) heading: &'static str,
    pub(super) entries: Vec<&'static str>,
}

/// A language, and what of its files no list has taken: nothing, where they are as they should be.
pub(super) fn read(files: &Files) -> (Language, Vec<ListSection>) {
    let mut sections = sections(files.words);
    sections.extend(self::sections(files.grammar));
    sections.extend(self::sections(files.small_words));
    let auxiliaries = auxiliaries(&mut sections);
    let mut list = |heading| take(&mut sections, heading);
    let language = Language {
        tag: files.tag,
        negations: list("negations"),
        reversals: list("reversals"),
        limits: list("limits"),
        conditions: list("conditions"),
        qualifiers: list("qualifiers"),
        hedges: list("hedges"),
        attributions: list("attributions"),
        quantifiers: list("quantifiers"),
        weightless: list("weightless"),
        calendar: list("calendar"),
        articles: list("articles"),
        pronouns: list("pronouns"),
        pointers: list("pointers"),
        relatives: list("relatives"),
        particles: list("particles"),
        infinitive: list("infinitive"),
        conjunctions: list("conjunctions"),
        auxiliaries,
        irregular: files.irregular,
        prefixes: list("prefixes"),
        endings: endings(list("endings")),
        noun_endings: endings(list("noun endings")),
        participle_prefix: list("participle prefix").first().unwrap_or(&""),
        progressive: list("progressive"),
        past: list("past"),
        participles: list("participles"),
        conditional: (list("conditional"), list("not conditional")),
        attached: list("attached"),
        enclitics: list("enclitics"),
        proclitics: list("proclitics"),
        small_words: list("small words"),
        elided: list("elided"),
    };
    (language, sections)
}

/// The sections of a file, in its order. What stands above the first heading has an empty one.
pub(super) fn sections(file: &'static str) -> Vec<ListSection> {
    let mut sections: Vec<ListSection> = Vec::new();
    for line in file.lines().filter(|line| !line.starts_with('#')) {
        if let Some(heading) = heading(line) {
            let entries = Vec::new();
            sections.push(ListSection { heading, entries });
            continue;
        }
        let entries: Vec<&str> = entries(line).collect();
        match sections.last_mut() {
            Some(section) => section.entries.extend(entries),
            None if entries.is_empty() => {}
            None => sections.push(ListSection {
                heading: "",
                entries,
            }),
        }
    }
    sections
}

fn heading(line: &'static str) -> Option<&'static str> {
    line.strip_prefix('[')?.strip_suffix(']')
}

/// What stands between the commas of a line.
fn entries(line: &'static str) -> impl Iterator<Item = &'static str> {
    line.split(',')
        .map(str::trim)
        .filter(|entry| !entry.is_empty())
}

/// The entries below a heading, which are taken away; none where there is no such heading.
fn take(sections: &mut Vec<ListSection>, heading: &str) -> Words {
    let found = sections
        .iter()
        .position(|section| section.heading == heading);
    // A language is read once and known as long as the program runs, so its lists may be as lasting
    // as the files that they are cut from.
    found.map_or(&[], |number| sections.remove(number).entries.leak())
}

/// The auxiliary verbs, which have a heading each and are taken away.
fn auxiliaries(sections: &mut Vec<ListSection>) -> &'static [(Auxiliary, Words)] {
    let mut verbs: Vec<(Auxiliary, Words)> = Vec::new();
    for section in std::mem::take(sections) {
        match auxiliary(section.heading) {
            Some(kind) => verbs.push((kind, section.entries.leak())),
            None => sections.push(section),
        }
    }
    verbs.leak()
}

fn auxiliary(heading: &str) -> Option<Auxiliary> {
    match heading.strip_prefix("auxiliary: ")? {
        "be" => Some(Auxiliary::Be),
        "have" => Some(Auxiliary::Have),
        "do" => Some(Auxiliary::Do),
        "modal" => Some(Auxiliary::Modal),
        _ => None,
    }
}

/// Endings as they are written, `-ies of -y`; what is written otherwise is none.
fn endings(written: Words) -> &'static [Ending] {
    let endings: Vec<Ending> = written.iter().filter_map(|entry| ending(entry)).collect();
    endings.leak()
}

pub(super) fn ending(entry: &'static str) -> Option<Ending> {
    let (of_form, of_lemma) = entry.split_once(" of ")?;
    Some((of_form.strip_prefix('-')?, of_lemma.strip_prefix('-')?))
}
