//! Records of a table as RFC 4180 has them, which no spreadsheet takes for formulas.

/// A record without its line end, which is CR LF.
///
/// A cell that begins like a formula gets an apostrophe in front, as
/// [OWASP](https://owasp.org/www-community/attacks/CSV_Injection) advises: a quotation that begins
/// with `=` would else be computed by whoever opens the file in a spreadsheet.
pub fn record<'a>(cells: impl IntoIterator<Item = &'a str>) -> String {
    let mut record = String::new();
    for (number, text) in cells.into_iter().enumerate() {
        if number > 0 {
            record.push(',');
        }
        push_cell(&mut record, text);
    }
    record
}

fn push_cell(record: &mut String, text: &str) {
    let guard = if is_formula(text) { "'" } else { "" };
    let is_quoted = text.contains(['"', ',', '\r', '\n']) || text != text.trim();
    if is_quoted {
        record.push('"');
        record.push_str(guard);
        record.push_str(&text.replace('"', "\"\""));
        record.push('"');
    } else {
        record.push_str(guard);
        record.push_str(text);
    }
}

/// Whether some spreadsheet computes a cell: these signs in their wide forms too, and behind white
/// space, which some of them pass over.
fn is_formula(text: &str) -> bool {
    const SIGNS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
    text.starts_with(['\t', '\r', '\n']) || text.trim_start().starts_with(SIGNS)
}

#[cfg(test)]
mod tests {
    use super::record;

    #[test]
    fn cells_are_quoted_where_they_must_and_never_computed() {
        for (cell, written) in [
            ("plain", "plain"),
            ("", ""),
            ("a, b", "\"a, b\""),
            ("the \"plan\"", "\"the \"\"plan\"\"\""),
            ("one\n\ntwo", "\"one\n\ntwo\""),
            ("=1+1", "'=1+1"),
            ("+49", "'+49"),
            ("-5 degrees", "'-5 degrees"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("＝1", "'＝1"),
            (" =1", "\"' =1\""),
            ("\t=1", "\"'\t=1\""),
            ("=\"a\",b", "\"'=\"\"a\"\",b\""),
            ("– a dash", "– a dash"),
            ("1-2", "1-2"),
        ] {
            assert_eq!(record([cell]), written, "{cell:?}");
        }
        assert_eq!(record(["a", "", "b,c"]), "a,,\"b,c\"");
    }
}
