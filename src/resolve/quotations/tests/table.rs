//! What looking a quotation up costs grows no faster than what is looked at.

use crate::corpus::SourceIndex;
use crate::resolve::quotations::strictness::{Gaps, Strictness};
use crate::resolve::quotations::table::{found, found_within};
use crate::resolve::quotations::tokens::tokens;

use super::{quotation, source};

const STRICT: Strictness = Strictness {
    case: true,
    whole_words: true,
    paragraphs: true,
    gaps: Gaps::AsWritten,
    replaced_words: 4,
    is_free: &|_, _| true,
};

/// States and steps that it takes to look a quotation up.
fn cost(text: &str, words: &str) -> usize {
    let source = source("a", text, "en");
    found(
        &tokens(&quotation(words)),
        &SourceIndex::new(&source),
        STRICT,
    )
    .unwrap()
    .1
}

/// Fails where twice the input costs three times as much.
fn doubles(what: &str, cost: impl Fn(usize) -> usize) {
    let costs = [1, 2, 4].map(cost);
    let grows = costs
        .windows(2)
        .all(|pair| pair[0] < pair[1] && pair[1] < 3 * pair[0]);
    assert!(grows, "{what}: {costs:?}");
}

#[test]
fn what_fits_in_too_many_ways_is_refused() {
    let source = source("a", &("and he ".repeat(600) + "ran home"), "en");
    let tokens = tokens(&quotation(&"and [Ann] he [Ben] ".repeat(20)));
    let index = SourceIndex::new(&source);
    let (_, steps) = found(&tokens, &index, STRICT).unwrap();
    assert!(found_within(&tokens, &index, STRICT, steps).is_ok());
    assert!(found_within(&tokens, &index, STRICT, steps - 1).is_err());
}

#[test]
fn twice_the_input_costs_twice_as_much() {
    let he = |count: usize| "and he ".repeat(count);
    let in_brackets = |count: usize| "and [Ann] ".repeat(count) + "ran home";
    let left_out = |count: usize| "and … ".repeat(count) + "ran home";
    doubles("sources", |times| {
        cost(&(he(100 * times) + "ran home"), &in_brackets(10))
    });
    doubles("sources and elisions", |times| {
        cost(&(he(100 * times) + "ran home"), &left_out(10))
    });
    doubles("paragraphs", |times| {
        cost(
            &(he(20) + "\n").repeat(20 * times),
            &("and / and [Ann] / … / ".to_owned() + &he(1)),
        )
    });
    doubles("brackets", |times| {
        cost(&(he(500) + "ran home"), &in_brackets(25 * times))
    });
    doubles("brackets that stand for nothing", |times| {
        cost(
            &("ran home ".to_owned() + &he(500)),
            &in_brackets(25 * times),
        )
    });
    doubles("elisions", |times| {
        cost(&(he(500) + "ran home"), &left_out(25 * times))
    });
    doubles("marks of the source's own", |times| {
        cost(&"and… he… ".repeat(500), &"and… he… ".repeat(12 * times))
    });
    doubles("marks that may be the source's own", |times| {
        cost(
            &"and… he ran ".repeat(500),
            &"and … he … ".repeat(12 * times),
        )
    });
    doubles("words with a bracket in them", |times| {
        cost(&he(500), &"a[nd] he ".repeat(25 * times))
    });
}
