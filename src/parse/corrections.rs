//! `content/corrections.toml` in; what has changed in which source out.

use crate::address::CORRECTIONS;
use crate::diagnostics::{Code, Diagnostics};
use crate::text::{FileId, Span};

use super::headers::{self, Header};
use super::read_text::read_text;
use super::{Inputs, SourceCorrection};

/// Every correction of a source, in the order of the file.
pub(super) fn corrections(inputs: &Inputs, diagnostics: &mut Diagnostics) -> Vec<SourceCorrection> {
    let file = FileId::new(CORRECTIONS);
    let Some(bytes) = inputs.files.get(&file) else {
        return Vec::new();
    };
    let text = read_text(&file, bytes, diagnostics);
    let header = Header {
        file: &file,
        text: &text,
        span: Span::new(text.body_start(), text.as_str().len()),
        code: Code::Settings,
    };
    headers::source_corrections(header, diagnostics)
}
