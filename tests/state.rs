//! The window's state without a window: what a person did and what came back go in, requests and sentences come out.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::sync::Arc;
use std::time::{Duration, Instant};

use campaign_remote::background::{Event, Page, PathPurpose, Request, RequestId};
use campaign_remote::campaign::import;
use campaign_remote::campaign::{
    Answer, BodyEnd, Cause, Command, Exchange, Message, NextStep, Organization, Outcome, Reading,
    Record, Refusal, Verdict, WorkflowId, WorkflowState,
};
use campaign_remote::language::{Language, Words};
use campaign_remote::profiles::{Environment, LoadedSettings, Profile, Profiles, Settings};
use campaign_remote::window::{
    Action, Dialog, Draft, Edit, Effect, Field, Spoken, State, Tab, Take,
};
use zeroize::Zeroizing;

/// A state with two profiles, the first of them chosen, and a workflow ID.
fn ready() -> State {
    let mut state = State::new(Some(Language::English));
    let now = Instant::now();
    state.apply(
        Event::Settings(Ok(LoadedSettings {
            settings: Settings::default(),
            notices: Vec::new(),
            writable: true,
        })),
        now,
    );
    let profiles = ["acme-mkt-stage", "acme"].map(profile);
    state.apply(Event::Profiles(Ok(all(profiles.to_vec()))), now);
    state.act(Action::SetWorkflowId("WKF35".to_owned()), now);
    state
}

fn profile(organization: &str) -> Profile {
    let organization = Organization::parse(organization).unwrap();
    Profile {
        api_key: "key".to_owned(),
        ..Profile::new(organization.as_str(), organization.clone()).unwrap()
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

fn sent(effects: &[Effect]) -> Option<(RequestId, Command)> {
    effects.iter().find_map(|effect| match effect {
        Effect::Ask(Request::Send { id, order }) => Some((*id, order.command)),
        _ => None,
    })
}

fn answered(id: RequestId, verdict: Verdict) -> Event {
    Event::Answered {
        id,
        outcome: Box::new(Outcome {
            verdict,
            exchange: None,
        }),
        page: Arc::new(Page::default()),
        token_remaining: None,
    }
}

fn line(state: &State) -> String {
    let words = Words::new(Language::English);
    Spoken::of(state, &words, Instant::now()).map_or_else(String::new, |spoken| spoken.whole())
}

fn links(state: &State) -> Vec<String> {
    let words = Words::new(Language::English);
    let spoken = Spoken::of(state, &words, Instant::now()).unwrap();
    spoken
        .links
        .into_iter()
        .map(|(text, _action)| text)
        .collect()
}

#[test]
fn while_a_command_is_on_its_way_no_other_is_sent() {
    let mut state = ready();
    let now = Instant::now();
    let first = state.act(Action::Press(Command::Start), now);
    assert!(sent(&first).is_some());
    assert!(
        line(&state).starts_with("Sending: start WKF35…"),
        "{}",
        line(&state)
    );
    for command in Command::ALL {
        assert!(state.act(Action::Press(command), now).is_empty());
    }
    assert!(state.act(Action::CheckState, now).is_empty());
}

#[test]
fn the_second_press_of_a_double_click_sends_nothing_even_after_a_fast_answer() {
    let mut state = ready();
    let now = Instant::now();
    let (id, _) = sent(&state.act(Action::Press(Command::Pause), now)).unwrap();
    state.apply(answered(id, Verdict::Accepted), now);
    let soon = now + Duration::from_millis(300);
    assert!(state.act(Action::Press(Command::Pause), soon).is_empty());
    let later = now + Duration::from_millis(900);
    assert!(sent(&state.act(Action::Press(Command::Pause), later)).is_some());
}

#[test]
fn an_answer_to_another_request_changes_nothing_on_screen() {
    let mut state = ready();
    let now = Instant::now();
    let (id, _) = sent(&state.act(Action::Press(Command::Start), now)).unwrap();
    let before = line(&state);
    state.apply(answered(RequestId(id.0 + 7), Verdict::Accepted), now);
    assert_eq!(line(&state), before);
    state.apply(answered(id, Verdict::Accepted), now);
    assert!(line(&state).starts_with("Accepted: start WKF35."));
    state.apply(answered(id, Verdict::NotSent(Cause::Cancelled)), now);
    assert!(
        line(&state).starts_with("Accepted: start WKF35."),
        "{}",
        line(&state)
    );
}

#[test]
fn stop_in_production_goes_out_only_with_the_typed_id_and_only_once() {
    let mut state = ready();
    let now = Instant::now();
    let production = state.all_profiles()[1].id;
    state.act(Action::ChooseProfile(production), now);
    assert_eq!(state.environment(), Some(Environment::Production));
    assert!(sent(&state.act(Action::Press(Command::Stop), now)).is_none());
    assert!(matches!(state.dialog, Some(Dialog::Guard(_))));
    assert!(sent(&state.act(Action::ConfirmDialog, now)).is_none());
    state.act(Action::TypeInDialog("WKF3".to_owned()), now);
    assert!(sent(&state.act(Action::ConfirmDialog, now)).is_none());
    state.act(Action::TypeInDialog(" WKF35 ".to_owned()), now);
    assert_eq!(
        sent(&state.act(Action::ConfirmDialog, now)).unwrap().1,
        Command::Stop
    );
    assert!(sent(&state.act(Action::ConfirmDialog, now)).is_none());
}

#[test]
fn another_organization_typed_over_a_stage_profile_is_guarded_as_production() {
    let mut state = ready();
    let now = Instant::now();
    assert_eq!(state.environment(), Some(Environment::Stage));
    state.act(Action::SetOrganization("acme".to_owned()), now);
    assert_eq!(state.environment(), Some(Environment::Production));
    assert!(sent(&state.act(Action::Press(Command::Stop), now)).is_none());
}

#[test]
fn a_read_only_profile_sends_nothing_and_says_so() {
    let mut state = State::new(Some(Language::English));
    let now = Instant::now();
    let read_only = Profile {
        read_only: true,
        ..profile("acme-mkt-stage")
    };
    state.apply(Event::Profiles(Ok(all(vec![read_only]))), now);
    state.act(Action::SetWorkflowId("WKF35".to_owned()), now);
    for command in Command::ALL {
        assert!(sent(&state.act(Action::Press(command), now)).is_none());
        assert!(line(&state).contains("is read-only"), "{}", line(&state));
    }
}

#[test]
fn a_web_page_in_place_of_an_answer_is_not_said_to_be_campaign_s() {
    let page = "\n<!DOCTYPE html><html><body>Please sign in</body></html>";
    for (body, is_page) in [
        (page, true),
        ("{}", false),
        ("", false),
        ("taken <b>", false),
    ] {
        let mut state = ready();
        let now = Instant::now();
        let id = start(&mut state, "WKF35", now);
        state.apply(
            answered_with(id, Verdict::Accepted, exchange(200, body)),
            now,
        );
        let line = line(&state);
        assert!(line.starts_with("Accepted: start WKF35."), "{line}");
        assert_eq!(line.contains("web page"), is_page, "{line}");
        assert_eq!(line.contains("Campaign took it"), !is_page, "{line}");
    }
}

#[test]
fn an_address_that_is_typed_letter_by_letter_is_not_rewritten_under_the_fingers() {
    let address = "https://acme-mkt-stage1.campaign.adobe.com/view/home";
    let mut state = ready();
    let mut draft = Draft::new(None).unwrap();
    for end in 1..=address.len() {
        state.act(
            Action::SetOrganization(address[..end].to_owned()),
            Instant::now(),
        );
        draft.set(Field::Organization, &address[..end]);
    }
    assert_eq!(state.organization, address);
    assert_eq!(draft.text(Field::Organization), address);
    assert_eq!(draft.environment, Environment::Stage);
    assert_eq!(state.environment(), Some(Environment::Stage));
}

#[test]
fn sending_again_is_offered_only_after_the_record_was_read() {
    let mut state = ready();
    let now = Instant::now();
    let (id, _) = sent(&state.act(Action::Press(Command::Pause), now)).unwrap();
    let lost = Verdict::MaybeApplied(Cause::TimedOut {
        limit: Duration::from_mins(1),
    });
    state.apply(answered(id, lost), now);
    assert_eq!(links(&state), ["Check state"]);
    let look_first = "Look at the workflow’s state before you send it again.";
    assert!(line(&state).contains(look_first), "{}", line(&state));
    assert!(
        line(&state).contains("within 60 seconds"),
        "{}",
        line(&state)
    );
    let effects = state.act(Action::CheckState, now);
    let Some(Effect::Ask(Request::Read { id, .. })) = effects.first() else {
        panic!("{effects:?}");
    };
    state.apply(
        Event::Read {
            id: *id,
            reading: Box::new(Reading {
                record: Ok(Record {
                    state: WorkflowState::Started,
                    label: None,
                    next_processing: None,
                    last_processing: None,
                }),
                exchange: None,
            }),
            page: Arc::new(Page::default()),
            token_remaining: None,
        },
        now,
    );
    assert!(
        line(&state).ends_with("The workflow’s record now says: Started."),
        "{}",
        line(&state)
    );
    assert!(!line(&state).contains(look_first), "{}", line(&state));
    assert_eq!(links(&state), ["Check state", "Send pause again"]);
    let again = state.act(Action::SendAgain, now);
    assert_eq!(sent(&again).unwrap().1, Command::Pause);
}

#[test]
fn a_verdict_belongs_to_its_workflow_and_is_there_again_when_that_is_chosen_again() {
    let mut state = ready();
    let now = Instant::now();
    let (id, _) = sent(&state.act(Action::Press(Command::Pause), now)).unwrap();
    state.act(Action::SetWorkflowId("WKF12".to_owned()), now);
    assert_eq!(line(&state), "");
    assert!(sent(&state.act(Action::Press(Command::Start), now)).is_some());
    state.apply(answered(id, Verdict::MaybeApplied(Cause::Cancelled)), now);
    assert!(
        line(&state).starts_with("Sending: start WKF12"),
        "{}",
        line(&state)
    );
    assert!(state.act(Action::SendAgain, now).is_empty());
    state.act(Action::SetWorkflowId("WKF35".to_owned()), now);
    assert!(
        line(&state).starts_with("May have been applied: pause WKF35."),
        "{}",
        line(&state)
    );
    let effects = state.act(Action::Step(NextStep::CheckState), now);
    let Some(Effect::Ask(Request::Read { target, .. })) = effects.first() else {
        panic!("{effects:?}");
    };
    assert_eq!(target.workflow.as_str(), "WKF35");
}

#[test]
fn a_record_without_a_state_is_said_to_report_none() {
    let mut state = ready();
    let now = Instant::now();
    let effects = state.act(Action::CheckState, now);
    let Some(Effect::Ask(Request::Read { id, .. })) = effects.first() else {
        panic!("{effects:?}");
    };
    let reading = Reading {
        record: Ok(Record::read(b"{}")),
        exchange: None,
    };
    state.apply(
        Event::Read {
            id: *id,
            reading: Box::new(reading),
            page: Arc::new(Page::default()),
            token_remaining: None,
        },
        now,
    );
    assert_eq!(
        state.desk().seen.as_ref().unwrap().state,
        WorkflowState::NotReported
    );
    // Another ID is another workflow: nothing is known of it.
    state.act(Action::SetWorkflowId("WKF3".to_owned()), now);
    assert_eq!(state.desk().seen, None);
}

#[test]
fn only_what_is_pasted_is_tidied() {
    let mut state = ready();
    let now = Instant::now();
    state.act(
        Action::PasteWorkflowId("Daily import (WKF12)".to_owned()),
        now,
    );
    assert_eq!(state.workflow_id, "WKF12");
    let mut typed = String::new();
    for character in "a (b)".chars() {
        typed.push(character);
        state.act(Action::SetWorkflowId(typed.clone()), now);
    }
    assert_eq!(state.workflow_id, "a (b)");
    state.act(
        Action::SetOrganization("https://acme.campaign.adobe.com/view/home".to_owned()),
        now,
    );
    assert_eq!(state.organization, "acme");
}

#[test]
fn a_cut_body_is_said_and_leaves_the_verdict_accepted() {
    let mut state = ready();
    let now = Instant::now();
    let (id, _) = sent(&state.act(Action::Press(Command::Start), now)).unwrap();
    let exchange = Exchange {
        request: campaign_remote::campaign::Request {
            method: "POST",
            url: "https://mc.adobe.io/x".to_owned(),
            headers: Vec::new(),
            body: "",
        },
        answer: Some(Answer {
            status: 200,
            reason: "OK",
            headers: Vec::new(),
            body: Vec::new().into(),
            end: BodyEnd::Cut(Message::new("body-cut-timed-out")),
        }),
        began: jiff::Timestamp::now(),
        elapsed: Duration::from_millis(4200),
    };
    state.apply(
        Event::Answered {
            id,
            outcome: Box::new(Outcome {
                verdict: Verdict::Accepted,
                exchange: Some(exchange),
            }),
            page: Arc::new(Page::default()),
            token_remaining: None,
        },
        now,
    );
    let line = line(&state);
    assert!(
        line.starts_with("Accepted: start WKF35. Campaign took it in 4.2 s"),
        "{line}"
    );
    assert!(line.contains("did not come whole in time"), "{line}");
}

#[test]
fn a_refusal_without_a_known_meaning_gets_no_advice() {
    let mut state = ready();
    let now = Instant::now();
    let (id, _) = sent(&state.act(Action::Press(Command::Start), now)).unwrap();
    let refusal = Refusal::read(418, b"short and stout");
    state.apply(answered(id, Verdict::Refused(refusal)), now);
    assert_eq!(
        line(&state),
        "Refused: start WKF35. The server answered 418. The server said (418): “short and stout”"
    );
    assert!(links(&state).is_empty());
}

#[test]
fn the_editor_notes_every_wrong_field_and_asks_for_nothing_until_they_are_right() {
    let mut state = ready();
    let now = Instant::now();
    state.act(Action::NewProfile, now);
    let edit = |state: &mut State, field, text: &str| {
        let text = Zeroizing::new(text.to_owned());
        state.act(Action::Edit(Edit::Text(field, text)), now);
    };
    edit(&mut state, Field::BaseUrl, "http://mc.adobe.io");
    edit(&mut state, Field::Proxy, "nonsense");
    edit(&mut state, Field::Timeout, "0");
    let effects = state.act(Action::Edit(Edit::Save), now);
    assert!(
        !effects
            .iter()
            .any(|effect| matches!(effect, Effect::Ask(_)))
    );
    let wrong: Vec<_> = state
        .editor
        .as_ref()
        .unwrap()
        .errors
        .iter()
        .map(|(field, _)| *field)
        .collect();
    assert_eq!(
        wrong,
        [
            Field::Name,
            Field::Organization,
            Field::BaseUrl,
            Field::Proxy,
            Field::Timeout
        ]
    );
    for (field, text) in [
        (Field::Name, "Gamma"),
        (Field::Organization, "gamma-mkt-stage1"),
        (Field::BaseUrl, ""),
        (Field::Proxy, ""),
        (Field::Timeout, "30"),
        (Field::CaFile, " company.pem "),
        (Field::AccessToken, " token \n"),
    ] {
        edit(&mut state, field, text);
    }
    let effects = state.act(Action::Edit(Edit::Save), now);
    let Some(Effect::Ask(Request::SaveProfile {
        profile, secrets, ..
    })) = effects.first()
    else {
        panic!("{effects:?}");
    };
    assert_eq!(
        profile.environment,
        Environment::Stage,
        "the name says stage"
    );
    assert_eq!(profile.base_url.to_string(), "https://mc.adobe.io");
    // In the folder of the next start it would be another file.
    let whole = std::env::current_dir().unwrap().join("company.pem");
    assert_eq!(profile.ca_file, Some(whole));
    assert_eq!(secrets.len(), 1);
    assert!(
        !format!("{effects:?}").contains("token \n"),
        "a secret is shown by Debug"
    );
}

#[test]
fn a_dialog_that_answers_with_nothing_at_once_was_none_and_a_path_is_asked_for() {
    let mut state = ready();
    let now = Instant::now();
    let came = |open_for| Event::PathChosen {
        purpose: PathPurpose::Export,
        path: None,
        open_for,
    };
    state.apply(came(Duration::from_secs(3)), now);
    assert!(state.dialog.is_none(), "the person cancelled");
    state.apply(came(Duration::from_millis(17)), now);
    assert!(matches!(state.dialog, Some(Dialog::Path { .. })));
}

#[test]
fn another_organization_in_a_stage_profile_makes_it_production_until_the_person_chooses() {
    let mut state = ready();
    let now = Instant::now();
    let first = state.all_profiles()[0].id;
    state.act(Action::ChooseProfile(first), now);
    state.act(Action::EditProfile, now);
    let environment = |state: &State| state.editor.as_ref().unwrap().environment;
    let edit = |state: &mut State, text: &str| {
        let text = Zeroizing::new(text.to_owned());
        state.act(Action::Edit(Edit::Text(Field::Organization, text)), now);
    };
    assert_eq!(environment(&state), Environment::Stage);
    edit(&mut state, "acme");
    assert_eq!(environment(&state), Environment::Production);
    edit(&mut state, "acme-mkt-stage");
    assert_eq!(environment(&state), Environment::Stage);
    state.act(
        Action::Edit(Edit::Environment(Environment::Production)),
        now,
    );
    edit(&mut state, "beta-mkt-stage");
    assert_eq!(
        environment(&state),
        Environment::Production,
        "a choice was overridden"
    );
}

#[test]
fn what_cannot_be_an_id_is_shown_short_and_without_what_nobody_sees() {
    let mut state = ready();
    let now = Instant::now();
    state.act(Action::SetWorkflowId("WKF\u{202e}35".to_owned()), now);
    state.act(Action::Press(Command::Pause), now);
    assert_eq!(
        line(&state),
        "Not sent: pause WKF35. No workflow ID can hold the character U+202E."
    );
    state.act(Action::SetWorkflowId("A".repeat(3000)), now);
    state.act(Action::Press(Command::Start), now);
    assert!(line(&state).len() < 200, "{}", line(&state));
}

fn asked_credentials(effects: &[Effect]) -> Option<RequestId> {
    effects.iter().find_map(|effect| match effect {
        Effect::Ask(Request::ReadCredentials { id, .. }) => Some(*id),
        _ => None,
    })
}

#[test]
fn a_secret_that_is_read_late_lands_in_no_other_profile() {
    let mut state = ready();
    let now = Instant::now();
    let begin = |state: &mut State, profile: usize| {
        let id = state.all_profiles()[profile].id;
        state.act(Action::ChooseProfile(id), now);
        state.act(Action::EditProfile, now);
        state.act(Action::Take(Take::Begin), now);
    };
    begin(&mut state, 0);
    let slow = Action::Take(Take::Drop("/slow/credential.json".into()));
    let slow = asked_credentials(&state.act(slow, now)).unwrap();
    state.act(Action::CloseDialog, now);
    state.act(Action::Edit(Edit::Close), now);
    begin(&mut state, 1);
    let found = import::read(r#"{"CLIENT_ID":"client-1","CLIENT_SECRETS":["canary"]}"#);
    let late = Event::CredentialsRead {
        id: slow,
        path: None,
        found: Ok(found.unwrap()),
    };
    state.apply(late, now);
    assert!(state.editor.as_ref().unwrap().secrets().is_empty());
    assert!(matches!(state.dialog, Some(Dialog::Credentials(_))));
}

#[test]
fn a_dropped_credential_file_is_read_into_a_new_profile_and_dropped_profiles_are_planned() {
    let mut state = ready();
    let now = Instant::now();
    let profiles = Action::Take(Take::Drop("/somewhere/profiles.TOML".into()));
    let effects = state.act(profiles, now);
    assert!(matches!(
        effects.first(),
        Some(Effect::Ask(Request::PlanImport { .. }))
    ));
    assert!(state.editor.is_none());

    let effects = state.act(
        Action::Take(Take::Drop("/somewhere/credential.json".into())),
        now,
    );
    let id = asked_credentials(&effects).unwrap();
    let found = import::read(
        r#"{"CLIENT_ID":"client-1","CLIENT_SECRETS":["canary-dropped-secret"],"SCOPES":["openid"]}"#,
    );
    let effects = state.apply(
        Event::CredentialsRead {
            id,
            path: Some("/somewhere/credential.json".into()),
            found: Ok(found.unwrap()),
        },
        now,
    );
    assert!(state.dialog.is_none());
    let draft = state.editor.as_ref().unwrap();
    assert_eq!(draft.text(Field::ApiKey), "client-1");
    assert_eq!(draft.secrets().len(), 1);
    let told: Vec<_> = draft.notes.iter().map(|note| note.key).collect();
    assert_eq!(
        told,
        ["import-lacks-organization", "import-file-holds-secret"]
    );
    assert!(!format!("{effects:?}").contains("canary"));
}

#[test]
fn an_imported_workflow_comes_into_the_field_only_with_its_profile() {
    let mut state = ready();
    let now = Instant::now();
    let line = "curl 'https://mc.adobe.io/gamma/campaign/workflow/execution/WKF12/commands' \
        -H 'Authorization: Bearer t0ken-of-gamma' -H 'X-Api-Key: key' -d '{\"method\":\"stop\"}'";
    let take = |state: &mut State| {
        let effects = state.act(
            Action::Take(Take::Paste(Zeroizing::new(line.to_owned()))),
            now,
        );
        let id = asked_credentials(&effects).unwrap();
        let path = None;
        let found = Ok(import::read(line).unwrap());
        state.apply(Event::CredentialsRead { id, path, found }, now);
    };
    take(&mut state);
    assert_eq!(
        state.editor.as_ref().unwrap().text(Field::Organization),
        "gamma"
    );
    state.act(Action::Edit(Edit::Close), now);
    state.act(Action::ConfirmDialog, now);
    assert!(state.editor.is_none());
    assert_eq!(state.workflow_id, "WKF35", "another profile got the ID");

    take(&mut state);
    let id = state.editor.as_ref().unwrap().id();
    let mut saved = state.all_profiles().to_vec();
    saved.push(Profile {
        id,
        ..profile("gamma")
    });
    let result = Ok(all(saved));
    state.apply(Event::ProfileSaved { id, result }, now);
    assert_eq!(
        (state.workflow_id.as_str(), state.chosen),
        ("WKF12", Some(id))
    );
}

/// The answer to a request, with this body.
fn exchange(status: u16, body: &str) -> Exchange {
    Exchange {
        request: campaign_remote::campaign::Request {
            method: "POST",
            url: format!("https://mc.adobe.io/{body:.9}"),
            headers: Vec::new(),
            body: "",
        },
        answer: Some(Answer {
            status,
            reason: "",
            headers: vec![(
                "X-Of".to_owned(),
                body[..body.len().min(9)].to_owned().into(),
            )],
            body: body.to_owned().into(),
            end: BodyEnd::Whole,
        }),
        began: jiff::Timestamp::now(),
        elapsed: Duration::from_millis(42),
    }
}

fn answered_with(id: RequestId, verdict: Verdict, exchange: Exchange) -> Event {
    let page = Arc::new(Page::of(Some(&exchange)));
    Event::Answered {
        id,
        outcome: Box::new(Outcome {
            verdict,
            exchange: Some(exchange),
        }),
        page,
        token_remaining: None,
    }
}

fn start(state: &mut State, workflow: &str, now: Instant) -> RequestId {
    state.act(Action::SetWorkflowId(workflow.to_owned()), now);
    sent(&state.act(Action::Press(Command::Start), now))
        .unwrap()
        .0
}

/// The shown body, request and headers, as they are read.
fn shown(state: &mut State) -> [String; 3] {
    let now = Instant::now();
    [Tab::Response, Tab::Request, Tab::Headers].map(|tab| {
        state.act(Action::ShowTab(tab), now);
        let sheet = state.shown();
        sheet.shown(0..sheet.end())
    })
}

#[test]
fn the_exchange_that_is_shown_is_that_of_the_workflow_in_the_fields() {
    let mut state = ready();
    let now = Instant::now();
    let first = start(&mut state, "WKF35", now);
    let second = start(&mut state, "WKF12", now);
    // WKF12's answer comes while WKF35 is in the fields.
    state.act(Action::SetWorkflowId("WKF35".to_owned()), now);
    let refusal = Verdict::Refused(Refusal::read(404, b""));
    state.apply(
        answered_with(first, refusal, exchange(404, "of WKF35")),
        now,
    );
    state.apply(
        answered_with(second, Verdict::Accepted, exchange(200, "of WKF12")),
        now,
    );
    assert_eq!(shown(&mut state)[0], "of WKF35");
    let id = WorkflowId::parse("WKF12").unwrap();
    state.act(Action::ChooseWorkflow(id), now);
    assert!(line(&state).starts_with("Accepted: start WKF12."));
    let [body, request, headers] = shown(&mut state);
    assert_eq!(body, "of WKF12");
    assert!(request.contains("/of WKF12"), "{request}");
    assert!(headers.contains("of WKF12"), "{headers}");
    let curl = state.act(Action::CopyAsCurl, now);
    assert!(format!("{curl:?}").contains("/of WKF12"), "{curl:?}");
    // A workflow of which nothing came back shows nothing.
    state.act(Action::SetWorkflowId("WKF99".to_owned()), now);
    assert_eq!(shown(&mut state), [""; 3]);
    state.act(Action::SetWorkflowId("WKF35".to_owned()), now);
    assert_eq!(shown(&mut state)[0], "of WKF35");
    // The same ID through another profile is another workflow.
    let other = state.all_profiles()[1].id;
    state.act(Action::ChooseProfile(other), now);
    assert_eq!(shown(&mut state), [""; 3]);
}

#[test]
fn where_nothing_was_sent_no_older_answer_stands_under_that() {
    let mut state = ready();
    let now = Instant::now();
    let id = start(&mut state, "WKF35", now);
    state.apply(
        answered_with(id, Verdict::Accepted, exchange(200, "OK")),
        now,
    );
    assert_eq!(shown(&mut state)[0], "OK");
    let mut profiles = state.all_profiles().to_vec();
    profiles[0].read_only = true;
    state.apply(Event::Profiles(Ok(all(profiles))), now);
    state.act(Action::Press(Command::Stop), now);
    assert!(line(&state).starts_with("Not sent: stop WKF35."));
    assert_eq!(shown(&mut state), [""; 3]);
}

#[test]
fn bodies_of_other_workflows_are_kept_up_to_some_tens_of_mebibytes() {
    let mut state = ready();
    let now = Instant::now();
    let megabyte = 1024 * 1024;
    for number in 0..60 {
        let id = start(&mut state, &format!("WKF{number}"), now);
        let body = format!("{number:9}{}", "x".repeat(megabyte));
        state.apply(
            answered_with(id, Verdict::Accepted, exchange(200, &body)),
            now,
        );
    }
    let mut kept = 0;
    for number in (0..60).rev() {
        state.act(Action::SetWorkflowId(format!("WKF{number}")), now);
        kept += usize::from(state.exchange.is_some());
    }
    assert!((20..40).contains(&kept), "{kept}");
    // The one that was used last is there, however large it is.
    let id = start(&mut state, "WKF100", now);
    let huge = "x".repeat(40 * megabyte);
    state.apply(
        answered_with(id, Verdict::Accepted, exchange(200, &huge)),
        now,
    );
    state.act(Action::SetWorkflowId("WKF101".to_owned()), now);
    state.act(Action::SetWorkflowId("WKF100".to_owned()), now);
    assert!(state.exchange.is_some());
}

#[test]
fn where_the_chosen_profile_is_gone_that_is_said_and_its_workflow_goes_to_no_other_campaign() {
    let ways: [fn(Profiles) -> Event; 2] = [
        |profiles| Event::Profiles(Ok(profiles)),
        |profiles| Event::ProfileRemoved {
            id: profiles.profiles[0].id,
            result: Ok(profiles),
        },
    ];
    for way in ways {
        let mut state = ready();
        let now = Instant::now();
        let rest = state.all_profiles()[1..].to_vec();
        let other = rest[0].id;
        state.apply(way(all(rest)), now);
        assert_eq!(state.chosen, Some(other));
        assert_eq!(state.workflow_id, "");
        let said = Message::new("profile-lost")
            .with("chosen", "acme")
            .with("lost", "acme-mkt-stage");
        assert_eq!(state.notices, [said]);
        let effects = state.act(Action::Press(Command::Start), now);
        assert!(sent(&effects).is_none() && state.dialog.is_none());
        // Nothing is gone the second time.
        let same = state.all_profiles().to_vec();
        state.act(Action::SetWorkflowId("WKF12".to_owned()), now);
        state.apply(Event::Profiles(Ok(all(same))), now);
        assert_eq!(state.notices.len(), 1);
        assert_eq!(state.workflow_id, "WKF12");
    }
}
