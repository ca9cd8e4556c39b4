//! Killed at any moment while it saves: the file is the old one or the new one, and nothing is left beside it.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use campaign_remote::profiles::{Profile, ProfileStore, SettingsStore};

use crate::campaign::Random;
use crate::child;

const TEST: &str = "killed::a_process_that_saves_until_it_is_killed";
const TIMES: u32 = 1000;

/// A life lasts up to so many saves: every moment of one is met sooner or later.
const SAVES: u32 = 3;

#[test]
fn killed_a_thousand_times_while_it_saves_a_profile_the_file_is_always_the_old_or_the_new_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("profiles.toml");
    let store = ProfileStore::new(&path);
    let other = child::profile("Other", "https://elsewhere.example");
    store.save(&other).unwrap();
    let saved = store.save(&numbered(0)).unwrap();
    let longest = SAVES * time_of_a_save(folder.path());
    let mut last = 0;
    let (mut olds, mut news, mut midway) = (0, 0, 0);
    let mut random = Random::new(20);
    for turn in 0..TIMES {
        let (begun, ended) =
            run_until_killed("profile", folder.path(), last, life(longest, &mut random));
        let loaded = store.load().unwrap();
        assert_eq!(loaded.notices, [], "turn {turn}");
        assert_eq!(loaded.troubles, [], "turn {turn}");
        assert_eq!(loaded.profiles.len(), saved.profiles.len(), "turn {turn}");
        assert_eq!(loaded.profiles[0], other, "turn {turn}");
        let number: u64 = loaded.profiles[1]
            .api_key
            .trim_end_matches('.')
            .parse()
            .unwrap();
        assert!(
            number == ended || number == begun,
            "turn {turn}: {number} is neither {ended}, the old, nor {begun}, the new"
        );
        assert_eq!(
            loaded.profiles[1],
            numbered_like(&loaded.profiles[1], number)
        );
        midway += u32::from(begun != ended);
        (olds, news) = (
            olds + u32::from(begun != ended && number == ended),
            news + u32::from(begun != ended && number == begun),
        );
        last = number;
    }
    // Otherwise nobody was killed while saving, and nothing is proved.
    assert!(
        olds > 20 && news > 20,
        "{olds} old, {news} new, of {midway} killed midway"
    );
    store
        .save(&numbered_like(&store.load().unwrap().profiles[1], 0))
        .unwrap();
    assert_eq!(
        names(folder.path()),
        [".profiles.toml.lock", "profiles.toml"]
    );
}

#[test]
fn killed_while_it_saves_settings_the_file_is_always_the_old_or_the_new_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.toml");
    let store = SettingsStore::new(&path);
    let mut random = Random::new(21);
    let longest = SAVES * time_of_a_save(folder.path());
    let mut last = 0;
    for turn in 0..100 {
        let (begun, ended) =
            run_until_killed("settings", folder.path(), last, life(longest, &mut random));
        let loaded = store.load().unwrap();
        assert_eq!(loaded.notices, [], "turn {turn}");
        let language = loaded.settings.language.unwrap_or_else(|| "0".to_owned());
        let number: u64 = language.parse().unwrap();
        assert!(
            number == ended || number == begun,
            "turn {turn}: {number}, {ended}, {begun}"
        );
        last = number;
    }
    assert!(last > 20, "{last}");
}

fn life(longest: Duration, random: &mut Random) -> Duration {
    longest * u32::try_from(random.below(1000)).unwrap() / 1000
}

/// On this disk, beside the file that counts.
fn time_of_a_save(folder: &Path) -> Duration {
    let beside = folder.join("beside");
    let store = ProfileStore::new(beside.join("profiles.toml"));
    let began = Instant::now();
    for number in 0..20 {
        store.save(&numbered(number)).unwrap();
        fs::remove_file(store.path()).unwrap();
    }
    fs::remove_dir_all(beside).unwrap();
    began.elapsed() / 20
}

/// The number of the last save that was begun, and of the last that was ended.
fn run_until_killed(what: &str, folder: &Path, last: u64, life: Duration) -> (u64, u64) {
    let mut process = child::to_do(TEST, what, folder, &last.to_string())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
    let ready = lines
        .by_ref()
        .map(Result::unwrap)
        .any(|line| line.ends_with("ready"));
    assert!(ready, "{:?}", process.wait());
    std::thread::sleep(life);
    process.kill().unwrap();
    process.wait().unwrap();
    let (mut begun, mut ended) = (last, last);
    // A line that was cut off by the end is none.
    for line in lines.map_while(Result::ok) {
        let number = |word| {
            let number = line.strip_prefix(word)?.strip_suffix(';')?;
            number.parse().ok()
        };
        begun = number("begun ").unwrap_or(begun);
        ended = number("ended ").unwrap_or(ended);
    }
    (begun, ended)
}

/// Only the tests above give it something to do.
#[test]
fn a_process_that_saves_until_it_is_killed() {
    let Some((what, folder, last)) = child::asked() else {
        return;
    };
    let last: u64 = last.parse().unwrap();
    let profiles = ProfileStore::new(folder.join("profiles.toml"));
    let settings = SettingsStore::new(folder.join("settings.toml"));
    let mut before = profiles.load().unwrap().profiles.get(1).cloned();
    child::say("\nready");
    for number in last + 1.. {
        child::say(&format!("begun {number};"));
        if what == "profile" {
            let old = before.unwrap();
            let new = numbered_like(&old, number);
            profiles.save_changes(&old, &new).unwrap();
            before = Some(new);
        } else {
            settings
                .change(|settings| settings.language = Some(number.to_string()))
                .unwrap();
        }
        child::say(&format!("ended {number};"));
    }
}

fn numbered(number: u64) -> Profile {
    numbered_like(&child::profile("Acme", "https://mc.adobe.io"), number)
}

/// Long, so that a file that was written only in part would show it.
fn numbered_like(profile: &Profile, number: u64) -> Profile {
    Profile {
        api_key: format!("{number}{}", ".".repeat(20_000)),
        ..profile.clone()
    }
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}
