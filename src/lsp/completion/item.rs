//! An item of a list as editors take it.

use gen_lsp_types::{
    CompletionItem, CompletionItemKind, CompletionItemTextEdit, InsertTextFormat, TextEdit,
};

use crate::lsp::encoding::EncodedLines;
use crate::text::Span;

/// The place where something is typed.
pub(super) struct Place<'a> {
    pub(super) text: &'a str,
    /// The cursor, in bytes.
    pub(super) at: usize,
    pub(super) lines: EncodedLines<'a>,
}

impl<'a> Place<'a> {
    pub(super) fn before(&self) -> &'a str {
        &self.text[..self.at]
    }

    pub(super) fn after(&self) -> &'a str {
        &self.text[self.at..]
    }

    /// Where the line of the cursor begins.
    pub(super) fn line_start(&self) -> usize {
        self.before().rfind(['\n', '\r']).map_or(0, |end| end + 1)
    }

    /// An item that puts words in the place of those from `start` to the cursor, which stand on one
    /// line. Editors compare what they filter by with what is typed there.
    pub(super) fn item(&self, start: usize, words: &str, label: String) -> CompletionItem {
        let range = self.lines.range(Span::new(start, self.at));
        CompletionItem {
            label,
            kind: Some(CompletionItemKind::Text),
            filter_text: Some(words.to_owned()),
            text_edit: Some(TextEdit::new(range, words.to_owned()).into()),
            ..CompletionItem::default()
        }
    }
}

/// Makes a snippet without places to fill in of an item of several words. Of any other text Neovim
/// puts in the first word alone.
pub(super) fn as_snippet(item: &mut CompletionItem) {
    let Some(CompletionItemTextEdit::TextEdit(edit)) = &mut item.text_edit else {
        return;
    };
    if edit.new_text.contains(char::is_whitespace) {
        for special in ['\\', '$', '}'] {
            edit.new_text = edit.new_text.replace(special, &format!("\\{special}"));
        }
        item.insert_text_format = Some(InsertTextFormat::Snippet);
    }
}
