//! Two windows and a command line change the same files at once: nothing is lost.

use std::path::Path;

use campaign_remote::background::{Event, Keep, Request, SettingChange};
use campaign_remote::campaign::WorkflowId;
use campaign_remote::profiles::{
    Profile, ProfileStore, SavedWorkflow, Settings, SettingsStore, Theme,
};

use crate::child;

const TEST: &str = "together::a_process_that_changes_profiles";
const WRITERS: [&str; 3] = ["window one", "window two", "command line"];
const EACH: usize = 30;

#[test]
fn two_windows_and_a_command_line_that_change_profiles_at_once_lose_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let store = ProfileStore::new(folder.path().join("profiles.toml"));
    store
        .save(&child::profile("Shared", "https://mc.adobe.io"))
        .unwrap();
    let writers: Vec<_> = WRITERS
        .into_iter()
        .map(|writer| {
            child::to_do(TEST, writer, folder.path(), "")
                .spawn()
                .unwrap()
        })
        .collect();
    for mut writer in writers {
        assert!(writer.wait().unwrap().success());
    }
    let loaded = store.load().unwrap();
    assert_eq!((&loaded.notices, &loaded.troubles), (&vec![], &vec![]));
    assert_eq!(loaded.profiles.len(), 1 + WRITERS.len() * EACH);
    let shared = &loaded.profiles[0];
    for writer in WRITERS {
        for number in 0..EACH {
            let name = format!("{writer} {number}");
            assert!(loaded.profiles.iter().any(|one| one.name == name), "{name}");
            let id = id(writer, number);
            assert!(shared.workflows.iter().any(|one| one.id == id), "{id:?}");
        }
    }
    let settings = SettingsStore::new(folder.path().join("settings.toml"));
    let Settings {
        language,
        theme,
        zoom,
        ..
    } = settings.load().unwrap().settings;
    assert_eq!(
        (language.as_deref(), theme, zoom),
        (Some("nl"), Theme::Dark, Some(1.5)),
        "each has changed a setting of its own"
    );
}

/// Only the test above gives it something to do.
#[test]
fn a_process_that_changes_profiles() {
    let Some((writer, folder, _more)) = child::asked() else {
        return;
    };
    if writer == "command line" {
        write_as_a_command_line(&writer, &folder);
    } else {
        write_as_a_window(&writer, &folder);
    }
}

fn write_as_a_command_line(writer: &str, folder: &Path) {
    let store = ProfileStore::new(folder.join("profiles.toml"));
    for number in 0..EACH {
        let new = child::profile(&format!("{writer} {number}"), "https://mc.adobe.io");
        let loaded = store.save(&new).unwrap();
        let before = &loaded.profiles[0];
        store
            .save_changes(before, &with_workflow(before, writer, number))
            .unwrap();
    }
    let settings = SettingsStore::new(folder.join("settings.toml"));
    settings
        .change(|settings| settings.language = Some("nl".to_owned()))
        .unwrap();
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
