//! What is typed into the editor and the dialogs is not lost, and no answer lands in a question that it does not belong
//! to: the window's state without a window.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::sync::Arc;
use std::time::{Duration, Instant};

use campaign_remote::background::{
    Engine, Event, Folders, PathPurpose, PathSeen, Practising, Request, RequestId, SaveTrouble,
};
use campaign_remote::campaign::{
    BaseUrl, Command, NextStep, Organization, Outcome, Refusal, Setting, Verdict, WorkflowId,
};
use campaign_remote::language::{Language, Words};
use campaign_remote::profiles::{
    LoadedSettings, Profile, ProfileId, ProfileStore, Profiles, SavedWorkflow, Settings, SignInKind,
};
use campaign_remote::sentences::tell;
use campaign_remote::vault::Vault;
use campaign_remote::window::{
    Action, Add, Arrange, CheckAction, Dialog, Edit, Effect, Field, Focus, Spoken, State, Take,
    Trouble, TypedPath,
};
use zeroize::Zeroizing;

/// A state with two profiles and the practice connection, the first of them chosen, and a workflow ID.
fn ready() -> State {
    let mut state = State::new(Some(Language::English));
    state.apply(Event::Practising(Box::new(practising())), now());
    state.apply(
        Event::Settings(Ok(LoadedSettings {
            settings: Settings::default(),
            notices: Vec::new(),
            writable: true,
        })),
        now(),
    );
    let profiles = ["acme-mkt-stage", "acme"].map(profile).to_vec();
    state.apply(Event::Profiles(Ok(all(profiles))), now());
    state.act(Action::SetWorkflowId("WKF35".to_owned()), now());
    state
}

fn now() -> Instant {
    Instant::now()
}

fn profile(organization: &str) -> Profile {
    let organization = Organization::parse(organization).unwrap();
    Profile {
        api_key: "key".to_owned(),
        ..Profile::new(organization.as_str(), organization.clone()).unwrap()
    }
}

fn practising() -> Practising {
    let organization = Organization::parse("practice").unwrap();
    let address = BaseUrl::parse("http://127.0.0.1").unwrap();
    Practising {
        profile: Profile::practice("Practice", organization, "key", &address).unwrap(),
        stories: vec![("WKF9", "practice-expired-token")],
    }
}

fn all(profiles: Vec<Profile>) -> Profiles {
    Profiles {
        profiles,
        troubles: Vec::new(),
        notices: Vec::new(),
        writable: true,
    }
}

fn sent(effects: &[Effect]) -> Option<RequestId> {
    effects.iter().find_map(|effect| match effect {
        Effect::Ask(Request::Send { id, .. }) => Some(*id),
        _ => None,
    })
}

fn refused(id: RequestId, refusal: Refusal) -> Event {
    Event::Answered {
        id,
        outcome: Box::new(Outcome {
            verdict: Verdict::Refused(refusal),
            exchange: None,
        }),
        page: Arc::default(),
        token_remaining: None,
    }
}

#[test]
fn the_practice_connection_is_never_edited_and_no_link_offers_it() {
    let mut state = ready();
    state.act(Action::ChooseProfile(ProfileId::PRACTICE), now());
    state.act(Action::SetWorkflowId("WKF9".to_owned()), now());
    let effects = state.act(Action::Press(Command::Start), now());
    let id = sent(&effects).unwrap();
    let body = r#"{"error_code":"401013","message":"Oauth token is not valid"}"#;
    let refusal = Refusal::read(401, body.as_bytes());
    state.apply(refused(id, refusal), now());
    let words = Words::new(Language::English);
    let spoken = Spoken::of(&state, &words, now()).unwrap();
    assert!(spoken.lead.contains("Refused"), "{}", spoken.whole());
    let links: Vec<_> = spoken.links.iter().map(|(text, _)| text).collect();
    assert!(links.is_empty(), "{links:?}");
    for action in [
        Action::EditProfile,
        Action::Step(NextStep::RenewCredentials),
        Action::Step(NextStep::OpenProfile(Setting::ApiKey)),
    ] {
        let effects = state.act(action, now());
        assert!(state.editor.is_none());
        assert!(effects.is_empty(), "{effects:?}");
    }
    // A profile of one's own is mended as ever.
    let own = state.all_profiles()[0].id;
    state.act(Action::ChooseProfile(own), now());
    state.act(Action::Step(NextStep::RenewCredentials), now());
    assert_eq!(state.editor.as_ref().unwrap().id(), own);
}

/// The editor is open on the chosen profile, and a name and a secret have been typed into it.
fn edited() -> State {
    let mut state = ready();
    state.act(Action::EditProfile, now());
    for (field, text) in [
        (Field::Name, "Half typed"),
        (Field::AccessToken, "canary-typed-secret"),
    ] {
        let text = Zeroizing::new(text.to_owned());
        state.act(Action::Edit(Edit::Text(field, text)), now());
    }
    state
}

fn is_as_typed(state: &State) -> bool {
    state
        .editor
        .as_ref()
        .is_some_and(|draft| draft.text(Field::Name) == "Half typed" && draft.secrets().len() == 1)
}

fn drop_file(state: &mut State, path: &str) -> Vec<Effect> {
    state.act(Action::Take(Take::Drop(path.into())), now())
}

#[test]
fn correcting_the_workflow_id_during_a_check_closes_the_check_and_not_what_was_typed() {
    let mut state = edited();
    state.act(Action::Check(CheckAction::Begin), now());
    let mend = Action::Check(CheckAction::Mend(NextStep::CorrectWorkflowId));
    state.act(mend.clone(), now());
    assert!(state.dialog.is_none());
    assert!(is_as_typed(&state));
    let notes = &state.editor.as_ref().unwrap().notes;
    assert_eq!(notes[0].key, "save-before-workflow-id");
    // An editor that holds nothing new gives way.
    let mut state = ready();
    state.act(Action::EditProfile, now());
    state.act(Action::Check(CheckAction::Begin), now());
    let effects = state.act(mend, now());
    assert!(state.editor.is_none());
    assert!(
        effects
            .iter()
            .any(|effect| matches!(effect, Effect::Focus(Focus::WorkflowId)))
    );
}

#[test]
fn an_editor_that_holds_something_new_asks_before_it_closes_and_the_window_too() {
    let mut state = edited();
    state.act(Action::Edit(Edit::Close), now());
    assert!(is_as_typed(&state), "Escape threw it away");
    assert!(matches!(
        state.dialog,
        Some(Dialog::Unsaved { leaves: false })
    ));
    state.act(Action::CloseDialog, now());
    assert!(is_as_typed(&state) && state.dialog.is_none());
    assert!(state.asks_before_leaving());
    let effects = state.act(Action::Leave, now());
    assert!(effects.is_empty(), "{effects:?}");
    state.act(Action::CloseDialog, now());
    state.act(Action::Edit(Edit::Close), now());
    let effects = state.act(Action::ConfirmDialog, now());
    assert!(state.editor.is_none());
    assert!(matches!(effects[..], [Effect::ForgetTyped]), "{effects:?}");
    // Where nothing was changed, nothing is asked.
    let mut state = ready();
    for action in [Action::EditProfile, Action::NewProfile] {
        state.act(action, now());
        state.act(Action::Edit(Edit::Close), now());
        assert!(state.editor.is_none() && state.dialog.is_none());
    }
    assert!(matches!(
        state.act(Action::Leave, now())[..],
        [Effect::Leave]
    ));
}

#[test]
fn without_a_program_for_file_dialogs_the_dialog_below_comes_back_with_what_was_typed() {
    let mut state = ready();
    let none_came = |purpose| Event::PathChosen {
        purpose,
        path: None,
        open_for: Duration::from_millis(9),
    };
    state.act(Action::List(Arrange::Add(Add::Begin)), now());
    let typed = Add::Type("WKF1\nWKF2".to_owned());
    state.act(Action::List(Arrange::Add(typed)), now());
    state.apply(none_came(PathPurpose::Workflows), now());
    assert!(matches!(state.dialog, Some(Dialog::Path { .. })));
    state.act(Action::CloseDialog, now());
    let Some(Dialog::AddWorkflows(adding)) = &state.dialog else {
        panic!("{:?}", state.dialog);
    };
    assert_eq!(adding.typed, "WKF1\nWKF2");
    assert_eq!(adding.preview.as_ref().unwrap().new.len(), 2);
    // A file takes the place of what was typed only until the person goes back.
    state.apply(none_came(PathPurpose::Workflows), now());
    state.act(Action::TypeInDialog("/x/list.csv".to_owned()), now());
    let effects = state.act(Action::ConfirmDialog, now());
    let [Effect::Ask(Request::LookAtPath { id, .. })] = effects[..] else {
        panic!("{effects:?}");
    };
    let seen = PathSeen {
        path: "/x/list.csv".into(),
        is_taken: false,
    };
    state.apply(Event::PathSeen { id, seen: Ok(seen) }, now());
    let Some(Dialog::AddWorkflows(adding)) = &state.dialog else {
        panic!("{:?}", state.dialog);
    };
    assert!(adding.reading.is_some());
    state.act(Action::List(Arrange::Add(Add::StartOver)), now());
    let Some(Dialog::AddWorkflows(adding)) = &state.dialog else {
        panic!("{:?}", state.dialog);
    };
    assert_eq!(adding.typed, "WKF1\nWKF2");
    state.act(Action::CloseDialog, now());
    assert!(state.dialog.is_none());

    let mut state = edited();
    state.act(Action::Take(Take::Begin), now());
    let pasted = Zeroizing::new("curl canary".to_owned());
    state.act(Action::Take(Take::Type(pasted)), now());
    state.apply(none_came(PathPurpose::Credentials), now());
    state.act(Action::CloseDialog, now());
    let Some(Dialog::Credentials(intake)) = &state.dialog else {
        panic!("{:?}", state.dialog);
    };
    assert_eq!(intake.typed.as_str(), "curl canary");
}

/// The guard asks before a stop in production, and half of the ID is typed.
fn half_typed() -> State {
    let mut state = ready();
    let production = state.all_profiles()[1].id;
    state.act(Action::ChooseProfile(production), now());
    state.act(Action::Press(Command::Stop), now());
    state.act(Action::TypeInDialog("WKF".to_owned()), now());
    state
}

fn still_asks(state: &State) -> bool {
    matches!(&state.dialog, Some(Dialog::Guard(guarded)) if guarded.typed == "WKF")
}

#[test]
fn a_dropped_file_pushes_no_question_aside_and_says_so() {
    for path in ["/x/profiles.toml", "/x/list.csv", "/x/credential.json"] {
        let mut state = half_typed();
        let effects = drop_file(&mut state, path);
        assert!(effects.is_empty(), "{effects:?}");
        assert!(still_asks(&state), "{path}: {:?}", state.dialog);
        assert!(state.editor.is_none());
        assert_eq!(state.notices[0].key, "drop-not-read");
    }
    // A check runs on, or is given up; it is not forgotten while it runs.
    let mut state = edited();
    state.act(Action::Check(CheckAction::Begin), now());
    drop_file(&mut state, "/x/credential.json");
    assert!(matches!(&state.dialog, Some(Dialog::Check(checking)) if checking.is_running));
}

#[test]
fn what_comes_over_an_open_question_gives_it_back() {
    let import = tempfile::tempdir().unwrap();
    let file = import.path().join("profiles.toml");
    std::fs::write(&file, "").unwrap();
    let store = ProfileStore::new(import.path().join("own.toml"));
    let plan = || Event::ImportPlanned(Ok(store.plan_import(&file).unwrap()));

    let mut state = half_typed();
    state.apply(plan(), now());
    assert!(matches!(state.dialog, Some(Dialog::Import(_))));
    state.act(Action::CloseDialog, now());
    assert!(still_asks(&state), "{:?}", state.dialog);

    // A command is on its way, the guard asks about another, and the window is to be closed.
    let mut state = ready();
    let id = sent(&state.act(Action::Press(Command::Start), now())).unwrap();
    let production = state.all_profiles()[1].id;
    state.act(Action::ChooseProfile(production), now());
    state.act(Action::Press(Command::Stop), now());
    state.act(Action::TypeInDialog("WKF".to_owned()), now());
    state.act(Action::Leave, now());
    assert!(matches!(state.dialog, Some(Dialog::Leave)));
    state.apply(refused(id, Refusal::read(404, b"")), now());
    assert!(still_asks(&state), "{:?}", state.dialog);

    // A check under a dialog goes on.
    let mut state = edited();
    let effects = state.act(Action::Check(CheckAction::Begin), now());
    let id = effects.iter().find_map(|effect| match effect {
        Effect::Ask(Request::Check { id, .. }) => Some(*id),
        _ => None,
    });
    state.apply(plan(), now());
    let ended = Event::CheckEnded {
        id: id.unwrap(),
        lines: Vec::new(),
    };
    state.apply(ended, now());
    state.act(Action::CloseDialog, now());
    assert!(matches!(&state.dialog, Some(Dialog::Check(checking)) if !checking.is_running));
}

#[test]
fn closing_the_window_while_a_profile_is_saved_does_not_say_that_it_is_not() {
    let dialog = |state: &State| matches!(state.dialog, Some(Dialog::Unsaved { leaves: true }));
    let saved = |state: &State| {
        let own = state.all_profiles().iter();
        let own = own.filter(|profile| profile.id != ProfileId::PRACTICE);
        all(own.cloned().collect())
    };
    let mut state = edited();
    let id = state.editor.as_ref().unwrap().id();
    state.act(Action::Edit(Edit::Save), now());
    assert!(state.asks_before_leaving());
    state.act(Action::Leave, now());
    assert!(dialog(&state));
    let result = Ok(saved(&state));
    state.apply(Event::ProfileSaved { id, result }, now());
    assert!(state.editor.is_none());
    assert!(state.dialog.is_none(), "{:?}", state.dialog);
    assert!(!state.asks_before_leaving());
    // The same with a profile that is being deleted, in which nothing was changed, and with a dialog over the question.
    let mut state = ready();
    state.act(Action::EditProfile, now());
    state.act(Action::Edit(Edit::Delete), now());
    state.act(Action::Edit(Edit::DeleteAnyway), now());
    assert!(state.act(Action::Leave, now()).is_empty());
    assert!(dialog(&state));
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("profiles.toml");
    fs::write(&file, "").unwrap();
    let plan = ProfileStore::new(folder.path().join("own.toml")).plan_import(&file);
    state.apply(Event::ImportPlanned(plan), now());
    let result = Ok(saved(&state));
    state.apply(Event::ProfileRemoved { id, result }, now());
    assert!(matches!(state.dialog, Some(Dialog::Import(_))));
    state.act(Action::CloseDialog, now());
    assert!(state.dialog.is_none(), "{:?}", state.dialog);
    // What went wrong is not saved, and asked about as ever.
    let mut state = edited();
    let id = state.editor.as_ref().unwrap().id();
    state.act(Action::Edit(Edit::Save), now());
    state.act(Action::Leave, now());
    let message = campaign_remote::campaign::Message::new("vault-locked");
    let result = Err(SaveTrouble::Secrets(saved(&state), message));
    state.apply(Event::ProfileSaved { id, result }, now());
    assert!(dialog(&state) && is_as_typed(&state));
}

#[test]
fn a_sign_in_address_whose_field_is_not_on_screen_keeps_nothing_from_being_saved_or_checked() {
    let type_in = |state: &mut State, field, text: &str| {
        let text = Zeroizing::new(text.to_owned());
        state.act(Action::Edit(Edit::Text(field, text)), now());
    };
    let mut state = edited();
    let before = state.profile().unwrap().sign_in_url.clone();
    state.act(Action::Edit(Edit::SignIn(SignInKind::OAuth)), now());
    type_in(&mut state, Field::SignInUrl, "no address");
    // Where the field can be seen, it is asked for.
    let effects = state.act(Action::Edit(Edit::Save), now());
    let focus = Focus::Editor(Field::SignInUrl);
    assert!(matches!(effects[..], [Effect::Focus(field)] if field == focus));
    state.act(Action::Edit(Edit::SignIn(SignInKind::Token)), now());
    let effects = state.act(Action::Check(CheckAction::Begin), now());
    assert!(matches!(effects[..], [Effect::Ask(Request::Check { .. })]));
    state.act(Action::CloseDialog, now());
    let effects = state.act(Action::Edit(Edit::Save), now());
    let [Effect::Ask(Request::SaveProfile { profile, .. })] = &effects[..] else {
        panic!("{effects:?} {:?}", state.editor.as_ref().unwrap().errors);
    };
    assert_eq!(profile.sign_in_url, before);
}

#[test]
fn opening_the_profile_puts_the_cursor_where_it_is_to_be_mended() {
    for (setting, field) in [
        (Setting::ApiKey, Field::ApiKey),
        (Setting::BaseUrl, Field::BaseUrl),
        (Setting::SignInUrl, Field::SignInUrl),
        (Setting::CaFile, Field::CaFile),
        (Setting::Proxy, Field::Proxy),
    ] {
        let is_there = |effects: &[Effect]| {
            let last = effects.last().unwrap();
            matches!(last, Effect::Focus(Focus::Editor(at)) if *at == field)
        };
        let step = NextStep::OpenProfile(setting);
        let mut state = ready();
        assert!(is_there(&state.act(Action::Step(step), now())), "{step:?}");
        state.act(Action::Check(CheckAction::Begin), now());
        let mend = Action::Check(CheckAction::Mend(step));
        assert!(is_there(&state.act(mend, now())), "{step:?}");
    }
}

/// The state with the engine that does what it asks for, on a disk of its own; no program shows file dialogs.
struct Room {
    state: State,
    engine: Engine,
    folder: tempfile::TempDir,
}

impl Room {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let own = folder.path().join("own");
        fs::create_dir(&own).unwrap();
        let folders = Folders {
            config: own.clone(),
            data: own.clone(),
            log: own,
        };
        let no_keyring = || {
            let reason = std::io::Error::other("no result found");
            Err(keyring_core::Error::NoStorageAccess(reason.into()))
        };
        let vault = Vault::with_store(no_keyring, Duration::from_secs(1));
        let engine = Engine::start_with(&folders, vault, Arc::new(|| {})).unwrap();
        let state = State::new(Some(Language::English));
        let mut room = Self {
            state,
            engine,
            folder,
        };
        room.wait(|state| state.profiles.is_some());
        room
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).to_str().unwrap().to_owned()
    }

    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.folder.path().join(name)).unwrap()
    }

    fn carry_out(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            if let Effect::Ask(request) = effect {
                self.engine.ask(request);
            }
        }
    }

    fn wait(&mut self, is_so: impl Fn(&State) -> bool) {
        let began = Instant::now();
        while !is_so(&self.state) {
            let late = began.elapsed() > Duration::from_secs(30);
            assert!(!late, "{:?} {:?}", self.state.dialog, self.state.notices);
            let events: Vec<_> = self.engine.events().collect();
            for event in events {
                let effects = self.state.apply(event, now());
                self.carry_out(effects);
            }
            std::thread::sleep(Duration::from_millis(2));
        }
    }

    fn act(&mut self, action: Action) {
        let effects = self.state.act(action, now());
        self.carry_out(effects);
    }

    fn ask_for(&mut self, purpose: PathPurpose) {
        let none_came = Event::PathChosen {
            purpose,
            path: None,
            open_for: Duration::from_millis(9),
        };
        self.state.apply(none_came, now());
    }

    fn type_path(&mut self, path: &str) {
        self.act(Action::TypeInDialog(path.to_owned()));
        self.act(Action::ConfirmDialog);
    }

    /// Waits until the dialog says what is wrong with the path.
    fn trouble(&mut self) -> String {
        self.wait(|state| typed(state).is_some_and(|asked| asked.trouble.is_some()));
        let words = Words::new(Language::English);
        let trouble = typed(&self.state).unwrap().trouble.as_ref().unwrap();
        tell(&words, trouble)
    }

    fn notice(&mut self) -> String {
        self.wait(|state| !state.notices.is_empty());
        let message = self.state.notices.remove(0);
        assert!(self.state.dialog.is_none(), "{:?}", self.state.dialog);
        let words = Words::new(Language::English);
        tell(&words, &message)
    }
}

#[test]
fn saving_again_after_a_keyring_that_failed_takes_nothing_back_that_another_copy_changed() {
    let mut room = Room::new();
    let store = ProfileStore::new(room.folder.path().join("own").join("profiles.toml"));
    let workflow = |id| SavedWorkflow {
        id: WorkflowId::parse(id).unwrap(),
        label: String::new(),
        watched: false,
    };
    let mut own = profile("acme-mkt-stage");
    own.workflows.push(workflow("WKF1"));
    store.save(&own).unwrap();
    room.engine.ask(Request::LoadProfiles);
    room.wait(|state| {
        let mut profiles = state.all_profiles().iter();
        profiles.any(|profile| profile.id == own.id)
    });
    room.act(Action::ChooseProfile(own.id));
    room.act(Action::EditProfile);
    for (field, text) in [(Field::Name, "Mine"), (Field::AccessToken, "token")] {
        let text = Zeroizing::new(text.to_owned());
        room.act(Action::Edit(Edit::Text(field, text)));
    }
    // Another copy of the program saves its own changes meanwhile.
    let mut other = own.clone();
    other.workflows.push(workflow("WKF2"));
    other.timeout = Duration::from_secs(77);
    store.save_changes(&own, &other).unwrap();
    room.act(Action::Edit(Edit::Save));
    room.wait(|state| {
        let draft = state.editor.as_ref().unwrap();
        matches!(draft.trouble, Some(Trouble::SecretsNotKept(_)))
    });
    room.act(Action::Edit(Edit::SaveForThisSession));
    room.wait(|state| state.editor.is_none());
    let saved = store.load().unwrap().profiles;
    let [saved] = &saved[..] else {
        panic!("{saved:?}");
    };
    assert_eq!(saved.name, "Mine");
    assert_eq!(saved.workflows, other.workflows);
    assert_eq!(saved.timeout, other.timeout);
}

fn typed(state: &State) -> Option<&TypedPath> {
    match &state.dialog {
        Some(Dialog::Path(asked)) => Some(asked),
        _ => None,
    }
}

#[test]
fn a_typed_path_replaces_no_file_before_the_person_says_so() {
    let body = PathPurpose::Body(bytes::Bytes::from_static(b"{}"));
    let journal = PathPurpose::Journal(campaign_remote::journal::Format::Csv, Box::default());
    for purpose in [PathPurpose::Export, body, journal] {
        let mut room = Room::new();
        let path = room.path("thesis.txt");
        fs::write(&path, "ten years of work").unwrap();
        room.ask_for(purpose.clone());
        room.type_path(&path);
        room.wait(|state| typed(state).is_none_or(|asked| asked.taken.is_some()));
        assert!(typed(&room.state).is_some(), "{purpose:?} did not ask");
        assert_eq!(room.text("thesis.txt"), "ten years of work");
        // Another name is asked about anew, and is free.
        room.act(Action::TypeInDialog(room.path("other.txt")));
        assert!(typed(&room.state).unwrap().taken.is_none());
        room.act(Action::ConfirmDialog);
        assert!(room.notice().contains(&room.path("other.txt")));
        assert_eq!(room.text("thesis.txt"), "ten years of work");
        // Only now it is replaced.
        room.ask_for(purpose);
        room.type_path(&path);
        room.wait(|state| typed(state).is_some_and(|asked| asked.taken.is_some()));
        room.act(Action::ConfirmDialog);
        assert!(room.notice().contains(&path));
        assert_ne!(room.text("thesis.txt"), "ten years of work");
    }
}

#[test]
fn a_path_of_which_nothing_came_is_there_again_with_the_reason() {
    let mut room = Room::new();
    for purpose in [
        PathPurpose::Import,
        PathPurpose::Credentials,
        PathPurpose::Workflows,
    ] {
        room.ask_for(purpose);
        let path = room.path("profils.toml");
        room.type_path(&path);
        assert!(room.trouble().contains(&path));
        assert_eq!(typed(&room.state).unwrap().typed, path);
        // What is typed next is not to blame for it.
        room.act(Action::TypeInDialog("x".to_owned()));
        assert!(typed(&room.state).unwrap().trouble.is_none());
        room.act(Action::CloseDialog);
    }
    // It is there, and holds no profiles.
    room.ask_for(PathPurpose::Import);
    let path = room.path("list.txt");
    fs::write(&path, "[[").unwrap();
    room.type_path(&path);
    assert!(room.trouble().contains(&path));
    assert_eq!(typed(&room.state).unwrap().typed, path);
    room.act(Action::CloseDialog);
    // Nothing can be written there.
    for name in ["no folder/x", "own", "list.txt/x"] {
        let path = room.path(name);
        room.ask_for(PathPurpose::Export);
        room.type_path(&path);
        let trouble = room.trouble();
        assert!(trouble.contains(&room.path("")), "{trouble}");
        assert_eq!(typed(&room.state).unwrap().typed, path);
        room.act(Action::CloseDialog);
    }
    // The program's own files are not even asked about.
    for own in ["own/profiles.toml", "own/journal.sqlite"] {
        let path = room.path(own);
        fs::write(&path, "").unwrap();
        room.ask_for(PathPurpose::Export);
        room.type_path(&path);
        assert!(room.trouble().contains("own files"));
        room.act(Action::CloseDialog);
    }
    assert!(room.state.notices.is_empty(), "{:?}", room.state.notices);
}

#[test]
fn what_failed_late_comes_over_nothing_that_is_open() {
    let mut room = Room::new();
    room.ask_for(PathPurpose::Import);
    let path = room.path("list.txt");
    fs::write(&path, "[[").unwrap();
    room.type_path(&path);
    room.wait(|state| typed(state).is_none_or(|asked| asked.looking.is_none()));
    room.act(Action::NewProfile);
    room.wait(|state| !state.notices.is_empty() || state.dialog.is_some());
    assert!(room.state.dialog.is_none(), "{:?}", room.state.dialog);
}

#[test]
fn a_path_may_begin_at_home_or_where_the_program_was_started() {
    let mut room = Room::new();
    let name = format!("{}.toml", room.folder.path().file_name().unwrap().display());
    let home = std::env::home_dir().unwrap();
    let here = std::env::current_dir().unwrap();
    for (text, whole) in [
        (format!("~/{name}"), home.join(&name)),
        (format!(" {name} "), here.join(&name)),
        (format!("~{name}"), here.join(format!("~{name}"))),
    ] {
        room.ask_for(PathPurpose::Import);
        room.type_path(&text);
        let trouble = room.trouble();
        assert!(trouble.contains(whole.to_str().unwrap()), "{trouble}");
        room.act(Action::CloseDialog);
    }
    // A folder is none to read from, and is named whole too.
    room.ask_for(PathPurpose::Import);
    room.type_path("~");
    assert!(room.trouble().contains(home.to_str().unwrap()));
}
