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

/// Formats by the bytes that they begin with, which no text does: PDF, packed and old Word files,
/// RTF, PNG, JPEG, and byte order marks of UTF-16.
const BEGINNINGS: [(&[u8], Foreign); 8] = [
    (b"%PDF-", DOCUMENT),
    (b"PK\x03\x04", DOCUMENT),
    (b"\xd0\xcf\x11\xe0", DOCUMENT),
    (b"{\\rtf", DOCUMENT),
    (b"\x89PNG", MEDIA),
    (b"\xff\xd8\xff", MEDIA),
    (b"\xff\xfe", UTF_16),
    (b"\xfe\xff", UTF_16),
];
/// The same in small letters, in whatever case they are written: HTML.
const WEB_BEGINNINGS: [&[u8]; 2] = [b"<!doctype html", b"<html"];
/// Beginnings that a text may have as well, and which count where bytes follow that stand in none:
/// GIF, WebP and WAVE, MP3, Ogg.
const LETTERS_OF_MEDIA: [&[u8]; 4] = [b"GIF8", b"RIFF", b"ID3", b"OggS"];

/// What these bytes are, if it can be told and is no plain text in UTF-8. A NUL stands in no text
/// but in UTF-16, which has one beside each ASCII letter.
pub fn foreign(bytes: &[u8]) -> Option<Foreign> {
    let is_web_page = |beginning: &&[u8]| {
        let start = bytes.get(..beginning.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(beginning))
    };
    if WEB_BEGINNINGS.iter().any(is_web_page) {
        return Some(WEB_PAGE);
    }
    let mut known = BEGINNINGS.iter();
    if let Some((_, foreign)) = known.find(|(beginning, _)| bytes.starts_with(beginning)) {
        return Some(*foreign);
    }
    memchr::memchr(0, bytes)?;
    let is_media = LETTERS_OF_MEDIA
        .iter()
        .any(|beginning| bytes.starts_with(beginning));
    Some(match is_media {
        true => MEDIA,
        false if is_utf_16(bytes) => UTF_16,
        false => BINARY,
    })
}

/// Whether the NUL bytes stand where UTF-16 has them: nearly all of them at one side of each two
/// bytes, beside letters, spaces and digits of ASCII. Every script has those among its words.
fn is_utf_16(bytes: &[u8]) -> bool {
    /// Bytes that are looked at.
    const LOOKED_AT: usize = 4096;
    let mut nulls = [0, 0];
    for (at, byte) in bytes.iter().take(LOOKED_AT).enumerate() {
        nulls[at % 2] += usize::from(*byte == 0);
    }
    let [even, odd] = nulls;
    let has_empty_pair = bytes
        .chunks_exact(2)
        .take(LOOKED_AT / 2)
        .any(|pair| pair == [0, 0]);
    !has_empty_pair && even.min(odd) * 10 < even.max(odd)
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
        let in_russian: Vec<u8> = "Паром затонул, сказал он."
            .encode_utf16()
            .flat_map(u16::to_be_bytes)
            .collect();
        assert_eq!(foreign(&in_russian), Some(UTF_16));
        assert_eq!(foreign(b"RIFF\x24\0\0\0WAVEfmt "), Some(MEDIA));
        for text in [
            "“The ferry sank”",
            "Riffraff gathered.",
            "RIFF is a format.",
        ] {
            assert_eq!(foreign(text.as_bytes()), None, "{text}");
        }
    }
}
