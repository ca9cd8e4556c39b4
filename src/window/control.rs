//! The middle of the window: organization, workflow ID, the four command buttons, the state and the verdict.

use std::time::Duration;

use eframe::egui::text::{LayoutJob, TextFormat, TextWrapping};
use eframe::egui::{
    Align, CornerRadius, FontId, Frame, Id, Label, Layout, Margin, Rect, Sense, Spinner, Ui, Vec2,
    WidgetInfo, accesskit::Role, pos2, vec2,
};

use crate::background::PathPurpose;
use crate::campaign::{Command, WorkflowState};
use crate::language::{Language, Place};

use super::action::{Action, Focus};
use super::desk::{Desk, WhyNot};
use super::fields;
use super::icons::{self, Icon};
use super::sentences::{Mood, Spoken, add, name_of_state, of_reading_error, verb_key};
use super::theme::{self, Tone, tokens};
use super::view::View;
use super::watch_view;
use super::widgets::{self, CommandButton};

/// The id of a field that can be given the cursor.
pub(super) fn field_id(focus: Focus) -> Id {
    Id::unique(("field", format!("{focus:?}")))
}

/// Draws everything above the response.
pub(super) fn show(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    practice(ui, view, actions);
    fields(ui, view, actions);
    ui.add_space(theme::GROUP_GAP - theme::GAP);
    buttons(ui, view, actions);
    reason(ui, view, actions);
    ui.add_space(theme::GROUP_GAP);
    verdict(ui, view, actions);
}

/// Why, for the journal: one line, where the profile asks for it or the person wants to give it.
fn reason(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    if !view.state.shows_reason() {
        return;
    }
    let text = view.state.reason.as_deref().unwrap_or_default();
    let width = (ui.available_width() - 22.0).min(480.0);
    let name = view.words.say("field-reason");
    let (_field, changed) = fields::field(ui, field_id(Focus::Reason), &name, text, width);
    actions.extend(changed.map(|text| Action::Reason(Some(text))));
}

/// On the practice connection: what it is, and the way to a real one.
fn practice(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    if !view.state.is_practising() {
        return;
    }
    let words = view.words;
    let frame = widgets::card(ui).inner_margin(Margin::symmetric(14, 10));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.add(Label::new(words.say("practice-banner")).wrap());
        if let Some(story) = view.state.story_of(view.state.workflow_id.trim()) {
            let story = words.say_with(
                "practice-story",
                [
                    ("workflow", Place::Text(view.state.workflow_id.trim())),
                    ("story", Place::Text(&words.say(story))),
                ],
            );
            ui.add(Label::new(story).wrap());
        }
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = theme::BAR_MARGIN.into();
            if widgets::primary_button(ui, &words.say("welcome-begin"), true).clicked() {
                actions.push(Action::NewProfile);
            }
            if widgets::link(ui, &words.say("import-profiles"), true).clicked() {
                actions.push(Action::ChooseFile(PathPurpose::Import));
            }
        });
    });
    ui.add_space(theme::GROUP_GAP - theme::GAP);
}

/// What the state takes beside the fields, with the two buttons.
const STATE_WIDTH: f32 = 290.0;

/// The fields, and beside them the state; in a narrow window that stands below them.
fn fields(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let words = view.words;
    let narrowest = 120.0;
    let beside = ui.available_width() - STATE_WIDTH;
    let is_narrow = beside < 2.0 * narrowest;
    ui.horizontal(|ui| {
        let gap = f32::from(theme::BAR_MARGIN);
        ui.spacing_mut().item_spacing.x = gap;
        let both = if is_narrow {
            ui.available_width() - gap
        } else {
            beside
        };
        let width = (both / 2.0).clamp(narrowest, 240.0);
        let (organization, changed) = fields::field(
            ui,
            field_id(Focus::Organization),
            &words.say("field-organization"),
            &view.state.organization,
            width,
        );
        actions.extend(changed.map(Action::SetOrganization));
        let (workflow, changed) = fields::field(
            ui,
            field_id(Focus::WorkflowId),
            &words.say("field-workflow-id"),
            &view.state.workflow_id,
            width,
        );
        actions.extend(changed.map(if fields::came_at_once(ui) {
            Action::PasteWorkflowId
        } else {
            Action::SetWorkflowId
        }));
        if organization.lost_focus() || workflow.lost_focus() {
            actions.push(Action::FieldDone);
        }
        if !is_narrow {
            ui.with_layout(Layout::right_to_left(Align::BOTTOM), |ui| {
                state(ui, view, actions);
            });
        }
    });
    if is_narrow {
        let line = vec2(ui.available_width(), 32.0);
        ui.allocate_ui_with_layout(line, Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = theme::BAR_MARGIN.into();
            state(ui, view, actions);
        });
    }
}

/// What the record last said, and the button that reads it again.
fn state(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let words = view.words;
    let desk = view.state.desk();
    let why_not = if view.state.profile().is_none() {
        Some(WhyNot::NoProfile)
    } else {
        desk.pending.as_ref().map(|_pending| WhyNot::OnItsWay)
    };
    let why_not = why_not.map(|why| words.say(reason_key(why)));
    let name = words.say("refresh");
    if widgets::icon_button_unless(ui, Icon::Refresh, &name, why_not.as_deref()).clicked() {
        actions.push(Action::CheckState);
    }
    watch_view::switch(ui, view, actions);
    let plain = tokens(ui).plain;
    let is_fresh = desk.fresh_state(view.now).is_some();
    let (shown, tone, icon) = match (&desk.seen, &desk.unread) {
        (_, Some(_)) => (words.say("state-unread"), plain, Icon::BrokenRing),
        (Some(seen), None) => (
            name_of_state(words, &seen.state),
            // What holds no button back any more is not shown as if it were still so.
            if is_fresh {
                tone_of_state(ui, &seen.state)
            } else {
                plain
            },
            Icon::of_state(&seen.state),
        ),
        (None, None) => (words.say("state-not-read"), plain, Icon::BrokenRing),
    };
    let is_old = desk.seen.is_some() && desk.unread.is_none() && !is_fresh;
    let key = if is_old {
        "state-line-old"
    } else {
        "state-line"
    };
    let text = words.say_with(key, [("state", Place::Text(&shown))]);
    let more = more_of_state(desk, view);
    state_chip(ui, &text, &more, tone, icon);
}

/// Why the state is not known, or when it was read and what comes next.
fn more_of_state(desk: &Desk, view: &View<'_>) -> String {
    let words = view.words;
    if let Some(error) = &desk.unread {
        return of_reading_error(error, words);
    }
    let Some(seen) = &desk.seen else {
        return String::new();
    };
    let mut text = match seen.age(view.now) {
        Some(age) => {
            let minutes = i64::try_from(age.as_secs() / 60).unwrap_or(i64::MAX);
            words.say_with("state-read-ago", [("minutes", Place::Number(minutes))])
        }
        None => words.say("state-read-before-sleep"),
    };
    if let Some(next) = &seen.next_processing {
        let next = words.say_with("state-next-processing", [("date", Place::Text(next))]);
        add(&mut text, &next);
    }
    text
}

/// The state's sign and words, as wide as they need and no wider than there is room.
fn state_chip(ui: &mut Ui, text: &str, more: &str, tone: Tone, icon: Icon) {
    let sign = 11.0;
    let margin = 9.0;
    let room = (ui.available_width() - sign - 3.0 * margin).max(40.0);
    let mut job = LayoutJob::single_section(
        text.to_owned(),
        TextFormat::simple(FontId::proportional(theme::ROW), tone.text),
    );
    job.wrap = TextWrapping::truncate_at_width(room);
    let galley = ui.painter().layout_job(job);
    let size = vec2(galley.size().x + sign + 3.0 * margin - 2.0, 30.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    let described = more.to_owned();
    ui.ctx()
        .accesskit_node_builder(response.id, |node| node.set_description(described));
    let radius = CornerRadius::same(theme::CHIP_RADIUS);
    ui.painter().rect_filled(rect, radius, tone.fill);
    let centre = pos2(rect.left() + margin + sign / 2.0, rect.center().y);
    let sign_rect = Rect::from_center_size(centre, Vec2::splat(sign));
    icons::draw(ui.painter(), icon, sign_rect, tone.text);
    let at = pos2(
        sign_rect.right() + margin - 2.0,
        rect.center().y - galley.size().y / 2.0,
    );
    ui.painter().galley(at, galley, tone.text);
    response.on_hover_text(format!("{text}\n{more}").trim_end());
}

/// A state's colours, beside its shape.
pub(super) fn tone_of_state(ui: &Ui, state: &WorkflowState) -> Tone {
    let tokens = tokens(ui);
    match state {
        WorkflowState::Started | WorkflowState::Starting | WorkflowState::Resuming => tokens.good,
        WorkflowState::Paused | WorkflowState::Pausing => tokens.warning,
        WorkflowState::Failed => tokens.bad,
        _ => tokens.plain,
    }
}

fn buttons(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let words = view.words;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
        for command in Command::ALL {
            let verb = words.say(verb_key(command));
            let translated = words.language() != Language::English;
            let mut hint = words.say_with(
                hint_key(command),
                [("wire", Place::Text(command.wire_word()))],
            );
            if let Some(key) = view.state.desk().what_else(command, view.now) {
                add(&mut hint, &words.say(key));
            }
            let why_not = view.state.why_not(command, view.now);
            let disabled = why_not.map(|why| words.say(reason_key(why)));
            let button = CommandButton {
                icon: Icon::Command(command),
                verb: &verb,
                wire_word: translated.then_some(command.wire_word()),
                disabled: disabled.as_deref(),
                hint: &hint,
            };
            if button.show(ui).clicked() && !widgets::is_held(ui) {
                actions.push(Action::Press(command));
            }
        }
        restart(ui, view, actions);
        if !view.state.shows_reason()
            && view.state.profile().is_some()
            && widgets::link(ui, &words.say("add-reason"), true).clicked()
        {
            actions.push(Action::Reason(None));
        }
    });
    if let Some(key) = view.state.desk().what_else(Command::Start, view.now) {
        widgets::caption(ui, &words.say(key));
    }
    if let Some(remark) = watch_view::remark(view.state.desk(), view.words, view.now) {
        widgets::caption(ui, &remark);
    }
}

/// Stop, wait, start: the one command that Campaign has no word for.
fn restart(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let words = view.words;
    let why_not = view.state.why_not(Command::Stop, view.now);
    let hint = match why_not {
        Some(why) => words.say(reason_key(why)),
        None => words.say("restart-hint"),
    };
    let response = widgets::link(ui, &words.say("restart"), why_not.is_none());
    let described = hint.clone();
    ui.ctx()
        .accesskit_node_builder(response.id, |node| node.set_description(described));
    if response.clicked() && !widgets::is_held(ui) {
        actions.push(Action::Restart);
    }
    response.on_hover_text(&hint);
}

pub(super) const fn reason_key(why: WhyNot) -> &'static str {
    match why {
        WhyNot::NoProfile => "no-profile",
        WhyNot::ReadOnly => "disabled-read-only",
        WhyNot::OnItsWay => "disabled-on-its-way",
        WhyNot::StopHeldBack => "disabled-stop-held-back",
        WhyNot::Senseless(key) => key,
    }
}

const fn hint_key(command: Command) -> &'static str {
    match command {
        Command::Start => "command-start-hint",
        Command::Pause => "command-pause-hint",
        Command::Resume => "command-resume-hint",
        Command::Stop => "command-stop-hint",
    }
}

/// A spinner before this only flickers.
const SPINNER_AFTER: Duration = Duration::from_millis(300);

/// The verdict: one card with its sign, the first words in its colour, the sentence, and what to do as links.
fn verdict(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let Some(spoken) = Spoken::of(view.state, view.words, view.now) else {
        let text = view.words.say("verdict-none");
        widgets::caption(ui, &text);
        return;
    };
    let tokens = tokens(ui);
    let tone = match spoken.mood {
        Mood::Good => tokens.good,
        Mood::Careful => tokens.warning,
        Mood::Bad => tokens.bad,
        Mood::Plain => tokens.plain,
    };
    let desk = view.state.desk();
    let since = desk.pending.as_ref().map(|pending| pending.since);
    let waited = since
        .or(desk.following())
        .map(|since| view.now.saturating_duration_since(since));
    let frame = Frame::new()
        .fill(tone.fill)
        .corner_radius(theme::BUTTON_RADIUS)
        .inner_margin(Margin::symmetric(14, 11));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_top(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(16.0, 20.0), Sense::hover());
            match waited {
                Some(waited) if waited >= SPINNER_AFTER => {
                    let rect = Rect::from_center_size(
                        pos2(rect.center().x, rect.center().y),
                        Vec2::splat(15.0),
                    );
                    ui.put(rect, Spinner::new().size(15.0).color(tokens.accent));
                }
                _ => {
                    let rect = Rect::from_center_size(rect.center(), Vec2::splat(15.0));
                    icons::draw(ui.painter(), spoken.icon, rect, tone.text);
                }
            }
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 4.0;
                verdict_text(ui, &spoken, tone, tokens.text);
                match &desk.pending {
                    Some(pending) => {
                        let text = view.words.say("cancel-request");
                        let why_not = pending
                            .is_cancelled
                            .then(|| view.words.say("line-cancelling"));
                        if widgets::button_unless(ui, &text, why_not.as_deref()).clicked() {
                            actions.push(Action::CancelRequest);
                        }
                    }
                    None => links(ui, &spoken, actions),
                }
            });
        });
    });
}

/// What to do next, one link beside the other.
fn links(ui: &mut Ui, spoken: &Spoken, actions: &mut Vec<Action>) {
    if spoken.links.is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().button_padding.x = 0.0;
        ui.spacing_mut().item_spacing.x = theme::BAR_MARGIN.into();
        for (text, action) in &spoken.links {
            if widgets::link(ui, text, true).clicked() {
                actions.push(action.clone());
            }
        }
    });
}

/// One label, so that a screen reader reads the verdict in one go.
fn verdict_text(ui: &mut Ui, spoken: &Spoken, tone: Tone, text: eframe::egui::Color32) {
    let mut job = LayoutJob::default();
    let format = |color| TextFormat {
        font_id: FontId::proportional(theme::ACT),
        color,
        line_height: Some(20.0),
        ..TextFormat::default()
    };
    job.append(&spoken.lead, 0.0, format(tone.text));
    if !spoken.rest.is_empty() {
        job.append(" ", 0.0, format(text));
        job.append(&spoken.rest, 0.0, format(text));
    }
    let label = ui.add(Label::new(job).wrap());
    label.widget_info(|| WidgetInfo::labeled(Role::Label, true, &spoken.aloud));
    // News is said aloud without being looked for.
    ui.ctx().accesskit_node_builder(label.id, |node| {
        node.set_live(eframe::egui::accesskit::Live::Polite);
    });
}
