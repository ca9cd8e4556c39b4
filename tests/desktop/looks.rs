//! Languages: the words, the wire word beside them, and the choice that holds at once and at the next start.

use crate::desk::Desk;
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
