//! The smallest theme that changes something.

use super::DraftFile;

const TEMPLATE: &str = "{% extends \"default/page.html\" %}
{% block head %}
<link rel=\"stylesheet\" href=\"{{ frame.root }}assets/own.css\">
{% endblock head %}
";
const STYLE: &str =
    "/* Laid over the theme's own style on every page that has a template beside page.html. */
main {
  max-width: 60rem;
}
";

/// The files of a theme of this name.
pub fn theme_files(name: &str) -> [DraftFile; 2] {
    let file = |path: &str, text: &str| (format!("themes/{name}/{path}"), text.as_bytes().to_vec());
    [
        file("templates/page.html", TEMPLATE),
        file("static/own.css", STYLE),
    ]
}
