//! What the window says of a command while it is under way: to who closes it, and to who does not see it.

use std::cell::Cell;
use std::collections::HashSet;
use std::rc::Rc;
use std::time::{Duration, Instant};

use campaign_remote::language::{Language, Place};
use campaign_remote::window::{Dialog, Spoken, What};
use eframe::egui::accesskit::{Live, Role};
use eframe::egui::{Key, Theme, ViewportEvent, ViewportId, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::campaign::{Server, Step, answer};
use crate::screen::Screen;
use crate::{profile, window};

/// Every button that holds this.
fn buttons_with(shown: &Screen, part: &str) -> Vec<String> {
    let names = shown.harness.get_all_by_role(Role::Button);
    let names = names.filter_map(|node| node.accesskit_node().label());
    names.filter(|name| name.contains(part)).collect()
}

/// `Stop`, or beside a translated verb the word that is sent.
fn verb(shown: &Screen, key: &str, wire: &str) -> String {
    let verb = shown.words.say(key);
    match shown.words.language() {
        Language::English => verb,
        _ => format!("{verb} ({wire})"),
    }
}

#[test]
fn every_button_that_sends_shows_the_word_that_is_sent_and_is_called_what_it_shows() {
    let size = vec2(1080.0, 700.0);
    for language in Language::ALL {
        for (environment, workflow, confirm) in [
            ("production", "WKF35", "guard-confirm"),
            ("stage", "billing", "guard-confirm-technical"),
        ] {
            let profiles = profile("http://127.0.0.1:9", environment);
            let mut shown = window(language, Theme::Light, size, &profiles);
            shown.type_into("field-workflow-id", workflow);
            let stop = verb(&shown, "command-stop", "stop");
            shown.click(Role::Button, &stop);
            let places = |verb| {
                [
                    ("verb", Place::Text(verb)),
                    ("workflow", Place::Text(workflow)),
                ]
            };
            let name = shown.words.say_with(confirm, places(&stop));
            assert_eq!(buttons_with(&shown, workflow), [name]);
            shown.key(Key::Escape);
            shown.press("restart");
            let restart = verb(&shown, "restart", "stop, start");
            let name = shown.words.say_with(confirm, places(&restart));
            assert_eq!(buttons_with(&shown, workflow), [name]);
        }
        for (environment, confirm) in [
            ("production", "many-confirm-production"),
            ("stage", "many-confirm"),
        ] {
            let profiles = profile("http://127.0.0.1:9", environment);
            let mut shown = window(language, Theme::Light, size, &profiles);
            shown.row("Daily import WKF1").focus();
            shown.harness.run_steps(3);
            shown.key(Key::Space);
            for (key, wire) in [("command-start", "start"), ("command-stop", "stop")] {
                let verb = verb(&shown, key, wire);
                let places = [("verb", Place::Text(&verb)), ("count", Place::Number(1))];
                let name = shown.words.say_with("many-button", places);
                assert!(name.contains(&verb), "{name}");
                shown.click(Role::Button, &name);
                let plan = matches!(&shown.state().dialog, Some(Dialog::Many(_)));
                assert!(plan, "{:?}", shown.state().dialog);
                let name = shown.words.say_with(confirm, places);
                assert!(name.contains(&verb), "{name}");
                assert!(buttons_with(&shown, &verb).contains(&name), "{name}");
                shown.key(Key::Escape);
            }
        }
    }
}

/// A server that takes each command, and says of the workflow that it is stopping.
fn stops_for_ever() -> Server {
    let stopping = r#"{"state":"stopping"}"#;
    Server::start((0..40).flat_map(|_| [Step::ReadRequest, Step::Send(answer("200 OK", stopping))]))
}

fn opened(language: Language, server: &Server) -> Screen {
    let profiles = profile(&server.http(), "stage");
    let mut shown = window(language, Theme::Light, vec2(1080.0, 700.0), &profiles);
    shown.type_into("field-workflow-id", "WKF35");
    shown
}

#[test]
fn who_closes_the_window_during_a_restart_is_told_that_the_workflow_stays_stopped() {
    for language in Language::ALL {
        let server = stops_for_ever();
        let mut shown = opened(language, &server);
        shown.press("restart");
        shown.wait("the stop to be followed", |app| {
            app.state().desk().following().is_some()
        });
        let desk = shown.state().desk();
        assert_eq!(
            desk.pending.as_ref().map(|one| one.what),
            Some(What::Restart)
        );

        let input = shown.harness.input_mut();
        let root = input.viewports.entry(ViewportId::ROOT).or_default();
        root.events.push(ViewportEvent::Close);
        shown.harness.run_steps(4);
        assert!(matches!(shown.state().dialog, Some(Dialog::Leave)));
        let places = [
            ("count", Place::Number(1)),
            ("workflow", Place::Text("WKF35")),
        ];
        let text = shown.words.say_with("leave-text-restart", places);
        assert!(text.contains("WKF35") && text.contains("start"), "{text}");
        let said = shown.said();
        assert!(said.contains(&text), "{said:?}");
        assert!(
            said.contains(&shown.words.say("leave-title-rest")),
            "{said:?}"
        );
        let on_its_way = shown.words.say("leave-text");
        assert!(
            !said.contains(&on_its_way),
            "nothing is on its way: {said:?}"
        );
    }
}

#[test]
fn the_seconds_of_waiting_are_shown_and_not_said_aloud() {
    let clock = Rc::new(Cell::new(Instant::now()));
    let server = stops_for_ever();
    let mut shown = Screen::with()
        .profiles(&profile(&server.http(), "stage"))
        .token(crate::PROFILE)
        .clock(&clock)
        .open();
    shown.type_into("field-workflow-id", "WKF35");
    shown.click(Role::Button, "Stop");
    shown.wait("the state to be seen", |app| {
        app.state().desk().seen.is_some()
    });
    let mut heard = HashSet::new();
    let mut seen = HashSet::new();
    for _second in 0..5 {
        clock.set(clock.get() + Duration::from_secs(1));
        shown.harness.run_steps(2);
        let live = shown.harness.get_all_by_role(Role::Label);
        let mut live = live.filter(|node| node.accesskit_node().live() == Live::Polite);
        let verdict = live.find_map(|node| node.accesskit_node().value());
        heard.insert(verdict.unwrap());
        let spoken = Spoken::of(shown.state(), &shown.words, clock.get()).unwrap();
        seen.insert(spoken.whole());
    }
    assert!(seen.len() >= 5, "{seen:?}");
    assert_eq!(
        heard,
        HashSet::from(["Accepted: stop WKF35. Stopping.".to_owned()])
    );
}
