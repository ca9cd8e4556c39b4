//! One secret in as many keyring entries as the platform needs: one, or several where it takes only
//! short values (Windows: 2,560 bytes; Adobe's access tokens are about as long).
//!
//! A value that is too long for one entry is cut into parts. The main entry then holds a header, which
//! names a generation and where its parts stand; each part repeats that generation. Parts are written
//! first, beside those of the value before, and the header last: whenever a write is interrupted, the
//! header still leads to the whole old value. A part of another generation is never read.

use keyring_core::{CredentialStore, Entry, Error};
use secrecy::{ExposeSecret as _, SecretString};
use uuid::Uuid;
use zeroize::{Zeroize as _, Zeroizing};

use super::error::VaultError;
use super::secret::{self, LONGEST_VALUE};

/// The service under which everything of ours is filed.
const SERVICE: &str = "campaign-remote";

/// With its generation in front a part stays under Windows' 2,560 bytes.
const PART_BYTES: usize = 2_400;

/// 8 KiB in parts of 2,400 bytes.
const MOST_PARTS: usize = LONGEST_VALUE.div_ceil(PART_BYTES);

/// Begins what no value begins with: values carry no blanks around them.
const HEADER: &str = " parts ";
/// As [`HEADER`], for a part.
const PART: &str = " part ";

/// One secret's place in the keyring.
pub(super) struct Place<'s> {
    store: &'s CredentialStore,
    /// `<profile id>/<kind>`.
    user: String,
}

/// Where the parts of a value stand.
#[derive(Debug, PartialEq)]
struct Header {
    generation: Uuid,
    /// The first part's number; one generation takes 1 to 4, the next 5 to 8.
    first: usize,
    parts: usize,
}

impl<'s> Place<'s> {
    pub(super) fn new(store: &'s CredentialStore, user: String) -> Self {
        Self { store, user }
    }

    /// The value.
    pub(super) fn read(&self) -> Result<SecretString, Failure> {
        let main = secret::from_bytes(&self.get(&self.user)?)?;
        if !main.expose_secret().starts_with(HEADER) {
            return Ok(SecretString::from(main.expose_secret().trim()));
        }
        let header = Header::parse(main.expose_secret()).ok_or(VaultError::Damaged)?;
        let mut whole = Zeroizing::new(String::with_capacity(header.parts * PART_BYTES));
        for index in 0..header.parts {
            let part = match self.get(&self.numbered(header.first + index)) {
                Err(Failure::Keyring(Error::NoEntry)) => return Err(VaultError::Damaged.into()),
                other => secret::from_bytes(&other?)?,
            };
            let text = part.expose_secret();
            let text = text.strip_prefix(&header.mark(index));
            whole.push_str(text.ok_or(VaultError::Damaged)?);
        }
        Ok(SecretString::from(whole.as_str()))
    }

    /// Saves the value, whole where the platform takes it. `given_up` ends it before its last step.
    pub(super) fn write(
        &self,
        value: &SecretString,
        given_up: &dyn Fn() -> bool,
    ) -> Result<(), Failure> {
        let text = value.expose_secret();
        let kept = match self.set(&self.user, text) {
            Ok(()) => None,
            Err(Failure::Keyring(Error::TooLong(..))) => Some(self.write_parts(text, given_up)?),
            Err(other) => return Err(other),
        };
        // The value is saved; what is left of the one before does no harm, and the next write tries again.
        if let Err(failure) = self.remove_parts(kept.as_ref()) {
            tracing::warn!(user = self.user, error = %failure.explained(), "old parts of a secret stayed");
        }
        Ok(())
    }

    /// Removes the value and all its parts; a missing one is fine.
    pub(super) fn forget(&self) -> Result<(), Failure> {
        let parts = self.remove_parts(None);
        self.remove(&self.user).and(parts)
    }

    fn write_parts(&self, text: &str, given_up: &dyn Fn() -> bool) -> Result<Header, Failure> {
        let old = match self.get(&self.user) {
            Ok(bytes) => std::str::from_utf8(&bytes).ok().and_then(Header::parse),
            Err(Failure::Keyring(Error::NoEntry)) => None,
            Err(other) => return Err(other),
        };
        let pieces = pieces_of(text);
        let header = Header {
            generation: Uuid::now_v7(),
            // Not over the parts of the value that still counts.
            first: if old.is_some_and(|old| old.first == 1) {
                1 + MOST_PARTS
            } else {
                1
            },
            parts: pieces.len(),
        };
        for (index, piece) in pieces.into_iter().enumerate() {
            let mut part = Zeroizing::new(header.mark(index));
            part.push_str(piece);
            self.set(&self.numbered(header.first + index), &part)?;
        }
        if given_up() {
            self.remove_range(header.first, header.parts)?;
            return Err(Failure::GivenUp);
        }
        self.set(&self.user, &header.to_text())?;
        Ok(header)
    }

    /// Removes all parts but those of `kept`.
    fn remove_parts(&self, kept: Option<&Header>) -> Result<(), Failure> {
        let mut result = Ok(());
        for first in [1, 1 + MOST_PARTS] {
            let removed = match kept {
                // The value before may have had more of them, two generations ago.
                Some(kept) if kept.first == first => {
                    self.remove_range(first + kept.parts, MOST_PARTS - kept.parts)
                }
                _ => self.remove_range(first, MOST_PARTS),
            };
            result = result.and(removed);
        }
        result
    }

    /// The last one first: as long as the first one is there, there may be more, and where it is not,
    /// one question is enough.
    fn remove_range(&self, first: usize, count: usize) -> Result<(), Failure> {
        if count == 0 || !self.exists(&self.numbered(first))? {
            return Ok(());
        }
        for number in (first..first + count).rev() {
            self.remove(&self.numbered(number))?;
        }
        Ok(())
    }

    /// `…/access-token/1`
    fn numbered(&self, number: usize) -> String {
        format!("{}/{number}", self.user)
    }

    fn entry(&self, user: &str) -> Result<Entry, Failure> {
        // Not Entry::new: that one asks the store that is set for the whole process.
        Ok(self.store.build(SERVICE, user, None)?)
    }

    fn get(&self, user: &str) -> Result<Zeroizing<Vec<u8>>, Failure> {
        Ok(Zeroizing::new(self.entry(user)?.get_secret()?))
    }

    fn set(&self, user: &str, text: &str) -> Result<(), Failure> {
        // Bytes and not a password: Windows would keep that as UTF-16, and half as much of it.
        Ok(self.entry(user)?.set_secret(text.as_bytes())?)
    }

    fn exists(&self, user: &str) -> Result<bool, Failure> {
        match self.entry(user)?.get_credential() {
            Err(Error::NoEntry) => Ok(false),
            Ok(_) | Err(Error::Ambiguous(_)) => Ok(true),
            Err(other) => Err(other.into()),
        }
    }

    fn remove(&self, user: &str) -> Result<(), Failure> {
        match self.entry(user)?.delete_credential() {
            Ok(()) | Err(Error::NoEntry) => Ok(()),
            // Whoever wants it gone wants all of it gone.
            Err(Error::Ambiguous(entries)) => {
                for entry in entries {
                    entry.delete_credential()?;
                }
                Ok(())
            }
            Err(other) => Err(other.into()),
        }
    }
}

/// Why a step did not work.
pub(super) enum Failure {
    /// The keyring's reason; the connection may be worth a second attempt.
    Keyring(Error),
    /// Ours.
    Explained(VaultError),
    /// Nobody waits for it any more, so it was not done.
    GivenUp,
}

impl Failure {
    /// In the words that are for a person.
    pub(super) fn explained(self) -> VaultError {
        match self {
            Self::Keyring(error) => VaultError::from(error),
            Self::Explained(error) => error,
            // Said to nobody.
            Self::GivenUp => VaultError::Stopped,
        }
    }
}

impl From<Error> for Failure {
    fn from(mut error: Error) -> Self {
        // These carry what was stored.
        if let Error::BadEncoding(bytes) | Error::BadDataFormat(bytes, _) = &mut error {
            bytes.zeroize();
        }
        Self::Keyring(error)
    }
}

impl From<VaultError> for Failure {
    fn from(error: VaultError) -> Self {
        Self::Explained(error)
    }
}

impl Header {
    fn to_text(&self) -> String {
        let generation = self.generation.simple();
        format!("{HEADER}{generation} {} {}", self.first, self.parts)
    }

    fn parse(text: &str) -> Option<Self> {
        let mut words = text.strip_prefix(HEADER)?.split(' ');
        let header = Self {
            generation: Uuid::try_parse(words.next()?).ok()?,
            first: words.next()?.parse().ok()?,
            parts: words.next()?.parse().ok()?,
        };
        let known = [1, 1 + MOST_PARTS].contains(&header.first);
        (known && (1..=MOST_PARTS).contains(&header.parts)).then_some(header)
    }

    /// What a part begins with: whose it is, and which.
    fn mark(&self, index: usize) -> String {
        format!("{PART}{} {index} ", self.generation.simple())
    }
}

/// Cut between characters: some keyrings take text only.
fn pieces_of(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (piece, next) = rest.split_at(rest.floor_char_boundary(PART_BYTES));
        pieces.push(piece);
        rest = next;
    }
    pieces
}
