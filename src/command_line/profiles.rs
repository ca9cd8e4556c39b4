//! `campaign-remote profiles …`: the saved connections.

use std::path::Path;

use clap::{Arg, ArgAction, Command as Grammar};
use serde_json::{Value, json};

use crate::campaign::Message;
use crate::language::Words;
use crate::profiles::{Fate, Folders, Planned, Profile, ProfileStore, Profiles, ProfilesError};
use crate::sentences::{self, seen, tell};
use crate::vault::Vault;

use super::call::{Call, Ending, Trouble, complain};
use super::chosen::{Chosen, PRACTICE, practice_profile};
use super::exit::Exit;
use super::ground;
use super::profile_fields::{self, lines_of, object_of};
use super::shell_advice;

/// A column of the list; what is longer stands out of it.
const WIDEST: usize = 60;

/// Its own commands and their arguments.
pub(super) fn grammar(words: &Words) -> Grammar {
    let name = || {
        Arg::new("name")
            .value_name("NAME")
            .required(true)
            .help(words.say("cli-profiles-name"))
    };
    let file = |key| {
        Arg::new("file")
            .value_name("FILE")
            .required(true)
            .help(words.say(key))
    };
    let flag = |id, key| {
        Arg::new(id)
            .long(id)
            .action(ArgAction::SetTrue)
            .help(words.say(key))
    };
    let one = |word, about, after| {
        Grammar::new(word)
            .about(words.say(about))
            .after_help(words.say(after))
    };
    let add = one("add", "cli-profiles-add", "cli-profiles-add-after").arg(name());
    let edit = one("edit", "cli-profiles-edit", "cli-profiles-edit-after")
        .arg(name())
        .arg(profile_fields::new_name(words));
    one("profiles", "cli-profiles", "cli-profiles-after")
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(one("list", "cli-profiles-list", "cli-profiles-list-after"))
        .subcommand(one("show", "cli-profiles-show", "cli-profiles-show-after").arg(name()))
        .subcommand(profile_fields::grammar(add, words, true))
        .subcommand(profile_fields::grammar(edit, words, false))
        .subcommand(
            one("remove", "cli-profiles-remove", "cli-profiles-remove-after")
                .arg(name())
                .arg(flag("keep-secrets", "cli-profiles-keep-secrets")),
        )
        .subcommand(
            one("import", "cli-profiles-import", "cli-profiles-import-after")
                .arg(file("cli-profiles-import-file"))
                .arg(flag("replace", "cli-profiles-replace")),
        )
        .subcommand(
            one("export", "cli-profiles-export", "cli-profiles-export-after")
                .arg(file("cli-profiles-export-file")),
        )
}

/// The built-in profile and the saved ones.
pub(super) fn list(call: &Call<'_>) -> Ending {
    let (saved, folder_trouble) = match call.store() {
        Ok(store) => (
            Some(store.load().map_err(|error| failed(call, &error))?),
            None,
        ),
        Err(trouble) => (None, Some(trouble)),
    };
    if let Some(trouble) = folder_trouble {
        complain(&trouble.what);
    }
    let practice = practice_profile();
    let all: Vec<(&Profile, bool)> = practice
        .iter()
        .map(|profile| (profile, true))
        .chain(
            saved
                .iter()
                .flat_map(|saved| &saved.profiles)
                .map(|one| (one, false)),
        )
        .collect();
    let widest = |text: fn(&Profile) -> &str| {
        let widths = all
            .iter()
            .map(|(profile, _)| seen(text(profile)).chars().count());
        widths.max().unwrap_or_default().min(WIDEST)
    };
    let name = widest(|profile| &profile.name);
    let organization = widest(|profile| profile.organization.as_str());
    for (profile, _is_built_in) in &all {
        let environment = profile.environment_of(&profile.organization).as_str();
        call.line(&format!(
            "{:name$}  {environment:10}  {:organization$}  {}",
            seen(&profile.name),
            profile.organization.as_str(),
            profile.base_url.host(),
        ));
    }
    let mut notices = Vec::new();
    if let Some(saved) = &saved {
        notices.extend(call.notices_of(saved));
    }
    for notice in &notices {
        complain(notice);
    }
    let profiles: Vec<_> = all
        .iter()
        .map(|(one, built_in)| object_of(one, *built_in))
        .collect();
    call.object(&json!({"command": call.name, "profiles": profiles, "notices": notices}));
    Ok(Exit::Good)
}

/// One profile, all of it. There is no secret in it.
pub(super) fn show(call: &Call<'_>) -> Ending {
    let (profile, built_in) = match call.profile_named(named(call))? {
        Chosen::Practice(profile) => (profile, true),
        Chosen::Saved(profile) => (profile, false),
    };
    for line in lines_of(call.words, &profile) {
        call.line(&line);
    }
    call.object(&json!({"command": call.name, "profile": object_of(&profile, built_in)}));
    Ok(Exit::Good)
}

/// A new profile.
pub(super) fn add(call: &Call<'_>) -> Ending {
    let profile = profile_fields::new_profile(call, named(call))?;
    not_the_built_in_name(call, &profile)?;
    let store = writable(call)?;
    let now = store.save(&profile);
    say_set_aside(call, &now.map_err(|error| failed(call, &error))?);
    Ok(saved(call, &profile, "cli-profile-added"))
}

/// Another value for some of a profile's fields.
pub(super) fn edit(call: &Call<'_>) -> Ending {
    let before = call.saved_profile(call.profile_named(named(call))?)?;
    let after = profile_fields::changed(call, &before)?;
    not_the_built_in_name(call, &after)?;
    let store = writable(call)?;
    let now = store.save_changes(&before, &after);
    say_set_aside(call, &now.map_err(|error| failed(call, &error))?);
    Ok(saved(call, &after, "cli-profile-changed"))
}

/// Away with a profile and its secrets; the profile stays where its secrets cannot be removed.
pub(super) fn remove(call: &Call<'_>) -> Ending {
    let profile = call.saved_profile(call.profile_named(named(call))?)?;
    // The secrets cannot be brought back, so they go only once the profile can.
    let store = writable(call)?;
    let forgets = !call.flag("keep-secrets");
    if forgets {
        ground::run(async {
            let id = profile.id.to_string();
            Vault::new().forget(&id).await.map_err(|error| {
                let message = error.message();
                let reason = tell(call.words, &message);
                let next = shell_advice::about(call.words, &message, &profile.name);
                let mut next = next.unwrap_or_default();
                sentences::add(&mut next, &call.words.say("cli-next-keep-secrets"));
                Trouble {
                    exit: Exit::NoCredentials,
                    what: call.say_of("secrets-not-removed", "reason", &reason),
                    next,
                }
            })
        })?;
    }
    let now = store.remove(profile.id).map_err(|error| {
        let trouble = failed(call, &error);
        if !forgets {
            return trouble;
        }
        trouble.after(&call.say_of("cli-secrets-gone-already", "profile", &profile.name))
    })?;
    say_set_aside(call, &now);
    Ok(saved(call, &profile, "cli-profile-removed"))
}

/// Profiles from a file. What would replace a saved one is imported only where that is said.
pub(super) fn import(call: &Call<'_>) -> Ending {
    let store = writable(call)?;
    let path = Path::new(call.text("file").unwrap_or_default());
    let plan = store
        .plan_import(path)
        .map_err(|error| failed(call, &error))?;
    for notice in &plan.notices {
        complain(&call.say(notice));
    }
    let left_out: Vec<_> = plan
        .troubles
        .iter()
        .map(|trouble| call.say_spoiled("import-trouble", trouble))
        .collect();
    for one in &left_out {
        complain(one);
    }
    let replaces = |one: &&Planned| matches!(one.fate, Fate::Replaces { .. });
    if let Some(one) = plan.planned.iter().find(replaces)
        && !call.flag("replace")
    {
        let message =
            Message::new("cli-import-would-replace").with("name", one.profile.name.as_str());
        return Err(call.wrong_use(&message));
    }
    if plan.planned.is_empty() {
        return Err(call.wrong_use(&Message::new("import-nothing")));
    }
    let now = store.import(&plan);
    say_set_aside(call, &now.map_err(|error| failed(call, &error))?);
    let imported: Vec<Value> = plan
        .planned
        .iter()
        .map(|one| {
            let (fate, sentence) = fate_of(call, one);
            call.line(&sentence);
            json!({"name": one.profile.name, "fate": fate})
        })
        .collect();
    call.object(&json!({
        "command": call.name,
        "path": path.display().to_string(),
        "imported": imported,
        "left_out": left_out,
        "notices": plan.notices.iter().map(|notice| call.say(notice)).collect::<Vec<_>>(),
        "message": call.words.say("notice-imported"),
    }));
    Ok(Exit::Good)
}

/// The saved profiles, or the one that is named, into a file of their own.
pub(super) fn export(call: &Call<'_>) -> Ending {
    let path = Path::new(call.text("file").unwrap_or_default());
    if Folders::of_system().is_some_and(|folders| folders.own_files().holds(path)) {
        let path = path.to_owned();
        return Err(failed(call, &ProfilesError::OwnFile { path }));
    }
    let profiles = if call.text("profile").is_some() {
        vec![call.saved_profile(call.profile()?)?]
    } else {
        let all = call.store()?.load_sound();
        let all = all.map_err(|error| failed(call, &error))?;
        for notice in call.notices_of(&all) {
            complain(&notice);
        }
        all.profiles
    };
    let written = call.store()?.export(&profiles, path);
    written.map_err(|error| failed(call, &error))?;
    let shown = path.display().to_string();
    let message = call.say_of("notice-exported", "path", &shown);
    call.line(&message);
    call.object(&json!({
        "command": call.name,
        "path": shown,
        "profiles": profiles.iter().map(|profile| profile.name.as_str()).collect::<Vec<_>>(),
        "message": message,
    }));
    Ok(Exit::Good)
}

/// The file, once it is known that a change can be saved: one that cannot be understood is not swept aside by a
/// script, which would lose the others.
pub(super) fn writable(call: &Call<'_>) -> Result<ProfileStore, Trouble> {
    let store = call.store()?;
    let checked = store.check_writable();
    checked.map_err(|error| failed(call, &error))?;
    Ok(store)
}

/// Says what became of the file, should somebody have spoiled it since it was looked at.
pub(super) fn say_set_aside(call: &Call<'_>, now: &Profiles) {
    let aside = now.notices.iter().filter(|one| one.key == "file-set-aside");
    for notice in aside {
        complain(&call.say(notice));
    }
}

fn named<'a>(call: &'a Call<'_>) -> &'a str {
    call.text("name").unwrap_or_default()
}

fn saved(call: &Call<'_>, profile: &Profile, key: &str) -> Exit {
    let message = call.say_of(key, "name", &profile.name);
    call.line(&message);
    let profile = object_of(profile, false);
    call.object(&json!({"command": call.name, "profile": profile, "message": message}));
    Exit::Good
}

/// Whoever names it means the built-in one.
fn not_the_built_in_name(call: &Call<'_>, profile: &Profile) -> Result<(), Trouble> {
    if profile.name.eq_ignore_ascii_case(PRACTICE) {
        Err(call.wrong_use(&Message::new("cli-practice-is-built-in")))
    } else {
        Ok(())
    }
}

fn fate_of(call: &Call<'_>, one: &Planned) -> (&'static str, String) {
    let name = one.profile.name.as_str();
    let message = |key| Message::new(key).with("name", name);
    let (word, message) = match &one.fate {
        Fate::New => ("new", message("cli-imported-new")),
        Fate::Unchanged => ("unchanged", message("import-unchanged")),
        Fate::SameName { name: old } => (
            "same_name",
            message("cli-imported-same-name").with("old", old.as_str()),
        ),
        Fate::Replaces { name: old, .. } => (
            "replaces",
            message("cli-imported-replaces").with("old", old.as_str()),
        ),
    };
    (word, call.say(&message))
}

/// Wrong use where the person can say it otherwise; what the system will not do is "not done".
pub(super) fn failed(call: &Call<'_>, error: &ProfilesError) -> Trouble {
    let exit = match error {
        ProfilesError::NameTaken { .. }
        | ProfilesError::Name(_)
        | ProfilesError::ApiKey
        | ProfilesError::CaFile { .. }
        | ProfilesError::OwnFile { .. }
        | ProfilesError::Unreadable { .. } => Exit::WrongUse,
        _ => Exit::NotSent,
    };
    Trouble::new(exit, call.words, &error.message())
}
