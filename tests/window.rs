//! The window drawn without a display: in every language, theme and size, every control has a name and a place on screen,
//! no glyph is missing, and long names and long errors can be read.

#[path = "campaign/mod.rs"]
mod campaign;
mod screen;

use campaign_remote::campaign::Verdict;
use campaign_remote::language::{Language, Words};
use campaign_remote::window::{Line, RemoteApp, Stage};
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, Theme, Vec2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::campaign::{Server, Step, answer};
use crate::screen::{SIZES, Screen};

const PROFILE: &str = "0198c0de-0000-7000-8000-000000000001";

const LONG_NAME: &str =
    "Production of the Acme group of companies in Germany, Austria and the Netherlands (blue)";

fn themes() -> impl Iterator<Item = (Language, Theme, Vec2)> {
    Language::ALL.into_iter().flat_map(|language| {
        [Theme::Light, Theme::Dark]
            .into_iter()
            .flat_map(move |theme| SIZES.into_iter().map(move |size| (language, theme, size)))
    })
}

fn opened(language: Language, theme: Theme, size: Vec2, profiles: &str) -> Screen {
    let opening = Screen::with().language(language).theme(theme).size(size);
    if profiles.is_empty() {
        opening.open()
    } else {
        opening.profiles(profiles).token(PROFILE).open()
    }
}

/// One lower than that scrolls.
const SCROLLS_BELOW: f32 = 600.0;

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
        let shown = opened(language, theme, size, "");
        let names = [
            "practice-banner",
            "welcome-begin",
            "import-profiles",
            "new-profile",
            "menu",
        ];
        shown.assert_on_screen(&names.map(|key| shown.words.say(key)), SCROLLS_BELOW);
    }
}

#[test]
fn with_long_names_every_control_stays_on_screen() {
    for (language, theme, size) in themes() {
        let mut shown = opened(language, theme, size, &long_profile("https://mc.adobe.io"));
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
        shown.assert_on_screen(&names, SCROLLS_BELOW);
        shown.harness.key_press(Key::Tab);
        shown.harness.run_steps(2);
    }
}

#[test]
fn a_notice_takes_no_more_room_than_its_text() {
    for (language, theme, size) in themes() {
        let mut shown = opened(language, theme, size, "version = 1\n[[profile]\n");
        shown.wait("the notice", |app| !app.state().notices.is_empty());
        let dismiss = shown.words.say("dismiss");
        let name = shown.words.say("practice-banner");
        let notice = shown.harness.get_by_label(&dismiss).rect();
        let below = shown.harness.get_by_label(&name).rect();
        assert!(
            below.top() - notice.top() < 160.0,
            "{language:?} {size:?}: {notice:?} {below:?}"
        );
        shown.assert_on_screen(&[dismiss], SCROLLS_BELOW);
    }
}

#[test]
fn the_editor_keeps_its_buttons_on_screen_and_its_fields_within_reach() {
    for (language, theme, size) in themes() {
        let mut shown = opened(language, theme, size, &long_profile("https://mc.adobe.io"));
        shown.press("edit-profile");
        let names = ["save", "cancel", "delete-profile"].map(|key| shown.words.say(key));
        shown.assert_on_screen(&names, SCROLLS_BELOW);
        shown.press("delete-profile");
        shown.wait("the question", |app| {
            app.state()
                .editor
                .as_ref()
                .is_some_and(|draft| draft.stage == Stage::AskingDeletion)
        });
        let names =
            ["delete-question", "delete-confirm", "delete-keep"].map(|key| shown.words.say(key));
        shown.assert_on_screen(&names, SCROLLS_BELOW);
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
        let mut shown = opened(language, theme, size, &profile);
        shown.type_workflow_id("WKF35");
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
        let said = shown.said();
        let refusal = said.iter().find(|text| text.contains("RST-360011"));
        assert!(refusal.is_some_and(|text| text.len() > 450), "{said:?}");
        let mut names = command_names(&shown.words);
        names.push(shown.words.say("tab-response"));
        shown.assert_on_screen(&names, SCROLLS_BELOW);
    }
}

#[test]
fn every_command_is_reached_by_tab_and_no_single_key_sends_one() {
    let server = Server::start([Step::ReadRequest, Step::Send(answer("200 OK", "{}"))]);
    let mut shown = opened(
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

#[test]
fn what_is_not_seen_in_a_profiles_name_turns_no_title_around() {
    let profile = long_profile("https://mc.adobe.io").replace(LONG_NAME, "Acme \\u202Eprod");
    let shown = opened(
        Language::English,
        Theme::Light,
        vec2(900.0, 600.0),
        &profile,
    );
    let said = shown.harness.root().accesskit_node().label().unwrap();
    assert_eq!(said, "Acme <U+202E>prod – Campaign Remote");
}

#[test]
fn a_saved_zoom_holds_from_the_start_and_nothing_is_written_for_it() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("settings.toml");
    std::fs::write(&file, "version = 1\nzoom = 1.5\n").unwrap();
    let written = || std::fs::metadata(&file).unwrap().modified().unwrap();
    let before = written();
    let mut shown = Screen::with().folder(folder.path()).open();
    shown.wait("the zoom", |app| app.state().settings.zoom == Some(1.5));
    shown.harness.run_steps(4);
    assert!((shown.harness.ctx.zoom_factor() - 1.5).abs() < 0.01);
    // What was to be written is written once the window has gone.
    drop(shown);
    assert_eq!(written(), before, "the settings were written");
    // A zoom that the person chooses is kept.
    let mut shown = Screen::with().folder(folder.path()).open();
    shown.wait("the zoom", |app| app.state().settings.zoom == Some(1.5));
    shown.keys(Modifiers::COMMAND, Key::Num0);
    shown.wait("the zoom", |app| app.state().settings.zoom == Some(1.0));
    drop(shown);
    assert_ne!(written(), before);
}
