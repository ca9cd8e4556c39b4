//! The list of workflows: what is understood of a pasted one, what a person does to it, and how it is drawn and reached.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "workflows/arranged.rs"]
mod arranged;
#[path = "workflows/drawn.rs"]
mod drawn;
#[path = "workflows/merged.rs"]
mod merged;
#[path = "workflows/pasted.rs"]
mod pasted;
mod screen;

use std::time::Instant;

use campaign_remote::background::{Event, Request};
use campaign_remote::campaign::{Organization, WorkflowId};
use campaign_remote::language::Language;
use campaign_remote::profiles::{LoadedSettings, Profile, Profiles, SavedWorkflow, Settings};
use campaign_remote::window::{Action, Arrange, Effect, State};

pub(crate) fn id(text: &str) -> WorkflowId {
    WorkflowId::parse(text).unwrap()
}

pub(crate) fn workflow(text: &str, label: &str) -> SavedWorkflow {
    SavedWorkflow {
        id: id(text),
        label: label.to_owned(),
        watched: false,
    }
}

/// A profile with the workflows of `listed`: the ID, a blank, the label.
pub(crate) fn profile(listed: &[&str]) -> Profile {
    let organization = Organization::parse("acme-mkt-stage").unwrap();
    let workflows = listed.iter().map(|one| {
        let (id, label) = one.split_once(' ').unwrap_or((one, ""));
        workflow(id, label)
    });
    Profile {
        api_key: "key".to_owned(),
        workflows: workflows.collect(),
        ..Profile::new("Acme stage", organization).unwrap()
    }
}

pub(crate) fn all(profiles: Vec<Profile>) -> Profiles {
    Profiles {
        profiles,
        troubles: Vec::new(),
        notices: Vec::new(),
        writable: true,
    }
}

/// A state whose chosen profile is this one.
pub(crate) fn state_of(profile: Profile) -> State {
    let mut state = State::new(Some(Language::English));
    let now = Instant::now();
    let settings = LoadedSettings {
        settings: Settings::default(),
        notices: Vec::new(),
        writable: true,
    };
    state.apply(Event::Settings(Ok(settings)), now);
    state.apply(Event::Profiles(Ok(all(vec![profile]))), now);
    state
}

pub(crate) fn arrange(state: &mut State, arrange: Arrange) -> Vec<Effect> {
    state.act(Action::List(arrange), Instant::now())
}

/// The list that is asked to be saved: as it was, and as it shall be.
pub(crate) fn saved(effects: &[Effect]) -> Option<(&Profile, &Profile)> {
    effects.iter().find_map(|effect| match effect {
        Effect::Ask(Request::SaveWorkflows { before, profile }) => Some((&**before, &**profile)),
        _ => None,
    })
}

pub(crate) fn ids(workflows: &[SavedWorkflow]) -> Vec<&str> {
    let ids = workflows.iter().map(|workflow| workflow.id.as_str());
    ids.collect()
}

pub(crate) fn shown(state: &State) -> Vec<&str> {
    let shown = state.shown_workflows();
    shown.map(|workflow| workflow.id.as_str()).collect()
}
