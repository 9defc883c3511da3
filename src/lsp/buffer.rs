//! A text that is open in the editor, as it is typed.

use std::sync::Arc;

use gen_lsp_types::{TextDocumentContentChangeEvent as ContentChange, Uri};

use super::encoding::{EncodedLines, Encoding};

/// A text that is open in the editor.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Buffer {
    /// As the editor names it.
    pub(super) uri: Uri,
    /// Grows with each change.
    pub(super) version: i32,
    pub(super) bytes: Arc<[u8]>,
}

impl Buffer {
    /// Takes in what was typed.
    pub(super) fn change(&mut self, version: i32, changes: Vec<ContentChange>, encoding: Encoding) {
        let mut bytes = self.bytes.to_vec();
        for change in changes {
            change_bytes(&mut bytes, change, encoding);
        }
        self.bytes = bytes.into();
        self.version = version;
    }
}

/// Makes a change in a text: of a range, or all of it.
fn change_bytes(bytes: &mut Vec<u8>, change: ContentChange, encoding: Encoding) {
    match change {
        ContentChange::TextDocumentContentChangePartial(part) => {
            let span = EncodedLines::new(bytes, encoding).span(part.range);
            bytes.splice(span.range(), part.text.into_bytes());
        }
        ContentChange::TextDocumentContentChangeWholeDocument(whole) => {
            *bytes = whole.text.into_bytes();
        }
    }
}

#[cfg(test)]
mod tests {
    use gen_lsp_types::{Position, Range};

    use super::*;

    #[test]
    fn a_change_of_a_range_is_made_where_the_editor_means_it() {
        let mut bytes = "a😀b\r\nc".as_bytes().to_vec();
        let (start, end) = (Position::new(0, 3), Position::new(1, 0));
        let part = gen_lsp_types::TextDocumentContentChangePartial {
            range: Range::new(start, end),
            text: "–".to_owned(),
            ..Default::default()
        };
        let change = ContentChange::TextDocumentContentChangePartial(part);
        change_bytes(&mut bytes, change, Encoding::Utf16);
        assert_eq!(bytes, "a😀–c".as_bytes());
    }
}
