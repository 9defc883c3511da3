//! How an annotation's relation, answers and silences stand to its passages.

mod amounts;
mod answer;
mod checked;
mod contrast;
mod foreign;
mod probe;
mod quoted_texts;
mod relation;
mod searches;
mod silence;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::corpus::Corpus;
use crate::diagnostics::Diagnostics;
use crate::memo::Shared;
use crate::parse::{Project, SourceId, WritingId};

use super::memory::{CheckInput, ResolveMemory};
use super::voices::Voices;
use super::{Quotations, Resolved, ResolvedAnnotation};
use checked::Checked;
use quoted_texts::QuotedTexts;
use relation::RelationFacts;

/// Checks every annotation of a project, drafts and unreferenced ones too. A note may have silences
/// and answers like a comparison.
pub(super) fn annotations(
    project: &Project,
    corpus: &Shared<Corpus>,
    quotations: &Quotations,
    memory: &mut ResolveMemory,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<WritingId, Arc<ResolvedAnnotation>> {
    let voices = Shared(Arc::new(Voices::new(project)));
    let relations = Shared(Arc::new(project.config.relations.clone()));
    let mut asked = Vec::new();
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
            relations: relations.clone(),
            language: project.config.language.clone(),
            voices: voices.clone(),
            texts: reads_sources.then(|| corpus.clone()),
        };
        asked.push((writing.id.clone(), input));
    }
    let ids: Vec<WritingId> = asked.iter().map(|(id, _)| id.clone()).collect();
    let mut annotations = Vec::with_capacity(ids.len());
    let checked = memory.checks.get_all(asked, |_, input| check(input));
    for (id, (checked, found)) in ids.into_iter().zip(checked) {
        diagnostics.append(found);
        annotations.push((id, checked));
    }
    annotations.into_iter().collect()
}

fn check(input: &CheckInput) -> (Arc<ResolvedAnnotation>, Diagnostics) {
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
    (subject.check(&input.quotations, &mut found).into(), found)
}

/// Which source a quotation counts as; nothing if nobody knows.
type CountsAs = fn(&Resolved) -> Option<&SourceId>;

fn as_found(resolved: &Resolved) -> Option<&SourceId> {
    resolved.elsewhere.first().or(resolved.source.as_ref())
}

fn as_cited(resolved: &Resolved) -> Option<&SourceId> {
    resolved.source.as_ref()
}

fn as_unknown(resolved: &Resolved) -> Option<&SourceId> {
    let source = resolved.source.as_ref();
    source.filter(|_| resolved.elsewhere.is_empty())
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
        let (mut checked, mut reported) = self.counted(quotations, as_found);
        let in_doubt = quotations
            .iter()
            .any(|resolved| !resolved.elsewhere.is_empty());
        for counts_as in [as_cited as CountsAs, as_unknown] {
            if !in_doubt {
                break;
            }
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
        };
        (checked, std::mem::take(diagnostics))
    }
}
