//! Silence as checked data: the words that were looked for do not occur.
//!
//! In come `[silent]` and `[silent.except]` of an annotation; out comes, for each silent source,
//! what was looked for in it. A source is searched together with its translations, since they are
//! one voice. What is in doubt counts as an occurrence: an error can be excused by its author, a
//! silence that is none would be published.

use std::collections::{BTreeMap, BTreeSet};

use crate::corpus::SourceIndex;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::parse::{Locator, Probe, Silence, SourceId};
use crate::resolve::{Exception, ResolvedSilence};
use crate::text::Span;

use super::checked::Checked;
use super::foreign::{Occurs, ProbeLookup, foreign_probe, is_among};
use super::probe::{ProbePlace, Wanted};
use super::quoted_texts::QuotedTexts;
use super::searches::{Excepted, Search, Searches, idle_exception, searches};

/// The silences of an annotation.
pub(super) struct Silences {
    /// The silent sources, in the order of the sources.
    pub(super) list: Vec<ResolvedSilence>,
    /// Where the keys of sources with a list of their own stand.
    pub(super) own: BTreeMap<SourceId, Span>,
    /// Sources that are quoted and said to be silent, which has been reported.
    pub(super) quoted_too: BTreeSet<SourceId>,
    /// Whether a source stands behind every key; that none does has been reported.
    pub(super) all_known: bool,
}

impl Silences {
    /// Whether a source is silent.
    pub(super) fn has(&self, source: &SourceId) -> bool {
        self.list
            .binary_search_by(|silence| silence.source.cmp(source))
            .is_ok()
    }
}

/// Checks the silences of an annotation.
pub(super) fn silences(
    subject: &Checked,
    quoted: &QuotedTexts,
    diagnostics: &mut Diagnostics,
) -> Silences {
    let searches = searches(subject, quoted.sources, diagnostics);
    let mut list = Vec::new();
    for (source, search) in &searches.by_source {
        let all_known = quoted.all_known;
        let silence = looked_for(subject, source, search, all_known, diagnostics);
        list.push(silence);
    }
    let mut lookup = ProbeLookup::new(subject.texts, quoted);
    for (silence, search) in list.iter_mut().zip(searches.by_source.values()) {
        silence.languages = judge(subject, &silence.source, search, &mut lookup, diagnostics);
    }
    for probe in looked_for_nowhere(subject, &searches) {
        if matches!(lookup.occurs(probe, &BTreeSet::new()), Occurs::Nowhere) {
            diagnostics.push(idle_probe(subject, probe));
        }
    }
    Silences {
        list,
        own: searches.own,
        quoted_too: searches.quoted_too,
        all_known: !searches.has_unknown,
    }
}

/// Probes of lists that no source is behind, as `*` where every source is quoted: nobody has judged
/// their words yet. Those of a quoted source are wrong already, and what they look for is all one.
fn looked_for_nowhere<'a>(subject: &Checked<'a>, searches: &Searches) -> Vec<&'a Probe> {
    let judged: BTreeSet<&str> = searches
        .by_source
        .values()
        .flat_map(|search| &search.probes)
        .map(|probe| probe.value.as_str())
        .collect();
    let is_quoted = |silence: &Silence| {
        let source = subject.voice(&silence.source.value);
        source.is_some_and(|source| searches.quoted_too.contains(source))
    };
    let mut found = Vec::new();
    for silence in &subject.annotation.silent {
        if is_quoted(silence) {
            continue;
        }
        let probes = silence.probes.iter();
        found.extend(probes.filter(|probe| !judged.contains(probe.value.as_str())));
    }
    found
}

/// Says which probes of a source could not have occurred in it, and gives the languages in which
/// they were looked for, where none of the texts quoted is written in one of them.
fn judge(
    subject: &Checked,
    source: &SourceId,
    search: &Search,
    lookup: &mut ProbeLookup,
    diagnostics: &mut Diagnostics,
) -> Vec<String> {
    let family = subject.voices.family(source);
    let (here, quoted) = (lookup.languages(family), lookup.quoted(family));
    let is_native = quoted.is_empty() || here.iter().all(|language| is_among(language, &quoted));
    let occurs: Vec<Occurs> = search
        .probes
        .iter()
        .map(|probe| lookup.occurs(probe, &here))
        .collect();
    // Then its author did look in the language of the text; a name is the same there, and what `*`
    // looks for is meant for others.
    let is_spoken = occurs
        .iter()
        .any(|occurs| !matches!(occurs, Occurs::Abroad { .. }));
    for (number, (probe, occurs)) in search.probes.iter().zip(&occurs).enumerate() {
        match occurs {
            Occurs::Nowhere if is_native => diagnostics.push(idle_probe(subject, probe)),
            Occurs::Abroad { is_name, .. } if is_spoken && (*is_name || number >= search.own) => {}
            Occurs::Abroad { languages, is_name } if lookup.is_first(probe) => {
                diagnostics.push(foreign_probe(
                    subject,
                    probe,
                    source,
                    (&here, languages),
                    *is_name,
                ));
            }
            _ => {}
        }
    }
    let is_foreign = !quoted.is_empty() && !is_among(lookup.language(source), &quoted);
    if is_foreign {
        here.into_iter().collect()
    } else {
        Vec::new()
    }
}

/// Looks for every probe of a source, and gives what pages say of it.
fn looked_for(
    subject: &Checked,
    source: &SourceId,
    search: &Search,
    all_known: bool,
    diagnostics: &mut Diagnostics,
) -> ResolvedSilence {
    let mut used = vec![false; search.except.len()];
    let mut exceptions: BTreeSet<(SourceId, Span, usize)> = BTreeSet::new();
    for probe in &search.probes {
        let wanted = Wanted::new(&probe.value);
        for member in subject.voices.family(source) {
            let index = &subject.texts[member];
            let here =
                |except: &Excepted| except.only_in.as_ref().is_none_or(|only| only == member);
            let (broken, excused) = judged(&wanted, index, (&search.except, here), &mut used);
            for found in excused {
                exceptions.insert((member.clone(), index.span(found.range), found.paragraph));
            }
            if !broken.is_empty() && (all_known || search.key.is_some()) {
                let key = search.key.unwrap_or(source.as_str());
                diagnostics.push(silence_broken(subject, probe, key, index, &broken));
            }
        }
    }
    for (except, _) in search.except.iter().zip(&used).filter(|(_, used)| !**used) {
        diagnostics.push(idle_exception(subject, except.place));
    }
    let exception = |(source, span, paragraph)| Exception {
        source,
        span,
        paragraph,
    };
    ResolvedSilence {
        source: source.clone(),
        probes: search
            .probes
            .iter()
            .map(|probe| probe.value.clone())
            .collect(),
        exceptions: exceptions.into_iter().map(exception).collect(),
        languages: Vec::new(),
    }
}

/// The places of a probe in one text that no exception excuses, and those that one does.
fn judged(
    wanted: &Wanted,
    index: &SourceIndex,
    (except, here): (&[Excepted], impl Fn(&Excepted) -> bool),
    used: &mut [bool],
) -> (Vec<ProbePlace>, Vec<ProbePlace>) {
    let (mut broken, mut excused) = (Vec::new(), Vec::new());
    for found in wanted.places(index) {
        let is_meant = |except: &Excepted| here(except) && excuses(except.place.locator, &found);
        match except.iter().position(is_meant) {
            Some(except) => {
                used[except] = true;
                excused.push(found);
            }
            None => broken.push(found),
        }
    }
    (broken, excused)
}

/// Whether a locator means a place; occurrences are counted in its paragraph where it names one.
fn excuses(locator: Locator, found: &ProbePlace) -> bool {
    let occurrence = if locator.paragraph.is_some() {
        found.in_paragraph
    } else {
        found.in_text
    };
    locator
        .paragraph
        .is_none_or(|wanted| wanted == found.paragraph)
        && locator.occurrence.is_none_or(|wanted| wanted == occurrence)
}

fn silence_broken(
    subject: &Checked,
    probe: &Probe,
    key: &str,
    index: &SourceIndex,
    broken: &[ProbePlace],
) -> Diagnostic {
    /// Places that are listed.
    const LISTED: usize = 4;
    let label = &index.source.label;
    let times = if broken.len() == 1 {
        String::new()
    } else {
        format!(" {} times", broken.len())
    };
    let message = format!(
        "source {label} is not silent: “{}” occurs in it{times}",
        probe.value
    );
    let mut error = Diagnostic::new(Code::SilenceBroken, subject.place(probe.span), message);
    for found in broken.iter().take(LISTED) {
        let span = index.span(found.range.clone());
        let message = format!("para. {}: “{}”", found.paragraph, index.shown(span));
        error = error.related(Place::new(&index.source.file, span), message);
    }
    let help = match broken {
        [found, ..] => format!(
            "quote what it says; if it has another sense there, write `[silent.except]` and below \
            it `{key} = [\"para. {}\"]`",
            found.paragraph
        ),
        [] => "quote what it says".to_owned(),
    };
    error.help(help)
}

fn idle_probe(subject: &Checked, probe: &Probe) -> Diagnostic {
    let message = format!(
        "“{}” occurs in no source at all, so that its absence says little",
        probe.value
    );
    let warning = Diagnostic::new(Code::IdleProbe, subject.place(probe.span), message);
    let words: Vec<&str> = probe.value.split(',').map(str::trim).collect();
    if words.len() > 1 {
        return warning.help(format!(
            "to look for several words, write each in its own marks: [\"{}\"]",
            words.join("\", \"")
        ));
    }
    warning.help("look for words that the other sources use, and check the spelling")
}
