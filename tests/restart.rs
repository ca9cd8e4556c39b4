//! A restart's second command, on real sockets: whatever becomes of the stop, the start goes out only once the record has
//! shown it.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use campaign_remote::campaign::{BaseUrl, Command, Organization, WorkflowId, WorkflowState};
use campaign_remote::profiles::Profile;
use campaign_remote::remote::{Consent, Order, Remote, RestartStep, Target};
use campaign_remote::vault::{Secret, Vault};
use proptest::prelude::*;
use secrecy::SecretString;
use tokio_util::sync::CancellationToken;

/// What becomes of a command on its way.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Fate {
    Taken,
    Refused,
    /// The gateway waited in vain.
    Unclear,
    /// The connection breaks before an answer.
    BrokenOff,
}

/// What comes of looking at the record.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Record {
    Says(u8),
    SaysNothing,
    NotFound,
    Busy,
    BrokenOff,
}

const FINISHED: Record = Record::Says(20);

/// When the person cancels.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Cancelled {
    AtOnce,
    WhileTheStopIsOnItsWay,
    OnceItIsAnswered,
    OnceTheRecordWasRead,
    OnceItIsConfirmed,
}

#[derive(Debug, Clone)]
struct Story {
    stop: Fate,
    record: Record,
    start: Fate,
    before: Option<WorkflowState>,
    cancelled: Option<Cancelled>,
}

fn stories() -> impl Strategy<Value = Story> {
    let fate = || {
        prop_oneof![
            4 => Just(Fate::Taken),
            1 => Just(Fate::Refused),
            1 => Just(Fate::Unclear),
            1 => Just(Fate::BrokenOff),
        ]
    };
    let record = prop_oneof![
        4 => Just(FINISHED),
        3 => proptest::sample::select(vec![11, 13, 15, 4, 99]).prop_map(Record::Says),
        1 => Just(Record::SaysNothing),
        1 => Just(Record::NotFound),
        1 => Just(Record::Busy),
        1 => Just(Record::BrokenOff),
    ];
    let before = proptest::option::of(proptest::sample::select(vec![
        WorkflowState::Started,
        WorkflowState::Paused,
        WorkflowState::Finished,
    ]));
    let cancelled = prop_oneof![
        3 => Just(None),
        2 => proptest::sample::select(vec![
            Cancelled::AtOnce,
            Cancelled::WhileTheStopIsOnItsWay,
            Cancelled::OnceItIsAnswered,
            Cancelled::OnceTheRecordWasRead,
            Cancelled::OnceItIsConfirmed,
        ]).prop_map(Some),
    ];
    (fate(), record, fate(), before, cancelled).prop_map(
        |(stop, record, start, before, cancelled)| Story {
            stop,
            record,
            start,
            before,
            cancelled,
        },
    )
}

/// What has arrived, in its order.
type Arrived = Arc<Mutex<Vec<&'static str>>>;

/// A Campaign that counts. It plays the story on every connection until the test is over.
fn campaign(story: &Story, cancel: &CancellationToken) -> (SocketAddr, Arrived) {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let address = listener.local_addr().unwrap();
    let arrived = Arrived::default();
    let (story, cancel, seen) = (story.clone(), cancel.clone(), Arc::clone(&arrived));
    thread::spawn(move || {
        for socket in listener.incoming() {
            let mut socket = socket.unwrap();
            let Some(request) = read(&mut socket) else {
                // The test has come to its end.
                return;
            };
            let is = |method: &str| request.contains(&format!(r#""method":"{method}""#));
            let (what, answer) = if request.starts_with("GET ") {
                ("record", of_record(story.record))
            } else if is("stop") {
                ("stop", of_fate(story.stop))
            } else if is("start") {
                ("start", of_fate(story.start))
            } else {
                panic!("{request}");
            };
            seen.lock().unwrap().push(what);
            if what == "stop" && story.cancelled == Some(Cancelled::WhileTheStopIsOnItsWay) {
                cancel.cancel();
            }
            if let Some((status, body)) = answer {
                let head = format!(
                    "HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
                    body.len()
                );
                // Who cancelled reads no answer.
                let _gone = socket.write_all(format!("{head}{body}").as_bytes());
            }
        }
    });
    (address, arrived)
}

/// One request with its body; `None` where nothing came.
fn read(socket: &mut TcpStream) -> Option<String> {
    let mut bytes = Vec::new();
    let mut byte = [0];
    while !bytes.ends_with(b"\r\n\r\n") {
        socket.read_exact(&mut byte).ok()?;
        bytes.push(byte[0]);
    }
    let head = String::from_utf8(bytes).unwrap();
    let length = head.lines().find_map(|line| {
        line.to_lowercase()
            .strip_prefix("content-length: ")?
            .parse()
            .ok()
    });
    let mut body = vec![0; length.unwrap_or(0)];
    socket.read_exact(&mut body).ok()?;
    Some(head + std::str::from_utf8(&body).unwrap())
}

fn of_fate(fate: Fate) -> Option<(&'static str, String)> {
    match fate {
        Fate::Taken => Some(("200 OK", "{}".to_owned())),
        Fate::Refused => Some(("403 Forbidden", "{}".to_owned())),
        Fate::Unclear => Some(("504 Gateway Timeout", "{}".to_owned())),
        Fate::BrokenOff => None,
    }
}

fn of_record(record: Record) -> Option<(&'static str, String)> {
    match record {
        Record::Says(state) => Some(("200 OK", format!(r#"{{"state":{state}}}"#))),
        Record::SaysNothing => Some(("200 OK", "{}".to_owned())),
        Record::NotFound => Some(("404 Not Found", "{}".to_owned())),
        Record::Busy => Some(("503 Service Unavailable", "{}".to_owned())),
        Record::BrokenOff => None,
    }
}

fn order(address: SocketAddr) -> (Remote, Order) {
    let organization = Organization::parse("acme-mkt-stage").unwrap();
    let profile = Profile {
        api_key: "client-1".to_owned(),
        base_url: BaseUrl::parse(&format!("http://{address}")).unwrap(),
        ..Profile::new("Acme", organization.clone()).unwrap()
    };
    let vault = Vault::with_store(
        || Err(keyring_core::Error::NoDefaultStore),
        Duration::from_secs(1),
    );
    let token = SecretString::from("canary-token-1b2c3d");
    vault
        .keep_for_session(&profile.id.to_string(), Secret::AccessToken, token)
        .unwrap();
    let order = Order {
        target: Target {
            profile,
            organization,
            workflow: WorkflowId::parse("WKF35").unwrap(),
        },
        command: Command::Stop,
        consent: Consent::NotAsked,
        reason: None,
        entry: None,
    };
    (Remote::new(vault), order)
}

/// Plays the story. What arrived at Campaign, in its order.
fn play(story: &Story) -> Vec<&'static str> {
    let cancel = CancellationToken::new();
    let (address, arrived) = campaign(story, &cancel);
    if story.cancelled == Some(Cancelled::AtOnce) {
        cancel.cancel();
    }
    let (remote, order) = order(address);
    let report = |step: RestartStep<'_>| {
        let moment = match step {
            RestartStep::Stop(_) => Cancelled::OnceItIsAnswered,
            RestartStep::Looked(Command::Stop, _) => Cancelled::OnceTheRecordWasRead,
            RestartStep::Followed(Command::Stop, _) => Cancelled::OnceItIsConfirmed,
            _ => return,
        };
        if story.cancelled == Some(moment) {
            cancel.cancel();
        }
    };
    // One look at the record: the last one always comes after the limit.
    let limit = Duration::from_millis(100);
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .unwrap()
        .block_on(remote.restart(&order, story.before.clone(), limit, report, &cancel));
    // A connection without a request lets the server's thread end.
    drop(TcpStream::connect(address).unwrap());
    let arrived = arrived.lock().unwrap();
    arrived.clone()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, max_shrink_iters: 40, ..ProptestConfig::default() })]

    #[test]
    fn the_start_of_a_restart_goes_out_once_after_the_record_has_shown_the_stop_and_otherwise_never(
        story in stories(),
    ) {
        let arrived = play(&story);
        let count = |what| arrived.iter().filter(|arrived| **arrived == what).count();
        prop_assert!(count("stop") <= 1, "{arrived:?}");
        let is_confirmed = story.stop == Fate::Taken && story.record == FINISHED;
        let may_start = is_confirmed && story.cancelled.is_none();
        prop_assert_eq!(count("start"), usize::from(may_start), "{:?}", &arrived);
        if may_start {
            prop_assert_eq!(&arrived[..3], ["stop", "record", "start"]);
        }
    }
}
