//! Sends a command as the program does, and puts what came of it into one line.

use std::time::Duration;

use campaign_remote::campaign::{
    BaseUrl, BodyEnd, CampaignClient, Cause, Command, Credentials, Organization, Outcome, Reading,
    Refusal, Route, Verdict, WorkflowId,
};
use tokio_util::sync::CancellationToken;

/// The access token of every test: it may be seen on the wire and nowhere else.
pub const TOKEN: &str = "eyJ-this-token-is-secret";

/// The API key of every test.
pub const API_KEY: &str = "my-api-key";

/// Someone about to send a command.
#[derive(Debug, Clone)]
pub struct Caller {
    /// Where to.
    pub base_url: String,
    /// Which way.
    pub route: Route,
    /// To which instance.
    pub organization: String,
    /// To which workflow.
    pub workflow: String,
    /// Saying what.
    pub command: Command,
    /// With which key.
    pub api_key: String,
    /// With which token.
    pub token: String,
    /// Until when.
    pub cancel: CancellationToken,
}

/// Straight there, with time enough for a busy machine.
pub fn route() -> Route {
    Route {
        ca_file: None,
        proxy: None,
        connect_timeout: Duration::from_secs(5),
        timeout: Duration::from_secs(10),
    }
}

/// Runs it as the program does: the connection lives on a thread of its own.
pub fn run<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap()
        .block_on(future)
}

impl Caller {
    /// Stops `WKF35` of `acme` at `base_url`.
    pub fn to(base_url: &str) -> Self {
        Self {
            base_url: base_url.to_owned(),
            route: route(),
            organization: "acme".to_owned(),
            workflow: "WKF35".to_owned(),
            command: Command::Stop,
            api_key: API_KEY.to_owned(),
            token: TOKEN.to_owned(),
            cancel: CancellationToken::new(),
        }
    }

    /// Sends the command once.
    pub async fn send(&self) -> Outcome {
        match self.client().await {
            Ok(client) => self.send_with(&client).await,
            Err(cause) => Outcome {
                verdict: Verdict::NotSent(cause),
                exchange: None,
            },
        }
    }

    /// The client that [`Self::send`] uses once.
    pub async fn client(&self) -> Result<CampaignClient, Cause> {
        let base_url = BaseUrl::parse(&self.base_url).unwrap();
        CampaignClient::new(base_url, self.route.clone(), &self.cancel).await
    }

    /// Sends the command with a client that may have sent others.
    pub async fn send_with(&self, client: &CampaignClient) -> Outcome {
        client
            .send_command(
                &Organization::parse(&self.organization).unwrap(),
                &WorkflowId::parse(&self.workflow).unwrap(),
                self.command,
                &self.credentials(),
                &self.cancel,
            )
            .await
    }

    /// Reads the workflow's record.
    pub async fn read(&self) -> Reading {
        let client = self.client().await.unwrap();
        client
            .read_workflow(
                &Organization::parse(&self.organization).unwrap(),
                &WorkflowId::parse(&self.workflow).unwrap(),
                &self.credentials(),
                &self.cancel,
            )
            .await
    }

    fn credentials(&self) -> Credentials {
        Credentials {
            api_key: self.api_key.clone(),
            token: self.token.as_str().into(),
        }
    }
}

/// The verdict in one line: its kind, and the keys of the sentences that a person reads.
pub fn told(outcome: &Outcome) -> String {
    match &outcome.verdict {
        Verdict::NotSent(cause) => format!("not sent: {}", cause_told(cause)),
        Verdict::MaybeApplied(cause) => format!("maybe applied: {}", cause_told(cause)),
        Verdict::Refused(refusal) => format!("refused: {}", refusal_told(refusal)),
        Verdict::Accepted => {
            let exchange = outcome.exchange.as_ref().unwrap();
            match &exchange.answer.as_ref().unwrap().end {
                BodyEnd::Whole => "accepted, body whole".to_owned(),
                BodyEnd::Cut(message) => format!("accepted, {}", message.key),
            }
        }
    }
}

fn cause_told(cause: &Cause) -> String {
    let key = cause.message().key;
    match cause {
        Cause::Gateway(refusal) | Cause::SignIn(refusal) => {
            format!("{key} {}", refusal_told(refusal))
        }
        _ => key.to_owned(),
    }
}

fn refusal_told(refusal: &Refusal) -> String {
    let code = refusal.code.as_deref().unwrap_or("-");
    let meaning = refusal.meaning().map_or("-", |meaning| meaning.key);
    format!("{} {code} {meaning}", refusal.status)
}
