//! Secrets in the OS keyring, and nowhere else.
//!
//! - `keyring_thread`: the one thread that talks to the keyring, one call at a time;
//! - `platform`: which keyring that is; `parts`: how one secret lies in it;
//! - [`Secret`]: which secrets there are; [`VaultError`]: why it did not work and what to do.
//!
//! It fails closed: with no keyring a secret is kept for this session only, in memory, and only where
//! the person says so. Nothing is ever written anywhere else instead.

mod aside;
mod error;
mod keyring_thread;
mod parts;
mod platform;
mod secret;

pub use aside::Saving;
pub use error::VaultError;
pub use secret::{BadValue, Secret};

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use keyring_core::CredentialStore;
use secrecy::SecretString;

use keyring_thread::{KeyringThread, locked};
use parts::{Failure, Place};
use secret::cleaned;

/// A cheap handle to the OS keyring; clones share everything.
///
/// Its futures need a tokio runtime with its clock on; they start no tasks. Dropping one is
/// cancelling it: what has not reached the keyring by then is not done.
#[derive(Clone)]
pub struct Vault {
    thread: Arc<KeyringThread>,
    /// What is kept for this session only, by profile and kind.
    session: Arc<Mutex<Session>>,
}

type Session = HashMap<(String, Secret), SecretString>;

impl Vault {
    /// How long a call waits for the keyring, its turn included.
    ///
    /// A locked keyring asks the person for a password, which takes as long as it takes; after this
    /// time they are told that it waits, and can try again once they have answered.
    pub const DEFAULT_LIMIT: Duration = Duration::from_secs(30);

    /// The platform's keyring. Touches nothing yet.
    pub fn new() -> Self {
        Self::with_store(platform::connect, Self::DEFAULT_LIMIT)
    }

    /// A keyring of the caller's choice and another time limit: where tests force faults.
    ///
    /// `connect` is called again whenever there is no connection, or the one there was has died.
    pub fn with_store(
        connect: impl Fn() -> keyring_core::Result<Arc<CredentialStore>> + Send + Sync + 'static,
        limit: Duration,
    ) -> Self {
        Self {
            thread: Arc::new(KeyringThread::new(Arc::new(connect), limit)),
            session: Arc::default(),
        }
    }

    /// The platform's keyring with another time limit.
    pub fn with_limit(limit: Duration) -> Self {
        Self::with_store(platform::connect, limit)
    }

    /// The secret of the profile with this id: the session's copy where there is one.
    ///
    /// # Errors
    /// [`VaultError::NotFound`] when there is none, or a locked keyring does not find it;
    /// others when the keyring would not give it.
    pub async fn read(&self, profile: &str, secret: Secret) -> Result<SecretString, VaultError> {
        if let Some(kept) = self.kept(profile, secret) {
            return Ok(kept);
        }
        let user = secret.user(profile);
        self.thread
            .ask(move |store, _given_up| Place::new(store, user.clone()).read())
            .await
    }

    /// Saves the secret in the keyring; then the session's copy is dropped.
    ///
    /// After [`VaultError::TimedOut`] it is not saved later, with one exception that cannot be
    /// avoided: the keyring already has it and waits for the person's password to take it.
    ///
    /// # Errors
    /// When the value cannot be a secret, or the keyring would not take it.
    pub async fn write(
        &self,
        profile: &str,
        secret: Secret,
        value: SecretString,
    ) -> Result<(), VaultError> {
        let value = cleaned(value)?;
        let session = Arc::clone(&self.session);
        let key = (profile.to_owned(), secret);
        let user = secret.user(profile);
        self.thread
            .ask(move |store, given_up| {
                Place::new(store, user.clone()).write(&value, given_up)?;
                // Whoever gave up may have kept another value for the session meanwhile.
                if !given_up() {
                    locked(&session).remove(&key);
                }
                Ok(())
            })
            .await
    }

    /// Removes one secret of the profile, the session's copy first; a missing one is fine.
    ///
    /// # Errors
    /// When the keyring would not.
    pub async fn remove(&self, profile: &str, secret: Secret) -> Result<(), VaultError> {
        locked(&self.session).remove(&(profile.to_owned(), secret));
        let user = secret.user(profile);
        self.thread
            .ask(move |store, _given_up| Place::new(store, user.clone()).forget())
            .await
    }

    /// Removes every secret of the profile, the session's copies first; missing ones are fine.
    ///
    /// # Errors
    /// When the keyring would not; what it did remove stays removed.
    pub async fn forget(&self, profile: &str) -> Result<(), VaultError> {
        locked(&self.session).retain(|(owner, _secret), _value| owner != profile);
        let profile = profile.to_owned();
        self.thread
            .ask(move |store, _given_up| {
                // All of them, even if one of them cannot be removed.
                Secret::ALL
                    .map(|secret| Place::new(store, secret.user(&profile)).forget())
                    .into_iter()
                    .collect()
            })
            .await
    }

    /// Whether a keyring answers. It may still be locked: only using it shows that, and may bring up
    /// its dialog.
    ///
    /// # Errors
    /// When none answers.
    pub async fn status(&self) -> Result<(), VaultError> {
        let answer = self.thread.ask(|store, _given_up| {
            match Place::new(store, "no-profile/status".to_owned()).read() {
                Err(Failure::Keyring(keyring_core::Error::NoEntry)) => Ok(()),
                other => other.map(drop),
            }
        });
        answer.await
    }

    /// Keeps the secret in memory until the program ends; [`Vault::read`] then gives this one.
    ///
    /// # Errors
    /// When the value cannot be a secret.
    pub fn keep_for_session(
        &self,
        profile: &str,
        secret: Secret,
        value: SecretString,
    ) -> Result<(), VaultError> {
        let value = cleaned(value)?;
        locked(&self.session).insert((profile.to_owned(), secret), value);
        Ok(())
    }

    /// Whether the secret is one that is kept for this session only.
    pub fn is_kept_for_session(&self, profile: &str, secret: Secret) -> bool {
        self.kept(profile, secret).is_some()
    }

    fn kept(&self, profile: &str, secret: Secret) -> Option<SecretString> {
        locked(&self.session)
            .get(&(profile.to_owned(), secret))
            .cloned()
    }
}

impl Default for Vault {
    fn default() -> Self {
        Self::new()
    }
}

/// Says nothing of what is in it.
impl fmt::Debug for Vault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Vault").finish_non_exhaustive()
    }
}
