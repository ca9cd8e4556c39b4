//! Why the keyring would not, and what a person can do about it.

use std::error::Error as StdError;
use std::time::Duration;

use keyring_core::Error as KeyringError;
use thiserror::Error;

use super::secret::BadValue;
use crate::campaign::Message;

/// Why a secret could not be read, saved or forgotten. Never holds the secret.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{}", self.message())]
pub enum VaultError {
    /// There is no session bus, so no keyring can be reached.
    NoBus,
    /// Nothing on the session bus offers a keyring.
    NoKeyring,
    /// The keyring is locked, or its question was dismissed.
    Locked,
    /// The keyring has no collection to save into.
    NoCollection,
    /// Nothing was found. That does not prove that nothing was saved: a locked keyring may find nothing either.
    NotFound,
    /// The keyring gave no answer in time; it may be waiting for the person.
    TimedOut {
        /// How long we waited.
        limit: Duration,
    },
    /// The value cannot be a secret.
    BadValue(BadValue),
    /// The keyring takes no values of this length, not even in parts.
    TooLong,
    /// Several entries fit.
    Ambiguous,
    /// What the keyring gave back is not what was saved.
    Damaged,
    /// The code that talks to the keyring broke off.
    Stopped,
    /// Anything else, in the platform's own words.
    Other(String),
}

impl VaultError {
    /// What to tell the person; what to do about it is the sentence `<key>-next`.
    pub fn message(&self) -> Message {
        match self {
            Self::NoBus => Message::new("vault-no-bus"),
            Self::NoKeyring => Message::new("vault-no-keyring"),
            Self::Locked => Message::new("vault-locked"),
            Self::NoCollection => Message::new("vault-no-collection"),
            Self::NotFound => Message::new("vault-not-found"),
            Self::TimedOut { limit } => Message::new("vault-timed-out").with(
                "seconds",
                i64::try_from(limit.as_secs().max(1)).unwrap_or(i64::MAX),
            ),
            Self::BadValue(why) => why.message(),
            Self::TooLong => Message::new("vault-too-long"),
            Self::Ambiguous => Message::new("vault-ambiguous"),
            Self::Damaged => Message::new("vault-damaged"),
            Self::Stopped => Message::new("vault-stopped"),
            Self::Other(reason) => Message::new("vault-other").with("reason", reason.as_str()),
        }
    }
}

/// What a platform says in which state, as seen on real keyrings (`tests/vault.rs`) and, for macOS,
/// as Apple lists its codes. The stores' own error types would tie us to their versions.
const PHRASES: [(&str, VaultError); 14] = [
    (
        "no secret service provider or dbus session found",
        VaultError::NoBus,
    ),
    ("Failed to connect to address", VaultError::NoBus),
    (
        "connection closed before prompt completed",
        VaultError::NoBus,
    ),
    (
        "org.freedesktop.DBus.Error.ServiceUnknown",
        VaultError::NoKeyring,
    ),
    (
        "org.freedesktop.DBus.Error.NameHasNoOwner",
        VaultError::NoKeyring,
    ),
    ("org.freedesktop.DBus.Error.Spawn", VaultError::NoKeyring),
    ("org.freedesktop.DBus.Error.TimedOut", VaultError::NoKeyring),
    ("SS Error: object locked", VaultError::Locked),
    ("SS error: prompt dismissed", VaultError::Locked),
    ("org.freedesktop.Secret.Error.IsLocked", VaultError::Locked),
    ("SS error: result not returned", VaultError::NoCollection),
    // errSecInteractionNotAllowed, errSecAuthFailed, errSecUserCanceled
    ("code: -25308", VaultError::Locked),
    ("code: -25293", VaultError::Locked),
    ("code: -128", VaultError::Locked),
];

impl From<KeyringError> for VaultError {
    fn from(error: KeyringError) -> Self {
        match error {
            KeyringError::NoEntry => Self::NotFound,
            KeyringError::Ambiguous(_) => Self::Ambiguous,
            KeyringError::TooLong(..) => Self::TooLong,
            KeyringError::BadEncoding(_) | KeyringError::BadDataFormat(..) => Self::Damaged,
            KeyringError::NoStorageAccess(reason) | KeyringError::PlatformFailure(reason) => {
                from_platform(&*reason)
            }
            other => Self::Other(other.to_string()),
        }
    }
}

fn from_platform(reason: &(dyn StdError + 'static)) -> VaultError {
    // Apple's codes stand in the Debug form only.
    let said = format!("{reason} {reason:?}");
    let known = PHRASES
        .iter()
        .find(|(phrase, _meaning)| said.contains(phrase));
    if let Some((_phrase, meaning)) = known {
        return meaning.clone();
    }
    let mut cause = Some(reason);
    while let Some(error) = cause {
        // A socket that is gone or refuses: there is an address of a bus, and no bus.
        if error.is::<std::io::Error>() {
            return VaultError::NoBus;
        }
        cause = error.source();
    }
    VaultError::Other(reason.to_string())
}
