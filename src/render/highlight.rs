//! Code in; code with classes for its parts, out. Colours are the stylesheet's.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::LazyLock;

use syntect::html::{ClassStyle, ClassedHTMLGenerator};
use syntect::parsing::SyntaxSet;
use syntect::util::LinesWithEndings;

use super::html::Html;

/// Longer blocks stay plain: grammars are slow on long lines, and nobody reads colours that far.
const LONGEST: usize = 64 * 1024;

/// A prefix keeps the grammars' words (`meta`, `quote`, `note`) apart from the theme's classes.
const STYLE: ClassStyle = ClassStyle::SpacedPrefixed { prefix: "s-" };

/// Loaded with the first block; it is the same in every run.
static GRAMMARS: LazyLock<SyntaxSet> = LazyLock::new(two_face::syntax::extra_newlines);

/// The code with classes; nothing if the language is unknown, the block too long, or the grammar fails.
pub(crate) fn highlight(code: &str, language: &str) -> Option<Html> {
    if language.is_empty() || code.len() > LONGEST {
        return None;
    }
    let syntax = GRAMMARS.find_syntax_by_token(language)?;
    // Grammars' expressions come from many hands, and a bad one may panic.
    let html = catch_unwind(AssertUnwindSafe(|| {
        let mut generator = ClassedHTMLGenerator::new_with_class_style(syntax, &GRAMMARS, STYLE);
        for line in LinesWithEndings::from(code) {
            generator.parse_html_for_line_which_includes_newline(line).ok()?;
        }
        Some(generator.finalize())
    }));
    html.ok().flatten().map(Html::highlighted)
}

#[cfg(test)]
mod tests {
    use super::highlight;

    #[test]
    fn toml_and_markdown_are_known_and_escaped() {
        let toml = highlight("question = \"<b>\"\n", "toml").unwrap();
        assert!(toml.as_str().contains("s-string") && toml.as_str().contains("&lt;b&gt;"), "{}", toml.as_str());
        assert!(highlight("> quoted\n", "markdown").is_some());
        assert!(highlight("x", "no-such-language").is_none());
    }
}
