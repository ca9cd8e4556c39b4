//! A practice Campaign that listens: where it is, what a program needs to call it, and its end.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::HeaderName;
use axum::http::header::CONTENT_TYPE;
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;
use axum::routing::{get, post};
use axum::{Json, Router};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tokio::time::timeout;
use tokio_util::sync::{CancellationToken, DropGuard};

use super::calls;
use super::choices::Choices;
use super::gateway::Campaign;
use super::line::{Cord, Door};
use super::refusal::Refusal;
use super::sign_in;
use super::{ACCESS_TOKEN, API_KEY, CLIENT_SECRET, DESCRIPTION, ORGANIZATION};

/// A practice Campaign that listens on this machine, until it is dropped or [stopped](Self::stop).
///
/// Every one has workflows of its own, which begin where their stories begin.
#[derive(Debug)]
pub struct Practice {
    address: SocketAddr,
    campaign: Arc<Campaign>,
    serving: JoinHandle<()>,
    /// Dropped with it: nobody is let in any more, and what is being answered is answered.
    open: DropGuard,
}

impl Practice {
    /// Listens on 127.0.0.1, and on nothing else; port 0 takes any that is free.
    ///
    /// It runs on the tokio runtime of the caller, which must have its input, output and time switched on.
    ///
    /// # Errors
    /// When the port is taken.
    pub async fn start(port: u16) -> io::Result<Self> {
        Self::start_with(port, Choices::default()).await
    }

    /// The same, with other choices where Adobe documents nothing.
    ///
    /// # Errors
    /// When the port is taken.
    pub async fn start_with(port: u16, choices: Choices) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
        let address = listener.local_addr()?;
        let campaign = Arc::new(Campaign::new(format!("http://{address}"), choices));
        let closing = CancellationToken::new();
        let service = rooms(Arc::clone(&campaign)).into_make_service_with_connect_info::<Cord>();
        let serve = axum::serve(Door(listener), service)
            .with_graceful_shutdown(closing.clone().cancelled_owned());
        #[expect(
            clippy::disallowed_methods,
            reason = "the one task of a practice Campaign; it ends when the Practice is dropped"
        )]
        let serving = tokio::spawn(async move {
            if let Err(error) = serve.await {
                tracing::warn!(%error, "the practice Campaign broke off");
            }
        });
        Ok(Self {
            address,
            campaign,
            serving,
            open: closing.drop_guard(),
        })
    }

    /// `http://127.0.0.1:PORT`: the base URL and the sign-in URL in one.
    pub fn base_url(&self) -> String {
        self.campaign.base_url.clone()
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// All that another program needs to call it: one JSON object, without a line end.
    pub fn first_line(&self) -> String {
        json!({
            "base_url": self.base_url(),
            "organization": ORGANIZATION,
            "api_key": API_KEY,
            "access_token": ACCESS_TOKEN,
            "client_secret": CLIENT_SECRET,
        })
        .to_string()
    }

    /// How many requests have come in so far, the refused and the unanswered ones included.
    pub fn requests(&self) -> usize {
        self.campaign.requests.load(Ordering::Relaxed)
    }

    /// Lets nobody in any more, and waits until what is being answered is answered, half a second at most.
    pub async fn stop(self) {
        drop(self.open);
        let _ = timeout(Duration::from_millis(500), self.serving).await;
    }
}

/// The largest body that is read: a signal's payload, and nothing else is as large (Adobe, *Triggering a signal*).
const LARGEST_BODY: usize = 64 * 1024;

fn rooms(campaign: Arc<Campaign>) -> Router {
    let workflow = "/{organization}/campaign/workflow/execution/{workflow}";
    let trigger = format!("{workflow}/activities/activity/{{activity}}/trigger");
    Router::new()
        .route("/", get(describe))
        .route(REQUESTS, get(tell_requests))
        .route(workflow, get(calls::read))
        .route(&format!("{workflow}/commands"), post(calls::command))
        .route(&trigger, post(calls::trigger))
        .route(&format!("{trigger}/"), post(calls::trigger))
        .route("/ims/token/v3", post(sign_in::give_token))
        .route("/ims/profile/v1", get(sign_in::profile))
        .fallback(async || Refusal::WrongUri)
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .layer(from_fn_with_state(Arc::clone(&campaign), count))
        .with_state(campaign)
}

async fn describe() -> ([(HeaderName, &'static str); 1], &'static str) {
    ([(CONTENT_TYPE, "text/plain;charset=utf-8")], DESCRIPTION)
}

/// Where a program asks how many requests have come in; asking is not counted.
const REQUESTS: &str = "/requests";

async fn tell_requests(State(campaign): State<Arc<Campaign>>) -> Json<Value> {
    Json(json!({ "requests": campaign.requests.load(Ordering::Relaxed) }))
}

async fn count(State(campaign): State<Arc<Campaign>>, request: Request, next: Next) -> Response {
    if request.uri().path() != REQUESTS {
        campaign.requests.fetch_add(1, Ordering::Relaxed);
    }
    let asked = format!("{} {}", request.method(), request.uri().path());
    let response = next.run(request).await;
    tracing::debug!(status = response.status().as_u16(), "practice: {asked}");
    response
}
