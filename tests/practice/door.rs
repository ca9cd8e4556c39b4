//! Who may come in, what is said to the others, where the practice listens, and that it bears a crowd.

use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr, TcpStream};

use campaign_remote::campaign::{Command, WorkflowState};
use campaign_remote::practice::{Choices, DESCRIPTION, Edition, Practice, cast};

use crate::stage::{STILL, Stage, commands, signature, told, until, workflow};

#[test]
fn it_listens_on_the_one_loopback_address_and_on_no_other() {
    let stage = Stage::at_pace(STILL);
    let port = stage.practice.address().port();
    let here = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    assert_eq!(stage.practice.address(), here);
    assert!(TcpStream::connect(here).is_ok());
    // On Linux all of 127.0.0.0/8 is this machine: a server on every address answers on 127.0.0.2 too.
    for other in [
        SocketAddr::from((Ipv4Addr::new(127, 0, 0, 2), port)),
        SocketAddr::from((Ipv6Addr::LOCALHOST, port)),
    ] {
        assert!(TcpStream::connect(other).is_err(), "{other} answers");
    }
}

#[test]
fn a_taken_port_is_an_error_and_a_given_one_is_used() {
    let stage = Stage::at_pace(STILL);
    let port = stage.practice.address().port();
    let second = stage.run(Practice::start(port));
    assert!(second.is_err());
}

#[test]
fn nobody_is_let_in_any_more_once_it_is_stopped_or_dropped() {
    let stage = Stage::at_pace(STILL);
    for stopped in [true, false] {
        let practice = stage.run(Practice::start(0)).unwrap();
        let address = practice.address();
        assert!(TcpStream::connect(address).is_ok());
        if stopped {
            stage.run(practice.stop());
            assert!(TcpStream::connect(address).is_err());
        } else {
            drop(practice);
            until("nobody is let in", || TcpStream::connect(address).is_err());
        }
    }
}

#[test]
fn the_first_line_is_the_json_object_of_the_contract() {
    let stage = Stage::at_pace(STILL);
    let expected = format!(
        r#"{{"base_url":"{}","organization":"practice","api_key":"practice-api-key","access_token":"practice-access-token","client_secret":"practice-client-secret"}}"#,
        stage.practice.base_url()
    );
    assert_eq!(stage.practice.first_line(), expected);
    assert_eq!(
        stage.practice.base_url(),
        format!("http://{}", stage.practice.address())
    );
}

#[test]
fn the_gateway_refuses_what_is_missing_or_wrong_in_adobes_words() {
    let token = "Authorization: Bearer practice-access-token\r\n";
    let key = "X-Api-Key: practice-api-key\r\n";
    let rows = [
        (
            "practice",
            key.to_owned(),
            403,
            "403010",
            "Oauth token is missing.",
        ),
        (
            "practice",
            format!("{key}Authorization: Basic eDp5\r\n"),
            403,
            "403010",
            "Oauth token is missing.",
        ),
        (
            "practice",
            token.to_owned(),
            403,
            "403000",
            "Api Key is required",
        ),
        (
            "practice",
            format!("{key}Authorization: Bearer other\r\n"),
            401,
            "401013",
            "Oauth token is not valid",
        ),
        (
            "practice",
            format!("{token}X-Api-Key: other\r\n"),
            403,
            "403003",
            "Api Key is invalid",
        ),
        (
            "acme",
            format!("{token}{key}"),
            403,
            "403023",
            "Profile is not valid",
        ),
    ];
    let stage = Stage::at_pace(STILL);
    for (organization, headers, status, code, message) in rows {
        let path = format!("/{organization}/campaign/workflow/execution/WKF1");
        let body = r#"{"method":"start"}"#;
        let length = body.len();
        for request in [
            format!("GET {path} HTTP/1.1\r\n{headers}\r\n"),
            format!(
                "POST {path}/commands HTTP/1.1\r\n{headers}Content-Type: application/json\r\nContent-Length: {length}\r\n\r\n{body}"
            ),
        ] {
            let reply = stage.raw(&request);
            assert_eq!(reply.status, status, "{request}");
            assert_eq!(
                reply.body,
                format!(r#"{{"error_code":"{code}","message":"{message}"}}"#)
            );
            assert_eq!(reply.header("content-type"), Some("application/json"));
        }
    }
    assert_eq!(stage.state("WKF1"), WorkflowState::Finished);
}

#[test]
fn only_the_documented_body_is_a_command() {
    let stage = Stage::at_pace(STILL);
    for (kind, body) in [
        ("application/json", ""),
        ("application/json", "start"),
        ("application/json", r#""start""#),
        ("application/json", r#"{"method":"restart"}"#),
        ("application/json", r#"{"method":"Start"}"#),
        ("application/json", r#"{"method":1}"#),
        ("application/json", r#"{"command":"start"}"#),
        ("application/json", r#"{"method":"start","force":true}"#),
        ("text/plain", r#"{"method":"start"}"#),
    ] {
        let reply = stage.post_as(&commands("WKF1"), kind, body);
        assert_eq!(reply.status, 400, "{kind} {body}");
        assert_eq!(
            reply.body,
            "RST-360011 An error has occurred - please contact your administrator."
        );
    }
    assert_eq!(stage.state("WKF1"), WorkflowState::Finished);
    let reply = stage.post_as(
        &commands("WKF1"),
        "application/json; charset=utf-8",
        r#"{ "method": "start" }"#,
    );
    assert_eq!(reply.status, 200);
}

#[test]
fn another_path_is_an_oops_and_another_method_is_not_allowed() {
    let stage = Stage::at_pace(STILL);
    let oops =
        r#"{"code": 500, "message": "Oops. Something went wrong. Check your URI and try again."}"#;
    for path in [
        "/practice",
        "/practice/campaign/workflow/execution",
        "/practice/campaign/profileAndServices/profile",
    ] {
        let reply = stage.get(path);
        assert_eq!((reply.status, reply.body.as_str()), (500, oops), "{path}");
    }
    assert_eq!(stage.get(&commands("WKF1")).status, 405);
    assert_eq!(stage.post(&workflow("WKF1"), "{}").status, 405);
}

#[test]
fn an_unknown_id_is_named_as_standard_or_v8_would_name_it() {
    let standard = Stage::at_pace(STILL);
    let v8 = Stage::with(Choices {
        edition: Edition::V8,
        ..Choices::default()
    });
    let start = r#"{"method":"start"}"#;
    let rows = [
        (&standard, "nowhere", 404, "from key 'nowhere:0'"),
        (&standard, "a%2Fb%20%C3%A9", 404, "name 'a/b \u{e9}'"),
        (
            &standard,
            "@nokey",
            500,
            "XTK-170036 Unable to parse expression '@id = @nokey'.",
        ),
        (&v8, "nowhere", 404, "from key 'nowhere' "),
        (&v8, "@nokey", 404, "Unable to decrypt PKey. (PKey=@nokey)"),
    ];
    for (stage, id, status, part) in rows {
        for reply in [stage.get(&workflow(id)), stage.post(&commands(id), start)] {
            assert_eq!(reply.status, status, "{id}");
            assert!(reply.body.contains(part), "{}", reply.body);
        }
    }
    assert_eq!(
        told(&standard.send("nowhere", Command::Start)),
        "refusal-not-found"
    );
    assert_eq!(
        told(&standard.send("@nokey", Command::Start)),
        "refusal-pkey"
    );
    assert_eq!(told(&v8.send("@nokey", Command::Start)), "refusal-pkey");
}

#[test]
fn every_answer_has_a_date() {
    let stage = Stage::at_pace(STILL);
    for path in [&workflow("WKF1"), &workflow("WKF9"), "/", "/nowhere"] {
        let reply = stage.get(path);
        let date = reply.header("date").unwrap();
        assert!(date.ends_with(" gmt"), "{date}");
    }
}

#[test]
fn its_description_names_every_workflow_of_the_cast() {
    let stage = Stage::at_pace(STILL);
    let reply = stage.raw("GET / HTTP/1.1\r\n\r\n");
    assert_eq!((reply.status, reply.body.as_str()), (200, DESCRIPTION));
    for member in cast() {
        assert!(
            DESCRIPTION.contains(&format!("  {} ", member.id)),
            "{}",
            member.id
        );
    }
}

#[test]
fn two_hundred_at_once_are_all_answered_and_counted_and_each_command_is_taken_once() {
    let stage = Stage::at_pace(STILL);
    let body = r#"{"method":"start"}"#;
    let mut statuses = Vec::new();
    std::thread::scope(|scope| {
        let calls: Vec<_> = (0..200)
            .map(|number| {
                let path = commands(&format!("WKF{}", 101 + number % 30));
                let stage = &stage;
                scope.spawn(move || stage.post(&path, body).status)
            })
            .collect();
        statuses.extend(calls.into_iter().map(|call| call.join().unwrap()));
    });
    assert_eq!(stage.practice.requests(), 200);
    let taken = statuses.iter().filter(|status| **status == 200).count();
    let refused = statuses.iter().filter(|status| **status == 500).count();
    assert_eq!((taken, refused), (30, 170));
    let starting = (101..=130)
        .filter(|number| stage.state(&format!("WKF{number}")) == WorkflowState::Starting)
        .count();
    assert_eq!(starting, 14);
}

#[test]
fn a_connection_can_carry_more_than_one_request() {
    use std::io::{Read, Write};
    let stage = Stage::at_pace(STILL);
    let mut stream = TcpStream::connect(stage.practice.address()).unwrap();
    let head = format!("Host: practice\r\n{}", signature());
    let path = workflow("WKF1");
    write!(
        stream,
        "GET {path} HTTP/1.1\r\n{head}\r\nGET {path} HTTP/1.1\r\n{head}Connection: close\r\n\r\n"
    )
    .unwrap();
    let mut answers = String::new();
    stream.read_to_string(&mut answers).unwrap();
    assert_eq!(answers.matches("HTTP/1.1 200 OK").count(), 2);
}
