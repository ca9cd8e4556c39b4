//! A real GNOME Keyring on a bus of its own, for the programs of one shell.

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use crate::shell::{SOON, Shell};

/// Ends with the test.
pub struct Keyring {
    daemons: Vec<Child>,
}

/// A shell whose session has an open keyring.
pub fn session() -> (Shell, Keyring) {
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
    let shell = shell.with("DBUS_SESSION_BUS_ADDRESS", address.trim());
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
