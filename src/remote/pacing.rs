//! How often a server is asked, whoever asks: following and watching wait for their turns together.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::MutexGuard as Turn;
use tokio_util::sync::{CancellationToken, WaitForCancellationFuture};

use crate::campaign::BaseUrl;
use crate::profiles::ProfileId;

use super::clock::Clock;
use super::watch::Manner;

/// The shortest time between two looks at records of one server, however many commands are followed there.
const SPACING: Duration = Duration::from_secs(1);

/// The turns at all servers, for as long as the program runs.
#[derive(Debug)]
pub struct Pacing<C> {
    clock: C,
    watching: Turns,
    servers: Mutex<HashMap<String, Arc<Server>>>,
    profiles: Mutex<HashMap<ProfileId, Arc<Own>>>,
}

/// What there is to know of asking one server.
#[derive(Debug, Default)]
pub struct Server {
    looks: Turns,
    manner: Mutex<Manner>,
    knocking: tokio::sync::Mutex<()>,
}

/// What stands in the way of one profile, and of no other at the same server.
#[derive(Debug, Default)]
pub(super) struct Own {
    manner: Mutex<Manner>,
    forgotten: CancellationToken,
}

impl<C: Clock> Pacing<C> {
    /// Nobody was asked yet.
    pub fn new(clock: C) -> Self {
        Self {
            clock,
            watching: Turns::default(),
            servers: Mutex::default(),
            profiles: Mutex::default(),
        }
    }

    /// The clock that all of it goes by.
    pub const fn clock(&self) -> &C {
        &self.clock
    }

    /// The server at this address, the same one each time.
    pub fn server(&self, base_url: &BaseUrl) -> Arc<Server> {
        let mut servers = lock(&self.servers);
        Arc::clone(servers.entry(base_url.to_string()).or_default())
    }

    /// What stands in this profile's way, until it is forgotten.
    pub(super) fn own(&self, profile: ProfileId) -> Arc<Own> {
        Arc::clone(lock(&self.profiles).entry(profile).or_default())
    }

    /// Forgets what stood in this profile's way: its credentials have changed, or a person has just found it open.
    pub fn forget(&self, profile: ProfileId) {
        let forgotten = lock(&self.profiles).remove(&profile);
        if let Some(own) = forgotten {
            own.forgotten.cancel();
        }
    }

    /// Waits for a turn to look at a record of `server`.
    pub async fn turn(&self, server: &Server) {
        server.looks.take(SPACING, &self.clock).await;
    }

    /// Waits for the watch's turn, which comes so long after the one before, whatever server that was for.
    pub(super) async fn watch_turn(&self, server: &Server, spacing: Duration) {
        self.watching.take(spacing, &self.clock).await;
        self.turn(server).await;
    }
}

impl Server {
    /// How the watch gets on with it.
    pub(super) fn manner(&self) -> MutexGuard<'_, Manner> {
        lock(&self.manner)
    }

    /// While it is silent, one at a time finds out whether it is back.
    pub(super) async fn knock(&self) -> Option<Turn<'_, ()>> {
        let is_silent = self.manner().is_offline();
        if is_silent {
            Some(self.knocking.lock().await)
        } else {
            None
        }
    }
}

impl Own {
    pub(super) fn manner(&self) -> MutexGuard<'_, Manner> {
        lock(&self.manner)
    }

    /// Ends once it is forgotten.
    pub(super) fn forgotten(&self) -> WaitForCancellationFuture<'_> {
        self.forgotten.cancelled()
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Turns with some time between them; who waits first is first. Who goes away while waiting leaves no gap.
#[derive(Debug, Default)]
struct Turns(tokio::sync::Mutex<Option<Duration>>);

impl Turns {
    async fn take(&self, spacing: Duration, clock: &impl Clock) {
        let mut last = self.0.lock().await;
        if let Some(last) = *last {
            let wait = (last + spacing).saturating_sub(clock.passed());
            if !wait.is_zero() {
                clock.sleep(wait).await;
            }
        }
        *last = Some(clock.passed());
    }
}
