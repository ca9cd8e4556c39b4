//! A client secret, and what may be shown of it so that a person can choose between two.

use std::fmt;

use secrecy::{ExposeSecret as _, SecretString};

use super::error::ImportError;
use super::fields;

/// A shorter secret shows nothing of itself: four characters would be too much of it.
const LONG_ENOUGH_TO_SHOW_ITS_END: usize = 16;

/// Adobe lets a credential have two. More than these are no secrets.
const MOST_SECRETS: usize = 20;

/// One of a credential's client secrets.
#[derive(Debug, Clone)]
pub struct ClientSecret {
    number: usize,
    secret: SecretString,
}

impl ClientSecret {
    /// Takes the secrets out of a list, in its order, each once; empty ones are none.
    pub(super) fn list(field: &'static str, texts: &[&str]) -> Result<Vec<Self>, ImportError> {
        let mut found: Vec<Self> = Vec::new();
        for text in texts {
            let Some(text) = fields::checked(field, text)? else {
                continue;
            };
            if found.iter().any(|one| one.secret.expose_secret() == text) {
                continue;
            }
            if found.len() == MOST_SECRETS {
                return Err(ImportError::TooLong(field));
            }
            found.push(Self {
                number: found.len() + 1,
                secret: SecretString::from(text),
            });
        }
        Ok(found)
    }

    /// Its place in the list and at most its last four characters: `2 (…x9Qz)`.
    ///
    /// The same in every reading of the same text, and different for each secret of a credential.
    pub fn label(&self) -> String {
        Label(self).to_string()
    }

    /// The secret.
    pub fn secret(&self) -> &SecretString {
        &self.secret
    }

    /// The secret, by value: what is kept of it once it was chosen.
    pub fn into_secret(self) -> SecretString {
        self.secret
    }
}

struct Label<'a>(&'a ClientSecret);

impl fmt::Display for Label<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let secret = self.0.secret.expose_secret();
        write!(f, "{}", self.0.number)?;
        if secret.chars().count() < LONG_ENOUGH_TO_SHOW_ITS_END {
            return Ok(());
        }
        let (end, _character) = secret.char_indices().nth_back(3).unwrap_or_default();
        write!(f, " (…{})", &secret[end..])
    }
}
