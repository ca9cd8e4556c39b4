//! The window drawn without a display: in every language, theme and size, every control has a name and a place on screen,
//! no glyph is missing, and long names and long errors can be read.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "campaign/mod.rs"]
mod campaign;

use std::sync::Arc;
use std::time::{Duration, Instant};

use campaign_remote::background::{Engine, Folders};
use campaign_remote::campaign::Verdict;
use campaign_remote::language::{Language, Words};
use campaign_remote::vault::{Secret, Vault};
use campaign_remote::window::{Line, RemoteApp, Stage};
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Rect, Theme, Vec2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use tempfile::TempDir;

use crate::campaign::{Server, Step, answer};

const PROFILE: &str = "0198c0de-0000-7000-8000-000000000001";

const LONG_NAME: &str =
    "Production of the Acme group of companies in Germany, Austria and the Netherlands (blue)";

/// The smallest window, the one of the pictures, and one that was made 1.5 times as large.
const SIZES: [Vec2; 4] = [
    vec2(640.0, 460.0),
    vec2(900.0, 600.0),
    vec2(1280.0, 800.0),
    vec2(600.0, 400.0),
];

fn themes() -> impl Iterator<Item = (Language, Theme, Vec2)> {
    Language::ALL.into_iter().flat_map(|language| {
        [Theme::Light, Theme::Dark]
            .into_iter()
            .flat_map(move |theme| SIZES.into_iter().map(move |size| (language, theme, size)))
    })
}

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
        let vault = no_keyring();
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
        shown.wait("the profiles to be read", |app| {
            app.state().profiles.is_some()
        });
        shown
    }

    fn wait(&mut self, what: &str, holds: impl Fn(&RemoteApp) -> bool) {
        let began = Instant::now();
        while !holds(self.harness.state()) {
            assert!(
                began.elapsed() < Duration::from_secs(15),
                "waited for {what}"
            );
            std::thread::sleep(Duration::from_millis(5));
            self.harness.step();
        }
        self.harness.run_steps(3);
    }

    fn press(&mut self, key: &str) {
        let name = self.words.say(key);
        self.harness
            .get_by_role_and_label(Role::Button, &name)
            .click_accesskit();
        self.harness.run_steps(3);
    }

    /// Every control and every label lies inside the window. In one lower than 600 points the column scrolls,
    /// so that there only left and right count.
    fn assert_nothing_is_cut_off(&self, names: &[String]) {
        let screen = Rect::from_min_size(
            eframe::egui::Pos2::ZERO,
            self.harness.ctx.content_rect().size(),
        );
        let screen = if screen.height() < 600.0 {
            Rect::from_x_y_ranges(screen.x_range(), f32::NEG_INFINITY..=f32::INFINITY)
        } else {
            screen
        };
        for name in names {
            let nodes: Vec<_> = self.harness.get_all_by_label(name).collect();
            for node in nodes {
                let rect = node.rect();
                assert!(
                    screen.expand(0.5).contains_rect(rect),
                    "{name:?} at {rect:?} does not lie in {screen:?} ({:?})",
                    self.words.language()
                );
            }
        }
    }
}

fn no_keyring() -> Vault {
    Vault::with_store(
        || Err(keyring_core::Error::NoDefaultStore),
        Duration::from_secs(1),
    )
}

fn long_profile(base_url: &str) -> String {
    format!(
        r#"version = 1
[[profile]]
id = "{PROFILE}"
name = "{LONG_NAME}"
organization = "a-very-long-organization-name-of-the-acme-group"
environment = "production"
api_key = "key"
base_url = "{base_url}"
"#
    )
}

fn command_names(words: &Words) -> Vec<String> {
    ["start", "pause", "resume", "stop"]
        .into_iter()
        .map(|command| {
            let verb = words.say(&format!("command-{command}"));
            if words.language() == Language::English {
                verb
            } else {
                format!("{verb} ({command})")
            }
        })
        .collect()
}

#[test]
fn the_first_start_can_be_read_in_every_language_theme_and_size() {
    for (language, theme, size) in themes() {
        let shown = Shown::new(language, theme, size, "");
        let names = [
            "practice-banner",
            "welcome-begin",
            "import-profiles",
            "new-profile",
            "menu",
        ];
        shown.assert_nothing_is_cut_off(&names.map(|key| shown.words.say(key)));
    }
}

#[test]
fn with_long_names_every_control_stays_on_screen() {
    for (language, theme, size) in themes() {
        let mut shown = Shown::new(language, theme, size, &long_profile("https://mc.adobe.io"));
        let mut names = command_names(&shown.words);
        for key in [
            "profile",
            "new-profile",
            "edit-profile",
            "menu",
            "chip-production",
            "field-organization",
            "field-workflow-id",
            "refresh",
            "tab-response",
            "tab-headers",
            "tab-request",
            "verdict-none",
        ] {
            names.push(shown.words.say(key));
        }
        shown.assert_nothing_is_cut_off(&names);
        shown.harness.key_press(Key::Tab);
        shown.harness.run_steps(2);
    }
}

#[test]
fn a_notice_takes_no_more_room_than_its_text() {
    for (language, theme, size) in themes() {
        let mut shown = Shown::new(language, theme, size, "version = 1\n[[profile]\n");
        shown.wait("the notice", |app| !app.state().notices.is_empty());
        let dismiss = shown.words.say("dismiss");
        let name = shown.words.say("practice-banner");
        let notice = shown.harness.get_by_label(&dismiss).rect();
        let below = shown.harness.get_by_label(&name).rect();
        assert!(
            below.top() - notice.top() < 160.0,
            "{language:?} {size:?}: {notice:?} {below:?}"
        );
        shown.assert_nothing_is_cut_off(&[dismiss]);
    }
}

#[test]
fn the_editor_keeps_its_buttons_on_screen_and_its_fields_within_reach() {
    for (language, theme, size) in themes() {
        let mut shown = Shown::new(language, theme, size, &long_profile("https://mc.adobe.io"));
        shown.press("edit-profile");
        let names = ["save", "cancel", "delete-profile"].map(|key| shown.words.say(key));
        shown.assert_nothing_is_cut_off(&names);
        shown.press("delete-profile");
        shown.wait("the question", |app| {
            app.state()
                .editor
                .as_ref()
                .is_some_and(|draft| draft.stage == Stage::AskingDeletion)
        });
        let names =
            ["delete-question", "delete-confirm", "delete-keep"].map(|key| shown.words.say(key));
        shown.assert_nothing_is_cut_off(&names);
    }
}

#[test]
fn a_long_refusal_leaves_every_control_on_screen() {
    let words = "RST-360011 An error has occurred - please contact your administrator. ".repeat(12);
    let server = Server::start([
        Step::ReadRequest,
        Step::Send(answer("404 Not Found", words)),
    ]);
    // In production the guard would ask first.
    let profile = long_profile(&server.http()).replace("\"production\"", "\"stage\"");
    for (language, theme, size) in themes() {
        let mut shown = Shown::new(language, theme, size, &profile);
        let field = shown.words.say("field-workflow-id");
        shown
            .harness
            .get_by_role_and_label(Role::TextInput, &field)
            .focus();
        shown.harness.run_steps(2);
        shown
            .harness
            .get_by_role_and_label(Role::TextInput, &field)
            .type_text("WKF35");
        shown.harness.run_steps(2);
        let start = command_names(&shown.words).remove(0);
        shown
            .harness
            .get_by_role_and_label(Role::Button, &start)
            .click();
        shown.harness.run_steps(2);
        shown.wait("the refusal", |app| {
            let line = &app.state().desk().line;
            matches!(line, Line::Verdict(told) if matches!(told.verdict, Verdict::Refused(_)))
        });
        let labels = shown.harness.get_all_by_role(Role::Label);
        let said: Vec<_> = labels
            .filter_map(|node| node.accesskit_node().value())
            .collect();
        let refusal = said.iter().find(|text| text.contains("RST-360011"));
        assert!(refusal.is_some_and(|text| text.len() > 450), "{said:?}");
        let mut names = command_names(&shown.words);
        names.push(shown.words.say("tab-response"));
        shown.assert_nothing_is_cut_off(&names);
    }
}

#[test]
fn every_command_is_reached_by_tab_and_no_single_key_sends_one() {
    let server = Server::start([Step::ReadRequest, Step::Send(answer("200 OK", "{}"))]);
    let mut shown = Shown::new(
        Language::English,
        Theme::Light,
        vec2(1080.0, 700.0),
        &long_profile(&server.http()),
    );
    for key in [
        Key::S,
        Key::P,
        Key::R,
        Key::Enter,
        Key::Space,
        Key::F1,
        Key::F9,
        Key::Delete,
    ] {
        shown.harness.key_press(key);
        shown.harness.run_steps(2);
    }
    assert!(shown.harness.state().pending_or_said().is_none());
    let mut reached = Vec::new();
    for _ in 0..30 {
        shown.harness.key_press(Key::Tab);
        shown.harness.run_steps(2);
        for name in command_names(&shown.words) {
            let node = shown.harness.get_by_role_and_label(Role::Button, &name);
            if node.is_focused() && !reached.contains(&name) {
                reached.push(name);
            }
        }
    }
    assert_eq!(reached, command_names(&shown.words));
    assert_eq!(server.requests(), 0);
}

trait Said {
    fn pending_or_said(&self) -> Option<()>;
}

impl Said for RemoteApp {
    fn pending_or_said(&self) -> Option<()> {
        let state = self.state();
        (state.desk().pending.is_some() || state.desk().line != Line::Nothing).then_some(())
    }
}
