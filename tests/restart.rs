//! A restart's second command, on real sockets: whatever becomes of the stop, the start goes out only once the record has
//! shown it, and only through the profile as it is by then.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use campaign_remote::background::{Engine, Event, Folders, Request, RequestId, RestartNews};
use campaign_remote::campaign::{
    BaseUrl, Cause, Command, Organization, Outcome, Verdict, WorkflowId, WorkflowState,
};
use campaign_remote::profiles::{Environment, Profile, ProfileStore};
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

/// What becomes of the profile while the stop is waited for.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Profiled {
    AsBefore,
    Renamed,
    ReadOnly,
    ForProduction,
    AskingForAReason,
    Gone,
}

impl Profiled {
    const ALL: [Self; 6] = [
        Self::AsBefore,
        Self::Renamed,
        Self::ReadOnly,
        Self::ForProduction,
        Self::AskingForAReason,
        Self::Gone,
    ];

    fn change(self, profile: &Profile) -> Option<Profile> {
        let mut profile = profile.clone();
        match self {
            Self::AsBefore => {}
            Self::Renamed => "Another name".clone_into(&mut profile.name),
            Self::ReadOnly => profile.read_only = true,
            Self::ForProduction => profile.environment = Environment::Production,
            Self::AskingForAReason => profile.reason_required = true,
            Self::Gone => return None,
        }
        Some(profile)
    }

    /// Why the start is not sent then.
    const fn hindrance(self) -> Option<&'static str> {
        match self {
            Self::AsBefore | Self::Renamed => None,
            Self::ReadOnly => Some("guard-read-only"),
            Self::ForProduction => Some("guard-production"),
            Self::AskingForAReason => Some("reason-missing"),
            Self::Gone => Some("profile-gone"),
        }
    }
}

#[derive(Debug, Clone)]
struct Story {
    stop: Fate,
    record: Record,
    start: Fate,
    before: Option<WorkflowState>,
    cancelled: Option<Cancelled>,
    profile: Profiled,
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
    let profile = prop_oneof![
        3 => Just(Profiled::AsBefore),
        2 => proptest::sample::select(Profiled::ALL.to_vec()),
    ];
    (fate(), record, fate(), before, cancelled, profile).prop_map(
        |(stop, record, start, before, cancelled, profile)| Story {
            stop,
            record,
            start,
            before,
            cancelled,
            profile,
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
    let play = move || {
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
    };
    thread::Builder::new()
        .name("counting server".to_owned())
        .spawn(play)
        .unwrap();
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

fn order(address: SocketAddr) -> (Vault, Order) {
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
    (vault, order)
}

/// Plays the story. What arrived at Campaign, in its order.
fn play(story: &Story) -> Vec<&'static str> {
    let cancel = CancellationToken::new();
    let (address, arrived) = campaign(story, &cancel);
    if story.cancelled == Some(Cancelled::AtOnce) {
        cancel.cancel();
    }
    let (vault, order) = order(address);
    let remote = Remote::new(vault);
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
    let profile_by_then = async { story.profile.change(&order.target.profile) };
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .unwrap()
        .block_on(remote.restart(
            &order,
            story.before.clone(),
            limit,
            profile_by_then,
            report,
            &cancel,
        ));
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
        let is_as_agreed = story.profile.hindrance().is_none();
        let may_start = is_confirmed && story.cancelled.is_none() && is_as_agreed;
        prop_assert_eq!(count("start"), usize::from(may_start), "{:?}", &arrived);
        if may_start {
            prop_assert_eq!(&arrived[..3], ["stop", "record", "start"]);
        }
    }
}

/// Restarts through the engine, and changes the profile's file once the stop was answered. What came of the start.
fn restart_while_the_file_changes(profiled: Profiled) -> (Outcome, Vec<&'static str>) {
    let cancel = CancellationToken::new();
    let story = Story {
        stop: Fate::Taken,
        record: FINISHED,
        start: Fate::Taken,
        before: None,
        cancelled: None,
        profile: profiled,
    };
    let (address, arrived) = campaign(&story, &cancel);
    let (vault, order) = order(address);
    let folder = tempfile::tempdir().unwrap();
    let folders = Folders {
        config: folder.path().join("config"),
        data: folder.path().join("data"),
        log: folder.path().join("log"),
    };
    let saved = ProfileStore::new(folders.config.join("profiles.toml"));
    let profile = order.target.profile.clone();
    saved.save(&profile).unwrap();
    let engine = Engine::start_with(&folders, vault, Arc::new(|| ())).unwrap();
    engine.ask(Request::Restart {
        id: RequestId(1),
        order: Box::new(order),
        before: None,
        // The first look comes after a second: time enough to save.
        limit: Duration::from_secs(2),
    });
    let began = Instant::now();
    loop {
        assert!(began.elapsed() < Duration::from_mins(1), "no start");
        for event in engine.events().collect::<Vec<_>>() {
            let Event::Restart { news, .. } = event else {
                continue;
            };
            let RestartNews::Answered {
                command, outcome, ..
            } = *news
            else {
                continue;
            };
            if command == Command::Start {
                drop(engine);
                drop(TcpStream::connect(address).unwrap());
                let arrived = arrived.lock().unwrap();
                return (*outcome, arrived.clone());
            }
            match profiled.change(&profile) {
                Some(changed) => saved.save_changes(&profile, &changed).unwrap(),
                None => saved.remove(profile.id).unwrap(),
            };
        }
        thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn the_start_of_a_restart_asks_the_profile_as_another_copy_has_left_it() {
    for profiled in Profiled::ALL {
        let (outcome, arrived) = restart_while_the_file_changes(profiled);
        let starts = arrived.iter().filter(|arrived| **arrived == "start");
        let starts = starts.count();
        match profiled.hindrance() {
            None => {
                assert_eq!(outcome.verdict, Verdict::Accepted, "{profiled:?}");
                assert_eq!(starts, 1, "{profiled:?}");
            }
            Some(key) => {
                let Verdict::NotSent(cause @ (Cause::Guard(_) | Cause::BadInput(..))) =
                    outcome.verdict
                else {
                    panic!("{profiled:?}: {:?}", outcome.verdict);
                };
                assert_eq!(cause.message().key, key);
                assert_eq!(starts, 0, "{profiled:?}: {arrived:?}");
            }
        }
    }
}
