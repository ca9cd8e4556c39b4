//! What the record of each workflow last said, and when, for as long as the program runs.

use std::collections::HashMap;
use std::time::Instant;

use crate::campaign::{Organization, WorkflowId, WorkflowState};
use crate::profiles::ProfileId;
use crate::remote::Target;

use super::state::State;

/// A state that was read, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastSeen {
    /// What the record said.
    pub state: WorkflowState,
    /// When it was read.
    pub when: Instant,
}

/// The last sighting of each workflow. Another organization has other workflows under the same IDs.
#[derive(Debug, Default)]
pub(super) struct Sightings(
    HashMap<ProfileId, HashMap<Organization, HashMap<WorkflowId, LastSeen>>>,
);

impl State {
    /// Takes what a record has just said.
    pub fn note_seen(&mut self, target: &Target, state: WorkflowState, now: Instant) {
        let of_profile = self.list.seen.0.entry(target.profile.id).or_default();
        let of_organization = of_profile.entry(target.organization.clone()).or_default();
        of_organization.insert(target.workflow.clone(), LastSeen { state, when: now });
    }

    /// What the record of a workflow last said, where a command would go now.
    pub fn last_seen(&self, id: &WorkflowId) -> Option<&LastSeen> {
        let of_profile = self.list.seen.0.get(&self.chosen?)?;
        let organization = Organization::parse(&self.organization).ok()?;
        of_profile.get(&organization)?.get(id)
    }
}
