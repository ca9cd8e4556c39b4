//! What a command looks like on the wire, byte for byte, and what can never get there.

#[path = "wire/addresses.rs"]
mod addresses;
mod campaign;
#[path = "wire/environment.rs"]
mod environment;
#[path = "wire/secrets.rs"]
mod secrets;

use campaign_remote::campaign::Command;

use campaign::{API_KEY, Caller, Server, Step, TOKEN, answer, run, told};

#[test]
fn each_command_is_the_documented_request_byte_for_byte_and_nothing_else() {
    let commands = [
        (Command::Start, r#"{"method":"start"}"#),
        (Command::Pause, r#"{"method":"pause"}"#),
        (Command::Resume, r#"{"method":"resume"}"#),
        (Command::Stop, r#"{"method":"stop"}"#),
    ];
    for (command, body) in commands {
        let server = accepting();
        let mut caller = Caller::to(&server.http());
        caller.command = command;
        assert_eq!(told(&run(caller.send())), "accepted, body whole");
        let expected = format!(
            "POST /acme/campaign/workflow/execution/WKF35/commands HTTP/1.1\r\n\
             Content-Type: application/json\r\n\
             Authorization: Bearer {TOKEN}\r\n\
             Cache-Control: no-cache\r\n\
             X-Api-Key: {API_KEY}\r\n\
             Accept: */*\r\n\
             User-Agent: campaign-remote/{}\r\n\
             Host: {}\r\n\
             Content-Length: {}\r\n\
             \r\n\
             {body}",
            env!("CARGO_PKG_VERSION"),
            server.address(),
            body.len(),
        );
        assert_eq!(server.only_request(), expected);
    }
}

#[test]
fn reading_a_record_is_a_get_without_a_body() {
    let server = accepting();
    let reading = run(Caller::to(&server.http()).read());
    assert!(reading.record.is_ok());
    let expected = format!(
        "GET /acme/campaign/workflow/execution/WKF35 HTTP/1.1\r\n\
         Authorization: Bearer {TOKEN}\r\n\
         Cache-Control: no-cache\r\n\
         X-Api-Key: {API_KEY}\r\n\
         Accept: */*\r\n\
         User-Agent: campaign-remote/{}\r\n\
         Host: {}\r\n\
         \r\n",
        env!("CARGO_PKG_VERSION"),
        server.address(),
    );
    assert_eq!(server.only_request(), expected);
}

#[test]
fn whatever_stands_in_an_id_it_stays_one_segment_of_the_path() {
    let rows = [
        (
            "acme",
            "Daily import",
            "/acme/campaign/workflow/execution/Daily%20import/commands",
        ),
        (
            "acme",
            "caf\u{e9}",
            "/acme/campaign/workflow/execution/caf%C3%A9/commands",
        ),
        (
            "acme",
            "a?b",
            "/acme/campaign/workflow/execution/a%3Fb/commands",
        ),
        (
            "acme",
            "a#b",
            "/acme/campaign/workflow/execution/a%23b/commands",
        ),
        (
            "acme",
            "a%2Fb",
            "/acme/campaign/workflow/execution/a%252Fb/commands",
        ),
        (
            "acme",
            "%2e%2e",
            "/acme/campaign/workflow/execution/%252e%252e/commands",
        ),
        (
            "acme",
            "...",
            "/acme/campaign/workflow/execution/.../commands",
        ),
        (
            "acme",
            "@x+y&z=;,:",
            "/acme/campaign/workflow/execution/%40x%2By%26z%3D%3B%2C%3A/commands",
        ),
        (
            "acme",
            "'\"`$!<>|{}[]^*()",
            "/acme/campaign/workflow/execution/%27%22%60%24%21%3C%3E%7C%7B%7D%5B%5D%5E%2A%28%29/commands",
        ),
        (
            "acme",
            "\u{5de5}\u{4f5c}\u{6d41}",
            "/acme/campaign/workflow/execution/%E5%B7%A5%E4%BD%9C%E6%B5%81/commands",
        ),
        (
            "acme-mkt-stage3",
            "-_.~",
            "/acme-mkt-stage3/campaign/workflow/execution/-_.~/commands",
        ),
        (
            "a b?c",
            "WKF35",
            "/a%20b%3Fc/campaign/workflow/execution/WKF35/commands",
        ),
    ];
    for (organization, workflow, path) in rows {
        let server = accepting();
        let mut caller = Caller::to(&server.http());
        organization.clone_into(&mut caller.organization);
        workflow.clone_into(&mut caller.workflow);
        let outcome = run(caller.send());
        let request = server.only_request();
        let line = request.lines().next().unwrap();
        assert_eq!(line, format!("POST {path} HTTP/1.1"), "{workflow}");
        let shown = outcome.exchange.unwrap().request.url;
        assert_eq!(
            shown,
            format!("{}{path}", server.http()),
            "shown as it was sent"
        );
    }
}

#[test]
fn a_path_in_the_base_url_comes_first() {
    let server = accepting();
    let outcome = run(Caller::to(&format!("{}/gateway/v1/", server.http())).send());
    assert_eq!(told(&outcome), "accepted, body whole");
    let request = server.only_request();
    assert!(
        request.starts_with("POST /gateway/v1/acme/campaign/workflow/execution/WKF35/commands "),
        "{request}"
    );
}

/// Takes every command.
fn accepting() -> Server {
    Server::start([
        Step::ReadRequest,
        Step::Send(answer("200 OK", "{}")),
        Step::Linger,
    ])
}
