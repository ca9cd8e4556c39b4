//! After a sleep of the machine: its clock stood still, the workflows did not.

use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;
use std::time::{Duration, Instant};

use campaign_remote::background::{Event, Request, RequestId};
use campaign_remote::campaign::{Cause, Command, Reading, ReadingError, Verdict, WorkflowState};
use campaign_remote::language::{Language, Place, Words};
use campaign_remote::profiles::Environment;
use campaign_remote::remote::{Pace, Target};
use campaign_remote::window::{Action, Effect, RemoteApp, State, WhyNot, watch_remark};
use eframe::egui::accesskit::Role;
use egui_kittest::kittest::NodeT as _;

use crate::screen::Screen;
use crate::{answered, line, ready, record, see, sent, stage};

fn looks(effects: &[Effect]) -> Vec<RequestId> {
    let looks = effects.iter().filter_map(|effect| match effect {
        Effect::Ask(Request::Read { id, .. }) => Some(*id),
        _ => None,
    });
    looks.collect()
}

fn looks_at_token(effects: &[Effect]) -> bool {
    let mut effects = effects.iter();
    effects.any(|effect| matches!(effect, Effect::Ask(Request::LookAtToken { .. })))
}

#[test]
fn what_was_read_before_a_sleep_holds_no_command_back_and_is_read_again() {
    let now = Instant::now();
    let mut state = stage();
    see(&mut state, WorkflowState::Finished, now);
    let why = state.why_not(Command::Stop, now);
    assert!(matches!(why, Some(WhyNot::Senseless(_))), "{why:?}");

    let effects = state.clocks_parted();
    assert_eq!(state.why_not(Command::Stop, now), None);
    assert_eq!(looks(&effects).len(), 1, "{effects:?}");
    // The stop is told nothing of a state from before.
    let effects = state.act(Action::Press(Command::Stop), now);
    sent(&effects);
    assert_eq!(state.desk().pending.as_ref().unwrap().before, None);
}

#[test]
fn who_comes_back_after_a_sleep_sees_the_state_as_it_is_then() {
    let now = Instant::now();
    let mut state = stage();
    see(&mut state, WorkflowState::Started, now);
    assert!(looks(&state.act(Action::ComeBack, now)).is_empty());
    let [look] = looks(&state.clocks_parted())[..] else {
        panic!("no look");
    };
    // The network was not there yet.
    let gone = ReadingError::NoAnswer(Cause::ConnectionRefused {
        host: "mc.adobe.io".to_owned(),
    });
    let event = Event::Read {
        id: look,
        reading: Box::new(Reading {
            record: Err(gone),
            exchange: None,
        }),
        page: Arc::default(),
        token_remaining: None,
    };
    state.apply(event, now);
    assert_eq!(looks(&state.act(Action::ComeBack, now)).len(), 1);
}

#[test]
fn a_stop_from_before_a_sleep_holds_no_other_back() {
    let now = Instant::now();
    let mut state = stage();
    let id = sent(&state.act(Action::Press(Command::Stop), now));
    state.apply(answered(id, Verdict::Accepted), now);
    assert_eq!(
        state.why_not(Command::Stop, now),
        Some(WhyNot::StopHeldBack)
    );
    state.clocks_parted();
    assert_eq!(state.why_not(Command::Stop, now), None);
    // What came of it is told all the same.
    assert!(line(&state, now).starts_with("Accepted: stop WKF35."));
}

#[test]
fn how_long_the_token_lasts_is_looked_up_again_after_a_sleep() {
    let now = Instant::now();
    let mut state = ready(Environment::Stage, false);
    let profile = state.chosen.unwrap();
    let remaining = Some(Duration::from_hours(22));
    state.apply(Event::TokenSeen { profile, remaining }, now);
    assert!(state.token_ends.is_some());
    let effects = state.clocks_parted();
    assert_eq!(state.token_ends, None);
    assert!(looks_at_token(&effects), "{effects:?}");
}

fn watched(state: &mut State, said: WorkflowState, now: Instant) {
    let profile = state.profile().unwrap().clone();
    let target = Target {
        organization: profile.organization.clone(),
        workflow: profile.workflows[0].id.clone(),
        profile,
    };
    let event = Event::Watched {
        target: Box::new(target),
        record: Box::new(Ok(record(said))),
        pace: Pace {
            is_own: false,
            slower: 1,
            is_offline: false,
        },
    };
    state.apply(event, now);
}

#[test]
fn the_time_of_a_change_that_the_watch_saw_is_said_no_more_after_a_sleep() {
    let now = Instant::now();
    for language in Language::ALL {
        let words = Words::new(language);
        let mut state = stage();
        watched(&mut state, WorkflowState::Started, now);
        watched(&mut state, WorkflowState::Failed, now);
        let before = watch_remark(state.desk(), &words, now).unwrap();
        state.clocks_parted();
        let after = watch_remark(state.desk(), &words, now).unwrap();
        assert_ne!(before, after);
        assert!(after.contains(&words.say("state-failed")), "{after}");
    }
}

#[test]
fn the_window_sees_that_the_machine_has_slept_and_looks_again_by_itself() {
    let asleep = Rc::new(Cell::new(Duration::ZERO));
    let mut screen = Screen::with().asleep(&asleep).open();
    let seen = |app: &RemoteApp| {
        let seen = app.state().desk().seen.as_ref();
        seen.is_some_and(|seen| seen.when.is_some())
    };
    screen.press("refresh");
    screen.wait("the state", seen);
    screen.harness.run_steps(20);
    assert!(seen(screen.harness.state()), "no sleep, nothing forgotten");
    let said = |screen: &Screen| {
        let mut chips = screen.harness.root().children_recursive();
        let chip = chips.find(|node| {
            let node = node.accesskit_node();
            node.role() == Role::Label
                && node.value().is_some_and(|name| name.starts_with("State:"))
        });
        chip.and_then(|chip| chip.accesskit_node().description())
    };
    let ago = |minutes| {
        let words = Words::new(Language::English);
        let minutes = Place::Number(minutes);
        words.say_with("state-read-ago", [("minutes", minutes)])
    };
    assert!(said(&screen).unwrap().starts_with(&ago(0)));

    asleep.set(Duration::from_hours(14));
    screen.harness.step();
    let before_sleep = screen.words.say("state-read-before-sleep");
    let described = said(&screen);
    assert!(
        described
            .as_ref()
            .is_some_and(|text| text.starts_with(&before_sleep)),
        "{described:?}"
    );
    screen.wait("a look that nobody asked for", seen);
    assert!(said(&screen).unwrap().starts_with(&ago(0)));
}
