//! A profile that leads to scripted servers, one look through it, and its lines as text.

use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;

use campaign_remote::campaign::{Argument, BaseUrl, Cause, Message, Organization, WorkflowId};
use campaign_remote::profiles::{Profile, ProxyUrl};
use campaign_remote::remote::check::{Finding, Line, check};
use secrecy::SecretString;
use tokio::net::TcpSocket;
use tokio_util::sync::CancellationToken;

use crate::campaign::{API_KEY, Connection, Server, Step, TOKEN, answer, run};

/// Someone about to check a connection.
pub(crate) struct Desk {
    pub(crate) profile: Profile,
    pub(crate) token: Result<String, Cause>,
    pub(crate) workflow: Option<&'static str>,
    pub(crate) cancel: CancellationToken,
    _nobody: ClosedPort,
}

/// An address at which nobody listens as long as it is kept: no other test's server can get it meanwhile.
pub(crate) struct ClosedPort {
    pub(crate) address: SocketAddr,
    _bound: TcpSocket,
}

impl ClosedPort {
    pub(crate) fn new() -> Self {
        let bound = TcpSocket::new_v4().unwrap();
        bound.bind((Ipv4Addr::LOCALHOST, 0).into()).unwrap();
        Self {
            address: bound.local_addr().unwrap(),
            _bound: bound,
        }
    }
}

/// What a workflow's record looks like.
pub(crate) const RECORD: &str = r#"{"PKey":"@abc","activities":{"activity":{}}}"#;

/// A profile of the sign-in service with one Campaign instance and one other product.
pub(crate) const FOR_ACME: &str = r#"{"userId":"x","projectedProductContext":[
    {"prodCtx":{"organization_id":"0123@AdobeOrg","serviceCode":"dma_analytics"}},
    {"prodCtx":{"organization_id":"acme","serviceCode":"dma_tartan"}}]}"#;

impl Desk {
    /// Looks at `WKF35` of `acme` at `base_url`; nobody is there to tell what the token is for.
    pub(crate) fn at(base_url: &str) -> Self {
        let nobody = ClosedPort::new();
        let acme = Organization::parse("acme").unwrap();
        let mut profile = Profile::new("Acme", acme).unwrap();
        profile.base_url = BaseUrl::parse(base_url).unwrap();
        profile.sign_in_url = BaseUrl::parse(&format!("http://{}", nobody.address)).unwrap();
        API_KEY.clone_into(&mut profile.api_key);
        profile.connect_timeout = Duration::from_secs(5);
        profile.timeout = Duration::from_secs(10);
        Self {
            profile,
            token: Ok(TOKEN.to_owned()),
            workflow: Some("WKF35"),
            cancel: CancellationToken::new(),
            _nobody: nobody,
        }
    }

    pub(crate) fn with_sign_in(mut self, server: &Server) -> Self {
        self.profile.sign_in_url = BaseUrl::parse(&server.http()).unwrap();
        self
    }

    pub(crate) fn with_proxy(mut self, proxy: &str) -> Self {
        self.profile.proxy = Some(ProxyUrl::parse(proxy).unwrap());
        self
    }

    /// Checks, and asserts that what is reported is what comes back, and holds no secret.
    pub(crate) fn lines(&self) -> Vec<Line> {
        run(self.check(|_line| {}))
    }

    /// The same, in words for tests: `NameResolution good check-name-is-address`.
    pub(crate) fn look(&self) -> Vec<String> {
        self.lines().iter().map(said).collect()
    }

    pub(crate) async fn check(&self, mut look_on: impl FnMut(&Line)) -> Vec<Line> {
        let workflow = self.workflow.map(|id| WorkflowId::parse(id).unwrap());
        let mut reported = Vec::new();
        let lines = check(
            &self.profile,
            async { self.token.clone().map(SecretString::from) },
            workflow.as_ref(),
            |line| {
                look_on(&line);
                reported.push(line);
            },
            &self.cancel,
        )
        .await;
        assert_eq!(reported, lines, "what is reported is all that is said");
        let shown = format!("{lines:?} {:?}", lines.iter().map(said).collect::<Vec<_>>());
        if let Ok(token) = &self.token {
            for part in token.split('.') {
                assert!(!shown.contains(part), "a secret is shown: {shown}");
            }
        }
        lines
    }
}

/// A server that gives the same answer to everything.
pub(crate) fn answering(status: &str, body: &str) -> Server {
    Server::start([
        Step::ReadRequest,
        Step::Send(answer(status, body)),
        Step::Linger,
    ])
}

/// What was asked, in order: the first line of each request. Nothing but GET, and nothing secret in a URL.
pub(crate) fn asked(server: &Server) -> Vec<String> {
    let connections = server.settle();
    let asked: Vec<String> = connections
        .iter()
        .map(|connection| {
            text(connection)
                .lines()
                .next()
                .unwrap_or_default()
                .to_owned()
        })
        .filter(|line| !line.is_empty())
        .collect();
    assert_eq!(
        server.requests(),
        asked.len(),
        "one request on each connection"
    );
    for line in &asked {
        assert!(line.starts_with("GET "), "{line}");
        assert!(!line.contains(TOKEN) && !line.contains(API_KEY), "{line}");
    }
    for connection in &connections {
        let request = text(connection);
        if request.starts_with("GET / ") {
            assert!(
                !request.contains(TOKEN) && !request.contains(API_KEY),
                "{request}"
            );
        }
    }
    asked
}

pub(crate) fn text(connection: &Connection) -> String {
    String::from_utf8_lossy(&connection.bytes).into_owned()
}

/// One line in words for tests.
pub(crate) fn said(line: &Line) -> String {
    let step = line.step;
    match &line.result {
        Finding::Good(None) => format!("{step:?} good"),
        Finding::Good(Some(message)) => format!("{step:?} good {}", message.key),
        Finding::Skipped => format!("{step:?} -"),
        Finding::Bad { what, .. } => format!("{step:?} bad {}", what.key),
    }
}

/// A text in one of the message's places.
pub(crate) fn place(message: &Message, name: &str) -> String {
    let found = message
        .arguments
        .iter()
        .find(|(given, _value)| *given == name);
    match &found.unwrap_or_else(|| panic!("{name} in {message}")).1 {
        Argument::Text(text) => text.clone(),
        Argument::Number(number) => number.to_string(),
    }
}
