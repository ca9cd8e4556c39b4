//! One row of the journal: what came of a command, which one it was, when, through which profile, and what was seen afterwards.

use eframe::egui::accesskit::Role;
use eframe::egui::text::{LayoutJob, TextFormat, TextWrapping};
use eframe::egui::{
    Color32, CornerRadius, EventFilter, FontId, Rect, Response, Sense, Ui, Vec2, WidgetInfo, pos2,
    vec2,
};

use crate::journal::Entry;
use crate::language::{Place, Words};
use crate::sentences::{of_recorded, standing_key};

use super::action::{Action, Focus};
use super::control::field_id;
use super::icons::{self, Icon};
use super::journal::Leaf;
use super::sentences::Mood;
use super::theme::{self, Tone, tokens};
use super::view::View;
use super::widgets;

/// How high a row is.
pub(super) const HEIGHT: f32 = 46.0;

/// Before the text stands the verdict's sign.
const SIGN_WIDTH: f32 = 30.0;

/// A row, and where it is drawn.
pub(super) struct Row<'a> {
    /// `None` while it is not here yet.
    pub(super) entry: Option<&'a Entry>,
    /// Which of all.
    pub(super) number: usize,
    pub(super) rect: Rect,
    pub(super) is_tab_stop: bool,
}

impl Row<'_> {
    pub(super) fn show(&self, ui: &Ui, view: &View<'_>, actions: &mut Vec<Action>) {
        let mut sense = Sense::CLICK;
        if self.is_tab_stop {
            sense |= Sense::FOCUSABLE;
        }
        let id = field_id(Focus::JournalRow(self.number));
        let response = ui.interact(self.rect, id, sense);
        let said = self.entry.map(|entry| Said::of(entry, view.words));
        let name = match &said {
            Some(said) => said.name(),
            None => view.words.say("journal-row-loading"),
        };
        response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, false, &name));
        let description = said.as_ref().map(|said| said.second.clone());
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.clear_toggled();
            node.set_position_in_set(self.number + 1);
            node.set_size_of_set(view.state.journal.count());
            if let Some(description) = description {
                node.set_description(description);
            }
        });
        if let Some(said) = &said {
            self.draw(ui, &response, said);
        }
        widgets::focus_ring(ui, &response, self.rect);
        keep_arrows(ui, &response);
        let is_marked = view.state.journal.mark == self.number;
        if response.has_focus() && !is_marked {
            actions.push(Action::Journal(Leaf::Mark(self.number)));
        }
        if let Some(entry) = self.entry
            && response.clicked()
        {
            // The mouse brings the keyboard along: the entry takes it from here.
            actions.push(Action::Journal(Leaf::Mark(self.number)));
            actions.push(Action::Journal(Leaf::Open(entry.id)));
        }
        if let Some(said) = &said
            && response.hovered()
        {
            response.on_hover_text(format!("{}\n{}", said.name(), said.second));
        }
    }

    fn draw(&self, ui: &Ui, response: &Response, said: &Said) {
        let tokens = tokens(ui);
        let rect = self.rect;
        if response.hovered() {
            let radius = CornerRadius::same(theme::FIELD_RADIUS);
            ui.painter().rect_filled(rect, radius, tokens.plain.fill);
        }
        let tone = tone_of(ui, said.mood);
        let centre = pos2(rect.left() + 14.0, rect.top() + 14.0);
        let sign = Rect::from_center_size(centre, Vec2::splat(12.0));
        icons::draw(ui.painter(), said.icon, sign, tone.text);
        let left = rect.left() + SIGN_WIDTH;
        let font = FontId::proportional(theme::CAPTION);
        let time = ui
            .painter()
            .layout_no_wrap(said.time.clone(), font, tokens.muted);
        let time_width = time.size().x + 10.0;
        let at = pos2(rect.right() - time_width, rect.top() + 6.0);
        ui.painter().galley(at, time, tokens.muted);
        let room = rect.right() - time_width - 12.0 - left;
        let first = [
            (said.verdict.as_str(), tone.text),
            (&said.what, tokens.text),
        ];
        line(ui, &first, theme::ROW, vec2(left, rect.top() + 4.0), room);
        let second = [(said.second.as_str(), tokens.muted)];
        let room = rect.right() - 10.0 - left;
        let at = vec2(left, rect.top() + 24.0);
        line(ui, &second, theme::CAPTION, at, room);
    }
}

/// While the keyboard is on a row, the arrows are the list's and not the toolkit's.
fn keep_arrows(ui: &Ui, response: &Response) {
    if response.has_focus() {
        let filter = EventFilter {
            tab: false,
            horizontal_arrows: false,
            vertical_arrows: true,
            escape: false,
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    }
}

/// An entry in words.
pub(super) struct Said {
    pub(super) icon: Icon,
    pub(super) mood: Mood,
    /// `Accepted:`
    verdict: String,
    /// `stop WKF35 · Daily import`
    what: String,
    time: String,
    second: String,
}

impl Said {
    pub(super) fn of(entry: &Entry, words: &Words) -> Self {
        let key = standing_key(entry);
        let (icon, mood) = match key {
            "standing-confirmed" | "standing-accepted" => (Icon::Check, Mood::Good),
            "standing-refused" => (Icon::Cross, Mood::Bad),
            "standing-not-sent" => (Icon::Cross, Mood::Plain),
            "standing-on-its-way" => (Icon::Dots, Mood::Plain),
            _ => (Icon::Warning, Mood::Careful),
        };
        let mut what = format!("{} {}", entry.command, entry.workflow);
        if !entry.label.is_empty() {
            what = format!("{what} · {}", entry.label);
        }
        let verdict = words.say(key);
        let lead = [
            ("verdict", Place::Text(&verdict)),
            ("what", Place::Text("")),
        ];
        let mut second = vec![entry.profile.clone()];
        let recorded = entry.confirmation.as_ref();
        second.extend(recorded.map(|recorded| of_recorded(recorded, words)));
        second.extend(entry.code.clone());
        second.push(entry.who.user.clone());
        second.extend(entry.reason.clone());
        Self {
            icon,
            mood,
            verdict: words.say_with("cli-journal-lead", lead),
            what,
            time: entry.at.strftime("%Y-%m-%d %H:%M:%S").to_string(),
            second: second.join(" · "),
        }
    }

    /// All that tells it from others, in one line.
    pub(super) fn name(&self) -> String {
        format!("{} {}, {}", self.verdict.trim(), self.what, self.time)
    }
}

pub(super) fn tone_of(ui: &Ui, mood: Mood) -> Tone {
    let tokens = tokens(ui);
    match mood {
        Mood::Good => tokens.good,
        Mood::Careful => tokens.warning,
        Mood::Bad => tokens.bad,
        Mood::Plain => tokens.plain,
    }
}

/// One line of text in several colours, cut where the row ends.
fn line(ui: &Ui, pieces: &[(&str, Color32)], size: f32, at: Vec2, room: f32) {
    let mut job = LayoutJob::default();
    for (text, colour) in pieces {
        let format = TextFormat::simple(FontId::proportional(size), *colour);
        job.append(text, 0.0, format);
    }
    job.wrap = TextWrapping::truncate_at_width(room.max(0.0));
    let galley = ui.painter().layout_job(job);
    ui.painter()
        .galley(at.to_pos2(), galley, Color32::PLACEHOLDER);
}
