//! Code in; code with classes for its parts, out. Colours are the stylesheet's.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{LazyLock, OnceLock};

use syntect::dumps::from_uncompressed_data;
use syntect::easy::ScopeRegionIterator;
use syntect::parsing::{ParseState, Scope, ScopeStack, SyntaxReference, SyntaxSet};
use syntect::util::LinesWithEndings;

use super::html::Html;

/// Longer blocks stay plain: grammars are slow on long lines, and nobody reads colours that far.
const LONGEST: usize = 64 * 1024;

/// What a fence may call a language, sorted, with the position of its grammar; and the grammars, each with those that it embeds.
mod made {
    include!(concat!(env!("OUT_DIR"), "/grammars.rs"));
}

/// Loaded with the first block of its language: most sites have none, and no site all of them.
static LOADED: [OnceLock<Option<SyntaxSet>>; made::GRAMMARS.len()] = [const { OnceLock::new() }; made::GRAMMARS.len()];

/// The parts of code that have a class, by the scope that grammars give them; a longer name goes before its beginning. Grammars
/// name each part several times over, and all of their names weigh ten times what the code does. The prefix keeps these
/// classes apart from the theme's own.
const CLASSES: [(&str, &str); 15] = [
    ("comment", "s-comment"),
    ("string", "s-string"),
    ("keyword", "s-keyword"),
    ("storage", "s-storage"),
    ("constant", "s-constant"),
    ("support", "s-support"),
    ("entity.name.tag", "s-tag"),
    ("entity.name", "s-name"),
    ("entity.other", "s-other"),
    ("markup.heading", "s-heading"),
    ("markup.quote", "s-quote"),
    ("markup.underline.link", "s-link"),
    ("markup.inserted", "s-inserted"),
    ("markup.deleted", "s-deleted"),
    ("invalid", "s-invalid"),
];

static SCOPES: LazyLock<Vec<(Scope, &str)>> =
    LazyLock::new(|| CLASSES.iter().filter_map(|(name, class)| Some((Scope::new(name).ok()?, *class))).collect());

/// The code with classes; nothing if the language is unknown, the block too long, or the grammar fails.
pub(crate) fn highlight(code: &str, language: &str) -> Option<Html> {
    if language.is_empty() || code.len() > LONGEST {
        return None;
    }
    let grammars = grammars(language)?;
    // Grammars' expressions come from many hands, and a bad one may panic.
    catch_unwind(AssertUnwindSafe(|| coloured(code, grammars.syntaxes().first()?, grammars))).ok().flatten()
}

/// The grammar of a language and those that it embeds; its own is the first.
fn grammars(language: &str) -> Option<&'static SyntaxSet> {
    let position = position(language)?;
    LOADED[position].get_or_init(|| load(position)).as_ref()
}

/// The position of a language's grammar, by whatever a fence calls it.
fn position(language: &str) -> Option<usize> {
    let language = language.to_ascii_lowercase();
    let found = made::LANGUAGES.binary_search_by(|(word, _)| (*word).cmp(&language)).ok()?;
    Some(made::LANGUAGES[found].1)
}

fn load(position: usize) -> Option<SyntaxSet> {
    from_uncompressed_data(made::GRAMMARS[position]).ok()
}

/// Names of the languages whose grammars were loaded so far.
#[cfg(test)]
pub(super) fn loaded() -> Vec<&'static str> {
    LOADED.iter().filter_map(|grammars| Some(grammars.get()?.as_ref()?.syntaxes().first()?.name.as_str())).collect()
}

/// Stretches of one class, each in one element.
fn coloured(code: &str, syntax: &SyntaxReference, grammars: &SyntaxSet) -> Option<Html> {
    let (mut state, mut scopes, mut html) = (ParseState::new(syntax), ScopeStack::new(), Html::default());
    let mut open: Option<&str> = None;
    for line in LinesWithEndings::from(code) {
        let operations = state.parse_line(line, grammars).ok()?;
        for (text, operation) in ScopeRegionIterator::new(&operations, line) {
            scopes.apply(operation).ok()?;
            let class = class(&scopes);
            // White space has no colour, so that it may stand in what is open.
            if class != open && !text.trim().is_empty() {
                close(&mut html, open);
                if let Some(class) = class {
                    html.open("span", &[("class", class)]);
                }
                open = class;
            }
            html.push_text(text);
        }
    }
    close(&mut html, open);
    Some(html)
}

fn close(html: &mut Html, open: Option<&str>) {
    if open.is_some() {
        html.close("span");
    }
}

/// The class of the innermost scope that has one.
fn class(scopes: &ScopeStack) -> Option<&'static str> {
    let of = |scope: &Scope| SCOPES.iter().find(|(known, _)| known.is_prefix_of(*scope)).map(|(_, class)| *class);
    scopes.as_slice().iter().rev().find_map(of)
}

#[cfg(test)]
mod tests {
    use super::{coloured, highlight, load, made};

    /// Something of many languages: comments, strings, keys, and one language within another.
    const SAMPLE: &str = "# one\n<script>let x = \"a\";</script>\n<?php echo 'b'; // two ?>\nkey: [1]\n```js\nvar y = 2;\n```\n";

    #[test]
    fn a_language_alone_is_coloured_as_among_all_others() {
        let all = two_face::syntax::extra_newlines();
        for (word, position) in made::LANGUAGES {
            let among_all = all.find_syntax_by_token(word).unwrap();
            let alone = load(position).unwrap();
            assert_eq!(alone.syntaxes()[0].name, among_all.name, "{word}");
            // Where references had to be moved; and each grammar once, whatever it is called by.
            if alone.syntaxes().len() > 1 && word == among_all.name.to_ascii_lowercase() {
                let expected = coloured(SAMPLE, among_all, &all);
                assert_eq!(coloured(SAMPLE, &alone.syntaxes()[0], &alone), expected, "{word}");
            }
        }
    }

    #[test]
    fn toml_and_markdown_are_known_and_escaped() {
        let toml = highlight("question = \"<b>\"\n", "toml").unwrap();
        assert!(toml.as_str().contains("s-string") && toml.as_str().contains("&lt;b&gt;"), "{}", toml.as_str());
        assert!(highlight("> quoted\n", "markdown").is_some());
        assert!(highlight("x", "no-such-language").is_none());
    }

    #[test]
    fn a_stretch_of_one_class_is_one_element() {
        let python = highlight("# why\nname = \"x\"\n", "python").unwrap();
        let expected = "<span class=\"s-comment\"># why\n</span>name <span class=\"s-keyword\">= </span><span class=\"s-string\">&quot;x&quot;\n</span>";
        assert_eq!(python.as_str(), expected);
    }
}
