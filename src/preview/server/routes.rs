//! A request in; what it gets out. All that is made is served from memory, and what needs a site
//! that is not made yet waits for it; what is copied when the site is built is sent from where it
//! lies.

use std::sync::Arc;

use crate::preview::editor::{self, Goal};
use crate::preview::places::places;
use crate::preview::shown::{Shown, digest};
use crate::text::FileId;

use super::ServerState;
use super::copied_file::FileResponse;
use super::error_page::error_page;
use super::guard::{is_our_host, is_our_page};
use super::page::{OWN, from_the_root, with_script};
use super::request::{Method, Request};
use super::response::{HTML, JSON, Response, SCRIPT, STYLE, StatusLine, content_type};

/// What a request gets.
pub(super) enum Reply {
    /// A response.
    Response(Response),
    /// A file of the project that is copied when the site is built.
    File(FileResponse),
    /// The stream of events for the page at this path.
    Events(String),
}

const SCRIPT_FILE: &str = include_str!("../client/preview.js");
const STYLE_FILE: &str = include_str!("../client/preview.css");

/// Decides what a request gets.
pub(super) fn answer(request: &Request, preview: &ServerState) -> Reply {
    if !request.has_header("host") {
        return Reply::Response(Response::refusal(StatusLine::BAD_REQUEST));
    }
    if !is_our_host(request, &preview.place.host) {
        let words = "This preview answers to its own address alone. \
                     Use the one that `variorum serve` printed.\n";
        return Reply::Response(Response::plain(StatusLine::FORBIDDEN, words));
    }
    match request.path.strip_prefix(OWN) {
        Some(_) if !is_our_page(request) => {
            Reply::Response(Response::refusal(StatusLine::FORBIDDEN))
        }
        Some(name) => own(name, request, preview),
        None if !is_read(request) => Reply::Response(wrong_method()),
        None => published(request, preview),
    }
}

/// A file of the site.
fn published(request: &Request, preview: &ServerState) -> Reply {
    let shown = preview.live.with(&address(&request.path));
    let copied = shown
        .good
        .as_ref()
        .and_then(|good| good.site.copied.get(&address(&request.path)));
    let file =
        copied.and_then(|copied| FileResponse::new(&preview.place.root, &copied.file, request));
    match file {
        Some(file) => Reply::File(file),
        None => Reply::Response(made(request, &shown)),
    }
}

fn is_read(request: &Request) -> bool {
    matches!(request.method, Method::Get | Method::Head)
}

fn wrong_method() -> Response {
    Response::refusal(StatusLine::METHOD)
}

/// The preview's own files.
fn own(name: &str, request: &Request, preview: &ServerState) -> Reply {
    let response = match name {
        "edit" if request.method == Method::Post => edit(request, preview),
        _ if !is_read(request) => wrong_method(),
        "preview.js" => Response::new(StatusLine::OK, SCRIPT, SCRIPT_FILE.as_bytes()),
        "preview.css" => Response::new(StatusLine::OK, STYLE, STYLE_FILE.as_bytes()),
        "places" => places_of(&preview.live.whole(), page_of(request)),
        "events" if request.method == Method::Get => {
            return Reply::Events(page_of(request).to_owned());
        }
        _ => Response::refusal(StatusLine::NOT_FOUND),
    };
    Reply::Response(response)
}

/// Where what a page shows is written.
fn places_of(shown: &Shown, path: &str) -> Response {
    let places = shown
        .good
        .as_ref()
        .map(|good| places(good, &address(path)))
        .unwrap_or_default();
    // Strings always serialise.
    Response::new(
        StatusLine::OK,
        JSON,
        serde_json::to_string(&places)
            .unwrap_or_default()
            .into_bytes(),
    )
}

/// Opens a place of the project in the editor. The body is this run's token and `file:line:column`,
/// each on its line.
fn edit(request: &Request, preview: &ServerState) -> Response {
    let body = std::str::from_utf8(&request.body).unwrap_or_default();
    let Some((token, place)) = body.split_once('\n') else {
        return Response::refusal(StatusLine::BAD_REQUEST);
    };
    // A form of another site names its origin; and no page but our own can have read the token.
    if token != &*preview.token || !request.has_header("origin") {
        return Response::refusal(StatusLine::FORBIDDEN);
    }
    let shown = preview.live.now();
    let Some((name, line, column)) = place_of(place) else {
        return Response::refusal(StatusLine::BAD_REQUEST);
    };
    let Some(file) = shown.files.get(&FileId::new(name)) else {
        let words = "There is no such file in this project.\n";
        return Response::plain(StatusLine::NOT_FOUND, words);
    };
    let Some(template) = shown.editor.as_ref().or(preview.place.editor.as_ref()) else {
        let words = "Say in variorum.toml which editor to open: \
                     [preview] editor = \"code -g {file}:{line}:{column}\"\n";
        return Response::plain(StatusLine::ERROR, words);
    };
    let goal = Goal {
        file: &preview.place.root.join(file.as_str()),
        line,
        column,
    };
    match editor::open(template, &goal) {
        Ok(()) => Response::plain(StatusLine::OK, "Opened.\n"),
        Err(error) => Response::plain(
            StatusLine::ERROR,
            &format!("The editor cannot be started ({template}): {error}\n"),
        ),
    }
}

/// File, line and column of `file:line:column`; the numbers count from 1.
fn place_of(place: &str) -> Option<(&str, usize, usize)> {
    let mut parts = place.rsplitn(3, ':');
    let column = parts.next()?.parse().ok()?;
    let line = parts.next()?.parse().ok()?;
    let file = parts.next().unwrap_or_default();
    (line > 0 && column > 0).then_some((file, line, column))
}

/// The page that a script asks for.
pub(super) fn page_of(request: &Request) -> &str {
    request.query.strip_prefix("page=").unwrap_or("/")
}

/// A file of the site that was made in memory; a page with the preview's script.
fn made(request: &Request, shown: &Shown) -> Response {
    let (status, kind, bytes) = find(shown, &request.path);
    if kind != HTML {
        return Response::new(status, kind, bytes);
    }
    let (html, policy) = with_script(&bytes, shown.good.as_ref());
    let (html, policy) = if status == StatusLine::NOT_FOUND {
        from_the_root(&html, &policy)
    } else {
        (html, policy)
    };
    Response {
        policy: Some(policy),
        ..Response::new(status, kind, html)
    }
}

/// What stands at a path, as it was built.
fn find(shown: &Shown, path: &str) -> (StatusLine, &'static str, Arc<[u8]>) {
    let address = address(path);
    if let Some(bytes) = shown.made(&address) {
        return (StatusLine::OK, content_type(&address), bytes);
    }
    if shown.good.is_none() {
        // Without a first site either, or its template has an error, which the whole site tells.
        let bytes = error_page(&shown.band).into_bytes().into();
        return (StatusLine::ERROR, HTML, bytes);
    }
    match shown.made("404.html") {
        Some(bytes) => (StatusLine::NOT_FOUND, HTML, bytes),
        None => (
            StatusLine::NOT_FOUND,
            HTML,
            Arc::from(&b"<!DOCTYPE html><title>404</title>"[..]),
        ),
    }
}

/// The address that a path names; a folder's is its index.
fn address(path: &str) -> String {
    let address = path.strip_prefix('/').unwrap_or(path);
    let index = if address.is_empty() || address.ends_with('/') {
        "index.html"
    } else {
        ""
    };
    format!("{address}{index}")
}

/// What tells whether the page at a path is still the one that a browser has.
pub(super) fn page_digest(shown: &Shown, path: &str) -> String {
    digest(&&*find(shown, path).2)
}
