//! Every code has a case: a message that no chapter shows is a message that nobody has read.

use libtest_mimic::Trial;
use variorum::diagnostics::Code;

use crate::case::Case;

/// One test for each code.
pub(crate) fn trials(cases: &[Case]) -> Vec<Trial> {
    let expected: std::collections::BTreeSet<Code> = cases.iter().flat_map(Case::codes).collect();
    let trial = |code: Code| {
        let has_case = expected.contains(&code);
        Trial::test(format!("every-code-has-a-case::{code}"), move || {
            if has_case {
                Ok(())
            } else {
                Err("no chapter has a case of it".into())
            }
        })
    };
    Code::ALL.iter().map(|code| trial(*code)).collect()
}
