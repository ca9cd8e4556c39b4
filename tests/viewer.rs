//! The response viewer: its state, and the window with bodies of every kind and size, drawn without a display.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "viewer/answered.rs"]
mod answered;
mod screen;
#[path = "viewer/state.rs"]
mod state;

use std::time::{Duration, Instant};

use bytes::Bytes;
use campaign_remote::language::Language;
use campaign_remote::window::Form;
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, OutputCommand, Theme, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::screen::Screen;

const JSON: &str = r#"{"name":"Daily import","state":["a","b"],"n":12}"#;

/// No frame's code may take longer. Unoptimised code on a busy machine is given time; the bench has the figures.
const LONGEST_FRAME: Duration =
    Duration::from_millis(if cfg!(debug_assertions) { 1500 } else { 50 });

fn answered(body: Bytes) -> Screen {
    Screen::with().answered(body)
}

fn show_as(screen: &mut Screen, key: &str) {
    let name = screen.words.say(key);
    screen.click(Role::RadioButton, &name);
}

fn many_lines(bytes: usize) -> Bytes {
    let line = r#"{"line":"000000","activity":"query","message":"executed","n":1.5e3},"#;
    format!("{line:99}\n").repeat(bytes / 100).into()
}

fn focus(screen: &mut Screen) {
    screen.text().focus();
    screen.harness.run_steps(3);
}

fn keys(screen: &mut Screen, modifiers: Modifiers, keys: &[Key]) {
    for key in keys {
        screen.harness.key_press_modifiers(modifiers, *key);
        screen.harness.run_steps(2);
    }
}

/// Copies and gives what came to the clipboard.
fn copy(screen: &mut Screen) -> String {
    let name = screen.words.say("copy");
    screen.node(Role::Button, &name).click_accesskit();
    for _ in 0..2000 {
        screen.harness.step();
        let commands = &screen.harness.output().platform_output.commands;
        for command in commands {
            if let OutputCommand::CopyText(text) = command {
                return text.clone();
            }
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    panic!("nothing was copied");
}

fn find(screen: &mut Screen, pattern: &str) {
    keys(screen, Modifiers::COMMAND, &[Key::F]);
    let name = screen.words.say("find-field");
    screen.node(Role::TextInput, &name).type_text(pattern);
    screen.harness.run_steps(3);
    screen.wait("the search", |app| {
        let find = app.state().reader.find.as_ref();
        find.is_some_and(|find| find.work.is_none() && !find.pattern.is_empty())
    });
}

fn selected(screen: &Screen) -> String {
    let state = screen.harness.state().state();
    state.shown().shown(state.spot().selection())
}

#[test]
fn a_small_body_is_there_whole_as_it_came_and_formatted_when_it_is_wanted() {
    let mut screen = answered(Bytes::from(JSON));
    assert_eq!(screen.value(), JSON);
    show_as(&mut screen, "show-formatted");
    screen.wait("the formatted text", |app| {
        app.state().reader.formatted.is_some()
    });
    let formatted = "{\n  \"name\": \"Daily import\",\n  \"state\": [\n    \"a\",\n    \"b\"\n  ],\n  \"n\": 12\n}";
    assert_eq!(screen.value(), formatted);
    show_as(&mut screen, "show-hex");
    assert!(
        screen
            .value()
            .starts_with("00000000  7b 22 6e 61 6d 65 22 3a  22 44")
    );
    assert!(screen.text().accesskit_node().is_read_only());
}

#[test]
fn text_is_selected_with_the_keyboard_and_with_the_mouse_and_copied() {
    let mut screen = answered(Bytes::from_static(b"first line\nsecond line\nthird line"));
    focus(&mut screen);
    keys(
        &mut screen,
        Modifiers::NONE,
        &[Key::ArrowDown, Key::ArrowRight],
    );
    let shifted = [Key::ArrowDown, Key::ArrowRight, Key::ArrowRight];
    keys(&mut screen, Modifiers::SHIFT, &shifted);
    assert_eq!(copy(&mut screen), "econd line\nthi");
    keys(&mut screen, Modifiers::COMMAND, &[Key::A]);
    assert_eq!(copy(&mut screen), "first line\nsecond line\nthird line");
    keys(&mut screen, Modifiers::NONE, &[Key::Home]);
    assert_eq!(selected(&screen), "");

    // From the middle of the first row to the left edge of the third, whatever a column's width is.
    let rect = screen.text().rect();
    let height = screen
        .harness
        .ctx
        .fonts_mut(|fonts| fonts.row_height(&eframe::egui::FontId::monospace(13.5)));
    let row = |row: f32| rect.min + vec2(0.0, height * (row + 0.5));
    screen.drag(row(0.0), row(2.0));
    assert_eq!(selected(&screen), "first line\nsecond line\n");
    let name = screen.words.say("copy");
    screen.harness.get_by_role_and_label(Role::Button, &name);
    assert_eq!(copy(&mut screen), "first line\nsecond line\n");
}

#[test]
fn every_column_has_the_width_that_it_is_selected_by() {
    // Letters that the font has, and some for which it may fall back to another one.
    let body = "abcdefghij".repeat(12) + "|";
    let mut screen = answered(Bytes::from(body));
    let rect = screen.text().rect();
    let ends_with_bar = |run: &egui_kittest::Node<'_>| {
        let value = run.accesskit_node().value();
        value.is_some_and(|value| value.ends_with('|'))
    };
    let run = {
        let mut runs = screen.harness.get_all_by_role(Role::TextRun);
        runs.find(ends_with_bar).unwrap().rect()
    };
    let width = run.width() / 121.0;
    let middle = rect.min.y + 5.0;
    let at = |column: f32| eframe::egui::pos2(rect.min.x + width * column, middle);
    screen.drag(at(7.1), at(80.1));
    assert_eq!(screen.harness.state().state().spot().selection(), 7..80);
}

#[test]
fn a_body_of_ten_megabytes_is_searched_and_the_match_comes_into_sight() {
    let mut body = many_lines(10_000_000).to_vec();
    let needle = 6_000_050;
    body[needle..needle + 6].copy_from_slice(b"NEEDLE");
    let mut screen = answered(body.into());
    find(&mut screen, "needle");
    assert_eq!(selected(&screen), "NEEDLE");
    assert!(screen.value().contains("NEEDLE"), "{}", screen.value());
    let said = screen.words.say_with(
        "find-position",
        [
            ("position", campaign_remote::language::Place::Number(1)),
            ("total", campaign_remote::language::Place::Number(1)),
        ],
    );
    screen.harness.get_by_label(&said);
    keys(&mut screen, Modifiers::NONE, &[Key::Escape]);
    let state = screen.harness.state().state();
    assert!(state.reader.find.is_none());
    assert!(screen.text().is_focused());
    let description = screen.text().accesskit_node().description().unwrap();
    assert!(
        description.contains("100,001") || description.contains("100001"),
        "{description}"
    );
}

#[test]
fn enter_and_f3_go_from_match_to_match_and_round() {
    let mut screen = answered(Bytes::from_static(b"one\nOne\nnone\ntwo"));
    find(&mut screen, "one");
    let mut visited = vec![screen.harness.state().state().spot().selection().start];
    for (modifiers, key) in [
        (Modifiers::NONE, Key::Enter),
        (Modifiers::NONE, Key::F3),
        (Modifiers::NONE, Key::Enter),
        (Modifiers::SHIFT, Key::Enter),
        (Modifiers::SHIFT, Key::F3),
    ] {
        keys(&mut screen, modifiers, &[key]);
        visited.push(screen.harness.state().state().spot().selection().start);
    }
    assert_eq!(visited, [0, 4, 9, 0, 9, 4]);
    // Enter took nobody out of the field.
    let name = screen.words.say("find-field");
    assert!(screen.node(Role::TextInput, &name).is_focused());
}

#[test]
fn binary_is_shown_as_bytes_and_what_is_hidden_is_written_out() {
    let screen = answered(Bytes::from_static(b"\x89PNG\r\n\x1a\n\0\0"));
    assert_eq!(screen.harness.state().state().form(), Form::Hex);
    assert!(
        screen
            .value()
            .starts_with("00000000  89 50 4e 47 0d 0a 1a 0a  00 00")
    );
    let mut screen = answered(Bytes::from(
        "start \u{202e}pots\u{202c} caf\u{0}\u{1b}[31m".replace('\0', ""),
    ));
    assert_eq!(screen.value(), "start <U+202E>pots<U+202C> caf<U+001B>[31m");
    assert_eq!(
        copy(&mut screen),
        "start <U+202E>pots<U+202C> caf<U+001B>[31m"
    );
    let screen = answered(Bytes::from_static(b"a caf\xe9 in Latin-1"));
    assert_eq!(screen.value(), "a caf<0xE9> in Latin-1");
    let note = screen.words.say("body-not-text");
    screen.harness.get_by_label(&note);
}

#[test]
fn one_line_of_a_hundred_megabytes_scrolls_sideways_to_its_end() {
    let size = 100 << 20;
    let mut body = vec![b'['; 1];
    body.extend(br#"{"key":"value","n":12},"#.repeat(size / 23));
    body.extend(b"END]");
    let length = u32::try_from(body.len()).unwrap();
    let mut screen = answered(body.into());
    focus(&mut screen);
    let mut slowest = Duration::ZERO;
    for key in [Key::End, Key::Home, Key::End] {
        screen.harness.key_press(key);
        slowest = slowest.max(timed(&mut screen));
        slowest = slowest.max(timed(&mut screen));
    }
    assert!(screen.value().ends_with("END]"), "{}", screen.value());
    for _ in 0..20 {
        screen.harness.hover_at(screen.text().rect().center());
        screen.wheel(vec2(50.0, 0.0));
        slowest = slowest.max(timed(&mut screen));
    }
    let spot = screen.harness.state().state().spot();
    assert_eq!(spot.caret, length);
    assert!(spot.left < f64::from(length) - 300.0, "{spot:?}");
    assert!(screen.value().len() < 1000);
    assert!(slowest < LONGEST_FRAME, "{slowest:?}");
}

#[test]
fn a_hundred_megabytes_scroll_with_no_slow_frame_and_a_small_index() {
    let mut screen = answered(many_lines(100 << 20));
    let memory = screen.harness.state().state().page.text.index_memory();
    assert!(memory < 8 << 20, "{memory}");
    focus(&mut screen);
    screen.harness.hover_at(screen.text().rect().center());
    let mut slowest = Duration::ZERO;
    for _ in 0..10 {
        screen.wheel(vec2(0.0, -5.0));
        slowest = slowest.max(timed(&mut screen));
    }
    let spot = screen.harness.state().state().spot();
    assert!(spot.top > 5.0 && spot.caret == 0, "{spot:?}");
    for _ in 0..20 {
        screen.harness.key_press(Key::PageDown);
        slowest = slowest.max(timed(&mut screen));
    }
    assert!(screen.harness.state().state().spot().top > 100.0);
    // The handle of the bar, to the middle.
    let rect = screen.text().rect();
    let bar = vec2(rect.width() + 6.0, 0.0);
    screen.drag(rect.min + bar + vec2(0.0, 10.0), rect.left_center() + bar);
    let top = screen.harness.state().state().spot().top;
    assert!((400_000.0..650_000.0).contains(&top), "{top}");
    assert!(slowest < LONGEST_FRAME, "{slowest:?}");
}

#[test]
fn nothing_is_drawn_again_once_a_body_is_shown() {
    let mut screen = answered(many_lines(10_000_000));
    find(&mut screen, "query");
    screen.wait("the looking after the command to end", |app| {
        app.state().desk().following().is_none()
    });
    screen.harness.run();
    let mut steps = 0;
    while screen.harness.ctx.has_requested_repaint() && steps < 100 {
        screen.harness.step();
        steps += 1;
    }
    assert!(!screen.harness.ctx.has_requested_repaint());
}

#[test]
fn the_viewer_with_its_search_has_room_in_every_language_theme_and_size() {
    for language in Language::ALL {
        for (theme, size) in [
            (Theme::Light, vec2(900.0, 600.0)),
            (Theme::Dark, vec2(640.0, 460.0)),
            (Theme::Dark, vec2(1280.0, 800.0)),
        ] {
            let mut screen = Screen::with()
                .language(language)
                .theme(theme)
                .size(size)
                .answered(Bytes::from(JSON));
            find(&mut screen, "a");
            let width = screen.harness.ctx.content_rect().x_range();
            for key in [
                "show-raw",
                "show-formatted",
                "show-hex",
                "find-next",
                "find-previous",
                "find-close",
                "find-field",
                "copy",
                "save-body",
                "copy-as-curl",
            ] {
                let name = screen.words.say(key);
                for node in screen.harness.get_all_by_label(&name) {
                    let rect = node.rect();
                    let is_inside = width.contains(rect.left()) && width.contains(rect.right());
                    assert!(is_inside, "{language:?} {size:?}: {name:?} at {rect:?}");
                }
            }
            // What can be done with the text lies over no tab.
            let last_tab = screen.words.say("tab-journal");
            let tab = screen.node(Role::Tab, &last_tab).rect();
            let copy = screen.words.say("copy");
            let link = screen.node(Role::Button, &copy).rect();
            let lies_over = tab.shrink(1.0).intersects(link);
            assert!(!lies_over, "{language:?} {size:?}: {tab:?} {link:?}");
            let rect = screen.text().rect();
            assert!(rect.height() > 40.0, "{language:?} {size:?}: {rect:?}");
            // Whoever opens the search sees it, and the text under it, in the smallest window too.
            let height = screen.harness.ctx.content_rect().y_range();
            let name = screen.words.say("find-field");
            let field = screen.node(Role::TextInput, &name).rect();
            let is_seen = height.contains(field.top()) && height.contains(rect.top() + 40.0);
            assert!(is_seen, "{language:?} {size:?}: {field:?} {rect:?}");
        }
    }
}

fn timed(screen: &mut Screen) -> Duration {
    let began = Instant::now();
    screen.harness.step();
    began.elapsed()
}

#[test]
fn where_there_is_no_text_to_search_the_keyboard_stays_and_no_field_opens_later() {
    let mut screen = Screen::with().size(vec2(640.0, 460.0)).open();
    screen.wait("the profile", |app| app.state().profile().is_some());
    let before = screen.state().workflow_id.clone();
    let field = screen.words.say("field-workflow-id");
    screen.focus(Role::TextInput, &field);
    screen.key(Key::End);
    for (modifiers, key) in [
        (Modifiers::COMMAND, Key::F),
        (Modifiers::NONE, Key::F3),
        (Modifiers::SHIFT, Key::F3),
    ] {
        screen.keys(modifiers, key);
        screen.type_text("1");
        assert!(screen.state().reader.find.is_none(), "{key:?}");
    }
    assert_eq!(screen.state().workflow_id, format!("{before}111"));
    // The open list has a field of its own that finds.
    screen.press("list-open");
    screen.key(Key::ArrowDown);
    screen.keys(Modifiers::COMMAND, Key::F);
    let filter = screen.words.say("filter-workflows");
    assert_eq!(screen.focused(), Some(filter));
    assert!(screen.state().reader.find.is_none());
}
