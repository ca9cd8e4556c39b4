//! A practice Campaign and somebody who calls it, with the program's client or with bytes.

#![allow(unreachable_pub, reason = "the tests beside it use it")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test fails by panicking, and then shows what it saw"
)]

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use campaign_remote::campaign::{
    BaseUrl, CampaignClient, Command, Credentials, Organization, Outcome, Reading, Route, Verdict,
    WorkflowId, WorkflowState,
};
use campaign_remote::practice::{ACCESS_TOKEN, API_KEY, Choices, ORGANIZATION, Pace, Practice};
use serde_json::Value;
use tokio::runtime::Runtime;
use tokio_util::sync::CancellationToken;

/// Time stands nearly still: what is on its way stays on its way.
pub const STILL: f64 = 1000.0;

/// Seconds are hundredths.
pub const QUICK: f64 = 0.01;

/// Longer than anything here takes, on a busy machine too.
const SOON: Duration = Duration::from_secs(20);

/// A practice Campaign on a runtime of its own.
pub struct Stage {
    pub practice: Practice,
    runtime: Runtime,
}

/// An answer, byte for byte.
#[derive(Debug)]
pub struct Reply {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Stage {
    pub fn at_pace(factor: f64) -> Self {
        Self::with(Choices {
            pace: Pace::times(factor),
            ..Choices::default()
        })
    }

    pub fn with(choices: Choices) -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()
            .unwrap();
        let practice = runtime.block_on(Practice::start_with(0, choices)).unwrap();
        Self { practice, runtime }
    }

    /// Sends a command as the program does.
    pub fn send(&self, id: &str, command: Command) -> Outcome {
        self.runtime.block_on(self.client().send_command(
            &Organization::parse(ORGANIZATION).unwrap(),
            &WorkflowId::parse(id).unwrap(),
            command,
            &credentials(),
            &CancellationToken::new(),
        ))
    }

    /// Reads a record as the program does.
    pub fn read(&self, id: &str) -> Reading {
        self.runtime.block_on(self.client().read_workflow(
            &Organization::parse(ORGANIZATION).unwrap(),
            &WorkflowId::parse(id).unwrap(),
            &credentials(),
            &CancellationToken::new(),
        ))
    }

    pub fn state(&self, id: &str) -> WorkflowState {
        self.read(id).record.unwrap().state
    }

    /// Reads the record until it reports this state.
    pub fn wait_for(&self, id: &str, wanted: &WorkflowState) {
        let mut seen = None;
        until(&format!("{id} is {wanted:?}"), || {
            let state = self.state(id);
            let is_there = state == *wanted;
            if seen.as_ref() != Some(&state) {
                println!("{id}: {state:?}");
                seen = Some(state);
            }
            is_there
        });
    }

    /// The record as JSON.
    pub fn record(&self, id: &str) -> Value {
        serde_json::from_str(&self.get(&workflow(id)).body).unwrap()
    }

    /// Runs something on the practice's own runtime.
    pub fn run<T>(&self, future: impl Future<Output = T>) -> T {
        self.runtime.block_on(future)
    }

    pub fn get(&self, path: &str) -> Reply {
        self.raw(&format!("GET {path} HTTP/1.1\r\n{}\r\n", signature()))
    }

    pub fn post(&self, path: &str, body: &str) -> Reply {
        self.post_as(path, "application/json", body)
    }

    pub fn post_as(&self, path: &str, kind: &str, body: &str) -> Reply {
        self.raw(&format!(
            "POST {path} HTTP/1.1\r\n{}Content-Type: {kind}\r\nContent-Length: {}\r\n\r\n{body}",
            signature(),
            body.len(),
        ))
    }

    /// Sends these bytes with `Host` and `Connection: close`, and reads all that comes.
    pub fn raw(&self, request: &str) -> Reply {
        let (first, rest) = request.split_once("\r\n").unwrap();
        let mut stream = TcpStream::connect(self.practice.address()).unwrap();
        stream.set_read_timeout(Some(SOON)).unwrap();
        write!(
            stream,
            "{first}\r\nHost: practice\r\nConnection: close\r\n{rest}"
        )
        .unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let answer = String::from_utf8(answer).unwrap();
        let (head, body) = answer
            .split_once("\r\n\r\n")
            .unwrap_or_else(|| panic!("no whole answer: {answer:?}"));
        Reply {
            status: head.split(' ').nth(1).unwrap().parse().unwrap(),
            head: head.to_lowercase(),
            body: body.to_owned(),
        }
    }

    fn client(&self) -> CampaignClient {
        let base_url = BaseUrl::parse(&self.practice.base_url()).unwrap();
        let cancel = CancellationToken::new();
        let client = CampaignClient::new(base_url, route(), &cancel);
        self.runtime.block_on(client).unwrap()
    }
}

/// Asks again and again until it is so.
pub fn until(what: &str, mut is_so: impl FnMut() -> bool) {
    let began = Instant::now();
    while !is_so() {
        assert!(began.elapsed() < SOON, "not in {SOON:?}: {what}");
    }
}

impl Reply {
    /// The value of a header, its name in small letters.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.head
            .lines()
            .find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
    }
}

pub fn route() -> Route {
    Route {
        ca_file: None,
        proxy: None,
        connect_timeout: SOON,
        timeout: SOON,
    }
}

fn credentials() -> Credentials {
    Credentials {
        api_key: API_KEY.to_owned(),
        token: ACCESS_TOKEN.into(),
    }
}

/// The headers that open the gateway.
pub fn signature() -> String {
    format!("Authorization: Bearer {ACCESS_TOKEN}\r\nX-Api-Key: {API_KEY}\r\n")
}

pub fn workflow(id: &str) -> String {
    format!("/{ORGANIZATION}/campaign/workflow/execution/{id}")
}

pub fn commands(id: &str) -> String {
    format!("{}/commands", workflow(id))
}

/// The sentence that a refusal means, or the cause's.
pub fn told(outcome: &Outcome) -> &'static str {
    match &outcome.verdict {
        Verdict::Accepted => "accepted",
        Verdict::Refused(refusal) => refusal.meaning().map_or("refused", |meaning| meaning.key),
        Verdict::MaybeApplied(cause) | Verdict::NotSent(cause) => cause.message().key,
    }
}
