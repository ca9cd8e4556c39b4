//! Fields to type into, each under its caption, and what came into them.

use eframe::egui::accesskit::Action as AccessAction;
use eframe::egui::{Event, Id, Label, Margin, Response, RichText, TextEdit, Ui};
use zeroize::Zeroizing;

use super::theme::{self, tokens};
use super::widgets::come_into_sight;

/// A caption over a one-line field. Gives the text when it was changed.
pub(super) fn field(
    ui: &mut Ui,
    id: Id,
    caption: &str,
    text: &str,
    width: f32,
) -> (Response, Option<String>) {
    let mut changed = text.to_owned();
    let response = captioned(ui, caption, |ui| {
        TextEdit::singleline(&mut changed)
            .id(id)
            .desired_width(width)
            .margin(Margin::symmetric(10, 7))
            .show(ui)
            .response
            .response
    });
    let changed = response.changed().then_some(changed);
    (response, changed)
}

/// A caption over a field whose text is not shown, and of which the toolkit keeps no older versions.
pub(super) fn password_field(
    ui: &mut Ui,
    id: Id,
    caption: &str,
    text: &str,
    hint: String,
    width: f32,
) -> (Response, Option<Zeroizing<String>>) {
    let mut changed = Zeroizing::new(text.to_owned());
    let response = captioned(ui, caption, |ui| {
        TextEdit::singleline(&mut *changed)
            .id(id)
            .password(true)
            .hint_text(RichText::new(hint).color(tokens(ui).muted))
            .desired_width(width)
            .margin(Margin::symmetric(10, 7))
            .show(ui)
            .response
            .response
    });
    forget_versions(ui.ctx(), id);
    let changed = response.changed().then_some(changed);
    (response, changed)
}

/// Whether text came whole just now, pasted or put in by an assistive program, rather than typed.
pub(super) fn came_at_once(ui: &Ui) -> bool {
    ui.input(|input| {
        input.events.iter().any(|event| {
            matches!(event, Event::Paste(_))
                || matches!(event, Event::AccessKitActionRequest(request)
                    if matches!(request.action, AccessAction::SetValue | AccessAction::ReplaceSelectedText))
        })
    })
}

/// Whether the person ended a field with Enter.
pub(super) fn is_entered(ui: &Ui, response: &Response) -> bool {
    response.lost_focus() && ui.input(|input| input.key_pressed(eframe::egui::Key::Enter))
}

/// Wipes the older versions of a text out of the toolkit's undo history.
pub(super) fn forget_versions(context: &eframe::egui::Context, id: Id) {
    if let Some(mut state) = TextEdit::load_state(context, id) {
        state.clear_undoer();
        TextEdit::store_state(context, id, state);
    }
}

fn captioned(ui: &mut Ui, caption: &str, add: impl FnOnce(&mut Ui) -> Response) -> Response {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        let muted = tokens(ui).muted;
        let label = ui.add(
            Label::new(RichText::new(caption).size(theme::CAPTION).color(muted)).selectable(false),
        );
        let response = add(ui).labelled_by(label.id);
        come_into_sight(ui, &response);
        response
    })
    .inner
}
