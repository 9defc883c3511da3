//! The page ends at the last saved state, however the files were saved.

use std::fs;
use std::time::{Duration, Instant};

use crate::harness::{Serve, page, site, write};

#[test]
fn bursts_end_at_the_last_save() {
    let serve = Serve::start(site());
    let start = Instant::now();
    let mut saves = 0;
    while start.elapsed() < Duration::from_secs(3) {
        saves += 1;
        serve.write(
            "content/index.md",
            page(&format!("She resigned.[^day] Save {saves}.")),
        );
        // About 500 a second: what is too fast for the clock of the file system is the point.
        while start.elapsed() < Duration::from_millis(saves * 2) {
            std::thread::yield_now();
        }
    }
    serve.until_says("/", &format!("Save {saves}."));
}

#[test]
fn saves_of_every_kind_are_seen() {
    let serve = Serve::start(site());
    let root = serve.root();
    // As editors do it: beside it, then over it.
    write(
        root,
        "content/.index.md.tmp",
        page("She resigned.[^day] Atomic."),
    );
    fs::rename(
        root.join("content/.index.md.tmp"),
        root.join("content/index.md"),
    )
    .unwrap();
    serve.until_says("/", "Atomic.");
    fs::remove_file(root.join("content/index.md")).unwrap();
    serve.write("content/index.md", page("She resigned.[^day] Again."));
    serve.until_says("/", "Again.");
    serve.write("content/a/b/c/x.md", page("Deep."));
    serve.until_says("/a/b/c/x.html", "Deep.");
    fs::rename(root.join("content/a"), root.join("content/z")).unwrap();
    serve.until_says("/z/b/c/x.html", "Deep.");
    serve.until("/a/b/c/x.html", |answer| answer.status == 404);
    serve.write("content/z/b/c/x.md", page("Deep still."));
    serve.until_says("/z/b/c/x.html", "Deep still.");
    fs::remove_dir_all(root.join("content/z")).unwrap();
    serve.until("/z/b/c/x.html", |answer| answer.status == 404);
    // The same size in the same moment.
    for number in 0..20 {
        serve.write(
            "content/index.md",
            page(&format!("She resigned.[^day] Same {}.", number % 10)),
        );
    }
    serve.until_says("/", "Same 9.");
}

#[test]
fn a_checkout_that_switches_many_files_is_seen_as_a_whole() {
    let serve = Serve::start(site());
    let switch = |branch: &str| {
        for number in 0..200 {
            serve.write(
                &format!("content/p/{number}.md"),
                page(&format!("Branch {branch}.")),
            );
        }
    };
    for branch in ["one", "two"] {
        switch(branch);
        for number in [0, 99, 199] {
            serve.until_says(&format!("/p/{number}.html"), &format!("Branch {branch}."));
        }
    }
}

#[test]
fn a_template_or_the_settings_reach_every_page() {
    let site = site();
    write(
        site.path(),
        "variorum.toml",
        "title = \"A small site\"\n[theme]\nname = \"own\"\n",
    );
    write(site.path(), "themes/own/static/x.txt", "x");
    let serve = Serve::start(site);
    let base = include_str!("../../themes/default/templates/base.html");
    serve.write(
        "themes/own/templates/base.html",
        base.replace("<main", "<!-- own --><main"),
    );
    let pages = [
        "/",
        "/comparisons/day.html",
        "/sources/c.html",
        "/matrix.html",
    ];
    for page in &pages {
        drop(serve.until_says(page, "<!-- own -->"));
    }
    serve.write(
        "variorum.toml",
        "title = \"Another title\"\n[theme]\nname = \"own\"\n",
    );
    for page in &pages {
        drop(serve.until_says(page, "Another title"));
    }
}

#[test]
fn a_file_may_become_a_folder_and_a_source_unreadable_and_come_back() {
    let serve = Serve::start(site());
    serve.write("content/x.md", page("A file."));
    serve.until_says("/x.html", "A file.");
    fs::remove_file(serve.root().join("content/x.md")).unwrap();
    serve.write("content/x.md/y.md", page("In a folder."));
    serve.until_says("/x.md/y.html", "In a folder.");
    serve.until("/x.html", |answer| answer.status == 404);
    let source = "The mayor resigned on Monday.\nShe gave no reason.\n";
    serve.write(
        "content/sources/c.txt",
        b"The mayor \xff resigned on Monday.\n",
    );
    serve.until_band(|band| {
        band.contains("not-utf8") && band.contains("content/sources/c.txt:1:11")
    });
    serve.write("content/sources/c.txt", source);
    serve.until_band(str::is_empty);
}

#[test]
fn where_polling_is_asked_for_it_is_said_and_every_change_is_found() {
    let serve = Serve::with(site(), &["--port", "0", "--poll"]);
    serve.write("content/index.md", page("She resigned.[^day] Polled."));
    serve.until_says("/", "Polled.");
    serve.write("content/a/b/c/x.md", page("Deep."));
    serve.until_says("/a/b/c/x.html", "Deep.");
    fs::rename(
        serve.root().join("content/a"),
        serve.root().join("content/z"),
    )
    .unwrap();
    serve.until_says("/z/b/c/x.html", "Deep.");
    fs::remove_dir_all(serve.root().join("content/z")).unwrap();
    serve.until("/z/b/c/x.html", |answer| answer.status == 404);
    for number in 0..200 {
        serve.write(
            "content/index.md",
            page(&format!("She resigned.[^day] Same {}.", number % 10)),
        );
    }
    serve.until_says("/", "Same 9.");
}

#[test]
fn that_it_polls_is_said_before_anything_changes() {
    let serve = Serve::spawn(site(), &["--port", "0", "--poll"]);
    serve.line("note: looking for changes every 300 ms: as --poll says");
}

/// A file that is written under another name, outside the project, changes without an event, as one
/// on a network drive does.
#[test]
#[cfg(target_os = "linux")]
fn changes_of_which_the_system_tells_nothing_are_found_and_then_looked_for() {
    let serve = Serve::start(site());
    let outside = tempfile::tempdir_in(serve.root().parent().unwrap()).unwrap();
    let other_name = outside.path().join("index.md");
    fs::hard_link(serve.root().join("content/index.md"), &other_name).unwrap();
    // The first may be found by the look that follows the beginning of watching.
    for number in 1..=3 {
        fs::write(
            &other_name,
            page(&format!("She resigned.[^day] Elsewhere {number}.")),
        )
        .unwrap();
        serve.until_says("/", &format!("Elsewhere {number}."));
    }
    serve.line("note: looking for changes every 300 ms: the system did not tell of the last two");
    fs::write(&other_name, page("She resigned.[^day] Elsewhere 4.")).unwrap();
    serve.until_says("/", "Elsewhere 4.");
}

/// A round looks at all pages, however little has changed: that is not waited for.
#[test]
fn an_edit_of_words_is_shown_before_the_site_is_made_anew() {
    let folder = site();
    for number in 0..1500 {
        let words = format!("# Page {number}\n\nWords of page {number}.\n");
        write(folder.path(), &format!("content/p/{number}.md"), words);
    }
    let serve = Serve::start(folder);
    serve.line("pages (");
    // What was written before it was watched is looked for once more.
    serve.write("content/p/7.md", "# Page 7\n\nOther words.\n");
    serve.until_says("/p/7.html", "Other words.");
    serve.line("content/p/7.md changed");
    serve.write("content/p/7.md", "# Page 7\n\nOther words again.\n");
    serve.until_says("/p/7.html", "again.");
    assert_eq!(
        serve.lines.try_recv().ok(),
        None,
        "the round was waited for"
    );
    serve.line("content/p/7.md changed");
    serve.until_says("/p/7.html", "again.");
}
