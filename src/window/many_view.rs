//! One command for several workflows as it is drawn: the bar under the list, and the plan before anything is sent.

use eframe::egui::{Frame, Label, Margin, RichText, ScrollArea, Ui, vec2};

use crate::campaign::Command;
use crate::language::{Place, Words};
use crate::profiles::Environment;

use super::action::{Action, Focus};
use super::batch::{Batch, Ended};
use super::control::{field_id, reason_key};
use super::dialogs::{cancel, wrong_answer};
use super::fields;
use super::fitting;
use super::many::{Many, Plan, PlanRow, RUNNING_AT_ONCE};
use super::sentences::{verb_key, with_wire_word};
use super::theme::{self, tokens};
use super::view::View;
use super::widgets;
use super::workflows::keyboard_to_list;

/// The plan's title.
pub(super) fn title(words: &Words, plan: &Plan) -> String {
    words.say_with(
        "many-title",
        [
            ("command", Place::Text(plan.command.wire_word())),
            ("count", number(plan.count())),
        ],
    )
}

/// Draws what stands below the plan's title.
pub(super) fn show(ui: &mut Ui, view: &View<'_>, plan: &Plan, actions: &mut Vec<Action>) {
    let words = view.words;
    let profile = plan.rows.first().map_or("", |row| &row.target.profile.name);
    let places = [
        ("profile", Place::Text(profile)),
        ("organization", Place::Text(plan.organization.as_str())),
        ("command", Place::Text(plan.command.wire_word())),
    ];
    fitting::scrolling(ui, |ui| {
        ui.add(Label::new(words.say_with("many-text", places)).wrap());
        if plan.command == Command::Stop {
            ui.add(Label::new(words.say("guard-text-stop")).wrap());
        }
        let height = (ui.ctx().content_rect().height() - 420.0).max(90.0);
        let rows = ScrollArea::vertical().id_salt("plan").max_height(height);
        rows.show_rows(ui, 22.0, plan.rows.len(), |ui, range| {
            ui.set_width(ui.available_width());
            for row in plan.rows.get(range).unwrap_or_default() {
                ui.add(Label::new(of_row(row, words)).truncate());
            }
        });
        if plan.is_crowd {
            let places = [("limit", number(RUNNING_AT_ONCE))];
            ui.add(Label::new(words.say_with("many-crowd", places)).wrap());
        }
        if plan.because.technical {
            ui.add(Label::new(words.say("many-technical")).wrap());
        }
        let mut go_on = plan.go_on;
        if ui.checkbox(&mut go_on, words.say("many-go-on")).changed() {
            actions.push(Action::Many(Many::GoOn(go_on)));
        }
    });
    if plan.asks() {
        let id = field_id(Focus::Dialog);
        let width = ui.available_width();
        let caption = words.say("many-field");
        let (response, changed) = fields::field(ui, id, &caption, &plan.typed, width);
        actions.extend(changed.map(Action::TypeInDialog));
        if fields::is_entered(ui, &response) {
            actions.push(Action::ConfirmDialog);
        }
        wrong_answer(ui, view);
        ui.add_space(4.0);
    }
    let verb = shown_verb(words, plan.command);
    let places = [
        ("verb", Place::Text(&verb)),
        ("count", number(plan.count())),
    ];
    let key = if plan.because.production {
        "many-confirm-production"
    } else {
        "many-confirm"
    };
    let confirm = words.say_with(key, places);
    let fill = if plan.because.production {
        theme::environment_fill(Environment::Production)
    } else {
        tokens(ui).accent_fill
    };
    ui.horizontal_wrapped(|ui| {
        let can_confirm = plan.can_confirm(view.now);
        if widgets::filled_button(ui, &confirm, can_confirm, fill).clicked() {
            actions.push(Action::ConfirmDialog);
        }
        let response = cancel(ui, view, actions);
        if !plan.asks() && ui.memory(eframe::egui::Memory::focused).is_none() {
            response.request_focus();
        }
    });
}

fn shown_verb(words: &Words, command: Command) -> String {
    with_wire_word(words, words.say(verb_key(command)), command.wire_word())
}

fn of_row(row: &PlanRow, words: &Words) -> String {
    let name = format!("{} {}", row.label, row.target.workflow);
    match row.left_out {
        None => name.trim().to_owned(),
        Some(why) => {
            let reason = words.say(reason_key(why));
            let places = [
                ("workflow", Place::Text(name.trim())),
                ("reason", Place::Text(&reason)),
            ];
            words.say_with("many-left-out", places)
        }
    }
}

/// Whether there is anything to say or to choose.
pub(super) fn has_bar(view: &View<'_>) -> bool {
    view.state.picked_count() > 0 || view.state.several.batch.is_some()
}

/// Under the list: what is picked and what can be done with it, and how far a batch is.
pub(super) fn bar(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let picked = view.state.picked_count();
    let batch = view.state.several.batch.as_ref();
    if !has_bar(view) {
        return;
    }
    let frame = Frame::new()
        .fill(tokens(ui).plain.fill)
        .corner_radius(theme::BUTTON_RADIUS)
        .inner_margin(Margin::symmetric(10, 6));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing = vec2(6.0, 4.0);
        if let Some(batch) = batch {
            progress(ui, view, batch, actions);
        }
        if picked > 0 && batch.is_none_or(Batch::is_over) {
            choices(ui, view, picked, actions);
        }
    });
}

fn choices(ui: &mut Ui, view: &View<'_>, picked: usize, actions: &mut Vec<Action>) {
    let words = view.words;
    let text = words.say_with("many-picked", [("count", number(picked))]);
    ui.add(Label::new(RichText::new(text).size(theme::CAPTION)).wrap());
    ui.horizontal_wrapped(|ui| {
        for command in Command::ALL {
            let shown = shown_verb(words, command);
            let places = [("verb", Place::Text(&shown)), ("count", number(picked))];
            let name = words.say_with("many-button", places);
            let response = widgets::button(ui, &shown, true);
            response.widget_info(|| {
                eframe::egui::WidgetInfo::labeled(
                    eframe::egui::accesskit::Role::Button,
                    true,
                    &name,
                )
            });
            if response.on_hover_text(command.wire_word()).clicked() {
                actions.push(Action::Many(Many::Press(command)));
            }
        }
    });
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().button_padding.x = 0.0;
        if widgets::link(ui, &words.say("many-pick-shown"), true).clicked() {
            actions.push(Action::Many(Many::PickShown));
        }
        let none = widgets::link(ui, &words.say("many-pick-none"), true);
        if none.clicked() {
            actions.push(Action::Many(Many::PickNone));
            keyboard_to_list(view, &none, actions);
        }
    });
}

fn progress(ui: &mut Ui, view: &View<'_>, batch: &Batch, actions: &mut Vec<Action>) {
    let words = view.words;
    let tally = batch.tally();
    let places = [
        ("command", Place::Text(batch.command.wire_word())),
        ("total", number(batch.total)),
        ("accepted", number(tally.accepted)),
        ("refused", number(tally.refused)),
        ("unclear", number(tally.unclear)),
        ("notsent", number(tally.not_sent)),
    ];
    let mut text = words.say_with("many-progress", places);
    if let (Some(ended), true) = (batch.ended, batch.left() > 0) {
        let key = match ended {
            Ended::Cancelled => "many-cancelled",
            Ended::NotAccepted => "many-stopped",
            Ended::ProfileChanged => "many-profile-changed",
        };
        super::sentences::add(&mut text, &words.say(key));
    }
    let label = ui.add(Label::new(RichText::new(&text).size(theme::CAPTION)).wrap());
    ui.ctx().accesskit_node_builder(label.id, |node| {
        node.set_live(eframe::egui::accesskit::Live::Polite);
    });
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().button_padding.x = 0.0;
        let rest = batch.rest().count();
        if batch.is_over() && rest > 0 {
            let text = words.say_with("many-pick-rest", [("count", number(rest))]);
            if widgets::link(ui, &text, true).clicked() {
                actions.push(Action::Many(Many::PickRest));
            }
        }
        let (key, many) = if batch.is_over() {
            ("dismiss", Many::Dismiss)
        } else if batch.ended.is_none() {
            ("many-cancel-rest", Many::CancelRest)
        } else {
            return;
        };
        let link = widgets::link(ui, &words.say(key), true);
        if link.clicked() {
            actions.push(Action::Many(many));
            keyboard_to_list(view, &link, actions);
        }
    });
}

fn number(count: usize) -> Place<'static> {
    Place::Number(i64::try_from(count).unwrap_or(i64::MAX))
}
