//! Every quotation of the sites that publish without an error, as its author wrote it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use variorum::Memo;
use variorum::parse::{Form, Inputs, Project, Quotation};
use variorum::resolve::Resolved;
use variorum::text::FileId;

/// A site's sources and what it quotes of them.
pub(crate) struct Site {
    pub(crate) name: String,
    /// Settings, sources and sidecars.
    pub(crate) sources: BTreeMap<FileId, Arc<[u8]>>,
    pub(crate) quotations: Vec<Quoted>,
    /// The sentences that these are quoted from.
    pub(crate) sentences: Vec<Sentence>,
}

/// A sentence of a source.
pub(crate) struct Sentence {
    pub(crate) text: String,
    /// Of its source, as a tag.
    pub(crate) language: String,
    /// `[@a, para. 3]`.
    pub(crate) citation: String,
    /// The key of another source.
    pub(crate) other: Option<String>,
}

/// A quotation.
pub(crate) struct Quoted {
    /// Its words as a reader sees them, brackets and elisions included; paragraphs are parted by
    /// [`Quotation::PARAGRAPH_END`].
    pub(crate) words: String,
    /// `[@a, para. 3]`.
    pub(crate) citation: String,
}

impl Quoted {
    /// The words without paragraphs' ends, of which running text knows ` / ` alone.
    pub(crate) fn flat(&self) -> String {
        self.words
            .replace(Quotation::PARAGRAPH_END, " / ")
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// Words in running text, within these marks.
    pub(crate) fn within(&self, open: &str, words: &str, close: &str) -> String {
        format!("It says {open}{words}{close} {} there.", self.citation)
    }

    /// Words in a blockquote.
    pub(crate) fn block(&self, words: &str) -> String {
        let lines: Vec<String> = words
            .split(Quotation::PARAGRAPH_END)
            .map(|line| format!("> {line}\n"))
            .collect();
        format!("{}>\n> — {}", lines.join(">\n"), self.citation)
    }
}

/// The words as Markdown: what it would take for markup is escaped, but not brackets, which are the
/// quotation's own.
pub(crate) fn markdown(words: &str) -> String {
    let mut escaped = String::new();
    for char in words.chars() {
        if matches!(
            char,
            '\\' | '`' | '*' | '_' | '<' | '>' | '&' | '~' | '|' | '#' | '!'
        ) {
            escaped.push('\\');
        }
        escaped.push(char);
    }
    escaped
}

/// The repository's own site and those under `tests/sites`.
pub(crate) fn sites() -> Vec<Site> {
    folders()
        .into_iter()
        .map(|(name, folder)| site(name, &folder))
        .collect()
}

/// Their folders, by name.
pub(crate) fn folders() -> Vec<(String, PathBuf)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders: Vec<(String, PathBuf)> = vec![("own".to_owned(), root.to_owned())];
    for entry in std::fs::read_dir(root.join("tests/sites"))
        .unwrap()
        .map(|entry| entry.unwrap())
    {
        folders.push((
            entry.file_name().into_string().unwrap(),
            entry.path().join("in"),
        ));
    }
    folders.sort();
    folders
}

/// The files of a site.
pub(crate) fn inputs(folder: &Path) -> Inputs {
    let mut files = BTreeMap::new();
    read(folder, &folder.join("content"), &mut files);
    files.insert(
        FileId::new("variorum.toml"),
        Arc::from(std::fs::read(folder.join("variorum.toml")).unwrap()),
    );
    Inputs {
        files,
        ..Inputs::default()
    }
}

fn site(name: String, folder: &Path) -> Site {
    let inputs = inputs(folder);
    let (analysis, _) = variorum::analyze(&inputs, &mut Memo::default());
    let lints = &analysis.project.config.lints;
    let (mut quotations, mut sentences) = (Vec::new(), Vec::new());
    for (id, resolved) in &analysis.resolution.quotations {
        let content = analysis.project.writings[id].text.as_str();
        for resolved in resolved
            .iter()
            .filter(|resolved| resolved.status(lints).is_accepted())
        {
            sentences.extend(sentence(resolved, &analysis.project));
            // What an author allows with a reason is not honest by itself.
            let cited = matches!(resolved.quotation.form, Form::Inline | Form::Block);
            let plain = cited && resolved.excuses().is_empty();
            let citation = content[resolved.quotation.citation.span.range()].to_owned();
            // A comma before the closing mark is the author's sentence's.
            let words = resolved.quotation.text.as_str().trim_end_matches(',');
            if plain && !quotations.iter().any(|known: &Quoted| known.words == words) {
                quotations.push(Quoted {
                    words: words.to_owned(),
                    citation,
                });
            }
        }
    }
    let is_source = |file: &FileId| {
        file.as_str().starts_with("content/sources/") || file.as_str() == "variorum.toml"
    };
    let sources = inputs
        .files
        .into_iter()
        .filter(|(file, _)| is_source(file))
        .collect();
    sentences.sort_by(|a: &Sentence, b| (&a.citation, &a.text).cmp(&(&b.citation, &b.text)));
    sentences.dedup_by(|a, b| (&a.citation, &a.text) == (&b.citation, &b.text));
    Site {
        name,
        sources,
        quotations,
        sentences,
    }
}

/// The sentence that a quotation begins in.
fn sentence(resolved: &Resolved, project: &Project) -> Option<Sentence> {
    let (key, passage) = resolved.place()?;
    let source = &project.sources[key.as_str()];
    let paragraph = &source.paragraphs[passage.paragraph() - 1].text;
    let at = paragraph.derived(passage.span().start);
    let range = variorum::text::sentences::sentences(paragraph.as_str())
        .into_iter()
        .find(|range| range.contains(&at))?;
    let text = paragraph.as_str()[range]
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    let other = project
        .sources
        .keys()
        .find(|other| *other != key)
        .map(|other| other.as_str().to_owned());
    let citation = format!("[@{}, para. {}]", key.as_str(), passage.paragraph());
    Some(Sentence {
        text,
        language: source.language.clone(),
        citation,
        other,
    })
}

/// Sentences by language with honest cuts of each: `tests/retyped/cuts/`.
pub(crate) fn cuts() -> Site {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/retyped/cuts");
    let mut site = Site {
        name: "cuts".to_owned(),
        sources: BTreeMap::new(),
        quotations: Vec::new(),
        sentences: Vec::new(),
    };
    site.sources.insert(
        FileId::new("variorum.toml"),
        Arc::from(&b"title = \"Cuts\"\n"[..]),
    );
    for (language, other) in [("en", "de"), ("de", "en"), ("fr", "en"), ("es", "en")] {
        let lines = std::fs::read_to_string(folder.join(format!("{language}.txt"))).unwrap();
        let mut source = String::new();
        for (number, line) in lines.lines().enumerate() {
            let (text, words) = line
                .split_once('\t')
                .expect("a sentence, a tab and how it is quoted");
            source.extend([text, "\n"]);
            let citation = format!("[@{language}, para. {}]", number + 1);
            site.quotations.push(Quoted {
                words: words.to_owned(),
                citation: citation.clone(),
            });
            site.sentences.push(Sentence {
                text: text.to_owned(),
                language: language.to_owned(),
                citation,
                other: Some(other.to_owned()),
            });
        }
        let file = |ending: &str| FileId::new(format!("content/sources/{language}.{ending}"));
        site.sources.insert(file("txt"), source.into_bytes().into());
        site.sources.insert(
            file("toml"),
            format!("language = \"{language}\"\n").into_bytes().into(),
        );
    }
    site
}

fn read(root: &Path, folder: &Path, files: &mut BTreeMap<FileId, Arc<[u8]>>) {
    for entry in std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
    {
        if entry.is_dir() {
            read(root, &entry, files);
        } else {
            let path = entry
                .strip_prefix(root)
                .unwrap()
                .to_str()
                .unwrap()
                .replace('\\', "/");
            files.insert(FileId::new(path), Arc::from(std::fs::read(&entry).unwrap()));
        }
    }
}
