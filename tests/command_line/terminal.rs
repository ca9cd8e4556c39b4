//! What only a terminal gets: colours, a line while waiting, and a secret that is not shown while it is typed.

use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::process::{Child, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use crate::campaign::{Server, Step};
use crate::keyring::{kept, session};
use crate::restarting::message;
use crate::shell::{Shell, signal, wait};

/// The program on a terminal of its own (`script`, package bsdutils).
fn on_a_terminal(shell: &Shell, arguments: &str) -> Child {
    on_a_terminal_of(shell, 0, arguments)
}

/// The same so many columns wide; one of none does not say how wide it is.
fn on_a_terminal_of(shell: &Shell, columns: u16, arguments: &str) -> Child {
    let program = env!("CARGO_BIN_EXE_campaign-remote");
    shell
        .any(
            "script",
            &[
                "-qec",
                &format!("trap : INT; stty cols {columns}; {program} {arguments}"),
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

/// The lines as they stand there in the end.
fn lines(seen: &str) -> Vec<String> {
    let line = |line: &str| {
        let line = line.trim_end_matches('\r');
        let last = line.rsplit("\r\x1b[K").next().unwrap_or_default();
        last.to_owned()
    };
    seen.split('\n').map(line).collect()
}

#[test]
fn the_steps_of_a_restart_each_have_a_line_of_their_own() {
    let shell = Shell::new().with("NO_COLOR", "1");
    let restart = "restart WKF13 --timeout 20 --profile practice; echo code $?";
    let seen = shows(&mut on_a_terminal(&shell, restart), "code 0");
    assert!(seen.contains("Waiting: restart WKF13"), "{seen:?}");
    let lines = lines(&seen);
    for step in [
        "Accepted: stop WKF13.",
        "Confirmed: stop WKF13.",
        "Accepted: start WKF13.",
        "Confirmed: start WKF13.",
    ] {
        let at_its_beginning = lines.iter().filter(|line| line.starts_with(step)).count();
        assert_eq!(at_its_beginning, 1, "{step}: {lines:#?}");
    }
    let left = lines.iter().any(|line| line.contains("Waiting"));
    assert!(!left, "{lines:#?}");
}

#[test]
fn the_waiting_line_is_never_wider_than_its_terminal() {
    let shell = Shell::new();
    let silent = Server::start([Step::ReadRequest, Step::Linger]);
    let long = format!("WKF{}", "1".repeat(40));
    for (columns, workflow, widest) in [(30, "WKF1", 29), (0, &long, 79)] {
        let start = format!(
            "start {workflow} --profile practice --base-url {}",
            silent.http()
        );
        let mut child = on_a_terminal_of(&shell, columns, &format!("{start}; echo code $?"));
        let mut seen = shows(&mut child, "Sending: start WKF1");
        // A second later it says for how long, too.
        seen += &shows(&mut child, "… ");
        seen += &shows(&mut child, "\x1b[K");
        child.stdin.as_mut().unwrap().write_all(b"\x03").unwrap();
        shows(&mut child, "code 4");
        let lines: Vec<_> = seen
            .split("\r\x1b[K")
            .filter(|line| line.starts_with("Sending"))
            .collect();
        let width = |line: &&str| line.trim_end().chars().count();
        let most = lines.iter().map(width).max().unwrap();
        assert_eq!(most, widest, "{columns}: {lines:#?}");
    }
}

#[test]
fn a_look_that_gets_no_answer_holds_a_command_up_for_seconds_and_shows_what_is_waited_for() {
    let shell = Shell::new();
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let (tell, told) = mpsc::channel();
    std::thread::Builder::new()
        .name("a Campaign that reads no record".to_owned())
        .spawn(move || {
            let mut kept = Vec::new();
            for client in listener.incoming() {
                let mut client = client.unwrap();
                if message(&mut client).ends_with(r#""stop"}"#) {
                    // The test may have ended.
                    let _gone = tell.send(());
                }
                kept.push(client);
            }
        })
        .unwrap();
    let stop = format!("stop WKF2 --wait --profile practice --base-url {url}");
    let mut child = on_a_terminal(&shell, &stop);
    shows(&mut child, "Sending: stop WKF2");
    assert!(told.try_recv().is_err(), "the look comes first");
    let sent = told.recv_timeout(Duration::from_secs(20));
    assert!(sent.is_ok(), "the stop is still not sent");
    child.stdin.as_mut().unwrap().write_all(b"\x03").unwrap();
    shows(&mut child, "May have been applied");
}
