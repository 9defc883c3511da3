//! What the editor was last told of each file.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use gen_lsp_types::{PublishDiagnosticsParams, Uri};

use super::diagnosed::by_file;
use super::encoding::Encoding;
use super::locations::Locations;
use super::workspace::Workspace;

/// What was said of the files of a project, by their addresses.
type Said = BTreeMap<String, PublishDiagnosticsParams>;

/// What was said of the files of each project, by its folder.
#[derive(Debug, Default)]
pub(super) struct Published(BTreeMap<PathBuf, Said>);

impl Published {
    /// What is to be said now of a project, which was not said before: of a file of which nothing
    /// is to be said any more, that.
    pub(super) fn news(
        &mut self,
        workspace: &Workspace,
        encoding: Encoding,
    ) -> Vec<PublishDiagnosticsParams> {
        let said = self.0.entry(workspace.root.clone()).or_default();
        let mut now = to_say(workspace, encoding);
        for (uri, before) in &*said {
            let gone = || nothing(before.uri.clone());
            now.entry(uri.clone()).or_insert_with(gone);
        }
        let mut news = Vec::new();
        for (uri, one) in &now {
            if said.get(uri) != Some(one) {
                news.push(one.clone());
            }
        }
        now.retain(|_, one| one.version.is_some() || !one.diagnostics.is_empty());
        *said = now;
        news
    }

    /// Takes back what was said of a project.
    pub(super) fn take_back(&mut self, root: &Path) -> Vec<PublishDiagnosticsParams> {
        let said = self.0.remove(root).unwrap_or_default().into_values();
        said.map(|said| nothing(said.uri)).collect()
    }
}

/// What is to be said of the files that are open, and of those of which something was found.
fn to_say(workspace: &Workspace, encoding: Encoding) -> Said {
    let mut locations = Locations::new(workspace, encoding);
    let mut found = by_file(&mut locations);
    for file in workspace.open_files() {
        found.entry(file.clone()).or_default();
    }
    let mut said = Said::new();
    for (file, diagnostics) in found {
        let version = workspace.buffer(&file).map(|buffer| buffer.version);
        let uri = locations.uri(&file);
        let name = uri.as_ref().to_owned();
        said.insert(
            name,
            PublishDiagnosticsParams::new(uri, version, diagnostics),
        );
    }
    said
}

fn nothing(uri: Uri) -> PublishDiagnosticsParams {
    PublishDiagnosticsParams::new(uri, None, Vec::new())
}
