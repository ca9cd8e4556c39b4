//! What a program costs while it runs, and how it ends.

use std::fs;
use std::process::ExitStatus;
use std::time::Duration;

use super::app::App;
use super::process::needed;
use super::wait::{SOON, within};

/// `USER_HZ`: the unit of the times in `/proc/PID/stat`, the same on every Linux.
const TICKS_PER_SECOND: u64 = 100;

impl App {
    /// The processor time that all its threads use while `span` passes.
    pub fn cpu_time_over(&self, span: Duration) -> Duration {
        let before = self.cpu_time();
        // Nothing is waited for: what happens meanwhile is what is measured.
        within(span, || None::<()>);
        self.cpu_time().saturating_sub(before)
    }

    /// The processor time of all its threads since it started, to the hundredth of a second.
    pub fn cpu_time(&self) -> Duration {
        let stat =
            fs::read_to_string(format!("/proc/{}/stat", self.pid())).expect("the program runs");
        let fields = stat[stat.rfind(')').expect("a name in brackets") + 1..].split_whitespace();
        let ticks: u64 = fields
            .skip(11)
            .take(2)
            .map(|field| field.parse::<u64>().expect("a number"))
            .sum();
        Duration::from_millis(ticks * 1000 / TICKS_PER_SECOND)
    }

    /// Its resident memory in bytes.
    pub fn resident_memory(&self) -> u64 {
        let status =
            fs::read_to_string(format!("/proc/{}/status", self.pid())).expect("the program runs");
        let line = status
            .lines()
            .find_map(|line| line.strip_prefix("VmRSS:"))
            .expect("a line VmRSS");
        line.trim()
            .trim_end_matches(" kB")
            .parse::<u64>()
            .expect("a number")
            * 1024
    }

    /// What every program of the same user can read of it: its arguments and its environment.
    pub fn cmdline_and_environ(&self) -> Vec<u8> {
        let read =
            |name| fs::read(format!("/proc/{}/{name}", self.pid())).expect("the program runs");
        [read("cmdline"), read("environ")].concat()
    }

    /// Whether it still runs.
    pub fn is_running(&mut self) -> bool {
        self.running.ended().is_none()
    }

    /// Asks the window to close, as its window manager does, and goes on.
    pub fn ask_to_close(&self) {
        // Not with xdotool: its `windowclose` ends the window without asking.
        let done = self
            .session
            .command(needed("wmctrl", "wmctrl"))
            .args(["-i", "-c", &self.window])
            .status()
            .expect("wmctrl can be started");
        assert!(
            done.success(),
            "wmctrl could not close window {}",
            self.window
        );
    }

    /// Asks the window to close and waits until the program has ended.
    pub fn close(mut self) -> ExitStatus {
        self.ask_to_close();
        self.wait_exit(SOON)
    }

    /// Waits until the program has ended by itself.
    pub fn wait_exit(&mut self, limit: Duration) -> ExitStatus {
        self.until_mut("the program to end", limit, |app| app.running.ended())
    }

    /// Ends it the hard way, as a power cut does.
    pub fn kill(mut self) {
        self.running.kill();
    }
}
