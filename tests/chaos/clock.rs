//! The clock is set back a day while the program runs.
//!
//! A small library that is loaded before the system's tells the time that a file says it is: `set_clock.c`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use campaign_remote::campaign::{Verdict, WorkflowId};
use campaign_remote::profiles::{ProfileStore, SignInKind};
use campaign_remote::remote::{Order, Remote};
use campaign_remote::vault::{Secret, Vault};
use jiff::Timestamp;
use tokio_util::sync::CancellationToken;

use crate::campaign::run;
use crate::child;
use crate::service::{Service, json};

const TEST: &str = "clock::a_process_whose_clock_is_set_back";
const DAY_S: i64 = 24 * 3600;
const LIFETIME_S: u64 = 3600;

#[test]
fn a_clock_that_is_set_back_a_day_makes_no_token_live_longer_and_no_command_go_out_twice() {
    play("token");
}

#[test]
fn a_clock_that_is_set_back_a_day_neither_stretches_a_time_limit_nor_falsifies_what_it_took() {
    play("time limit");
}

#[test]
fn a_clock_that_is_set_back_a_day_loses_no_file_that_was_set_aside() {
    play("set aside");
}

fn play(what: &str) {
    let folder = tempfile::tempdir().unwrap();
    let library = folder.path().join("set_clock.so");
    let built = Command::new("cc")
        .args(["-shared", "-fPIC", "-O1", "-o"])
        .arg(&library)
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/chaos/set_clock.c"))
        .output()
        .expect("cc, which links every Rust program");
    assert!(built.status.success(), "{built:?}");
    let mut command = child::to_do(TEST, what, folder.path(), "");
    command
        .env("LD_PRELOAD", &library)
        .env("CHAOS_TEST_CLOCK", clock_of(folder.path()));
    child::succeeds(command);
}

fn clock_of(folder: &Path) -> PathBuf {
    folder.join("clock")
}

/// Only the tests above give it something to do.
#[test]
fn a_process_whose_clock_is_set_back() {
    let Some((what, folder, _more)) = child::asked() else {
        return;
    };
    let set_back = || {
        let before = Timestamp::now();
        fs::write(clock_of(&folder), format!("-{DAY_S}")).unwrap();
        let back = before.duration_since(Timestamp::now()).as_secs();
        assert!(
            (DAY_S - 60..=DAY_S).contains(&back),
            "the clock went back by {back} s"
        );
    };
    match what.as_str() {
        "token" => token(set_back),
        "time limit" => time_limit(set_back),
        "set aside" => set_aside(&folder, set_back),
        other => panic!("{other}"),
    }
}

/// By the clock that is right, the token is over: the gateway refuses it, and the program gets another, once.
fn token(set_back: impl Fn()) {
    let service = Service::start(move |request, number| {
        let is_over = || number == 1 && request.contains("/WKF36/");
        if request.starts_with("POST /ims/token/v3 ") {
            let body = format!(r#"{{"access_token":"token-{number}","expires_in":{LIFETIME_S}}}"#);
            json("200 OK", &body)
        } else if is_over() {
            let body = r#"{"error_code":"401013","message":"Oauth token is not valid"}"#;
            json("401 Unauthorized", body)
        } else {
            json("200 OK", "{}")
        }
    });
    let mut profile = child::profile("Acme", &service.url());
    profile.sign_in = SignInKind::OAuth;
    let vault = Vault::with_store(
        || Err(keyring_core::Error::NoDefaultStore),
        Duration::from_secs(1),
    );
    vault
        .keep_for_session(
            &profile.id.to_string(),
            Secret::ClientSecret,
            "secret".into(),
        )
        .unwrap();
    let remote = Remote::new(vault);
    let mut order = child::order(&profile);
    let send = |order: &Order| run(remote.send(order, &CancellationToken::new())).verdict;
    assert_eq!(send(&order), Verdict::Accepted);
    set_back();
    let remaining = remote.token_remaining(profile.id).unwrap();
    assert!(
        remaining <= Duration::from_secs(LIFETIME_S),
        "{remaining:?}"
    );
    order.target.workflow = WorkflowId::parse("WKF36").unwrap();
    assert_eq!(send(&order), Verdict::Accepted);
    assert_eq!(service.count("/ims/token/v3 "), 2);
    assert_eq!(service.count("WKF35/commands "), 1);
    assert_eq!(
        service.count("WKF36/commands "),
        2,
        "refused, and once more"
    );
}

fn time_limit(set_back: impl Fn()) {
    use crate::campaign::{Caller, Server, Step, told};
    let server = Server::start([Step::ReadRequest, Step::Linger]);
    let mut caller = Caller::to(&server.http());
    caller.route.timeout = Duration::from_secs(1);
    let outcome = run(async {
        let wait = async {
            server
                .seen("the request", |all| {
                    all.iter().any(|one| !one.bytes.is_empty())
                })
                .await;
            set_back();
        };
        tokio::join!(caller.send(), wait).0
    });
    assert_eq!(told(&outcome), "maybe applied: cause-timed-out");
    let elapsed = outcome.exchange.unwrap().elapsed;
    assert!((1..5).contains(&elapsed.as_secs()), "{elapsed:?}");
}

fn set_aside(folder: &Path, set_back: impl Fn()) {
    let path = folder.join("profiles.toml");
    let store = ProfileStore::new(&path);
    let broken = ["[first", "[second", "[third"];
    for (turn, text) in broken.iter().enumerate() {
        fs::write(&path, text).unwrap();
        if turn == 1 {
            set_back();
        }
        let name = format!("Profile {turn}");
        store
            .save(&child::profile(&name, "https://mc.adobe.io"))
            .unwrap();
    }
    let mut kept: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.to_string_lossy().contains("profiles.toml.bad-"))
        .map(|path| fs::read_to_string(path).unwrap())
        .collect();
    kept.sort();
    assert_eq!(kept, broken);
}
