//! The guard under the fingers: no slip of the hand stops a production workflow.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::sync::Arc;
use std::time::{Duration, Instant};

use campaign_remote::background::{Engine, Folders};
use campaign_remote::language::Language;
use campaign_remote::vault::Vault;
use campaign_remote::window::{Dialog, Line, RemoteApp};
use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, PointerButton, Pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use tempfile::TempDir;

const PROFILE: &str = r#"version = 1
[[profile]]
id = "0198c0de-0000-7000-8000-000000000001"
name = "Acme"
organization = "acme"
environment = "production"
api_key = "key"
base_url = "http://127.0.0.1:9"
[[profile.workflow]]
id = "WKF35"
label = "Daily import"
"#;

fn no_keyring() -> Vault {
    Vault::with_store(
        || Err(keyring_core::Error::NoDefaultStore),
        Duration::from_secs(1),
    )
}

struct Hands {
    harness: Harness<'static, RemoteApp>,
    _folder: TempDir,
}

impl Hands {
    /// A window with a production profile and the workflow ID in its field.
    fn on_a_production_window() -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("profiles.toml"), PROFILE).unwrap();
        let folders = Folders {
            config: folder.path().to_owned(),
            data: folder.path().to_owned(),
            log: folder.path().to_owned(),
        };
        let harness = Harness::builder()
            .with_size(vec2(1000.0, 700.0))
            .with_max_steps(20)
            .build_eframe(move |creation| {
                let context = creation.egui_ctx.clone();
                let wake = Arc::new(move || context.request_repaint());
                let engine = Engine::start_with(&folders, no_keyring(), wake).unwrap();
                RemoteApp::new(&creation.egui_ctx, engine, Some(Language::English))
            });
        let mut hands = Self {
            harness,
            _folder: folder,
        };
        let began = Instant::now();
        while hands.harness.state().state().profile().is_none() {
            assert!(began.elapsed() < Duration::from_secs(15));
            std::thread::sleep(Duration::from_millis(5));
            hands.harness.step();
        }
        hands
            .harness
            .get_by_role_and_label(Role::ListBoxOption, "Daily import WKF35")
            .click();
        hands.harness.run_steps(3);
        assert_eq!(hands.harness.state().state().workflow_id, "WKF35");
        hands
    }

    fn button(&self, name: &str) -> Pos2 {
        let node = self.harness.get_by_role_and_label(Role::Button, name);
        node.rect().center()
    }

    /// Presses and lets go, as fast as the events can come: all of it waits in one frame.
    fn click_at(&mut self, at: Pos2) {
        self.harness.event(Event::PointerMoved(at));
        for pressed in [true, false] {
            self.harness.event(Event::PointerButton {
                pos: at,
                button: PointerButton::Primary,
                pressed,
                modifiers: Modifiers::NONE,
            });
        }
    }

    fn is_asking(&self) -> bool {
        matches!(self.harness.state().state().dialog, Some(Dialog::Guard(_)))
    }

    /// Nothing was even tried: a command would have left a line, whatever came of it.
    fn has_sent_nothing(&self) -> bool {
        let desk = self.harness.state().state().desk();
        desk.pending.is_none() && desk.line == Line::Nothing
    }

    fn close_dialog(&mut self) {
        for _ in 0..4 {
            if self.harness.state().state().dialog.is_none() {
                return;
            }
            self.harness.key_press(Key::Escape);
            self.harness.run_steps(2);
        }
    }
}

/// Every key that does anything in a window of buttons, fields and lists, and some that should not.
const KEYS: [(Key, Modifiers); 27] = [
    (Key::Enter, Modifiers::NONE),
    (Key::Space, Modifiers::NONE),
    (Key::Tab, Modifiers::NONE),
    (Key::Tab, Modifiers::SHIFT),
    (Key::Escape, Modifiers::NONE),
    (Key::ArrowUp, Modifiers::NONE),
    (Key::ArrowDown, Modifiers::NONE),
    (Key::ArrowLeft, Modifiers::NONE),
    (Key::ArrowRight, Modifiers::NONE),
    (Key::Home, Modifiers::NONE),
    (Key::End, Modifiers::NONE),
    (Key::Delete, Modifiers::NONE),
    (Key::Backspace, Modifiers::NONE),
    (Key::F2, Modifiers::NONE),
    (Key::F3, Modifiers::NONE),
    (Key::F10, Modifiers::SHIFT),
    (Key::Y, Modifiers::NONE),
    (Key::S, Modifiers::NONE),
    (Key::S, Modifiers::ALT),
    (Key::S, Modifiers::COMMAND),
    (Key::O, Modifiers::NONE),
    (Key::Num1, Modifiers::NONE),
    (Key::Enter, Modifiers::COMMAND),
    (Key::Enter, Modifiers::SHIFT),
    (Key::Enter, Modifiers::ALT),
    (Key::L, Modifiers::COMMAND),
    (Key::F, Modifiers::COMMAND),
];

#[test]
fn no_pair_of_keys_stops_a_production_workflow_wherever_the_cursor_is() {
    let mut hands = Hands::on_a_production_window();
    let mut asked = 0;
    for (first, first_modifiers) in KEYS {
        for (second, second_modifiers) in KEYS {
            // The worst place for the cursor: on the button itself.
            hands
                .harness
                .get_by_role_and_label(Role::Button, "Stop")
                .focus();
            hands.harness.run_steps(2);
            hands.harness.key_press_modifiers(first_modifiers, first);
            hands.harness.key_press_modifiers(second_modifiers, second);
            hands.harness.run_steps(3);
            assert!(
                hands.has_sent_nothing(),
                "{first_modifiers:?} {first:?}, {second_modifiers:?} {second:?} got through"
            );
            asked += usize::from(hands.is_asking());
            hands.close_dialog();
        }
    }
    assert!(asked > 20, "the guard was asked {asked} times only");
}

#[test]
fn no_pair_of_keys_answers_the_question_that_stands_there() {
    let mut hands = Hands::on_a_production_window();
    for (first, first_modifiers) in KEYS {
        for (second, second_modifiers) in KEYS {
            if !hands.is_asking() {
                let stop = hands.button("Stop");
                hands.click_at(stop);
                hands.harness.run_steps(3);
            }
            assert!(hands.is_asking());
            hands.harness.key_press_modifiers(first_modifiers, first);
            hands.harness.run_steps(2);
            hands.harness.key_press_modifiers(second_modifiers, second);
            hands.harness.run_steps(2);
            assert!(
                hands.has_sent_nothing(),
                "{first_modifiers:?} {first:?}, {second_modifiers:?} {second:?} got through"
            );
        }
    }
}

#[test]
fn clicks_that_were_queued_while_the_question_came_up_do_not_answer_it() {
    for button in ["Start", "Pause", "Resume", "Stop", "Restart"] {
        let mut hands = Hands::on_a_production_window();
        let at = hands.button(button);
        for _ in 0..4 {
            hands.click_at(at);
        }
        hands.harness.run_steps(3);
        assert!(hands.has_sent_nothing(), "{button}");
        // The question is there by now: clicks on its own button, as fast as a hand that did not mean it.
        let verb = if button == "Restart" {
            "Restart"
        } else {
            button
        };
        if hands.is_asking() {
            let confirm = hands.button(&format!("{verb} WKF35 in production"));
            for _ in 0..4 {
                hands.click_at(confirm);
                hands.harness.run_steps(1);
            }
        }
        assert!(hands.has_sent_nothing(), "{button}");
    }
}

#[test]
fn the_typed_workflow_id_and_nothing_else_lets_the_stop_through() {
    let mut hands = Hands::on_a_production_window();
    let stop = hands.button("Stop");
    hands.click_at(stop);
    hands.harness.run_steps(3);
    for (typed, passes) in [("WKF3", false), ("wkf35", false), ("WKF35", true)] {
        let field = hands
            .harness
            .get_by_role_and_label(Role::TextInput, "Type the workflow ID to confirm");
        field.focus();
        hands.harness.run_steps(2);
        hands
            .harness
            .key_press_modifiers(Modifiers::COMMAND, Key::A);
        hands.harness.event(Event::Text(typed.to_owned()));
        hands.harness.run_steps(2);
        let confirm = hands.button("Stop WKF35 in production");
        hands.click_at(confirm);
        hands.harness.run_steps(3);
        assert_eq!(!hands.has_sent_nothing(), passes, "{typed}");
    }
}
