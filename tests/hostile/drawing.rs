//! The window goes on drawing while a server means harm, and shows what is known in time.

use std::time::{Duration, Instant};

use campaign_remote::window::RemoteApp;
use eframe::egui::accesskit::Role;

use crate::campaign::{Server, Step, answer};
use crate::documents::wide;
use crate::screen::Screen;
use crate::{flood, send};

/// A frame of the debug build on a busy machine. One that waits for the wire takes as long as the answer does.
const LONGEST_FRAME: Duration = Duration::from_millis(500);

/// The time that the profile gives an exchange.
const LIMIT_S: u64 = 3;

const ID: &str = "0198c0de-0000-7000-8000-000000000001";

#[test]
fn the_window_draws_while_a_head_drips() {
    let drip = Step::Drip(b"X-Filler: filler\r\n".to_vec(), Duration::from_millis(10));
    drawn(
        vec![Step::ReadRequest, send("HTTP/1.1 200 OK\r\n"), drip],
        "May have been applied:",
    );
}

#[test]
fn the_window_draws_while_interim_answers_flood_in() {
    drawn(
        vec![Step::ReadRequest, flood("HTTP/1.1 100 Continue\r\n\r\n")],
        "May have been applied:",
    );
}

#[test]
fn the_window_draws_while_a_body_without_end_comes() {
    drawn(
        vec![
            Step::ReadRequest,
            send("HTTP/1.1 200 OK\r\n\r\n"),
            Step::Drip(vec![b'x'; 1000], Duration::from_millis(1)),
        ],
        "Accepted:",
    );
}

#[test]
fn the_window_draws_a_refusal_of_a_million_keys() {
    let body = wide("\"error_code\":\"401013\"");
    drawn(
        vec![
            Step::ReadRequest,
            send(answer("403 Forbidden", body)),
            Step::Linger,
        ],
        "Refused:",
    );
}

/// Sends a command, draws until it is judged and some frames more, and measures each frame.
fn drawn(script: Vec<Step>, verdict: &str) {
    let server = Server::start(script);
    let mut window = window(&server.http());
    draw_until(&mut window, "the profile", |app| {
        app.state().profile().is_some()
    });
    window.type_workflow_id("WKF35");
    window.node(Role::Button, "Start").click();
    window.harness.run_steps(2);
    let began = Instant::now();
    let (frames, longest) = draw_until(&mut window, "the verdict", |app| {
        app.state().desk().pending.is_none()
    });
    let waited = began.elapsed();
    let after = (0..5).map(|_frame| frame(&mut window)).max();
    let longest = longest.max(after.unwrap());
    assert!(longest < LONGEST_FRAME, "{longest:?} for one frame");
    assert!(
        waited < Duration::from_secs(LIMIT_S) + crate::GRACE,
        "{waited:?}"
    );
    // A frame waits 5 ms for news.
    assert!(
        frames as u128 > waited.as_millis() / 100,
        "{frames} in {waited:?}"
    );
    let said = window.said();
    assert!(
        said.iter().any(|text| text.starts_with(verdict)),
        "{said:?}"
    );
    assert_eq!(server.commands(), 1);
}

fn frame(window: &mut Screen) -> Duration {
    let began = Instant::now();
    window.harness.step();
    began.elapsed()
}

/// How many frames were drawn, and how long the longest took.
fn draw_until(
    window: &mut Screen,
    what: &str,
    so: impl Fn(&RemoteApp) -> bool,
) -> (usize, Duration) {
    let (mut frames, mut longest) = (0, Duration::ZERO);
    let began = Instant::now();
    while !so(window.harness.state()) {
        assert!(began.elapsed().as_secs() < 30, "waited for {what}");
        std::thread::sleep(Duration::from_millis(5));
        longest = longest.max(frame(window));
        frames += 1;
    }
    (frames, longest)
}

/// The window, with one profile chosen and its token at hand.
fn window(base_url: &str) -> Screen {
    let profiles = format!(
        "version = 1\n[[profile]]\nid = \"{ID}\"\nname = \"Acme stage\"\n\
         organization = \"acme-mkt-stage\"\nenvironment = \"stage\"\napi_key = \"key\"\n\
         base_url = \"{base_url}\"\nsign_in = \"token\"\ntimeout_s = {LIMIT_S}\n"
    );
    let settings = format!("version = 1\nlast_profile = \"{ID}\"\n");
    Screen::with()
        .profiles(&profiles)
        .file("settings.toml", &settings)
        .token(ID)
        .open()
}
