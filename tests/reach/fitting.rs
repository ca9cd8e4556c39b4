//! Whatever the window's size, a dialog's buttons are on screen, and what does not fit scrolls.

use campaign_remote::language::{Language, Place};
use campaign_remote::window::{Dialog, Trouble};
use eframe::egui::accesskit::Role;
use eframe::egui::{Id, Key, Rect, Theme, Vec2, vec2};
use egui_kittest::kittest::Queryable as _;

use crate::screen::Screen;
use crate::{profile, window};

/// The smallest window, that of the pictures, and both as 1.5 times the zoom leaves them.
const SIZES: [Vec2; 4] = [
    vec2(640.0, 460.0),
    vec2(900.0, 600.0),
    vec2(600.0, 400.0),
    vec2(427.0, 307.0),
];

fn in_every_size(profiles: &str, see: impl Fn(&mut Screen)) {
    for language in Language::ALL {
        for size in SIZES {
            see(&mut window(language, Theme::Light, size, profiles));
        }
    }
}

impl Screen {
    /// These buttons can be seen whole.
    fn assert_in_sight(&self, role: Role, names: &[String]) {
        let size = self.harness.ctx.content_rect().size();
        let screen = Rect::from_min_size(eframe::egui::Pos2::ZERO, size).expand(0.5);
        for name in names {
            let node = self.harness.get_by_role_and_label(role, name);
            let rect = node.rect();
            let language = self.words.language();
            assert!(
                screen.contains_rect(rect),
                "{language:?}: {name:?} at {rect:?} does not lie in {screen:?}"
            );
        }
    }

    fn names(&self, keys: &[&str]) -> Vec<String> {
        keys.iter().map(|key| self.words.say(key)).collect()
    }
}

#[test]
fn the_editor_can_be_saved_and_left_in_every_size_with_the_longest_trouble() {
    in_every_size(&profile("https://mc.adobe.io", "stage"), |shown| {
        shown.press("edit-profile");
        shown.assert_in_sight(
            Role::Button,
            &shown.names(&["save", "cancel", "delete-profile"]),
        );
        let token = shown.words.say("field-access-token");
        let field = shown
            .harness
            .get_by_role_and_label(Role::PasswordInput, &token);
        field.focus();
        shown.harness.run_steps(2);
        let field = shown
            .harness
            .get_by_role_and_label(Role::PasswordInput, &token);
        field.type_text("typed");
        shown.harness.run_steps(2);
        shown.press("save");
        shown.wait("the trouble", |app| {
            let draft = app.state().editor.as_ref();
            draft.is_some_and(|draft| matches!(draft.trouble, Some(Trouble::SecretsNotKept(_))))
        });
        let keys = ["save", "cancel", "delete-profile", "keep-for-session"];
        shown.assert_in_sight(Role::Button, &shown.names(&keys));
        shown.press("delete-profile");
        let keys = ["delete-confirm", "delete-keep"];
        shown.assert_in_sight(Role::Button, &shown.names(&keys));
    });
}

#[test]
fn the_guard_can_be_answered_in_every_size() {
    in_every_size(&profile("https://mc.adobe.io", "production"), |shown| {
        shown.type_into("field-workflow-id", "billing");
        let verb = shown.words.say("command-stop");
        let name = match shown.words.language() {
            Language::English => verb,
            _ => format!("{verb} (stop)"),
        };
        shown.node(Role::Button, &name).click_accesskit();
        shown.harness.run_steps(5);
        let asks = matches!(shown.harness.state().state().dialog, Some(Dialog::Guard(_)));
        assert!(asks);
        let places = [
            ("verb", Place::Text(&name)),
            ("workflow", Place::Text("billing")),
        ];
        let confirm = shown.words.say_with("guard-confirm", places);
        shown.assert_in_sight(Role::Button, &[confirm]);
        shown.assert_in_sight(Role::Button, &shown.names(&["cancel"]));
        shown.assert_in_sight(Role::TextInput, &shown.names(&["guard-field"]));
    });
}

#[test]
fn credentials_and_lists_can_be_taken_in_in_every_size() {
    in_every_size(&profile("https://mc.adobe.io", "stage"), |shown| {
        shown.press("edit-profile");
        shown.press("import-credentials");
        let name = shown.words.say("intake-field");
        let field = shown.node(Role::MultilineTextInput, &name);
        field.focus();
        field.type_text("no credentials");
        shown.harness.run_steps(3);
        shown.press("intake-read");
        shown.wait("the trouble", |app| {
            matches!(&app.state().dialog, Some(Dialog::Credentials(intake)) if intake.trouble.is_some())
        });
        let names = shown.names(&["intake-read", "intake-file"]);
        shown.assert_in_sight(Role::Button, &names);
    });
}

#[test]
fn a_dialog_leaves_some_of_the_window_to_be_seen_around_it() {
    in_every_size(&profile("https://mc.adobe.io", "stage"), |shown| {
        for (open, dialog) in [("new-profile", "editor"), ("import-credentials", "dialog")] {
            shown.press(open);
            let context = &shown.harness.ctx;
            let area = Id::unique(dialog);
            let rect = context.memory(|memory| memory.area_rect(area)).unwrap();
            let height = context.content_rect().height();
            let around = [rect.top(), height - rect.bottom()];
            let is_seen = around.iter().all(|edge| *edge > 4.0);
            assert!(is_seen, "{dialog} at {rect:?} of {height}");
        }
    });
}

#[test]
fn the_state_of_a_kept_workflow_lies_over_no_field_however_narrow_the_window_is() {
    for language in Language::ALL {
        let profiles = profile("http://127.0.0.1:9", "stage");
        let size = vec2(427.0, 307.0);
        let mut shown = crate::window(language, Theme::Light, size, &profiles);
        shown.type_into("field-workflow-id", "WKF1");
        let state = shown.words.say("state-not-read");
        let places = [("state", Place::Text(&state))];
        let state = shown.words.say_with("state-line", places);
        let fields = shown.names(&["field-organization", "field-workflow-id"]);
        let buttons = shown.names(&["refresh", "watch"]);
        for width in [427.0, 480.0, 529.0, 577.0, 578.0, 640.0, 900.0] {
            shown.harness.set_size(vec2(width, 460.0));
            shown.harness.run_steps(4);
            let all = [
                shown.node(Role::TextInput, &fields[0]).rect(),
                shown.node(Role::TextInput, &fields[1]).rect(),
                shown.node(Role::Label, &state).rect(),
                shown.harness.get_by_label(&buttons[1]).rect(),
                shown.node(Role::Button, &buttons[0]).rect(),
            ];
            for (place, one) in all.iter().enumerate() {
                assert!(one.right() <= width, "{language:?}, {width}: {all:?}");
                for other in &all[place + 1..] {
                    assert!(!one.intersects(*other), "{language:?}, {width}: {all:?}");
                }
            }
        }
    }
}

#[test]
fn every_entry_of_the_menu_comes_into_sight_with_the_keyboard_in_every_size() {
    in_every_size(&profile("https://mc.adobe.io", "stage"), |shown| {
        let menu = shown.words.say("menu");
        shown.focus(Role::Button, &menu);
        shown.key(Key::Enter);
        let last = shown.words.say("notify");
        for wanted in [last, shown.words.say("import-profiles")] {
            let mut steps = 0;
            while shown.focused().as_ref() != Some(&wanted) {
                shown.key(Key::ArrowDown);
                steps += 1;
                assert!(steps < 30, "{wanted:?} is not reached");
            }
            shown.harness.run_steps(10);
            let role = if steps < 2 {
                Role::Button
            } else {
                Role::CheckBox
            };
            shown.assert_in_sight(role, &[wanted]);
        }
    });
}
