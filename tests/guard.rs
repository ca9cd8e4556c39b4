//! The guard under the fingers: no slip of the hand stops a production workflow.

mod campaign;
mod screen;

use std::cell::Cell;
use std::rc::Rc;
use std::time::{Duration, Instant};

use campaign_remote::window::{Dialog, Line};
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, vec2};

use crate::campaign::{Server, Step, answer};
use crate::screen::{Opening, Screen, click_events, key_events};

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

const ID: &str = "0198c0de-0000-7000-8000-000000000001";

/// A window with a production profile and the workflow ID in its field.
fn production_window(clock: &Rc<Cell<Instant>>) -> Screen {
    window_of(Screen::with().profiles(PROFILE), clock)
}

fn window_of(opening: Opening, clock: &Rc<Cell<Instant>>) -> Screen {
    let mut hands = opening.size(vec2(1000.0, 700.0)).clock(clock).open();
    hands.wait("the profile", |app| app.state().profile().is_some());
    hands.click(Role::ListBoxOption, "Daily import WKF35");
    assert_eq!(hands.state().workflow_id, "WKF35");
    hands
}

impl Screen {
    fn is_asking(&self) -> bool {
        matches!(self.state().dialog, Some(Dialog::Guard(_)))
    }

    /// Nothing was even tried: a command would have left a verdict, whatever came of it.
    fn has_sent_nothing(&self) -> bool {
        let mut desks = self.state().desks.iter();
        desks.all(|(_key, desk)| {
            let pending = desk.pending.as_ref();
            let is_sending = pending.is_some_and(|pending| pending.what.is_command());
            !is_sending && !matches!(desk.line, Line::Verdict(_))
        })
    }

    /// Time passes as on a machine that draws in time.
    fn pass(&mut self, clock: &Cell<Instant>, time: Duration) {
        const FRAME: Duration = Duration::from_millis(100);
        let mut left = time;
        while !left.is_zero() {
            let step = left.min(FRAME);
            clock.set(clock.get() + step);
            self.harness.step();
            left -= step;
        }
    }

    fn close_dialog(&mut self) {
        for _ in 0..4 {
            if self.state().dialog.is_none() {
                return;
            }
            self.in_one_frame(key_events(Modifiers::NONE, Key::Escape));
            self.harness.step();
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

/// Where the cursor can be when keys are pressed by mistake.
const BUTTONS: [&str; 5] = ["Start", "Pause", "Resume", "Stop", "Restart"];
const FIELDS: [&str; 3] = ["Workflow ID", "Organization", "Filter workflows"];

/// Longer than a question must stand on screen.
const ENOUGH: Duration = Duration::from_millis(800);

fn pairs() -> impl Iterator<Item = [(Modifiers, Key); 2]> {
    let swapped = |(key, modifiers)| (modifiers, key);
    KEYS.into_iter()
        .flat_map(move |first| KEYS.map(|second| [swapped(first), swapped(second)]))
}

/// Presses every pair of keys with the cursor on this control: both in one slow frame, or a long time between them.
/// Gives how often the guard asked.
fn press_pairs(role: Role, name: &str, is_one_frame: bool) -> usize {
    let clock = Rc::new(Cell::new(Instant::now()));
    let mut hands = production_window(&clock);
    let mut asked = 0;
    for pair in pairs() {
        hands.node(role, name).focus();
        hands.harness.step();
        if is_one_frame {
            hands.in_one_frame(
                pair.map(|(modifiers, key)| key_events(modifiers, key))
                    .concat(),
            );
        } else {
            for (modifiers, key) in pair {
                hands.in_one_frame(key_events(modifiers, key));
                if hands.is_asking() {
                    hands.pass(&clock, ENOUGH);
                }
            }
        }
        hands.harness.step();
        assert!(hands.has_sent_nothing(), "{pair:?} on {name} got through");
        asked += usize::from(hands.is_asking());
        hands.close_dialog();
        let state = hands.state();
        if (state.organization.as_str(), state.workflow_id.as_str()) != ("acme", "WKF35") {
            // The keys went into a field: what stands there now may be another place, and not production.
            hands = production_window(&clock);
        }
    }
    asked
}

#[test]
fn no_two_keys_in_one_slow_frame_send_anything_in_production_from_any_command_button() {
    for button in BUTTONS {
        let asked = press_pairs(Role::Button, button, true);
        assert!(asked > 20, "the guard was asked {asked} times only");
    }
}

#[test]
fn no_two_keys_send_anything_in_production_from_any_command_button_whatever_the_time_between() {
    for button in BUTTONS {
        let asked = press_pairs(Role::Button, button, false);
        assert!(asked > 20, "the guard was asked {asked} times only");
    }
}

#[test]
fn no_two_keys_send_anything_in_production_from_a_field() {
    for field in FIELDS {
        press_pairs(Role::TextInput, field, true);
    }
}

/// Tries every pair of keys on the question that this button brings up, after it has stood there for so long.
fn answer_with_pairs(button: &str, stood: Duration) {
    let clock = Rc::new(Cell::new(Instant::now()));
    let mut hands = production_window(&clock);
    for pair in pairs() {
        if !hands.is_asking() {
            let at = hands.button(button);
            hands.in_one_frame(click_events(at));
            hands.harness.run_steps(2);
            hands.pass(&clock, stood);
        }
        assert!(hands.is_asking(), "{button}");
        for (modifiers, key) in pair {
            hands.in_one_frame(key_events(modifiers, key));
            hands.harness.step();
        }
        assert!(hands.has_sent_nothing(), "{pair:?} got through: {button}");
    }
}

#[test]
fn no_pair_of_keys_answers_the_question_before_a_stop() {
    for button in ["Stop", "Restart"] {
        answer_with_pairs(button, ENOUGH);
    }
}

#[test]
fn no_pair_of_keys_answers_a_question_that_has_not_stood_there_long_enough_to_be_read() {
    for button in ["Start", "Pause", "Resume"] {
        answer_with_pairs(button, Duration::ZERO);
    }
}

fn confirm_name(button: &str) -> String {
    format!("{button} WKF35 in production")
}

#[test]
fn clicks_that_came_in_one_frame_with_the_one_that_asks_do_not_answer() {
    let clock = Rc::new(Cell::new(Instant::now()));
    for button in BUTTONS {
        let mut hands = production_window(&clock);
        let at = hands.button(button);
        hands.in_one_frame([at; 4].map(click_events).concat());
        assert!(hands.is_asking(), "{button}");
        hands.harness.run_steps(3);
        assert!(hands.is_asking() && hands.has_sent_nothing(), "{button}");
    }
}

#[test]
fn the_question_is_answered_by_a_click_only_once_it_has_stood_there_for_0_7_seconds() {
    let clock = Rc::new(Cell::new(Instant::now()));
    for button in BUTTONS {
        let mut hands = production_window(&clock);
        let at = hands.button(button);
        hands.in_one_frame(click_events(at));
        hands.harness.run_steps(3);
        assert!(hands.is_asking(), "{button}");
        let confirm = hands.button(&confirm_name(button));
        for _frame in 0..4 {
            hands.in_one_frame([confirm; 4].map(click_events).concat());
        }
        hands.pass(&clock, Duration::from_millis(690));
        hands.in_one_frame([confirm; 4].map(click_events).concat());
        assert!(hands.has_sent_nothing(), "{button}");
        hands.pass(&clock, Duration::from_millis(20));
        hands.in_one_frame(click_events(confirm));
        // The one before a stop also wants the workflow ID.
        let wants_more = matches!(button, "Stop" | "Restart");
        assert_eq!(hands.has_sent_nothing(), wants_more, "{button}");
    }
}

#[test]
fn clicks_from_before_the_question_was_seen_do_not_answer_it_however_slow_a_frame_was() {
    let clock = Rc::new(Cell::new(Instant::now()));
    for button in BUTTONS {
        let mut hands = production_window(&clock);
        let at = hands.button(button);
        // Once before, so that its place is known.
        hands.in_one_frame(click_events(at));
        hands.harness.run_steps(3);
        let confirm = hands.button(&confirm_name(button));
        hands.close_dialog();

        hands.in_one_frame(click_events(at));
        assert!(hands.is_asking(), "{button}");
        // What was drawn takes its time to come on screen, and meanwhile the hand clicks on.
        for _frame in 0..4 {
            clock.set(clock.get() + Duration::from_secs(10));
            hands.in_one_frame([confirm; 4].map(click_events).concat());
        }
        assert!(hands.has_sent_nothing(), "{button}");
    }
}

#[test]
fn a_double_click_sends_one_command_however_slow_a_frame_was() {
    let server = Server::start([Step::ReadRequest, Step::Send(answer("200 OK", "{}"))]);
    let stage = PROFILE.replace("\"production\"", "\"stage\"");
    let stage = stage.replace("http://127.0.0.1:9", &server.http());
    let clock = Rc::new(Cell::new(Instant::now()));
    let mut hands = window_of(Screen::with().profiles(&stage).token(ID), &clock);
    let at = hands.button("Start");
    hands.in_one_frame(click_events(at));
    hands.wait("the answer", |app| app.state().desk().pending.is_none());
    assert_eq!(server.commands(), 1);
    // The second press came before the answer was seen.
    clock.set(clock.get() + Duration::from_secs(10));
    hands.in_one_frame(click_events(at));
    assert!(hands.state().desk().pending.is_none());
    hands.pass(&clock, ENOUGH);
    hands.in_one_frame(click_events(at));
    assert!(hands.state().desk().pending.is_some());
    hands.wait("the answer", |app| app.state().desk().pending.is_none());
    assert_eq!(server.commands(), 2);
}

#[test]
fn the_typed_workflow_id_and_nothing_else_lets_the_stop_through() {
    let clock = Rc::new(Cell::new(Instant::now()));
    let mut hands = production_window(&clock);
    let stop = hands.button("Stop");
    hands.in_one_frame(click_events(stop));
    hands.harness.run_steps(3);
    for (typed, passes) in [("WKF3", false), ("wkf35", false), ("WKF35", true)] {
        hands.focus(Role::TextInput, "Type the workflow ID to confirm");
        hands.keys(Modifiers::COMMAND, Key::A);
        hands.type_text(typed);
        let confirm = hands.button("Stop WKF35 in production");
        hands.in_one_frame(click_events(confirm));
        hands.harness.run_steps(3);
        assert_eq!(!hands.has_sent_nothing(), passes, "{typed}");
    }
}
