//! Keeping workflows at hand: choosing one from the list, saving and removing.

use crate::background::Request;
use crate::campaign::{Message, WorkflowId};
use crate::profiles::{Profile, SavedWorkflow};

use super::action::Effect;
use super::state::State;

impl State {
    /// The saved workflow whose ID stands in the field.
    pub fn kept_workflow(&self) -> Option<&SavedWorkflow> {
        let id = self.workflow_id.trim();
        let workflows = &self.profile()?.workflows;
        workflows.iter().find(|workflow| workflow.id.as_str() == id)
    }

    /// The profile's workflows that fit the filter: by label or ID, whatever the case.
    pub fn filtered_workflows(&self) -> Vec<SavedWorkflow> {
        let Some(profile) = self.profile() else {
            return Vec::new();
        };
        let wanted = self.filter.trim().to_lowercase();
        let fits = |workflow: &&SavedWorkflow| {
            wanted.is_empty()
                || workflow.label.to_lowercase().contains(&wanted)
                || workflow.id.as_str().to_lowercase().contains(&wanted)
        };
        profile.workflows.iter().filter(fits).cloned().collect()
    }

    pub(super) fn choose_workflow(&mut self, id: &WorkflowId) -> Vec<Effect> {
        if self.workflow_id != id.as_str() {
            self.workflow_id = id.to_string();
        }
        self.glance()
    }

    /// The label is the record's, or the one that was pasted with the ID.
    pub(super) fn save_workflow(&mut self) -> Vec<Effect> {
        let id = match WorkflowId::parse(&self.workflow_id) {
            Ok(id) => id,
            Err(error) => return self.notify(error.message()),
        };
        let pasted = self.pasted_label.as_ref();
        let label = self
            .desk()
            .seen
            .as_ref()
            .and_then(|seen| seen.label.clone())
            .or_else(|| {
                pasted
                    .filter(|(_label, pasted)| pasted == id.as_str())
                    .map(|(label, _id)| label.clone())
            })
            .unwrap_or_default();
        self.change_workflows(|workflows| {
            if !workflows.iter().any(|workflow| workflow.id == id) {
                workflows.push(SavedWorkflow { id, label });
            }
        })
    }

    pub(super) fn remove_workflow(&mut self) -> Vec<Effect> {
        let Some(kept) = self.kept_workflow().cloned() else {
            return Vec::new();
        };
        self.change_workflows(|workflows| workflows.retain(|workflow| workflow.id != kept.id))
    }

    fn change_workflows(&mut self, change: impl FnOnce(&mut Vec<SavedWorkflow>)) -> Vec<Effect> {
        if self.is_practising() {
            return Vec::new();
        }
        let Some(before) = self.profile().cloned() else {
            return self.notify(Message::new("no-profile"));
        };
        let mut profile: Profile = before.clone();
        change(&mut profile.workflows);
        vec![Effect::Ask(Request::SaveWorkflows {
            before: Box::new(before),
            profile: Box::new(profile),
        })]
    }
}
