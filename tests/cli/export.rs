//! What other programs are given: the pairs of sentences that share something.

use serde_json::json;

use crate::site::{keys, lines_of_json, printed, site, status, variorum, write};

#[test]
fn alignment_is_one_pair_of_sentences_a_line_with_bytes_of_the_stored_files() {
    let site = site();
    let output = variorum(site.path(), &["export", "alignment"]);
    assert_eq!(status(&output), 0, "{}", printed(&output));
    let lines = lines_of_json(&output);
    assert_eq!(keys(&lines[0]), ["a", "b", "score", "rank_score", "mutual"]);
    // "The mayor resigned on Monday." and "On Monday the mayor resigned."
    assert_eq!(
        lines[0]["a"],
        json!({"source": "c", "sentence": 0, "start": 0, "end": 29})
    );
    assert_eq!(
        lines[0]["b"],
        json!({"source": "d", "sentence": 0, "start": 0, "end": 29})
    );
    assert_eq!(lines[0]["mutual"], true);
    assert!(lines[0]["score"].as_f64().unwrap() > 0.8, "{}", lines[0]);
    assert_eq!(lines.len(), 1, "the other sentence shares no word");
}

#[test]
fn a_byte_order_mark_counts_and_other_scripts_are_compared_by_their_letters() {
    let site = site();
    write(
        site.path(),
        "content/sources/c.txt",
        "\u{feff}市長は月曜日に辞任した。理由は不明。\n",
    );
    write(
        site.path(),
        "content/sources/d.txt",
        "月曜日に市長が辞任した。\n",
    );
    let lines = lines_of_json(&variorum(site.path(), &["export", "alignment"]));
    assert_eq!(
        lines[0]["a"],
        json!({"source": "c", "sentence": 0, "start": 3, "end": 39})
    );
    assert_eq!(lines[0]["mutual"], true);
}
