//! What a person sees, copies and logs of an exchange: all of it but the token.

use std::process::Command;

use campaign_remote::campaign::{Credentials, HeaderText};

use crate::accepting;
use crate::campaign::{Caller, Server, Step, TOKEN, answer, run};

#[test]
fn no_text_of_a_command_holds_the_token() {
    let scripts = [
        vec![
            Step::ReadRequest,
            Step::Send(answer("200 OK", "{}")),
            Step::Linger,
        ],
        vec![
            Step::ReadRequest,
            Step::Send(answer("401 Unauthorized", "no")),
            Step::Linger,
        ],
        vec![Step::ReadRequest, Step::Send(b"garbage".to_vec())],
        vec![Step::ReadRequest],
    ];
    for script in scripts {
        let server = Server::start(script);
        let caller = Caller::to(&server.http());
        let client = run(caller.client()).unwrap();
        let credentials = Credentials {
            api_key: caller.api_key.clone(),
            token: TOKEN.into(),
        };
        let outcome = run(caller.send_with(&client));
        let exchange = outcome.exchange.clone().unwrap();
        let reading = run(caller.read());
        let texts = [
            format!("{client:?}"),
            format!("{credentials:?}"),
            format!("{outcome:?}"),
            format!("{reading:?}"),
            exchange.request.as_text(),
            exchange.request.as_curl(),
        ];
        for text in &texts {
            assert!(!text.contains(TOKEN), "{text}");
        }
        assert!(
            texts[4].contains("Authorization: Bearer ********\n"),
            "{}",
            texts[4]
        );
        server.settle();
        let sent = server.connections();
        let seen = String::from_utf8_lossy(&sent[0].bytes).into_owned();
        assert!(
            seen.contains(TOKEN),
            "the token was there to be leaked: {seen}"
        );
    }
}

#[test]
fn the_request_is_shown_as_it_was_sent() {
    let server = accepting();
    let outcome = run(Caller::to(&server.http()).send());
    let request = outcome.exchange.unwrap().request;
    let sent = server.only_request();
    assert_eq!(format!("{} ", request.method), sent[..5]);
    assert!(sent.ends_with(&format!("\r\n\r\n{}", request.body)));
    let mut from = 0;
    for (name, value) in &request.headers {
        let value = match value {
            HeaderText::Shown(value) => value.clone(),
            HeaderText::BearerToken => format!("Bearer {TOKEN}"),
        };
        let line = format!("\r\n{name}: {value}\r\n");
        let at = sent[from..].find(&line);
        assert!(at.is_some(), "{line:?} is not next in {sent}");
        from += at.unwrap();
    }
}

#[test]
fn the_copied_curl_line_sends_the_same_request_and_holds_no_token() {
    let hostile = "it's \"$HOME\" `id` $(id) \\ \\' !! * ~ #; & | > <";
    for (workflow, api_key) in [("WKF35", "key"), (hostile, hostile)] {
        let workflow = workflow.replace('\\', "-");
        let server = Server::start([Step::ReadRequest, Step::Send(answer("200 OK", "{}"))]);
        let mut caller = Caller::to(&server.http());
        caller.workflow = workflow;
        api_key.clone_into(&mut caller.api_key);
        let outcome = run(caller.send());
        let line = outcome.exchange.unwrap().request.as_curl();
        assert!(!line.contains(TOKEN), "{line}");
        let home = tempfile::tempdir().unwrap();
        let curl = Command::new("sh")
            .args(["-c", &line])
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("HOME", home.path())
            .env("ACCESS_TOKEN", TOKEN)
            .output()
            .unwrap();
        assert!(curl.status.success(), "{line}\n{curl:?}");
        let connections = server.settle();
        let requests: Vec<Vec<String>> = connections
            .iter()
            .map(|connection| essence(&String::from_utf8_lossy(&connection.bytes)))
            .collect();
        assert_eq!(requests.len(), 2);
        assert_eq!(requests[0], requests[1], "{line}");
    }
}

/// The request line, the body, and the headers in no order; what names the program is left out.
fn essence(request: &str) -> Vec<String> {
    let mut lines: Vec<String> = request
        .split("\r\n")
        .filter(|line| !line.starts_with("User-Agent: "))
        .map(str::to_owned)
        .collect();
    lines[1..].sort();
    lines
}
