//! Names that no file system takes, and names that some take for one.

use unicode_normalization::UnicodeNormalization;

/// Longest name in bytes; file systems allow 255, and a temporary name needs room.
pub const LONGEST_NAME: usize = 200;

/// Why a name cannot be that of a file or folder on every common system, as the rest of a sentence
/// that begins with “it”; nothing if it can.
pub fn unsafe_name(name: &str) -> Option<&'static str> {
    match name {
        "" => Some("is empty"),
        "." | ".." => Some("leads elsewhere"),
        _ if name.chars().any(char::is_control) => Some("holds a control character"),
        _ if name.contains(['\\', ':']) => Some("holds a backslash or a colon"),
        _ if name.ends_with(['.', ' ']) => Some("ends with a full stop or a blank"),
        _ if name.len() > LONGEST_NAME => Some("is longer than 200 bytes"),
        _ if is_device(name) => Some("is the name of a device on Windows"),
        _ => None,
    }
}

/// The first part of an address that cannot be a name everywhere, and why, as [`unsafe_name`] says.
pub fn unsafe_part(address: &str) -> Option<(&str, &'static str)> {
    address
        .split('/')
        .find_map(|part| Some((part, unsafe_name(part)?)))
}

/// Names that Windows gives to devices, whatever stands after a dot: those of Microsoft's “Naming
/// Files, Paths, and Namespaces”.
fn is_device(name: &str) -> bool {
    let stem = name
        .split('.')
        .next()
        .unwrap_or_default()
        .trim_end()
        .to_lowercase();
    let is_number =
        |rest: &str| matches!(rest, "¹" | "²" | "³") || matches!(rest.as_bytes(), [b'0'..=b'9']);
    let numbered = |device: &str| stem.strip_prefix(device).is_some_and(is_number);
    matches!(
        stem.as_str(),
        "con" | "prn" | "aux" | "nul" | "conin$" | "conout$"
    ) || numbered("com")
        || numbered("lpt")
}

/// The form in which two addresses are the same to a file system that knows no case or composes
/// characters.
pub fn folded(address: &str) -> String {
    if address.is_ascii() {
        return address.to_ascii_lowercase();
    }
    address
        .nfc()
        .flat_map(char::to_uppercase)
        .flat_map(char::to_lowercase)
        .nfc()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::unsafe_name;

    #[test]
    fn names_that_some_system_does_not_take() {
        let long = "x".repeat(201);
        for name in [
            "", "..", "a\\b", "c:x", "a\0", "nul", "COM1.txt", "com0.md", "LPT²", "con .x", "a.",
            "a ", &long,
        ] {
            assert!(unsafe_name(name).is_some(), "{name}");
        }
        for name in [
            "index.html",
            "Zürich 1.png",
            ".well-known",
            "a..b",
            "console.html",
            "com10.md",
            "comma",
        ] {
            assert_eq!(unsafe_name(name), None, "{name}");
        }
    }
}
