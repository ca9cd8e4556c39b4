//! Check connection, driven through the window: green against a practice Campaign, and once for each way to fail.

#![expect(clippy::expect_used, reason = "a test fails by panicking")]

use campaign_remote::practice::{ACCESS_TOKEN, API_KEY, ORGANIZATION, Practice};

use crate::campaign::{Authority, Fault, Server, Step, answer, nobody_listens};
use crate::desk::{App, Desk};
use crate::person::start;

/// The practice Campaign and the runtime that it lives on.
struct Practising {
    practice: Practice,
    _runtime: tokio::runtime::Runtime,
}

impl Practising {
    fn start() -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .expect("a runtime");
        let started = runtime.block_on(Practice::start(0));
        let practice = started.expect("a free port");
        Self {
            practice,
            _runtime: runtime,
        }
    }
}

/// Opens the editor and types; what is not given stays empty or as it is.
fn typed(app: &App, fields: &[(&str, &str)]) {
    app.find("push button", "New profile").click();
    let editor = app.find("dialog", "New profile");
    for (name, text) in fields {
        let role = if *name == "Access token" {
            "password text"
        } else {
            "entry"
        };
        app.find_within(&editor, role, name).set_text(text);
    }
}

/// Presses the button and waits until the check is over; gives its lines.
fn check(app: &App) -> Vec<String> {
    app.find("push button", "Check connection").click();
    let dialog = app.find("dialog", "Check connection");
    app.find_within(&dialog, "push button", "Close");
    let tree = app.tree();
    let lines = tree.lines().map(str::trim);
    let lines = lines.skip_while(|line| !line.starts_with(r#"dialog "Check connection""#));
    let named = lines.filter_map(|line| line.strip_prefix("label \""));
    named
        .filter_map(|line| line.split('"').next())
        .filter(|line| line.contains(": "))
        .map(str::to_owned)
        .collect()
}

fn good(base_url: &str) -> Vec<(&'static str, &str)> {
    vec![
        ("Profile name", "Practice"),
        ("Organization", ORGANIZATION),
        ("API key", API_KEY),
        ("Access token", ACCESS_TOKEN),
        ("Base URL", base_url),
    ]
}

/// The line of a step, which must be there.
fn line<'a>(lines: &'a [String], step: &str) -> &'a str {
    lines
        .iter()
        .find_map(|line| line.strip_prefix(step)?.strip_prefix(": "))
        .unwrap_or_else(|| panic!("no line for {step} in {lines:#?}"))
}

#[test]
fn against_a_practice_campaign_every_line_is_good_and_no_command_is_sent() {
    let desk = Desk::start(1280, 800);
    let campaign = Practising::start();
    let app = start(&desk);
    typed(&app, &good(&campaign.practice.base_url()));
    let lines = check(&app);
    for step in [
        "Connection",
        "Clock",
        "Access token",
        "Organization",
        "API key",
    ] {
        let found = line(&lines, step);
        assert!(
            !found.contains("not checked"),
            "{step}: {found}\n{lines:#?}"
        );
    }
    assert!(
        !app.exists("push button", "Enter new credentials…"),
        "{}",
        app.tree()
    );
    // The token never ends and says nothing of itself; nothing else was asked than is read.
    assert!(
        campaign.practice.requests() <= 4,
        "{}",
        campaign.practice.requests()
    );
}

#[test]
fn each_way_to_fail_is_named_at_its_step_and_what_depends_on_it_is_not_checked() {
    let desk = Desk::start(1280, 800);
    let campaign = Practising::start();
    let practice = campaign.practice.base_url();
    let nobody = format!("http://{}", nobody_listens());
    let authority = Authority::new("nobody trusts it");
    let untrusted = Server::start([Step::Secure(authority.server(Fault::None)), Step::Linger]);
    let untrusted = untrusted.https();
    let oops = Server::start([
        Step::ReadHead,
        Step::Send(answer(
            "500 Internal Server Error",
            r#"{"code":500,"message":"Oops. Something went wrong. Check your URI and try again."}"#,
        )),
    ]);
    let oops = oops.http();
    let app = start(&desk);
    let rows = [
        (
            "Name",
            "could not be resolved",
            with(&good("https://nonexistent.invalid"), &[]),
        ),
        (
            "Connection",
            "refused the connection",
            with(&good(&nobody), &[]),
        ),
        (
            "Encryption",
            "Nobody whom this computer trusts",
            with(&good(&untrusted), &[]),
        ),
        (
            "Access token",
            "wrong or has expired",
            with(&good(&practice), &[("Access token", "wrong")]),
        ),
        (
            "API key",
            "The API key is wrong",
            with(&good(&practice), &[("API key", "wrong")]),
        ),
        (
            "Organization",
            "",
            with(&good(&practice), &[("Organization", "another")]),
        ),
        (
            "Organization",
            "organization is wrong",
            with(&good(&oops), &[]),
        ),
    ];
    for (step, expected, fields) in rows {
        let fields: Vec<_> = fields
            .iter()
            .map(|(name, text)| (*name, text.as_str()))
            .collect();
        typed(&app, &fields);
        let lines = check(&app);
        let found = line(&lines, step);
        assert!(found.contains(expected), "{step}: {found}\n{lines:#?}");
        assert!(found != "all right" && found != "not checked", "{lines:#?}");
        assert!(
            lines
                .last()
                .is_some_and(|last| last.ends_with("not checked")),
            "{lines:#?}"
        );
        app.find("push button", "Close").click();
        app.wait_gone("dialog", "Check connection");
        app.find("push button", "Cancel").click();
        app.wait_gone("dialog", "New profile");
    }
}

fn with(fields: &[(&'static str, &str)], other: &[(&str, &str)]) -> Vec<(&'static str, String)> {
    let fields = fields.iter().map(|(name, text)| {
        let text = other
            .iter()
            .find(|(changed, _)| changed == name)
            .map_or(*text, |(_, text)| text);
        (*name, text.to_owned())
    });
    fields.collect()
}

#[test]
fn the_organization_that_the_token_is_for_is_offered_and_taken_with_one_click() {
    let desk = Desk::start(1280, 800);
    let campaign = Practising::start();
    let practice = campaign.practice.base_url();
    let app = start(&desk);
    let mut fields = good(&practice);
    fields[1] = ("Organization", "practise");
    typed(&app, &fields);
    // The sign-in service is asked what the token is for.
    app.find("radio button", "OAuth Server-to-Server").click();
    app.find("entry", "Sign-in URL").set_text(&practice);
    app.find("radio button", "Access token").click();
    app.find("password text", "Access token");
    check(&app);
    app.find("push button", "Use practice").click();
    app.wait_gone("dialog", "Check connection");
    let editor = app.find("dialog", "New profile");
    app.wait_for("the offered organization", |app| {
        app.find_within(&editor, "entry", "Organization").value() == ORGANIZATION
    });
}

#[test]
fn a_check_that_waits_can_be_given_up() {
    let desk = Desk::start(1280, 800);
    let silent = Server::start([Step::ReadHead, Step::Linger]);
    let url = silent.http();
    let app = start(&desk);
    typed(&app, &good(&url));
    app.find("push button", "Check connection").click();
    let dialog = app.find("dialog", "Check connection");
    silent.wait("a request", |connections| !connections.is_empty());
    app.find_within(&dialog, "push button", "Cancel").click();
    app.wait_gone("dialog", "Check connection");
    silent.wait("the socket to be closed", |connections| {
        connections.iter().all(|one| one.closed.is_some())
    });
}
