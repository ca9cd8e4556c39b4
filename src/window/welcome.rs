//! The first start: what would stand here, and one button to begin.

use eframe::egui::{Align, Label, Layout, RichText, Ui};

use crate::background::PathPurpose;

use super::action::Action;
use super::theme;
use super::view::View;
use super::widgets;

/// Draws the empty window.
pub(super) fn show(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let words = view.words;
    ui.add_space((ui.available_height() * 0.18).max(theme::GROUP_GAP));
    ui.with_layout(Layout::top_down(Align::Center), |ui| {
        ui.set_max_width(520.0);
        ui.add(
            Label::new(
                RichText::new(words.say("welcome-title"))
                    .size(22.0)
                    .strong(),
            )
            .wrap(),
        );
        ui.add_space(4.0);
        ui.add(Label::new(words.say("welcome-text")).wrap());
        ui.add_space(theme::GROUP_GAP);
        if widgets::primary_button(ui, &words.say("welcome-begin"), true).clicked() {
            actions.push(Action::NewProfile);
        }
        ui.add_space(4.0);
        if widgets::link(ui, &words.say("import-profiles"), true).clicked() {
            actions.push(Action::ChooseFile(PathPurpose::Import));
        }
    });
}
