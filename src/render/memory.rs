//! What rendering remembers: the loaded templates, where links lead, and each page: its view under what it is made from, and its
//! bytes under its view, the only thing that templates see.

use std::any::Any;
use std::fmt;
use std::sync::Arc;

use serde::Serialize;

use crate::diagnostics::Diagnostics;
use crate::memo::{Same, Table, same};
use crate::parse::{Inputs, WritingId};

use super::basis::{Basis, Common, Material, RowBasis};
use super::links::LinkMemory;
use super::par_map::par_map;
use super::subject::Made;
use super::templates::Templates;
use super::view::{MatrixRow, RowPart};
use super::{theme, view};

/// What came of making something, and what is wrong with it.
type Printed<T> = (Option<Arc<T>>, Diagnostics);

/// Results of earlier runs.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    /// Whether no run will follow, so that pages and their views are handed on and not kept.
    last: bool,
    pub(super) links: LinkMemory,
    settings: Table<(), Same<Setting>, Arc<Setting>>,
    templates: Table<(), Same<Setting>, Printed<Templates>>,
    common: Table<(), Same<Common>, Arc<Common>>,
    materials: Table<WritingId, Same<Material>, Arc<Material>>,
    views: Table<String, Basis, Made>,
    rows: Table<RowPart, RowBasis, Arc<MatrixRow>>,
    pages: Table<String, Sheet, Printed<[u8]>>,
    /// Addresses of the pages whose views the last run made.
    anew: Vec<String>,
}

/// What every page depends on.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Setting {
    theme: String,
    /// Path, whether it is the project's own, and bytes.
    templates: Vec<(String, bool, Vec<u8>)>,
    site: view::Site,
}

/// All that the bytes of a page depend on.
#[derive(Clone, Debug)]
struct Sheet {
    setting: Same<Setting>,
    template: &'static str,
    view: Arc<dyn AnyView>,
}

impl PartialEq for Sheet {
    fn eq(&self, other: &Self) -> bool {
        let same_view = || Arc::ptr_eq(&self.view, &other.view) || self.view.is_same(&*other.view);
        self.setting == other.setting && self.template == other.template && same_view()
    }
}

/// A view of whatever kind.
pub(super) trait AnyView: Any + fmt::Debug + Send + Sync {
    /// Whether the other is of the same kind and shows the same.
    fn is_same(&self, other: &dyn AnyView) -> bool;

    /// The page; nothing if its template has an error, which is reported.
    fn print(&self, templates: &Templates, template: &str, diagnostics: &mut Diagnostics) -> Option<String>;
}

impl<V: PartialEq + Serialize + fmt::Debug + Send + Sync + 'static> AnyView for V {
    fn is_same(&self, other: &dyn AnyView) -> bool {
        (other as &dyn Any).downcast_ref::<V>() == Some(self)
    }

    fn print(&self, templates: &Templates, template: &str, diagnostics: &mut Diagnostics) -> Option<String> {
        templates.render(template, self, diagnostics)
    }
}

/// Loaded templates and what they were loaded from.
#[derive(Clone)]
pub(super) struct Loaded {
    templates: Arc<Templates>,
    setting: Same<Setting>,
}

impl Memory {
    /// For a run that none will follow.
    pub(crate) fn of_one_run() -> Self {
        Self { last: true, ..Self::default() }
    }

    /// Begins to make pages. Where templates have errors none are made, and those of the run before are not forgotten.
    pub(super) fn turn(&mut self) {
        self.common.turn();
        self.materials.turn();
        self.views.turn();
        self.rows.turn();
        self.pages.turn();
    }

    /// Loads the theme's templates, unless they are as they were; nothing if they have errors.
    pub(super) fn load(
        &mut self,
        inputs: &Inputs,
        theme: &str,
        site: view::Site,
        diagnostics: &mut Diagnostics,
    ) -> Option<Loaded> {
        self.settings.turn();
        self.templates.turn();
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

    /// What every page may read, as an earlier run had it if it is the same.
    pub(super) fn common(&mut self, common: Common) -> Arc<Common> {
        same(&mut self.common, (), common)
    }

    /// What pages show of a text, likewise.
    pub(super) fn material(&mut self, writing: WritingId, material: Material) -> Arc<Material> {
        same(&mut self.materials, writing, material)
    }

    /// The views of pages under their addresses; `make` makes the one at a position.
    pub(super) fn views(&mut self, asked: Vec<(String, Basis)>, make: impl Fn(usize) -> Made + Send + Sync) -> Vec<Made> {
        if self.last {
            return par_map((0..asked.len()).collect(), make);
        }
        let addresses: Vec<String> = asked.iter().map(|(address, _)| address.clone()).collect();
        let anew = &mut self.anew;
        self.views.get_all(asked, |missing| {
            *anew = missing.iter().map(|(position, _)| addresses[*position].clone()).collect();
            par_map(missing, |(position, _)| make(position))
        })
    }

    /// Addresses of the pages that have changed for the last run: what they are made from was not what it had been.
    pub fn made_anew(&self) -> &[String] {
        &self.anew
    }

    /// A question's part of the matrix.
    pub(super) fn row(&mut self, part: RowPart, basis: RowBasis, make: &dyn Fn() -> MatrixRow) -> Arc<MatrixRow> {
        self.rows.get(part, basis, |_| make().into())
    }

    /// Pages under their addresses, each printed unless its view is as it was; nothing where a template has an error.
    pub(super) fn pages(
        &mut self,
        loaded: &Loaded,
        views: Vec<(String, &'static str, Arc<dyn AnyView>)>,
        diagnostics: &mut Diagnostics,
    ) -> Vec<(String, Arc<[u8]>)> {
        let print = |template, view: &dyn AnyView| {
            let mut found = Diagnostics::default();
            let html = view.print(&loaded.templates, template, &mut found);
            (html.map(|html| html.into_bytes().into()), found)
        };
        let addresses: Vec<String> = views.iter().map(|(address, ..)| address.clone()).collect();
        let printed = if self.last {
            par_map(views, |(_, template, view)| print(template, &*view))
        } else {
            let sheet = |template, view| Sheet { setting: loaded.setting.clone(), template, view };
            let asked = views.into_iter().map(|(address, template, view)| (address, sheet(template, view))).collect();
            self.pages.get_all(asked, |missing| par_map(missing, |(_, sheet)| print(sheet.template, &*sheet.view)))
        };
        let mut pages = Vec::new();
        for (address, (page, found)) in addresses.into_iter().zip(printed) {
            diagnostics.append(found);
            pages.extend(page.map(|page| (address, page)));
        }
        pages
    }

    /// How many results are remembered.
    pub fn count(&self) -> usize {
        let settings = self.settings.count() + self.templates.count() + self.common.count() + self.materials.count();
        self.links.count() + settings + self.views.count() + self.rows.count() + self.pages.count()
    }
}
