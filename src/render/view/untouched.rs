//! What is not compared: the sentences with facts that no comparison quotes, as a machine lists
//! them.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::address;
use crate::compare::{Fact, UntouchedSentence};
use crate::corpus::Corpus;
use crate::parse::{Project, SourceId, SourceText};
use crate::render::basis::Common;
use crate::render::paging::{self, Grouped, Weigh};
use crate::render::strings::{Strings, direction};

use super::{FrameView, LinkView, PagerView, frame, locus, pager};

/// `untouched.html`.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct UntouchedListView {
    /// Head and navigation.
    pub frame: FrameView,
    /// How many sentences are listed, or that none are.
    pub count: String,
    /// The sentences by source.
    pub groups: Vec<UntouchedGroupView>,
    /// Labels of the sources of which none is listed.
    pub not_listed: Vec<String>,
    /// Labels of the sources of which only excerpts may be published.
    pub excerpts: Vec<String>,
    /// Where the list goes on.
    pub pager: Option<PagerView>,
}

/// The sentences of one source.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct UntouchedGroupView {
    /// Id of its heading.
    pub id: String,
    /// The source's page.
    pub source: LinkView,
    /// BCP 47 tag.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// The sentences.
    pub sentences: Vec<UntouchedView>,
}

/// A sentence.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct UntouchedView {
    /// Its paragraph on the source's page: “¶ 3”.
    pub place: LinkView,
    /// The words.
    pub words: String,
    /// What makes a machine list it: “number, name”.
    pub holds: String,
}

impl Weigh for UntouchedView {
    fn weight(&self) -> usize {
        150 + self.place.href.len() + self.words.len() + self.holds.len()
    }
}

/// All pages of the list, one at least.
pub(crate) fn untouched_lists(
    common: &Common,
    (project, corpus): (&Project, &Corpus),
    untouched: &[UntouchedSentence],
) -> Vec<UntouchedListView> {
    let mut by_source: BTreeMap<&SourceId, Vec<UntouchedView>> = BTreeMap::new();
    for sentence in untouched {
        let views = by_source.entry(&sentence.source).or_default();
        views.push(view(common, corpus, sentence));
    }
    let (mut groups, mut not_listed, mut excerpts) = (Vec::new(), Vec::new(), Vec::new());
    for id in common.in_order() {
        let label = common.label(id).to_owned();
        match by_source.remove(id) {
            Some(views) => groups.push((id.clone(), views)),
            None if project.sources[id].published_text == SourceText::Full => {
                not_listed.push(label);
            }
            None => excerpts.push(label),
        }
    }
    let pages = paging::groups(groups, usize::MAX);
    let count = pages.len();
    let mut lists = Vec::with_capacity(count);
    for (number, [groups, _]) in (1..).zip(pages) {
        lists.push(UntouchedListView {
            frame: frame(
                common,
                &address::of_list(address::NOT_COMPARED, number),
                common.strings.get("untouched").to_owned(),
                None,
            ),
            count: counted(&common.strings, untouched.len()),
            groups: groups
                .into_iter()
                .map(|group| of_source(common, project, group))
                .collect(),
            not_listed: not_listed.clone(),
            excerpts: excerpts.clone(),
            pager: pager(common, address::NOT_COMPARED, number, count),
        });
    }
    lists
}

/// “12 sentences”; never that there is nothing to compare.
pub(crate) fn counted(strings: &Strings, count: usize) -> String {
    match count {
        0 => strings.get("untouched_none").to_owned(),
        count => strings.count("untouched", count),
    }
}

fn of_source(
    common: &Common,
    project: &Project,
    (id, sentences): Grouped<SourceId, UntouchedView>,
) -> UntouchedGroupView {
    let language = &project.sources[&id].language;
    UntouchedGroupView {
        id: format!("of-{id}"),
        source: LinkView::new(address::of_source(&id), common.label(&id)),
        lang: language.clone(),
        dir: direction(language),
        sentences,
    }
}

fn view(common: &Common, corpus: &Corpus, untouched: &UntouchedSentence) -> UntouchedView {
    let index = &corpus[&untouched.source];
    let sentence = &index.all_sentences()[untouched.sentence];
    let holds = untouched
        .holds
        .iter()
        .map(|fact| name(&common.strings, *fact));
    let number = sentence.paragraph;
    let page = address::of_source(&untouched.source);
    UntouchedView {
        place: LinkView::new(
            format!("{page}#{}", address::paragraph_id(number)),
            locus(&common.strings, number..=number),
        ),
        words: index.in_one_line(sentence.span),
        holds: holds.collect::<Vec<_>>().join(common.strings.get("comma")),
    }
}

fn name(strings: &Strings, fact: Fact) -> &str {
    strings.get(match fact {
        Fact::Number => "fact_number",
        Fact::Date => "fact_date",
        Fact::Name => "fact_name",
        Fact::Speech => "fact_speech",
    })
}
