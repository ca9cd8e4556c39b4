//! What was sent from a shell stands in the journal, and `journal` shows it.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpListener;
use std::os::unix::process::ExitStatusExt as _;
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
    let next = said["next_step"].as_str().unwrap();
    assert!(next.contains("--without-journal"), "{said}");
    // Nobody knows what stands in it: that is not "nothing".
    let (code, said) = shell.json(&["journal"]);
    assert_eq!(code, 3, "{said}");
    let message = said["message"].as_str().unwrap();
    assert!(message.contains("could not be read"), "{said}");
    let (code, said) = shell.json(&[&send[..], &["--without-journal"]].concat());
    assert_eq!(
        (code, &said["verdict"]),
        (0, &Value::from("accepted")),
        "{said}"
    );
}

/// So many entries more, all like the newest.
fn fill(shell: &Shell, count: u32) {
    let sent = shell.run(&["start", "WKF1", "--profile", "practice"]);
    assert_eq!(sent.code, Some(0), "{sent:?}");
    let file = shell.home().join("data/campaign-remote/journal.sqlite");
    let database = rusqlite::Connection::open(file).unwrap();
    let filled = database.execute(
        "with recursive n (nth) as (select 1 union all select nth + 1 from n where nth < ?1)
         insert into entry (id, at, time, subject, command, verdict, status, elapsed_ms)
         select randomblob(16), at, time, subject, command, verdict, status, elapsed_ms
         from (select * from entry order by seq desc limit 1), n",
        [count],
    );
    assert_eq!(filled.unwrap(), usize::try_from(count).unwrap());
}

#[test]
fn a_signal_ends_a_journal_that_nobody_reads_on() {
    let shell = Shell::new();
    // Far more than fits into a pipe.
    fill(&shell, 2000);
    for (name, number) in [("INT", 2), ("TERM", 15)] {
        for form in ["--json", "--csv", "--language=en"] {
            let mut child = shell
                .program(&["journal", "--limit", "2000", form])
                .spawn()
                .unwrap();
            // It has begun to print.
            let mut out = child.stdout.take().unwrap();
            out.read_exact(&mut [0]).unwrap();
            crate::shell::signal(name, child.id());
            let status = crate::shell::wait(&mut child);
            assert_eq!(status.signal(), Some(number), "{name} {form}: {status:?}");
        }
    }
}

#[test]
fn a_reader_that_wants_no_more_of_a_long_journal_is_no_trouble_in_any_form() {
    let shell = Shell::new();
    fill(&shell, 1000);
    for form in ["--csv", "--json", "--language=en"] {
        let mut child = shell
            .program(&["journal", "--limit", "1000", form])
            .spawn()
            .unwrap();
        let mut out = child.stdout.take().unwrap();
        out.read_exact(&mut [0]).unwrap();
        drop(out);
        let done = Done::of(&child.wait_with_output().unwrap());
        assert_eq!((done.code, done.err.as_str()), (Some(0), ""), "{form}");
    }
    let full = fs::File::options().write(true).open("/dev/full").unwrap();
    let mut program = shell.program(&["journal", "--limit", "1000", "--csv"]);
    let done = Done::of(&program.stdout(full).output().unwrap());
    assert_eq!(done.code, Some(3), "{done:?}");
    assert!(done.err.contains("No space left"), "{done:?}");
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

#[test]
fn no_label_or_reason_begins_a_line_of_its_own_or_speaks_to_the_terminal() {
    let shell = Shell::new();
    let hostile = "x\nConfirmed: stop WKF9\u{1b}[2J\u{202e}";
    let sent = shell.run(&[
        "start",
        "WKF1",
        "--profile",
        "practice",
        "--reason",
        hostile,
    ]);
    assert_eq!(sent.code, Some(0), "{sent:?}");
    let done = shell.run(&["journal"]);
    assert_eq!(done.out.lines().count(), 1, "{done:?}");
    assert!(
        done.out
            .contains("x<U+000A>Confirmed: stop WKF9<U+001B>[2J<U+202E>"),
        "{done:?}"
    );
    // A script gets what is there.
    assert_eq!(entries(&shell, &[])[0]["reason"], hostile);

    let exported = shell.home().join("hostile.toml");
    let text = format!(
        "version = 1\n[[profile]]\nid = \"0198c0de-0000-7000-8000-000000000001\"\nname = \"Acme\"\n\
         organization = \"acme\"\nbase_url = \"https://mc.adobe.io\"\n\
         [[profile.workflow]]\nid = \"WKF1\"\nlabel = {hostile:?}\n\
         [[profile]]\nid = \"0198c0de-0000-7000-8000-000000000002\"\nname = \"{}\"\n\
         organization = \"acme\"\nbase_url = \"https://mc.adobe.io\"\n",
        "n".repeat(200)
    );
    // Rust and TOML write a code point differently.
    let text = text
        .replace("\\u{1b}", "\\u001b")
        .replace("\\u{202e}", "\\u202e");
    fs::write(&exported, text).unwrap();
    let done = shell.run(&["profiles", "import", exported.to_str().unwrap()]);
    assert_eq!(done.code, Some(0), "{done:?}");
    let list = shell.run(&["profiles", "list"]);
    assert_eq!((list.code, list.out.lines().count()), (Some(0), 3));
    let show = shell.run(&["profiles", "show", "Acme"]);
    assert_eq!(show.code, Some(0), "{show:?}");
    assert!(
        !show.out.contains('\u{1b}') && !show.out.contains("\nConfirmed"),
        "{show:?}"
    );
}

/// Makes these entries three years old, counted from the newest.
fn age(shell: &Shell, entries: &[u32]) {
    let file = shell.home().join("data/campaign-remote/journal.sqlite");
    let database = rusqlite::Connection::open(file).unwrap();
    for nth in entries {
        let years = 3_i64 * 366 * 24 * 3600 * 1_000_000;
        let changed = database
            .execute(
                "update entry set at = at - ?1 where seq = (select seq from entry order by seq desc limit 1 offset ?2)",
                rusqlite::params![years, nth],
            )
            .unwrap();
        assert_eq!(changed, 1);
    }
}

#[test]
fn a_command_clears_out_what_is_too_old_unless_the_settings_keep_it_or_cannot_be_read() {
    let shell = Shell::new();
    let send = || {
        let done = shell.run(&["start", "WKF1", "--profile", "practice"]);
        assert_eq!(
            (done.code, done.out.lines().count()),
            (Some(0), 1),
            "{done:?}"
        );
    };
    let count = || entries(&shell, &[]).len();
    let settings = shell.home().join("config/campaign-remote/settings.toml");
    fs::create_dir_all(settings.parent().unwrap()).unwrap();
    for _ in 0..4 {
        send();
    }
    age(&shell, &[1, 2, 3]);
    // The oldest never came to a verdict: it stays.
    let file = shell.home().join("data/campaign-remote/journal.sqlite");
    let database = rusqlite::Connection::open(file).unwrap();
    let changed = database.execute(
        "update entry set verdict = null where seq = (select min(seq) from entry)",
        [],
    );
    assert_eq!(changed.unwrap(), 1);
    drop(database);
    for text in ["version = 1\njournal_days = 36500\n", "journal_days = ="] {
        fs::write(&settings, text).unwrap();
        send();
    }
    assert_eq!(count(), 6);
    fs::remove_file(&settings).unwrap();
    send();
    assert_eq!(count(), 5);
    assert_eq!(entries(&shell, &[])[4]["verdict"], "unknown");
}
