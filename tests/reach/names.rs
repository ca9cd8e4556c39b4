//! Whatever can be pressed, typed into or reached with the keyboard has a name, in every part of the window.

use campaign_remote::language::Language;
use campaign_remote::window::Dialog;
use eframe::egui::accesskit::{Action, Role};
use eframe::egui::{Key, Theme, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::campaign::{Server, Step, answer};
use crate::screen::Screen;
use crate::{profile, window};

impl Screen {
    /// Walks the whole tree. Gives how many controls there are.
    fn assert_all_have_names(&self, scene: &str) -> usize {
        let mut count = 0;
        let mut nameless = Vec::new();
        for node in self.harness.root().children_recursive() {
            let node = node.accesskit_node();
            let acts = [Action::Click, Action::Focus, Action::SetValue];
            let data = node.data();
            let is_control = acts.into_iter().any(|act| data.supports_action(act));
            // What only holds controls has no role of its own; a scroll bar is named by its role.
            let is_none = matches!(
                node.role(),
                Role::GenericContainer | Role::Unknown | Role::ScrollBar
            );
            if !is_control || node.is_hidden() || is_none {
                continue;
            }
            count += 1;
            let name = node.label().unwrap_or_default();
            // A text that can be selected is its own name.
            let is_text = matches!(node.role(), Role::Label);
            let text = node.value().filter(|_| is_text).unwrap_or_default();
            if name.trim().is_empty() && text.trim().is_empty() {
                nameless.push(format!("{:?} {:?}", node.role(), node.bounding_box()));
            }
        }
        assert!(nameless.is_empty(), "{scene}: {nameless:#?}");
        assert!(count > 1, "{scene}: only {count} controls were seen");
        count
    }

    fn asks(&self, what: &str, is_it: impl Fn(&Dialog) -> bool) {
        let dialog = &self.harness.state().state().dialog;
        assert!(dialog.as_ref().is_some_and(is_it), "{what}: {dialog:?}");
    }
}

#[test]
fn every_control_of_every_scene_has_a_name() {
    for language in Language::ALL {
        let size = vec2(1080.0, 700.0);
        let answers = (0..8).flat_map(|_| {
            let record = r#"{"state":{"code":"started"},"list":[1,2,3]}"#;
            [Step::ReadRequest, Step::Send(answer("200 OK", record))]
        });
        let server = Server::start(answers);
        let production = profile(&server.http(), "production");
        let shown = &mut window(language, Theme::Light, size, &production);
        let main = shown.assert_all_have_names("the main window");
        assert!(main > 15, "only {main} controls were seen");

        shown.press("menu");
        shown.assert_all_have_names("the menu");
        shown.key(Key::Escape);
        shown.press("edit-profile");
        shown.assert_all_have_names("the editor");
        shown.press("import-credentials");
        shown.asks("credentials", |dialog| {
            matches!(dialog, Dialog::Credentials(_))
        });
        shown.assert_all_have_names("importing credentials");
        shown.key(Key::Escape);
        shown.press("check-connection");
        shown.asks("a check", |dialog| matches!(dialog, Dialog::Check(_)));
        shown.assert_all_have_names("the check");
        shown.key(Key::Escape);
        shown.press("cancel");
        shown.press("list-add");
        shown.asks("a list", |dialog| matches!(dialog, Dialog::AddWorkflows(_)));
        shown.assert_all_have_names("adding workflows");
        shown.key(Key::Escape);

        shown.type_into("field-workflow-id", "WKF35");
        let verb = |word: &str| match language {
            Language::English => shown.words.say(&format!("command-{word}")),
            _ => format!("{} ({word})", shown.words.say(&format!("command-{word}"))),
        };
        let (stop, pause) = (verb("stop"), verb("pause"));
        shown.node(Role::Button, &stop).click_accesskit();
        shown.harness.run_steps(5);
        shown.asks("the guard", |dialog| matches!(dialog, Dialog::Guard(_)));
        shown.assert_all_have_names("the guard");
        shown.key(Key::Escape);

        shown.press("refresh");
        shown.wait("the answer", |app| app.state().exchange.is_some());
        shown.assert_all_have_names("the answer");
        assert!(shown.harness.query_by_label(&pause).is_some());
        shown.press("add-reason");
        shown.assert_all_have_names("the reason");
        for key in ["tab-headers", "tab-request", "tab-journal"] {
            let name = shown.words.say(key);
            shown.node(Role::Tab, &name).click_accesskit();
            shown.harness.run_steps(5);
            shown.assert_all_have_names(key);
        }
        shown.press("journal-more-filters");
        shown.assert_all_have_names("the journal's filters");
    }
}
