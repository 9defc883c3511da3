//! Addresses as links and requests write them: percent-encoded.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// All but the unreserved characters of RFC 3986 and `/`. A colon is among them, so that no first
/// part of a relative link is read as a scheme.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'/');

/// Percent-encodes a path or a fragment.
pub fn encode(path: &str) -> String {
    utf8_percent_encode(path, RESERVED).to_string()
}

/// Undoes percent-encoding; nothing if it is broken or hides what is not UTF-8.
pub fn decode(path: &str) -> Option<String> {
    // The library leaves a broken `%2` as it is, and what two programs decode differently is no
    // address.
    let is_whole = |rest: &str| rest.bytes().take(2).filter(u8::is_ascii_hexdigit).count() == 2;
    let all_whole = path.split('%').skip(1).all(is_whole);
    let decoded = percent_decode_str(path).decode_utf8().ok()?;
    all_whole.then(|| decoded.into_owned())
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn what_is_broken_is_not_decoded() {
        assert_eq!(decode("a%20b%2F%C3%a9").as_deref(), Some("a b/é"));
        for broken in ["a%2", "%", "a%+f", "%zz", "%ff", "%é0"] {
            assert_eq!(decode(broken), None, "{broken}");
        }
    }
}
