//! What the window costs beside a bare one of the same eframe and renderer: until it is on screen, in memory, idle;
//! how soon a click is on the wire; and what saved profiles add to the start.
//!
//! `scripts/bench` builds `examples/bare_window` and runs this with the paths of the program and of the bare window. Both programs are looked at from outside: what is on
//! screen is what the display's own memory says.

#![cfg_attr(
    target_os = "linux",
    expect(clippy::unwrap_used, reason = "a measurement fails by panicking")
)]
#![expect(clippy::print_stdout, reason = "the table is the result")]

#[cfg(target_os = "linux")]
mod click;
#[cfg(target_os = "linux")]
#[path = "../../tests/desk/mod.rs"]
mod desk;
#[cfg(target_os = "linux")]
mod display;
#[cfg(target_os = "linux")]
mod home;
#[cfg(target_os = "linux")]
#[path = "../shared/mod.rs"]
mod shared;
#[cfg(target_os = "linux")]
mod start;

#[cfg(not(target_os = "linux"))]
fn main() {
    println!("the display of this system cannot be looked at from outside");
}

#[cfg(target_os = "linux")]
fn main() {
    // `cargo test --benches` only wants to see that it builds: the bare window may not be there.
    if !std::env::args().any(|argument| argument == "--bench") {
        println!("nothing is measured without --bench");
        return;
    }
    // Cargo builds the program for its tests with more features than it is shipped with.
    let mut paths = std::env::args()
        .skip(1)
        .filter(|argument| argument != "--bench");
    let (program, bare) = (paths.next().unwrap(), paths.next().unwrap());
    let desk = desk::Desk::start(1280, 800);
    start::measure(&desk, program.as_ref(), bare.as_ref());
    click::measure(&desk, program.as_ref());
}
