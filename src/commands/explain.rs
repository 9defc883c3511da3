//! `variorum explain`: what a message means, and what folds.

use std::process::ExitCode;

use crate::diagnostics::{Code, explained};
use crate::language::{ALL, Language};
use crate::parse::nearest_name;
use crate::resolve::RULES;
use crate::text::fold::TABLE;
use crate::text::numbers::NumberWords;
use crate::text::table::{Choice, CodePoints};

use super::keys::{KEYS, keys};
use super::project::USAGE;
use super::terminal::Terminal;

pub(super) fn run(name: Option<&str>, terminal: Terminal) -> ExitCode {
    let Some(name) = name else {
        Terminal::lines(list());
        return ExitCode::SUCCESS;
    };
    // As it is copied from a message: `error[meaning]`.
    let name = name
        .rsplit('[')
        .next()
        .unwrap_or(name)
        .trim_end_matches([']', ':']);
    if name.eq_ignore_ascii_case(FOLDING) {
        Terminal::lines(folding());
        return ExitCode::SUCCESS;
    }
    if name.eq_ignore_ascii_case(KEYS) {
        Terminal::lines(keys().into_iter());
        return ExitCode::SUCCESS;
    }
    if name.eq_ignore_ascii_case(FORMS) {
        Terminal::lines(ALL.iter().flat_map(|language| forms(language)));
        return ExitCode::SUCCESS;
    }
    let Some(code) = Code::from_name(&name.to_lowercase()) else {
        terminal.message(
            "error",
            &format!("there is no message with the code `{name}`"),
        );
        let near = nearest_name(
            name,
            Code::ALL
                .iter()
                .map(|code| code.name())
                .chain([KEYS, FOLDING, FORMS]),
        );
        let help = near.map_or("`variorum explain` lists them all".to_owned(), |near| {
            format!("did you mean `{near}`?")
        });
        terminal.message("help", &help);
        return USAGE.into();
    };
    let mut lines: Vec<String> = explained(code).lines().map(str::to_owned).collect();
    if code == Code::Meaning {
        lines.extend([
            String::new(),
            format!("Quotations are checked under rules {RULES}"),
        ]);
        lines.extend(ALL.iter().flat_map(|language| words(language)));
    }
    Terminal::lines(lines.into_iter());
    ExitCode::SUCCESS
}

/// Every code with its headline.
fn list() -> impl Iterator<Item = String> {
    let width = Code::ALL
        .iter()
        .map(|code| code.name().len())
        .max()
        .unwrap_or_default();
    let line = move |code: &Code| format!("{:width$}  {}", code.name(), code.headline());
    let more = [
        "",
        "variorum explain CODE says more about one of them",
        "variorum explain keys prints every key of every file",
        "variorum explain meaning prints the words that the guard knows",
        "variorum explain folding prints what counts as the same words",
        "variorum explain forms prints which words are forms of one word",
    ];
    Code::ALL.iter().map(line).chain(more.map(str::to_owned))
}

/// What prints the table of folding in the place of a code.
const FOLDING: &str = "folding";

/// What prints the forms of words in the place of a code.
const FORMS: &str = "forms";

/// The endings and irregular forms of a language.
fn forms(language: &Language) -> Vec<String> {
    let ending = |(form, lemma): &(&str, &str)| format!("-{form} of -{lemma}");
    let endings: Vec<String> = language
        .endings
        .iter()
        .chain(language.noun_endings)
        .map(ending)
        .collect();
    let endings: Vec<&str> = endings.iter().map(String::as_str).collect();
    let mut lines = vec![
        String::new(),
        format!("Forms of words in the language `{}`", language.tag),
    ];
    lines.push("  endings of forms and of what they are forms of:".to_owned());
    lines.extend(wrapped(&endings));
    lines.push("  what irregular words may begin with:".to_owned());
    lines.extend(wrapped(language.prefixes));
    lines.push("  irregular words, past forms behind the stroke:".to_owned());
    lines.extend(language.irregular.lines().map(|line| format!("    {line}")));
    lines
}

/// What folding does, line by line of its table.
fn folding() -> impl Iterator<Item = String> {
    let rules = [
        "What counts as the same words, whatever the typography of either",
        "",
        "Any run of white space is one space, any run of dashes one dash, three dots or more an \
        ellipsis. Letters typed as a letter",
        "and its accent are composed (NFC). White space counts as nothing beside a dash, before \
        % ; : ! ? and an ellipsis, beside",
        "letters of scripts without spaces, inside French guillemets, behind a slash that ends a \
        word, and where a line ends with a",
        "soft hyphen. Everything else is as it stands, case too.",
    ];
    rules
        .into_iter()
        .map(str::to_owned)
        .chain((0..TABLE.len()).flat_map(line_of_table))
}

fn line_of_table(number: usize) -> Vec<String> {
    let row = &TABLE[number];
    let becomes = match row.folded {
        Some("") => "nothing".to_owned(),
        Some(folded) => format!("`{folded}`"),
        None => "what NFKC makes of it".to_owned(),
    };
    let choice = |what: &str, choice: &Choice| {
        format!("{}  {what}: {}", code_points(&choice.points), choice.why)
    };
    let mut lines = vec![String::new(), format!("{}: {becomes}", row.name)];
    // An apostrophe has two lines, and the same code points in both.
    if TABLE
        .get(number + 1)
        .is_some_and(|next| std::ptr::eq(next.added, row.added) && !row.added.is_empty())
    {
        return lines;
    }
    lines.extend(row.property.iter().map(code_points));
    lines.extend(row.added.iter().map(|added| choice("added", added)));
    lines.extend(row.kept.iter().map(|kept| choice("not folded", kept)));
    lines
}

/// A range with its name: `  U+2010-2015  HYPHEN to HORIZONTAL BAR`.
fn code_points(points: &CodePoints) -> String {
    let last = if points.last == points.first {
        String::new()
    } else {
        format!("-{:04X}", points.last as u32)
    };
    format!(
        "  {:13} {}",
        format!("U+{:04X}{last}", points.first as u32),
        points.name
    )
}

/// The words of a language by kind.
fn words(language: &Language) -> Vec<String> {
    let numbers = language
        .numbers()
        .map(NumberWords::counting)
        .unwrap_or_default();
    let bounds = language.numbers().map_or(&[][..], |numbers| numbers.bounds);
    let auxiliaries: Vec<&'static str> = language
        .auxiliaries
        .iter()
        .flat_map(|(_, forms)| forms.iter().copied())
        .collect();
    let mut lines = vec![
        String::new(),
        format!("Words of the language `{}`", language.tag),
    ];
    for (kind, words) in kinds_of_words(language, &numbers, bounds, &auxiliaries) {
        lines.push(format!("  {kind}:"));
        lines.extend(wrapped(words));
    }
    lines
}

/// What its words are called, in the order in which they are told.
fn kinds_of_words<'a>(
    language: &Language,
    numbers: &'a [&'static str],
    bounds: &'a [&'static str],
    auxiliaries: &'a [&'static str],
) -> [(&'static str, &'a [&'static str]); 18] {
    [
        ("negations", language.negations),
        (
            "reversals: words that deny, refuse or undo",
            language.reversals,
        ),
        ("words that limit or undo", language.limits),
        (
            "of these, what begins a clause on which the rest depends",
            language.conditions,
        ),
        (
            "words that say of a noun that it is not quite what it is called",
            language.qualifiers,
        ),
        ("hedges: words that weaken", language.hedges),
        (
            "attributions: words that say whose it is",
            language.attributions,
        ),
        ("quantities, which count as numbers", language.quantifiers),
        ("numbers, beside all digits", numbers),
        (
            "days and months, which count as numbers where one is put for another",
            language.calendar,
        ),
        ("words before a number that bound it", bounds),
        (
            "phrases in which such words weigh nothing",
            language.weightless,
        ),
        ("articles", language.articles),
        ("pronouns", language.pronouns),
        ("words that point to a time or place", language.pointers),
        ("auxiliary verbs", auxiliaries),
        (
            "prepositions and conjunctions that weigh nothing beside an elision",
            language.particles,
        ),
        (
            "conjunctions behind which another statement begins",
            language.conjunctions,
        ),
    ]
}

/// Words in lines of a readable length.
fn wrapped(words: &[&str]) -> Vec<String> {
    const WIDTH: usize = 100;
    let (mut lines, mut line) = (Vec::new(), String::new());
    for word in words {
        if !line.is_empty() && line.chars().count() + word.chars().count() > WIDTH {
            lines.push(format!("    {line},"));
            line.clear();
        }
        line = if line.is_empty() {
            (*word).to_owned()
        } else {
            format!("{line}, {word}")
        };
    }
    lines.push(format!("    {line}"));
    lines
}
