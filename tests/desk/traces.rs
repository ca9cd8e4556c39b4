//! Looking for a secret in every file that programs on the desk could have written.

use std::fs;
use std::path::{Path, PathBuf};

/// Every file under `folder` that holds `needle`: as it is, as UTF-16LE, or within base64.
///
/// Left out are only the keyring's own files (`home/.local/share/keyrings`), where secrets belong.
pub fn files_that_hold(folder: &Path, needle: &[u8]) -> Vec<PathBuf> {
    assert!(
        needle.len() >= 6,
        "too short to be looked for within base64"
    );
    let forms = forms(needle);
    let keyrings = folder.join("home/.local/share/keyrings");
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).into_iter().flatten().flatten() {
            let path = entry.path();
            // Neither sockets nor links: a link's target is either on the desk or not ours.
            match entry.file_type() {
                Ok(kind) if kind.is_dir() && path != keyrings => folders.push(path),
                Ok(kind) if kind.is_file() => {
                    let bytes = fs::read(&path).unwrap_or_default();
                    if forms.iter().any(|form| holds(&bytes, form)) {
                        found.push(path);
                    }
                }
                _ => {}
            }
        }
    }
    found.sort();
    found
}

fn holds(bytes: &[u8], form: &[u8]) -> bool {
    let Some(first) = form.first() else {
        return false;
    };
    let mut rest = bytes;
    while let Some(at) = rest.iter().position(|byte| byte == first) {
        if rest[at..].starts_with(form) {
            return true;
        }
        rest = &rest[at + 1..];
    }
    false
}

fn forms(needle: &[u8]) -> Vec<Vec<u8>> {
    let utf16 = String::from_utf8_lossy(needle)
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let mut forms = vec![needle.to_vec(), utf16];
    for shift in 0..3 {
        let plain = base64_within(needle, shift);
        let for_urls = plain.iter().map(|byte| match byte {
            b'+' => b'-',
            b'/' => b'_',
            other => *other,
        });
        forms.push(for_urls.collect());
        forms.push(plain);
    }
    forms
}

/// The base64 characters that `needle` alone decides when `shift` bytes stand before it.
///
/// Base64 turns three bytes into four characters, so what a text looks like in it depends on
/// where in a group of three it starts; the characters at its ends also depend on its neighbours.
fn base64_within(needle: &[u8], shift: usize) -> Vec<u8> {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let bytes = [&vec![0; shift][..], needle].concat();
    let bit = |at: usize| usize::from(bytes[at / 8] >> (7 - at % 8) & 1);
    let (first, last) = ((shift * 8).div_ceil(6), bytes.len() * 8 / 6);
    (first..last)
        .map(|at| (0..6).fold(0, |code, n| code << 1 | bit(at * 6 + n)))
        .map(|code| ALPHABET[code])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{forms, holds};

    #[test]
    fn a_secret_is_found_within_base64_wherever_it_starts() {
        // "x", "xy" and "xyz" before it, and something after it; made with base64(1).
        for text in [
            "eHBhc3N3b3JkLTEh",
            "eHlwYXNzd29yZC0xIQ==",
            "eHl6cGFzc3dvcmQtMSE=",
        ] {
            let found = forms(b"password-1")
                .iter()
                .any(|form| holds(text.as_bytes(), form));
            assert!(found, "{text}");
        }
        assert!(
            !forms(b"password-2")
                .iter()
                .any(|form| holds(b"eHlwYXNzd29yZC0xIQ==", form))
        );
    }
}
