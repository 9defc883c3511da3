//! Text of a file that should be UTF-8.

use crate::diagnostics::{Code, Diagnostic, Diagnostics, Place};
use crate::text::{FileId, Span, Text};

use super::foreign::foreign;

/// The text of a file. The first byte that is not UTF-8 is reported; a stand-in of the same length
/// is read in its place, so that the rest of the file is still checked, with the right places. What
/// is no text at all is reported and read as empty.
pub(super) fn read_text(file: &FileId, bytes: &[u8], diagnostics: &mut Diagnostics) -> Text {
    if let Some(foreign) = foreign(bytes) {
        let message = format!("this file is {}", foreign.what);
        diagnostics.push(
            Diagnostic::new(Code::NotUtf8, Place::new(file, Span::default()), message)
                .help(foreign.help),
        );
        return Text::from("");
    }
    let offset = match Text::new(bytes) {
        Ok(text) => return text,
        Err(error) => error.offset,
    };
    let place = Place::new(file, Span::new(offset, (offset + 1).min(bytes.len())));
    let byte = bytes.get(offset).copied().unwrap_or_default();
    let message = format!("this file is not UTF-8: byte {offset} (0x{byte:02X}) cannot be read");
    diagnostics.push(
        Diagnostic::new(Code::NotUtf8, place, message)
            .help("save the file again with the encoding UTF-8"),
    );
    Text::from(stand_in(bytes).as_str())
}

/// Every byte that is not UTF-8 as the ASCII character that Windows-1252 probably meant by it.
fn stand_in(bytes: &[u8]) -> String {
    let mut stand_in = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        stand_in.push_str(chunk.valid());
        for byte in chunk.invalid() {
            stand_in.push(match byte {
                0x91 | 0x92 => '\'',
                0x93 | 0x94 => '"',
                0x96 | 0x97 => '-',
                0xa0 => ' ',
                _ => '?',
            });
        }
    }
    stand_in
}
