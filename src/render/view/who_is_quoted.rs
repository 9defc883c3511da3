//! Who is quoted: what sources give in quotation marks, side by side.

use serde::Serialize;

use crate::address::{self, Ids};
use crate::compare::{SpeechId, SpeechInventory};
use crate::corpus::Corpus;
use crate::render::basis::Common;
use crate::render::paging::{self, Grouped, Weigh};
use crate::render::strings::direction;

use super::{FrameView, LinkView, PagerView, frame, locus, pager};

/// `speech.html`.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct SpeechListView {
    /// Head and navigation.
    pub frame: FrameView,
    /// How many direct quotations each source has, on the first page.
    pub counts: Vec<SpeechCountView>,
    /// What sources have of the same words.
    pub same_words: Vec<SpeechGroupView>,
    /// By speaker.
    pub speakers: Vec<SpeechGroupView>,
    /// What no text plainly gives to anybody.
    pub unattributed: Vec<SpeechGroupView>,
    /// Labels of the sources of which only excerpts may be published.
    pub excerpts: Vec<String>,
    /// Where the list goes on.
    pub pager: Option<PagerView>,
}

/// How many direct quotations a source has.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct SpeechCountView {
    /// Its page.
    pub source: LinkView,
    /// “3 direct quotations”.
    pub count: String,
}

/// Direct quotations that have something in common.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct SpeechGroupView {
    /// Id of its heading.
    pub id: String,
    /// The speaker, or the first words.
    pub label: String,
    /// Those of each source.
    pub sources: Vec<Vec<SpeechView>>,
}

/// A direct quotation.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(crate) struct SpeechView {
    /// The source's label and the paragraph on its page.
    pub source: LinkView,
    /// “¶ 3”.
    pub locus: String,
    /// BCP 47 tag of the source.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// The words.
    pub words: String,
    /// Who says them, as the text has it; nothing where it does not plainly say so.
    pub speaker: Option<String>,
    #[serde(skip)]
    rank: usize,
}

impl Weigh for SpeechView {
    fn weight(&self) -> usize {
        let speaker = self.speaker.as_ref().map_or(0, String::len);
        400 + self.source.href.len() + self.source.label.len() + self.words.len() + speaker
    }
}

/// Which list of the page a group stands in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Section {
    SameWords,
    Speakers,
    Unattributed,
}

/// A group's section, id and label.
type SpeechHeading = (Section, String, String);

/// All pages of the list, one at least.
pub(crate) fn speech_lists(
    common: &Common,
    corpus: &Corpus,
    inventory: &SpeechInventory,
) -> Vec<SpeechListView> {
    let pages = paging::groups(groups(common, corpus, inventory), usize::MAX);
    let count = pages.len();
    let mut lists = Vec::with_capacity(count);
    for (number, [groups, _]) in (1..).zip(pages) {
        let at = address::of_list(address::WHO_IS_QUOTED, number);
        let title = common.strings.get("who_is_quoted").to_owned();
        let mut list = SpeechListView {
            frame: frame(common, &at, title, None),
            counts: Vec::new(),
            same_words: Vec::new(),
            speakers: Vec::new(),
            unattributed: Vec::new(),
            excerpts: excerpts(common, inventory),
            pager: pager(common, address::WHO_IS_QUOTED, number, count),
        };
        if number == 1 {
            list.counts = counts(common, inventory);
        }
        for (heading, speech) in groups {
            list.add(heading, speech);
        }
        lists.push(list);
    }
    lists
}

impl SpeechListView {
    fn add(&mut self, (section, id, label): SpeechHeading, speech: Vec<SpeechView>) {
        let mut sources: Vec<Vec<SpeechView>> = Vec::new();
        for one in speech {
            match sources.last_mut() {
                Some(last) if last[0].rank == one.rank => last.push(one),
                _ => sources.push(vec![one]),
            }
        }
        let group = SpeechGroupView { id, label, sources };
        match section {
            Section::SameWords => self.same_words.push(group),
            Section::Speakers => self.speakers.push(group),
            Section::Unattributed => self.unattributed.push(group),
        }
    }
}

fn groups(
    common: &Common,
    corpus: &Corpus,
    inventory: &SpeechInventory,
) -> Vec<Grouped<SpeechHeading, SpeechView>> {
    let mut ids = Ids::default();
    let views = |speech: &[SpeechId]| {
        let mut views: Vec<SpeechView> = speech
            .iter()
            .map(|id| view(common, corpus, inventory, id))
            .collect();
        views.sort_by_key(|view| view.rank);
        views
    };
    let mut groups = Vec::new();
    for same in &inventory.same_words {
        let views = views(same);
        let label = shortened(&views[0].words);
        groups.push(((Section::SameWords, ids.unique("same"), label), views));
    }
    for (name, speech) in &inventory.speakers {
        let id = ids.unique(&format!("speaker-{}", address::slug(name)));
        groups.push(((Section::Speakers, id, name.clone()), views(speech)));
    }
    if !inventory.unattributed.is_empty() {
        let label = common.strings.get("speaker_not_found").to_owned();
        let heading = (Section::Unattributed, ids.unique("nobody"), label);
        groups.push((heading, views(&inventory.unattributed)));
    }
    groups
}

/// The first words, at most about sixty characters.
fn shortened(words: &str) -> String {
    let words = words.trim_end_matches([',', ' ']);
    let mut short: String = words.chars().take(60).collect();
    if short.len() < words.len() {
        let cut = short.rfind(char::is_whitespace).unwrap_or(short.len());
        short.truncate(cut);
        short.push('…');
    }
    short
}

fn view(
    common: &Common,
    corpus: &Corpus,
    inventory: &SpeechInventory,
    (source, number): &SpeechId,
) -> SpeechView {
    let (index, speech) = (&corpus[source], &inventory.speech[source][*number]);
    let (page, paragraph) = (address::of_source(source), speech.paragraph);
    let place = format!("{page}#{}", address::paragraph_id(paragraph));
    SpeechView {
        source: LinkView::new(place, common.label(source)),
        locus: locus(&common.strings, paragraph..=paragraph),
        lang: index.source.language.clone(),
        dir: direction(&index.source.language),
        words: index.in_one_line(speech.span),
        speaker: speech.speaker.map(|name| index.in_one_line(name)),
        rank: common.rank(source),
    }
}

/// How many each source has; a source without any is named too.
fn counts(common: &Common, inventory: &SpeechInventory) -> Vec<SpeechCountView> {
    let mut counts = Vec::with_capacity(inventory.speech.len());
    for source in common.in_order() {
        let Some(speech) = inventory.speech.get(source) else {
            continue;
        };
        counts.push(SpeechCountView {
            source: LinkView::new(address::of_source(source), common.label(source)),
            count: match speech.len() {
                0 => common.strings.get("speech_none").to_owned(),
                count => common.strings.count("speech", count),
            },
        });
    }
    counts
}

/// Labels of the sources that are left out.
fn excerpts(common: &Common, inventory: &SpeechInventory) -> Vec<String> {
    let sources = common.in_order().into_iter();
    let left_out = sources.filter(|source| !inventory.speech.contains_key(*source));
    left_out
        .map(|source| common.label(source).to_owned())
        .collect()
}
