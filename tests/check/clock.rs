//! The clock's line: how far this machine's clock is from the server's, as its `Date` header says.

use campaign_remote::remote::check::{Finding, Step as CheckStep};
use jiff::fmt::rfc2822::DateTimePrinter;
use jiff::{SignedDuration, Timestamp};

use crate::answers::of;
use crate::campaign::{Server, Step};
use crate::desk::{Desk, RECORD, asked, place};
use crate::token::jwt;

#[test]
fn clocks_that_agree_are_good_up_to_two_minutes() {
    for seconds in [0, 110, -110] {
        let campaign = telling(seconds, "");
        assert_eq!(
            Desk::at(&campaign.http()).look()[2],
            "Clock good",
            "{seconds}"
        );
    }
}

#[test]
fn a_clock_that_is_wrong_is_said_with_how_far_and_in_which_direction_and_the_check_goes_on() {
    let three_hours = 3 * 3600 + 5 * 60 + 30;
    for (seconds, key) in [
        (-three_hours, "check-clock-ahead"),
        (three_hours, "check-clock-behind"),
        (-130, "check-clock-ahead"),
        (130, "check-clock-behind"),
    ] {
        let campaign = telling(seconds, "");
        let lines = Desk::at(&campaign.http()).lines();
        let Finding::Bad { what, .. } = of(CheckStep::Clock, &lines) else {
            panic!("{seconds}: {lines:?}");
        };
        assert_eq!(what.key, key);
        let expected = if seconds.abs() == 130 {
            ("0", "2")
        } else {
            ("3", "5")
        };
        assert_eq!(
            (
                place(what, "hours").as_str(),
                place(what, "minutes").as_str()
            ),
            expected
        );
        assert!(
            matches!(of(CheckStep::ApiKey, &lines), Finding::Good(_)),
            "{lines:?}"
        );
        assert_eq!(asked(&campaign).len(), 2);
    }
}

#[test]
fn the_time_that_an_answer_lay_in_a_cache_is_no_wrong_clock() {
    let campaign = telling(-3600, "Age: 3600\r\n");
    assert_eq!(Desk::at(&campaign.http()).look()[2], "Clock good");
}

#[test]
fn a_date_that_is_none_says_nothing_about_the_clock() {
    for date in [
        "",
        "yesterday",
        "99999",
        "Sun, 31 Feb 2024 25:61:00 GMT",
        "\u{e9}",
    ] {
        let campaign = dated(date, "Age: 9223372036854775807\r\n");
        assert_eq!(
            Desk::at(&campaign.http()).look()[2],
            "Clock good check-clock-unknown",
            "{date}"
        );
    }
}

#[test]
fn a_token_is_over_only_where_both_clocks_say_so() {
    // This clock is two days ahead: to it the token looks expired, and is not.
    let campaign = telling(-2 * 86400, "");
    let mut desk = Desk::at(&campaign.http());
    let ended = Timestamp::now() - SignedDuration::from_hours(20);
    desk.token = Ok(jwt(&format!(r#"{{"exp":{}}}"#, ended.as_second())));
    let lines = desk.look();
    assert_eq!(lines[2], "Clock bad check-clock-ahead");
    assert_eq!(lines[3], "Token good check-token-left");

    // To the server it is over, and not to this clock: the server itself will have to say so.
    let campaign = telling(2 * 86400, "");
    let mut early = Desk::at(&campaign.http());
    let ends = Timestamp::now() + SignedDuration::from_hours(20);
    early.token = Ok(jwt(&format!(r#"{{"exp":{}}}"#, ends.as_second())));
    let lines = early.look();
    assert_eq!(lines[2], "Clock bad check-clock-behind");
    assert_eq!(lines[3], "Token good check-token-left");

    // By both clocks it is over.
    let campaign = telling(-10 * 3600, "");
    let mut told = Desk::at(&campaign.http());
    told.token = desk.token;
    assert_eq!(told.look()[3], "Token bad token-expired");
}

/// A Campaign whose clock is so many seconds ahead of this machine's.
fn telling(seconds: i64, more: &str) -> Server {
    let time = Timestamp::now() + SignedDuration::from_secs(seconds);
    let date = DateTimePrinter::new()
        .timestamp_to_rfc9110_string(&time)
        .unwrap();
    dated(&date, more)
}

fn dated(date: &str, more: &str) -> Server {
    let answer = format!(
        "HTTP/1.1 200 OK\r\nDate: {date}\r\n{more}Content-Length: {}\r\n\r\n{RECORD}",
        RECORD.len()
    );
    Server::start([
        Step::ReadRequest,
        Step::Send(answer.into_bytes()),
        Step::Linger,
    ])
}
