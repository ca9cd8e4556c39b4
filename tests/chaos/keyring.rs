//! The keyring's service is killed, locked and restarted while the program runs and sends commands.
//!
//! What the vault itself does then is in `tests/vault.rs`, and what the window shows in `tests/desktop/keyring.rs`.

use campaign_remote::campaign::{Outcome, Verdict};
use campaign_remote::profiles::{Profile, SignInKind};
use campaign_remote::remote::Remote;
use campaign_remote::vault::{Secret, Vault};
use std::time::Duration;
use tokio_util::sync::CancellationToken;

use crate::campaign::run;
use crate::child;
use crate::service::{Service, json};
use crate::session::{self, Desk};

const PASSWORD: Option<&str> = Some("test-pass");

#[test]
fn while_the_keyring_is_killed_nothing_is_sent_and_once_it_is_back_everything_is() {
    session::run("killed");
}

#[test]
fn while_the_keyring_is_locked_nothing_is_sent_and_the_lock_is_named() {
    session::run("locked");
}

#[test]
fn a_program_that_signed_in_goes_on_without_the_keyring() {
    session::run("signed in");
}

pub(crate) fn play(case: &str, desk: &Desk) {
    let service = Service::start(|request, number| {
        if request.starts_with("POST /ims/token/v3 ") {
            json(
                "200 OK",
                &format!(r#"{{"access_token":"token-{number}","expires_in":86399}}"#),
            )
        } else {
            json("200 OK", "{}")
        }
    });
    let mut profile = child::profile("Acme", &service.url());
    let _bus = desk.start_bus();
    let keyring = Desk::start_keyring(PASSWORD);
    let remote = Remote::new(Vault::with_limit(Duration::from_secs(10)));
    if case == "signed in" {
        profile.sign_in = SignInKind::OAuth;
        keep(&remote, &profile, Secret::ClientSecret);
    } else {
        keep(&remote, &profile, Secret::AccessToken);
    }
    assert_eq!(send(&remote, &profile).verdict, Verdict::Accepted);
    match case {
        "killed" => {
            drop(keyring);
            for _try in 0..3 {
                assert_eq!(not_sent(&remote, &profile), "vault-no-keyring");
            }
            let _keyring = Desk::start_keyring(PASSWORD);
            assert_eq!(send(&remote, &profile).verdict, Verdict::Accepted);
            assert_eq!(service.count("/commands "), 2);
        }
        "locked" => {
            Desk::lock();
            assert_eq!(not_sent(&remote, &profile), "vault-locked");
            drop(keyring);
            let _keyring = Desk::start_keyring(PASSWORD);
            assert_eq!(send(&remote, &profile).verdict, Verdict::Accepted);
            assert_eq!(service.count("/commands "), 2);
        }
        "signed in" => {
            drop(keyring);
            assert_eq!(send(&remote, &profile).verdict, Verdict::Accepted);
            assert_eq!(service.count("/ims/token/v3 "), 1);
            assert_eq!(service.count("/commands "), 2);
        }
        other => panic!("{other}"),
    }
}

fn keep(remote: &Remote, profile: &Profile, secret: Secret) {
    let id = profile.id.to_string();
    run(remote.vault().write(&id, secret, "kept".into())).unwrap();
}

fn send(remote: &Remote, profile: &Profile) -> Outcome {
    run(remote.send(&child::order(profile), &CancellationToken::new()))
}

/// Why nothing was sent, by the key of the sentence.
fn not_sent(remote: &Remote, profile: &Profile) -> &'static str {
    let outcome = send(remote, profile);
    let Verdict::NotSent(cause) = outcome.verdict else {
        panic!("{outcome:?}");
    };
    cause.message().key
}
