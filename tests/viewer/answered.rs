//! The window without a display, after a command whose answer has a body of the test's own, over a real socket.

#![allow(
    dead_code,
    unreachable_pub,
    reason = "the tests and the bench each use a part of this"
)]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::io::{Read as _, Write as _};
use std::net::TcpListener;

use bytes::Bytes;
use campaign_remote::language::Language;
use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Modifiers, PointerButton, Pos2, Vec2};
use egui_kittest::Node;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::screen::{Opening, Screen, wheel_event};

const PROFILE: &str = "0198c0de-0000-7000-8000-000000000001";

impl Opening {
    /// Opens it, presses *Start*, and waits for the answer with this body.
    pub fn answered(self, body: Bytes) -> Screen {
        let mut screen = self.profiles(&profile(&serve(body))).token(PROFILE).open();
        screen.wait("the profile", |app| app.state().profile().is_some());
        screen.type_workflow_id("WKF35");
        let start = match screen.words.language() {
            Language::English => screen.words.say("command-start"),
            _ => format!("{} (start)", screen.words.say("command-start")),
        };
        screen.click(Role::Button, &start);
        screen.wait("the answer", |app| app.state().exchange.is_some());
        screen.wait("the whole body", |app| app.state().page.is_whole());
        screen
    }
}

impl Screen {
    /// The read-only text.
    pub fn text(&self) -> Node<'_> {
        let name = self.words.say("raw-response");
        self.harness
            .get_all_by_role(Role::MultilineTextInput)
            .find(|node| node.accesskit_node().label().as_deref() == Some(&name))
            .unwrap()
    }

    /// What a screen reader reads as the text.
    pub fn value(&self) -> String {
        self.text().accesskit_node().value().unwrap()
    }

    pub fn wheel(&mut self, lines: Vec2) {
        self.harness.event(wheel_event(lines));
    }

    /// Presses at `from`, moves to `to` and lets go, a frame for each.
    pub fn drag(&mut self, from: Pos2, to: Pos2) {
        self.harness.hover_at(from);
        self.harness.step();
        for (position, pressed) in [(from, true), (to, false)] {
            self.harness.hover_at(position);
            self.harness.step();
            self.harness.event(Event::PointerButton {
                pos: position,
                button: PointerButton::Primary,
                pressed,
                modifiers: Modifiers::NONE,
            });
            self.harness.step();
        }
        self.harness.run_steps(2);
    }
}

fn profile(base_url: &str) -> String {
    format!(
        r#"version = 1
[[profile]]
id = "{PROFILE}"
name = "Acme stage"
organization = "acme-mkt-stage"
environment = "stage"
api_key = "key"
base_url = "{base_url}"
"#
    )
}

/// Answers every request with this body.
fn serve(body: Bytes) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::Builder::new()
        .name("server".to_owned())
        .spawn(move || {
            for socket in listener.incoming() {
                let mut socket = socket.unwrap();
                let mut request = Vec::new();
                let is_whole = |request: &[u8]| {
                    let is_read = request.starts_with(b"GET ") && request.ends_with(b"\r\n\r\n");
                    is_read || request.ends_with(b"}")
                };
                while !is_whole(&request) {
                    let mut piece = [0; 1024];
                    let count = socket.read(&mut piece).unwrap();
                    assert!(count > 0, "the request broke off");
                    request.extend_from_slice(&piece[..count]);
                }
                let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n", body.len());
                socket.write_all(head.as_bytes()).unwrap();
                socket.write_all(&body).unwrap();
            }
        })
        .unwrap();
    format!("http://{address}")
}
