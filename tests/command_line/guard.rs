//! What a script must agree to beforehand, and what goes out when it did not: nothing.

use serde_json::json;

use crate::keyring::session;
use crate::shell::{Practice, Shell};

fn add(shell: &Shell, name: &str, base_url: &str, more: &[&str]) {
    let fields = [
        "profiles",
        "add",
        name,
        "--organization",
        "practice",
        "--api-key",
        "practice-api-key",
        "--base-url",
        base_url,
    ];
    let (code, said) = shell.json(&[&fields[..], more].concat());
    assert_eq!(code, 0, "{said}");
}

#[test]
fn production_technical_and_read_only_need_what_they_need_and_send_nothing_without() {
    let (shell, _keyring) = session();
    let practice = Practice::start(&shell);
    let url = practice.base_url();
    add(&shell, "Live", url, &["--environment", "production"]);
    add(&shell, "Stage", url, &["--environment", "stage"]);
    add(
        &shell,
        "Shut",
        url,
        &["--environment", "stage", "--read-only"],
    );
    for name in ["Live", "Stage", "Shut"] {
        let done = shell.fed(
            &["credentials", "set", "--profile", name],
            "practice-access-token",
        );
        assert_eq!(done.code, Some(0), "{done:?}");
    }
    for (profile, command, workflow, flags, advice) in [
        ("Live", "start", "WKF1", &[][..], "--production"),
        ("Live", "stop", "WKF2", &["--wait"], "--production"),
        ("Live", "restart", "WKF2", &[], "--production"),
        ("Live", "stop", "WKF2", &["--technical"], "--production"),
        ("Live", "stop", "billing", &["--production"], "--technical"),
        ("Stage", "pause", "Cleanup", &[], "--technical"),
        (
            "Shut",
            "start",
            "WKF1",
            &["--production", "--technical"],
            "",
        ),
    ] {
        let arguments = [&[command, workflow, "--profile", profile][..], flags].concat();
        let (code, said) = shell.json(&arguments);
        assert_eq!(
            (code, &said["verdict"]),
            (6, &json!("not_sent")),
            "{arguments:?}: {said}"
        );
        let next = said["next_step"].as_str().unwrap_or_default();
        assert!(next.contains(advice), "{arguments:?}: {said}");
    }
    assert_eq!(practice.requests(), 0);

    for (arguments, code) in [
        (
            &["start", "WKF1", "--profile", "Live", "--production"][..],
            0,
        ),
        (
            &[
                "stop",
                "WKF2",
                "--profile",
                "Live",
                "--production",
                "--reason",
                "the nightly stop",
            ],
            0,
        ),
        (&["start", "WKF101", "--profile", "Stage"], 0),
        // Consent opens the guard; the practice has no such workflow.
        (
            &[
                "stop",
                "billing",
                "--profile",
                "Live",
                "--production",
                "--technical",
            ],
            1,
        ),
    ] {
        let before = practice.requests();
        let (ended, said) = shell.json(arguments);
        assert_eq!(
            (ended, practice.requests() - before),
            (code, 1),
            "{arguments:?}: {said}"
        );
    }
}

#[test]
fn reading_needs_no_consent() {
    let (shell, _keyring) = session();
    let practice = Practice::start(&shell);
    add(
        &shell,
        "Live",
        practice.base_url(),
        &["--environment", "production", "--read-only"],
    );
    let done = shell.fed(&["credentials", "set"], "practice-access-token");
    assert_eq!(done.code, Some(0), "{done:?}");
    assert_eq!(shell.json(&["state", "WKF2"]).0, 0);
    assert_eq!(shell.json(&["wait", "WKF2", "--until", "started"]).0, 0);
    assert_eq!(shell.json(&["check", "--workflow", "WKF2"]).0, 0);
}

#[test]
fn a_profile_that_asks_for_a_reason_sends_nothing_without_one_and_calls_it_wrong_use() {
    let (shell, _keyring) = session();
    let practice = Practice::start(&shell);
    let flags = ["--environment", "stage", "--reason-required"];
    add(&shell, "Stage", practice.base_url(), &flags);
    let done = shell.fed(&["credentials", "set"], "practice-access-token");
    assert_eq!(done.code, Some(0), "{done:?}");
    for arguments in [
        &["start", "WKF101"][..],
        &["start", "WKF101", "--reason", " "],
        &["restart", "WKF101"],
    ] {
        let (code, said) = shell.json(arguments);
        assert_eq!(code, 2, "{arguments:?}: {said}");
        let next = said["next_step"].as_str().unwrap_or_default();
        assert!(next.contains("--reason"), "{arguments:?}: {said}");
    }
    assert_eq!(practice.requests(), 0);
    let (code, said) = shell.json(&["start", "WKF101", "--reason", "INC-4711"]);
    assert_eq!((code, practice.requests()), (0, 1), "{said}");
    let (_code, said) = shell.json(&["journal"]);
    assert_eq!(said["entries"][0]["reason"], json!("INC-4711"), "{said}");
}
