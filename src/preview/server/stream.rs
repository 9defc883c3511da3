//! Server-sent events: each tab is told what its page, the stylesheets and the errors are now.
//!
//! Not a WebSocket: a page of another site cannot read a stream without leave, and this one gives
//! none.

use std::io::{self, Write};
use std::net::TcpStream;
use std::time::Duration;

use serde::Serialize;

use crate::preview::shown::{Live, Shown};

use super::connections::Membership;
use super::response::{StatusLine, head};
use super::routes::page_digest;

/// Time between two signs of life, by which a client that is gone is noticed.
const SIGN_OF_LIFE: Duration = Duration::from_secs(10);

/// What a tab compares with what it has.
#[derive(Serialize)]
struct TabState<'a> {
    page: String,
    styles: &'a str,
    others: &'a str,
    token: &'a str,
    band: &'a str,
}

/// Tells one tab until it goes away, whenever something is another for it.
pub(super) fn tell(
    (mut stream, tab): (&TcpStream, &Membership),
    live: &Live,
    page: &str,
    token: &str,
) -> io::Result<()> {
    let head = head(StatusLine::OK, "text/event-stream");
    write!(stream, "{head}Connection: close\r\n\r\nretry: 500\n\n")?;
    let (mut seen, mut told) = (0, String::new());
    loop {
        let Some((number, shown)) = live.newer(seen, SIGN_OF_LIFE, || tab.is_sent_away()) else {
            stream.write_all(b":\n\n")?;
            continue;
        };
        seen = number;
        // What belongs to pages is known once there is a whole site.
        if shown.first.is_some() {
            continue;
        }
        let state = state(&shown, page, token);
        if state != told {
            stream.write_all(format!("data: {state}\n\n").as_bytes())?;
            told = state;
        }
    }
}

fn state(shown: &Shown, page: &str, token: &str) -> String {
    let good = shown.good.as_ref();
    let state = TabState {
        page: page_digest(shown, page),
        styles: good.map_or("", |good| &good.styles),
        others: good.map_or("", |good| &good.others),
        token,
        band: &shown.band,
    };
    // Strings always serialise.
    serde_json::to_string(&state).unwrap_or_default()
}
