//! One command for several workflows, on the practice Campaign, in real time.

use std::time::Duration;

use crate::desk::{Desk, Keyring};
use crate::person::start;

#[test]
fn picked_workflows_get_one_command_after_a_look_at_the_plan_and_each_its_own_verdict() {
    let desk = Desk::builder()
        .display(1280, 1100)
        .keyring(Keyring::None)
        .start();
    let app = start(&desk);
    app.resize(1080, 1000);
    app.find("list item", "Daily import WKF1").focus();
    for (further, name) in [
        (0, "Daily import WKF1"),
        (5, "Address check WKF6"),
        (2, "Newsletter WKF8"),
    ] {
        for _ in 0..further {
            app.keys("Down");
        }
        app.keys("space");
        app.wait_for("the row to be picked", |app| {
            let description = app.find("list item", name).description;
            description.starts_with("Picked")
        });
    }
    app.find("push button", "Start 3 picked").click();
    let plan = app.find("dialog", "Send start to 3 workflows?");
    app.find_within(&plan, "label", "Newsletter WKF8");
    app.find_within(&plan, "check box", "Go on if one is not accepted")
        .click();
    app.wait_for("the plan to have been read", |app| {
        app.find("push button", "Start 3").states().enabled()
    });
    app.find("push button", "Start 3").click();
    app.wait_gone("dialog", "Send start to 3 workflows?");
    app.wait_text_within(
        Duration::from_secs(20),
        "start to 3: 2 accepted, 0 refused, 1 may have been applied, 0 not sent.",
    );
    let verdict = |app: &crate::desk::App, name: &str| app.find("list item", name).description;
    app.wait_for("each its own verdict", |app| {
        verdict(app, "Daily import WKF1").contains("Confirmed: start WKF1.")
            && verdict(app, "Address check WKF6").contains("Accepted: start WKF6.")
            && verdict(app, "Newsletter WKF8").contains("May have been applied: start WKF8.")
    });
}

/// A screen reader asks the thing itself how it is, not a list of all.
#[test]
fn after_a_dialog_what_had_the_keyboard_has_it_again_and_answers_for_itself() {
    let desk = Desk::builder()
        .display(1280, 1100)
        .keyring(Keyring::None)
        .start();
    let app = start(&desk);
    let row = "Data export WKF2";
    app.find("list item", "Daily import WKF1").focus();
    app.keys("Down");
    app.keys("space");
    app.find("push button", "Start 1 picked").click();
    app.find("dialog", "Send start to one workflow?");
    app.keys("Escape");
    app.wait_gone("dialog", "Send start to one workflow?");
    app.wait_for("the row to have the keyboard again", |app| {
        let states = app.find("list item", row).states();
        states.focused() && states.enabled()
    });
}
