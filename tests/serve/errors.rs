//! Errors stand in the page and in the terminal, and go when they are mended.

use crate::harness::{Serve, page, site, write};

const MISQUOTED: &str = "“She gives no reason” [@c][^day]";

#[test]
fn an_error_stands_over_the_last_good_page_and_goes_when_it_is_mended() {
    let serve = Serve::start(site());
    serve.write("content/index.md", page(MISQUOTED));
    let state = serve.until_band(|band| !band.is_empty());
    let band = state["band"].as_str().unwrap();
    for words in [
        "quotation-not-found",
        "content/index.md:5:2",
        "<mark>",
        "content/sources/c.txt:2:1",
        "She gave no reason",
        "1 error",
    ] {
        assert!(band.contains(words), "{words}: {band}");
    }
    let answer = serve.get("/");
    assert_eq!(answer.status, 200);
    assert!(answer.body.contains("She resigned."), "the last good page");
    serve.write("content/index.md", page("She resigned.[^day] Mended."));
    serve.until_says("/", "Mended.");
    serve.until_band(str::is_empty);
}

#[test]
fn a_site_that_has_never_built_shows_its_errors() {
    let site = site();
    write(site.path(), "content/index.md", page(MISQUOTED));
    let serve = Serve::start(site);
    let answer = serve.get("/");
    assert_eq!(answer.status, 500);
    assert!(
        answer.body.contains("quotation-not-found") && answer.body.contains("content/index.md:5:2"),
        "{}",
        answer.body
    );
    assert!(
        answer.body.contains("preview.js"),
        "it comes back by itself"
    );
    serve.write("content/index.md", page("She resigned.[^day] Mended."));
    serve.until_says("/", "Mended.");
}

#[test]
fn a_broken_template_or_settings_file_is_an_error_like_any_other() {
    let site = site();
    write(
        site.path(),
        "variorum.toml",
        "title = \"A small site\"\n[theme]\nname = \"own\"\n",
    );
    write(site.path(), "themes/own/templates/404.html", "Not here");
    let serve = Serve::start(site);
    serve.write("themes/own/templates/404.html", "{{ nothing.of.this }");
    serve.until_band(|band| {
        band.contains("error[template]") && band.contains("themes/own/templates/404.html")
    });
    serve.write("themes/own/templates/404.html", "Nowhere");
    serve.until("/none", |answer| answer.body.contains("Nowhere"));
    serve.write(
        "variorum.toml",
        "title = \"A small site\"\n[theme]\nnome = 1\n= \n",
    );
    serve.until_band(|band| band.contains("variorum.toml"));
    assert_eq!(serve.get("/").status, 200);
    std::fs::remove_file(serve.root().join("variorum.toml")).unwrap();
    let state = serve.until_band(|band| band.contains("variorum.toml does not exist"));
    assert!(
        state["band"]
            .as_str()
            .unwrap()
            .contains("put the file back"),
        "{state}"
    );
    serve.write("variorum.toml", "title = \"Another title\"\n");
    serve.until_says("/", "Another title");
    serve.line("variorum.toml changed: Checked 2 quotations");
}

#[test]
fn the_terminal_tells_errors_once() {
    let serve = Serve::start(site());
    serve.write("content/index.md", page(MISQUOTED));
    let told = serve
        .lines_to("content/index.md changed: 1 error")
        .join("\n");
    assert!(told.contains("error[quotation-not-found]"), "{told}");
    serve.write("content/other.md", page("Nothing to do with it."));
    let told = serve.lines_to("still 1 error");
    assert_eq!(told.len(), 1, "{told:#?}");
    assert!(
        told[0].contains("content/other.md changed") && told[0].contains(" ms)"),
        "{told:#?}"
    );
    serve.write("content/index.md", page("She resigned.[^day]"));
    let told = serve.line("Checked ");
    assert!(
        told.starts_with("content/index.md changed: Checked 2 quotations"),
        "{told}"
    );
}

#[test]
fn a_band_of_many_errors_says_that_there_are_more() {
    let serve = Serve::start(site());
    serve.write(
        "content/index.md",
        page(&format!(
            "She resigned.[^day] {}",
            "“Nobody said so” [@c] ".repeat(60)
        )),
    );
    let state = serve.until_band(|band| band.contains("60 errors"));
    let band = state["band"].as_str().unwrap();
    assert!(
        band.contains("10 more are not shown here") && band.matches("<article").count() == 50,
        "{band}"
    );
}
