//! Themes: what a project lays over the built-in one, and what no theme may do.

use crate::diagnostics::Code;
use crate::render::{prose, theme};

use super::{compiled, inputs, page, site, values};

/// The page about themes shows three changes; each does what it says when its lines are copied.
#[test]
fn the_three_changes_that_the_page_about_themes_shows_work() {
    let shown = include_str!("../../../themes/README.md")
        .split_once("## Three changes")
        .unwrap()
        .1;
    let blocks: Vec<&str> = shown
        .split("```")
        .skip(1)
        .step_by(2)
        .map(|block| block.split_once('\n').unwrap().1)
        .collect();
    let settings = format!(
        "title = \"T\"\n{}",
        blocks[0].replace("[theme]\n", "[theme]\nname = \"ours\"\n")
    );
    let site = site(&[
        ("variorum.toml", &settings),
        ("themes/ours/templates/base.html", blocks[1]),
        ("themes/ours/templates/badge.html", blocks[2]),
    ]);
    let theme = page(&site, "assets/theme.css");
    assert!(
        theme.contains("--measure: 32.48rem;")
            && theme.contains("--link: #7a1f3d;")
            && theme.contains("--link: #f2a7bf;"),
        "{theme}"
    );
    for address in ["index.html", "matrix.html", "sources/a.html", "404.html"] {
        assert!(
            page(&site, address).contains("<p>Errors? <a href=\"mailto:desk@example.org\">"),
            "{address}"
        );
    }
    assert!(
        page(&site, "comparisons/author.html").contains("\">Only one source <svg class=\"sign\"")
    );
}

#[test]
fn a_theme_of_the_project_lies_over_the_built_in_one() {
    let site = site(&[
        (
            "variorum.toml",
            "title = \"T\"\n[theme]\nname = \"mine\"\naccent = \"red\"\n",
        ),
        (
            "themes/mine/templates/404.html",
            "{% extends \"default/404.html\" %}\
             {% block foot %}<p>{{ site.theme.accent }}</p>{% endblock %}",
        ),
        ("themes/mine/static/style.css", "body {}"),
    ]);
    assert!(page(&site, "404.html").contains("<p>red</p>"));
    assert!(page(&site, "404.html").contains("Page not found"));
    assert_eq!(page(&site, "assets/style.css"), "body {}");
    assert!(
        page(&site, "assets/sources.css").starts_with("body {}\n"),
        "pages about sources have the project's sheet too"
    );
}

#[test]
fn text_cannot_be_printed_unescaped() {
    let (_, found) = compiled(&[(
        "themes/default/templates/404.html",
        "{{ frame.title | safe }}",
    )]);
    assert!(found.iter().any(
        |found| found.code == Code::Template && found.message.contains("leave the filter out")
    ));
    let templates = include_str!("../templates.rs");
    assert_eq!(
        templates.matches("Value::safe_string").count(),
        1,
        "one place marks HTML as safe"
    );
}

#[test]
fn headings_take_no_id_of_a_template() {
    let bases = ["base", "comparison", "matrix", "page", "parts", "source"];
    for template in bases.map(|name| format!("templates/{name}.html")) {
        for bytes in theme::files_named(&inputs(&[]), "default", &template) {
            let text = std::str::from_utf8(bytes).unwrap();
            let fixed = values(text, " id=\"").filter(|id| !id.contains('{'));
            let missing: Vec<&str> = fixed
                .filter(|id| !prose::IDS_OF_TEMPLATES.contains(id))
                .collect();
            assert!(
                missing.is_empty(),
                "{template}: {missing:?} must stand in IDS_OF_TEMPLATES"
            );
        }
    }
    let text = format!(
        "+++\ntitle = \"T\"\n+++\n\n## {}\n",
        prose::IDS_OF_TEMPLATES.join("\n\n## ")
    );
    let names: Vec<String> = (0..9)
        .map(|number| format!("content/p{number}.md"))
        .collect();
    let mut files: Vec<(&str, &str)> = names
        .iter()
        .map(|name| (name.as_str(), "# A page\n"))
        .collect();
    files.push(("content/index.md", &text));
    let site = site(&files);
    let mut ids: Vec<&str> = values(page(&site, "index.html"), " id=\"").collect();
    ids.sort_unstable();
    let pairs: Vec<&[&str]> = ids.windows(2).filter(|pair| pair[0] == pair[1]).collect();
    assert!(
        pairs.is_empty() && ids.contains(&"further") && ids.contains(&"further-2"),
        "{pairs:?} {ids:?}"
    );
}

/// A component sees what is handed to it alone, and a list of one does not show that a comma lacks.
#[test]
fn a_component_that_speaks_of_the_site_takes_it() {
    let inputs = crate::Inputs::default();
    for file in theme::folder(&inputs, "default", "templates") {
        let text = std::str::from_utf8(file.bytes).unwrap();
        for component in text.split("component ").skip(1) {
            let Some((head, body)) = component.split_once(')') else {
                continue;
            };
            let body = body.split("endcomponent").next().unwrap_or_default();
            assert!(!body.contains("site.") || head.contains("@site"), "{head}");
        }
    }
}
