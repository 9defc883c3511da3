//! What is looked for in each silent source: the lists of `[silent]` taken apart, the one of `*`
//! handed on to every source that is not quoted.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::parse::{Probe, Silence, SilenceException, SourceId};
use crate::text::Span;

use super::checked::Checked;

/// What is looked for in which sources, and what of the lists leads to none.
#[derive(Default)]
pub(super) struct Searches<'a> {
    /// By silent source, in the order of the sources.
    pub(super) by_source: BTreeMap<SourceId, Search<'a>>,
    /// Where the keys of sources with a list of their own stand.
    pub(super) own: BTreeMap<SourceId, Span>,
    /// Sources that are quoted and said to be silent, which has been reported.
    pub(super) quoted_too: BTreeSet<SourceId>,
    /// Whether a key has no source behind it, which has been reported.
    pub(super) has_unknown: bool,
}

/// Stands in `[silent]` for every source that is not quoted.
const EVERY_OTHER: &str = "*";

/// What is looked for in one source: its own list, then that of `*`.
#[derive(Default)]
pub(super) struct Search<'a> {
    /// The key that the author wrote, if the source has a list of its own.
    pub(super) key: Option<&'a str>,
    /// Whether anything is said to be looked for in it, well or badly.
    pub(super) listed: bool,
    pub(super) probes: Vec<&'a Probe>,
    /// How many of these are its own; those of `*` follow.
    pub(super) own: usize,
    pub(super) except: Vec<Excepted<'a>>,
}

/// A place that the author excepts.
pub(super) struct Excepted<'a> {
    pub(super) place: &'a SilenceException,
    /// The text in which it counts, where the key is that of a translation; that of an original
    /// stands for its translations too.
    pub(super) only_in: Option<SourceId>,
}

/// What to look for in each source that is said to be silent. One that is quoted is reported, and
/// not searched.
pub(super) fn searches<'a>(
    subject: &Checked<'a>,
    quoted: &[SourceId],
    diagnostics: &mut Diagnostics,
) -> Searches<'a> {
    let mut searches = Searches::default();
    let (of_every_other, own): (Vec<&Silence>, Vec<&Silence>) = subject
        .annotation
        .silent
        .iter()
        .partition(|silence| silence.source.value == EVERY_OTHER);
    for silence in own {
        let Some(source) = subject.source(&silence.source, diagnostics) else {
            searches.has_unknown = true;
            continue;
        };
        if quoted.binary_search(source).is_ok() {
            for diagnostic in of_quoted(subject, silence, source) {
                diagnostics.push(diagnostic);
            }
            searches.quoted_too.insert(source.clone());
            continue;
        }
        if !silence.probes.is_empty() {
            searches.own.insert(source.clone(), silence.source.span);
        }
        let search = searches.by_source.entry(source.clone()).or_default();
        add_own(subject, silence, source, search);
    }
    for silence in of_every_other {
        for source in subject.voices.all() {
            if quoted.binary_search(source).is_err() {
                let search = searches.by_source.entry(source.clone()).or_default();
                add_of_every_other(silence, search);
            }
        }
    }
    for diagnostic in nothing_to_except(subject, &searches.by_source) {
        diagnostics.push(diagnostic);
    }
    searches.by_source.retain(|_, search| search.listed);
    searches
}

/// Adds the list that an author wrote for a source, or for a translation of it.
fn add_own<'a>(
    subject: &Checked<'a>,
    silence: &'a Silence,
    source: &SourceId,
    search: &mut Search<'a>,
) {
    if !silence.probes.is_empty() {
        search.key = Some(&silence.source.value);
    }
    search.listed |= silence.listed;
    search.probes.extend(&silence.probes);
    search.own = search.probes.len();
    let written = subject.voices.named(&silence.source.value);
    let only_in = written.filter(|written| *written != source);
    let excepted = silence.except.iter().map(|place| Excepted {
        place,
        only_in: only_in.cloned(),
    });
    search.except.extend(excepted);
}

/// Adds what `*` looks for, but what the source's own list looks for already: that would be told
/// twice.
fn add_of_every_other<'a>(silence: &'a Silence, search: &mut Search<'a>) {
    search.listed = true;
    let is_new = |probe: &&Probe| search.probes.iter().all(|own| own.value != probe.value);
    let new: Vec<&Probe> = silence.probes.iter().filter(is_new).collect();
    search.probes.extend(new);
}

/// Places of sources in which no word is looked for.
fn nothing_to_except(subject: &Checked, searches: &BTreeMap<SourceId, Search>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for silence in &subject.annotation.silent {
        let search = subject
            .voice(&silence.source.value)
            .and_then(|source| searches.get(source));
        if silence.listed || search.is_none_or(|search| search.listed) {
            continue;
        }
        let key = &silence.source.value;
        let message = format!("nothing is looked for in `{key}`, so there is nothing to except");
        let place = subject.place(silence.source.span);
        let error = Diagnostic::new(Code::FrontMatter, place, message);
        found.push(error.help(format!(
            "write {key} = [\"…\"] below [silent], or delete this line"
        )));
    }
    found
}

/// A source that is quoted cannot be silent; places to except in one that only `*` could have meant
/// excuse nothing.
fn of_quoted(subject: &Checked, silence: &Silence, source: &SourceId) -> Vec<Diagnostic> {
    if silence.probes.is_empty() {
        return silence
            .except
            .iter()
            .map(|except| idle_exception(subject, except))
            .collect();
    }
    let message = format!(
        "source {} is quoted here and cannot be silent",
        subject.label(source)
    );
    let error = Diagnostic::new(
        Code::SilenceBroken,
        subject.place(silence.source.span),
        message,
    );
    vec![error.help("take the line out, or the quotation")]
}

/// A place to except at which nothing that is looked for stands.
pub(super) fn idle_exception(subject: &Checked, except: &SilenceException) -> Diagnostic {
    let message = format!(
        "no word that was looked for stands at {}",
        except.written.value
    );
    Diagnostic::new(
        Code::UnusedAllow,
        subject.place(except.written.span),
        message,
    )
    .help("take the exception out")
}
