//! Every workflow of the cast does what its story says.

use std::time::{Duration, Instant};

use campaign_remote::campaign::{BodyEnd, Command, ReadingError, Verdict, WorkflowState};
use campaign_remote::practice::cast;

use crate::stage::{QUICK, STILL, Stage, commands, told, until, workflow};

#[test]
fn the_cast_has_thirteen_ids_and_labels_and_stories_all_different() {
    let mut seen = std::collections::BTreeSet::new();
    for (at, member) in cast().iter().enumerate() {
        assert_eq!(member.id, format!("WKF{}", at + 1));
        assert!(seen.insert(member.label), "{} twice", member.label);
        assert!(seen.insert(member.story), "{} twice", member.story);
        assert!(member.story.starts_with("practice-"));
    }
    assert_eq!(cast().len(), 13);
}

#[test]
fn the_first_one_obeys_every_command() {
    let stage = Stage::at_pace(QUICK);
    for (command, state) in [
        (Command::Start, WorkflowState::Started),
        (Command::Pause, WorkflowState::Paused),
        (Command::Resume, WorkflowState::Started),
        (Command::Stop, WorkflowState::Finished),
    ] {
        assert_eq!(told(&stage.send("WKF1", command)), "accepted");
        stage.wait_for("WKF1", &state);
    }
}

#[test]
fn the_slow_one_is_still_stopping_when_another_has_stopped_and_does_stop() {
    // Three seconds against forty-five, twenty times as fast.
    let stage = Stage::at_pace(0.05);
    assert_eq!(told(&stage.send("WKF2", Command::Stop)), "accepted");
    assert_eq!(told(&stage.send("WKF13", Command::Stop)), "accepted");
    stage.wait_for("WKF13", &WorkflowState::Finished);
    assert_eq!(stage.state("WKF2"), WorkflowState::Stopping);
    stage.wait_for("WKF2", &WorkflowState::Finished);
}

#[test]
fn the_stubborn_one_takes_the_stop_and_stays_stopping_when_all_others_are_done() {
    let stage = Stage::at_pace(0.0);
    assert_eq!(told(&stage.send("WKF3", Command::Stop)), "accepted");
    assert_eq!(told(&stage.send("WKF2", Command::Stop)), "accepted");
    assert_eq!(stage.state("WKF2"), WorkflowState::Finished);
    assert_eq!(stage.state("WKF3"), WorkflowState::Stopping);
    assert_eq!(
        told(&stage.send("WKF3", Command::Stop)),
        "refusal-bas-010003"
    );
}

#[test]
fn the_failing_one_starts_then_fails_and_fails_again_after_another_start() {
    let stage = Stage::at_pace(QUICK);
    for _ in 0..2 {
        assert_eq!(told(&stage.send("WKF4", Command::Start)), "accepted");
        stage.wait_for("WKF4", &WorkflowState::Failed);
    }
    let record = stage.record("WKF4");
    assert_eq!(
        (&record["state"], &record["failed"]),
        (&13.into(), &1.into())
    );
}

#[test]
fn the_forgotten_one_has_been_paused_for_six_days_and_is_stopped_after_the_seventh() {
    let stage = Stage::at_pace(STILL);
    assert_eq!(stage.state("WKF5"), WorkflowState::Paused);
    let record = stage.record("WKF5");
    let since: jiff::Timestamp = record["lastProcessingDate"]
        .as_str()
        .unwrap()
        .parse()
        .unwrap();
    let days = jiff::Timestamp::now().duration_since(since).as_hours() / 24;
    assert_eq!(days, 6, "{record}");

    // A day is a tenth of a second.
    let stage = Stage::at_pace(0.1 / 86_400.0);
    stage.wait_for("WKF5", &WorkflowState::Finished);
}

#[test]
fn the_silent_one_obeys_and_its_record_holds_only_what_is_documented() {
    let stage = Stage::at_pace(QUICK);
    assert_eq!(told(&stage.send("WKF6", Command::Start)), "accepted");
    assert_eq!(stage.state("WKF6"), WorkflowState::NotReported);
    let record = stage.record("WKF6");
    let fields: Vec<_> = record.as_object().unwrap().keys().collect();
    assert_eq!(fields, ["PKey", "activities"]);
}

#[test]
fn the_renamed_one_is_found_under_its_new_id_only() {
    let stage = Stage::at_pace(STILL);
    assert_eq!(
        told(&stage.send("WKF7", Command::Stop)),
        "refusal-not-found"
    );
    let reply = stage.get(&workflow("WKF7"));
    assert_eq!(reply.status, 404);
    assert_eq!(
        reply.body,
        "RST-360011 An error has occurred - please contact your administrator.\n\
         Unable to find document with path 'Workflow' from key 'WKF7:0' \
         (document with schema 'workflow' and name 'WKF7')"
    );
    assert_eq!(told(&stage.send("WKF70", Command::Stop)), "accepted");
}

#[test]
fn the_one_that_loses_the_answer_has_applied_the_command() {
    let stage = Stage::at_pace(QUICK);
    let outcome = stage.send("WKF8", Command::Start);
    assert_eq!(told(&outcome), "cause-connection-broke");
    assert!(matches!(outcome.verdict, Verdict::MaybeApplied(_)));
    assert!(outcome.exchange.unwrap().answer.is_none());
    assert_eq!(stage.practice.requests(), 1);
    stage.wait_for("WKF8", &WorkflowState::Started);
}

#[test]
fn a_command_that_the_lossy_one_refuses_is_answered() {
    let stage = Stage::at_pace(STILL);
    assert_eq!(
        told(&stage.send("WKF8", Command::Pause)),
        "refusal-bas-010003"
    );
}

#[test]
fn the_one_behind_an_expired_token_says_401013_to_everything() {
    let stage = Stage::at_pace(STILL);
    assert_eq!(told(&stage.send("WKF9", Command::Stop)), "refusal-401013");
    let reply = stage.get(&workflow("WKF9"));
    assert_eq!(reply.status, 401);
    assert_eq!(
        reply.body,
        r#"{"error_code":"401013","message":"Oauth token is not valid"}"#
    );
}

#[test]
fn the_one_behind_a_bad_gateway_leaves_it_open_whether_the_command_was_applied() {
    let stage = Stage::at_pace(STILL);
    let outcome = stage.send("WKF10", Command::Stop);
    assert!(matches!(outcome.verdict, Verdict::MaybeApplied(_)));
    let reply = stage.post(&commands("WKF10"), r#"{"method":"stop"}"#);
    assert_eq!(reply.status, 502);
    assert_eq!(
        reply.body,
        r#"{"code": 502, "message": "Oops. Something went wrong. Check your URI and try again."}"#
    );
    let Err(ReadingError::Refused(refusal)) = stage.read("WKF10").record else {
        panic!("a bad gateway lets nothing be read");
    };
    assert_eq!(refusal.status, 502);
}

#[test]
fn the_throttled_one_names_the_wait_and_takes_the_command_after_it() {
    let stage = Stage::at_pace(1.0);
    let refused = || -> u64 {
        let outcome = stage.send("WKF11", Command::Start);
        assert_eq!(told(&outcome), "refusal-429");
        let answer = outcome.exchange.unwrap().answer.unwrap();
        answer.header("Retry-After").unwrap().parse().unwrap()
    };
    let began = Instant::now();
    assert_eq!(refused(), 30);
    // Whoever waits as long as the second answer says has waited long enough.
    let said = Duration::from_secs(refused());
    let waited = began.elapsed() + said;
    assert!(waited >= Duration::from_secs(30), "{waited:?}");
    assert_eq!(stage.state("WKF11"), WorkflowState::Finished);

    let stage = Stage::at_pace(QUICK);
    until("the wait is over", || {
        told(&stage.send("WKF11", Command::Start)) == "accepted"
    });
    stage.wait_for("WKF11", &WorkflowState::Started);
    assert_eq!(told(&stage.send("WKF11", Command::Stop)), "refusal-429");
}

#[test]
fn the_long_winded_one_answers_a_command_with_whole_json_of_twenty_megabytes() {
    let stage = Stage::at_pace(QUICK);
    let outcome = stage.send("WKF12", Command::Start);
    assert_eq!(told(&outcome), "accepted");
    let answer = outcome.exchange.unwrap().answer.unwrap();
    assert_eq!(answer.end, BodyEnd::Whole);
    assert_eq!(
        answer.header("Content-Length"),
        Some(answer.body.len().to_string().as_str())
    );
    assert!(answer.body.len() >= 20_000_000, "{}", answer.body.len());
    let value: serde_json::Value = serde_json::from_slice(&answer.body).unwrap();
    assert_eq!(value["log"].as_array().unwrap().len(), 200_001);
    stage.wait_for("WKF12", &WorkflowState::Started);
}

#[test]
fn the_one_with_a_signal_declares_three_parameters() {
    let stage = Stage::at_pace(STILL);
    let record = stage.record("WKF13");
    let signal = &record["activities"]["activity"]["signal1"];
    let declared: Vec<_> = signal["parameters"].as_object().unwrap().keys().collect();
    assert_eq!(declared, ["audience", "email", "test"]);
    let href = signal["trigger"]["href"].as_str().unwrap();
    let beginning = format!(
        "{}/practice/campaign/workflow/execution/{}/activities/activity/@",
        stage.practice.base_url(),
        record["PKey"].as_str().unwrap()
    );
    assert!(href.starts_with(&beginning), "{href}");
    assert!(href.ends_with("/trigger/"), "{href}");
}
