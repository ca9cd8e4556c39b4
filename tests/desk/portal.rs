//! The settings portal of a desktop, as far as it says whether the desktop is light or dark.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use zbus::blocking::Connection;
use zbus::zvariant::{OwnedValue, Value};
use zbus::{fdo, interface};

use super::session::Session;

const PATH: &str = "/org/freedesktop/portal/desktop";
const APPEARANCE: (&str, &str) = ("org.freedesktop.appearance", "color-scheme");

/// The portal. It stays as long as the desk.
pub struct Portal {
    bus: Connection,
    scheme: Arc<AtomicU32>,
}

struct Settings(Arc<AtomicU32>);

#[interface(name = "org.freedesktop.portal.Settings")]
impl Settings {
    /// Wraps the value twice, as the portals of this world do.
    fn read(&self, namespace: &str, key: &str) -> fdo::Result<OwnedValue> {
        if (namespace, key) != APPEARANCE {
            return Err(fdo::Error::Failed("not found".to_owned()));
        }
        let scheme = Value::from(self.0.load(Ordering::Relaxed));
        Ok(Value::Value(Box::new(scheme)).try_into().unwrap())
    }
}

impl Portal {
    /// Takes its place on the session's bus: 0 has no wish, 1 wants it dark, 2 light.
    pub fn start(session: &Session, scheme: u32) -> Self {
        let scheme = Arc::new(AtomicU32::new(scheme));
        let server = session.bus.object_server();
        assert!(server.at(PATH, Settings(Arc::clone(&scheme))).unwrap());
        session
            .bus
            .request_name("org.freedesktop.portal.Desktop")
            .unwrap();
        let bus = session.bus.clone();
        Self { bus, scheme }
    }

    /// The person switches the desktop over.
    pub fn switch(&self, scheme: u32) {
        self.scheme.store(scheme, Ordering::Relaxed);
        let change = (APPEARANCE.0, APPEARANCE.1, Value::from(scheme));
        self.bus
            .emit_signal(
                None::<&str>,
                PATH,
                "org.freedesktop.portal.Settings",
                "SettingChanged",
                &change,
            )
            .unwrap();
    }
}
