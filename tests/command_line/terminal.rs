//! What only a terminal gets: colours, a line while waiting, and a secret that is not shown while it is typed.

use std::io::{Read as _, Write as _};
use std::process::{Child, Stdio};

use crate::campaign::{Server, Step};
use crate::keyring::{kept, session};
use crate::shell::{Shell, signal, wait};

/// The program on a terminal of its own (`script`, package bsdutils).
fn on_a_terminal(shell: &Shell, arguments: &str) -> Child {
    let program = env!("CARGO_BIN_EXE_campaign-remote");
    shell
        .any(
            "script",
            &[
                "-qec",
                &format!("trap : INT; {program} {arguments}"),
                "/dev/null",
            ],
        )
        .env("TERM", "xterm")
        .stdin(Stdio::piped())
        .spawn()
        .expect("script (package bsdutils) is installed by scripts/test")
}

/// Reads what the terminal shows until it shows this.
fn shows(child: &mut Child, wanted: &str) -> String {
    let mut seen = Vec::new();
    let out = child.stdout.as_mut().unwrap();
    let mut bytes = [0; 1024];
    while !String::from_utf8_lossy(&seen).contains(wanted) {
        let count = out.read(&mut bytes).unwrap();
        assert!(
            count > 0,
            "no {wanted:?} in {:?}",
            String::from_utf8_lossy(&seen)
        );
        seen.extend_from_slice(&bytes[..count]);
    }
    String::from_utf8(seen).unwrap()
}

#[test]
fn colours_are_for_terminals_only_and_not_for_those_who_want_none() {
    let start = "start WKF1 --profile practice";
    let shell = Shell::new();
    let seen = shows(&mut on_a_terminal(&shell, start), "Accepted: start WKF1.");
    assert!(seen.contains("\x1b[1;32mAccepted"), "{seen:?}");
    let quiet = Shell::new().with("NO_COLOR", "1");
    let seen = shows(&mut on_a_terminal(&quiet, start), "Accepted: start WKF1.");
    assert!(!seen.contains('\x1b'), "{seen:?}");
    let piped = shell.run(&["start", "WKF1", "--profile", "practice"]);
    assert!(
        !format!("{}{}", piped.out, piped.err).contains('\x1b'),
        "{piped:?}"
    );
}

#[test]
fn a_terminal_is_told_what_is_waited_for_and_a_pipe_is_not() {
    let shell = Shell::new();
    let silent = Server::start([Step::ReadRequest, Step::Linger]);
    let start = format!("start WKF1 --profile practice --base-url {}", silent.http());
    let mut child = on_a_terminal(&shell, &format!("{start}; echo code $?"));
    shows(&mut child, "Sending: start WKF1…");
    // Ctrl-C, as the terminal makes a signal of it.
    child.stdin.as_mut().unwrap().write_all(b"\x03").unwrap();
    let seen = shows(&mut child, "code 4");
    assert!(seen.contains("May have been applied"), "{seen:?}");
    assert!(wait(&mut child).success());

    let child = shell
        .program(&start.split(' ').collect::<Vec<_>>())
        .spawn()
        .unwrap();
    silent.wait("the second request", |connections| {
        connections
            .iter()
            .filter(|one| one.bytes.ends_with(b"}"))
            .count()
            == 2
    });
    std::thread::sleep(std::time::Duration::from_millis(600));
    signal("INT", child.id());
    let output = child.wait_with_output().unwrap();
    let err = String::from_utf8(output.stderr).unwrap();
    assert!(!err.contains("Sending"), "{err:?}");
}

#[test]
fn a_secret_is_not_shown_while_it_is_typed() {
    let (shell, _keyring) = session();
    let (_code, said) = shell.json(&["profiles", "add", "Acme", "--organization", "acme"]);
    let id = said["profile"]["id"].as_str().unwrap().to_owned();
    let mut child = on_a_terminal(&shell, "credentials set --profile Acme");
    let before = shows(&mut child, "is not shown");
    assert!(before.contains("Enter the secret"), "{before:?}");
    child
        .stdin
        .as_mut()
        .unwrap()
        .write_all(b"opensesame\n")
        .unwrap();
    let seen = shows(&mut child, "The keyring now keeps");
    assert!(!seen.contains("opensesame"), "{seen:?}");
    assert_eq!(wait(&mut child).code(), Some(0));
    assert_eq!(
        kept(&shell, &format!("{id}/access-token")).as_deref(),
        Some("opensesame")
    );

    // Given up, the terminal shows again what is typed, and nothing has changed.
    let mut child = on_a_terminal(&shell, "credentials set --profile Acme; stty -a");
    shows(&mut child, "is not shown");
    child.stdin.as_mut().unwrap().write_all(b"\x03").unwrap();
    shows(&mut child, "No secret was kept");
    let modes = shows(&mut child, "echonl");
    assert!(
        modes.contains(" echo ") && modes.contains("-echonl"),
        "{modes:?}"
    );
}

#[test]
fn a_secret_that_a_terminal_would_cut_is_not_kept() {
    let (shell, _keyring) = session();
    let (_code, said) = shell.json(&["profiles", "add", "Acme", "--organization", "acme"]);
    let id = said["profile"]["id"].as_str().unwrap().to_owned();
    let user = format!("{id}/access-token");
    let typed = |length: usize, answer: &str| {
        let mut child = on_a_terminal(&shell, "credentials set --profile Acme; echo code $?");
        shows(&mut child, "is not shown");
        let line = format!("{}\n", "x".repeat(length));
        child
            .stdin
            .as_mut()
            .unwrap()
            .write_all(line.as_bytes())
            .unwrap();
        shows(&mut child, answer)
    };
    typed(4000, "code 0");
    assert_eq!(kept(&shell, &user), Some("x".repeat(4000)));
    for length in [4095, 4096, 6000] {
        let seen = typed(length, "code 2");
        assert!(seen.contains("too long to type"), "{seen:?}");
        assert_eq!(kept(&shell, &user), Some("x".repeat(4000)));
    }
}
