//! Which file of a project is what, by its path alone.

use crate::text::FileId;

/// The settings' file, which makes a folder a project.
pub const SETTINGS: &str = "variorum.toml";
/// What the last build remembers of its sources.
pub const LOCK: &str = "variorum.lock";
/// Where all that is published lies.
pub const CONTENT: &str = "content/";
/// Where sources lie, each directly in it.
pub const SOURCES: &str = "content/sources/";
/// Where annotations lie, in folders of it too.
pub const ANNOTATIONS: &str = "content/annotations/";
/// What has changed in which source, and was made public.
pub const CORRECTIONS: &str = "content/corrections.toml";
/// Where themes lie, each a folder.
pub const THEMES: &str = "themes/";

/// What a file is read as.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FileKind {
    /// `variorum.toml`.
    Settings,
    /// `variorum.lock`.
    Lock,
    /// `content/corrections.toml`, published on a page of its own and not as a file.
    Corrections,
    /// The text of a source.
    Source,
    /// What is known about a source, or was meant to be.
    Sidecar,
    /// What lies with the sources and is neither: the original of one, or a text too deep. It is
    /// published only if a sidecar says so.
    WithSources,
    /// A comparison or note.
    Annotation,
    /// The briefing or another page.
    Page,
    /// Published as it is.
    Asset,
    /// A theme's.
    Theme,
    /// Left below `content/` by an editor or a file manager, or hidden there.
    Temporary,
    /// Not read.
    Foreign,
}

/// What a file is read as.
pub fn kind(file: &FileId) -> FileKind {
    let path = file.as_str();
    if path == SETTINGS {
        return FileKind::Settings;
    }
    if path == LOCK {
        return FileKind::Lock;
    }
    if path == CORRECTIONS {
        return FileKind::Corrections;
    }
    if path.starts_with(THEMES) {
        return FileKind::Theme;
    }
    if !path.starts_with(CONTENT) {
        return FileKind::Foreign;
    }
    if path.split('/').any(is_ignored) {
        return FileKind::Temporary;
    }
    if let Some(name) = path.strip_prefix(SOURCES) {
        return kind_with_sources(file, name);
    }
    let is_markdown = file.extension().eq_ignore_ascii_case("md");
    match path.starts_with(ANNOTATIONS) {
        true if is_markdown => FileKind::Annotation,
        false if is_markdown => FileKind::Page,
        _ => FileKind::Asset,
    }
}

fn kind_with_sources(file: &FileId, name: &str) -> FileKind {
    match name.contains('/') {
        false if is_text(file) => FileKind::Source,
        false if file.extension() == "toml" => FileKind::Sidecar,
        _ => FileKind::WithSources,
    }
}

/// Whether a file is a text by its name.
pub fn is_text(file: &FileId) -> bool {
    ["txt", "md"]
        .iter()
        .any(|known| file.extension().eq_ignore_ascii_case(known))
}

/// Whether nobody looks into a file, which is published as it is: pictures, sound, film, fonts and
/// documents by their names. The bytes of these are not held but copied. A vector picture is a
/// text, which might be that of a source.
pub fn is_opaque(file: &FileId) -> bool {
    const ENDINGS: &[&str] = &[
        "3gp", "aac", "aif", "aiff", "apng", "avi", "avif", "bmp", "epub", "flac", "gif", "heic",
        "ico", "jfif", "jpeg", "jpg", "jxl", "m4a", "m4v", "mkv", "mov", "mp3", "mp4", "mpeg",
        "mpg", "oga", "ogg", "ogv", "opus", "otf", "pdf", "png", "tif", "tiff", "ttf", "wav",
        "weba", "webm", "webp", "wmv", "woff", "woff2",
    ];
    let ending = file.extension().to_ascii_lowercase();
    let is_copied = matches!(kind(file), FileKind::Asset | FileKind::WithSources);
    is_copied && ENDINGS.contains(&ending.as_str())
}

/// The file beside a source that says what is known about it.
pub fn sidecar_of(source: &FileId) -> FileId {
    let folder = source.as_str().strip_suffix(source.name());
    FileId::new(format!(
        "{}{}.toml",
        folder.unwrap_or_default(),
        source.stem()
    ))
}

/// Whether a file or folder of this name is nobody's content.
pub fn is_ignored(name: &str) -> bool {
    let hidden = name.starts_with('.') && name != "." && name != "..";
    let endings = ["~", ".swp", ".swo", ".swx", "___jb_tmp___", "___jb_old___"];
    let backup = endings.iter().any(|ending| name.ends_with(ending));
    let emacs = name.starts_with('#') && name.ends_with('#');
    // Vim writes `4913` to learn whether it may write in a folder, office programs `~$NAME` while a
    // file is open.
    let probe = name == "4913" || name.starts_with("~$");
    hidden || backup || emacs || probe || matches!(name, "Thumbs.db" | "desktop.ini" | "Icon\r")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_file_is_of_one_kind() {
        for (path, expected) in [
            ("variorum.toml", FileKind::Settings),
            ("content/variorum.toml", FileKind::Asset),
            ("content/corrections.toml", FileKind::Corrections),
            ("content/Corrections.toml", FileKind::Asset),
            ("content/about/corrections.toml", FileKind::Asset),
            ("content/index.md", FileKind::Page),
            ("content/about/team.MD", FileKind::Page),
            ("content/annotations", FileKind::Asset),
            ("content/annotations/a.md", FileKind::Annotation),
            ("content/annotations/deep/a.md", FileKind::Annotation),
            ("content/annotations/a.png", FileKind::Asset),
            ("content/sources/a.txt", FileKind::Source),
            ("content/sources/a.Md", FileKind::Source),
            ("content/sources/a.toml", FileKind::Sidecar),
            ("content/sources/a.TOML", FileKind::WithSources),
            ("content/sources/a.pdf", FileKind::WithSources),
            ("content/sources/deep/a.txt", FileKind::WithSources),
            ("content/Sources/a.txt", FileKind::Asset),
            ("content/.hidden/a.md", FileKind::Temporary),
            ("content/sources/a.txt~", FileKind::Temporary),
            ("themes/mine/templates/page.html", FileKind::Theme),
            ("notes.md", FileKind::Foreign),
        ] {
            assert_eq!(kind(&FileId::new(path)), expected, "{path}");
        }
    }
}
