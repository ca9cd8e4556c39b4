//! A credential file that is none: it must not keep everything else that needs the disk waiting.

use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

use campaign_remote::background::{CredentialSource, Engine, Event, Request, RequestId};
use campaign_remote::profiles::Folders;
use campaign_remote::vault::Vault;

use crate::campaign::SOON;

#[test]
fn credentials_are_not_read_from_a_named_pipe() {
    let home = tempfile::tempdir().unwrap();
    let at = |name: &str| home.path().join(name);
    let pipe = at("pipe");
    let made = Command::new("mkfifo").arg(&pipe).status().unwrap();
    assert!(made.success());
    let folders = Folders {
        config: at("config"),
        data: at("data"),
        log: at("log"),
    };
    let vault = Vault::with_store(
        || Err(keyring_core::Error::NoDefaultStore),
        Duration::from_secs(1),
    );
    let engine = Engine::start_with(&folders, vault, Arc::new(|| {})).unwrap();
    let source = CredentialSource::File(pipe.clone());
    engine.ask(Request::ReadCredentials {
        id: RequestId(1),
        source,
    });
    let (path, found) = credentials_of(&engine);
    assert_eq!(path.as_deref(), Some(Path::new(&pipe)));
    assert_eq!(found, Some("credentials-cannot-be-read"));
}

fn credentials_of(engine: &Engine) -> (Option<std::path::PathBuf>, Option<&'static str>) {
    let began = Instant::now();
    loop {
        for event in engine.events() {
            if let Event::CredentialsRead { path, found, .. } = event {
                return (path, found.err().map(|message| message.key));
            }
        }
        assert!(began.elapsed() < SOON, "the disk's thread waits for ever");
        std::thread::sleep(Duration::from_millis(5));
    }
}
