//! What the preview serves, and how it is opened and ended.

use std::fs;
use std::process::Command;

use serde_json::Value;

use crate::harness::{Serve, as_built, page, site};

fn build(serve: &Serve, output: &str) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_variorum"));
    let status = command
        .args(["-q", "build", "--output", output])
        .current_dir(serve.root())
        .status()
        .unwrap();
    assert!(status.success());
}

#[test]
fn pages_are_those_that_build_writes_and_the_published_folder_is_not_touched() {
    let serve = Serve::start(site());
    for number in 0..10 {
        serve.write(
            "content/index.md",
            page(&format!("She resigned.[^day] Edit {number}.")),
        );
        serve.write(
            &format!("content/more/{}.md", number % 3),
            page(&format!("Words {number}.")),
        );
        serve.until_says("/", &format!("Edit {number}."));
        serve.until_says(
            &format!("/more/{}.html", number % 3),
            &format!("Words {number}."),
        );
    }
    assert!(
        !serve.root().join("public").exists(),
        "something was published"
    );
    let output = tempfile::tempdir().unwrap();
    build(&serve, output.path().join("site").to_str().unwrap());
    for address in [
        "index.html",
        "more/0.html",
        "more/1.html",
        "comparisons/day.html",
        "sources/c.html",
        "404.html",
        "matrix.html",
    ] {
        let built = fs::read_to_string(output.path().join("site").join(address)).unwrap();
        assert_eq!(
            as_built(&serve.get(&format!("/{address}")).body),
            built,
            "{address}"
        );
        assert!(!built.contains("~variorum"), "{address}");
    }
    let style = fs::read_to_string(output.path().join("site/assets/style.css")).unwrap();
    let answer = serve.get("/assets/style.css?v=1");
    assert_eq!(answer.body, style);
    assert!(
        answer.head.contains("Content-Type: text/css"),
        "{}",
        answer.head
    );
}

/// Until there is a site its pages are made one by one, and what needs all of it is waited for.
#[test]
fn what_is_asked_for_before_there_is_a_site_is_what_the_site_has() {
    let serve = Serve::at_once(site(), &["--port", "0"]);
    let paths = [
        "/",
        "/sources/c.html",
        "/assets/style.css",
        "/comparisons.html",
    ];
    let first = paths.map(|path| serve.get(path));
    for (path, first) in paths.iter().zip(first) {
        let then = serve.get(path);
        assert_eq!((first.status, then.status), (200, 200), "{path}");
        // What the script is told of the whole site is not known at first.
        let built = |body: &str| body.split("<script").next().map(str::to_owned);
        assert_eq!(built(&first.body), built(&then.body), "{path}");
    }
    assert_eq!(serve.get("/nowhere.html").status, 404);
}

#[test]
fn a_tab_is_told_what_has_changed() {
    let serve = Serve::start(site());
    let (mut front, mut source) = (serve.events("/"), serve.events("/sources/c.html"));
    let (front_before, source_before) = (front.next_state(), source.next_state());
    serve.write("content/index.md", page("She resigned.[^day] Now."));
    serve.until_says("/", "Now.");
    let front_after = front.next_state();
    assert_ne!(front_before["page"], front_after["page"]);
    assert_eq!(front_before["styles"], front_after["styles"]);
    assert!(
        serve
            .get("/")
            .body
            .contains(front_after["page"].as_str().unwrap()),
        "the page says which it is"
    );
    serve.write("themes/own/static/style.css", "body { color: red }");
    serve.write(
        "variorum.toml",
        "title = \"A small site\"\n[theme]\nname = \"own\"\n",
    );
    serve.until("/assets/style.css", |answer| answer.body.contains("red"));
    let styled = source.next_state();
    assert_ne!(source_before["styles"], styled["styles"]);
    assert_eq!(
        source_before["page"], styled["page"],
        "a stylesheet alone is no reason to load a page again"
    );
}

#[test]
fn drafts_are_shown_where_they_are_wanted() {
    let draft = "+++\ntitle = \"Later\"\ndraft = true\n+++\n";
    let (without, with) = (site(), site());
    for site in [&without, &with] {
        crate::harness::write(site.path(), "content/later.md", draft);
    }
    assert_eq!(Serve::start(without).get("/later.html").status, 404);
    assert_eq!(
        Serve::with(with, &["--port", "0", "--drafts"])
            .get("/later.html")
            .status,
        200
    );
}

#[test]
fn a_page_that_is_not_there_is_the_sites_own() {
    let serve = Serve::start(site());
    let answer = serve.get("/no/such/page.html");
    assert_eq!(answer.status, 404);
    assert!(answer.body.contains("A small site"), "{}", answer.body);
    assert!(
        answer.body.contains("<head><base href=\"/\">") && answer.head.contains("base-uri 'self'"),
        "{}",
        answer.head
    );
}

#[test]
fn a_port_that_is_taken_gives_the_next_and_says_so() {
    let first = Serve::start(site());
    let mut second = Serve::spawn(site(), &["--port", &first.port.to_string()]);
    let line = second.line(&format!("note: port {} is taken; using ", first.port));
    second.port = line.rsplit(' ').next().unwrap().parse().unwrap();
    assert_eq!(second.get("/").status, 200);
}

#[test]
fn another_host_than_loopback_is_warned_of() {
    let warned = Serve::spawn(site(), &["--port", "0", "--host", "0.0.0.0"]);
    let line = warned.line("warning: ");
    assert!(
        line.contains(
            "everybody who can reach this computer over the network can read the preview"
        ),
        "{line}"
    );
    let serve = Serve::with(site(), &["--port", "0", "--host", "0.0.0.0"]);
    assert_eq!(serve.get("/").status, 200);
    assert_eq!(
        serve.ask("GET", "/", "Host: evil.example\r\n", "").status,
        403
    );
}

#[test]
#[cfg(target_os = "linux")]
fn a_browser_is_opened_where_it_is_asked_for() {
    use std::os::unix::fs::PermissionsExt;
    let programs = tempfile::tempdir().unwrap();
    let browser = programs.path().join("xdg-open");
    fs::write(&browser, "#!/bin/sh\necho opened \"$1\"\n").unwrap();
    fs::set_permissions(&browser, fs::Permissions::from_mode(0o755)).unwrap();
    let path = format!(
        "{}:{}",
        programs.path().display(),
        std::env::var("PATH").unwrap()
    );
    let serve = Serve::spawn_with(site(), &["--port", "0", "--open"], &[("PATH", &path)]);
    let line = serve.line("opened ");
    assert!(
        line.starts_with("opened http://127.0.0.1:") && line.ends_with('/'),
        "{line}"
    );
}

#[test]
fn a_folder_that_is_no_site_says_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_variorum"));
    let output = command
        .args(["serve", "--port", "0"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    let printed = String::from_utf8_lossy(&output.stderr);
    assert!(
        printed.contains("no variorum.toml is here") && printed.contains("variorum init"),
        "{printed}"
    );
}

#[test]
#[cfg(unix)]
fn ctrl_c_ends_at_once_and_well() {
    for signal in ["-INT", "-TERM"] {
        let mut serve = Serve::start(site());
        let mut tab = serve.events("/");
        tab.next_state();
        assert!(
            Command::new("kill")
                .args([signal, &serve.child.id().to_string()])
                .status()
                .unwrap()
                .success()
        );
        assert_eq!(serve.child.wait().unwrap().code(), Some(0), "{signal}");
        let names = fs::read_dir(serve.root())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<_> = names.collect();
        names.sort();
        assert_eq!(names, ["content", "variorum.toml"]);
    }
}

#[test]
fn each_passage_note_and_paragraph_has_its_place() {
    let serve = Serve::start(site());
    let places = |page: &str| -> Value {
        serde_json::from_str(&serve.get(&format!("/~variorum/places?page={page}")).body).unwrap()
    };
    let front = places("/");
    assert_eq!(front["ids"]["n-day"], "content/annotations/day.md:2:12");
    assert_eq!(front["ids"]["q-day-1"], "content/annotations/day.md:6:2");
    assert!(
        front["blocks"]
            .as_array()
            .unwrap()
            .iter()
            .any(|block| block[1] == "content/index.md:5:1"),
        "{front}"
    );
    assert_eq!(
        places("/sources/c.html")["ids"]["p2"],
        "content/sources/c.txt:2:1"
    );
    assert_eq!(
        places("/comparisons/day.html")["ids"]["q-day-2"],
        "content/annotations/day.md:6:23"
    );
    assert_eq!(places("/assets/style.css")["ids"], serde_json::json!({}));
    // What is shown early has its places too.
    serve.write("content/index.md", page("More.\n\nShe resigned.[^day]"));
    serve.until_says("/", "More.");
    let blocks = places("/")["blocks"].as_array().unwrap().clone();
    let has = |words: &str, place: &str| {
        blocks
            .iter()
            .any(|block| block[0] == words && block[1] == place)
    };
    assert!(has("More", "content/index.md:5:1"), "{blocks:?}");
    assert!(has("Sheresigned", "content/index.md:7:1"), "{blocks:?}");
}

#[test]
#[cfg(unix)]
fn the_editor_opens_for_our_own_pages_alone() {
    let site = site();
    let settings = "title = \"A small site\"\n[preview]\n\
        editor = \"echo opened '{file}' at {line}:{column}\"\n";
    crate::harness::write(site.path(), "variorum.toml", settings);
    let serve = Serve::start(site);
    let token = serve.events("/").next_state()["token"]
        .as_str()
        .unwrap()
        .to_owned();
    let origin = format!("Origin: http://localhost:{}\r\n", serve.port);
    let edit = |origin: &str, body: &str| serve.ask("POST", "/~variorum/edit", origin, body).status;
    let good = format!("{token}\ncontent/index.md:5:1");
    for foreign in [
        "Origin: null\r\n",
        "Origin: http://evil.example\r\n",
        "",
        "Sec-Fetch-Site: cross-site\r\n",
    ] {
        assert_eq!(edit(foreign, &good), 403, "{foreign}");
    }
    assert_eq!(
        edit(&origin, "\ncontent/index.md:5:1"),
        403,
        "without the token"
    );
    for file in [
        "/etc/passwd",
        "content/../variorum.toml",
        "content/none.md",
        "-x",
    ] {
        assert_eq!(
            edit(&origin, &format!("{token}\n{file}:1:1")),
            404,
            "{file}"
        );
    }
    assert_eq!(
        edit(&origin, &format!("{token}\ncontent/index.md:x:1")),
        400
    );
    assert_eq!(serve.ask("GET", "/~variorum/edit", "", "").status, 404);
    assert_eq!(edit(&origin, &good), 200);
    let line = serve.line("opened ");
    assert!(line.ends_with("content/index.md at 5:1"), "{line}");
}
