//! Keeping workflows at hand: choosing one from the list, and saving and removing the one in the field.

use crate::campaign::WorkflowId;
use crate::profiles::SavedWorkflow;

use super::action::Effect;
use super::list::Undo;
use super::state::State;

impl State {
    /// The saved workflow whose ID stands in the field.
    pub fn kept_workflow(&self) -> Option<&SavedWorkflow> {
        let id = WorkflowId::parse(&self.workflow_id).ok()?;
        self.workflows().get(self.place_of(&id)?)
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
        self.change_workflows(Undo::Added(vec![id.clone()]), |workflows| {
            if !workflows.iter().any(|workflow| workflow.id == id) {
                workflows.push(SavedWorkflow {
                    id,
                    label,
                    watched: false,
                });
            }
        })
    }

    pub(super) fn remove_workflow(&mut self) -> Vec<Effect> {
        let kept = self.kept_workflow().map(|kept| kept.id.clone());
        kept.map_or_else(Vec::new, |id| self.remove(&id))
    }

    /// Watches the workflow in the field, or no longer.
    pub(super) fn watch_workflow(&mut self, watched: bool) -> Vec<Effect> {
        let Some(kept) = self.kept_workflow().cloned() else {
            return Vec::new();
        };
        let id = kept.id.clone();
        self.change_workflows(Undo::Renamed(kept), |workflows| {
            let mut kept = workflows.iter_mut();
            if let Some(kept) = kept.find(|workflow| workflow.id == id) {
                kept.watched = watched;
            }
        })
    }
}
