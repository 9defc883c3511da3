//! What rendering remembers: the loaded templates, and each page under its view, the only thing that templates see.

use std::any::Any;
use std::fmt;
use std::sync::Arc;

use crate::diagnostics::Diagnostics;
use crate::memo::{Same, Table, same};
use crate::parse::Inputs;

use super::templates::Templates;
use super::{theme, view};

/// What came of making something, and what is wrong with it.
type Made<T> = (Option<Arc<T>>, Diagnostics);

/// Results of earlier runs.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    settings: Table<(), Same<Setting>, Arc<Setting>>,
    templates: Table<(), Same<Setting>, Made<Templates>>,
    pages: Table<String, PageInput, Made<[u8]>>,
}

/// What every page depends on.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Setting {
    theme: String,
    /// Path, whether it is the project's own, and bytes.
    templates: Vec<(String, bool, Vec<u8>)>,
    site: view::Site,
}

/// All that a page depends on.
#[derive(Clone, Debug)]
struct PageInput {
    setting: Same<Setting>,
    template: &'static str,
    view: Arc<dyn AnyView>,
}

impl PartialEq for PageInput {
    fn eq(&self, other: &Self) -> bool {
        self.setting == other.setting && self.template == other.template && self.view.is_same(&*other.view)
    }
}

/// A view of whatever kind.
pub(super) trait AnyView: Any + fmt::Debug {
    /// Whether the other is of the same kind and shows the same.
    fn is_same(&self, other: &dyn AnyView) -> bool;
}

impl<V: PartialEq + fmt::Debug + 'static> AnyView for V {
    fn is_same(&self, other: &dyn AnyView) -> bool {
        (other as &dyn Any).downcast_ref::<V>() == Some(self)
    }
}

/// Loaded templates and what they were loaded from.
#[derive(Clone)]
pub(super) struct Loaded {
    pub(super) templates: Arc<Templates>,
    setting: Same<Setting>,
}

impl Memory {
    /// Begins a run: loads the theme's templates, unless they are as they were; nothing if they have errors.
    pub(super) fn load(
        &mut self,
        inputs: &Inputs,
        theme: &str,
        site: view::Site,
        diagnostics: &mut Diagnostics,
    ) -> Option<Loaded> {
        self.settings.turn();
        self.templates.turn();
        self.pages.turn();
        let files = theme::folder(inputs, theme, "templates").into_iter();
        let templates = files.map(|file| (file.path.to_owned(), file.own, file.bytes.to_vec())).collect();
        let setting = Setting { theme: theme.to_owned(), templates, site };
        let setting = Same(same(&mut self.settings, (), setting));
        let (templates, found) = self.templates.get((), setting.clone(), |setting| {
            let mut found = Diagnostics::default();
            (Templates::load(inputs, theme, &setting.site, &mut found).map(Arc::new), found)
        });
        diagnostics.append(found);
        Some(Loaded { templates: templates?, setting })
    }

    /// A page, rendered unless its view is as it was; nothing if its template has an error, which is reported.
    pub(super) fn page<V: AnyView + serde::Serialize>(
        &mut self,
        loaded: &Loaded,
        address: &str,
        (template, view): (&'static str, V),
        diagnostics: &mut Diagnostics,
    ) -> Option<Arc<[u8]>> {
        let view = Arc::new(view);
        let input = PageInput { setting: loaded.setting.clone(), template, view: view.clone() };
        let (page, found) = self.pages.get(address.to_owned(), input, |_| {
            let mut found = Diagnostics::default();
            let html = loaded.templates.render(template, &*view, &mut found);
            (html.map(|html| html.into_bytes().into()), found)
        });
        diagnostics.append(found);
        page
    }

    /// How many results are remembered.
    pub fn count(&self) -> usize {
        self.settings.count() + self.templates.count() + self.pages.count()
    }
}
