//! A batch of 1,000 commands with four on their way, beside `xargs -P4 curl` with the same requests to the same server:
//! `cargo bench --bench batch`. With a journal as in daily use (every intent synced), and without.
//!
//! It is the sending itself that is measured. The window waits between two commands, so as not to flood a Campaign
//! that works off what it has accepted; what that makes of the same batch is printed below.

#![expect(clippy::unwrap_used, reason = "a measurement fails by panicking")]
#![expect(clippy::print_stdout, reason = "the table is the result")]

mod shared;

use std::io::Write as _;
use std::process::{Command as Process, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use campaign_remote::campaign::{BaseUrl, Command, Organization, Verdict, WorkflowId};
use campaign_remote::journal::{EntryId, Journal};
use campaign_remote::profiles::Profile;
use campaign_remote::remote::{Consent, Order, Remote, Target};
use campaign_remote::vault::{Secret, Vault};
use campaign_remote::window::{AT_ONCE, STAGGER};
use secrecy::SecretString;
use tokio_util::sync::CancellationToken;

use shared::row::{median, times};
use shared::server::Server;

/// As many as the window sends at once.
const ON_THEIR_WAY: usize = AT_ONCE;
const TOKEN: &str = "a-token-for-this-benchmark";

fn main() {
    // `cargo test --benches` only wants to see that it runs.
    let (rounds, count) = if std::env::args().any(|argument| argument == "--bench") {
        (5, 1_000)
    } else {
        (1, 10)
    };
    let server = Server::start("200 OK", "{}");
    let folder = tempfile::tempdir().unwrap();
    let (mut journaled, mut bare, mut curl) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..rounds {
        let journal = Journal::start(folder.path().join(format!("{round}.sqlite"))).unwrap();
        journaled.push(by_us(&server, count, Some(journal)));
        bare.push(by_us(&server, count, None));
        curl.push(by_curl(&server, count));
    }
    assert_eq!(server.commands().len(), 3 * rounds * count);
    println!(
        "batch of {count} commands, {ON_THEIR_WAY} on their way; medians of {rounds} turns: ours, xargs -P4 curl"
    );
    times(
        "each written down first",
        median(&journaled),
        median(&curl),
        Some(1.0),
    );
    times("without a journal", median(&bare), median(&curl), Some(1.0));
    println!(
        "That is the sending itself, without the window's pause of {STAGGER:?} between two commands. With it, {count} \
         commands take at least {:.1?}.",
        in_the_window(count)
    );
}

/// What the window's pause makes of so many commands, however fast each is.
fn in_the_window(count: usize) -> Duration {
    let pauses = u32::try_from(count.saturating_sub(1)).unwrap();
    STAGGER * pauses
}

fn by_us(server: &Server, count: usize, journal: Option<Journal>) -> Duration {
    let organization = Organization::parse("acme-mkt-stage").unwrap();
    let url = BaseUrl::parse(server.url()).unwrap();
    let profile = Profile {
        api_key: "key1".to_owned(),
        base_url: url.clone(),
        sign_in_url: url,
        ..Profile::new("Acme stage", organization.clone()).unwrap()
    };
    let vault = Vault::with_store(
        || Err(keyring_core::Error::NoDefaultStore),
        Duration::from_secs(1),
    );
    let id = profile.id.to_string();
    vault
        .keep_for_session(&id, Secret::AccessToken, SecretString::from(TOKEN))
        .unwrap();
    let is_journaled = journal.is_some();
    let remote = Arc::new(match journal {
        Some(journal) => Remote::with_journal(vault, journal),
        None => Remote::new(vault),
    });
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .unwrap();
    let next = Arc::new(AtomicUsize::new(0));
    let began = Instant::now();
    runtime.block_on(async {
        let mut workers = tokio::task::JoinSet::new();
        for _ in 0..ON_THEIR_WAY {
            let (remote, next) = (Arc::clone(&remote), Arc::clone(&next));
            let (profile, organization) = (profile.clone(), organization.clone());
            workers.spawn(async move {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= count {
                        return;
                    }
                    let order = Order {
                        target: Target {
                            profile: profile.clone(),
                            organization: organization.clone(),
                            workflow: WorkflowId::parse(&format!("WKF{number}")).unwrap(),
                        },
                        command: Command::Start,
                        consent: Consent::NotAsked,
                        reason: None,
                        entry: is_journaled.then(EntryId::fresh),
                    };
                    let outcome = remote.send(&order, &CancellationToken::new()).await;
                    assert_eq!(outcome.verdict, Verdict::Accepted);
                }
            });
        }
        while let Some(done) = workers.join_next().await {
            done.unwrap();
        }
    });
    began.elapsed()
}

fn by_curl(server: &Server, count: usize) -> Duration {
    let url = format!(
        "{}/acme-mkt-stage/campaign/workflow/execution/WKF{{}}/commands",
        server.url()
    );
    let began = Instant::now();
    let mut xargs = Process::new("xargs")
        .args(["-P", &ON_THEIR_WAY.to_string(), "-I", "{}"])
        .args(["curl", "--silent", "--fail", "--output", "/dev/null"])
        .args(["--noproxy", "*", "--request", "POST"])
        .args(["--header", "Content-Type: application/json"])
        .args(["--header", &format!("Authorization: Bearer {TOKEN}")])
        .args(["--header", "Cache-Control: no-cache"])
        .args(["--header", "X-Api-Key: key1"])
        .args(["--data-raw", r#"{"method":"start"}"#, &url])
        .stdin(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = xargs.stdin.take().unwrap();
    for number in 0..count {
        writeln!(input, "{number}").unwrap();
    }
    drop(input);
    assert!(xargs.wait().unwrap().success(), "a curl failed");
    began.elapsed()
}
