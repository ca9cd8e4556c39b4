//! Keys as Campaign makes them: long, starting with `@`, and good for this run only, so that nobody keeps one.

use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// A key that no other thing has: a workflow's.
pub(super) fn fresh() -> String {
    of_length(4)
}

/// The key of something inside a workflow, which is longer.
pub(super) fn fresh_inner() -> String {
    of_length(7)
}

fn of_length(eights: u8) -> String {
    let random = RandomState::new();
    let bytes: Vec<u8> = (0..eights)
        .flat_map(|part| random.hash_one(part).to_le_bytes())
        .collect();
    format!("@{}", encoded(&bytes))
}

/// Base64 that may stand in a URL.
pub(super) fn encoded(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}
