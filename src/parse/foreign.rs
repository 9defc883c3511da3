//! Files that are called texts and are something else: what a browser or a word processor saved
//! under a text's name.

/// What a file is instead of a plain text in UTF-8.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Foreign {
    /// Goes on from “this file is”.
    pub what: &'static str,
    /// What can be done about it.
    pub help: &'static str,
}

const DOCUMENT: Foreign = Foreign {
    what: "a PDF or a word processor's file, not a plain text",
    help: "open it, copy the text out of it into a plain text file, and use that",
};
/// A saved web page.
pub const WEB_PAGE: Foreign = Foreign {
    what: "a web page, not a plain text",
    help: "copy the text out of your browser into a plain text file, and use that",
};
const UTF_16: Foreign = Foreign {
    what: "UTF-16 or no text at all, not UTF-8",
    help: "open it in your editor and save it again with the encoding UTF-8",
};

/// Formats by the bytes that they begin with, whatever the case of letters: PDF, packed and old
/// Word files, RTF, HTML, and byte order marks of UTF-16.
const BEGINNINGS: [(&[u8], Foreign); 8] = [
    (b"%PDF-", DOCUMENT),
    (b"PK\x03\x04", DOCUMENT),
    (b"\xd0\xcf\x11\xe0", DOCUMENT),
    (b"{\\rtf", DOCUMENT),
    (b"<!doctype html", WEB_PAGE),
    (b"<html", WEB_PAGE),
    (b"\xff\xfe", UTF_16),
    (b"\xfe\xff", UTF_16),
];

/// What these bytes are, if it can be told and is no plain text in UTF-8. A NUL stands in no text:
/// UTF-16 has one beside each ASCII letter.
pub fn foreign(bytes: &[u8]) -> Option<Foreign> {
    let begins = |with: &[u8]| {
        bytes
            .get(..with.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(with))
    };
    let known = BEGINNINGS
        .iter()
        .find(|(beginning, _)| begins(beginning))
        .map(|(_, foreign)| *foreign);
    known.or_else(|| memchr::memchr(0, bytes).map(|_| UTF_16))
}
