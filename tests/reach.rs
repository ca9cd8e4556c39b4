//! Everything in the window is within reach: the keyboard keeps its place, dialogs fit the screen, every control has a
//! name.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "campaign/mod.rs"]
mod campaign;
#[path = "reach/fitting.rs"]
mod fitting;
#[path = "reach/focus.rs"]
mod focus;
#[path = "reach/names.rs"]
mod names;
#[path = "reach/words.rs"]
mod words;

use std::sync::Arc;
use std::time::{Duration, Instant};

use campaign_remote::background::{Engine, Folders, Secret};
use campaign_remote::language::{Language, Words};
use campaign_remote::vault::Vault;
use campaign_remote::window::RemoteApp;
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Theme, Vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use egui_kittest::{Harness, Node};
use tempfile::TempDir;

const PROFILE: &str = "0198c0de-0000-7000-8000-000000000001";

/// A window with its folders, which go when it goes.
struct Shown {
    harness: Harness<'static, RemoteApp>,
    words: Words,
    _folder: TempDir,
}

impl Shown {
    fn new(language: Language, theme: Theme, size: Vec2, profiles: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        if !profiles.is_empty() {
            std::fs::write(folder.path().join("profiles.toml"), profiles).unwrap();
        }
        let folders = Folders {
            config: folder.path().to_owned(),
            data: folder.path().to_owned(),
            log: folder.path().to_owned(),
        };
        let vault = Vault::with_store(
            || {
                // A keyring without a collection: its sentence is the longest.
                let reason = std::io::Error::other("no result found");
                Err(keyring_core::Error::NoStorageAccess(reason.into()))
            },
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
        let mut shown = Self {
            harness,
            words: Words::new(language),
            _folder: folder,
        };
        shown.wait("the profiles", |app| app.state().profile().is_some());
        shown
    }

    fn wait(&mut self, what: &str, holds: impl Fn(&RemoteApp) -> bool) {
        let began = Instant::now();
        while !holds(self.harness.state()) {
            assert!(
                began.elapsed() < Duration::from_secs(30),
                "waited for {what}"
            );
            std::thread::sleep(Duration::from_millis(5));
            self.harness.step();
        }
        self.harness.run_steps(5);
    }

    fn node<'a>(&'a self, role: Role, name: &'a str) -> Node<'a> {
        self.harness.get_by_role_and_label(role, name)
    }

    fn press(&mut self, key: &str) {
        let name = self.words.say(key);
        self.node(Role::Button, &name).click_accesskit();
        self.harness.run_steps(5);
    }

    fn type_into(&mut self, field: &str, text: &str) {
        let name = self.words.say(field);
        self.node(Role::TextInput, &name).focus();
        self.harness.run_steps(2);
        self.node(Role::TextInput, &name).type_text(text);
        self.harness.run_steps(3);
    }

    fn focus(&mut self, name: &str) {
        self.node(Role::Button, name).focus();
        self.harness.run_steps(2);
        assert!(self.has_focus(name));
    }

    fn key(&mut self, key: Key) {
        self.harness.key_press(key);
        self.harness.run_steps(6);
    }

    fn has_focus(&self, name: &str) -> bool {
        self.focused().as_deref() == Some(name)
    }

    /// The name of what has the keyboard.
    fn focused(&self) -> Option<String> {
        let root = self.harness.root();
        let mut all = root.children_recursive();
        let node = all.find(Node::is_focused)?;
        node.accesskit_node().label()
    }
}

fn profile(base_url: &str, environment: &str) -> String {
    format!(
        r#"version = 1
[[profile]]
id = "{PROFILE}"
name = "Acme"
organization = "acme"
environment = "{environment}"
api_key = "key"
base_url = "{base_url}"
[[profile.workflow]]
id = "WKF1"
label = "Daily import"
"#
    )
}
