//! "Check connection": what was found so far, and taking over what is probably meant instead.

use crate::background::{Request, RequestId};
use crate::campaign::{Message, NextStep, WorkflowId};
use crate::profiles::SignInKind;
use crate::remote::{CheckLine, Offer};

use super::action::{Check, Effect, Focus};
use super::dialog::Dialog;
use super::draft::Field;
use super::state::State;

/// A check that runs or has run.
#[derive(Debug)]
pub struct Checking {
    /// Which request it is.
    pub id: RequestId,
    /// What was found, in the order in which it was looked at.
    pub lines: Vec<CheckLine>,
    /// Whether it still runs.
    pub is_running: bool,
}

impl State {
    pub(super) fn check(&mut self, check: Check) -> Vec<Effect> {
        match check {
            Check::Begin => self.check_connection(),
            Check::Accept(offer) => self.accept_offer(offer),
            Check::Mend(step) => self.mend(step),
        }
    }

    /// Checks the connection as it stands in the editor, with the secrets that were typed.
    fn check_connection(&mut self) -> Vec<Effect> {
        let id = self.fresh_id();
        let Some(draft) = &mut self.editor else {
            return Vec::new();
        };
        let Some(profile) = draft.check() else {
            let first = draft.errors.first().map(|(field, _message)| *field);
            let focus = first.map(|field| Effect::Focus(Focus::Editor(field)));
            return focus.into_iter().collect();
        };
        // The field's ID belongs to the profile that is chosen, and says nothing of another one.
        let in_field = (self.chosen == Some(profile.id)).then_some(&self.workflow_id);
        let workflow = draft.workflow.as_ref().or(in_field);
        let request = Request::Check {
            id,
            profile: Box::new(profile),
            secrets: draft.secrets(),
            workflow: workflow.and_then(|id| WorkflowId::parse(id).ok()),
        };
        self.open_dialog(Dialog::Check(Checking {
            id,
            lines: Vec::new(),
            is_running: true,
        }));
        vec![Effect::Ask(request)]
    }

    /// One more line is known.
    pub(super) fn check_said(&mut self, id: RequestId, line: CheckLine) {
        if let Some(checking) = self.checking(id) {
            checking.lines.push(line);
        }
    }

    /// The check is over; all its lines, the skipped ones too, in their order.
    pub(super) fn check_ended(&mut self, id: RequestId, lines: Vec<CheckLine>) {
        if let Some(checking) = self.checking(id) {
            checking.lines = lines;
            checking.is_running = false;
        }
    }

    /// Writes what is probably meant into the editor, and goes back there.
    fn accept_offer(&mut self, offer: Offer) -> Vec<Effect> {
        let (field, text) = match offer {
            Offer::Organization(name) => (Field::Organization, name),
            Offer::ApiKey(key) => (Field::ApiKey, key),
        };
        if let Some(draft) = &mut self.editor {
            draft.set(field, &text);
        }
        self.dialog = self.below.pop();
        vec![Effect::Focus(Focus::Editor(field))]
    }

    /// Goes to the field of the editor where it can be mended.
    fn mend(&mut self, step: NextStep) -> Vec<Effect> {
        let sign_in = self.editor.as_ref().map(|draft| draft.sign_in);
        let field = match step {
            NextStep::RenewCredentials if sign_in == Some(SignInKind::OAuth) => Field::ClientSecret,
            NextStep::RenewCredentials => Field::AccessToken,
            NextStep::CorrectOrganization => Field::Organization,
            NextStep::OpenProfile(setting) => Field::of(setting),
            NextStep::TryAgain
            | NextStep::CheckState
            | NextStep::SendUnrecorded
            | NextStep::EnterReason => {
                return self.check_connection();
            }
            NextStep::CorrectWorkflowId => return self.mend_workflow_id(),
        };
        self.dialog = self.below.pop();
        vec![Effect::Focus(Focus::Editor(field))]
    }

    /// The workflow ID stands in the window behind the editor. An editor that holds nothing new gives way to it; what
    /// was typed stays, and is saved first.
    fn mend_workflow_id(&mut self) -> Vec<Effect> {
        self.dialog = self.below.pop();
        let Some(draft) = self.editor.as_mut().filter(|draft| draft.is_changed()) else {
            self.editor = None;
            return vec![Effect::ForgetTyped, Effect::Focus(Focus::WorkflowId)];
        };
        let note = Message::new("save-before-workflow-id");
        if !draft.notes.contains(&note) {
            draft.notes.push(note);
        }
        Vec::new()
    }

    fn checking(&mut self, id: RequestId) -> Option<&mut Checking> {
        self.all_dialogs().find_map(|dialog| match dialog {
            Dialog::Check(checking) if checking.id == id => Some(checking),
            _ => None,
        })
    }
}
