//! "Download JSON" on a credential's page of Adobe's Developer Console: OAuth Server-to-Server, or the old JWT.

use super::error::ImportError;
use super::fields::{self, Object};
use super::secret::ClientSecret;
use super::{Imported, Kind};

/// What either file has, in capitals.
const FIELDS: [&str; 8] = [
    "API_KEY",
    "CLIENT_ID",
    "CLIENT_SECRET",
    "CLIENT_SECRETS",
    "PUBLIC_KEYS_WITH_EXPIRY",
    "SCOPES",
    "TECHNICAL_ACCOUNT_EMAIL",
    "TECHNICAL_ACCOUNT_ID",
];

pub(super) fn looks_like_one(top: &Object) -> bool {
    FIELDS.iter().any(|field| top.contains_key(*field))
}

pub(super) fn read(top: &Object) -> Result<Imported, ImportError> {
    if is_jwt(top) {
        return Err(ImportError::JwtIsDead);
    }
    let client_id = fields::needed_text(top, "CLIENT_ID")?;
    let secrets = fields::needed_texts(top, "CLIENT_SECRETS")?;
    let client_secrets = ClientSecret::list("CLIENT_SECRETS", &secrets)?;
    if client_secrets.is_empty() {
        return Err(ImportError::Missing("CLIENT_SECRETS"));
    }
    Ok(Imported {
        api_key: Some(client_id.to_owned()),
        client_secrets,
        scopes: fields::scopes(top, "SCOPES")?,
        ims_organization: fields::text(top, "ORG_ID")?.map(str::to_owned),
        ..Imported::new(Kind::Credential)
    })
}

/// The JWT file calls the client ID `API_KEY` and has one secret; its keys are those of certificates.
fn is_jwt(top: &Object) -> bool {
    let has = |field| top.contains_key(field);
    let is_oauth = has("CLIENT_ID") || has("CLIENT_SECRETS");
    !is_oauth && (has("PUBLIC_KEYS_WITH_EXPIRY") || (has("API_KEY") && has("CLIENT_SECRET")))
}
