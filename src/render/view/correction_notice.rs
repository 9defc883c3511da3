//! What was wrong in a page or comparison, said at its top.

use serde::Serialize;

use crate::render::basis::Material;
use crate::render::corrections::ids;
use crate::render::dates::{DateView, day_in_words};
use crate::render::prose::PageWriter;

/// A dated notice.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct CorrectionNoticeView {
    /// Where the feed leads.
    pub id: String,
    /// On which day.
    pub date: DateView,
    /// What was wrong and what is right.
    pub text: String,
}

/// The notices of a page, the latest first. Their ids are the first that its writer gives out.
pub(crate) fn correction_notices(
    writer: &mut PageWriter,
    text: &Material,
) -> Vec<CorrectionNoticeView> {
    let corrections = &text.writing.head.corrections;
    let strings = &writer.basis.common.strings;
    let ids = ids(corrections, &mut writer.ids);
    let mut notices = Vec::with_capacity(ids.len());
    for (correction, id) in corrections.iter().zip(ids) {
        notices.push(CorrectionNoticeView {
            id,
            date: day_in_words(strings, &correction.date),
            text: correction.text.clone(),
        });
    }
    notices
}
