//! A Wayland display beside the desk's X display: Weston, drawing into memory.

use super::process::{Running, needed};
use super::session::Session;
use super::wait::{SOON, wait_until};

/// What programs on it find in `WAYLAND_DISPLAY`.
pub const NAME: &str = "desk-wayland";

/// Starts it and waits until programs can connect.
pub fn start(session: &Session) -> Running {
    let mut weston = session.command(needed("weston", "weston"));
    weston.args([
        "--backend=headless-backend.so",
        "--use-pixman",
        "--no-config",
        "--idle-time=0",
        "--width=1280",
        "--height=800",
    ]);
    weston.arg(format!("--socket={NAME}")).env_remove("DISPLAY");
    let running = session.run(&mut weston, "weston");
    let socket = session.runtime_folder().join(NAME);
    wait_until(
        "the Wayland display",
        SOON,
        || socket.exists().then_some(()),
        || running.said(),
    );
    running
}
