//! Help, version, wrong use, which profile is meant, and the practice Campaign for other programs.

use serde_json::{Value, json};

use crate::shell::{Done, Practice, Shell};

#[test]
fn the_version_and_the_help_are_results_and_wrong_use_is_a_complaint_with_code_two() {
    let shell = Shell::new();
    let version = shell.run(&["--version"]);
    assert_eq!(
        version.out,
        format!("campaign-remote {}\n", env!("CARGO_PKG_VERSION"))
    );
    assert_eq!(version.code, Some(0));

    let help = shell.run(&["--help"]);
    assert!(
        help.out
            .contains("A remote control for Adobe Campaign workflows")
    );
    assert_eq!((help.code, help.err.as_str()), (Some(0), ""));

    for wrong in [
        &["--langage", "de"][..],
        &["--language", "xx"],
        &["--json"],
        &["--profile", "practice"],
        &["practice", "--port", "x"],
        &["start"],
        &["start", "WKF1", "WKF2"],
        &["start", "WKF1"],
        &["start", "a/b", "--profile", "practice"],
        &["state", "", "--profile", "practice"],
        &["start", "WKF1", "--profile", "nobody"],
        &[
            "start",
            "WKF1",
            "--profile",
            "practice",
            "--base-url",
            "https://mc.adobe.io",
        ],
        &[
            "start",
            "WKF1",
            "--profile",
            "practice",
            "--base-url",
            "http://example.com",
        ],
        &["check", "--profile", "nobody"],
        &["credentials"],
        &["credentials", "forget", "--profile", "practice"],
        &["completions", "tcsh"],
        &[],
    ] {
        let done = shell.run(wrong);
        assert_eq!(done.code, Some(2), "{wrong:?}: {done:?}");
        assert!(
            done.out.is_empty() && !done.err.is_empty(),
            "{wrong:?}: {done:?}"
        );
    }
}

#[test]
fn every_command_has_a_help_with_an_example_in_every_language() {
    let shell = Shell::new();
    let commands = [
        "start",
        "pause",
        "resume",
        "stop",
        "restart",
        "state",
        "wait",
        "profiles",
        "profiles list",
        "profiles show",
        "profiles add",
        "profiles edit",
        "profiles remove",
        "profiles import",
        "profiles export",
        "credentials",
        "credentials set",
        "credentials import",
        "credentials forget",
        "check",
        "practice",
        "completions",
        "man",
    ];
    for (language, example, usage) in [
        ("en", "Example: campaign-remote", "Usage: campaign-remote"),
        ("de", "Beispiel: campaign-remote", "Aufruf: campaign-remote"),
        (
            "nl",
            "Voorbeeld: campaign-remote",
            "Gebruik: campaign-remote",
        ),
    ] {
        for command in commands {
            let mut arguments: Vec<_> = command.split(' ').collect();
            arguments.extend(["--language", language, "--help"]);
            let done = shell.run(&arguments);
            // Some name something else to pipe from first.
            let has_example = done.out.contains(example) || done.out.contains("| campaign-remote");
            assert!(
                has_example && done.out.contains(usage),
                "{arguments:?}: {done:?}"
            );
            assert_eq!(
                (done.code, done.err.as_str()),
                (Some(0), ""),
                "{arguments:?}"
            );
        }
    }
}

#[test]
fn a_json_caller_gets_an_object_even_where_the_use_is_wrong() {
    let shell = Shell::new();
    let (code, said) = shell.json(&["stop", "WKF1", "--profile", "nobody"]);
    assert_eq!((code, &said["verdict"]), (2, &json!("not_sent")), "{said}");
    let (code, said) = shell.json(&["state", "WKF1", "--profile", "nobody"]);
    assert_eq!((code, &said["exit_code"]), (2, &json!(2)), "{said}");
    let (code, _said) = shell.json(&["profiles", "show", "nobody"]);
    assert_eq!(code, 2);
}

#[test]
fn the_profile_is_the_named_one_then_that_of_the_environment_then_the_only_saved_one() {
    let shell = Shell::new();
    let practice = Practice::start(&shell);
    let with_name = |shell: &Shell, arguments: &[&str]| -> String {
        let (_code, said) = shell.json(arguments);
        said["profile"].as_str().unwrap_or("nobody").to_owned()
    };
    let add = |shell: &Shell, name| {
        let done = shell.run(&[
            "profiles",
            "add",
            name,
            "--organization",
            "acme",
            "--base-url",
            practice.base_url(),
        ]);
        assert_eq!(done.code, Some(0), "{done:?}");
    };
    // Practice is never meant unless it is named.
    assert_eq!(with_name(&shell, &["start", "WKF1"]), "nobody");
    add(&shell, "One");
    assert_eq!(with_name(&shell, &["start", "WKF1"]), "One");
    add(&shell, "Two");
    assert_eq!(with_name(&shell, &["start", "WKF1"]), "nobody");
    let shell = shell.with("CAMPAIGN_REMOTE_PROFILE", "Two");
    assert_eq!(with_name(&shell, &["start", "WKF1"]), "Two");
    assert_eq!(
        with_name(&shell, &["start", "WKF1", "--profile", "one"]),
        "One"
    );
    assert_eq!(
        with_name(&shell, &["start", "WKF1", "--profile", "Practice"]),
        "practice"
    );
    // No other profile can be sent elsewhere than it says.
    let done = shell.run(&["start", "WKF1", "--base-url", practice.base_url()]);
    assert_eq!(done.code, Some(2), "{done:?}");
    assert!(
        done.err
            .contains("--base-url is for the profile practice only"),
        "{done:?}"
    );
    assert_eq!(practice.requests(), 0);
}

#[test]
fn practice_says_where_it_listens_answers_there_and_ends_when_it_is_interrupted() {
    let shell = Shell::new();
    let mut practice = Practice::start(&shell);
    let record: Value =
        serde_json::from_str(&practice.get("/practice/campaign/workflow/execution/WKF1")).unwrap();
    assert!(record["PKey"].is_string(), "{record}");
    assert_eq!((practice.requests(), practice.requests()), (1, 1));

    // A port that is taken is said, and is no success.
    let port = practice.base_url().rsplit_once(':').unwrap().1.to_owned();
    let second = shell.run(&["practice", "--port", &port]);
    assert_eq!(second.code, Some(3));
    assert!(second.err.contains("could not begin to listen"));

    crate::shell::signal("TERM", practice.id());
    assert_eq!(practice.ended(), Some(0));
}

#[test]
fn a_result_that_could_not_be_printed_is_no_success_and_what_was_sent_keeps_its_code() {
    let shell = Shell::new();
    let practice = ["--profile", "practice"];
    let full = |arguments: &[&str]| {
        let full = std::fs::OpenOptions::new()
            .write(true)
            .open("/dev/full")
            .unwrap();
        Done::of(&shell.program(arguments).stdout(full).output().unwrap())
    };
    let sent = full(&[&["start", "WKF1"], &practice[..]].concat());
    assert_eq!(sent.code, Some(0), "{sent:?}");
    assert!(
        sent.err.contains("Not everything could be printed"),
        "{sent:?}"
    );
    let refused = full(&[&["start", "WKF7", "--json"], &practice[..]].concat());
    assert_eq!(refused.code, Some(1), "{refused:?}");
    for arguments in [
        &["journal"][..],
        &["journal", "--json"],
        &["journal", "--csv"],
        &["profiles", "list"],
        &["profiles", "show", "practice", "--json"],
        &[&["state", "WKF1"], &practice[..]].concat(),
        &[&["check", "--json"], &practice[..]].concat(),
        &["completions", "bash"],
        &["man"],
        &["--help-json"],
    ] {
        let done = full(arguments);
        assert_eq!(done.code, Some(3), "{arguments:?}: {done:?}");
        assert!(!done.err.is_empty(), "{arguments:?}");
    }
    assert_eq!(full(&["--help"]).code, Some(3));
    // A pipe that is closed wants no more.
    let mut child = shell.program(&["journal", "--csv"]).spawn().unwrap();
    drop(child.stdout.take());
    let done = Done::of(&child.wait_with_output().unwrap());
    assert_eq!((done.code, done.err.as_str()), (Some(0), ""), "{done:?}");
}
