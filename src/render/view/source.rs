//! A source: its text or excerpts with every passage marked, what is known about it, and how much
//! of it is quoted.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::address::{self, encode};
use crate::compare::Coverage;
use crate::parse::{Source, SourceId, SourceText, WritingId, WritingKind};
use crate::render::basis::{Basis, Common, QuotedSourceBasis};
use crate::render::html::Html;
use crate::render::links::{is_external, valid};
use crate::render::marks::{MarkedPassage, marks, paragraph_html};
use crate::render::quote::first_words;
use crate::render::strings::{Strings, direction};
use crate::resolve::QuotationId;

use super::excerpts::{ExcerptView, HiddenParagraphView, excerpts};
use super::{FrameView, LinkView, RelationView, excuses, frame, locus, relation};

/// `source.html`.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct SourcePageView {
    /// Head and navigation.
    pub frame: FrameView,
    /// How it is printed.
    pub label: String,
    /// Headline, if it is stated.
    pub title: Option<String>,
    /// BCP 47 tag.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// What is known about it, and what is not.
    pub facts: FactsView,
    /// Hash of the file.
    pub sha256: String,
    /// “16 % of this text is quoted”.
    pub coverage: String,
    /// Quoted stretches of the strip, in thousandths of the text.
    pub strip: Vec<StripView>,
    /// The text; empty if only excerpts may be shown.
    pub paragraphs: Vec<ParagraphView>,
    /// Where only excerpts may be shown: the quoted passages, each once.
    pub excerpts: Vec<ExcerptView>,
    /// Paragraphs behind the last of these of which nothing is shown.
    pub hidden: Vec<HiddenParagraphView>,
    /// “The text has 7 paragraphs.”, where only excerpts may be shown.
    pub length: Option<String>,
    /// Every passage, in order of place.
    pub passages: Vec<QuotedPassageView>,
    /// “61 passages quoted”.
    pub count: String,
}

/// What is known about a source, and what a reader would ask and is not stated.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct FactsView {
    /// What is stated, in the order in which a reader asks.
    pub stated: Vec<FactView>,
    /// What is not, in words that stand within a sentence.
    pub unstated: Vec<String>,
}

/// Something known about a source.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct FactView {
    /// What.
    pub name: String,
    /// Its value.
    pub value: String,
    /// Where it leads, if it is an address.
    pub href: Option<String>,
}

/// A quoted stretch of the coverage strip.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct StripView {
    /// Start in thousandths of the text.
    pub x: usize,
    /// Length in thousandths, 1 at least.
    pub width: usize,
}

/// A paragraph of the text.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct ParagraphView {
    /// From 1.
    pub number: usize,
    /// The text with its marks.
    pub text: Html,
    /// The words alone.
    #[serde(skip)]
    pub words: String,
    /// What quotes it, each once, in the order of the first passage.
    pub quoted_in: Vec<QuotingView>,
}

/// A comparison or page that quotes a paragraph.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct QuotingView {
    /// Class and sign: a built-in relation, or `plain`.
    pub kind: &'static str,
    /// The comparison's or page's title; on a page, the place.
    pub page: LinkView,
    /// The passages in this paragraph that it quotes.
    pub passages: Vec<LinkView>,
}

/// A line of the list of passages.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct QuotedPassageView {
    /// The mark, with its first words as label.
    pub mark: LinkView,
    /// “¶ 3”.
    pub locus: String,
    /// Where it is quoted.
    pub quoted_in: LinkView,
    /// How the comparison stands.
    pub relation: Option<RelationView>,
    /// The editor's reasons for what the checks would forbid.
    pub excuses: Vec<String>,
    /// The same words in the original article, if its address is known.
    pub original: Option<String>,
}

/// What the page of a source is about.
pub(crate) struct ShownSource<'a> {
    /// The source.
    pub source: &'a SourceId,
    /// The quotations of it that are published.
    pub quotations: &'a [QuotationId],
    /// How much of it is quoted.
    pub coverage: &'a Coverage,
    /// Its paragraphs that some translation translates.
    pub translated: &'a BTreeSet<usize>,
    /// Address of the saved original, if it is published.
    pub original: Option<&'a str>,
}

/// The page of a source.
pub(crate) fn source_page(basis: &Basis, at: &str, about: &ShownSource) -> SourcePageView {
    let (source, coverage, strings) = (
        basis.source(about.source),
        about.coverage,
        &basis.common.strings,
    );
    let mut quotations: Vec<&QuotedSourceBasis> = about
        .quotations
        .iter()
        .map(|id| basis.quotation(id))
        .collect();
    quotations.sort_by_key(|quoted| {
        quoted
            .resolved
            .passage()
            .map(|passage| passage.parts[0].span.start)
    });
    let full = source.published_text == SourceText::Full;
    let title = source.sidecar.title.clone();
    let (excerpts, hidden) = if full {
        (Vec::new(), Vec::new())
    } else {
        excerpts(basis, about.translated, &quotations, at)
    };
    let shown = title.as_ref().map_or_else(
        || source.label.clone(),
        |title| format!("{}: {title}", source.label),
    );
    SourcePageView {
        frame: frame(&basis.common, at, shown, None),
        label: source.label.clone(),
        title,
        lang: source.language.clone(),
        dir: direction(&source.language),
        facts: facts(&basis.common, source, at, about.original),
        sha256: source.sha256.clone(),
        coverage: strings.fill("coverage", &[("share", &coverage.percent().to_string())]),
        strip: strip(&coverage.quoted, coverage.length),
        paragraphs: if full {
            paragraphs(basis, source, &quotations, at)
        } else {
            Vec::new()
        },
        excerpts,
        hidden,
        length: (!full).then(|| strings.count("excerpts_paragraphs", source.paragraphs.len())),
        count: match quotations.len() {
            0 => strings.get("passages_none").to_owned(),
            count => strings.count("passages", count),
        },
        passages: quotations
            .iter()
            .filter_map(|quoted| quoted_passage(basis, source, quoted, at))
            .collect(),
    }
}

fn paragraphs(
    basis: &Basis,
    source: &Source,
    quotations: &[&QuotedSourceBasis],
    at: &str,
) -> Vec<ParagraphView> {
    let passages = quotations
        .iter()
        .filter_map(|quoted| mark(basis, quoted))
        .collect();
    let mut quoting = quoting(basis, source, quotations, at);
    let numbered = source
        .paragraphs
        .iter()
        .zip(marks(source, passages))
        .zip(1..);
    numbered
        .map(|((paragraph, fragments), number)| ParagraphView {
            number,
            text: paragraph_html(paragraph, &fragments),
            words: paragraph
                .text
                .as_str()
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" "),
            quoted_in: std::mem::take(&mut quoting[number - 1]),
        })
        .collect()
}

fn mark(basis: &Basis, quoted: &QuotedSourceBasis) -> Option<MarkedPassage> {
    let text = basis.text(&quoted.resolved.id.writing);
    let class = relation(&basis.common.strings, text).map_or("plain", |relation| relation.kind);
    let id = quoted.mark.as_ref()?.id.clone();
    Some(MarkedPassage {
        id,
        class,
        link: None,
        parts: quoted.resolved.passage()?.parts.clone(),
    })
}

/// For each paragraph, what quotes words that begin in it.
fn quoting(
    basis: &Basis,
    source: &Source,
    quotations: &[&QuotedSourceBasis],
    at: &str,
) -> Vec<Vec<QuotingView>> {
    let mut quoting: Vec<Vec<QuotingView>> = vec![Vec::new(); source.paragraphs.len()];
    let mut known: BTreeMap<(usize, &WritingId), usize> = BTreeMap::new();
    for quoted in quotations {
        let id = &quoted.resolved.id;
        let (Some(passage), Some(mark)) = (quoted.resolved.passage(), &quoted.mark) else {
            continue;
        };
        let (href, title, relation) = quoted_in(basis, id, at);
        let Some(list) = quoting.get_mut(passage.paragraph().wrapping_sub(1)) else {
            continue;
        };
        let words = first_words(source, passage).unwrap_or_default();
        let passage_link = LinkView {
            href: format!("#{}", mark.id),
            label: words,
            current: false,
        };
        let index = *known
            .entry((passage.paragraph(), &id.writing))
            .or_insert_with(|| {
                let kind = relation.map_or("plain", |relation| relation.kind);
                list.push(QuotingView {
                    kind,
                    page: LinkView {
                        href,
                        label: title,
                        current: false,
                    },
                    passages: Vec::new(),
                });
                list.len() - 1
            });
        list[index].passages.push(passage_link);
    }
    quoting
}

/// Where a passage is quoted: the comparison's own page, or the place on a page.
fn quoted_in(basis: &Basis, id: &QuotationId, at: &str) -> (String, String, Option<RelationView>) {
    let text = basis.text(&id.writing);
    let (to, title) = (text.writing.address(), text.title.clone());
    match text.writing.kind {
        WritingKind::Annotation(_) => (
            address::link(at, &to),
            title,
            relation(&basis.common.strings, text),
        ),
        WritingKind::Page(_) => (
            address::link_to(at, &to, &format!("c-{}", id.number)),
            title,
            None,
        ),
    }
}

fn quoted_passage(
    basis: &Basis,
    source: &Source,
    quoted: &QuotedSourceBasis,
    at: &str,
) -> Option<QuotedPassageView> {
    let (resolved, mark) = (&quoted.resolved, quoted.mark.as_ref()?);
    let passage = resolved.passage()?;
    let (href, title, relation) = quoted_in(basis, &resolved.id, at);
    let words = first_words(source, passage).unwrap_or_default();
    let url = source
        .sidecar
        .url
        .as_ref()
        .filter(|url| is_external(url) && !url.contains('#') && !url.starts_with("mailto"));
    let fragment = passage.opening().and_then(|opening| {
        Some(text_fragment(
            crate::corpus::excerpts(source, opening).first()?.text,
        ))
    });
    Some(QuotedPassageView {
        mark: LinkView {
            href: format!("#{}", mark.id),
            label: words,
            current: false,
        },
        locus: locus(
            &basis.common.strings,
            passage.parts.iter().map(|part| part.paragraph),
        ),
        quoted_in: LinkView {
            href,
            label: title,
            current: false,
        },
        relation,
        excuses: excuses([&resolved.0]),
        original: url
            .zip(fragment)
            .map(|(url, fragment)| format!("{}{fragment}", valid(url))),
    })
}

/// `#:~:text=first words,last words`, which makes a browser look for the passage in the original
/// article.
fn text_fragment(words: &str) -> String {
    // A hyphen would end a prefix, so it is encoded too.
    let encoded = |words: &[&str]| {
        encode(&words.join(" "))
            .replace('/', "%2F")
            .replace('-', "%2D")
    };
    let words: Vec<&str> = words.split_whitespace().collect();
    if words.len() <= 10 {
        return format!("#:~:text={}", encoded(&words));
    }
    format!(
        "#:~:text={},{}",
        encoded(&words[..5]),
        encoded(&words[words.len() - 5..])
    )
}

fn strip(quoted: &[std::ops::Range<usize>], length: usize) -> Vec<StripView> {
    let scale = |at: usize| at * 1000 / length.max(1);
    quoted
        .iter()
        .map(|range| StripView {
            x: scale(range.start),
            width: (scale(range.end) - scale(range.start)).max(1),
        })
        .collect()
}

/// What is known about a source. What a reader asks first stands first, and its absence is said.
fn facts(common: &Common, source: &Source, at: &str, original: Option<&str>) -> FactsView {
    let (sidecar, strings) = (&source.sidecar, &common.strings);
    let mut facts = first_facts(strings, source);
    facts.ask(
        strings,
        "retrieved",
        sidecar.retrieved.as_ref().map(ToString::to_string),
    );
    facts.ask(strings, "url", sidecar.url.clone());
    facts.ask(strings, "archive_url", sidecar.archive_url.clone());
    facts.ask(strings, "license", sidecar.license.clone());
    if sidecar.title.is_none() {
        facts.ask(strings, "title", None);
    }
    facts.state(strings, "publisher", sidecar.publisher.clone());
    facts.state(strings, "type", sidecar.kind.clone());
    facts.state(strings, "language", Some(source.language.clone()));
    translation(common, source, at, &mut facts);
    facts.state(strings, "note", sidecar.note.clone());
    facts
        .stated
        .extend(original.and_then(|original| published_original(strings, source, at, original)));
    facts
}

/// Who published it, who wrote it, and when.
pub(super) fn first_facts(strings: &Strings, source: &Source) -> FactsView {
    let sidecar = &source.sidecar;
    let authors = (!sidecar.authors.is_empty()).then(|| sidecar.authors.join(", "));
    let mut facts = FactsView {
        stated: Vec::new(),
        unstated: Vec::new(),
    };
    facts.ask(strings, "outlet", sidecar.outlet.clone());
    facts.ask(strings, "authors", authors);
    facts.ask(
        strings,
        "published",
        sidecar.published.as_ref().map(ToString::to_string),
    );
    facts
}

impl FactsView {
    /// A fact that readers ask for: its absence is said.
    fn ask(&mut self, strings: &Strings, key: &str, value: Option<String>) {
        if value.is_none() {
            self.unstated
                .push(strings.get(&format!("unstated_{key}")).to_owned());
        }
        self.state(strings, key, value);
    }

    /// A fact that is printed where it is stated, as a link where it is an address.
    fn state(&mut self, strings: &Strings, key: &str, value: Option<String>) {
        let name = strings.get(&format!("field_{key}")).to_owned();
        self.stated.extend(value.map(|value| {
            let href = Some(&value)
                .filter(|value| key.ends_with("url") && is_external(value))
                .map(|value| valid(value));
            FactView { name, value, href }
        }));
    }
}

fn translation(common: &Common, source: &Source, at: &str, facts: &mut FactsView) {
    let (sidecar, strings) = (&source.sidecar, &common.strings);
    let original = common.original(&source.key);
    if *original == source.key {
        return;
    }
    let href = Some(address::link(at, &address::of_source(original)));
    let name = strings.get("field_translation_of").to_owned();
    facts.stated.push(FactView {
        name,
        value: common.label(original).to_owned(),
        href,
    });
    let numbers = sidecar
        .original_paragraphs
        .as_ref()
        .map(|numbers| numbers.value.to_string());
    facts.state(strings, "original_paragraphs", numbers);
    let machine = sidecar.machine.then(|| strings.get("machine").to_owned());
    let translator = [sidecar.translator.clone(), machine]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(", ");
    facts.ask(
        strings,
        "translator",
        Some(translator).filter(|translator| !translator.is_empty()),
    );
}

/// The saved original, which is published at an address.
fn published_original(strings: &Strings, source: &Source, at: &str, to: &str) -> Option<FactView> {
    let original = source.sidecar.original.as_ref()?;
    Some(FactView {
        name: strings.get("field_original").to_owned(),
        value: original.value.name().to_owned(),
        href: Some(address::link(at, to)),
    })
}
