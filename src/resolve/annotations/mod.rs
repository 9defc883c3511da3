//! How an annotation's relation, answers and silences stand to its passages.

mod probe;
mod relation;
mod silence;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use std::sync::Arc;

use crate::diagnostics::{Diagnostics, Place};
use crate::memo::Same;
use crate::parse::{Annotation, Project, RelationKind, Source, Spanned};
use crate::text::Span;

use super::memory::{CheckInput, Memory, heads};
use super::quotations::unknown_key;
use super::source_index::SourceIndex;
use super::{Owner, Resolved};
use relation::Facts;
use silence::Quoted;

/// An annotation, checked. Sources are indices into [`Project::sources`]; a translation counts as its original.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ResolvedAnnotation {
    /// The relation, if it is a comparison and names one that exists.
    pub relation: Option<Relation>,
    /// Its quotations' indices in [`super::Resolution::quotations`], in order: by source, then place in the annotation.
    pub quotations: Vec<usize>,
    /// Sources quoted, in the order of the sources.
    pub quoted: Vec<usize>,
    /// Answers by source, in the order of the sources.
    pub answers: Vec<(usize, String)>,
    /// Silent sources, in the order of the sources.
    pub silent: Vec<ResolvedSilence>,
    /// Sources that are neither quoted nor silent; nothing is said of them.
    pub unexamined: Vec<usize>,
}

/// A relation as it is printed and checked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Relation {
    /// Its name in annotations.
    pub name: String,
    /// The site's own label; nothing for a built-in one, whose words are the theme's.
    pub label: Option<String>,
    /// The built-in relation whose check and sign it takes.
    pub kind: RelationKind,
}

/// A source in which the words that were looked for do not occur.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ResolvedSilence {
    /// The source.
    pub source: usize,
    /// The words, as written, those of `*` included.
    pub probes: Vec<String>,
    /// Places where they occur in another sense.
    pub exceptions: Vec<Exception>,
}

/// A place where a probe occurs in another sense.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Exception {
    /// The source whose text it is: the silent one or a translation of it.
    pub source: usize,
    /// The words that stand there, in bytes of the source file as stored.
    pub span: Span,
    /// Paragraph, from 1.
    pub paragraph: usize,
}

/// Checks every annotation of a project, drafts and unreferenced ones too. A note may have silences and answers like a comparison.
pub(super) fn annotations(
    project: &Project,
    indices: &[SourceIndex],
    quotations: &[Arc<Resolved>],
    memory: &mut Memory,
    diagnostics: &mut Diagnostics,
) -> Vec<ResolvedAnnotation> {
    let mut of_annotation: Vec<Vec<usize>> = vec![Vec::new(); project.annotations.len()];
    for (number, resolved) in quotations.iter().enumerate() {
        if let Owner::Annotation(annotation) = resolved.owner {
            of_annotation[annotation].push(number);
        }
    }
    let voices = Voices::new(project);
    let (heads, sources) = (heads(project), memory.sources(project));
    let texts = silence::Texts(indices);
    let mut check = |(annotation, numbers): (&Arc<Annotation>, Vec<usize>)| {
        let input = CheckInput {
            annotation: Same(annotation.clone()),
            quotations: numbers.iter().map(|number| Same(quotations[*number].clone())).collect(),
            relations: project.config.relations.clone(),
            heads: heads.clone(),
            searched: (!annotation.silent.is_empty()).then(|| sources.clone()),
        };
        let (checked, found) = memory.checks.get(annotation.file.clone(), input, |input| {
            let subject = Subject { project, voices: &voices, annotation };
            let mut found = Diagnostics::default();
            (subject.check(&input.quotations, &texts, &mut found), found)
        });
        diagnostics.append(found);
        ResolvedAnnotation { quotations: checked.quotations.iter().map(|position| numbers[*position]).collect(), ..checked }
    };
    project.annotations.iter().zip(of_annotation).map(&mut check).collect()
}

/// Which source each source counts as: a translation counts as its original.
struct Voices {
    /// For each source the index of its original, or its own.
    originals: Vec<usize>,
    /// For each source that stands for itself: it and its translations. Nothing for a translation.
    families: Vec<Vec<usize>>,
}

impl Voices {
    fn new(project: &Project) -> Self {
        let mut indices: BTreeMap<&str, usize> = BTreeMap::new();
        for (number, source) in project.sources.iter().enumerate() {
            indices.entry(&source.key).or_insert(number);
        }
        let original = |(number, source): (usize, &Arc<Source>)| {
            source.sidecar.translation_of.as_ref().and_then(|key| indices.get(key.value.as_str()).copied()).unwrap_or(number)
        };
        let originals: Vec<usize> = project.sources.iter().enumerate().map(original).collect();
        let mut families = vec![Vec::new(); originals.len()];
        for (number, original) in originals.iter().enumerate() {
            families[*original].push(number);
        }
        Self { originals, families }
    }

    /// The sources that stand for themselves, in order.
    fn all(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.originals.len()).filter(|source| self.originals[*source] == *source)
    }

    /// A source that stands for itself, and its translations.
    fn family(&self, original: usize) -> &[usize] {
        &self.families[original]
    }
}

/// One annotation with what checking it needs.
struct Subject<'a> {
    project: &'a Project,
    voices: &'a Voices,
    annotation: &'a Annotation,
}

impl Subject<'_> {
    /// What becomes of it; its quotations are positions among its own.
    fn check(&self, quotations: &[Same<Resolved>], texts: &silence::Texts, diagnostics: &mut Diagnostics) -> ResolvedAnnotation {
        let voice = |number: &usize| quotations[*number].source.map(|source| self.voices.originals[source]);
        let mut own: Vec<usize> = (0..quotations.len()).collect();
        own.sort_by_key(|number| (voice(number), quotations[*number].quotation.span, *number));
        let mut quoted: Vec<usize> = own.iter().filter_map(voice).collect();
        quoted.dedup();
        let all_known = own.iter().all(|number| quotations[*number].source.is_some());
        let silences = silence::silences(self, &Quoted { sources: &quoted, quotations, all_known }, texts, diagnostics);
        let facts = Facts { quoted: &quoted, silences: &silences, all_known };
        let answers = relation::answers(self, &facts, diagnostics);
        let relation = relation::relation(self, &facts, diagnostics);
        let examined = |source: &usize| quoted.binary_search(source).is_ok() || silences.has(*source);
        let unexamined = self.voices.all().filter(|source| !examined(source)).collect();
        ResolvedAnnotation { relation, quotations: own, quoted, answers, silent: silences.list, unexamined }
    }

    fn place(&self, span: Span) -> Place {
        Place::new(&self.annotation.file, span)
    }

    /// The source that a key of the front matter means; an unknown key is reported.
    fn source(&self, key: &Spanned<String>, diagnostics: &mut Diagnostics) -> Option<usize> {
        let found = self.voice(&key.value);
        if found.is_none() {
            let keys: Vec<&str> = self.project.sources.iter().map(|source| source.key.as_str()).collect();
            diagnostics.push(unknown_key(self.place(key.span), &key.value, &keys));
        }
        found
    }

    /// The source that counts for a key, if there is one.
    fn voice(&self, key: &str) -> Option<usize> {
        self.number(key).map(|source| self.voices.originals[source])
    }

    /// The source with a key, be it a translation.
    fn number(&self, key: &str) -> Option<usize> {
        self.project.sources.iter().position(|source| source.key == key)
    }

    fn label(&self, source: usize) -> &str {
        &self.project.sources[source].label
    }

    /// Labels as running text: `A`, `A and B`, `A, B and C`.
    fn labels(&self, sources: &[usize]) -> String {
        let labels: Vec<&str> = sources.iter().map(|source| self.label(*source)).collect();
        match labels.split_last() {
            Some((last, [])) => (*last).to_owned(),
            Some((last, others)) => format!("{} and {last}", others.join(", ")),
            None => String::new(),
        }
    }
}
