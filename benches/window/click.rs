//! From the click on Start to the first byte of its request at the server.

use std::io::Write as _;
use std::path::Path;
use std::process::Stdio;
use std::thread;
use std::time::{Duration, Instant};

use crate::desk::Desk;
use crate::home;
use crate::shared::row::{alone, median, ms};
use crate::shared::server::Server;

const CLICKS: usize = 30;

/// Longer than a double-click, whose second press sends nothing.
const BETWEEN: Duration = Duration::from_millis(1_200);

pub(crate) fn measure(desk: &Desk, program: &Path) {
    // A refusal is the end of it: nothing is read afterwards that could be in the way of the next click.
    let server = Server::start("400 Bad Request", r#"{"error_code":"400","message":"no"}"#);
    home::add_profile(desk, program, server.url());
    let app = desk.launch(program, &["--language", "en"], &[]);
    app.find("entry", "Workflow ID").set_text("WKF35");
    let mut hand = desk
        .command("xdotool")
        .arg("-")
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let mut does = hand.stdin.take().unwrap();
    let mut times = Vec::new();
    for click in 0..=CLICKS {
        let place = app.find("push button", "Start").extents();
        let (x, y) = (place.x + place.width / 2, place.y + place.height / 2);
        writeln!(does, "mousemove {x} {y}\nmousedown 1").unwrap();
        thread::sleep(Duration::from_millis(80));
        let before = server.commands().len();
        assert_eq!(before, click, "one command for each click");
        let released = Instant::now();
        writeln!(does, "mouseup 1").unwrap();
        while server.commands().len() == before {
            assert!(
                released.elapsed() < Duration::from_secs(10),
                "no command came:\n{}",
                app.tree()
            );
            thread::sleep(Duration::from_micros(200));
        }
        // The first one also reads the token from the keyring.
        if click > 0 {
            times.push(ms(server.commands()[before] - released));
        }
        thread::sleep(BETWEEN);
    }
    drop(does);
    hand.wait().unwrap();
    println!("\nfrom the release of the mouse to the first byte at the server, {CLICKS} clicks:");
    alone("click to first byte, median", median(&times), "ms", None);
    alone(
        "click to first byte, worst",
        times.iter().copied().fold(0.0, f64::max),
        "ms",
        None,
    );
    assert!(app.close().success());
}
