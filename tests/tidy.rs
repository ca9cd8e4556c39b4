//! The rules of the house, proved from its source: who may know whom, one keeper for each crate,
//! every sentence in every language, and no sentence outside the locale files.

#![expect(clippy::expect_used, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Who may import whom; nothing else may.
const MAY_KNOW: &[(&str, &[&str])] = &[
    ("main", &["window", "command_line"]),
    (
        "window",
        &[
            "background",
            "remote",
            "profiles",
            "journal",
            "campaign",
            "language",
            "sentences",
        ],
    ),
    (
        "background",
        &[
            "remote", "vault", "profiles", "journal", "practice", "campaign", "log",
        ],
    ),
    (
        "command_line",
        &[
            "remote",
            "profiles",
            "vault",
            "journal",
            "practice",
            "campaign",
            "language",
            "sentences",
            "log",
        ],
    ),
    ("sentences", &["remote", "journal", "campaign", "language"]),
    ("remote", &["campaign", "profiles", "vault", "journal"]),
    ("profiles", &["campaign"]),
    ("vault", &["campaign"]),
    ("journal", &["campaign"]),
    ("practice", &["campaign"]),
    ("language", &[]),
    ("campaign", &[]),
    ("log", &[]),
];

/// A crate, and the rooms that may speak of it.
const KEEPERS: &[(&str, &[&str])] = &[
    ("reqwest", &["campaign"]),
    ("rustls", &["campaign"]),
    ("keyring", &["vault"]),
    ("keyring_core", &["vault"]),
    ("zbus_secret_service_keyring_store", &["vault"]),
    ("apple_native_keyring_store", &["vault"]),
    ("windows_native_keyring_store", &["vault"]),
    ("rusqlite", &["journal"]),
    ("egui", &["window", "main"]),
    ("eframe", &["window", "main"]),
    ("rfd", &["window", "main"]),
    ("fontique", &["window"]),
    ("axum", &["practice"]),
    ("clap", &["command_line", "main"]),
    ("clap_complete", &["command_line"]),
    ("clap_mangen", &["command_line"]),
    ("fluent_bundle", &["language"]),
    ("toml_edit", &["profiles"]),
    ("notify_rust", &["background"]),
    ("zbus", &["background"]),
];

/// Tasks and runtimes begin here and nowhere else.
const ENGINE_ROOMS: &[&str] = &["background", "command_line", "practice"];

#[test]
fn every_room_imports_only_what_it_may_know() {
    let rooms: BTreeSet<_> = MAY_KNOW.iter().map(|(room, _)| *room).collect();
    for file in sources() {
        let room = room_of(&file.path);
        if room == "lib" {
            continue;
        }
        let allowed = MAY_KNOW
            .iter()
            .find(|(name, _)| *name == room)
            .unwrap_or_else(|| panic!("{} stands in no room of the house", file.path.display()))
            .1;
        for prefix in ["crate::", "campaign_remote::"] {
            for (at, _) in file.code.match_indices(prefix) {
                for named in named_after(&file.code[at + prefix.len()..]) {
                    if named == room || !rooms.contains(named.as_str()) {
                        continue;
                    }
                    assert!(
                        allowed.contains(&named.as_str()),
                        "{}: {room} may not know {named}",
                        file.path.display()
                    );
                }
            }
        }
    }
}

#[test]
fn every_crate_is_spoken_of_only_by_its_keeper() {
    for file in sources() {
        let room = room_of(&file.path);
        for (name, keepers) in KEEPERS {
            if keepers.contains(&room.as_str()) {
                continue;
            }
            assert!(
                !speaks_of(&file.code, name),
                "{}: {name} is kept by {keepers:?}",
                file.path.display()
            );
        }
    }
}

#[test]
fn tasks_and_runtimes_begin_only_in_the_engine_rooms() {
    for file in sources() {
        let room = room_of(&file.path);
        if ENGINE_ROOMS.contains(&room.as_str()) {
            continue;
        }
        for begin in [
            "tokio::spawn",
            "runtime::Builder",
            "Runtime::new",
            "tokio::task::spawn",
        ] {
            assert!(
                !file.code.contains(begin),
                "{}: {begin} belongs in {ENGINE_ROOMS:?}",
                file.path.display()
            );
        }
    }
}

#[test]
fn the_door_is_under_forty_lines_and_no_file_of_the_house_is_past_five_hundred() {
    for file in sources() {
        let lines = file.text.lines().count();
        let limit = if room_of(&file.path) == "main" {
            40
        } else {
            500
        };
        assert!(
            lines <= limit,
            "{} has {lines} lines; look for the second thing that it does",
            file.path.display()
        );
    }
}

#[test]
fn every_file_opens_with_what_it_is_for() {
    for file in sources() {
        assert!(
            file.text.starts_with("//! "),
            "{} does not say what it is for",
            file.path.display()
        );
    }
}

#[test]
fn every_language_has_every_sentence_with_the_same_places() {
    let english = locale("en");
    assert!(
        english.len() > 100,
        "only {} sentences were found",
        english.len()
    );
    for code in ["de", "nl"] {
        let other = locale(code);
        let missing: Vec<_> = english
            .keys()
            .filter(|key| !other.contains_key(*key))
            .collect();
        assert!(missing.is_empty(), "{code} lacks {missing:?}");
        let extra: Vec<_> = other
            .keys()
            .filter(|key| !english.contains_key(*key))
            .collect();
        assert!(extra.is_empty(), "{code} has {extra:?}, English has not");
        for (key, places) in &english {
            assert_eq!(&other[key], places, "{code}: the places of {key}");
        }
    }
}

#[test]
fn every_locale_file_is_whole_fluent() {
    for code in ["en", "de", "nl"] {
        let text = locale_text(code);
        let parsed = fluent_bundle::FluentResource::try_new(text);
        if let Err((_, errors)) = parsed {
            panic!("{code}.ftl: {errors:?}");
        }
    }
}

#[test]
fn every_sentence_that_the_source_names_exists_and_every_sentence_is_named() {
    let english = locale("en");
    let mut named = BTreeSet::new();
    for file in sources() {
        let tests = file.text.find("#[cfg(test)]").unwrap_or(file.text.len());
        for literal in literals(&file.text[..tests]) {
            if english.contains_key(&literal.text) {
                named.insert(literal.text.clone());
            }
        }
        for key in keys_said(&file.text[..tests]) {
            assert!(
                english.contains_key(&key),
                "{} says {key:?}, which no language has",
                file.path.display()
            );
        }
    }
    for key in english.keys() {
        let is_advice = key
            .strip_suffix("-next")
            .is_some_and(|sentence| named.contains(sentence));
        assert!(named.contains(key) || is_advice, "nobody says {key}");
    }
}

#[test]
fn no_source_holds_a_sentence_for_a_person() {
    for file in sources() {
        let tests = file.text.find("#[cfg(test)]").unwrap_or(file.text.len());
        for literal in literals(&file.text[..tests]) {
            assert!(
                !literal.is_sentence(),
                "{}:{}: {:?} belongs in assets/locales",
                file.path.display(),
                literal.line,
                literal.text
            );
        }
    }
}

/// A file of the house: as it is, and without comments and texts.
struct Source {
    path: PathBuf,
    text: String,
    code: String,
}

fn sources() -> Vec<Source> {
    let mut found = Vec::new();
    let mut folders = vec![top().join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("src can be listed") {
            let path = entry.expect("an entry of src").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).expect("a source file is text");
                let code = without_comments_and_texts(&text);
                found.push(Source { path, text, code });
            }
        }
    }
    assert!(
        found.len() > 20,
        "only {} source files were found",
        found.len()
    );
    found
}

fn top() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// `src/window/bar.rs` stands in `window`, `src/main.rs` in `main`.
fn room_of(path: &Path) -> String {
    let inside = path.strip_prefix(top().join("src")).expect("a file of src");
    let first = inside.components().next().expect("a name");
    let name = first.as_os_str().to_string_lossy();
    name.trim_end_matches(".rs").to_owned()
}

/// The names right after `crate::`, which may be a list in braces.
fn named_after(code: &str) -> Vec<String> {
    let name = |text: &str| -> String {
        text.chars()
            .take_while(|c| c.is_alphanumeric() || *c == '_')
            .collect()
    };
    match code.strip_prefix('{') {
        Some(list) => {
            let end = list.find('}').unwrap_or(list.len());
            list[..end]
                .split(',')
                .map(|item| name(item.trim()))
                .collect()
        }
        None => vec![name(code)],
    }
}

/// Whether the code names a crate: `name::…`, at the beginning of a path.
fn speaks_of(code: &str, name: &str) -> bool {
    code.match_indices(name).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        let begins = !before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':');
        let after = &code[at + name.len()..];
        begins && (after.starts_with("::") || after.starts_with(';') || after.starts_with(" as "))
    })
}

/// A text in the source, and what stands before it on its line.
struct Literal {
    text: String,
    line: usize,
    before: String,
}

impl Literal {
    /// Three words or more with a capital or a full stop: somebody would read that as a sentence.
    ///
    /// Reasons of `expect` attributes, log lines and format pieces of protocols are not read by the program's users.
    fn is_sentence(&self) -> bool {
        let for_builders = [
            "reason =",
            "expect(",
            "tracing::",
            "#[error",
            "#![",
            "doc =",
        ];
        if for_builders.iter().any(|mark| self.before.contains(mark)) {
            return false;
        }
        let words = self
            .text
            .split_whitespace()
            .filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() >= 2)
            .count();
        let begins_as_a_sentence = self.text.starts_with(char::is_uppercase);
        let is_quoted_from_a_server = QUOTED.contains(&self.text.as_str());
        words >= 3 && begins_as_a_sentence && !is_quoted_from_a_server
    }
}

/// What servers and keyrings say, by which it is recognised.
const QUOTED: &[&str] = &[
    "SS Error: object locked",
    "SS error: prompt dismissed",
    "SS error: result not returned",
    "Failed to connect to address",
    "Unable to decrypt PKey",
    "Unable to find document with path",
    "No valid bindings were found",
    "An error has occurred - please contact your administrator",
];

fn literals(text: &str) -> Vec<Literal> {
    let mut found = Vec::new();
    let mut previous = String::new();
    for (index, line) in text.lines().enumerate() {
        let trimmed = line.trim_start();
        if trimmed.starts_with("//") {
            continue;
        }
        let mut rest = line;
        let mut offset = 0;
        while let Some(start) = rest.find('"') {
            let body = &rest[start + 1..];
            let Some(end) = end_of_literal(body) else {
                break;
            };
            found.push(Literal {
                text: body[..end].to_owned(),
                line: index + 1,
                before: format!("{previous} {}", &line[..offset + start]),
            });
            offset += start + 1 + end + 1;
            rest = &body[end + 1..];
        }
        line.clone_into(&mut previous);
    }
    found
}

fn end_of_literal(body: &str) -> Option<usize> {
    let mut escaped = false;
    for (at, character) in body.char_indices() {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return Some(at),
            _ => {}
        }
    }
    None
}

/// The keys given to `say`, `say_with` and `Message::new` as they stand there.
fn keys_said(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for call in ["say(", "say_with(", "Message::new("] {
        for (at, _) in text.match_indices(call) {
            let rest = text[at + call.len()..].trim_start();
            if let Some(body) = rest.strip_prefix('"')
                && let Some(end) = end_of_literal(body)
            {
                found.push(body[..end].to_owned());
            }
        }
    }
    found
}

fn without_comments_and_texts(text: &str) -> String {
    let mut code = String::new();
    for line in text.lines() {
        let line = line.trim_start();
        if line.starts_with("//") {
            continue;
        }
        let mut rest = line;
        while let Some(start) = rest.find('"') {
            code.push_str(&rest[..start]);
            let body = &rest[start + 1..];
            match end_of_literal(body) {
                Some(end) => rest = &body[end + 1..],
                None => rest = "",
            }
        }
        code.push_str(rest.split("//").next().unwrap_or_default());
        code.push('\n');
    }
    code
}

fn locale_text(code: &str) -> String {
    let path = top().join("assets/locales").join(format!("{code}.ftl"));
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Each key with the places in its sentence.
fn locale(code: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut current = String::new();
    for line in locale_text(code).lines() {
        if line.starts_with('#') || line.trim().is_empty() {
            continue;
        }
        if !line.starts_with(char::is_whitespace)
            && let Some((key, _)) = line.split_once(" =")
        {
            key.clone_into(&mut current);
            let before = found.insert(current.clone(), BTreeSet::new());
            assert!(before.is_none(), "{code}: {current} stands there twice");
        }
        for (at, _) in line.match_indices("{ $") {
            let name: String = line[at + 3..]
                .chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect();
            found.entry(current.clone()).or_default().insert(name);
        }
    }
    found
}
