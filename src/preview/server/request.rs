//! The bytes of a client in; a request, or the status to refuse it with. Reads, and decides nothing.

use std::io::{self, Read};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use crate::address::decode;

use super::response::Status;

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
        parse(head.as_bytes()).expect("a request")
    }

    /// Whether a header stands there at all.
    pub(super) fn has_header(&self, name: &str) -> bool {
        self.headers.iter().any(|(known, _)| known == name)
    }
}

/// Reads one request until the deadline; nothing if the client went away without a word.
pub(super) fn read(stream: &TcpStream, deadline: Instant) -> Option<Result<Request, Status>> {
    let mut bytes = Vec::new();
    let end = loop {
        if let Some(end) = head_end(&bytes) {
            break end;
        }
        if bytes.len() > LONGEST_HEAD {
            return Some(Err(Status::HEAD_TOO_LARGE));
        }
        match more(stream, &mut bytes, deadline) {
            Ok(0) if bytes.is_empty() => return None,
            Ok(0) => return Some(Err(Status::BAD_REQUEST)),
            Ok(_) => {}
            Err(error) if is_late(&error) => return Some(Err(Status::TIMEOUT)),
            Err(_) => return None,
        }
    };
    let mut request = match parse(&bytes[..end]) {
        Ok(request) => request,
        Err(status) => return Some(Err(status)),
    };
    request.body = bytes.split_off(end);
    Some(read_body(stream, &mut request, deadline).map(|()| request))
}

fn read_body(stream: &TcpStream, request: &mut Request, deadline: Instant) -> Result<(), Status> {
    if request.has_header("transfer-encoding") {
        return Err(Status::LENGTH_REQUIRED);
    }
    let length = match request.header("content-length").map(str::parse::<usize>) {
        None if request.has_header("content-length") => return Err(Status::BAD_REQUEST),
        None => 0,
        Some(Err(_)) => return Err(Status::BAD_REQUEST),
        Some(Ok(length)) if length > LONGEST_BODY => return Err(Status::BODY_TOO_LARGE),
        Some(Ok(length)) => length,
    };
    while request.body.len() < length {
        match more(stream, &mut request.body, deadline) {
            Ok(0) => return Err(Status::BAD_REQUEST),
            Ok(_) => {}
            Err(_) => return Err(Status::TIMEOUT),
        }
    }
    request.body.truncate(length);
    Ok(())
}

/// Reads what is there, and not longer than until the deadline: a client that sends a byte a second gains nothing.
fn more(mut stream: &TcpStream, bytes: &mut Vec<u8>, deadline: Instant) -> io::Result<usize> {
    let left = deadline.saturating_duration_since(Instant::now()).max(Duration::from_millis(1));
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
    matches!(error.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut)
}

/// One past the empty line that ends a head.
fn head_end(bytes: &[u8]) -> Option<usize> {
    let newlines = memchr::memchr_iter(b'\n', bytes);
    let mut ends = newlines.map(|at| &bytes[at + 1..]).filter_map(|rest| {
        let empty = if rest.starts_with(b"\n") { 1 } else { 2 };
        (rest.starts_with(b"\n") || rest.starts_with(b"\r\n")).then_some(bytes.len() - rest.len() + empty)
    });
    ends.next()
}

/// Parses a head, the empty line included.
fn parse(head: &[u8]) -> Result<Request, Status> {
    let text = std::str::from_utf8(head).map_err(|_| Status::BAD_REQUEST)?;
    let mut lines = text.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line));
    let (method, target) = request_line(lines.next().unwrap_or_default())?;
    let mut headers = Vec::new();
    for line in lines.take_while(|line| !line.is_empty()) {
        let (name, value) = line.split_once(':').ok_or(Status::BAD_REQUEST)?;
        let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_graphic());
        if !is_name || value.chars().any(|char| char.is_control() && char != '\t') {
            return Err(Status::BAD_REQUEST);
        }
        headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
    }
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let (path, query) = (decoded(path), decoded(query));
    let (Some(path), Some(query)) = (path, query) else { return Err(Status::BAD_REQUEST) };
    Ok(Request { method, path, query, headers, body: Vec::new() })
}

fn request_line(line: &str) -> Result<(Method, &str), Status> {
    let parts: Vec<&str> = line.split(' ').collect();
    let [method, target, version] = parts[..] else { return Err(Status::BAD_REQUEST) };
    match version {
        "HTTP/1.1" | "HTTP/1.0" => {}
        _ if version.starts_with("HTTP/") => return Err(Status::VERSION),
        _ => return Err(Status::BAD_REQUEST),
    }
    if !target.starts_with('/') {
        return Err(Status::BAD_REQUEST);
    }
    let method = match method {
        "GET" => Method::Get,
        "HEAD" => Method::Head,
        "POST" => Method::Post,
        _ => Method::Other,
    };
    Ok((method, target))
}

/// Text without `%20` and the like; nothing if it is not UTF-8 then or holds a control character.
fn decoded(text: &str) -> Option<String> {
    decode(text).filter(|text| !text.contains(char::is_control))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(head: &str) -> Result<Request, Status> {
        parse(head.as_bytes())
    }

    #[test]
    fn a_request_is_decoded_once() {
        let request = parsed("GET /a%2520b/%C3%A9.html?page=%2Fx HTTP/1.1\r\nHost: localhost:1111\r\n\r\n").unwrap();
        assert_eq!((request.path.as_str(), request.query.as_str()), ("/a%20b/é.html", "page=/x"));
        assert_eq!((request.method, request.header("host")), (Method::Get, Some("localhost:1111")));
    }

    #[test]
    fn what_is_no_request_is_refused() {
        for line in ["", "GET", "GET /", "GET / HTTP/1.1 x", "GET http://a/ HTTP/1.1", "GET / FTP/1", "GET /%00 HTTP/1.1"] {
            assert_eq!(parsed(&format!("{line}\r\n\r\n")), Err(Status::BAD_REQUEST), "{line}");
        }
        assert_eq!(parsed("GET /%ff HTTP/1.1\r\n\r\n"), Err(Status::BAD_REQUEST));
        assert_eq!(parsed("PRI * HTTP/2.0\r\n\r\n"), Err(Status::VERSION));
        assert_eq!(parsed("GET / HTTP/1.1\r\nno colon\r\n\r\n"), Err(Status::BAD_REQUEST));
        assert_eq!(parsed("GET / HTTP/1.1\r\nHost : a\r\n\r\n"), Err(Status::BAD_REQUEST));
    }

    #[test]
    fn a_header_that_stands_twice_counts_for_nothing() {
        let request = parsed("GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n").unwrap();
        assert_eq!((request.header("host"), request.has_header("host")), (None, true));
    }

    #[test]
    fn a_head_ends_with_an_empty_line() {
        assert_eq!(head_end(b"GET / HTTP/1.1\r\nHost: a\r\n"), None);
        assert_eq!(head_end(b"GET / HTTP/1.1\r\n\r\nbody"), Some(18));
        assert_eq!(head_end(b"x\n\nbody"), Some(3));
    }
}
