//! The front matter of an annotation.

use std::collections::{BTreeMap, BTreeSet};

use toml::de::DeValue;

use crate::diagnostics::Diagnostics;
use crate::parse::{
    AnnotationHead, Answer, Citation, CitedSource, Form, Locator, PassageTable, Probe, Quotation,
    Silence, SilenceException, Spanned, WritingHead,
};
use crate::text::Span;

use super::keys::ANNOTATION;
use super::strings;
use super::toml_words;
use super::value::KeyValue;
use super::{Fields, Header};

/// Reads the front matter of an annotation. `keys` are those of the project's sources: a source may
/// be called `title`.
pub(in crate::parse) fn annotation_head(
    header: Header,
    keys: &BTreeSet<String>,
    diagnostics: &mut Diagnostics,
) -> (WritingHead, AnnotationHead) {
    super::read(header, &ANNOTATION, false, diagnostics, |fields| {
        let head = head(fields, keys);
        (super::page::head(fields), head)
    })
}

fn head(fields: &mut Fields, keys: &BTreeSet<String>) -> AnnotationHead {
    let (answers, quoted) = fields
        .table("answers", |fields| answers(fields, keys))
        .unwrap_or_default();
    AnnotationHead {
        question: fields.text("question"),
        title: fields.text("title"),
        relation: fields.text("relation"),
        tags: fields.strings("tags"),
        answers,
        quoted,
        silent: fields
            .table("silent", |fields| silences(fields, keys))
            .unwrap_or_default(),
        passages: fields
            .tables("passage", passage)
            .into_iter()
            .flatten()
            .collect(),
    }
}

/// The answers, and the quotations in those of sources that there are.
fn answers(fields: &mut Fields, keys: &BTreeSet<String>) -> (Vec<Answer>, Vec<Quotation>) {
    let (mut answers, mut quoted) = (Vec::new(), Vec::new());
    for entry in fields.named(|key| keys.contains(key)) {
        let Some(text) = fields.text_of(&entry) else {
            continue;
        };
        if text.value.trim().is_empty() {
            let help = "write the answer in a few words, or delete the line";
            fields.report(
                text.span,
                format!("the answer of `{}` is empty", entry.key.value),
                help,
            );
            continue;
        }
        let answer = Answer {
            source: entry.key,
            text,
        };
        let found = strings::quoted(fields, &answer);
        if keys.contains(&answer.source.value) {
            quoted.extend(found);
        }
        answers.push(answer);
    }
    (answers, quoted)
}

fn silences(fields: &mut Fields, keys: &BTreeSet<String>) -> Vec<Silence> {
    let mut silences: Vec<Silence> = Vec::new();
    let is_list = |entry: &KeyValue| entry.key.value != "except" || entry.value.is_array();
    let lists = fields.named(|key| keys.contains(key) || key == "except");
    for entry in lists.iter().filter(|entry| is_list(entry)) {
        let probes = probes(fields, entry);
        silences.push(Silence {
            source: entry.key.clone(),
            listed: true,
            probes,
            except: Vec::new(),
        });
    }
    for entry in lists.iter().filter(|entry| !is_list(entry)) {
        fields.table_of(entry, |fields| exceptions(fields, keys, &mut silences));
    }
    silences
}

fn probes<'h>(fields: &mut Fields<'h>, entry: &KeyValue<'h>) -> Vec<Probe> {
    if entry.value.is_table() {
        let message = format!("nobody knows the table [silent.{}]", entry.key.value);
        fields.report(entry.key.span, message, "did you mean [silent.except]?");
        return Vec::new();
    }
    let Some(probes) = fields.texts_of(entry) else {
        return Vec::new();
    };
    if probes.is_empty() && entry.value.as_array().is_some_and(|list| list.is_empty()) {
        let help = "write the words that were looked for, or delete the line";
        fields.report(
            entry.span,
            format!("nothing was looked for in `{}`", entry.key.value),
            help,
        );
    }
    probes
        .into_iter()
        .filter(|probe| usable(fields, probe))
        .collect()
}

/// A probe holds a letter or digit, and a `*` only at its end.
fn usable(fields: &mut Fields, probe: &Probe) -> bool {
    let words = probe.value.trim();
    let stem = words.strip_suffix('*').unwrap_or(words);
    let example = || "write a word, a phrase or a beginning such as \"plan*\"".to_owned();
    let fault = if words.is_empty() {
        Some(("an empty text cannot be looked for", example()))
    } else if !stem.chars().any(char::is_alphanumeric) {
        Some(("there is no word to look for", example()))
    } else if stem.contains('*') {
        Some((
            "a `*` may only stand at the end of a beginning",
            beginnings(stem),
        ))
    } else {
        None
    };
    let Some((message, help)) = fault else {
        return true;
    };
    fields.report(probe.span, message, help);
    false
}

/// What to write for words with a `*` within or before them, as of the ends of German compounds:
/// nothing finds those but each whole word.
fn beginnings(words: &str) -> String {
    let part = words
        .split('*')
        .map(str::trim)
        .find(|part| part.chars().any(char::is_alphanumeric))
        .unwrap_or_default();
    format!(
        "write \"{part}*\" for every word that begins so, and a longer word that holds it from \
            its own beginning"
    )
}

/// `[silent.except]`: places are added to their source's list. A source without one may be a
/// translation, or meant by `*`.
fn exceptions(fields: &mut Fields, keys: &BTreeSet<String>, silences: &mut Vec<Silence>) {
    let at: BTreeMap<String, usize> = silences
        .iter()
        .enumerate()
        .map(|(at, silence)| (silence.source.value.clone(), at))
        .collect();
    for entry in fields.named(|key| keys.contains(key)) {
        let Some(written) = fields.texts_of(&entry) else {
            continue;
        };
        let except: Vec<_> = written
            .into_iter()
            .filter_map(|written| exception(fields, written))
            .collect();
        match at.get(&entry.key.value) {
            Some(own) => silences[*own].except.extend(except),
            None => silences.push(Silence {
                source: entry.key,
                listed: false,
                probes: Vec::new(),
                except,
            }),
        }
    }
}

fn exception(fields: &mut Fields, written: Spanned<String>) -> Option<SilenceException> {
    let locator = Locator::parse(&written.value);
    if locator.is_none() {
        let help = "write \"para. 3\", \"2nd\" or \"para. 3, 2nd\"";
        fields.report(
            written.span,
            format!("`{}` does not name a place in a source", written.value),
            help,
        );
    }
    locator.map(|locator| SilenceException { written, locator })
}

fn passage(fields: &mut Fields) -> Option<PassageTable> {
    let (source, exact) = (fields.text("source"), fields.text("exact"));
    let (prefix, suffix) = (
        fields.string("prefix").unwrap_or_default(),
        fields.string("suffix").unwrap_or_default(),
    );
    let (start, end) = (offset(fields, "start"), offset(fields, "end"));
    for (key, missing, example) in [
        ("source", source.is_none(), "a"),
        ("exact", exact.is_none(), "the words quoted"),
    ] {
        let blank = fields.entry(key).is_some_and(|entry| is_blank(entry.value));
        if missing && (blank || fields.is_missing(key)) {
            fields.report(
                fields.table_span(),
                format!("this passage has no `{key}`"),
                format!("write {key} = \"{example}\""),
            );
        }
    }
    let position = position(fields, start, end);
    let (source, exact) = (source?, exact?);
    let text = toml_words(fields.file_text(), &exact);
    let cited = CitedSource {
        key: source.value,
        span: source.span,
        locator: Locator::default(),
    };
    let citation = Citation {
        span: source.span,
        sources: vec![cited],
    };
    Some(Quotation::plain(
        fields.file().clone(),
        Form::Table {
            prefix,
            suffix,
            position,
        },
        text,
        citation,
    ))
}

fn is_blank(value: &DeValue) -> bool {
    value.as_str().is_some_and(|text| text.trim().is_empty())
}

fn offset(fields: &mut Fields, key: &'static str) -> Option<usize> {
    let number = fields.number(key)?;
    let offset = usize::try_from(number).ok();
    if offset.is_none()
        && let Some(entry) = fields.entry(key)
    {
        fields.report(
            entry.span,
            format!("`{key}` is below zero"),
            "write bytes of the source file, counted from 0",
        );
    }
    offset
}

fn position(fields: &mut Fields, start: Option<usize>, end: Option<usize>) -> Option<Span> {
    let (start_line, end_line) = (fields.entry("start"), fields.entry("end"));
    let (key, other, line) = match (start_line, end_line) {
        (Some(start_line), Some(_)) => {
            let (start, end) = start.zip(end)?;
            if start >= end {
                fields.report(
                    start_line.span,
                    "`start` must be smaller than `end`",
                    "write bytes of the source file, counted from 0",
                );
            }
            return (start < end).then(|| Span::new(start, end));
        }
        (Some(line), None) => ("start", "end", line),
        (None, Some(line)) => ("end", "start", line),
        (None, None) => return None,
    };
    fields.report(
        line.key.span,
        format!("`{key}` says nothing without `{other}`"),
        format!("write both, or delete `{key}`"),
    );
    None
}
