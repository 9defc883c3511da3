//! What a text itself tells of where it is from; only what it says plainly.

use crate::language::detect::detect;
use crate::parse::Date;
use crate::text::{Text, is_wrapped};

/// What was read out of a text.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Told {
    /// Its first line, where that is a short headline.
    pub title: Option<String>,
    /// A date, `2025-06-16`.
    pub published: Option<String>,
    /// An address.
    pub url: Option<String>,
    /// The tag of the language that it plainly reads as.
    pub language: Option<&'static str>,
    /// Whether its lines are cut at one width, as mails and terminals do.
    pub is_wrapped: bool,
}

/// Reads a text.
pub fn told(text: &Text) -> Told {
    /// Lines at the head of a text in which its date and address stand, if they do.
    const HEAD: usize = 8;
    let lines: Vec<&str> = text.lines().map(|line| text.slice(line).trim()).collect();
    let visible: Vec<&str> = lines
        .iter()
        .copied()
        .filter(|line| !line.is_empty())
        .collect();
    let head = || visible.iter().take(HEAD).copied();
    Told {
        title: title(&visible),
        published: head().find_map(published),
        url: head().chain(visible.last().copied()).find_map(url),
        language: detect(text.as_str()),
        is_wrapped: is_wrapped(text),
    }
}

/// The first line, if it is short, is no sentence, and a longer text follows.
fn title(visible: &[&str]) -> Option<String> {
    const WORDS: usize = 16;
    let (first, rest) = visible.split_first()?;
    let short =
        first.split_whitespace().count() <= WORDS && !first.ends_with(['.', ',', ';', ':', '-']);
    let plain = url(first).is_none()
        && published(first).is_none()
        && first.chars().any(char::is_alphabetic);
    let longer = rest.iter().any(|line| line.len() > first.len());
    (short && plain && longer).then(|| first.trim_start_matches(['#', ' ']).to_owned())
}

/// A line that is a date and nothing else, perhaps after `Published:` or the like.
fn published(line: &str) -> Option<String> {
    let lower = line.to_lowercase();
    let words = ["published", "posted", "date", "dated", "on", ":"];
    let mut rest = lower.trim();
    while let Some(after) = words.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = after.trim_start();
    }
    date(rest.trim_end_matches('.'))
}

/// `2025-06-16`, `16 June 2025` or `June 16, 2025`. Dates in digits alone are read in two ways, so
/// they are left to the author.
fn date(text: &str) -> Option<String> {
    let is_day = |date: &Date| date.as_str().len() == "2025-06-16".len();
    let day = Date::parse(text)
        .filter(is_day)
        .or_else(|| Date::in_words(text))?;
    Some(day.to_string())
}

/// A line that is an address and nothing else, perhaps after `Source:` or the like.
fn url(line: &str) -> Option<String> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let (address, before) = words.split_last()?;
    let says_so =
        |word: &&str| ["source:", "url:", "link:", "from:"].contains(&word.to_lowercase().as_str());
    let is_address = address.starts_with("https://") || address.starts_with("http://");
    (is_address && before.len() <= 1 && before.iter().all(says_so)).then(|| (*address).to_owned())
}

#[cfg(test)]
mod tests {
    use super::{date, told, url};
    use crate::text::Text;

    #[test]
    fn what_is_said_plainly() {
        let text = "Mayor resigns\n16 June 2025\nhttps://example.org/mayor\n\n\
                    The mayor of the town resigned on Monday, she said.\n";
        let told = told(&Text::from(text));
        assert_eq!(told.title.as_deref(), Some("Mayor resigns"));
        assert_eq!(told.published.as_deref(), Some("2025-06-16"));
        assert_eq!(told.url.as_deref(), Some("https://example.org/mayor"));
        assert!(!told.is_wrapped);
    }

    #[test]
    fn dates_that_can_be_read_in_one_way() {
        assert_eq!(
            [date("2025-06-16"), date("june 16, 2025")],
            [(); 2].map(|()| Some("2025-06-16".to_owned()))
        );
        assert_eq!(
            [date("06/07/2025"), date("2025-06"), date("2025"), date("")],
            [const { None }; 4]
        );
        assert_eq!(url("see https://example.org for more"), None);
    }
}
