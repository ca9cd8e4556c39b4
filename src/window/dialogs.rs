//! The dialogs as they are drawn: the guard, an import, a path to type, and leaving with a command on its way.

use eframe::egui::{Key, Label, Response, RichText, Ui};

use crate::background::PathPurpose;
use crate::language::Place;
use crate::profiles::{Fate, ImportPlan};

use super::action::{Action, Focus};
use super::control::field_id;
use super::dialog::Dialog;
use super::fields;
use super::fitting;
use super::sentences::{add, tell, tell_with_advice};
use super::theme::{self, tokens};
use super::typed_path::TypedPath;
use super::view::View;
use super::widgets;
use super::{adding_view, checking_view, guard_view, intake_view, many_view};

/// Draws the dialog that is open, if any.
pub(super) fn show(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let Some(dialog) = &view.state.dialog else {
        return;
    };
    let title = title(view, dialog);
    let width = (ui.ctx().content_rect().width() - 80.0).clamp(280.0, 480.0);
    let modal = widgets::modal(ui, "dialog", &title, |ui| {
        ui.set_width(width);
        ui.add(Label::new(RichText::new(&title).size(18.0).strong()).wrap());
        ui.add_space(4.0);
        content(ui, view, dialog, actions);
    });
    let escaped = ui.input(|input| input.key_pressed(Key::Escape));
    if escaped && modal.is_top_modal {
        actions.push(Action::CloseDialog);
    }
}

fn title(view: &View<'_>, dialog: &Dialog) -> String {
    let words = view.words;
    match dialog {
        Dialog::Guard(guarded) => guard_view::title(words, guarded),
        Dialog::Many(plan) => many_view::title(words, plan),
        Dialog::Import(_) => words.say("import-title"),
        Dialog::Path(asked) => words.say(match asked.purpose {
            PathPurpose::Import => "path-title-import",
            PathPurpose::Export => "path-title-export",
            PathPurpose::Body(_) => "path-title-body",
            PathPurpose::Credentials => "path-title-credentials",
            PathPurpose::Workflows => "path-title-workflows",
            PathPurpose::Journal(..) => "path-title-journal",
        }),
        Dialog::Credentials(_) => words.say("intake-title"),
        Dialog::Check(_) => words.say("check-title"),
        Dialog::Rename { before, .. } => words.say_with(
            "list-rename-title",
            [("workflow", Place::Text(before.id.as_str()))],
        ),
        Dialog::AddWorkflows(_) => words.say("list-add-title"),
        Dialog::Leave if holds_back(view) => words.say("leave-title-rest"),
        Dialog::Leave => words.say("leave-title"),
        Dialog::Unsaved { .. } if view.state.is_saving() => words.say("saving-title"),
        Dialog::Unsaved { .. } => words.say("unsaved-title"),
    }
}

fn content(ui: &mut Ui, view: &View<'_>, dialog: &Dialog, actions: &mut Vec<Action>) {
    let words = view.words;
    let can_confirm = dialog.can_confirm(view.now);
    match dialog {
        Dialog::Guard(guarded) => guard_view::show(ui, view, guarded, actions),
        Dialog::Many(plan) => many_view::show(ui, view, plan, actions),
        Dialog::Import(plan) => {
            import(ui, view, plan);
            let name = words.say("import-confirm");
            let cancel = confirm_and_cancel(ui, view, &name, can_confirm, actions);
            take_keyboard(ui, &cancel);
        }
        Dialog::Path(asked) => path(ui, view, asked, can_confirm, actions),
        Dialog::Credentials(intake) => intake_view::show(ui, view, intake, can_confirm, actions),
        Dialog::Check(checking) => checking_view::show(ui, view, checking, actions),
        Dialog::Rename { typed, .. } => {
            type_in(ui, &words.say("list-rename-field"), typed, actions);
            let name = words.say("list-rename-confirm");
            let _cancel = confirm_and_cancel(ui, view, &name, can_confirm, actions);
        }
        Dialog::AddWorkflows(adding) => adding_view::show(ui, view, adding, can_confirm, actions),
        Dialog::Leave => {
            let text = what_leaving_loses(view);
            stay_or_go(ui, view, text, ["leave-stay", "leave-confirm"], actions);
        }
        Dialog::Unsaved { .. } if view.state.is_saving() => {
            let text = words.say("saving-text");
            stay_or_go(ui, view, text, ["leave-stay", "leave-confirm"], actions);
        }
        Dialog::Unsaved { .. } => {
            let text = words.say("unsaved-text");
            stay_or_go(ui, view, text, ["unsaved-stay", "unsaved-confirm"], actions);
        }
    }
}

/// Whether commands that were agreed to have not gone out.
fn holds_back(view: &View<'_>) -> bool {
    view.state.unsent() > 0 || view.state.starts_to_come().next().is_some()
}

/// What will not be known, and what will not be sent, once the window is closed.
fn what_leaving_loses(view: &View<'_>) -> String {
    let words = view.words;
    let number = |count: usize| Place::Number(i64::try_from(count).unwrap_or(i64::MAX));
    let mut text = match view.state.unsent() {
        0 if view.state.awaits_answer() => words.say("leave-text"),
        0 => String::new(),
        rest => words.say_with("leave-text-rest", [("count", number(rest))]),
    };
    let stopped: Vec<_> = view.state.starts_to_come().collect();
    if let Some(first) = stopped.first() {
        let places = [
            ("count", number(stopped.len())),
            ("workflow", Place::Text(first.as_str())),
        ];
        add(&mut text, &words.say_with("leave-text-restart", places));
    }
    text
}

/// A path to type; or, where a file is there already, what becomes of it.
fn path(
    ui: &mut Ui,
    view: &View<'_>,
    asked: &TypedPath,
    can_confirm: bool,
    actions: &mut Vec<Action>,
) {
    let words = view.words;
    if let Some(taken) = &asked.taken {
        let taken = taken.display().to_string();
        let text = words.say_with("path-taken", [("path", Place::Text(&taken))]);
        widgets::say_aloud(&ui.add(Label::new(text).wrap()));
        ui.horizontal_wrapped(|ui| {
            let other = widgets::primary_button(ui, &words.say("path-other"), true);
            // Enter pressed twice must replace nothing.
            take_keyboard(ui, &other);
            if other.clicked() {
                actions.push(Action::TypeInDialog(asked.typed.clone()));
            }
            if widgets::button(ui, &words.say("path-replace"), true).clicked() {
                actions.push(Action::ConfirmDialog);
            }
            cancel(ui, view, actions);
        });
        return;
    }
    ui.add(Label::new(words.say("path-text")).wrap());
    type_in(ui, &words.say("path-field"), &asked.typed, actions);
    if let Some(trouble) = &asked.trouble {
        let text = RichText::new(tell_with_advice(words, trouble));
        let colour = tokens(ui).bad.text;
        let label = ui.add(Label::new(text.size(theme::CAPTION).color(colour)).wrap());
        widgets::say_aloud(&label);
    }
    let _cancel = confirm_and_cancel(ui, view, &words.say("path-confirm"), can_confirm, actions);
}

/// Where nothing else has the keyboard, the button has it that loses nothing.
pub(super) fn take_keyboard(ui: &Ui, loses_nothing: &Response) {
    if ui.memory(eframe::egui::Memory::focused).is_none() {
        loses_nothing.request_focus();
    }
}

/// What would be lost; the button that loses nothing comes first.
fn stay_or_go(
    ui: &mut Ui,
    view: &View<'_>,
    text: String,
    [stay, go]: [&str; 2],
    actions: &mut Vec<Action>,
) {
    let words = view.words;
    ui.add(Label::new(text).wrap());
    ui.horizontal_wrapped(|ui| {
        let stay = widgets::primary_button(ui, &words.say(stay), true);
        take_keyboard(ui, &stay);
        if stay.clicked() {
            actions.push(Action::CloseDialog);
        }
        if widgets::button(ui, &words.say(go), true).clicked() {
            actions.push(Action::ConfirmDialog);
        }
    });
}

pub(super) fn type_in(ui: &mut Ui, caption: &str, typed: &str, actions: &mut Vec<Action>) {
    let id = field_id(Focus::Dialog);
    let width = ui.available_width();
    let (response, changed) = fields::field(ui, id, caption, typed, width);
    actions.extend(changed.map(Action::TypeInDialog));
    if fields::is_entered(ui, &response) {
        actions.push(Action::ConfirmDialog);
    }
    ui.add_space(4.0);
}

/// Under the field of a question: that what was typed does not answer it.
pub(super) fn wrong_answer(ui: &mut Ui, view: &View<'_>) {
    if view.state.is_answer_wrong {
        let text = RichText::new(view.words.say("guard-wrong"));
        let colour = tokens(ui).bad.text;
        let label = ui.add(Label::new(text.size(theme::CAPTION).color(colour)).wrap());
        widgets::say_aloud(&label);
    }
}

fn confirm_and_cancel(
    ui: &mut Ui,
    view: &View<'_>,
    confirm: &str,
    can_confirm: bool,
    actions: &mut Vec<Action>,
) -> Response {
    let buttons = ui.horizontal_wrapped(|ui| {
        if widgets::primary_button(ui, confirm, can_confirm).clicked() {
            actions.push(Action::ConfirmDialog);
        }
        cancel(ui, view, actions)
    });
    buttons.inner
}

pub(super) fn cancel(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) -> Response {
    let response = widgets::button(ui, &view.words.say("cancel"), true);
    if response.clicked() {
        actions.push(Action::CloseDialog);
    }
    response
}

/// What an import will add, replace and leave out.
fn import(ui: &mut Ui, view: &View<'_>, plan: &ImportPlan) {
    let words = view.words;
    let path = plan.path.display().to_string();
    let from = words.say_with("import-from", [("path", Place::Text(&path))]);
    widgets::caption(ui, &from);
    fitting::scrolling(ui, |ui| {
        for planned in &plan.planned {
            let name = Place::Text(&planned.profile.name);
            let text = match &planned.fate {
                Fate::New => words.say_with("import-new", [("name", name)]),
                Fate::Replaces { changed, .. } if changed.is_empty() => {
                    words.say_with("import-replaces-unreadable", [("name", name)])
                }
                Fate::Replaces { name: old, changed } => words.say_with(
                    "import-replaces",
                    [
                        ("name", name),
                        ("old", Place::Text(old)),
                        ("changed", Place::Text(&changed.join(", "))),
                    ],
                ),
                Fate::SameName { name: old } => words.say_with(
                    "import-same-name",
                    [("name", name), ("old", Place::Text(old))],
                ),
                Fate::Unchanged => words.say_with("import-unchanged", [("name", name)]),
            };
            ui.add(Label::new(text).wrap());
        }
        for trouble in &plan.troubles {
            let reason = tell(words, &trouble.message);
            let places = [
                ("name", Place::Text(&trouble.name)),
                ("field", Place::Text(&trouble.field)),
                ("reason", Place::Text(&reason)),
            ];
            widgets::caption(ui, &words.say_with("import-trouble", places));
        }
        for notice in &plan.notices {
            widgets::caption(ui, &tell(words, notice));
        }
        if plan.planned.is_empty() {
            ui.label(words.say("import-nothing"));
        }
    });
}
