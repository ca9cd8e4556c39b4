//! What is typed into the editor and the dialogs is not lost, and no answer lands in a question that it does not belong
//! to: the window's state without a window.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::sync::Arc;
use std::time::Instant;

use campaign_remote::background::{Event, Practising, Request, RequestId};
use campaign_remote::campaign::{
    BaseUrl, Command, NextStep, Organization, Outcome, Refusal, Verdict,
};
use campaign_remote::language::{Language, Words};
use campaign_remote::profiles::{LoadedSettings, Profile, ProfileId, Profiles, Settings};
use campaign_remote::window::{Action, Effect, Spoken, State};

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
