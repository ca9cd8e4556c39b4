//! What has the keyboard is in sight, wherever it was scrolled to before.

use campaign_remote::language::Language;
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Rect, Theme, Vec2, vec2};
use egui_kittest::Node;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::profile;
use crate::screen::{Screen, click_events, wheel_event};

fn shown(size: Vec2) -> Screen {
    let profiles = profile("https://mc.adobe.io", "stage");
    crate::window(Language::English, Theme::Light, size, &profiles)
}

impl Screen {
    /// What has the keyboard: its name, and its place.
    fn keyboard(&self) -> Option<(String, Rect)> {
        let root = self.harness.root();
        let mut all = root.children_recursive();
        let node = all.find(Node::is_focused)?;
        let name = node.accesskit_node().label().unwrap_or_default();
        Some((name, node.rect()))
    }

    /// Turns the wheel over the middle of the window until nothing moves any more.
    fn wheel(&mut self, lines: f32) {
        let middle = self.harness.ctx.content_rect().center();
        self.harness.hover_at(middle);
        for _ in 0..10 {
            self.harness.event(wheel_event(vec2(0.0, lines)));
            self.harness.run_steps(4);
        }
        self.settle();
    }

    /// What scrolls comes to rest.
    fn settle(&mut self) {
        self.harness.run_steps(8);
    }
}

#[test]
fn what_keeps_a_profile_from_being_saved_comes_into_sight() {
    for size in [vec2(1080.0, 700.0), vec2(640.0, 460.0)] {
        let mut shown = shown(size);
        shown.press("new-profile");
        shown.wheel(-20.0);
        let name = shown.words.say("field-name");
        let place = |shown: &Screen| shown.node(Role::TextInput, &name).rect();
        let save = shown.words.say("save");
        let at = shown.button(&save);
        assert!(place(&shown).bottom() < 0.0 || place(&shown).bottom() < at.y - size.y / 2.0);
        for event in click_events(at) {
            shown.harness.event(event);
        }
        shown.settle();
        assert_eq!(shown.focused().as_deref(), Some(name.as_str()));
        let error = shown.words.say("profile-name-empty");
        let error = shown.harness.get_by_label(&error).rect();
        let (title, end) = (shown.title_bottom(), at.y);
        for rect in [place(&shown), error] {
            let is_seen = rect.top() >= title && rect.bottom() <= end;
            assert!(is_seen, "{rect:?} is not between {title} and {end}");
        }
    }
}

#[test]
fn what_kept_a_command_from_being_sent_is_in_sight_once_the_profile_is_opened() {
    let file = "ca_file = \"/nonexistent/company.pem\"\n[[profile.workflow]]";
    let profiles = profile("https://127.0.0.1:9", "stage").replace("[[profile.workflow]]", file);
    let size = vec2(900.0, 600.0);
    let mut shown = crate::window(Language::English, Theme::Light, size, &profiles);
    shown.type_into("field-workflow-id", "WKF1");
    shown.press("command-start");
    shown.wait("the verdict", |app| app.state().desk().pending.is_none());
    shown.press("step-open-profile");
    shown.settle();
    let name = shown.words.say("field-ca-file");
    let (focused, rect) = shown.keyboard().unwrap();
    assert_eq!(focused, name);
    let save = shown.button(&shown.words.say("save"));
    assert!(rect.bottom() < save.y, "{rect:?} is not above {save:?}");
}

impl Screen {
    /// Where the editor's scrolling part begins.
    fn title_bottom(&self) -> f32 {
        let title = self.words.say("editor-title-new");
        let labels = self.harness.get_all_by_role(Role::Label);
        let mut titles =
            labels.filter(|node| node.accesskit_node().value().as_ref() == Some(&title));
        titles.next().map_or(0.0, |node| node.rect().bottom())
    }
}

#[test]
fn the_keyboard_is_in_sight_wherever_tab_takes_it() {
    for (size, opens) in [
        (vec2(1080.0, 700.0), Some("edit-profile")),
        (vec2(640.0, 460.0), Some("edit-profile")),
        (vec2(640.0, 460.0), None),
        (vec2(427.0, 307.0), None),
    ] {
        let mut shown = shown(size);
        if let Some(opens) = opens {
            shown.press(opens);
        }
        let screen = shown.harness.ctx.content_rect().expand(1.0);
        // Behind the scrolling part of the editor stand its title and its buttons.
        let seen = match opens {
            Some(_) => {
                let save = shown.words.say("save");
                let save = shown.node(Role::Button, &save).rect();
                Rect::from_x_y_ranges(screen.x_range(), screen.top()..=save.bottom() + 1.0)
            }
            None => screen,
        };
        let mut names = Vec::new();
        for _ in 0..40 {
            shown.key(Key::Tab);
            shown.settle();
            let Some((name, rect)) = shown.keyboard() else {
                continue;
            };
            let is_seen = seen.contains_rect(rect) || rect.height() > seen.height();
            assert!(
                is_seen,
                "{name:?} at {rect:?} is not in {seen:?} of {size:?}"
            );
            names.push(name);
        }
        names.sort();
        names.dedup();
        assert!(names.len() > 10, "{names:?}");
    }
}
