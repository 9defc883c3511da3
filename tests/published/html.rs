//! HTML as a list of tags and texts: loose, as a browser would be, and small, since it only has to
//! read what is published.

/// A tag or a run of text.
#[derive(Debug)]
pub(crate) enum Token {
    /// An opening tag with its attributes, values decoded.
    Open {
        name: String,
        attributes: Vec<(String, String)>,
    },
    /// Text between tags, decoded.
    Text(String),
    /// A comment, a closing tag, a doctype.
    Other,
}

/// The tokens of a page in order.
pub(crate) fn tokens(html: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = html;
    while !rest.is_empty() {
        let (token, after) = if let Some(comment) = rest.strip_prefix("<!--") {
            (
                Token::Other,
                comment.split_once("-->").map_or("", |(_, after)| after),
            )
        } else if starts_tag(rest) {
            tag(rest)
        } else {
            let first = rest.chars().next().map_or(1, char::len_utf8);
            let end = rest[first..].find('<').map_or(rest.len(), |at| at + first);
            (Token::Text(decode(&rest[..end])), &rest[end..])
        };
        tokens.push(token);
        rest = after;
    }
    tokens
}

/// The words that a reader sees, white space folded.
pub(crate) fn visible(html: &str) -> String {
    let texts = tokens(html).into_iter().map(|token| {
        if let Token::Text(text) = token {
            text
        } else {
            String::new()
        }
    });
    texts
        .collect::<String>()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// The values of an attribute, with the names of their tags.
pub(crate) fn values(html: &str, wanted: &str) -> Vec<(String, String)> {
    let of = |token| match token {
        Token::Open { name, attributes } => attributes
            .into_iter()
            .filter(|(key, _)| key == wanted)
            .map(|(_, value)| (name.clone(), value))
            .collect(),
        _ => Vec::new(),
    };
    tokens(html).into_iter().flat_map(of).collect()
}

fn starts_tag(rest: &str) -> bool {
    rest.starts_with('<')
        && rest[1..]
            .starts_with(|char: char| char.is_ascii_alphabetic() || char == '/' || char == '!')
}

/// A tag from its `<`, and what follows it.
fn tag(rest: &str) -> (Token, &str) {
    let name_end = rest[1..]
        .find(|char: char| char.is_whitespace() || char == '>' || char == '/')
        .map_or(rest.len(), |at| at + 1);
    let name = rest[1..name_end].to_lowercase();
    let mut attributes = Vec::new();
    let mut after = &rest[name_end..];
    loop {
        after = after.trim_start_matches(|char: char| char.is_whitespace() || char == '/');
        if after.is_empty() {
            break;
        }
        if let Some(next) = after.strip_prefix('>') {
            after = next;
            break;
        }
        let (attribute, next) = attribute(after);
        attributes.push(attribute);
        after = next;
    }
    let open = name.starts_with(|char: char| char.is_ascii_alphabetic());
    (
        if open {
            Token::Open { name, attributes }
        } else {
            Token::Other
        },
        after,
    )
}

/// One attribute, and what follows it.
fn attribute(rest: &str) -> ((String, String), &str) {
    let ends_name = |char: char| char.is_whitespace() || matches!(char, '=' | '>' | '/');
    let first = rest.chars().next().map_or(0, char::len_utf8);
    let end = rest[first..]
        .find(ends_name)
        .map_or(rest.len(), |at| first + at);
    let name = rest[..end].to_lowercase();
    let Some(value) = rest[end..].trim_start().strip_prefix('=') else {
        return ((name, String::new()), &rest[end..]);
    };
    let value = value.trim_start();
    let quoted = value
        .strip_prefix('"')
        .map(|value| ('"', value))
        .or_else(|| value.strip_prefix('\'').map(|value| ('\'', value)));
    let (value, after) = match quoted {
        Some((mark, value)) => value.split_once(mark).unwrap_or((value, "")),
        None => value.split_at(
            value
                .find(|char: char| char.is_whitespace() || char == '>')
                .unwrap_or(value.len()),
        ),
    };
    ((name, decode(value)), after)
}

/// Character references decoded: those by number and the few by name that pages use.
fn decode(text: &str) -> String {
    let mut decoded = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        decoded.push_str(&rest[..at]);
        let end = rest[at..]
            .char_indices()
            .take(12)
            .find(|(_, char)| *char == ';')
            .map(|(end, _)| end);
        let char = end.and_then(|end| reference(&rest[at + 1..at + end]));
        if let (Some(char), Some(end)) = (char, end) {
            decoded.push(char);
            rest = &rest[at + end + 1..];
        } else {
            decoded.push('&');
            rest = &rest[at + 1..];
        }
    }
    decoded + rest
}

fn reference(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{a0}'),
        _ => {
            let digits = name.strip_prefix('#')?;
            let hex = digits.strip_prefix(['x', 'X']);
            char::from_u32(hex.map_or_else(
                || digits.parse().ok(),
                |hex| u32::from_str_radix(hex, 16).ok(),
            )?)
        }
    }
}
