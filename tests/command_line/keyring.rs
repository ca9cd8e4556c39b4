//! A real GNOME Keyring on a bus of its own, for the programs of one shell; and one that helps nobody.

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use zbus::zvariant::{OwnedObjectPath, OwnedValue};

use crate::shell::{SOON, Shell};

/// Ends with the test.
pub struct Keyring {
    daemons: Vec<Child>,
}

/// A shell whose session has a bus, and nothing on it.
fn session_bus() -> (Shell, Child, String) {
    let shell = Shell::new();
    let at = shell.home().to_owned();
    let config = at.join("bus.conf");
    let text = format!(
        r#"<busconfig><type>session</type><listen>unix:path={}</listen>
        <policy context="default"><allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/></policy>
        </busconfig>"#,
        at.join("bus").display()
    );
    fs::write(&config, text).unwrap();
    let mut bus = shell
        .any(
            "dbus-daemon",
            &["--nofork", "--nopidfile", "--print-address"],
        )
        .arg(format!("--config-file={}", config.display()))
        .spawn()
        .expect("dbus-daemon (package dbus) is installed by scripts/test");
    let mut address = String::new();
    BufReader::new(bus.stdout.take().unwrap())
        .read_line(&mut address)
        .unwrap();
    let address = address.trim().to_owned();
    let shell = shell.with("DBUS_SESSION_BUS_ADDRESS", &address);
    (shell, bus, address)
}

/// A shell whose session has an open keyring.
pub fn session() -> (Shell, Keyring) {
    let (shell, bus, _address) = session_bus();
    let mut keyring = shell
        .any(
            "gnome-keyring-daemon",
            &["--foreground", "--unlock", "--components=secrets"],
        )
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("gnome-keyring-daemon (package gnome-keyring) is installed by scripts/test");
    keyring
        .stdin
        .take()
        .unwrap()
        .write_all(b"a throw-away password")
        .unwrap();
    let keyring = Keyring {
        daemons: vec![keyring, bus],
    };
    let began = Instant::now();
    while !is_open(&shell) {
        assert!(began.elapsed() < SOON, "the keyring did not open");
        std::thread::sleep(Duration::from_millis(20));
    }
    (shell, keyring)
}

/// A keyring service that helps nobody, and counts who asks.
pub struct Unhelpful {
    asked: Arc<AtomicUsize>,
    _service: zbus::blocking::Connection,
    _bus: Keyring,
}

/// How it does not help.
#[derive(Clone, Copy, PartialEq)]
pub enum Manner {
    /// It is locked, and its dialog is dismissed.
    Locked,
    /// It never answers.
    Silent,
}

/// A shell whose session has a keyring like that.
pub fn unhelpful(manner: Manner) -> (Shell, Unhelpful) {
    let (shell, bus, address) = session_bus();
    let asked = Arc::<AtomicUsize>::default();
    let service = zbus::blocking::connection::Builder::address(address.as_str())
        .and_then(|builder| builder.name("org.freedesktop.secrets"))
        .and_then(|builder| {
            let asked = Arc::clone(&asked);
            builder.serve_at("/org/freedesktop/secrets", Service { asked, manner })
        })
        .and_then(zbus::blocking::connection::Builder::build)
        .unwrap();
    let bus = Keyring { daemons: vec![bus] };
    let unhelpful = Unhelpful {
        asked,
        _service: service,
        _bus: bus,
    };
    (shell, unhelpful)
}

impl Unhelpful {
    /// How often somebody began to talk to it.
    pub fn asked(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }

    pub fn wait_until_asked(&self) {
        let began = Instant::now();
        while self.asked() == 0 {
            assert!(began.elapsed() < SOON, "nobody asked the keyring");
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

struct Service {
    asked: Arc<AtomicUsize>,
    manner: Manner,
}

#[derive(Debug, zbus::DBusError)]
#[zbus(prefix = "org.freedesktop.Secret.Error")]
enum Unwilling {
    #[zbus(error)]
    Bus(zbus::Error),
    IsLocked(String),
}

#[zbus::interface(name = "org.freedesktop.Secret.Service")]
impl Service {
    async fn open_session(
        &self,
        algorithm: &str,
        input: zbus::zvariant::Value<'_>,
    ) -> Result<(OwnedValue, OwnedObjectPath), Unwilling> {
        let _whatever = (algorithm, input);
        self.asked.fetch_add(1, Ordering::SeqCst);
        if self.manner == Manner::Silent {
            std::future::pending::<()>().await;
        }
        Err(Unwilling::IsLocked("dismissed".to_owned()))
    }
}

/// What the keyring keeps for this user of ours.
pub fn kept(shell: &Shell, user: &str) -> Option<String> {
    let output = shell
        .any(
            "secret-tool",
            &["lookup", "service", "campaign-remote", "username", user],
        )
        .output()
        .expect("secret-tool (package libsecret-tools) is installed by scripts/test");
    let text = String::from_utf8(output.stdout).unwrap();
    Some(text).filter(|text| !text.is_empty())
}

fn is_open(shell: &Shell) -> bool {
    let answer = shell
        .any(
            "dbus-send",
            &[
                "--session",
                "--print-reply",
                "--dest=org.freedesktop.secrets",
                "/org/freedesktop/secrets",
                "org.freedesktop.Secret.Service.ReadAlias",
                "string:default",
            ],
        )
        .output()
        .unwrap();
    String::from_utf8_lossy(&answer.stdout).contains("/collection/")
}

impl Drop for Keyring {
    fn drop(&mut self) {
        for daemon in &mut self.daemons {
            let _ended = daemon.kill();
            let _ended = daemon.wait();
        }
    }
}
