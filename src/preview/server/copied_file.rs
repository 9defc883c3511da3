//! A file that is copied when the site is built, such as a film: sent from where it lies, and of it
//! the part that a browser asks for. Safari plays no film, and Chromium goes to no place in one,
//! that comes only as a whole (RFC 9110, section 14).

use std::io::{self, Write};
use std::ops::Range;
use std::path::Path;

use crate::disk::OpenFile;
use crate::text::FileId;

use super::request::{Method, Request};
use super::response::{StatusLine, content_type, head};

/// An answer that is read from a file while it is sent.
#[derive(Debug)]
pub(super) struct FileResponse {
    file: OpenFile,
    content_type: &'static str,
    part: Part,
}

/// What of a file is asked for.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Part {
    All,
    Bytes(Range<u64>),
    /// Nothing that the file has.
    Beyond,
}

impl FileResponse {
    /// The answer to a request for a file of the project; nothing if it is not there any more.
    pub(super) fn new(root: &Path, file: &FileId, request: &Request) -> Option<Self> {
        let file_now = OpenFile::of_project(root, file).ok()?;
        // A range is a matter of GET alone.
        let range = request.header("range");
        let part = match range.filter(|_| request.method == Method::Get) {
            Some(range) => part(range, file_now.length),
            None => Part::All,
        };
        Some(Self {
            file: file_now,
            content_type: content_type(file.as_str()),
            part,
        })
    }

    /// Sends it; to a `HEAD` without the body.
    pub(super) fn send(mut self, mut stream: impl Write, without_body: bool) -> io::Result<()> {
        let whole = self.file.length;
        let (status, bytes, range) = match self.part {
            Part::All => (StatusLine::OK, 0..whole, String::new()),
            Part::Bytes(bytes) => {
                let (first, last) = (bytes.start, bytes.end - 1);
                let range = format!("Content-Range: bytes {first}-{last}/{whole}\r\n");
                (StatusLine::PARTIAL, bytes, range)
            }
            Part::Beyond => {
                let range = format!("Content-Range: bytes */{whole}\r\n");
                (StatusLine::RANGE, 0..0, range)
            }
        };
        let (head, length) = (head(status, self.content_type), bytes.end - bytes.start);
        let message = format!(
            "{head}Content-Length: {length}\r\nConnection: close\r\nAccept-Ranges: bytes\r\n\
             {range}\r\n"
        );
        stream.write_all(message.as_bytes())?;
        if without_body || length == 0 {
            return Ok(());
        }
        self.file.send(bytes, &mut stream)
    }
}

/// The part that a `Range` header asks for. Several ranges at once, and what is no range, may be
/// answered with the whole.
fn part(range: &str, length: u64) -> Part {
    let Some((first, last)) = range
        .strip_prefix("bytes=")
        .and_then(|range| range.trim().split_once('-'))
    else {
        return Part::All;
    };
    let bytes = match (first.parse::<u64>(), last.parse::<u64>()) {
        (Ok(first), Ok(last)) if first <= last => first..length.min(last.saturating_add(1)),
        (Ok(first), Err(_)) if last.is_empty() => first..length,
        (Err(_), Ok(count)) if first.is_empty() => length.saturating_sub(count)..length,
        _ => return Part::All,
    };
    if bytes.is_empty() {
        Part::Beyond
    } else {
        Part::Bytes(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::{Part, part};

    #[test]
    fn of_a_file_of_ten_bytes() {
        for (range, expected) in [
            ("bytes=0-3", Part::Bytes(0..4)),
            ("bytes=0-", Part::Bytes(0..10)),
            ("bytes=9-9", Part::Bytes(9..10)),
            ("bytes=4-99", Part::Bytes(4..10)),
            ("bytes=-3", Part::Bytes(7..10)),
            ("bytes=-99", Part::Bytes(0..10)),
            ("bytes=10-", Part::Beyond),
            ("bytes=12-13", Part::Beyond),
            ("bytes=-0", Part::Beyond),
            ("bytes=3-2", Part::All),
            ("bytes=0-1,4-5", Part::All),
            ("bytes=-", Part::All),
            ("bytes=a-b", Part::All),
            ("bytes=0-18446744073709551615", Part::Bytes(0..10)),
            ("lines=0-1", Part::All),
        ] {
            assert_eq!(part(range, 10), expected, "{range}");
        }
        assert_eq!(part("bytes=0-", 0), Part::Beyond);
    }
}
