//! What follows from a dialog's main button and from a dropped file; and what a slow frame keeps from following.

use std::mem::discriminant;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use crate::background::{CredentialSource, Request};
use crate::campaign::{Command, Message};
use crate::remote::Target;

use super::action::{Effect, Focus};
use super::desk::{DeskKey, WhyNot};
use super::dialog::{Dialog, Guarded};
use super::draft::{Draft, Stage};
use super::sending::DOUBLE_CLICK;
use super::state::State;

/// A frame that comes within this time came in time.
const IN_TIME: Duration = Duration::from_millis(100);

/// How soon the next frame must come while one that is late would matter.
pub(super) const NEXT_FRAME: Duration = Duration::from_millis(50);

/// Why a command that was agreed to is not sent: something came before it.
pub(super) fn overtaken(command: Command, target: &Target, why: WhyNot) -> Message {
    let key = match why {
        WhyNot::StopHeldBack => "overtaken-by-stop",
        WhyNot::Senseless(_) => "overtaken-by-state",
        WhyNot::OnItsWay | WhyNot::NoProfile | WhyNot::ReadOnly => "overtaken-by-command",
    };
    Message::new(key)
        .with("command", command.wire_word())
        .with("workflow", target.workflow.as_str())
}

impl State {
    /// Whether a hand may still be repeating what it did before it saw what came of it.
    pub(super) fn is_settling(&self, now: Instant) -> bool {
        let dialog = self.dialog.as_ref();
        let is_unread = dialog.is_some_and(|dialog| !dialog.left_to_read(now).is_zero());
        is_unread || self.is_just_pressed(now)
    }

    fn is_just_pressed(&self, now: Instant) -> bool {
        let (_deed, when) = self.last_press.unzip();
        when.is_some_and(|when| now.saturating_duration_since(when) < DOUBLE_CLICK)
    }

    /// A frame has come, so long after the one before. What a late one brings was done before anybody saw that one:
    /// the time in between is not counted as time to read, nor as time between two presses.
    pub(super) fn frame_came(&mut self, before: Instant, now: Instant) {
        let late = now.saturating_duration_since(before);
        let late = late.saturating_sub(IN_TIME);
        if late.is_zero() {
            return;
        }
        let later = |since: Instant| now.min(since + late);
        if self.is_just_pressed(before) {
            self.last_press = self.last_press.map(|(deed, when)| (deed, later(when)));
        }
        match &mut self.dialog {
            Some(Dialog::Guard(guarded)) if !guarded.left_to_read(before).is_zero() => {
                guarded.since = later(guarded.since);
            }
            Some(Dialog::Many(plan)) if !plan.left_to_read(before).is_zero() => {
                plan.since = later(plan.since);
            }
            _ => {}
        }
    }

    pub(super) fn confirm_dialog(&mut self, now: Instant) -> Vec<Effect> {
        let Some(dialog) = &self.dialog else {
            return Vec::new();
        };
        if !dialog.can_confirm(now) {
            // Enter has taken the keyboard out of the field.
            let Some(typed) = dialog.answer() else {
                return Vec::new();
            };
            self.is_answer_wrong = !typed.trim().is_empty();
            return vec![Effect::Focus(Focus::Dialog)];
        }
        if matches!(dialog, Dialog::Credentials(_)) {
            return self.confirm_intake();
        }
        if matches!(dialog, Dialog::Path(_)) {
            return self.confirm_path(now);
        }
        let Some(dialog) = self.take_dialog(now) else {
            return Vec::new();
        };
        if matches!(dialog, Dialog::Leave) {
            // They were told so; and until the window is gone, a frame or another question may come.
            self.cancel_rest();
        }
        match dialog {
            Dialog::Guard(guarded) => self.send_guarded(*guarded, now),
            Dialog::Many(plan) => self.begin_batch(*plan, now),
            Dialog::Import(plan) => vec![Effect::Ask(Request::Import { plan })],
            Dialog::Rename { before, typed } => self.rename(before, &typed),
            Dialog::AddWorkflows(adding) => self.add_previewed(*adding),
            // Taken care of above, or without a main button.
            Dialog::Credentials(_) | Dialog::Path(_) | Dialog::Check(_) => Vec::new(),
            Dialog::Leave if self.is_edited() => {
                self.open_dialog(Dialog::Unsaved { leaves: true });
                Vec::new()
            }
            Dialog::Leave | Dialog::Unsaved { leaves: true } => vec![Effect::Leave],
            Dialog::Unsaved { leaves: false } => self.close_editor(),
        }
    }

    /// The guard's question was answered. While it stood there, another command may have gone to the same workflow, and the
    /// profile may have become another.
    fn send_guarded(&mut self, guarded: Guarded, now: Instant) -> Vec<Effect> {
        let (deed, target, consent, note) = guarded.consent();
        let command = deed.first_command();
        let desk = DeskKey::of(&target);
        let Some(why) = self.desks.at(&desk).why_not(command, now) else {
            return match self.as_agreed(&target, command, &consent, &note) {
                Ok(target) => self.send(deed, target, consent, note, now),
                Err(cause) => {
                    let workflow = target.workflow.to_string();
                    self.not_sent(&desk, command, workflow, Some(target), cause)
                }
            };
        };
        self.notify(overtaken(command, &target, why))
    }

    /// Opens a dialog over what is open already, which comes back when it is closed. One of the same kind gives way.
    pub(super) fn open_dialog(&mut self, dialog: Dialog) {
        let kind = discriminant(&dialog);
        if let Some(open) = self.dialog.replace(dialog)
            && discriminant(&open) != kind
        {
            self.below.push(open);
        }
    }

    /// How many dialogs lie over the window, one over the other.
    pub(super) fn depth(&self) -> usize {
        let open = usize::from(self.editor.is_some()) + usize::from(self.dialog.is_some());
        open + self.below.len()
    }

    pub(super) fn take_dialog(&mut self, now: Instant) -> Option<Dialog> {
        self.is_answer_wrong = false;
        let taken = self.dialog.take();
        self.dialog = self.below.pop();
        if let Some(dialog) = &mut self.dialog {
            dialog.comes_back(now);
        }
        taken
    }

    /// The open dialog and those under it.
    pub(super) fn all_dialogs(&mut self) -> impl Iterator<Item = &mut Dialog> {
        self.below.iter_mut().chain(self.dialog.iter_mut()).rev()
    }

    fn is_edited(&self) -> bool {
        self.is_saving() || self.editor.as_ref().is_some_and(Draft::is_changed)
    }

    /// Whether what stands in the editor is being saved, or its profile deleted.
    pub(super) fn is_saving(&self) -> bool {
        let mut draft = self.editor.iter();
        draft.any(|draft| draft.stage == Stage::Busy)
    }

    /// Once the editor has gone, nothing in it can be lost any more.
    pub(super) fn close_unsaved(&mut self, now: Instant) {
        self.below
            .retain(|dialog| !matches!(dialog, Dialog::Unsaved { .. }));
        if matches!(self.dialog, Some(Dialog::Unsaved { .. })) {
            self.take_dialog(now);
        }
    }

    /// Whether closing the window would lose something.
    pub fn asks_before_leaving(&self) -> bool {
        self.is_unfinished() || self.is_edited()
    }

    pub(super) fn leave(&mut self) -> Vec<Effect> {
        if self.is_unfinished() {
            self.open_dialog(Dialog::Leave);
        } else if self.is_edited() {
            self.open_dialog(Dialog::Unsaved { leaves: true });
        } else {
            return vec![Effect::Leave];
        }
        Vec::new()
    }

    /// Once nothing is on its way any more, there is nothing to ask before leaving.
    pub(super) fn close_leave(&mut self, now: Instant) {
        // Every frame asks: all desks are looked through only while the question is open.
        let mut dialogs = self.all_dialogs();
        let is_asked = dialogs.any(|dialog| matches!(dialog, Dialog::Leave));
        drop(dialogs);
        if !is_asked || self.is_unfinished() {
            return;
        }
        self.below.retain(|dialog| !matches!(dialog, Dialog::Leave));
        if matches!(self.dialog, Some(Dialog::Leave)) {
            self.take_dialog(now);
        }
    }

    /// Closes the dialog; a check that runs is given up.
    pub(super) fn close_dialog(&mut self, now: Instant) -> Vec<Effect> {
        match self.take_dialog(now) {
            Some(Dialog::Check(checking)) if checking.is_running => {
                vec![Effect::Ask(Request::Cancel { id: checking.id })]
            }
            Some(Dialog::Credentials(_)) => vec![Effect::ForgetTyped],
            Some(Dialog::AddWorkflows(adding)) => {
                self.keep_unadded(adding.typed);
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    /// Profiles that were exported are TOML; a table or a plain text is a list of workflows, unless credentials are
    /// being entered; anything else can only be credentials. A question that is open is not pushed aside.
    pub(super) fn dropped(&mut self, path: PathBuf) -> Vec<Effect> {
        let is_one_of = |known: &[&str]| {
            path.extension().is_some_and(|extension| {
                known
                    .iter()
                    .any(|known| extension.eq_ignore_ascii_case(known))
            })
        };
        let enters_credentials =
            self.editor.is_some() || matches!(self.dialog, Some(Dialog::Credentials(_)));
        let is_profiles = is_one_of(&["toml"]);
        let is_list = is_one_of(&["csv", "tsv", "txt"]) && !enters_credentials;
        let is_welcome = match &self.dialog {
            None => true,
            Some(Dialog::AddWorkflows(_)) => is_list,
            Some(Dialog::Credentials(_)) => !is_profiles,
            Some(_) => false,
        };
        if !is_welcome {
            let message = Message::new("drop-not-read");
            return self.notify(message.with("path", path.display().to_string()));
        }
        if is_profiles {
            vec![Effect::Ask(Request::PlanImport { path })]
        } else if is_list {
            self.add_from_file(path)
        } else {
            self.take_in(CredentialSource::File(path))
        }
    }
}
