//! The window's state after a command was accepted: following, restart, what is held back, what the guard lets through,
//! and what a sleep of the machine leaves of it.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "following/asleep.rs"]
mod asleep;
mod screen;

use std::collections::HashMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use campaign_remote::background::{Event, Page, Request, RequestId, RestartNews};
use campaign_remote::campaign::{
    Cause, Command, Organization, Outcome, Reading, ReadingError, Record, Refusal, Verdict,
    WorkflowId, WorkflowState,
};
use campaign_remote::language::{Language, Words};
use campaign_remote::profiles::{Environment, Profile, Profiles, SavedWorkflow};
use campaign_remote::remote::{Confirmation, Consent, End, Look, Order, Question};
use campaign_remote::window::{
    Action, DeskKey, Dialog, Effect, FRESH, Line, Many, STOP_HELD_BACK, Spoken, State, What, WhyNot,
};
use proptest::prelude::*;

/// A state with one profile and a workflow ID in the field.
fn ready(environment: Environment, read_only: bool) -> State {
    let organization = Organization::parse("acme-mkt-stage").unwrap();
    let workflows = WORKFLOWS.map(|id| SavedWorkflow {
        id: WorkflowId::parse(id).unwrap(),
        label: String::new(),
        watched: false,
    });
    let profile = Profile {
        api_key: "key".to_owned(),
        environment,
        read_only,
        workflows: workflows.to_vec(),
        ..Profile::new("Acme", organization).unwrap()
    };
    let profiles = Profiles {
        profiles: vec![profile],
        troubles: Vec::new(),
        notices: Vec::new(),
        writable: true,
    };
    let mut state = State::new(Some(Language::English));
    let now = Instant::now();
    state.apply(Event::Profiles(Ok(profiles)), now);
    state.act(Action::SetWorkflowId("WKF35".to_owned()), now);
    state
}

fn stage() -> State {
    ready(Environment::Stage, false)
}

fn record(state: WorkflowState) -> Record {
    Record {
        state,
        label: None,
        next_processing: None,
        last_processing: None,
    }
}

fn answered(id: RequestId, verdict: Verdict) -> Event {
    Event::Answered {
        id,
        outcome: Box::new(outcome(verdict)),
        page: Arc::new(Page::default()),
        token_remaining: None,
    }
}

fn outcome(verdict: Verdict) -> Outcome {
    Outcome {
        verdict,
        exchange: None,
    }
}

fn looked(id: RequestId, state: WorkflowState) -> Event {
    Event::Looked {
        id,
        look: Box::new(look(state)),
    }
}

fn look(state: WorkflowState) -> Look {
    Look {
        record: Ok(record(state)),
        after: Some(Duration::from_secs(2)),
    }
}

fn ended(end: End, state: WorkflowState) -> Confirmation {
    Confirmation {
        end,
        state: Some(state),
        after: Some(Duration::from_millis(4200)),
    }
}

fn sent(effects: &[Effect]) -> RequestId {
    effects
        .iter()
        .find_map(|effect| match effect {
            Effect::Ask(Request::Send { id, .. } | Request::Restart { id, .. }) => Some(*id),
            _ => None,
        })
        .unwrap()
}

fn followed(effects: &[Effect]) -> Option<RequestId> {
    effects.iter().find_map(|effect| match effect {
        Effect::Ask(Request::Follow { id, .. }) => Some(*id),
        _ => None,
    })
}

fn cancelled(effects: &[Effect]) -> Vec<RequestId> {
    let cancelled = effects.iter().filter_map(|effect| match effect {
        Effect::Ask(Request::Cancel { id }) => Some(*id),
        _ => None,
    });
    cancelled.collect()
}

/// The record was read, as `state`.
fn see(state: &mut State, said: WorkflowState, now: Instant) {
    let effects = state.act(Action::CheckState, now);
    let [Effect::Ask(Request::Read { id, .. })] = &effects[..] else {
        panic!("{effects:?}");
    };
    let reading = Reading {
        record: Ok(record(said)),
        exchange: None,
    };
    let id = *id;
    state.apply(
        Event::Read {
            id,
            reading: Box::new(reading),
            page: Arc::new(Page::default()),
            token_remaining: None,
        },
        now,
    );
}

fn line(state: &State, now: Instant) -> String {
    let words = Words::new(Language::English);
    Spoken::of(state, &words, now).map_or_else(String::new, |spoken| spoken.whole())
}

#[test]
fn a_command_that_was_refused_for_the_state_is_followed_by_one_look_at_it() {
    let now = Instant::now();
    let refused = |body: &[u8], status| Verdict::Refused(Refusal::read(status, body));
    let for_its_state = b"BAS-010003 Unable to complete operation in current status.";
    for (verdict, looks) in [(refused(for_its_state, 500), 1), (refused(b"", 404), 0)] {
        let mut state = stage();
        let id = sent(&state.act(Action::Press(Command::Stop), now));
        let effects = state.apply(answered(id, verdict), now);
        let reads = effects.iter().filter_map(|effect| match effect {
            Effect::Ask(Request::Read { id, .. }) => Some(*id),
            _ => None,
        });
        let reads: Vec<_> = reads.collect();
        assert_eq!(reads.len(), looks, "{effects:?}");
        for id in reads {
            let reading = Reading {
                record: Ok(record(WorkflowState::Finished)),
                exchange: None,
            };
            let event = Event::Read {
                id,
                reading: Box::new(reading),
                page: Arc::new(Page::default()),
                token_remaining: None,
            };
            assert!(state.apply(event, now).is_empty(), "one look is enough");
            let seen = state.desk().seen.as_ref().map(|seen| &seen.state);
            assert_eq!(seen, Some(&WorkflowState::Finished));
        }
        let line = &state.desk().line;
        let is_refused =
            matches!(line, Line::Verdict(told) if matches!(told.verdict, Verdict::Refused(_)));
        assert!(is_refused, "{line:?}");
    }
}

#[test]
fn an_accepted_command_is_followed_and_the_line_says_what_is_seen_and_for_how_long() {
    let mut state = stage();
    let now = Instant::now();
    let id = sent(&state.act(Action::Press(Command::Stop), now));
    let follow = followed(&state.apply(answered(id, Verdict::Accepted), now)).unwrap();
    assert!(line(&state, now).starts_with("Accepted: stop WKF35. Campaign took it in"));
    state.apply(looked(follow, WorkflowState::Stopping), now);
    let later = now + Duration::from_secs(12);
    assert_eq!(line(&state, later), "Accepted: stop WKF35. Stopping, 12 s.");
    let confirmation = Box::new(ended(End::Confirmed, WorkflowState::Finished));
    state.apply(
        Event::Followed {
            id: follow,
            confirmation,
        },
        later,
    );
    assert_eq!(
        line(&state, later),
        "Confirmed: stop WKF35. Finished after 4.2 s."
    );
}

#[test]
fn every_end_has_its_own_sentence() {
    let gone = ReadingError::NoAnswer(Cause::ConnectionRefused {
        host: "mc.adobe.io".to_owned(),
    });
    let ends = [
        (
            End::WasSoBefore,
            "Confirmed: start WKF35. Started, and so it was before the command.",
        ),
        (
            End::Elsewhere,
            "Not confirmed: start WKF35. Campaign took it, but the workflow’s record now says: Started.",
        ),
        (
            End::OutOfTime,
            "Not confirmed: start WKF35. Campaign took it, but after 4 s the workflow’s record still says: Started. It may still be applied.",
        ),
        (
            End::NotReported,
            "Accepted: start WKF35. Campaign took it. The record reports no state, so this cannot be confirmed.",
        ),
        (
            End::GivenUp,
            "Accepted: start WKF35. Campaign took it. Nobody looked any longer whether it was applied.",
        ),
        (
            End::NotRead(gone),
            "Accepted: start WKF35. Campaign took it. The record could not be read, so this cannot be confirmed. mc.adobe.io refused the connection.",
        ),
    ];
    for (end, expected) in ends {
        let mut state = stage();
        let now = Instant::now();
        let id = sent(&state.act(Action::Press(Command::Start), now));
        let follow = followed(&state.apply(answered(id, Verdict::Accepted), now)).unwrap();
        let confirmation = Box::new(ended(end, WorkflowState::Started));
        state.apply(
            Event::Followed {
                id: follow,
                confirmation,
            },
            now,
        );
        let line = line(&state, now);
        assert!(line.starts_with(expected), "{line}\n{expected}");
    }
}

#[test]
fn only_what_was_accepted_is_followed() {
    for verdict in [
        Verdict::NotSent(Cause::Cancelled),
        Verdict::MaybeApplied(Cause::Cancelled),
    ] {
        let mut state = stage();
        let now = Instant::now();
        let id = sent(&state.act(Action::Press(Command::Stop), now));
        assert_eq!(followed(&state.apply(answered(id, verdict), now)), None);
    }
}

#[test]
fn the_next_command_ends_the_looking_for_the_one_before() {
    let mut state = stage();
    let now = Instant::now();
    let id = sent(&state.act(Action::Press(Command::Start), now));
    let follow = followed(&state.apply(answered(id, Verdict::Accepted), now)).unwrap();
    let effects = state.act(Action::Press(Command::Pause), now);
    assert_eq!(cancelled(&effects), [follow]);
    sent(&effects);
    // What comes of it by then belongs to no line any more.
    let confirmation = Box::new(ended(End::GivenUp, WorkflowState::Started));
    state.apply(
        Event::Followed {
            id: follow,
            confirmation,
        },
        now,
    );
    assert!(line(&state, now).starts_with("Sending: pause WKF35"));
}

#[test]
fn a_second_stop_is_held_back_until_the_first_is_effective_or_a_minute_has_passed() {
    let mut state = stage();
    let now = Instant::now();
    let id = sent(&state.act(Action::Press(Command::Stop), now));
    let follow = followed(&state.apply(answered(id, Verdict::Accepted), now)).unwrap();
    let soon = now + Duration::from_secs(59);
    assert_eq!(
        state.why_not(Command::Stop, soon),
        Some(WhyNot::StopHeldBack)
    );
    assert!(state.act(Action::Press(Command::Stop), soon).is_empty());
    assert_eq!(state.why_not(Command::Stop, now + STOP_HELD_BACK), None);
    // Others are not held back.
    assert_eq!(state.why_not(Command::Start, soon), None);
    // Effective: now the state itself says why not.
    state.apply(looked(follow, WorkflowState::Finished), soon);
    assert_eq!(
        state.why_not(Command::Stop, soon),
        Some(WhyNot::Senseless("sense-finished"))
    );
}

#[test]
fn a_state_that_was_read_long_ago_holds_no_button_back() {
    let mut state = stage();
    let now = Instant::now();
    see(&mut state, WorkflowState::Finished, now);
    assert!(state.why_not(Command::Stop, now).is_some());
    assert_eq!(state.why_not(Command::Stop, now + FRESH), None);
}

#[test]
fn an_unknown_state_leaves_all_four_lit() {
    for said in [
        WorkflowState::NotReported,
        WorkflowState::Unknown("99".to_owned()),
    ] {
        let mut state = stage();
        let now = Instant::now();
        see(&mut state, said, now);
        for command in Command::ALL {
            assert_eq!(state.why_not(command, now), None);
        }
    }
}

#[test]
fn choosing_a_workflow_reads_its_record_without_anybody_waiting_for_it() {
    let mut state = stage();
    let now = Instant::now();
    let effects = state.act(Action::FieldDone, now);
    let [Effect::Ask(Request::Read { id, target })] = &effects[..] else {
        panic!("{effects:?}");
    };
    assert_eq!(target.workflow.as_str(), "WKF35");
    // Nothing is held back meanwhile, and a command ends the look.
    assert_eq!(state.why_not(Command::Start, now), None);
    let pressed = state.act(Action::Press(Command::Start), now);
    assert_eq!(cancelled(&pressed), [*id]);
}

#[test]
fn every_command_in_production_asks_and_the_second_click_of_a_double_click_is_no_answer() {
    for command in [Command::Start, Command::Pause, Command::Resume] {
        let mut state = ready(Environment::Production, false);
        let now = Instant::now();
        assert!(cancelled(&state.act(Action::Press(command), now)).is_empty());
        assert!(matches!(state.dialog, Some(Dialog::Guard(_))));
        let double_click = now + Duration::from_millis(400);
        assert!(state.act(Action::ConfirmDialog, double_click).is_empty());
        let read = now + Duration::from_millis(800);
        sent(&state.act(Action::ConfirmDialog, read));
    }
}

#[test]
fn a_technical_workflow_asks_on_every_profile() {
    for environment in Environment::ALL {
        let mut state = ready(environment, false);
        let now = Instant::now();
        state.act(Action::SetWorkflowId("trackingLogRecovery".to_owned()), now);
        state.act(Action::Press(Command::Start), now);
        assert!(
            matches!(state.dialog, Some(Dialog::Guard(_))),
            "{environment:?}"
        );
        let later = now + Duration::from_secs(1);
        let effects = state.act(Action::ConfirmDialog, later);
        let Some(Effect::Ask(Request::Send { order, .. })) = effects.first() else {
            panic!("{effects:?}");
        };
        assert_eq!(order.consent, Consent::Agreed);
    }
}

#[test]
fn a_command_that_changed_nothing_leaves_the_known_state_as_it_was() {
    let now = Instant::now();
    let refused = |status, body: &[u8]| Verdict::Refused(Refusal::read(status, body));
    let no_name = Cause::NameNotResolved {
        host: "mc.adobe.io".to_owned(),
    };
    for (verdict, stays) in [
        (Verdict::NotSent(no_name), true),
        (Verdict::NotSent(Cause::Cancelled), true),
        (refused(429, b""), true),
        (refused(401, br#"{"error_code":"401013"}"#), true),
        // That refusal says that the state is another by now.
        (
            refused(500, b"BAS-010003 Unable to complete operation."),
            false,
        ),
        (Verdict::MaybeApplied(Cause::Cancelled), false),
        (Verdict::Accepted, false),
    ] {
        let mut state = stage();
        see(&mut state, WorkflowState::Started, now);
        let before = state.desk().seen.clone();
        let id = sent(&state.act(Action::Press(Command::Stop), now));
        state.apply(answered(id, verdict.clone()), now);
        if stays {
            assert_eq!(state.desk().seen, before, "{verdict:?}");
            let why = state.why_not(Command::Start, now);
            assert!(
                matches!(why, Some(WhyNot::Senseless(_))),
                "{verdict:?}: {why:?}"
            );
        } else {
            assert_eq!(state.desk().seen, None, "{verdict:?}");
        }
    }
}

#[test]
fn a_restart_tells_both_halves_and_the_start_only_after_the_stop() {
    let mut state = stage();
    let now = Instant::now();
    let id = sent(&state.act(Action::Restart, now));
    let tell = |state: &mut State, news| {
        let news = Box::new(news);
        state.apply(Event::Restart { id, news }, now);
    };
    let page = || Arc::new(Page::default());
    tell(
        &mut state,
        RestartNews::Answered {
            command: Command::Stop,
            outcome: Box::new(outcome(Verdict::Accepted)),
            page: page(),
        },
    );
    assert!(line(&state, now).starts_with("Accepted: stop WKF35. Restart, step 1 of 2."));
    assert_eq!(
        state.why_not(Command::Start, now),
        Some(WhyNot::OnItsWay),
        "nothing else is sent meanwhile"
    );
    tell(
        &mut state,
        RestartNews::Looked(look(WorkflowState::Stopping)),
    );
    let stopped = ended(End::Confirmed, WorkflowState::Finished);
    tell(&mut state, RestartNews::Followed(stopped));
    assert!(line(&state, now).starts_with("Confirmed: stop WKF35. Restart, step 1 of 2."));
    tell(
        &mut state,
        RestartNews::Answered {
            command: Command::Start,
            outcome: Box::new(outcome(Verdict::Accepted)),
            page: page(),
        },
    );
    tell(
        &mut state,
        RestartNews::Followed(ended(End::Confirmed, WorkflowState::Started)),
    );
    tell(&mut state, RestartNews::Ended);
    assert_eq!(
        line(&state, now),
        "Confirmed: start WKF35. Restart, step 2 of 2. Started after 4.2 s."
    );
    assert_eq!(state.desk().pending, None);
}

#[test]
fn a_restart_whose_stop_is_not_confirmed_says_that_start_was_not_sent() {
    let mut state = stage();
    let now = Instant::now();
    let id = sent(&state.act(Action::Restart, now));
    let tell = |state: &mut State, news| {
        let news = Box::new(news);
        state.apply(Event::Restart { id, news }, now);
    };
    tell(
        &mut state,
        RestartNews::Answered {
            command: Command::Stop,
            outcome: Box::new(outcome(Verdict::Accepted)),
            page: Arc::new(Page::default()),
        },
    );
    tell(
        &mut state,
        RestartNews::Followed(ended(End::OutOfTime, WorkflowState::Stopping)),
    );
    tell(&mut state, RestartNews::Ended);
    let line = line(&state, now);
    assert!(
        line.starts_with("Not confirmed: stop WKF35. Restart, step 1 of 2."),
        "{line}"
    );
    assert!(line.ends_with("start was not sent."), "{line}");
    assert_eq!(state.desk().pending, None);
}

/// A restart whose stop was accepted and seen in the record.
fn restarted(now: Instant) -> (State, RequestId) {
    let mut state = stage();
    let id = sent(&state.act(Action::Restart, now));
    let stopped = ended(End::Confirmed, WorkflowState::Finished);
    let answered = halfway(Command::Stop, Verdict::Accepted);
    for news in [answered, RestartNews::Followed(stopped)] {
        let news = Box::new(news);
        state.apply(Event::Restart { id, news }, now);
    }
    (state, id)
}

fn halfway(command: Command, verdict: Verdict) -> RestartNews {
    RestartNews::Answered {
        command,
        outcome: Box::new(outcome(verdict)),
        page: Arc::new(Page::default()),
    }
}

#[test]
fn a_restart_that_ends_between_stop_and_start_says_that_the_workflow_stands_still() {
    let still = "Stopped, and not started: WKF35 stands still.";
    let now = Instant::now();
    let too_many = Refusal::read(429, br#"{"error_code":"429","message":"too many"}"#);
    let for_its_state = Refusal::read(500, b"BAS-010003 Unable to complete operation.");
    for (verdict, stands) in [
        (Verdict::NotSent(Cause::Cancelled), true),
        (Verdict::Refused(too_many), true),
        // Somebody else may have started it, or it was started after all.
        (Verdict::Refused(for_its_state), false),
        (Verdict::MaybeApplied(Cause::Cancelled), false),
        (Verdict::Accepted, false),
    ] {
        let (mut state, id) = restarted(now);
        assert!(!line(&state, now).contains(still), "{}", line(&state, now));
        for news in [halfway(Command::Start, verdict), RestartNews::Ended] {
            let news = Box::new(news);
            state.apply(Event::Restart { id, news }, now);
        }
        assert_eq!(
            line(&state, now).contains(still),
            stands,
            "{}",
            line(&state, now)
        );
    }
    // Cancelled before the start began.
    let (mut state, id) = restarted(now);
    let news = Box::new(RestartNews::Ended);
    state.apply(Event::Restart { id, news }, now);
    assert!(line(&state, now).ends_with(still), "{}", line(&state, now));
    see(&mut state, WorkflowState::Finished, now);
    assert!(line(&state, now).ends_with(still), "{}", line(&state, now));
    see(&mut state, WorkflowState::Started, now);
    let line = line(&state, now);
    assert!(line.ends_with("start was not sent."), "{line}");
    assert!(!line.contains(still), "{line}");
}

#[test]
fn until_its_start_goes_out_a_restart_is_what_closing_the_window_would_break_off() {
    let mut state = stage();
    let now = Instant::now();
    assert_eq!(state.starts_to_come().count(), 0);
    let id = sent(&state.act(Action::Restart, now));
    let tell = |state: &mut State, news| {
        let news = Box::new(news);
        state.apply(Event::Restart { id, news }, now);
    };
    let waits = |state: &State| (state.starts_to_come().count(), state.awaits_answer());
    assert_eq!(waits(&state), (1, true));
    tell(&mut state, halfway(Command::Stop, Verdict::Accepted));
    assert_eq!(waits(&state), (1, false), "the stop has been answered");
    assert!(state.act(Action::Leave, now).is_empty());
    tell(
        &mut state,
        RestartNews::Looked(look(WorkflowState::Stopping)),
    );
    assert_eq!(waits(&state), (1, false));
    let stopped = ended(End::Confirmed, WorkflowState::Finished);
    tell(&mut state, RestartNews::Followed(stopped));
    assert_eq!(waits(&state), (0, true), "the start goes out now");
    tell(&mut state, halfway(Command::Start, Verdict::Accepted));
    assert_eq!(waits(&state), (0, false));
}

/// Another program has saved the profile, or the person has.
fn save(state: &mut State, profile: Profile, now: Instant) -> Vec<Effect> {
    let id = profile.id;
    let profiles = Profiles {
        profiles: vec![profile],
        troubles: Vec::new(),
        notices: Vec::new(),
        writable: true,
    };
    state.act(Action::EditProfile, now);
    let result = Ok(profiles);
    state.apply(Event::ProfileSaved { id, result }, now)
}

#[test]
fn choosing_the_chosen_profile_again_or_saving_it_forgets_nothing_of_a_command() {
    type Way = dyn Fn(&mut State, Instant) -> Vec<Effect>;
    let again = |state: &mut State, now| {
        let chosen = state.chosen.unwrap();
        state.act(Action::ChooseProfile(chosen), now)
    };
    let saved = |state: &mut State, now| {
        let profile = state.profile().unwrap().clone();
        save(state, profile, now)
    };
    let ways: [&Way; 2] = [&again, &saved];
    for way in ways {
        let mut state = stage();
        let now = Instant::now();
        let id = sent(&state.act(Action::Press(Command::Stop), now));
        let follow = followed(&state.apply(answered(id, Verdict::Accepted), now)).unwrap();
        way(&mut state, now);
        assert!(line(&state, now).starts_with("Accepted: stop WKF35."));
        let soon = now + Duration::from_secs(9);
        assert_eq!(
            state.why_not(Command::Stop, soon),
            Some(WhyNot::StopHeldBack)
        );
        state.apply(looked(follow, WorkflowState::Stopping), soon);
        assert_eq!(line(&state, soon), "Accepted: stop WKF35. Stopping, 9 s.");

        let mut state = stage();
        let id = sent(&state.act(Action::Press(Command::Pause), now));
        let lost = Verdict::MaybeApplied(Cause::Cancelled);
        state.apply(answered(id, lost), now);
        way(&mut state, now);
        assert!(line(&state, now).starts_with("May have been applied: pause WKF35."));
    }
}

#[test]
fn what_could_not_be_sent_says_nothing_any_more_once_the_profile_was_saved() {
    let mut state = stage();
    let now = Instant::now();
    let id = sent(&state.act(Action::Press(Command::Stop), now));
    let refused = Cause::ConnectionRefused {
        host: "mc.adobe.io".to_owned(),
    };
    state.apply(answered(id, Verdict::NotSent(refused)), now);
    assert!(line(&state, now).starts_with("Not sent: stop WKF35."));
    let profile = state.profile().unwrap().clone();
    save(&mut state, profile, now);
    assert_eq!(line(&state, now), "");
}

/// The record cannot be read.
fn see_nothing(state: &mut State, why: Cause, now: Instant) {
    let effects = state.act(Action::CheckState, now);
    let [Effect::Ask(Request::Read { id, .. })] = &effects[..] else {
        panic!("{effects:?}");
    };
    let event = Event::Read {
        id: *id,
        reading: Box::new(Reading {
            record: Err(ReadingError::NoAnswer(why)),
            exchange: None,
        }),
        page: Arc::new(Page::default()),
        token_remaining: None,
    };
    state.apply(event, now);
}

#[test]
fn looking_again_takes_nothing_back_that_was_proven() {
    let mut state = stage();
    let now = Instant::now();
    let id = sent(&state.act(Action::Press(Command::Stop), now));
    let follow = followed(&state.apply(answered(id, Verdict::Accepted), now)).unwrap();
    let event = Event::Followed {
        id: follow,
        confirmation: Box::new(ended(End::Confirmed, WorkflowState::Finished)),
    };
    state.apply(event, now);
    let proven = "Confirmed: stop WKF35. Finished after 4.2 s.";
    see(&mut state, WorkflowState::Started, now);
    let says = "The workflow’s record now says: Started.";
    assert_eq!(line(&state, now), format!("{proven} {says}"));
    // A look that was cancelled says nothing, and takes nothing back either.
    see_nothing(&mut state, Cause::Cancelled, now);
    assert_eq!(line(&state, now), format!("{proven} {says}"));
    let effects = state.act(Action::CheckState, now);
    assert_eq!(effects.len(), 1);
    assert_eq!(
        state.desk().pending.as_ref().map(|pending| pending.what),
        Some(What::Reading)
    );
}

#[test]
fn a_restart_whose_start_was_not_sent_says_so_however_often_the_record_is_read() {
    let mut state = stage();
    let now = Instant::now();
    let id = sent(&state.act(Action::Restart, now));
    for news in [
        RestartNews::Answered {
            command: Command::Stop,
            outcome: Box::new(outcome(Verdict::Accepted)),
            page: Arc::new(Page::default()),
        },
        RestartNews::Followed(ended(End::OutOfTime, WorkflowState::Stopping)),
        RestartNews::Ended,
    ] {
        let news = Box::new(news);
        state.apply(Event::Restart { id, news }, now);
    }
    for said in [WorkflowState::Stopping, WorkflowState::Finished] {
        see(&mut state, said, now);
        let line = line(&state, now);
        assert!(line.starts_with("Not confirmed: stop WKF35."), "{line}");
        assert!(line.ends_with("start was not sent."), "{line}");
    }
}

#[test]
fn a_look_that_was_cancelled_leaves_what_the_one_before_it_said() {
    let mut state = stage();
    let now = Instant::now();
    let id = sent(&state.act(Action::Press(Command::Pause), now));
    state.apply(answered(id, Verdict::MaybeApplied(Cause::Cancelled)), now);
    let before = line(&state, now);
    see_nothing(&mut state, Cause::Cancelled, now);
    assert_eq!(line(&state, now), before);
    see(&mut state, WorkflowState::Paused, now);
    let said = line(&state, now);
    see_nothing(&mut state, Cause::Cancelled, now);
    assert_eq!(line(&state, now), said);
    let gone = Cause::ConnectionRefused {
        host: "mc.adobe.io".to_owned(),
    };
    see_nothing(&mut state, gone, now);
    assert!(line(&state, now).contains("The workflow’s record could not be read."));
}

const ALL_STATES: [WorkflowState; 12] = [
    WorkflowState::Editing,
    WorkflowState::Pending,
    WorkflowState::Starting,
    WorkflowState::Started,
    WorkflowState::Pausing,
    WorkflowState::Paused,
    WorkflowState::Failed,
    WorkflowState::Resuming,
    WorkflowState::Stopping,
    WorkflowState::Restarting,
    WorkflowState::Finished,
    WorkflowState::NotReported,
];

/// What the window says once the record was read after a command that may have been applied, besides the state itself.
/// `None` where the command is not sent in the state before.
fn known(command: Command, before: &WorkflowState, said: &WorkflowState) -> Option<String> {
    let mut state = stage();
    let now = Instant::now();
    see(&mut state, before.clone(), now);
    if state.why_not(command, now).is_some() {
        return None;
    }
    let id = sent(&state.act(Action::Press(command), now));
    state.apply(answered(id, Verdict::MaybeApplied(Cause::Cancelled)), now);
    see(&mut state, said.clone(), now);
    let line = line(&state, now);
    let (_, known) = line.split_once("The workflow’s record now says: ")?;
    let known = known.split_once(". ").map_or("", |(_state, known)| known);
    Some(known.to_owned())
}

#[test]
fn what_can_be_known_of_a_command_that_may_have_been_applied_is_said_and_no_more() {
    use Command::{Pause, Resume, Start, Stop};
    use WorkflowState as S;
    let applied = "So it was applied, unless somebody else sent the same.";
    let came_to_it =
        "So it was applied, or the run came to it by itself, or somebody else sent the same.";
    let not_yet = "It said so before the command too: it was not applied, or not yet.";
    let or_over = "It said so before the command too: it was not applied, or not yet, or what it began is over already.";
    let nothing = "It said so before the command too, so nothing follows from it.";
    let table = [
        // A run ends by itself too; only Stopping comes of a stop alone.
        (Stop, S::Started, S::Finished, came_to_it),
        (Stop, S::Started, S::Stopping, applied),
        (Stop, S::Started, S::Started, not_yet),
        (Stop, S::Started, S::Paused, ""),
        (Stop, S::Paused, S::Finished, came_to_it),
        (Stop, S::NotReported, S::Finished, ""),
        // So does it pause, where a task cannot finish.
        (Pause, S::Started, S::Paused, came_to_it),
        (Pause, S::Started, S::Pausing, applied),
        (Pause, S::Started, S::Started, not_yet),
        (Pause, S::Started, S::Finished, ""),
        (Start, S::Finished, S::Started, applied),
        (Start, S::Finished, S::Pending, applied),
        (Start, S::Finished, S::Starting, applied),
        // A short run may be over by now.
        (Start, S::Finished, S::Finished, or_over),
        (Start, S::Failed, S::Failed, or_over),
        (Start, S::Failed, S::Started, applied),
        (Start, S::Editing, S::Editing, or_over),
        // It was about to start without the command.
        (Start, S::Restarting, S::Started, ""),
        (Start, S::Restarting, S::Restarting, nothing),
        (Resume, S::Paused, S::Started, applied),
        (Resume, S::Paused, S::Resuming, applied),
        (Resume, S::Paused, S::Paused, or_over),
        (Resume, S::Paused, S::Finished, ""),
    ];
    for (command, before, said, follows) in table {
        let known = known(command, &before, &said).unwrap();
        let is_said = if follows.is_empty() {
            known.starts_with("Before the command it said: ") && !known.contains("applied")
        } else {
            known.ends_with(follows)
        };
        assert!(is_said, "{command:?} {before:?} {said:?}: {known}");
    }
}

#[test]
fn that_a_command_was_applied_is_never_said_of_a_state_that_comes_about_without_it() {
    let mut told = 0;
    for command in Command::ALL {
        for before in &ALL_STATES {
            for said in &ALL_STATES {
                let Some(known) = known(command, before, said) else {
                    continue;
                };
                told += 1;
                if !known.contains("So it was applied") {
                    continue;
                }
                let why = format!("{command:?} {before:?} {said:?}: {known}");
                assert_ne!(before, said, "{why}");
                assert!(!command.is_under_way_in(before), "{why}");
                let shows = command.is_under_way_in(said) || *said == command.aim();
                assert!(shows, "{why}");
                let ends = matches!(said, WorkflowState::Finished | WorkflowState::Paused);
                assert_eq!(ends, known.contains("by itself"), "{why}");
            }
        }
    }
    assert!(told > 200, "{told}");
}

/// One thing that happens to the window.
#[derive(Debug, Clone)]
enum Happens {
    Press(Command),
    Restart,
    SendAgain,
    CheckState,
    Choose(usize),
    ChooseProfile,
    PickShown,
    Many(Command),
    GoOn(bool),
    CancelRest,
    Confirm,
    Type,
    Agree,
    Close,
    Cancel,
    StopLooking,
    FieldDone,
    Answer(usize, u8),
    Repeat(usize, u8),
    Time(u64),
}

fn happens() -> impl Strategy<Value = Happens> {
    let command = || proptest::sample::select(Command::ALL.to_vec());
    prop_oneof![
        6 => command().prop_map(Happens::Press),
        2 => Just(Happens::Restart),
        2 => Just(Happens::SendAgain),
        2 => Just(Happens::CheckState),
        2 => (0..3_usize).prop_map(Happens::Choose),
        1 => Just(Happens::ChooseProfile),
        1 => Just(Happens::PickShown),
        5 => command().prop_map(Happens::Many),
        1 => any::<bool>().prop_map(Happens::GoOn),
        1 => Just(Happens::CancelRest),
        4 => Just(Happens::Confirm),
        2 => Just(Happens::Type),
        6 => Just(Happens::Agree),
        1 => Just(Happens::Close),
        1 => Just(Happens::Cancel),
        1 => Just(Happens::StopLooking),
        1 => Just(Happens::FieldDone),
        14 => (any::<usize>(), any::<u8>()).prop_map(|(which, how)| Happens::Answer(which, how)),
        2 => (any::<usize>(), any::<u8>()).prop_map(|(which, how)| Happens::Repeat(which, how)),
        6 => (1..2_000_u64).prop_map(Happens::Time),
        2 => (1..100_000_u64).prop_map(Happens::Time),
    ]
}

/// The other side of the window.
#[derive(Default)]
struct World {
    /// What is being done: its workflow, and how far it is.
    open: Vec<(RequestId, String, Doing)>,
    /// Commands whose last word was said.
    over: Vec<RequestId>,
    /// Commands sent and not yet answered, by workflow.
    on_their_way: HashMap<String, usize>,
    /// What was said last of the last command of each workflow.
    verdicts: HashMap<String, (Command, Verdict)>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Doing {
    Command(Command),
    Follow,
    Read,
    RestartStop,
    RestartWait,
    RestartStart,
    RestartFollow,
    RestartEnd,
}

const STATES: [WorkflowState; 5] = [
    WorkflowState::Finished,
    WorkflowState::Started,
    WorkflowState::Stopping,
    WorkflowState::Paused,
    WorkflowState::NotReported,
];

fn verdict_of(how: u8) -> Verdict {
    match how % 6 {
        0 => Verdict::NotSent(Cause::Cancelled),
        1 => Verdict::MaybeApplied(Cause::Cancelled),
        2 => Verdict::Refused(Refusal::read(403, b"")),
        _ => Verdict::Accepted,
    }
}

fn reading_of(how: u8) -> Result<Record, ReadingError> {
    match how % 8 {
        0 => Err(ReadingError::NoAnswer(Cause::Cancelled)),
        1 => Err(ReadingError::Refused(Refusal::read(404, b""))),
        _ => Ok(record(STATES[usize::from(how) % STATES.len()].clone())),
    }
}

impl World {
    fn take(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            let Effect::Ask(request) = effect else {
                continue;
            };
            let (id, workflow, doing) = match request {
                Request::Send { id, order } => {
                    assert_guarded(&order);
                    let workflow = order.target.workflow.to_string();
                    (id, workflow, Doing::Command(order.command))
                }
                Request::Restart { id, order, .. } => {
                    assert_guarded(&order);
                    (id, order.target.workflow.to_string(), Doing::RestartStop)
                }
                Request::Follow { id, accepted } => {
                    (id, accepted.target.workflow.to_string(), Doing::Follow)
                }
                Request::Read { id, target } => (id, target.workflow.to_string(), Doing::Read),
                _ => continue,
            };
            if matches!(doing, Doing::Command(_) | Doing::RestartStop) {
                let count = self.on_their_way.entry(workflow.clone()).or_default();
                *count += 1;
                assert!(*count <= 1, "two commands of {workflow} on their way");
                self.verdicts.remove(&workflow);
            }
            self.open.push((id, workflow, doing));
        }
    }

    fn told(&mut self, workflow: &str, command: Command, verdict: &Verdict) {
        let said = (command, verdict.clone());
        self.verdicts.insert(workflow.to_owned(), said);
    }

    fn is_through(&mut self, workflow: &str) {
        *self.on_their_way.get_mut(workflow).unwrap() -= 1;
    }

    /// Answers one of the open requests, in one of the ways that there are.
    fn answer(&mut self, which: usize, how: u8) -> Option<Event> {
        if self.open.is_empty() {
            return None;
        }
        let (id, workflow, doing) = self.open.remove(which % self.open.len());
        let said = STATES[usize::from(how) % STATES.len()].clone();
        let verdict = verdict_of(how);
        let is_accepted = verdict == Verdict::Accepted;
        let end = match how % 3 {
            0 => End::Confirmed,
            1 => End::OutOfTime,
            _ => End::GivenUp,
        };
        let page = Arc::new(Page::default());
        let restart_answered = |command, verdict| RestartNews::Answered {
            command,
            outcome: Box::new(outcome(verdict)),
            page: Arc::new(Page::default()),
        };
        let (news, next) = match doing {
            Doing::Command(command) => {
                self.is_through(&workflow);
                self.told(&workflow, command, &verdict);
                self.over.push(id);
                return Some(answered(id, verdict));
            }
            Doing::Follow if how < 128 => {
                self.open.push((id, workflow, doing));
                return Some(looked(id, said));
            }
            Doing::Follow => {
                let confirmation = Box::new(ended(end, said));
                return Some(Event::Followed { id, confirmation });
            }
            Doing::Read => {
                let reading = Reading {
                    record: reading_of(how),
                    exchange: None,
                };
                return Some(Event::Read {
                    id,
                    reading: Box::new(reading),
                    page,
                    token_remaining: None,
                });
            }
            Doing::RestartStop => {
                self.told(&workflow, Command::Stop, &verdict);
                if !is_accepted {
                    self.is_through(&workflow);
                }
                let next = if is_accepted {
                    Doing::RestartWait
                } else {
                    Doing::RestartEnd
                };
                (restart_answered(Command::Stop, verdict), Some(next))
            }
            Doing::RestartWait | Doing::RestartFollow if how < 128 => {
                (RestartNews::Looked(look(said)), Some(doing))
            }
            Doing::RestartWait => {
                let is_confirmed = end == End::Confirmed;
                let next = if is_confirmed {
                    Doing::RestartStart
                } else {
                    self.is_through(&workflow);
                    Doing::RestartEnd
                };
                (RestartNews::Followed(ended(end, said)), Some(next))
            }
            Doing::RestartStart => {
                self.is_through(&workflow);
                self.told(&workflow, Command::Start, &verdict);
                let next = if is_accepted {
                    Doing::RestartFollow
                } else {
                    Doing::RestartEnd
                };
                (restart_answered(Command::Start, verdict), Some(next))
            }
            Doing::RestartFollow => {
                let news = RestartNews::Followed(ended(end, said));
                (news, Some(Doing::RestartEnd))
            }
            Doing::RestartEnd => (RestartNews::Ended, None),
        };
        self.open.extend(next.map(|next| (id, workflow, next)));
        let news = Box::new(news);
        Some(Event::Restart { id, news })
    }

    /// What the window shows is what was said, of the last command and of no other, and nothing takes it back but the next.
    fn assert_shown(&mut self, state: &State) {
        for workflow in WORKFLOWS {
            let key = DeskKey {
                workflow: workflow.to_owned(),
                ..state.key()
            };
            let line = &state.desks.at(&key).line;
            let Line::Verdict(told) = line else {
                let said = self.verdicts.get(workflow);
                assert_eq!(said, None, "{workflow}: {line:?} instead");
                continue;
            };
            let is_local = matches!(
                told.verdict,
                Verdict::NotSent(Cause::Guard(_) | Cause::BadInput(..))
            );
            if is_local {
                self.verdicts.remove(workflow);
                continue;
            }
            let shown = (told.command, told.verdict.clone());
            assert_eq!(self.verdicts.get(workflow), Some(&shown), "{workflow}");
        }
    }
}

/// What goes out was agreed to, as far as the guard asks.
fn assert_guarded(order: &Order) {
    let question = Question::before(order.command, &order.target);
    let answer = question.and_then(|question| question.answered(&order.consent, &order.target));
    assert_eq!(answer, Ok(()), "{order:?}");
}

const WORKFLOWS: [&str; 3] = ["WKF35", "WKF36", "billing"];

fn what_is_asked(state: &State) -> String {
    match &state.dialog {
        Some(Dialog::Many(plan)) => plan.organization.to_string(),
        _ => state.workflow_id.clone(),
    }
}

/// Whatever happens next.
fn go_on(state: &mut State, world: &mut World, step: &Happens, now: Instant) -> Vec<Effect> {
    let action = match *step {
        Happens::Press(command) => Action::Press(command),
        Happens::Restart => Action::Restart,
        Happens::SendAgain => Action::SendAgain,
        Happens::CheckState => Action::CheckState,
        Happens::Choose(index) => {
            Action::ChooseWorkflow(WorkflowId::parse(WORKFLOWS[index]).unwrap())
        }
        Happens::ChooseProfile => Action::ChooseProfile(state.chosen.unwrap()),
        Happens::PickShown => Action::Many(Many::PickShown),
        Happens::Many(command) => {
            state.act(Action::Many(Many::PickShown), now);
            Action::Many(Many::Press(command))
        }
        Happens::GoOn(go_on) => Action::Many(Many::GoOn(go_on)),
        Happens::CancelRest => Action::Many(Many::CancelRest),
        Happens::Confirm => Action::ConfirmDialog,
        Happens::Type => Action::TypeInDialog(what_is_asked(state)),
        Happens::Agree => {
            let typed = what_is_asked(state);
            state.act(Action::TypeInDialog(typed), now);
            Action::ConfirmDialog
        }
        Happens::Close => Action::CloseDialog,
        Happens::Cancel => Action::CancelRequest,
        Happens::StopLooking => Action::StopLooking,
        Happens::FieldDone => Action::FieldDone,
        Happens::Answer(which, how) => {
            let event = world.answer(which, how);
            return event.map_or_else(Vec::new, |event| state.apply(event, now));
        }
        Happens::Repeat(which, how) => {
            // A second answer to the same command.
            let count = world.over.len();
            let id = world.over.get(which % count.max(1)).copied();
            let event = id.map(|id| answered(id, verdict_of(how)));
            return event.map_or_else(Vec::new, |event| state.apply(event, now));
        }
        Happens::Time(_) => return state.tick(now),
    };
    state.act(action, now)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, ..ProptestConfig::default() })]

    /// Whatever a person does and whatever comes back in whatever order.
    #[test]
    fn never_two_commands_of_one_workflow_on_their_way_none_through_a_closed_guard_and_one_verdict_each(
        steps in proptest::collection::vec(happens(), 1..80),
        which in 0..4_usize,
    ) {
        let (environment, read_only) = [
            (Environment::Stage, false),
            (Environment::Production, false),
            (Environment::Stage, true),
            (Environment::Production, true),
        ][which];
        let mut state = ready(environment, read_only);
        let mut now = Instant::now();
        let mut world = World::default();
        for step in steps {
            if let Happens::Time(milliseconds) = step {
                now += Duration::from_millis(milliseconds);
            }
            let was_asked = matches!(state.dialog, Some(Dialog::Guard(_) | Dialog::Many(_)));
            let effects = go_on(&mut state, &mut world, &step, now);
            let sends = effects.iter().any(|effect| {
                matches!(effect, Effect::Ask(Request::Send { .. } | Request::Restart { .. }))
            });
            if sends {
                prop_assert!(!read_only, "a command on a read-only profile");
                let goes_on = matches!(step, Happens::Time(_)) && state.several.batch.is_some();
                let is_agreed = goes_on || was_asked && matches!(step, Happens::Confirm | Happens::Agree);
                let must_be_asked = environment == Environment::Production;
                prop_assert!(is_agreed || !must_be_asked, "sent without the guard's question");
            }
            world.take(effects);
            world.assert_shown(&state);
        }
    }
}
