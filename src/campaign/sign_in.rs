//! Signing in with OAuth Server-to-Server: a client ID and a client secret become an access token for a day.

use std::time::Duration;

use bytes::Bytes;
use jiff::Timestamp;
use reqwest::Method;
use reqwest::header::{ACCEPT, CONTENT_TYPE};
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use tokio_util::sync::CancellationToken;
use zeroize::Zeroize;

use super::address::BaseUrl;
use super::exchange::Request;
use super::message::Message;
use super::refusal::{NextStep, Refusal, quote};
use super::route::Route;
use super::trouble::cause_of;
use super::verdict::Cause;
use super::wire::{self, Sent, Why};

/// What Adobe's sign-in service needs to give a token.
#[derive(Debug, Clone)]
pub struct ServerToServer {
    /// Where to sign in: `https://ims-na1.adobelogin.com`.
    pub url: BaseUrl,
    /// The credential's client ID, which is also the API key.
    pub client_id: String,
    /// One of the credential's client secrets.
    pub client_secret: SecretString,
    /// What the token is to be good for.
    pub scopes: Vec<String>,
}

/// An access token and its end.
///
/// The end is a time of day, not of this process's running clock: it must hold for another process too,
/// and a running clock stands still while the machine sleeps.
#[derive(Debug, Clone)]
pub struct AccessToken {
    /// The token.
    pub secret: SecretString,
    /// When it is over.
    pub ends: Timestamp,
    /// How long it was good for when it was given.
    pub lifetime: Duration,
}

/// A token this close to its end is not used: a command must not meet a token that ends on the way.
/// Of a short-lived one only the last quarter is left unused.
const RENEWED_AHEAD: Duration = Duration::from_mins(2);

/// Many times what a token takes; an answer that goes on is not read to its end.
const LARGEST_ANSWER: usize = 1024 * 1024;

impl AccessToken {
    /// Whether it can still carry a command.
    pub fn is_fresh(&self) -> bool {
        self.remaining() > RENEWED_AHEAD.min(self.lifetime / 4)
    }

    /// How long it is still good for.
    pub fn remaining(&self) -> Duration {
        let left = self.ends.duration_since(Timestamp::now());
        // A clock that was set back must not make a token live longer than it ever could.
        Duration::try_from(left)
            .unwrap_or_default()
            .min(self.lifetime)
    }
}

/// The answer of the sign-in service. Not `Debug`: it holds the token in the clear.
#[derive(Deserialize)]
struct Granted {
    access_token: String,
    expires_in: u64,
}

impl ServerToServer {
    /// Asks for a token once. The parameters go in the body, since URLs land in logs.
    ///
    /// # Errors
    /// When none was given, with the reason. No command has been sent then.
    pub async fn sign_in(
        &self,
        route: &Route,
        cancel: &CancellationToken,
    ) -> Result<AccessToken, Cause> {
        let unreachable = |cause| match cause {
            Cause::Cancelled => Cause::Cancelled,
            cause => Cause::SignInUnreachable(Box::new(cause)),
        };
        let http = route
            .http_client(&self.url, cancel)
            .await
            .map_err(unreachable)?;
        let url = format!("{}/ims/token/v3", self.url);
        let scopes = self.scopes.join(",");
        let form = [
            ("grant_type", "client_credentials"),
            ("client_id", self.client_id.as_str()),
            ("client_secret", self.client_secret.expose_secret()),
            ("scope", scopes.as_str()),
        ];
        let mut encoded = form_body(&http, &form);
        let body = Bytes::copy_from_slice(encoded.as_bytes());
        encoded.zeroize();
        let builder = http
            .request(Method::POST, &url)
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(ACCEPT, "application/json");
        let shown = Request {
            method: "POST",
            url,
            headers: Vec::new(),
            body: "",
        };
        let began = Timestamp::now();
        let Sent { exchange, stopped } = wire::exchange(
            &http,
            builder,
            Some(body),
            shown,
            LARGEST_ANSWER,
            route.timeout,
            cancel,
        )
        .await;
        let refusing = (exchange.answer.as_ref())
            .filter(|answer| !(200..300).contains(&answer.status))
            .map(Refusal::of);
        // A "no" is one, whatever becomes of its body.
        match (refusing, &stopped) {
            (_, Some(stopped)) if matches!(stopped.why, Why::Cancelled) => {
                return Err(Cause::Cancelled);
            }
            (Some(refusal), _) => return Err(Cause::SignIn(refusal)),
            (None, Some(stopped)) => {
                return Err(unreachable(cause_of(stopped, self.url.host(), route)));
            }
            (None, None) => {}
        }
        let Some(answer) = exchange.answer else {
            return Err(Cause::Cancelled);
        };
        let Ok(granted) = serde_json::from_slice::<Granted>(&answer.body) else {
            // Its beginning is not quoted when it could hold a token.
            let seen = if answer.body.windows(12).any(|part| part == b"access_token") {
                answer.status_line()
            } else {
                beginning(&answer.body)
            };
            return Err(unreachable(Cause::NotHttp(seen)));
        };
        if granted.access_token.trim().is_empty() {
            return Err(Cause::NoCredentials(
                Message::new("sign-in-gave-no-token"),
                Some(NextStep::RenewCredentials),
            ));
        }
        // A day and some is what Adobe gives; no answer may make a token that never ends.
        let lifetime = Duration::from_secs(granted.expires_in.min(7 * 24 * 3600));
        Ok(AccessToken {
            secret: SecretString::from(granted.access_token),
            // Whole days from now are within every calendar.
            ends: began.saturating_add(lifetime).unwrap_or(began),
            lifetime,
        })
    }
}

/// `application/x-www-form-urlencoded`, by the HTTP library's own encoder.
fn form_body(http: &reqwest::Client, form: &[(&str, &str)]) -> String {
    http.post("http://localhost")
        .form(form)
        .build()
        .ok()
        .and_then(|request| {
            let bytes = request.body()?.as_bytes()?;
            String::from_utf8(bytes.to_vec()).ok()
        })
        .unwrap_or_default()
}

/// A short beginning of something a server sent, safe to show.
fn beginning(body: &[u8]) -> String {
    quote(&String::from_utf8_lossy(&body[..body.len().min(256)]))
}
