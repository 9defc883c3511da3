//! Markdown's tags as HTML's.

use pulldown_cmark::{Alignment, BlockQuoteKind, CodeBlockKind, Event as Parsed, Tag, TagEnd};

use crate::address::{link, slug};
use crate::parse::markdown::Event;
use crate::render::highlight;
use crate::render::links::LinkTarget;

use super::blocks::ProseWriter;
use super::page_writer::matching_end;

/// The class of a table's box: on paper, where nobody can scroll, many columns are turned and set
/// smaller.
fn width(columns: usize) -> &'static str {
    match columns {
        0..=6 => "scroll",
        7..=10 => "scroll wide",
        _ => "scroll wide widest",
    }
}

impl ProseWriter<'_, '_, '_> {
    pub(super) fn start(&mut self, tag: &Tag<'_>, index: usize) {
        match tag {
            Tag::Paragraph => self.html.push_block("<p>"),
            Tag::BlockQuote(kind) => self.start_blockquote(*kind),
            Tag::List(None) => self.html.push_block("<ul>\n"),
            Tag::List(Some(1)) => self.html.push_block("<ol>\n"),
            Tag::List(Some(first)) => self.html.open_block("ol", &[("start", &first.to_string())]),
            Tag::Item => self.html.push_block("<li>"),
            Tag::Emphasis => self.html.push_markup("<em>"),
            Tag::Strong => self.html.push_markup("<strong>"),
            Tag::Strikethrough => self.html.push_markup("<del>"),
            Tag::Superscript => self.html.push_markup("<sup>"),
            Tag::Subscript => self.html.push_markup("<sub>"),
            Tag::DefinitionList => self.html.push_block("<dl>\n"),
            Tag::DefinitionListTitle => self.html.push_block("<dt>"),
            Tag::DefinitionListDefinition => self.html.push_block("<dd>"),
            Tag::Table(columns) => {
                self.table.columns.clone_from(columns);
                self.html
                    .open_block("div", &[("class", width(columns.len())), ("tabindex", "0")]);
                self.html.push_block("<table>\n");
            }
            Tag::TableHead => {
                self.table.in_head = true;
                self.table.column = 0;
                self.html.push_block("<thead><tr>");
            }
            Tag::TableRow => {
                self.table.column = 0;
                self.html.push_block("<tr>");
            }
            Tag::TableCell => self.start_cell(index),
            // Written as a whole or as an event of ours, or nothing to write.
            Tag::Heading { .. }
            | Tag::Link { .. }
            | Tag::Image { .. }
            | Tag::CodeBlock(_)
            | Tag::FootnoteDefinition(_)
            | Tag::HtmlBlock
            | Tag::MetadataBlock(_) => {}
        }
    }

    pub(super) fn end(&mut self, tag: TagEnd, index: usize) {
        // The citation may stand below.
        if matches!(tag, TagEnd::Paragraph | TagEnd::Item | TagEnd::TableCell) {
            self.flush_left_out();
        }
        match tag {
            TagEnd::Paragraph => self.html.push_block("</p>\n"),
            TagEnd::BlockQuote(_) => {
                self.html.push_block("</blockquote>\n");
                self.uncited_block(self.body.document.events[index].1);
            }
            TagEnd::List(false) => self.html.push_block("</ul>\n"),
            TagEnd::List(true) => self.html.push_block("</ol>\n"),
            TagEnd::Item => self.html.push_block("</li>\n"),
            TagEnd::Emphasis => self.html.push_markup("</em>"),
            TagEnd::Strong => self.html.push_markup("</strong>"),
            TagEnd::Strikethrough => self.html.push_markup("</del>"),
            TagEnd::Superscript => self.html.push_markup("</sup>"),
            TagEnd::Subscript => self.html.push_markup("</sub>"),
            TagEnd::DefinitionList => self.html.push_block("</dl>\n"),
            TagEnd::DefinitionListTitle => self.html.push_block("</dt>\n"),
            TagEnd::DefinitionListDefinition => self.html.push_block("</dd>\n"),
            TagEnd::Table => self.html.push_block("</tbody></table></div>\n"),
            TagEnd::TableHead => {
                self.table.in_head = false;
                self.html.push_block("</tr></thead>\n<tbody>");
            }
            TagEnd::TableRow => self.html.push_block("</tr>\n"),
            TagEnd::TableCell => self.html.close_block(self.cell()),
            TagEnd::Heading(_)
            | TagEnd::Link
            | TagEnd::Image
            | TagEnd::CodeBlock
            | TagEnd::FootnoteDefinition
            | TagEnd::HtmlBlock
            | TagEnd::MetadataBlock(_) => {}
        }
    }

    pub(super) fn start_heading(&mut self, heading: usize) {
        let heading = &self.body.document.headings[heading];
        let id = self.page.ids.unique(&slug(&heading.text));
        self.html.open_heading(self.heading_tag(heading.level), &id);
        self.in_heading = true;
    }

    pub(super) fn end_heading(&mut self, heading: usize) {
        let level = self.body.document.headings[heading].level;
        self.html.close_heading(self.heading_tag(level));
        self.html.push_markup("\n");
        self.in_heading = false;
        self.after_heading();
    }

    fn heading_tag(&self, level: u8) -> &'static str {
        const TAGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];
        let raised = (isize::from(level) + self.raise).clamp(1, 6) - 1;
        TAGS[raised.unsigned_abs()]
    }

    fn start_blockquote(&mut self, kind: Option<BlockQuoteKind>) {
        let class = match kind {
            None => return self.html.push_block("<blockquote>\n"),
            Some(BlockQuoteKind::Note) => "note",
            Some(BlockQuoteKind::Tip) => "tip",
            Some(BlockQuoteKind::Important) => "important",
            Some(BlockQuoteKind::Warning) => "warning",
            Some(BlockQuoteKind::Caution) => "caution",
        };
        self.html.open_block("blockquote", &[("class", class)]);
    }

    /// Columns are aligned by class: an inline style would break the policy that every page
    /// carries. A head without words heads nothing; over the first column it leaves the rows to
    /// their first cells.
    fn start_cell(&mut self, index: usize) {
        let next = self.body.document.events.get(index + 1);
        let empty = matches!(
            next,
            Some((Event::Markdown(Parsed::End(TagEnd::TableCell)), _))
        );
        if self.table.in_head && self.table.column == 0 {
            self.table.heads_rows = empty;
        }
        let scope = match (self.table.in_head, self.table.column) {
            _ if empty => None,
            (true, _) => Some("col"),
            (false, 0) if self.table.heads_rows => Some("row"),
            (false, _) => None,
        };
        self.table.heads = scope.is_some();
        let class = match self.table.columns.get(self.table.column) {
            Some(Alignment::Left) => Some("left"),
            Some(Alignment::Center) => Some("center"),
            Some(Alignment::Right) => Some("right"),
            Some(Alignment::None) | None => None,
        };
        self.table.column += 1;
        let mut attributes = Vec::new();
        attributes.extend(class.map(|class| ("class", class)));
        attributes.extend(scope.map(|scope| ("scope", scope)));
        self.html.open_block(self.cell(), &attributes);
    }

    /// The element of the cell that is being written.
    fn cell(&self) -> &'static str {
        if self.table.heads { "th" } else { "td" }
    }

    pub(super) fn start_link(&mut self, link: usize) {
        if let Some(href) = self.href(link) {
            // On paper an address is written out behind its words, but where it is these.
            let is_bare = self.body.document.links[link].is_bare;
            let class = is_bare.then_some(("class", "url"));
            let attributes: Vec<_> = class.into_iter().chain([("href", &*href)]).collect();
            self.html.open("a", &attributes);
            self.in_link = true;
        }
    }

    pub(super) fn end_link(&mut self, link: usize) {
        self.in_link = false;
        if !matches!(self.link_target(link), None | Some(LinkTarget::Refused)) {
            self.html.push_markup("</a>");
        }
        self.after_link();
    }

    pub(super) fn link_target(&self, link: usize) -> Option<&LinkTarget> {
        self.page
            .basis
            .text(&self.body.id)
            .links
            .as_ref()?
            .get(link)
    }

    /// The address of a link or image on this page; nothing if it may not be linked to.
    pub(super) fn href(&self, index: usize) -> Option<String> {
        match self.link_target(index)? {
            LinkTarget::External(url) => Some(url.clone()),
            LinkTarget::Here(rest) => Some(rest.clone()),
            LinkTarget::Internal { address, rest } => {
                Some(format!("{}{rest}", link(self.page.at, address)))
            }
            LinkTarget::Refused => None,
        }
    }

    pub(super) fn code_block(&mut self, kind: &CodeBlockKind<'_>, index: usize) -> usize {
        let events = &self.body.document.events;
        let end = matching_end(events, index);
        let code: String = events[index..end]
            .iter()
            .filter_map(|(event, _)| match event {
                Event::Markdown(Parsed::Text(text)) => Some(&**text),
                _ => None,
            })
            .collect();
        let language = match kind {
            CodeBlockKind::Fenced(info) => info.split([',', ' ']).next().unwrap_or(""),
            CodeBlockKind::Indented => "",
        };
        self.html
            .push_block("<pre class=\"code\" tabindex=\"0\"><code>");
        let coloured = if self.page.basis.common.plain_code {
            None
        } else {
            highlight::highlight(&code, language)
        };
        match coloured {
            Some(html) => {
                self.html.push_unread(&html);
                self.html.push_words(&code);
            }
            None => self.html.push_text(&code),
        }
        self.html.push_block("</code></pre>\n");
        end + 1
    }
}
