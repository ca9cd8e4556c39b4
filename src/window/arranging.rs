//! What a person does to the list of workflows: marking, choosing, renaming, moving, removing, taking back.

use crate::background::Request;
use crate::campaign::import::label_of;
use crate::campaign::{Message, WorkflowId};
use crate::profiles::{Profile, SavedWorkflow};

use super::action::{Effect, Focus};
use super::adding::Add;
use super::dialog::Dialog;
use super::list::{Toast, Undo};
use super::state::State;

/// What a person did in the list of workflows.
#[derive(Debug, Clone, PartialEq)]
pub enum Arrange {
    /// Wants to the list's filter; in a narrow window the list comes in the place of everything else.
    Open,
    /// Wants back from it.
    Close,
    /// Has room for it beside everything else: there is nothing to come back from.
    StandBeside,
    /// Went on with the keyboard.
    Go(Way),
    /// Came to a row with the keyboard or began to drag it.
    Mark(WorkflowId),
    /// Wants the keyboard back on a row.
    Return(WorkflowId),
    /// Wants the marked workflow, or the first that fits, in the field.
    ChooseMarked,
    /// Clicked a row.
    Click(WorkflowId),
    /// Picks a workflow, or no longer, for a command to several.
    Pick(WorkflowId),
    /// Wants to give a workflow another label.
    Rename(WorkflowId),
    /// Wants a workflow one place further.
    Move(WorkflowId, Way),
    /// Dropped a workflow before the one at this place of the list; behind the last one where there is none.
    MoveBefore(WorkflowId, usize),
    /// Wants a workflow no longer in the list.
    Remove(WorkflowId),
    /// Wants the last change of the list taken back.
    Undo,
    /// Wants a workflow's ID on the clipboard.
    CopyId(WorkflowId),
    /// Has read what is said under the list.
    DismissToast,
    /// Wants many workflows in the list.
    Add(Add),
}

/// Where to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// From the filter into the list.
    Into,
    /// One row up; from the first one into the filter.
    Up,
    /// One row down.
    Down,
    /// As many rows up as are seen.
    PageUp(usize),
    /// As many rows down as are seen.
    PageDown(usize),
    /// To the first.
    First,
    /// To the last.
    Last,
}

/// More changes than anybody takes back.
const MOST_UNDONE: usize = 50;

impl State {
    pub(super) fn arrange(&mut self, arrange: Arrange) -> Vec<Effect> {
        match arrange {
            Arrange::Open => {
                self.list.is_open = true;
                vec![Effect::Focus(Focus::Filter)]
            }
            Arrange::Close => {
                self.list.is_open = false;
                vec![Effect::Focus(Focus::WorkflowId)]
            }
            Arrange::StandBeside => {
                self.list.is_open = false;
                Vec::new()
            }
            Arrange::Go(way) => self.go(way),
            Arrange::Mark(id) => {
                self.list.mark = Some(id);
                Vec::new()
            }
            Arrange::Return(id) => {
                self.list.mark = Some(id.clone());
                vec![Effect::FocusRow(id)]
            }
            Arrange::ChooseMarked => {
                let row = self.marked_row().unwrap_or(0);
                let Some(id) = self.shown_at(row).map(|workflow| workflow.id.clone()) else {
                    return Vec::new();
                };
                let mut effects = self.choose_workflow(&id);
                effects.extend(self.mark_row(Some(row)));
                effects.extend(self.leave_list());
                effects
            }
            Arrange::Click(id) => {
                self.list.mark = Some(id.clone());
                let mut effects = self.choose_workflow(&id);
                effects.push(Effect::FocusRow(id));
                effects.extend(self.leave_list());
                effects
            }
            Arrange::Pick(id) => {
                self.toggle_pick(id);
                Vec::new()
            }
            Arrange::Rename(id) => self.begin_rename(&id),
            Arrange::Move(id, way) => self.move_along(&id, way),
            Arrange::MoveBefore(id, place) => self.move_before(&id, place),
            Arrange::Remove(id) => self.remove(&id),
            Arrange::Undo => self.take_back(),
            Arrange::CopyId(id) => {
                vec![Effect::CopyText(id.to_string()), Effect::FocusRow(id)]
            }
            Arrange::DismissToast => {
                self.list.toast = None;
                Vec::new()
            }
            Arrange::Add(add) => self.add(add),
        }
    }

    /// Where the list hides everything else, it gives way to what was chosen, and its rows are there no longer.
    fn leave_list(&mut self) -> Option<Effect> {
        let was_open = std::mem::take(&mut self.list.is_open);
        was_open.then_some(Effect::Focus(Focus::WorkflowId))
    }

    /// What is to have the keyboard must be on screen: the list gives way to it where it hides it.
    pub(super) fn make_way(&mut self, effects: &[Effect]) {
        let is_hidden = |effect: &Effect| match effect {
            Effect::Focus(focus) => match focus {
                Focus::Organization
                | Focus::WorkflowId
                | Focus::Reason
                | Focus::Find
                | Focus::Reader
                | Focus::JournalText
                | Focus::JournalRow(_)
                | Focus::Entry => true,
                Focus::Dialog | Focus::Filter | Focus::Editor(_) => false,
            },
            _ => false,
        };
        if effects.iter().any(is_hidden) {
            self.list.is_open = false;
        }
    }

    /// Why the list cannot be changed now: the sentence's key.
    pub fn why_list_is_fixed(&self) -> Option<&'static str> {
        let is_writable = self.profiles.as_ref().is_none_or(|all| all.writable);
        if self.profile().is_none() {
            Some("no-profile")
        } else if self.is_practising() {
            Some("list-practice-fixed")
        } else if !is_writable {
            Some("list-file-fixed")
        } else {
            None
        }
    }

    /// Why the order cannot be changed now: the sentence's key.
    pub fn why_order_is_fixed(&self) -> Option<&'static str> {
        let filtered = self.is_filtered().then_some("list-order-filtered");
        self.why_list_is_fixed().or(filtered)
    }

    fn go(&mut self, way: Way) -> Vec<Effect> {
        let marked = self.marked_row();
        let row = match (way, marked) {
            (Way::Into, marked) => Some(marked.unwrap_or(0)),
            (Way::First, _) | (Way::Down | Way::PageDown(_), None) => Some(0),
            (Way::Last, _) => Some(usize::MAX),
            (Way::Up, Some(row)) => row.checked_sub(1),
            (Way::Down, Some(row)) => Some(row + 1),
            (Way::PageUp(rows), Some(row)) => Some(row.saturating_sub(rows)),
            (Way::PageDown(rows), Some(row)) => Some(row + rows),
            (Way::Up | Way::PageUp(_), None) => None,
        };
        self.mark_row(row)
    }

    fn begin_rename(&mut self, id: &WorkflowId) -> Vec<Effect> {
        if let Some(why) = self.why_list_is_fixed() {
            return self.say_in_list(why);
        }
        let Some(place) = self.place_of(id) else {
            return Vec::new();
        };
        let before = self.workflows()[place].clone();
        let typed = before.label.clone();
        self.open_dialog(Dialog::Rename { before, typed });
        vec![Effect::Focus(Focus::Dialog)]
    }

    /// What the dialog's main button does.
    pub(super) fn rename(&mut self, before: SavedWorkflow, typed: &str) -> Vec<Effect> {
        let label = label_of(typed);
        let id = before.id.clone();
        let mut effects = self.change_workflows(Undo::Renamed(before), |workflows| {
            if let Some(one) = workflows.iter_mut().find(|one| one.id == id) {
                one.label = label;
            }
        });
        effects.extend(self.back_to_row(id));
        effects
    }

    fn move_along(&mut self, id: &WorkflowId, way: Way) -> Vec<Effect> {
        if let Some(why) = self.why_order_is_fixed() {
            return self.say_in_list(why);
        }
        let Some(place) = self.place_of(id) else {
            return Vec::new();
        };
        let before = match way {
            Way::Up | Way::PageUp(_) => place.checked_sub(1),
            Way::Down | Way::PageDown(_) => Some(place + 2),
            Way::First | Way::Into => Some(0),
            Way::Last => Some(self.workflows().len()),
        };
        match before {
            Some(before) => self.move_before(id, before),
            None => Vec::new(),
        }
    }

    fn move_before(&mut self, id: &WorkflowId, before: usize) -> Vec<Effect> {
        if let Some(why) = self.why_order_is_fixed() {
            return self.say_in_list(why);
        }
        let Some(place) = self.place_of(id) else {
            return Vec::new();
        };
        let before = before.min(self.workflows().len());
        let to = if before > place { before - 1 } else { before };
        if to == place {
            return Vec::new();
        }
        let stood_behind = self.behind_what(place);
        let undo = Undo::Moved(id.clone(), stood_behind);
        let mut effects = self.change_workflows(undo, |workflows| {
            let moved = workflows.remove(place);
            workflows.insert(to, moved);
        });
        effects.extend(self.back_to_row(id.clone()));
        effects
    }

    pub(super) fn remove(&mut self, id: &WorkflowId) -> Vec<Effect> {
        let Some(place) = self.place_of(id) else {
            return Vec::new();
        };
        let gone = self.workflows()[place].clone();
        let row = self.row_of(id);
        let named = format!("{} {}", gone.label, gone.id);
        let undo = Undo::Removed(gone, self.behind_what(place));
        let mut effects = self.change_workflows(undo, |workflows| {
            workflows.remove(place);
        });
        if effects.is_empty() {
            return effects;
        }
        let message = Message::new("list-removed").with("workflow", named.trim());
        self.say_with_undo(message);
        if self.list.mark.as_ref() == Some(id) {
            self.look_through_list();
            effects.extend(match (row, self.shown_count()) {
                (Some(row), 1..) => self.mark_row(Some(row)),
                _ => self.mark_row(None),
            });
        }
        effects
    }

    fn behind_what(&self, place: usize) -> Option<WorkflowId> {
        let before = self.workflows().get(place.checked_sub(1)?)?;
        Some(before.id.clone())
    }

    fn take_back(&mut self) -> Vec<Effect> {
        if let Some(why) = self.why_list_is_fixed() {
            return self.say_in_list(why);
        }
        let Some(undo) = self.list.undo.pop() else {
            return self.say_in_list("list-nothing-to-undo");
        };
        let rest = std::mem::take(&mut self.list.undo);
        let about = match &undo {
            Undo::Added(_) => None,
            Undo::Removed(workflow, _) | Undo::Renamed(workflow) => Some(workflow.id.clone()),
            Undo::Moved(id, _) => Some(id.clone()),
        };
        let mut effects =
            self.change_workflows(undo.clone(), |workflows| undo.take_back(workflows));
        self.list.undo = rest;
        self.list.toast = Some(Toast {
            message: Message::new("list-undone"),
            can_undo: false,
        });
        match about {
            Some(id) => effects.extend(self.back_to_row(id)),
            None => effects.extend(self.mark_row(self.marked_row())),
        }
        effects
    }

    /// The keyboard stays with the workflow that was changed.
    fn back_to_row(&mut self, id: WorkflowId) -> Option<Effect> {
        self.look_through_list();
        self.row_of(&id)?;
        self.list.mark = Some(id.clone());
        Some(Effect::FocusRow(id))
    }

    /// Changes the list at once, and asks for it to be saved: only what differs goes to the disk,
    /// so that another running copy's changes stay.
    pub(super) fn change_workflows(
        &mut self,
        undo: Undo,
        change: impl FnOnce(&mut Vec<SavedWorkflow>),
    ) -> Vec<Effect> {
        if let Some(why) = self.why_list_is_fixed() {
            return self.say_in_list(why);
        }
        let chosen = self.chosen;
        let mut profiles = self.profiles.iter_mut().flat_map(|all| &mut all.profiles);
        let Some(profile) = profiles.find(|profile| Some(profile.id) == chosen) else {
            return Vec::new();
        };
        let before: Profile = profile.clone();
        change(&mut profile.workflows);
        if profile.workflows == before.workflows {
            return Vec::new();
        }
        let after = profile.clone();
        self.list.saving.push_back(after.id);
        self.list.is_stale = true;
        self.watch.is_stale = true;
        self.list.toast = None;
        self.list.undo.push(undo);
        if self.list.undo.len() > MOST_UNDONE {
            self.list.undo.remove(0);
        }
        vec![Effect::Ask(Request::SaveWorkflows {
            before: Box::new(before),
            profile: Box::new(after),
        })]
    }

    /// A list was saved, or was not: then what stands on the disk is what is true.
    pub(super) fn workflows_saved(
        &mut self,
        result: Result<crate::profiles::Profiles, crate::profiles::ProfilesError>,
    ) -> Vec<Effect> {
        self.list.saving.pop_front();
        match result {
            Ok(profiles) => {
                self.take_profiles(profiles);
                Vec::new()
            }
            Err(error) => {
                self.list.toast = None;
                self.list.undo.clear();
                let mut effects = self.notify(error.message());
                if self.list.saving.is_empty() {
                    effects.push(Effect::Ask(Request::LoadProfiles));
                }
                effects
            }
        }
    }

    pub(super) fn say_in_list(&mut self, key: &'static str) -> Vec<Effect> {
        self.list.toast = Some(Toast {
            message: Message::new(key),
            can_undo: false,
        });
        Vec::new()
    }

    pub(super) fn say_with_undo(&mut self, message: Message) {
        self.list.toast = Some(Toast {
            message,
            can_undo: true,
        });
    }
}

impl Undo {
    fn take_back(self, workflows: &mut Vec<SavedWorkflow>) {
        let place_of = |workflows: &[SavedWorkflow], id: &WorkflowId| {
            workflows.iter().position(|one| one.id == *id)
        };
        let place_behind = |workflows: &[SavedWorkflow], behind: Option<&WorkflowId>| {
            let behind = behind.and_then(|id| place_of(workflows, id));
            behind.map_or(0, |place| place + 1)
        };
        match self {
            Self::Added(ids) => {
                let ids: std::collections::HashSet<_> = ids.into_iter().collect();
                workflows.retain(|one| !ids.contains(&one.id));
            }
            Self::Removed(workflow, behind) => {
                if place_of(workflows, &workflow.id).is_none() {
                    let place = place_behind(workflows, behind.as_ref());
                    workflows.insert(place, workflow);
                }
            }
            Self::Renamed(before) => {
                if let Some(place) = place_of(workflows, &before.id) {
                    workflows[place] = before;
                }
            }
            Self::Moved(id, behind) => {
                if let Some(place) = place_of(workflows, &id) {
                    let moved = workflows.remove(place);
                    let place = place_behind(workflows, behind.as_ref());
                    workflows.insert(place, moved);
                }
            }
        }
    }
}
