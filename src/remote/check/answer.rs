//! What the answer to a read with token, key and organization says about each of them.

use crate::campaign::{
    Cause, Message, NextStep, Reading, ReadingError, Refusal, Setting, WorkflowId,
};

use super::lines::Finding;

/// Where an answer points.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Answer {
    /// Campaign itself answered: token, API key and organization were accepted. With what it said of the workflow.
    FromCampaign(Finding),
    /// The token was not accepted.
    Token(Finding),
    /// The organization was not accepted for this token, or leads to no instance.
    Organization(Finding),
    /// The API key was not accepted.
    ApiKey(Finding),
    /// Something else is in the way of the API key, and nothing is known of the others.
    Unclear(Finding),
}

/// Whom a refusal is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum About {
    Token,
    Organization,
    ApiKey,
    Workflow,
    Campaign,
}

/// The refusals of the gateway and of Campaign, by their meaning. Of any other nobody can say whom it is about.
const ABOUT: &[(&str, About)] = &[
    ("refusal-401013", About::Token),
    ("refusal-403010", About::Token),
    ("refusal-status-401", About::Token),
    ("refusal-403023", About::Organization),
    ("refusal-403025", About::Organization),
    ("refusal-403027", About::Organization),
    ("refusal-oops-500", About::Organization),
    ("refusal-oops-502", About::Organization),
    ("refusal-403000", About::ApiKey),
    ("refusal-403003", About::ApiKey),
    ("refusal-not-found", About::Workflow),
    ("refusal-pkey", About::Workflow),
    ("refusal-rst-360011", About::Workflow),
    ("refusal-rc-2003", About::Campaign),
];

impl Answer {
    /// Judges the read of `workflow`, or of one that is not there where nobody asked for one.
    ///
    /// `None` when it was cancelled.
    pub(super) fn of(reading: &Reading, workflow: Option<&WorkflowId>, host: &str) -> Option<Self> {
        let no_campaign = |status: u16| {
            let what = Message::new("check-not-campaign")
                .with("host", host)
                .with("status", status.to_string());
            Finding::bad(what, Some(NextStep::OpenProfile(Setting::BaseUrl)))
        };
        let answer = reading
            .exchange
            .as_ref()
            .and_then(|exchange| exchange.answer.as_ref());
        Some(match &reading.record {
            Ok(_record) => Self::FromCampaign(readable(workflow)),
            Err(ReadingError::NoAnswer(Cause::NotARecord(_seen))) => {
                Self::Unclear(no_campaign(answer.map_or(200, |answer| answer.status)))
            }
            Err(ReadingError::NoAnswer(Cause::Cancelled)) => return None,
            Err(ReadingError::NoAnswer(cause)) => {
                let finding = Finding::no_answer(cause);
                match cause {
                    Cause::NoCredentials(..) => Self::Token(finding),
                    Cause::BadInput(..) => Self::ApiKey(finding),
                    _ => Self::Unclear(finding),
                }
            }
            Err(ReadingError::Refused(refusal)) => {
                let finding = Finding::refused(refusal);
                match About::of(refusal) {
                    Some(About::Token) => Self::Token(finding),
                    Some(About::Organization) => Self::Organization(finding),
                    Some(About::ApiKey) => Self::ApiKey(finding),
                    Some(About::Workflow) if workflow.is_none() => {
                        Self::FromCampaign(Finding::Skipped)
                    }
                    Some(About::Workflow | About::Campaign) => Self::FromCampaign(finding),
                    // Campaign's own words are not there: another server, or a path that leads nowhere.
                    None if refusal.status == 404 => Self::Unclear(no_campaign(404)),
                    None => Self::Unclear(finding),
                }
            }
        })
    }
}

fn readable(workflow: Option<&WorkflowId>) -> Finding {
    workflow.map_or(Finding::Skipped, |workflow| {
        Finding::good(Message::new("check-workflow-readable").with("workflow", workflow.as_str()))
    })
}

impl About {
    fn of(refusal: &Refusal) -> Option<Self> {
        let meaning = refusal.meaning().map(|meaning| meaning.key);
        let known = ABOUT.iter().find(|(key, _about)| Some(*key) == meaning);
        match known {
            Some((_key, about)) => Some(*about),
            None => is_campaign_s_code(refusal.code.as_deref()?).then_some(Self::Workflow),
        }
    }
}

/// `XTK-170036`: only Campaign itself speaks so.
fn is_campaign_s_code(code: &str) -> bool {
    ["RST-", "XTK-", "BAS-", "WKF-", "PGS-"]
        .iter()
        .any(|family| code.starts_with(family))
}
