//! What sources and quotations are written of: few words, many marks.

/// One of the things that a text is written of; a space stands before each but commas.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Item {
    Word(&'static str),
    /// `…`
    Elision,
    /// `/`
    Slash,
    /// `[bob]`, `[sic]`
    Bracket(Vec<&'static str>),
    /// `[A]na`, `cyd[s]`, with the word that it is made from.
    InWord((&'static str, &'static str)),
    /// `,`, the one stop that is no part of an ellipsis
    Comma,
}

pub(crate) const WORDS: [&str; 4] = ["ana", "bob", "cyd", "dan"];
pub(crate) const IN_WORD: [(&str, &str); 4] = [
    ("[A]na", "ana"),
    ("b[o]b", "bob"),
    ("cyd[s]", "cyd"),
    ("[Da]n", "dan"),
];

/// A word, or one sign.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Piece {
    pub(crate) text: String,
    /// Whether a space stands before it.
    pub(crate) apart: bool,
}

impl Piece {
    pub(crate) fn is_word(&self) -> bool {
        self.text.chars().all(char::is_alphanumeric)
    }
}

/// A piece of a source, with its place in the file.
#[derive(Debug)]
pub(crate) struct Placed {
    pub(crate) piece: Piece,
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// How many spaces before it folding leaves out: those before an ellipsis.
    pub(crate) dropped: usize,
}

impl Item {
    pub(crate) fn is_mark(&self) -> bool {
        !matches!(self, Self::Word(_) | Self::Comma)
    }

    /// As it is written.
    fn text(&self) -> String {
        match self {
            Self::Word(text) => (*text).to_owned(),
            Self::Comma => ",".to_owned(),
            Self::Elision => "…".to_owned(),
            Self::Slash => "/".to_owned(),
            Self::Bracket(words) => format!("[{}]", words.join(" ")),
            Self::InWord((written, _)) => (*written).to_owned(),
        }
    }

    pub(crate) fn pieces(&self) -> Vec<Piece> {
        let mut pieces: Vec<Piece> = Vec::new();
        let mut apart = !matches!(self, Self::Comma);
        for char in self.text().chars() {
            match pieces.last_mut() {
                _ if char == ' ' => apart = true,
                Some(last) if !apart && last.is_word() && char.is_alphanumeric() => {
                    last.text.push(char);
                }
                _ => {
                    pieces.push(Piece {
                        text: char.to_string(),
                        apart,
                    });
                    apart = false;
                }
            }
        }
        pieces
    }
}

/// A source as a file, one line for each paragraph, and the pieces of each.
pub(crate) fn laid_out(paragraphs: &[Vec<Item>]) -> (String, Vec<Vec<Placed>>) {
    let mut text = String::new();
    let mut laid_out = Vec::new();
    let mut dropped = 0;
    for items in paragraphs {
        let mut placed = Vec::new();
        for piece in items.iter().flat_map(Item::pieces) {
            let parted = piece.apart && !placed.is_empty();
            text.push_str(if parted { " " } else { "" });
            dropped += usize::from(parted && piece.text.starts_with(['.', '…']));
            let start = text.len();
            text.push_str(&piece.text);
            placed.push(Placed {
                piece,
                start,
                end: text.len(),
                dropped,
            });
        }
        text.push('\n');
        laid_out.push(placed);
    }
    (text, laid_out)
}

/// Items as running text.
pub(crate) fn text_of(items: &[Item]) -> String {
    let (text, _) = laid_out(&[items.to_vec()]);
    text.trim_end().to_owned()
}
