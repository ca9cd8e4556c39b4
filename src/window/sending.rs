//! Sending a command and reading a record: from the press of a button to what is shown of the answer.

use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::background::{Page, Request, RequestId, Text};
use crate::campaign::{
    Answer, BodyEnd, Cause, Command, Exchange, Message, NextStep, Organization, Outcome, Reading,
    ReadingError, Verdict, WorkflowId, is_invisible,
};
use crate::journal::EntryId;
use crate::profiles::SignInKind;
use crate::remote::{Consent, Order, Question, Target};

use super::action::{Effect, Focus};
use super::dialog::{Deed, Dialog, Guarded};
use super::draft::Field;
use super::state::{Check, Line, Pending, Seen, State, What};

/// The second press of a double-click must not send a second command.
const DOUBLE_CLICK: Duration = Duration::from_millis(500);

impl State {
    /// Where a command would go, or why it can go nowhere.
    pub(super) fn target(&self) -> Result<Target, Cause> {
        let profile = self.profile().ok_or_else(|| {
            Cause::BadInput(Message::new("no-profile"), Some(NextStep::OpenProfile))
        })?;
        let organization = Organization::parse(&self.organization).map_err(|error| {
            Cause::BadInput(error.message(), Some(NextStep::CorrectOrganization))
        })?;
        let workflow = WorkflowId::parse(&self.workflow_id)
            .map_err(|error| Cause::BadInput(error.message(), Some(NextStep::CorrectWorkflowId)))?;
        Ok(Target {
            profile: profile.clone(),
            organization,
            workflow,
        })
    }

    pub(super) fn press(&mut self, command: Command, now: Instant) -> Vec<Effect> {
        if self.pending.is_some() || self.dialog.is_some() || self.editor.is_some() {
            return Vec::new();
        }
        if let Some((last, when)) = self.last_press
            && last == command
            && now.saturating_duration_since(when) < DOUBLE_CLICK
        {
            return Vec::new();
        }
        self.last_press = Some((command, now));
        self.is_unrecorded = false;
        match self.target() {
            Ok(target) => self.order(command, target, now),
            Err(cause) => {
                let workflow = self.shown_workflow_id();
                self.not_sent(command, workflow, None, cause);
                Vec::new()
            }
        }
    }

    /// What stands in the workflow ID field, fit for a sentence: what cannot be an ID may be long,
    /// or hold what nobody sees.
    fn shown_workflow_id(&self) -> String {
        const LONGEST: usize = 60;
        let seen = self.workflow_id.trim().chars();
        let mut seen = seen.filter(|character| !is_invisible(*character));
        let mut shown: String = seen.by_ref().take(LONGEST).collect();
        if seen.next().is_some() {
            shown.push('…');
        }
        shown
    }

    /// The same command once more, to where it went the first time.
    pub(super) fn send_again(&mut self, now: Instant) -> Vec<Effect> {
        self.again(false, now)
    }

    fn again(&mut self, is_unrecorded: bool, now: Instant) -> Vec<Effect> {
        self.is_unrecorded = is_unrecorded;
        if self.pending.is_some() {
            return Vec::new();
        }
        match &self.line {
            Line::Verdict {
                command,
                target: Some(target),
                ..
            } => {
                let (command, target) = (*command, self.up_to_date(target));
                self.order(command, target, now)
            }
            Line::Verdict { command, .. } => self.press(*command, now),
            _ => Vec::new(),
        }
    }

    /// The same workflow through its profile as it is now: it may have been mended since.
    fn up_to_date(&self, target: &Target) -> Target {
        let mut target = target.clone();
        let profile = self
            .all_profiles()
            .iter()
            .find(|profile| profile.id == target.profile.id);
        if let Some(profile) = profile {
            target.profile = profile.clone();
        }
        target
    }

    /// Asks what the guard wants to know first, and sends.
    fn order(&mut self, command: Command, target: Target, now: Instant) -> Vec<Effect> {
        match Question::before(command, &target) {
            Err(message) => {
                let workflow = target.workflow.to_string();
                self.not_sent(
                    command,
                    workflow,
                    Some(Box::new(target)),
                    Cause::Guard(message),
                );
                Vec::new()
            }
            Ok(Question::None) => self.send(command, target, Consent::NotAsked, now),
            Ok(question) => {
                self.dialog = Some(Dialog::Guard(Box::new(Guarded {
                    deed: Deed::Command(command),
                    target,
                    question,
                    typed: String::new(),
                    since: now,
                })));
                vec![Effect::Focus(Focus::Dialog)]
            }
        }
    }

    fn not_sent(
        &mut self,
        command: Command,
        workflow: String,
        target: Option<Box<Target>>,
        cause: Cause,
    ) {
        self.line = Line::Verdict {
            command,
            workflow,
            target,
            verdict: Verdict::NotSent(cause),
            elapsed: None,
            cut: None,
            check: Check::NotAsked,
        };
    }

    pub(super) fn send(
        &mut self,
        command: Command,
        target: Target,
        consent: Consent,
        now: Instant,
    ) -> Vec<Effect> {
        let id = self.fresh_id();
        self.pending = Some(Pending {
            id,
            what: What::Command(command),
            target: target.clone(),
            since: now,
            is_cancelled: false,
        });
        self.line = Line::OnItsWay;
        let order = Box::new(Order {
            target,
            command,
            consent,
            reason: None,
            entry: (!std::mem::take(&mut self.is_unrecorded)).then(EntryId::fresh),
        });
        vec![Effect::Ask(Request::Send { id, order })]
    }

    /// Reads the record of a workflow.
    pub(super) fn read(&mut self, target: Result<Target, Cause>, now: Instant) -> Vec<Effect> {
        if self.pending.is_some() {
            return Vec::new();
        }
        let target = match target {
            Ok(target) => target,
            Err(cause) => {
                self.line = Line::NotRead {
                    workflow: self.shown_workflow_id(),
                    error: ReadingError::NoAnswer(cause),
                };
                return Vec::new();
            }
        };
        let id = self.fresh_id();
        match &mut self.line {
            Line::Verdict {
                target: Some(about),
                check,
                ..
            } if about.is_same_workflow_as(&target) => {
                *check = Check::Asked;
            }
            line => *line = Line::OnItsWay,
        }
        self.pending = Some(Pending {
            id,
            what: What::Reading,
            target: target.clone(),
            since: now,
            is_cancelled: false,
        });
        let target = Box::new(target);
        vec![Effect::Ask(Request::Read { id, target })]
    }

    pub(super) fn cancel(&mut self) -> Vec<Effect> {
        let Some(pending) = &mut self.pending else {
            return Vec::new();
        };
        pending.is_cancelled = true;
        vec![Effect::Ask(Request::Cancel { id: pending.id })]
    }

    pub(super) fn answered(
        &mut self,
        id: RequestId,
        outcome: Outcome,
        page: Arc<Page>,
    ) -> Vec<Effect> {
        let Some(pending) = self.pending.take_if(|pending| pending.id == id) else {
            return Vec::new();
        };
        let What::Command(command) = pending.what else {
            return Vec::new();
        };
        let answer = outcome
            .exchange
            .as_ref()
            .and_then(|exchange| exchange.answer.as_ref());
        let cut = answer.and_then(|answer| match &answer.end {
            BodyEnd::Whole => None,
            BodyEnd::Cut(message) => Some(message.clone()),
        });
        self.line = Line::Verdict {
            command,
            workflow: pending.target.workflow.to_string(),
            target: Some(Box::new(pending.target)),
            verdict: outcome.verdict,
            elapsed: outcome.exchange.as_ref().map(|exchange| exchange.elapsed),
            cut,
            check: Check::NotAsked,
        };
        // What the record said before the command says nothing any more.
        self.state = None;
        self.show(outcome.exchange, page);
        if matches!(self.dialog, Some(Dialog::Leave)) {
            self.dialog = None;
        }
        Vec::new()
    }

    pub(super) fn read_came(
        &mut self,
        id: RequestId,
        reading: Reading,
        page: Arc<Page>,
    ) -> Vec<Effect> {
        let Some(pending) = self.pending.take_if(|pending| pending.id == id) else {
            return Vec::new();
        };
        let workflow = pending.target.workflow.to_string();
        let is_current = self.workflow_id.trim() == workflow;
        if let (Ok(record), true) = (&reading.record, is_current) {
            self.state = Some(Seen {
                state: record.state.clone(),
                label: record.label.clone(),
            });
        }
        match &mut self.line {
            Line::Verdict {
                target: Some(about),
                check,
                ..
            } if about.is_same_workflow_as(&pending.target) => {
                *check = match reading.record {
                    Ok(record) => Check::Said(record.state),
                    Err(error) => Check::NotRead(error),
                };
            }
            line => {
                *line = match reading.record {
                    Ok(_record) => Line::Nothing,
                    Err(error) => Line::NotRead { workflow, error },
                };
            }
        }
        self.show(reading.exchange, page);
        Vec::new()
    }

    /// Shows an exchange. Where nothing was sent, there is none to show; an older one must not stand in for it.
    fn show(&mut self, exchange: Option<Exchange>, page: Arc<Page>) {
        let answer = exchange
            .as_ref()
            .and_then(|exchange| exchange.answer.as_ref());
        let headers = answer.map(Answer::headers_text).unwrap_or_default();
        let request = exchange
            .as_ref()
            .map(|exchange| exchange.request.as_text())
            .unwrap_or_default();
        self.headers = Arc::new(Text::new(&headers));
        self.request = Arc::new(Text::new(&request));
        self.exchange = exchange.map(Arc::new);
        self.page = page;
    }

    pub(super) fn step(&mut self, step: NextStep, now: Instant) -> Vec<Effect> {
        let credentials = match self.profile().map(|profile| profile.sign_in) {
            Some(SignInKind::OAuth) => Field::ClientSecret,
            _ => Field::AccessToken,
        };
        let open = |state: &mut Self, field| {
            let profile = state.profile().cloned();
            let mut effects = state.open_editor(profile.as_ref());
            effects.push(Effect::Focus(Focus::Editor(field)));
            effects
        };
        match step {
            NextStep::CheckState => {
                let target = match &self.line {
                    Line::Verdict {
                        target: Some(target),
                        ..
                    } => Ok(self.up_to_date(target)),
                    _ => self.target(),
                };
                self.read(target, now)
            }
            NextStep::RenewCredentials => open(self, credentials),
            NextStep::OpenProfile => open(self, Field::ApiKey),
            NextStep::CorrectWorkflowId => vec![Effect::Focus(Focus::WorkflowId)],
            NextStep::CorrectOrganization => vec![Effect::Focus(Focus::Organization)],
            NextStep::SendUnrecorded => self.again(true, now),
            NextStep::TryAgain => match self.line {
                Line::Verdict { .. } => self.send_again(now),
                _ => self.read(self.target(), now),
            },
        }
    }
}
