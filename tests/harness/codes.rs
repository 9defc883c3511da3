//! Every code has a case: a message that no chapter shows is a message that nobody has read.

use libtest_mimic::Trial;
use variorum::diagnostics::Code;

use crate::case::Case;

/// Codes of work that is still to come, with what they wait for.
const LATER: &[(Code, &str)] = &[
    (Code::SourceChanged, "the lock remembers what a source said"),
    (Code::LockOutdated, "the lock"),
    (Code::UnsupportedDetail, "proposals"),
];

/// One test for each code.
pub(crate) fn trials(cases: &[Case]) -> Vec<Trial> {
    let expected: std::collections::BTreeSet<Code> = cases.iter().flat_map(Case::codes).collect();
    let trial = |code: Code| {
        let has_case = expected.contains(&code);
        let later = LATER.iter().find(|(later, _)| *later == code);
        Trial::test(format!("every-code-has-a-case::{code}"), move || match (has_case, later) {
            (true, Some(_)) => Err("it has a case: take it off the list of later work".into()),
            (false, None) => Err("no chapter has a case of it".into()),
            _ => Ok(()),
        })
    };
    Code::ALL.iter().map(|code| trial(*code)).collect()
}
