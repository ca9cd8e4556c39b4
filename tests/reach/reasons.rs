//! What cannot be pressed is pale, and says why to those who point at it and to those who hear it.

#![expect(clippy::panic, reason = "a test fails by panicking")]

use std::time::Duration;

use campaign_remote::language::Language;
use campaign_remote::vault::Vault;
use campaign_remote::window::Stage;
use eframe::egui::accesskit::Role;
use eframe::egui::{Color32, Shape, Theme, vec2};
use egui_kittest::kittest::NodeT as _;

use crate::campaign::{Server, Step};
use crate::screen::Screen;
use crate::{profile, window};

impl Screen {
    /// The button is out of work, and this sentence of the locale says why.
    fn assert_says_why(&self, button: &str, why: &str) {
        let name = self.words.say(button);
        let node = self.node(Role::Button, &name).accesskit_node();
        assert!(node.is_disabled(), "{name:?}");
        let said = node.data().description();
        assert_eq!(said, Some(self.words.say(why).as_str()), "{name:?}");
    }

    /// The colour that a text was painted in.
    fn colour_of(&self, text: &str) -> Color32 {
        let shapes = &self.harness.output().shapes;
        let painted = shapes.iter().find_map(|clipped| match &clipped.shape {
            Shape::Text(shape) if shape.galley.text() == text => {
                let format = &shape.galley.job.sections[0].format;
                let is_set = format.color != Color32::PLACEHOLDER;
                Some(if is_set {
                    format.color
                } else {
                    shape.fallback_color
                })
            }
            _ => None,
        });
        painted.unwrap_or_else(|| panic!("{text:?} is not painted"))
    }
}

#[test]
fn on_a_fresh_start_what_needs_a_profile_of_ones_own_says_so() {
    for language in Language::ALL {
        let mut shown = Screen::with().language(language).open();
        shown.wait("the profile", |app| app.state().profile().is_some());
        shown.assert_says_why("edit-profile", "edit-practice-fixed");
        shown.press("menu");
        shown.assert_says_why("export-profiles", "export-nothing");
        let [import, export] = ["import-profiles", "export-profiles"].map(|key| {
            let text = shown.words.say(key);
            shown.colour_of(&text)
        });
        assert_ne!(import, export, "{language:?}");
    }
}

#[test]
fn while_a_request_is_on_its_way_what_waits_for_it_says_so() {
    let server = Server::start([Step::ReadRequest, Step::Linger]);
    let profiles = profile(&server.http(), "stage");
    let size = vec2(1080.0, 700.0);
    let mut shown = window(Language::English, Theme::Light, size, &profiles);
    shown.type_into("field-workflow-id", "WKF1");
    let watch = shown.words.say("watch");
    let switch = shown.node(Role::Switch, &watch).accesskit_node();
    assert!(switch.data().description().is_some());
    shown.press("command-start");
    assert!(shown.state().desk().pending.is_some());
    shown.assert_says_why("refresh", "disabled-on-its-way");
}

#[test]
fn while_a_profile_is_being_saved_what_waits_for_it_says_so_and_is_pale() {
    let slow = || {
        std::thread::sleep(Duration::from_secs(3));
        Err(keyring_core::Error::NoDefaultStore)
    };
    for theme in [Theme::Light, Theme::Dark] {
        let opening = Screen::with().theme(theme);
        let opening = opening.vault(Vault::with_store(slow, Duration::from_secs(30)));
        let mut shown = opening
            .profiles(&profile("https://mc.adobe.io", "stage"))
            .open();
        shown.press("edit-profile");
        let text = shown.words.say("check-connection");
        let before = shown.colour_of(&text);
        let token = shown.words.say("field-access-token");
        shown.focus(Role::PasswordInput, &token);
        shown.type_text("token");
        shown.press("save");
        let stage = shown.state().editor.as_ref().map(|draft| &draft.stage);
        assert_eq!(stage, Some(&Stage::Busy));
        shown.assert_says_why("import-credentials", "saving");
        shown.assert_says_why("check-connection", "saving");
        assert_ne!(shown.colour_of(&text), before, "{theme:?}");
        assert_eq!(shown.harness.ctx.theme(), theme);
    }
}
