//! The journal's page as it is drawn, with a real journal behind it: names, keys, sizes, and what a large one costs.

use std::time::{Duration, Instant};

use campaign_remote::language::Language;
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, OutputCommand, Theme, Vec2, vec2};
use egui_kittest::Node;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::screen::{SIZES, Screen, click_events, wheel_event};
use crate::{journal_of, profile};

#[path = "../../benches/journal/filling.rs"]
mod filling;

/// A window on the journal's tab, for all workflows.
fn opened(language: Language, theme: Theme, size: Vec2, workflows: &[&str], more: usize) -> Screen {
    let opening = Screen::with().language(language).theme(theme).size(size);
    let path = opening.at().join("journal.sqlite");
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(journal_of(path.clone(), workflows));
    if more > 0 {
        filling::fill(&path, more);
    }
    let mut shown = opening
        .profile(&profile("Acme", "acme-mkt-stage"))
        // What fills the journal is years old, and nothing of it is to be cleared out.
        .file("settings.toml", "version = 1\njournal_days = 36500\n")
        .open();
    let name = shown.words.say("tab-journal");
    shown.click(Role::Tab, &name);
    let count = workflows.len() + more;
    shown.wait("the journal", |app| {
        app.state().journal.count() == count && app.state().journal.size.is_some()
    });
    shown
}

fn english(workflows: &[&str], more: usize) -> Screen {
    let size = vec2(1080.0, 700.0);
    opened(Language::English, Theme::Light, size, workflows, more)
}

/// The first row whose name begins so.
fn row<'a>(shown: &'a Screen, begin: &str) -> Node<'a> {
    let rows = shown.harness.get_all_by_role(Role::ListBoxOption);
    let mut rows = rows.filter(|row| {
        let name = row.accesskit_node().label().unwrap_or_default();
        name.starts_with(begin)
    });
    rows.next().unwrap_or_else(|| panic!("no row {begin:?}"))
}

/// One lower than that scrolls.
const SCROLLS_BELOW: f32 = 700.0;

#[test]
fn nothing_of_the_page_is_cut_off_in_any_language_theme_and_size() {
    for language in Language::ALL {
        for theme in [Theme::Light, Theme::Dark] {
            for size in SIZES {
                let mut shown = opened(language, theme, size, &["WKF35", "WKF12"], 0);
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
                shown.assert_on_screen(&names.map(|key| shown.words.say(key)), SCROLLS_BELOW);
                shown.press("add-reason");
                shown.assert_on_screen(&[shown.words.say("field-reason")], SCROLLS_BELOW);
                shown.press("journal-fewer-filters");
                let begin = shown.words.say("standing-accepted");
                row(&shown, &begin).click_accesskit();
                shown.wait("the entry", |app| app.state().journal.opened.is_some());
                let names = [
                    "journal-back",
                    "journal-fill-fields",
                    "journal-copy-line",
                    "journal-no-exchange",
                ];
                shown.assert_on_screen(&names.map(|key| shown.words.say(key)), SCROLLS_BELOW);
            }
        }
    }
}

#[test]
fn an_empty_journal_says_what_will_stand_there_and_another_that_nothing_fits() {
    for (workflows, key) in [
        (&[][..], "journal-empty"),
        (&["WKF1"][..], "journal-none-fit"),
    ] {
        let mut shown = english(workflows, 0);
        shown.type_workflow_id("WKF35");
        shown.wait("the entries of this workflow", |app| {
            let journal = &app.state().journal;
            journal.count() == 0 && journal.size.is_some() && journal.finding.is_none()
        });
        assert_eq!(
            shown.state().wanted_of_journal().workflow.as_deref(),
            Some("WKF35")
        );
        let said = shown.said();
        let both = ["journal-empty", "journal-none-fit"].map(|key| shown.words.say(key));
        let said: Vec<_> = said.iter().filter(|text| both.contains(text)).collect();
        assert_eq!(said, [&shown.words.say(key)]);
    }
}

#[test]
fn an_entry_is_reached_and_opened_by_keys_copied_as_one_line_and_left_again() {
    let mut shown = english(&["WKF1", "WKF2", "WKF3"], 0);
    let begin = "Accepted: stop WKF3 · Daily import";
    let data = row(&shown, begin).accesskit_node().data().clone();
    assert_eq!(
        (data.position_in_set(), data.size_of_set()),
        (Some(1), Some(3)),
        "the newest stands first"
    );
    assert_eq!(data.description(), Some("Acme stage · anna · INC-4711"));
    row(&shown, begin).focus();
    shown.harness.run_steps(2);
    shown.key(Key::ArrowDown);
    assert!(row(&shown, "Accepted: stop WKF2").is_focused());
    shown.key(Key::End);
    assert!(row(&shown, "Accepted: stop WKF1").is_focused());
    shown.key(Key::Enter);
    shown.wait("the entry", |app| app.state().journal.opened.is_some());
    shown.harness.run_steps(6);
    // The entry has no exchange: the keyboard is on the way back, and no text is there to be searched.
    let back = shown.words.say("journal-back");
    assert_eq!(shown.focused().as_ref(), Some(&back));
    shown.keys(Modifiers::COMMAND, Key::F);
    assert!(shown.state().reader.find.is_none());
    assert_eq!(shown.focused().as_ref(), Some(&back));
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
    shown.key(Key::Escape);
    assert!(shown.state().journal.opened.is_none());
    assert!(row(&shown, "Accepted: stop WKF1").is_focused());
    shown.key(Key::Enter);
    shown.wait("the entry", |app| app.state().journal.opened.is_some());
    shown.press("journal-back");
    assert!(row(&shown, "Accepted: stop WKF1").is_focused());
    // With the mouse too.
    let at = row(&shown, "Accepted: stop WKF2").rect().center();
    shown.in_one_frame(click_events(at));
    shown.wait("the entry", |app| app.state().journal.opened.is_some());
    shown.harness.run_steps(6);
    assert_eq!(shown.focused().as_ref(), Some(&back));
    shown.key(Key::Escape);
    assert!(row(&shown, "Accepted: stop WKF2").is_focused());
}

#[test]
fn an_entry_is_read_by_keys_and_escape_closes_first_what_finds_and_then_the_entry() {
    let mut shown = Screen::with().open();
    shown.wait("the profile", |app| app.state().profile().is_some());
    shown.press("command-start");
    shown.wait("the answer", |app| app.state().exchange.is_some());
    let name = shown.words.say("tab-journal");
    shown.click(Role::Tab, &name);
    shown.wait("the journal", |app| app.state().journal.count() == 1);
    let journal_row = |shown: &Screen| {
        let rows = shown.harness.get_all_by_role(Role::ListBoxOption);
        let names = rows.filter_map(|row| row.accesskit_node().label());
        let mut names = names.filter(|name| name.contains(": start WKF1"));
        names.next().unwrap()
    };
    let name = journal_row(&shown);
    shown.row(&name).focus();
    shown.harness.run_steps(2);
    shown.key(Key::Enter);
    shown.wait("the entry", |app| app.state().journal.opened.is_some());
    shown.harness.run_steps(6);
    let text = shown.words.say("raw-exchange");
    assert_eq!(shown.focused().as_ref(), Some(&text));
    shown.keys(Modifiers::COMMAND, Key::F);
    let find = shown.words.say("find-field");
    assert_eq!(shown.focused(), Some(find));
    shown.key(Key::Escape);
    assert!(shown.state().reader.find.is_none());
    assert!(shown.state().journal.opened.is_some());
    assert_eq!(shown.focused(), Some(text));
    shown.key(Key::Escape);
    assert!(shown.state().journal.opened.is_none());
    let name = journal_row(&shown);
    assert!(shown.row(&name).is_focused());
}

#[test]
fn with_a_hundred_thousand_entries_any_of_them_is_shown_and_no_frame_takes_long() {
    let mut shown = english(&["WKF35"], 100_000);
    let mut slowest = Duration::ZERO;
    let mut timed = |shown: &mut Screen| {
        let began = Instant::now();
        shown.harness.step();
        slowest = slowest.max(began.elapsed());
    };
    let drawn = shown.harness.get_all_by_role(Role::ListBoxOption).count();
    assert!((3..=20).contains(&drawn), "{drawn} rows");
    let first = row(&shown, "").rect().center();
    shown.harness.hover_at(first);
    for _ in 0..40 {
        shown.harness.event(wheel_event(vec2(0.0, -400.0)));
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
    row(&shown, "").focus();
    shown.harness.run_steps(2);
    assert!(row(&shown, "").is_focused());
    for key in [Key::End, Key::PageUp, Key::End] {
        shown.harness.key_press(key);
        for _ in 0..6 {
            timed(&mut shown);
        }
    }
    shown.wait("the oldest entry", |app| {
        app.state().journal.entry(100_000).is_some()
    });
    let data = row(&shown, "").accesskit_node().data().clone();
    assert_eq!(data.size_of_set(), Some(100_001));
    let rows: Vec<_> = shown.harness.get_all_by_role(Role::ListBoxOption).collect();
    let last = rows.last().unwrap().accesskit_node().data().clone();
    assert_eq!(last.position_in_set(), Some(100_001));
    assert!(rows.last().unwrap().is_focused());
    // Unoptimised code on a busy machine: the limit for what people run is 50 ms.
    assert!(slowest < Duration::from_millis(250), "{slowest:?}");
}
