//! Somebody who shows notifications, as every desktop has one: it writes down what it is asked to show.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use zbus::interface;
use zbus::zvariant::OwnedValue;

use super::session::Session;
use super::wait::wait_until;

/// What was shown: its title and its text.
pub type Shown = Vec<(String, String)>;

/// The place where notifications appear.
pub struct Notifications(Arc<Mutex<Shown>>);

struct Service(Arc<Mutex<Shown>>);

#[interface(name = "org.freedesktop.Notifications")]
impl Service {
    #[expect(clippy::too_many_arguments, reason = "so the specification has it")]
    fn notify(
        &self,
        app_name: String,
        replaces: u32,
        icon: String,
        summary: String,
        body: String,
        actions: Vec<String>,
        hints: HashMap<String, OwnedValue>,
        timeout: i32,
    ) -> u32 {
        // What a real desktop would also look at.
        drop((app_name, replaces, icon, actions, hints, timeout));
        self.0.lock().unwrap().push((summary, body));
        1
    }

    #[expect(clippy::unused_self, reason = "a method of the interface")]
    fn get_capabilities(&self) -> Vec<String> {
        vec!["body".to_owned()]
    }

    #[expect(clippy::unused_self, reason = "a method of the interface")]
    fn get_server_information(&self) -> (String, String, String, String) {
        let text = str::to_owned;
        (text("desk"), text("tests"), text("1"), text("1.2"))
    }
}

impl Notifications {
    /// Takes its place on the session's bus.
    pub fn start(session: &Session) -> Self {
        let shown: Arc<Mutex<Shown>> = Arc::default();
        let service = Service(Arc::clone(&shown));
        let server = session.bus.object_server();
        assert!(
            server
                .at("/org/freedesktop/Notifications", service)
                .unwrap()
        );
        session
            .bus
            .request_name("org.freedesktop.Notifications")
            .unwrap();
        Self(shown)
    }

    /// What has been shown until now.
    pub fn shown(&self) -> Shown {
        self.0.lock().unwrap().clone()
    }

    /// Waits for the first one.
    pub fn wait(&self, limit: Duration) -> (String, String) {
        wait_until(
            "a notification",
            limit,
            || self.shown().first().cloned(),
            || "none came".to_owned(),
        )
    }
}
