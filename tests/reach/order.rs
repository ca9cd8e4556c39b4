//! What came in one slow frame is taken in the order in which it was done.

use campaign_remote::language::Language;
use campaign_remote::window::Dialog;
use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, Theme, vec2};

use crate::campaign::{Server, Step, answer};
use crate::screen::{Screen, click_events, key_events};
use crate::{profile, window};

/// Every request is answered with "no such workflow"; the paths of the commands that came are known.
struct Campaign(Server);

impl Campaign {
    fn start() -> Self {
        Self(Server::start([
            Step::ReadRequest,
            Step::Send(answer("404 Not Found", "{}")),
        ]))
    }

    fn window(&self, environment: &str) -> Screen {
        let profiles = profile(&self.0.http(), environment)
            + "[[profile.workflow]]\nid = \"WKF2\"\nlabel = \"Export\"\n";
        let size = vec2(1080.0, 700.0);
        let mut screen = window(Language::English, Theme::Light, size, &profiles);
        screen.type_workflow_id("OLD");
        screen.wait("the first look", |app| app.state().desk().pending.is_none());
        screen
    }

    /// `OLD {"method":"start"}`, of each.
    fn commands(&self, screen: &mut Screen) -> Vec<String> {
        screen.wait("the end", |app| {
            let mut desks = app.state().desks.iter();
            desks.all(|(_key, desk)| desk.pending.is_none())
        });
        let connections = self.0.settle();
        let requests = connections
            .iter()
            .map(|one| String::from_utf8_lossy(&one.bytes));
        let commands = requests.filter_map(|request| {
            let (head, body) = request.split_once("\r\n\r\n")?;
            let path = head.strip_prefix("POST ")?.split(' ').next()?.to_owned();
            let id = path
                .strip_suffix("/commands")?
                .rsplit('/')
                .next()?
                .to_owned();
            Some(format!("{id} {body}"))
        });
        commands.collect()
    }
}

fn typed(text: &str) -> impl Iterator<Item = Event> {
    text.chars().map(|letter| Event::Text(letter.to_string()))
}

#[test]
fn a_command_goes_to_the_workflow_that_was_typed_just_before_the_click() {
    let campaign = Campaign::start();
    let mut screen = campaign.window("stage");
    let start = screen.button("Start");
    let all = key_events(Modifiers::COMMAND, Key::A);
    screen.in_one_frame(
        all.into_iter()
            .chain(typed("NEW1"))
            .chain(click_events(start)),
    );
    assert_eq!(screen.state().workflow_id, "NEW1");
    assert_eq!(
        campaign.commands(&mut screen),
        [r#"NEW1 {"method":"start"}"#]
    );
}

#[test]
fn a_command_goes_to_the_row_that_was_clicked_just_before_it() {
    let campaign = Campaign::start();
    let mut screen = campaign.window("stage");
    let row = screen.row("Export WKF2").rect().center();
    let pause = screen.button("Pause");
    screen.in_one_frame([row, pause].map(click_events).concat());
    assert_eq!(
        campaign.commands(&mut screen),
        [r#"WKF2 {"method":"pause"}"#]
    );
}

#[test]
fn a_click_counts_where_it_was_made_and_not_where_the_pointer_went_afterwards() {
    let campaign = Campaign::start();
    let mut screen = campaign.window("stage");
    let (pause, stop) = (screen.button("Pause"), screen.button("Stop"));
    let moved = Event::PointerMoved(stop);
    screen.in_one_frame(click_events(pause).into_iter().chain([moved]));
    assert_eq!(
        campaign.commands(&mut screen),
        [r#"OLD {"method":"pause"}"#]
    );
}

#[test]
fn a_key_presses_what_had_the_keyboard_when_it_was_pressed() {
    for (away, then) in [
        (Key::Tab, None),
        (Key::ArrowRight, None),
        (Key::Tab, Some(Key::Space)),
    ] {
        let campaign = Campaign::start();
        let mut screen = campaign.window("stage");
        screen.focus(Role::Button, "Start");
        let keys = [Some(Key::Space), Some(away), then].into_iter().flatten();
        screen.in_one_frame(keys.flat_map(|key| key_events(Modifiers::NONE, key)));
        let commands = campaign.commands(&mut screen);
        // A second command for the same workflow has to wait for the first one's answer.
        assert_eq!(commands, [r#"OLD {"method":"start"}"#], "{away:?} {then:?}");
    }
}

#[test]
fn what_was_typed_before_the_guard_asked_does_not_answer_it() {
    let campaign = Campaign::start();
    let mut screen = campaign.window("production");
    let stop = screen.button("Stop");
    let enter = key_events(Modifiers::NONE, Key::Enter);
    let blind = click_events(stop)
        .into_iter()
        .chain(typed("OLD"))
        .chain(enter);
    screen.in_one_frame(blind);
    screen.harness.run_steps(5);
    match &screen.state().dialog {
        Some(Dialog::Guard(guarded)) => assert_eq!(guarded.typed, ""),
        other => panic!("{other:?}"),
    }
    // What comes from now on is an answer.
    screen.type_into("guard-field", "OLD");
    screen.key(Key::Enter);
    assert_eq!(campaign.commands(&mut screen), [r#"OLD {"method":"stop"}"#]);
}
