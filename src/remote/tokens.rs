//! Where a profile's access token comes from, how long it is good for, and when a new one is asked for.
//!
//! Adobe throttles those who ask for tokens too often. So a token is kept until shortly before its end,
//! in memory and in the keyring, where the next start and other processes find it;
//! and commands that start at once share one request.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use jiff::Timestamp;
use secrecy::{ExposeSecret as _, SecretString};
use serde::{Deserialize, Serialize};
use tokio_util::sync::CancellationToken;
use zeroize::Zeroizing;

use crate::campaign::{AccessToken, Cause, Message, NextStep, Route, ServerToServer, TokenLife};
use crate::profiles::{Profile, ProfileId, SignInKind};
use crate::vault::{Secret, Vault, VaultError};

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
}

/// How long a token lives, as far as is known.
#[derive(Clone, Copy)]
struct Life {
    ends: Timestamp,
    /// The longest that it ever could: a clock that was set back must not add to it.
    at_most: Duration,
}

/// A token from the sign-in service, and what it was given for: with other settings it is of no use.
#[derive(Clone)]
struct Kept {
    token: AccessToken,
    client_id: String,
    sign_in_url: String,
    scopes: Vec<String>,
}

/// [`Kept`] as it stands in the keyring, on one line. Not `Debug`: it holds the token in the clear.
#[derive(Serialize, Deserialize)]
struct InKeyring {
    access_token: String,
    ends: String,
    lifetime_s: u64,
    client_id: String,
    sign_in_url: String,
    scopes: Vec<String>,
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
        route: &Route,
        cancel: &CancellationToken,
    ) -> Result<SecretString, Cause> {
        match profile.sign_in {
            SignInKind::Token => self.pasted(profile, cancel).await,
            SignInKind::OAuth => self.signed_in(profile, route, None, cancel).await,
        }
    }

    /// Another token than `refused`, where the program itself can get one.
    ///
    /// `None` where it cannot: a pasted token, or a sign-in that fails.
    pub(super) async fn instead_of(
        &self,
        refused: &SecretString,
        profile: &Profile,
        route: &Route,
        cancel: &CancellationToken,
    ) -> Option<SecretString> {
        match profile.sign_in {
            SignInKind::Token => None,
            SignInKind::OAuth => self
                .signed_in(profile, route, Some(refused), cancel)
                .await
                .ok(),
        }
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

    /// Forgets what is in memory: the profile's credentials have changed.
    pub(super) fn forget(&self, profile: ProfileId) {
        lock(&self.of_profile).remove(&profile);
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

    async fn signed_in(
        &self,
        profile: &Profile,
        route: &Route,
        refused: Option<&SecretString>,
        cancel: &CancellationToken,
    ) -> Result<SecretString, Cause> {
        let slot = self.slot(profile.id);
        let _turn = tokio::select! {
            biased;
            () = cancel.cancelled() => return Err(Cause::Cancelled),
            turn = slot.turn.lock() => turn,
        };
        let fits = |kept: &Kept| kept.fits(profile) && !is_same(&kept.token.secret, refused);
        let in_memory = lock(&slot.kept).clone();
        if let Some(kept) = in_memory.filter(fits) {
            return Ok(kept.token.secret);
        }
        if let Some(kept) = self.in_keyring(profile, cancel).await?.filter(fits) {
            *lock(&slot.life) = Some(Life::of(&kept.token));
            *lock(&slot.kept) = Some(kept.clone());
            return Ok(kept.token.secret);
        }
        let client_secret = self.secret(profile, Secret::ClientSecret, cancel).await?;
        let service = service_of(profile, client_secret);
        let token = service.sign_in(route, cancel).await?;
        let secret = token.secret.clone();
        *lock(&slot.life) = Some(Life::of(&token));
        let kept = Kept {
            token,
            client_id: service.client_id,
            sign_in_url: profile.sign_in_url.to_string(),
            scopes: service.scopes,
        };
        if let Some(value) = kept.write() {
            let id = profile.id.to_string();
            if let Err(error) = self.vault.write(&id, Secret::AccessToken, value).await {
                // The token is good all the same; only the next start must ask again.
                tracing::warn!(%error, "the token is kept in memory only");
            }
        }
        *lock(&slot.kept) = Some(kept);
        Ok(secret)
    }

    /// What another process, or an earlier start, has left. Trouble with the keyring shows when the secret is read.
    async fn in_keyring(
        &self,
        profile: &Profile,
        cancel: &CancellationToken,
    ) -> Result<Option<Kept>, Cause> {
        match self.secret(profile, Secret::AccessToken, cancel).await {
            Ok(value) => Ok(Kept::read(&value)),
            Err(Cause::Cancelled) => Err(Cause::Cancelled),
            Err(_none) => Ok(None),
        }
    }

    async fn secret(
        &self,
        profile: &Profile,
        secret: Secret,
        cancel: &CancellationToken,
    ) -> Result<SecretString, Cause> {
        let id = profile.id.to_string();
        let found = tokio::select! {
            biased;
            () = cancel.cancelled() => return Err(Cause::Cancelled),
            found = self.vault.read(&id, secret) => found,
        };
        found.map_err(|error| {
            let step = match error {
                VaultError::NotFound => NextStep::RenewCredentials,
                _ => NextStep::TryAgain,
            };
            Cause::NoCredentials(error.message(), Some(step))
        })
    }

    fn slot(&self, profile: ProfileId) -> Arc<Slot> {
        Arc::clone(lock(&self.of_profile).entry(profile).or_default())
    }
}

fn service_of(profile: &Profile, client_secret: SecretString) -> ServerToServer {
    ServerToServer {
        url: profile.sign_in_url.clone(),
        client_id: profile.api_key.trim().to_owned(),
        client_secret,
        scopes: profile.scopes.clone(),
    }
}

impl Life {
    fn of(token: &AccessToken) -> Self {
        Self {
            ends: token.ends,
            at_most: token.lifetime,
        }
    }

    /// What a pasted token says of itself.
    fn said_by(token: &SecretString) -> Option<Self> {
        TokenLife::read(token).map(|life| Self {
            ends: life.ends,
            at_most: Duration::MAX,
        })
    }

    fn remaining(self) -> Duration {
        let left = self.ends.duration_since(Timestamp::now());
        Duration::try_from(left)
            .unwrap_or_default()
            .min(self.at_most)
    }
}

impl Kept {
    /// Whether it can carry a command of this profile as it is now.
    fn fits(&self, profile: &Profile) -> bool {
        self.token.is_fresh()
            && self.client_id == profile.api_key.trim()
            && self.sign_in_url == profile.sign_in_url.to_string()
            && self.scopes == profile.scopes
    }

    fn read(value: &SecretString) -> Option<Self> {
        let found: InKeyring = serde_json::from_str(value.expose_secret()).ok()?;
        Some(Self {
            token: AccessToken {
                secret: SecretString::from(found.access_token),
                ends: found.ends.parse().ok()?,
                lifetime: Duration::from_secs(found.lifetime_s),
            },
            client_id: found.client_id,
            sign_in_url: found.sign_in_url,
            scopes: found.scopes,
        })
    }

    fn write(&self) -> Option<SecretString> {
        let value = InKeyring {
            access_token: self.token.secret.expose_secret().to_owned(),
            ends: self.token.ends.to_string(),
            lifetime_s: self.token.lifetime.as_secs(),
            client_id: self.client_id.clone(),
            sign_in_url: self.sign_in_url.clone(),
            scopes: self.scopes.clone(),
        };
        let text = Zeroizing::new(serde_json::to_string(&value).ok()?);
        drop(Zeroizing::new(value.access_token));
        Some(SecretString::from(text.as_str()))
    }
}

fn is_same(token: &SecretString, refused: Option<&SecretString>) -> bool {
    refused.is_some_and(|refused| refused.expose_secret() == token.expose_secret())
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
