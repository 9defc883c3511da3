//! What may follow what is typed: words of the sources, keys, footnotes, relations.
//!
//! The buffer as it is now comes in, with the project as it was when it was last checked, so that
//! no letter waits for a check. `names` completes what has a name; `begun` finds the quotation that
//! is being typed; `continuation` finds where its words stand and what follows them there.

mod begun;
mod continuation;
mod item;
mod names;

use gen_lsp_types::{CompletionList, Position};

use crate::address::{FileKind, kind};
use crate::text::FileId;

use super::client::Client;
use super::encoding::EncodedLines;
use super::workspace::Checked;
use item::{Place, as_snippet};

/// What may follow at a position of a buffer.
pub(super) fn completion(
    checked: &Checked,
    (file, bytes): (&FileId, &[u8]),
    position: Position,
    client: &Client,
) -> CompletionList {
    let lines = EncodedLines::new(bytes, client.encoding);
    let at = lines.offset(position);
    let mut list = CompletionList {
        // The next letter may begin another word.
        is_incomplete: true,
        ..CompletionList::default()
    };
    let is_writing = matches!(kind(file), FileKind::Page | FileKind::Annotation);
    let Some(text) = std::str::from_utf8(bytes).ok().filter(|_| is_writing) else {
        return list;
    };
    let place = Place { text, at, lines };
    list.items = names::names(checked, file, &place)
        .or_else(|| continuation::continuations(checked, file, &place))
        .unwrap_or_default();
    if client.takes_snippets {
        list.items.iter_mut().for_each(as_snippet);
    }
    list
}
