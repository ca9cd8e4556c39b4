//! The program from a shell: help, version, wrong use, and the practice Campaign for other programs.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Output, Stdio};

use serde_json::Value;

fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_campaign-remote"));
    command
        .env("LANG", "en_US.UTF-8")
        .env_remove("LC_ALL")
        .env_remove("LANGUAGE")
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .stdin(Stdio::null());
    command
}

fn run(arguments: &[&str]) -> Output {
    program().args(arguments).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn the_version_and_the_help_are_results_and_wrong_use_is_a_complaint_with_code_two() {
    let version = run(&["--version"]);
    assert_eq!(
        text(&version.stdout),
        format!("campaign-remote {}\n", env!("CARGO_PKG_VERSION"))
    );
    assert_eq!(version.status.code(), Some(0));

    let help = run(&["--help"]);
    assert!(text(&help.stdout).contains("A remote control for Adobe Campaign workflows"));
    assert_eq!((help.status.code(), help.stderr.len()), (Some(0), 0));

    for wrong in [
        &["--langage", "de"][..],
        &["--language", "xx"],
        &["practice", "--port", "x"],
    ] {
        let output = run(wrong);
        assert_eq!(output.status.code(), Some(2), "{wrong:?}");
        assert!(
            output.stdout.is_empty() && !output.stderr.is_empty(),
            "{wrong:?}"
        );
    }
}

#[test]
fn the_help_is_in_the_language_that_was_asked_for() {
    let help = text(&run(&["--language", "de", "--help"]).stdout);
    assert!(help.contains("Diese Hilfe"), "{help}");
}

/// A running practice Campaign, which ends with the test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ended = self.0.kill();
        let _ended = self.0.wait();
    }
}

#[test]
fn practice_says_where_it_listens_and_answers_there() {
    let mut child = program()
        .arg("practice")
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    let _running = Running(child);
    out.read_line(&mut line).unwrap();
    let said: Value = serde_json::from_str(&line).unwrap();
    assert_eq!(said["organization"], "practice");
    for field in ["base_url", "api_key", "access_token", "client_secret"] {
        assert!(
            said[field].as_str().is_some_and(|text| !text.is_empty()),
            "{field}: {line}"
        );
    }
    let address = said["base_url"]
        .as_str()
        .unwrap()
        .strip_prefix("http://")
        .unwrap();
    assert!(address.starts_with("127.0.0.1:"), "{address}");
    let mut stream = TcpStream::connect(address).unwrap();
    let request = format!(
        "GET /practice/campaign/workflow/execution/WKF1 HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\
         Authorization: Bearer {}\r\nX-Api-Key: {}\r\n\r\n",
        said["access_token"].as_str().unwrap(),
        said["api_key"].as_str().unwrap(),
    );
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200 OK"), "{answer}");
    assert!(answer.contains("\"PKey\""), "{answer}");

    // A port that is taken is said, and is no success.
    let port = address.rsplit_once(':').unwrap().1;
    let second = run(&["practice", "--port", port]);
    assert_eq!(second.status.code(), Some(3));
    assert!(text(&second.stderr).contains("could not begin to listen"));
}
