//! The window goes on drawing while a server means harm, and shows what is known in time.

use std::time::{Duration, Instant};

use campaign_remote::window::RemoteApp;
use eframe::egui::accesskit::Role;

use crate::bodies::{BROTLI_BOMB, CHUNKED, gzip_bomb};
use crate::campaign::{Authority, Fault, Server, Step, answer};
use crate::documents::{deep, wide};
use crate::screen::Screen;
use crate::{flood, send};

/// A frame of the debug build on a busy machine. One that waits for the wire takes as long as the answer does.
const LONGEST_FRAME: Duration = Duration::from_secs(1);

/// The time that the profile gives an exchange.
const LIMIT_S: u64 = 2;

const ID: &str = "0198c0de-0000-7000-8000-000000000001";

#[test]
fn the_window_draws_while_a_head_drips() {
    drawn(
        vec![send("HTTP/1.1 200 OK\r\n"), drip("X-Filler: filler\r\n")],
        "May have been applied:",
    );
}

#[test]
fn the_window_draws_while_headers_without_end_flood_in() {
    drawn(
        vec![send("HTTP/1.1 200 OK\r\n"), flood("X-Filler: filler\r\n")],
        "May have been applied:",
    );
}

#[test]
fn the_window_draws_while_one_header_without_end_floods_in() {
    drawn(
        vec![send("HTTP/1.1 200 OK\r\nX-Filler: "), flood("x")],
        "May have been applied:",
    );
}

#[test]
fn the_window_draws_while_interim_answers_flood_in() {
    drawn(
        vec![flood("HTTP/1.1 100 Continue\r\n\r\n")],
        "May have been applied:",
    );
}

#[test]
fn the_window_draws_while_a_body_drips() {
    drawn(
        vec![send("HTTP/1.1 200 OK\r\n\r\n"), drip("x")],
        "Accepted:",
    );
}

#[test]
fn the_window_draws_while_a_body_without_end_floods_in() {
    drawn(
        vec![send("HTTP/1.1 200 OK\r\n\r\n"), flood("0123456789abcdef")],
        "Accepted:",
    );
}

#[test]
fn the_window_draws_while_chunks_without_end_flood_in() {
    let chunk = [b"10000\r\n", "x".repeat(0x10000).as_bytes(), b"\r\n"].concat();
    drawn(vec![send(CHUNKED), flood(chunk)], "Accepted:");
}

#[test]
fn the_window_draws_while_chunks_of_one_byte_flood_in() {
    drawn(vec![send(CHUNKED), flood("1\r\nx\r\n")], "Accepted:");
}

#[test]
fn the_window_draws_a_gzip_bomb() {
    bomb("gzip", &gzip_bomb());
}

#[test]
fn the_window_draws_a_brotli_bomb() {
    bomb("br", BROTLI_BOMB);
}

#[test]
fn the_window_draws_a_line_of_100_mb() {
    let line = vec![b'x'; 100_000_000];
    drawn(
        vec![send(answer("200 OK", line)), Step::Linger],
        "Accepted:",
    );
}

#[test]
fn the_window_draws_a_refusal_ten_thousand_deep() {
    for body in deep() {
        drawn(
            vec![send(answer("404 Not Found", body)), Step::Linger],
            "Refused:",
        );
    }
}

#[test]
fn the_window_draws_a_refusal_of_a_million_keys() {
    let body = wide("\"error_code\":\"401013\"");
    drawn(
        vec![send(answer("403 Forbidden", body)), Step::Linger],
        "Refused:",
    );
}

#[test]
fn the_window_draws_an_answer_shorter_than_it_says() {
    drawn(
        vec![send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nshort")],
        "Accepted:",
    );
}

#[test]
fn the_window_draws_an_answer_longer_than_it_says() {
    drawn(
        vec![
            send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}and more"),
            Step::Linger,
        ],
        "Accepted:",
    );
}

#[test]
fn the_window_draws_two_lengths_that_differ() {
    drawn(
        vec![
            send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{} "),
            Step::Linger,
        ],
        "May have been applied:",
    );
}

#[test]
fn the_window_draws_a_folded_header() {
    drawn(
        vec![
            send("HTTP/1.1 200 OK\r\nX-Long: begins\r\n\t and ends\r\nContent-Length: 2\r\n\r\n{}"),
            Step::Linger,
        ],
        "Accepted:",
    );
}

#[test]
fn the_window_draws_a_control_character_in_a_header() {
    drawn(
        vec![
            send("HTTP/1.1 200 OK\r\nX-Note: a\x1b[31mb\r\nContent-Length: 0\r\n\r\n"),
            Step::Linger,
        ],
        "May have been applied:",
    );
}

#[test]
fn the_window_draws_a_body_in_another_charset() {
    drawn(
        vec![
            send(
                "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-16\r\nContent-Length: 4\r\n\r\n",
            ),
            send(b"caf\xe9"),
            Step::Linger,
        ],
        "Accepted:",
    );
}

#[test]
fn the_window_draws_an_answer_of_http_0_9() {
    drawn(
        vec![send("<html><body>Welcome</body></html>\r\n")],
        "May have been applied:",
    );
}

#[test]
fn the_window_draws_a_goaway_of_http_2() {
    drawn(
        vec![
            send(b"\0\0\x08\x07\0\0\0\0\0\0\0\0\0\0\0\0\0"),
            Step::Linger,
        ],
        "May have been applied:",
    );
}

#[test]
fn the_window_draws_a_redirect_to_itself() {
    let head = "HTTP/1.1 307 Temporary Redirect\r\nLocation: /\r\nContent-Length: 0\r\n\r\n";
    drawn(vec![send(head), Step::Linger], "Refused:");
}

#[test]
fn the_window_draws_an_answer_whose_connection_is_closed_at_once() {
    drawn(vec![send(answer("200 OK", "{}"))], "Accepted:");
}

#[test]
fn the_window_draws_a_server_with_an_expired_certificate() {
    misled_by_certificate(Fault::Expired);
}

#[test]
fn the_window_draws_a_server_with_another_host_s_certificate() {
    misled_by_certificate(Fault::WrongName);
}

#[test]
fn the_window_draws_a_server_that_signed_itself() {
    misled_by_certificate(Fault::SelfSigned);
}

#[test]
fn the_window_draws_a_server_of_an_authority_that_nobody_named() {
    let authority = Authority::new("A company's own authority");
    let secure = Step::Secure(authority.server(Fault::None));
    let server = Server::start([secure, Step::ReadRequest]);
    not_sent(&server.https(), "", &server);
}

#[test]
fn the_window_draws_a_proxy_that_refuses() {
    misled_by_proxy(vec![send("HTTP/1.1 403 Forbidden\r\n\r\n")]);
}

#[test]
fn the_window_draws_a_proxy_that_wants_a_sign_in() {
    let head = "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\n\r\n";
    misled_by_proxy(vec![send(head), Step::Linger]);
}

#[test]
fn the_window_draws_a_proxy_that_answers_with_a_page() {
    misled_by_proxy(vec![send(answer(
        "200 OK",
        "<html><title>Sign in</title></html>",
    ))]);
}

#[test]
fn the_window_draws_while_a_proxy_never_ends_its_answer() {
    misled_by_proxy(vec![
        send("HTTP/1.1 200 OK\r\n"),
        flood("X-Filler: filler\r\n"),
    ]);
}

/// Byte by byte, slowly, without end.
fn drip(bytes: &str) -> Step {
    Step::Drip(bytes.as_bytes().to_vec(), Duration::from_millis(10))
}

fn bomb(encoding: &str, bomb: &[u8]) {
    let length = bomb.len();
    let head = format!(
        "HTTP/1.1 200 OK\r\nContent-Encoding: {encoding}\r\nContent-Length: {length}\r\n\r\n"
    );
    drawn(vec![send(head), send(bomb), Step::Linger], "Accepted:");
}

fn misled_by_certificate(fault: Fault) {
    let authority = Authority::new("A company's own authority");
    let file = authority.file();
    let secure = Step::Secure(authority.server(fault));
    let server = Server::start([secure, Step::ReadRequest]);
    let trusting = format!("ca_file = '{}'\n", file.path().display());
    not_sent(&server.https(), &trusting, &server);
}

fn misled_by_proxy(script: Vec<Step>) {
    let campaign = Server::start([Step::Linger]);
    let proxy = Server::start([Step::ReadHead].into_iter().chain(script));
    let through = format!("proxy = \"{}\"\n", proxy.http());
    not_sent(&campaign.https(), &through, &campaign);
}

fn not_sent(url: &str, more: &str, server: &Server) {
    drawn_from(url, more, "Not sent:");
    assert_eq!(server.requests(), 0);
}

/// What is drawn of a server that reads the command and then does this.
fn drawn(script: Vec<Step>, verdict: &str) {
    let server = Server::start([Step::ReadRequest].into_iter().chain(script));
    drawn_from(&server.http(), "", verdict);
    assert_eq!(server.commands(), 1);
}

/// Sends a command, draws until it is judged and some frames more, and measures each frame. The profile says more.
fn drawn_from(url: &str, more: &str, verdict: &str) {
    let mut window = window(url, more);
    draw_until(&mut window, "the profile", |app| {
        app.state().profile().is_some()
    });
    window.type_workflow_id("WKF35");
    window.node(Role::Button, "Start").click();
    let began = Instant::now();
    window.harness.run_steps(2);
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
        frames as u128 >= waited.as_millis() / 100,
        "{frames} in {waited:?}"
    );
    let said = window.said();
    assert!(
        said.iter().any(|text| text.starts_with(verdict)),
        "{said:?}"
    );
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
fn window(base_url: &str, more: &str) -> Screen {
    let profiles = format!(
        "version = 1\n[[profile]]\nid = \"{ID}\"\nname = \"Acme stage\"\n\
         organization = \"acme-mkt-stage\"\nenvironment = \"stage\"\napi_key = \"key\"\n\
         base_url = \"{base_url}\"\nsign_in = \"token\"\ntimeout_s = {LIMIT_S}\n{more}"
    );
    let settings = format!("version = 1\nlast_profile = \"{ID}\"\n");
    Screen::with()
        .profiles(&profiles)
        .file("settings.toml", &settings)
        .token(ID)
        .open()
}
