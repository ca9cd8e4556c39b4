//! Which secrets there are, and what one may look like.

use secrecy::{ExposeSecret as _, SecretString};
use zeroize::Zeroizing;

use super::error::VaultError;
use crate::campaign::Message;

/// The secrets that a profile can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Secret {
    /// What an access token is fetched with.
    ClientSecret,
    /// What a person pasted.
    AccessToken,
}

impl Secret {
    /// Both.
    pub const ALL: [Self; 2] = [Self::ClientSecret, Self::AccessToken];

    /// The word in the keyring and on the command line.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ClientSecret => "client-secret",
            Self::AccessToken => "access-token",
        }
    }

    /// From the word on the command line.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == word)
    }

    /// `<profile id>/<client-secret | access-token>`: the user under which the keyring files it.
    pub(super) fn user(self, profile: &str) -> String {
        format!("{profile}/{}", self.as_str())
    }
}

/// Far beyond any of Adobe's access tokens (about 2 KiB), far below what would slow a keyring.
pub(super) const LONGEST_VALUE: usize = 8 * 1024;

/// Why a text cannot be a secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadValue {
    /// Nothing in it but blanks.
    Empty,
    /// A line break or another control character stands in it.
    NotOneLine,
    /// Over 8 KiB.
    TooLong,
}

impl BadValue {
    /// What to tell the person.
    pub fn message(self) -> Message {
        match self {
            Self::Empty => Message::new("secret-empty"),
            Self::NotOneLine => Message::new("secret-not-one-line"),
            Self::TooLong => Message::new("secret-too-long"),
        }
    }
}

/// The value as it is kept: blanks around it dropped, one line.
///
/// GNOME Keyring 50 writes a line break into its file as it is and then drops the whole collection.
pub(super) fn cleaned(value: SecretString) -> Result<SecretString, VaultError> {
    let text = value.expose_secret().trim();
    let is_line_break =
        |character: char| character.is_control() || matches!(character, '\u{2028}' | '\u{2029}');
    let wrong = if text.is_empty() {
        BadValue::Empty
    } else if text.len() > LONGEST_VALUE {
        BadValue::TooLong
    } else if text.chars().any(is_line_break) {
        BadValue::NotOneLine
    } else if text.len() == value.expose_secret().len() {
        return Ok(value);
    } else {
        return Ok(SecretString::from(text));
    };
    Err(VaultError::BadValue(wrong))
}

/// What the keyring gave back, as text.
pub(super) fn from_bytes(bytes: &Zeroizing<Vec<u8>>) -> Result<SecretString, VaultError> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(SecretString::from(text)),
        // The text's own error holds no bytes of it, only their place.
        Err(_not_text) => Err(VaultError::Damaged),
    }
}
