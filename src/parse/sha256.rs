//! The hash by which bytes are known again.

use std::fmt::Write;

use sha2::{Digest, Sha256};

/// The sha256 of some bytes, in 64 small hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    let mut digits = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        // Writing to a string cannot fail.
        let _ = write!(digits, "{byte:02x}");
    }
    digits
}
