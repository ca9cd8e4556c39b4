//! The dialog that adds many workflows, as it is drawn: a place to paste, a file to choose, and what would be added.

use eframe::egui::accesskit::{Live, Role};
use eframe::egui::{
    Event, Frame, Label, Margin, Memory, RichText, ScrollArea, Stroke, TextEdit, Ui, WidgetInfo,
};

use crate::background::PathPurpose;
use crate::language::Place;
use crate::profiles::SavedWorkflow;

use super::action::{Action, Focus};
use super::adding::{Add, Adding, Preview, Source};
use super::arranging::Arrange;
use super::control::field_id;
use super::fitting;
use super::sentences::tell_with_advice;
use super::theme::{self, tokens};
use super::view::View;
use super::widgets;

/// A field with more than this would be felt while it is laid out: it is read without being shown.
const MOST_IN_FIELD: usize = 16 * 1024;

/// So many of each kind are shown one by one.
const MOST_SHOWN: usize = 8;

/// Draws the dialog's content.
pub(super) fn show(
    ui: &mut Ui,
    view: &View<'_>,
    adding: &Adding,
    can_confirm: bool,
    actions: &mut Vec<Action>,
) {
    let words = view.words;
    fitting::scrolling(ui, |ui| {
        match &adding.source {
            None => field(ui, view, adding, actions),
            Some(source) => from(ui, view, source, actions),
        }
        if let Some(trouble) = &adding.trouble {
            let text = tell_with_advice(words, trouble);
            let colour = tokens(ui).bad.text;
            let shown = RichText::new(&text).size(theme::ROW).color(colour);
            news(ui, &text, shown);
        }
        if let Some(preview) = &adding.preview {
            ui.spacing_mut().item_spacing.y = 4.0;
            show_preview(ui, view, preview);
        }
    });
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        let count = adding
            .preview
            .as_ref()
            .map_or(0, |preview| preview.new.len());
        let confirm = words.say_with("list-add-confirm", [("count", number(count))]);
        if widgets::primary_button(ui, &confirm, can_confirm).clicked() {
            actions.push(Action::ConfirmDialog);
        }
        let why_not = adding.reading.map(|_id| words.say("file-being-read"));
        if widgets::button_unless(ui, &words.say("list-add-file"), why_not.as_deref()).clicked() {
            actions.push(Action::ChooseFile(PathPurpose::Workflows));
        }
        if widgets::button(ui, &words.say("cancel"), true).clicked() {
            actions.push(Action::CloseDialog);
        }
    });
}

fn field(ui: &mut Ui, view: &View<'_>, adding: &Adding, actions: &mut Vec<Action>) {
    let words = view.words;
    ui.add(Label::new(words.say("list-add-text")).wrap());
    let id = field_id(Focus::Dialog);
    if ui.memory(Memory::focused) == Some(id) {
        let large = ui.input_mut(take_large_paste);
        actions.extend(large.map(|text| Action::List(Arrange::Add(Add::Paste(text)))));
    }
    let caption = words.say("list-add-field");
    widgets::caption(ui, &caption);
    let mut text = adding.typed.clone();
    let frame = Frame::new()
        .stroke(Stroke::new(1.0, tokens(ui).line))
        .corner_radius(theme::FIELD_RADIUS)
        .inner_margin(Margin::same(4));
    frame.show(ui, |ui| {
        let rows = if ui.ctx().content_rect().height() < 500.0 {
            2
        } else {
            5
        };
        ScrollArea::vertical().max_height(110.0).show(ui, |ui| {
            let response = TextEdit::multiline(&mut text)
                .id(id)
                .font(widgets::mono())
                .frame(Frame::NONE)
                .hint_text(RichText::new(words.say("list-add-example")).color(tokens(ui).muted))
                .desired_width(f32::INFINITY)
                .desired_rows(rows)
                .show(ui)
                .response
                .response;
            if response.changed() {
                actions.push(Action::List(Arrange::Add(Add::Type(text))));
            }
            response.accessible_name(caption);
        });
    });
}

fn take_large_paste(input: &mut eframe::egui::InputState) -> Option<String> {
    let is_large =
        |event: &Event| matches!(event, Event::Paste(text) if text.len() > MOST_IN_FIELD);
    let at = input.events.iter().position(is_large)?;
    match input.events.remove(at) {
        Event::Paste(text) => Some(text),
        _ => None,
    }
}

/// Where the list came from, when it does not stand in the field.
fn from(ui: &mut Ui, view: &View<'_>, source: &Source, actions: &mut Vec<Action>) {
    let words = view.words;
    let text = match source {
        Source::File(path) => {
            let path = path.display().to_string();
            words.say_with("list-add-from-file", [("path", Place::Text(&path))])
        }
        Source::Clipboard(lines) => {
            words.say_with("list-add-from-clipboard", [("lines", number(*lines))])
        }
    };
    ui.add(Label::new(text).wrap());
    let start_over = words.say("list-add-start-over");
    ui.horizontal(|ui| {
        ui.spacing_mut().button_padding.x = 0.0;
        if widgets::link(ui, &start_over, true).clicked() {
            actions.push(Action::List(Arrange::Add(Add::StartOver)));
        }
    });
}

fn show_preview(ui: &mut Ui, view: &View<'_>, preview: &Preview) {
    let words = view.words;
    let counted = |key, count: usize| words.say_with(key, [("count", number(count))]);
    if preview.not_understood > 0 {
        not_understood(ui, view, preview);
    }
    let text = counted("list-preview-new", preview.new.len());
    news(ui, &text, RichText::new(&text).size(theme::ROW));
    some_of(ui, view, &preview.new);
    if !preview.known.is_empty() {
        ui.label(
            RichText::new(counted("list-preview-known", preview.known.len())).size(theme::ROW),
        );
        some_of(ui, view, &preview.known);
    }
    if preview.doubles > 0 {
        let text = counted("list-preview-doubles", preview.doubles);
        ui.add(Label::new(RichText::new(text).size(theme::ROW)).wrap());
    }
}

/// What needs a look comes before what is in order.
fn not_understood(ui: &mut Ui, view: &View<'_>, preview: &Preview) {
    let words = view.words;
    let text = words.say_with(
        "list-preview-not-understood",
        [("count", number(preview.not_understood))],
    );
    let colour = tokens(ui).warning.text;
    ui.label(RichText::new(text).size(theme::ROW).color(colour));
    for trouble in preview.troubles.iter().take(MOST_SHOWN) {
        let reason = tell_with_advice(words, &trouble.error.message());
        let places = [
            ("line", number(trouble.line)),
            ("text", Place::Text(&trouble.text)),
            ("reason", Place::Text(&reason)),
        ];
        widgets::caption(ui, &words.say_with("list-preview-line", places));
    }
    more(ui, view, preview.not_understood);
}

fn some_of(ui: &mut Ui, view: &View<'_>, workflows: &[SavedWorkflow]) {
    for workflow in workflows.iter().take(MOST_SHOWN) {
        let text = format!("{} · {}", workflow.id, workflow.label);
        widgets::caption(ui, text.trim_end_matches([' ', '·']));
    }
    more(ui, view, workflows.len());
}

fn more(ui: &mut Ui, view: &View<'_>, count: usize) {
    if count > MOST_SHOWN {
        let places = [("count", number(count - MOST_SHOWN))];
        widgets::caption(ui, &view.words.say_with("list-preview-more", places));
    }
}

/// What changes while the person types is said aloud.
fn news(ui: &mut Ui, text: &str, shown: RichText) {
    let label = ui.add(Label::new(shown).wrap());
    label.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    ui.ctx()
        .accesskit_node_builder(label.id, |node| node.set_live(Live::Polite));
}

fn number(count: usize) -> Place<'static> {
    Place::Number(i64::try_from(count).unwrap_or(i64::MAX))
}
