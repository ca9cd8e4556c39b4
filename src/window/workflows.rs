//! The list at the left: the workflows that the person keeps at hand. Campaign itself lists none over REST.

use eframe::egui::accesskit::Role;
use eframe::egui::{
    Align, CornerRadius, FontId, Frame, Label, Layout, Margin, Panel, Rect, RichText, ScrollArea,
    Sense, TextEdit, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use crate::profiles::SavedWorkflow;

use super::action::{Action, Focus};
use super::control::field_id;
use super::icons::{self, Icon};
use super::theme::{self, tokens};
use super::view::View;
use super::widgets;

/// In a narrower window the list would leave no room for what it is for.
const NARROWEST: f32 = 820.0;

const WIDTH: f32 = 248.0;

const ROW_HEIGHT: f32 = 48.0;

/// Draws the list, where there is room for it.
pub(super) fn show(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    if view.state.profile().is_none() || ui.available_width() < NARROWEST {
        return;
    }
    let frame = Frame::new()
        .fill(tokens(ui).panel)
        .inner_margin(Margin::symmetric(12, 12));
    Panel::left("workflows")
        .frame(frame)
        .exact_size(WIDTH)
        .resizable(false)
        .show(ui, |ui| {
            head(ui, view, actions);
            ui.add_space(4.0);
            filter(ui, view, actions);
            ui.add_space(4.0);
            list(ui, view, actions);
        });
}

fn head(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let words = view.words;
    ui.horizontal(|ui| {
        let title = RichText::new(words.say("workflows")).strong();
        ui.add(Label::new(title).selectable(false));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if view.state.is_practising() {
                return;
            }
            let is_kept = view.state.kept_workflow().is_some();
            let can_save = !is_kept && !view.state.workflow_id.trim().is_empty();
            if widgets::icon_button(ui, Icon::Plus, &words.say("save-workflow"), can_save).clicked()
            {
                actions.push(Action::SaveWorkflow);
            }
            let name = words.say("remove-workflow");
            if widgets::icon_button(ui, Icon::Minus, &name, is_kept).clicked() {
                actions.push(Action::RemoveWorkflow);
            }
        });
    });
}

fn filter(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let name = view.words.say("filter-workflows");
    let mut text = view.state.filter.clone();
    let hint = RichText::new(&name).color(tokens(ui).muted);
    let response = TextEdit::singleline(&mut text)
        .id(field_id(Focus::Filter))
        .hint_text(hint)
        .desired_width(f32::INFINITY)
        .margin(Margin::symmetric(10, 7))
        .show(ui)
        .response
        .response;
    if response.changed() {
        actions.push(Action::SetFilter(text));
    }
    response.accessible_name(name);
}

fn list(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let shown = view.state.filtered_workflows();
    if shown.is_empty() {
        let key = if view.state.filter.is_empty() {
            "workflows-empty"
        } else {
            "workflows-none-fit"
        };
        widgets::caption(ui, &view.words.say(key));
        return;
    }
    let scroll = ScrollArea::vertical().auto_shrink(false);
    scroll.show_rows(ui, ROW_HEIGHT, shown.len(), |ui, rows| {
        for workflow in shown.get(rows).unwrap_or_default() {
            row(ui, view, workflow, actions);
        }
    });
}

fn row(ui: &mut Ui, view: &View<'_>, workflow: &SavedWorkflow, actions: &mut Vec<Action>) {
    let tokens = tokens(ui);
    let size = vec2(ui.available_width(), ROW_HEIGHT);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let is_chosen = view.state.workflow_id.trim() == workflow.id.as_str();
    let name = format!("{} {}", workflow.label, workflow.id);
    response
        .widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, is_chosen, name.trim()));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_selected(is_chosen);
        node.clear_toggled();
    });
    let radius = CornerRadius::same(theme::FIELD_RADIUS);
    if is_chosen {
        ui.painter().rect_filled(rect, radius, tokens.selection);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, radius, tokens.plain.fill);
    }
    widgets::focus_ring(ui, &response, rect);
    let sign = Rect::from_center_size(
        pos2(rect.left() + 16.0, rect.top() + 17.0),
        Vec2::splat(11.0),
    );
    let (icon, colour) = match &view.state.desk().seen {
        Some(seen) if is_chosen => (Icon::of_state(&seen.state), tokens.text),
        _ => (Icon::BrokenRing, tokens.muted),
    };
    icons::draw(ui.painter(), icon, sign, colour);
    let room = rect.right() - 8.0 - (rect.left() + 30.0);
    let text = |ui: &Ui, text: &str, size, colour, y| {
        let galley = ui.painter().layout_job({
            let format = eframe::egui::text::TextFormat::simple(FontId::proportional(size), colour);
            let mut job = eframe::egui::text::LayoutJob::single_section(text.to_owned(), format);
            job.wrap = eframe::egui::text::TextWrapping::truncate_at_width(room);
            job
        });
        ui.painter()
            .galley(pos2(rect.left() + 30.0, y), galley, colour);
    };
    let first = if workflow.label.is_empty() {
        workflow.id.as_str()
    } else {
        &workflow.label
    };
    text(ui, first, theme::ROW, tokens.text, rect.top() + 6.0);
    let story = view.state.story_of(workflow.id.as_str());
    let story = story.map(|story| view.words.say(story));
    let second = match &story {
        Some(story) => format!("{} · {story}", workflow.id),
        None => workflow.id.to_string(),
    };
    text(ui, &second, theme::CAPTION, tokens.muted, rect.top() + 26.0);
    if let Some(story) = &story {
        let story = story.clone();
        ui.ctx()
            .accesskit_node_builder(response.id, |node| node.set_description(story));
    }
    if response.clicked() {
        actions.push(Action::ChooseWorkflow(workflow.id.clone()));
    }
    let hover = match &story {
        Some(story) => format!("{}\n{story}", name.trim()),
        None => name.trim().to_owned(),
    };
    response.on_hover_text(hover);
}
