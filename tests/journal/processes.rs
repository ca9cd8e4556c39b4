//! Several processes with one journal: nobody's entries are lost, and nobody's are called what they are not.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command as Process, Stdio};

use campaign_remote::campaign::Command;
use campaign_remote::journal::{EntryId, Filter, JournalError, Ruling, Sought, Standing};

use crate::place::{Place, accepted, all, intent, open};

const CASE: &str = "JOURNAL_TEST_CASE";
const FILE: &str = "JOURNAL_TEST_FILE";

/// Starts this program once more, to do `case` with the journal in `file`.
fn start(case: &str, file: &Path) -> Child {
    process(Process::new(std::env::current_exe().unwrap()), case, file)
}

fn process(mut command: Process, case: &str, file: &Path) -> Child {
    command
        .args(["--exact", "as_another_process", "--nocapture"])
        .env(CASE, case)
        .env(FILE, file)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

/// In another process: what the variable says. In the test run itself there is nothing to do.
pub(crate) fn do_what_is_asked() {
    let Ok(case) = std::env::var(CASE) else {
        return;
    };
    let file = PathBuf::from(std::env::var_os(FILE).unwrap());
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        match case.as_str() {
            "hundred" => hundred(&file).await,
            "open and wait" => {
                let id = begin_one(&file).await;
                say(&format!("began {id}"));
                std::future::pending::<()>().await;
            }
            "export" => crate::export::hundred_thousand(&file).await,
            "full disk" => full_disk(&file).await,
            "read-only folder" => read_only_folder(&file).await,
            other => panic!("no case {other}"),
        }
    });
}

/// A line for the process that waits for this one.
#[expect(clippy::print_stdout, reason = "the test reads it through a pipe")]
pub(crate) fn say(line: &str) {
    println!("\n{line}");
}

async fn hundred(file: &Path) {
    let journal = open(file);
    for _ in 0..100 {
        let id = journal
            .begin(intent("WKF35", Command::Start))
            .await
            .unwrap();
        say(&format!("began {id}"));
        journal.conclude(id, accepted()).await.unwrap();
        say(&format!("ended {id}"));
    }
}

/// The journal stays open for as long as the process lives.
async fn begin_one(file: &Path) -> EntryId {
    let journal = Box::leak(Box::new(open(file)));
    journal.begin(intent("WKF35", Command::Stop)).await.unwrap()
}

/// The ids that a process says after `word`.
fn said(child: &mut Child, word: &str, wanted: usize) -> BTreeSet<String> {
    BufReader::new(child.stdout.as_mut().unwrap())
        .lines()
        .map_while(Result::ok)
        .filter_map(|line| line.strip_prefix(word).map(|id| id.trim().to_owned()))
        .take(wanted)
        .collect()
}

#[tokio::test]
async fn four_processes_that_write_at_once_lose_nothing() {
    let place = Place::new();
    // None of them finds the file there: they also create it at once.
    let mut children: Vec<_> = (0..4).map(|_| start("hundred", &place.path())).collect();
    let mut expected = BTreeSet::new();
    for child in &mut children {
        let mut ids = said(child, "ended ", 100);
        assert!(child.wait().unwrap().success());
        assert_eq!(ids.len(), 100);
        expected.append(&mut ids);
    }
    let entries = all(&place.journal()).await;
    let found: BTreeSet<_> = entries.iter().map(|entry| entry.id.to_string()).collect();
    assert_eq!(found, expected);
    assert_eq!(entries.len(), 400);
    let known = Standing::Known(Ruling::Accepted);
    assert!(entries.iter().all(|entry| entry.standing == known));
}

#[tokio::test]
async fn what_another_process_has_in_hand_is_on_its_way_until_that_process_is_gone() {
    let place = Place::new();
    let mut other = start("open and wait", &place.path());
    let began = said(&mut other, "began ", 1).pop_first().unwrap();
    let journal = place.journal();

    let found = journal.first(Filter::default(), 10).await.unwrap();
    assert_eq!(found.entries[0].id.to_string(), began);
    assert_eq!(found.entries[0].standing, Standing::OnItsWay);

    other.kill().unwrap();
    other.wait().unwrap();
    let sought = Filter {
        verdict: Some(Sought::NoVerdict),
        ..Filter::default()
    };
    let found = journal.first(sought, 10).await.unwrap();
    assert_eq!(found.entries[0].id.to_string(), began);
    assert_eq!(found.entries[0].standing, Standing::Unknown);
}

#[tokio::test]
async fn an_intent_is_on_the_disk_when_its_writer_is_killed_right_after() {
    let place = Place::new();
    for nth in 1..=20 {
        let mut other = start("open and wait", &place.path());
        let began = said(&mut other, "began ", 1).pop_first().unwrap();
        other.kill().unwrap();
        other.wait().unwrap();
        let entries = all(&place.journal()).await;
        assert_eq!(entries.len(), nth);
        assert_eq!(entries[0].id.to_string(), began);
        assert_eq!(entries[0].standing, Standing::Unknown);
    }
}

/// Runs a case in a mount namespace of its own, with `mount` done before.
fn in_a_namespace(case: &str, folder: &Path, script: &str) {
    let program = std::env::current_exe().unwrap();
    let shell = crate::mount::behind(script, folder, program.as_os_str());
    let child = process(shell, case, &folder.join("small/journal.sqlite"));
    see_to_the_end(child);
}

/// Runs a case in a process of its own.
pub(crate) fn see_through(case: &str, file: &Path) {
    see_to_the_end(start(case, file));
}

fn see_to_the_end(mut child: Child) {
    let mut output = String::new();
    std::io::Read::read_to_string(child.stdout.as_mut().unwrap(), &mut output).unwrap();
    let status = child.wait().unwrap();
    assert!(status.success(), "{output}");
    assert!(output.contains("seen to the end"), "{output}");
}

#[test]
fn a_full_disk_is_said_loses_nothing_and_once_there_is_room_the_verdict_is_written_after_all() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("small")).unwrap();
    let mount = "mount -t tmpfs -o size=1m none \"$1/small\"";
    in_a_namespace("full disk", folder.path(), mount);
}

async fn full_disk(file: &Path) {
    let journal = open(file);
    let open_id = journal.begin(intent("WKF1", Command::Stop)).await.unwrap();
    let mut size = 1024 * 1024;
    let mut filled = Vec::new();
    // Every last byte is taken.
    while size > 0 {
        let name = file.with_file_name(format!("ballast-{size}-{}", filled.len()));
        match std::fs::write(&name, vec![1; size]) {
            Ok(()) => filled.push(name),
            Err(_full) => {
                std::fs::remove_file(&name).unwrap();
                size /= 2;
            }
        }
    }

    let mut began = 1;
    let error = loop {
        match journal.begin(intent("WKF2", Command::Start)).await {
            Ok(_) => began += 1,
            Err(error) => break error,
        }
        assert!(began < 2000, "the disk never became full");
    };
    assert!(matches!(error, JournalError::Full { .. }), "{error:?}");
    assert_eq!(error.message().key, "journal-disk-full");
    let not_now = journal.conclude(open_id, accepted()).await.unwrap_err();
    assert!(matches!(not_now, JournalError::Full { .. }), "{not_now:?}");
    assert_eq!(all(&journal).await.len(), began);

    for name in filled {
        std::fs::remove_file(name).unwrap();
    }
    journal.begin(intent("WKF3", Command::Start)).await.unwrap();
    let entries = all(&journal).await;
    assert_eq!(entries.len(), began + 1);
    let kept = entries.iter().find(|entry| entry.id == open_id).unwrap();
    assert_eq!(kept.standing, Standing::Known(Ruling::Accepted));
    say("seen to the end");
}

#[test]
fn a_read_only_folder_is_said_and_what_stands_in_the_journal_can_still_be_read() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("small")).unwrap();
    let mount = "mount -t tmpfs -o size=4m none \"$1/small\"";
    in_a_namespace("read-only folder", folder.path(), mount);
}

async fn read_only_folder(file: &Path) {
    let journal = open(file);
    journal.begin(intent("WKF1", Command::Stop)).await.unwrap();
    drop(journal);
    let folder = file.parent().unwrap();
    let mounted = Process::new("mount")
        .args(["-o", "remount,bind,ro"])
        .arg(folder)
        .status()
        .unwrap();
    assert!(mounted.success());

    let journal = open(file);
    let error = journal
        .begin(intent("WKF2", Command::Stop))
        .await
        .unwrap_err();
    let key = error.message().key;
    assert!(
        [
            "journal-not-opened",
            "journal-not-written",
            "journal-folder"
        ]
        .contains(&key),
        "{error:?}"
    );
    let entries = all(&journal).await;
    assert_eq!(entries.len(), 1);
    assert_eq!(entries[0].workflow, "WKF1");

    let elsewhere = open(&folder.join("deeper/journal.sqlite"));
    let error = elsewhere
        .begin(intent("WKF2", Command::Stop))
        .await
        .unwrap_err();
    assert_eq!(error.message().key, "journal-folder");
    say("seen to the end");
}
