//! A full disk, and a home on a disk that cannot be written: what was saved stays, what could not be saved is said, and
//! commands go out when the person says that they may go unrecorded. Each is a real file system.

use std::fs;
use std::io::Write as _;
use std::os::unix::fs::FileTypeExt as _;
use std::path::Path;

use campaign_remote::background::{
    Engine, Event, Keep, Recall, Recalled, Request, RequestId, SaveTrouble, SettingChange,
};
use campaign_remote::campaign::{Cause, Message, Verdict};
use campaign_remote::journal::{EntryId, Filter, Format};
use campaign_remote::profiles::{Profile, ProfileStore, ProfilesError, Theme};
use campaign_remote::remote::Order;

use crate::campaign::{Server, Step, answer};
use crate::child;

const TEST: &str = "disk::a_process_on_a_bad_disk";

#[test]
fn on_a_full_disk_what_was_saved_stays_and_what_was_not_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let command = child::to_do(TEST, "full", folder.path(), "");
    let mount = "mount -t tmpfs -o size=64k none \"$1\"";
    let command = child::behind_a_mount(mount, &command, folder.path());
    assert!(child::succeeds(command).contains("full: done"));
}

#[test]
fn with_a_home_that_cannot_be_written_profiles_are_read_and_commands_go_out_unrecorded_only_when_told_so()
 {
    let server = Server::start([
        Step::ReadRequest,
        Step::Send(answer("200 OK", "{}")),
        Step::Linger,
    ]);
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("home");
    fs::create_dir(&home).unwrap();
    save(&home, &child::profile("Acme", &server.http()));
    let before = fs::read(home.join("profiles.toml")).unwrap();
    let command = child::to_do(TEST, "read-only", &home, &server.http());
    let mount = "mount --bind \"$1\" \"$1\"; mount -o remount,ro,bind \"$1\"";
    let command = child::behind_a_mount(mount, &command, &home);
    assert!(child::succeeds(command).contains("read-only: done"));
    assert_eq!(server.requests(), 1);
    assert!(fs::read(home.join("profiles.toml")).unwrap() == before);
}

#[test]
fn with_a_file_in_the_place_of_its_folder_the_program_says_so_and_commands_go_out_only_when_told_so()
 {
    let server = Server::start([
        Step::ReadRequest,
        Step::Send(answer("200 OK", "{}")),
        Step::Linger,
    ]);
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("home");
    fs::write(&home, "a file").unwrap();
    let command = child::to_do(TEST, "no-folder", &home, &server.http());
    assert!(child::succeeds(command).contains("no-folder: done"));
    assert_eq!(server.requests(), 1);
    assert_eq!(fs::read_to_string(&home).unwrap(), "a file");
}

#[test]
fn a_body_is_saved_over_no_file_of_the_programs_own_and_replaces_no_pipe() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path();
    save(home, &child::profile("Acme", "https://mc.adobe.io"));
    let before = fs::read(home.join("profiles.toml")).unwrap();
    std::os::unix::fs::symlink("profiles.toml", home.join("link")).unwrap();
    let pipe = home.join("pipe");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.unwrap().success());
    let engine = child::engine(home, None);
    let saved = |name: &str| {
        engine.ask(Request::SaveBody {
            path: home.join(name),
            body: b"a body".to_vec().into(),
        });
        child::news(&engine, "the body", |event| match event {
            Event::BodySaved(saved) => Some(saved.map_err(|message| message.key)),
            _ => None,
        })
    };
    assert_eq!(saved("profiles.toml"), Err("own-file"));
    assert_eq!(saved("link"), Err("own-file"));
    assert_eq!(saved("pipe"), Err("body-not-saved"), "nobody reads it");
    assert!(fs::metadata(&pipe).unwrap().file_type().is_fifo());
    assert_eq!(saved("body"), Ok(home.join("body")));
    assert!(fs::read(home.join("profiles.toml")).unwrap() == before);
}

#[test]
fn nothing_that_is_exported_or_saved_replaces_any_file_of_the_programs_own() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path();
    save(home, &child::profile("Acme", "https://mc.adobe.io"));
    fs::write(home.join("settings.toml"), "version = 1\n").unwrap();
    let engine = child::engine(home, None);
    let own = [
        "profiles.toml",
        ".profiles.toml.lock",
        "settings.toml",
        // Not there yet: the first command begins it.
        "journal.sqlite",
        "journal.sqlite-wal",
        "journal.sqlite-shm",
        "journal.sqlite-journal",
        "journal.sqlite-lock",
    ];
    let all_that_is_there = || {
        let mut all: Vec<_> = fs::read_dir(home)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.is_file())
            .map(|path| (path.clone(), fs::read(path).unwrap()))
            .collect();
        all.sort();
        all
    };
    let before = all_that_is_there();
    for name in own {
        let path = home.join(name);
        engine.ask(Request::Export { path: path.clone() });
        let profiles = child::news(&engine, "the profiles", |event| match event {
            Event::Exported(written) => Some(written),
            _ => None,
        });
        let is_own = matches!(&profiles, Err(ProfilesError::OwnFile { .. }));
        assert!(is_own, "{name}: {profiles:?}");
        engine.ask(Request::SaveBody {
            path: path.clone(),
            body: b"a body".to_vec().into(),
        });
        let body = child::news(&engine, "the body", |event| match event {
            Event::BodySaved(saved) => Some(saved),
            _ => None,
        });
        assert_eq!(body.unwrap_err().key, "own-file", "{name}");
        for format in [Format::Csv, Format::JsonLines] {
            let recall = Recall::Export {
                filter: Filter::default(),
                format,
                path: path.clone(),
            };
            engine.ask(Request::Recall {
                id: RequestId(1),
                recall: Box::new(recall),
            });
            let said = child::news(&engine, "the table", |event| match event {
                Event::Recalled { recalled, .. } => match *recalled {
                    Recalled::Failed(message) => Some(Err(message)),
                    Recalled::Exported { count, .. } => Some(Ok(count)),
                    _ => None,
                },
                _ => None,
            });
            let own = Message::new("own-file").with("path", path.display().to_string());
            assert_eq!(said, Err(own), "{name}");
        }
    }
    assert!(all_that_is_there() == before);
}

#[test]
fn a_pipe_that_nobody_reads_keeps_no_profile_and_no_other_file_from_the_disk() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path();
    save(home, &child::profile("Acme", "https://mc.adobe.io"));
    let made = |name: &str| {
        let pipe = home.join(name);
        let made = std::process::Command::new("mkfifo").arg(&pipe).status();
        assert!(made.unwrap().success());
        pipe
    };
    let (unread, full) = (made("unread"), made("full"));
    let mut open = fs::OpenOptions::new();
    // For reading and writing, so that opening it waits for nobody; but what is in it stays there.
    let reader = open.read(true).write(true).open(&full).unwrap();
    let engine = child::engine(home, None);
    let save_body = |path: &Path, length| {
        let body = vec![b'x'; length].into();
        let path = path.to_owned();
        engine.ask(Request::SaveBody { path, body });
    };
    engine.ask(Request::Export {
        path: unread.clone(),
    });
    save_body(&full, 1 << 20);
    engine.ask(Request::SaveProfile {
        before: None,
        profile: Box::new(child::profile("Second", "https://mc.adobe.io")),
        secrets: Vec::new(),
        keep: Keep::InKeyring,
    });
    let saved = child::news(&engine, "the profile", |event| match event {
        Event::ProfileSaved { result, .. } => Some(result.unwrap().profiles.len()),
        _ => None,
    });
    assert_eq!(saved, 2);
    save_body(&home.join("body"), 1);
    let saved = child::news(&engine, "the body", |event| match event {
        Event::BodySaved(saved) => Some(saved),
        _ => None,
    });
    assert_eq!(saved, Ok(home.join("body")));
    // Whoever reads the pipes at last finds everything there.
    let exported = fs::read_to_string(&unread).unwrap();
    assert!(exported.contains("name = \"Acme\""), "{exported}");
    let mut body = vec![0; 1 << 20];
    std::io::Read::read_exact(&mut &reader, &mut body).unwrap();
    let saved = child::news(&engine, "the other body", |event| match event {
        Event::BodySaved(saved) => Some(saved),
        _ => None,
    });
    assert_eq!(saved, Ok(full));
}

/// Only the tests above give it something to do.
#[test]
fn a_process_on_a_bad_disk() {
    let Some((what, folder, url)) = child::asked() else {
        return;
    };
    match what.as_str() {
        "full" => on_a_full_disk(&folder),
        "read-only" => unwritable(&folder, &url, true),
        "no-folder" => unwritable(&folder, &url, false),
        other => panic!("{other}"),
    }
    child::say(&format!("{what}: done"));
}

fn on_a_full_disk(folder: &Path) {
    let small = child::profile("Small", "https://mc.adobe.io");
    save(folder, &small);
    let text = fs::read(folder.join("profiles.toml")).unwrap();
    let filler = folder.join("filler");
    let mut file = fs::File::create(&filler).unwrap();
    let full = (0..1_000_000).find_map(|_piece| file.write_all(&[0; 256]).err());
    let full = full.expect("a disk that is full at last");
    let engine = child::engine(folder, Some(&small));
    let loaded = profiles(&engine);
    assert_eq!(loaded, std::slice::from_ref(&small));

    let long = Profile {
        api_key: "k".repeat(20_000),
        ..child::profile("Long", "https://mc.adobe.io")
    };
    let error = save_in(&engine, &long).unwrap_err();
    assert!(
        matches!(&error, ProfilesError::Write { source, .. } if source.kind() == full.kind()),
        "{error}"
    );
    assert!(fs::read(folder.join("profiles.toml")).unwrap() == text);
    let body = folder.join("body");
    engine.ask(Request::SaveBody {
        path: body.clone(),
        body: vec![0; 100_000].into(),
    });
    let saved = child::news(&engine, "the body", |event| match event {
        Event::BodySaved(saved) => Some(saved),
        _ => None,
    });
    assert_eq!(saved.unwrap_err().key, "body-not-saved");
    assert!(!body.exists(), "half a body under its name");
    let mut left: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    left.sort();
    assert_eq!(left, [".profiles.toml.lock", "filler", "profiles.toml"]);

    // Once there is room again, the same window saves.
    fs::remove_file(filler).unwrap();
    drop(file);
    let beside = child::profile("Beside", "https://mc.adobe.io");
    let saved = save_in(&engine, &beside).unwrap();
    assert_eq!(saved, [small, beside]);
}

fn unwritable(folder: &Path, url: &str, has_profiles: bool) {
    let mut profile = child::profile("Acme", url);
    if has_profiles {
        let store = ProfileStore::new(folder.join("profiles.toml"));
        profile = store.load().unwrap().profiles.swap_remove(0);
    }
    let engine = child::engine(folder, Some(&profile));
    if has_profiles {
        assert_eq!(profiles(&engine), std::slice::from_ref(&profile));
    }
    let renamed = Profile {
        name: "Renamed".to_owned(),
        ..profile.clone()
    };
    let error = save_in(&engine, &renamed).unwrap_err();
    assert!(
        matches!(
            error,
            ProfilesError::Write { .. } | ProfilesError::Folder { .. }
        ),
        "{error}"
    );
    engine.ask(Request::ChangeSetting(SettingChange::Theme(Theme::Dark)));
    child::news(
        &engine,
        "that the setting is not saved",
        |event| match event {
            Event::SettingsNotSaved(_error) => Some(()),
            _ => None,
        },
    );
    // As a window sends it: it must be written down first.
    let order = Order {
        entry: Some(EntryId::fresh()),
        ..child::order(&profile)
    };
    let verdict = sent(&engine, 1, order);
    assert!(
        matches!(verdict, Verdict::NotSent(Cause::NotRecorded(_))),
        "{verdict:?}"
    );
    // The person has said that this one may go out without a journal.
    let verdict = sent(&engine, 2, child::order(&profile));
    assert_eq!(verdict, Verdict::Accepted);
}

fn sent(engine: &Engine, number: u64, order: Order) -> Verdict {
    engine.ask(Request::Send {
        id: RequestId(number),
        order: Box::new(order),
    });
    child::news(engine, "the verdict", |event| match event {
        Event::Answered { id, outcome, .. } if id == RequestId(number) => Some(outcome.verdict),
        _ => None,
    })
}

fn profiles(engine: &Engine) -> Vec<Profile> {
    child::news(engine, "the profiles", |event| match event {
        Event::Profiles(loaded) => Some(loaded.unwrap().profiles),
        _ => None,
    })
}

fn save_in(engine: &Engine, profile: &Profile) -> Result<Vec<Profile>, ProfilesError> {
    engine.ask(Request::SaveProfile {
        before: None,
        profile: Box::new(profile.clone()),
        secrets: Vec::new(),
        keep: Keep::InKeyring,
    });
    child::news(
        engine,
        "the profile to be saved or not",
        |event| match event {
            Event::ProfileSaved { result, .. } => Some(match result {
                Ok(saved) => Ok(saved.profiles),
                Err(SaveTrouble::Profile(error)) => Err(error),
                Err(other) => panic!("{other:?}"),
            }),
            _ => None,
        },
    )
}

fn save(folder: &Path, profile: &Profile) {
    let store = ProfileStore::new(folder.join("profiles.toml"));
    store.save(profile).unwrap();
}
