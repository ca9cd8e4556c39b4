//! What of a token gets into the keyring, what never does, and that no command waits for it.

use std::sync::atomic::Ordering;
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::{Duration, Instant};

use campaign_remote::background::{Engine, Event, Keep, Request};
use campaign_remote::campaign::{Cause, Verdict};
use campaign_remote::profiles::{Folders, Profile, SignInKind};
use campaign_remote::remote::Remote;
use campaign_remote::vault::{Secret, Vault};
use keyring_core::Error as KeyringError;
use secrecy::{ExposeSecret as _, SecretString};

use crate::campaign::{SOON, run};
use crate::fake::{Fake, Fault};
use crate::service::{Service, json};
use crate::{CLIENT_SECRET, keep, obeying, profile, send};

/// A remote whose keyring is `fake`, with the profile's client secret in it.
fn signing_in(fake: &Arc<Fake>, profile: &Profile) -> Remote {
    let vault = Vault::with_store(fake.connect(), Duration::from_secs(30));
    write(&vault, profile, Secret::ClientSecret, CLIENT_SECRET);
    Remote::new(vault)
}

fn write(vault: &Vault, profile: &Profile, secret: Secret, value: &str) {
    let id = profile.id.to_string();
    run(vault.write(&id, secret, SecretString::from(value))).unwrap();
}

/// What lies in the keyring where the access token belongs, once everything is there that is to be.
fn kept(remote: &Remote, profile: &Profile) -> Option<String> {
    let id = profile.id.to_string();
    run(async {
        remote.settle(SOON).await;
        let found = remote.vault().read(&id, Secret::AccessToken).await;
        found.ok().map(|value| value.expose_secret().to_owned())
    })
}

#[test]
fn a_pasted_token_is_not_written_over_by_an_old_copy_of_the_profile() {
    let service = obeying(86_399);
    let profile = profile(&service, SignInKind::OAuth);
    let fake = Arc::new(Fake::default());
    let remote = signing_in(&fake, &profile);
    write(remote.vault(), &profile, Secret::AccessToken, "pasted");
    for _time in 0..2 {
        assert_eq!(run(send(&remote, &profile)).verdict, Verdict::Accepted);
    }
    assert_eq!(service.count("POST /ims/token/v3 "), 1);
    assert_eq!(kept(&remote, &profile).as_deref(), Some("pasted"));
    let with_pasted = Profile {
        sign_in: SignInKind::Token,
        ..profile
    };
    remote.forget_token(with_pasted.id);
    run(send(&remote, &with_pasted));
    let last = service.requests().pop().unwrap();
    assert!(last.contains("Bearer pasted\r\n"), "{last}");
}

#[test]
fn a_pasted_token_that_is_over_or_removed_makes_room_for_the_program_s_own() {
    let service = obeying(86_399);
    let profile = profile(&service, SignInKind::OAuth);
    let fake = Arc::new(Fake::default());
    // {"alg":"none"} . {"created_at":"1700000000000","expires_in":"86400000"} . x
    let over = "eyJhbGciOiJub25lIn0.eyJjcmVhdGVkX2F0IjoiMTcwMDAwMDAwMDAwMCIsImV4cGlyZXNfaW4iOiI4NjQwMDAwMCJ9.x";
    let remote = signing_in(&fake, &profile);
    write(remote.vault(), &profile, Secret::AccessToken, over);
    run(send(&remote, &profile));
    let found = kept(&remote, &profile).unwrap();
    assert!(found.contains("token-1"), "{found}");

    write(remote.vault(), &profile, Secret::AccessToken, "pasted");
    remote.forget_token(profile.id);
    run(remote.remove_pasted_token(profile.id));
    run(send(&remote, &profile));
    let found = kept(&remote, &profile).unwrap();
    assert!(found.contains("token-2"), "{found}");
}

#[test]
fn a_sign_in_that_is_overtaken_by_new_credentials_leaves_nothing_in_the_keyring() {
    let (let_go, held) = mpsc::channel();
    let held = std::sync::Mutex::new(held);
    let service = Service::start(move |request, _| {
        if request.starts_with("POST /ims/token/v3 ") {
            held.lock().unwrap().recv_timeout(SOON).unwrap();
            json("200 OK", r#"{"access_token":"late","expires_in":86399}"#)
        } else {
            json("200 OK", "{}")
        }
    });
    let profile = profile(&service, SignInKind::OAuth);
    let fake = Arc::new(Fake::default());
    let remote = signing_in(&fake, &profile);
    let outcome = thread::scope(|scope| {
        let sending = scope.spawn(|| run(send(&remote, &profile)));
        until("it signs in", || service.count("POST /ims/token/v3 ") == 1);
        remote.forget_token(profile.id);
        let_go.send(()).unwrap();
        sending.join().unwrap()
    });
    assert_eq!(outcome.verdict, Verdict::Accepted);
    assert_eq!(kept(&remote, &profile), None);
}

#[test]
fn a_command_does_not_wait_until_its_token_is_saved() {
    let fake = Arc::new(Fake::default());
    let hanging = Arc::clone(&fake);
    // From the moment on in which a token is given, the keyring answers nobody.
    let service = Service::start(move |request, _| {
        if request.starts_with("POST /ims/token/v3 ") {
            hanging.hang(true);
            json("200 OK", r#"{"access_token":"token-1","expires_in":86399}"#)
        } else {
            json("200 OK", "{}")
        }
    });
    let profile = profile(&service, SignInKind::OAuth);
    let remote = signing_in(&fake, &profile);
    let began = Instant::now();
    assert_eq!(run(send(&remote, &profile)).verdict, Verdict::Accepted);
    run(remote.settle(Duration::from_millis(50)));
    assert!(began.elapsed() < SOON, "{:?}", began.elapsed());
    fake.hang(false);
}

#[test]
fn a_token_that_the_keyring_takes_late_is_saved_all_the_same() {
    let fake = Arc::new(Fake::default());
    let hanging = Arc::clone(&fake);
    let service = Service::start(move |request, _| {
        if request.starts_with("POST /ims/token/v3 ") {
            hanging.hang(true);
            json("200 OK", r#"{"access_token":"token-1","expires_in":86399}"#)
        } else {
            json("200 OK", "{}")
        }
    });
    let profile = profile(&service, SignInKind::OAuth);
    let remote = signing_in(&fake, &profile);
    assert_eq!(run(send(&remote, &profile)).verdict, Verdict::Accepted);
    fake.hang(false);
    let found = kept(&remote, &profile).unwrap();
    assert!(found.contains("token-1"), "{found}");
}

#[test]
fn what_is_for_this_session_only_leaves_no_token_in_the_keyring() {
    let service = obeying(86_399);
    let profile = profile(&service, SignInKind::OAuth);
    let fake = Arc::new(Fake::default());
    let vault = Vault::with_store(fake.connect(), Duration::from_secs(5));
    keep(&vault, &profile, Secret::ClientSecret, CLIENT_SECRET);
    let remote = Remote::new(vault);
    assert_eq!(run(send(&remote, &profile)).verdict, Verdict::Accepted);
    run(remote.settle(SOON));
    assert!(fake.users().is_empty(), "{:?}", fake.users());
    assert_eq!(fake.connects.load(Ordering::SeqCst), 0);
}

#[test]
fn a_locked_keyring_is_asked_once() {
    let service = obeying(86_399);
    let profile = profile(&service, SignInKind::OAuth);
    let fake = Arc::new(Fake::default());
    let remote = signing_in(&fake, &profile);
    let dismissed = || {
        let words = "SS error: prompt dismissed";
        Fault::Error(KeyringError::NoStorageAccess(words.into()))
    };
    *fake.next.lock().unwrap() = vec![dismissed(), dismissed()];
    let Verdict::NotSent(Cause::NoCredentials(message, _)) = run(send(&remote, &profile)).verdict
    else {
        panic!("sent with a locked keyring");
    };
    assert_eq!(message.key, "vault-locked");
    assert_eq!(fake.next.lock().unwrap().len(), 1, "asked more than once");
}

fn until(what: &str, is_so: impl Fn() -> bool) {
    let began = Instant::now();
    while !is_so() {
        assert!(began.elapsed() < SOON, "waited in vain until {what}");
        thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn a_profile_that_begins_to_sign_in_by_itself_loses_the_pasted_token() {
    let home = tempfile::tempdir().unwrap();
    let at = |name| home.path().join(name);
    let folders = Folders {
        config: at("config"),
        data: at("data"),
        log: at("log"),
    };
    let fake = Arc::new(Fake::default());
    let vault = Vault::with_store(fake.connect(), Duration::from_secs(30));
    let engine = Engine::start_with(&folders, vault, Arc::new(|| {})).unwrap();
    let service = obeying(86_399);
    let pasting = profile(&service, SignInKind::Token);
    let save = |before: Option<&Profile>, profile: &Profile, secret| {
        engine.ask(Request::SaveProfile {
            before: before.cloned().map(Box::new),
            profile: Box::new(profile.clone()),
            secrets: vec![(secret, SecretString::from("typed"))],
            keep: Keep::InKeyring,
        });
        until("the profile is saved", || {
            let saved = |event: Event| match event {
                Event::ProfileSaved { result, .. } => Some(result.unwrap()),
                _ => None,
            };
            engine.events().find_map(saved).is_some()
        });
    };
    let place = |secret: &str| format!("{}/{secret}", pasting.id);
    save(None, &pasting, Secret::AccessToken);
    assert_eq!(fake.users(), [place("access-token")]);
    let signing_in = Profile {
        sign_in: SignInKind::OAuth,
        ..pasting.clone()
    };
    save(Some(&pasting), &signing_in, Secret::ClientSecret);
    until("the pasted token is gone", || {
        fake.users() == [place("client-secret")]
    });
}
