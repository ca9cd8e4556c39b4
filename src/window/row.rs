//! One workflow of the list: its state's sign, its label, its ID, when it was read, and what can be done with it.

use std::time::Duration;

use eframe::egui::accesskit::Role;
use eframe::egui::text::{LayoutJob, TextFormat, TextWrapping};
use eframe::egui::{
    Color32, CornerRadius, EventFilter, FontId, Id, Key, Modifiers, Popup, PopupAnchor, Rect,
    Response, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use crate::campaign::WorkflowId;
use crate::language::{Place, Words};
use crate::profiles::SavedWorkflow;

use super::action::Action;
use super::arranging::{Arrange, Way};
use super::control::tone_of_state;
use super::icons::{self, Icon};
use super::sentences::{lead_of, name_of_state};
use super::theme::{self, tokens};
use super::view::View;
use super::widgets;
use super::workflows::count_as_points;

/// How high a row is.
pub(super) const HEIGHT: f32 = 48.0;

/// Between two rows.
pub(super) const GAP: f32 = theme::GAP;

/// From one row to the next.
pub(super) const STEP: f32 = HEIGHT + GAP;

/// Before the label stands the state's sign.
const SIGN_WIDTH: f32 = 30.0;

/// The same row's node, wherever in the list it stands: the keyboard stays on it when it moves.
pub(super) fn id_of(workflow: &WorkflowId) -> Id {
    Id::unique(("workflow row", workflow.as_str()))
}

/// A row, and where it is drawn.
pub(super) struct Row<'a> {
    pub(super) workflow: &'a SavedWorkflow,
    /// Which of those that are shown.
    pub(super) number: usize,
    pub(super) rect: Rect,
    pub(super) is_tab_stop: bool,
    /// Where the list begins.
    pub(super) top: f32,
}

impl Row<'_> {
    pub(super) fn show(&self, ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
        let can_move = view.state.why_order_is_fixed().is_none();
        let mut sense = Sense::CLICK;
        if can_move {
            sense |= Sense::DRAG;
        }
        if self.is_tab_stop {
            sense |= Sense::FOCUSABLE;
        }
        let id = id_of(&self.workflow.id);
        let response = ui.interact(self.rect, id, sense);
        let is_chosen = view.state.workflow_id.trim() == self.workflow.id.as_str();
        let said = Said::of(self.workflow, view);
        self.describe(ui, view, &response, is_chosen, &said);
        if ui.is_rect_visible(self.rect) {
            self.draw(ui, view, &response, is_chosen, &said);
        }
        self.take_keyboard(ui, view, &response, actions);
        if response.clicked() {
            let picks = ui.input(|input| input.modifiers.command);
            actions.push(self.does(if picks { Arrange::Pick } else { Arrange::Click }));
        }
        self.drag(ui, &response, actions);
        self.menu(ui, view, &response, actions);
        if said.seen.is_some() {
            // "2 min ago" grows old by itself.
            ui.ctx().request_repaint_after(Duration::from_mins(1));
        }
        if response.hovered() && !response.dragged() {
            response.on_hover_text(said.hover(self.workflow));
        }
    }

    fn does(&self, make: fn(WorkflowId) -> Arrange) -> Action {
        Action::List(make(self.workflow.id.clone()))
    }

    fn describe(
        &self,
        ui: &Ui,
        view: &View<'_>,
        response: &Response,
        is_chosen: bool,
        said: &Said,
    ) {
        let name = name_of(self.workflow);
        response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, is_chosen, &name));
        let description = said.description();
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_selected(is_chosen);
            node.clear_toggled();
            node.set_position_in_set(self.number + 1);
            node.set_size_of_set(view.state.shown_count());
            if !description.is_empty() {
                node.set_description(description);
            }
        });
    }

    fn draw(&self, ui: &Ui, view: &View<'_>, response: &Response, is_chosen: bool, said: &Said) {
        let tokens = tokens(ui);
        let rect = self.rect;
        let radius = CornerRadius::same(theme::FIELD_RADIUS);
        if is_chosen {
            ui.painter().rect_filled(rect, radius, tokens.selection);
        } else if response.hovered() || response.dragged() {
            ui.painter().rect_filled(rect, radius, tokens.plain.fill);
        }
        widgets::focus_ring(ui, response, rect);
        let sign = Rect::from_center_size(
            pos2(rect.left() + 16.0, rect.top() + 17.0),
            Vec2::splat(11.0),
        );
        let seen = view.state.last_seen(&self.workflow.id);
        let (icon, colour) = seen.map_or((Icon::BrokenRing, tokens.muted), |seen| {
            (
                Icon::of_state(&seen.state),
                tone_of_state(ui, &seen.state).text,
            )
        });
        icons::draw(ui.painter(), icon, sign, colour);
        let label = if self.workflow.label.is_empty() {
            self.workflow.id.as_str()
        } else {
            &self.workflow.label
        };
        let left = rect.left() + SIGN_WIDTH;
        let mark_width = if view.state.is_picked(&self.workflow.id) {
            26.0
        } else {
            0.0
        };
        let room = rect.right() - 8.0 - mark_width - left;
        line(
            ui,
            label,
            theme::ROW,
            tokens.text,
            vec2(left, rect.top() + 6.0),
            room,
        );
        if view.state.is_picked(&self.workflow.id) {
            let mark = Rect::from_center_size(
                pos2(rect.right() - 16.0, rect.center().y),
                Vec2::splat(13.0),
            );
            icons::draw(ui.painter(), Icon::Check, mark, tokens.accent);
        }
        let second = said.second_line(self.workflow);
        let at = vec2(left, rect.top() + 26.0);
        line(ui, &second, theme::CAPTION, tokens.muted, at, room);
    }

    /// While the keyboard is here, the arrows are the list's and not the toolkit's.
    fn take_keyboard(
        &self,
        ui: &Ui,
        view: &View<'_>,
        response: &Response,
        actions: &mut Vec<Action>,
    ) {
        if !response.has_focus() {
            return;
        }
        let filter = EventFilter {
            tab: false,
            horizontal_arrows: false,
            vertical_arrows: true,
            escape: true,
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        if view.state.list.mark.as_ref() != Some(&self.workflow.id) {
            actions.push(self.does(Arrange::Mark));
        }
    }

    /// Where it would be dropped is a line between two rows.
    fn drag(&self, ui: &Ui, response: &Response, actions: &mut Vec<Action>) {
        if response.drag_started() {
            actions.push(self.does(Arrange::Mark));
        }
        let is_over = response.drag_stopped();
        if !response.dragged() && !is_over {
            return;
        }
        let Some(pointer) = response.interact_pointer_pos() else {
            return;
        };
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "above the list is its beginning"
        )]
        let before = ((pointer.y - self.top) / STEP).round() as usize;
        if is_over {
            let moved = Arrange::MoveBefore(self.workflow.id.clone(), before);
            actions.push(Action::List(moved));
            return;
        }
        let seen = ui.clip_rect();
        let y = self.top + STEP * count_as_points(before) - GAP / 2.0;
        let y = y.clamp(seen.top() + 1.0, seen.bottom() - 1.0);
        let stroke = Stroke::new(2.0, tokens(ui).accent);
        ui.painter().hline(self.rect.x_range(), y, stroke);
        let over = (pointer.y - (seen.bottom() - HEIGHT / 2.0)).max(0.0)
            - ((seen.top() + HEIGHT / 2.0) - pointer.y).max(0.0);
        if over != 0.0 {
            ui.scroll_with_delta(vec2(0.0, -over.clamp(-HEIGHT, HEIGHT) / 2.0));
            ui.ctx().request_repaint();
        }
    }

    /// By the right button at the pointer; by the menu key or Shift+F10 under the row.
    fn menu(&self, ui: &Ui, view: &View<'_>, response: &Response, actions: &mut Vec<Action>) {
        let popup_id = Popup::default_response_id(response);
        let by_key = response.has_focus()
            && ui.input_mut(|input| {
                input.consume_key(Modifiers::SHIFT, Key::F10)
                    || input.consume_key(Modifiers::NONE, Key::Menu)
            });
        if by_key {
            Popup::open_id(ui.ctx(), popup_id);
        }
        if !response.secondary_clicked() && !Popup::is_id_open(ui.ctx(), popup_id) {
            return;
        }
        let words = view.words;
        let mut popup = Popup::context_menu(response).accessible_name(words.say("list-row-menu"));
        let has_place = Popup::position_of_id(ui.ctx(), popup_id).is_some();
        if !response.secondary_clicked() && !has_place {
            popup = popup.anchor(PopupAnchor::ParentRect(self.rect));
        }
        let state = view.state;
        let fixed = state.why_list_is_fixed().map(|why| words.say(why));
        let order = state.why_order_is_fixed().map(|why| words.say(why));
        let is_first = self.number == 0;
        let is_last = self.number + 1 == state.shown_count();
        let up = order
            .clone()
            .or(is_first.then(|| words.say("list-is-first")));
        let down = order.or(is_last.then(|| words.say("list-is-last")));
        let escaped = ui.input(|input| input.key_pressed(Key::Escape));
        popup.show(|ui| {
            let id = || self.workflow.id.clone();
            let items = [
                ("list-rename", &fixed, Arrange::Rename(id())),
                ("list-move-up", &up, Arrange::Move(id(), Way::Up)),
                ("list-move-down", &down, Arrange::Move(id(), Way::Down)),
                ("list-remove", &fixed, Arrange::Remove(id())),
                ("list-copy-id", &None, Arrange::CopyId(id())),
                ("list-pick", &None, Arrange::Pick(id())),
            ];
            let mut wants_keyboard = by_key;
            for (key, why_not, arrange) in items {
                let item = widgets::menu_item(ui, &words.say(key), why_not.as_deref());
                if wants_keyboard && why_not.is_none() {
                    item.request_focus();
                    wants_keyboard = false;
                }
                if item.clicked() {
                    actions.push(Action::List(arrange));
                    ui.close();
                }
            }
        });
        if escaped {
            actions.push(self.does(Arrange::Return));
        }
    }
}

/// As it is named to assistive programs and in sentences: `Daily import WKF35`.
fn name_of(workflow: &SavedWorkflow) -> String {
    format!("{} {}", workflow.label, workflow.id)
        .trim()
        .to_owned()
}

/// What is said of a workflow besides its name.
struct Said {
    /// Its last known state, and when it was read.
    seen: Option<String>,
    /// What has become of its last command.
    verdict: Option<String>,
    /// Whether it is picked, and watched.
    marks: Option<String>,
    /// What it does, in the practice Campaign.
    story: Option<String>,
}

impl Said {
    fn of(workflow: &SavedWorkflow, view: &View<'_>) -> Self {
        let seen = view.state.last_seen(&workflow.id).map(|seen| {
            let state = name_of_state(view.words, &seen.state);
            let ago = match seen.age(view.now) {
                Some(age) => ago(view.words, age),
                None => view.words.say("list-seen-before-sleep"),
            };
            let places = [("state", Place::Text(&state)), ("ago", Place::Text(&ago))];
            view.words.say_with("list-seen", places)
        });
        let story = view.state.story_of(workflow.id.as_str());
        let marks = [
            (view.state.is_picked(&workflow.id), "list-picked"),
            (workflow.watched, "list-watched"),
        ];
        let marks = marks.into_iter().filter(|(is_so, _key)| *is_so);
        let marks: Vec<_> = marks.map(|(_is_so, key)| view.words.say(key)).collect();
        Self {
            seen,
            verdict: lead_of(view.state.desk_of(&workflow.id), view.words),
            marks: (!marks.is_empty()).then(|| marks.join(", ")),
            story: story.map(|story| view.words.say(story)),
        }
    }

    fn second_line(&self, workflow: &SavedWorkflow) -> String {
        if let Some(verdict) = &self.verdict {
            // It names the ID.
            return verdict.clone();
        }
        let said = self.seen.as_ref().or(self.story.as_ref());
        match said {
            // The first line is the ID then.
            said if workflow.label.is_empty() => said.cloned().unwrap_or_default(),
            Some(said) => format!("{} · {said}", workflow.id),
            None => workflow.id.to_string(),
        }
    }

    fn description(&self) -> String {
        let said: Vec<&str> = [&self.marks, &self.verdict, &self.seen, &self.story]
            .into_iter()
            .filter_map(Option::as_deref)
            .collect();
        said.join(". ")
    }

    fn hover(&self, workflow: &SavedWorkflow) -> String {
        let name = name_of(workflow);
        let lines = [
            Some(name.as_str()),
            self.marks.as_deref(),
            self.verdict.as_deref(),
            self.seen.as_deref(),
            self.story.as_deref(),
        ];
        let lines: Vec<&str> = lines.into_iter().flatten().collect();
        lines.join("\n")
    }
}

/// How long ago, as coarsely as it matters.
fn ago(words: &Words, since: Duration) -> String {
    let minutes = i64::try_from(since.as_secs() / 60).unwrap_or(i64::MAX);
    let (key, name, number) = match minutes {
        0 => return words.say("list-seen-now"),
        1..60 => ("list-seen-minutes", "minutes", minutes),
        60..1440 => ("list-seen-hours", "hours", minutes / 60),
        _ => ("list-seen-days", "days", minutes / 1440),
    };
    words.say_with(key, [(name, Place::Number(number))])
}

/// One line of text, cut where the row ends.
fn line(ui: &Ui, text: &str, size: f32, colour: Color32, at: Vec2, room: f32) {
    let format = TextFormat::simple(FontId::proportional(size), colour);
    let mut job = LayoutJob::single_section(text.to_owned(), format);
    job.wrap = TextWrapping::truncate_at_width(room);
    let galley = ui.painter().layout_job(job);
    ui.painter().galley(at.to_pos2(), galley, colour);
}
