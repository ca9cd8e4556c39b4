//! Secrets: a keyring that is missing, locked or refusing, secrets for one session, and forgetting.

use std::path::PathBuf;

use crate::campaign::{Server, Step, answer};
use crate::desk::{Desk, Keyring};
use crate::person::{TOKEN, fill_in, make_profile, press, save, stage, start};

fn obeys() -> Server {
    Server::start([Step::ReadRequest, Step::Send(answer("200 OK", "{}"))])
}

#[test]
fn with_no_keyring_nothing_is_kept_anywhere_and_the_session_can_go_on() {
    let desk = Desk::builder().keyring(Keyring::None).start();
    let server = obeys();
    let app = start(&desk);
    fill_in(&app, &stage(&server.http()));
    save(&app);
    app.wait_text("The profile is saved, its secrets are not.");
    app.find("push button", "Keep secrets for this session only")
        .click();
    app.wait_gone("dialog", "Edit profile");
    press(&app, "WKF35", "Start");
    app.wait_text("Accepted: start WKF35.");
    assert!(server.only_request().contains(TOKEN));
    assert!(app.close().success());
    assert_eq!(
        desk.search_all_files_for(TOKEN.as_bytes()),
        Vec::<PathBuf>::new()
    );

    // The next session knows the profile, and no secret.
    let app = start(&desk);
    press(&app, "WKF35", "Start");
    app.wait_text("Not sent: start WKF35.");
    app.find("push button", "Try again");
    assert_eq!(server.commands(), 1);
}

#[test]
fn a_locked_keyring_asks_and_a_dismissed_question_loses_nothing() {
    let desk = Desk::builder().keyring(Keyring::Locked).start();
    let server = obeys();
    let app = start(&desk);
    fill_in(&app, &stage(&server.http()));
    save(&app);
    desk.wait_keyring_prompt();
    desk.dismiss_keyring_prompt();
    app.wait_text("The profile is saved, its secrets are not.");
    // What was typed is still there: saving again asks again.
    app.find("push button", "Save").click();
    desk.wait_keyring_prompt();
    desk.answer_keyring_prompt();
    app.wait_gone("dialog", "Edit profile");
    press(&app, "WKF35", "Start");
    app.wait_text("Accepted: start WKF35.");
    assert!(server.only_request().contains(TOKEN));
}

#[test]
fn deleting_a_profile_removes_its_secrets_from_the_keyring() {
    let desk = Desk::start(1280, 800);
    let app = start(&desk);
    make_profile(&app, &stage("http://127.0.0.1:9"));
    assert_eq!(desk.keyring_items().len(), 1);
    app.find("push button", "Edit profile").click();
    let editor = app.find("dialog", "Edit profile");
    app.find_within(&editor, "push button", "Delete profile")
        .click();
    app.find("push button", "Keep it").click();
    assert_eq!(desk.keyring_items().len(), 1);
    app.find("push button", "Delete profile").click();
    app.find("push button", "Delete").click();
    app.wait_gone("dialog", "Edit profile");
    app.find("push button", "Connect to Adobe Campaign…");
    assert_eq!(desk.keyring_items().len(), 0);
}

#[test]
fn a_token_that_the_keyring_has_lost_is_named_and_the_way_to_a_new_one_offered() {
    let desk = Desk::start(1280, 800);
    let server = obeys();
    let app = start(&desk);
    fill_in(&app, &stage(&server.http()));
    app.find("password text", "Access token").set_text("");
    save(&app);
    app.wait_gone("dialog", "New profile");
    press(&app, "WKF35", "Start");
    app.wait_text("Not sent: start WKF35.");
    app.find("push button", "Enter new credentials…").click();
    app.find("password text", "Access token").set_text(TOKEN);
    app.find("push button", "Save").click();
    app.wait_gone("dialog", "Edit profile");
    app.find("push button", "Start").click();
    app.wait_text("Accepted: start WKF35.");
    assert_eq!(server.commands(), 1);
}
