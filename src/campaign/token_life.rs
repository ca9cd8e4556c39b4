//! When an access token is over, as far as the token itself says: Adobe's tokens are JWTs, whose middle part is readable.
//!
//! Nothing is proved by it: no signature is checked, since only Adobe decides what a token is good for. It is read to
//! say "over" before a request is wasted, and to show what is left.

use std::time::Duration;

use base64::Engine as _;
use base64::alphabet::URL_SAFE;
use base64::engine::{GeneralPurpose, GeneralPurposeConfig};
use jiff::Timestamp;
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use serde_json::Value;
use zeroize::Zeroizing;

/// What a token says about itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TokenLife {
    /// When it is over.
    pub ends: Timestamp,
    /// The client ID that it was given to, which is also the API key; `None` where the token does not say it.
    pub client_id: Option<String>,
}

/// More than any header takes; a longer token is refused before it is sent.
const LONGEST_TOKEN: usize = 64 * 1024;

/// Whatever stands in the last, half-used character: a token is read, not proved.
const LENIENT: GeneralPurpose = GeneralPurpose::new(
    &URL_SAFE,
    GeneralPurposeConfig::new()
        .with_encode_padding(false)
        .with_decode_allow_trailing_bits(true)
        .with_decode_padding_mode(base64::engine::DecodePaddingMode::RequireNone),
);

/// Longer than any client ID that has been seen.
const LONGEST_CLIENT_ID: usize = 512;

/// What of the middle part is of use here.
#[derive(Deserialize)]
struct Claims {
    created_at: Option<Value>,
    expires_in: Option<Value>,
    exp: Option<Value>,
    client_id: Option<Value>,
}

impl TokenLife {
    /// Reads the token's own end: `created_at` and `expires_in` in milliseconds, as Adobe writes them (as strings),
    /// otherwise `exp` in seconds, as RFC 7519 has it.
    ///
    /// `None` where the token is no JWT or does not say when it ends: it may be good all the same.
    pub fn read(token: &SecretString) -> Option<Self> {
        let token = token.expose_secret().trim();
        if token.len() > LONGEST_TOKEN {
            return None;
        }
        let mut parts = token.split('.');
        let (Some(_head), Some(middle), Some(_signature), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return None;
        };
        let json = decoded(middle)?;
        let claims: Claims = serde_json::from_slice(&json).ok()?;
        Some(Self {
            ends: claims.end()?,
            client_id: claims.client_id(),
        })
    }

    /// What is left of it at `now`; zero when it is over.
    pub fn remaining(&self, now: Timestamp) -> Duration {
        Duration::try_from(self.ends.duration_since(now)).unwrap_or_default()
    }
}

impl Claims {
    fn end(&self) -> Option<Timestamp> {
        let milliseconds = self
            .created_at
            .as_ref()
            .and_then(whole)
            .zip(self.expires_in.as_ref().and_then(whole))
            .and_then(|(created, lasts)| created.checked_add(lasts));
        match milliseconds {
            Some(end) => Timestamp::from_millisecond(end).ok(),
            None => Timestamp::from_second(self.exp.as_ref().and_then(whole)?).ok(),
        }
    }

    fn client_id(&self) -> Option<String> {
        let id = self.client_id.as_ref()?.as_str()?;
        let is_one = !id.is_empty()
            && id.len() <= LONGEST_CLIENT_ID
            && id.bytes().all(|byte| byte.is_ascii_graphic());
        is_one.then(|| id.to_owned())
    }
}

/// A count that is not below zero, written as a number or as a string. RFC 7519 allows a fraction, which is dropped.
fn whole(value: &Value) -> Option<i64> {
    let text = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    let digits = match text.split_once('.') {
        Some((whole, fraction)) if fraction.bytes().all(|byte| byte.is_ascii_digit()) => whole,
        Some(_) => return None,
        None => text.as_str(),
    };
    digits.parse().ok().filter(|count: &i64| *count >= 0)
}

/// Base64 with `-` and `_` (RFC 4648, section 5), with or without `=` at its end; `None` where it is something else.
fn decoded(text: &str) -> Option<Zeroizing<Vec<u8>>> {
    let bytes = LENIENT.decode(text.trim_end_matches('=')).ok()?;
    Some(Zeroizing::new(bytes))
}
