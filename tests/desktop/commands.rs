//! Commands: what goes out, what the verdict line says, what the guard asks, and how a wait is ended.

use std::time::{Duration, Instant};

use crate::campaign::{Server, Step, answer};
use crate::desk::Desk;
use crate::person::{TOKEN, Typed, make_profile, press, stage, start};

/// A record as Adobe documents it: it says nothing of a state.
const RECORD: &str = r#"{"PKey":"@aB3_x-WKF35"}"#;

fn obeys() -> Server {
    Server::start([Step::ReadRequest, Step::Send(answer("200 OK", RECORD))])
}

fn hangs() -> Server {
    Server::start([Step::ReadRequest, Step::Linger])
}

fn documented(server: &Server, word: &str) -> String {
    let body = format!(r#"{{"method":"{word}"}}"#);
    format!(
        "POST /acme-mkt-stage/campaign/workflow/execution/WKF35/commands HTTP/1.1\r\n\
         Content-Type: application/json\r\n\
         Authorization: Bearer {TOKEN}\r\n\
         Cache-Control: no-cache\r\n\
         X-Api-Key: key1\r\n\
         Accept: */*\r\n\
         User-Agent: campaign-remote/{}\r\n\
         Host: {}\r\n\
         Content-Length: {}\r\n\r\n{body}",
        env!("CARGO_PKG_VERSION"),
        server.address(),
        body.len(),
    )
}

#[test]
fn after_a_restart_four_presses_are_exactly_the_four_documented_requests_and_no_secret_is_left_anywhere()
 {
    let desk = Desk::start(1280, 800);
    let server = obeys();
    let app = start(&desk);
    make_profile(&app, &stage(&server.http()));
    app.wait_for("the profile in the title", |app| {
        app.title() == "Acme stage – Campaign Remote"
    });
    app.find("frame", "Acme stage – Campaign Remote");
    assert!(app.close().success());

    let app = start(&desk);
    assert_eq!(app.find("combo box", "Profile").value(), "Acme stage");
    assert_eq!(app.find("entry", "Organization").value(), "acme-mkt-stage");
    app.find("label", "STAGE");
    for (button, word) in [
        ("Start", "start"),
        ("Pause", "pause"),
        ("Resume", "resume"),
        ("Stop", "stop"),
    ] {
        press(&app, "WKF35", button);
        app.wait_text(&format!("Accepted: {word} WKF35."));
        let raw = app.find("entry", "Raw response");
        assert_eq!(raw.value(), RECORD);
        assert!(
            !raw.states().editable(),
            "the raw response can be typed into"
        );
    }
    let sent: Vec<_> = server
        .settle()
        .into_iter()
        .map(|connection| String::from_utf8(connection.bytes).unwrap())
        .filter(|request| !request.starts_with("GET "))
        .collect();
    let expected: Vec<_> = ["start", "pause", "resume", "stop"]
        .into_iter()
        .map(|word| documented(&server, word))
        .collect();
    assert_eq!(sent, expected);

    app.find("page tab", "Request").click();
    app.wait_for("the request with its token masked", |app| {
        let shown = app.find("entry", "Raw request").value();
        shown.contains("Authorization: Bearer ********") && shown.contains(r#"{"method":"stop"}"#)
    });
    assert!(!app.tree().contains(TOKEN));

    let profile = profile_id(&desk);
    let kept = desk.keyring_secret("campaign-remote", &format!("{profile}/access-token"));
    assert_eq!(kept.as_deref(), Some(TOKEN.as_bytes()));
    let process = app.cmdline_and_environ();
    assert!(
        !contains(&process, TOKEN.as_bytes()),
        "the token is in the arguments or the environment"
    );
    assert!(!app.output().contains(TOKEN));
    assert!(app.close().success());
    assert_eq!(
        desk.search_all_files_for(TOKEN.as_bytes()),
        Vec::<std::path::PathBuf>::new()
    );
}

#[test]
fn stop_in_production_is_not_sent_before_the_workflow_id_has_been_typed() {
    let desk = Desk::start(1280, 800);
    let server = obeys();
    let app = start(&desk);
    let profile = Typed {
        name: "Acme production",
        organization: "acme",
        environment: None,
        base_url: &server.http(),
    };
    make_profile(&app, &profile);
    app.find("label", "PRODUCTION");
    press(&app, "WKF35", "Stop");
    let guard = app.find("dialog", "Send stop to WKF35 in production?");
    app.wait_gone("push button", "Start");
    let field = app.find_within(&guard, "entry", "Type the workflow ID to confirm");
    let confirm = app.find_within(&guard, "push button", "Stop WKF35 in production");
    assert!(
        !confirm.states().enabled(),
        "the guard can be passed without typing"
    );
    // Enter, Enter gets nobody through.
    field.focus();
    app.keys("Return");
    app.keys("Return");
    field.set_text("WKF3");
    assert!(
        !app.find("push button", "Stop WKF35 in production")
            .states()
            .enabled()
    );
    assert_eq!(server.commands(), 0);

    app.find_within(&guard, "push button", "Cancel").click();
    app.wait_gone("dialog", "Send stop to WKF35 in production?");
    assert_eq!(server.commands(), 0);

    app.find("push button", "Stop").click();
    app.find("entry", "Type the workflow ID to confirm")
        .set_text("WKF35");
    app.find("push button", "Stop WKF35 in production").click();
    app.wait_text("Accepted: stop WKF35.");
    server.settle();
    assert_eq!(server.commands(), 1);
}

#[test]
fn an_organization_typed_over_a_stage_profile_is_guarded_as_what_it_is() {
    let desk = Desk::start(1280, 800);
    let app = start(&desk);
    let profile = Typed {
        base_url: "https://mc.example.invalid",
        ..stage("")
    };
    make_profile(&app, &profile);
    app.find("label", "STAGE");
    app.find("entry", "Organization").set_text("acme");
    app.find("label", "PRODUCTION");
    press(&app, "WKF35", "Stop");
    app.find("dialog", "Send stop to WKF35 in production?");
}

#[test]
fn cancelling_a_command_answers_on_screen_within_a_tenth_of_a_second_and_closes_the_socket() {
    let desk = Desk::start(1280, 800);
    let server = hangs();
    let app = start(&desk);
    make_profile(&app, &stage(&server.http()));
    let mut fastest = Duration::MAX;
    for round in 1..=3 {
        press(&app, &format!("WKF{round}"), "Pause");
        app.wait_text(&format!("Sending: pause WKF{round}"));
        server.wait("the whole request to arrive", |connections| {
            connections.len() == round
                && connections
                    .last()
                    .is_some_and(|last| last.bytes.ends_with(b"}"))
        });
        let cancel = app.find("push button", "Cancel request");
        let pressed = Instant::now();
        cancel.click();
        let line = app.wait_text(&format!("May have been applied: pause WKF{round}."));
        fastest = fastest.min(pressed.elapsed());
        assert!(line.contains("You cancelled."), "{line}");
        server.wait("the socket to be closed", |connections| {
            connections.len() == round && connections.iter().all(|one| one.closed.is_some())
        });
    }
    assert!(
        fastest < Duration::from_millis(100),
        "the answer took {fastest:?}"
    );
    assert_eq!(server.commands(), 3);
    app.find("push button", "Check state");
    assert!(
        !app.exists("push button", "Send pause again"),
        "offered before anybody has looked"
    );
}

#[test]
fn what_may_have_been_applied_is_looked_at_first_and_only_then_sent_again() {
    let desk = Desk::start(1280, 800);
    let gone = Server::start([Step::ReadRequest, Step::Drop]);
    let app = start(&desk);
    make_profile(&app, &stage(&gone.http()));
    press(&app, "WKF35", "Resume");
    app.wait_text("May have been applied: resume WKF35.");
    assert!(!app.exists("push button", "Send resume again"));
    app.find("push button", "Check state").click();
    app.wait_text("May have been applied: resume WKF35.");
    app.wait_for("the reason why the record was not read", |app| {
        app.tree().contains("record could not be read")
    });
    assert!(!app.exists("push button", "Send resume again"));
    gone.settle();
    assert_eq!(gone.requests(), 2, "one command and one look");
}

#[test]
fn refresh_reads_the_record_and_shows_its_state_in_words() {
    let desk = Desk::start(1280, 800);
    let record = RECORD.replace('}', r#","state":11}"#);
    let server = Server::start([Step::ReadRequest, Step::Send(answer("200 OK", record))]);
    let app = start(&desk);
    make_profile(&app, &stage(&server.http()));
    app.find("label", "State: not read yet");
    app.find("entry", "Workflow ID").set_text("WKF35");
    app.find("push button", "Refresh the state").click();
    app.find("label", "State: Started");
    let request = server.only_request();
    assert!(
        request.starts_with("GET /acme-mkt-stage/campaign/workflow/execution/WKF35 HTTP/1.1\r\n"),
        "{request}"
    );
}

#[test]
fn a_double_click_sends_one_command() {
    let desk = Desk::start(1280, 800);
    let server = obeys();
    let app = start(&desk);
    make_profile(&app, &stage(&server.http()));
    app.find("entry", "Workflow ID").set_text("WKF35");
    let start = app.find("push button", "Start");
    app.mouse_click(&start);
    app.mouse_click(&start);
    app.wait_text("Accepted: start WKF35.");
    app.find("push button", "Refresh the state").click();
    app.find("label", "State: not reported");
    server.settle();
    assert_eq!(server.commands(), 1);
}

#[test]
fn bad_input_is_not_sent_and_says_what_to_do() {
    let desk = Desk::start(1280, 800);
    let server = obeys();
    let app = start(&desk);
    make_profile(&app, &stage(&server.http()));
    app.find("push button", "Start").click();
    app.wait_text("Not sent: start. Enter the workflow ID");
    for (id, expected) in [
        (
            "a/b",
            "Not sent: start a/b. No workflow ID can hold the character /.",
        ),
        ("..", "Not sent: start ... Dots alone are no workflow ID."),
    ] {
        press(&app, id, "Pause");
        app.wait_text(&expected.replace("start", "pause"));
    }
    app.find("entry", "Organization")
        .set_text("0123456789ABCDEF@AdobeOrg");
    press(&app, "WKF35", "Resume");
    app.wait_text("Not sent: resume WKF35. This is the IMS organization ID.");
    assert_eq!(
        server
            .settle()
            .iter()
            .filter(|one| !one.bytes.is_empty())
            .count(),
        0
    );
}

#[test]
fn a_pasted_label_becomes_the_id_and_a_pasted_address_the_organization() {
    let desk = Desk::start(1280, 800);
    let app = start(&desk);
    make_profile(&app, &stage("http://127.0.0.1:9"));
    let id = app.find("entry", "Workflow ID");
    id.set_text("x");
    app.mouse_click(&id);
    app.keys("ctrl+a");
    app.type_text("Import (A)");
    app.wait_for("typing to be left alone", |app| {
        app.find("entry", "Workflow ID").value() == "Import (A)"
    });
    pasted(&app, "Workflow ID", "Daily import (WKF35)", "WKF35");
    pasted(
        &app,
        "Organization",
        "https://acme.campaign.adobe.com/view/home",
        "acme",
    );
}

/// A whole text that comes at once is a pasted one.
fn pasted(app: &crate::desk::App, field: &str, text: &str, becomes: &str) {
    app.find("entry", field).set_text(text);
    app.wait_for(becomes, |app| app.find("entry", field).value() == becomes);
}

#[test]
fn a_refusal_says_what_it_means_and_offers_the_next_step() {
    let desk = Desk::start(1280, 800);
    let body = r#"{"error_code":"401013","message":"Oauth token is not valid"}"#;
    let server = Server::start([
        Step::ReadRequest,
        Step::Send(answer("401 Unauthorized", body)),
    ]);
    let app = start(&desk);
    make_profile(&app, &stage(&server.http()));
    press(&app, "WKF35", "Start");
    let line = app.wait_text("Refused: start WKF35.");
    assert!(
        line.contains("The access token is wrong or has expired."),
        "{line}"
    );
    assert!(line.contains("401013"), "{line}");
    assert_eq!(app.find("entry", "Raw response").value(), body);
    app.find("push button", "Enter new credentials…").click();
    let editor = app.find("dialog", "Edit profile");
    app.find_within(&editor, "password text", "Access token");
    server.settle();
    assert_eq!(server.commands(), 1);
}

#[test]
fn the_window_asks_before_it_leaves_a_command_on_its_way() {
    let desk = Desk::start(1280, 800);
    let server = hangs();
    let mut app = start(&desk);
    make_profile(&app, &stage(&server.http()));
    press(&app, "WKF35", "Stop");
    app.wait_text("Sending: stop WKF35");
    app.ask_to_close();
    let question = app.find("dialog", "A command is on its way");
    app.find_within(&question, "push button", "Keep waiting")
        .click();
    app.wait_gone("dialog", "A command is on its way");
    assert!(app.is_running());
    app.ask_to_close();
    app.find("push button", "Close anyway").click();
    let left = Instant::now();
    assert!(app.wait_exit(Duration::from_secs(5)).success());
    assert!(
        left.elapsed() < Duration::from_secs(2),
        "leaving took {:?}",
        left.elapsed()
    );
    server.wait("the socket to be closed", |connections| {
        connections.iter().all(|one| one.closed.is_some())
    });
}

#[test]
fn an_idle_window_uses_no_processor_time() {
    let desk = Desk::start(1280, 800);
    let server = obeys();
    let app = start(&desk);
    make_profile(&app, &stage(&server.http()));
    press(&app, "WKF35", "Start");
    app.wait_text("Accepted:");
    // What is still followed is not idle.
    app.wait_for("the record to have been read", |app| {
        app.tree().contains("so this cannot be confirmed")
    });
    // Even with the cursor in a field.
    app.find("entry", "Workflow ID").focus();
    app.wait_for("the window to settle", |app| {
        app.cpu_time_over(Duration::from_millis(500)).is_zero()
    });
    let used = app.cpu_time_over(Duration::from_secs(10));
    assert!(
        used <= Duration::from_millis(10),
        "used {used:?} in ten idle seconds"
    );
}

#[test]
fn the_copied_curl_line_holds_no_token_and_the_saved_body_is_the_one_that_came() {
    let desk = Desk::start(1280, 800);
    let body = b"{\"a\": 1.0e10,\r\n \"b\": \"\xff\"}";
    let server = Server::start([Step::ReadRequest, Step::Send(answer("200 OK", body))]);
    let app = start(&desk);
    make_profile(&app, &stage(&server.http()));
    press(&app, "WKF35", "Start");
    app.wait_text("Accepted:");
    app.find("push button", "Copy as cURL").click();
    app.wait_for("a line on the clipboard", |_| {
        desk.clipboard()
            .is_some_and(|text| text.starts_with("curl -i -X POST 'http://127.0.0.1"))
    });
    let line = desk.clipboard().unwrap();
    assert!(
        line.contains("$ACCESS_TOKEN") && !line.contains(TOKEN),
        "{line}"
    );

    let file = desk.home().join("saved.bin");
    desk.fake_zenity(&file);
    app.find("push button", "Save…").click();
    app.wait_text("The body was saved as");
    assert_eq!(std::fs::read(&file).unwrap(), body);
}

fn profile_id(desk: &Desk) -> String {
    let path = desk.home().join(".config/campaign-remote/profiles.toml");
    let text = std::fs::read_to_string(&path).unwrap_or_default();
    let line = text.lines().find(|line| line.starts_with("id = "));
    let id = line.and_then(|line| line.split('"').nth(1));
    id.unwrap_or_else(|| panic!("no id in {text:?}")).to_owned()
}

fn contains(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|part| part == needle)
}

#[test]
fn a_token_that_the_server_sends_back_gets_into_no_file() {
    let desk = Desk::start(1280, 800);
    let body = format!("you sent {TOKEN}");
    let server = Server::start([
        Step::ReadRequest,
        Step::Send(answer("418 I'm a teapot", &body)),
    ]);
    let app = start(&desk);
    make_profile(&app, &stage(&server.http()));
    press(&app, "WKF35", "Start");
    app.wait_text("Refused: start WKF35.");
    assert!(app.close().success());
    assert_eq!(
        desk.search_all_files_for(TOKEN.as_bytes()),
        Vec::<std::path::PathBuf>::new()
    );
}
