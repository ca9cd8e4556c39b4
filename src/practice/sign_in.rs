//! Adobe's sign-in service (IMS), as far as Campaign's clients meet it: a token for a day, and what it is good for.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::Json;
use axum::extract::{Form, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::time::Instant;

use super::gateway::{Campaign, bearer};
use super::refusal::Refusal;
use super::{ACCESS_TOKEN, API_KEY, CLIENT_SECRET, ORGANIZATION, pkey};

/// A day less a second, as IMS gives it.
const LIFETIME: Duration = Duration::from_secs(86_399);

/// The tokens that were given, each with its end.
#[derive(Debug, Default)]
pub(super) struct SignIn(Mutex<HashMap<String, Instant>>);

impl SignIn {
    /// Whether the gateway lets it through.
    pub(super) fn is_valid(&self, token: &str) -> bool {
        let given = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        token == ACCESS_TOKEN || given.get(token).is_some_and(|end| Instant::now() < *end)
    }

    fn give(&self, scope: &str) -> String {
        let token = token(scope);
        let now = Instant::now();
        let mut given = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        given.retain(|_token, end| now < *end);
        given.insert(token.clone(), now + LIFETIME);
        token
    }
}

/// What a client asks with. A field that is missing is a wrong one.
#[derive(Deserialize)]
#[serde(default)]
#[derive(Default)]
pub(super) struct Ask {
    grant_type: String,
    client_id: String,
    client_secret: String,
    scope: String,
}

/// `POST /ims/token/v3`.
pub(super) async fn give_token(
    State(campaign): State<Arc<Campaign>>,
    Form(ask): Form<Ask>,
) -> Result<Response, Refusal> {
    if ask.grant_type != "client_credentials" {
        return Err(Refusal::GrantType);
    }
    if ask.client_id != API_KEY {
        return Err(Refusal::ClientId);
    }
    if ask.client_secret != CLIENT_SECRET {
        return Err(Refusal::ClientSecret);
    }
    let token = campaign.sign_in.give(&ask.scope);
    let answer = json!({
        "access_token": token,
        "token_type": "bearer",
        "expires_in": LIFETIME.as_secs(),
    });
    Ok(Json(answer).into_response())
}

/// `GET /ims/profile/v1`: which Campaign instances the token may reach.
pub(super) async fn profile(
    State(campaign): State<Arc<Campaign>>,
    headers: HeaderMap,
) -> Result<Json<Value>, Refusal> {
    let token = bearer(&headers).ok_or(Refusal::SignInToken)?;
    if !campaign.sign_in.is_valid(token) {
        return Err(Refusal::SignInToken);
    }
    Ok(Json(json!({
        "countryCode": "FR",
        "mrktPermEmail": null,
        "projectedProductContext": [{
            "prodCtx": {
                "statusCode": "ACTIVE",
                "organization_id": ORGANIZATION,
                "owningEntity": "PRACTICE@AdobeOrg",
                "serviceCode": "dma_tartan",
                "label": "Practice",
                "serviceLevel": "standard",
            },
        }],
    })))
}

/// In the shape of IMS's tokens: a JWT whose two times are texts in milliseconds. Nobody has signed it.
fn token(scope: &str) -> String {
    let header = json!({ "alg": "RS256", "kid": "practice", "itt": "at" });
    let claims = json!({
        "id": pkey::fresh(),
        "type": "access_token",
        "client_id": API_KEY,
        "user_id": "PRACTICE@techacct.adobe.com",
        "as": "practice",
        "scope": scope,
        "created_at": Timestamp::now().as_millisecond().to_string(),
        "expires_in": (LIFETIME + Duration::from_secs(1)).as_millis().to_string(),
    });
    let part = |value: Value| pkey::encoded(value.to_string().as_bytes());
    format!(
        "{}.{}.{}",
        part(header),
        part(claims),
        pkey::encoded(b"practice")
    )
}
