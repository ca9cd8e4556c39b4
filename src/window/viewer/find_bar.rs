//! The field that finds in what is shown, how often it was found, and the way from one match to the next.

use eframe::egui::{Align, Key, Modifiers, RichText, TextEdit, Ui, accesskit::Live};

use crate::language::Place;

use super::super::action::{Action, Focus};
use super::super::control::field_id;
use super::super::icons::Icon;
use super::super::reader::{Browse, Find};
use super::super::theme::{self, tokens};
use super::super::view::View;
use super::super::widgets;

const WIDTH: f32 = 180.0;

pub(super) fn show(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let Some(find) = &view.state.reader.find else {
        return;
    };
    let words = view.words;
    let mut browse = |browse| actions.push(Action::Browse(browse));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = theme::GROUP_GAP;
        if let Some(done) = field(ui, view, find) {
            browse(done);
        }
        let has_matches = !find.matches.is_empty();
        ui.spacing_mut().button_padding.x = 2.0;
        if widgets::link(ui, &words.say("find-previous"), has_matches).clicked() {
            browse(Browse::FindPrevious);
        }
        if widgets::link(ui, &words.say("find-next"), has_matches).clicked() {
            browse(Browse::FindNext);
        }
        if widgets::icon_button(ui, Icon::Cross, &words.say("find-close"), true).clicked() {
            browse(Browse::CloseFind);
        }
        // Last, since it is now short and now long: nothing else moves.
        let said = said(view, find);
        let muted = tokens(ui).muted;
        let label = ui.label(RichText::new(said).size(theme::CAPTION).color(muted));
        // The count is said aloud once it is there, not while it grows.
        ui.ctx().accesskit_node_builder(label.id, |node| {
            let is_over = find.work.is_none();
            node.set_live(if is_over { Live::Polite } else { Live::Off });
        });
        if find.work.is_some() && widgets::link(ui, &words.say("find-cancel"), true).clicked() {
            browse(Browse::CancelFind);
        }
    });
    ui.add_space(4.0);
}

/// The field itself. Enter goes on to the next match, with Shift to the one before; Escape closes.
fn field(ui: &mut Ui, view: &View<'_>, find: &Find) -> Option<Browse> {
    let id = field_id(Focus::Find);
    let name = view.words.say("find-field");
    let is_new = ui.ctx().read_response(id).is_none();
    let mut entered = None;
    if ui.memory(|memory| memory.has_focus(id)) {
        // Taken before the field sees it: there it would end the typing.
        ui.input_mut(|input| {
            if input.consume_key(Modifiers::SHIFT, Key::Enter) {
                entered = Some(Browse::FindPrevious);
            } else if input.consume_key(Modifiers::NONE, Key::Enter) {
                entered = Some(Browse::FindNext);
            }
        });
    }
    let mut pattern = find.pattern.clone();
    let hint = RichText::new(name.clone()).color(tokens(ui).muted);
    let response = TextEdit::singleline(&mut pattern)
        .id(id)
        .hint_text(hint)
        .desired_width(WIDTH.min(ui.available_width()))
        .show(ui)
        .response
        .response
        .accessible_name(name);
    if is_new || response.changed() {
        // In a small window it may be below the lower edge, and the text is under it.
        response.scroll_to_me(Some(Align::TOP));
    }
    let is_closed = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape));
    if is_closed {
        Some(Browse::CloseFind)
    } else if response.changed() {
        Some(Browse::Find(pattern))
    } else {
        entered
    }
}

/// `3 of 120`, and how far the search is.
fn said(view: &View<'_>, find: &Find) -> String {
    let words = view.words;
    if find.pattern.is_empty() {
        return String::new();
    }
    let number = |number: usize| Place::Number(i64::try_from(number).unwrap_or(i64::MAX));
    let total = number(find.total);
    if let Some(work) = find.work {
        let percent = Place::Number(work.percent.into());
        return words.say_with("find-going-on", [("total", total), ("percent", percent)]);
    }
    let position = find.position(&view.state.spot().selection());
    let said = match position {
        Some(position) => {
            let places = [("position", number(position)), ("total", total)];
            words.say_with("find-position", places)
        }
        None => words.say_with("find-total", [("total", total)]),
    };
    if find.is_cut {
        format!("{said} {}", words.say("find-cut"))
    } else if find.is_beyond() {
        let kept = number(find.matches.len());
        let beyond = words.say_with("find-beyond", [("kept", kept)]);
        format!("{said} {beyond}")
    } else {
        said
    }
}
