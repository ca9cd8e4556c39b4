//! From "accepted" to "confirmed": the table of command and state, and looking again and again, in virtual time.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "confirmation/clock.rs"]
mod clock;

use std::cell::RefCell;
use std::time::Duration;

use campaign_remote::campaign::{
    Cause, Command, Message, NextStep, Progress, Pursuit, Reading, ReadingError, Record, Refusal,
    Sense, WorkflowState,
};
use campaign_remote::remote::confirm::follow;
use campaign_remote::remote::{Confirmation, End, Look};
use proptest::prelude::*;
use tokio_util::sync::CancellationToken;

use WorkflowState as S;
use clock::VirtualClock;

const STATES: [WorkflowState; 11] = [
    S::Editing,
    S::Pending,
    S::Starting,
    S::Started,
    S::Pausing,
    S::Paused,
    S::Failed,
    S::Resuming,
    S::Stopping,
    S::Restarting,
    S::Finished,
];

/// One answer to a look, after so many seconds.
type Story = Vec<(u64, Result<WorkflowState, ReadingError>)>;

fn record(state: WorkflowState) -> Record {
    Record {
        state,
        label: None,
        next_processing: None,
        last_processing: None,
    }
}

fn refused(status: u16, retry_after: Option<i64>) -> ReadingError {
    let mut refusal = Refusal::read(status, b"");
    refusal.retry_after = retry_after;
    ReadingError::Refused(refusal)
}

struct Followed {
    end: Confirmation,
    looks: Vec<Look>,
    times: Vec<u64>,
}

/// Follows a command through a story: the record says each thing from its second on.
fn follow_story(
    command: Command,
    before: Option<WorkflowState>,
    limit: u64,
    story: &Story,
    clock: &VirtualClock,
) -> Followed {
    let mut pursuit = Pursuit::new(command, before);
    let looks = RefCell::new(Vec::new());
    let times = RefCell::new(Vec::new());
    let read = || async {
        let now = clock.seconds();
        times.borrow_mut().push(now);
        let said = story.iter().rev().find(|(since, _said)| *since <= now);
        Reading {
            record: said.unwrap().1.clone().map(record),
            exchange: None,
        }
    };
    let end = clock.run(follow(
        |state: &WorkflowState| pursuit.look(state),
        Duration::from_secs(limit),
        read,
        clock,
        |look: &Look| looks.borrow_mut().push(look.clone()),
        &CancellationToken::new(),
    ));
    Followed {
        end,
        looks: looks.into_inner(),
        times: times.into_inner(),
    }
}

fn end_of(command: Command, before: Option<WorkflowState>, story: &Story) -> End {
    follow_story(command, before, 60, story, &VirtualClock::default())
        .end
        .end
}

#[test]
fn a_stop_is_confirmed_once_the_record_says_finished_and_not_before() {
    let story = vec![
        (0, Ok(S::Started)),
        (2, Ok(S::Stopping)),
        (9, Ok(S::Finished)),
    ];
    let clock = VirtualClock::default();
    let followed = follow_story(Command::Stop, Some(S::Started), 60, &story, &clock);
    assert_eq!(followed.end.end, End::Confirmed);
    assert_eq!(followed.end.state, Some(S::Finished));
    let states: Vec<_> = (followed.looks.iter())
        .map(|look| look.record.clone().unwrap().state)
        .collect();
    assert_eq!(states, [S::Started, S::Stopping, S::Stopping, S::Finished]);
    assert!(followed.end.after.unwrap() >= Duration::from_secs(9));
}

#[test]
fn the_looks_come_at_growing_intervals_that_never_exceed_a_quarter_of_a_minute() {
    let clock = VirtualClock::default();
    let story = vec![(0, Ok(S::Started))];
    let followed = follow_story(Command::Stop, Some(S::Started), 120, &story, &clock);
    assert_eq!(followed.end.end, End::OutOfTime);
    assert_eq!(followed.times[0], 1);
    let gaps: Vec<_> = (followed.times.windows(2))
        .map(|pair| pair[1] - pair[0])
        .collect();
    assert!(gaps.iter().all(|gap| *gap <= 18), "{gaps:?}");
    assert!(gaps[3] > gaps[0], "{gaps:?}");
    assert!(
        (9..=14).contains(&followed.times.len()),
        "{:?}",
        followed.times
    );
    assert!(*followed.times.last().unwrap() >= 120);
}

#[test]
fn a_state_that_was_the_aim_before_is_said_to_have_been_so() {
    let there = vec![(0, Ok(S::Started))];
    assert_eq!(
        end_of(Command::Start, Some(S::Started), &there),
        End::WasSoBefore
    );
    assert_eq!(
        end_of(Command::Start, Some(S::Finished), &there),
        End::Confirmed
    );
    assert_eq!(end_of(Command::Start, None, &there), End::Confirmed);
    let again = vec![(0, Ok(S::Resuming)), (4, Ok(S::Started))];
    assert_eq!(
        end_of(Command::Start, Some(S::Started), &again),
        End::Confirmed
    );
}

#[test]
fn a_run_that_comes_to_rest_elsewhere_is_not_confirmed_and_is_not_waited_for() {
    let fails = vec![(0, Ok(S::Starting)), (3, Ok(S::Failed))];
    assert_eq!(
        end_of(Command::Start, Some(S::Finished), &fails),
        End::Elsewhere
    );
    let stopped_by_another = vec![(0, Ok(S::Started)), (3, Ok(S::Finished))];
    assert_eq!(
        end_of(Command::Pause, Some(S::Started), &stopped_by_another),
        End::Elsewhere
    );
}

#[test]
fn a_stop_that_comes_while_the_workflow_starts_is_waited_for() {
    // What was known when it was pressed may be a passing state, old, or nothing at all.
    let late = vec![
        (0, Ok(S::Starting)),
        (1, Ok(S::Started)),
        (9, Ok(S::Stopping)),
        (15, Ok(S::Finished)),
    ];
    let early = vec![(0, Ok(S::Started)), (15, Ok(S::Finished))];
    for before in [Some(S::Starting), Some(S::Resuming), None] {
        assert_eq!(end_of(Command::Stop, before.clone(), &late), End::Confirmed);
        assert_eq!(end_of(Command::Stop, before, &early), End::Confirmed);
    }
    let pauses = vec![(0, Ok(S::Paused)), (15, Ok(S::Finished))];
    assert_eq!(
        end_of(Command::Stop, Some(S::Pausing), &pauses),
        End::Confirmed
    );
}

#[test]
fn what_was_so_before_and_was_otherwise_meanwhile_was_not_so_before() {
    let story = vec![(0, Ok(S::Finished)), (4, Ok(S::Started))];
    assert_eq!(
        end_of(Command::Start, Some(S::Started), &story),
        End::Confirmed
    );
}

#[test]
fn a_state_that_is_not_reported_for_once_does_not_end_the_looking() {
    let story = vec![
        (0, Ok(S::Stopping)),
        (3, Ok(S::NotReported)),
        (9, Ok(S::Finished)),
    ];
    assert_eq!(
        end_of(Command::Stop, Some(S::Started), &story),
        End::Confirmed
    );
}

#[test]
fn a_short_run_that_is_over_at_the_second_look_did_start() {
    let short = vec![(0, Ok(S::Starting)), (2, Ok(S::Finished))];
    assert_eq!(
        end_of(Command::Start, Some(S::Finished), &short),
        End::Confirmed
    );
    // Nobody saw it start: that it is finished says nothing.
    let unseen = vec![(0, Ok(S::Finished))];
    assert_eq!(
        end_of(Command::Start, Some(S::Finished), &unseen),
        End::OutOfTime
    );
}

#[test]
fn a_record_without_a_state_is_looked_at_once_and_nothing_is_guessed() {
    let clock = VirtualClock::default();
    let story = vec![(0, Ok(S::NotReported))];
    let followed = follow_story(Command::Stop, None, 60, &story, &clock);
    assert_eq!(followed.end.end, End::NotReported);
    assert_eq!(followed.end.end.is_confirmed(), None);
    assert_eq!(followed.times.len(), 1);
}

#[test]
fn a_lost_network_is_waited_out_and_a_final_no_is_not() {
    let gone = || {
        ReadingError::NoAnswer(Cause::ConnectionRefused {
            host: "mc".to_owned(),
        })
    };
    let back = vec![(0, Err(gone())), (20, Ok(S::Finished))];
    assert_eq!(
        end_of(Command::Stop, Some(S::Started), &back),
        End::Confirmed
    );
    // A page of maintenance stands in the record's place.
    let page = Cause::NotARecord("Maintenance".to_owned());
    let maintained = vec![
        (0, Err(ReadingError::NoAnswer(page))),
        (20, Ok(S::Finished)),
    ];
    assert_eq!(
        end_of(Command::Stop, Some(S::Started), &maintained),
        End::Confirmed
    );
    let lost = vec![(0, Err(gone()))];
    assert_eq!(
        end_of(Command::Stop, Some(S::Started), &lost),
        End::NotRead(gone())
    );
    for status in [400, 401, 403, 404] {
        let clock = VirtualClock::default();
        let story = vec![(0, Err(refused(status, None)))];
        let followed = follow_story(Command::Stop, None, 60, &story, &clock);
        assert_eq!(followed.end.end, End::NotRead(refused(status, None)));
        assert_eq!(followed.times.len(), 1, "{status}");
    }
}

#[test]
fn a_passing_trouble_of_the_sign_in_or_the_keyring_is_waited_out_and_a_lasting_one_is_not() {
    let refusal = |status, body: &str| Refusal::read(status, body.as_bytes());
    let keyring = |step| Cause::NoCredentials(Message::new("vault-locked"), Some(step));
    let passing = [
        Cause::SignIn(refusal(429, "")),
        Cause::SignIn(refusal(500, "")),
        Cause::SignIn(refusal(503, "")),
        Cause::SignInUnreachable(Box::new(Cause::ConnectionBroke {
            reason: String::new(),
        })),
        keyring(NextStep::TryAgain),
    ];
    for cause in passing {
        let story = vec![
            (0, Err(ReadingError::NoAnswer(cause.clone()))),
            (10, Ok(S::Finished)),
        ];
        assert_eq!(
            end_of(Command::Stop, Some(S::Started), &story),
            End::Confirmed,
            "{cause:?}"
        );
    }
    let lasting = [
        Cause::SignIn(refusal(400, r#"{"error":"invalid_client"}"#)),
        Cause::SignIn(refusal(401, "")),
        Cause::SignInUnreachable(Box::new(Cause::CaFile {
            path: String::new(),
            reason: String::new(),
        })),
        keyring(NextStep::RenewCredentials),
    ];
    for cause in lasting {
        let error = ReadingError::NoAnswer(cause);
        let story = vec![(0, Err(error.clone())), (10, Ok(S::Finished))];
        assert_eq!(
            end_of(Command::Stop, Some(S::Started), &story),
            End::NotRead(error)
        );
    }
}

#[test]
fn a_sign_in_service_that_asks_for_time_gets_it_and_a_locked_keyring_is_not_asked_in_haste() {
    let mut busy = Refusal::read(429, b"");
    busy.retry_after = Some(30);
    let locked = Cause::NoCredentials(Message::new("vault-locked"), Some(NextStep::TryAgain));
    for (cause, least) in [(Cause::SignIn(busy), 30), (locked, 15)] {
        let story = vec![
            (0, Err(ReadingError::NoAnswer(cause))),
            (5, Ok(S::Finished)),
        ];
        let clock = VirtualClock::default();
        let followed = follow_story(Command::Stop, None, 300, &story, &clock);
        assert_eq!(followed.end.end, End::Confirmed);
        let times = followed.times;
        assert!(
            times.len() == 2 && times[1] - times[0] >= least,
            "{times:?}"
        );
    }
}

#[test]
fn a_server_that_asks_for_time_gets_it() {
    let clock = VirtualClock::default();
    let story = vec![(0, Err(refused(429, Some(30)))), (5, Ok(S::Finished))];
    let followed = follow_story(Command::Stop, None, 300, &story, &clock);
    assert_eq!(followed.end.end, End::Confirmed);
    assert_eq!(followed.times.len(), 2);
    assert!(
        followed.times[1] - followed.times[0] >= 30,
        "{:?}",
        followed.times
    );
}

#[test]
fn after_the_lid_was_closed_the_record_is_read_before_anything_is_said() {
    // Eight hours pass during the first pause: the limit is over, and nobody has looked.
    let story = vec![(0, Ok(S::Stopping)), (3600, Ok(S::Finished))];
    let clock = VirtualClock::default();
    clock.sleep_of_the_machine(Duration::from_hours(8), true);
    let followed = follow_story(Command::Stop, Some(S::Started), 60, &story, &clock);
    assert_eq!(followed.end.end, End::Confirmed);
    assert_eq!(followed.times.len(), 1);

    // The process's own clock stood still meanwhile: how long it took cannot be said, and is not.
    let clock = VirtualClock::default();
    clock.sleep_of_the_machine(Duration::from_hours(8), false);
    let followed = follow_story(Command::Stop, Some(S::Started), 60, &story, &clock);
    assert_eq!(followed.end.end, End::Confirmed);
    assert_eq!(followed.end.after, None);
}

#[test]
fn a_clock_that_is_set_back_a_day_changes_no_verdict_and_no_time_is_claimed() {
    let clock = VirtualClock::default();
    clock.set_wall_back(Duration::from_hours(24));
    let story = vec![(0, Ok(S::Started)), (9, Ok(S::Finished))];
    let followed = follow_story(Command::Stop, Some(S::Started), 60, &story, &clock);
    assert_eq!(followed.end.end, End::Confirmed);
    assert_eq!(followed.end.after, None);
}

#[test]
fn whoever_gives_up_is_told_what_was_seen_last() {
    let cancel = CancellationToken::new();
    let clock = VirtualClock::default();
    let mut pursuit = Pursuit::new(Command::Stop, None);
    let reads = RefCell::new(0);
    let read = || async {
        *reads.borrow_mut() += 1;
        Reading {
            record: Ok(record(S::Stopping)),
            exchange: None,
        }
    };
    let confirmation = clock.run(follow(
        |state: &WorkflowState| pursuit.look(state),
        Duration::from_mins(10),
        read,
        &clock,
        |_look: &Look| {
            if *reads.borrow() == 3 {
                cancel.cancel();
            }
        },
        &cancel,
    ));
    assert_eq!(confirmation.end, End::GivenUp);
    assert_eq!(confirmation.state, Some(S::Stopping));
    assert_eq!(*reads.borrow(), 3);
}

#[test]
fn the_table_has_a_row_for_every_state_but_restarting_and_the_unknown_ones() {
    for state in STATES {
        let senses = Command::ALL.map(|command| command.sense_in(&state));
        let open = senses.iter().filter(|sense| **sense == Sense::Open).count();
        let expected = match state {
            S::Restarting => 4,
            // Adobe says nothing of a pause before the run has begun.
            S::Pending | S::Starting => 1,
            _ => 0,
        };
        assert_eq!(open, expected, "{state:?}: {senses:?}");
    }
    for state in [S::NotReported, S::Unknown("99".to_owned())] {
        assert_eq!(
            Command::ALL.map(|command| command.sense_in(&state)),
            [Sense::Open; 4]
        );
    }
}

#[test]
fn the_table_follows_adobe_s_pages() {
    let rows = [
        (S::Editing, "yes no no no"),
        (S::Started, "no yes no yes"),
        (S::Pausing, "no no no yes"),
        (S::Paused, "but no yes yes"),
        (S::Failed, "but no yes yes"),
        (S::Resuming, "no no no yes"),
        (S::Stopping, "no no no no"),
        (S::Finished, "yes no no no"),
    ];
    for (state, expected) in rows {
        let senses = Command::ALL.map(|command| match command.sense_in(&state) {
            Sense::Plain => "yes",
            Sense::But(_) => "but",
            Sense::None(_) => "no",
            Sense::Open => "open",
        });
        assert_eq!(senses.join(" "), expected, "{state:?}");
    }
}

fn any_state() -> impl Strategy<Value = WorkflowState> {
    prop_oneof![
        8 => proptest::sample::select(STATES.to_vec()),
        1 => Just(S::Unknown("42".to_owned())),
        1 => Just(S::NotReported),
    ]
}

proptest! {
    /// Whatever the record says in whatever order: a command is never called confirmed on a state that is not its aim,
    /// except a start that was seen to be under way and is over.
    #[test]
    fn nothing_is_confirmed_that_the_record_does_not_say(
        command in proptest::sample::select(Command::ALL.to_vec()),
        before in proptest::option::of(any_state()),
        states in proptest::collection::vec(any_state(), 1..12),
    ) {
        let mut pursuit = Pursuit::new(command, before.clone());
        let mut seen = Vec::new();
        for state in states {
            let progress = pursuit.look(&state);
            seen.push(state.clone());
            match progress {
                Progress::There => {
                    let was_under_way = seen.iter().any(|seen| command.is_under_way_in(seen));
                    prop_assert!(state == command.aim() || (was_under_way && state == S::Finished));
                }
                Progress::WasThere => {
                    prop_assert_eq!(Some(&state), before.as_ref());
                    prop_assert_eq!(&state, &command.aim());
                }
                Progress::Elsewhere => {
                    prop_assert!(state.is_at_rest());
                    prop_assert!(state != command.aim());
                    let was_under_way = seen.iter().any(|seen| command.is_under_way_in(seen));
                    prop_assert!(was_under_way || has_left_a_rest(&seen), "{seen:?}");
                }
                Progress::NotReported => {
                    prop_assert!(seen.iter().all(|seen| *seen == S::NotReported));
                }
                Progress::NotYet => prop_assert!(state != command.aim()),
            }
        }
    }

    /// A command is taken up late: whatever was on its way before it comes to its end first. However often and however
    /// seldom somebody looks, that is never taken for the end of this one.
    #[test]
    fn what_an_earlier_command_brings_about_is_not_taken_for_the_end_of_this_one(
        story in proptest::sample::select(late_stories()),
        looks in proptest::collection::vec(0..4_usize, 4),
        before in proptest::option::of(any_state()),
    ) {
        let (command, states) = story;
        let mut pursuit = Pursuit::new(command, before);
        for (state, times) in states.iter().zip(looks) {
            for _look in 0..times {
                let progress = pursuit.look(state);
                let expected = *state == command.aim();
                let is_there = matches!(progress, Progress::There | Progress::WasThere);
                prop_assert_eq!(is_there, expected, "{:?} of {:?}: {:?}", state, command, progress);
                prop_assert!(progress != Progress::Elsewhere, "{:?} of {:?}", state, command);
            }
        }
    }
}

/// Whether the last state is another rest than the one that was seen, with nothing on its way in between.
fn has_left_a_rest(seen: &[WorkflowState]) -> bool {
    let (last, earlier) = seen.split_last().unwrap();
    let reported = earlier
        .iter()
        .rev()
        .filter(|state| **state != S::NotReported);
    let mut at_rest = reported.take_while(|state| state.is_at_rest());
    at_rest.any(|state| state != last)
}

/// A command that is taken up only when what was on its way has come to its end: what the record says meanwhile.
fn late_stories() -> Vec<(Command, [WorkflowState; 4])> {
    let of_a_stop = |first, rest| (Command::Stop, [first, rest, S::Stopping, S::Finished]);
    vec![
        of_a_stop(S::Pending, S::Started),
        of_a_stop(S::Starting, S::Started),
        of_a_stop(S::Resuming, S::Started),
        of_a_stop(S::Pausing, S::Paused),
        of_a_stop(S::Starting, S::Failed),
        // A pause that was on its way too.
        of_a_stop(S::Started, S::Paused),
        (
            Command::Pause,
            [S::Starting, S::Started, S::Pausing, S::Paused],
        ),
        (
            Command::Start,
            [S::Stopping, S::Finished, S::Starting, S::Started],
        ),
        (
            Command::Resume,
            [S::Pausing, S::Paused, S::Resuming, S::Started],
        ),
    ]
}
