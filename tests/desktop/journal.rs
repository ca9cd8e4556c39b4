//! The journal in the real window: what was sent is found there, read whole, copied for a ticket, and exported.

use std::fs;

use crate::campaign::{Server, Step, answer};
use crate::desk::Desk;
use crate::person::{TOKEN, make_profile, press, stage, start};

#[test]
fn what_was_sent_is_in_the_journal_with_its_reason_and_its_exchange_and_fits_into_a_ticket() {
    let desk = Desk::start(1280, 900);
    let server = Server::start([
        Step::ReadRequest,
        Step::Send(answer(
            "404 Not Found",
            "RST-360011 there is no such workflow",
        )),
    ]);
    let app = start(&desk);
    make_profile(&app, &stage(&server.http()));
    app.find("push button", "Add a reason").click();
    app.find("entry", "Reason").set_text("INC-4711");
    press(&app, "WKF35", "Stop");
    app.wait_text("Refused: stop WKF35");
    app.wait_gone("entry", "Reason");

    app.find("page tab", "Journal").click();
    let row = app.find_starting_with("list item", "Refused: stop WKF35, ");
    app.find_starting_with("label", "one entry · ");
    row.click();
    app.find("push button", "Back to the list");
    app.wait_text("Reason: INC-4711");
    app.find("push button", "Copy as a line").click();
    app.wait_for("a line on the clipboard", |_| {
        desk.clipboard().is_some_and(|line| {
            line.contains(" · stop WKF35 · acme-mkt-stage (Acme stage) · Refused")
        })
    });
    let line = desk.clipboard().unwrap();
    assert!(line.ends_with("INC-4711") && !line.contains('\n'), "{line}");
    app.find("push button", "Copy").click();
    app.wait_for("the exchange on the clipboard", |_| {
        desk.clipboard().is_some_and(|text| {
            text.contains("/acme-mkt-stage/campaign/workflow/execution/WKF35/commands")
                && text.contains("404 Not Found")
                && text.contains("RST-360011 there is no such workflow")
        })
    });
    assert!(!desk.clipboard().unwrap().contains(TOKEN));

    app.find("entry", "Workflow ID").set_text("WKF1");
    // Another workflow has another verdict, and the card moves.
    app.wait_gone("push button", "Correct the workflow ID");
    app.find("push button", "Fill in the fields").click();
    app.wait_for("the ID of the entry", |app| {
        app.find("entry", "Workflow ID").value() == "WKF35"
    });
    app.find("push button", "Back to the list").click();
    let file = desk.home().join("journal.csv");
    desk.fake_zenity(&file);
    app.find("push button", "Export CSV…").click();
    app.wait_text("One entry was exported to");
    let exported = fs::read_to_string(&file).unwrap();
    assert_eq!(exported.lines().count(), 2, "{exported}");
    assert!(
        exported.contains(",WKF35,,stop,INC-4711,refused,404,"),
        "{exported}"
    );
    assert_eq!(server.commands(), 1, "no other command was sent");
}
