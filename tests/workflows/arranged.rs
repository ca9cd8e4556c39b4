//! What a person does to the list, and what the window's state makes of it.

use std::time::{Duration, Instant};

use campaign_remote::background::{Event, ListSource, PathPurpose, Request, RequestId};
use campaign_remote::campaign::import::read_list;
use campaign_remote::campaign::{Organization, Record, WorkflowState};
use campaign_remote::profiles::{Profile, ProfilesError};
use campaign_remote::remote::{Pace, Target};
use campaign_remote::window::{Action, Add, Arrange, Dialog, Effect, Focus, State, Take, Way};

use crate::{all, arrange, id, ids, profile, saved, shown, state_of, workflow};

fn now() -> Instant {
    Instant::now()
}

fn type_filter(state: &mut State, text: &str) {
    state.act(Action::SetFilter(text.to_owned()), now());
}

#[test]
fn the_filter_finds_by_label_or_id_whatever_the_case_in_any_script() {
    let profile = profile(&[
        "WKF1 Straße räumen",
        "WKF2 ΟΔΟΣ",
        "WKF3 Émile",
        "nightly_4 Daily import",
        "WKF5 Nightly",
    ]);
    let mut state = state_of(profile);
    for (filter, expected) in [
        ("", &["WKF1", "WKF2", "WKF3", "nightly_4", "WKF5"][..]),
        ("  ", &["WKF1", "WKF2", "WKF3", "nightly_4", "WKF5"]),
        ("STRASSE", &["WKF1"]),
        ("RÄUM", &["WKF1"]),
        ("οδοσ", &["WKF2"]),
        ("οδος", &["WKF2"]),
        ("éMILE", &["WKF3"]),
        ("NIGHTLY", &["nightly_4", "WKF5"]),
        ("wkf", &["WKF1", "WKF2", "WKF3", "WKF5"]),
        // Neither a label and its ID nor two neighbours are one text.
        ("daily importnightly", &[]),
        ("emilenightly", &[]),
        ("nothing", &[]),
    ] {
        type_filter(&mut state, filter);
        assert_eq!(shown(&state), expected, "{filter:?}");
        for (row, expected) in expected.iter().enumerate() {
            assert_eq!(state.row_of(&id(expected)), Some(row), "{filter:?}");
        }
    }
    type_filter(&mut state, "import");
    assert_eq!(state.row_of(&id("WKF5")), None);
}

#[test]
fn what_is_shown_follows_the_profile_and_its_list() {
    let first = profile(&["WKF1 Import", "WKF2 Export"]);
    let other = Profile {
        name: "Other".to_owned(),
        ..profile(&["WKF9 Import"])
    };
    let mut state = state_of(first.clone());
    type_filter(&mut state, "import");
    assert_eq!(shown(&state), ["WKF1"]);
    let mut changed = first.clone();
    changed.workflows.push(workflow("WKF3", "Import too"));
    let profiles = all(vec![changed, other.clone()]);
    state.apply(Event::Profiles(Ok(profiles)), now());
    assert_eq!(shown(&state), ["WKF1", "WKF3"]);
    state.act(Action::ChooseProfile(other.id), now());
    assert_eq!(shown(&state), ["WKF9"]);
}

#[test]
fn arrows_lead_from_the_filter_into_the_list_and_back_and_enter_chooses() {
    let mut state = state_of(profile(&["A", "B", "C"]));
    let focus = |effects: &[Effect]| match effects {
        [Effect::FocusRow(id)] => id.to_string(),
        [Effect::Focus(Focus::Filter)] => "filter".to_owned(),
        other => panic!("{other:?}"),
    };
    for (way, expected) in [
        (Way::Into, "A"),
        (Way::Down, "B"),
        (Way::PageDown(9), "C"),
        (Way::Down, "C"),
        (Way::First, "A"),
        (Way::Up, "filter"),
        (Way::Into, "A"),
        (Way::Last, "C"),
        (Way::PageUp(1), "B"),
    ] {
        let effects = arrange(&mut state, Arrange::Go(way));
        assert_eq!(focus(&effects), expected, "{way:?}");
    }
    arrange(&mut state, Arrange::ChooseMarked);
    assert_eq!(state.workflow_id, "B");
    // What is typed is looked for from the top: Enter takes the first that fits.
    type_filter(&mut state, "c");
    arrange(&mut state, Arrange::ChooseMarked);
    assert_eq!(state.workflow_id, "C");
    type_filter(&mut state, "nothing");
    assert!(arrange(&mut state, Arrange::ChooseMarked).is_empty());
    assert!(arrange(&mut state, Arrange::Go(Way::Into)).is_empty());
    assert_eq!(state.workflow_id, "C");
}

#[test]
fn moves_are_seen_at_once_and_each_is_saved_as_what_differs() {
    let mut state = state_of(profile(&["A", "B", "C", "D"]));
    let effects = arrange(&mut state, Arrange::Move(id("C"), Way::Up));
    assert_eq!(shown(&state), ["A", "C", "B", "D"]);
    let (before, after) = saved(&effects).unwrap();
    assert_eq!(ids(&before.workflows), ["A", "B", "C", "D"]);
    assert_eq!(ids(&after.workflows), ["A", "C", "B", "D"]);
    assert!(matches!(effects.last(), Some(Effect::FocusRow(moved)) if *moved == id("C")));

    // The second one begins where the first ended, although nothing is on the disk yet.
    let effects = arrange(&mut state, Arrange::Move(id("C"), Way::Up));
    assert_eq!(shown(&state), ["C", "A", "B", "D"]);
    let (before, _after) = saved(&effects).unwrap();
    assert_eq!(ids(&before.workflows), ["A", "C", "B", "D"]);
    assert!(arrange(&mut state, Arrange::Move(id("C"), Way::Up)).is_empty());

    for (before, expected) in [
        (4, ["A", "B", "D", "C"]),
        (0, ["C", "A", "B", "D"]),
        (2, ["A", "C", "B", "D"]),
        (99, ["A", "B", "D", "C"]),
    ] {
        arrange(&mut state, Arrange::MoveBefore(id("C"), before));
        assert_eq!(shown(&state), expected, "before {before}");
    }
}

#[test]
fn an_older_answer_from_the_disk_does_not_undo_what_is_still_on_its_way_there() {
    let first = profile(&["A", "B", "C"]);
    let mut state = state_of(first.clone());
    let save = |effects: &[Effect]| saved(effects).unwrap().1.clone();
    let one = save(&arrange(&mut state, Arrange::Move(id("A"), Way::Down)));
    let two = save(&arrange(&mut state, Arrange::Move(id("A"), Way::Down)));
    assert_eq!(shown(&state), ["B", "C", "A"]);
    state.apply(Event::Profiles(Ok(all(vec![first]))), now());
    assert_eq!(shown(&state), ["B", "C", "A"]);
    state.apply(Event::WorkflowsSaved(Ok(all(vec![one]))), now());
    assert_eq!(shown(&state), ["B", "C", "A"]);
    // With the last answer comes what another running copy added meanwhile.
    let mut merged = two;
    merged.workflows.push(workflow("X", "From elsewhere"));
    state.apply(Event::WorkflowsSaved(Ok(all(vec![merged]))), now());
    assert_eq!(shown(&state), ["B", "C", "A", "X"]);
}

#[test]
fn what_could_not_be_saved_is_read_again_from_the_disk() {
    let first = profile(&["A", "B"]);
    let mut state = state_of(first.clone());
    arrange(&mut state, Arrange::Remove(id("A")));
    let busy = || ProfilesError::Busy {
        path: "profiles.toml".into(),
    };
    let effects = state.apply(Event::WorkflowsSaved(Err(busy())), now());
    assert!(matches!(effects[..], [Effect::Ask(Request::LoadProfiles)]));
    assert_eq!(state.notices.len(), 1);
    assert!(state.list.toast.is_none(), "there is nothing to take back");
    state.apply(Event::Profiles(Ok(all(vec![first]))), now());
    assert_eq!(shown(&state), ["A", "B"]);
}

#[test]
fn every_change_can_be_taken_back_the_last_one_first() {
    let first = profile(&["A One", "B Two", "C Three"]);
    let mut state = state_of(first.clone());
    arrange(&mut state, Arrange::Remove(id("B")));
    let toast = state.list.toast.clone().unwrap();
    assert!(toast.can_undo);
    assert_eq!(toast.message.key, "list-removed");
    arrange(&mut state, Arrange::Move(id("C"), Way::Up));
    arrange(&mut state, Arrange::Rename(id("A")));
    state.act(Action::TypeInDialog("  Renamed\n".to_owned()), now());
    state.act(Action::ConfirmDialog, now());
    state.act(Action::SetWorkflowId("D".to_owned()), now());
    state.act(Action::SaveWorkflow, now());
    assert_eq!(shown(&state), ["C", "A", "D"]);
    assert_eq!(state.shown_at(1).unwrap().label, "Renamed");
    for expected in [
        &["C", "A"][..],
        &["C", "A"],
        &["A", "C"],
        &["A", "B", "C"],
        &["A", "B", "C"],
    ] {
        arrange(&mut state, Arrange::Undo);
        assert_eq!(shown(&state), expected);
    }
    assert_eq!(state.workflows(), first.workflows);
    assert_eq!(
        state.list.toast.clone().unwrap().message.key,
        "list-nothing-to-undo"
    );
}

#[test]
fn after_a_removal_the_keyboard_is_on_the_next_row() {
    let mut state = state_of(profile(&["A", "B", "C"]));
    arrange(&mut state, Arrange::Mark(id("B")));
    for (gone, next) in [("B", Some("C")), ("C", Some("A")), ("A", None)] {
        let effects = arrange(&mut state, Arrange::Remove(id(gone)));
        match (effects.last(), next) {
            (Some(Effect::FocusRow(row)), Some(next)) => assert_eq!(row.as_str(), next),
            (Some(Effect::Focus(Focus::Filter)), None) => {}
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn in_a_part_of_the_list_nothing_is_moved_and_the_reason_is_said() {
    let mut state = state_of(profile(&["A x", "B", "C x"]));
    type_filter(&mut state, "x");
    for change in [
        Arrange::Move(id("C"), Way::Up),
        Arrange::MoveBefore(id("C"), 0),
    ] {
        let effects = arrange(&mut state, change);
        assert!(saved(&effects).is_none());
        let said = state.list.toast.take().unwrap();
        assert_eq!(said.message.key, "list-order-filtered");
    }
    type_filter(&mut state, "");
    assert_eq!(shown(&state), ["A", "B", "C"]);
    // Removing does not depend on the order.
    type_filter(&mut state, "x");
    assert!(saved(&arrange(&mut state, Arrange::Remove(id("C")))).is_some());
}

#[test]
fn a_list_that_a_newer_version_wrote_is_not_changed() {
    let mut state = state_of(profile(&["A", "B"]));
    let mut profiles = all(state.all_profiles().to_vec());
    profiles.writable = false;
    state.apply(Event::Profiles(Ok(profiles)), now());
    for change in [
        Arrange::Move(id("B"), Way::Up),
        Arrange::Remove(id("A")),
        Arrange::Rename(id("A")),
        Arrange::Undo,
    ] {
        assert!(saved(&arrange(&mut state, change)).is_none());
        let said = state.list.toast.take().unwrap();
        assert_eq!(said.message.key, "list-file-fixed");
    }
    assert_eq!(shown(&state), ["A", "B"]);
    assert!(state.dialog.is_none());
}

#[test]
fn a_pasted_list_is_previewed_added_once_and_taken_back_as_one() {
    let mut state = state_of(profile(&["WKF1 Mine"]));
    arrange(&mut state, Arrange::Add(Add::Begin));
    let text = "WKF1;Other label\nDaily import (WKF35)\nWKF36\nWKF35;Again\nwhat is this";
    let typed = Add::Type(text.to_owned());
    assert!(arrange(&mut state, Arrange::Add(typed)).is_empty());
    let Some(Dialog::AddWorkflows(adding)) = &state.dialog else {
        panic!("{:?}", state.dialog)
    };
    let preview = adding.preview.as_ref().unwrap();
    assert_eq!(ids(&preview.new), ["WKF35", "WKF36"]);
    assert_eq!(preview.known, [workflow("WKF1", "Mine")]);
    assert_eq!((preview.doubles, preview.not_understood), (1, 1));
    assert_eq!(preview.troubles[0].line, 5);

    // Somebody else adds one of them while the dialog is open.
    let mut theirs = state.all_profiles()[0].clone();
    theirs.workflows.push(workflow("WKF36", "Theirs"));
    state.apply(Event::Profiles(Ok(all(vec![theirs]))), now());
    let effects = state.act(Action::ConfirmDialog, now());
    let (_before, after) = saved(&effects).unwrap();
    assert_eq!(ids(&after.workflows), ["WKF1", "WKF36", "WKF35"]);
    assert_eq!(after.workflows[1].label, "Theirs");
    assert!(state.dialog.is_none());
    assert!(state.list.toast.as_ref().unwrap().can_undo);
    arrange(&mut state, Arrange::Undo);
    assert_eq!(shown(&state), ["WKF1", "WKF36"]);
}

#[test]
fn what_was_typed_to_be_added_is_there_again_after_the_dialog_was_closed_until_it_is_added() {
    let [mut mine, theirs] = [profile(&[]), profile(&[])];
    mine.name = "Mine".to_owned();
    let mine_id = mine.id;
    let theirs_id = theirs.id;
    let mut state = state_of(mine.clone());
    state.apply(Event::Profiles(Ok(all(vec![mine, theirs]))), now());
    let begin = |state: &mut State| {
        arrange(state, Arrange::Add(Add::Begin));
        match &state.dialog {
            Some(Dialog::AddWorkflows(adding)) => (adding.typed.clone(), adding.preview.is_some()),
            other => panic!("{other:?}"),
        }
    };
    begin(&mut state);
    arrange(&mut state, Arrange::Add(Add::Type("WKF1".to_owned())));
    state.act(Action::CloseDialog, now());
    assert_eq!(begin(&mut state), ("WKF1".to_owned(), true));
    state.act(Action::CloseDialog, now());
    // It was meant for the list that was on screen.
    state.act(Action::ChooseProfile(theirs_id), now());
    assert_eq!(begin(&mut state), (String::new(), false));
    state.act(Action::CloseDialog, now());
    state.act(Action::ChooseProfile(mine_id), now());
    assert_eq!(begin(&mut state), ("WKF1".to_owned(), true));
    state.act(Action::ConfirmDialog, now());
    assert_eq!(begin(&mut state), (String::new(), false));
}

fn asked_list(effects: &[Effect]) -> Option<RequestId> {
    effects.iter().find_map(|effect| match effect {
        Effect::Ask(Request::ReadList { id, .. }) => Some(*id),
        _ => None,
    })
}

#[test]
fn the_list_that_was_dropped_last_is_the_one_that_is_shown_and_added() {
    let mut state = state_of(profile(&[]));
    let drop_file = |state: &mut State, path: &str| {
        let effects = state.act(Action::Take(Take::Drop(path.into())), now());
        asked_list(&effects).unwrap()
    };
    let first = drop_file(&mut state, "/x/a.csv");
    let last = drop_file(&mut state, "/x/b.csv");
    let read = |state: &mut State, id, text| {
        let found = Ok(read_list(text).unwrap());
        state.apply(Event::ListRead { id, found }, now());
    };
    read(&mut state, first, "WKF1");
    let Some(Dialog::AddWorkflows(adding)) = &state.dialog else {
        panic!("{:?}", state.dialog);
    };
    assert!(
        adding.preview.is_none(),
        "A stands under the words \"from B\""
    );
    read(&mut state, last, "WKF2");
    assert!(saved(&state.act(Action::ConfirmDialog, now())).is_some());
    assert_eq!(shown(&state), ["WKF2"]);
}

#[test]
fn a_large_paste_and_a_file_are_read_off_the_drawing_thread() {
    let mut state = state_of(profile(&[]));
    arrange(&mut state, Arrange::Add(Add::Begin));
    let effects = arrange(
        &mut state,
        Arrange::Add(Add::Paste("WKF1\nWKF2".to_owned())),
    );
    assert!(matches!(
        &effects[..],
        [Effect::Ask(Request::ReadList { source: ListSource::Text(text), .. })] if text == "WKF1\nWKF2"
    ));
    let id = asked_list(&effects).unwrap();
    assert!(!state.dialog.as_ref().unwrap().can_confirm(now()));
    let list = read_list("WKF1\nWKF2").unwrap();
    let found = Ok(list.clone());
    state.apply(Event::ListRead { id, found }, now());
    assert!(saved(&state.act(Action::ConfirmDialog, now())).is_some());
    assert_eq!(shown(&state), ["WKF1", "WKF2"]);
    // One that comes after the dialog was closed opens nothing and adds nothing.
    let found = Ok(list);
    state.apply(Event::ListRead { id, found }, now());
    assert!(state.dialog.is_none());
}

#[test]
fn a_dropped_table_is_a_list_and_credentials_are_not() {
    let asks_for_list = |effects: &[Effect]| {
        let mut effects = effects.iter();
        effects.any(|effect| matches!(effect, Effect::Ask(Request::ReadList { .. })))
    };
    for path in ["/x/list.csv", "/x/list.TXT", "/x/list.tsv"] {
        let mut state = state_of(profile(&[]));
        let effects = state.act(Action::Take(Take::Drop(path.into())), now());
        assert!(asks_for_list(&effects), "{path}");
        assert!(
            matches!(state.dialog, Some(Dialog::AddWorkflows(_))),
            "{path}"
        );
    }
    let mut state = state_of(profile(&[]));
    let effects = state.act(Action::Take(Take::Drop("/x/key.json".into())), now());
    assert!(!asks_for_list(&effects));
    // While credentials are being entered, a text is taken for those.
    let effects = state.act(Action::Take(Take::Drop("/x/curl.txt".into())), now());
    assert!(!asks_for_list(&effects));
    let chosen = Event::PathChosen {
        purpose: PathPurpose::Workflows,
        path: Some("/x/list".into()),
        open_for: Duration::from_secs(1),
    };
    let mut state = state_of(profile(&[]));
    assert!(asks_for_list(&state.apply(chosen, now())));
}

/// The record was read.
fn see(state: &mut State, target: &Target, said: &str, when: Instant) {
    let body = format!(r#"{{"state":{said}}}"#);
    let event = Event::Watched {
        target: Box::new(target.clone()),
        record: Box::new(Ok(Record::read(body.as_bytes()))),
        pace: Pace {
            slower: 1,
            is_offline: false,
            is_own: false,
        },
    };
    state.apply(event, when);
}

#[test]
fn the_last_known_state_is_that_of_one_workflow_of_one_organization() {
    let first = profile(&["WKF1", "WKF2"]);
    let mut state = state_of(first.clone());
    let then = now();
    let target = Target {
        organization: first.organization.clone(),
        profile: first,
        workflow: id("WKF1"),
    };
    see(&mut state, &target, "13", then);
    see(&mut state, &target, "11", then);
    let seen = state.last_seen(&id("WKF1")).unwrap();
    assert_eq!(
        (&seen.state, seen.when),
        (&WorkflowState::Started, Some(then))
    );
    assert!(state.last_seen(&id("WKF2")).is_none());
    state.act(Action::SetOrganization("other".to_owned()), then);
    assert!(state.last_seen(&id("WKF1")).is_none());
    let elsewhere = Target {
        organization: Organization::parse("other").unwrap(),
        ..target
    };
    see(&mut state, &elsewhere, "\"failed\"", then);
    let seen = state.last_seen(&id("WKF1")).unwrap();
    assert_eq!(seen.state, WorkflowState::Failed);
}
