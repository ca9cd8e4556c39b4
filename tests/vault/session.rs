//! A private session with a real D-Bus and, on demand, a real GNOME Keyring.
//!
//! Which bus a process talks to stands in its environment, which cannot be changed safely while it
//! runs. So each case runs in a process of its own: the test's own program once more, told by a
//! variable which case it is.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const CASE: &str = "VAULT_TEST_CASE";
const FOLDER: &str = "VAULT_TEST_FOLDER";

/// Runs one case in a process with a fresh home and the address of a bus that is not there yet.
pub(crate) fn run(case: &str) {
    let folder = tempfile::tempdir().unwrap();
    let output = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "in_a_private_session", "--nocapture"])
        .env(CASE, case)
        .env(FOLDER, folder.path())
        .env("HOME", folder.path())
        .env("XDG_RUNTIME_DIR", folder.path())
        .env("XDG_DATA_HOME", folder.path().join("data"))
        .env("DBUS_SESSION_BUS_ADDRESS", address(folder.path()))
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{case}:\n{said}\n{errors}");
}

/// The case that this process is for, if it is for one.
pub(crate) fn case() -> Option<(String, Desk)> {
    let case = std::env::var(CASE).ok()?;
    let folder = PathBuf::from(std::env::var_os(FOLDER)?);
    Some((case, Desk { folder }))
}

/// Where a case starts and ends its daemons.
pub(crate) struct Desk {
    folder: PathBuf,
}

/// A program that ends with the case.
pub(crate) struct Daemon(Child);

impl Drop for Daemon {
    fn drop(&mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

impl Desk {
    /// A bus that starts nothing by itself.
    pub(crate) fn start_bus(&self) -> Daemon {
        let socket = self.folder.join("bus");
        drop(std::fs::remove_file(&socket));
        let config = self.folder.join("bus.conf");
        let text = format!(
            r#"<busconfig><type>session</type><listen>{}</listen>
            <policy context="default"><allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/></policy>
            </busconfig>"#,
            address(&self.folder)
        );
        std::fs::write(&config, text).unwrap();
        let bus = Command::new("dbus-daemon")
            .arg(format!("--config-file={}", config.display()))
            .arg("--nofork")
            .stdout(Stdio::null())
            .spawn()
            .expect("dbus-daemon (package dbus) is installed by scripts/test");
        until("the bus listens", || socket.exists());
        Daemon(bus)
    }

    /// A GNOME Keyring; with a password its login collection is there and unlocked.
    pub(crate) fn start_keyring(password: Option<&str>) -> Daemon {
        let mut command = Command::new("gnome-keyring-daemon");
        command.args(["--foreground", "--components=secrets"]);
        if password.is_some() {
            command.arg("--unlock").stdin(Stdio::piped());
        }
        let mut keyring = command
            .stdout(Stdio::null())
            .spawn()
            .expect("gnome-keyring-daemon (package gnome-keyring) is installed by scripts/test");
        if let Some(password) = password {
            let mut input = keyring.stdin.take().unwrap();
            input.write_all(password.as_bytes()).unwrap();
        }
        until("the keyring answers", || {
            let names = ask(
                [
                    "org.freedesktop.DBus",
                    "/",
                    "org.freedesktop.DBus.ListNames",
                ],
                &[],
            );
            names.is_some_and(|names| names.contains("org.freedesktop.secrets"))
        });
        if password.is_some() {
            until("the login collection is there", || {
                let alias = ask(
                    [
                        "org.freedesktop.secrets",
                        "/org/freedesktop/secrets",
                        "org.freedesktop.Secret.Service.ReadAlias",
                    ],
                    &["string:default"],
                );
                alias.is_some_and(|path| path.contains("/collection/"))
            });
        }
        Daemon(keyring)
    }

    /// Locks the login collection, as the desktop does after a while.
    pub(crate) fn lock() {
        let answer = ask(
            [
                "org.freedesktop.secrets",
                "/org/freedesktop/secrets",
                "org.freedesktop.Secret.Service.Lock",
            ],
            &["array:objpath:/org/freedesktop/secrets/collection/login"],
        );
        assert!(answer.is_some(), "the collection could not be locked");
    }

    /// Every byte of every file below the private home.
    pub(crate) fn files(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        collect(&self.folder, &mut bytes);
        bytes
    }
}

fn collect(folder: &Path, bytes: &mut Vec<u8>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, bytes);
        } else if path.is_file() {
            bytes.extend(std::fs::read(path).unwrap());
        }
    }
}

fn address(folder: &Path) -> String {
    format!("unix:path={}", folder.join("bus").display())
}

fn ask([destination, path, method]: [&str; 3], arguments: &[&str]) -> Option<String> {
    let output = Command::new("dbus-send")
        .args(["--session", "--print-reply"])
        .arg(format!("--dest={destination}"))
        .args([path, method])
        .args(arguments)
        .output()
        .unwrap();
    let answer = String::from_utf8_lossy(&output.stdout).into_owned();
    output.status.success().then_some(answer)
}

fn until(what: &str, mut happened: impl FnMut() -> bool) {
    let since = Instant::now();
    while !happened() {
        assert!(
            since.elapsed() < Duration::from_secs(20),
            "waited in vain until {what}"
        );
        std::thread::sleep(Duration::from_millis(20));
    }
}
