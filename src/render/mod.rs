//! All that is known about a project in; pages out.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::Analysis;
use crate::diagnostics::Diagnostics;
use crate::parse::Inputs;

/// What is published: address relative to the output's root, with `/` → bytes.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Site(pub BTreeMap<String, Arc<[u8]>>);

/// Renders every page in memory. With template errors the site is not complete and must not be published.
pub fn render(_inputs: &Inputs, _analysis: &Analysis) -> (Site, Diagnostics) {
    (Site::default(), Diagnostics::default())
}
