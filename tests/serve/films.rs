//! Films and whatever else is copied when a site is built: sent from where it lies, in the parts
//! that browsers ask for.

use crate::harness::{Answer, Serve, page, site};

/// A small site that shows a film.
fn with_film() -> Serve {
    let serve = Serve::start(site());
    serve.write("content/film/rally.mp4", "0123456789");
    serve.write(
        "content/index.md",
        page("She resigned.[^day]\n\n![The rally](film/rally.mp4)"),
    );
    serve.until_says("/", "<video");
    serve
}

fn part(serve: &Serve, range: &str) -> Answer {
    serve.ask("GET", "/film/rally.mp4", &format!("Range: {range}\r\n"), "")
}

#[test]
fn a_browser_gets_the_part_that_it_asks_for() {
    let serve = with_film();
    let whole = serve.get("/film/rally.mp4");
    assert_eq!((whole.status, &*whole.body), (200, "0123456789"));
    for line in [
        "Accept-Ranges: bytes",
        "Content-Length: 10",
        "Content-Type: video/mp4",
        "Cross-Origin-Resource-Policy: same-origin",
    ] {
        assert!(whole.head.contains(line), "{}", whole.head);
    }
    for (range, body, line) in [
        ("bytes=0-", "0123456789", "Content-Range: bytes 0-9/10"),
        ("bytes=2-4", "234", "Content-Range: bytes 2-4/10"),
        ("bytes=8-99", "89", "Content-Range: bytes 8-9/10"),
        ("bytes=-3", "789", "Content-Range: bytes 7-9/10"),
    ] {
        let answer = part(&serve, range);
        assert_eq!((answer.status, &*answer.body), (206, body), "{range}");
        assert!(answer.head.contains(line), "{}", answer.head);
    }
    for range in ["bytes=10-", "bytes=-0"] {
        let answer = part(&serve, range);
        assert_eq!((answer.status, &*answer.body), (416, ""), "{range}");
        assert!(
            answer.head.contains("Content-Range: bytes */10"),
            "{}",
            answer.head
        );
    }
    let head = serve.ask("HEAD", "/film/rally.mp4", "Range: bytes=0-1\r\n", "");
    assert_eq!((head.status, &*head.body), (200, ""));
    assert!(head.head.contains("Content-Length: 10"), "{}", head.head);
}

#[test]
fn a_film_that_changes_is_shown_anew() {
    let serve = with_film();
    let mut tab = serve.events("/");
    let before = tab.next_state();
    serve.write("content/film/rally.mp4", "another cut");
    let after = tab.next_state();
    assert_ne!(before["others"], after["others"]);
    assert_eq!(serve.get("/film/rally.mp4").body, "another cut");
    std::fs::remove_file(serve.root().join("content/film/rally.mp4")).unwrap();
    serve.until_band(|band| band.contains("film/rally.mp4"));
    assert_eq!(serve.get("/film/rally.mp4").status, 404);
}

#[cfg(unix)]
#[test]
fn nothing_outside_the_project_is_sent() {
    let serve = with_film();
    let outside = tempfile::tempdir().unwrap();
    std::fs::write(outside.path().join("secret.mp4"), "secret").unwrap();
    let film = serve.root().join("content/film/rally.mp4");
    std::fs::remove_file(&film).unwrap();
    std::os::unix::fs::symlink(outside.path().join("secret.mp4"), &film).unwrap();
    assert_eq!(serve.get("/film/rally.mp4").status, 404);
}
