//! The journal's page as it is drawn, with a real journal behind it: names, keys, sizes, and what a large one costs.

use std::sync::Arc;
use std::time::{Duration, Instant};

use campaign_remote::background::{Engine, Folders};
use campaign_remote::language::{Language, Words};
use campaign_remote::profiles::ProfileStore;
use campaign_remote::vault::Vault;
use campaign_remote::window::RemoteApp;
use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, OutputCommand, Pos2, Rect, Theme, Vec2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use egui_kittest::{Harness, Node};
use tempfile::TempDir;

use crate::{journal_of, profile};

#[path = "../../benches/journal/filling.rs"]
mod filling;

/// The smallest window, the one of the pictures, a large one, and one that was made 1.5 times as large.
const SIZES: [Vec2; 4] = [
    vec2(640.0, 460.0),
    vec2(900.0, 600.0),
    vec2(1280.0, 800.0),
    vec2(600.0, 400.0),
];

/// A window with its folders, which go when it goes.
struct Shown {
    harness: Harness<'static, RemoteApp>,
    words: Words,
    _folder: TempDir,
}

impl Shown {
    /// A window on the journal's tab, for all workflows.
    fn new(language: Language, theme: Theme, size: Vec2, workflows: &[&str], more: usize) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let folders = Folders {
            config: folder.path().to_owned(),
            data: folder.path().to_owned(),
            log: folder.path().to_owned(),
        };
        let store = ProfileStore::new(folder.path().join("profiles.toml"));
        store.save(&profile("Acme", "acme-mkt-stage")).unwrap();
        // What fills the journal is years old, and nothing of it is to be cleared out.
        let settings = "version = 1\njournal_days = 36500\n";
        std::fs::write(folder.path().join("settings.toml"), settings).unwrap();
        let path = folder.path().join("journal.sqlite");
        let runtime = tokio::runtime::Runtime::new().unwrap();
        runtime.block_on(journal_of(path.clone(), workflows));
        if more > 0 {
            filling::fill(&path, more);
        }
        let no_keyring = Vault::with_store(
            || Err(keyring_core::Error::NoDefaultStore),
            Duration::from_secs(1),
        );
        let harness = Harness::builder()
            .with_size(size)
            .with_theme(theme)
            .with_max_steps(20)
            .build_eframe(move |creation| {
                let context = creation.egui_ctx.clone();
                let wake = Arc::new(move || context.request_repaint());
                let engine = Engine::start_with(&folders, no_keyring, wake).unwrap();
                RemoteApp::new(&creation.egui_ctx, engine, Some(language))
            });
        let mut shown = Self {
            harness,
            words: Words::new(language),
            _folder: folder,
        };
        shown.wait("the profiles", |app| app.state().profile().is_some());
        let name = shown.words.say("tab-journal");
        let tab = shown.harness.get_by_role_and_label(Role::Tab, &name);
        tab.click_accesskit();
        let count = workflows.len() + more;
        shown.wait("the journal", |app| {
            app.state().journal.count() == count && app.state().journal.size.is_some()
        });
        shown
    }

    fn english(workflows: &[&str], more: usize) -> Self {
        let size = vec2(1080.0, 700.0);
        Self::new(Language::English, Theme::Light, size, workflows, more)
    }

    fn wait(&mut self, what: &str, holds: impl Fn(&RemoteApp) -> bool) {
        let began = Instant::now();
        while !holds(self.harness.state()) {
            let waited = began.elapsed();
            let seen = &self.harness.state().state().journal;
            assert!(
                waited < Duration::from_secs(20),
                "waited for {what}; there are {} entries, {} at the top, {:?}, {:?}",
                seen.count(),
                seen.top,
                seen.size,
                seen.trouble
            );
            std::thread::sleep(Duration::from_millis(5));
            self.harness.step();
        }
        self.harness.run_steps(4);
    }

    fn press(&mut self, key: &str) {
        let name = self.words.say(key);
        let button = self.harness.get_by_role_and_label(Role::Button, &name);
        button.click_accesskit();
        self.harness.run_steps(3);
    }

    fn row(&self, begin: &str) -> Node<'_> {
        let rows = self.harness.get_all_by_role(Role::ListBoxOption);
        let mut rows = rows.filter(|row| {
            let name = row.accesskit_node().label().unwrap_or_default();
            name.starts_with(begin)
        });
        rows.next().unwrap_or_else(|| panic!("no row {begin:?}"))
    }

    fn key(&mut self, key: Key) {
        self.harness.key_press(key);
        self.harness.run_steps(4);
    }

    fn assert_on_screen(&self, names: &[String]) {
        let size = self.harness.ctx.content_rect().size();
        let screen = Rect::from_min_size(Pos2::ZERO, size);
        let screen = if size.y < 700.0 {
            // The column scrolls.
            Rect::from_x_y_ranges(screen.x_range(), f32::NEG_INFINITY..=f32::INFINITY)
        } else {
            screen
        };
        for name in names {
            for node in self.harness.get_all_by_label(name) {
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

#[test]
fn nothing_of_the_page_is_cut_off_in_any_language_theme_and_size() {
    for language in Language::ALL {
        for theme in [Theme::Light, Theme::Dark] {
            for size in SIZES {
                let mut shown = Shown::new(language, theme, size, &["WKF35", "WKF12"], 0);
                shown.press("journal-more-filters");
                let names = [
                    "tab-response",
                    "tab-journal",
                    "journal-refresh",
                    "journal-filter-workflow",
                    "journal-filter-text",
                    "journal-fewer-filters",
                    "journal-filter-command",
                    "journal-filter-verdict",
                    "journal-filter-profile",
                    "journal-filter-from",
                    "journal-filter-until",
                    "journal-export-csv",
                    "journal-export-json",
                    "add-reason",
                ];
                shown.assert_on_screen(&names.map(|key| shown.words.say(key)));
                shown.press("add-reason");
                shown.assert_on_screen(&[shown.words.say("field-reason")]);
                shown.press("journal-fewer-filters");
                let begin = shown.words.say("standing-accepted");
                shown.row(&begin).click_accesskit();
                shown.wait("the entry", |app| app.state().journal.opened.is_some());
                let names = [
                    "journal-back",
                    "journal-send-again",
                    "journal-copy-line",
                    "journal-no-exchange",
                ];
                shown.assert_on_screen(&names.map(|key| shown.words.say(key)));
            }
        }
    }
}

#[test]
fn an_entry_is_reached_and_opened_by_keys_copied_as_one_line_and_left_again() {
    let mut shown = Shown::english(&["WKF1", "WKF2", "WKF3"], 0);
    let begin = "Accepted: stop WKF3 · Daily import";
    let data = shown.row(begin).accesskit_node().data().clone();
    assert_eq!(
        (data.position_in_set(), data.size_of_set()),
        (Some(1), Some(3)),
        "the newest stands first"
    );
    assert_eq!(data.description(), Some("Acme stage · anna · INC-4711"));
    shown.row(begin).focus();
    shown.harness.run_steps(2);
    shown.key(Key::ArrowDown);
    assert!(shown.row("Accepted: stop WKF2").is_focused());
    shown.key(Key::End);
    assert!(shown.row("Accepted: stop WKF1").is_focused());
    shown.key(Key::Enter);
    shown.wait("the entry", |app| app.state().journal.opened.is_some());
    let name = shown.words.say("journal-copy-line");
    let copy = shown.harness.get_by_role_and_label(Role::Button, &name);
    copy.click_accesskit();
    shown.harness.step();
    let copied = shown.harness.output().platform_output.commands.clone();
    let line = copied.iter().find_map(|command| match command {
        OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    let line = line.unwrap();
    assert!(!line.contains('\n'), "{line}");
    let rest = "anna@desk-7 · stop WKF1 (Daily import) · acme-mkt-stage (Acme stage) · Accepted · INC-4711";
    assert!(line.ends_with(rest), "{line}");
    shown.press("journal-back");
    assert!(shown.row("Accepted: stop WKF1").is_focused());
}

#[test]
fn with_a_hundred_thousand_entries_any_of_them_is_shown_and_no_frame_takes_long() {
    let mut shown = Shown::english(&["WKF35"], 100_000);
    let mut slowest = Duration::ZERO;
    let mut timed = |shown: &mut Shown| {
        let began = Instant::now();
        shown.harness.step();
        slowest = slowest.max(began.elapsed());
    };
    let drawn = shown.harness.get_all_by_role(Role::ListBoxOption).count();
    assert!((3..=20).contains(&drawn), "{drawn} rows");
    let first = shown.row("").rect().center();
    shown.harness.hover_at(first);
    for _ in 0..40 {
        shown.harness.event(Event::MouseWheel {
            source: eframe::egui::MouseWheelSource::Wheel,
            unit: eframe::egui::MouseWheelUnit::Line,
            delta: vec2(0.0, -400.0),
            phase: eframe::egui::TouchPhase::Move,
            modifiers: Modifiers::NONE,
        });
        timed(&mut shown);
    }
    // The wheel comes to rest.
    shown.harness.run_steps(40);
    let app = shown.harness.state();
    assert!(
        app.state().journal.top > 500.0,
        "{}",
        app.state().journal.top
    );
    shown.row("").focus();
    shown.harness.run_steps(2);
    assert!(shown.row("").is_focused());
    for key in [Key::End, Key::PageUp, Key::End] {
        shown.harness.key_press(key);
        for _ in 0..6 {
            timed(&mut shown);
        }
    }
    shown.wait("the oldest entry", |app| {
        app.state().journal.entry(100_000).is_some()
    });
    let data = shown.row("").accesskit_node().data().clone();
    assert_eq!(data.size_of_set(), Some(100_001));
    let rows: Vec<_> = shown.harness.get_all_by_role(Role::ListBoxOption).collect();
    let last = rows.last().unwrap().accesskit_node().data().clone();
    assert_eq!(last.position_in_set(), Some(100_001));
    assert!(rows.last().unwrap().is_focused());
    // Unoptimised code on a busy machine: the limit for what people run is 50 ms.
    assert!(slowest < Duration::from_millis(250), "{slowest:?}");
}
