//! The words that decide in what passages part: numbers, dates, names, and what denies or weakens.
//! Whatever else differs is read and not stressed.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::corpus::{ShownWords, Stems, excerpts};
use crate::language::Language;
use crate::memo::{Shared, Table};
use crate::parse::{Project, RelationKind, Source, SourceId, WritingId};
use crate::resolve::{Piece, QuotationId, Resolution, Resolved, ResolvedAnnotation};
use crate::text::numbers::Role;
use crate::text::{Span, fold, words::words};

/// The words that decide a comparison.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Deciding {
    /// What the words have in common.
    pub words: DecidingWords,
    /// For each quotation: bytes of the source file as stored, in order. Empty if no words decide.
    pub spans: BTreeMap<QuotationId, Vec<Span>>,
}

/// Why words are shown as deciding.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum DecidingWords {
    /// None are.
    #[default]
    None,
    /// The author emphasised them.
    Author,
    /// No other source has them.
    Differing,
}

/// For each annotation: the author's emphasis; else the words that decide in what differing
/// passages part.
pub(super) fn deciding(
    project: &Project,
    resolution: &Resolution,
    memory: &mut WordsMemory,
) -> BTreeMap<WritingId, Arc<Deciding>> {
    memory.0.begin_run();
    let mut asked = Vec::with_capacity(resolution.annotations.len());
    for (id, checked) in &resolution.annotations {
        asked.push((id.clone(), input(project, resolution, checked)));
    }
    let words = memory.0.get_all(asked, |_, input| words_of(input).into());
    let ids = resolution.annotations.keys().cloned();
    ids.zip(words).collect()
}

fn input(project: &Project, resolution: &Resolution, checked: &ResolvedAnnotation) -> Input {
    let passages: Vec<_> = checked
        .quotations
        .iter()
        .map(|id| Shared(resolution.quotation(id).clone()))
        .collect();
    let quoted: BTreeSet<&SourceId> = passages
        .iter()
        .filter_map(|passage| passage.source.as_ref())
        .collect();
    let source = |id: &SourceId| QuotedSource {
        source: Shared(project.sources[id].clone()),
        voice: project.original(id).clone(),
    };
    let sources = quoted
        .into_iter()
        .map(|id| (id.clone(), source(id)))
        .collect();
    Input {
        relation: checked.relation.as_ref().map(|relation| relation.kind),
        passages,
        sources,
    }
}

/// The words that decided in an earlier run, by annotation.
#[derive(Clone, Debug, Default)]
pub struct WordsMemory(Table<WritingId, Input, Arc<Deciding>>);

/// All that the words of an annotation depend on.
#[derive(Clone, PartialEq, Debug)]
struct Input {
    relation: Option<RelationKind>,
    passages: Vec<Shared<Resolved>>,
    /// Those that the passages lie in.
    sources: BTreeMap<SourceId, QuotedSource>,
}

/// A source that is quoted, and which one it counts as.
#[derive(Clone, PartialEq, Debug)]
struct QuotedSource {
    source: Shared<Source>,
    voice: SourceId,
}

impl WordsMemory {
    /// How many results are remembered.
    pub fn count(&self) -> usize {
        self.0.count()
    }
}

fn words_of(input: &Input) -> Deciding {
    if input.passages.iter().any(|passage| has_emphasis(passage)) {
        return Deciding {
            words: DecidingWords::Author,
            spans: BTreeMap::new(),
        };
    }
    let differs = matches!(
        input.relation,
        Some(RelationKind::Differ | RelationKind::Conflict)
    );
    if !differs {
        return Deciding::default();
    }
    let content: Vec<Vec<ContentWord>> = input
        .passages
        .iter()
        .map(|passage| content_words(input, passage))
        .collect();
    let holders = holders(input, &content);
    let decides = |word: &&ContentWord| word.decides && holders[word.stem.as_str()].len() == 1;
    let mut spans: BTreeMap<QuotationId, Vec<Span>> = BTreeMap::new();
    for (passage, all) in input.passages.iter().zip(&content) {
        let deciding: Vec<Span> = all.iter().filter(decides).map(|word| word.span).collect();
        spans.insert(passage.id.clone(), deciding);
    }
    if spans.values().all(Vec::is_empty) {
        Deciding::default()
    } else {
        Deciding {
            words: DecidingWords::Differing,
            spans,
        }
    }
}

fn has_emphasis(resolved: &Resolved) -> bool {
    let pieces = resolved
        .passage()
        .into_iter()
        .flat_map(|passage| &passage.pieces);
    pieces
        .into_iter()
        .any(|piece| matches!(piece, Piece::Words { emphasis: true, .. }))
}

/// Which sources hold each stem; a translation counts as its original.
fn holders<'a>(
    input: &'a Input,
    content: &'a [Vec<ContentWord>],
) -> BTreeMap<&'a str, BTreeSet<&'a SourceId>> {
    let mut holders: BTreeMap<&str, BTreeSet<&SourceId>> = BTreeMap::new();
    for (passage, words) in input.passages.iter().zip(content) {
        let source = passage
            .source
            .as_ref()
            .map(|source| &input.sources[source].voice);
        for word in words {
            holders.entry(&word.stem).or_default().extend(source);
        }
    }
    holders
}

/// A word that says something by itself.
struct ContentWord {
    stem: String,
    span: Span,
    /// Whether it is a number, a date, a name, or denies or weakens.
    decides: bool,
}

fn content_words(input: &Input, resolved: &Resolved) -> Vec<ContentWord> {
    let Some((source, passage)) = resolved.place() else {
        return Vec::new();
    };
    let source = &input.sources[source].source;
    let vocabulary = SharedWords {
        stems: Stems::of(&source.language),
        language: Language::of(&source.language),
    };
    let mut found = Vec::new();
    for piece in &passage.pieces {
        let Piece::Words { span, .. } = piece else {
            continue;
        };
        for excerpt in excerpts(source, *span) {
            found.extend(vocabulary.content_words(&excerpt, source));
        }
    }
    found
}

/// What is known of the words of a source's language.
struct SharedWords {
    stems: Stems,
    language: Option<&'static Language>,
}

impl SharedWords {
    fn content_words(&self, excerpt: &ShownWords, source: &Source) -> Vec<ContentWord> {
        let paragraph = &source.paragraphs[excerpt.paragraph - 1].text;
        let mut found = Vec::new();
        for (range, word) in words(excerpt.text) {
            let folded = fold::fold_str(word).to_lowercase();
            let joined = self.language.map_or(0, |language| language.joined(&folded));
            let plain = &folded[joined..];
            // Of `mayor's` the mayor decides.
            let plain = plain.strip_suffix("'s").unwrap_or(plain);
            if !is_content(plain, self.language) {
                continue;
            }
            let start = excerpt.range.start + range.start + in_word(word, joined);
            let is_name = || self.is_name(word, &paragraph.as_str()[..start]);
            found.push(ContentWord {
                decides: self.is_listed(plain) || is_name(),
                stem: self.stems.stem(plain),
                span: paragraph.origin(start..excerpt.range.start + range.end),
            });
        }
        found
    }
}

impl SharedWords {
    /// Whether a word, in small letters, is a number, a day or month, or denies or weakens.
    fn is_listed(&self, word: &str) -> bool {
        if word.contains(char::is_numeric) {
            return true;
        }
        let Some(language) = self.language else {
            return false;
        };
        let role = language.numbers().and_then(|numbers| numbers.role(word));
        let counts = role.is_some_and(|role| role.counts() && role != Role::One);
        let lists = [
            language.calendar,
            language.negations,
            language.hedges,
            language.quantifiers,
        ];
        counts || lists.iter().any(|list| list.contains(&word))
    }

    /// Whether a word has a capital that does not come of its sentence's beginning; `before` is
    /// what stands before it in its paragraph. A capital says nothing where every noun has one.
    fn is_name(&self, word: &str, before: &str) -> bool {
        let has_noun_capitals = self
            .language
            .is_some_and(|language| !language.noun_endings.is_empty());
        let is_capital = word.starts_with(char::is_uppercase) && word.chars().nth(1).is_some();
        let before = before.trim_end_matches(|char: char| !char.is_alphanumeric() && !is_end(char));
        is_capital && !has_noun_capitals && !before.is_empty() && !before.ends_with(is_end)
    }
}

/// Whether a sentence may begin behind a character.
fn is_end(char: char) -> bool {
    ".?!:…。".contains(char)
}

/// Whether a word, folded and in small letters, says something by itself. Of a language whose small
/// words nobody has listed only numbers are known to.
fn is_content(word: &str, language: Option<&Language>) -> bool {
    match language {
        Some(language) => word.chars().any(char::is_alphanumeric) && !language.is_small_word(word),
        None => word.chars().any(char::is_numeric),
    }
}

/// Bytes of a word as it is written up to and with the apostrophe that ends what is joined to it.
fn in_word(word: &str, joined: usize) -> usize {
    if joined == 0 {
        return 0;
    }
    word.char_indices()
        .find(|(_, char)| fold::fold_str(&format!("a{char}a")) == "a'a")
        .map_or(0, |(at, char)| at + char.len_utf8())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::parse::{self, Inputs};
    use crate::resolve;
    use crate::text::FileId;

    /// The deciding words of one annotation on two sources of one line each.
    fn deciding(a: &str, b: &str, relation: &str, body: &str) -> Vec<String> {
        deciding_in("en", a, b, relation, body)
    }

    /// The same on a site in another language.
    fn deciding_in(language: &str, a: &str, b: &str, relation: &str, body: &str) -> Vec<String> {
        let settings = format!("title = \"T\"\nlanguage = \"{language}\"\n");
        let annotation =
            format!("+++\nquestion = \"What?\"\nrelation = \"{relation}\"\n+++\n\n{body}\n");
        let files = [
            ("variorum.toml", settings.as_str()),
            ("content/sources/a.txt", a),
            ("content/sources/b.txt", b),
            ("content/annotations/x.md", &annotation),
        ];
        let files = files.map(|(path, text)| (FileId::new(path), Arc::from(text.as_bytes())));
        let inputs = Inputs {
            files: files.into(),
            ..Inputs::default()
        };
        let (project, _) = parse::parse(&inputs);
        let (resolution, _) = resolve::resolve(&project, &inputs.options);
        let deciding = super::deciding(&project, &resolution, &mut super::WordsMemory::default())
            .into_values()
            .next()
            .unwrap();
        let text = |id| &project.sources[resolution.quotation(id).source.as_ref().unwrap()].text;
        let spans = deciding
            .spans
            .iter()
            .flat_map(|(id, spans)| spans.iter().map(move |span| (id, span)));
        spans
            .map(|(id, span)| text(id).slice(*span).to_owned())
            .collect()
    }

    const A: &str = "He vetoed an Israeli plan to kill the leader.";
    const B: &str = "He reportedly rejected a plan to kill the leader.";

    /// Two quotations of one word each are told apart by reading them.
    fn whole(a: &str, b: &str) -> String {
        format!("> {a}\n>\n> — [@a]\n\n> {b}\n>\n> — [@b]")
    }

    #[test]
    fn what_decides_is_stressed_where_passages_differ() {
        let body = whole(A, B);
        assert_eq!(deciding(A, B, "differ", &body), ["Israeli", "reportedly"]);
        assert!(deciding(A, B, "agree", &body).is_empty());
        assert!(deciding(A, B, "unclear", &body).is_empty());
    }

    #[test]
    fn numbers_dates_and_denials_decide_and_verbs_do_not() {
        let (a, b) = (
            "All 412 passengers were safe within nineteen minutes on Monday, Weiss said.",
            "The 431 passengers were not safe within thirty minutes on Tuesday, Weiss thought.",
        );
        let found = deciding(a, b, "conflict", &whole(a, b));
        let expected = [
            "412", "nineteen", "Monday", "431", "not", "thirty", "Tuesday",
        ];
        assert_eq!(found, expected);
        let (a, b) = ("He came by sea.", "They arrived over land.");
        assert!(deciding(a, b, "differ", &whole(a, b)).is_empty());
    }

    #[test]
    fn no_noun_decides_where_every_noun_has_a_capital() {
        let (a, b) = (
            "Die Fähre hatte 412 Fahrgäste an Bord.",
            "An Bord des Schiffs waren am Montag keine Leute.",
        );
        let found = deciding_in("de", a, b, "differ", &whole(a, b));
        assert_eq!(found, ["412", "Montag", "keine"]);
        let (a, b) = ("Il sindaco ha 12 case.", "Il sindaco ha 13 case.");
        assert_eq!(
            deciding_in("it", a, b, "differ", &whole(a, b)),
            ["12", "13"]
        );
    }

    #[test]
    fn the_authors_emphasis_comes_first() {
        let body = "> He **vetoed** an Israeli plan\n>\n> — [@a]\n\n> He reportedly rejected a \
                    plan\n>\n> — [@b]";
        assert!(deciding(A, B, "differ", body).is_empty());
    }
}
