//! Every member of the practice's cast, through the program and over real sockets.

use campaign_remote::practice::cast;
use serde_json::{Value, json};

use crate::shell::{Practice, Shell};

/// The workflow, the command, and what the JSON says: verdict, HTTP status, code; then the exit code.
type Row = (
    &'static str,
    &'static str,
    &'static str,
    Option<u16>,
    Option<&'static str>,
    i32,
);

const STORIES: &[Row] = &[
    ("WKF1", "start", "accepted", Some(200), None, 0),
    ("WKF2", "stop", "accepted", Some(200), None, 0),
    ("WKF3", "stop", "accepted", Some(200), None, 0),
    ("WKF4", "start", "accepted", Some(200), None, 0),
    ("WKF5", "resume", "accepted", Some(200), None, 0),
    ("WKF6", "start", "accepted", Some(200), None, 0),
    ("WKF7", "pause", "refused", Some(404), Some("RST-360011"), 1),
    ("WKF8", "start", "may_have_been_applied", None, None, 4),
    ("WKF9", "pause", "refused", Some(401), Some("401013"), 1),
    (
        "WKF10",
        "stop",
        "may_have_been_applied",
        Some(502),
        Some("502"),
        4,
    ),
    ("WKF11", "start", "refused", Some(429), Some("429050"), 1),
    ("WKF12", "start", "accepted", Some(200), None, 0),
    ("WKF13", "pause", "accepted", Some(200), None, 0),
];

#[test]
fn each_member_of_the_cast_gets_one_request_and_its_verdict_exit_code_and_json() {
    let shell = Shell::new();
    let practice = Practice::start(&shell);
    let played: Vec<_> = STORIES.iter().map(|row| row.0).collect();
    let all: Vec<_> = cast().iter().map(|member| member.id).collect();
    assert_eq!(played, all);
    for (workflow, command, verdict, status, code, exit) in STORIES {
        let before = practice.requests();
        let arguments = [
            command,
            workflow,
            "--profile",
            "practice",
            "--base-url",
            practice.base_url(),
        ];
        let (ended, said) = shell.json(&arguments);
        assert_eq!(practice.requests() - before, 1, "{said}");
        assert_eq!(ended, *exit, "{said}");
        let expected = json!({
            "command": command, "workflow": workflow, "profile": "practice", "organization": "practice",
            "verdict": verdict, "confirmed": null, "state": null, "status": status,
        });
        for (field, value) in expected.as_object().unwrap() {
            assert_eq!(&said[field], value, "{field}: {said}");
        }
        assert_eq!(said.get("code"), code.map(Value::from).as_ref(), "{said}");
        let needs_advice = *verdict != "accepted";
        assert_eq!(said.get("next_step").is_some(), needs_advice, "{said}");
        // A person reads the same, on standard output.
        let done = shell.run(&arguments);
        assert!(
            done.out.contains(&format!(": {command} {workflow}. ")),
            "{done:?}"
        );
    }
}

#[test]
fn the_record_of_each_member_of_the_cast_is_read_with_one_request() {
    let shell = Shell::new();
    let practice = Practice::start(&shell);
    let rows = [
        ("WKF1", Some("finished"), 0),
        ("WKF2", Some("started"), 0),
        ("WKF3", Some("started"), 0),
        ("WKF4", Some("finished"), 0),
        ("WKF5", Some("paused"), 0),
        ("WKF6", None, 5),
        ("WKF7", None, 1),
        ("WKF8", Some("finished"), 0),
        ("WKF9", None, 1),
        ("WKF10", None, 1),
        ("WKF11", Some("finished"), 0),
        ("WKF12", Some("finished"), 0),
        ("WKF13", Some("started"), 0),
    ];
    assert_eq!(rows.len(), cast().len());
    for (workflow, state, exit) in rows {
        let before = practice.requests();
        let arguments = [
            "state",
            workflow,
            "--profile",
            "practice",
            "--base-url",
            practice.base_url(),
        ];
        let (ended, said) = shell.json(&arguments);
        assert_eq!((ended, said["state"].as_str()), (exit, state), "{said}");
        assert_eq!(practice.requests() - before, 1, "{said}");
    }
    let done = shell.run(&[
        "state",
        "WKF2",
        "--profile",
        "practice",
        "--base-url",
        practice.base_url(),
    ]);
    assert_eq!(done.out, "State: Started\n");
}

#[test]
fn a_command_on_practice_brings_its_own_campaign_touches_no_bus_and_leaves_only_journal_and_log() {
    // A bus that would be found if anybody looked.
    let bus = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap();
    bus.set_nonblocking(true).unwrap();
    let port = bus.local_addr().unwrap().port();
    let address = format!("tcp:host=127.0.0.1,port={port}");
    let shell = Shell::new().with("DBUS_SESSION_BUS_ADDRESS", address);
    let (code, said) = shell.json(&["start", "WKF1", "--profile", "practice"]);
    assert_eq!((code, &said["verdict"]), (0, &json!("accepted")), "{said}");
    let done = shell.run(&["start", "WKF1", "--profile", "practice"]);
    assert!(done.out.starts_with("Accepted: start WKF1. "), "{done:?}");
    assert!(done.err.contains("PRACTICE"), "{done:?}");
    let (code, said) = shell.json(&["check", "--profile", "practice", "--workflow", "WKF1"]);
    assert_eq!((code, &said["good"]), (0, &json!(true)), "{said}");
    let mut left = Vec::new();
    let mut folders = vec![shell.home().to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                left.push(path);
            }
        }
    }
    let is_ours = |path: &std::path::PathBuf| {
        let path = path.to_string_lossy();
        path.contains("journal.sqlite") || path.ends_with("/campaign-remote.log")
    };
    assert!(left.iter().all(is_ours), "{left:?}");
    assert!(bus.accept().is_err(), "somebody has called the bus");
}

#[test]
fn practice_works_without_any_home() {
    let shell = Shell::new();
    for arguments in [
        &["start", "WKF1", "--profile", "practice"][..],
        &["state", "WKF1", "--profile", "practice"],
        &["profiles", "show", "practice"],
    ] {
        let mut program = shell.program(arguments);
        for name in [
            "HOME",
            "XDG_CONFIG_HOME",
            "XDG_DATA_HOME",
            "XDG_STATE_HOME",
            "XDG_RUNTIME_DIR",
        ] {
            program.env_remove(name);
        }
        assert_eq!(
            program.output().unwrap().status.code(),
            Some(0),
            "{arguments:?}"
        );
    }
}

#[test]
fn a_check_says_what_stands_in_the_way_with_the_codes_of_the_others() {
    let shell = Shell::new();
    let practice = Practice::start(&shell);
    let check = |workflow| {
        shell.json(&[
            "check",
            "--profile",
            "practice",
            "--base-url",
            practice.base_url(),
            "--workflow",
            workflow,
        ])
    };
    assert_eq!(check("WKF1").0, 0);
    let (code, said) = check("WKF9999");
    assert_eq!((code, &said["good"]), (1, &json!(false)), "{said}");
}
