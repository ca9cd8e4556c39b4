//! Seeing a command through, waiting for a state, and restarting.

use std::process::Child;
use std::time::{Duration, Instant};

use campaign_remote::practice::cast;
use serde_json::{Value, json};

use crate::shell::{Done, Practice, Shell, signal};

#[test]
fn without_display_or_keyring_a_start_on_practice_is_confirmed_within_seconds() {
    let shell = Shell::new();
    let began = Instant::now();
    let done = shell.run(&["start", "WKF1", "--profile", "practice", "--wait"]);
    assert_eq!(done.code, Some(0), "{done:?}");
    let lines: Vec<_> = done.out.lines().collect();
    assert!(lines[0].starts_with("Accepted: start WKF1. "), "{done:?}");
    assert!(
        lines[1].starts_with("Confirmed: start WKF1. Started after "),
        "{done:?}"
    );
    assert!(
        began.elapsed() < Duration::from_secs(15),
        "{:?}",
        began.elapsed()
    );
}

/// The workflow, the command, the verdict, whether it is confirmed, the state, the exit code.
type Row = (
    &'static str,
    &'static str,
    &'static str,
    Option<bool>,
    Option<&'static str>,
    i32,
);

const STORIES: &[Row] = &[
    ("WKF1", "start", "accepted", Some(true), Some("started"), 0),
    ("WKF2", "stop", "accepted", Some(false), Some("stopping"), 5),
    ("WKF3", "stop", "accepted", Some(false), Some("stopping"), 5),
    ("WKF4", "start", "accepted", Some(true), Some("started"), 0),
    ("WKF5", "resume", "accepted", Some(true), Some("started"), 0),
    ("WKF6", "start", "accepted", None, None, 5),
    ("WKF7", "stop", "refused", None, None, 1),
    ("WKF8", "start", "may_have_been_applied", None, None, 4),
    ("WKF9", "stop", "refused", None, None, 1),
    ("WKF10", "stop", "may_have_been_applied", None, None, 4),
    ("WKF11", "start", "refused", None, None, 1),
    ("WKF12", "start", "accepted", Some(true), Some("started"), 0),
    ("WKF13", "pause", "accepted", Some(true), Some("paused"), 0),
];

#[test]
fn each_member_of_the_cast_is_seen_through_or_it_is_said_why_not() {
    let shell = Shell::new();
    let practice = Practice::start(&shell);
    assert_eq!(STORIES.len(), cast().len());
    // All at once: each has a workflow of its own.
    let running: Vec<(&Row, Child)> = STORIES
        .iter()
        .map(|row| {
            let arguments = [
                row.1,
                row.0,
                "--profile",
                "practice",
                "--base-url",
                practice.base_url(),
                "--wait",
                "--timeout",
                "8",
                "--json",
            ];
            (row, shell.program(&arguments).spawn().unwrap())
        })
        .collect();
    for ((workflow, command, verdict, confirmed, state, exit), child) in running {
        let done = Done::of(&child.wait_with_output().unwrap());
        let said = done.json();
        let expected = json!({
            "command": command, "workflow": workflow, "verdict": verdict, "confirmed": confirmed, "state": state,
        });
        for (field, value) in expected.as_object().unwrap() {
            assert_eq!(&said[field], value, "{field}: {said}");
        }
        assert_eq!(done.code, Some(*exit), "{said}");
    }
}

#[test]
fn a_command_that_is_waited_for_still_goes_out_once() {
    let shell = Shell::new();
    let practice = Practice::start(&shell);
    let wait = |command, workflow| {
        let before = practice.requests();
        let (_code, said) = shell.json(&[
            command,
            workflow,
            "--profile",
            "practice",
            "--base-url",
            practice.base_url(),
            "--wait",
        ]);
        (practice.requests() - before, said)
    };
    // A look before, the command, and no look after a "no" or a lost answer.
    for (command, workflow) in [("pause", "WKF7"), ("start", "WKF8"), ("start", "WKF11")] {
        let (requests, said) = wait(command, workflow);
        assert_eq!(requests, 2, "{said}");
    }
    // A look before, the command, two looks at least until it is started.
    let (requests, said) = wait("start", "WKF1");
    assert!((4..=6).contains(&requests), "{requests}: {said}");
    // It is started already; had the command gone out twice, the second would have been refused.
    assert_eq!(said["confirmed"], json!(true), "{said}");
}

#[test]
fn whoever_stops_waiting_is_told_that_the_command_was_accepted() {
    let shell = Shell::new();
    let practice = Practice::start(&shell);
    let arguments = [
        "stop",
        "WKF3",
        "--profile",
        "practice",
        "--base-url",
        practice.base_url(),
        "--wait",
        "--json",
    ];
    let child = shell.program(&arguments).spawn().unwrap();
    let began = Instant::now();
    // The look before, the command, the first look after.
    while practice.requests() < 3 {
        assert!(began.elapsed() < crate::shell::SOON);
        std::thread::sleep(Duration::from_millis(20));
    }
    signal("TERM", child.id());
    let done = Done::of(&child.wait_with_output().unwrap());
    let said = done.json();
    assert_eq!(
        (done.code, &said["verdict"]),
        (Some(5), &json!("accepted")),
        "{said}"
    );
    assert_eq!(said["confirmed"], Value::Null, "{said}");
    assert!(
        said["next_step"]
            .as_str()
            .unwrap()
            .contains("campaign-remote state WKF3"),
        "{said}"
    );
}

#[test]
fn waiting_for_a_state_ends_with_the_state_or_says_why_not() {
    let shell = Shell::new();
    let practice = Practice::start(&shell);
    for (workflow, until, code, reached) in [
        ("WKF2", "started", 0, true),
        ("WKF5", "paused", 0, true),
        ("WKF1", "stopped", 0, true),
        ("WKF1", "started", 5, false),
        ("WKF6", "started", 5, false),
        ("WKF9", "started", 1, false),
    ] {
        let (ended, said) = shell.json(&[
            "wait",
            workflow,
            "--until",
            until,
            "--timeout",
            "2",
            "--profile",
            "practice",
            "--base-url",
            practice.base_url(),
        ]);
        assert_eq!((ended, &said["reached"]), (code, &json!(reached)), "{said}");
    }
    for wrong in [
        &["wait", "WKF1", "--profile", "practice"][..],
        &["wait", "WKF1", "--profile", "practice", "--until", "failed"],
        &[
            "wait",
            "WKF1",
            "--profile",
            "practice",
            "--until",
            "started",
            "--timeout",
            "0",
        ],
        &["start", "WKF1", "--profile", "practice", "--timeout", "5"],
    ] {
        assert_eq!(shell.run(wrong).code, Some(2), "{wrong:?}");
    }
}

#[test]
fn a_restart_stops_waits_and_starts() {
    let shell = Shell::new();
    let practice = Practice::start(&shell);
    let (code, said) = shell.json(&[
        "restart",
        "WKF13",
        "--profile",
        "practice",
        "--base-url",
        practice.base_url(),
    ]);
    assert_eq!((code, &said["confirmed"]), (0, &json!(true)), "{said}");
    let steps: Vec<_> = said["steps"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["command"])
        .collect();
    assert_eq!(steps, ["stop", "start"], "{said}");
    assert_eq!(said["state"], "started", "{said}");
}

#[test]
fn a_restart_sends_no_start_unless_the_stop_is_seen() {
    let shell = Shell::new();
    let practice = Practice::start(&shell);
    for (workflow, exit, state) in [
        ("WKF3", 5, "stopping"),
        ("WKF1", 1, "finished"),
        ("WKF10", 4, ""),
    ] {
        let arguments = [
            "restart",
            workflow,
            "--profile",
            "practice",
            "--base-url",
            practice.base_url(),
            "--timeout",
            "2",
        ];
        let (code, said) = shell.json(&arguments);
        assert_eq!(code, exit, "{said}");
        assert_eq!(said["steps"].as_array().unwrap().len(), 1, "{said}");
        assert!(
            said["message"]
                .as_str()
                .unwrap()
                .ends_with("start was not sent."),
            "{said}"
        );
        if !state.is_empty() {
            let (_code, said) = shell.json(&[
                "state",
                workflow,
                "--profile",
                "practice",
                "--base-url",
                practice.base_url(),
            ]);
            assert_eq!(said["state"], state, "{said}");
        }
    }
    let done = shell.run(&["restart", "WKF1", "--profile", "practice"]);
    assert!(
        done.out.contains("Refused: stop WKF1.") && done.out.contains("start was not sent."),
        "{done:?}"
    );
}
