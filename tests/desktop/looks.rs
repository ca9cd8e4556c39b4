//! Languages, light and dark, and the kind of display.

use std::time::Duration;

use crate::desk::{Desk, Keyring, SOON, wait_until};
use crate::person::{make_profile, stage, start, start_in};

#[test]
fn a_translated_command_has_its_wire_word_beside_it() {
    let desk = Desk::start(1280, 800);
    let app = start(&desk);
    make_profile(&app, &stage("http://127.0.0.1:9"));
    assert!(app.close().success());
    for (language, names) in [
        (
            "de",
            [
                "Starten (start)",
                "Pausieren (pause)",
                "Fortsetzen (resume)",
                "Stoppen (stop)",
            ],
        ),
        (
            "nl",
            [
                "Starten (start)",
                "Pauzeren (pause)",
                "Hervatten (resume)",
                "Stoppen (stop)",
            ],
        ),
    ] {
        let app = start_in(&desk, language);
        for name in names {
            app.find("push button", name);
        }
        assert!(app.close().success());
    }
}

#[test]
fn a_language_chosen_in_the_menu_holds_at_once_and_at_the_next_start() {
    let desk = Desk::start(1280, 800);
    let app = desk.launch(env!("CARGO_BIN_EXE_campaign-remote"), &[], &[]);
    make_profile(&app, &stage("http://127.0.0.1:9"));
    app.find("push button", "Menu").click();
    app.find("radio button", "Deutsch").click();
    app.find("push button", "Pausieren (pause)");
    assert!(app.close().success());
    let app = desk.launch(env!("CARGO_BIN_EXE_campaign-remote"), &[], &[]);
    app.find("push button", "Fortsetzen (resume)");
}

#[test]
fn the_window_is_light_or_dark_as_the_desktop_is_until_the_person_chooses() {
    let desk = Desk::builder().keyring(Keyring::None).start();
    let portal = desk.portal(2);
    let app = start(&desk);
    let becomes = |what: &str, is_light: bool| {
        let is_so = || (desk.brightness() > 0.4) == is_light;
        let seen = || format!("brightness {}", desk.brightness());
        wait_until(what, SOON, || is_so().then_some(()), seen);
    };
    becomes("a light window on a light desktop", true);
    portal.switch(1);
    becomes("a dark window on a dark desktop", false);
    portal.switch(0);
    becomes("a light window on a desktop without a wish", true);
    app.find("push button", "Menu").click();
    app.find("radio button", "Dark").click();
    becomes("a dark window by the person's choice", false);
    portal.switch(2);
    app.find("push button", "Menu").click();
    let name = "Light or dark, as the system has it";
    let like_the_system = app.find("radio button", name);
    assert!(desk.brightness() < 0.4, "the person's choice holds");
    like_the_system.click();
    becomes("a light window, like the desktop", true);
    assert!(app.close().success());
}

#[test]
fn on_a_wayland_display_the_window_is_drawn_read_and_pressed_like_on_x() {
    let desk = Desk::builder().keyring(Keyring::None).start();
    let program = env!("CARGO_BIN_EXE_campaign-remote");
    let app = desk.launch_on_wayland(program, &["--language", "en"]);
    app.find("frame", "Practice – Campaign Remote");
    app.find("list item", "Daily import WKF1").click();
    app.find("label", "State: Finished");
    app.find("push button", "Start").click();
    app.wait_text_within(Duration::from_secs(30), "Confirmed: start WKF1.");
}
