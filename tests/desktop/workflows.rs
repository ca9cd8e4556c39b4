//! The list of workflows: saved with the label that was pasted, filtered, chosen, kept for the next start, removed.

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
