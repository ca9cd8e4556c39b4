//! What was sent from a shell stands in the journal, and `journal` shows it.

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::Child;

use serde_json::Value;

use crate::restarting::message;
use crate::shell::{Done, Shell};

fn entries(shell: &Shell, arguments: &[&str]) -> Vec<Value> {
    let (code, said) = shell.json(&[&["journal"], arguments].concat());
    assert_eq!(code, 0);
    said["entries"].as_array().unwrap().clone()
}

#[test]
fn every_command_is_in_the_journal_with_its_reason_and_what_came_of_it() {
    let shell = Shell::new();
    let with_reason = ["--profile", "practice", "--reason", "=INC-4711"];
    let sent = shell.run(&[&["start", "WKF1"], &with_reason[..]].concat());
    assert_eq!(sent.code, Some(0), "{sent:?}");
    shell.run(&["stop", "WKF10", "--profile", "practice"]);
    shell.run(&["start", "WKF1", "--profile", "practice", "--wait"]);

    let all = entries(&shell, &[]);
    assert_eq!(all.len(), 3);
    let first = &all[2];
    assert_eq!(first["workflow"], "WKF1");
    assert_eq!(first["command"], "start");
    assert_eq!(first["verdict"], "accepted");
    assert_eq!(first["status"], 200);
    assert_eq!(first["reason"], "=INC-4711");
    assert_eq!(first["confirmation"], Value::Null);
    assert_eq!(first["user"].as_str().unwrap(), whoami());
    assert_eq!(all[1]["verdict"], "may_have_been_applied");
    assert_eq!(all[0]["confirmation"], "confirmed");
    assert_eq!(all[0]["state"], "started");

    assert_eq!(entries(&shell, &["--workflow", "WKF10"]).len(), 1);
    assert_eq!(entries(&shell, &["--limit", "2"]), all[..2]);
    assert_eq!(entries(&shell, &["--profile", "Practice"]).len(), 3);
    assert!(entries(&shell, &["--profile", "Another"]).is_empty());
    assert!(entries(&shell, &["--since", "2999-01-01"]).is_empty());
    assert_eq!(entries(&shell, &["--since", "2020-01-01"]).len(), 3);
    let moment = first["time"].as_str().unwrap();
    assert_eq!(entries(&shell, &["--since", moment]).len(), 3);

    let plain = shell.run(&["journal"]);
    let lines: Vec<_> = plain.out.lines().collect();
    assert_eq!(lines.len(), 3, "{plain:?}");
    assert!(lines[0].starts_with("Confirmed: start WKF1 "), "{plain:?}");
    assert!(
        lines[1].starts_with("May have been applied: stop WKF10 "),
        "{plain:?}"
    );
    assert!(lines[2].ends_with("=INC-4711"), "{plain:?}");

    let table = shell.run(&["journal", "--csv"]);
    let rows: Vec<_> = table.out.lines().collect();
    assert!(rows[0].starts_with("id,time,user,host,"), "{table:?}");
    assert!(rows[3].contains(",'=INC-4711,"), "{table:?}");
}

fn whoami() -> String {
    let output = std::process::Command::new("id")
        .arg("-un")
        .output()
        .unwrap();
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

#[test]
fn an_empty_journal_is_said_and_a_strange_date_is_wrong_use() {
    let shell = Shell::new();
    let done = shell.run(&["journal"]);
    assert_eq!(
        (done.code, done.out.lines().count()),
        (Some(0), 1),
        "{done:?}"
    );
    assert!(entries(&shell, &[]).is_empty());
    assert!(!shell.home().join("data/campaign-remote").exists());
    let done = shell.run(&["journal", "--since", "last Tuesday"]);
    assert_eq!(done.code, Some(2), "{done:?}");
    assert!(done.err.contains("last Tuesday"), "{done:?}");
}

#[test]
fn without_a_journal_nothing_is_sent_until_the_script_says_so() {
    let shell = Shell::new();
    fs::write(shell.home().join("data"), "in the way").unwrap();
    let send = ["start", "WKF1", "--profile", "practice"];
    let (code, said) = shell.json(&send);
    assert_eq!(
        (code, &said["verdict"]),
        (3, &Value::from("not_sent")),
        "{said}"
    );
    assert!(
        said["message"].as_str().unwrap().contains("journal"),
        "{said}"
    );
    let (code, said) = shell.json(&[&send[..], &["--without-journal"]].concat());
    assert_eq!(
        (code, &said["verdict"]),
        (0, &Value::from("accepted")),
        "{said}"
    );
}

/// A command whose answer comes once its journal is out of reach; the rest of it, once its first line is out.
struct Cut {
    child: Child,
    first_line: String,
    folder: PathBuf,
    moved: PathBuf,
}

impl Cut {
    fn sent(shell: &Shell) -> Self {
        // The folder is there already, so that it can be moved.
        assert_eq!(
            shell.run(&["start", "WKF1", "--profile", "practice"]).code,
            Some(0)
        );
        let folder = shell.home().join("data/campaign-remote");
        let moved = shell.home().join("moved");
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let base_url = format!("http://{}", listener.local_addr().unwrap());
        let send = ["stop", "WKF35", "--profile", "practice", "--base-url"];
        let mut child = shell
            .program(&[&send[..], &[&base_url]].concat())
            .spawn()
            .unwrap();
        let (mut client, _address) = listener.accept().unwrap();
        message(&mut client);
        fs::rename(&folder, &moved).unwrap();
        fs::write(&folder, "in the way").unwrap();
        client
            .write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")
            .unwrap();
        let mut first_line = String::new();
        BufReader::new(child.stdout.take().unwrap())
            .read_line(&mut first_line)
            .unwrap();
        Self {
            child,
            first_line,
            folder,
            moved,
        }
    }

    fn put_back(&self) {
        fs::remove_file(&self.folder).unwrap();
        fs::rename(&self.moved, &self.folder).unwrap();
    }
}

#[test]
fn a_verdict_that_cannot_be_written_at_once_is_written_before_the_command_ends() {
    let shell = Shell::new();
    let cut = Cut::sent(&shell);
    assert!(cut.first_line.starts_with("Accepted: stop WKF35."));
    cut.put_back();
    let done = Done::of(&cut.child.wait_with_output().unwrap());
    assert_eq!(done.code, Some(0), "{done:?}");
    assert!(!done.err.contains("journal"), "{done:?}");
    assert_eq!(entries(&shell, &[])[0]["verdict"], "accepted");
}

#[test]
fn a_verdict_that_is_not_in_the_journal_is_said_without_a_promise() {
    let shell = Shell::new();
    let mut cut = Cut::sent(&shell);
    assert!(cut.first_line.starts_with("Accepted: stop WKF35."));
    crate::shell::wait(&mut cut.child);
    cut.put_back();
    let done = Done::of(&cut.child.wait_with_output().unwrap());
    assert_eq!(done.code, Some(0), "{done:?}");
    assert!(
        done.err.contains("Its entry there says less than is known")
            && done.err.contains("Keep what was printed here"),
        "{done:?}"
    );
    assert!(!done.err.contains("leave the program open"), "{done:?}");
    assert_eq!(entries(&shell, &[])[0]["verdict"], "unknown");
}
