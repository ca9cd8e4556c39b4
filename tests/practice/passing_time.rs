//! Commands are accepted at once and applied later; some states refuse them, and only twenty workflows run at once.

use campaign_remote::campaign::{Command, WorkflowState};
use campaign_remote::practice::{Choices, Pace, Success, WrongState};

use crate::stage::{QUICK, STILL, Stage, commands, told};

#[test]
fn an_accepted_command_is_on_its_way_before_it_is_done() {
    let stage = Stage::at_pace(STILL);
    for (id, command, state, number) in [
        ("WKF1", Command::Start, WorkflowState::Starting, 10),
        ("WKF2", Command::Pause, WorkflowState::Pausing, 12),
        ("WKF5", Command::Resume, WorkflowState::Resuming, 14),
        ("WKF13", Command::Stop, WorkflowState::Stopping, 15),
    ] {
        assert_eq!(told(&stage.send(id, command)), "accepted");
        assert_eq!(stage.state(id), state);
        assert_eq!(stage.record(id)["state"], number);
    }
}

#[test]
fn start_resumes_a_paused_one() {
    let stage = Stage::at_pace(STILL);
    assert_eq!(told(&stage.send("WKF5", Command::Start)), "accepted");
    assert_eq!(stage.state("WKF5"), WorkflowState::Resuming);
}

#[test]
fn each_state_takes_the_commands_that_adobe_names_and_no_other() {
    use Command::{Pause, Resume, Start, Stop};
    use WorkflowState::{Failed, Finished, Paused, Pausing, Resuming, Started, Starting, Stopping};
    let none: &[Command] = &[];
    // How each state is reached: with whom, at which pace, by which commands; and what it takes.
    let rows = [
        (Finished, "WKF1", STILL, none, &[Start][..]),
        (Starting, "WKF1", STILL, &[Start], &[Stop]),
        (Started, "WKF13", STILL, none, &[Pause, Stop]),
        (Pausing, "WKF13", STILL, &[Pause], &[Stop]),
        (Paused, "WKF5", STILL, none, &[Start, Resume, Stop]),
        (Resuming, "WKF5", STILL, &[Resume], &[Stop]),
        (Stopping, "WKF13", STILL, &[Stop], none),
        (Failed, "WKF4", QUICK, &[Start], &[Start, Resume, Stop]),
    ];
    for (state, id, pace, before, legal) in rows {
        for command in Command::ALL {
            let stage = Stage::at_pace(pace);
            for step in before {
                assert_eq!(told(&stage.send(id, *step)), "accepted");
            }
            stage.wait_for(id, &state);
            let outcome = stage.send(id, command);
            let expected = if legal.contains(&command) {
                "accepted"
            } else {
                "refusal-bas-010003"
            };
            assert_eq!(told(&outcome), expected, "{state:?} {command:?}");
        }
    }
}

#[test]
fn a_command_in_the_wrong_state_changes_nothing() {
    let stage = Stage::at_pace(STILL);
    let reply = stage.post(&commands("WKF1"), r#"{"method":"resume"}"#);
    assert_eq!(reply.status, 500);
    assert_eq!(
        reply.body,
        "BAS-010003 Unable to complete operation in current status."
    );
    assert_eq!(stage.state("WKF1"), WorkflowState::Finished);
}

#[test]
fn the_twenty_first_waits_until_a_place_is_free_and_the_first_in_the_queue_goes_first() {
    let stage = Stage::at_pace(STILL);
    // Six of the cast run from the beginning; one of them is behind WKF7, two cannot be reached.
    let crowd: Vec<_> = (101..=116).map(|number| format!("WKF{number}")).collect();
    for id in &crowd {
        assert_eq!(told(&stage.send(id, Command::Start)), "accepted");
    }
    for id in &crowd[..14] {
        assert_eq!(stage.state(id), WorkflowState::Starting, "{id}");
    }
    for id in &crowd[14..] {
        assert_eq!(stage.state(id), WorkflowState::Pending, "{id}");
        assert_eq!(stage.record(id)["state"], "pending");
    }
    for command in [Command::Start, Command::Pause, Command::Resume] {
        assert_eq!(
            told(&stage.send("WKF115", command)),
            "refusal-bas-010003",
            "{command:?}"
        );
    }
    assert_eq!(told(&stage.send("WKF116", Command::Stop)), "accepted");
    assert_eq!(stage.state("WKF116"), WorkflowState::Finished);
    assert_eq!(stage.state("WKF115"), WorkflowState::Pending);
}

#[test]
fn a_freed_place_goes_to_the_one_that_has_waited_longest() {
    let stage = Stage::at_pace(QUICK);
    for number in (101..=114).chain([130, 120]) {
        let id = format!("WKF{number}");
        assert_eq!(told(&stage.send(&id, Command::Start)), "accepted");
    }
    stage.wait_for("WKF114", &WorkflowState::Started);
    assert_eq!(stage.state("WKF130"), WorkflowState::Pending);
    assert_eq!(told(&stage.send("WKF101", Command::Stop)), "accepted");
    stage.wait_for("WKF130", &WorkflowState::Started);
    assert_eq!(stage.state("WKF120"), WorkflowState::Pending);
    // A paused one does not run.
    assert_eq!(told(&stage.send("WKF102", Command::Pause)), "accepted");
    stage.wait_for("WKF120", &WorkflowState::Started);
}

#[test]
fn success_can_be_empty_or_without_content_and_a_wrong_state_can_be_passed_over() {
    for (success, status, body) in [
        (Success::Json, 200, None),
        (Success::Empty, 200, Some("")),
        (Success::Accepted, 202, Some("")),
        (Success::NoContent, 204, Some("")),
    ] {
        let stage = Stage::with(Choices {
            pace: Pace::times(STILL),
            success,
            wrong_state: WrongState::Ignored,
            ..Choices::default()
        });
        for method in ["resume", "start"] {
            let reply = stage.post(&commands("WKF1"), &format!(r#"{{"method":"{method}"}}"#));
            assert_eq!(reply.status, status);
            let expected = body.map_or_else(
                || {
                    let pkey = &stage.record("WKF1")["PKey"];
                    format!(r#"{{"PKey":{pkey},"method":"{method}"}}"#)
                },
                str::to_owned,
            );
            assert_eq!(reply.body, expected);
        }
        assert_eq!(stage.state("WKF1"), WorkflowState::Starting);
    }
}
