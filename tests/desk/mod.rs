//! A private desk for tests that drive the real window: display, keyring, screen reader's eyes.
//!
//! ```no_run
//! let desk = Desk::start(1280, 800);
//! let app = desk.launch(env!("CARGO_BIN_EXE_campaign-remote"), &[], &[]);
//! app.find("entry", "Workflow ID").set_text("WKF35");
//! app.find("push button", "Start").click();
//! app.wait_text("Confirmed:");
//! assert!(app.close().success());
//! ```
//!
//! Every desk is a new user's machine, with an X display, a session bus, a GNOME Keyring, the
//! accessibility bus and a window manager of its own; nothing of the caller's session is used, and
//! any number of desks run side by side. Only this harness sleeps, in `wait.rs`, always with a
//! limit, at which the test fails with the accessibility tree and the path of a picture.
//! It is for Linux; on Debian it needs the packages at-spi2-core, dbus, gcr, gnome-keyring,
//! imagemagick, openbox, weston, wmctrl, xclip, xdotool and xvfb, and says so where one is missing.
//!
//! - `session` starts and ends the desk, `process` the single programs; `place` is where all lies
//! - `app` reads and waits for what a window shows (`tree`, `node`, `roles`), `hands` types, `life` measures
//!   and ends it
//! - `keyring` looks into the keyring, `traces` into every file

#![allow(
    dead_code,
    unreachable_pub,
    unused_imports,
    reason = "each test program uses a part of the desk"
)]
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test fails by panicking"
)]

mod app;
mod hands;
mod keyring;
mod life;
mod node;
mod notifications;
mod place;
mod portal;
mod process;
mod roles;
mod session;
mod traces;
mod tree;
mod wait;
mod wayland;

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

pub use app::App;
pub use keyring::Keyring;
pub use node::{Extents, Node};
pub use notifications::Notifications;
pub use portal::Portal;
pub use roles::States;
pub use wait::{SOON, wait_until};

use process::needed;
use session::Session;

/// A desk. It stays until it and all programs launched on it are dropped.
pub struct Desk {
    session: Arc<Session>,
}

/// A desk to be, for one that is not the usual.
pub struct Builder {
    width: u32,
    height: u32,
    keyring: Keyring,
}

impl Builder {
    /// The size of the display in pixels; 1280 by 800 if nothing is said.
    pub fn display(mut self, width: u32, height: u32) -> Self {
        (self.width, self.height) = (width, height);
        self
    }

    /// What secrets can be kept in; an open keyring if nothing is said.
    pub fn keyring(mut self, keyring: Keyring) -> Self {
        self.keyring = keyring;
        self
    }

    /// Starts the desk.
    pub fn start(self) -> Desk {
        Desk {
            session: Arc::new(Session::start(self.width, self.height, self.keyring)),
        }
    }
}

impl Desk {
    /// Starts a desk with an open keyring and a display of `width` times `height` pixels.
    pub fn start(width: u32, height: u32) -> Self {
        Self::builder().display(width, height).start()
    }

    /// A desk that is not the usual.
    pub fn builder() -> Builder {
        Builder {
            width: 1280,
            height: 800,
            keyring: Keyring::Unlocked,
        }
    }

    /// Starts a program and waits until its window is on screen and can be read.
    ///
    /// It sees only what a session gives it, and `extra_env`, which may replace any of that.
    pub fn launch(
        &self,
        program: impl AsRef<OsStr>,
        arguments: &[&str],
        extra_env: &[(&str, &str)],
    ) -> App {
        App::launch(
            &self.session,
            Path::new(program.as_ref()),
            arguments,
            extra_env,
        )
    }

    /// The same on a Wayland display of the desk's, with no X display in sight. Keys and pictures are for X only.
    pub fn launch_on_wayland(&self, program: impl AsRef<OsStr>, arguments: &[&str]) -> App {
        App::launch_on_wayland(&self.session, Path::new(program.as_ref()), arguments)
    }

    /// From now on the desktop says whether it is light or dark: 0 has no wish, 1 wants it dark, 2 light.
    pub fn portal(&self, scheme: u32) -> Portal {
        Portal::start(&self.session, scheme)
    }

    /// From now on somebody shows notifications.
    pub fn notifications(&self) -> Notifications {
        Notifications::start(&self.session)
    }

    /// A program without a window, to be run on the desk by the caller: same environment, same
    /// folders, no standard input unless the caller gives one.
    pub fn command(&self, program: impl AsRef<OsStr>) -> Command {
        self.session.command(Path::new(program.as_ref()))
    }

    /// The folder that the desk lies in.
    pub fn folder(&self) -> &Path {
        self.session.folder()
    }

    /// The home folder of programs on the desk.
    pub fn home(&self) -> PathBuf {
        self.folder().join("home")
    }

    /// The titles of all windows that are on screen, those of other programs included.
    pub fn window_titles(&self) -> Vec<String> {
        self.session.window_titles()
    }

    /// The text in the clipboard; nothing if no program offers any.
    pub fn clipboard(&self) -> Option<String> {
        let mut xclip = self.command(needed("xclip", "xclip"));
        let output = xclip
            .args(["-o", "-selection", "clipboard", "-target", "UTF8_STRING"])
            .output();
        let output = output.expect("xclip can be started");
        output
            .status
            .success()
            .then(|| String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// A picture of the whole display, as PNG.
    pub fn screenshot(&self, path: &Path) {
        self.session.screenshot(path);
    }

    /// How bright the whole display is, from 0 to 1.
    pub fn brightness(&self) -> f64 {
        let picture = self.folder().join("brightness.png");
        self.screenshot(&picture);
        let mut convert = self.session.command(needed("convert", "imagemagick"));
        convert.arg(&picture);
        convert.args(["-colorspace", "Gray", "-format", "%[fx:mean]", "info:"]);
        let output = convert.output().expect("convert can be started");
        let text = String::from_utf8_lossy(&output.stdout);
        text.trim()
            .parse()
            .unwrap_or_else(|_error| panic!("no brightness: {text}"))
    }

    /// The attributes of all that the keyring holds; nothing if there is no keyring.
    pub fn keyring_items(&self) -> Vec<BTreeMap<String, String>> {
        keyring::items(&self.session)
    }

    /// The secret kept for `user` of `service`.
    pub fn keyring_secret(&self, service: &str, user: &str) -> Option<Vec<u8>> {
        keyring::secret(&self.session, service, user)
    }

    /// Keeps a secret for `user` of `service`, as the program itself would.
    pub fn keep_secret(&self, service: &str, user: &str, secret: &[u8]) {
        keyring::put(&self.session, service, user, secret);
    }

    /// Locks the keyring, as a screen lock may do.
    pub fn lock_keyring(&self) {
        keyring::lock(&self.session);
    }

    /// Opens the keyring again, as signing in does.
    pub fn unlock_keyring(&self) {
        keyring::unlock(&self.session);
    }

    /// Waits until the system asks for the keyring's password, and leaves it asking.
    pub fn wait_keyring_prompt(&self) {
        keyring::wait_prompt(&self.session);
    }

    /// Types the password where the system asks for it, as soon as it does.
    pub fn answer_keyring_prompt(&self) {
        keyring::answer_prompt(&self.session);
    }

    /// Cancels where the system asks for the keyring's password, as soon as it does.
    pub fn dismiss_keyring_prompt(&self) {
        keyring::dismiss_prompt(&self.session);
    }

    /// Every file on the desk that holds `needle`: as it is, as UTF-16LE, or within base64.
    ///
    /// Looked through are the home folder, the run-time and temporary folders and all that programs
    /// printed; left out are only the keyring's own files, `home/.local/share/keyrings`.
    pub fn search_all_files_for(&self, needle: &[u8]) -> Vec<PathBuf> {
        traces::files_that_hold(self.folder(), needle)
    }

    /// From now on every file dialog answers `path`: a fake `zenity`, first on the `PATH` of all
    /// programs on the desk. There is no portal, so zenity is what a file dialog comes from.
    pub fn fake_zenity(&self, path: &Path) {
        let answer = path
            .to_str()
            .expect("a path that a shell script can hold")
            .replace('\'', r"'\''");
        self.write_zenity(&format!("printf '%s\\n' '{answer}'"));
    }

    /// From now on every file dialog is cancelled.
    pub fn fake_zenity_cancels(&self) {
        self.write_zenity("exit 1");
    }

    /// The arguments of each call of the fake zenity so far.
    pub fn zenity_calls(&self) -> Vec<Vec<String>> {
        let calls = fs::read_to_string(self.folder().join("zenity.calls")).unwrap_or_default();
        let calls = calls.split_terminator("\n\n");
        calls
            .map(|call| call.lines().map(str::to_owned).collect())
            .collect()
    }

    fn write_zenity(&self, answer: &str) {
        let (script, calls) = (
            self.folder().join("bin/zenity"),
            self.folder().join("zenity.calls"),
        );
        let record = format!("printf '%s\\n' \"$@\" '' >> '{}'", calls.display());
        // Written beside and renamed: a program that runs it at this moment sees the old or the new one.
        let new = script.with_extension("new");
        fs::write(&new, format!("#!/bin/sh\n{record}\n{answer}\n"))
            .expect("the desk's folder can be written to");
        fs::set_permissions(&new, fs::Permissions::from_mode(0o755))
            .expect("the desk's folder is ours");
        fs::rename(new, script).expect("the desk's folder can be written to");
    }
}
