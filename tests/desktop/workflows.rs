//! The list of workflows: saved with the label that was pasted, filtered, chosen, kept for the next start, removed;
//! many at once from pasted lines and from a file, and taken back.

use std::fs;

use crate::desk::Desk;
use crate::person::{make_profile, stage, start};

#[test]
fn a_saved_workflow_is_found_by_its_filter_chosen_and_kept_for_the_next_start() {
    let desk = Desk::start(1280, 800);
    let app = start(&desk);
    make_profile(&app, &stage("http://127.0.0.1:9"));
    for pasted in ["Daily import (WKF35)", "Birthday mail (WKF12)"] {
        app.find("entry", "Workflow ID").set_text(pasted);
        app.find("push button", "Save workflow").click();
        let (label, id) = pasted.split_once(" (").unwrap();
        app.find(
            "list item",
            &format!("{label} {}", id.trim_end_matches(')')),
        );
    }
    assert!(app.close().success());

    let app = start(&desk);
    app.find("list item", "Daily import WKF35");
    app.find("entry", "Filter workflows").set_text("BIRTH");
    app.wait_gone("list item", "Daily import WKF35");
    app.find("list item", "Birthday mail WKF12").click();
    app.wait_for("the ID of the chosen one", |app| {
        app.find("entry", "Workflow ID").value() == "WKF12"
    });
    app.find("push button", "Remove workflow").click();
    app.wait_gone("list item", "Birthday mail WKF12");
    app.find("entry", "Filter workflows").set_text("");
    app.find("list item", "Daily import WKF35");
}

#[test]
fn pasted_lines_and_a_file_are_shown_before_they_are_added_and_taken_back_as_one() {
    let desk = Desk::start(1280, 800);
    let app = start(&desk);
    make_profile(&app, &stage("http://127.0.0.1:9"));
    let file = desk.home().join("workflows.csv");
    fs::write(&file, "Label;ID\r\nExport;WKF7\r\nDaily import;WKF35\r\n").unwrap();
    let profiles = desk.home().join(".config/campaign-remote/profiles.toml");
    let saved = |app: &crate::desk::App, count: usize| {
        app.wait_for("the file to be written", |_app| {
            let text = fs::read_to_string(&profiles).unwrap();
            text.matches("[[profile.workflow]]").count() == count
        });
    };

    app.find("push button", "Add several workflows…").click();
    let dialog = app.find("dialog", "Add several workflows");
    app.find_within(&dialog, "entry", "Workflows to add")
        .set_text("Daily import (WKF35)\nWKF12;Birthday mail\nwhat is this");
    app.find_within(&dialog, "label", "2 will be added:");
    app.find_starting_with("label", "Line 3: “what is this”.");
    let dialog = app.find("dialog", "Add several workflows");
    app.find_within(&dialog, "push button", "Add 2 workflows")
        .click();
    app.find("list item", "Daily import WKF35");
    app.find("list item", "Birthday mail WKF12");
    saved(&app, 2);

    desk.fake_zenity(&file);
    app.find("push button", "Add several workflows…").click();
    app.find("push button", "Choose a file…").click();
    app.find("label", "One is in the list already and stays as it is:");
    app.find("push button", "Add one workflow").click();
    app.find("list item", "Export WKF7");
    saved(&app, 3);
    app.find("push button", "Undo").click();
    app.wait_gone("list item", "Export WKF7");
    saved(&app, 2);
    assert!(app.close().success());

    let app = start(&desk);
    app.find("list item", "Birthday mail WKF12");
}
