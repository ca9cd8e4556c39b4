//! A process that is killed while it sends: the journal has every command that the server saw, and claims no more than is known.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead as _, BufReader, Read as _};
use std::path::Path;
use std::process::{Command as Process, Stdio};
use std::time::Duration;

use campaign_remote::campaign::{Command, Verdict};
use campaign_remote::journal::{Journal, Ruling, Standing};
use tokio_util::sync::CancellationToken;

use crate::campaign::Random;
use crate::service::{Service, json};
use crate::{all, order, profile, remote};

const FILE: &str = "RECORDING_TEST_FILE";
const URL: &str = "RECORDING_TEST_URL";
const WORKFLOW: &str = "RECORDING_TEST_WORKFLOW";

/// So often a process is killed.
const TIMES: usize = 200;

/// In another process: sends a command, says what came of it, and waits for its end.
#[expect(clippy::print_stdout, reason = "the test reads it through a pipe")]
pub(crate) fn do_what_is_asked() {
    let (Ok(file), Ok(url), Ok(workflow)) = (
        std::env::var(FILE),
        std::env::var(URL),
        std::env::var(WORKFLOW),
    ) else {
        return;
    };
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let profile = profile(&url);
        let remote = remote(&profile, Journal::start(Path::new(&file)).unwrap());
        println!("\nready");
        let order = order(&profile, &workflow, Command::Start);
        let outcome = remote.send(&order, &CancellationToken::new()).await;
        assert_eq!(outcome.verdict, Verdict::Accepted);
        println!("\naccepted");
        std::future::pending::<()>().await;
    });
}

/// Sends a command from a process that is killed so long after it was ready; says whether it knew the verdict.
fn send_and_kill(file: &Path, url: &str, workflow: &str, after: Duration) -> bool {
    let mut child = Process::new(std::env::current_exe().unwrap())
        .args(["--exact", "as_another_process", "--nocapture"])
        .env(FILE, file)
        .env(URL, url)
        .env(WORKFLOW, workflow)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut output = BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    while line.trim() != "ready" {
        line.clear();
        assert_ne!(
            output.read_line(&mut line).unwrap(),
            0,
            "it never was ready"
        );
    }
    // No waiting for something: the moment is what is being chosen.
    std::thread::sleep(after);
    child.kill().unwrap();
    child.wait().unwrap();
    let mut rest = String::new();
    output.read_to_string(&mut rest).unwrap();
    rest.contains("accepted")
}

#[tokio::test]
async fn killed_at_two_hundred_random_moments_the_journal_holds_all_that_the_server_saw_and_claims_no_more()
 {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("data/journal.sqlite");
    let service = Service::start(|_request, _number| {
        // A moment in which a command is on its way.
        std::thread::sleep(Duration::from_millis(4));
        json("200 OK", "{}")
    });
    let mut random = Random::new(0x6b69_6c6c);
    let mut knew = BTreeSet::new();
    for nth in 0..TIMES {
        let workflow = format!("WKF{nth}");
        let after = Duration::from_micros(random.below(30_000));
        if send_and_kill(&file, &service.url(), &workflow, after) {
            knew.insert(workflow);
        }
    }

    let seen: BTreeSet<_> = service
        .requests()
        .iter()
        .filter_map(|request| {
            let rest = request.split("/execution/").nth(1)?;
            Some(rest.split('/').next()?.to_owned())
        })
        .collect();
    let entries = all(&file).await;
    let by_workflow: BTreeMap<_, _> = entries
        .iter()
        .map(|entry| (entry.workflow.clone(), entry.standing))
        .collect();
    assert_eq!(
        by_workflow.len(),
        entries.len(),
        "an entry stands there twice"
    );

    for workflow in &seen {
        assert!(
            by_workflow.contains_key(workflow),
            "the server saw {workflow}, the journal has it not"
        );
    }
    for (workflow, standing) in &by_workflow {
        match standing {
            Standing::Known(Ruling::Accepted) => assert!(
                seen.contains(workflow),
                "{workflow} is called accepted, and the server never saw it"
            ),
            Standing::Unknown => assert!(
                !knew.contains(workflow),
                "{workflow} was known to be accepted, and the journal has forgotten it"
            ),
            other => panic!("{workflow} is called {other:?}; its process was killed"),
        }
    }
    // The moments were spread over all of it: none of these is empty.
    let unknown = by_workflow
        .values()
        .filter(|standing| **standing == Standing::Unknown)
        .count();
    let summary = format!(
        "{} seen by the server, {} in the journal, {unknown} unknown, {} known by their process",
        seen.len(),
        entries.len(),
        knew.len()
    );
    let only_meant = by_workflow.keys().filter(|id| !seen.contains(*id)).count();
    assert!(
        entries.len() < TIMES && only_meant > 0 && unknown > only_meant && !knew.is_empty(),
        "{summary}, {only_meant} meant only"
    );
}
