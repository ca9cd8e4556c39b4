//! A file of profiles that somebody has spoiled: it is said, nothing is sent, and nothing is swept aside.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt as _;
use std::path::PathBuf;

use crate::shell::{Practice, Shell};

fn file(shell: &Shell) -> PathBuf {
    shell.home().join("config/campaign-remote/profiles.toml")
}

/// A shell with these profiles, all of which lead to the practice Campaign.
fn with_profiles(names: &[&str], practice: &Practice) -> Shell {
    let shell = Shell::new();
    for name in names {
        let done = shell.run(&[
            "profiles",
            "add",
            name,
            "--organization",
            "acme-mkt-stage",
            "--base-url",
            practice.base_url(),
        ]);
        assert_eq!(done.code, Some(0), "{done:?}");
    }
    shell
}

/// The files beside it, without the lock.
fn files(shell: &Shell) -> Vec<String> {
    let folder = file(shell).parent().unwrap().to_owned();
    let names = fs::read_dir(folder).unwrap();
    let names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<_> = names.filter(|name| name != ".profiles.toml.lock").collect();
    names.sort();
    names
}

#[test]
fn a_slip_in_the_file_is_said_for_what_it_is_and_no_command_sweeps_the_others_aside() {
    let home = Shell::new();
    let practice = Practice::start(&home);
    let shell = with_profiles(&["Acme stage", "Other"], &practice);
    let exported = shell.home().join("exported.toml");
    let exported = exported.to_str().unwrap();
    assert_eq!(shell.run(&["profiles", "export", exported]).code, Some(0));
    let spoiled = fs::read_to_string(file(&shell)).unwrap() + "\n= oh\n";
    fs::write(file(&shell), &spoiled).unwrap();
    let kept = fs::read_to_string(exported).unwrap();
    for arguments in [
        &["start", "WKF1", "--profile", "Acme stage"][..],
        &["start", "WKF1"],
        &["state", "WKF1", "--profile", "Acme stage"],
        &["profiles", "show", "Acme stage"],
        &["profiles", "add", "New", "--organization", "acme"],
        &["profiles", "edit", "Acme stage", "--api-key", "k"],
        &["profiles", "remove", "Acme stage", "--keep-secrets"],
        &["profiles", "import", exported],
        &["profiles", "export", exported],
        &["credentials", "forget", "--profile", "Acme stage"],
    ] {
        let done = shell.run(arguments);
        assert_eq!(done.code, Some(3), "{arguments:?}: {done:?}");
        assert!(
            done.err.contains("could not be understood, at line"),
            "{arguments:?}: {done:?}"
        );
        assert!(done.out.is_empty(), "{arguments:?}: {done:?}");
    }
    let (code, said) = shell.json(&["start", "WKF1", "--profile", "Acme stage"]);
    let message = said["message"].as_str().unwrap();
    assert!(code == 3 && message.contains("profiles.toml"), "{said}");
    assert_eq!(fs::read_to_string(file(&shell)).unwrap(), spoiled);
    assert_eq!(files(&shell), ["profiles.toml"]);
    assert_eq!(fs::read_to_string(exported).unwrap(), kept);
    assert_eq!(practice.requests(), 0);
}

#[test]
fn an_entry_that_cannot_be_used_is_named_and_never_makes_the_other_one_the_only_one() {
    let home = Shell::new();
    let practice = Practice::start(&home);
    let shell = with_profiles(&["Acme stage", "Other"], &practice);
    let whole = fs::read_to_string(file(&shell)).unwrap();
    fs::write(
        file(&shell),
        whole.replacen("connect_timeout_s = 10", "connect_timeout_s = \"ten\"", 1),
    )
    .unwrap();
    for arguments in [
        &["start", "WKF1", "--profile", "acme STAGE"][..],
        &["start", "WKF1"],
        &["profiles", "remove", "Acme stage", "--keep-secrets"],
    ] {
        let done = shell.run(arguments);
        assert_eq!(done.code, Some(3), "{arguments:?}: {done:?}");
        assert!(
            done.err
                .contains("The profile Acme stage cannot be used: connect_timeout_s."),
            "{arguments:?}: {done:?}"
        );
    }
    // Another name is still no name, and the person hears what else is wrong.
    let done = shell.run(&["start", "WKF1", "--profile", "Acme"]);
    assert_eq!(done.code, Some(2), "{done:?}");
    assert!(
        done.err.contains("Acme stage cannot be used") && done.err.contains("named Acme."),
        "{done:?}"
    );
    // The other one can be used by its name.
    let done = shell.run(&["profiles", "show", "Other"]);
    assert_eq!(done.code, Some(0), "{done:?}");
    assert_eq!(practice.requests(), 0);
}

#[test]
fn a_name_that_is_empty_or_no_text_is_never_the_only_saved_profile() {
    let home = Shell::new();
    let practice = Practice::start(&home);
    let shell = with_profiles(&["Acme"], &practice);
    for arguments in [
        &["start", "WKF1", "--production", "--profile", ""][..],
        &["start", "WKF1", "--production", "--profile= "],
        &["profiles", "export", "/dev/null", "--profile", ""],
        &["journal", "--profile", ""],
    ] {
        let done = shell.run(arguments);
        assert_eq!(done.code, Some(2), "{arguments:?}: {done:?}");
        assert!(done.err.contains("--profile"), "{arguments:?}: {done:?}");
    }
    let shell = shell.with("CAMPAIGN_REMOTE_PROFILE", OsStr::from_bytes(b"Acm\xe9"));
    let done = shell.run(&["start", "WKF1"]);
    assert_eq!(done.code, Some(2), "{done:?}");
    assert!(done.err.contains("CAMPAIGN_REMOTE_PROFILE"), "{done:?}");
    assert_eq!(practice.requests(), 0);
}
