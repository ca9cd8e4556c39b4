//! What a workflow's record shows.
//!
//! Adobe's pages show `PKey` and `activities` and nothing else. The other fields are those that the schema behind
//! them has in Campaign Classic; [`Nature::ReportsNoState`] keeps to what is documented.

use jiff::{Timestamp, ToSpan};
use serde_json::{Map, Value, json};

use super::cast::Nature;
use super::choices::Edition;
use super::signal::{self, PARAMETERS, Signal};
use super::workflow::{State, Workflow};

/// The record as JSON; `instance_url` is where its links begin.
pub(super) fn of(workflow: &Workflow, instance_url: &str, edition: Edition) -> Value {
    let url = format!(
        "{instance_url}/campaign/workflow/execution/{}",
        workflow.pkey
    );
    let mut fields = Map::new();
    let mut field = |name: &str, value: Value| fields.insert(name.to_owned(), value);
    field("PKey", workflow.pkey.as_str().into());
    if edition == Edition::V8 {
        field("href", url.as_str().into());
    }
    if workflow.nature != Nature::ReportsNoState {
        field("internalName", workflow.id.as_str().into());
        field("label", workflow.label.as_str().into());
        field("state", number_of(workflow.state));
        field("failed", u8::from(workflow.state == State::Failed).into());
        field("lastProcessingDate", date(workflow.since).into());
        if workflow.state == State::Started {
            field(
                "nextProcessingDate",
                date(workflow.since + 24.hours()).into(),
            );
        }
    }
    let activity = workflow.signal.as_ref().map_or_else(
        || json!({}),
        |signal| json!({ signal::NAME: activity_of(signal, &url, edition) }),
    );
    field("activities", json!({ "activity": activity }));
    fields.into()
}

fn number_of(state: State) -> Value {
    state.number().map_or_else(|| "pending".into(), Value::from)
}

fn activity_of(signal: &Signal, workflow_url: &str, edition: Edition) -> Value {
    let href = format!(
        "{workflow_url}/activities/activity/{}/trigger/",
        signal.pkey
    );
    let mut activity = json!({ "trigger": { "href": href } });
    // Campaign Standard says what a signal declares, v8 does not (Adobe, *Limitations*); under which names is not
    // documented.
    if edition == Edition::Standard {
        let declared: Map<_, _> = PARAMETERS
            .iter()
            .map(|(name, kind)| ((*name).to_owned(), Value::from(*kind)))
            .collect();
        activity["parameters"] = declared.into();
    }
    activity
}

/// As Adobe's samples write a moment: `2019-04-03 08:17:19.100Z`.
fn date(moment: Timestamp) -> String {
    moment.strftime("%Y-%m-%d %H:%M:%S%.3fZ").to_string()
}
