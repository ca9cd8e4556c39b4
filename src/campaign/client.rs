//! The one HTTP client: sends a command, reads a workflow's record. Every request on a connection of its own.

use bytes::Bytes;
use reqwest::header::{ACCEPT, AUTHORIZATION, CACHE_CONTROL, CONTENT_TYPE, HeaderValue};
use reqwest::{Client, Method, RequestBuilder};
use secrecy::{ExposeSecret, SecretString};
use tokio_util::sync::CancellationToken;

use super::address::{BaseUrl, Organization, WorkflowId};
use super::command::Command;
use super::exchange::{Exchange, HeaderText, Request};
use super::message::Message;
use super::refusal::{NextStep, Refusal, Setting};
use super::route::Route;
use super::state::{LARGEST_RECORD, Record};
use super::trouble::cause_of;
use super::verdict::{Cause, Verdict};
use super::wire::{self, LARGEST_BODY, Sent};

/// What Campaign asks of everyone who calls.
#[derive(Debug, Clone)]
pub struct Credentials {
    /// The credential's client ID, sent in `X-Api-Key`. An identifier, not a secret.
    pub api_key: String,
    /// The access token.
    pub token: SecretString,
}

/// A client for one base URL.
///
/// HTTP/1.1 only, no pool, no redirect, no retry: one connection carries one command and nothing else,
/// so that "it broke before the command went out" can be told from "it broke after".
#[derive(Debug)]
pub struct CampaignClient {
    http: Client,
    base_url: BaseUrl,
    route: Route,
}

/// What came of a command.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// What is true now.
    pub verdict: Verdict,
    /// What went over the wire; `None` where nothing was even tried.
    pub exchange: Option<Exchange>,
}

/// What came of reading a workflow's record.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The record, or why there is none.
    pub record: Result<Record, ReadingError>,
    /// What went over the wire; `None` where nothing was even tried.
    pub exchange: Option<Exchange>,
}

/// Why a record could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadingError {
    /// No answer.
    NoAnswer(Cause),
    /// The answer is a "no".
    Refused(Refusal),
}

impl CampaignClient {
    /// Makes ready to talk to `base_url`; nothing goes out yet.
    ///
    /// # Errors
    /// When the route cannot be used: the CA file, the proxy, the system's trust store.
    pub async fn new(
        base_url: BaseUrl,
        route: Route,
        cancel: &CancellationToken,
    ) -> Result<Self, Cause> {
        let http = route.http_client(&base_url, cancel).await?;
        Ok(Self {
            http,
            base_url,
            route,
        })
    }

    /// Sends the documented request once, and judges what comes back.
    pub async fn send_command(
        &self,
        organization: &Organization,
        workflow: &WorkflowId,
        command: Command,
        credentials: &Credentials,
        cancel: &CancellationToken,
    ) -> Outcome {
        let url = self.base_url.command_url(organization, workflow);
        let builder = self
            .http
            .request(Method::POST, &url)
            .header(CONTENT_TYPE, "application/json");
        let builder = match sign(builder, credentials) {
            Ok(builder) => builder,
            Err(cause) => {
                return Outcome {
                    verdict: Verdict::NotSent(cause),
                    exchange: None,
                };
            }
        };
        let mut headers = vec![("Content-Type", shown("application/json"))];
        headers.extend(shown_signature(credentials));
        let request = Request {
            method: "POST",
            url,
            headers,
            body: command.body(),
        };
        let body = Bytes::from_static(command.body().as_bytes());
        let Sent { exchange, stopped } = wire::exchange(
            &self.http,
            builder,
            Some(body),
            request,
            LARGEST_BODY,
            self.route.timeout,
            cancel,
        )
        .await;
        let verdict = match (&exchange.answer, stopped) {
            (Some(answer), _) => Verdict::of_answer(answer),
            (None, Some(stopped)) => {
                let cause = cause_of(&stopped, self.base_url.host(), &self.route);
                if stopped.begun {
                    Verdict::MaybeApplied(cause)
                } else {
                    Verdict::NotSent(cause)
                }
            }
            (None, None) => Verdict::MaybeApplied(Cause::ConnectionBroke {
                reason: String::new(),
            }),
        };
        Outcome {
            verdict,
            exchange: Some(exchange),
        }
    }

    /// Reads the workflow's own record, and keeps the answer for a person to see. It changes nothing in Campaign.
    pub async fn read_workflow(
        &self,
        organization: &Organization,
        workflow: &WorkflowId,
        credentials: &Credentials,
        cancel: &CancellationToken,
    ) -> Reading {
        self.read_up_to(LARGEST_BODY, organization, workflow, credentials, cancel)
            .await
    }

    /// The same where nobody sees the answer: no more of it is read than a record can have.
    pub async fn look_at_workflow(
        &self,
        organization: &Organization,
        workflow: &WorkflowId,
        credentials: &Credentials,
        cancel: &CancellationToken,
    ) -> Reading {
        self.read_up_to(LARGEST_RECORD, organization, workflow, credentials, cancel)
            .await
    }

    async fn read_up_to(
        &self,
        largest: usize,
        organization: &Organization,
        workflow: &WorkflowId,
        credentials: &Credentials,
        cancel: &CancellationToken,
    ) -> Reading {
        let url = self.base_url.workflow_url(organization, workflow);
        let builder = match sign(self.http.request(Method::GET, &url), credentials) {
            Ok(builder) => builder,
            Err(cause) => {
                return Reading {
                    record: Err(ReadingError::NoAnswer(cause)),
                    exchange: None,
                };
            }
        };
        let request = Request {
            method: "GET",
            url,
            headers: shown_signature(credentials).into(),
            body: "",
        };
        let Sent { exchange, stopped } = wire::exchange(
            &self.http,
            builder,
            None,
            request,
            largest,
            self.route.timeout,
            cancel,
        )
        .await;
        let record = match (&exchange.answer, stopped) {
            (Some(answer), _) if !(200..300).contains(&answer.status) => {
                Err(ReadingError::Refused(Refusal::of(answer)))
            }
            // Of a record that broke off nothing is known, least of all that it tells no state.
            (_, Some(stopped)) => Err(ReadingError::NoAnswer(cause_of(
                &stopped,
                self.base_url.host(),
                &self.route,
            ))),
            (Some(answer), None) => Record::of(answer).map_err(ReadingError::NoAnswer),
            (None, None) => Err(ReadingError::NoAnswer(Cause::Cancelled)),
        };
        Reading {
            record,
            exchange: Some(exchange),
        }
    }
}

fn shown(value: &str) -> HeaderText {
    HeaderText::Shown(value.to_owned())
}

/// The headers of [`sign`] as a person sees them.
fn shown_signature(credentials: &Credentials) -> [(&'static str, HeaderText); 3] {
    [
        ("Authorization", HeaderText::BearerToken),
        ("Cache-Control", shown("no-cache")),
        ("X-Api-Key", shown(&credentials.api_key)),
    ]
}

/// More than any gateway takes in a header. It also keeps the request's head so small that head and body go out in
/// one piece: the body's being handed over is what tells that the request has begun (see `wire`).
const LONGEST_CREDENTIAL: usize = 64 * 1024;

/// Adds the headers that Adobe's samples carry on every request.
fn sign(builder: RequestBuilder, credentials: &Credentials) -> Result<RequestBuilder, Cause> {
    let token = credentials.token.expose_secret();
    let no_token = |key| Cause::NoCredentials(Message::new(key), Some(NextStep::RenewCredentials));
    let no_api_key = |key| {
        Cause::BadInput(
            Message::new(key),
            Some(NextStep::OpenProfile(Setting::ApiKey)),
        )
    };
    if token.len() > LONGEST_CREDENTIAL {
        return Err(no_token("token-too-long"));
    }
    if credentials.api_key.len() > LONGEST_CREDENTIAL {
        return Err(no_api_key("api-key-too-long"));
    }
    let mut bearer = header(&format!("Bearer {token}"))
        .ok_or_else(|| no_token("token-has-strange-characters"))?;
    bearer.set_sensitive(true);
    let api_key =
        header(&credentials.api_key).ok_or_else(|| no_api_key("api-key-has-strange-characters"))?;
    Ok(builder
        .header(AUTHORIZATION, bearer)
        .header(CACHE_CONTROL, "no-cache")
        .header("X-Api-Key", api_key)
        .header(ACCEPT, "*/*"))
}

/// A header could carry more than ASCII, but no credential has it: a character that nobody sees was pasted along.
fn header(text: &str) -> Option<HeaderValue> {
    text.is_ascii()
        .then(|| HeaderValue::from_str(text).ok())
        .flatten()
}
