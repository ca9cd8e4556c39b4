//! Where one command runs: its runtime, its remote, and for the practice profile a Campaign that lives as long as it does.

use std::future::Future;
use std::time::Duration;

use jiff::Timestamp;
use secrecy::SecretString;

use crate::campaign::{BaseUrl, Message};
use crate::journal::Journal;
use crate::practice::{ACCESS_TOKEN, Practice};
use crate::profiles::{Folders, Profile, SettingsStore};
use crate::remote::Remote;
use crate::vault::{Secret, Vault};

use super::call::{Call, Trouble, complain};
use super::chosen::Chosen;
use super::exit::Exit;

/// How long a command that has said its result stays for the keyring, should that be slow.
const SETTLING: Duration = Duration::from_secs(1);

/// A command that is done may take this much longer; what is not done then is done after another one.
const UNNOTICED: Duration = Duration::from_millis(200);

/// What a command needs to reach its Campaign.
pub(super) struct Ground {
    pub(super) profile: Profile,
    pub(super) remote: Remote,
    /// Ends with the command.
    _practice: Option<Practice>,
}

impl Ground {
    /// Makes ready to reach the Campaign of the chosen profile; nothing is sent to it yet.
    pub(super) async fn prepare(call: &Call<'_>, chosen: Chosen) -> Result<Self, Trouble> {
        let elsewhere = call.text("base-url");
        let mut profile = match (chosen, elsewhere) {
            (Chosen::Practice(profile), _) => profile,
            (Chosen::Saved(_), Some(_)) => {
                return Err(call.wrong_use(&Message::new("cli-base-url-is-pinned")));
            }
            (Chosen::Saved(profile), None) => {
                return Ok(Self {
                    profile,
                    remote: remote(Vault::new())?,
                    _practice: None,
                });
            }
        };
        let (base_url, practice) = if let Some(url) = elsewhere {
            complain(&call.words.say("practice-banner"));
            (running(call, url)?, None)
        } else {
            complain(&call.words.say("cli-practice-ground"));
            let practice = Practice::start(0)
                .await
                .map_err(|error| failed(call, &error))?;
            let base_url = BaseUrl::parse(&practice.base_url())
                .map_err(|error| call.wrong_use(&error.message()))?;
            (base_url, Some(practice))
        };
        profile.base_url = base_url.clone();
        profile.sign_in_url = base_url;
        // Kept in memory, so that no keyring is asked.
        let vault = Vault::new();
        let id = profile.id.to_string();
        vault
            .keep_for_session(&id, Secret::AccessToken, SecretString::from(ACCESS_TOKEN))
            .map_err(|error| Trouble::new(Exit::NoCredentials, call.words, &error.message()))?;
        Ok(Self {
            profile,
            remote: remote(vault)?,
            _practice: practice,
        })
    }
}

/// A remote that writes down what it sends. Where the person has no home, only the practice profile gets this far.
fn remote(vault: Vault) -> Result<Remote, Trouble> {
    let Some(folders) = Folders::of_system() else {
        return Ok(Remote::new(vault));
    };
    let journal = Journal::start(folders.data.join("journal.sqlite"))
        .map_err(|error| Trouble::system(&error))?;
    Ok(Remote::with_journal(vault, journal))
}

/// The address of a practice Campaign, which is on this machine.
fn running(call: &Call<'_>, url: &str) -> Result<BaseUrl, Trouble> {
    let base_url = BaseUrl::parse(url).map_err(|error| call.wrong_use(&error.message()))?;
    if base_url.is_loopback() {
        Ok(base_url)
    } else {
        Err(call.wrong_use(&Message::new("cli-base-url-is-no-practice")))
    }
}

fn failed(call: &Call<'_>, error: &std::io::Error) -> Trouble {
    Trouble {
        exit: Exit::NotSent,
        what: format!("{} {error}", call.words.say("cli-practice-failed")),
        next: String::new(),
    }
}

impl Ground {
    /// Once everything is said: lets a new token get into the keyring, where the next command finds it.
    pub(super) async fn settle(&self) {
        self.remote.settle(SETTLING).await;
    }

    /// Says what the person should know of the journal.
    pub(super) async fn say_notices(&self, call: &Call<'_>) {
        if let Some(journal) = self.remote.journal() {
            super::journal::say_notices(call, journal).await;
        }
    }

    /// Clears out of the journal what is older than the person wants it kept: where no window is ever opened, nothing
    /// else does. The command has said all by then, and waits no longer than nobody notices.
    pub(super) async fn clear_journal(&self) {
        let (Some(journal), Some(folders)) = (self.remote.journal(), Folders::of_system()) else {
            return;
        };
        let Ok(loaded) = SettingsStore::new(folders.config.join("settings.toml")).load() else {
            return;
        };
        let Some(limit) = loaded.journal_is_kept_since(Timestamp::now()) else {
            return;
        };
        let cleared = tokio::time::timeout(UNNOTICED, journal.clear_some_before(limit));
        if let Ok(Err(error)) = cleared.await {
            tracing::warn!(%error, "journal not cleared out");
        }
    }
}

/// Runs one command to its end, on this thread alone.
pub(super) fn run<T>(work: impl Future<Output = Result<T, Trouble>>) -> Result<T, Trouble> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| Trouble::system(&error))?;
    let done = runtime.block_on(work);
    // A keyring that waits for the person must not keep the program alive.
    runtime.shutdown_background();
    done
}
