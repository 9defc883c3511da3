//! Lines that were cut by a program and not by their author.

use super::Text;

/// Whether the lines of a text are cut where a line was full, as mails do: of the lines that
/// another follows, most are nearly as long as the longest one and end inside a sentence.
pub fn is_wrapped(text: &Text) -> bool {
    /// The widths at which programs cut lines.
    const WIDTHS: std::ops::RangeInclusive<usize> = 40..=100;
    let lines: Vec<&str> = text.lines().map(|line| text.slice(line).trim()).collect();
    let length = |line: &str| line.chars().count();
    let longest = lines.iter().map(|line| length(line)).max().unwrap_or(0);
    let goes_on = |line: &&&str| {
        length(line) * 4 >= longest * 3 && !line.ends_with(['.', '!', '?', '”', '"', ':'])
    };
    let followed = followed(&lines);
    let cut = followed.iter().filter(goes_on).count();
    WIDTHS.contains(&longest) && cut >= 2 && cut * 2 >= followed.len()
}

/// The lines behind which no paragraph ends.
fn followed<'t>(lines: &[&'t str]) -> Vec<&'t str> {
    let mut followed = Vec::new();
    for pair in lines.windows(2) {
        if pair.iter().all(|line| !line.is_empty()) {
            followed.push(pair[0]);
        }
    }
    followed
}

#[cfg(test)]
mod tests {
    use super::is_wrapped;
    use crate::text::Text;

    #[test]
    fn wrapped_lines() {
        let wrapped = |text: &str| is_wrapped(&Text::from(text));
        assert!(wrapped(
            "The mayor resigned on Monday after twelve years in the\ntown hall, and nobody who had \
            been in the\nlong was surprised by it.\n"
        ));
        assert!(!wrapped(
            "The mayor resigned on Monday after twelve years.\n\nNobody was surprised.\n"
        ));
        assert!(!wrapped(
            "One short line.\nA second line that is longer than the first one.\nA third.\n"
        ));
    }
}
