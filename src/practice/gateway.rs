//! What stands in front of Campaign: it knows who may come in, and it has troubles of its own.

use std::sync::atomic::AtomicUsize;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use tokio::time::Instant;

use super::cast::Nature;
use super::choices::{Choices, Pace};
use super::instance::Instance;
use super::refusal::Refusal;
use super::sign_in::SignIn;
use super::{API_KEY, ORGANIZATION};

/// How long [`Nature::TooManyRequests`] asks to wait.
const RETRY_AFTER: Duration = Duration::from_secs(30);

/// All of one practice Campaign, for as long as it listens.
#[derive(Debug)]
pub(super) struct Campaign {
    pub(super) base_url: String,
    pub(super) choices: Choices,
    pub(super) requests: AtomicUsize,
    pub(super) sign_in: SignIn,
    instance: Mutex<Instance>,
    throttle: Mutex<Throttle>,
}

impl Campaign {
    pub(super) fn new(base_url: String, choices: Choices) -> Self {
        Self {
            base_url,
            choices,
            requests: AtomicUsize::new(0),
            sign_in: SignIn::default(),
            instance: Mutex::new(Instance::new(choices.pace)),
            throttle: Mutex::new(Throttle::default()),
        }
    }

    /// The workflows. Nobody may wait while holding them.
    pub(super) fn instance(&self) -> MutexGuard<'_, Instance> {
        self.instance.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether the gateway lets a request for `organization` through to Campaign.
    ///
    /// In which order Adobe's gateway looks is not documented; here what is missing comes before what is wrong.
    pub(super) fn admit(&self, organization: &str, headers: &HeaderMap) -> Result<(), Refusal> {
        let token = bearer(headers).ok_or(Refusal::NoToken)?;
        let api_key = headers.get("x-api-key").ok_or(Refusal::NoApiKey)?;
        if !self.sign_in.is_valid(token) {
            return Err(Refusal::BadToken);
        }
        if api_key != API_KEY {
            return Err(Refusal::BadApiKey);
        }
        if organization != ORGANIZATION {
            return Err(Refusal::OtherOrganization);
        }
        Ok(())
    }

    /// The troubles that the gateway has with one workflow, whatever is asked of it.
    pub(super) fn trouble_with(nature: Nature) -> Result<(), Refusal> {
        match nature {
            Nature::ExpiredToken => Err(Refusal::BadToken),
            Nature::BadGateway => Err(Refusal::BadGateway),
            _ => Ok(()),
        }
    }

    /// Lets every other command to [`Nature::TooManyRequests`] through, and that only after the wait.
    pub(super) fn throttle(&self, nature: Nature) -> Result<(), Refusal> {
        if nature != Nature::TooManyRequests {
            return Ok(());
        }
        let mut throttle = self.throttle.lock().unwrap_or_else(PoisonError::into_inner);
        throttle.pass(self.choices.pace)
    }
}

/// The token of an `Authorization: Bearer …`.
pub(super) fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, token) = headers.get(AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    let token = token.trim();
    (scheme.eq_ignore_ascii_case("bearer") && !token.is_empty()).then_some(token)
}

/// Until when the next command has to wait, once one was refused.
#[derive(Debug, Default)]
struct Throttle(Option<Instant>);

impl Throttle {
    fn pass(&mut self, pace: Pace) -> Result<(), Refusal> {
        let now = Instant::now();
        let end = *self.0.get_or_insert(now + pace.of(RETRY_AFTER));
        if now < end {
            let wait = end - now;
            return Err(Refusal::TooManyRequests { wait });
        }
        self.0 = None;
        Ok(())
    }
}
