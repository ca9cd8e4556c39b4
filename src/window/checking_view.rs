//! A check as it is drawn: one line for each step, with its sign, what was found, and what to do.

use eframe::egui::accesskit::Role;
use eframe::egui::{Label, RichText, Sense, Ui, Vec2, WidgetInfo};

use crate::campaign::{Message, NextStep};
use crate::language::{Place, Words};
use crate::remote::{CheckLine, Finding, Offer};
use crate::sentences::of_finding;

use super::action::{Action, Check};
use super::checking::Checking;
use super::dialogs::take_keyboard;
use super::fitting;
use super::icons::{self, Icon};
use super::sentences::{self, tell};
use super::theme::{self, tokens};
use super::view::View;
use super::widgets;

/// Draws the dialog's content.
pub(super) fn show(ui: &mut Ui, view: &View<'_>, checking: &Checking, actions: &mut Vec<Action>) {
    let words = view.words;
    fitting::scrolling(ui, |ui| {
        for line in &checking.lines {
            one(ui, words, line, checking.is_running, actions);
        }
    });
    if checking.is_running {
        ui.horizontal(|ui| {
            ui.spinner();
            ui.label(words.say("check-running"));
        });
    }
    ui.add_space(4.0);
    let key = if checking.is_running {
        "cancel"
    } else {
        "close"
    };
    let close = widgets::button(ui, &words.say(key), true);
    take_keyboard(ui, &close);
    if close.clicked() {
        actions.push(Action::CloseDialog);
    }
}

fn one(ui: &mut Ui, words: &Words, line: &CheckLine, is_running: bool, actions: &mut Vec<Action>) {
    let tokens = tokens(ui);
    let (icon, colour) = match &line.result {
        Finding::Good(_) => (Icon::Check, tokens.good.text),
        Finding::Bad { .. } => (Icon::Cross, tokens.bad.text),
        Finding::Skipped => (Icon::BrokenRing, tokens.muted),
    };
    let step = words.say(line.step.key());
    let found = of_finding(&line.result, words).whole();
    let places = [("step", Place::Text(&step)), ("found", Place::Text(&found))];
    let text = words.say_with("check-line", places);
    ui.horizontal_top(|ui| {
        let (rect, _) = ui.allocate_exact_size(Vec2::new(14.0, 20.0), Sense::hover());
        icons::draw(ui.painter(), icon, rect, colour);
        ui.vertical(|ui| {
            let colour = if line.result == Finding::Skipped {
                tokens.muted
            } else {
                tokens.text
            };
            let label =
                ui.add(Label::new(RichText::new(&text).size(theme::ROW).color(colour)).wrap());
            label.widget_info(|| WidgetInfo::labeled(Role::Label, true, &text));
            if let Finding::Bad { step, offer, .. } = &line.result {
                links(ui, words, *step, offer.as_ref(), !is_running, actions);
            }
        });
    });
}

fn links(
    ui: &mut Ui,
    words: &Words,
    step: Option<NextStep>,
    offer: Option<&Offer>,
    enabled: bool,
    actions: &mut Vec<Action>,
) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().button_padding.x = 0.0;
        ui.spacing_mut().item_spacing.x = theme::BAR_MARGIN.into();
        if let Some(offer) = offer {
            let (Offer::Organization(value) | Offer::ApiKey(value)) = offer;
            let text = tell(
                words,
                &Message::new("check-use").with("value", value.as_str()),
            );
            if widgets::link(ui, &text, enabled).clicked() {
                actions.push(Action::Check(Check::Accept(offer.clone())));
            }
        }
        if let Some(step) = step
            && widgets::link(ui, &sentences::link(step, words).0, enabled).clicked()
        {
            actions.push(Action::Check(Check::Mend(step)));
        }
    });
}
