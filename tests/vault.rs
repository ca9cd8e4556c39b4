//! Secrets: kept in a real keyring, whole or not at all, and shown nowhere.

#![expect(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test's own helpers may stop at the first surprise too"
)]

#[path = "vault/fake.rs"]
mod fake;
#[cfg(target_os = "linux")]
#[path = "vault/session.rs"]
mod session;

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use campaign_remote::language::{Language, Words};
use campaign_remote::vault::{BadValue, Secret, Vault, VaultError};
use keyring_core::Error as KeyringError;
use secrecy::{ExposeSecret as _, SecretString};

use fake::{Fake, Fault};

const ID: &str = "0198f000-0000-7000-8000-00000000000a";
const OTHER_ID: &str = "0198f000-0000-7000-8000-00000000000b";
/// Windows' own.
const SMALL: usize = 2_560;

type Entries = std::collections::BTreeMap<String, Vec<u8>>;

fn secret(text: &str) -> SecretString {
    SecretString::from(text)
}

/// A value of this length in which no two stretches are alike.
fn long(length: usize) -> String {
    let numbers = (0_u16..).flat_map(|number| format!("{number:04}").into_bytes());
    numbers.take(length).map(char::from).collect()
}

fn on(fake: &Arc<Fake>) -> Vault {
    Vault::with_store(fake.connect(), Duration::from_millis(300))
}

fn small() -> Arc<Fake> {
    let fake = Arc::new(Fake::default());
    fake.limit.store(SMALL, Ordering::SeqCst);
    fake
}

async fn text(vault: &Vault, kind: Secret) -> Result<String, VaultError> {
    let value = vault.read(ID, kind).await?;
    Ok(value.expose_secret().to_owned())
}

fn broken() -> KeyringError {
    KeyringError::PlatformFailure("the connection is gone".into())
}

#[tokio::test]
async fn each_secret_has_the_contracts_place_and_no_other() {
    let fake = Arc::new(Fake::default());
    let vault = on(&fake);
    vault
        .write(ID, Secret::ClientSecret, secret("one"))
        .await
        .unwrap();
    vault
        .write(ID, Secret::AccessToken, secret("  two \n"))
        .await
        .unwrap();
    assert_eq!(
        fake.users(),
        [format!("{ID}/access-token"), format!("{ID}/client-secret")]
    );
    assert_eq!(text(&vault, Secret::ClientSecret).await.unwrap(), "one");
    assert_eq!(text(&vault, Secret::AccessToken).await.unwrap(), "two");
    assert_eq!(
        vault.read(OTHER_ID, Secret::AccessToken).await.unwrap_err(),
        VaultError::NotFound
    );
}

#[tokio::test]
async fn what_cannot_be_a_secret_reaches_neither_keyring_nor_session() {
    let fake = Arc::new(Fake::default());
    let vault = on(&fake);
    for (value, why) in [
        (String::new(), BadValue::Empty),
        (" \n ".to_owned(), BadValue::Empty),
        ("two\nlines".to_owned(), BadValue::NotOneLine),
        ("two\rlines".to_owned(), BadValue::NotOneLine),
        ("a\0b".to_owned(), BadValue::NotOneLine),
        ("x".repeat(8 * 1024 + 1), BadValue::TooLong),
    ] {
        let expected = Err(VaultError::BadValue(why));
        let kind = Secret::AccessToken;
        assert_eq!(vault.write(ID, kind, secret(&value)).await, expected);
        assert_eq!(vault.keep_for_session(ID, kind, secret(&value)), expected);
        assert!(!vault.is_kept_for_session(ID, kind));
    }
    assert!(fake.users().is_empty());
}

#[tokio::test]
async fn a_keyring_that_takes_short_values_keeps_long_ones_in_parts() {
    let fake = small();
    let vault = on(&fake);
    for length in [8 * 1024, 1, 2_560, 2_561, 5_000, 4_000, 8 * 1024, 2] {
        let value = long(length);
        vault
            .write(ID, Secret::AccessToken, secret(&value))
            .await
            .unwrap();
        assert_eq!(text(&vault, Secret::AccessToken).await.unwrap(), value);
        let parts = if length <= SMALL {
            0
        } else {
            length.div_ceil(2_400)
        };
        assert_eq!(
            fake.users().len(),
            1 + parts,
            "{length}: {:?}",
            fake.users()
        );
    }
    let wide = "ü€😀".repeat(900);
    vault
        .write(ID, Secret::ClientSecret, secret(&wide))
        .await
        .unwrap();
    assert_eq!(text(&vault, Secret::ClientSecret).await.unwrap(), wide);
    for bytes in fake.entries.lock().unwrap().values() {
        std::str::from_utf8(bytes).unwrap();
    }
    vault
        .write(ID, Secret::AccessToken, secret(&long(8_000)))
        .await
        .unwrap();
    vault.forget(ID).await.unwrap();
    assert_eq!(fake.users(), [] as [String; 0]);
}

#[tokio::test]
async fn an_interrupted_write_leaves_the_old_value_or_the_new_one_and_no_mixture() {
    let (old, new) = (long(7_000), long(8_000).replace('0', "y"));
    // Every call of the write in turn is the one at which the machine goes off.
    for survived in 0..30 {
        for old in [old.as_str(), "short"] {
            let fake = small();
            let vault = on(&fake);
            vault
                .write(ID, Secret::AccessToken, secret("before"))
                .await
                .unwrap();
            vault
                .write(ID, Secret::AccessToken, secret(old))
                .await
                .unwrap();
            {
                let mut next = fake.next.lock().unwrap();
                next.extend((0..survived).map(|_call| Fault::None));
                let off = || Fault::Error(KeyringError::NoStorageAccess("off".into()));
                next.extend((0..100).map(|_call| off()));
            }
            let written = vault.write(ID, Secret::AccessToken, secret(&new)).await;
            fake.next.lock().unwrap().clear();
            let expected = if written.is_ok() { &new } else { old };
            assert_eq!(
                text(&vault, Secret::AccessToken).await.unwrap(),
                expected,
                "{survived}"
            );
            vault
                .write(ID, Secret::AccessToken, secret(&new))
                .await
                .unwrap();
            assert_eq!(text(&vault, Secret::AccessToken).await.unwrap(), new);
            assert_eq!(fake.users().len(), 1 + 4, "{survived}: {:?}", fake.users());
            vault.forget(ID).await.unwrap();
            assert!(fake.users().is_empty());
        }
    }
}

#[tokio::test]
async fn parts_that_do_not_belong_together_are_damaged_and_not_a_secret() {
    let fake = small();
    let vault = on(&fake);
    vault
        .write(ID, Secret::AccessToken, secret(&long(8_000)))
        .await
        .unwrap();
    let whole = fake.entries.lock().unwrap().clone();
    let part = |number: usize| format!("{ID}/access-token/{number}");
    let damages: [&dyn Fn(&mut Entries); 4] = [
        &|entries| drop(entries.remove(&part(2))),
        &|entries| drop(entries.insert(part(2), b"something else".to_vec())),
        &|entries| drop(entries.insert(part(2), entries[&part(1)].clone())),
        &|entries| drop(entries.insert(format!("{ID}/access-token"), b" parts nonsense".to_vec())),
    ];
    for damage in damages {
        let mut entries = whole.clone();
        damage(&mut entries);
        *fake.entries.lock().unwrap() = entries;
        assert_eq!(
            text(&vault, Secret::AccessToken).await.unwrap_err(),
            VaultError::Damaged
        );
    }
    vault
        .write(ID, Secret::AccessToken, secret(&long(7_999)))
        .await
        .unwrap();
    assert_eq!(
        text(&vault, Secret::AccessToken).await.unwrap(),
        long(7_999)
    );
    fake.entries
        .lock()
        .unwrap()
        .insert(format!("{ID}/access-token"), vec![0xff, 0xfe]);
    assert_eq!(
        text(&vault, Secret::AccessToken).await.unwrap_err(),
        VaultError::Damaged
    );
}

#[tokio::test]
async fn a_keyring_that_takes_not_even_parts_is_said() {
    let fake = Arc::new(Fake::default());
    fake.limit.store(100, Ordering::SeqCst);
    let vault = on(&fake);
    let error = vault
        .write(ID, Secret::AccessToken, secret(&long(4_000)))
        .await
        .unwrap_err();
    assert_eq!(error, VaultError::TooLong);
    vault
        .write(ID, Secret::AccessToken, secret("short"))
        .await
        .unwrap();
}

#[tokio::test]
async fn a_hanging_keyring_is_given_up_in_time_and_later_calls_are_fine() {
    let fake = Arc::new(Fake::default());
    let vault = on(&fake);
    vault
        .write(ID, Secret::ClientSecret, secret("kept"))
        .await
        .unwrap();
    let sets = fake.sets.load(Ordering::SeqCst);
    fake.hang(true);
    let since = Instant::now();
    let limit = Duration::from_millis(300);
    let timed_out = VaultError::TimedOut { limit };
    // The first one hangs in the keyring, the second one waits behind it.
    let (read, write) = tokio::join!(
        vault.read(ID, Secret::ClientSecret),
        vault.write(ID, Secret::AccessToken, secret("given up")),
    );
    assert!(since.elapsed() < limit * 2, "{:?}", since.elapsed());
    assert_eq!(read.unwrap_err(), timed_out);
    assert_eq!(write.unwrap_err(), timed_out);
    fake.hang(false);
    assert_eq!(text(&vault, Secret::ClientSecret).await.unwrap(), "kept");
    // What was given up was not done behind anybody's back.
    assert_eq!(
        text(&vault, Secret::AccessToken).await.unwrap_err(),
        VaultError::NotFound
    );
    assert_eq!(fake.sets.load(Ordering::SeqCst), sets);
}

#[tokio::test]
async fn a_call_that_is_dropped_before_its_turn_is_not_made() {
    let fake = Arc::new(Fake::default());
    let vault = on(&fake);
    fake.hang(true);
    let first = vault.read(ID, Secret::ClientSecret);
    let dropped = vault.write(ID, Secret::AccessToken, secret("cancelled"));
    tokio::select! {
        biased;
        _ = async { tokio::join!(first, dropped) } => unreachable!("the keyring hangs"),
        () = tokio::time::sleep(Duration::from_millis(50)) => {}
    }
    fake.hang(false);
    vault.status().await.unwrap();
    assert!(fake.users().is_empty());
}

#[tokio::test]
async fn a_call_that_never_comes_back_does_not_cost_the_keyring_for_ever() {
    let fake = Arc::new(Fake::default());
    // Within this time a new thread has to connect, on a busy machine too.
    let limit = Duration::from_millis(500);
    let vault = Vault::with_store(fake.connect(), limit);
    fake.hang(true);
    vault.status().await.unwrap_err();
    tokio::time::sleep(limit * 10).await;
    let connects = fake.connects.load(Ordering::SeqCst);
    // On a thread of its own, with a connection of its own: it gets as far as hanging there.
    vault.status().await.unwrap_err();
    let began = Instant::now();
    while fake.connects.load(Ordering::SeqCst) == connects {
        assert!(began.elapsed() < Duration::from_secs(10), "still waiting");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    assert_eq!(fake.connects.load(Ordering::SeqCst), connects + 1);
    fake.hang(false);
    vault.status().await.unwrap();
}

#[tokio::test]
async fn a_dead_connection_is_made_anew_once_and_a_broken_keyring_is_said() {
    let fake = Arc::new(Fake::default());
    let vault = on(&fake);
    vault
        .write(ID, Secret::AccessToken, secret("kept"))
        .await
        .unwrap();
    assert_eq!(fake.connects.load(Ordering::SeqCst), 1);
    fake.next.lock().unwrap().push(Fault::Error(broken()));
    assert_eq!(text(&vault, Secret::AccessToken).await.unwrap(), "kept");
    assert_eq!(fake.connects.load(Ordering::SeqCst), 2);
    fake.next
        .lock()
        .unwrap()
        .extend((0..2).map(|_call| Fault::Error(broken())));
    let error = text(&vault, Secret::AccessToken).await.unwrap_err();
    assert_eq!(
        error,
        VaultError::Other("the connection is gone".to_owned())
    );
    assert_eq!(fake.connects.load(Ordering::SeqCst), 3);
    assert_eq!(text(&vault, Secret::AccessToken).await.unwrap(), "kept");
}

#[tokio::test]
async fn a_store_that_panics_costs_one_call() {
    let fake = Arc::new(Fake::default());
    // A panic's backtrace may take its time to print.
    let vault = Vault::with_store(fake.connect(), Duration::from_secs(30));
    vault
        .write(ID, Secret::AccessToken, secret("kept"))
        .await
        .unwrap();
    fake.next.lock().unwrap().push(Fault::Panic);
    assert_eq!(
        text(&vault, Secret::AccessToken).await.unwrap_err(),
        VaultError::Stopped
    );
    assert_eq!(text(&vault, Secret::AccessToken).await.unwrap(), "kept");
}

#[tokio::test]
async fn what_is_kept_for_the_session_never_reaches_the_keyring() {
    let fake = Arc::new(Fake::default());
    let vault = on(&fake);
    let clone = vault.clone();
    vault
        .write(ID, Secret::AccessToken, secret("in the keyring"))
        .await
        .unwrap();
    let sets = fake.sets.load(Ordering::SeqCst);
    vault
        .keep_for_session(ID, Secret::AccessToken, secret("for now"))
        .unwrap();
    vault
        .keep_for_session(ID, Secret::ClientSecret, secret("for now too"))
        .unwrap();
    fake.hang(true);
    assert_eq!(text(&clone, Secret::AccessToken).await.unwrap(), "for now");
    fake.hang(false);
    assert_eq!(fake.sets.load(Ordering::SeqCst), sets);

    // A write that fails leaves the session's copy, one that succeeds takes its place.
    fake.next
        .lock()
        .unwrap()
        .push(Fault::Error(KeyringError::NoStorageAccess("no".into())));
    vault
        .write(ID, Secret::AccessToken, secret("newer"))
        .await
        .unwrap_err();
    assert_eq!(text(&vault, Secret::AccessToken).await.unwrap(), "for now");
    vault
        .write(ID, Secret::AccessToken, secret("newer"))
        .await
        .unwrap();
    assert!(!vault.is_kept_for_session(ID, Secret::AccessToken));
    assert_eq!(text(&vault, Secret::AccessToken).await.unwrap(), "newer");

    vault.forget(ID).await.unwrap();
    for kind in Secret::ALL {
        assert_eq!(text(&vault, kind).await.unwrap_err(), VaultError::NotFound);
    }
    vault.forget(ID).await.unwrap();
}

#[tokio::test]
async fn with_no_keyring_the_session_still_works_and_is_forgotten() {
    let vault = Vault::with_store(|| Err(broken()), Duration::from_millis(300));
    vault
        .keep_for_session(ID, Secret::AccessToken, secret("for now"))
        .unwrap();
    assert_eq!(text(&vault, Secret::AccessToken).await.unwrap(), "for now");
    // The keyring may hold one too, so this is no success; but the copy in memory is gone.
    vault.forget(ID).await.unwrap_err();
    assert!(!vault.is_kept_for_session(ID, Secret::AccessToken));
}

#[tokio::test]
async fn no_secret_stands_in_any_debug_or_error() {
    let canary = "canary-7f3a";
    let fake = small();
    let vault = on(&fake);
    let mut said = Vec::new();
    vault
        .keep_for_session(ID, Secret::AccessToken, secret(canary))
        .unwrap();
    said.push(format!("{vault:?}"));
    for value in [format!("{canary}\n{canary}"), canary.repeat(1000)] {
        let error = vault
            .write(ID, Secret::ClientSecret, secret(&value))
            .await
            .unwrap_err();
        said.push(format!("{error:?} {error} {:?}", error.message()));
    }
    let carried = || canary.as_bytes().to_vec();
    for error in [
        KeyringError::BadEncoding(carried()),
        KeyringError::BadDataFormat(carried(), "bad".into()),
    ] {
        fake.next.lock().unwrap().push(Fault::Error(error));
        let error = vault.read(ID, Secret::ClientSecret).await.unwrap_err();
        said.push(format!("{error:?} {error} {:?}", error.message()));
    }
    said.push(format!("{:?}", vault.read(ID, Secret::AccessToken).await));
    assert_eq!(said.len(), 6);
    for said in said {
        assert!(!said.contains(canary), "{said}");
        assert!(
            !said.contains("99, 97, 110, 97, 114, 121"),
            "as bytes: {said}"
        );
    }
}

#[test]
fn every_error_that_a_person_can_mend_says_how() {
    let limit = Duration::from_secs(30);
    for error in [
        VaultError::NoBus,
        VaultError::NoKeyring,
        VaultError::Locked,
        VaultError::NoCollection,
        VaultError::NotFound,
        VaultError::TimedOut { limit },
        VaultError::TooLong,
        VaultError::Ambiguous,
        VaultError::Damaged,
        VaultError::Stopped,
        VaultError::Other("x".to_owned()),
    ] {
        let advice = format!("{}-next", error.message().key);
        for language in Language::ALL {
            assert!(
                Words::new(language).has(&advice),
                "{language:?} lacks {advice}"
            );
        }
    }
}

#[cfg(target_os = "linux")]
mod on_a_real_keyring {
    use super::*;
    use session::Desk;

    #[test]
    fn short_and_long_secrets_come_back_as_they_were() {
        session::run("round_trip");
    }

    #[test]
    fn each_broken_state_is_told_apart_and_trying_again_succeeds_once_it_is_mended() {
        session::run("broken_states");
    }

    #[test]
    fn a_locked_keyring_is_said_to_be_locked() {
        session::run("locked");
    }

    #[test]
    fn a_keyring_that_was_restarted_is_found_again() {
        session::run("restarted_keyring");
    }

    #[test]
    fn a_bus_that_was_restarted_is_found_again() {
        session::run("restarted_bus");
    }

    #[test]
    fn two_entries_for_one_secret_are_ambiguous_and_both_forgotten() {
        session::run("ambiguous");
    }

    pub(super) async fn play(case: &str, desk: Desk) {
        match case {
            "round_trip" => round_trip(desk).await,
            "broken_states" => broken_states(desk).await,
            "locked" => locked(desk).await,
            "restarted_keyring" => restarted_keyring(desk).await,
            "restarted_bus" => restarted_bus(desk).await,
            "ambiguous" => ambiguous(desk).await,
            other => panic!("no such case: {other}"),
        }
    }

    async fn round_trip(desk: Desk) {
        let _bus = desk.start_bus();
        let keyring = Desk::start_keyring(Some("test-pass"));
        let vault = Vault::new();
        for length in [1, 4_000, 8 * 1024, 3] {
            let value = long(length);
            vault
                .write(ID, Secret::AccessToken, secret(&value))
                .await
                .unwrap();
            assert_eq!(text(&vault, Secret::AccessToken).await.unwrap(), value);
        }
        let canary = "canary-7f3a-canary";
        vault
            .write(ID, Secret::ClientSecret, secret(canary))
            .await
            .unwrap();
        assert_eq!(
            text(&Vault::new(), Secret::ClientSecret).await.unwrap(),
            canary
        );
        drop(keyring);
        let files = desk.files();
        assert!(!files.is_empty());
        assert!(
            !files
                .windows(canary.len())
                .any(|bytes| bytes == canary.as_bytes())
        );
        let _keyring = Desk::start_keyring(Some("test-pass"));
        assert_eq!(text(&vault, Secret::ClientSecret).await.unwrap(), canary);
        vault.forget(ID).await.unwrap();
        for kind in Secret::ALL {
            assert_eq!(text(&vault, kind).await.unwrap_err(), VaultError::NotFound);
        }
    }

    async fn broken_states(desk: Desk) {
        let vault = Vault::with_limit(Duration::from_secs(10));
        assert_all(&vault, &VaultError::NoBus, &VaultError::NoBus).await;
        let _bus = desk.start_bus();
        assert_all(&vault, &VaultError::NoKeyring, &VaultError::NoKeyring).await;
        let keyring = Desk::start_keyring(None);
        vault.status().await.unwrap();
        assert_all(&vault, &VaultError::NotFound, &VaultError::NoCollection).await;
        drop(keyring);
        let _keyring = Desk::start_keyring(Some("test-pass"));
        vault
            .write(ID, Secret::AccessToken, secret("at last"))
            .await
            .unwrap();
        assert_eq!(text(&vault, Secret::AccessToken).await.unwrap(), "at last");
    }

    async fn assert_all(vault: &Vault, reading: &VaultError, writing: &VaultError) {
        for _time in 0..2 {
            assert_eq!(
                &text(vault, Secret::AccessToken).await.unwrap_err(),
                reading
            );
            let written = vault.write(ID, Secret::AccessToken, secret("x")).await;
            assert_eq!(&written.unwrap_err(), writing);
        }
    }

    async fn locked(desk: Desk) {
        let _bus = desk.start_bus();
        let keyring = Desk::start_keyring(Some("test-pass"));
        let vault = Vault::with_limit(Duration::from_secs(10));
        vault
            .write(ID, Secret::AccessToken, secret("kept"))
            .await
            .unwrap();
        Desk::lock();
        assert_all(&vault, &VaultError::Locked, &VaultError::Locked).await;
        // Nothing of it: a locked keyring says so only when it is written to.
        assert_eq!(
            vault.read(OTHER_ID, Secret::AccessToken).await.unwrap_err(),
            VaultError::NotFound
        );
        assert_eq!(vault.forget(ID).await.unwrap_err(), VaultError::Locked);
        drop(keyring);
        let _keyring = Desk::start_keyring(Some("test-pass"));
        assert_eq!(text(&vault, Secret::AccessToken).await.unwrap(), "kept");
    }

    async fn restarted_keyring(desk: Desk) {
        let _bus = desk.start_bus();
        let mut keyring = Desk::start_keyring(Some("test-pass"));
        let vault = Vault::with_limit(Duration::from_secs(10));
        for round in 0..3 {
            let value = format!("round {round}");
            vault
                .write(ID, Secret::AccessToken, secret(&value))
                .await
                .unwrap();
            drop(keyring);
            if round == 1 {
                assert_all(&vault, &VaultError::NoKeyring, &VaultError::NoKeyring).await;
            }
            keyring = Desk::start_keyring(Some("test-pass"));
            assert_eq!(text(&vault, Secret::AccessToken).await.unwrap(), value);
        }
        drop(keyring);
        let _keyring = Desk::start_keyring(Some("test-pass"));
        vault
            .write(ID, Secret::AccessToken, secret("written first"))
            .await
            .unwrap();
        assert_eq!(
            text(&vault, Secret::AccessToken).await.unwrap(),
            "written first"
        );
    }

    async fn restarted_bus(desk: Desk) {
        let bus = desk.start_bus();
        let keyring = Desk::start_keyring(Some("test-pass"));
        let vault = Vault::with_limit(Duration::from_secs(10));
        vault
            .write(ID, Secret::AccessToken, secret("kept"))
            .await
            .unwrap();
        drop(bus);
        assert_all(&vault, &VaultError::NoBus, &VaultError::NoBus).await;
        drop(keyring);
        let _bus = desk.start_bus();
        let _keyring = Desk::start_keyring(Some("test-pass"));
        assert_eq!(text(&vault, Secret::AccessToken).await.unwrap(), "kept");
    }

    async fn ambiguous(desk: Desk) {
        use std::io::Write as _;
        let _bus = desk.start_bus();
        let _keyring = Desk::start_keyring(Some("test-pass"));
        for extra in ["one", "two"] {
            let mut tool = std::process::Command::new("secret-tool")
                .args([
                    "store",
                    "--label=x",
                    "service",
                    "campaign-remote",
                    "username",
                ])
                .args([&format!("{ID}/access-token"), "extra", extra])
                .stdin(std::process::Stdio::piped())
                .spawn()
                .expect("secret-tool (package libsecret-tools) is installed by scripts/test");
            tool.stdin.take().unwrap().write_all(b"value").unwrap();
            assert!(tool.wait().unwrap().success());
        }
        let vault = Vault::new();
        assert_eq!(
            text(&vault, Secret::AccessToken).await.unwrap_err(),
            VaultError::Ambiguous
        );
        vault.forget(ID).await.unwrap();
        assert_eq!(
            text(&vault, Secret::AccessToken).await.unwrap_err(),
            VaultError::NotFound
        );
    }
}

/// Only the cases on a real keyring give it something to do.
#[cfg(target_os = "linux")]
#[tokio::test]
async fn in_a_private_session() {
    if let Some((case, desk)) = session::case() {
        on_a_real_keyring::play(&case, desk).await;
    }
}
