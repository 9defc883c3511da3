//! The bytes of a client in; a request, or the status to refuse it with. Reads, and decides
//! nothing.

use std::io::{self, Read};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use crate::address::decode;

use super::response::StatusLine;

/// What a client asks for, as far as the preview listens.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Request {
    pub(super) method: Method,
    /// Begins with `/`; decoded once, before anybody looks at it.
    pub(super) path: String,
    /// What stands after `?`, decoded; empty if nothing does.
    pub(super) query: String,
    /// Names in small letters.
    headers: Vec<(String, String)>,
    /// What came after the head, in full.
    pub(super) body: Vec<u8>,
}

/// The methods that the preview knows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Method {
    Get,
    Head,
    Post,
    Other,
}

/// Longest head of a request, in bytes.
const LONGEST_HEAD: usize = 16 * 1024;
/// Most headers; browsers send some twenty.
const MOST_HEADERS: usize = 128;
/// Longest body: the only one that is listened to names a file.
const LONGEST_BODY: usize = 4 * 1024;

impl Request {
    /// The value of a header that may stand once; nothing if it stands nowhere or twice.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        let mut values = self.headers.iter().filter(|(known, _)| known == name);
        let value = values.next()?;
        values.next().is_none().then_some(value.1.as_str())
    }

    /// A request for tests.
    #[cfg(test)]
    pub(super) fn of(head: &str) -> Self {
        parse(head.as_bytes())
            .expect("a request")
            .expect("a whole head")
            .0
    }

    /// Whether a header stands there at all.
    pub(super) fn has_header(&self, name: &str) -> bool {
        self.headers.iter().any(|(known, _)| known == name)
    }
}

/// Reads one request until the deadline; nothing if the client went away without a word.
pub(super) fn read(stream: &TcpStream, deadline: Instant) -> Option<Result<Request, StatusLine>> {
    let mut bytes = Vec::new();
    loop {
        match parse(&bytes) {
            Ok(Some((request, end))) => {
                return Some(with_body(stream, request, bytes.split_off(end), deadline));
            }
            Ok(None) if bytes.len() > LONGEST_HEAD => return Some(Err(StatusLine::HEAD_TOO_LARGE)),
            Ok(None) => {}
            Err(status) => return Some(Err(status)),
        }
        match more(stream, &mut bytes, deadline) {
            Ok(0) if bytes.is_empty() => return None,
            Ok(0) => return Some(Err(StatusLine::BAD_REQUEST)),
            Ok(_) => {}
            Err(error) if is_late(&error) => return Some(Err(StatusLine::TIMEOUT)),
            Err(_) => return None,
        }
    }
}

/// Reads the rest of a body, of which `begun` came with the head.
fn with_body(
    stream: &TcpStream,
    request: Request,
    begun: Vec<u8>,
    deadline: Instant,
) -> Result<Request, StatusLine> {
    let mut request = Request {
        body: begun,
        ..request
    };
    read_body(stream, &mut request, deadline)?;
    Ok(request)
}

fn read_body(
    stream: &TcpStream,
    request: &mut Request,
    deadline: Instant,
) -> Result<(), StatusLine> {
    if request.has_header("transfer-encoding") {
        return Err(StatusLine::LENGTH_REQUIRED);
    }
    let length = match request.header("content-length").map(str::parse::<usize>) {
        None if request.has_header("content-length") => return Err(StatusLine::BAD_REQUEST),
        None => 0,
        Some(Err(_)) => return Err(StatusLine::BAD_REQUEST),
        Some(Ok(length)) if length > LONGEST_BODY => return Err(StatusLine::BODY_TOO_LARGE),
        Some(Ok(length)) => length,
    };
    while request.body.len() < length {
        match more(stream, &mut request.body, deadline) {
            Ok(0) => return Err(StatusLine::BAD_REQUEST),
            Ok(_) => {}
            Err(_) => return Err(StatusLine::TIMEOUT),
        }
    }
    request.body.truncate(length);
    Ok(())
}

/// Reads what is there, and not longer than until the deadline: a client that sends a byte a second
/// gains nothing.
fn more(mut stream: &TcpStream, bytes: &mut Vec<u8>, deadline: Instant) -> io::Result<usize> {
    let left = deadline
        .saturating_duration_since(Instant::now())
        .max(Duration::from_millis(1));
    stream.set_read_timeout(Some(left))?;
    if left <= Duration::from_millis(1) {
        return Err(io::ErrorKind::TimedOut.into());
    }
    let mut block = [0; 2048];
    let count = stream.read(&mut block)?;
    bytes.extend_from_slice(&block[..count]);
    Ok(count)
}

fn is_late(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut
    )
}

/// Parses a head; beside it comes where it ends. Nothing while it is not complete.
fn parse(bytes: &[u8]) -> Result<Option<(Request, usize)>, StatusLine> {
    let mut headers = [httparse::EMPTY_HEADER; MOST_HEADERS];
    let mut head = httparse::Request::new(&mut headers);
    let end = match head.parse(bytes) {
        Ok(httparse::Status::Complete(end)) => end,
        Ok(httparse::Status::Partial) => return Ok(None),
        Err(httparse::Error::Version) => return Err(StatusLine::VERSION),
        Err(httparse::Error::TooManyHeaders) => return Err(StatusLine::HEAD_TOO_LARGE),
        Err(_) => return Err(StatusLine::BAD_REQUEST),
    };
    Ok(Some((request(&head).ok_or(StatusLine::BAD_REQUEST)?, end)))
}

/// What a head asks for; nothing if it is not text, or asks for no path.
fn request(head: &httparse::Request) -> Option<Request> {
    let target = head.path.filter(|target| target.starts_with('/'))?;
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let mut headers = Vec::new();
    for header in &*head.headers {
        let value = std::str::from_utf8(header.value).ok()?;
        headers.push((header.name.to_ascii_lowercase(), value.trim().to_owned()));
    }
    let method = match head.method? {
        "GET" => Method::Get,
        "HEAD" => Method::Head,
        "POST" => Method::Post,
        _ => Method::Other,
    };
    Some(Request {
        method,
        path: decoded(path)?,
        query: decoded(query)?,
        headers,
        body: Vec::new(),
    })
}

/// Text without `%20` and the like; nothing if it is not UTF-8 then or holds a control character.
fn decoded(text: &str) -> Option<String> {
    decode(text).filter(|text| !text.contains(char::is_control))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(head: &str) -> Result<Request, StatusLine> {
        parse(head.as_bytes()).map(|parsed| parsed.expect("a whole head").0)
    }

    #[test]
    fn a_request_is_decoded_once() {
        let request =
            parsed("GET /a%2520b/%C3%A9.html?page=%2Fx HTTP/1.1\r\nHost: localhost:1111\r\n\r\n")
                .unwrap();
        assert_eq!(
            (request.path.as_str(), request.query.as_str()),
            ("/a%20b/é.html", "page=/x")
        );
        assert_eq!(
            (request.method, request.header("host")),
            (Method::Get, Some("localhost:1111"))
        );
    }

    #[test]
    fn what_is_no_request_is_refused() {
        for line in [
            "GET",
            "GET /",
            "GET / HTTP/1.1 x",
            "GET http://a/ HTTP/1.1",
            "GET /%00 HTTP/1.1",
        ] {
            assert_eq!(
                parsed(&format!("{line}\r\n\r\n")),
                Err(StatusLine::BAD_REQUEST),
                "{line}"
            );
        }
        assert_eq!(
            parsed("GET /%ff HTTP/1.1\r\n\r\n"),
            Err(StatusLine::BAD_REQUEST)
        );
        for line in ["PRI * HTTP/2.0", "GET / FTP/1"] {
            assert_eq!(
                parsed(&format!("{line}\r\n\r\n")),
                Err(StatusLine::VERSION),
                "{line}"
            );
        }
        assert_eq!(
            parsed("GET / HTTP/1.1\r\nno colon\r\n\r\n"),
            Err(StatusLine::BAD_REQUEST)
        );
        assert_eq!(
            parsed("GET / HTTP/1.1\r\nHost : a\r\n\r\n"),
            Err(StatusLine::BAD_REQUEST)
        );
    }

    #[test]
    fn a_header_that_stands_twice_counts_for_nothing() {
        let request =
            parsed("GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n").unwrap();
        assert_eq!(
            (request.header("host"), request.has_header("host")),
            (None, true)
        );
    }

    #[test]
    fn a_head_ends_with_an_empty_line() {
        let end = |bytes: &[u8]| parse(bytes).unwrap().map(|(_, end)| end);
        assert_eq!(end(b"GET / HTTP/1.1\r\nHost: a\r\n"), None);
        assert_eq!(end(b"GET / HTTP/1.1\r\n\r\nbody"), Some(18));
        assert_eq!(end(b"GET / HTTP/1.1\n\nbody"), Some(16));
    }

    #[test]
    fn more_headers_than_anybody_sends_are_too_large() {
        let of = |count| format!("GET / HTTP/1.1\r\n{}\r\n", "A: b\r\n".repeat(count));
        assert!(parsed(&of(MOST_HEADERS)).is_ok());
        assert_eq!(
            parsed(&of(MOST_HEADERS + 1)),
            Err(StatusLine::HEAD_TOO_LARGE)
        );
    }
}
