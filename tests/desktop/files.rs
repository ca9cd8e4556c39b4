//! Files: import and export with and without a dialog program, a broken file, and another copy of the program.

use std::fs;

use crate::desk::Desk;
use crate::person::{TOKEN, Typed, make_profile, stage, start};

#[test]
fn an_export_holds_no_secret_and_an_import_says_first_what_it_will_do() {
    let desk = Desk::start(1280, 800);
    let file = desk.home().join("profiles of mine.toml");
    let app = start(&desk);
    make_profile(&app, &stage("http://127.0.0.1:9"));
    desk.fake_zenity(&file);
    app.find("push button", "Menu").click();
    app.find("push button", "Export profiles…").click();
    app.wait_text("The profiles were exported to");
    let exported = fs::read_to_string(&file).unwrap();
    assert!(
        exported.contains("Acme stage") && !exported.contains(TOKEN),
        "{exported}"
    );

    let changed = exported.replace("acme-mkt-stage", "beta-mkt-stage") + SECOND;
    fs::write(&file, changed).unwrap();
    app.find("push button", "Menu").click();
    app.find("push button", "Import profiles…").click();
    let plan = app.find("dialog", "Import profiles");
    app.find_within(&plan, "label", "Beta production will be added.");
    app.find_starting_with("label", "Acme stage will replace Acme stage.");
    app.find_within(&plan, "push button", "Cancel").click();
    app.wait_gone("dialog", "Import profiles");
    assert_eq!(app.find("entry", "Organization").value(), "acme-mkt-stage");

    app.find("push button", "Menu").click();
    app.find("push button", "Import profiles…").click();
    app.find("push button", "Import").click();
    app.wait_text("The profiles were imported.");
    app.wait_for("the imported organization", |app| {
        app.find("entry", "Organization").value() == "beta-mkt-stage"
    });
}

const SECOND: &str = r#"
[[profile]]
id = "0198c0de-0000-7000-8000-000000000002"
name = "Beta production"
organization = "beta"
"#;

#[test]
fn with_no_dialog_program_a_path_can_be_typed() {
    let desk = Desk::start(1280, 800);
    let file = desk.home().join("typed.toml");
    let app = start(&desk);
    make_profile(&app, &stage("http://127.0.0.1:9"));
    app.find("push button", "Menu").click();
    app.find("push button", "Export profiles…").click();
    let dialog = app.find("dialog", "Export profiles");
    app.find_within(&dialog, "entry", "File")
        .set_text(&file.to_string_lossy());
    app.find_within(&dialog, "push button", "Use this file")
        .click();
    app.wait_text("The profiles were exported to");
    assert!(fs::read_to_string(&file).unwrap().contains("Acme stage"));
}

#[test]
fn a_typed_path_replaces_a_file_only_when_that_was_said_and_not_by_a_second_enter() {
    let desk = Desk::start(1280, 800);
    let file = desk.home().join("mine.toml");
    fs::write(&file, "mine").unwrap();
    let app = start(&desk);
    make_profile(&app, &stage("http://127.0.0.1:9"));
    app.find("push button", "Menu").click();
    app.find("push button", "Export profiles…").click();
    let dialog = app.find("dialog", "Export profiles");
    app.find_within(&dialog, "entry", "File")
        .set_text(&file.to_string_lossy());
    app.find_within(&dialog, "push button", "Use this file")
        .click();
    app.wait_text("There is a file ");
    app.keys("Return");
    app.find_within(&dialog, "push button", "Use this file")
        .click();
    app.wait_text("There is a file ");
    assert_eq!(fs::read_to_string(&file).unwrap(), "mine");
    app.find_within(&dialog, "push button", "Replace the file")
        .click();
    app.wait_text("The profiles were exported to");
    assert!(fs::read_to_string(&file).unwrap().contains("Acme stage"));
}

#[test]
fn a_broken_profiles_file_is_named_and_kept() {
    let desk = Desk::start(1280, 800);
    let folder = desk.home().join(".config/campaign-remote");
    fs::create_dir_all(&folder).unwrap();
    let broken = "version = 1\n[[profile]\nname = \"half";
    fs::write(folder.join("profiles.toml"), broken).unwrap();
    let app = start(&desk);
    app.wait_for("the file to be named", |app| {
        app.tree().contains("profiles.toml")
    });
    make_profile(&app, &stage("http://127.0.0.1:9"));
    let kept = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap())
        .find(|entry| {
            entry
                .file_name()
                .to_string_lossy()
                .starts_with("profiles.toml.bad-")
        })
        .expect("the broken file is kept aside");
    assert_eq!(fs::read_to_string(kept.path()).unwrap(), broken);
}

#[test]
fn two_windows_do_not_overwrite_each_others_profiles() {
    let desk = Desk::start(1280, 800);
    let one = start(&desk);
    make_profile(&one, &stage("http://127.0.0.1:9"));
    let two = start(&desk);
    assert_eq!(two.find("combo box", "Profile").value(), "Acme stage");
    let second = Typed {
        name: "Beta stage",
        organization: "beta-mkt-stage",
        ..stage("http://127.0.0.1:9")
    };
    make_profile(&two, &second);
    let third = Typed {
        name: "Gamma stage",
        organization: "gamma-mkt-stage",
        ..stage("http://127.0.0.1:9")
    };
    make_profile(&one, &third);
    let text =
        fs::read_to_string(desk.home().join(".config/campaign-remote/profiles.toml")).unwrap();
    for name in ["Acme stage", "Beta stage", "Gamma stage"] {
        assert!(text.contains(name), "{name} is lost:\n{text}");
    }
}

#[test]
fn on_a_machine_with_no_display_the_program_says_so() {
    let desk = Desk::start(1280, 800);
    let output = desk
        .command(env!("CARGO_BIN_EXE_campaign-remote"))
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("There is no display here"), "{said}");
}
