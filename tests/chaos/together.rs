//! Two windows and a command line change the same files at once: nothing is lost.

use std::path::Path;
use std::process::Command;

use campaign_remote::background::{Event, Keep, Request, SettingChange};
use campaign_remote::campaign::WorkflowId;
use campaign_remote::profiles::{
    Profile, ProfileStore, SavedWorkflow, Settings, SettingsStore, Theme,
};

use crate::child;

const TEST: &str = "together::a_process_that_changes_profiles";
const WINDOWS: [&str; 2] = ["window one", "window two"];
const COMMAND_LINE: &str = "command line";
const EACH: usize = 30;

#[test]
fn two_windows_and_a_command_line_that_change_profiles_at_once_lose_nothing() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("campaign-remote");
    let store = ProfileStore::new(folder.join("profiles.toml"));
    store
        .save(&child::profile("Shared", "https://mc.adobe.io"))
        .unwrap();
    let windows: Vec<_> = WINDOWS
        .into_iter()
        .map(|writer| child::to_do(TEST, writer, &folder, "").spawn().unwrap())
        .collect();
    for number in 0..EACH {
        let name = format!("{COMMAND_LINE} {number}");
        run(home.path(), &["add", &name, "--organization", "acme"]);
        let seconds = (100 + number).to_string();
        run(
            home.path(),
            &["edit", "Shared", "--request-timeout", &seconds],
        );
    }
    for mut window in windows {
        assert!(window.wait().unwrap().success());
    }
    let loaded = store.load().unwrap();
    assert_eq!((&loaded.notices, &loaded.troubles), (&vec![], &vec![]));
    assert_eq!(loaded.profiles.len(), 1 + (WINDOWS.len() + 1) * EACH);
    let shared = &loaded.profiles[0];
    for number in 0..EACH {
        for writer in WINDOWS.into_iter().chain([COMMAND_LINE]) {
            let name = format!("{writer} {number}");
            assert!(loaded.profiles.iter().any(|one| one.name == name), "{name}");
        }
        for writer in WINDOWS {
            let id = id(writer, number);
            assert!(shared.workflows.iter().any(|one| one.id == id), "{id:?}");
        }
    }
    assert_eq!(shared.timeout.as_secs(), 99 + EACH as u64);
    let settings = SettingsStore::new(folder.join("settings.toml"));
    let Settings { theme, zoom, .. } = settings.load().unwrap().settings;
    assert_eq!(
        (theme, zoom),
        (Theme::Dark, Some(1.5)),
        "each window has changed a setting of its own"
    );
}

/// Only the test above gives it something to do.
#[test]
fn a_process_that_changes_profiles() {
    let Some((writer, folder, _more)) = child::asked() else {
        return;
    };
    write_as_a_window(&writer, &folder);
}

/// `campaign-remote profiles …`, the program itself.
fn run(home: &Path, arguments: &[&str]) {
    let output = Command::new(env!("CARGO_BIN_EXE_campaign-remote"))
        .arg("profiles")
        .args(arguments)
        .env_clear()
        .env("HOME", home)
        .env("XDG_CONFIG_HOME", home)
        .output()
        .unwrap();
    assert!(output.status.success(), "{arguments:?}: {output:?}");
}

fn write_as_a_window(writer: &str, folder: &Path) {
    let engine = child::engine(folder, None);
    let mut shared = child::news(&engine, "the profiles", |event| match event {
        Event::Profiles(loaded) => Some(loaded.unwrap().profiles.swap_remove(0)),
        _ => None,
    });
    for number in 0..EACH {
        let profile = child::profile(&format!("{writer} {number}"), "https://mc.adobe.io");
        engine.ask(Request::SaveProfile {
            before: None,
            profile: Box::new(profile),
            secrets: Vec::new(),
            keep: Keep::InKeyring,
        });
        // As it was seen last, which others may have changed since.
        engine.ask(Request::SaveWorkflows {
            before: Box::new(shared.clone()),
            profile: Box::new(with_workflow(&shared, writer, number)),
        });
        shared = child::news(&engine, "the workflows", |event| match event {
            Event::WorkflowsSaved(saved) => Some(saved.unwrap().profiles.swap_remove(0)),
            Event::ProfileSaved { result, .. } => {
                assert!(result.is_ok(), "{result:?}");
                None
            }
            _ => None,
        });
    }
    engine.ask(Request::ChangeSetting(match writer {
        "window one" => SettingChange::Theme(Theme::Dark),
        _ => SettingChange::Zoom(1.5),
    }));
    // It waits until what was asked for is written.
    drop(engine);
}

fn with_workflow(profile: &Profile, writer: &str, number: usize) -> Profile {
    let mut changed = profile.clone();
    changed.workflows.push(SavedWorkflow {
        id: id(writer, number),
        label: writer.to_owned(),
        watched: false,
    });
    changed
}

fn id(writer: &str, number: usize) -> WorkflowId {
    WorkflowId::parse(&format!("{} {number}", writer.replace(' ', "-"))).unwrap()
}
