//! The dialog that takes in credentials, as it is drawn: a place to paste, a file to choose, and what to choose from it.

use eframe::egui::accesskit::Role;
use eframe::egui::{
    Frame, Label, Margin, RichText, ScrollArea, TextEdit, Ui, UiBuilder, WidgetInfo,
};
use zeroize::Zeroizing;

use crate::background::PathPurpose;
use crate::campaign::import::Found;

use super::action::{Action, Focus, Take};
use super::control::field_id;
use super::fields;
use super::fitting;
use super::intake::Intake;
use super::sentences::tell_with_advice;
use super::theme::{self, tokens};
use super::view::View;
use super::widgets;

/// Draws the dialog's content.
pub(super) fn show(
    ui: &mut Ui,
    view: &View<'_>,
    intake: &Intake,
    can_confirm: bool,
    actions: &mut Vec<Action>,
) {
    let words = view.words;
    fitting::scrolling(ui, |ui| {
        match &intake.found {
            None => paste(ui, view, intake, actions),
            Some(found) => choose(ui, view, intake, found, actions),
        }
        if let Some(trouble) = &intake.trouble {
            let text = tell_with_advice(words, trouble);
            let colour = tokens(ui).bad.text;
            let shown = RichText::new(&text).size(theme::ROW).color(colour);
            let label = ui.add(Label::new(shown).wrap());
            label.widget_info(|| WidgetInfo::labeled(Role::Label, true, &text));
            widgets::say_aloud(&label);
        }
    });
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        let key = if intake.found.is_some() {
            "intake-use"
        } else {
            "intake-read"
        };
        if widgets::primary_button(ui, &words.say(key), can_confirm).clicked() {
            actions.push(Action::ConfirmDialog);
        }
        let why_not = intake.reading.map(|_id| words.say("file-being-read"));
        if widgets::button_unless(ui, &words.say("intake-file"), why_not.as_deref()).clicked() {
            actions.push(Action::ChooseFile(PathPurpose::Credentials));
        }
        if widgets::button(ui, &words.say("cancel"), true).clicked() {
            actions.push(Action::CloseDialog);
        }
    });
}

fn paste(ui: &mut Ui, view: &View<'_>, intake: &Intake, actions: &mut Vec<Action>) {
    let words = view.words;
    ui.add(Label::new(words.say("intake-text")).wrap());
    let id = field_id(Focus::Dialog);
    let mut text = intake.typed.clone();
    let caption = words.say("intake-field");
    widgets::caption(ui, &caption);
    let stroke = eframe::egui::Stroke::new(1.0, tokens(ui).line);
    let frame = Frame::new()
        .stroke(stroke)
        .corner_radius(theme::FIELD_RADIUS)
        .inner_margin(Margin::same(4));
    frame.show(ui, |ui| {
        ScrollArea::vertical().max_height(130.0).show(ui, |ui| {
            let response = TextEdit::multiline(&mut *text)
                .id(id)
                .font(widgets::mono())
                .frame(Frame::NONE)
                .desired_width(f32::INFINITY)
                .desired_rows(6)
                .show(ui)
                .response
                .response;
            fields::forget_versions(ui.ctx(), id);
            if response.changed() {
                actions.push(Action::Take(Take::Type(text)));
            }
            response.accessible_name(caption);
        });
    });
}

fn choose(ui: &mut Ui, view: &View<'_>, intake: &Intake, found: &Found, actions: &mut Vec<Action>) {
    let words = view.words;
    if let Found::Several(named) = found {
        group(ui, &words.say("intake-choose-credential"), |ui| {
            for (index, one) in named.iter().enumerate() {
                if widgets::radio(ui, index == intake.credential, &one.name).clicked() {
                    actions.push(Action::Take(Take::Credential(index)));
                }
            }
        });
    }
    let secrets = intake
        .chosen()
        .map_or(&[][..], |imported| &imported.client_secrets);
    if secrets.len() > 1 {
        group(ui, &words.say("intake-choose-secret"), |ui| {
            for (index, secret) in secrets.iter().enumerate() {
                if widgets::radio(ui, index == intake.secret, &secret.label()).clicked() {
                    actions.push(Action::Take(Take::Secret(index)));
                }
            }
        });
    }
}

fn group(ui: &mut Ui, caption: &str, add: impl FnOnce(&mut Ui)) {
    let builder = UiBuilder::new()
        .accessibility_role(Role::RadioGroup)
        .accessibility_label(caption);
    ui.scope_builder(builder, |ui| {
        ui.add(Label::new(caption).wrap());
        add(ui);
    });
}

/// A text that was pasted where nothing takes text: only what looks like credentials is taken for that.
pub(super) fn looks_like_credentials(text: &str) -> Option<Zeroizing<String>> {
    let text = text.trim();
    let begins = |word: &str| {
        text.get(..word.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(word))
    };
    (text.starts_with('{') || begins("curl ") || begins("-X POST"))
        .then(|| Zeroizing::new(text.to_owned()))
}
