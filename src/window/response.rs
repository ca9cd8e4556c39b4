//! The exchange in full: the answer's body, its headers, and the request as it was sent.

use eframe::egui::{Align, FontId, Frame, Layout, Margin, RichText, Ui};

use crate::background::PathPurpose;
use crate::campaign::{Answer, Exchange};
use crate::language::Place;

use super::action::{Action, Tab};
use super::reader::{Browse, Form, Work};
use super::sentences::{duration, size};
use super::theme::{self, tokens};
use super::view::View;
use super::{journal_view, viewer, widgets};

/// Lower than this the card shows nothing worth reading.
const LOWEST: f32 = 180.0;

/// The field that finds takes nothing away from what is read.
const FIND_BAR: f32 = 60.0;

/// Draws the card, as high as there is room.
pub(super) fn show(ui: &mut Ui, view: &View<'_>, height: f32, actions: &mut Vec<Action>) {
    widgets::card(ui).show(ui, |ui| {
        ui.set_width(ui.available_width());
        let is_finding = view.state.reader.find.is_some() && view.state.shows_text();
        let lowest = if view.state.tab == Tab::Journal {
            journal_view::LOWEST
        } else {
            LOWEST
        };
        let lowest = lowest + if is_finding { FIND_BAR } else { 0.0 };
        ui.set_height(height.max(lowest));
        ui.set_max_height(height.max(lowest));
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
    let mut has_links = true;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 18.0;
        for tab in Tab::ALL {
            let key = match tab {
                Tab::Response => "tab-response",
                Tab::Headers => "tab-headers",
                Tab::Request => "tab-request",
                Tab::Journal => "tab-journal",
            };
            if widgets::tab(ui, &words.say(key), tab == view.state.tab).clicked() {
                actions.push(Action::ShowTab(tab));
            }
        }
        if view.state.tab == Tab::Journal {
            fits = journal_view::head(ui, view, actions);
            return;
        }
        let Some(exchange) = &view.state.exchange else {
            return;
        };
        let room = ui.max_rect().right() - ui.cursor().left();
        has_links = links_width(ui, view) <= room;
        if !has_links {
            fits = false;
            return;
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = theme::GROUP_GAP;
            links(ui, view, exchange, actions);
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
    if let (false, Some(exchange)) = (has_links, &view.state.exchange) {
        ui.with_layout(Layout::right_to_left(Align::TOP), |ui| {
            ui.spacing_mut().item_spacing.x = theme::GROUP_GAP;
            links(ui, view, exchange, actions);
        });
    }
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

/// What can be done with the text, from right to left.
fn links(ui: &mut Ui, view: &View<'_>, exchange: &Exchange, actions: &mut Vec<Action>) {
    let words = view.words;
    ui.spacing_mut().button_padding.x = LINK_PADDING;
    if widgets::link(ui, &words.say("copy-as-curl"), true).clicked() {
        actions.push(Action::CopyAsCurl);
    }
    let save = widgets::link(ui, &words.say("save-body"), exchange.answer.is_some());
    if let Some(answer) = exchange.answer.as_ref().filter(|_| save.clicked()) {
        let body = answer.body.clone();
        actions.push(Action::ChooseFile(PathPurpose::Body(body)));
    }
    let has_text = view.state.shown().end() > 0;
    if widgets::link(ui, &words.say("copy"), has_text).clicked() {
        actions.push(Action::Copy);
    }
}

const LINK_PADDING: f32 = 2.0;

fn links_width(ui: &Ui, view: &View<'_>) -> f32 {
    let font = FontId::proportional(theme::ROW);
    let width = |key| {
        let text = view.words.say(key);
        let galley = ui
            .painter()
            .layout_no_wrap(text, font.clone(), tokens(ui).accent);
        galley.size().x + 2.0 * LINK_PADDING + theme::GROUP_GAP
    };
    ["copy", "save-body", "copy-as-curl"]
        .into_iter()
        .map(width)
        .sum()
}

fn content(ui: &mut Ui, view: &View<'_>, has_facts: bool, actions: &mut Vec<Action>) {
    let words = view.words;
    if view.state.tab == Tab::Journal {
        journal_view::show(ui, view, has_facts, actions);
        return;
    }
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
    let name = match view.state.tab {
        Tab::Response => "raw-response",
        Tab::Headers => "raw-headers",
        Tab::Request => "raw-request",
        Tab::Journal => return,
    };
    if !view.state.shows_text() {
        widgets::caption(ui, &words.say("response-no-answer"));
        return;
    }
    viewer::show(ui, view, &words.say(name), actions);
}

/// What a person must know of a body before reading it, and how it is to be shown.
fn body_notes(ui: &mut Ui, view: &View<'_>, answer: Option<&Answer>, actions: &mut Vec<Action>) {
    let words = view.words;
    let note = |ui: &mut Ui, text: &str| {
        widgets::caption(ui, text);
        ui.add_space(4.0);
    };
    if answer.is_none_or(|answer| answer.body.is_empty()) {
        note(ui, &words.say("body-empty"));
        return;
    }
    let form = view.state.form();
    if !view.state.page.text.is_utf8() && form != Form::Hex {
        note(ui, &words.say("body-not-text"));
    }
    forms(ui, view, form, actions);
    if form == Form::Formatted
        && let Some(formatted) = &view.state.reader.formatted
        && formatted.is_cut
    {
        note(ui, &words.say("body-format-cut"));
    }
}

/// How the body is shown, and what is still being made ready.
fn forms(ui: &mut Ui, view: &View<'_>, chosen: Form, actions: &mut Vec<Action>) {
    let words = view.words;
    let browse = |browse| Action::Browse(browse);
    ui.horizontal_wrapped(|ui| {
        for form in Form::ALL {
            if form == Form::Formatted && !view.state.page.text.is_json() {
                continue;
            }
            let key = match form {
                Form::AsItCame => "show-raw",
                Form::Formatted => "show-formatted",
                Form::Hex => "show-hex",
            };
            let text = RichText::new(words.say(key)).size(theme::CAPTION);
            if ui.radio(form == chosen, text).clicked() {
                actions.push(browse(Browse::Show(form)));
            }
        }
        let say = |ui: &mut Ui, key: &str, work: Work| {
            let percent = Place::Number(work.percent.into());
            let text = words.say_with(key, [("percent", percent)]);
            let muted = tokens(ui).muted;
            ui.label(RichText::new(text).size(theme::CAPTION).color(muted));
        };
        if let Some(work) = view.state.reader.formatting {
            say(ui, "body-formatting", work);
            if widgets::link(ui, &words.say("body-format-cancel"), true).clicked() {
                actions.push(browse(Browse::CancelFormat));
            }
        } else if let Some(work) = view.state.reader.reading
            && chosen != Form::Hex
        {
            say(ui, "body-reading", work);
        }
    });
    ui.add_space(6.0);
}
