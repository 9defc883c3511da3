//! Diagnostics for people, on a terminal: rustc's look.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Patch, Renderer, Snippet};

use super::excerpt::excerpt;
use super::position::Positions;
use super::visible::visible;
use super::{Diagnostic, Fix, Place, Severity};

/// One diagnostic as a small text of several lines, with a line end. Terminal escapes only if `colour`.
pub fn human(diagnostic: &Diagnostic, positions: &mut Positions<'_>, colour: bool) -> String {
    let title = level(diagnostic.severity).primary_title(visible(&diagnostic.message)).id(diagnostic.code.name());
    let main = shown(Group::with_title(title), &diagnostic.place, diagnostic.label.as_deref(), positions);
    let mut groups = vec![main];
    for related in &diagnostic.related {
        let title = Level::NOTE.secondary_title(visible(&related.message));
        groups.push(shown(Group::with_title(title), &related.place, None, positions));
    }
    groups.extend(help(diagnostic, positions));
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    tidy(&renderer.term_width(TERMINAL).render(&groups)) + &to_paste(diagnostic)
}

/// The lines of a help below its first, which the renderer would set in: they are there to be pasted, and a line `+++` must begin
/// its line.
fn to_paste(diagnostic: &Diagnostic) -> String {
    let lines = diagnostic.help.iter().flat_map(|help| help.lines().skip(1));
    lines.fold(String::new(), |text, line| text + &visible(line) + "\n")
}

/// The place is printed by us, because an excerpt's own columns are not the file's; for a snippet without a path the renderer
/// then prints the sign of one with nothing after it, and for a path without a snippet the bar that a line would stand behind.
fn tidy(rendered: &str) -> String {
    let lines = rendered.lines().map(|line| (line, without_escapes(line)));
    let lines: Vec<(&str, String)> = lines.filter(|(_, bare)| bare.trim() != ":::").collect();
    let is_row =
        |at: usize| lines.get(at).is_some_and(|(_, bare)| bare.trim_start().starts_with(|char: char| char.is_ascii_digit()));
    let is_origin = |at: usize| lines.get(at).is_some_and(|(_, bare)| bare.trim_start().starts_with("-->"));
    let is_empty = |at: usize| lines[at].1.trim() == "|" && at > 0 && is_origin(at - 1) && !is_row(at + 1);
    let kept = (0..lines.len()).filter(|at| !is_empty(*at));
    kept.fold(String::new(), |text, at| text + lines[at].0 + "\n")
}

/// The line as it is read; an escape of the renderer's ends with `m`.
fn without_escapes(line: &str) -> String {
    let parts = line.split('\u{1b}').enumerate();
    parts.map(|(number, part)| if number == 0 { part } else { part.split_once('m').map_or("", |(_, rest)| rest) }).collect()
}

/// Wider than any excerpt, so that nothing is cut twice.
const TERMINAL: usize = 400;
/// A replacement longer than this is not shown as a patch.
const SHORT: usize = 100;

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    }
}

/// The group with the place's file, line and column, and its line underlined. An empty or missing file has no line to show.
fn shown<'a>(group: Group<'a>, place: &Place, label: Option<&str>, positions: &mut Positions<'_>) -> Group<'a> {
    let bytes = positions.bytes(&place.file);
    let path = visible(place.file.as_str());
    if bytes.is_empty() {
        return group.element(Origin::path(path));
    }
    let lines = positions.lines(&place.file);
    let start = lines.position(place.span.start);
    let excerpt = excerpt(bytes, lines, place.span);
    let annotation = AnnotationKind::Primary.span(excerpt.range).label(label.map(visible));
    group
        .element(Origin::path(path).line(start.line).char_column(start.column))
        .element(Snippet::source(excerpt.text).line_start(excerpt.line).annotation(annotation))
}

/// What to do, and the edit that does it where it is short.
fn help<'a>(diagnostic: &Diagnostic, positions: &mut Positions<'_>) -> Option<Group<'a>> {
    let patch = diagnostic.fix.as_ref().and_then(|fix| patch(fix, positions));
    let words = diagnostic.help.as_deref().or(patch.is_some().then_some("write"))?.lines().next()?;
    let group = Group::with_title(Level::HELP.secondary_title(visible(words)));
    Some(match patch {
        Some(patch) => group.element(patch),
        None => group,
    })
}

fn patch<'a>(fix: &Fix, positions: &mut Positions<'_>) -> Option<Snippet<'a, Patch<'a>>> {
    let bytes = positions.bytes(&fix.place.file);
    let span = fix.place.span;
    let short = span.end <= bytes.len() && span.end.saturating_sub(span.start) <= SHORT && fix.replacement.len() <= SHORT;
    if bytes.is_empty() || !short || fix.replacement.contains('\n') {
        return None;
    }
    let excerpt = excerpt(bytes, positions.lines(&fix.place.file), span);
    if excerpt.text.contains('\n') {
        return None;
    }
    let patch = Patch::new(excerpt.range, visible(&fix.replacement));
    Some(Snippet::source(excerpt.text).line_start(excerpt.line).patch(patch))
}
