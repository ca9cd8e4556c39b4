//! Saving a secret that the program can get again, while what needs it goes on.

use std::sync::Arc;
use std::time::Duration;

use keyring_core::Error;
use secrecy::SecretString;
use tokio::sync::oneshot;

use super::error::VaultError;
use super::parts::{Failure, Place};
use super::secret::{Secret, cleaned};
use super::{Vault, keyring_thread::locked};

/// A secret that is being saved. Dropping it is giving up: what has not reached the keyring by then is not saved.
pub struct Saving(oneshot::Receiver<Result<(), VaultError>>);

impl Saving {
    /// Waits until it has come to its end, though no longer than `limit`; it goes on all the same.
    pub async fn wait(&mut self, limit: Duration) {
        // Why it was not saved stands in the log already.
        let _done_or_not = tokio::time::timeout(limit, &mut self.0).await;
    }
}

impl Vault {
    /// Begins to save the secret in the keyring, unless another one is there that must stay. Nobody need wait for it.
    ///
    /// What is kept for the session stays, and nothing is saved then: it was said to be for the session only.
    ///
    /// # Errors
    /// When the value cannot be a secret, or the system gives no thread.
    pub fn save_aside(
        &self,
        profile: &str,
        secret: Secret,
        value: SecretString,
        may_replace: fn(&SecretString) -> bool,
    ) -> Result<Saving, VaultError> {
        let value = cleaned(value)?;
        let session = Arc::clone(&self.session);
        let key = (profile.to_owned(), secret);
        let user = secret.user(profile);
        let saving = self.thread.leave(move |store, given_up| {
            let place = Place::new(store, user.clone());
            let may_save = match place.read() {
                Ok(there) => may_replace(&there),
                Err(Failure::Keyring(Error::NoEntry) | Failure::Explained(VaultError::Damaged)) => {
                    true
                }
                Err(other) => return Err(other),
            };
            if !may_save || locked(&session).contains_key(&key) {
                tracing::info!("a secret is kept in memory only: another one is in its place");
                return Ok(());
            }
            if given_up() {
                return Err(Failure::GivenUp);
            }
            place.write(&value, given_up)
        })?;
        Ok(Saving(saving))
    }
}
