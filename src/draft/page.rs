//! A page that is not written yet.

use crate::parse::toml_string;

use super::DraftFile;

/// What it will hold.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PageDraft {
    /// Folders and name below `content/`, without the ending.
    pub path: String,
    /// What readers see above it.
    pub title: String,
    /// Whether it is a draft to readers, too.
    pub unpublished: bool,
}

impl PageDraft {
    /// A page of this path, with a title made of its name where none is given: `about-us` is
    /// `About us`.
    pub fn new(path: &str, title: Option<&str>, unpublished: bool) -> Self {
        Self {
            path: path.to_owned(),
            title: title.map_or_else(|| title_of(path), str::to_owned),
            unpublished,
        }
    }

    /// Its file.
    pub fn file(&self) -> DraftFile {
        let draft = if self.unpublished {
            "draft = true\n"
        } else {
            ""
        };
        let title = toml_string(&self.title);
        let text = format!("+++\ntitle = {title}\n{draft}+++\n\n");
        (format!("content/{}.md", self.path), text.into_bytes())
    }

    /// How a page in the same folder links to it.
    pub fn link(&self) -> String {
        let file = format!("{}.md", name_of(&self.path));
        // Markdown ends an address at a space unless it stands in angle brackets.
        if file.contains(' ') {
            format!("[{}](<{file}>)", self.title)
        } else {
            format!("[{}]({file})", self.title)
        }
    }
}

fn title_of(path: &str) -> String {
    let name = name_of(path).replace(['-', '_'], " ");
    let mut chars = name.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}

fn name_of(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}
