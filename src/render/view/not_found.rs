//! The page that a server sends for an address that is not there.

use serde::Serialize;

use crate::render::basis::Common;

use super::{FrameView, frame};

/// `404.html`.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct NotFoundPageView {
    /// Head and navigation.
    pub frame: FrameView,
}

/// The page for addresses that are not there.
pub(crate) fn not_found(common: &Common) -> NotFoundPageView {
    let title = common.strings.get("not_found_title").to_owned();
    let base = common.base_url.as_deref().map(path_of);
    NotFoundPageView {
        frame: FrameView {
            base,
            ..frame(common, "404.html", title, None)
        },
    }
}

/// The path of a full address: `/briefing/`. The page is then right on every host that has the site
/// there.
fn path_of(base_url: &str) -> String {
    let after_scheme = base_url
        .split_once("://")
        .map_or(base_url, |(_, rest)| rest);
    after_scheme
        .find('/')
        .map_or("/", |at| &after_scheme[at..])
        .to_owned()
}
