//! Pictures, sound and film, with what is said below them.

use pulldown_cmark::Event as Parsed;

use crate::parse::markdown::{Edge, Event};
use crate::render::links::LinkTarget;

use super::blocks::ProseWriter;
use super::page_writer::matching_end;

/// How a file of the site is shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Medium {
    Picture,
    Film,
    Sound,
}

impl ProseWriter<'_, '_, '_> {
    /// A paragraph that is nothing but a picture with a title: the title is its caption. Returns
    /// the index behind it; nothing if it is any other paragraph.
    pub(super) fn figure(&mut self, index: usize) -> Option<usize> {
        let events = &self.body.document.events;
        let end = matching_end(events, index);
        let Event::Picture(link, Edge::Start) = events.get(index + 1)?.0 else {
            return None;
        };
        let title = self.body.document.links[link].title.clone()?;
        if matching_end(events, index + 1) + 1 != end {
            return None;
        }
        self.html.push_block("<figure>");
        self.picture(link, index + 1);
        self.html.push_block("<figcaption>");
        self.html.push_text(&title);
        self.html.push_block("</figcaption></figure>\n");
        Some(end + 1)
    }

    /// A picture among words; what is said of it follows in brackets.
    pub(super) fn image(&mut self, link: usize, index: usize) -> usize {
        self.picture(link, index);
        if let Some(title) = &self.body.document.links[link].title {
            self.html.push_text(&format!(" ({title})"));
        }
        matching_end(&self.body.document.events, index) + 1
    }

    /// A picture, film or sound with its words as alternative text; the words alone if its address
    /// is refused.
    fn picture(&mut self, link: usize, index: usize) {
        let alternative = self.alternative(index);
        match (self.link_target(link), self.href(link)) {
            (Some(LinkTarget::Internal { address, .. }), Some(src)) => {
                let medium = medium(address);
                self.medium(medium, &src, &alternative);
            }
            // A picture of another host would tell that host who reads; the policy forbids it too.
            // So it is linked to.
            (Some(LinkTarget::External(_)), Some(href)) if !self.in_link => {
                self.html.open("a", &[("href", &href)]);
                // A link without words could be seen by nobody.
                let words = if alternative.trim().is_empty() {
                    &href
                } else {
                    &alternative
                };
                self.html.push_text(words);
                self.html.close("a");
            }
            _ => self.html.push_text(&alternative),
        }
    }

    fn medium(&mut self, medium: Medium, src: &str, words: &str) {
        let player = match medium {
            Medium::Picture => {
                let attributes = [("src", src), ("alt", words), ("loading", "lazy")];
                return self.html.open("img", &attributes);
            }
            Medium::Film => "video",
            Medium::Sound => "audio",
        };
        let attributes = [
            ("controls", ""),
            ("preload", "metadata"),
            ("src", src),
            ("aria-label", words),
        ];
        self.html.open(player, &attributes);
        self.html.close(player);
    }

    fn alternative(&self, index: usize) -> String {
        let events = &self.body.document.events;
        let mut words = String::new();
        for (event, _) in &events[index..matching_end(events, index)] {
            match event {
                Event::Markdown(Parsed::Text(text) | Parsed::Code(text)) => words.push_str(text),
                Event::Markdown(Parsed::SoftBreak | Parsed::HardBreak) => words.push(' '),
                _ => {}
            }
        }
        words
    }
}

/// What a file is by its name.
fn medium(address: &str) -> Medium {
    let extension = address.rsplit('.').next().unwrap_or_default();
    match extension.to_ascii_lowercase().as_str() {
        "mp4" | "m4v" | "webm" | "ogv" | "mov" => Medium::Film,
        "mp3" | "m4a" | "ogg" | "oga" | "opus" | "wav" | "flac" | "aac" => Medium::Sound,
        _ => Medium::Picture,
    }
}
