//! Watching in virtual time: how often, how politely, and what happens when the other side is busy or gone.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "confirmation/clock.rs"]
#[expect(dead_code, reason = "these tests set no clock back")]
mod clock;

use std::cell::RefCell;
use std::time::Duration;

use campaign_remote::campaign::{
    Cause, Organization, Reading, ReadingError, Record, Refusal, WorkflowId,
};
use campaign_remote::profiles::Profile;
use campaign_remote::remote::watch::{READS_A_MINUTE, watch};
use campaign_remote::remote::{Pace, Target, Watched};
use tokio_util::sync::CancellationToken;

use clock::VirtualClock;

fn watched(count: usize) -> Vec<Watched> {
    let organization = Organization::parse("acme").unwrap();
    let profile = Profile::new("Acme", organization.clone()).unwrap();
    (0..count)
        .map(|number| Watched {
            target: Target {
                profile: profile.clone(),
                organization: organization.clone(),
                workflow: WorkflowId::parse(&format!("WKF{number}")).unwrap(),
            },
            seen_ago: None,
        })
        .collect()
}

type Said = Result<Record, ReadingError>;

/// What a record said, or a "no".
fn good() -> Record {
    Record::read(br#"{"state":11}"#)
}

fn refused(status: u16, retry_after: Option<i64>) -> Said {
    let mut refusal = Refusal::read(status, b"");
    refusal.retry_after = retry_after;
    Err(ReadingError::Refused(refusal))
}

fn silence() -> Said {
    Err(ReadingError::NoAnswer(Cause::ConnectionRefused {
        host: "mc".to_owned(),
    }))
}

struct Reads {
    /// When, and which.
    list: Vec<(u64, String)>,
    paces: Vec<Pace>,
}

/// Watches for `seconds` of virtual time; `says` tells what the other side says at a second.
fn watch_for(seconds: u64, watched: &[Watched], says: impl Fn(u64) -> Said) -> Reads {
    let clock = VirtualClock::default();
    let cancel = CancellationToken::new();
    let list = RefCell::new(Vec::new());
    let paces = RefCell::new(Vec::new());
    let read = |target: &Target| {
        let now = clock.seconds();
        if now >= seconds {
            cancel.cancel();
        } else {
            list.borrow_mut().push((now, target.workflow.to_string()));
        }
        let record = says(now);
        async move {
            Reading {
                record,
                exchange: None,
            }
        }
    };
    let report = |_: &Target, _: &Reading, pace| paces.borrow_mut().push(pace);
    let interval = Duration::from_mins(1);
    VirtualClock::run(watch(watched, interval, read, &clock, report, &cancel));
    Reads {
        list: list.into_inner(),
        paces: paces.into_inner(),
    }
}

fn most_in_a_minute(reads: &Reads) -> usize {
    let within = |begin: u64| {
        let minute = begin..begin + 60;
        reads
            .list
            .iter()
            .filter(|(when, _)| minute.contains(when))
            .count()
    };
    reads
        .list
        .iter()
        .map(|(when, _)| within(*when))
        .max()
        .unwrap_or(0)
}

#[test]
fn one_workflow_is_read_once_a_minute_or_a_little_less_often() {
    let reads = watch_for(3600, &watched(1), |_| Ok(good()));
    assert!(
        (50..=60).contains(&reads.list.len()),
        "{}",
        reads.list.len()
    );
    assert_eq!(reads.list[0].0, 0);
}

#[test]
fn a_thousand_workflows_together_stay_under_the_stated_number_and_each_has_its_turn() {
    let reads = watch_for(2 * 3600, &watched(1000), |_| Ok(good()));
    assert!(most_in_a_minute(&reads) <= READS_A_MINUTE as usize);
    let mut seen: Vec<_> = reads.list.iter().map(|(_, workflow)| workflow).collect();
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), 1000);
}

#[test]
fn what_was_read_a_moment_ago_waits_for_the_rest_of_its_interval() {
    let mut watched = watched(2);
    watched[0].seen_ago = Some(Duration::from_secs(20));
    let reads = watch_for(50, &watched, |_| Ok(good()));
    assert_eq!(
        reads.list,
        [(0, "WKF1".to_owned()), (40, "WKF0".to_owned())]
    );
}

#[test]
fn a_busy_server_gets_the_time_it_asks_for_and_longer_intervals_afterwards() {
    let says = |now: u64| {
        if now < 100 {
            refused(429, Some(300))
        } else {
            Ok(good())
        }
    };
    let reads = watch_for(3600, &watched(3), says);
    assert_eq!(reads.list[0].0, 0);
    assert!(reads.list[1].0 >= 300, "{:?}", reads.list);
    assert_eq!(reads.paces[0].slower, 2);
    // Ten good answers later the pace is the old one.
    assert_eq!(reads.paces.last().unwrap().slower, 1);
}

#[test]
fn while_nobody_answers_one_read_in_half_a_minute_finds_out_when_they_are_back() {
    let says = |now: u64| if now < 600 { silence() } else { Ok(good()) };
    let reads = watch_for(600, &watched(50), says);
    assert!(
        (15..=21).contains(&reads.list.len()),
        "{}",
        reads.list.len()
    );
    assert!(reads.paces.iter().all(|pace| pace.is_offline));
    let reads = watch_for(720, &watched(50), says);
    assert!(!reads.paces.last().unwrap().is_offline);
    assert!(reads.list.len() > 30, "{}", reads.list.len());
}

#[test]
fn a_workflow_that_is_refused_is_asked_for_ten_times_less_often() {
    let reads = watch_for(3600, &watched(1), |_| refused(404, None));
    assert!((5..=7).contains(&reads.list.len()), "{:?}", reads.list);
}

#[test]
fn after_a_night_with_the_lid_closed_the_reads_do_not_come_all_at_once() {
    let clock = VirtualClock::default();
    let watched = watched(30);
    let cancel = CancellationToken::new();
    let list = RefCell::new(Vec::new());
    let read = |_: &Target| {
        let mut list = list.borrow_mut();
        list.push(clock.seconds());
        if list.len() == 30 {
            clock.sleep_of_the_machine(Duration::from_hours(8), true);
        }
        if list.len() == 60 {
            cancel.cancel();
        }
        async {
            Reading {
                record: Ok(good()),
                exchange: None,
            }
        }
    };
    let interval = Duration::from_mins(1);
    VirtualClock::run(watch(
        &watched,
        interval,
        read,
        &clock,
        |_, _, _| (),
        &cancel,
    ));
    let list = list.into_inner();
    let after: Vec<_> = list.iter().filter(|when| **when > 8 * 3600).collect();
    assert!(after.len() >= 29);
    assert!(
        after.windows(2).all(|pair| pair[1] - pair[0] >= 3),
        "{after:?}"
    );
}
