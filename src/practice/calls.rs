//! The three documented calls: read a workflow's record, tell it something, trigger its signal.

use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::{ConnectInfo, Path, State};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::{Value, json};

use super::ORGANIZATION;
use super::cast::Nature;
use super::choices::{Success, WrongState};
use super::gateway::Campaign;
use super::line::Cord;
use super::long_answer::LongAnswer;
use super::record;
use super::refusal::Refusal;
use super::signal::{NAME, NotTriggered, Trigger};
use super::workflow::State as WorkflowState;
use crate::campaign::Command;

/// `GET …/execution/<workflowID>`.
pub(super) async fn read(
    State(campaign): State<Arc<Campaign>>,
    Path((organization, key)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Json<Value>, Refusal> {
    campaign.admit(&organization, &headers)?;
    let mut instance = campaign.instance();
    let workflow = instance
        .find(&key)
        .ok_or_else(|| unknown(&campaign, &key))?;
    Campaign::trouble_with(workflow.nature)?;
    let instance_url = format!("{}/{ORGANIZATION}", campaign.base_url);
    let record = record::of(workflow, &instance_url, campaign.choices.edition);
    Ok(Json(record))
}

/// `POST …/execution/<workflowID>/commands`.
pub(super) async fn command(
    State(campaign): State<Arc<Campaign>>,
    ConnectInfo(cord): ConnectInfo<Cord>,
    Path((organization, key)): Path<(String, String)>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, Refusal> {
    campaign.admit(&organization, &headers)?;
    let (nature, pkey) = {
        let mut instance = campaign.instance();
        let workflow = instance
            .find(&key)
            .ok_or_else(|| unknown(&campaign, &key))?;
        (workflow.nature, workflow.pkey.clone())
    };
    Campaign::trouble_with(nature)?;
    campaign.throttle(nature)?;
    let command =
        command_in(&headers, &body).ok_or_else(|| Refusal::Malformed(campaign.choices.edition))?;
    let obeyed = campaign.instance().command(&key, command);
    if obeyed.is_err() && campaign.choices.wrong_state == WrongState::Refused {
        return Err(Refusal::WrongState);
    }
    if nature == Nature::LosesTheAnswer {
        cord.cut();
    }
    if nature == Nature::LongAnswer {
        return Ok(LongAnswer::default().into_response());
    }
    Ok(match campaign.choices.success {
        Success::Json => {
            Json(json!({ "PKey": pkey, "method": command.wire_word() })).into_response()
        }
        Success::Empty => StatusCode::OK.into_response(),
        Success::Accepted => StatusCode::ACCEPTED.into_response(),
        Success::NoContent => StatusCode::NO_CONTENT.into_response(),
    })
}

/// `POST …/execution/<PKey>/activities/activity/<PKey>/trigger`, with a slash at its end or without.
pub(super) async fn trigger(
    State(campaign): State<Arc<Campaign>>,
    Path((organization, key, activity)): Path<(String, String, String)>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Json<Value>, Refusal> {
    campaign.admit(&organization, &headers)?;
    let choices = campaign.choices;
    let mut instance = campaign.instance();
    let workflow = instance
        .find(&key)
        .ok_or_else(|| unknown(&campaign, &key))?;
    Campaign::trouble_with(workflow.nature)?;
    let runs = workflow.state == WorkflowState::Started;
    let signal = workflow
        .signal
        .as_mut()
        .filter(|signal| signal.pkey == activity || activity == NAME)
        .ok_or_else(|| unknown(&campaign, &activity))?;
    let trigger: Trigger = json_in(&headers, &body).ok_or(Refusal::Malformed(choices.edition))?;
    if !runs {
        return Err(Refusal::WrongState);
    }
    signal
        .trigger(&trigger, choices.pace)
        .map_err(|why| match why {
            NotTriggered::Malformed => Refusal::Malformed(choices.edition),
            NotTriggered::Undeclared(name) => Refusal::UndeclaredParameter(name),
            NotTriggered::TooSoon => Refusal::TooSoon(choices.too_soon),
        })?;
    Ok(Json(
        json!({ "PKey": signal.pkey, "source": trigger.source }),
    ))
}

/// The documented body of a command, and nothing beside it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Said {
    method: String,
}

fn command_in(headers: &HeaderMap, body: &[u8]) -> Option<Command> {
    let said: Said = json_in(headers, body)?;
    Command::ALL
        .into_iter()
        .find(|command| command.wire_word() == said.method)
}

/// The body, where it is called JSON and is.
fn json_in<'a, T: Deserialize<'a>>(headers: &HeaderMap, body: &'a [u8]) -> Option<T> {
    let kind = headers.get(CONTENT_TYPE)?.to_str().ok()?;
    let kind = kind.split(';').next()?.trim();
    kind.eq_ignore_ascii_case("application/json")
        .then(|| serde_json::from_slice(body).ok())
        .flatten()
}

fn unknown(campaign: &Campaign, key: &str) -> Refusal {
    Refusal::UnknownWorkflow {
        key: key.to_owned(),
        edition: campaign.choices.edition,
    }
}
