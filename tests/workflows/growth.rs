//! What a person does to one workflow costs the same in a list of ten thousand as in one of ten.

use std::time::{Duration, Instant};

use campaign_remote::campaign::WorkflowId;
use campaign_remote::window::{Action, Arrange, Many, State, Way};

use crate::{id, profile, state_of};

/// Each with a workflow of its own, so that none finds what an earlier one has begun. The fastest counts: what another
/// program did to the machine meanwhile is in the slower ones.
const TURNS: usize = 9;

type Deed = (&'static str, fn(&mut State, &WorkflowId, Instant));

const DEEDS: [Deed; 6] = [
    ("go to the end", |state, _workflow, now| {
        state.act(Action::List(Arrange::Go(Way::Last)), now);
    }),
    ("pick", |state, _workflow, now| {
        state.act(Action::Many(Many::ToggleMarked), now);
        assert!(state.picked_count() <= 1);
    }),
    ("choose", |state, workflow, now| {
        state.act(Action::ChooseWorkflow(workflow.clone()), now);
    }),
    ("type an ID", |state, workflow, now| {
        state.act(Action::SetWorkflowId(workflow.to_string()), now);
    }),
    ("read the state", |state, _workflow, now| {
        let effects = state.act(Action::CheckState, now);
        assert!(!effects.is_empty() && state.desk().pending.is_some());
    }),
    ("draw", |state, workflow, _now| {
        assert_eq!(state.kept_workflow().unwrap().id, *workflow);
        assert!(state.last_seen(workflow).is_none());
    }),
];

/// What each deed takes at the end of a list of so many workflows.
fn costs(count: usize) -> [Duration; DEEDS.len()] {
    let listed: Vec<_> = (0..count).map(|n| format!("WKF{n} Import {n}")).collect();
    let listed: Vec<_> = listed.iter().map(String::as_str).collect();
    let mut state = state_of(profile(&listed));
    let mut now = Instant::now();
    let mut fastest = [Duration::MAX; DEEDS.len()];
    for turn in 1..=TURNS {
        let workflow = id(&format!("WKF{}", count - turn));
        for ((_name, deed), fastest) in DEEDS.into_iter().zip(&mut fastest) {
            now += Duration::from_secs(10);
            let began = Instant::now();
            deed(&mut state, &workflow, now);
            *fastest = began.elapsed().min(*fastest);
        }
    }
    fastest
}

#[test]
fn what_is_done_to_one_workflow_costs_the_same_in_a_list_of_ten_thousand() {
    let (few, many) = (costs(10), costs(10_000));
    for (((name, _deed), few), many) in DEEDS.into_iter().zip(few).zip(many) {
        // A look at each of ten thousand takes far longer, whatever is done with it.
        let most = 3 * few + Duration::from_micros(30);
        assert!(many < most, "{name}: {few:?} beside {many:?}");
    }
}
