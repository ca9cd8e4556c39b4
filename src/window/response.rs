//! The exchange in full: the answer's body, its headers, and the request as it was sent.

use eframe::egui::accesskit::Role;
use eframe::egui::{
    Align, FontId, Frame, Id, Layout, Margin, RichText, ScrollArea, TextEdit, TextWrapMode, Ui,
    UiBuilder,
};

use crate::background::{PathPurpose, Text};
use crate::campaign::{Answer, Exchange};

use super::action::{Action, Tab};
use super::sentences::{duration, size};
use super::theme::{self, tokens};
use super::view::View;
use super::widgets;

/// Up to this size a body is one text that can be selected as a whole; a longer one is drawn by its visible rows.
const SMALL: usize = 64 * 1024;

/// Lower than this the card shows nothing worth reading.
const LOWEST: f32 = 180.0;

/// Draws the card, as high as there is room.
pub(super) fn show(ui: &mut Ui, view: &View<'_>, height: f32, actions: &mut Vec<Action>) {
    widgets::card(ui).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.set_height(height.max(LOWEST));
        ui.set_max_height(height.max(LOWEST));
        ui.spacing_mut().item_spacing.y = 0.0;
        let margin = Margin {
            left: 14,
            right: 14,
            top: 4,
            bottom: 0,
        };
        let has_facts = Frame::new()
            .inner_margin(margin)
            .show(ui, |ui| head(ui, view, actions))
            .inner;
        let line = tokens(ui).line;
        let rect = ui.available_rect_before_wrap();
        ui.painter().hline(rect.x_range(), rect.top(), (1.0, line));
        Frame::new()
            .inner_margin(Margin::symmetric(14, 10))
            .show(ui, |ui| content(ui, view, has_facts, actions));
    });
}

/// The tabs, what can be done with the text, and the facts. Gives whether these had room.
fn head(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) -> bool {
    let words = view.words;
    let mut fits = true;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 18.0;
        for tab in Tab::ALL {
            let key = match tab {
                Tab::Response => "tab-response",
                Tab::Headers => "tab-headers",
                Tab::Request => "tab-request",
            };
            if widgets::tab(ui, &words.say(key), tab == view.state.tab).clicked() {
                actions.push(Action::ShowTab(tab));
            }
        }
        let Some(exchange) = &view.state.exchange else {
            return;
        };
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = theme::GROUP_GAP;
            ui.spacing_mut().button_padding.x = 2.0;
            if widgets::link(ui, &words.say("copy-as-curl"), true).clicked() {
                actions.push(Action::CopyAsCurl);
            }
            let has_answer = exchange.answer.is_some();
            if widgets::link(ui, &words.say("save-body"), has_answer).clicked() {
                actions.push(Action::ChooseFile(PathPurpose::Body));
            }
            let has_text = !view.state.shown_text().is_empty();
            if widgets::link(ui, &words.say("copy"), has_text).clicked() {
                actions.push(Action::Copy);
            }
            // In a narrow window they stand above the text instead: a status code is never cut off.
            let facts = facts(view, exchange);
            let font = FontId::proportional(theme::ROW);
            let muted = tokens(ui).muted;
            let galley = ui.painter().layout_no_wrap(facts.clone(), font, muted);
            fits = galley.size().x <= ui.available_width();
            if fits {
                ui.label(RichText::new(facts).size(theme::ROW).color(muted));
            }
        });
    });
    fits
}

/// `200 OK · 312 ms · 1.2 kB`.
fn facts(view: &View<'_>, exchange: &Exchange) -> String {
    let words = view.words;
    match &exchange.answer {
        Some(answer) => format!(
            "{} · {} · {}",
            answer.status_line(),
            duration(words, exchange.elapsed),
            size(words, answer.body.len())
        ),
        None => duration(words, exchange.elapsed),
    }
}

fn content(ui: &mut Ui, view: &View<'_>, has_facts: bool, actions: &mut Vec<Action>) {
    let words = view.words;
    let Some(exchange) = &view.state.exchange else {
        widgets::caption(ui, &words.say("response-empty"));
        return;
    };
    if !has_facts {
        widgets::caption(ui, &facts(view, exchange));
        ui.add_space(4.0);
    }
    if view.state.tab == Tab::Response {
        body_notes(ui, view, exchange.answer.as_ref(), actions);
    }
    let (name, is_empty) = match view.state.tab {
        Tab::Response => ("raw-response", exchange.answer.is_none()),
        Tab::Headers => ("raw-headers", exchange.answer.is_none()),
        Tab::Request => ("raw-request", false),
    };
    if is_empty {
        widgets::caption(ui, &words.say("response-no-answer"));
        return;
    }
    text(ui, &words.say(name), view.state.shown());
}

/// What a person must know of a body before reading it, and how it is to be shown.
fn body_notes(ui: &mut Ui, view: &View<'_>, answer: Option<&Answer>, actions: &mut Vec<Action>) {
    let words = view.words;
    let page = &view.state.page;
    let note = |ui: &mut Ui, key: &str| {
        widgets::caption(ui, &words.say(key));
        ui.add_space(4.0);
    };
    if answer.is_some_and(|answer| answer.body.is_empty()) {
        note(ui, "body-empty");
    }
    if !page.is_text {
        note(ui, "body-not-text");
    }
    if page.is_shortened {
        note(ui, "body-shortened");
    }
    if page.formatted.is_some() {
        ui.horizontal(|ui| {
            for (is_formatted, key) in [(false, "show-raw"), (true, "show-formatted")] {
                let is_chosen = view.state.is_formatted == is_formatted;
                if ui
                    .radio(
                        is_chosen,
                        RichText::new(words.say(key)).size(theme::CAPTION),
                    )
                    .clicked()
                {
                    actions.push(Action::ShowFormatted(is_formatted));
                }
            }
        });
        ui.add_space(6.0);
    }
}

/// Text that can be read and selected, not changed.
fn text(ui: &mut Ui, name: &str, text: &Text) {
    if text.as_str().len() <= SMALL {
        ScrollArea::both().auto_shrink(false).show(ui, |ui| {
            let mut shown = text.as_str();
            let response = TextEdit::multiline(&mut shown)
                .id(Id::unique("exchange text"))
                .font(widgets::mono())
                .frame(Frame::NONE)
                .margin(Margin::ZERO)
                .desired_width(f32::INFINITY)
                .desired_rows(1)
                .show(ui)
                .response;
            response.response.accessible_name(name);
        });
        return;
    }
    let builder = UiBuilder::new()
        .accessibility_role(Role::Document)
        .accessibility_label(name);
    ui.scope_builder(builder, |ui| {
        let font = FontId::monospace(theme::MONO);
        let row_height = ui.fonts_mut(|fonts| fonts.row_height(&font));
        ui.spacing_mut().item_spacing.y = 0.0;
        ScrollArea::both().auto_shrink(false).show_rows(
            ui,
            row_height,
            text.row_count(),
            |ui, rows| {
                ui.style_mut().wrap_mode = Some(TextWrapMode::Extend);
                for row in rows {
                    ui.label(RichText::new(text.row(row)).font(font.clone()));
                }
            },
        );
    });
}
