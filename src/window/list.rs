//! What the window knows of the chosen profile's list besides its workflows: which of them fit the filter,
//! which row is marked, what can be undone, and what is still being saved.

use std::collections::{HashMap, VecDeque};

use crate::campaign::{Message, WorkflowId};
use crate::profiles::{Profile, ProfileId, Profiles, SavedWorkflow};

use super::action::{Effect, Focus};
use super::state::State;

/// The list's own state. The workflows themselves stand in their profile.
#[derive(Debug, Default)]
pub struct List {
    /// Whether the list is shown in a narrow window, where it hides everything else.
    pub is_open: bool,
    /// The row that the keyboard is at, whether or not it fits the filter.
    pub mark: Option<WorkflowId>,
    /// What is said under the list, until it is dismissed or something else is done.
    pub toast: Option<Toast>,
    pub(super) undo: Vec<Undo>,
    /// What was typed to be added to each list when the dialog was closed without adding it.
    pub(super) unadded: HashMap<ProfileId, String>,
    /// The profiles whose lists are on their way to the disk, in their order.
    pub(super) saving: VecDeque<ProfileId>,
    /// The workflows are no longer those that were looked through.
    pub(super) is_stale: bool,
    looked: Looked,
}

/// A sentence under the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Toast {
    /// What happened.
    pub message: Message,
    /// Whether the last change can be taken back from here.
    pub can_undo: bool,
}

/// How a change is taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Undo {
    /// What was added goes.
    Added(Vec<WorkflowId>),
    /// What was removed comes back, behind what it stood behind.
    Removed(SavedWorkflow, Option<WorkflowId>),
    /// The label is what it was.
    Renamed(SavedWorkflow),
    /// It goes back behind what it stood behind.
    Moved(WorkflowId, Option<WorkflowId>),
}

/// The list as it was last looked through: once for each change, not once for each frame.
#[derive(Debug, Default)]
struct Looked {
    profile: Option<ProfileId>,
    filter: String,
    /// Every label and ID, folded, each with a line end behind it.
    text: String,
    /// Where each workflow's label begins in it.
    starts: Vec<usize>,
    places: HashMap<WorkflowId, usize>,
    /// The places of those that fit, where not all do.
    fitting: Option<Vec<usize>>,
}

impl Looked {
    fn read(&mut self, workflows: &[SavedWorkflow]) {
        self.text.clear();
        self.starts.clear();
        self.places.clear();
        for (place, workflow) in workflows.iter().enumerate() {
            self.starts.push(self.text.len());
            fold_into(&mut self.text, &workflow.label);
            self.text.push('\n');
            fold_into(&mut self.text, workflow.id.as_str());
            self.text.push('\n');
            self.places.insert(workflow.id.clone(), place);
        }
    }

    /// Looks for the filter, in all of them or in those that fitted a shorter one.
    fn search(&mut self, candidates: Option<Vec<usize>>) {
        if self.filter.is_empty() {
            self.fitting = None;
            return;
        }
        let fits = |place: &usize| {
            let start = self.starts.get(*place).copied().unwrap_or_default();
            let end = self.starts.get(place + 1).copied();
            let text = self.text.get(start..end.unwrap_or(self.text.len()));
            text.is_some_and(|text| text.contains(self.filter.as_str()))
        };
        self.fitting = Some(match candidates {
            Some(candidates) => candidates.into_iter().filter(fits).collect(),
            None => (0..self.starts.len()).filter(fits).collect(),
        });
    }

    fn filter(&mut self, filter: String) {
        if filter == self.filter {
            return;
        }
        let is_longer = !self.filter.is_empty() && filter.starts_with(&self.filter);
        let candidates = self.fitting.take().filter(|_fitting| is_longer);
        self.filter = filter;
        self.search(candidates);
    }
}

/// Lets `ẞ`, `ß` and `SS`, or `Σ`, `σ` and `ς`, be one: upper case first, then lower.
fn fold_into(folded: &mut String, text: &str) {
    for character in text.chars() {
        if character.is_ascii() {
            folded.push(character.to_ascii_lowercase());
        } else {
            let upper = character.to_uppercase();
            folded.extend(upper.flat_map(char::to_lowercase));
        }
    }
}

fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(&mut folded, text);
    folded
}

impl State {
    /// Brings what is shown of the list up to date with profile, workflows and filter.
    pub(super) fn look_through_list(&mut self) {
        let filter = self.filter.trim();
        let is_other = self.list.looked.profile != self.chosen;
        if is_other || self.list.is_stale {
            let mut looked = std::mem::take(&mut self.list.looked);
            looked.read(self.workflows());
            looked.profile = self.chosen;
            looked.filter = folded(filter);
            looked.search(None);
            self.list.looked = looked;
            self.list.is_stale = false;
            self.keep_picked();
        } else {
            let filter = folded(filter);
            self.list.looked.filter(filter);
        }
        if is_other {
            self.list.is_open = false;
            self.list.mark = None;
            self.list.toast = None;
            self.list.undo.clear();
        }
    }

    pub(super) fn set_filter(&mut self, text: String) {
        // What was marked before has nothing to do with what is looked for.
        if !text.trim().is_empty() {
            self.list.mark = None;
        }
        self.filter = text;
    }

    /// The chosen profile's workflows, in the person's order.
    pub fn workflows(&self) -> &[SavedWorkflow] {
        self.profile().map_or(&[], |profile| &profile.workflows)
    }

    /// How many workflows fit the filter.
    pub fn shown_count(&self) -> usize {
        match &self.list.looked.fitting {
            Some(fitting) => fitting.len(),
            None => self.workflows().len(),
        }
    }

    /// A workflow by its place among those that fit the filter.
    pub fn shown_at(&self, row: usize) -> Option<&SavedWorkflow> {
        let place = match &self.list.looked.fitting {
            Some(fitting) => *fitting.get(row)?,
            None => row,
        };
        self.workflows().get(place)
    }

    /// The workflows that fit the filter, by label or ID, whatever the case.
    pub fn shown_workflows(&self) -> impl Iterator<Item = &SavedWorkflow> {
        (0..self.shown_count()).filter_map(|row| self.shown_at(row))
    }

    /// Where a workflow stands among those that fit the filter.
    pub fn row_of(&self, id: &WorkflowId) -> Option<usize> {
        let place = self.place_of(id)?;
        match &self.list.looked.fitting {
            Some(fitting) => fitting.binary_search(&place).ok(),
            None => Some(place),
        }
    }

    /// Where a workflow stands in the whole list.
    pub(super) fn place_of(&self, id: &WorkflowId) -> Option<usize> {
        self.list.looked.places.get(id).copied()
    }

    /// A profile's connection with no more of its list than this workflow. The list on screen is not looked through
    /// for it, however long it is.
    pub(super) fn connection_for(&self, profile: &Profile, id: &WorkflowId) -> Profile {
        if self.list.is_stale || self.list.looked.profile != Some(profile.id) {
            return profile.for_workflow(id);
        }
        let place = self.place_of(id);
        let kept = place.and_then(|place| profile.workflows.get(place));
        Profile {
            workflows: kept
                .filter(|kept| kept.id == *id)
                .cloned()
                .into_iter()
                .collect(),
            ..profile.without_workflows()
        }
    }

    /// Whether only a part of the list is shown.
    pub fn is_filtered(&self) -> bool {
        self.list.looked.fitting.is_some()
    }

    /// Puts the keyboard on a row; before the first one is the filter.
    pub(super) fn mark_row(&mut self, row: Option<usize>) -> Vec<Effect> {
        let Some(row) = row else {
            return vec![Effect::Focus(Focus::Filter)];
        };
        let last = self.shown_count().checked_sub(1);
        let Some(workflow) = last.and_then(|last| self.shown_at(row.min(last))) else {
            return Vec::new();
        };
        let id = workflow.id.clone();
        self.list.mark = Some(id.clone());
        vec![Effect::FocusRow(id)]
    }

    /// The row that the keyboard is at, where it is shown.
    pub fn marked_row(&self) -> Option<usize> {
        self.row_of(self.list.mark.as_ref()?)
    }

    /// What has just been read from the disk may be older than what is still on its way there.
    pub(super) fn keep_unsaved(&self, profiles: &mut Profiles) {
        for profile in &mut profiles.profiles {
            if !self.list.saving.contains(&profile.id) {
                continue;
            }
            let mut ours = self.all_profiles().iter();
            if let Some(ours) = ours.find(|ours| ours.id == profile.id) {
                profile.workflows.clone_from(&ours.workflows);
            }
        }
    }
}
