//! Lists of workflows, as a spreadsheet, a browser or a person wrote them.

use std::collections::HashSet;

use campaign_remote::campaign::import::{read_list, text_of};
use proptest::prelude::*;

use crate::cases;
use crate::damage::{corpus, damaged};

#[test]
fn the_corpus_of_lists_is_read_as_it_is() {
    for (name, bytes) in corpus("lists") {
        is_sound(&bytes).unwrap_or_else(|error| panic!("{name}: {error}"));
        let list = read_list(&text_of(&bytes)).unwrap();
        assert!(
            list.workflows.iter().any(|one| one.id.as_str() == "WKF35"),
            "{name}: {list:?}"
        );
    }
}

proptest! {
    #![proptest_config(cases(1000))]

    #[test]
    fn of_a_damaged_list_no_line_is_lost_without_a_word(bytes in damaged("lists")) {
        is_sound(&bytes)?;
    }
}

/// What is taken over is fit to be kept and shown, and every line is either taken, empty or told.
fn is_sound(bytes: &[u8]) -> Result<(), TestCaseError> {
    let text = text_of(bytes);
    let Ok(list) = read_list(&text) else {
        return Ok(());
    };
    let lines = text.split('\n').count();
    let told = list.workflows.len() + list.doubles + list.not_understood;
    prop_assert!(told <= lines, "{told} of {lines} lines");
    prop_assert!(list.troubles.len() <= list.not_understood);
    let mut seen = HashSet::new();
    for workflow in &list.workflows {
        prop_assert!(seen.insert(workflow.id.as_str()), "{:?} twice", workflow.id);
        let label = &workflow.label;
        prop_assert!(label.chars().count() <= 201 && label.trim() == label);
        prop_assert!(!label.chars().any(char::is_control), "{label:?}");
        prop_assert!(!label.contains('\u{202e}'), "{label:?}");
    }
    for trouble in &list.troubles {
        prop_assert!((1..=lines).contains(&trouble.line));
        prop_assert!(trouble.text.chars().count() <= 61);
        prop_assert!(!trouble.text.chars().any(char::is_control));
    }
    Ok(())
}
