//! Watching in the window: what is asked of the engine, what is said of the servers and of a change, and how it is drawn.

use std::sync::Arc;
use std::time::{Duration, Instant};

use campaign_remote::background::{Engine, Event, Folders, Page, Request, SettingChange};
use campaign_remote::campaign::{
    BaseUrl, Cause, Command, Message, Organization, Outcome, Reading, ReadingError, Record,
    Verdict, WorkflowId, WorkflowState,
};
use campaign_remote::language::{Language, Words};
use campaign_remote::profiles::{Profile, Profiles, SavedWorkflow, SignInKind};
use campaign_remote::remote::{Look, Pace, Target, Watched};
use campaign_remote::vault::Vault;
use campaign_remote::window::{
    Action, Effect, Line, RemoteApp, Spoken, State, watch_progress, watch_remark,
};
use eframe::egui::accesskit::Role;
use eframe::egui::vec2;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use jiff::{Timestamp, ToSpan as _};
use tempfile::TempDir;

/// A profile with so many workflows, all watched.
fn profile(name: &str, base_url: &str, count: usize) -> Profile {
    let workflows = (0..count).map(|number| SavedWorkflow {
        id: WorkflowId::parse(&format!("WKF{number}")).unwrap(),
        label: format!("Number {number}"),
        watched: true,
    });
    Profile {
        api_key: "key".to_owned(),
        base_url: BaseUrl::parse(base_url).unwrap(),
        workflows: workflows.collect(),
        ..Profile::new(name, Organization::parse("acme-mkt-stage").unwrap()).unwrap()
    }
}

fn take(state: &mut State, profiles: &[&Profile]) -> Vec<Effect> {
    let profiles = Profiles {
        profiles: profiles.iter().map(|one| (*one).clone()).collect(),
        troubles: Vec::new(),
        notices: Vec::new(),
        writable: true,
    };
    state.apply(Event::Profiles(Ok(profiles)), Instant::now())
}

fn english() -> (State, Words) {
    (
        State::new(Some(Language::English)),
        Words::new(Language::English),
    )
}

fn asked(effects: &[Effect]) -> Option<&[Watched]> {
    effects.iter().find_map(|effect| match effect {
        Effect::Ask(Request::Watch { watched, .. }) => Some(&watched[..]),
        _ => None,
    })
}

const USUAL: Pace = Pace {
    slower: 1,
    is_offline: false,
    is_own: false,
};

/// The watch read the first workflow of a profile.
fn see(state: &mut State, profile: &Profile, body: &str, pace: Pace, now: Instant) -> Vec<Effect> {
    let target = Target {
        organization: profile.organization.clone(),
        workflow: profile.workflows[0].id.clone(),
        profile: profile.clone(),
    };
    let event = Event::Watched {
        target: Box::new(target),
        record: Box::new(Ok(Record::read(body.as_bytes()))),
        pace,
    };
    state.apply(event, now)
}

#[test]
fn a_profile_that_was_edited_is_watched_as_it_is_now() {
    let (mut state, _words) = english();
    let first = profile("Acme", "https://one.example", 2);
    assert_eq!(asked(&take(&mut state, &[&first])).unwrap().len(), 2);
    assert!(asked(&take(&mut state, &[&first])).is_none(), "as it was");
    let changes: [fn(&mut Profile); 5] = [
        |profile| profile.api_key = "another".to_owned(),
        |profile| profile.sign_in = SignInKind::OAuth,
        |profile| profile.base_url = BaseUrl::parse("https://two.example").unwrap(),
        |profile| profile.timeout = Duration::from_secs(5),
        |profile| profile.ca_file = Some("/company.pem".into()),
    ];
    let mut edited = first;
    for change in changes {
        change(&mut edited);
        let effects = take(&mut state, &[&edited]);
        let watched = asked(&effects).expect("another connection");
        assert!(
            watched
                .iter()
                .all(|one| one.target.profile.api_key == edited.api_key
                    && one.target.profile.sign_in == edited.sign_in
                    && one.target.profile.base_url == edited.base_url
                    && one.target.profile.timeout == edited.timeout
                    && one.target.profile.ca_file == edited.ca_file)
        );
    }
    // A name changes nothing on the wire, and is said as it is now.
    let old = edited.clone();
    edited.name = "Acme, renamed".to_owned();
    edited.workflows[0].label = "Daily import".to_owned();
    assert!(asked(&take(&mut state, &[&edited])).is_none());
    let now = Instant::now();
    state.act(Action::Set(SettingChange::Notify(true)), now);
    see(&mut state, &old, r#"{"state":11}"#, USUAL, now);
    let effects = see(&mut state, &old, r#"{"state":13}"#, USUAL, now);
    let Some(Effect::Announce(change)) = effects.first() else {
        panic!("{effects:?}");
    };
    assert_eq!(change.target.profile.name, "Acme, renamed");
    assert_eq!(change.label, "Daily import");
}

#[test]
fn a_profile_that_was_saved_with_a_new_token_is_watched_afresh_and_what_was_unread_at_once() {
    let (mut state, _words) = english();
    let acme = profile("Acme", "https://one.example", 2);
    let other = profile("Other", "https://one.example", 1);
    take(&mut state, &[&acme, &other]);
    let now = Instant::now();
    for profile in [&acme, &other] {
        see(&mut state, profile, r#"{"state":11}"#, USUAL, now);
    }
    let later = now + Duration::from_secs(20);
    let over = Cause::NoCredentials(Message::new("token-expired"), None);
    let unread = Event::Watched {
        target: Box::new(Target {
            organization: acme.organization.clone(),
            workflow: acme.workflows[0].id.clone(),
            profile: acme.clone(),
        }),
        record: Box::new(Err(ReadingError::NoAnswer(over))),
        pace: USUAL,
    };
    state.apply(unread, later);
    let saved = |id| Event::ProfileSaved {
        id,
        result: Ok(Profiles {
            profiles: vec![acme.clone(), other.clone()],
            troubles: Vec::new(),
            notices: Vec::new(),
            writable: true,
        }),
    };
    let effects = state.apply(saved(acme.id), later);
    let watched = asked(&effects).expect("the connection is the old one, the token is not");
    let ages: Vec<_> = watched.iter().map(|one| one.seen_ago).collect();
    assert_eq!(ages, [None, None, Some(Duration::from_secs(20))]);
    assert!(asked(&take(&mut state, &[&acme, &other])).is_none());
    // One that watches nothing interrupts nobody.
    let idle = profile("Idle", "https://one.example", 0);
    assert!(asked(&state.apply(saved(idle.id), later)).is_none());
}

#[test]
fn what_another_server_said_before_the_profile_was_edited_is_no_state_of_the_new_one() {
    let (mut state, words) = english();
    let now = Instant::now();
    let old = profile("Acme", "https://old.example", 1);
    take(&mut state, &[&old]);
    state.act(Action::Set(SettingChange::Notify(true)), now);
    state.act(Action::SetWorkflowId("WKF0".to_owned()), now);
    see(&mut state, &old, r#"{"state":11}"#, USUAL, now);
    see(&mut state, &old, r#"{"state":13}"#, USUAL, now);
    assert!(watch_remark(state.desk(), &words, now).is_some());
    assert!(state.why_not(Command::Pause, now).is_some());
    // Another change takes nothing away.
    let mut new = old.clone();
    new.timeout = Duration::from_secs(5);
    take(&mut state, &[&new]);
    assert!(state.why_not(Command::Pause, now).is_some());

    new.base_url = BaseUrl::parse("https://new.example").unwrap();
    let effects = take(&mut state, &[&new]);
    let watched = asked(&effects).unwrap();
    assert_eq!(watched[0].seen_ago, None, "nobody has asked the new server");
    assert_eq!(state.why_not(Command::Pause, now), None);
    assert_eq!(watch_remark(state.desk(), &words, now), None);
    // What was on its way from the old one comes too late.
    see(&mut state, &old, r#"{"state":13}"#, USUAL, now);
    assert_eq!(state.desk().seen, None);
    let effects = see(&mut state, &new, r#"{"state":11}"#, USUAL, now);
    assert!(effects.is_empty(), "{effects:?}");
    assert_eq!(watch_remark(state.desk(), &words, now), None);
    // The new one's own changes are.
    let effects = see(&mut state, &new, r#"{"state":20}"#, USUAL, now);
    assert!(
        matches!(effects.first(), Some(Effect::Announce(_))),
        "{effects:?}"
    );
}

#[test]
fn what_is_said_of_a_server_holds_for_that_server_only() {
    let (mut state, words) = english();
    let one = profile("One", "https://one.example", 2);
    let two = profile("Two", "https://two.example", 3);
    take(&mut state, &[&one, &two]);
    let now = Instant::now();
    let record = r#"{"state":11}"#;
    let mut said = |profile, pace| {
        see(&mut state, profile, record, pace, now);
        watch_progress(&state, &words).unwrap()
    };
    let silent = Pace {
        slower: 1,
        is_offline: true,
        is_own: false,
    };
    let slow = |slower| Pace {
        slower,
        is_offline: false,
        is_own: false,
    };
    assert_eq!(said(&one, USUAL), "Watching 5, every 60 s");
    assert_eq!(
        said(&two, silent),
        "Watching 5, 3 of them in vain: nobody answers there"
    );
    assert_eq!(said(&one, silent), "Watching pauses: nobody answers");
    assert_eq!(
        said(&two, slow(4)),
        "Watching 5, 2 of them in vain: nobody answers there"
    );
    assert_eq!(
        said(&one, USUAL),
        "Watching 5, 3 of them at most every 240 s: their server asked for time"
    );
    assert_eq!(
        said(&one, slow(2)),
        "Watching 5, at most every 120 s: the server asked for time"
    );
    // What was said of a server that is watched no longer is forgotten.
    take(&mut state, &[&two]);
    assert_eq!(
        watch_progress(&state, &words).unwrap(),
        "Watching 3, at most every 240 s: the server asked for time"
    );
}

#[test]
fn what_is_in_the_way_of_one_profile_is_not_said_of_others_at_its_server() {
    let (mut state, words) = english();
    let well = profile("Well", "https://mc.adobe.io", 2);
    let troubled = profile("Troubled", "https://mc.adobe.io", 3);
    take(&mut state, &[&well, &troubled]);
    let now = Instant::now();
    let mut said = |profile, pace| {
        see(&mut state, profile, r#"{"state":11}"#, pace, now);
        watch_progress(&state, &words).unwrap()
    };
    let own = |slower, is_offline| Pace {
        slower,
        is_offline,
        is_own: true,
    };
    let in_vain = "Watching 5, 3 of them in vain: nobody answers there";
    assert_eq!(said(&well, USUAL), "Watching 5, every 60 s");
    assert_eq!(said(&troubled, own(1, true)), in_vain);
    assert_eq!(said(&well, USUAL), in_vain);
    assert_eq!(
        said(&troubled, own(2, false)),
        "Watching 5, 3 of them at most every 120 s: their server asked for time"
    );
    assert_eq!(said(&troubled, USUAL), "Watching 5, every 60 s");
    // What the server itself says is said of both.
    let silent = Pace {
        is_offline: true,
        ..USUAL
    };
    assert_eq!(said(&troubled, silent), "Watching pauses: nobody answers");
}

#[test]
fn a_change_is_told_with_the_two_states_that_were_seen_until_the_next_word() {
    let (mut state, words) = english();
    let acme = profile("Acme", "https://one.example", 1);
    take(&mut state, &[&acme]);
    let now = Instant::now();
    state.act(Action::SetWorkflowId("WKF0".to_owned()), now);
    let told = |state: &State, now| watch_remark(state.desk(), &words, now);
    let later = now + Duration::from_mins(5);
    see(&mut state, &acme, r#"{"state":11}"#, USUAL, now);
    assert_eq!(told(&state, now), None, "nothing has changed");
    see(&mut state, &acme, r#"{"state":13}"#, USUAL, now);
    let sentence = "It changed a moment ago: Started, now Paused.";
    assert_eq!(told(&state, now).as_deref(), Some(sentence));
    see(&mut state, &acme, r#"{"state":13}"#, USUAL, later);
    let sentence = "It changed 5 minutes ago: Started, now Paused.";
    assert_eq!(told(&state, later).as_deref(), Some(sentence));

    // The person's own command brings it back: that is no change that was seen.
    let effects = state.act(Action::Press(Command::Resume), later);
    let Some(Effect::Ask(Request::Send { id, .. })) = effects.first() else {
        panic!("{effects:?}");
    };
    let answered = Event::Answered {
        id: *id,
        outcome: Box::new(Outcome {
            verdict: Verdict::Accepted,
            exchange: None,
        }),
        page: Arc::new(Page::default()),
        token_remaining: None,
    };
    state.apply(answered, later);
    see(&mut state, &acme, r#"{"state":11}"#, USUAL, later);
    assert_eq!(told(&state, later), None);
}

#[test]
fn a_passing_state_after_what_may_have_been_applied_is_looked_at_until_it_rests() {
    let (mut state, words) = english();
    let acme = profile("Acme", "https://one.example", 1);
    take(&mut state, &[&acme]);
    let now = Instant::now();
    state.act(Action::SetWorkflowId("WKF0".to_owned()), now);
    let read = |body: &str| Record::read(body.as_bytes());
    let sent = state.act(Action::Press(Command::Stop), now);
    let Some(Effect::Ask(Request::Send { id, .. })) = sent.first() else {
        panic!("{sent:?}");
    };
    let lost = Event::Answered {
        id: *id,
        outcome: Box::new(Outcome {
            verdict: Verdict::MaybeApplied(Cause::ConnectionBroke {
                reason: "reset".to_owned(),
            }),
            exchange: None,
        }),
        page: Arc::new(Page::default()),
        token_remaining: None,
    };
    assert!(state.apply(lost, now).is_empty(), "nobody has looked yet");
    let check = |state: &mut State, body: &str| {
        let asked = state.act(Action::CheckState, now);
        let Some(Effect::Ask(Request::Read { id, .. })) = asked.last() else {
            panic!("{asked:?}");
        };
        let answered = Event::Read {
            id: *id,
            reading: Box::new(Reading {
                record: Ok(read(body)),
                exchange: None,
            }),
            page: Arc::new(Page::default()),
            token_remaining: None,
        };
        let effects = state.apply(answered, now);
        let looking = effects.iter().find_map(|effect| match effect {
            Effect::Ask(Request::LookOn { id, target, .. }) => Some((*id, target.clone())),
            _ => None,
        });
        (asked, looking)
    };
    let line = |state: &State| Spoken::of(state, &words, now).unwrap().whole();
    let (_, looking) = check(&mut state, r#"{"state":15}"#);
    let (id, target) = looking.expect("a stop that is under way");
    assert_eq!(target.workflow.as_str(), "WKF0");
    assert!(
        line(&state).contains("now says: Stopping."),
        "{}",
        line(&state)
    );
    let look = |body| Event::Looked {
        id,
        look: Box::new(Look {
            record: Ok(read(body)),
            after: None,
        }),
    };
    state.apply(look(r#"{"state":20}"#), now);
    assert!(
        line(&state).contains("now says: Finished."),
        "{}",
        line(&state)
    );
    // Whoever looks again by hand, or sends, is not looked over the shoulder.
    let (asked, looking) = check(&mut state, r#"{"state":20}"#);
    assert!(
        (asked.iter()).any(|effect| matches!(effect, Effect::Ask(Request::Cancel { id: cancelled }) if *cancelled == id)),
        "{asked:?}"
    );
    assert!(looking.is_none(), "it rests");
    state.apply(look(r#"{"state":11}"#), now);
    assert!(
        line(&state).contains("now says: Finished."),
        "{}",
        line(&state)
    );
}

#[test]
fn what_was_paused_days_ago_is_said_with_what_campaign_will_do() {
    let (mut state, words) = english();
    let acme = profile("Acme", "https://one.example", 1);
    take(&mut state, &[&acme]);
    let now = Instant::now();
    state.act(Action::SetWorkflowId("WKF0".to_owned()), now);
    let mut told = |code: u8, days: i64| {
        let last = Timestamp::now() - (days * 24 + 1).hours();
        let last = last.strftime("%Y-%m-%d %H:%M:%SZ");
        let body = format!(r#"{{"state":{code},"lastProcessingDate":"{last}"}}"#);
        see(&mut state, &acme, &body, USUAL, now);
        watch_remark(state.desk(), &words, now)
    };
    assert_eq!(
        told(13, 6).as_deref(),
        Some(
            "Paused, and last processed 6 days ago. Campaign Standard stops what has been paused or failed for \
             more than 7 days."
        )
    );
    assert_eq!(told(13, 0), None);
    let started = told(11, 6).unwrap();
    assert_eq!(started, "It changed a moment ago: Paused, now Started.");
}

#[test]
fn a_long_pause_and_the_next_processing_are_drawn_beside_the_state() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = practice(&folder);
    choose(&mut window, "Spring campaign WKF5");
    window.get_by_label_contains("Paused, and last processed 6 days ago.");
    choose(&mut window, "Audience refresh WKF3");
    let state = window.get_by_role_and_label(Role::Label, "State: Started");
    let said = state.accesskit_node().description().unwrap_or_default();
    assert!(
        said.starts_with("Read less than a minute ago. Next processing: 2"),
        "{said}"
    );
}

#[test]
fn after_a_lost_answer_one_look_is_enough_to_see_where_it_ends() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = practice(&folder);
    choose(&mut window, "Newsletter WKF8");
    press(&mut window, "Start");
    wait(
        &mut window,
        "the verdict",
        |state| matches!(&state.desk().line, Line::Verdict(told) if matches!(told.verdict, Verdict::MaybeApplied(_))),
    );
    press(&mut window, "Check state");
    let said = |state: &State, wanted| matches!(&state.desk().line, Line::Verdict(told) if told.later.said == Some(Ok(wanted)));
    // On a slow machine the first look may come when all is over.
    wait(&mut window, "the look", |state| {
        said(state, WorkflowState::Starting) || said(state, WorkflowState::Started)
    });
    wait(&mut window, "the end", |state| {
        said(state, WorkflowState::Started)
    });
}

/// A window at the practice Campaign: without a profile of the person's own, it is the one that is chosen.
fn practice(folder: &TempDir) -> Harness<'static, RemoteApp> {
    let folders = Folders {
        config: folder.path().to_owned(),
        data: folder.path().to_owned(),
        log: folder.path().to_owned(),
    };
    let no_keyring = Vault::with_store(
        || Err(keyring_core::Error::NoDefaultStore),
        Duration::from_secs(1),
    );
    let mut window = Harness::builder()
        .with_size(vec2(1080.0, 700.0))
        .with_max_steps(20)
        .build_eframe(move |creation| {
            let context = creation.egui_ctx.clone();
            let wake = Arc::new(move || context.request_repaint());
            let engine = Engine::start_with(&folders, no_keyring, wake).unwrap();
            RemoteApp::new(&creation.egui_ctx, engine, Some(Language::English))
        });
    wait(&mut window, "the practice", |state| {
        state.profile().is_some()
    });
    window
}

fn press(window: &mut Harness<'_, RemoteApp>, name: &str) {
    let button = window.get_by_role_and_label(Role::Button, name);
    button.click_accesskit();
    window.run_steps(3);
}

fn choose(window: &mut Harness<'_, RemoteApp>, row: &str) {
    let row = window.get_by_role_and_label(Role::ListBoxOption, row);
    row.click_accesskit();
    window.run_steps(3);
    wait(window, "the record", |state| state.desk().seen.is_some());
}

fn wait(window: &mut Harness<'_, RemoteApp>, what: &str, holds: impl Fn(&State) -> bool) {
    let began = Instant::now();
    while !holds(window.state().state()) {
        let state = window.state().state();
        assert!(
            began.elapsed() < Duration::from_secs(15),
            "waited for {what}: {:?}",
            state.desk()
        );
        std::thread::sleep(Duration::from_millis(5));
        window.step();
    }
    window.run_steps(3);
}
