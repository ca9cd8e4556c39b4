//! What the window says of a command while it is under way: to who closes it, and to who does not see it.

use campaign_remote::language::{Language, Place};
use campaign_remote::window::{Dialog, What};
use eframe::egui::{Theme, ViewportEvent, ViewportId, vec2};

use crate::campaign::{Server, Step, answer};
use crate::screen::Screen;
use crate::{profile, window};

/// A server that takes each command, and says of the workflow that it is stopping.
fn stops_for_ever() -> Server {
    let stopping = r#"{"state":{"code":"stopping"}}"#;
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
