//! The homes of people with no, one, and very many profiles.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use campaign_remote::campaign::Organization;
use campaign_remote::profiles::{Profile, ProfileStore};

use crate::desk::Desk;

/// A home of its own, in which so many profiles are saved.
pub(crate) fn with_profiles(desk: &Desk, count: usize) -> PathBuf {
    let home = desk.folder().join(format!("home-with-{count}"));
    let config = home.join(".config/campaign-remote");
    fs::create_dir_all(&config).unwrap();
    if count == 0 {
        return home;
    }
    let organization = Organization::parse("acme-mkt-stage").unwrap();
    let profile = Profile {
        api_key: "key1".to_owned(),
        ..Profile::new("Acme 0000", organization).unwrap()
    };
    let file = config.join("profiles.toml");
    let id = profile.id.to_string();
    ProfileStore::new(file.clone()).save(&profile).unwrap();
    // Saving them one by one would read the file as often as there are profiles.
    let one = fs::read_to_string(&file).unwrap();
    let entry = &one[one.find("[[").unwrap()..];
    let mut all = one.clone();
    for number in 1..count {
        let id_of_number = format!("{}{number:012}", &id[..24]);
        let entry = entry
            .replace("Acme 0000", &format!("Acme {number:04}"))
            .replace(&id, &id_of_number);
        write!(all, "\n{entry}").unwrap();
    }
    fs::write(&file, all).unwrap();
    let loaded = ProfileStore::new(file).load().unwrap();
    assert_eq!(loaded.profiles.len(), count);
    home
}

/// What makes programs on the desk live in `home`.
pub(crate) fn environment(home: &Path) -> [(&'static str, PathBuf); 5] {
    [
        ("HOME", home.to_owned()),
        ("XDG_CONFIG_HOME", home.join(".config")),
        ("XDG_DATA_HOME", home.join(".local/share")),
        ("XDG_STATE_HOME", home.join(".local/state")),
        ("XDG_CACHE_HOME", home.join(".cache")),
    ]
}

/// Saves the desk's one profile, and its token in the keyring.
pub(crate) fn add_profile(desk: &Desk, program: &Path, base_url: &str) {
    let say = |arguments: &[&str], input: &str| {
        let mut program = desk
            .command(program)
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        let mut typed = program.stdin.take().unwrap();
        // A program that reads nothing has closed it.
        drop(writeln!(typed, "{input}"));
        drop(typed);
        assert!(program.wait().unwrap().success(), "{arguments:?} failed");
    };
    say(
        &[
            "profiles",
            "add",
            "Acme stage",
            "--organization",
            "acme-mkt-stage",
            "--api-key",
            "key1",
            "--environment",
            "stage",
            "--base-url",
            base_url,
        ],
        "",
    );
    say(
        &["credentials", "set", "--profile", "Acme stage"],
        "a-token-for-this-benchmark",
    );
}

/// Whether programs are asked to describe their windows, as for a screen reader.
pub(crate) fn accessibility(desk: &Desk, is_on: bool) {
    let done = desk
        .command("dbus-send")
        .args([
            "--session",
            "--print-reply",
            "--dest=org.a11y.Bus",
            "/org/a11y/bus",
        ])
        .arg("org.freedesktop.DBus.Properties.Set")
        .args(["string:org.a11y.Status", "string:IsEnabled"])
        .arg(format!("variant:boolean:{is_on}"))
        .stdout(Stdio::null())
        .status()
        .unwrap();
    assert!(done.success(), "accessibility cannot be switched");
}
