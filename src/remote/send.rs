//! One command, or one look at a workflow's record, from the profile to the verdict.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use secrecy::SecretString;
use tokio_util::sync::CancellationToken;

use crate::campaign::{
    AccessToken, CampaignClient, Cause, Command, Credentials, Message, NextStep, Organization,
    Outcome, Reading, ReadingError, Refusal, Route, ServerToServer, Verdict, WorkflowId,
};
use crate::profiles::{Environment, Profile, ProfileId, SignInKind};
use crate::vault::{Secret, Vault, VaultError};

use super::Question;

/// Which workflow of which instance, and the connection that leads there.
#[derive(Debug, Clone, PartialEq)]
pub struct Target {
    /// The connection.
    pub profile: Profile,
    /// The instance: the profile's own, or another one that the person typed.
    pub organization: Organization,
    /// The workflow.
    pub workflow: WorkflowId,
}

impl Target {
    /// How the command must be guarded: by the instance that it really goes to.
    pub fn environment(&self) -> Environment {
        self.profile.environment_of(&self.organization)
    }

    /// Whether both lead to the same workflow, even if the profile was changed in between.
    pub fn is_same_workflow_as(&self, other: &Self) -> bool {
        self.profile.id == other.profile.id
            && self.organization == other.organization
            && self.workflow == other.workflow
    }
}

/// One command for one workflow, with the answer to the guard's question.
#[derive(Debug, Clone, PartialEq)]
pub struct Order {
    /// Where it goes.
    pub target: Target,
    /// What it says.
    pub command: Command,
    /// What the person typed when the guard asked for the workflow ID.
    pub typed_workflow_id: Option<String>,
}

/// Everything that commands need beside the order: the keyring, and the tokens of this session.
pub struct Remote {
    vault: Vault,
    tokens: Mutex<HashMap<ProfileId, SignedIn>>,
}

/// A token of this session, and what it was given for: another profile's settings make it useless.
#[derive(Clone)]
struct SignedIn {
    token: AccessToken,
    client_id: String,
    sign_in_url: String,
}

impl Remote {
    /// A remote that finds its secrets in `vault`.
    pub fn new(vault: Vault) -> Self {
        Self {
            vault,
            tokens: Mutex::default(),
        }
    }

    /// Where the secrets are.
    pub fn vault(&self) -> &Vault {
        &self.vault
    }

    /// Sends one command, once, and says what came of it.
    pub async fn send(&self, order: &Order, cancel: &CancellationToken) -> Outcome {
        let not_sent = |cause| Outcome {
            verdict: Verdict::NotSent(cause),
            exchange: None,
        };
        if let Err(message) = check_guard(order) {
            return not_sent(Cause::Guard(message));
        }
        let target = &order.target;
        let (client, credentials) = match self.connect(&target.profile, cancel).await {
            Ok(ready) => ready,
            Err(cause) => return not_sent(cause),
        };
        let outcome = client
            .send_command(
                &target.organization,
                &target.workflow,
                order.command,
                &credentials,
                cancel,
            )
            .await;
        if let Verdict::Refused(refusal) = &outcome.verdict {
            self.forget_refused_token(target.profile.id, refusal);
        }
        outcome
    }

    /// Reads the workflow's record. It changes nothing in Campaign, so no guard asks.
    pub async fn read(&self, target: &Target, cancel: &CancellationToken) -> Reading {
        let (client, credentials) = match self.connect(&target.profile, cancel).await {
            Ok(ready) => ready,
            Err(cause) => {
                return Reading {
                    record: Err(ReadingError::NoAnswer(cause)),
                    exchange: None,
                };
            }
        };
        let reading = client
            .read_workflow(&target.organization, &target.workflow, &credentials, cancel)
            .await;
        if let Err(ReadingError::Refused(refusal)) = &reading.record {
            self.forget_refused_token(target.profile.id, refusal);
        }
        reading
    }

    /// How long the session's token for a profile still lasts; `None` while there is none, or its end is unknown.
    pub fn token_remaining(&self, profile: ProfileId) -> Option<Duration> {
        let tokens = self.tokens.lock().unwrap_or_else(PoisonError::into_inner);
        tokens
            .get(&profile)
            .map(|signed_in| signed_in.token.remaining())
    }

    /// Drops the session's token: the profile's credentials have changed.
    pub fn forget_token(&self, profile: ProfileId) {
        let mut tokens = self.tokens.lock().unwrap_or_else(PoisonError::into_inner);
        tokens.remove(&profile);
    }

    /// A token that the gateway refuses is of no more use; the next command signs in afresh.
    fn forget_refused_token(&self, profile: ProfileId, refusal: &Refusal) {
        if refusal.status == 401 {
            self.forget_token(profile);
        }
    }

    async fn connect(
        &self,
        profile: &Profile,
        cancel: &CancellationToken,
    ) -> Result<(CampaignClient, Credentials), Cause> {
        if profile.api_key.trim().is_empty() {
            return Err(Cause::BadInput(
                Message::new("api-key-missing").with("profile", profile.name.as_str()),
                Some(NextStep::OpenProfile),
            ));
        }
        let route = Route {
            ca_file: profile.ca_file.clone(),
            proxy: profile.proxy.as_ref().map(ToString::to_string),
            connect_timeout: profile.connect_timeout,
            timeout: profile.timeout,
        };
        let token = match profile.sign_in {
            SignInKind::Token => self.secret(profile, Secret::AccessToken, cancel).await?,
            SignInKind::OAuth => self.signed_in(profile, &route, cancel).await?,
        };
        let client = CampaignClient::new(profile.base_url.clone(), route)?;
        let credentials = Credentials {
            api_key: profile.api_key.trim().to_owned(),
            token,
        };
        Ok((client, credentials))
    }

    /// The session's token while it is fresh, otherwise a new one. A pair of commands at once may ask twice;
    /// each token is good.
    async fn signed_in(
        &self,
        profile: &Profile,
        route: &Route,
        cancel: &CancellationToken,
    ) -> Result<SecretString, Cause> {
        let sign_in_url = profile.sign_in_url.to_string();
        let kept = {
            let tokens = self.tokens.lock().unwrap_or_else(PoisonError::into_inner);
            tokens.get(&profile.id).cloned()
        };
        if let Some(kept) = kept
            && kept.token.is_fresh()
            && kept.client_id == profile.api_key
            && kept.sign_in_url == sign_in_url
        {
            return Ok(kept.token.secret);
        }
        let client_secret = self.secret(profile, Secret::ClientSecret, cancel).await?;
        let service = ServerToServer {
            url: profile.sign_in_url.clone(),
            client_id: profile.api_key.trim().to_owned(),
            client_secret,
            scopes: profile.scopes.clone(),
        };
        let token = service.sign_in(route, cancel).await?;
        let secret = token.secret.clone();
        let signed_in = SignedIn {
            token,
            client_id: profile.api_key.clone(),
            sign_in_url,
        };
        let mut tokens = self.tokens.lock().unwrap_or_else(PoisonError::into_inner);
        tokens.insert(profile.id, signed_in);
        Ok(secret)
    }

    async fn secret(
        &self,
        profile: &Profile,
        secret: Secret,
        cancel: &CancellationToken,
    ) -> Result<SecretString, Cause> {
        let id = profile.id.to_string();
        let found = tokio::select! {
            biased;
            () = cancel.cancelled() => return Err(Cause::Cancelled),
            found = self.vault.read(&id, secret) => found,
        };
        found.map_err(|error| {
            let step = match error {
                VaultError::NotFound => NextStep::RenewCredentials,
                _ => NextStep::TryAgain,
            };
            Cause::NoCredentials(error.message(), Some(step))
        })
    }
}

/// The last gate, behind every screen and every script: a forgotten question upstairs cannot open it.
fn check_guard(order: &Order) -> Result<(), Message> {
    match Question::before(order.command, &order.target)? {
        Question::None => Ok(()),
        Question::TypeTheWorkflowId => {
            let typed = order.typed_workflow_id.as_deref().map(str::trim);
            if typed == Some(order.target.workflow.as_str()) {
                Ok(())
            } else {
                Err(Message::new("guard-id-not-typed"))
            }
        }
    }
}
