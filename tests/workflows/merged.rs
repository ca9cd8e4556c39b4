//! The list in the file, with other running copies that change it at the same time.

use campaign_remote::profiles::{Profile, ProfileStore, SavedWorkflow};
use proptest::prelude::{Just, ProptestConfig, Strategy, prop, prop_assert_eq, proptest};

use crate::{id, ids, profile, workflow};

fn with(profile: &Profile, change: impl FnOnce(&mut Vec<SavedWorkflow>)) -> Profile {
    let mut changed = profile.clone();
    change(&mut changed.workflows);
    changed
}

/// Two copies begin with the same list; the first saves, then the second. What stands in the file.
fn both(before: &Profile, first: &Profile, second: &Profile) -> Vec<SavedWorkflow> {
    let folder = tempfile::tempdir().unwrap();
    let store = ProfileStore::new(folder.path().join("profiles.toml"));
    store.save(before).unwrap();
    store.save_changes(before, first).unwrap();
    let told = store.save_changes(before, second).unwrap();
    let read = store.load().unwrap();
    assert_eq!(told.profiles, read.profiles);
    read.profiles.into_iter().next().unwrap().workflows
}

#[test]
fn what_one_copy_reordered_stays_so_when_another_adds_and_renames() {
    let before = profile(&["A", "B", "C", "D"]);
    let first = with(&before, |list| list.rotate_left(1));
    let second = with(&before, |list| {
        list[1].label = "Second".to_owned();
        list.push(workflow("E", ""));
    });
    let list = both(&before, &first, &second);
    assert_eq!(ids(&list), ["B", "C", "D", "E", "A"]);
    assert_eq!(list[0].label, "Second");
}

#[test]
fn two_copies_that_move_different_workflows_both_have_their_way() {
    let before = profile(&["A", "B", "C", "D", "E"]);
    let first = with(&before, |list| list.swap(0, 1));
    let second = with(&before, |list| list.swap(3, 4));
    assert_eq!(
        ids(&both(&before, &first, &second)),
        ["B", "A", "C", "E", "D"]
    );
}

#[test]
fn one_that_another_copy_removed_is_not_brought_back_by_moving_it() {
    let before = profile(&["A", "B", "C"]);
    let first = with(&before, |list| {
        list.remove(2);
    });
    let second = with(&before, |list| list.rotate_right(1));
    assert_eq!(ids(&both(&before, &first, &second)), ["A", "B"]);
}

#[test]
fn what_comes_back_in_the_middle_stands_there_in_the_file_too() {
    let before = profile(&["A", "C"]);
    let first = with(&before, |list| list.push(workflow("X", "")));
    let second = with(&before, |list| list.insert(1, workflow("B", "")));
    let list = both(&before, &first, &second);
    assert_eq!(ids(&list), ["A", "B", "C", "X"]);
}

/// A list that was made out of A to H: some gone, some moved, some new.
fn changed() -> impl Strategy<Value = Vec<&'static str>> {
    let known = Just(vec!["A", "B", "C", "D", "E", "F", "G", "H"]).prop_shuffle();
    let new = Just(vec!["N1", "N2"]).prop_shuffle();
    (known, 0..=8_usize, new, 0..=2_usize, prop::bool::ANY).prop_map(
        |(mut known, kept, new, added, sorted)| {
            known.truncate(kept);
            if sorted {
                known.sort_unstable();
            }
            known.extend(new.into_iter().take(added));
            known
        },
    )
}

proptest! {
    // Each case writes files and waits for the disk.
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn alone_the_file_becomes_exactly_what_was_asked_for(after in changed()) {
        let before = profile(&["A", "B", "C", "D", "E", "F", "G", "H"]);
        let after = Profile { id: before.id, ..profile(&after) };
        let list = both(&before, &before, &after);
        prop_assert_eq!(ids(&list), ids(&after.workflows));
    }

    #[test]
    fn nothing_is_lost_doubled_or_brought_back_by_two_copies(first in changed(), second in changed()) {
        let before = profile(&["A", "B", "C", "D", "E", "F", "G", "H"]);
        let first = Profile { id: before.id, ..profile(&first) };
        let second = Profile { id: before.id, ..profile(&second) };
        let list = both(&before, &first, &second);
        for name in ["A", "B", "C", "D", "E", "F", "G", "H", "N1", "N2"] {
            let count = |list: &[SavedWorkflow]| list.iter().filter(|one| one.id == id(name)).count();
            let was = count(&before.workflows);
            let (one, other) = (count(&first.workflows), count(&second.workflows));
            // One that both knew stays while nobody removed it; a new one is there if anybody added it.
            let expected = if was == 1 { one.min(other) } else { one.max(other) };
            prop_assert_eq!(count(&list), expected, "{} in {:?}", name, ids(&list));
        }
    }
}
