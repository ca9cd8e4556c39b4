//! An external signal: triggered once in ten minutes, with declared parameters only, while its workflow runs.

use campaign_remote::campaign::Command;
use campaign_remote::practice::{Choices, Edition, Pace, TooSoon};

use crate::stage::{QUICK, STILL, Stage, until};

const ALL_PARAMETERS: &str = r#"{"source":"API","parameters":{"audience":"audience","email":"a@example.com","test":"true"}}"#;

/// The path of the signal's link.
fn trigger(stage: &Stage) -> String {
    let record = stage.record("WKF13");
    let href = record["activities"]["activity"]["signal1"]["trigger"]["href"].clone();
    let base_url = stage.practice.base_url();
    href.as_str()
        .unwrap()
        .strip_prefix(&base_url)
        .unwrap()
        .to_owned()
}

#[test]
fn a_signal_is_triggered_by_its_link_with_and_without_the_slash_at_its_end() {
    for slash in [true, false] {
        let stage = Stage::at_pace(STILL);
        let path = trigger(&stage);
        let path = if slash {
            path.as_str()
        } else {
            path.trim_end_matches('/')
        };
        let reply = stage.post_as(path, "application/json;charset=utf-8", ALL_PARAMETERS);
        assert_eq!(reply.status, 200, "{}", reply.body);
        assert!(reply.body.starts_with('{'), "{}", reply.body);
    }
}

#[test]
fn a_second_trigger_within_ten_minutes_is_answered_by_a_text_that_begins_with_t() {
    for (too_soon, status) in [
        (TooSoon::Ok, 200),
        (TooSoon::BadRequest, 400),
        (TooSoon::ServerError, 500),
    ] {
        let stage = Stage::with(Choices {
            pace: Pace::times(STILL),
            too_soon,
            ..Choices::default()
        });
        let path = trigger(&stage);
        assert_eq!(stage.post(&path, r#"{"source":"API"}"#).status, 200);
        let reply = stage.post(&path, r#"{"source":"API"}"#);
        assert_eq!(reply.status, status);
        assert!(reply.body.starts_with('T'), "{}", reply.body);
        assert_eq!(
            reply.header("content-type"),
            Some("text/plain;charset=utf-8")
        );
    }
}

#[test]
fn after_ten_minutes_the_signal_can_be_triggered_again() {
    // Ten minutes are six hundredths of a second.
    let stage = Stage::at_pace(0.0001);
    let path = trigger(&stage);
    assert_eq!(stage.post(&path, r#"{"source":"API"}"#).status, 200);
    until("the ten minutes are over", || {
        stage.post(&path, r#"{"source":"API"}"#).status == 200
    });
}

#[test]
fn an_undeclared_parameter_is_refused_in_adobes_words_and_does_not_begin_the_ten_minutes() {
    let stage = Stage::at_pace(STILL);
    let path = trigger(&stage);
    let reply = stage.post(&path, r#"{"source":"API","parameters":{"contentURL":"x"}}"#);
    assert_eq!(reply.status, 500);
    assert_eq!(
        reply.body,
        "RST-360011 An error has occurred - please contact your administrator.\n\
         'contentURL' parameter isn't defined in signal activity.\n\
         XTK-170006 Unable to parse expression 'HandleTrigger(@name, $(source), $({parameters}))'.\n\
         RST-360000 Error while assessing 'HandleTrigger(@name, $(source), $({parameters}))' expression \
         ('xtk:workflow:execution/activities/signal/trigger' resource)"
    );
    assert_eq!(stage.post(&path, ALL_PARAMETERS).status, 200);
}

#[test]
fn a_trigger_without_a_source_or_with_a_nested_value_or_too_long_is_refused() {
    let stage = Stage::at_pace(STILL);
    let path = trigger(&stage);
    for body in [
        "",
        "{}",
        r#"{"parameters":{}}"#,
        r#"{"source":"API","parameters":{"test":[]}}"#,
        r#"{"source":"API","more":1}"#,
    ] {
        assert_eq!(stage.post(&path, body).status, 400, "{body}");
    }
    let long = format!(
        r#"{{"source":"API","parameters":{{"audience":"{}"}}}}"#,
        "a".repeat(64 * 1024)
    );
    assert_eq!(stage.post(&path, &long).status, 413);
    assert_eq!(stage.post(&path, ALL_PARAMETERS).status, 200);
}

#[test]
fn a_workflow_that_does_not_run_takes_no_signal() {
    let stage = Stage::at_pace(QUICK);
    let path = trigger(&stage);
    stage.send("WKF13", Command::Pause);
    let reply = stage.post(&path, ALL_PARAMETERS);
    assert_eq!(reply.status, 500);
    assert!(reply.body.starts_with("BAS-010003"), "{}", reply.body);
}

#[test]
fn a_key_of_another_run_is_unknown_and_no_run_has_the_keys_of_another() {
    let path = trigger(&Stage::at_pace(STILL));
    for (edition, status) in [(Edition::Standard, 500), (Edition::V8, 404)] {
        let stage = Stage::with(Choices {
            pace: Pace::times(STILL),
            edition,
            ..Choices::default()
        });
        assert_eq!(stage.post(&path, ALL_PARAMETERS).status, status);
    }
}

#[test]
fn v8_does_not_say_what_a_signal_declares_and_adds_the_records_own_link() {
    let stage = Stage::with(Choices {
        edition: Edition::V8,
        ..Choices::default()
    });
    let record = stage.record("WKF13");
    let signal = record["activities"]["activity"]["signal1"].as_object();
    assert_eq!(signal.unwrap().keys().collect::<Vec<_>>(), ["trigger"]);
    let pkey = record["PKey"].as_str().unwrap();
    assert!(record["href"].as_str().unwrap().ends_with(pkey));
}
