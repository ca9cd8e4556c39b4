//! The corpus, and how its texts are damaged: bytes lost, doubled, changed, moved in from another text.

use std::fmt;
use std::fs;
use std::ops::Deref;
use std::path::Path;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// Every text of one folder of the corpus, with its name.
pub(crate) fn corpus(folder: &str) -> Vec<(String, Vec<u8>)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/corpus")
        .join(folder);
    let mut texts: Vec<_> = fs::read_dir(&path)
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()))
        .map(|entry| {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, fs::read(path).unwrap())
        })
        .collect();
    texts.sort();
    assert!(!texts.is_empty(), "{} is empty", path.display());
    texts
}

/// A damaged text. A failure shows it so that it can be put into the corpus with `printf`.
#[derive(Clone)]
pub(crate) struct Damaged(Vec<u8>);

impl Deref for Damaged {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for Damaged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "'{}'", self.0.escape_ascii())
    }
}

/// What means something to one reader or another.
const WORDS: &[&[u8]] = &[
    b"\"",
    b"'",
    b"\\",
    b"\\u0000",
    b"\\ud800",
    b"{",
    b"}",
    b"[",
    b"]",
    b"[[",
    b"]]",
    b":",
    b",",
    b"=",
    b"#",
    b".",
    b"\n",
    b"\r\n",
    b"\r\n\r\n",
    b"\0",
    b"\t",
    b"\x1b",
    b"\xff",
    b"\xc3\x28",
    b"\xef\xbb\xbf",
    b"null",
    b"true",
    b"-1",
    b"0",
    b"1e999",
    b"nan",
    b"9223372036854775808",
    b"\"\"\"",
    b"<title>",
    b"</title>",
    b"\xe2\x80\xae",
    b"Content-Length: 5\r\n",
    b"Transfer-Encoding: chunked\r\n",
    b"HTTP/1.1 200 OK\r\n\r\n",
    b"HTTP/1.1 100 X\r\n\r\n",
    b"state",
    b"access_token",
    b"expires_in",
    b"error_code",
    b"[[profile]]\n",
    b"[profile]\n",
    b"version = 2\n",
    b"id = \"0198f000-0000-7000-8000-00000000000b\"\n",
];

#[derive(Debug, Clone)]
enum Damage {
    Set(u8),
    Flip(u8),
    Insert(&'static [u8]),
    Drop(usize),
    Double(usize),
    Cut,
    Splice(Vec<u8>, Index),
}

/// A text of the corpus, damaged at up to six places; now and then bytes that come from nowhere.
pub(crate) fn damaged(folder: &str) -> impl Strategy<Value = Damaged> + use<> {
    let texts: Vec<Vec<u8>> = corpus(folder)
        .into_iter()
        .map(|(_name, text)| text)
        .collect();
    let damage = prop_oneof![
        any::<u8>().prop_map(Damage::Set),
        (0..8_u8).prop_map(|bit| Damage::Flip(1 << bit)),
        select(WORDS).prop_map(Damage::Insert),
        (1..40_usize).prop_map(Damage::Drop),
        (1..200_usize).prop_map(Damage::Double),
        Just(Damage::Cut),
        (select(texts.clone()), any::<Index>()).prop_map(|(text, from)| Damage::Splice(text, from)),
    ];
    let from_corpus =
        (select(texts), vec((any::<Index>(), damage), 0..6)).prop_map(|(mut text, damages)| {
            for (place, damage) in damages {
                let at = place.index(text.len() + 1);
                apply(&mut text, at, damage);
            }
            text
        });
    prop_oneof![9 => from_corpus, 1 => vec(any::<u8>(), 0..200)].prop_map(Damaged)
}

fn apply(text: &mut Vec<u8>, at: usize, damage: Damage) {
    match damage {
        Damage::Set(byte) => {
            if let Some(old) = text.get_mut(at) {
                *old = byte;
            }
        }
        Damage::Flip(bit) => {
            if let Some(old) = text.get_mut(at) {
                *old ^= bit;
            }
        }
        Damage::Insert(word) => drop(text.splice(at..at, word.iter().copied())),
        Damage::Drop(count) => drop(text.drain(at..(at + count).min(text.len()))),
        Damage::Double(count) => {
            let piece = text[at..(at + count).min(text.len())].to_vec();
            text.splice(at..at, piece);
        }
        Damage::Cut => text.truncate(at),
        Damage::Splice(other, from) => {
            let from = from.index(other.len() + 1);
            text.splice(at.., other[from..].iter().copied());
        }
    }
}
