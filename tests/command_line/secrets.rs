//! Secrets where others can read them are refused, and never repeated.

use crate::shell::Shell;

const TOKEN: &str = "eyJhbGciOiJSUzI1NiJ9.eyJpZCI6IjEifQ.c2lnbmF0dXJl";
const CLIENT_SECRET: &str = "p8e-Abcdefghijklmnopqrstuvwxyz";

#[test]
fn an_argument_that_looks_like_a_secret_is_refused_without_being_repeated() {
    let shell = Shell::new();
    let with_equals = format!("--access-token={TOKEN}");
    let in_a_url = format!("https://mc.adobe.io/?token={TOKEN}");
    for arguments in [
        &[
            "start",
            "WKF1",
            "--profile",
            "practice",
            "--access-token",
            "opensesame",
        ][..],
        &[
            "start",
            "WKF1",
            "--profile",
            "practice",
            "--client_secret",
            "opensesame",
        ],
        &[
            "start",
            "WKF1",
            "--profile",
            "practice",
            "--token=opensesame",
        ],
        &["start", "WKF1", "--profile", "practice", &with_equals],
        &["credentials", "set", TOKEN],
        &["credentials", "set", "opensesame", "--profile", "practice"],
        &["credentials", "set", "--profile", CLIENT_SECRET],
        &[
            "profiles",
            "add",
            "x",
            "--organization",
            "acme",
            "--api-key",
            CLIENT_SECRET,
        ],
        &[
            "profiles",
            "add",
            "x",
            "--organization",
            "acme",
            "--base-url",
            &in_a_url,
        ],
        &[TOKEN],
    ] {
        for json in [&[][..], &["--json"]] {
            let arguments = [arguments, json].concat();
            let done = shell.run(&arguments);
            assert_eq!(done.code, Some(2), "{arguments:?}: {done:?}");
            for secret in [TOKEN, CLIENT_SECRET, "opensesame"] {
                assert!(
                    !format!("{done:?}").contains(secret),
                    "{arguments:?}: {done:?}"
                );
            }
            let says_why = done.err.contains("process list") || done.out.contains("process list");
            assert!(says_why, "{arguments:?}: {done:?}");
        }
    }
    assert!(!shell.home().join("config").exists());
}

#[test]
fn an_environment_variable_that_looks_like_a_secret_is_refused_by_its_name() {
    for name in [
        "CAMPAIGN_REMOTE_ACCESS_TOKEN",
        "CAMPAIGN_REMOTE_CLIENT_SECRET",
        "CAMPAIGN_REMOTE_ACME_CLIENT_SECRET_2",
    ] {
        let shell = Shell::new().with(name, "opensesame");
        let done = shell.run(&["start", "WKF1", "--profile", "practice"]);
        assert_eq!(done.code, Some(2), "{done:?}");
        assert!(
            done.err.contains(name) && !done.err.contains("opensesame"),
            "{done:?}"
        );
    }
    // Another program's are not ours to judge.
    let shell = Shell::new().with("GITHUB_ACCESS_TOKEN", "opensesame");
    let done = shell.run(&["start", "WKF1", "--profile", "practice"]);
    assert_eq!(done.code, Some(0), "{done:?}");
}

#[test]
fn words_that_only_begin_like_a_secret_are_taken() {
    let shell = Shell::new();
    for name in ["eyJ", "p8e-x", "token", "secret plans"] {
        let done = shell.run(&[
            "profiles",
            "add",
            name,
            "--organization",
            "acme",
            "--sign-in",
            "token",
        ]);
        assert_eq!(done.code, Some(0), "{name}: {done:?}");
    }
}
