//! What is typed into the editor and the dialogs is not lost, and no answer lands in a question that it does not belong
//! to: the window's state without a window.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::sync::Arc;
use std::time::{Duration, Instant};

use campaign_remote::background::{Event, PathPurpose, Practising, Request, RequestId};
use campaign_remote::campaign::{
    BaseUrl, Command, NextStep, Organization, Outcome, Refusal, Verdict,
};
use campaign_remote::language::{Language, Words};
use campaign_remote::profiles::{
    LoadedSettings, Profile, ProfileId, ProfileStore, Profiles, Settings,
};
use campaign_remote::window::{
    Action, Add, Arrange, CheckAction, Dialog, Edit, Effect, Field, Focus, Spoken, State, Take,
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
        Action::Step(NextStep::OpenProfile),
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
    state.act(Action::ConfirmDialog, now());
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
