//! Finding entries again: every filter against the same question asked of every entry, and paging.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by panicking"
)]

use std::time::Duration;

use campaign_remote::campaign::Command;
use campaign_remote::journal::{
    Conclusion, Entry, Filter, Journal, Ruling, Sought, Standing, moment_from, moment_until,
};
use jiff::civil::date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};
use tokio::time::timeout;

use crate::place::{Place, accepted, all, enter, intent, raw};

const REASONS: [&str; 4] = ["INC-4711 moved", "Über Nacht", "50% of \"them\"", "x"];

/// Four hundred entries of every kind, an hour apart.
async fn filled(place: &Place) -> Journal {
    let journal = place.journal();
    let begin: Timestamp = "2026-01-01T00:00:00Z".parse().unwrap();
    for nth in 0..400_usize {
        let mut wanted = intent(&format!("WKF{}", nth % 7), Command::ALL[nth % 4]);
        let hours = i64::try_from(nth).unwrap();
        wanted.at = (begin + jiff::SignedDuration::from_hours(hours)).to_zoned(TimeZone::UTC);
        ["Daily import", "Émile’s mail", ""][nth % 3].clone_into(&mut wanted.label);
        if nth % 5 == 0 {
            "Acme production".clone_into(&mut wanted.profile);
            "0198c0de-0000-7000-8000-000000000002".clone_into(&mut wanted.profile_id);
        }
        wanted.reason = (nth % 6 < 4).then(|| REASONS[nth % 4].to_owned());
        let id = journal.begin(wanted).await.unwrap();
        if nth % 11 != 0 {
            let ruling = Ruling::ALL[nth % 3];
            let conclusion = Conclusion {
                ruling,
                ..accepted()
            };
            journal.conclude(id, conclusion).await.unwrap();
        }
    }
    journal
}

/// What the filter promises, said once more in the simplest way.
fn belongs(filter: &Filter, entry: &Entry) -> bool {
    let text = filter.text.trim().to_lowercase();
    let has = |field: &str| field.to_lowercase().contains(&text);
    let in_reason = text.chars().count() >= 3 && entry.reason.as_deref().is_some_and(has);
    let at = entry.at.timestamp();
    filter
        .workflow
        .as_ref()
        .is_none_or(|id| *id == entry.workflow)
        && filter.profile.as_ref().is_none_or(|profile| {
            profile.to_lowercase() == entry.profile.to_lowercase() || *profile == entry.profile_id
        })
        && filter
            .command
            .is_none_or(|command| command.wire_word() == entry.command)
        && filter.from.is_none_or(|from| at >= from)
        && filter.until.is_none_or(|until| at < until)
        && match filter.verdict {
            None => true,
            Some(Sought::Ruling(ruling)) => entry.standing == Standing::Known(ruling),
            Some(Sought::NoVerdict) => !matches!(entry.standing, Standing::Known(_)),
        }
        && (text.is_empty()
            || in_reason
            || [
                &entry.workflow,
                &entry.label,
                &entry.profile,
                &entry.organization,
            ]
            .into_iter()
            .chain([&entry.who.user, &entry.who.host])
            .any(|field| has(field)))
}

fn filters() -> Vec<Filter> {
    let texts = [
        "",
        "inc-4711",
        "ÜBER",
        "50% of \"",
        "wkf3",
        "émile",
        "a",
        "no such thing",
        "x",
        "desk",
        "\"",
        "' or 1",
        "production",
    ];
    let workflows = [None, Some("WKF3"), Some("WKF")];
    let profiles = [
        None,
        Some("ACME Production"),
        Some("0198c0de-0000-7000-8000-000000000001"),
    ];
    let commands = [None, Some(Command::Pause)];
    let verdicts = [
        None,
        Some(Sought::Ruling(Ruling::Refused)),
        Some(Sought::NoVerdict),
    ];
    let day: Timestamp = "2026-01-05T12:00:00Z".parse().unwrap();
    let spans = [
        (None, None),
        (Some(day), None),
        (Some(day), Some(day + jiff::SignedDuration::from_hours(48))),
    ];
    let mut filters = Vec::new();
    for text in texts {
        for workflow in workflows {
            for profile in profiles {
                for command in commands {
                    for verdict in verdicts {
                        for (from, until) in spans {
                            filters.push(Filter {
                                workflow: workflow.map(str::to_owned),
                                profile: profile.map(str::to_owned),
                                command,
                                verdict,
                                text: text.to_owned(),
                                from,
                                until,
                            });
                        }
                    }
                }
            }
        }
    }
    filters
}

#[tokio::test]
async fn every_filter_leaves_exactly_what_it_promises_newest_first() {
    let place = Place::new();
    let journal = filled(&place).await;
    let everything = all(&journal).await;
    assert_eq!(everything.len(), 400);
    assert!(everything.is_sorted_by(|before, after| before.at > after.at));
    let mut not_empty = 0;
    for filter in filters() {
        let expected: Vec<_> = everything
            .iter()
            .filter(|entry| belongs(&filter, entry))
            .collect();
        let listing = journal.list(filter.clone()).await.unwrap();
        assert_eq!(listing.count(), expected.len(), "{filter:?}");
        let found = journal.first(filter.clone(), 10).await.unwrap();
        assert!(
            found.entries.iter().eq(expected.iter().copied().take(10)),
            "{filter:?}"
        );
        if let Some(known) = found.listing {
            assert_eq!(known, listing, "{filter:?}");
        }
        let middle = expected.len() / 2;
        let part = journal.entries(&listing, middle..middle + 7).await.unwrap();
        assert!(
            part.iter()
                .eq(expected.iter().copied().skip(middle).take(7)),
            "{filter:?}"
        );
        not_empty += usize::from(!expected.is_empty());
    }
    assert!(not_empty > 200, "only {not_empty} filters left anything");
}

#[tokio::test]
async fn what_is_rare_is_found_behind_many_other_entries() {
    let place = Place::new();
    let journal = place.journal();
    let mut rare = intent("WKF-RARE", Command::Stop);
    rare.reason = Some("the needle".to_owned());
    let rare = enter(&journal, rare).await;
    crate::size::fill(&place.path(), 50_000);
    for filter in [
        Filter {
            workflow: Some("WKF-RARE".to_owned()),
            ..Filter::default()
        },
        Filter {
            text: "wkf-rare".to_owned(),
            ..Filter::default()
        },
        Filter {
            text: "NEEDLE".to_owned(),
            ..Filter::default()
        },
    ] {
        let found = journal.first(filter.clone(), 10).await.unwrap();
        let ids: Vec<_> = found.entries.iter().map(|entry| entry.id).collect();
        assert_eq!(ids, [rare], "{filter:?}");
        assert_eq!(found.listing.unwrap().count(), 1);
    }
}

#[tokio::test]
async fn what_is_entered_later_does_not_shift_a_listing() {
    let place = Place::new();
    let journal = place.journal();
    for nth in 0..10 {
        enter(&journal, intent(&format!("WKF{nth}"), Command::Start)).await;
    }
    let listing = journal.list(Filter::default()).await.unwrap();
    enter(&journal, intent("WKF99", Command::Start)).await;
    let part = journal.entries(&listing, 2..4).await.unwrap();
    let ids: Vec<_> = part.iter().map(|entry| entry.workflow.as_str()).collect();
    assert_eq!(ids, ["WKF7", "WKF6"]);
}

#[tokio::test]
async fn a_clock_that_was_set_back_does_not_mix_up_the_order() {
    let place = Place::new();
    let journal = place.journal();
    let first = enter(&journal, intent("WKF1", Command::Start)).await;
    let mut later = intent("WKF1", Command::Stop);
    later.at = Zoned::now()
        .checked_sub(jiff::Span::new().hours(5))
        .unwrap();
    let second = enter(&journal, later).await;
    let ids: Vec<_> = all(&journal).await.iter().map(|entry| entry.id).collect();
    assert_eq!(ids, [second, first]);
}

#[tokio::test]
async fn a_query_that_nobody_waits_for_any_more_ends_and_the_next_one_is_answered() {
    let place = Place::new();
    let journal = place.journal();
    enter(&journal, intent("WKF1", Command::Start)).await;
    assert_eq!(all(&journal).await.len(), 1, "its subject is known by now");
    // Whoever looks through the subjects from now on is busy for many minutes.
    let slow_subjects = "alter table subject rename to quick_subject;
        create view subject as select * from quick_subject union all
        select n, '', '', '', '', '', '', '', '' from (with recursive counted(n) as
            (select 1 union all select n + 1 from counted where n < 10000000000) select n from counted)
        where n < 0;";
    raw(&place.path()).execute_batch(slow_subjects).unwrap();
    let slow = Filter {
        text: "wkf".to_owned(),
        ..Filter::default()
    };
    let waited = timeout(Duration::from_millis(300), journal.list(slow)).await;
    assert!(waited.is_err(), "it was not slow: {waited:?}");
    let next = journal.first(Filter::default(), 5);
    let found = timeout(Duration::from_secs(5), next).await;
    let found = found.expect("the next question waits for one that nobody wants answered");
    assert_eq!(found.unwrap().entries.len(), 1);
}

#[test]
fn a_time_without_a_zone_is_one_of_the_persons_own_clock_and_never_a_midnight() {
    let own_clock = |hour, minute, second| {
        let moment = date(2026, 11, 22).at(hour, minute, second, 0);
        Some(moment.to_zoned(TimeZone::system()).unwrap().timestamp())
    };
    for (text, expected) in [
        ("2026-11-22T14:00", own_clock(14, 0, 0)),
        (" 2026-11-22 14:00:07 ", own_clock(14, 0, 7)),
        ("2026-11-22T14:00Z", "2026-11-22T14:00:00Z".parse().ok()),
        (
            "2026-11-22T14:00+02:00",
            "2026-11-22T12:00:00Z".parse().ok(),
        ),
        (
            "2026-11-22T14:00[+01:00]",
            "2026-11-22T13:00:00Z".parse().ok(),
        ),
        // Nothing of these may silently be taken for the midnight of its day.
        ("2026-11-22T14:00[Middle/Earth]", None),
        ("2026-11-22[Middle/Earth]", None),
        ("2026-11-22T25:00", None),
        ("2026-11-22T", None),
        ("20261122", None),
        ("2026-11-31", None),
        ("22.11.2026", None),
        ("14:00", None),
        ("", None),
    ] {
        assert_eq!(moment_from(text), expected, "from {text:?}");
        assert_eq!(moment_until(text), expected, "until {text:?}");
    }
    assert_eq!(moment_from(" 2026-11-22"), own_clock(0, 0, 0));
    let next = date(2026, 11, 23).to_zoned(TimeZone::system()).unwrap();
    assert_eq!(moment_until("2026-11-22"), Some(next.timestamp()));
}
