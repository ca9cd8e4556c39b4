//! The watch as it is seen and said: the switch beside the state, how it is getting on, and what is announced.

use std::time::Instant;

use eframe::egui::Ui;
use eframe::egui::accesskit::Role;
use eframe::egui::{Sense, WidgetInfo, vec2};
use jiff::Timestamp;

use crate::campaign::WorkflowState;
use crate::language::{Place, Words};

use super::action::Action;
use super::desk::Desk;
use super::icons::{self, Icon};
use super::sentences::name_of_state;
use super::state::State;
use super::theme::{self, tokens};
use super::view::View;
use super::watching::Change;
use super::widgets;

/// The switch: an eye, open or closed. Only what is in the list can be watched.
pub(super) fn switch(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let Some(kept) = view.state.kept_workflow() else {
        return;
    };
    if view.state.is_practising() {
        return;
    }
    let name = view.words.say("watch");
    let (rect, response) = ui.allocate_exact_size(vec2(32.0, 32.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Switch, true, kept.watched, &name));
    let tokens = tokens(ui);
    if response.hovered() || kept.watched {
        let radius = eframe::egui::CornerRadius::same(theme::FIELD_RADIUS);
        ui.painter().rect_filled(rect, radius, tokens.plain.fill);
    }
    widgets::focus_ring(ui, &response, rect);
    let (icon, colour) = if kept.watched {
        (Icon::Eye, tokens.accent)
    } else {
        (Icon::EyeClosed, tokens.muted)
    };
    icons::draw(ui.painter(), icon, rect.shrink(8.0), colour);
    if response.clicked() {
        actions.push(Action::Watch(!kept.watched));
    }
    let seconds = view.state.watch_interval().as_secs();
    let hint = if kept.watched {
        "watch-on-hint"
    } else {
        "watch-off-hint"
    };
    let seconds = Place::Number(i64::try_from(seconds).unwrap_or(i64::MAX));
    let hint = view.words.say_with(hint, [("seconds", seconds)]);
    let described = hint.clone();
    ui.ctx()
        .accesskit_node_builder(response.id, |node| node.set_description(described));
    response.on_hover_text(hint);
}

/// How the watch is getting on, where anything is watched.
pub fn progress(state: &State, words: &Words) -> Option<String> {
    let standing = state.watch_standing();
    if standing.count == 0 {
        return None;
    }
    if standing.silent == standing.count {
        return Some(words.say("watch-offline"));
    }
    let number = |number: usize| Place::Number(i64::try_from(number).unwrap_or(i64::MAX));
    let count = ("count", number(standing.count));
    if standing.silent > 0 {
        let places = [count, ("silent", number(standing.silent))];
        return Some(words.say_with("watch-offline-some", places));
    }
    let seconds = state.watch_interval().as_secs() * u64::from(standing.slower);
    let seconds = Place::Number(i64::try_from(seconds).unwrap_or(i64::MAX));
    let seconds = ("seconds", seconds);
    Some(if standing.slow == 0 {
        words.say_with("watch-progress", [count, seconds])
    } else if standing.slow == standing.count {
        words.say_with("watch-slower", [count, seconds])
    } else {
        let slow = ("slow", number(standing.slow));
        words.say_with("watch-slower-some", [count, slow, seconds])
    })
}

/// What should be known of a workflow that has been at rest for long, or that the watch saw change.
pub fn remark(desk: &Desk, words: &Words, now: Instant) -> Option<String> {
    let seen = desk.seen.as_ref()?;
    if matches!(seen.state, WorkflowState::Paused | WorkflowState::Failed)
        && let Some(last) = seen.last_processing
    {
        let days = (Timestamp::now().as_second() - last.as_second()) / 86_400;
        if days >= 1 {
            let name = name_of_state(words, &seen.state);
            let places = [("state", Place::Text(&name)), ("days", Place::Number(days))];
            return Some(words.say_with("at-rest-for-days", places));
        }
    }
    let changed = desk.changed.as_ref()?;
    let before = name_of_state(words, &changed.before);
    let after = name_of_state(words, &changed.after);
    let (before, after) = (Place::Text(&before), Place::Text(&after));
    let Some(when) = changed.when else {
        let places = [("before", before), ("after", after)];
        return Some(words.say_with("watch-saw-change-before-sleep", places));
    };
    let minutes = now.saturating_duration_since(when).as_secs() / 60;
    let minutes = Place::Number(i64::try_from(minutes).unwrap_or(i64::MAX));
    let places = [("before", before), ("after", after), ("minutes", minutes)];
    Some(words.say_with("watch-saw-change", places))
}

/// What the system is to say: what, where, since when.
pub(super) fn announcement(change: &Change, words: &Words) -> (String, String) {
    let after = name_of_state(words, &change.after);
    let before = name_of_state(words, &change.before);
    let workflow = format!("{} {}", change.label, change.target.workflow);
    let title = words.say_with(
        "notification-title",
        [
            ("workflow", Place::Text(workflow.trim())),
            ("state", Place::Text(&after)),
        ],
    );
    let time = jiff::Zoned::now().strftime("%H:%M").to_string();
    let text = words.say_with(
        "notification-text",
        [
            ("profile", Place::Text(&change.target.profile.name)),
            (
                "organization",
                Place::Text(change.target.organization.as_str()),
            ),
            ("before", Place::Text(&before)),
            ("time", Place::Text(&time)),
        ],
    );
    (title, text)
}
