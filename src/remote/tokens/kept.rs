//! A token that the program got by itself, as it is kept in memory and in the keyring; and how long any token lives.

use std::time::Duration;

use jiff::Timestamp;
use secrecy::{ExposeSecret as _, SecretString};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::campaign::{AccessToken, TokenLife};
use crate::profiles::Profile;

/// How long a token lives, as far as is known.
#[derive(Clone, Copy)]
pub(super) struct Life {
    ends: Timestamp,
    /// The longest that it ever could: a clock that was set back must not add to it.
    at_most: Duration,
}

/// A token from the sign-in service, and what it was given for: with other settings it is of no use.
#[derive(Clone)]
pub(super) struct Kept {
    pub(super) token: AccessToken,
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

impl Life {
    pub(super) fn of(token: &AccessToken) -> Self {
        Self {
            ends: token.ends,
            at_most: token.lifetime,
        }
    }

    /// What a pasted token says of itself.
    pub(super) fn said_by(token: &SecretString) -> Option<Self> {
        TokenLife::read(token).map(|life| Self {
            ends: life.ends,
            at_most: Duration::MAX,
        })
    }

    pub(super) fn remaining(self) -> Duration {
        let left = self.ends.duration_since(Timestamp::now());
        Duration::try_from(left)
            .unwrap_or_default()
            .min(self.at_most)
    }
}

impl Kept {
    pub(super) fn of(token: AccessToken, profile: &Profile) -> Self {
        Self {
            token,
            client_id: profile.api_key.trim().to_owned(),
            sign_in_url: profile.sign_in_url.to_string(),
            scopes: profile.scopes.clone(),
        }
    }

    /// Whether it can carry a command of this profile as it is now.
    pub(super) fn fits(&self, profile: &Profile) -> bool {
        self.token.is_fresh()
            && self.client_id == profile.api_key.trim()
            && self.sign_in_url == profile.sign_in_url.to_string()
            && self.scopes == profile.scopes
    }

    pub(super) fn read(value: &SecretString) -> Option<Self> {
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

    pub(super) fn write(&self) -> Option<SecretString> {
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
