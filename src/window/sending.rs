//! Sending a command and reading a record: from the press of a button to what is shown of the answer.

use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::background::{Page, Request, RequestId};
use crate::campaign::{
    Answer, Cause, Command, Message, NextStep, Organization, Outcome, Setting, Verdict, WorkflowId,
    WorkflowState, is_invisible,
};
use crate::journal::EntryId;
use crate::profiles::SignInKind;
use crate::remote::{Accepted, Consent, Order, Question, Target};

use super::action::{Effect, Focus};
use super::desk::{Check, DeskKey, Half, Later, Line, Pending, Told, What};
use super::dialog::{Deed, Dialog, Guarded, Note};
use super::draft::Field;
use super::state::State;

/// The second press of a double-click must not send a second command.
pub(super) const DOUBLE_CLICK: Duration = Duration::from_millis(500);

impl State {
    /// Where a command would go, or why it can go nowhere.
    pub(super) fn target(&self) -> Result<Target, Cause> {
        let profile = self.profile().ok_or_else(|| {
            Cause::BadInput(
                Message::new("no-profile"),
                Some(NextStep::OpenProfile(Setting::ApiKey)),
            )
        })?;
        let organization = Organization::parse(&self.organization).map_err(|error| {
            Cause::BadInput(error.message(), Some(NextStep::CorrectOrganization))
        })?;
        let workflow = WorkflowId::parse(&self.workflow_id)
            .map_err(|error| Cause::BadInput(error.message(), Some(NextStep::CorrectWorkflowId)))?;
        Ok(Target {
            profile: self.connection_for(profile, &workflow),
            organization,
            workflow,
        })
    }

    pub(super) fn press(&mut self, command: Command, now: Instant) -> Vec<Effect> {
        self.begin(Deed::Command(command), now)
    }

    /// Stop, wait until that is seen, start.
    pub(super) fn restart(&mut self, now: Instant) -> Vec<Effect> {
        self.begin(Deed::Restart, now)
    }

    fn begin(&mut self, deed: Deed, now: Instant) -> Vec<Effect> {
        if self.dialog.is_some() || self.editor.is_some() {
            return Vec::new();
        }
        if let Some((last, when)) = self.last_press
            && last == deed
            && now.saturating_duration_since(when) < DOUBLE_CLICK
        {
            return Vec::new();
        }
        self.last_press = Some((deed, now));
        match self.target() {
            Ok(target) => {
                let note = self.note(false);
                self.order(deed, target, note, now)
            }
            Err(cause) => {
                let workflow = self.shown_workflow_id();
                let key = self.key();
                self.not_sent(&key, deed.first_command(), workflow, None, cause)
            }
        }
    }

    /// What stands in the workflow ID field, fit for a sentence: what cannot be an ID may be long,
    /// or hold what nobody sees.
    pub(super) fn shown_workflow_id(&self) -> String {
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
        let Line::Verdict(told) = &self.desk().line else {
            return Vec::new();
        };
        let command = told.command;
        // A restart that did not even begin is begun as a whole.
        let is_restart =
            told.half == Some(Half::Stop) && matches!(told.verdict, Verdict::NotSent(_));
        let deed = if is_restart {
            Deed::Restart
        } else {
            Deed::Command(command)
        };
        match &told.target {
            Some(target) => {
                let target = self.up_to_date(target);
                let note = self.note(is_unrecorded);
                self.order(deed, target, note, now)
            }
            None => self.press(command, now),
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
            target.profile = self.connection_for(profile, &target.workflow);
        }
        target
    }

    fn note(&self, is_unrecorded: bool) -> Note {
        Note {
            reason: self.given_reason(),
            is_unrecorded,
        }
    }

    /// The same workflow through its profile as it is now, where that still asks no more than the person agreed to.
    pub(super) fn as_agreed(
        &self,
        target: &Target,
        command: Command,
        consent: &Consent,
        note: &Note,
    ) -> Result<Target, Cause> {
        let mut profiles = self.all_profiles().iter();
        if !profiles.any(|profile| profile.id == target.profile.id) {
            return Err(Cause::Guard(target.profile_gone()));
        }
        let target = self.up_to_date(target);
        Question::before(command, &target)
            .and_then(|question| question.answered(consent, &target))
            .map_err(Cause::Guard)?;
        target.check_reason(note.reason.as_deref())?;
        Ok(target)
    }

    /// Asks what the guard wants to know first, and sends.
    fn order(&mut self, deed: Deed, target: Target, note: Note, now: Instant) -> Vec<Effect> {
        let command = deed.first_command();
        let key = DeskKey::of(&target);
        if self.desks.at(&key).why_not(command, now).is_some() {
            return Vec::new();
        }
        match Question::before(command, &target) {
            Err(message) => {
                let workflow = target.workflow.to_string();
                let cause = Cause::Guard(message);
                self.not_sent(&key, command, workflow, Some(target), cause)
            }
            Ok(_) if let Err(cause) = target.check_reason(note.reason.as_deref()) => {
                let workflow = target.workflow.to_string();
                let mut effects = self.not_sent(&key, command, workflow, Some(target), cause);
                effects.extend(self.open_reason());
                effects
            }
            Ok(Question::None) => self.send(deed, target, Consent::NotAsked, note, now),
            Ok(question) => {
                self.dialog = Some(Dialog::Guard(Box::new(Guarded {
                    deed,
                    target,
                    note,
                    question,
                    typed: String::new(),
                    since: now,
                })));
                vec![Effect::Focus(Focus::Dialog)]
            }
        }
    }

    pub(super) fn not_sent(
        &mut self,
        key: &DeskKey,
        command: Command,
        workflow: String,
        target: Option<Target>,
        cause: Cause,
    ) -> Vec<Effect> {
        self.desks.at_mut(key).line = Line::Verdict(Box::new(Told {
            command,
            workflow,
            target,
            verdict: Verdict::NotSent(cause),
            elapsed: None,
            remark: None,
            before: None,
            half: None,
            check: Check::NotFollowed,
            later: Later::default(),
        }));
        self.show(key, None, Arc::default())
    }

    /// Sends, unless something speaks against it by now: a batch may have waited long, and so may a question.
    pub(super) fn send(
        &mut self,
        deed: Deed,
        target: Target,
        consent: Consent,
        note: Note,
        now: Instant,
    ) -> Vec<Effect> {
        let key = DeskKey::of(&target);
        if self
            .desks
            .at(&key)
            .why_not(deed.first_command(), now)
            .is_some()
        {
            return Vec::new();
        }
        let mut effects = self.forget_looks(&key);
        let id = self.fresh_id();
        let what = match deed {
            Deed::Command(command) => What::Command(command),
            Deed::Restart => What::Restart,
        };
        let entry = (!note.is_unrecorded).then(EntryId::fresh);
        let reason = note.reason;
        let before = self.wait_for(id, &key, what, (&target, entry, reason.clone()), now);
        let order = Box::new(Order {
            target,
            command: deed.first_command(),
            consent,
            reason,
            entry,
        });
        let limit = self.confirmation_limit();
        effects.push(Effect::Ask(match deed {
            Deed::Command(_) => Request::Send { id, order },
            Deed::Restart => Request::Restart {
                id,
                order,
                before,
                limit,
            },
        }));
        effects
    }

    /// Puts something on its way onto its desk. Gives the state that was known before.
    pub(super) fn wait_for(
        &mut self,
        id: RequestId,
        key: &DeskKey,
        what: What,
        (target, entry, reason): (&Target, Option<EntryId>, Option<String>),
        now: Instant,
    ) -> Option<WorkflowState> {
        self.desks.expect(id, key);
        let desk = self.desks.at_mut(key);
        let before = desk.fresh_state(now).cloned();
        desk.pending = Some(Pending {
            id,
            what,
            target: target.clone(),
            since: now,
            is_cancelled: false,
            before: before.clone(),
            entry,
            reason,
        });
        if what.is_command() {
            desk.line = Line::OnItsWay;
        }
        before
    }

    pub(super) fn cancel(&mut self) -> Vec<Effect> {
        let Some(pending) = &mut self.desk_mut().pending else {
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
        now: Instant,
    ) -> Vec<Effect> {
        let Some(key) = self.desks.ends(id) else {
            return Vec::new();
        };
        let pending = &mut self.desks.at_mut(&key).pending;
        let Some(pending) = pending.take_if(|pending| pending.id == id) else {
            return Vec::new();
        };
        let What::Command(command) = pending.what else {
            return Vec::new();
        };
        let limit = self.confirmation_limit();
        let accepted = (outcome.verdict == Verdict::Accepted).then(|| Accepted {
            target: pending.target.clone(),
            command,
            before: pending.before.clone(),
            limit,
            entry: pending.entry,
        });
        let is_for_its_state = outcome.verdict.is_refused_for_its_state();
        let mut effects = self.tell(&key, command, None, pending, outcome, page, now);
        self.close_leave(now);
        if let Some(accepted) = accepted {
            effects.extend(self.follow(&key, accepted, now));
        } else if is_for_its_state && key == self.key() {
            // Which state that is, the person wants to know next.
            effects.extend(self.glance());
        }
        effects
    }

    /// Puts what came of a command onto its desk.
    #[expect(
        clippy::too_many_arguments,
        reason = "each is a part of what there is to tell"
    )]
    pub(super) fn tell(
        &mut self,
        key: &DeskKey,
        command: Command,
        half: Option<Half>,
        pending: Pending,
        outcome: Outcome,
        page: Arc<Page>,
        now: Instant,
    ) -> Vec<Effect> {
        let answer = outcome
            .exchange
            .as_ref()
            .and_then(|exchange| exchange.answer.as_ref());
        let remark = answer.and_then(Answer::remark);
        // What the record said before the command says nothing any more, unless the command cannot have changed it.
        let is_outdated = match &outcome.verdict {
            Verdict::Accepted | Verdict::MaybeApplied(_) => true,
            Verdict::Refused(_) => outcome.verdict.is_refused_for_its_state(),
            Verdict::NotSent(_) => false,
        };
        let is_one_of_several = self.count_in(key, &outcome.verdict);
        if !is_one_of_several || !self.has_batch() {
            self.forget_reason(&outcome.verdict, half, pending.reason.as_deref());
        }
        let desk = self.desks.at_mut(key);
        if outcome.verdict == Verdict::Accepted {
            desk.stop_accepted = (command == Command::Stop).then_some(now);
            // What changes from now on is the person's own doing.
            desk.changed = None;
        }
        desk.line = Line::Verdict(Box::new(Told {
            command,
            workflow: pending.target.workflow.to_string(),
            target: Some(pending.target),
            verdict: outcome.verdict,
            elapsed: outcome.exchange.as_ref().map(|exchange| exchange.elapsed),
            remark,
            before: pending.before,
            half,
            check: Check::NotFollowed,
            later: Later::default(),
        }));
        if is_outdated {
            desk.seen = None;
        }
        self.show(key, outcome.exchange, page)
    }

    pub(super) fn step(&mut self, step: NextStep, now: Instant) -> Vec<Effect> {
        let credentials = match self.profile().map(|profile| profile.sign_in) {
            Some(SignInKind::OAuth) => Field::ClientSecret,
            _ => Field::AccessToken,
        };
        let open = |state: &mut Self, field| {
            let profile = state.profile().cloned();
            let mut effects = state.open_editor(profile.as_ref());
            if state.editor.is_some() && profile.is_some() {
                effects.push(Effect::Focus(Focus::Editor(field)));
            }
            effects
        };
        match step {
            NextStep::CheckState => {
                let told = match &self.desk().line {
                    Line::Verdict(told) => told.target.as_ref(),
                    _ => None,
                };
                let target = match told {
                    Some(target) => Ok(self.up_to_date(target)),
                    None => self.target(),
                };
                self.read(target, now)
            }
            NextStep::RenewCredentials => open(self, credentials),
            NextStep::OpenProfile(setting) => open(self, Field::of(setting)),
            NextStep::EnterReason => self.open_reason(),
            NextStep::CorrectWorkflowId => vec![Effect::Focus(Focus::WorkflowId)],
            NextStep::CorrectOrganization => vec![Effect::Focus(Focus::Organization)],
            NextStep::SendUnrecorded => self.again(true, now),
            NextStep::TryAgain => match self.desk().line {
                Line::Verdict(_) => self.send_again(now),
                _ => self.read(self.target(), now),
            },
        }
    }
}
