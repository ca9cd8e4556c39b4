//! Memory and time in proportion to the input, whatever its shape: each reader gets the shapes that cost most, in a
//! process of its own, whose memory can be measured.

use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};

use campaign_remote::campaign::{Record, Refusal, TokenLife, import};
use campaign_remote::profiles::{ProfileStore, SettingsStore};
use secrecy::SecretString;

use crate::campaign::memory;

const READER: &str = "FUZZ_TEST_READER";
const SHAPE: &str = "FUZZ_TEST_SHAPE";
const REPORT: &str = "FUZZ_TEST_REPORT";

/// The length of each input; no reader of credentials takes more.
const INPUT: usize = import::LARGEST_TEXT;

/// Whatever the input is: the pages of the program that are touched for the first time, a busy allocator.
const USUAL: usize = 6 << 20;

/// For each input, in a debug build on a busy machine.
const LONGEST: Duration = Duration::from_secs(20);

/// Begin, what is repeated until the input is long enough, and end.
const SHAPES: &[(&str, &str, &str, &str)] = &[
    ("one-list", "[", "0,", "0]"),
    ("one-object", "{", "\"k\":0,", "\"k\":0}"),
    ("deep-lists", "", "[", ""),
    ("deep-objects", "", "{\"a\":", ""),
    ("one-text", "\"", "x", "\""),
    ("escapes", "{\"state\":\"", "\\u0041", "\"}"),
    ("half-escapes", "{\"label\":\"", "\\", ""),
    (
        "list-in-a-record",
        "{\"x\":[",
        "0,",
        "0],\"state\":\"paused\"}",
    ),
    ("page", "<html>", "<title>", "</title>"),
    ("codes", "", "RST-36001 ", ""),
    ("dots", "a.", "a.", "a"),
    ("blanks", "", " ", ""),
    ("lines", "", "\n", ""),
    ("line", "curl ", "-H 'a: b' ", ""),
    ("toml-keys", "", "a = 0\n", ""),
    ("toml-list", "a = [", "0,", "]"),
    ("toml-tables", "", "[[profile]]\n", ""),
    ("toml-dots", "", "a.", "a = 1"),
    ("toml-inline", "a = [", "{},", "]"),
    ("toml-comments", "", "#\n", ""),
    ("toml-text", "a = \"", "x", "\""),
    ("list-lines", "", "W1\n", ""),
    ("list-cells", "", "W1;", ""),
    ("list-quotes", "ID;Label\n", "\"W\"\"1\";", ""),
    ("no-text", "", "\u{7f}\u{80}", ""),
];

#[test]
fn a_refusal_of_any_shape_is_read_in_proportion() {
    proportion("refusal", 1);
}

#[test]
fn a_record_of_any_shape_is_read_in_proportion() {
    proportion("record", 2);
}

#[test]
fn a_token_of_any_shape_is_read_in_proportion() {
    proportion("token", 3);
}

#[test]
fn a_credential_of_any_shape_is_read_in_proportion() {
    proportion("credentials", 50);
}

#[test]
fn a_profiles_file_of_any_shape_is_read_in_proportion() {
    proportion("profiles", 150);
}

#[test]
fn a_settings_file_of_any_shape_is_read_in_proportion() {
    proportion("settings", 150);
}

#[test]
fn a_list_of_workflows_of_any_shape_is_read_in_proportion() {
    proportion("list", 80);
}

/// No shape takes more than `factor` times its length.
fn proportion(reader: &str, factor: usize) {
    let mut wrong = Vec::new();
    for (shape, ..) in SHAPES {
        let report = tempfile::NamedTempFile::new().unwrap();
        let output = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "proportion::read_in_a_process_of_its_own"])
            .env(READER, reader)
            .env(SHAPE, shape)
            .env(REPORT, report.path())
            .output()
            .unwrap();
        assert!(output.status.success(), "{shape}: {output:?}");
        let report = std::fs::read_to_string(report.path()).unwrap();
        let (grown, elapsed) = report.split_once(' ').expect("the child's report");
        let grown: usize = grown.parse().unwrap();
        let elapsed = Duration::from_millis(elapsed.parse().unwrap());
        if grown > USUAL + factor * INPUT || elapsed > LONGEST {
            wrong.push(format!(
                "{shape}: {} times its length, {elapsed:?}",
                grown / INPUT
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Only the tests above give it something to do.
#[test]
fn read_in_a_process_of_its_own() {
    let (Ok(reader), Ok(shape)) = (std::env::var(READER), std::env::var(SHAPE)) else {
        return;
    };
    let text = text_of(&shape);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("file.toml");
    std::fs::write(&path, &text).unwrap();
    let before = memory::resident();
    let began = Instant::now();
    read(&reader, text, &path);
    let grown = memory::most_ever().saturating_sub(before);
    let report = PathBuf::from(std::env::var_os(REPORT).unwrap());
    std::fs::write(report, format!("{grown} {}", began.elapsed().as_millis())).unwrap();
}

fn read(reader: &str, text: String, path: &std::path::Path) {
    match reader {
        "refusal" => drop(Refusal::read(500, text.as_bytes())),
        "record" => drop(Record::read(text.as_bytes())),
        "token" => drop(TokenLife::read(&SecretString::from(text))),
        "credentials" => drop(import::read(&text)),
        "list" => drop(import::read_list(&text)),
        "profiles" => drop(ProfileStore::new(path).load().unwrap()),
        "settings" => drop(SettingsStore::new(path).load().unwrap()),
        other => panic!("{other}"),
    }
}

fn text_of(shape: &str) -> String {
    let (_name, begin, part, end) = SHAPES
        .iter()
        .find(|(name, ..)| *name == shape)
        .expect("a shape of the table");
    let room = INPUT - begin.len() - end.len();
    format!("{begin}{}{end}", part.repeat(room / part.len()))
}
