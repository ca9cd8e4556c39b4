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
fn each_thing_that_stands_in_the_way_to_the_host_is_named_at_its_step() {
    let desk = Desk::start(1280, 800);
    let authority = Authority::new("the company's own");
    let ca_file = authority.file();
    let ca_file = ca_file.path().display().to_string();
    let secure = |fault| {
        let server = Server::start([Step::Secure(authority.server(fault)), Step::Linger]);
        (server.https(), server)
    };
    let (unknown, _unknown) = secure(Fault::None);
    let (expired, _expired) = secure(Fault::Expired);
    let (early, _early) = secure(Fault::NotYetValid);
    let (misnamed, _misnamed) = secure(Fault::WrongName);
    let proxy = Server::start([
        Step::ReadHead,
        Step::Send(answer("407 Proxy Authentication Required", "")),
    ]);
    let past = Server::start([
        Step::ReadHead,
        Step::Send(b"HTTP/1.1 404 Not Found\r\nDate: Wed, 01 Jan 2020 00:00:00 GMT\r\nContent-Length: 0\r\n\r\n".to_vec()),
    ]);
    let nobody = format!("http://{}", nobody_listens());
    let rows = vec![
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
            with(&good(&unknown), &[]),
        ),
        (
            "Encryption",
            "has expired",
            with(&good(&expired), &[("CA file", &ca_file)]),
        ),
        (
            "Encryption",
            "is not valid yet",
            with(&good(&early), &[("CA file", &ca_file)]),
        ),
        (
            "Encryption",
            "belongs to another host",
            with(&good(&misnamed), &[("CA file", &ca_file)]),
        ),
        (
            "Encryption",
            "cannot be used",
            with(&good(&unknown), &[("CA file", "/nowhere.pem")]),
        ),
        (
            "Proxy",
            "did not let the request through",
            with(&good(&unknown), &[("Proxy", &proxy.http())]),
        ),
        ("Clock", "clock", with(&good(&past.http()), &[])),
    ];
    walk(&start(&desk), rows);
}

/// A step, what it should say, and the profile that is typed.
type Row<'a> = (&'a str, &'a str, Vec<(&'static str, String)>);

/// Fills in each row's profile and checks it: its step says so.
fn walk(app: &App, rows: Vec<Row<'_>>) {
    for (step, expected, fields) in rows {
        let fields: Vec<_> = fields
            .iter()
            .map(|(name, text)| (*name, text.as_str()))
            .collect();
        typed(app, &fields);
        let lines = check(app);
        let found = line(&lines, step);
        assert!(found.contains(expected), "{step}, {expected}: {lines:#?}");
        assert!(found != "all right" && found != "not checked", "{lines:#?}");
        app.find("push button", "Close").click();
        app.wait_gone("dialog", "Check connection");
        app.find("push button", "Cancel").click();
        app.find("push button", "Discard the changes").click();
        app.wait_gone("dialog", "New profile");
    }
}

#[test]
fn each_wrong_account_is_named_at_its_step() {
    let desk = Desk::start(1280, 800);
    let campaign = Practising::start();
    let practice = campaign.practice.base_url();
    let oops = Server::start([
        Step::ReadHead,
        Step::Send(answer(
            "500 Internal Server Error",
            r#"{"code":500,"message":"Oops. Something went wrong. Check your URI and try again."}"#,
        )),
    ]);
    let rows = vec![
        (
            "Access token",
            "No credentials found",
            with(&good(&practice), &[("Access token", "")]),
        ),
        (
            "Access token",
            "has expired",
            with(&good(&practice), &[("Access token", OVER)]),
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
            "its product profile is not set up",
            with(&good(&practice), &[("Organization", "another")]),
        ),
        (
            "Organization",
            "organization is wrong",
            with(&good(&oops.http()), &[]),
        ),
    ];
    let app = start(&desk);
    walk(&app, rows);
    // The ID in the window's field is looked at too.
    typed(&app, &good(&practice));
    app.find("push button", "Save").click();
    app.wait_gone("dialog", "New profile");
    app.find("entry", "Workflow ID").set_text("WKF9999");
    app.find("push button", "Edit profile").click();
    app.find("dialog", "Edit profile");
    let found = check(&app);
    assert!(
        line(&found, "Workflow").contains("finds no workflow with this ID"),
        "{found:#?}"
    );
}

/// `{"created_at":"1700000000000","expires_in":"86400000"}` in the middle.
const OVER: &str = "eyJhbGciOiJub25lIn0.eyJjcmVhdGVkX2F0IjoiMTcwMDAwMDAwMDAwMCIsImV4cGlyZXNfaW4iOiI4NjQwMDAwMCJ9.x";

#[test]
fn from_a_shell_the_check_says_the_same_with_its_exit_code() {
    let desk = Desk::start(1280, 800);
    let campaign = Practising::start();
    let url = campaign.practice.base_url();
    let app = start(&desk);
    typed(&app, &good(&url));
    app.find("push button", "Save").click();
    app.wait_gone("dialog", "New profile");
    let run = |arguments: &[&str]| {
        let mut command = desk.command(env!("CARGO_BIN_EXE_campaign-remote"));
        command.args(arguments);
        let output = command.output().expect("the program starts");
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        (output.status.code(), said)
    };
    let (code, said) = run(&["check", "--workflow", "WKF1", "--json"]);
    let said: serde_json::Value = serde_json::from_str(&said).expect("one JSON object");
    assert_eq!((code, &said["good"]), (Some(0), &true.into()), "{said}");
    let (code, said) = run(&["check", "--profile", "Practice", "--workflow", "WKF9999"]);
    assert_eq!(code, Some(1), "{said}");
    assert!(
        said.contains("! Workflow: Campaign finds no workflow with this ID."),
        "{said}"
    );
    assert_eq!(run(&["check", "--profile", "nobody"]).0, Some(2));
    desk.lock_keyring();
    drop(campaign);
    let (code, said) = run(&["check"]);
    assert_eq!(code, Some(3), "{said}");
}

fn with(
    fields: &[(&'static str, &str)],
    other: &[(&'static str, &str)],
) -> Vec<(&'static str, String)> {
    let new = other
        .iter()
        .filter(|(name, _)| !fields.iter().any(|(old, _)| old == name));
    let new = new.map(|(name, text)| (*name, (*text).to_owned()));
    let fields = fields.iter().map(|(name, text)| {
        let text = other
            .iter()
            .find(|(changed, _)| changed == name)
            .map_or(*text, |(_, text)| text);
        (*name, text.to_owned())
    });
    fields.chain(new).collect()
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
