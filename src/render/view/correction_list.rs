//! The list of corrections: what was put right in the site's own texts, and what has changed in its
//! sources.

use serde::Serialize;

use crate::address;
use crate::parse::SourceCorrection;
use crate::render::basis::Common;
use crate::render::corrections::{Corrected, ListedCorrection};
use crate::render::dates::{DateView, day_in_words};
use crate::render::paging::{self, Weigh};
use crate::render::strings::direction;

use super::word_changes::{WordChangeView, word_changes};
use super::{FrameView, LinkView, PagerView, list_frame, pager};

/// `corrections.html`.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct CorrectionListView {
    /// Head and navigation.
    pub frame: FrameView,
    /// The days, the latest first.
    pub days: Vec<CorrectionDayView>,
    /// Where the list goes on.
    pub pager: Option<PagerView>,
}

/// What was put right on one day.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct CorrectionDayView {
    /// The day, or the month or year where no more is known.
    pub date: DateView,
    /// The corrections.
    pub items: Vec<CorrectionItemView>,
}

/// A correction in the list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct CorrectionItemView {
    /// Where the feed leads, if it leads here.
    pub id: Option<String>,
    /// The page or comparison; nothing if it is not there any more.
    pub page: Option<LinkView>,
    /// What was wrong and what is right in a text of the author's.
    pub text: Option<String>,
    /// What a source was and is.
    pub source: Option<ChangedSourceView>,
}

/// How words of a source have changed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct ChangedSourceView {
    /// Its page; nothing if it is no longer among the sources.
    pub page: Option<LinkView>,
    /// Its label, or its key where nothing else is left of it.
    pub label: String,
    /// BCP 47 tag.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// Its words, before and now.
    pub changes: Vec<WordChangeView>,
}

/// All pages of the list; none if nothing was put right.
pub(crate) fn correction_lists(
    common: &Common,
    corrections: &[ListedCorrection],
) -> Vec<CorrectionListView> {
    let mut days: Vec<(DateView, Vec<CorrectionItemView>)> = Vec::new();
    for correction in corrections {
        let day = day_in_words(&common.strings, &correction.date);
        match days.last_mut().filter(|(last, _)| *last == day) {
            Some((_, items)) => items.push(item(common, correction)),
            None => days.push((day, vec![item(common, correction)])),
        }
    }
    if days.is_empty() {
        return Vec::new();
    }
    let pages = paging::groups(days, usize::MAX);
    let count = pages.len();
    let mut lists = Vec::with_capacity(count);
    for (number, [groups, _]) in (1..).zip(pages) {
        lists.push(CorrectionListView {
            frame: list_frame(common, "corrections", number),
            days: groups.into_iter().map(of_day).collect(),
            pager: pager(common, "corrections", number, count),
        });
    }
    lists
}

fn of_day((date, items): (DateView, Vec<CorrectionItemView>)) -> CorrectionDayView {
    CorrectionDayView { date, items }
}

fn item(common: &Common, correction: &ListedCorrection) -> CorrectionItemView {
    match &correction.corrected {
        Corrected::Text {
            address,
            title,
            text,
        } => CorrectionItemView {
            id: None,
            page: Some(LinkView::new(
                address::link("corrections.html", address),
                title,
            )),
            text: Some(text.clone()),
            source: None,
        },
        Corrected::Source {
            correction: changed,
            page,
            language,
        } => CorrectionItemView {
            id: Some(correction.id.clone()),
            page: page
                .as_ref()
                .map(|(to, title)| LinkView::new(address::link("corrections.html", to), title)),
            text: None,
            source: Some(changed_source(common, changed, language)),
        },
    }
}

fn changed_source(
    common: &Common,
    correction: &SourceCorrection,
    language: &str,
) -> ChangedSourceView {
    let source = &correction.source;
    let label = common.label_or_key(source);
    let is_there = common.sources.contains_key(source);
    ChangedSourceView {
        page: is_there.then(|| LinkView::new(address::of_source(source), label)),
        label: label.to_owned(),
        lang: language.to_owned(),
        dir: direction(language),
        changes: word_changes(&correction.was, &correction.is),
    }
}

impl Weigh for CorrectionItemView {
    fn weight(&self) -> usize {
        let mut weight = 200 + self.text.as_ref().map_or(0, String::len);
        weight += self.page.as_ref().map_or(0, |page| page.label.len());
        if let Some(source) = &self.source {
            for change in &source.changes {
                weight += change.words.len() + 120;
            }
        }
        weight
    }
}
