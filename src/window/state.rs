//! The only truth of what is on screen. Plain functions: what a person did, or news, goes in; effects come out.

use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::background::{
    Appearance, Event, Page, PathPurpose, Practising, Request, RequestId, SettingChange, Text,
};
use crate::campaign::{Exchange, Message, Organization, WorkflowId};
use crate::language::Language;
use crate::profiles::{Environment, Profile, ProfileId, Profiles, Settings};

use super::action::{Action, Effect, Tab};
use super::answers::Answers;
use super::desk::Desks;
use super::dialog::{Deed, Dialog};
use super::draft::{Draft, is_pasted};
use super::journal::Logbook;
use super::list::List;
use super::many::Several;
use super::reader::Reader;
use super::typed_path::{is_body, is_export, is_import};
use super::watching::Watch;

/// Everything that is on screen.
pub struct State {
    /// The settings as they are now.
    pub settings: Settings,
    /// The connection to practise with, which is always there.
    pub practising: Option<Practising>,
    /// What the desktop looks like, where it says so.
    pub appearance: Option<Appearance>,
    /// The profiles; `None` until they have been read.
    pub profiles: Option<Profiles>,
    /// The chosen profile.
    pub chosen: Option<ProfileId>,
    /// The name of the profile that was chosen and is there no longer, until another is.
    pub(super) lost: Option<String>,
    /// What stands in the organization field.
    pub organization: String,
    /// What stands in the workflow ID field.
    pub workflow_id: String,
    /// What stands in the reason's field; `None` while it is not open.
    pub reason: Option<String>,
    /// What is done with several workflows at once.
    pub several: Several,
    /// How the watch is getting on.
    pub watch: Watch,
    /// The journal as it is on screen.
    pub journal: Logbook,
    /// What stands in the filter of the workflow list.
    pub filter: String,
    /// What is known of the workflow list besides its workflows.
    pub list: List,
    /// The label that came with a pasted workflow ID, for when it is saved.
    pub(super) pasted_label: Option<(String, String)>,
    /// What is known and under way, workflow by workflow.
    pub desks: Desks,
    /// What came back for other workflows.
    pub(super) answers: Answers,
    /// The exchange that is shown: that of the workflow in the fields.
    pub exchange: Option<Arc<Exchange>>,
    /// Its body, ready to be drawn.
    pub page: Arc<Page>,
    /// Its headers, ready to be drawn.
    pub headers: Arc<Text>,
    /// Its request, ready to be drawn.
    pub request: Arc<Text>,
    /// Which part of it is shown.
    pub tab: Tab,
    /// How it is shown, and where in it the person is.
    pub reader: Reader,
    /// The dialog that is open.
    pub dialog: Option<Dialog>,
    /// The dialogs under it, which come back when it is closed; the last one lies uppermost.
    pub(super) below: Vec<Dialog>,
    /// What a path was typed for last, and the path as it was typed, until it is known what came of it.
    pub(super) typed_path: Option<(PathPurpose, String)>,
    /// The person has answered the dialog's question, and the answer was not the one.
    pub is_answer_wrong: bool,
    /// The profile that is being edited.
    pub editor: Option<Draft>,
    /// What the person should know, until it is dismissed.
    pub notices: Vec<Message>,
    /// When the session's token ends, where that is known.
    pub token_ends: Option<Instant>,
    language_is_fixed: Option<Language>,
    pub(super) last_press: Option<(Deed, Instant)>,
    next_id: u64,
}

impl State {
    /// The state before anything has been read. A language given at the start outranks the settings.
    pub fn new(language: Option<Language>) -> Self {
        Self {
            settings: Settings::default(),
            practising: None,
            appearance: None,
            profiles: None,
            chosen: None,
            lost: None,
            organization: String::new(),
            workflow_id: String::new(),
            reason: None,
            journal: Logbook::default(),
            filter: String::new(),
            list: List::default(),
            pasted_label: None,
            desks: Desks::default(),
            several: Several::default(),
            watch: Watch::default(),
            answers: Answers::default(),
            exchange: None,
            page: Arc::default(),
            headers: Arc::default(),
            request: Arc::default(),
            tab: Tab::default(),
            reader: Reader::default(),
            dialog: None,
            below: Vec::new(),
            typed_path: None,
            is_answer_wrong: false,
            editor: None,
            notices: Vec::new(),
            token_ends: None,
            language_is_fixed: language,
            last_press: None,
            next_id: 0,
        }
    }

    /// The language that everything is said in.
    pub fn language(&self) -> Language {
        let of_settings = self
            .settings
            .language
            .as_deref()
            .and_then(Language::of_code);
        self.language_is_fixed
            .or(of_settings)
            .unwrap_or_else(Language::of_system)
    }

    /// The chosen profile.
    pub fn profile(&self) -> Option<&Profile> {
        self.all_profiles()
            .iter()
            .find(|profile| Some(profile.id) == self.chosen)
    }

    /// All profiles that can be used.
    pub fn all_profiles(&self) -> &[Profile] {
        self.profiles
            .as_ref()
            .map_or(&[], |profiles| &profiles.profiles)
    }

    /// What a command would really go to: the chosen profile's environment,
    /// or that of another organization which was typed over it.
    pub fn environment(&self) -> Option<Environment> {
        let profile = self.profile()?;
        Some(match Organization::parse(&self.organization) {
            Ok(organization) => profile.environment_of(&organization),
            Err(_not_one) => profile.environment,
        })
    }

    /// Takes what a person did.
    pub fn act(&mut self, action: Action, now: Instant) -> Vec<Effect> {
        let mut effects = self.take_action(action, now);
        effects.extend(self.show_own());
        effects.extend(self.keep_watch(now));
        effects.extend(self.keep_journal(now));
        self.look_through_list();
        self.make_way(&effects);
        effects
    }

    fn take_action(&mut self, action: Action, now: Instant) -> Vec<Effect> {
        if !matches!(
            action,
            Action::Press(_) | Action::Restart | Action::FieldDone
        ) {
            // A person who did something else in between did not double-click.
            self.last_press = None;
        }
        match action {
            Action::ChooseProfile(id) => self.choose_profile(id),
            Action::NewProfile => self.open_editor(None),
            Action::EditProfile => {
                let profile = self.profile().cloned();
                self.open_editor(profile.as_ref())
            }
            Action::SetOrganization(text) => {
                let pasted = is_pasted(&self.organization, &text);
                let name = pasted.then(|| Organization::in_pasted(&text)).flatten();
                self.organization = name.unwrap_or(text);
                Vec::new()
            }
            Action::SetWorkflowId(text) => {
                self.workflow_id = text;
                Vec::new()
            }
            Action::PasteWorkflowId(text) => {
                // A label with its ID becomes the ID.
                self.pasted_label = WorkflowId::in_pasted(&text);
                let id = self.pasted_label.as_ref().map(|(_label, id)| id.clone());
                self.workflow_id = id.unwrap_or(text);
                Vec::new()
            }
            Action::Reason(text) => self.type_reason(text),
            Action::ChooseWorkflow(id) => self.choose_workflow(&id),
            Action::SaveWorkflow => self.save_workflow(),
            Action::RemoveWorkflow => self.remove_workflow(),
            Action::List(arrange) => self.arrange(arrange),
            Action::SetFilter(text) => {
                self.set_filter(text);
                Vec::new()
            }
            Action::Press(command) => self.press(command, now),
            Action::SendAgain => self.send_again(now),
            Action::CancelRequest => self.cancel(),
            Action::Many(many) => self.many(many, now),
            Action::Watch(watched) => self.watch_workflow(watched),
            Action::Restart => self.restart(now),
            Action::StopLooking => self.stop_looking(),
            Action::FieldDone => self.glance(),
            Action::CheckState => self.read(self.target(), now),
            Action::Step(step) => self.step(step, now),
            Action::Take(take) => self.take(take),
            Action::Check(check) => self.check(check),
            Action::Edit(edit) => self.edit(edit),
            Action::ShowTab(tab) => self.show_tab(tab),
            Action::Browse(browse) => self.browse(browse),
            Action::Copy => self.copy(),
            Action::CopyAsCurl => self
                .exchange
                .iter()
                .map(|exchange| Effect::CopyText(exchange.request.as_curl()))
                .collect(),
            Action::ChooseFile(purpose) => vec![Effect::OpenFileDialog(purpose)],
            Action::SetLanguage(language) => {
                self.language_is_fixed = None;
                let code = language.map(|language| language.code().to_owned());
                self.change_setting(SettingChange::Language(code))
            }
            Action::Set(change) => {
                let mut effects = self.change_setting(change);
                effects.extend(self.keep_watch(now));
                effects
            }
            Action::DismissNotice(index) => self.dismiss_notice(index),
            Action::GoTo(focus) => vec![Effect::Focus(focus)],
            Action::Journal(leaf) => self.leaf(leaf),
            Action::ComeBack => self.come_back(now),
            Action::TypeInDialog(text) => {
                self.is_answer_wrong = false;
                if let Some(dialog) = &mut self.dialog {
                    dialog.type_in(text);
                }
                Vec::new()
            }
            Action::ConfirmDialog => self.confirm_dialog(now),
            Action::CloseDialog => self.close_dialog(now),
            Action::Leave => self.leave(),
        }
    }

    /// Takes news from the engine room.
    pub fn apply(&mut self, event: Event, now: Instant) -> Vec<Effect> {
        if event.changes_journal() {
            self.journal.is_out_of_date();
        }
        let mut effects = self.take_event(event, now);
        effects.extend(self.show_own());
        effects.extend(self.keep_watch(now));
        effects.extend(self.keep_journal(now));
        self.look_through_list();
        self.make_way(&effects);
        effects
    }

    fn take_event(&mut self, event: Event, now: Instant) -> Vec<Effect> {
        match event {
            Event::Practising(practising) => {
                self.practising = Some(*practising);
                Vec::new()
            }
            Event::Settings(Ok(loaded)) => {
                self.settings = loaded.settings;
                self.notices.extend(loaded.notices);
                let mut effects = self.choose_first(self.settings.last_profile);
                effects.push(Effect::Redress);
                effects
            }
            Event::Settings(Err(error)) | Event::SettingsNotSaved(error) => {
                self.notify(error.message())
            }
            Event::Appearance(appearance) => {
                self.appearance = Some(appearance);
                vec![Effect::Redress]
            }
            Event::Profiles(Ok(profiles)) => {
                self.take_profiles(profiles);
                self.choose_first(self.settings.last_profile)
            }
            Event::Profiles(Err(error)) => {
                self.notify(error.message());
                if self.profiles.is_some() {
                    return Vec::new();
                }
                self.take_profiles(Self::no_profiles());
                self.choose_first(None)
            }
            Event::Answered {
                id,
                outcome,
                page,
                token_remaining,
            } => {
                self.note_token(id, token_remaining, now);
                self.answered(id, *outcome, page, now)
            }
            Event::Read {
                id,
                reading,
                page,
                token_remaining,
            } => {
                self.note_token(id, token_remaining, now);
                self.read_came(id, *reading, page, now)
            }
            Event::Looked { id, look } => {
                self.looked(id, &look, now);
                Vec::new()
            }
            Event::Followed { id, confirmation } => {
                self.followed(id, *confirmation);
                Vec::new()
            }
            Event::Watched {
                target,
                record,
                pace,
            } => self.watched(*target, &record, pace, now),
            Event::Restart { id, news } => self.restart_came(id, *news, now),
            Event::TokenSeen { profile, remaining } => {
                if self.chosen == Some(profile) {
                    self.token_ends = remaining.map(|remaining| now + remaining);
                }
                Vec::new()
            }
            Event::Seen { id, sight } => self.seen(id, sight),
            Event::Recalled { id, recalled } => self.recalled(id, *recalled),
            Event::CheckSaid { id, line } => {
                self.check_said(id, *line);
                Vec::new()
            }
            Event::CheckEnded { id, lines } => {
                self.check_ended(id, lines);
                Vec::new()
            }
            Event::CredentialsRead { id, path, found } => self.credentials_read(id, path, found),
            Event::PathChosen {
                purpose,
                path,
                open_for,
            } => self.path_came(purpose, path, open_for),
            Event::PathSeen { id, seen } => self.path_seen(id, seen, now),
            other => self.take_file_news(other, now),
        }
    }

    /// News of files: profiles, lists, bodies.
    fn take_file_news(&mut self, event: Event, now: Instant) -> Vec<Effect> {
        match event {
            Event::ProfileSaved { id, result } => self.profile_saved(id, result, now),
            Event::WorkflowsSaved(result) => self.workflows_saved(result),
            Event::ListRead { id, found } => self.list_read(id, found),
            Event::ProfileRemoved { id, result } => self.profile_removed(id, result, now),
            Event::ImportPlanned(Ok(plan)) => {
                self.forget_path(is_import);
                self.open_dialog(Dialog::Import(Box::new(plan)));
                Vec::new()
            }
            Event::Imported(Ok(profiles)) => {
                self.take_profiles(profiles);
                self.notify(Message::new("notice-imported"));
                self.choose_first(None)
            }
            Event::Imported(Err(error)) => self.notify(error.message()),
            Event::ImportPlanned(Err(error)) => self.file_failed(is_import, error.message()),
            Event::Exported(Err(error)) => self.file_failed(is_export, error.message()),
            Event::Exported(Ok(path)) => {
                self.forget_path(is_export);
                let message = Message::new("notice-exported");
                self.notify(message.with("path", path.display().to_string()))
            }
            Event::BodySaved(Ok(path)) => {
                self.forget_path(is_body);
                let message = Message::new("notice-body-saved");
                self.notify(message.with("path", path.display().to_string()))
            }
            Event::BodySaved(Err(message)) => self.file_failed(is_body, message),
            Event::Noticed(message) => self.notify(message),
            // Taken above; each by its name, so that a new one is not forgotten.
            Event::Practising(_)
            | Event::Appearance(_)
            | Event::Settings(_)
            | Event::SettingsNotSaved(_)
            | Event::Profiles(_)
            | Event::Answered { .. }
            | Event::Read { .. }
            | Event::Looked { .. }
            | Event::Followed { .. }
            | Event::Watched { .. }
            | Event::Restart { .. }
            | Event::TokenSeen { .. }
            | Event::Seen { .. }
            | Event::Recalled { .. }
            | Event::CheckSaid { .. }
            | Event::CheckEnded { .. }
            | Event::CredentialsRead { .. }
            | Event::PathChosen { .. }
            | Event::PathSeen { .. } => Vec::new(),
        }
    }

    /// Notes how long a token still lasts, if it is the chosen profile's.
    fn note_token(&mut self, id: RequestId, remaining: Option<Duration>, now: Instant) {
        let asked_by = self.desks.asked_by(id);
        if asked_by.is_some_and(|key| key.profile == self.chosen) {
            self.token_ends = remaining.map(|remaining| now + remaining);
        }
    }

    fn change_setting(&mut self, change: SettingChange) -> Vec<Effect> {
        change.apply_to(&mut self.settings);
        vec![Effect::Redress, Effect::Ask(Request::ChangeSetting(change))]
    }

    pub(super) fn notify(&mut self, message: Message) -> Vec<Effect> {
        if !self.notices.contains(&message) {
            self.notices.push(message);
        }
        Vec::new()
    }

    fn dismiss_notice(&mut self, index: usize) -> Vec<Effect> {
        if index < self.notices.len() {
            self.notices.remove(index);
        }
        Vec::new()
    }

    pub(super) fn fresh_id(&mut self) -> RequestId {
        self.next_id += 1;
        RequestId(self.next_id)
    }
}
