//! One command for several workflows, and watching, in the window's state: what goes out when, and what is counted.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod screen;
#[path = "several/unseen.rs"]
mod unseen;

use std::sync::Arc;
use std::time::{Duration, Instant};

use campaign_remote::background::{Event, Page, Request, RequestId, SettingChange};
use campaign_remote::campaign::{
    BaseUrl, Cause, Command, Message, NextStep, Organization, Outcome, Reading, Record, Refusal,
    Verdict, WorkflowId,
};
use campaign_remote::language::{Language, Words};
use campaign_remote::profiles::{Environment, Profile, Profiles, SavedWorkflow};
use campaign_remote::remote::{Consent, Order, Pace, Target};
use campaign_remote::window::{
    AT_ONCE, Action, Arrange, Dialog, Edit, Effect, Ended, Line, Many, STAGGER, Spoken, State,
    Tally,
};

fn ready(environment: Environment, count: usize) -> State {
    let organization = Organization::parse("acme-mkt-stage").unwrap();
    let workflows = (0..count).map(|number| SavedWorkflow {
        id: WorkflowId::parse(&format!("WKF{number}")).unwrap(),
        label: format!("Number {number}"),
        watched: number == 0,
    });
    let profile = Profile {
        api_key: "key".to_owned(),
        environment,
        workflows: workflows.collect(),
        ..Profile::new("Acme", organization).unwrap()
    };
    let mut state = State::new(Some(Language::English));
    let now = Instant::now();
    state.apply(
        Event::Profiles(Ok(Profiles {
            profiles: vec![profile],
            troubles: Vec::new(),
            notices: Vec::new(),
            writable: true,
        })),
        now,
    );
    state
}

fn pick_all(state: &mut State, now: Instant) {
    state.act(Action::Many(Many::PickShown), now);
}

/// The commands among the effects: which request, for which workflow.
fn sent(effects: &[Effect]) -> Vec<(RequestId, String)> {
    let sent = effects.iter().filter_map(|effect| match effect {
        Effect::Ask(Request::Send { id, order }) => Some((*id, order.target.workflow.to_string())),
        _ => None,
    });
    sent.collect()
}

fn answer(state: &mut State, id: RequestId, verdict: Verdict, now: Instant) -> Vec<Effect> {
    let event = Event::Answered {
        id,
        outcome: Box::new(Outcome {
            verdict,
            exchange: None,
        }),
        page: Arc::new(Page::default()),
        token_remaining: None,
    };
    state.apply(event, now)
}

/// Presses, reads the plan for a second, and agrees.
fn begin(state: &mut State, command: Command, now: Instant) -> Vec<Effect> {
    state.act(Action::Many(Many::Press(command)), now);
    let Some(Dialog::Many(plan)) = &state.dialog else {
        panic!("no plan");
    };
    if plan.asks() {
        let organization = plan.organization.to_string();
        state.act(Action::TypeInDialog(organization), now);
    }
    state.act(Action::ConfirmDialog, now + Duration::from_secs(1))
}

#[test]
fn at_most_four_are_on_their_way_and_each_waits_its_turn() {
    let mut state = ready(Environment::Stage, 10);
    let begun = Instant::now();
    pick_all(&mut state, begun);
    let mut open = sent(&begin(&mut state, Command::Start, begun));
    let mut now = begun + Duration::from_secs(1);
    assert_eq!(open.len(), 1, "the others wait for their turn");
    let mut seen = 1;
    for _ in 0..200 {
        now += Duration::from_millis(50);
        let more = sent(&state.tick(now));
        assert!(more.len() <= 1);
        seen += more.len();
        open.extend(more);
        assert!(open.len() <= AT_ONCE, "{open:?}");
        if open.len() == AT_ONCE || seen == 10 {
            let Some((id, _)) = open.pop() else { break };
            answer(&mut state, id, Verdict::Accepted, now);
        }
    }
    assert_eq!(seen, 10);
    let batch = state.several.batch.as_ref().unwrap();
    assert!(batch.is_over());
    assert_eq!(batch.tally().accepted, 10);
    assert!(now - begun >= STAGGER * 9);
    // Each has a verdict of its own.
    for number in 0..10 {
        state.act(Action::SetWorkflowId(format!("WKF{number}")), now);
        assert!(state.desk().following().is_some(), "WKF{number}");
    }
}

/// Answers with `verdict` whatever is sent, until nothing more happens.
fn play(state: &mut State, first: &[Effect], now: Instant, verdicts: &[Verdict]) -> usize {
    let mut open = sent(first);
    let mut count = open.len();
    let mut now = now + Duration::from_secs(1);
    for round in 0..400 {
        if let Some((id, _)) = open.pop() {
            answer(state, id, verdicts[round % verdicts.len()].clone(), now);
        }
        now += STAGGER;
        let more = sent(&state.tick(now));
        count += more.len();
        open.extend(more);
    }
    count
}

#[test]
fn the_first_that_is_not_accepted_ends_it_unless_the_person_chose_to_go_on() {
    let refused = Verdict::Refused(Refusal::read(403, b""));
    let lost = Verdict::MaybeApplied(Cause::Cancelled);
    let now = Instant::now();
    for verdict in [refused.clone(), lost.clone()] {
        let mut state = ready(Environment::Stage, 8);
        pick_all(&mut state, now);
        let first = begin(&mut state, Command::Pause, now);
        let count = play(&mut state, &first, now, &[Verdict::Accepted, verdict]);
        assert_eq!(count, 2);
        let batch = state.several.batch.as_ref().unwrap();
        assert_eq!(batch.ended, Some(Ended::NotAccepted));
        assert_eq!(batch.left(), 6);
        assert!(batch.is_over());
    }
    let mut state = ready(Environment::Stage, 8);
    pick_all(&mut state, now);
    state.act(Action::Many(Many::Press(Command::Pause)), now);
    state.act(Action::Many(Many::GoOn(true)), now);
    let first = state.act(Action::ConfirmDialog, now + Duration::from_secs(1));
    let verdicts = [
        Verdict::Accepted,
        refused,
        lost,
        Verdict::NotSent(Cause::Cancelled),
    ];
    assert_eq!(play(&mut state, &first, now, &verdicts), 8);
    let tally = Tally {
        accepted: 2,
        refused: 2,
        unclear: 2,
        not_sent: 2,
    };
    assert_eq!(state.several.batch.as_ref().unwrap().tally(), tally);
}

#[test]
fn the_rest_can_be_cancelled_at_any_moment() {
    let mut state = ready(Environment::Stage, 8);
    let now = Instant::now();
    pick_all(&mut state, now);
    let first = begin(&mut state, Command::Stop, now);
    let (id, _) = sent(&first)[0].clone();
    state.act(Action::Many(Many::CancelRest), now);
    assert!(sent(&state.tick(now + Duration::from_mins(1))).is_empty());
    assert!(!state.several.batch.as_ref().unwrap().is_over());
    answer(&mut state, id, Verdict::Accepted, now);
    let batch = state.several.batch.as_ref().unwrap();
    assert!(batch.is_over());
    assert_eq!((batch.tally().accepted, batch.left()), (1, 7));
}

#[test]
fn in_production_the_organization_is_typed_and_the_consent_goes_with_each_command() {
    let mut state = ready(Environment::Production, 3);
    let now = Instant::now();
    pick_all(&mut state, now);
    state.act(Action::Many(Many::Press(Command::Stop)), now);
    let later = now + Duration::from_secs(5);
    assert!(sent(&state.act(Action::ConfirmDialog, later)).is_empty());
    state.act(Action::TypeInDialog("acme".to_owned()), later);
    assert!(sent(&state.act(Action::ConfirmDialog, later)).is_empty());
    state.act(Action::TypeInDialog("acme-mkt-stage".to_owned()), later);
    let effects = state.act(Action::ConfirmDialog, later);
    let orders: Vec<_> = effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::Ask(Request::Send { order, .. }) => Some(order),
            _ => None,
        })
        .collect();
    assert_eq!(orders.len(), 1);
    let Consent::Given(because) = &orders[0].consent else {
        panic!("{:?}", orders[0].consent);
    };
    assert!(because.production && !because.technical);
}

#[test]
fn a_double_click_on_the_bar_does_not_agree_to_the_plan() {
    let mut state = ready(Environment::Stage, 3);
    let now = Instant::now();
    pick_all(&mut state, now);
    state.act(Action::Many(Many::Press(Command::Stop)), now);
    let soon = now + Duration::from_millis(300);
    assert!(state.act(Action::ConfirmDialog, soon).is_empty());
    assert!(matches!(state.dialog, Some(Dialog::Many(_))));
}

#[test]
fn more_than_twenty_at_once_are_warned_of_and_what_makes_no_sense_is_left_out() {
    let mut state = ready(Environment::Stage, 25);
    let now = Instant::now();
    for number in [3, 4] {
        see(&mut state, number, "11", now);
    }
    pick_all(&mut state, now);
    state.act(Action::Many(Many::Press(Command::Start)), now);
    let Some(Dialog::Many(plan)) = &state.dialog else {
        panic!("no plan");
    };
    assert_eq!(plan.count(), 23, "two are started already");
    assert!(plan.is_crowd);
    state.act(Action::CloseDialog, now);
    // A pause lets nothing run.
    state.act(Action::Many(Many::Press(Command::Pause)), now);
    let Some(Dialog::Many(plan)) = &state.dialog else {
        panic!("no plan");
    };
    assert!(!plan.is_crowd);
}

#[test]
fn a_batch_sends_no_second_stop_within_the_minute_that_the_first_one_holds_back() {
    let mut state = ready(Environment::Stage, 3);
    let now = Instant::now();
    pick_all(&mut state, now);
    let first = begin(&mut state, Command::Stop, now);
    let (id, _) = sent(&first)[0].clone();
    // While the rest waits for its turn, the person stops one of them alone, and that is accepted.
    let now = now + Duration::from_secs(1);
    state.act(Action::SetWorkflowId("WKF2".to_owned()), now);
    let (alone, _) = sent(&state.act(Action::Press(Command::Stop), now))[0].clone();
    answer(&mut state, alone, Verdict::Accepted, now);
    answer(&mut state, id, Verdict::Accepted, now);
    let mut more = Vec::new();
    for round in 1..20 {
        more.extend(sent(&state.tick(now + STAGGER * round)));
    }
    let workflows: Vec<_> = more.iter().map(|(_, workflow)| workflow.as_str()).collect();
    assert_eq!(workflows, ["WKF1"]);
    assert_eq!(state.several.batch.as_ref().unwrap().tally().not_sent, 1);
    // Which one it was is said, and the line still tells of the stop.
    let notice = Message::new("overtaken-by-stop")
        .with("command", "stop")
        .with("workflow", "WKF2");
    assert_eq!(state.notices, [notice]);
    assert!(state.desk().following().is_some());
}

/// A batch of four whose second one is passed over once this has happened to it.
fn passed_over(go_on: bool, happens: impl FnOnce(&mut State, Instant)) -> (State, Vec<String>) {
    let mut state = ready(Environment::Stage, 4);
    let now = Instant::now();
    pick_all(&mut state, now);
    state.act(Action::Many(Many::Press(Command::Start)), now);
    state.act(Action::Many(Many::GoOn(go_on)), now);
    let mut now = now + Duration::from_secs(1);
    let mut open = sent(&state.act(Action::ConfirmDialog, now));
    state.act(Action::SetWorkflowId("WKF1".to_owned()), now);
    happens(&mut state, now);
    let mut workflows = Vec::new();
    for _ in 0..20 {
        for (id, workflow) in std::mem::take(&mut open) {
            answer(&mut state, id, Verdict::Accepted, now);
            workflows.push(workflow);
        }
        now += STAGGER;
        open = sent(&state.tick(now));
    }
    (state, workflows)
}

#[test]
fn one_of_a_batch_that_makes_no_sense_by_its_turn_says_so_and_ends_it_like_any_that_is_not_accepted()
 {
    let is_started = |state: &mut State, now| {
        see(state, 1, "11", now);
    };
    let (state, workflows) = passed_over(false, is_started);
    assert_eq!(workflows, ["WKF0"]);
    let batch = state.several.batch.as_ref().unwrap();
    assert_eq!(batch.ended, Some(Ended::NotAccepted));
    assert_eq!((batch.tally().not_sent, batch.left()), (3, 2));
    let Line::Verdict(told) = &state.desk().line else {
        panic!("{:?}", state.desk().line);
    };
    let why = Message::new("sense-started-already");
    assert_eq!(told.verdict, Verdict::NotSent(Cause::Guard(why)));
    let words = Words::new(Language::English);
    let spoken = Spoken::of(&state, &words, Instant::now()).unwrap();
    assert_eq!(
        spoken.whole(),
        "Not sent: start WKF1. It is started already."
    );

    let (state, workflows) = passed_over(true, is_started);
    assert_eq!(workflows, ["WKF0", "WKF2", "WKF3"]);
    let batch = state.several.batch.as_ref().unwrap();
    assert_eq!((batch.ended, batch.tally().not_sent), (None, 1));
}

#[test]
fn one_of_a_batch_that_another_command_came_before_is_named_and_that_one_keeps_its_line() {
    let (mut state, workflows) = passed_over(true, |state, now| {
        state.act(Action::Press(Command::Pause), now);
    });
    assert_eq!(workflows, ["WKF0", "WKF2", "WKF3"]);
    let notice = Message::new("overtaken-by-command")
        .with("command", "start")
        .with("workflow", "WKF1");
    assert_eq!(state.notices, [notice]);
    let id = state.desk().pending.as_ref().unwrap().id;
    assert_eq!(state.desk().line, Line::OnItsWay);
    answer(&mut state, id, Verdict::Accepted, Instant::now());
    let line = &state.desk().line;
    let is_pause = matches!(line, Line::Verdict(told) if told.command == Command::Pause);
    assert!(is_pause, "{line:?}");
}

#[test]
fn one_of_a_batch_whose_record_is_just_being_read_waits_for_its_turn() {
    let (mut state, workflows) = passed_over(false, |state, now| {
        state.act(Action::CheckState, now);
    });
    assert_eq!(workflows, ["WKF0", "WKF2", "WKF3"]);
    let batch = state.several.batch.as_ref().unwrap();
    assert_eq!((batch.tally().not_sent, batch.left()), (0, 1));
    let id = state.desk().pending.as_ref().unwrap().id;
    let event = Event::Read {
        id,
        reading: Box::new(Reading {
            record: Ok(Record::read(br#"{"state":20}"#)),
            exchange: None,
        }),
        page: Arc::new(Page::default()),
        token_remaining: None,
    };
    let now = Instant::now() + Duration::from_mins(1);
    state.apply(event, now);
    let [(_, workflow)] = &sent(&state.tick(now))[..] else {
        panic!("not sent");
    };
    assert_eq!(workflow, "WKF1");
}

#[test]
fn a_guard_that_was_answered_after_a_batch_had_stopped_the_workflow_sends_no_second_stop_and_says_so()
 {
    let mut state = ready(Environment::Production, 2);
    let now = Instant::now();
    pick_all(&mut state, now);
    begin(&mut state, Command::Stop, now);
    let now = now + Duration::from_secs(1);
    state.act(Action::SetWorkflowId("WKF1".to_owned()), now);
    state.act(Action::Press(Command::Stop), now);
    assert!(matches!(state.dialog, Some(Dialog::Guard(_))));
    let later = now + STAGGER * 2;
    let (id, workflow) = sent(&state.tick(later))[0].clone();
    assert_eq!(workflow, "WKF1");
    answer(&mut state, id, Verdict::Accepted, later);
    state.act(Action::TypeInDialog("WKF1".to_owned()), later);
    assert_eq!(sent(&state.act(Action::ConfirmDialog, later)), []);
    let notice = state.notices.last().unwrap();
    assert_eq!(notice.key, "overtaken-by-stop");
}

/// The orders among the effects.
fn orders(effects: &[Effect]) -> Vec<&Order> {
    let orders = effects.iter().filter_map(|effect| match effect {
        Effect::Ask(Request::Send { order, .. }) => Some(&**order),
        _ => None,
    });
    orders.collect()
}

#[test]
fn the_reason_of_a_batch_is_the_one_that_its_plan_was_agreed_to_with() {
    let mut state = ready(Environment::Stage, 4);
    let now = Instant::now();
    state.act(Action::Reason(Some("INC-1".to_owned())), now);
    pick_all(&mut state, now);
    let mut effects = begin(&mut state, Command::Start, now);
    let mut now = now + Duration::from_secs(1);
    for typed in ["INC-2", ""] {
        state.act(Action::Reason(Some(typed.to_owned())), now);
        now += STAGGER;
        effects.extend(state.tick(now));
    }
    let reasons: Vec<_> = orders(&effects)
        .iter()
        .map(|order| order.reason.as_deref())
        .collect();
    assert_eq!(reasons, [Some("INC-1"); 3]);
}

#[test]
fn a_reason_for_one_command_beside_a_batch_goes_with_that_command() {
    let mut state = ready(Environment::Stage, 4);
    let now = Instant::now();
    state.act(Action::Reason(Some("INC-1".to_owned())), now);
    pick_all(&mut state, now);
    let first = begin(&mut state, Command::Start, now);
    let (id, _) = sent(&first)[0].clone();
    let now = now + Duration::from_secs(1);
    answer(&mut state, id, Verdict::Accepted, now);
    assert_eq!(
        state.reason.as_deref(),
        Some("INC-1"),
        "the batch goes on with it"
    );
    state.act(Action::Reason(Some("INC-2".to_owned())), now);
    state.act(Action::SetWorkflowId("WKF9".to_owned()), now);
    let effects = state.act(Action::Press(Command::Stop), now);
    assert_eq!(orders(&effects)[0].reason.as_deref(), Some("INC-2"));
    let (id, _) = sent(&effects)[0].clone();
    answer(&mut state, id, Verdict::Accepted, now);
    assert_eq!(state.reason, None);
}

#[test]
fn what_one_command_was_to_be_sent_without_is_not_left_out_of_another() {
    let mut state = ready(Environment::Production, 2);
    let now = Instant::now();
    state.act(Action::SetWorkflowId("WKF0".to_owned()), now);
    state.act(Action::Press(Command::Start), now);
    let later = now + Duration::from_secs(1);
    let (id, _) = sent(&state.act(Action::ConfirmDialog, later))[0].clone();
    let full = Message::new("journal-disk-full").with("path", "/journal.sqlite");
    let not_recorded = Verdict::NotSent(Cause::NotRecorded(full));
    answer(&mut state, id, not_recorded, later);
    state.act(Action::Step(NextStep::SendUnrecorded), later);
    assert!(matches!(state.dialog, Some(Dialog::Guard(_))));
    state.act(Action::CloseDialog, later);
    // The disk has room again.
    pick_all(&mut state, later);
    let effects = begin(&mut state, Command::Start, later);
    let orders = orders(&effects);
    assert_eq!(orders.len(), 1);
    assert!(orders[0].entry.is_some());
}

#[test]
fn the_window_does_not_close_unasked_between_two_commands_of_a_batch() {
    let mut state = ready(Environment::Stage, 3);
    let now = Instant::now();
    pick_all(&mut state, now);
    let first = begin(&mut state, Command::Start, now);
    let (id, _) = sent(&first)[0].clone();
    let now = now + Duration::from_secs(1);
    // The question stays although nothing is on its way at this moment.
    assert!(state.act(Action::Leave, now).is_empty());
    answer(&mut state, id, Verdict::Accepted, now);
    assert!(matches!(state.dialog, Some(Dialog::Leave)));
    assert_eq!(state.unsent(), 2);
    state.act(Action::CloseDialog, now);
    assert!(state.act(Action::Leave, now).is_empty());
    assert!(matches!(state.dialog, Some(Dialog::Leave)));
    // And goes once all are through.
    let mut now = now;
    for _ in 0..2 {
        now += STAGGER;
        let (id, _) = sent(&state.tick(now))[0].clone();
        assert!(state.dialog.is_some());
        answer(&mut state, id, Verdict::Accepted, now);
    }
    assert!(state.dialog.is_none());
    let effects = state.act(Action::Leave, now);
    assert!(matches!(effects[..], [Effect::Leave]), "{effects:?}");
}

#[test]
fn who_closes_the_window_anyway_sends_no_more_of_a_batch_however_long_it_takes_to_close() {
    let now = Instant::now();
    for is_edited in [false, true] {
        let mut state = ready(Environment::Stage, 3);
        pick_all(&mut state, now);
        begin(&mut state, Command::Start, now);
        if is_edited {
            state.act(Action::EditProfile, now);
            state.act(Action::Edit(Edit::ReadOnly(true)), now);
        }
        let now = now + Duration::from_secs(1);
        state.act(Action::Leave, now);
        assert!(matches!(state.dialog, Some(Dialog::Leave)));
        assert_eq!(state.unsent(), 2, "the person is told so");
        let effects = state.act(Action::ConfirmDialog, now);
        if is_edited {
            // One more question, which may stand there for long.
            assert!(matches!(state.dialog, Some(Dialog::Unsaved { .. })));
        } else {
            assert!(matches!(effects[..], [Effect::Leave]), "{effects:?}");
        }
        for round in 0..20 {
            assert_eq!(sent(&state.tick(now + STAGGER * round)), []);
        }
        let batch = state.several.batch.as_ref().unwrap();
        assert_eq!((batch.ended, batch.left()), (Some(Ended::Cancelled), 2));
    }
}

#[test]
fn what_was_refused_or_not_sent_is_counted_once_and_can_be_picked_again() {
    let now = Instant::now();
    let mut state = ready(Environment::Stage, 8);
    pick_all(&mut state, now);
    let first = begin(&mut state, Command::Pause, now);
    let refused = Verdict::Refused(Refusal::read(403, b""));
    play(&mut state, &first, now, &[Verdict::Accepted, refused]);
    let batch = state.several.batch.as_ref().unwrap();
    let tally = batch.tally();
    assert_eq!((tally.accepted, tally.refused, tally.not_sent), (1, 1, 6));
    assert_eq!(batch.rest().count(), 7);
    state.act(Action::Many(Many::PickRest), now);
    let picked: Vec<_> = state.picked().map(|one| one.id.to_string()).collect();
    let expected: Vec<_> = (1..8).map(|number| format!("WKF{number}")).collect();
    assert_eq!(picked, expected);
}

#[test]
fn what_is_no_longer_in_the_list_is_picked_no_longer() {
    let mut state = ready(Environment::Stage, 4);
    let now = Instant::now();
    pick_all(&mut state, now);
    let gone = WorkflowId::parse("WKF1").unwrap();
    state.act(Action::List(Arrange::Remove(gone)), now);
    assert_eq!(state.picked_count(), 3);
    // Another program has removed one more.
    state.apply(
        Event::WorkflowsSaved(Ok(one_profile(state.all_profiles()[0].clone()))),
        now,
    );
    reload(
        &mut state,
        |profiles| drop(profiles[0].workflows.remove(0)),
        now,
    );
    assert_eq!(state.picked_count(), 2);
    let picked: Vec<_> = state.picked().map(|one| one.id.as_str()).collect();
    assert_eq!(picked, ["WKF2", "WKF3"]);
    reload(&mut state, |profiles| profiles[0].workflows.clear(), now);
    assert_eq!(state.picked_count(), 0);
}

fn one_profile(profile: Profile) -> Profiles {
    Profiles {
        profiles: vec![profile],
        troubles: Vec::new(),
        notices: Vec::new(),
        writable: true,
    }
}

/// The file of profiles was read again.
fn reload(state: &mut State, change: impl FnOnce(&mut Vec<Profile>), now: Instant) {
    let mut profiles = state.all_profiles().to_vec();
    change(&mut profiles);
    state.apply(
        Event::Profiles(Ok(Profiles {
            profiles,
            troubles: Vec::new(),
            notices: Vec::new(),
            writable: true,
        })),
        now,
    );
}

#[test]
fn the_rest_of_a_batch_goes_through_the_profile_as_it_is_by_then() {
    let mut state = ready(Environment::Stage, 3);
    let now = Instant::now();
    pick_all(&mut state, now);
    begin(&mut state, Command::Start, now);
    let elsewhere = BaseUrl::parse("https://other.example").unwrap();
    let now = now + Duration::from_secs(2);
    reload(
        &mut state,
        |profiles| profiles[0].base_url = elsewhere.clone(),
        now,
    );
    let effects = state.tick(now);
    assert_eq!(orders(&effects)[0].target.profile.base_url, elsewhere);
}

#[test]
fn a_batch_ends_where_its_profile_is_gone_or_asks_more_than_was_agreed_to() {
    type Change = fn(&mut Vec<Profile>);
    let changes: [Change; 4] = [
        |profiles| profiles[0].read_only = true,
        |profiles| profiles[0].environment = Environment::Production,
        |profiles| profiles[0].reason_required = true,
        |profiles| profiles.clear(),
    ];
    for (number, change) in changes.into_iter().enumerate() {
        let mut state = ready(Environment::Stage, 5);
        let now = Instant::now();
        pick_all(&mut state, now);
        let first = begin(&mut state, Command::Stop, now);
        let (id, _) = sent(&first)[0].clone();
        let now = now + Duration::from_secs(2);
        reload(&mut state, change, now);
        assert_eq!(sent(&state.tick(now)), [], "change {number}");
        answer(&mut state, id, Verdict::Accepted, now);
        let batch = state.several.batch.as_ref().unwrap();
        assert!(batch.is_over());
        assert_eq!(
            (batch.ended, batch.left()),
            (Some(Ended::ProfileChanged), 4)
        );
    }
}

#[test]
fn a_guard_that_was_answered_for_a_profile_that_is_read_only_by_then_sends_nothing() {
    let mut state = ready(Environment::Production, 1);
    let now = Instant::now();
    state.act(Action::SetWorkflowId("WKF0".to_owned()), now);
    state.act(Action::Press(Command::Start), now);
    reload(&mut state, |profiles| profiles[0].read_only = true, now);
    let later = now + Duration::from_secs(1);
    assert_eq!(sent(&state.act(Action::ConfirmDialog, later)), []);
    let Line::Verdict(told) = &state.desk().line else {
        panic!("{:?}", state.desk().line);
    };
    let read_only = Message::new("guard-read-only").with("profile", "Acme");
    assert_eq!(told.verdict, Verdict::NotSent(Cause::Guard(read_only)));
}

fn target(state: &State, number: usize) -> Box<Target> {
    let profile = state.all_profiles()[0].clone();
    Box::new(Target {
        organization: profile.organization.clone(),
        workflow: WorkflowId::parse(&format!("WKF{number}")).unwrap(),
        profile,
    })
}

fn see(state: &mut State, number: usize, code: &str, now: Instant) -> Vec<Effect> {
    let body = format!(r#"{{"state":{code}}}"#);
    let event = Event::Watched {
        target: target(state, number),
        record: Box::new(Ok(Record::read(body.as_bytes()))),
        pace: Pace {
            slower: 1,
            is_offline: false,
            is_own: false,
        },
    };
    state.apply(event, now)
}

fn announced(effects: &[Effect]) -> usize {
    let announced = effects
        .iter()
        .filter(|effect| matches!(effect, Effect::Announce(_)));
    announced.count()
}

#[test]
fn a_change_of_a_watched_workflow_is_announced_once_when_asked_for() {
    let mut state = ready(Environment::Stage, 2);
    let now = Instant::now();
    assert_eq!(state.watched_count(), 1);
    assert_eq!(
        announced(&see(&mut state, 0, "11", now)),
        0,
        "the first look"
    );
    assert_eq!(announced(&see(&mut state, 0, "13", now)), 0, "nobody asked");
    state.act(Action::Set(SettingChange::Notify(true)), now);
    assert_eq!(announced(&see(&mut state, 0, "13", now)), 0, "nothing new");
    assert_eq!(announced(&see(&mut state, 0, "14", now)), 0, "still moving");
    assert_eq!(announced(&see(&mut state, 0, "11", now)), 1);
    assert_eq!(announced(&see(&mut state, 0, "11", now)), 0);
}

#[test]
fn what_the_person_does_is_not_announced_to_the_person() {
    let mut state = ready(Environment::Stage, 1);
    let now = Instant::now();
    state.act(Action::Set(SettingChange::Notify(true)), now);
    see(&mut state, 0, "11", now);
    state.act(Action::SetWorkflowId("WKF0".to_owned()), now);
    let effects = state.act(Action::Press(Command::Pause), now);
    let (id, _) = sent(&effects)[0].clone();
    assert_eq!(announced(&see(&mut state, 0, "13", now)), 0);
    answer(&mut state, id, Verdict::Accepted, now);
    assert_eq!(announced(&see(&mut state, 0, "13", now)), 0);
}

#[test]
fn the_watch_begins_with_the_profiles_and_follows_the_setting() {
    let mut state = ready(Environment::Stage, 2);
    let now = Instant::now();
    let effects = state.act(Action::Set(SettingChange::WatchEvery(300)), now);
    let watch = effects.iter().find_map(|effect| match effect {
        Effect::Ask(Request::Watch { watched, interval }) => Some((watched.len(), *interval)),
        _ => None,
    });
    assert_eq!(watch, Some((1, Duration::from_mins(5))));
    // Nothing new, nothing asked.
    let again = state.act(Action::Set(SettingChange::WatchEvery(300)), now);
    assert!(
        !again
            .iter()
            .any(|effect| matches!(effect, Effect::Ask(Request::Watch { .. })))
    );
}

#[test]
fn a_frame_costs_the_same_however_many_workflows_have_been_looked_at() {
    let cost = |count: usize| {
        let mut state = ready(Environment::Stage, 1);
        let mut now = Instant::now();
        for number in 0..count {
            state.act(Action::SetWorkflowId(format!("LOOKED{number}")), now);
            state.act(Action::CheckState, now);
        }
        assert_eq!(state.desks.iter().count(), count);
        let ticks = (0..9).map(|_| {
            now += Duration::from_secs(1);
            let began = Instant::now();
            assert!(state.tick(now).is_empty());
            began.elapsed()
        });
        // What another program did to the machine meanwhile is in the slower ones.
        ticks.min().unwrap()
    };
    let (few, many) = (cost(10), cost(10_000));
    assert!(
        many < 3 * few + Duration::from_micros(30),
        "{few:?} beside {many:?}"
    );
}
