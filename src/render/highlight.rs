//! Code in; code with classes for its parts, out. Colours are the stylesheet's.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::LazyLock;

use syntect::easy::ScopeRegionIterator;
use syntect::parsing::{ParseState, Scope, ScopeStack, SyntaxReference, SyntaxSet};
use syntect::util::LinesWithEndings;

use super::html::Html;

/// Longer blocks stay plain: grammars are slow on long lines, and nobody reads colours that far.
const LONGEST: usize = 64 * 1024;

/// Grammars of two hundred languages, loaded with the first block of code: most sites have none.
static GRAMMARS: LazyLock<SyntaxSet> = LazyLock::new(two_face::syntax::extra_newlines);

/// The parts of code that have a class, by the scope that grammars give them; a longer name goes
/// before its beginning. Grammars name each part several times over, and all of their names weigh
/// ten times what the code does. The prefix keeps these classes apart from the theme's own.
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

static SCOPES: LazyLock<Vec<(Scope, &str)>> = LazyLock::new(scopes);

fn scopes() -> Vec<(Scope, &'static str)> {
    CLASSES
        .iter()
        .filter_map(|(name, class)| Some((Scope::new(name).ok()?, *class)))
        .collect()
}

/// The code with classes; nothing if the language is unknown, the block too long, or the grammar
/// fails.
pub(crate) fn highlight(code: &str, language: &str) -> Option<Html> {
    if language.is_empty() || code.len() > LONGEST {
        return None;
    }
    // Grammars' expressions come from many hands, and a bad one may panic. Nothing of what is
    // abandoned then is looked at again.
    let colour = || coloured(code, GRAMMARS.find_syntax_by_token(language)?);
    catch_unwind(AssertUnwindSafe(colour)).ok().flatten()
}

/// Stretches of one class, each in one element.
fn coloured(code: &str, syntax: &SyntaxReference) -> Option<Html> {
    let (mut state, mut scopes, mut html) =
        (ParseState::new(syntax), ScopeStack::new(), Html::default());
    let mut open: Option<&str> = None;
    for line in LinesWithEndings::from(code) {
        let operations = state.parse_line(line, &GRAMMARS).ok()?;
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
    for scope in scopes.as_slice().iter().rev() {
        for (known, class) in SCOPES.iter() {
            if known.is_prefix_of(*scope) {
                return Some(class);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::highlight;

    #[test]
    fn toml_and_markdown_are_known_and_escaped() {
        let toml = highlight("question = \"<b>\"\n", "toml").unwrap();
        assert!(
            toml.as_str().contains("s-string") && toml.as_str().contains("&lt;b&gt;"),
            "{}",
            toml.as_str()
        );
        assert!(highlight("> quoted\n", "markdown").is_some());
        assert!(highlight("x", "no-such-language").is_none());
    }

    #[test]
    fn a_stretch_of_one_class_is_one_element() {
        let python = highlight("# why\nname = \"x\"\n", "python").unwrap();
        let expected = "<span class=\"s-comment\"># why\n</span>name \
                        <span class=\"s-keyword\">= </span>\
                        <span class=\"s-string\">&quot;x&quot;\n</span>";
        assert_eq!(python.as_str(), expected);
    }
}
