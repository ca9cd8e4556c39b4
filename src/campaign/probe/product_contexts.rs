//! What the sign-in service says a token is for (Adobe, *Troubleshooting*: `/ims/profile/v1`).

use reqwest::header::{ACCEPT, AUTHORIZATION, HeaderValue};
use secrecy::{ExposeSecret as _, SecretString};
use serde::Deserialize;
use serde_json::Value;
use tokio_util::sync::CancellationToken;

use super::asking::ask;
use crate::campaign::address::{BaseUrl, Organization};
use crate::campaign::refusal::quote;
use crate::campaign::route::Route;

/// One product of one organization that a token may use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProductContext {
    /// For Campaign the instance's name; for other products the IMS organization ID (`…@AdobeOrg`). Safe to show.
    pub organization: String,
    /// Which product; empty where that is not said.
    pub service_code: String,
}

/// How Adobe names Campaign's products.
const CAMPAIGN: &str = "dma_tartan";

/// Far more than all products of a large company; a body that goes on is not read to its end.
const LARGEST_PROFILE: usize = 1024 * 1024;

impl ProductContext {
    /// The Campaign instance that it stands for, where it stands for one.
    pub fn campaign(&self) -> Option<Organization> {
        (self.service_code == CAMPAIGN)
            .then(|| Organization::parse(&self.organization).ok())
            .flatten()
    }

    /// Whether it is for this organization, whatever the case.
    pub fn is_for(&self, organization: &Organization) -> bool {
        self.organization.to_lowercase() == organization.as_str().to_lowercase()
    }
}

/// Asks the sign-in service what the token is for. The token goes into a header, since URLs land in logs.
///
/// `None` where the service does not say: it cannot be reached, refuses, or the token lacks the scope
/// `additional_info.projectedProductContext`. That proves nothing about the token.
pub async fn product_contexts(
    sign_in_url: &BaseUrl,
    route: &Route,
    token: &SecretString,
    cancel: &CancellationToken,
) -> Option<Vec<ProductContext>> {
    let http = route.http_client(sign_in_url, cancel).await.ok()?;
    let mut bearer = HeaderValue::try_from(format!("Bearer {}", token.expose_secret())).ok()?;
    bearer.set_sensitive(true);
    let request = http
        .get(format!("{sign_in_url}/ims/profile/v1"))
        .header(AUTHORIZATION, bearer)
        .header(ACCEPT, "application/json");
    let heard = ask(request, LARGEST_PROFILE, route.timeout, cancel)
        .await
        .ok()?;
    if !(200..300).contains(&heard.status) {
        return None;
    }
    let contexts = read(&heard.body);
    (!contexts.is_empty()).then_some(contexts)
}

/// What of the profile is of use here.
#[derive(Deserialize)]
struct ImsProfile {
    #[serde(rename = "projectedProductContext")]
    contexts: Vec<Value>,
}

/// Tolerant: an entry of another shape is passed over.
fn read(body: &[u8]) -> Vec<ProductContext> {
    let Ok(profile) = serde_json::from_slice::<ImsProfile>(body) else {
        return Vec::new();
    };
    let context = |entry: &Value| {
        let context = entry.get("prodCtx")?;
        let service_code = context.get("serviceCode").and_then(Value::as_str);
        Some(ProductContext {
            organization: quote(context.get("organization_id")?.as_str()?),
            service_code: quote(service_code.unwrap_or_default()),
        })
    };
    profile.contexts.iter().filter_map(context).collect()
}
