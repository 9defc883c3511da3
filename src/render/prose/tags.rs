//! Markdown's tags as HTML's.

use pulldown_cmark::{Alignment, BlockQuoteKind, CodeBlockKind, Event, HeadingLevel, Tag, TagEnd};

use crate::render::address::{link, slug};
use crate::render::highlight;
use crate::render::links::Target;
use crate::text::Span;

use super::blocks::Writer;
use super::matching_end;

impl Writer<'_, '_, '_> {
    pub(super) fn start(&mut self, tag: &Tag<'_>, index: usize) {
        match tag {
            Tag::Paragraph => self.html.push_markup("<p>"),
            Tag::Heading { level, .. } => self.start_heading(*level, index),
            Tag::BlockQuote(kind) => self.start_blockquote(*kind),
            Tag::List(None) => self.html.push_markup("<ul>\n"),
            Tag::List(Some(1)) => self.html.push_markup("<ol>\n"),
            Tag::List(Some(first)) => self.html.open("ol", &[("start", &first.to_string())]),
            Tag::Item => self.html.push_markup("<li>"),
            Tag::Emphasis => self.html.push_markup("<em>"),
            Tag::Strong => self.html.push_markup("<strong>"),
            Tag::Strikethrough => self.html.push_markup("<del>"),
            Tag::Superscript => self.html.push_markup("<sup>"),
            Tag::Subscript => self.html.push_markup("<sub>"),
            Tag::DefinitionList => self.html.push_markup("<dl>\n"),
            Tag::DefinitionListTitle => self.html.push_markup("<dt>"),
            Tag::DefinitionListDefinition => self.html.push_markup("<dd>"),
            Tag::Link { .. } => self.start_link(index),
            Tag::Table(columns) => {
                self.columns.clone_from(columns);
                self.html.push_markup("<div class=\"scroll\" tabindex=\"0\"><table>\n");
            }
            Tag::TableHead => {
                self.in_head = true;
                self.column = 0;
                self.html.push_markup("<thead><tr>");
            }
            Tag::TableRow => {
                self.column = 0;
                self.html.push_markup("<tr>");
            }
            Tag::TableCell => self.start_cell(index),
            // Written as a whole elsewhere, or nothing to write.
            Tag::CodeBlock(_) | Tag::Image { .. } | Tag::FootnoteDefinition(_) | Tag::HtmlBlock | Tag::MetadataBlock(_) => {}
        }
    }

    pub(super) fn end(&mut self, tag: TagEnd, span: Span) {
        match tag {
            TagEnd::Paragraph => self.html.push_markup("</p>\n"),
            TagEnd::Heading(level) => {
                self.html.close(self.heading_tag(level));
                self.html.push_markup("\n");
            }
            TagEnd::BlockQuote(_) => self.html.push_markup("</blockquote>\n"),
            TagEnd::List(false) => self.html.push_markup("</ul>\n"),
            TagEnd::List(true) => self.html.push_markup("</ol>\n"),
            TagEnd::Item => self.html.push_markup("</li>\n"),
            TagEnd::Emphasis => self.html.push_markup("</em>"),
            TagEnd::Strong => self.html.push_markup("</strong>"),
            TagEnd::Strikethrough => self.html.push_markup("</del>"),
            TagEnd::Superscript => self.html.push_markup("</sup>"),
            TagEnd::Subscript => self.html.push_markup("</sub>"),
            TagEnd::DefinitionList => self.html.push_markup("</dl>\n"),
            TagEnd::DefinitionListTitle => self.html.push_markup("</dt>\n"),
            TagEnd::DefinitionListDefinition => self.html.push_markup("</dd>\n"),
            TagEnd::Link => {
                self.in_link = false;
                if !matches!(self.link_target(span), None | Some(Target::Refused)) {
                    self.html.push_markup("</a>");
                }
            }
            TagEnd::Table => self.html.push_markup("</tbody></table></div>\n"),
            TagEnd::TableHead => {
                self.in_head = false;
                self.html.push_markup("</tr></thead>\n<tbody>");
            }
            TagEnd::TableRow => self.html.push_markup("</tr>\n"),
            TagEnd::TableCell => self.html.close(self.cell),
            TagEnd::CodeBlock | TagEnd::Image | TagEnd::FootnoteDefinition | TagEnd::HtmlBlock | TagEnd::MetadataBlock(_) => {}
        }
    }

    fn start_heading(&mut self, level: HeadingLevel, index: usize) {
        let span = self.body.document.events[index].1;
        let headings = &self.body.document.headings;
        let found = headings.binary_search_by_key(&span.start, |heading| heading.span.start);
        let words = found.map_or("", |found| headings[found].text.as_str());
        let id = self.page.ids.unique(&slug(words));
        self.html.open(self.heading_tag(level), &[("id", &id)]);
    }

    fn heading_tag(&self, level: HeadingLevel) -> &'static str {
        const TAGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];
        let raised = (level as isize + self.raise).clamp(1, 6) - 1;
        TAGS[raised.unsigned_abs()]
    }

    fn start_blockquote(&mut self, kind: Option<BlockQuoteKind>) {
        let class = match kind {
            None => return self.html.push_markup("<blockquote>\n"),
            Some(BlockQuoteKind::Note) => "note",
            Some(BlockQuoteKind::Tip) => "tip",
            Some(BlockQuoteKind::Important) => "important",
            Some(BlockQuoteKind::Warning) => "warning",
            Some(BlockQuoteKind::Caution) => "caution",
        };
        self.html.open("blockquote", &[("class", class)]);
    }

    /// Columns are aligned by class: an inline style would break the policy that every page carries.
    /// A head without words heads nothing; over the first column it leaves the rows to their first cells.
    fn start_cell(&mut self, index: usize) {
        let empty = matches!(self.body.document.events.get(index + 1), Some((Event::End(TagEnd::TableCell), _)));
        if self.in_head && self.column == 0 {
            self.heads_rows = empty;
        }
        let scope = match (self.in_head, self.column) {
            _ if empty => None,
            (true, _) => Some("col"),
            (false, 0) if self.heads_rows => Some("row"),
            (false, _) => None,
        };
        self.cell = if scope.is_some() { "th" } else { "td" };
        let class = match self.columns.get(self.column) {
            Some(Alignment::Left) => Some("left"),
            Some(Alignment::Center) => Some("center"),
            Some(Alignment::Right) => Some("right"),
            Some(Alignment::None) | None => None,
        };
        self.column += 1;
        let mut attributes = Vec::new();
        attributes.extend(class.map(|class| ("class", class)));
        attributes.extend(scope.map(|scope| ("scope", scope)));
        self.html.open(self.cell, &attributes);
    }

    fn start_link(&mut self, index: usize) {
        let span = self.body.document.events[index].1;
        if let Some(href) = self.href(span) {
            self.html.open("a", &[("href", &href)]);
            self.in_link = true;
        }
    }

    fn link_target(&self, span: Span) -> Option<&Target> {
        self.page.edition.links.get(&self.body.id)?.get(&span)
    }

    /// The address of a link or image on this page; nothing if it may not be linked to.
    fn href(&self, span: Span) -> Option<String> {
        match self.link_target(span)? {
            Target::External(url) => Some(url.clone()),
            Target::Here(rest) => Some(rest.clone()),
            Target::Internal { address, rest } => Some(format!("{}{rest}", link(self.page.at, address))),
            Target::Refused => None,
        }
    }

    /// An image with its words as alternative text; the words alone if its address is refused.
    pub(super) fn image(&mut self, index: usize) -> usize {
        let events = &self.body.document.events;
        let end = matching_end(events, index);
        let alternative: String = events[index..end]
            .iter()
            .filter_map(|(event, _)| match event {
                Event::Text(text) | Event::Code(text) => Some(&**text),
                Event::SoftBreak | Event::HardBreak => Some(" "),
                _ => None,
            })
            .collect();
        let span = events[index].1;
        match (self.link_target(span), self.href(span)) {
            (Some(Target::Internal { .. }), Some(src)) => {
                self.html.open("img", &[("src", &src), ("alt", &alternative), ("loading", "lazy")]);
            }
            // A picture of another host would tell that host who reads; the policy forbids it too. So it is linked to.
            (Some(Target::External(_)), Some(href)) if !self.in_link => {
                self.html.open("a", &[("href", &href)]);
                self.html.push_text(&alternative);
                self.html.close("a");
            }
            _ => self.html.push_text(&alternative),
        }
        end + 1
    }

    pub(super) fn code_block(&mut self, kind: &CodeBlockKind<'_>, index: usize) -> usize {
        let events = &self.body.document.events;
        let end = matching_end(events, index);
        let code: String = events[index..end]
            .iter()
            .filter_map(|(event, _)| match event {
                Event::Text(text) => Some(&**text),
                _ => None,
            })
            .collect();
        let language = match kind {
            CodeBlockKind::Fenced(info) => info.split([',', ' ']).next().unwrap_or(""),
            CodeBlockKind::Indented => "",
        };
        self.html.push_markup("<pre class=\"code\" tabindex=\"0\"><code>");
        match highlight::highlight(&code, language) {
            Some(html) => self.html.push(&html),
            None => self.html.push_text(&code),
        }
        self.html.push_markup("</code></pre>\n");
        end + 1
    }
}
