//! One command, or one look at a workflow's record, from the profile to the verdict.

use std::time::Duration;

use secrecy::SecretString;
use tokio_util::sync::CancellationToken;

use crate::campaign::{
    CampaignClient, Cause, Command, Credentials, Message, NextStep, Organization, Outcome, Reading,
    ReadingError, Refusal, Route, Setting, Verdict, WorkflowId,
};
use crate::journal::{EntryId, Journal};
use crate::profiles::{Environment, Profile, ProfileId, SignInKind};
use crate::vault::{Secret, Vault};

use super::check::{self, Line as CheckLine};
use super::tokens::{Asker, Tokens};
use super::{Consent, Pacing, Question, SystemClock};

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

    /// Whether a command may go there with this reason, or without one.
    ///
    /// # Errors
    /// When the profile asks for a reason, and there is none.
    pub fn check_reason(&self, reason: Option<&str>) -> Result<(), Cause> {
        let has_reason = reason.is_some_and(|reason| !reason.trim().is_empty());
        if has_reason || !self.profile.reason_required {
            return Ok(());
        }
        let message = Message::new("reason-missing").with("profile", self.profile.name.as_str());
        Err(Cause::BadInput(message, Some(NextStep::EnterReason)))
    }

    /// That nothing is sent through a profile that is there no longer.
    pub fn profile_gone(&self) -> Message {
        Message::new("profile-gone").with("profile", self.profile.name.as_str())
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
    /// What the person said to the guard.
    pub consent: Consent,
    /// Why the person gives it, in their own words.
    pub reason: Option<String>,
    /// The name that its entry in the journal will have; `None` when the person said to go on without one.
    pub entry: Option<EntryId>,
}

/// Everything that commands need beside the order: the keyring, the tokens, and the journal.
pub struct Remote {
    tokens: Tokens,
    pub(super) journal: Option<Journal>,
    pub(super) pacing: Pacing<SystemClock>,
}

impl Remote {
    /// A remote that finds its secrets in `vault`, and writes nothing down.
    pub fn new(vault: Vault) -> Self {
        Self {
            tokens: Tokens::new(vault),
            journal: None,
            pacing: Pacing::new(SystemClock::start()),
        }
    }

    /// A remote that finds its secrets in `vault`, and writes every command into `journal`.
    pub fn with_journal(vault: Vault, journal: Journal) -> Self {
        Self {
            tokens: Tokens::new(vault),
            journal: Some(journal),
            pacing: Pacing::new(SystemClock::start()),
        }
    }

    /// Where commands are written down, where they are.
    pub fn journal(&self) -> Option<&Journal> {
        self.journal.as_ref()
    }

    /// Where the secrets are.
    pub fn vault(&self) -> &Vault {
        self.tokens.vault()
    }

    /// Sends one command, once, and says what came of it.
    ///
    /// The one exception: when the gateway refuses the token, Campaign has not seen the command.
    /// If the program itself can get a fresh token then, the command goes out once more, and never a third time.
    ///
    /// Before the first byte goes out, the intent is on the disk; before this returns, the verdict is written too, unless
    /// the disk takes its time: then it is written after.
    pub async fn send(&self, order: &Order, cancel: &CancellationToken) -> Outcome {
        let not_sent = |cause| Outcome {
            verdict: Verdict::NotSent(cause),
            exchange: None,
        };
        if let Err(message) = check_guard(order) {
            return not_sent(Cause::Guard(message));
        }
        if let Err(cause) = order.target.check_reason(order.reason.as_deref()) {
            return not_sent(cause);
        }
        self.make_ready_to_write(order);
        let target = &order.target;
        let (client, credentials) = match self.connect(&target.profile, Asker::Person, cancel).await
        {
            Ok(ready) => ready,
            Err(cause) => return not_sent(cause),
        };
        let send = async |credentials: &Credentials| {
            let (organization, workflow) = (&target.organization, &target.workflow);
            client
                .send_command(organization, workflow, order.command, credentials, cancel)
                .await
        };
        let entry = match self.write_down(order, cancel).await {
            Ok(entry) => entry,
            Err(cause) => return not_sent(cause),
        };
        let mut outcome = send(&credentials).await;
        let mut renewed = None;
        if let Verdict::Refused(refusal) = &mut outcome.verdict
            && refusal.is_token_refused()
        {
            match self
                .renew(&credentials, &target.profile, Asker::Person, cancel)
                .await
            {
                Ok(other) => renewed = other,
                // The person knows why.
                Err(Cause::Cancelled) => {}
                Err(cause) => refusal.no_new_token = Some(Box::new(cause)),
            }
        }
        let mut used = vec![&credentials];
        if let Some(renewed) = &renewed {
            used.push(renewed);
            outcome = send(renewed).await;
        }
        match &mut outcome.verdict {
            Verdict::Refused(refusal) => mark_fetched_token(refusal, &target.profile),
            // The watch need not wait until it finds out for itself.
            Verdict::Accepted => self.pacing.forget(target.profile.id),
            Verdict::NotSent(_) | Verdict::MaybeApplied(_) => {}
        }
        self.conclude(entry, &outcome, &used, cancel).await;
        outcome
    }

    /// Reads the workflow's record. It changes nothing in Campaign, so no guard asks.
    pub async fn read(&self, target: &Target, cancel: &CancellationToken) -> Reading {
        let reading = self.read_record(target, Asker::Person, cancel).await;
        if reading.record.is_ok() {
            // As after a command: the way is free.
            self.pacing.forget(target.profile.id);
        }
        reading
    }

    /// The same where nobody sees the answer itself, so that no more of it need be kept than a record can have.
    pub async fn look(&self, target: &Target, cancel: &CancellationToken) -> Reading {
        self.read_record(target, Asker::Program, cancel).await
    }

    async fn read_record(
        &self,
        target: &Target,
        asker: Asker,
        cancel: &CancellationToken,
    ) -> Reading {
        let (client, credentials) = match self.connect(&target.profile, asker, cancel).await {
            Ok(ready) => ready,
            Err(cause) => {
                return Reading {
                    record: Err(ReadingError::NoAnswer(cause)),
                    exchange: None,
                };
            }
        };
        let read = async |credentials: &Credentials| {
            let (organization, workflow) = (&target.organization, &target.workflow);
            if asker == Asker::Person {
                client
                    .read_workflow(organization, workflow, credentials, cancel)
                    .await
            } else {
                client
                    .look_at_workflow(organization, workflow, credentials, cancel)
                    .await
            }
        };
        let reading = read(&credentials).await;
        let mut reading = match &reading.record {
            Err(ReadingError::Refused(refusal)) if refusal.is_token_refused() => {
                match self
                    .renew(&credentials, &target.profile, asker, cancel)
                    .await
                {
                    Ok(Some(credentials)) => read(&credentials).await,
                    Ok(None) => reading,
                    // What stands in the way of a new token may pass, which a refusal would not.
                    Err(cause) => Reading {
                        record: Err(ReadingError::NoAnswer(cause)),
                        ..reading
                    },
                }
            }
            _ => reading,
        };
        if let Err(ReadingError::Refused(refusal)) = &mut reading.record {
            mark_fetched_token(refusal, &target.profile);
        }
        reading
    }

    /// Looks whether a command could be sent through a profile that may not be saved yet, and what stands in the way.
    ///
    /// It sends no command. `typed` are secrets from the editor, which outrank the keyring's.
    pub async fn check(
        &self,
        profile: &Profile,
        typed: &[(Secret, SecretString)],
        workflow: Option<&WorkflowId>,
        report: impl FnMut(CheckLine),
        cancel: &CancellationToken,
    ) -> Vec<CheckLine> {
        let route = route_of(profile);
        let token = self.tokens.for_check(profile, typed, &route, cancel);
        check::check(profile, token, workflow, report, cancel).await
    }

    /// Looks how long the profile's token lasts, without asking for a new one.
    pub async fn look_at_token(&self, profile: &Profile) -> Option<Duration> {
        self.tokens.look(profile).await
    }

    /// How long the profile's token still lasts; `None` while that is not known.
    pub fn token_remaining(&self, profile: ProfileId) -> Option<Duration> {
        self.tokens.remaining(profile)
    }

    /// Drops the session's token: the profile's credentials have changed.
    pub fn forget_token(&self, profile: ProfileId) {
        self.tokens.forget(profile);
        self.pacing.forget(profile);
    }

    /// Removes the token that was pasted: the profile signs in by itself from now on, and keeps its own in that place.
    pub async fn remove_pasted_token(&self, profile: ProfileId) {
        self.tokens.remove_pasted(profile).await;
    }

    /// Waits until new tokens are in the keyring, where the next start finds them; but no longer than `limit`.
    pub async fn settle(&self, limit: Duration) {
        self.tokens.settle(limit).await;
    }

    async fn connect(
        &self,
        profile: &Profile,
        asker: Asker,
        cancel: &CancellationToken,
    ) -> Result<(CampaignClient, Credentials), Cause> {
        let api_key = profile.api_key.trim().to_owned();
        if api_key.is_empty() {
            return Err(Cause::BadInput(
                Message::new("api-key-missing").with("profile", profile.name.as_str()),
                Some(NextStep::OpenProfile(Setting::ApiKey)),
            ));
        }
        let route = route_of(profile);
        let token = self.tokens.token(profile, asker, &route, cancel).await?;
        let client = CampaignClient::new(profile.base_url.clone(), route, cancel).await?;
        Ok((client, Credentials { api_key, token }))
    }

    async fn renew(
        &self,
        refused: &Credentials,
        profile: &Profile,
        asker: Asker,
        cancel: &CancellationToken,
    ) -> Result<Option<Credentials>, Cause> {
        let route = route_of(profile);
        let tokens = &self.tokens;
        let token = tokens
            .instead_of(&refused.token, profile, asker, &route, cancel)
            .await?;
        Ok(token.map(|token| Credentials {
            api_key: refused.api_key.clone(),
            token,
        }))
    }
}

/// A person can enter another token only where they entered this one.
fn mark_fetched_token(refusal: &mut Refusal, profile: &Profile) {
    refusal.is_of_fetched_token =
        refusal.is_token_refused() && profile.sign_in == SignInKind::OAuth;
}

/// The way to the host that the profile describes.
pub(super) fn route_of(profile: &Profile) -> Route {
    Route {
        ca_file: profile.ca_file.clone(),
        proxy: profile.proxy.as_ref().map(ToString::to_string),
        connect_timeout: profile.connect_timeout,
        timeout: profile.timeout,
    }
}

/// The last gate, behind every screen and every script: a forgotten question upstairs cannot open it.
fn check_guard(order: &Order) -> Result<(), Message> {
    Question::before(order.command, &order.target)?.answered(&order.consent, &order.target)
}
