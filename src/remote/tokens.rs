//! Where a profile's access token comes from, how long it is good for, and when a new one is asked for.
//!
//! Adobe throttles those who ask for tokens too often. So a token is kept until shortly before its end,
//! in memory and in the keyring, where the next start and other processes find it;
//! and commands that start at once share one request, whatever comes of it.

mod failed;
mod kept;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use secrecy::{ExposeSecret as _, SecretString};
use tokio_util::sync::CancellationToken;

use crate::campaign::{Cause, Message, NextStep, Route, ServerToServer};
use crate::profiles::{Profile, ProfileId, SignInKind};
use crate::vault::{Saving, Secret, Vault, VaultError};

use failed::Failed;
use kept::{Kept, Life};

/// The tokens of all profiles.
pub(super) struct Tokens {
    vault: Vault,
    of_profile: Mutex<HashMap<ProfileId, Arc<Slot>>>,
}

/// One profile's token.
#[derive(Default)]
struct Slot {
    /// Held while a token is looked for or asked for: whoever comes later finds it there.
    turn: tokio::sync::Mutex<()>,
    kept: Mutex<Option<Kept>>,
    life: Mutex<Option<Life>>,
    keeping: Mutex<Keeping>,
    /// When a refused token was last replaced.
    replaced: Mutex<Option<Instant>>,
    /// What stood in the way of a token the last time.
    failed: Mutex<Option<Failed>>,
}

/// Who wants a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asker {
    /// A person pressed something: what failed a moment ago is tried again.
    Person,
    /// The program looks by itself, perhaps at many records: what has just failed would fail again.
    Program,
}

/// A new token that is refused as well is not replaced for so long: another one would hardly fare better, and whoever
/// reads many records would ask for as many tokens.
const REPLACED_ONCE_IN: Duration = Duration::from_mins(5);

/// What becomes of the token beside memory.
#[derive(Default)]
enum Keeping {
    #[default]
    NotBegun,
    /// It is being saved, or was.
    Begun(Saving),
    /// The profile's credentials have changed: whoever still works with the old ones leaves no trace in the keyring.
    Forgotten,
}

impl Tokens {
    pub(super) fn new(vault: Vault) -> Self {
        Self {
            vault,
            of_profile: Mutex::default(),
        }
    }

    pub(super) fn vault(&self) -> &Vault {
        &self.vault
    }

    /// A token that can carry a command.
    pub(super) async fn token(
        &self,
        profile: &Profile,
        asker: Asker,
        route: &Route,
        cancel: &CancellationToken,
    ) -> Result<SecretString, Cause> {
        let slot = self.slot(profile.id);
        let since = Instant::now();
        let _turn = slot.turn(cancel).await?;
        slot.has_not_just_failed(asker, since)?;
        let token = match profile.sign_in {
            SignInKind::Token => self.pasted(profile, cancel).await,
            SignInKind::OAuth => match self.found(profile, &slot, None, cancel).await {
                Ok(None) => self.sign_in(profile, &slot, route, cancel).await,
                Ok(Some(token)) => Ok(token),
                Err(cause) => Err(cause),
            },
        };
        slot.note(&token);
        token
    }

    /// Another token than `refused`, where the program itself can get one.
    ///
    /// `None` where it cannot: the token was pasted, or it is itself the one that replaced a refused one a moment ago.
    ///
    /// # Errors
    /// When it could have, and this stood in the way.
    pub(super) async fn instead_of(
        &self,
        refused: &SecretString,
        profile: &Profile,
        asker: Asker,
        route: &Route,
        cancel: &CancellationToken,
    ) -> Result<Option<SecretString>, Cause> {
        if profile.sign_in == SignInKind::Token {
            return Ok(None);
        }
        let slot = self.slot(profile.id);
        let since = Instant::now();
        let _turn = slot.turn(cancel).await?;
        if let Some(token) = self.found(profile, &slot, Some(refused), cancel).await? {
            return Ok(Some(token));
        }
        if slot.has_just_replaced() {
            return Ok(None);
        }
        slot.has_not_just_failed(asker, since)?;
        let token = self.sign_in(profile, &slot, route, cancel).await;
        slot.note(&token);
        let token = token?;
        *lock(&slot.replaced) = Some(Instant::now());
        Ok(Some(token))
    }

    /// A token for a check: with the secrets that were typed, otherwise with the keyring's.
    ///
    /// Where the program signs in itself, it does so afresh, once: a kept token says nothing of the client secret.
    pub(super) async fn for_check(
        &self,
        profile: &Profile,
        typed: &[(Secret, SecretString)],
        route: &Route,
        cancel: &CancellationToken,
    ) -> Result<SecretString, Cause> {
        let typed = |wanted| {
            let found = typed.iter().find(|(secret, _value)| *secret == wanted);
            found.map(|(_secret, value)| value.clone())
        };
        match profile.sign_in {
            SignInKind::Token => match typed(Secret::AccessToken) {
                Some(token) => Ok(token),
                None => self.pasted(profile, cancel).await,
            },
            SignInKind::OAuth => {
                let client_secret = match typed(Secret::ClientSecret) {
                    Some(secret) => secret,
                    None => self.secret(profile, Secret::ClientSecret, cancel).await?,
                };
                let service = service_of(profile, client_secret);
                Ok(service.sign_in(route, cancel).await?.secret)
            }
        }
    }

    /// Looks how long the profile's token lasts, without asking for a new one.
    pub(super) async fn look(&self, profile: &Profile) -> Option<Duration> {
        let slot = self.slot(profile.id);
        if lock(&slot.life).is_none()
            && let Ok(value) = self
                .vault
                .read(&profile.id.to_string(), Secret::AccessToken)
                .await
        {
            *lock(&slot.life) = match Kept::read(&value) {
                Some(kept) => Some(Life::of(&kept.token)),
                None => Life::said_by(&value),
            };
        }
        self.remaining(profile.id)
    }

    /// How long the profile's token still lasts; `None` while that is not known.
    pub(super) fn remaining(&self, profile: ProfileId) -> Option<Duration> {
        let life = (*lock(&self.slot(profile).life))?;
        Some(life.remaining())
    }

    /// Forgets what is in memory, and what is on its way there: the profile's credentials have changed.
    pub(super) fn forget(&self, profile: ProfileId) {
        let forgotten = lock(&self.of_profile).remove(&profile);
        if let Some(slot) = forgotten {
            *lock(&slot.keeping) = Keeping::Forgotten;
        }
    }

    /// Removes a pasted token, which would keep the program's own from its place.
    pub(super) async fn remove_pasted(&self, profile: ProfileId) {
        let id = profile.to_string();
        if let Err(error) = self.vault.remove(&id, Secret::AccessToken).await {
            tracing::warn!(%error, "a pasted token stays in the keyring");
        }
    }

    /// Waits until new tokens are in the keyring; what is not there within `limit` is given up.
    pub(super) async fn settle(&self, limit: Duration) {
        let slots: Vec<_> = lock(&self.of_profile).values().cloned().collect();
        for slot in slots {
            let saving = std::mem::take(&mut *lock(&slot.keeping));
            if let Keeping::Begun(mut saving) = saving {
                saving.wait(limit).await;
            }
        }
    }

    /// A token that the person pasted. One that says that it is over is not sent.
    async fn pasted(
        &self,
        profile: &Profile,
        cancel: &CancellationToken,
    ) -> Result<SecretString, Cause> {
        let value = self.secret(profile, Secret::AccessToken, cancel).await?;
        // The profile may have signed in by itself before, and left its own kind of value.
        let (token, life) = if let Some(kept) = Kept::read(&value) {
            let life = Life::of(&kept.token);
            (kept.token.secret, Some(life))
        } else {
            let life = Life::said_by(&value);
            (value, life)
        };
        *lock(&self.slot(profile.id).life) = life;
        if life.is_some_and(|life| life.remaining().is_zero()) {
            return Err(Cause::NoCredentials(
                Message::new("token-expired"),
                Some(NextStep::RenewCredentials),
            ));
        }
        Ok(token)
    }

    /// A token that is good for the profile as it is now, and is not the refused one.
    async fn found(
        &self,
        profile: &Profile,
        slot: &Slot,
        refused: Option<&SecretString>,
        cancel: &CancellationToken,
    ) -> Result<Option<SecretString>, Cause> {
        let fits = |kept: &Kept| kept.fits(profile) && !is_same(&kept.token.secret, refused);
        let in_memory = lock(&slot.kept).clone();
        if let Some(kept) = in_memory.filter(fits) {
            return Ok(Some(kept.token.secret));
        }
        let Some(kept) = self.in_keyring(profile, cancel).await?.filter(fits) else {
            return Ok(None);
        };
        *lock(&slot.life) = Some(Life::of(&kept.token));
        *lock(&slot.kept) = Some(kept.clone());
        Ok(Some(kept.token.secret))
    }

    /// Asks for a new token.
    async fn sign_in(
        &self,
        profile: &Profile,
        slot: &Slot,
        route: &Route,
        cancel: &CancellationToken,
    ) -> Result<SecretString, Cause> {
        let client_secret = self.secret(profile, Secret::ClientSecret, cancel).await?;
        let service = service_of(profile, client_secret);
        let kept = Kept::of(service.sign_in(route, cancel).await?, profile);
        *lock(&slot.life) = Some(Life::of(&kept.token));
        *lock(&slot.kept) = Some(kept.clone());
        self.save(&kept, profile.id, slot);
        Ok(kept.token.secret)
    }

    /// Has the token saved for the next start and for other processes. The command does not wait for it.
    fn save(&self, kept: &Kept, profile: ProfileId, slot: &Slot) {
        let id = profile.to_string();
        // Held until the work is left: a change of the credentials comes either before it or after.
        let mut keeping = lock(&slot.keeping);
        let is_for_session = self.vault.is_kept_for_session(&id, Secret::ClientSecret);
        if is_for_session || matches!(*keeping, Keeping::Forgotten) {
            return;
        }
        let Some(value) = kept.write() else { return };
        let saving = self
            .vault
            .save_aside(&id, Secret::AccessToken, value, may_be_replaced);
        match saving {
            Ok(saving) => *keeping = Keeping::Begun(saving),
            // The token is good all the same; only the next start must ask again.
            Err(error) => tracing::warn!(%error, "the token is kept in memory only"),
        }
    }

    /// What another process, or an earlier start, has left.
    async fn in_keyring(
        &self,
        profile: &Profile,
        cancel: &CancellationToken,
    ) -> Result<Option<Kept>, Cause> {
        let id = profile.id.to_string();
        // For this session only: the keyring, if there is one, is left alone.
        if self.vault.is_kept_for_session(&id, Secret::ClientSecret) {
            return Ok(None);
        }
        match self.read(&id, Secret::AccessToken, cancel).await? {
            Ok(value) => Ok(Kept::read(&value)),
            // Nothing of use is there, which a new token mends.
            Err(VaultError::NotFound | VaultError::Damaged | VaultError::Ambiguous) => Ok(None),
            // Asking for the client secret would meet the same, and put the keyring's question once more.
            Err(error) => Err(no_credentials(&error)),
        }
    }

    async fn secret(
        &self,
        profile: &Profile,
        secret: Secret,
        cancel: &CancellationToken,
    ) -> Result<SecretString, Cause> {
        let found = self.read(&profile.id.to_string(), secret, cancel).await?;
        found.map_err(|error| no_credentials(&error))
    }

    /// What the keyring says.
    ///
    /// # Errors
    /// Only when it was cancelled.
    async fn read(
        &self,
        profile: &str,
        secret: Secret,
        cancel: &CancellationToken,
    ) -> Result<Result<SecretString, VaultError>, Cause> {
        tokio::select! {
            biased;
            () = cancel.cancelled() => Err(Cause::Cancelled),
            found = self.vault.read(profile, secret) => Ok(found),
        }
    }

    fn slot(&self, profile: ProfileId) -> Arc<Slot> {
        Arc::clone(lock(&self.of_profile).entry(profile).or_default())
    }
}

impl Slot {
    async fn turn(
        &self,
        cancel: &CancellationToken,
    ) -> Result<tokio::sync::MutexGuard<'_, ()>, Cause> {
        tokio::select! {
            biased;
            () = cancel.cancelled() => Err(Cause::Cancelled),
            turn = self.turn.lock() => Ok(turn),
        }
    }

    /// Whoever waited for somebody's attempt to end shares what came of it.
    ///
    /// # Errors
    /// What stood in the way a moment ago, where it would still do so.
    fn has_not_just_failed(&self, asker: Asker, since: Instant) -> Result<(), Cause> {
        match &*lock(&self.failed) {
            Some(failed) if failed.holds_for(asker, since) => Err(failed.cause()),
            _ => Ok(()),
        }
    }

    /// Remembers what came of an attempt. One that was cancelled tells nothing.
    fn note(&self, token: &Result<SecretString, Cause>) {
        match token {
            Ok(_token) => *lock(&self.failed) = None,
            Err(Cause::Cancelled) => {}
            Err(cause) => *lock(&self.failed) = Some(Failed::now(cause)),
        }
    }

    fn has_just_replaced(&self) -> bool {
        lock(&self.replaced).is_some_and(|at| at.elapsed() < REPLACED_ONCE_IN)
    }
}

fn no_credentials(error: &VaultError) -> Cause {
    let step = match error {
        VaultError::NotFound => NextStep::RenewCredentials,
        _ => NextStep::TryAgain,
    };
    Cause::NoCredentials(error.message(), Some(step))
}

fn service_of(profile: &Profile, client_secret: SecretString) -> ServerToServer {
    ServerToServer {
        url: profile.sign_in_url.clone(),
        client_id: profile.api_key.trim().to_owned(),
        client_secret,
        scopes: profile.scopes.clone(),
    }
}

/// What a person pasted is theirs, as long as it may be good for something: an old copy of the profile could write over
/// what they have just entered.
fn may_be_replaced(there: &SecretString) -> bool {
    let is_over = |life: Life| life.remaining().is_zero();
    Kept::read(there).is_some() || Life::said_by(there).is_some_and(is_over)
}

fn is_same(token: &SecretString, refused: Option<&SecretString>) -> bool {
    refused.is_some_and(|refused| refused.expose_secret() == token.expose_secret())
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
