//! Ctrl-C, and the signal of a scheduler: the verdict that is then true, and its exit code.

use serde_json::json;

use crate::campaign::{Server, Step, answer};
use crate::shell::{Done, Shell, signal};

#[test]
fn an_interrupted_command_that_is_on_its_way_may_have_been_applied() {
    for name in ["INT", "TERM"] {
        let shell = Shell::new();
        let silent = Server::start([Step::ReadRequest, Step::Linger]);
        let child = shell
            .program(&[
                "start",
                "WKF1",
                "--profile",
                "practice",
                "--base-url",
                &silent.http(),
                "--json",
            ])
            .spawn()
            .unwrap();
        silent.wait("the whole request", |connections| {
            connections
                .iter()
                .any(|one| one.bytes.ends_with(br#"{"method":"start"}"#))
        });
        signal(name, child.id());
        let done = Done::of(&child.wait_with_output().unwrap());
        let said = done.json();
        assert_eq!(
            (done.code, &said["verdict"]),
            (Some(4), &json!("may_have_been_applied")),
            "{name}: {said}"
        );
        assert_eq!(silent.settle().len(), 1);
    }
}

#[test]
fn an_interrupted_look_at_a_record_ends_without_an_answer() {
    let shell = Shell::new();
    for arguments in [&["state", "WKF1"][..], &["check", "--workflow", "WKF1"]] {
        let silent = Server::start([Step::ReadHead, Step::Linger]);
        let url = silent.http();
        let arguments = [
            arguments,
            &["--profile", "practice", "--base-url", &url, "--json"],
        ]
        .concat();
        let child = shell.program(&arguments).spawn().unwrap();
        silent.wait("a request", |connections| {
            connections
                .iter()
                .any(|one| one.bytes.ends_with(b"\r\n\r\n"))
        });
        signal("INT", child.id());
        let done = Done::of(&child.wait_with_output().unwrap());
        assert_eq!(done.code, Some(3), "{done:?}");
        let _of_its_form = done.json();
    }
}

#[test]
fn no_answer_in_time_may_have_been_applied_and_a_cut_body_is_still_accepted() {
    let shell = Shell::new();
    let cut = Server::start([
        Step::ReadRequest,
        Step::Send(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{".to_vec()),
    ]);
    let (code, said) = shell.json(&[
        "start",
        "WKF1",
        "--profile",
        "practice",
        "--base-url",
        &cut.http(),
    ]);
    assert_eq!((code, &said["verdict"]), (0, &json!("accepted")), "{said}");
    assert!(
        said["message"].as_str().unwrap().contains("broke"),
        "{said}"
    );

    let gateway = Server::start([
        Step::ReadRequest,
        Step::Send(answer("504 Gateway Timeout", "")),
    ]);
    let (code, said) = shell.json(&[
        "start",
        "WKF1",
        "--profile",
        "practice",
        "--base-url",
        &gateway.http(),
    ]);
    assert_eq!((code, &said["status"]), (4, &json!(504)), "{said}");

    let nobody = format!("http://{}", crate::campaign::nobody_listens());
    let (code, said) = shell.json(&[
        "start",
        "WKF1",
        "--profile",
        "practice",
        "--base-url",
        &nobody,
    ]);
    assert_eq!((code, &said["verdict"]), (3, &json!("not_sent")), "{said}");
}
