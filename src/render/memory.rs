//! What rendering remembers: the loaded templates, where links lead, and each page: its view under
//! what it is made from, and its bytes under its view, the only thing that templates see.

use std::sync::Arc;

use crate::diagnostics::Diagnostics;
use crate::memo::{Shared, Table, same};
use crate::par_map::par_map;
use crate::parse::Inputs;

use super::basis::{Basis, PageKind};
use super::destinations::Destinations;
use super::edition::EditionMemory;
use super::made::{MadePage, made};
use super::templates::{AnyView, TemplateFile, TemplateInput, Templates};
use super::view::{MatrixRowView, RowBasis, RowPart};
use super::{search, theme, view};

/// What came of making something, and what is wrong with it.
pub(super) type Printed<T> = (Option<Arc<T>>, Diagnostics);

/// A page with a basis of its own, and what the site's lists take from it.
pub(super) struct WrittenPage {
    pub(super) address: String,
    pub(super) printed: Printed<[u8]>,
    pub(super) entries: search::Entries,
    pub(super) listed: Option<view::Listed>,
}

impl WrittenPage {
    fn new(address: String, made: MadePage, printed: Printed<[u8]>) -> Self {
        Self {
            address,
            printed,
            entries: made.entries,
            listed: made.listed,
        }
    }
}

/// What all pages of a site that have a basis were made from.
#[derive(Clone, Debug)]
pub struct PageBases {
    pub(super) templates: Shared<Templates>,
    /// All that a link can lead to.
    pub(super) destinations: Shared<Destinations>,
    /// By address, in no order.
    pub(super) bases: Vec<(String, Shared<Basis>)>,
}

impl PageBases {
    /// The page at an address.
    pub(super) fn printed(&self, address: &str, basis: &Basis) -> Printed<[u8]> {
        let made = made(address, basis);
        print(&self.templates, made.template, &*made.view)
    }
}

/// Results of earlier runs.
#[derive(Clone, Debug, Default)]
pub struct RenderMemory {
    /// Whether no run will follow, so that pages and their views are handed on and not kept.
    last: bool,
    pub(super) edition: EditionMemory,
    settings: Table<(), Shared<TemplateInput>, Arc<TemplateInput>>,
    templates: Table<(), Shared<TemplateInput>, Printed<Templates>>,
    views: Table<String, Shared<Basis>, MadePage>,
    rows: Table<RowPart, RowBasis, Arc<MatrixRowView>>,
    pages: Table<String, Sheet, Printed<[u8]>>,
}

/// All that the bytes of a page depend on.
#[derive(Clone, Debug)]
struct Sheet {
    templates: Shared<Templates>,
    template: &'static str,
    view: Arc<dyn AnyView>,
}

impl PartialEq for Sheet {
    fn eq(&self, other: &Self) -> bool {
        let same_view = || Arc::ptr_eq(&self.view, &other.view) || self.view.is_same(&*other.view);
        self.templates == other.templates && self.template == other.template && same_view()
    }
}

impl RenderMemory {
    /// For a run that none will follow.
    pub(crate) fn of_one_run() -> Self {
        Self {
            last: true,
            ..Self::default()
        }
    }

    /// Whether none will follow.
    pub(crate) fn is_of_one_run(&self) -> bool {
        self.last
    }

    /// Begins to make pages. Where templates have errors none are made, and those of the run before
    /// are not forgotten.
    pub(super) fn begin_run(&mut self) {
        self.views.begin_run();
        self.rows.begin_run();
        self.pages.begin_run();
    }

    /// Loads the theme's templates, unless they are as they were; nothing if they have errors.
    pub(super) fn load(
        &mut self,
        inputs: &Inputs,
        theme: &str,
        site: view::SiteView,
        diagnostics: &mut Diagnostics,
    ) -> Option<Shared<Templates>> {
        self.settings.begin_run();
        self.templates.begin_run();
        let mut files = Vec::new();
        for file in theme::folder(inputs, theme, "templates") {
            files.push(TemplateFile {
                path: file.path.to_owned(),
                own: file.own,
                bytes: file.bytes.to_vec(),
            });
        }
        let setting = TemplateInput {
            theme: theme.to_owned(),
            files,
            site,
        };
        // The same value as in the last run if it is as it was: every page's sheet holds the
        // templates, and is compared by their pointer.
        let setting = Shared(same(&mut self.settings, (), setting));
        let (templates, found) = self.templates.get((), setting, |(), setting| {
            let mut found = Diagnostics::default();
            (Templates::load(setting, &mut found).map(Arc::new), found)
        });
        diagnostics.append(found);
        templates.map(Shared)
    }

    /// The pages that have a basis of their own, printed.
    pub(super) fn written(
        &mut self,
        templates: &Shared<Templates>,
        subjects: Vec<(String, PageKind)>,
        basis: impl Fn(PageKind) -> Basis + Send + Sync,
    ) -> Vec<WrittenPage> {
        if self.last {
            // One after the other from basis to bytes, so that its view is let go with the page.
            return par_map(subjects, |(address, subject)| {
                let made = made(&address, &basis(subject));
                let printed = print(templates, made.template, &*made.view);
                WrittenPage::new(address, made, printed)
            });
        }
        let asked = par_map(subjects, |(address, subject)| {
            (address, Shared(Arc::new(basis(subject))))
        });
        let addresses: Vec<String> = asked.iter().map(|(address, _)| address.clone()).collect();
        let made = self
            .views
            .get_all(asked, |address, basis| made(address, basis));
        let mut views = Vec::with_capacity(made.len());
        for (address, made) in addresses.iter().zip(&made) {
            views.push((address.clone(), made.template, made.view.clone()));
        }
        let printed = self.printed(templates, views);
        let mut pages = Vec::with_capacity(made.len());
        for ((address, made), printed) in addresses.into_iter().zip(made).zip(printed) {
            pages.push(WrittenPage::new(address, made, printed));
        }
        pages
    }

    /// What the pages of the last run were made from, if it made any.
    pub(crate) fn page_bases(&self) -> Option<PageBases> {
        let (templates, _) = self.templates.value(&())?;
        let bases = self.views.inputs();
        Some(PageBases {
            templates: Shared(templates.clone()?),
            destinations: Shared(self.edition.destinations()?),
            bases: bases
                .map(|(address, basis)| (address.clone(), basis.clone()))
                .collect(),
        })
    }

    /// Addresses of the pages that have changed for the last run: what they are made from was not
    /// what it had been.
    pub fn made_anew(&self) -> &[String] {
        self.views.anew()
    }

    /// Questions' parts of the matrix.
    pub(super) fn rows(&mut self, asked: Vec<(RowPart, RowBasis)>) -> Vec<Arc<MatrixRowView>> {
        if self.last {
            return par_map(asked, |(part, basis)| view::row(&part, &basis).into());
        }
        self.rows
            .get_all(asked, |part, basis| view::row(part, basis).into())
    }

    /// What comes of printing views, each printed unless it is as it was; no page where a template
    /// has an error.
    pub(super) fn printed(
        &mut self,
        templates: &Shared<Templates>,
        views: Vec<(String, &'static str, Arc<dyn AnyView>)>,
    ) -> Vec<Printed<[u8]>> {
        if self.last {
            return par_map(views, |(_, template, view)| {
                print(templates, template, &*view)
            });
        }
        let mut asked = Vec::with_capacity(views.len());
        for (address, template, view) in views {
            let sheet = Sheet {
                templates: templates.clone(),
                template,
                view,
            };
            asked.push((address, sheet));
        }
        self.pages.get_all(asked, |_, sheet| {
            print(&sheet.templates, sheet.template, &*sheet.view)
        })
    }

    /// How many results are remembered.
    pub fn count(&self) -> usize {
        let settings = self.settings.count() + self.templates.count();
        self.edition.count()
            + settings
            + self.views.count()
            + self.rows.count()
            + self.pages.count()
    }
}

fn print(templates: &Templates, template: &str, view: &dyn AnyView) -> Printed<[u8]> {
    let mut found = Diagnostics::default();
    let html = view.print(templates, template, &mut found);
    (html.map(|html| html.into_bytes().into()), found)
}
