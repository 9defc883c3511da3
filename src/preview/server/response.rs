//! What the preview answers, and how it goes over the wire.

use std::io::{self, Write};
use std::sync::Arc;

/// A status line's number and words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct StatusLine(u16, &'static str);

impl StatusLine {
    pub(super) const OK: Self = Self(200, "OK");
    pub(super) const PARTIAL: Self = Self(206, "Partial Content");
    pub(super) const BAD_REQUEST: Self = Self(400, "Bad Request");
    pub(super) const FORBIDDEN: Self = Self(403, "Forbidden");
    pub(super) const NOT_FOUND: Self = Self(404, "Not Found");
    pub(super) const METHOD: Self = Self(405, "Method Not Allowed");
    pub(super) const TIMEOUT: Self = Self(408, "Request Timeout");
    pub(super) const LENGTH_REQUIRED: Self = Self(411, "Length Required");
    pub(super) const BODY_TOO_LARGE: Self = Self(413, "Content Too Large");
    pub(super) const RANGE: Self = Self(416, "Range Not Satisfiable");
    pub(super) const HEAD_TOO_LARGE: Self = Self(431, "Request Header Fields Too Large");
    pub(super) const ERROR: Self = Self(500, "Internal Server Error");
    pub(super) const VERSION: Self = Self(505, "HTTP Version Not Supported");
}

/// An answer.
#[derive(Clone, Debug)]
pub(super) struct Response {
    pub(super) status: StatusLine,
    pub(super) content_type: &'static str,
    pub(super) body: Arc<[u8]>,
    /// The policy for a page, instead of the one it names itself.
    pub(super) policy: Option<String>,
}

impl Response {
    /// An answer with a body.
    pub(super) fn new(
        status: StatusLine,
        content_type: &'static str,
        body: impl Into<Arc<[u8]>>,
    ) -> Self {
        Self {
            status,
            content_type,
            body: body.into(),
            policy: None,
        }
    }

    /// A few words for whoever asked in a way that no browser does.
    pub(super) fn plain(status: StatusLine, words: &str) -> Self {
        Self::new(status, TEXT, words.as_bytes())
    }

    /// The status in words.
    pub(super) fn refusal(status: StatusLine) -> Self {
        Self::plain(status, &format!("{}\n", status.1))
    }

    /// Sends it; to a `HEAD` without the body. No header lets another site read anything.
    pub(super) fn send(&self, mut stream: impl Write, without_body: bool) -> io::Result<()> {
        let allow = if self.status == StatusLine::METHOD {
            "Allow: GET, HEAD\r\n"
        } else {
            ""
        };
        let policy = self
            .policy
            .as_ref()
            .map(|policy| format!("Content-Security-Policy: {policy}\r\n"));
        let (head, policy) = (
            head(self.status, self.content_type),
            policy.unwrap_or_default(),
        );
        let length = self.body.len();
        let message =
            format!("{head}Content-Length: {length}\r\nConnection: close\r\n{allow}{policy}\r\n");
        let mut message = message.into_bytes();
        if !without_body {
            message.extend_from_slice(&self.body);
        }
        stream.write_all(&message)
    }
}

/// The lines that every answer begins with.
pub(super) fn head(status: StatusLine, content_type: &str) -> String {
    format!(
        "HTTP/1.1 {} {}\r\n\
         Content-Type: {content_type}\r\n\
         Cache-Control: no-store\r\n\
         X-Content-Type-Options: nosniff\r\n\
         Cross-Origin-Resource-Policy: same-origin\r\n\
         X-Frame-Options: DENY\r\n",
        status.0, status.1
    )
}

pub(super) const HTML: &str = "text/html; charset=utf-8";
pub(super) const TEXT: &str = "text/plain; charset=utf-8";
pub(super) const JSON: &str = "application/json";
pub(super) const SCRIPT: &str = "text/javascript; charset=utf-8";
pub(super) const STYLE: &str = "text/css; charset=utf-8";

/// What kind of file an address names, by the ending of its name.
pub(super) fn content_type(address: &str) -> &'static str {
    let name = address.rsplit_once('/').map_or(address, |(_, name)| name);
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    match ending.to_ascii_lowercase().as_str() {
        "html" | "htm" => HTML,
        "css" => STYLE,
        "js" | "mjs" => SCRIPT,
        "json" | "jsonld" | "map" => JSON,
        "txt" | "md" => TEXT,
        "csv" => "text/csv; charset=utf-8",
        "xml" => "application/xml",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "apng" => "image/apng",
        "jpg" | "jpeg" | "jfif" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/vnd.microsoft.icon",
        "pdf" => "application/pdf",
        "woff" => "font/woff",
        "woff2" => "font/woff2",
        "ttf" => "font/ttf",
        "otf" => "font/otf",
        "mp3" => "audio/mpeg",
        "m4a" => "audio/mp4",
        "aac" => "audio/aac",
        "flac" => "audio/flac",
        "wav" => "audio/wav",
        "weba" => "audio/webm",
        "ogg" | "oga" | "opus" => "audio/ogg",
        "mp4" | "m4v" => "video/mp4",
        "mov" => "video/quicktime",
        "mpg" | "mpeg" => "video/mpeg",
        "3gp" => "video/3gpp",
        "wmv" => "video/x-ms-wmv",
        "ogv" => "video/ogg",
        "webm" => "video/webm",
        "vtt" => "text/vtt; charset=utf-8",
        "wasm" => "application/wasm",
        _ => "application/octet-stream",
    }
}
