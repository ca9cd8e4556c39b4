//! A system that writes numbers with commas, or from right to left, or speaks a language that the program does not.

use std::fs;
use std::path::Path;
use std::process::Command;

use campaign_remote::language::{Language, Words};
use campaign_remote::profiles::SettingsStore;
use eframe::egui::accesskit::Role;
use eframe::egui::vec2;
use egui_kittest::kittest::Queryable as _;

use crate::child;
use crate::screen::Screen;

const TEST: &str = "locale::a_process_in_another_locale";

/// What the system says, and the language that the program speaks then.
const LOCALES: [(&str, Language); 7] = [
    ("ar_EG.UTF-8", Language::English),
    ("he_IL.UTF-8", Language::English),
    ("fa_IR", Language::English),
    ("tr_TR.UTF-8", Language::English),
    ("C", Language::English),
    ("de_DE.UTF-8", Language::German),
    ("nl_BE.UTF-8", Language::Dutch),
];

#[test]
fn a_language_that_the_program_does_not_speak_is_answered_in_english() {
    for (locale, language) in LOCALES {
        let mut command = Command::new(env!("CARGO_BIN_EXE_campaign-remote"));
        let output = in_locale(command.arg("--help"), locale).output().unwrap();
        assert!(output.status.success(), "{locale}: {output:?}");
        let said = String::from_utf8(output.stdout).unwrap();
        let about = Words::new(language).say("cli-about");
        assert!(said.contains(&about), "{locale}: {said}");
    }
}

#[test]
fn what_is_not_utf_8_in_the_environment_does_no_harm() {
    use std::os::unix::ffi::OsStrExt as _;
    let broken = std::ffi::OsStr::from_bytes(b"\xff\xfe_XX.latin1@\x80");
    let mut command = Command::new(env!("CARGO_BIN_EXE_campaign-remote"));
    command
        .arg("--help")
        .env("LANG", broken)
        .env_remove("LC_ALL");
    let output = command.output().unwrap();
    assert!(output.status.success(), "{output:?}");
    let said = String::from_utf8(output.stdout).unwrap();
    let about = Words::new(Language::English).say("cli-about");
    assert!(said.contains(&about), "{said}");
}

#[test]
fn numbers_in_files_are_written_and_read_with_a_point_in_every_locale() {
    for (locale, _language) in LOCALES {
        let folder = tempfile::tempdir().unwrap();
        let mut command = child::to_do(TEST, "numbers", folder.path(), "");
        in_locale(&mut command, locale);
        assert!(child::succeeds(command).contains("numbers: done"));
        let text = fs::read_to_string(folder.path().join("settings.toml")).unwrap();
        assert!(text.contains("zoom = 1.25\n"), "{locale}: {text}");
    }
}

#[test]
fn the_window_is_drawn_in_every_locale_in_a_language_that_it_speaks() {
    for (locale, language) in LOCALES {
        let folder = tempfile::tempdir().unwrap();
        let mut command = child::to_do(TEST, "window", folder.path(), language.code());
        in_locale(&mut command, locale);
        assert!(
            child::succeeds(command).contains("window: done"),
            "{locale}"
        );
    }
}

fn in_locale<'a>(command: &'a mut Command, locale: &str) -> &'a mut Command {
    command
        .env("LANG", locale)
        .env("LC_ALL", locale)
        .env("LC_NUMERIC", locale)
        .env_remove("LANGUAGE")
}

/// Only the tests above give it something to do.
#[test]
fn a_process_in_another_locale() {
    let Some((what, folder, language)) = child::asked() else {
        return;
    };
    match what.as_str() {
        "numbers" => numbers(&folder),
        "window" => window(&folder, &language),
        other => panic!("{other}"),
    }
    child::say(&format!("{what}: done"));
}

fn numbers(folder: &Path) {
    let store = SettingsStore::new(folder.join("settings.toml"));
    store.change(|settings| settings.zoom = Some(1.25)).unwrap();
    assert_eq!(store.load().unwrap().settings.zoom, Some(1.25));
}

fn window(folder: &Path, language: &str) {
    let screen = Screen::with()
        .folder(folder)
        .language(None)
        .size(vec2(900.0, 600.0))
        .open();
    let words = Words::new(Language::of_code(language).unwrap());
    let field = words.say("field-workflow-id");
    assert!(
        screen
            .harness
            .query_by_role_and_label(Role::TextInput, &field)
            .is_some(),
        "{field} is not on screen"
    );
}
