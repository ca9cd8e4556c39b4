//! Asks in a process of its own, and measures what that took.

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};

use campaign_remote::campaign::{BaseUrl, BodyEnd, Exchange, ReadingError, ServerToServer};

use crate::campaign::{Caller, memory, run, told as verdict};

/// Tell the child what to do.
const ASK: &str = "HOSTILE_TEST_ASK";
const URL: &str = "HOSTILE_TEST_URL";
const LIMIT: &str = "HOSTILE_TEST_LIMIT_MS";
const CA_FILE: &str = "HOSTILE_TEST_CA_FILE";
const PROXY: &str = "HOSTILE_TEST_PROXY";
/// Where it writes down what came of it.
const REPORT: &str = "HOSTILE_TEST_REPORT";

/// What is asked.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Ask {
    /// A command is sent.
    Send,
    /// Commands are sent, one after the other, with one client; the first verdict that is another one is told.
    SendOften,
    /// A workflow's record is read.
    Read,
    /// A token is asked for.
    SignIn,
}

/// How many commands that are.
pub(crate) const OFTEN: usize = 20;

/// Where, and by which way.
pub(crate) struct Way {
    pub(crate) url: String,
    pub(crate) ca_file: Option<PathBuf>,
    pub(crate) proxy: Option<String>,
}

/// What came of it.
#[derive(Debug)]
pub(crate) struct Told {
    /// The verdict, the record's state, or why there is none.
    pub(crate) said: String,
    /// The time from asking to knowing.
    pub(crate) elapsed: Duration,
    /// How many bytes of memory it took at its worst.
    pub(crate) grown: usize,
    /// The length of the body that was kept.
    pub(crate) body: usize,
}

impl Way {
    pub(crate) fn to(url: &str) -> Self {
        Self {
            url: url.to_owned(),
            ca_file: None,
            proxy: None,
        }
    }
}

/// Asks in a process of its own.
pub(crate) fn told(ask: Ask, way: &Way, limit: Duration) -> Told {
    let report = tempfile::NamedTempFile::new().unwrap();
    let mut child = Command::new(std::env::current_exe().unwrap());
    child
        .args(["--exact", "child::asked_in_a_process_of_its_own"])
        .env(ASK, format!("{ask:?}"))
        .env(URL, &way.url)
        .env(LIMIT, limit.as_millis().to_string())
        .env(REPORT, report.path());
    if let Some(path) = &way.ca_file {
        child.env(CA_FILE, path);
    }
    if let Some(proxy) = &way.proxy {
        child.env(PROXY, proxy);
    }
    let output = child.output().unwrap();
    assert!(output.status.success(), "{output:?}");
    let report = fs::read_to_string(report.path()).unwrap();
    let [elapsed, grown, body, said] = report.splitn(4, ' ').collect::<Vec<_>>()[..] else {
        panic!("{report}");
    };
    Told {
        said: said.to_owned(),
        elapsed: Duration::from_millis(elapsed.parse().unwrap()),
        grown: grown.parse().unwrap(),
        body: body.parse().unwrap(),
    }
}

/// Only [`told`] gives it something to do.
#[test]
fn asked_in_a_process_of_its_own() {
    let Ok(ask) = std::env::var(ASK) else { return };
    let mut caller = Caller::to(&std::env::var(URL).unwrap());
    let limit = std::env::var(LIMIT).unwrap().parse().unwrap();
    caller.route.timeout = Duration::from_millis(limit);
    caller.route.ca_file = std::env::var_os(CA_FILE).map(PathBuf::from);
    caller.route.proxy = std::env::var(PROXY).ok();
    let before = memory::resident();
    let (said, elapsed, body) = run(async {
        let began = Instant::now();
        let (said, body) = match ask.as_str() {
            "Send" => sent(&caller).await,
            "SendOften" => (sent_often(&caller).await, 0),
            "Read" => read(&caller).await,
            "SignIn" => (signed_in(&caller).await, 0),
            other => panic!("{other}"),
        };
        (said, began.elapsed(), body)
    });
    let grown = memory::most_ever().saturating_sub(before);
    let report = format!("{} {grown} {body} {said}", elapsed.as_millis());
    fs::write(std::env::var_os(REPORT).unwrap(), report).unwrap();
}

async fn sent(caller: &Caller) -> (String, usize) {
    let outcome = caller.send().await;
    let body = outcome.exchange.as_ref().map_or(0, body_of);
    (verdict(&outcome), body)
}

async fn sent_often(caller: &Caller) -> String {
    let client = caller.client().await.unwrap();
    let first = verdict(&caller.send_with(&client).await);
    for _turn in 1..OFTEN {
        let next = verdict(&caller.send_with(&client).await);
        if next != first {
            return next;
        }
    }
    first
}

async fn read(caller: &Caller) -> (String, usize) {
    let reading = caller.read().await;
    let said = match &reading.record {
        Ok(record) => format!("{:?}", record.state),
        Err(ReadingError::NoAnswer(cause)) => cause.message().key.to_owned(),
        Err(ReadingError::Refused(refusal)) => format!("refused: {}", refusal.status),
    };
    (said, reading.exchange.as_ref().map_or(0, body_of))
}

async fn signed_in(caller: &Caller) -> String {
    let service = ServerToServer {
        url: BaseUrl::parse(&caller.base_url).unwrap(),
        client_id: "client".to_owned(),
        client_secret: "secret".into(),
        scopes: vec!["openid".to_owned()],
    };
    match service.sign_in(&caller.route, &caller.cancel).await {
        Ok(_token) => "signed in".to_owned(),
        Err(cause) => {
            let inner = match &cause {
                campaign_remote::campaign::Cause::SignInUnreachable(inner) => inner.message().key,
                _ => "",
            };
            format!("{} {inner}", cause.message().key).trim().to_owned()
        }
    }
}

fn body_of(exchange: &Exchange) -> usize {
    let Some(answer) = &exchange.answer else {
        return 0;
    };
    assert!(matches!(answer.end, BodyEnd::Whole | BodyEnd::Cut(_)));
    answer.body.len()
}
