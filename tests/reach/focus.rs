//! Where the keyboard is after a command and after a dialog, and what is said aloud.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use campaign_remote::language::Language;
use campaign_remote::window::Dialog;
use eframe::egui::accesskit::{Live, Role};
use eframe::egui::{DroppedFile, Event, Key, Modifiers, Theme, ViewportEvent, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::campaign::{Server, Step, answer};
use crate::profile;
use crate::screen::Screen;

fn usual(profiles: &str) -> Screen {
    let size = vec2(1080.0, 700.0);
    crate::window(Language::English, Theme::Light, size, profiles)
}

#[test]
fn the_keyboard_stays_where_it_was_while_a_command_is_on_its_way_and_after() {
    let server = Server::start([Step::ReadRequest, Step::Linger]);
    let mut shown = usual(&profile(&server.http(), "stage"));
    shown.type_into("field-workflow-id", "WKF35");
    shown.focus(Role::Button, "Start");
    shown.key(Key::Space);
    assert!(shown.harness.state().state().desk().pending.is_some());
    let start = shown.node(Role::Button, "Start");
    assert!(start.accesskit_node().is_disabled());
    assert_eq!(shown.focused().as_deref(), Some("Start"));
    // What cannot be pressed now is not pressed.
    shown.key(Key::Space);
    shown.node(Role::Button, "Start").click_accesskit();
    shown.harness.run_steps(2);
    shown.key(Key::Tab);
    assert_eq!(shown.focused().as_deref(), Some("Pause"));
    shown.wait("the command", |_app| server.commands() == 1);
    shown.press("cancel-request");
    shown.wait("the end", |app| app.state().desk().pending.is_none());
    assert_eq!(server.commands(), 1);
}

#[test]
fn a_key_that_is_held_down_sends_one_command() {
    let steps = (0..6).flat_map(|_| [Step::ReadRequest, Step::Send(answer("404 Not Found", "{}"))]);
    let server = Server::start(steps);
    let mut shown = usual(&profile(&server.http(), "stage"));
    shown.type_into("field-workflow-id", "WKF35");
    shown.focus(Role::Button, "Start");
    let held = |repeat| Event::Key {
        key: Key::Enter,
        physical_key: None,
        pressed: true,
        repeat,
        modifiers: Modifiers::NONE,
    };
    shown.harness.event(held(false));
    shown.harness.run_steps(2);
    shown.wait("the answer", |app| app.state().desk().pending.is_none());
    // Past the time in which a second press counts as the second half of a double-click.
    let began = std::time::Instant::now();
    while began.elapsed() < std::time::Duration::from_millis(900) {
        shown.harness.event(held(true));
        shown.harness.run_steps(2);
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    assert_eq!(server.commands(), 1);
    assert_eq!(shown.focused().as_deref(), Some("Start"));
}

#[test]
fn a_dialog_gives_the_keyboard_back_to_what_opened_it() {
    let mut shown = usual(&profile("https://mc.adobe.io", "production"));
    let edit = shown.words.say("edit-profile");
    shown.focus(Role::Button, &edit);
    shown.key(Key::Space);
    assert_eq!(shown.focused().as_deref(), Some("Profile name"));
    // The question over the editor gives it back to the field, the editor to its button.
    shown.type_into("field-name", "x");
    shown.key(Key::Escape);
    assert!(shown.harness.state().state().dialog.is_some());
    shown.key(Key::Escape);
    assert_eq!(shown.focused().as_deref(), Some("Profile name"));
    shown.key(Key::Escape);
    shown.press("unsaved-confirm");
    assert_eq!(shown.focused(), Some(edit));

    shown.type_into("field-workflow-id", "WKF35");
    shown.focus(Role::Button, "Stop");
    shown.key(Key::Space);
    assert!(matches!(
        shown.harness.state().state().dialog,
        Some(Dialog::Guard(_))
    ));
    shown.key(Key::Escape);
    assert_eq!(shown.focused().as_deref(), Some("Stop"));
    // After a confirmed question too.
    shown.key(Key::Space);
    let field = shown.words.say("guard-field");
    assert_eq!(shown.focused(), Some(field));
    shown.type_into("guard-field", "WKF35");
    shown.key(Key::Enter);
    assert!(shown.harness.state().state().dialog.is_none());
    assert_eq!(shown.focused().as_deref(), Some("Stop"));
}

#[test]
fn a_dialog_out_of_a_menu_gives_the_keyboard_back_to_what_opened_the_menu() {
    let mut shown = usual(&profile("https://mc.adobe.io", "stage"));
    shown.row("Daily import WKF1").focus();
    shown.harness.run_steps(3);
    assert_eq!(shown.focused().as_deref(), Some("Daily import WKF1"));
    shown.keys(Modifiers::SHIFT, Key::F10);
    let rename = shown.words.say("list-rename");
    assert_eq!(shown.focused().as_deref(), Some(rename.as_str()));
    shown.key(Key::Enter);
    assert!(matches!(shown.state().dialog, Some(Dialog::Rename { .. })));
    shown.key(Key::Escape);
    assert!(shown.state().dialog.is_none());
    assert_eq!(shown.focused().as_deref(), Some("Daily import WKF1"));
}

#[test]
fn a_wrong_answer_keeps_the_field_and_is_said() {
    let mut shown = usual(&profile("https://mc.adobe.io", "production"));
    shown.type_into("field-workflow-id", "WKF35");
    shown.press("command-stop");
    shown.type_into("guard-field", "WKF3");
    shown.key(Key::Enter);
    let field = shown.words.say("guard-field");
    assert_eq!(shown.focused(), Some(field));
    let said = shown.words.say("guard-wrong");
    let wrong = shown.harness.get_by_label(&said);
    assert_eq!(wrong.accesskit_node().live(), Live::Polite);
    shown.type_into("guard-field", "5");
    assert!(shown.harness.query_by_label(&said).is_none());
}

#[test]
fn notices_and_what_could_not_be_read_are_said_aloud() {
    let broken = "version = 1\n[[profile]\n";
    let mut shown = usual(broken);
    shown.wait("the notice", |app| !app.state().notices.is_empty());
    let is_said = |shown: &Screen, part: &str| {
        let mut labels = shown.harness.get_all_by_role(Role::Label);
        labels.any(|node| {
            let node = node.accesskit_node();
            let text = node.value().unwrap_or_default();
            text.contains(part) && node.live() == Live::Polite
        })
    };
    assert!(is_said(&shown, "profiles.toml"));
    shown.press("new-profile");
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
    assert!(is_said(&shown, "credential"));
}

#[test]
fn what_is_dismissed_with_the_keyboard_leaves_it_in_the_list_or_in_the_field() {
    let mut shown = usual("version = 1\n[[profile]\n");
    shown.wait("the notice", |app| !app.state().notices.is_empty());
    let count = shown.state().notices.len();
    let dismiss = shown.words.say("dismiss");
    let buttons = shown.harness.get_all_by_role(Role::Button);
    let mut named = buttons.filter(|one| one.accesskit_node().label().as_deref() == Some(&dismiss));
    named.next().unwrap().focus();
    drop(named);
    shown.harness.run_steps(3);
    shown.key(Key::Enter);
    assert_eq!(shown.state().notices.len(), count - 1);
    assert_eq!(shown.focused(), Some(shown.words.say("field-workflow-id")));

    // What was picked is picked no longer, and what was removed is said no longer.
    let mut shown = usual(&profile("https://mc.adobe.io", "stage"));
    let row = "Daily import WKF1";
    shown.row(row).focus();
    shown.harness.run_steps(3);
    shown.key(Key::Space);
    assert_eq!(shown.state().picked_count(), 1);
    let none = shown.words.say("many-pick-none");
    shown.focus(Role::Button, &none);
    shown.key(Key::Space);
    assert_eq!(shown.state().picked_count(), 0);
    assert_eq!(shown.focused().as_deref(), Some(row));
    shown.key(Key::Delete);
    assert!(shown.state().list.toast.is_some());
    shown.focus(Role::Button, &dismiss);
    shown.key(Key::Enter);
    assert!(shown.state().list.toast.is_none());
    assert_eq!(shown.focused(), Some(shown.words.say("filter-workflows")));
}

#[test]
fn what_vanishes_with_the_keyboard_on_it_leaves_it_to_something_that_is_there() {
    let server = Server::start([Step::ReadRequest, Step::Linger]);
    let mut shown = usual(&profile(&server.http(), "stage"));
    let field = shown.words.say("field-workflow-id");
    shown.type_into("field-workflow-id", "..");
    shown.press("save-workflow");
    let dismiss = shown.words.say("dismiss");
    shown.focus(Role::Button, &dismiss);
    shown.key(Key::Enter);
    assert!(shown.state().notices.is_empty());
    assert_eq!(shown.focused().as_ref(), Some(&field));

    shown.keys(Modifiers::COMMAND, Key::A);
    shown.type_text("WKF35");
    shown.press("command-start");
    let cancel = shown.words.say("cancel-request");
    shown.focus(Role::Button, &cancel);
    shown.key(Key::Enter);
    shown.wait("the end", |app| app.state().desk().pending.is_none());
    shown.harness.run_steps(6);
    assert_eq!(shown.focused(), Some(field));
}

#[test]
fn a_menu_gives_the_keyboard_back_to_what_opened_it() {
    let mut shown = usual(&profile("https://mc.adobe.io", "stage"));
    let menu = shown.words.say("menu");
    let dark = shown.words.say("theme-dark");
    for leave in [Key::Enter, Key::Escape] {
        shown.focus(Role::Button, &menu);
        shown.key(Key::Enter);
        shown.focus(Role::RadioButton, &dark);
        assert_eq!(shown.focused().as_ref(), Some(&dark));
        shown.key(leave);
        shown.harness.run_steps(6);
        assert!(shown.harness.query_by_label(&dark).is_none(), "{leave:?}");
        assert_eq!(shown.focused().as_ref(), Some(&menu), "{leave:?}");
    }
}

/// The keyboard stands on this, and Enter there loses nothing: the dialog goes, and the rest is as it was.
fn enter_loses_nothing(shown: &mut Screen, key: &str) {
    let name = shown.words.say(key);
    assert_eq!(shown.focused(), Some(name));
    shown.key(Key::Enter);
    assert!(shown.state().dialog.is_none(), "{:?}", shown.state().dialog);
}

#[test]
fn every_question_opens_with_the_keyboard_on_what_loses_nothing() {
    let server = Server::start([Step::ReadRequest, Step::Linger]);
    let mut shown = usual(&profile(&server.http(), "stage"));
    let file = shown.folder.join("exported.toml");
    std::fs::write(&file, profile("https://mc.adobe.io", "stage")).unwrap();
    let dropped = Arc::new(Dropped(file));
    shown.harness.input_mut().dropped_files.push(dropped);
    shown.harness.step();
    shown.wait("the import", |app| {
        matches!(app.state().dialog, Some(Dialog::Import(_)))
    });
    enter_loses_nothing(&mut shown, "cancel");

    shown.press("edit-profile");
    shown.type_into("field-name", "x");
    let is_typed = |shown: &Screen| {
        let draft = shown.state().editor.as_ref();
        draft.is_some_and(|draft| draft.text(campaign_remote::window::Field::Name) != "Acme")
    };
    shown.key(Key::Escape);
    assert!(matches!(shown.state().dialog, Some(Dialog::Unsaved { .. })));
    enter_loses_nothing(&mut shown, "unsaved-stay");
    shown.press("check-connection");
    shown.wait(
        "the end of the check",
        |app| matches!(&app.state().dialog, Some(Dialog::Check(check)) if !check.is_running),
    );
    enter_loses_nothing(&mut shown, "close");
    assert!(is_typed(&shown));
    shown.key(Key::Escape);
    shown.press("unsaved-confirm");

    shown.type_into("field-workflow-id", "WKF35");
    shown.press("command-start");
    assert!(shown.state().desk().pending.is_some());
    let input = shown.harness.input_mut();
    let viewport = input.viewports.entry(input.viewport_id).or_default();
    viewport.events.push(ViewportEvent::Close);
    shown.harness.step();
    let input = shown.harness.input_mut();
    let viewport = input.viewports.entry(input.viewport_id).or_default();
    viewport.events.clear();
    shown.harness.run_steps(3);
    assert!(matches!(shown.state().dialog, Some(Dialog::Leave)));
    enter_loses_nothing(&mut shown, "leave-stay");
    assert!(shown.state().desk().pending.is_some());
}

/// A file that was dropped on the window.
#[derive(Debug)]
struct Dropped(PathBuf);

impl DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        Err("the program reads it by its path".to_owned())
    }
}
