//! The private session that a desk is made of: folders, display, buses, keyring, window manager.

use std::ffi::OsString;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use tempfile::TempDir;
use zbus::blocking::Connection;
use zbus::blocking::connection::Builder;
use zbus::zvariant::Value;

use super::keyring::{self, Keyring};
use super::place::{environment, new_folder, offer_password_prompt};
use super::process::{Guard, Running, bare, needed};
use super::wait::{SOON, wait_until};

/// How long an answer on a bus may take before the test fails.
const ANSWER: Duration = Duration::from_secs(10);

/// The password of every desk's keyring.
pub const KEYRING_PASSWORD: &str = "a throw-away password";

/// A whole session, alive as long as the desk or one of its programs is held.
///
/// Fields are dropped in this order: servers (last started first), then the guard, then the files.
pub struct Session {
    pub bus: Connection,
    pub accessibility: Connection,
    servers: Servers,
    guard: Mutex<Guard>,
    environment: Vec<(&'static str, OsString)>,
    folder: TempDir,
    /// Numbers what is written to files: programs' output, pictures.
    written: AtomicU32,
}

struct Servers(Vec<Running>);

impl Drop for Servers {
    fn drop(&mut self) {
        while let Some(server) = self.0.pop() {
            drop(server);
        }
    }
}

impl Session {
    /// Starts everything; the display is `width` times `height` pixels.
    pub fn start(width: u32, height: u32, keyring: Keyring) -> Self {
        let folder = new_folder();
        let mut guard = Guard::start(folder.path());
        let mut environment = environment(folder.path());
        let at = folder.path();

        let mut xvfb = bare(needed("Xvfb", "xvfb"), &environment);
        xvfb.args([
            "-displayfd",
            "1",
            "-nolisten",
            "tcp",
            "-noreset",
            "-screen",
            "0",
        ]);
        xvfb.arg(format!("{width}x{height}x24"));
        let (xvfb, display) = Running::start_and_hear(&mut xvfb, at, "Xvfb", &mut guard);
        environment.push(("DISPLAY", format!(":{display}").into()));

        let mut dbus = bare(needed("dbus-daemon", "dbus"), &environment);
        dbus.arg(format!("--config-file={}", at.join("bus.conf").display()));
        dbus.args(["--nofork", "--nopidfile", "--print-address"]);
        let (dbus, address) = Running::start_and_hear(&mut dbus, at, "dbus-daemon", &mut guard);
        environment.push(("DBUS_SESSION_BUS_ADDRESS", address.clone().into()));
        let bus = connect(&address);
        let mut servers = Servers(vec![xvfb, dbus]);

        let mut openbox = bare(needed("openbox", "openbox"), &environment);
        servers.0.push(Running::start(
            openbox.arg("--sm-disable"),
            at,
            "openbox",
            &mut guard,
        ));

        if keyring != Keyring::None {
            offer_password_prompt(at);
            let mut daemon = bare(
                needed("gnome-keyring-daemon", "gnome-keyring"),
                &environment,
            );
            daemon
                .args(["--foreground", "--unlock", "--components=secrets"])
                .stdin(Stdio::piped());
            let mut daemon = Running::start(&mut daemon, at, "gnome-keyring-daemon", &mut guard);
            let mut input = daemon.input().expect("its standard input is a pipe");
            input
                .write_all(KEYRING_PASSWORD.as_bytes())
                .expect("the keyring daemon reads its password");
            servers.0.push(daemon);
        }

        // It starts the bus that screen readers use when it is asked for the address.
        let mut a11y = bare(needed("at-spi-bus-launcher", "at-spi2-core"), &environment);
        a11y.env("GSETTINGS_BACKEND", "memory");
        servers.0.push(Running::start(
            &mut a11y,
            at,
            "at-spi-bus-launcher",
            &mut guard,
        ));
        let accessibility = connect_to_accessibility(&bus);

        let session = Self {
            bus,
            accessibility,
            servers,
            guard: Mutex::new(guard),
            environment,
            folder,
            written: AtomicU32::new(0),
        };
        session.wait_for_window_manager();
        if keyring != Keyring::None {
            keyring::wait_until_ready(&session);
        }
        if keyring == Keyring::Locked {
            keyring::lock(&session);
        }
        session
    }

    /// The folder that everything on this desk lies in.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Where sockets of the session lie.
    pub fn runtime_folder(&self) -> PathBuf {
        let mut environment = self.environment.iter();
        let found = environment.find(|(name, _value)| *name == "XDG_RUNTIME_DIR");
        found
            .map(|(_name, value)| value.into())
            .expect("every session has one")
    }

    /// `program` with the environment of the desk and nothing else.
    pub fn command(&self, program: impl AsRef<Path>) -> Command {
        let mut command = bare(program, &self.environment);
        command.current_dir(self.folder().join("home"));
        command
    }

    /// Starts a program that goes on; what it prints goes to a file of its own.
    pub fn run(&self, command: &mut Command, name: &str) -> Running {
        let number = self.written.fetch_add(1, Ordering::Relaxed);
        let mut guard = self
            .guard
            .lock()
            .expect("no test panics while it starts a program");
        Running::start(
            command,
            self.folder(),
            &format!("{name}-{number}"),
            &mut guard,
        )
    }

    /// The titles of all windows that are on screen.
    pub fn window_titles(&self) -> Vec<String> {
        let windows = self
            .xdotool(&["search", "--onlyvisible", "--name", "."])
            .unwrap_or_default();
        windows
            .lines()
            .filter_map(|window| self.xdotool(&["getwindowname", window]))
            .collect()
    }

    /// Runs xdotool and returns what it says, or nothing if it fails.
    pub fn xdotool<S: AsRef<std::ffi::OsStr>>(&self, arguments: &[S]) -> Option<String> {
        let output = self
            .command(needed("xdotool", "xdotool"))
            // The language of the desk may not be installed; without one xdotool types ASCII only.
            .env("LC_ALL", "C.UTF-8")
            .args(arguments)
            .output()
            .expect("xdotool can be started");
        output
            .status
            .success()
            .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }

    /// Writes a picture of the whole display as PNG.
    pub fn screenshot(&self, path: &Path) {
        self.take_picture(path)
            .unwrap_or_else(|error| panic!("no picture of the display: {error}"));
    }

    /// Takes a picture for the report of a failed test and says where it is; it outlives the desk.
    pub fn failure_picture(&self) -> String {
        let folder =
            Path::new(option_env!("CARGO_TARGET_TMPDIR").unwrap_or("/tmp")).join("desk-failures");
        let number = self.written.fetch_add(1, Ordering::Relaxed);
        let desk = self
            .folder()
            .file_name()
            .unwrap_or_default()
            .to_string_lossy();
        let path = folder.join(format!("{desk}-{number}.png"));
        let taken = fs::create_dir_all(&folder).map_err(|error| error.to_string());
        match taken.and_then(|()| self.take_picture(&path)) {
            Ok(()) => format!("picture: {}", path.display()),
            Err(error) => format!("no picture: {error}"),
        }
    }

    fn take_picture(&self, path: &Path) -> Result<(), String> {
        let mut import = self.command(needed("import", "imagemagick"));
        let output = import
            .args(["-window", "root"])
            .arg(path)
            .output()
            .map_err(|error| error.to_string())?;
        let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
        output.status.success().then_some(()).ok_or(complaint)
    }

    fn wait_for_window_manager(&self) {
        wait_until(
            "openbox to manage the windows",
            SOON,
            || {
                self.xdotool(&["get_num_desktops"])
                    .filter(|answer| answer != "0")
            },
            || self.servers.0[2].said(),
        );
    }
}

fn connect(address: &str) -> Connection {
    Builder::address(address)
        .and_then(|builder| builder.method_timeout(ANSWER).build())
        .unwrap_or_else(|error| panic!("no connection to the bus at {address}: {error}"))
}

/// Switches accessibility on and joins its bus; programs started later show their windows there.
fn connect_to_accessibility(bus: &Connection) -> Connection {
    let (name, path) = ("org.a11y.Bus", "/org/a11y/bus");
    wait_until(
        "the accessibility bus",
        SOON,
        || super::keyring::has_owner(bus, name).then_some(()),
        || "nobody owns org.a11y.Bus".to_owned(),
    );
    bus.call_method(
        Some(name),
        path,
        Some("org.freedesktop.DBus.Properties"),
        "Set",
        &("org.a11y.Status", "IsEnabled", Value::from(true)),
    )
    .expect("accessibility can be switched on");
    let address: String = bus
        .call_method(Some(name), path, Some("org.a11y.Bus"), "GetAddress", &())
        .and_then(|answer| answer.body().deserialize())
        .expect("the accessibility bus has an address");
    connect(&address)
}
