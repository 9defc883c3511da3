//! The hash by which bytes are known again.

use std::fmt::Write;

use sha2::{Digest, Sha256};

/// The sha256 of some bytes, in 64 small hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    let mut running = RunningSha256::default();
    running.take(bytes);
    running.digits()
}

/// The same of bytes that come piece by piece.
#[derive(Clone, Debug, Default)]
pub struct RunningSha256(Sha256);

impl RunningSha256 {
    /// Goes on with a piece.
    pub fn take(&mut self, piece: &[u8]) {
        self.0.update(piece);
    }

    /// The hash of all that was taken.
    pub fn digits(self) -> String {
        hexadecimal(&self.0.finalize())
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    let mut digits = String::with_capacity(64);
    for byte in bytes {
        // Writing to a string cannot fail.
        let _ = write!(digits, "{byte:02x}");
    }
    digits
}
