//! How an annotation's relation, answers and silences stand to its passages.

mod amounts;
mod answer;
mod contrast;
mod foreign;
mod probe;
mod relation;
mod silence;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use std::sync::Arc;

use crate::corpus::Corpus;
use crate::diagnostics::{Diagnostics, Place};
use crate::memo::Shared;
use crate::parse::{
    AnnotationHead, CustomRelation, Project, RelationKind, SourceId, Spanned, Writing, WritingId,
};
use crate::text::Span;

use super::citations::unknown_key;
use super::memory::{CheckInput, ResolveMemory};
use super::{QuotationId, Quotations, Resolved};
use relation::RelationFacts;
use silence::QuotedTexts;

/// An annotation, checked. A translation counts as its original.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ResolvedAnnotation {
    /// The relation, if it is a comparison and names one that exists.
    pub relation: Option<Relation>,
    /// Its quotations: by source, then place in the annotation.
    pub quotations: Vec<QuotationId>,
    /// Sources quoted, in the order of the sources.
    pub quoted: Vec<SourceId>,
    /// Answers by source, in the order of the sources.
    pub answers: Vec<(SourceId, String)>,
    /// Silent sources, in the order of the sources.
    pub silent: Vec<ResolvedSilence>,
    /// Sources that are neither quoted nor silent; nothing is said of them.
    pub unexamined: Vec<SourceId>,
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
    pub source: SourceId,
    /// The words, as written, those of `*` included.
    pub probes: Vec<String>,
    /// Places where they occur in another sense.
    pub exceptions: Vec<Exception>,
    /// The languages in which they were looked for, those of its translations too, where the texts
    /// quoted are in another than its own: tags without region.
    pub languages: Vec<String>,
}

/// A place where a probe occurs in another sense.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Exception {
    /// The source whose text it is: the silent one or a translation of it.
    pub source: SourceId,
    /// The words that stand there, in bytes of the source file as stored.
    pub span: Span,
    /// Paragraph, from 1.
    pub paragraph: usize,
}

/// Checks every annotation of a project, drafts and unreferenced ones too. A note may have silences
/// and answers like a comparison.
pub(super) fn annotations(
    project: &Project,
    corpus: &Shared<Corpus>,
    quotations: &Quotations,
    memory: &mut ResolveMemory,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<WritingId, ResolvedAnnotation> {
    let voices = Shared(Arc::new(Voices::new(project)));
    let mut annotations = BTreeMap::new();
    for writing in project.writings.values() {
        let Some(annotation) = writing.annotation() else {
            continue;
        };
        let reads_sources =
            !annotation.head.silent.is_empty() || !annotation.head.quoted.is_empty();
        let input = CheckInput {
            writing: Shared(writing.clone()),
            quotations: quotations[&writing.id]
                .iter()
                .cloned()
                .map(Shared)
                .collect(),
            relations: project.config.relations.clone(),
            language: project.config.language.clone(),
            voices: voices.clone(),
            texts: reads_sources.then(|| corpus.clone()),
        };
        let (checked, found) = memory
            .checks
            .get(writing.id.clone(), input, |_, input| check(input));
        diagnostics.append(found);
        annotations.insert(writing.id.clone(), checked);
    }
    annotations
}

fn check(input: &CheckInput) -> (ResolvedAnnotation, Diagnostics) {
    let (mut found, none) = (Diagnostics::default(), Corpus::new());
    let Some(annotation) = input.writing.annotation() else {
        return Default::default();
    };
    let subject = Checked {
        writing: &input.writing,
        annotation: &annotation.head,
        relations: &input.relations,
        language: &input.language,
        voices: &input.voices,
        texts: input.texts.as_deref().unwrap_or(&none),
    };
    (subject.check(&input.quotations, &mut found), found)
}

/// Which source each source counts as: a translation counts as its original.
#[derive(PartialEq, Debug)]
pub(super) struct Voices {
    /// For each source its original, or itself.
    originals: BTreeMap<SourceId, SourceId>,
    /// For each source how it is printed.
    labels: BTreeMap<SourceId, String>,
    /// For each source that stands for itself: it and its translations.
    families: BTreeMap<SourceId, Vec<SourceId>>,
}

impl Voices {
    fn new(project: &Project) -> Self {
        let mut voices = Self {
            originals: BTreeMap::new(),
            labels: BTreeMap::new(),
            families: BTreeMap::new(),
        };
        for (source, read) in &project.sources {
            let original = project.original(source);
            voices.labels.insert(source.clone(), read.label.clone());
            voices.originals.insert(source.clone(), original.clone());
            voices
                .families
                .entry(original.clone())
                .or_default()
                .push(source.clone());
        }
        voices
    }

    /// The sources that stand for themselves, in order.
    fn all(&self) -> impl Iterator<Item = &SourceId> {
        self.families.keys()
    }

    /// The source that has a key.
    fn named(&self, key: &str) -> Option<&SourceId> {
        self.originals.get_key_value(key).map(|(source, _)| source)
    }

    /// A source that stands for itself, and its translations.
    fn family(&self, original: &SourceId) -> &[SourceId] {
        &self.families[original]
    }
}

/// Which source a quotation counts as; nothing if nobody knows.
type CountsAs = fn(&Resolved) -> Option<&SourceId>;

/// One annotation with what checking it needs.
struct Checked<'a> {
    writing: &'a Writing,
    annotation: &'a AnnotationHead,
    /// The site's own relations.
    relations: &'a BTreeMap<String, CustomRelation>,
    /// In which answers are written.
    language: &'a str,
    voices: &'a Voices,
    /// Where words are looked for that must not occur, and from which answers quote.
    texts: &'a Corpus,
}

impl Checked<'_> {
    /// What becomes of it. A quotation that may be from another source than the cited one counts as
    /// that one's, or as the cited one's, or as one of a source that nobody knows: by whichever the
    /// least is reported, so that nothing is which follows from a fault that has been reported.
    fn check(
        &self,
        quotations: &[Shared<Resolved>],
        diagnostics: &mut Diagnostics,
    ) -> ResolvedAnnotation {
        let as_found: CountsAs = |resolved| resolved.elsewhere.first().or(resolved.source.as_ref());
        let as_cited: CountsAs = |resolved| resolved.source.as_ref();
        let as_unknown: CountsAs = |resolved| {
            resolved
                .source
                .as_ref()
                .filter(|_| resolved.elsewhere.is_empty())
        };
        let (mut checked, mut reported) = self.counted(quotations, as_found);
        let in_doubt = quotations
            .iter()
            .any(|resolved| !resolved.elsewhere.is_empty());
        for counts_as in [as_cited, as_unknown].into_iter().filter(|_| in_doubt) {
            let (otherwise, fewer) = self.counted(quotations, counts_as);
            if fewer.iter().count() < reported.iter().count() {
                (checked, reported) = (otherwise, fewer);
            }
        }
        diagnostics.append(reported);
        checked
    }

    /// What becomes of it, and what is reported, where each quotation counts as one of this source.
    fn counted(
        &self,
        quotations: &[Shared<Resolved>],
        counts_as: CountsAs,
    ) -> (ResolvedAnnotation, Diagnostics) {
        let diagnostics = &mut Diagnostics::default();
        let voice =
            |resolved: &Resolved| counts_as(resolved).map(|source| &self.voices.originals[source]);
        let mut own: Vec<&Resolved> = quotations.iter().map(|resolved| &**resolved).collect();
        own.sort_by_key(|resolved| (voice(resolved), resolved.quotation.span, resolved.id.number));
        let mut quoted: Vec<SourceId> = own
            .iter()
            .filter_map(|resolved| voice(resolved))
            .cloned()
            .collect();
        quoted.dedup();
        let all_known = own.iter().all(|resolved| counts_as(resolved).is_some());
        let counted = own
            .iter()
            .filter_map(|resolved| counts_as(resolved))
            .collect();
        let quoted_here = QuotedTexts {
            sources: &quoted,
            texts: counted,
            quotations,
            all_known,
        };
        let silences = silence::silences(self, &quoted_here, diagnostics);
        let facts = RelationFacts {
            quoted: &quoted,
            silences: &silences,
            all_known,
            quotations: &own,
        };
        let answers = relation::answers(self, &facts, diagnostics);
        let relation = relation::relation(self, &facts, diagnostics);
        let examined =
            |source: &SourceId| quoted.binary_search(source).is_ok() || silences.has(source);
        let unexamined = self
            .voices
            .all()
            .filter(|source| !examined(source))
            .cloned()
            .collect();
        let quotations = own
            .into_iter()
            .map(|resolved| resolved.id.clone())
            .collect();
        let checked = ResolvedAnnotation {
            relation,
            quotations,
            quoted,
            answers,
            silent: silences.list,
            unexamined,
        };
        (checked, std::mem::take(diagnostics))
    }

    fn place(&self, span: Span) -> Place {
        Place::new(self.writing.file(), span)
    }

    /// The source that a key of the front matter means; an unknown key is reported.
    fn source(&self, key: &Spanned<String>, diagnostics: &mut Diagnostics) -> Option<&SourceId> {
        let found = self.voice(&key.value);
        if found.is_none() {
            let keys: Vec<&str> = self.voices.labels.keys().map(SourceId::as_str).collect();
            diagnostics.push(unknown_key(self.place(key.span), &key.value, &keys));
        }
        found
    }

    /// The source that counts for a key, if there is one.
    fn voice(&self, key: &str) -> Option<&SourceId> {
        self.voices.originals.get(key)
    }

    fn label(&self, source: &SourceId) -> &str {
        &self.voices.labels[source]
    }

    /// Labels as running text: `A`, `A and B`, `A, B and C`.
    fn labels(&self, sources: &[&SourceId]) -> String {
        let labels: Vec<&str> = sources.iter().map(|source| self.label(source)).collect();
        match labels.split_last() {
            Some((last, [])) => (*last).to_owned(),
            Some((last, others)) => format!("{} and {last}", others.join(", ")),
            None => String::new(),
        }
    }
}
