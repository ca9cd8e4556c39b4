//! A restart whose stop is applied and whose start is not: nobody may read that nothing reached Campaign.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::{Value, json};

use crate::shell::{Practice, Shell};

/// What becomes of the start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Start {
    /// Nobody listens any more once the record shows that the workflow is stopped.
    FindsNobody,
    /// The gateway says no.
    IsRefused,
    /// The connection ends before an answer.
    IsLost,
}

/// A way to a practice Campaign that lets everything through but the start.
struct Way {
    base_url: String,
    starts: Arc<AtomicUsize>,
}

impl Way {
    fn to(practice: &Practice, start: Start) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let base_url = format!("http://{}", listener.local_addr().unwrap());
        let there = practice.base_url().strip_prefix("http://").unwrap();
        let (there, starts) = (there.to_owned(), Arc::<AtomicUsize>::default());
        let counted = Arc::clone(&starts);
        let relay = move || {
            for client in listener.incoming() {
                let mut client = client.unwrap();
                let request = message(&mut client);
                if request.ends_with(r#""start"}"#) {
                    counted.fetch_add(1, Ordering::SeqCst);
                    if start == Start::IsRefused {
                        let no = "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n";
                        client.write_all(no.as_bytes()).unwrap();
                    }
                    continue;
                }
                let mut server = TcpStream::connect(&there).unwrap();
                server.write_all(request.as_bytes()).unwrap();
                let answer = message(&mut server);
                client.write_all(answer.as_bytes()).unwrap();
                if start == Start::FindsNobody && answer.contains(r#""state":20"#) {
                    return;
                }
            }
        };
        std::thread::Builder::new()
            .name("the way there".to_owned())
            .spawn(relay)
            .unwrap();
        Self { base_url, starts }
    }
}

/// A head, and the body that it announces.
pub fn message(stream: &mut TcpStream) -> String {
    let mut text = String::new();
    loop {
        let mut some = [0; 4096];
        let length = stream.read(&mut some).unwrap();
        text.push_str(std::str::from_utf8(&some[..length]).unwrap());
        let Some((head, body)) = text.split_once("\r\n\r\n") else {
            assert!(length > 0, "{text}");
            continue;
        };
        let announced = head.lines().find_map(|line| {
            let line = line.to_ascii_lowercase();
            line.strip_prefix("content-length: ")?.parse().ok()
        });
        if body.len() >= announced.unwrap_or(0) {
            return text;
        }
    }
}

fn restarted(start: Start, arguments: &[&str]) -> (crate::shell::Done, usize) {
    let shell = Shell::new();
    let practice = Practice::start(&shell);
    let way = Way::to(&practice, start);
    let restart = [
        "restart",
        "WKF13",
        "--profile",
        "practice",
        "--base-url",
        &way.base_url,
    ];
    let done = shell.run(&[&restart[..], arguments].concat());
    (done, way.starts.load(Ordering::SeqCst))
}

#[test]
fn a_start_that_is_not_sent_or_refused_after_the_stop_never_reads_as_nothing_has_happened() {
    for (start, starts, verdict) in [
        (Start::FindsNobody, 0, "not_sent"),
        (Start::IsRefused, 1, "refused"),
    ] {
        let (done, seen) = restarted(start, &["--json"]);
        let said: Value = done.json();
        assert_eq!((done.code, seen), (Some(5), starts), "{start:?}: {said}");
        assert_eq!(
            (&said["verdict"], &said["confirmed"], &said["state"]),
            (&json!("accepted"), &json!(false), &json!("finished")),
            "{said}"
        );
        let message = said["message"].as_str().unwrap();
        assert!(
            message.starts_with("Stopped, and not started: WKF13 stands still. "),
            "{said}"
        );
        assert!(
            said["next_step"]
                .as_str()
                .unwrap()
                .ends_with(r#"campaign-remote start WKF13 --profile "practice""#),
            "{said}"
        );
        let steps: Vec<_> = said["steps"]
            .as_array()
            .unwrap()
            .iter()
            .map(|step| (step["command"].as_str(), step["verdict"].as_str()))
            .collect();
        assert_eq!(
            steps,
            [
                (Some("stop"), Some("accepted")),
                (Some("start"), Some(verdict))
            ],
            "{said}"
        );
    }
    let (done, _seen) = restarted(Start::FindsNobody, &[]);
    let lines: Vec<_> = done.out.lines().rev().take(2).collect();
    assert_eq!(done.code, Some(5), "{done:?}");
    assert!(
        lines[1] == "Stopped, and not started: WKF13 stands still."
            && lines[0].contains("campaign-remote start WKF13"),
        "{done:?}"
    );
}

#[test]
fn a_start_whose_answer_is_lost_after_the_stop_may_have_been_applied() {
    let (done, starts) = restarted(Start::IsLost, &["--json"]);
    let said = done.json();
    assert_eq!((done.code, starts), (Some(4), 1), "{said}");
    assert_eq!(said["verdict"], "may_have_been_applied", "{said}");
}
