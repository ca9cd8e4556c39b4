//! A workflow's record, read tolerantly: a state that is there is understood, one that is not is never guessed.

mod campaign;

use std::time::Duration;

use campaign_remote::campaign::{
    Cause, Credentials, Organization, Reading, ReadingError, Record, WorkflowId, WorkflowState,
};
use serde_json::{Value, json};

use campaign::{API_KEY, Caller, Connection, Random, Server, Step, TOKEN, answer, run};

fn state(record: &Value) -> WorkflowState {
    Record::read(record.to_string().as_bytes()).state
}

#[test]
fn every_number_of_the_schema_is_understood_as_number_and_as_text() {
    use WorkflowState as State;
    let numbers = [
        (0, State::Editing),
        (2, State::Started),
        (3, State::Started),
        (9, State::Started),
        (10, State::Starting),
        (11, State::Started),
        (12, State::Pausing),
        (13, State::Paused),
        (14, State::Resuming),
        (15, State::Stopping),
        (16, State::Stopping),
        (17, State::Restarting),
        (18, State::Restarting),
        (20, State::Finished),
    ];
    for number in -5..100 {
        let expected = numbers
            .iter()
            .find(|(known, _state)| *known == number)
            .map_or_else(
                || State::Unknown(number.to_string()),
                |(_, state)| state.clone(),
            );
        assert_eq!(state(&json!({"state": number})), expected);
        assert_eq!(state(&json!({"state": number.to_string()})), expected);
        assert_eq!(state(&json!({"@state": format!(" {number} ")})), expected);
    }
}

#[test]
fn the_words_of_the_product_s_pages_are_understood_in_any_case() {
    use WorkflowState as State;
    let words = [
        ("Editing", State::Editing),
        ("Being edited", State::Editing),
        ("Draft", State::Editing),
        ("Pending", State::Pending),
        ("Starting", State::Starting),
        ("Started", State::Started),
        ("In progress", State::Started),
        ("RUNNING", State::Started),
        ("Pausing", State::Pausing),
        ("Paused", State::Paused),
        ("Resuming", State::Resuming),
        ("Stopping", State::Stopping),
        ("Restarting", State::Restarting),
        ("Finished", State::Finished),
        ("stopped", State::Finished),
        ("Failed", State::Failed),
        ("Erroneous", State::Failed),
    ];
    for (word, expected) in words {
        for field in ["state", "@state", "status", "executionStatus"] {
            assert_eq!(state(&json!({ field: word })), expected, "{field} {word}");
        }
        assert_eq!(state(&json!({"state": word.to_uppercase()})), expected);
    }
    assert_eq!(
        state(&json!({"state": "Hibernating\u{202e}"})),
        State::Unknown("Hibernating".to_owned()),
        "as it came, but harmless"
    );
}

#[test]
fn paused_with_the_failed_mark_is_failed_and_the_mark_changes_nothing_else() {
    use WorkflowState as State;
    for mark in [json!(1), json!(true), json!("1"), json!("true")] {
        assert_eq!(state(&json!({"state": 13, "failed": mark})), State::Failed);
        assert_eq!(
            state(&json!({"@state": "13", "@failed": mark})),
            State::Failed
        );
        assert_eq!(state(&json!({"state": 11, "failed": mark})), State::Started);
        assert_eq!(
            state(&json!({"state": 20, "failed": mark})),
            State::Finished
        );
        assert_eq!(state(&json!({ "failed": mark })), State::NotReported);
    }
    for none in [
        json!(0),
        json!(false),
        json!("0"),
        json!("false"),
        json!(""),
        json!(null),
        json!([1]),
    ] {
        assert_eq!(
            state(&json!({"state": 13, "failed": none})),
            State::Paused,
            "{none}"
        );
    }
}

#[test]
fn a_record_without_a_state_reports_none() {
    let documented = json!({
        "PKey": "@x",
        "activities": {"activity": {"signal1": {"trigger": {"href": "https://mc.adobe.io/x"}, "state": 11}}},
    });
    for record in [
        documented,
        json!({}),
        json!({"state": null}),
        json!({"state": ""}),
        json!({"state": " "}),
        json!({"state": [11]}),
        json!({"state": {"value": 11}}),
        json!({"state": true}),
        json!([{"state": 11}]),
        json!("started"),
        json!(11),
    ] {
        assert_eq!(state(&record), WorkflowState::NotReported, "{record}");
    }
}

#[test]
fn a_state_field_without_a_state_does_not_hide_the_next_one() {
    assert_eq!(
        state(&json!({"state": null, "@state": "", "status": "Started"})),
        WorkflowState::Started
    );
    assert_eq!(
        state(&json!({"state": 13, "failed": null, "@failed": "1"})),
        WorkflowState::Failed
    );
}

#[test]
fn label_and_next_processing_are_taken_where_they_are_text() {
    let record = |value: Value| Record::read(value.to_string().as_bytes());
    let full = record(
        json!({"label": "Daily\u{202e} import", "nextProcessingDate": "2026-01-01 08:00:00Z"}),
    );
    assert_eq!(full.label.as_deref(), Some("Daily import"));
    assert_eq!(
        full.next_processing.as_deref(),
        Some("2026-01-01 08:00:00Z")
    );
    let none = record(json!({"label": 3, "nextProcessingDate": ""}));
    assert_eq!((none.label, none.next_processing), (None, None));
}

#[test]
fn the_last_processing_is_a_moment_or_nothing() {
    let record = |value: Value| Record::read(value.to_string().as_bytes());
    let last = |value: Value| record(json!({ "lastProcessingDate": value })).last_processing;
    let moment = "2026-01-01T08:00:00Z".parse().unwrap();
    assert_eq!(last(json!("2026-01-01 08:00:00Z")), Some(moment));
    let other = record(json!({"@lastProcessingDate": "2026-01-01T09:00:00+01:00"}));
    assert_eq!(other.last_processing, Some(moment));
    for value in [
        json!("yesterday"),
        json!(""),
        json!(7),
        json!(["2026-01-01T08:00:00Z"]),
    ] {
        assert_eq!(last(value.clone()), None, "{value}");
    }
}

#[test]
fn no_bytes_at_all_make_the_reader_stumble_or_guess() {
    let deep = format!("{}1{}", "{\"state\":".repeat(10_000), "}".repeat(10_000));
    for garbage in ["", "T", "{", "\u{feff}", "null", "<html>", &deep] {
        assert_eq!(
            Record::read(garbage.as_bytes()).state,
            WorkflowState::NotReported
        );
    }
    let mut random = Random::new(11);
    for _turn in 0..20_000 {
        let bytes: Vec<u8> = (0..random.below(100)).map(|_| random.byte()).collect();
        assert_eq!(Record::read(&bytes).state, WorkflowState::NotReported);
    }
}

/// The answer of a server that is about to say "Stopping", as far as it comes.
const CUT: &[u8] = b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"state\":15,";

fn unread(reading: &Reading) -> &Cause {
    match &reading.record {
        Err(ReadingError::NoAnswer(cause)) => cause,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_record_that_came_cut_is_not_read_and_the_reason_is_told() {
    let broken = Server::start([Step::ReadRequest, Step::Send(CUT.to_vec())]);
    let reading = run(Caller::to(&broken.http()).read());
    assert!(
        matches!(unread(&reading), Cause::ConnectionBroke { .. }),
        "{reading:?}"
    );
    let answer = reading.exchange.unwrap().answer.unwrap();
    assert_eq!(&answer.body[..], br#"{"state":15,"#, "what came is kept");

    let stalling = Server::start([Step::ReadRequest, Step::Send(CUT.to_vec()), Step::Linger]);
    let mut caller = Caller::to(&stalling.http());
    caller.route.timeout = Duration::from_millis(300);
    let limit = caller.route.timeout;
    let reading = run(caller.read());
    assert_eq!(*unread(&reading), Cause::TimedOut { limit });
}

#[test]
fn a_record_that_was_cancelled_on_its_way_is_cancelled() {
    let server = Server::start([
        Step::ReadRequest,
        Step::Send(b"HTTP/1.1 200 OK\r\n\r\n{\"state\":15,".to_vec()),
        Step::SendForever(vec![b' '; 64 * 1024]),
    ]);
    let caller = Caller::to(&server.http());
    run(async {
        let cancel = async {
            let flooded = |connections: &[Connection]| {
                (connections.iter()).any(|connection| connection.flooded > 16 << 20)
            };
            server.seen("the body", flooded).await;
            caller.cancel.cancel();
        };
        let (reading, ()) = tokio::join!(caller.read(), cancel);
        assert_eq!(*unread(&reading), Cause::Cancelled);
    });
}

#[test]
fn a_page_that_came_in_place_of_a_record_is_none() {
    let rows = [
        ("<html><title>Maintenance</title></html>", "Maintenance"),
        ("Service is down", "Service is down"),
        ("", "200 OK"),
    ];
    for (body, words) in rows {
        let server = Server::start([
            Step::ReadRequest,
            Step::Send(answer("200 OK", body)),
            Step::Linger,
        ]);
        let reading = run(Caller::to(&server.http()).read());
        assert_eq!(*unread(&reading), Cause::NotARecord(words.to_owned()));
    }
    let server = Server::start([
        Step::ReadRequest,
        Step::Send(answer("200 OK", " {\"label\":\"Daily import\"}")),
        Step::Linger,
    ]);
    let reading = run(Caller::to(&server.http()).read());
    assert_eq!(reading.record.unwrap().state, WorkflowState::NotReported);
}

#[test]
fn where_nobody_sees_the_answer_no_more_is_read_than_a_record_can_have() {
    let server = Server::start([
        Step::ReadRequest,
        Step::Send(b"HTTP/1.1 200 OK\r\n\r\n{\"state\":15,\"x\":\"".to_vec()),
        Step::SendForever(vec![b'x'; 64 * 1024]),
    ]);
    let caller = Caller::to(&server.http());
    let client = caller.client().unwrap();
    let credentials = Credentials {
        api_key: API_KEY.to_owned(),
        token: TOKEN.into(),
    };
    let reading = run(client.look_at_workflow(
        &Organization::parse("acme").unwrap(),
        &WorkflowId::parse("WKF35").unwrap(),
        &credentials,
        &caller.cancel,
    ));
    assert_eq!(reading.record.unwrap().state, WorkflowState::NotReported);
    let answer = reading.exchange.unwrap().answer.unwrap();
    assert_eq!(answer.body.len(), 16 << 20);
}
