//! The reason of a command, and a command that goes out although the journal cannot be written.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use campaign_remote::background::{Event, Page, Request, RequestId, RestartNews};
use campaign_remote::campaign::{Cause, Command, Message, NextStep, Outcome, Verdict};
use campaign_remote::journal::JournalError;
use campaign_remote::language::{Language, Words};
use campaign_remote::profiles::Profile;
use campaign_remote::remote::Order;
use campaign_remote::window::{Action, Dialog, Effect, Focus, Spoken, State};

use crate::{answered, profile, ready, ready_with};

fn asks() -> State {
    ready_with(vec![Profile {
        reason_required: true,
        ..profile("Acme", "acme-mkt-stage")
    }])
}

fn order_of(effects: &[Effect]) -> Option<(RequestId, Order)> {
    effects.iter().find_map(|effect| match effect {
        Effect::Ask(Request::Send { id, order } | Request::Restart { id, order, .. }) => {
            Some((*id, (**order).clone()))
        }
        _ => None,
    })
}

fn spoken(state: &State) -> Spoken {
    Spoken::of(state, &Words::new(Language::English), Instant::now()).unwrap()
}

fn type_reason(state: &mut State, text: &str) {
    let action = Action::Reason(Some(text.to_owned()));
    state.act(action, Instant::now());
}

#[test]
fn without_a_reason_that_the_profile_asks_for_nothing_is_sent_and_the_cursor_is_put_there() {
    for action in [Action::Press(Command::Stop), Action::Restart] {
        let mut state = asks();
        let now = Instant::now();
        assert!(state.shows_reason());
        type_reason(&mut state, "  ");
        let effects = state.act(action.clone(), now);
        assert!(order_of(&effects).is_none(), "{effects:?}");
        let is_focused = |effect: &Effect| matches!(effect, Effect::Focus(Focus::Reason));
        assert!(effects.iter().any(is_focused), "{effects:?}");
        let said = spoken(&state);
        let whole = said.whole();
        assert!(whole.starts_with("Not sent: stop WKF35"), "{whole}");
        assert!(whole.contains("Enter the reason"), "{whole}");
        assert!(said.links[0].1 == Action::Step(NextStep::EnterReason));

        type_reason(&mut state, " INC-4711\nat night ");
        let later = now + Duration::from_secs(1);
        let (_, order) = order_of(&state.act(action, later)).unwrap();
        assert_eq!(order.reason.as_deref(), Some("INC-4711 at night"));
    }
}

#[test]
fn the_reason_is_asked_for_before_the_guard_asks() {
    let mut state = ready_with(vec![Profile {
        reason_required: true,
        ..profile("Acme", "acme")
    }]);
    let now = Instant::now();
    state.act(Action::Press(Command::Stop), now);
    assert!(state.dialog.is_none());
    type_reason(&mut state, "INC-4711");
    state.act(Action::Press(Command::Stop), now + Duration::from_secs(1));
    assert!(matches!(state.dialog, Some(Dialog::Guard(_))));
}

#[test]
fn a_reason_is_for_one_command_and_stays_while_that_was_not_answered() {
    let mut state = ready();
    let mut now = Instant::now();
    assert!(!state.shows_reason());
    state.act(Action::Reason(None), now);
    assert!(state.shows_reason());
    for (verdict, is_kept) in [
        (Verdict::NotSent(Cause::Cancelled), true),
        (Verdict::MaybeApplied(Cause::Cancelled), true),
        (Verdict::Accepted, false),
    ] {
        type_reason(&mut state, "INC-4711");
        let (id, order) = order_of(&state.act(Action::Press(Command::Start), now)).unwrap();
        assert_eq!(order.reason.as_deref(), Some("INC-4711"));
        state.apply(answered(id, verdict.clone()), now);
        assert_eq!(state.reason.is_some(), is_kept, "{verdict:?}");
        now += Duration::from_secs(1);
    }
    // What was typed meanwhile is for the next one.
    type_reason(&mut state, "INC-1");
    let (id, _) = order_of(&state.act(Action::Press(Command::Pause), now)).unwrap();
    type_reason(&mut state, "INC-2");
    state.apply(answered(id, Verdict::Accepted), now);
    assert_eq!(state.reason.as_deref(), Some("INC-2"));
}

fn not_recorded() -> Verdict {
    let message = Message::new("journal-disk-full").with("path", "/journal.sqlite");
    Verdict::NotSent(Cause::NotRecorded(message))
}

fn send_unrecorded(state: &State) -> Action {
    let (text, action) = spoken(state).links[0].clone();
    assert_eq!(text, "Send without a journal");
    action
}

#[test]
fn a_command_that_could_not_be_written_down_goes_out_on_the_persons_word_and_only_that_one() {
    let mut state = ready();
    let now = Instant::now();
    type_reason(&mut state, "INC-4711");
    let (id, order) = order_of(&state.act(Action::Press(Command::Stop), now)).unwrap();
    assert!(order.entry.is_some());
    state.apply(answered(id, not_recorded()), now);
    let whole = spoken(&state).whole();
    assert!(whole.contains("the disk is full"), "{whole}");
    let go_on = "You can also go on without a journal for this one command.";
    assert!(whole.contains(go_on), "{whole}");
    let action = send_unrecorded(&state);
    let later = now + Duration::from_secs(1);
    let (id, again) = order_of(&state.act(action, later)).unwrap();
    assert_eq!((again.entry, again.command), (None, Command::Stop));
    assert_eq!(again.reason, order.reason);
    state.apply(answered(id, Verdict::NotSent(Cause::Cancelled)), later);
    let later = later + Duration::from_secs(1);
    let (_, next) = order_of(&state.act(Action::Press(Command::Stop), later)).unwrap();
    assert!(next.entry.is_some());
}

#[test]
fn in_production_the_guard_asks_again_before_a_command_goes_out_unrecorded() {
    let mut state = ready_with(vec![profile("Acme", "acme")]);
    let mut now = Instant::now();
    let confirm = |state: &mut State, now: Instant| {
        state.act(Action::TypeInDialog("WKF35".to_owned()), now);
        order_of(&state.act(Action::ConfirmDialog, now)).unwrap()
    };
    state.act(Action::Press(Command::Stop), now);
    let (id, _) = confirm(&mut state, now);
    state.apply(answered(id, not_recorded()), now);
    now += Duration::from_secs(1);
    let action = send_unrecorded(&state);
    assert!(order_of(&state.act(action, now)).is_none());
    assert!(matches!(state.dialog, Some(Dialog::Guard(_))));
    assert_eq!(confirm(&mut state, now).1.entry, None);
}

#[test]
fn a_restart_that_could_not_be_written_down_is_begun_again_as_a_restart() {
    let mut state = ready();
    let now = Instant::now();
    let (id, _) = order_of(&state.act(Action::Restart, now)).unwrap();
    let outcome = Outcome {
        verdict: not_recorded(),
        exchange: None,
    };
    for news in [
        RestartNews::Answered {
            command: Command::Stop,
            outcome: Box::new(outcome),
            page: Arc::new(Page::default()),
        },
        RestartNews::Ended,
    ] {
        let news = Box::new(news);
        state.apply(Event::Restart { id, news }, now);
    }
    let action = send_unrecorded(&state);
    let effects = state.act(action, now + Duration::from_secs(1));
    let is_restart = |effect: &Effect| matches!(effect, Effect::Ask(Request::Restart { order, .. }) if order.entry.is_none());
    assert!(effects.iter().any(is_restart), "{effects:?}");
}

#[test]
fn without_a_command_nobody_is_told_to_go_on_without_a_journal() {
    let path = PathBuf::from("/journal.sqlite");
    let reason = "no";
    for language in Language::ALL {
        let words = Words::new(language);
        let go_on = words.say("journal-go-without");
        for error in [
            JournalError::Busy { path: path.clone() },
            JournalError::Open {
                path: path.clone(),
                reason: reason.to_owned(),
            },
            JournalError::Damaged {
                path: path.clone(),
                reason: reason.to_owned(),
            },
        ] {
            let next = words.say(&format!("{}-next", error.message().key));
            assert!(!next.contains(&go_on), "{next}");
        }
    }
}
