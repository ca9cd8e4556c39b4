//! What the person should know about files and entries, above everything else, until it is dismissed.

use eframe::egui::{Frame, Label, Margin, RichText, Sense, Ui, vec2};

use crate::language::Place;

use super::action::{Action, Focus};
use super::icons::{self, Icon};
use super::sentences::{tell, tell_with_advice};
use super::theme::{self, tokens};
use super::view::View;
use super::widgets;

/// Draws the notices, and the profiles that cannot be used.
pub(super) fn show(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let words = view.words;
    news(ui, view, actions);
    let troubles = view
        .state
        .profiles
        .iter()
        .flat_map(|profiles| &profiles.troubles);
    for trouble in troubles {
        let text = words.say_with(
            "profile-trouble",
            [
                ("name", Place::Text(&trouble.name)),
                ("field", Place::Text(&trouble.field)),
                ("reason", Place::Text(&tell(words, &trouble.message))),
            ],
        );
        line(ui, &text, None, actions);
    }
}

/// Draws the notices. What stands under them stays the same to the toolkit, so that it keeps the keyboard.
pub(super) fn news(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    if view.state.notices.is_empty() {
        ui.skip_ahead_auto_ids(1);
        return;
    }
    ui.scope(|ui| lines(ui, view, actions));
}

fn lines(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let words = view.words;
    for (index, message) in view.state.notices.iter().enumerate() {
        line(
            ui,
            &tell_with_advice(words, message),
            Some((view, index)),
            actions,
        );
    }
}

/// The button that dismisses a notice, and the gap before it.
const DISMISS_WIDTH: f32 = 32.0 + theme::GAP;

fn line(ui: &mut Ui, text: &str, dismiss: Option<(&View<'_>, usize)>, actions: &mut Vec<Action>) {
    let tokens = tokens(ui);
    let frame = Frame::new()
        .fill(tokens.plain.fill)
        .corner_radius(theme::BUTTON_RADIUS)
        .inner_margin(Margin::symmetric(12, 6));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_top(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(14.0, 20.0), Sense::hover());
            icons::draw(ui.painter(), Icon::Warning, rect, tokens.muted);
            // As high as its text, and no wider than leaves room for the button.
            ui.vertical(|ui| {
                ui.set_width(ui.available_width() - DISMISS_WIDTH);
                let label = ui.add(Label::new(RichText::new(text).size(theme::ROW)).wrap());
                widgets::say_aloud(&label);
            });
            if let Some((view, index)) = dismiss {
                let name = view.words.say("dismiss");
                let dismiss = widgets::icon_button(ui, Icon::Cross, &name, true);
                if dismiss.clicked() {
                    actions.push(Action::DismissNotice(index));
                    if dismiss.has_focus() {
                        actions.push(Action::GoTo(Focus::WorkflowId));
                    }
                }
            }
        });
    });
}
