//! The pages of a project before its site is made: each when somebody asks for it.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::memory::PageBases;

/// What can be shown of a project of which no site is made yet: each page that has a basis of its
/// own, and what pages ask for beside it. Lists and the search's index come with the site.
#[derive(Clone, Debug)]
pub struct PagesOnDemand {
    pub(super) pages: PageBases,
    /// By address.
    pub(super) assets: BTreeMap<String, Arc<[u8]>>,
}

impl PagesOnDemand {
    /// Whether what is published at an address can be made now, without the site.
    pub fn has(&self, address: &str) -> bool {
        let mut bases = self.pages.bases.iter();
        self.assets.contains_key(address) || bases.any(|(at, _)| at == address)
    }

    /// What is published at an address, made now; nothing if it cannot be, or its template has an
    /// error.
    pub fn made(&self, address: &str) -> Option<Arc<[u8]>> {
        if let Some(asset) = self.assets.get(address) {
            return Some(asset.clone());
        }
        let mut pages = self.pages.bases.iter();
        let (_, basis) = pages.find(|(at, _)| at == address)?;
        let (bytes, _) = self.pages.printed(address, basis);
        bytes
    }
}
