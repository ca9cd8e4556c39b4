//! The window without a display, after a command whose answer has a body of the test's own, over a real socket.

#![allow(
    dead_code,
    unreachable_pub,
    reason = "the tests and the bench each use a part of this"
)]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::sync::Arc;
use std::time::{Duration, Instant};

use bytes::Bytes;
use campaign_remote::background::{Engine, Folders, Secret};
use campaign_remote::language::{Language, Words};
use campaign_remote::vault::Vault;
use campaign_remote::window::RemoteApp;
use eframe::egui::accesskit::Role;
use eframe::egui::{
    Event, Modifiers, MouseWheelSource, MouseWheelUnit, PointerButton, Pos2, Theme, TouchPhase,
    Vec2, vec2,
};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use egui_kittest::{Harness, Node};
use tempfile::TempDir;

const PROFILE: &str = "0198c0de-0000-7000-8000-000000000001";

/// The window with an answer in it.
pub struct Screen {
    pub harness: Harness<'static, RemoteApp>,
    pub words: Words,
    _folder: TempDir,
}

impl Screen {
    pub fn new(body: Bytes) -> Self {
        Self::with(body, Language::English, Theme::Light, vec2(1080.0, 700.0))
    }

    pub fn with(body: Bytes, language: Language, theme: Theme, size: Vec2) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let profiles = profile(&serve(body));
        std::fs::write(folder.path().join("profiles.toml"), profiles).unwrap();
        let folders = Folders {
            config: folder.path().to_owned(),
            data: folder.path().to_owned(),
            log: folder.path().to_owned(),
        };
        let vault = Vault::with_store(
            || Err(keyring_core::Error::NoDefaultStore),
            Duration::from_secs(1),
        );
        let token = "token".to_owned().into();
        vault
            .keep_for_session(PROFILE, Secret::AccessToken, token)
            .unwrap();
        let harness = Harness::builder()
            .with_size(size)
            .with_theme(theme)
            .with_max_steps(20)
            .build_eframe(move |creation| {
                let context = creation.egui_ctx.clone();
                let wake = Arc::new(move || context.request_repaint());
                let engine = Engine::start_with(&folders, vault, wake).unwrap();
                RemoteApp::new(&creation.egui_ctx, engine, Some(language))
            });
        let mut screen = Self {
            harness,
            words: Words::new(language),
            _folder: folder,
        };
        screen.wait("the profiles", |app| app.state().profile().is_some());
        let field = screen.words.say("field-workflow-id");
        let field = screen.node(Role::TextInput, &field);
        field.focus();
        field.type_text("WKF35");
        screen.harness.run_steps(3);
        let start = match language {
            Language::English => screen.words.say("command-start"),
            _ => format!("{} (start)", screen.words.say("command-start")),
        };
        screen.node(Role::Button, &start).click_accesskit();
        screen.harness.run_steps(3);
        screen.wait("the answer", |app| app.state().exchange.is_some());
        screen.wait("the whole body", |app| app.state().page.is_whole());
        screen
    }

    pub fn node<'a>(&'a self, role: Role, name: &'a str) -> Node<'a> {
        self.harness.get_by_role_and_label(role, name)
    }

    pub fn press(&mut self, role: Role, key: &str) {
        let name = self.words.say(key);
        self.node(role, &name).click_accesskit();
        self.harness.run_steps(3);
    }

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

    pub fn wait(&mut self, what: &str, holds: impl Fn(&RemoteApp) -> bool) {
        let began = Instant::now();
        while !holds(self.harness.state()) {
            assert!(
                began.elapsed() < Duration::from_mins(2),
                "waited for {what}"
            );
            std::thread::sleep(Duration::from_millis(5));
            self.harness.step();
        }
        self.harness.run_steps(3);
    }

    pub fn wheel(&mut self, lines: Vec2) {
        self.harness.event(Event::MouseWheel {
            unit: MouseWheelUnit::Line,
            delta: lines,
            phase: TouchPhase::Move,
            modifiers: Modifiers::NONE,
            source: MouseWheelSource::Wheel,
        });
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
