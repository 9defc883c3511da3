//! Lines of a quotation at whose start Markdown took a sign for its own.

use crate::diagnostics::{Code, Diagnostic, Place};
use crate::parse::LineStart;

use super::misquote::Misquote;

/// The fault of a quotation, with the sign that Markdown took for that of a list or a heading: it
/// is the likeliest reason, and what the fault would say by itself, that the order is wrong or a
/// paragraph ends, misleads.
pub(super) fn with_line_start(fault: Diagnostic, subject: &Misquote) -> Diagnostic {
    let (quotation, source) = (subject.quotation, &subject.index.source);
    let Some(LineStart { sign, span }) = &quotation.line_start else {
        return fault;
    };
    let what = if sign.starts_with('#') {
        "a heading"
    } else {
        "an item of a list"
    };
    let escaped = escaped(sign);
    let advice = format!(
        "Markdown takes {sign} at the start of a line for {what}; if the source has the sign, \
         write {escaped}"
    );
    let misleading = matches!(fault.code, Code::QuotationOrder | Code::QuotationParagraph);
    let message = if misleading {
        format!(
            "these words are not in source {} as Markdown reads them here: a line begins with \
             {sign}",
            source.label
        )
    } else {
        fault.message.clone()
    };
    let help = fault
        .help
        .clone()
        .filter(|_| !misleading)
        .map_or_else(|| advice.clone(), |help| format!("{help}; {advice}"));
    let place = Place::new(&quotation.file, *span);
    Diagnostic { message, ..fault }
        .related(place, format!("Markdown reads {what} here"))
        .help(help)
}

/// The sign as a word, with a backslash.
fn escaped(sign: &str) -> String {
    match sign.strip_suffix(['.', ')']) {
        Some(number) => format!("{number}\\{}", &sign[number.len()..]),
        None => format!("\\{sign}"),
    }
}
