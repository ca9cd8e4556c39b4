//! A workflow's external signal: which parameters it declares, and when it may be triggered again.

use std::time::Duration;

use serde::Deserialize;
use serde_json::{Map, Value};
use tokio::time::Instant;

use super::choices::Pace;
use super::pkey;

/// The parameters of the practice's one signal, and their types, as Adobe's sample has them.
pub(super) const PARAMETERS: &[(&str, &str)] = &[
    ("audience", "string"),
    ("email", "string"),
    ("test", "boolean"),
];

/// Its name in the workflow.
pub(super) const NAME: &str = "signal1";

/// At most one trigger in this time (Adobe, *External signal*).
const GAP: Duration = Duration::from_mins(10);

/// An external signal activity.
#[derive(Debug)]
pub(super) struct Signal {
    pub(super) pkey: String,
    /// Until when no other trigger is taken.
    busy: Option<Instant>,
}

/// What is sent to trigger it. Other fields than these are not documented.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Trigger {
    pub(super) source: String,
    #[serde(default)]
    pub(super) parameters: Map<String, Value>,
}

/// Why a trigger is not taken.
#[derive(Debug)]
pub(super) enum NotTriggered {
    /// A value is neither text, number nor truth value.
    Malformed,
    /// The signal declares no parameter of this name.
    Undeclared(String),
    /// The ten minutes are not over.
    TooSoon,
}

impl Signal {
    pub(super) fn new() -> Self {
        Self {
            pkey: pkey::fresh_inner(),
            busy: None,
        }
    }

    /// Takes a trigger, or says why not; one that is not taken does not begin the ten minutes.
    pub(super) fn trigger(&mut self, trigger: &Trigger, pace: Pace) -> Result<(), NotTriggered> {
        for (name, value) in &trigger.parameters {
            if !PARAMETERS.iter().any(|(declared, _type)| declared == name) {
                return Err(NotTriggered::Undeclared(name.clone()));
            }
            if !(value.is_string() || value.is_number() || value.is_boolean()) {
                return Err(NotTriggered::Malformed);
            }
        }
        let now = Instant::now();
        if self.busy.is_some_and(|until| now < until) {
            return Err(NotTriggered::TooSoon);
        }
        self.busy = Some(now + pace.of(GAP));
        Ok(())
    }
}
