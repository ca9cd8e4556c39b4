//! Watching in virtual time: how often, how politely, and what happens when the other side is busy or gone.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "confirmation/clock.rs"]
#[expect(dead_code, reason = "these tests set no clock back")]
mod clock;
#[path = "watching/window.rs"]
mod window;

use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::pin::Pin;
use std::rc::Rc;
use std::task::Poll;
use std::time::Duration;

use campaign_remote::campaign::{
    BaseUrl, Cause, Message, Organization, Reading, ReadingError, Record, Refusal, TlsTrouble,
    WorkflowId,
};
use campaign_remote::profiles::Profile;
use campaign_remote::remote::watch::{READS_A_MINUTE, by_profile, watch};
use campaign_remote::remote::{Clock as _, Pace, Pacing, Target, Watched};
use tokio_util::sync::CancellationToken;

use clock::VirtualClock;

/// So many workflows of one server.
fn watched(count: usize) -> Vec<Watched> {
    watched_at("https://mc.adobe.io", count)
}

fn watched_at(base_url: &str, count: usize) -> Vec<Watched> {
    let organization = Organization::parse("acme").unwrap();
    let mut profile = Profile::new("Acme", organization.clone()).unwrap();
    profile.base_url = BaseUrl::parse(base_url).unwrap();
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
    let pacing = Pacing::new(VirtualClock::default());
    let reads = watch_on(&pacing, seconds, watched, |_host, now| (0, says(now)));
    Reads {
        list: (reads.iter())
            .map(|read| (read.when, read.workflow.clone()))
            .collect(),
        paces: reads.iter().map(|read| read.pace).collect(),
    }
}

/// One read that came to its end.
#[derive(Debug)]
struct Read {
    /// When it began.
    when: u64,
    host: String,
    api_key: String,
    workflow: String,
    pace: Pace,
}

/// Watches for so many further seconds. `says` tells of a host at a second how long it takes, and what it says.
fn watch_on(
    pacing: &Pacing<VirtualClock>,
    seconds: u64,
    watched: &[Watched],
    says: impl Fn(&str, u64) -> (u64, Said),
) -> Vec<Read> {
    let says = |target: &Target, now| says(target.profile.base_url.host(), now);
    watch_targets(pacing, seconds, watched, says)
}

/// The same, where it matters whose workflow it is.
fn watch_targets(
    pacing: &Pacing<VirtualClock>,
    seconds: u64,
    watched: &[Watched],
    says: impl Fn(&Target, u64) -> (u64, Said),
) -> Vec<Read> {
    let clock = pacing.clock();
    let cancel = CancellationToken::new();
    let reads = RefCell::new(Vec::new());
    let profiles = by_profile(watched.to_vec());
    let mut tasks: Vec<Pin<Box<dyn Future<Output = ()> + '_>>> = vec![Box::pin(async {
        clock.sleep(Duration::from_secs(seconds)).await;
        cancel.cancel();
    })];
    for watched in &profiles {
        let began = Rc::new(Cell::new(0));
        let noting = Rc::clone(&began);
        let says = &says;
        let read = move |target: &Target| {
            let now = clock.seconds();
            noting.set(now);
            let (takes, record) = says(target, now);
            async move {
                clock.sleep(Duration::from_secs(takes)).await;
                Reading {
                    record,
                    exchange: None,
                }
            }
        };
        let reads = &reads;
        let report = move |target: &Target, _: &Reading, pace| {
            reads.borrow_mut().push(Read {
                when: began.get(),
                host: target.profile.base_url.host().to_owned(),
                api_key: target.profile.api_key.clone(),
                workflow: target.workflow.to_string(),
                pace,
            });
        };
        let interval = Duration::from_mins(1);
        tasks.push(Box::pin(watch(
            watched, interval, read, pacing, report, &cancel,
        )));
    }
    clock.run(poll_fn(|context| {
        tasks.retain_mut(|task| task.as_mut().poll(context).is_pending());
        if tasks.is_empty() {
            Poll::Ready(())
        } else {
            Poll::Pending
        }
    }));
    drop(tasks);
    reads.into_inner()
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
fn whoever_asks_for_time_gets_it_whatever_the_number_and_the_sign_in_service_too() {
    let mut busy = Refusal::read(503, b"");
    busy.retry_after = Some(300);
    let sign_in = |refusal| Err(ReadingError::NoAnswer(Cause::SignIn(refusal)));
    let rows = [
        (refused(408, None), 60, 2),
        (refused(503, None), 60, 2),
        (refused(503, Some(300)), 300, 2),
        (refused(500, Some(300)), 300, 2),
        (refused(403, Some(300)), 300, 2),
        (refused(504, None), 60, 2),
        (sign_in(Refusal::read(429, b"")), 60, 2),
        (sign_in(busy), 300, 2),
    ];
    for (said, wait, slower) in rows {
        let says = |now: u64| if now < 30 { said.clone() } else { Ok(good()) };
        let reads = watch_for(900, &watched(3), says);
        // Nobody else asks meanwhile either.
        let second = reads.list[1].0;
        assert!((wait..wait + 5).contains(&second), "{said:?}: {second}");
        assert_eq!(reads.paces[0].slower, slower, "{said:?}");
        assert!(!reads.paces[0].is_offline, "{said:?}");
    }
}

#[test]
fn a_gateway_that_stumbles_once_is_asked_again_an_interval_later_and_the_others_as_ever() {
    let page = Err(ReadingError::NoAnswer(Cause::NotARecord(String::new())));
    for said in [refused(502, None), refused(500, None), page] {
        let says = |now: u64| if now < 2 { said.clone() } else { Ok(good()) };
        let reads = watch_for(110, &watched(3), says);
        let first = (reads.list.iter()).filter(|(_, workflow)| workflow == "WKF0");
        let times: Vec<_> = first.map(|(when, _)| *when).collect();
        assert!(times.len() == 2 && times[1] <= 80, "{said:?}: {times:?}");
        assert_eq!(reads.list[1].0, 3, "{said:?}");
        assert!(!reads.paces[0].is_offline, "{said:?}");
    }
    // What is known to be a "no" stays one, in whatever clothes it comes.
    let no = Refusal::read(
        500,
        br#"{"code":500,"message":"Oops. Something went wrong."}"#,
    );
    assert!(no.before_campaign_acted());
    let reads = watch_for(500, &watched(1), |_| Err(ReadingError::Refused(no.clone())));
    assert_eq!(reads.list.len(), 1);
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

/// Production at one server, and so many workflows at another, behind a closed VPN or a busy gateway.
fn production_and(others: usize) -> Vec<Watched> {
    let mut watched = watched_at("https://other.example", others);
    watched.extend(watched_at("https://production.example", 1));
    watched
}

fn of<'a>(host: &str, reads: &'a [Read]) -> Vec<&'a Read> {
    reads.iter().filter(|read| read.host == host).collect()
}

#[test]
fn a_silent_server_keeps_no_other_waiting_and_is_said_to_be_the_silent_one() {
    let pacing = Pacing::new(VirtualClock::default());
    let reads = watch_on(&pacing, 1800, &production_and(20), |host, _now| {
        if host == "other.example" {
            (10, silence())
        } else {
            (0, Ok(good()))
        }
    });
    let production = of("production.example", &reads);
    assert!(
        (25..=30).contains(&production.len()),
        "{}",
        production.len()
    );
    assert!(production.iter().all(|read| !read.pace.is_offline));
    let other = of("other.example", &reads);
    assert!((40..=61).contains(&other.len()), "{}", other.len());
    assert!(other.iter().all(|read| read.pace.is_offline));
}

#[test]
fn a_server_that_asks_for_a_day_gets_it_and_the_others_are_read_meanwhile() {
    let pacing = Pacing::new(VirtualClock::default());
    let reads = watch_on(&pacing, 20 * 3600, &production_and(20), |host, _now| {
        if host == "other.example" {
            (0, refused(429, Some(86_400)))
        } else {
            (0, Ok(good()))
        }
    });
    assert_eq!(of("other.example", &reads).len(), 1);
    let production = of("production.example", &reads);
    assert!(production.len() > 900, "{}", production.len());
    assert!(production.iter().all(|read| read.pace.slower == 1));
}

/// Two profiles at one base URL, as all real ones are; "trouble" with so many workflows, "well" with one.
fn two_at_one_server(troubled: usize) -> Vec<Watched> {
    let mut watched = watched_at("https://mc.adobe.io", troubled);
    for one in &mut watched {
        "troubled".clone_into(&mut one.target.profile.api_key);
    }
    watched.extend(watched_at("https://mc.adobe.io", 1));
    watched
}

fn of_key(is_troubled: bool, reads: &[Read]) -> Vec<&Read> {
    let is_it = |read: &&Read| (read.api_key == "troubled") == is_troubled;
    reads.iter().filter(is_it).collect()
}

/// Everything that stands before the server, for one profile only: what it is, and how many reads it leaves in an hour.
fn own_troubles() -> Vec<(Cause, std::ops::RangeInclusive<usize>)> {
    let host = || "auth".to_owned();
    let message = || Message::new("vault-locked");
    let mut busy = Refusal::read(429, b"");
    busy.retry_after = Some(86_400);
    let knocks = 70..=121;
    let rarely = 5..=7;
    vec![
        (Cause::SignIn(busy), 1..=1),
        (Cause::SignIn(Refusal::read(503, b"")), 10..=61),
        (
            Cause::SignInUnreachable(Box::new(Cause::ConnectionRefused { host: host() })),
            knocks.clone(),
        ),
        (
            Cause::Proxy {
                reason: "407".to_owned(),
            },
            knocks.clone(),
        ),
        (
            Cause::CaFileSilent {
                path: "/share/ca.pem".to_owned(),
                limit: Duration::from_secs(10),
            },
            knocks.clone(),
        ),
        (
            Cause::Tls {
                host: host(),
                trouble: TlsTrouble::UnknownIssuer,
                reason: String::new(),
            },
            knocks,
        ),
        (
            Cause::CaFile {
                path: "/ca.pem".to_owned(),
                reason: String::new(),
            },
            rarely.clone(),
        ),
        (Cause::NoCredentials(message(), None), rarely.clone()),
        (Cause::BadInput(message(), None), rarely.clone()),
        (Cause::SignIn(Refusal::read(400, b"")), rarely),
    ]
}

#[test]
fn what_stands_in_the_way_of_one_profile_halts_no_other_at_its_server_and_is_not_said_of_it() {
    for (cause, troubled_reads) in own_troubles() {
        let pacing = Pacing::new(VirtualClock::default());
        let reads = watch_targets(&pacing, 3600, &two_at_one_server(20), |target, _now| {
            if target.profile.api_key == "troubled" {
                (10, Err(ReadingError::NoAnswer(cause.clone())))
            } else {
                (0, Ok(good()))
            }
        });
        let well = of_key(false, &reads);
        assert!((50..=60).contains(&well.len()), "{cause:?}: {}", well.len());
        let gaps = well.windows(2).map(|pair| pair[1].when - pair[0].when);
        assert!(gaps.max() <= Some(80), "{cause:?}");
        let usual = Pace {
            slower: 1,
            is_offline: false,
            is_own: false,
        };
        assert!(well.iter().all(|read| read.pace == usual), "{cause:?}");
        // All twenty workflows together: with the same credentials each would meet the same.
        let troubled = of_key(true, &reads);
        assert!(
            troubled_reads.contains(&troubled.len()),
            "{cause:?}: {}",
            troubled.len()
        );
        let said = |pace: Pace| pace.is_own || pace == usual;
        assert!(troubled.iter().all(|read| said(read.pace)), "{cause:?}");
        // Each has its turn.
        let mut seen: Vec<_> = troubled.iter().map(|read| &read.workflow).collect();
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), troubled.len().min(20), "{cause:?}");
    }
}

#[test]
fn a_refused_token_puts_off_all_workflows_that_would_go_out_with_it() {
    let says = |_now| {
        let body = br#"{"error_code":"401013","message":"Oauth token is not valid"}"#;
        Err(ReadingError::Refused(Refusal::read(401, body)))
    };
    let reads = watch_for(599, &watched(20), says);
    assert_eq!(reads.list.len(), 1, "{:?}", reads.list);
}

#[test]
fn what_the_server_itself_says_holds_for_every_profile_there() {
    // Gone for an hour: one knock in half a minute, from whichever profile.
    let pacing = Pacing::new(VirtualClock::default());
    let reads = watch_targets(&pacing, 3600, &two_at_one_server(20), |_target, _now| {
        (10, silence())
    });
    assert!((80..=121).contains(&reads.len()), "{}", reads.len());
    let silent = |read: &Read| read.pace.is_offline && !read.pace.is_own;
    assert!(reads.iter().all(silent));
    // Busy: the other profile, which had its turn already, waits too.
    let pacing = Pacing::new(VirtualClock::default());
    let reads = watch_targets(&pacing, 3600, &two_at_one_server(20), |_target, _now| {
        (0, refused(429, Some(86_400)))
    });
    assert_eq!(reads.len(), 1, "{reads:?}");
}

#[test]
fn new_credentials_are_tried_at_once() {
    let pacing = Pacing::new(VirtualClock::default());
    let clock = pacing.clock();
    let watched = watched(3);
    let locked = Cause::NoCredentials(Message::new("vault-locked"), None);
    let times = RefCell::new(Vec::new());
    let cancel = CancellationToken::new();
    let read = |_: &Target| {
        times.borrow_mut().push(clock.seconds());
        let record = if clock.seconds() < 100 {
            Err(ReadingError::NoAnswer(locked.clone()))
        } else {
            Ok(good())
        };
        async move {
            Reading {
                record,
                exchange: None,
            }
        }
    };
    let interval = Duration::from_mins(1);
    let mut watching = Box::pin(watch(
        &watched,
        interval,
        read,
        &pacing,
        |_, _, _| (),
        &cancel,
    ));
    let mut person = Box::pin(async {
        clock.sleep(Duration::from_secs(100)).await;
        pacing.forget(watched[0].target.profile.id);
        clock.sleep(Duration::from_secs(20)).await;
        cancel.cancel();
    });
    let mut has_left = false;
    clock.run(poll_fn(|context| {
        has_left = has_left || person.as_mut().poll(context).is_ready();
        watching.as_mut().poll(context)
    }));
    assert_eq!(*times.borrow(), [0, 100, 103, 106]);
}

#[test]
fn what_a_server_asked_for_holds_for_the_next_watch_too() {
    let pacing = Pacing::new(VirtualClock::default());
    let says = |_: &str, now| {
        if now < 30 {
            (0, refused(429, Some(600)))
        } else {
            (0, Ok(good()))
        }
    };
    let first = watch_on(&pacing, 60, &watched(3), says);
    assert_eq!(first.len(), 1);
    // An eye was opened or closed.
    let second = watch_on(&pacing, 600, &watched(4), says);
    assert!(second[0].when >= 600, "{second:?}");
    assert_eq!(second[0].pace.slower, 2);
    let silent = watch_on(&pacing, 10, &watched(2), |_, _| (0, silence()));
    let last = silent.last().unwrap().when;
    let third = watch_on(&pacing, 60, &watched(1), says);
    assert!(third[0].when >= last + 30, "{silent:?} {third:?}");
}

#[test]
fn all_servers_together_are_read_no_more_often_than_stated() {
    let pacing = Pacing::new(VirtualClock::default());
    let mut watched = watched_at("https://one.example", 100);
    watched.extend(watched_at("https://two.example", 100));
    watched.extend(watched_at("https://three.example", 1));
    let reads = watch_on(&pacing, 1800, &watched, |_, _| (1, Ok(good())));
    let list = reads.iter().map(|read| (read.when, read.workflow.clone()));
    let list = Reads {
        list: list.collect(),
        paces: Vec::new(),
    };
    assert!(most_in_a_minute(&list) <= READS_A_MINUTE as usize);
    // Who has one workflow is not starved by those who have a hundred.
    let third = of("three.example", &reads).len();
    assert!((24..=30).contains(&third), "{third}");
}

#[test]
fn a_workflow_that_is_refused_is_asked_for_ten_times_less_often() {
    let reads = watch_for(3600, &watched(1), |_| refused(404, None));
    assert!((5..=7).contains(&reads.list.len()), "{:?}", reads.list);
}

#[test]
fn after_a_night_with_the_lid_closed_the_reads_do_not_come_all_at_once() {
    let clock = VirtualClock::default();
    let pacing = Pacing::new(clock.clone());
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
    clock.run(watch(
        &watched,
        interval,
        read,
        &pacing,
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
