//! The smallest theme that changes something.

use super::DraftFile;

const TEMPLATE: &str = "{% extends \"default/base.html\" %}
{% block head %}
<link rel=\"stylesheet\" href=\"{{ frame.root }}assets/own.css\">
{% endblock head %}
";
const STYLE: &str = "/* Laid over the built-in style on every page. */
main {
  max-width: 60rem;
}
";

/// The files of a theme of this name.
pub fn theme_files(name: &str) -> [DraftFile; 2] {
    let file = |path: &str, text: &str| (format!("themes/{name}/{path}"), text.as_bytes().to_vec());
    [
        file("templates/base.html", TEMPLATE),
        file("static/own.css", STYLE),
    ]
}
