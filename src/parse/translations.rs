//! A translation meets its original: which source that is, and which of its paragraphs were
//! translated.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::address::sidecar_of;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};

use super::nearest::nearest_name;
use super::source::Sources;
use super::{Source, SourceId, Spanned};

/// What a translation has to know of its original.
struct Original {
    is_translation: bool,
    paragraphs: usize,
}

type Originals = BTreeMap<SourceId, Original>;

/// A translation of what is not there, of itself or of a translation is reported and forgotten; so
/// are numbers of paragraphs that do not fit both texts.
pub(super) fn check(sources: &mut Sources, diagnostics: &mut Diagnostics) {
    let original = |source: &Arc<Source>| Original {
        is_translation: source.sidecar.translation_of.is_some(),
        paragraphs: source.paragraphs.len(),
    };
    let originals: Originals = sources
        .iter()
        .map(|(key, source)| (key.clone(), original(source)))
        .collect();
    for source in sources.values_mut() {
        if source
            .sidecar
            .original_paragraphs
            .as_ref()
            .is_some_and(|numbers| numbers.value.count() == 0)
        {
            // They could not be read, which has been said.
            Arc::make_mut(source).sidecar.original_paragraphs = None;
        } else if let Some(of) = &source.sidecar.translation_of
            && let Some(error) = wrong_original(source, of, &originals)
        {
            diagnostics.push(error);
            // What follows from it is not said as well.
            let sidecar = &mut Arc::make_mut(source).sidecar;
            (sidecar.translation_of, sidecar.original_paragraphs) = (None, None);
        } else if let Some(error) = wrong_paragraphs(source, &originals) {
            diagnostics.push(error);
            Arc::make_mut(source).sidecar.original_paragraphs = None;
        }
    }
}

/// What is wrong with the source that a translation names.
fn wrong_original(
    source: &Source,
    of: &Spanned<String>,
    originals: &Originals,
) -> Option<Diagnostic> {
    let (message, help) = match originals.get(of.value.as_str()) {
        _ if of.value == source.key.as_str() => (
            format!("`{}` cannot be a translation of itself", of.value),
            "write the key of the original".to_owned(),
        ),
        Some(Original {
            is_translation: false,
            ..
        }) => return None,
        Some(Original {
            is_translation: true,
            ..
        }) => (
            format!("`{}` is itself a translation", of.value),
            "write the key of the original, which is quoted in its own language".to_owned(),
        ),
        None => {
            let others = originals.keys().filter(|key| **key != source.key);
            let near = nearest_name(&of.value, others.map(SourceId::as_str))
                .map(|near| format!("did you mean `{near}`?"));
            let help = near.unwrap_or_else(|| "write the key of the original".to_owned());
            (format!("no source has the key `{}`", of.value), help)
        }
    };
    Some(error(source, of, message).help(help))
}

/// What is wrong with the paragraphs that a translation says it translates, or with its saying
/// nothing of them: a passage of it is tied to a paragraph of the original, and a wrong one would
/// be published as the right one.
fn wrong_paragraphs(source: &Source, originals: &Originals) -> Option<Diagnostic> {
    let sidecar = &source.sidecar;
    let own = source.paragraphs.len();
    let (of, numbers) = match (&sidecar.translation_of, &sidecar.original_paragraphs) {
        (None, None) => return None,
        (None, Some(numbers)) => {
            let error = error(
                source,
                numbers,
                "`original_paragraphs` says nothing without `translation_of`".to_owned(),
            );
            return Some(error.help(
                "write translation_of = \"…\" with the key of the original, or delete this line",
            ));
        }
        (Some(of), numbers) => (of, numbers),
    };
    let all = originals.get(of.value.as_str())?.paragraphs;
    if own == 0 || all == 0 {
        // That a source holds no text has been said.
        return None;
    }
    let Some(numbers) = numbers else {
        return (own != all).then(|| unequal(source, of, all));
    };
    if numbers.value.count() != own {
        let message = format!(
            "these are {}, and this translation has {}",
            paragraphs(numbers.value.count()),
            paragraphs(own)
        );
        let help = format!(
            "write the number of a paragraph of `{}` for each one here, in their order",
            of.value
        );
        return Some(error(source, numbers, message).help(help));
    }
    if numbers.value.largest() > all {
        let message = format!(
            "`{}` has {}, and no paragraph {}",
            of.value,
            paragraphs(all),
            numbers.value.largest()
        );
        return Some(
            error(source, numbers, message).help(format!("write numbers from 1 to {all}")),
        );
    }
    None
}

/// A translation with more or fewer paragraphs than its original, which does not say which ones it
/// translates.
fn unequal(source: &Source, of: &Spanned<String>, all: usize) -> Diagnostic {
    let own = source.paragraphs.len();
    let message = format!(
        "this translation has {}, and its original `{}` has {all}",
        paragraphs(own),
        of.value
    );
    let line = "write original_paragraphs = \"…\"";
    let which = format!(
        "with the number of the paragraph of `{}` that each one here translates, such as \"3-4, 7\"",
        of.value
    );
    error(source, of, message).help(format!("{line} into {}, {which}", sidecar_of(&source.file)))
}

fn paragraphs(count: usize) -> String {
    format!("{count} paragraph{}", if count == 1 { "" } else { "s" })
}

fn error<T>(source: &Source, at: &Spanned<T>, message: String) -> Diagnostic {
    Diagnostic::new(
        Code::Settings,
        Place::new(&sidecar_of(&source.file), at.span),
        message,
    )
}
