//! The first start: pressing Start works at once, with no account, network or keyring.

use std::time::Duration;

use crate::desk::{Desk, Keyring};
use crate::person::{make_profile, stage, start};

#[test]
fn at_the_first_start_pressing_start_works_at_once_and_nothing_is_kept() {
    let desk = Desk::builder().keyring(Keyring::None).start();
    let app = start(&desk);
    app.find("label", "PRACTICE");
    assert_eq!(app.find("combo box", "Profile").value(), "Practice");
    assert_eq!(app.find("entry", "Workflow ID").value(), "WKF1");
    app.find("push button", "Start").click();
    app.wait_text("Accepted: start WKF1.");
    app.find("push button", "Check state").click();
    app.wait_for("a state", |app| {
        app.exists("label", "State: Starting") || app.exists("label", "State: Started")
    });
    assert!(!app.find("push button", "Edit profile").states().enabled());
    assert!(!app.find("push button", "Save workflow").states().enabled());
    // A story is told where its workflow stands.
    let slow = app.find("list item", "Data export WKF2");
    assert!(
        slow.description
            .starts_with("Takes three quarters of a minute"),
        "{}",
        slow.description
    );
}

#[test]
fn what_was_accepted_is_confirmed_and_only_the_sensible_buttons_are_lit() {
    let desk = Desk::builder().keyring(Keyring::None).start();
    let app = start(&desk);
    app.find("list item", "Daily import WKF1").click();
    app.find("label", "State: Finished");
    let lit = |app: &crate::desk::App| {
        ["Start", "Pause", "Resume", "Stop"]
            .map(|name| app.find("push button", name).states().enabled())
    };
    assert_eq!(lit(&app), [true, false, false, false]);
    app.find("push button", "Start").click();
    let line = app.wait_text_within(Duration::from_secs(30), "Confirmed: start WKF1.");
    assert!(line.contains("Started after"), "{line}");
    app.find("label", "State: Started");
    assert_eq!(lit(&app), [false, true, false, true]);
    let start = app.find("push button", "Start");
    assert_eq!(start.description, "It is started already.");

    app.find("push button", "Restart").click();
    app.wait_text_within(
        Duration::from_secs(30),
        "Confirmed: start WKF1. Restart, step 2 of 2.",
    );
    assert_eq!(lit(&app), [false, true, false, true]);
}

#[test]
fn a_record_without_a_state_leaves_every_button_lit_and_nothing_is_called_confirmed() {
    let desk = Desk::builder().keyring(Keyring::None).start();
    let app = start(&desk);
    app.find("list item", "Address check WKF6").click();
    app.find("label", "State: not reported");
    for name in ["Start", "Pause", "Resume", "Stop"] {
        assert!(app.find("push button", name).states().enabled(), "{name}");
    }
    app.find("push button", "Start").click();
    app.wait_for("the reason why nobody can tell", |app| {
        app.tree()
            .contains("The record reports no state, so this cannot be confirmed.")
    });
    app.wait_text("Accepted: start WKF6.");
}

#[test]
fn the_id_of_a_workflow_to_practise_on_does_not_slip_into_a_real_profile() {
    let desk = Desk::start(1280, 800);
    let app = start(&desk);
    assert_eq!(app.find("entry", "Workflow ID").value(), "WKF1");
    make_profile(&app, &stage("http://127.0.0.1:9"));
    assert_eq!(app.find("entry", "Workflow ID").value(), "");
}

#[test]
fn a_lost_answer_is_rehearsed_as_it_would_be() {
    let desk = Desk::start(1280, 800);
    let app = start(&desk);
    app.find("list item", "Newsletter WKF8").click();
    app.find("label", "State: Finished");
    app.find("push button", "Start").click();
    app.wait_text("May have been applied: start WKF8.");
    app.find("push button", "Check state").click();
    app.wait_for("what the record says", |app| {
        app.tree().contains("record now says: Start")
    });
    assert!(
        app.tree()
            .contains("So it was applied, unless somebody else")
    );
    assert!(
        !app.exists("push button", "Send start again"),
        "offered although the workflow starts already"
    );
    assert!(!app.find("push button", "Start").states().enabled());
}
