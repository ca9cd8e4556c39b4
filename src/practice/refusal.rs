//! Every "no" of a practice Campaign: its status, and its body from `bodies/` as it goes over the wire.

use std::time::Duration;

use axum::http::StatusCode;
use axum::http::header::{CONTENT_TYPE, RETRY_AFTER};
use axum::response::{IntoResponse, Response};

use super::choices::{Edition, TooSoon};

/// A "no", by whose it is and why.
#[derive(Debug)]
pub(super) enum Refusal {
    // The gateway's.
    NoToken,
    NoApiKey,
    BadToken,
    BadApiKey,
    OtherOrganization,
    TooManyRequests { wait: Duration },
    BadGateway,
    WrongUri,
    // Campaign's own.
    UnknownWorkflow { key: String, edition: Edition },
    Malformed(Edition),
    WrongState,
    UndeclaredParameter(String),
    TooSoon(TooSoon),
    // The sign-in service's.
    GrantType,
    ClientId,
    ClientSecret,
    SignInToken,
}

const JSON: &str = "application/json";
const TEXT: &str = "text/plain;charset=utf-8";

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let (status, kind, body) = match &self {
            Self::NoToken => (403, JSON, include_str!("bodies/403010.json")),
            Self::NoApiKey => (403, JSON, include_str!("bodies/403000.json")),
            Self::BadToken => (401, JSON, include_str!("bodies/401013.json")),
            Self::BadApiKey => (403, JSON, include_str!("bodies/403003.json")),
            Self::OtherOrganization => (403, JSON, include_str!("bodies/403023.json")),
            Self::TooManyRequests { .. } => (429, JSON, include_str!("bodies/429050.json")),
            Self::BadGateway => (502, JSON, include_str!("bodies/oops-502.json")),
            Self::WrongUri => (500, JSON, include_str!("bodies/oops-500.json")),
            Self::UnknownWorkflow { key, edition } => unknown(key, *edition),
            Self::Malformed(Edition::Standard) => (400, TEXT, include_str!("bodies/error-acs.txt")),
            Self::Malformed(Edition::V8) => (400, TEXT, include_str!("bodies/error-v8.txt")),
            Self::WrongState => (500, TEXT, include_str!("bodies/wrong-state.txt")),
            Self::UndeclaredParameter(_) => {
                (500, TEXT, include_str!("bodies/undeclared-parameter.txt"))
            }
            Self::TooSoon(TooSoon::Ok) => (200, TEXT, TOO_SOON),
            Self::TooSoon(TooSoon::BadRequest) => (400, TEXT, TOO_SOON),
            Self::TooSoon(TooSoon::ServerError) => (500, TEXT, TOO_SOON),
            Self::GrantType => (400, JSON, include_str!("bodies/ims-grant-type.json")),
            Self::ClientId => (400, JSON, include_str!("bodies/ims-client-id.json")),
            Self::ClientSecret => (400, JSON, include_str!("bodies/ims-client-secret.json")),
            Self::SignInToken => (401, JSON, include_str!("bodies/ims-token.json")),
        };
        let key = match &self {
            Self::UnknownWorkflow { key, .. } => key.strip_prefix('@').unwrap_or(key),
            Self::UndeclaredParameter(name) => name,
            _ => "",
        };
        let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let body = body.trim_end().replace("{key}", key);
        let mut response = (status, [(CONTENT_TYPE, kind)], body).into_response();
        if let Self::TooManyRequests { wait } = self {
            let seconds = wait.as_secs_f64().ceil().max(1.0);
            if let Ok(value) = format!("{seconds:.0}").parse() {
                response.headers_mut().insert(RETRY_AFTER, value);
            }
        }
        response
    }
}

const TOO_SOON: &str = include_str!("bodies/too-soon.txt");

/// A key that begins like a `PKey` is looked up in another way, and is not found in another way.
fn unknown(key: &str, edition: Edition) -> (u16, &'static str, &'static str) {
    match (edition, key.starts_with('@')) {
        (Edition::Standard, false) => (404, TEXT, include_str!("bodies/unknown-id-acs.txt")),
        (Edition::V8, false) => (404, TEXT, include_str!("bodies/unknown-id-v8.txt")),
        (Edition::Standard, true) => (500, TEXT, include_str!("bodies/unknown-pkey-acs.txt")),
        (Edition::V8, true) => (404, TEXT, include_str!("bodies/unknown-pkey-v8.txt")),
    }
}
