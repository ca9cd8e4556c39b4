//! This program once more, as a process to which something can happen; and what all of them need.

use std::ffi::OsString;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::Arc;
use std::time::{Duration, Instant};

use campaign_remote::background::{Engine, Event, Folders};
use campaign_remote::campaign::{BaseUrl, Organization, WorkflowId};
use campaign_remote::profiles::{Profile, SignInKind};
use campaign_remote::remote::{Consent, Order, Target};
use campaign_remote::vault::{Secret, Vault};

use crate::mount;

/// What the child is to do, and where.
const DO: &str = "CHAOS_TEST_DO";
const FOLDER: &str = "CHAOS_TEST_FOLDER";
/// Anything else that it has to know.
const MORE: &str = "CHAOS_TEST_MORE";

/// Far longer than anything here takes on a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);

/// A process that will do `what` in `folder`; `test` is the one that calls [`asked`].
pub(crate) fn to_do(test: &str, what: &str, folder: &Path, more: &str) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command
        .args(["--exact", test, "--nocapture"])
        .env(DO, what)
        .env(FOLDER, folder)
        .env(MORE, more);
    command
}

/// The same behind a mount, which `mount` makes; the folder is `$1` in it.
pub(crate) fn behind_a_mount(mount: &str, command: &Command, folder: &Path) -> Command {
    let mut inside = mount::behind(mount, folder, command.get_program());
    inside.args(command.get_args());
    for (name, value) in command.get_envs() {
        inside.env(name, value.unwrap_or_default());
    }
    inside
}

/// Runs it; it must end well.
pub(crate) fn succeeds(mut command: Command) -> String {
    let Output {
        status,
        stdout,
        stderr,
    } = command.output().unwrap();
    let said = String::from_utf8_lossy(&stdout).into_owned();
    let errors = String::from_utf8_lossy(&stderr);
    assert!(status.success(), "{status}:\n{said}\n{errors}");
    said
}

/// In the child: what it is to do. `None` in a test that nobody told anything.
pub(crate) fn asked() -> Option<(String, PathBuf, String)> {
    let folder: OsString = std::env::var_os(FOLDER)?;
    Some((
        std::env::var(DO).unwrap(),
        PathBuf::from(folder),
        std::env::var(MORE).unwrap(),
    ))
}

/// In the child: tells the parent, whole or not at all.
pub(crate) fn say(line: &str) {
    let line = format!("{line}\n");
    std::io::stdout().write_all(line.as_bytes()).unwrap();
}

/// A profile of this name whose commands go to `url` with a pasted token.
pub(crate) fn profile(name: &str, url: &str) -> Profile {
    let url = BaseUrl::parse(url).unwrap();
    Profile {
        api_key: "client-1".to_owned(),
        base_url: url.clone(),
        sign_in_url: url,
        sign_in: SignInKind::Token,
        ..Profile::new(name, Organization::parse("acme-mkt-stage").unwrap()).unwrap()
    }
}

/// A command for it.
pub(crate) fn order(profile: &Profile) -> Order {
    Order {
        target: Target {
            profile: profile.clone(),
            organization: profile.organization.clone(),
            workflow: WorkflowId::parse("WKF35").unwrap(),
        },
        command: campaign_remote::campaign::Command::Start,
        consent: Consent::NotAsked,
        reason: None,
        entry: None,
    }
}

/// A window's engine room on this folder, without a keyring; the profile's token is kept for the session.
pub(crate) fn engine(folder: &Path, profile: Option<&Profile>) -> Engine {
    let vault = Vault::with_store(|| Err(keyring_core::Error::NoDefaultStore), PATIENCE);
    if let Some(profile) = profile {
        vault
            .keep_for_session(&profile.id.to_string(), Secret::AccessToken, "token".into())
            .unwrap();
    }
    let folders = Folders {
        config: folder.to_owned(),
        data: folder.to_owned(),
        log: folder.to_owned(),
    };
    Engine::start_with(&folders, vault, Arc::new(|| ())).unwrap()
}

/// Waits for the first news of which `wanted` makes something.
pub(crate) fn news<T>(engine: &Engine, what: &str, wanted: impl Fn(Event) -> Option<T>) -> T {
    let began = Instant::now();
    loop {
        for event in engine.events() {
            if let Some(found) = wanted(event) {
                return found;
            }
        }
        assert!(began.elapsed() < PATIENCE, "waited for {what}");
        std::thread::sleep(Duration::from_millis(1));
    }
}
