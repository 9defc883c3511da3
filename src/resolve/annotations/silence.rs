//! Silence as checked data: the words that were looked for do not occur.
//!
//! In come `[silent]` and `[silent.except]` of an annotation; out comes, for each silent source,
//! what was looked for in it. A source is searched together with its translations, since they are
//! one voice. What is in doubt counts as an occurrence: an error can be excused by its author, a
//! silence that is none would be published.

use std::collections::{BTreeMap, BTreeSet};

use crate::corpus::SourceIndex;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::parse::{Probe, Silence, SilenceException, SourceId};
use crate::resolve::{Exception, ResolvedSilence};
use crate::text::Span;

use super::checked::Checked;
use super::foreign::{Occurs, ProbeLookup, foreign_probe, is_among};
use super::probe::{ProbePlace, Wanted};
use super::quoted_texts::QuotedTexts;

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

/// Stands in `[silent]` for every source that is not quoted.
const EVERY_OTHER: &str = "*";

/// What is looked for in one source: its own list, then that of `*`.
#[derive(Default)]
struct Search<'a> {
    /// The key that the author wrote, if the source has a list of its own.
    key: Option<&'a str>,
    /// Whether anything is said to be looked for in it, well or badly.
    listed: bool,
    probes: Vec<&'a Probe>,
    /// How many of these are its own; those of `*` follow.
    own: usize,
    except: Vec<Excepted<'a>>,
}

/// A place that the author excepts.
struct Excepted<'a> {
    place: &'a SilenceException,
    /// The text in which it counts, where the key is that of a translation; that of an original
    /// stands for its translations too.
    only_in: Option<SourceId>,
}

/// Checks the silences of an annotation.
pub(super) fn silences(
    subject: &Checked,
    quoted: &QuotedTexts,
    diagnostics: &mut Diagnostics,
) -> Silences {
    let mut silences = Silences {
        list: Vec::new(),
        own: BTreeMap::new(),
        quoted_too: BTreeSet::new(),
        all_known: true,
    };
    let searches = searches(subject, quoted.sources, &mut silences, diagnostics);
    for (source, search) in &searches {
        silences.list.push(looked_for(
            subject,
            source,
            search,
            quoted.all_known,
            diagnostics,
        ));
    }
    let mut lookup = ProbeLookup::new(subject.texts, quoted);
    for (silence, search) in silences.list.iter_mut().zip(searches.values()) {
        silence.languages = judge(subject, &silence.source, search, &mut lookup, diagnostics);
    }
    let judged: BTreeSet<&str> = searches
        .values()
        .flat_map(|search| &search.probes)
        .map(|probe| probe.value.as_str())
        .collect();
    let lists = subject
        .annotation
        .silent
        .iter()
        .filter(|silence| !is_quoted(subject, silence, &silences));
    for probe in lists
        .flat_map(|silence| &silence.probes)
        .filter(|probe| !judged.contains(probe.value.as_str()))
    {
        if matches!(lookup.occurs(probe, &BTreeSet::new()), Occurs::Nowhere) {
            diagnostics.push(idle_probe(subject, probe));
        }
    }
    silences
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

fn is_quoted(subject: &Checked, silence: &Silence, silences: &Silences) -> bool {
    subject
        .voice(&silence.source.value)
        .is_some_and(|source| silences.quoted_too.contains(source))
}

/// What to look for in each source that is said to be silent. One that is quoted is reported, and
/// not searched.
fn searches<'a>(
    subject: &Checked<'a>,
    quoted: &[SourceId],
    silences: &mut Silences,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<SourceId, Search<'a>> {
    let mut searches: BTreeMap<SourceId, Search> = BTreeMap::new();
    let (of_every_other, own): (Vec<&Silence>, Vec<&Silence>) = subject
        .annotation
        .silent
        .iter()
        .partition(|silence| silence.source.value == EVERY_OTHER);
    for silence in own {
        let Some(source) = subject.source(&silence.source, diagnostics) else {
            silences.all_known = false;
            continue;
        };
        if quoted.binary_search(source).is_ok() {
            for diagnostic in of_quoted(subject, silence, source) {
                diagnostics.push(diagnostic);
            }
            silences.quoted_too.insert(source.clone());
            continue;
        }
        let search = searches.entry(source.clone()).or_default();
        if !silence.probes.is_empty() {
            search.key = Some(&silence.source.value);
            silences.own.insert(source.clone(), silence.source.span);
        }
        search.listed |= silence.listed;
        search.probes.extend(&silence.probes);
        search.own = search.probes.len();
        let written = subject.voices.named(&silence.source.value);
        let only_in = written.filter(|written| *written != source);
        search
            .except
            .extend(silence.except.iter().map(|place| Excepted {
                place,
                only_in: only_in.cloned(),
            }));
    }
    for silence in of_every_other {
        for source in subject
            .voices
            .all()
            .filter(|source| quoted.binary_search(source).is_err())
        {
            let search = searches.entry(source.clone()).or_default();
            search.listed = true;
            let is_new = |probe: &&Probe| search.probes.iter().all(|own| own.value != probe.value);
            let new: Vec<&Probe> = silence.probes.iter().filter(is_new).collect();
            search.probes.extend(new);
        }
    }
    for silence in subject
        .annotation
        .silent
        .iter()
        .filter(|silence| !silence.listed)
    {
        let search = subject
            .voice(&silence.source.value)
            .and_then(|source| searches.get(source));
        if search.is_some_and(|search| !search.listed) {
            diagnostics.push(nothing_to_except(subject, silence));
        }
    }
    searches.retain(|_, search| search.listed);
    searches
}

/// Places of a source in which no word is looked for.
fn nothing_to_except(subject: &Checked, silence: &Silence) -> Diagnostic {
    let key = &silence.source.value;
    let message = format!("nothing is looked for in `{key}`, so there is nothing to except");
    let error = Diagnostic::new(
        Code::FrontMatter,
        subject.place(silence.source.span),
        message,
    );
    error.help(format!(
        "write {key} = [\"…\"] below [silent], or delete this line"
    ))
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
            let broken = broken(&wanted, index, (&search.except, here), &mut used, |found| {
                exceptions.insert((
                    member.clone(),
                    index.span(found.range.clone()),
                    found.paragraph,
                ));
            });
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

/// The places of a probe in one text that no exception excuses; those that one does are handed to
/// `excused`.
fn broken(
    wanted: &Wanted,
    index: &SourceIndex,
    (except, here): (&[Excepted], impl Fn(&Excepted) -> bool),
    used: &mut [bool],
    mut excused: impl FnMut(&ProbePlace),
) -> Vec<ProbePlace> {
    let mut broken = Vec::new();
    for found in wanted.places(index) {
        let is_meant = |except: &Excepted| {
            let locator = except.place.locator;
            let occurrence = if locator.paragraph.is_some() {
                found.in_paragraph
            } else {
                found.in_text
            };
            here(except)
                && locator
                    .paragraph
                    .is_none_or(|wanted| wanted == found.paragraph)
                && locator.occurrence.is_none_or(|wanted| wanted == occurrence)
        };
        match except.iter().position(is_meant) {
            Some(except) => {
                used[except] = true;
                excused(&found);
            }
            None => broken.push(found),
        }
    }
    broken
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
            "quote what it says; if it has another sense there, write `[silent.except]` and below it `{key} = [\"para. {}\"]`",
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

fn idle_exception(subject: &Checked, except: &SilenceException) -> Diagnostic {
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
