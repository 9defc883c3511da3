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
const MEDIA: Foreign = Foreign {
    what: "a picture or a recording, not a text",
    help: "write down its words in a plain text file, and use that",
};
const BINARY: Foreign = Foreign {
    what: "no text: it holds bytes that stand in none",
    help: "if there is a text in it, copy that into a plain text file, and use that",
};
const UTF_16: Foreign = Foreign {
    what: "text in UTF-16, not in UTF-8",
    help: "open it in your editor and save it again with the encoding UTF-8",
};

/// Formats by the bytes that they begin with, whatever the case of letters: PDF, packed and old
/// Word files, RTF, HTML, PNG, JPEG, GIF, WebP and WAVE, MP3, Ogg, and byte order marks of UTF-16.
const BEGINNINGS: [(&[u8], Foreign); 14] = [
    (b"%PDF-", DOCUMENT),
    (b"PK\x03\x04", DOCUMENT),
    (b"\xd0\xcf\x11\xe0", DOCUMENT),
    (b"{\\rtf", DOCUMENT),
    (b"<!doctype html", WEB_PAGE),
    (b"<html", WEB_PAGE),
    (b"\x89PNG", MEDIA),
    (b"\xff\xd8\xff", MEDIA),
    (b"GIF8", MEDIA),
    (b"RIFF", MEDIA),
    (b"ID3", MEDIA),
    (b"OggS", MEDIA),
    (b"\xff\xfe", UTF_16),
    (b"\xfe\xff", UTF_16),
];

/// What these bytes are, if it can be told and is no plain text in UTF-8. A NUL stands in no text
/// but in UTF-16, which has one beside each ASCII letter.
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
    known.or_else(|| {
        let first = memchr::memchr(0, bytes)?;
        Some(if is_utf_16(&bytes[first / 2 * 2..]) {
            UTF_16
        } else {
            BINARY
        })
    })
}

/// Whether bytes that begin with a letter of ASCII in UTF-16 go on so: of every two the same one is
/// NUL.
fn is_utf_16(bytes: &[u8]) -> bool {
    /// Letters that are looked at; a text has a word of ASCII somewhere near its first letter.
    const LETTERS: usize = 4;
    let pairs = || bytes.chunks_exact(2).take(LETTERS);
    let is_null = |which: usize| pairs().all(|pair| pair[which] == 0 && pair[1 - which] != 0);
    pairs().count() > 0 && (is_null(0) || is_null(1))
}

#[cfg(test)]
mod tests {
    use super::{BINARY, MEDIA, UTF_16, foreign};

    #[test]
    fn bytes_that_no_text_has_are_told_from_those_of_another_encoding() {
        let utf_16: Vec<u8> = "“The ferry sank”"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(foreign(&utf_16), Some(UTF_16));
        assert_eq!(foreign(b"\x89PNG\r\n\x1a\n\0\0"), Some(MEDIA));
        assert_eq!(foreign(b"ab\0\0\0\0cd"), Some(BINARY));
        assert_eq!(foreign("“The ferry sank”".as_bytes()), None);
    }
}
