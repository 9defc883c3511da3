//! Silence as checked data: the words that were looked for do not occur.

use std::ops::Range;

use memchr::memmem;

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::parse::{Probe, Project, Silence, SilenceException};
use crate::resolve::source_index::SourceIndex;
use crate::text::fold::{fold_str, lowercase};
use crate::text::words::{is_spaceless, may_end, may_start};

use super::{Exception, ResolvedSilence, Subject};

/// Every source, folded once for all probes.
pub(super) struct Texts<'a>(Vec<SourceIndex<'a>>);

impl<'a> Texts<'a> {
    /// Folds every source of a project.
    pub(super) fn new(project: &'a Project) -> Self {
        Self(project.sources.iter().map(SourceIndex::new).collect())
    }
}

/// Stands in `[silent]` for every source that is not quoted.
const EVERY_OTHER: &str = "*";

/// The silent sources of an annotation, in the order of the sources. A probe is looked for in the source and in its translations.
pub(super) fn silences(
    subject: &Subject,
    quoted: &[usize],
    texts: &Texts,
    diagnostics: &mut Diagnostics,
) -> Vec<ResolvedSilence> {
    let mut silences: Vec<ResolvedSilence> = Vec::new();
    for silence in &subject.annotation.silent {
        let sources: Vec<usize> = if silence.source.value == EVERY_OTHER {
            subject.voices.all().filter(|source| !quoted.contains(source)).collect()
        } else {
            subject.source(&silence.source, diagnostics).into_iter().collect()
        };
        let mut used = vec![false; silence.except.len()];
        for source in sources {
            if quoted.contains(&source) {
                diagnostics.push(quoted_too(subject, silence, source));
            }
            let mut exceptions = Vec::new();
            for probe in &silence.probes {
                exceptions.extend(probed(subject, silence, probe, source, texts, &mut used, diagnostics));
            }
            add(&mut silences, source, silence.probes.iter().map(|probe| probe.value.clone()), exceptions);
        }
        for (except, _) in silence.except.iter().zip(&used).filter(|(_, used)| !**used) {
            diagnostics.push(idle_exception(subject, except));
        }
        for probe in silence.probes.iter().filter(|probe| !occurs_anywhere(&probe.value, texts)) {
            diagnostics.push(idle_probe(subject, probe));
        }
    }
    silences.sort_by_key(|silence| silence.source);
    silences
}

fn add(silences: &mut Vec<ResolvedSilence>, source: usize, probes: impl Iterator<Item = String>, exceptions: Vec<Exception>) {
    match silences.iter_mut().find(|silence| silence.source == source) {
        Some(silence) => {
            silence.probes.extend(probes);
            silence.exceptions.extend(exceptions);
        }
        None => silences.push(ResolvedSilence { source, probes: probes.collect(), exceptions }),
    }
}

/// Looks a probe up in a source and its translations; gives the places that an exception excuses.
fn probed(
    subject: &Subject,
    silence: &Silence,
    probe: &Probe,
    source: usize,
    texts: &Texts,
    used: &mut [bool],
    diagnostics: &mut Diagnostics,
) -> Vec<Exception> {
    let mut excused = Vec::new();
    for index in subject.voices.family(source).map(|member| &texts.0[member]) {
        let mut broken: Vec<Range<usize>> = Vec::new();
        let mut in_paragraph = (0, 0);
        for (number, range) in occurrences(&probe.value, index).enumerate() {
            let paragraph = index.paragraph_at(range.start) + 1;
            in_paragraph = if in_paragraph.0 == paragraph { (paragraph, in_paragraph.1 + 1) } else { (paragraph, 1) };
            let matches = |except: &SilenceException| {
                let nth = if except.locator.paragraph.is_some() { in_paragraph.1 } else { number + 1 };
                except.locator.paragraph.is_none_or(|wanted| wanted == paragraph)
                    && except.locator.occurrence.is_none_or(|wanted| wanted == nth)
            };
            match silence.except.iter().position(matches) {
                Some(except) => {
                    used[except] = true;
                    excused.push(Exception { span: index.span(range), paragraph });
                }
                None => broken.push(range),
            }
        }
        if !broken.is_empty() {
            diagnostics.push(silence_broken(subject, probe, index, &broken));
        }
    }
    excused
}

/// Every place where a probe stands: whole words, or words that begin with it where it ends in `*`; without regard to case.
fn occurrences<'a>(probe: &str, index: &'a SourceIndex) -> impl Iterator<Item = Range<usize>> + 'a {
    let (stem, beginning) = match probe.strip_suffix('*') {
        Some(stem) => (stem, true),
        None => (probe, false),
    };
    let needle = lowercase(&fold_str(stem));
    let spaceless = needle.chars().any(is_spaceless);
    let text = index.lowercase();
    let length = needle.len();
    let found: Vec<usize> = if needle.is_empty() { Vec::new() } else { memmem::find_iter(text.as_bytes(), &needle).collect() };
    found
        .into_iter()
        .map(move |start| start..start + length)
        .filter(move |range| spaceless || (may_start(text, range.start) && (beginning || may_end(text, range.end))))
}

fn occurs_anywhere(probe: &str, texts: &Texts) -> bool {
    texts.0.iter().any(|index| occurrences(probe, index).next().is_some())
}

fn silence_broken(subject: &Subject, probe: &Probe, index: &SourceIndex, broken: &[Range<usize>]) -> Diagnostic {
    /// Places that are listed.
    const LISTED: usize = 4;
    let label = &index.source.label;
    let times = if broken.len() == 1 { String::new() } else { format!(" {} times", broken.len()) };
    let message = format!("source {label} is not silent: “{}” occurs in it{times}", probe.value);
    let mut error = Diagnostic::new(Code::SilenceBroken, subject.place(probe.span), message);
    for range in broken.iter().take(LISTED) {
        let paragraph = index.paragraph_at(range.start) + 1;
        error = error.related(Place::new(&index.source.file, index.span(range.clone())), format!("para. {paragraph}"));
    }
    let paragraph = index.paragraph_at(broken[0].start) + 1;
    error.help(format!(
        "quote what it says; if it has another sense there, write `[silent.except]` and below it `{} = [\"para. {paragraph}\"]`",
        index.source.key
    ))
}

fn quoted_too(subject: &Subject, silence: &Silence, source: usize) -> Diagnostic {
    let message = format!("source {} is quoted here and cannot be silent", subject.label(source));
    let error = Diagnostic::new(Code::SilenceBroken, subject.place(silence.source.span), message);
    error.help("take the line out, or the quotation")
}

fn idle_probe(subject: &Subject, probe: &Probe) -> Diagnostic {
    let message = format!("“{}” occurs in no source at all, so that its absence says little", probe.value);
    let warning = Diagnostic::new(Code::IdleProbe, subject.place(probe.span), message);
    warning.help("look for words that the other sources use, and check the spelling")
}

fn idle_exception(subject: &Subject, except: &SilenceException) -> Diagnostic {
    let message = format!("no word that was looked for stands at {}", except.written.value);
    Diagnostic::new(Code::UnusedAllow, subject.place(except.written.span), message).help("take the exception out")
}
