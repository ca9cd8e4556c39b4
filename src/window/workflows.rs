//! The list at the left: the workflows that the person keeps at hand. Campaign itself lists none over REST.

use eframe::egui::{
    Align, CentralPanel, Context, Event, EventFilter, Frame, Id, Key, Label, Layout, Margin,
    Memory, Modifiers, Panel, Popup, Rect, Response, RichText, ScrollArea, TextEdit, Ui, UiBuilder,
    WidgetInfo, accesskit::Role, pos2, vec2,
};

use crate::campaign::WorkflowId;

use super::action::{Action, Focus};
use super::adding::Add;
use super::arranging::{Arrange, Way};
use super::control::field_id;
use super::fields;
use super::icons::Icon;
use super::list::Toast;
use super::many::Many;
use super::many_view;
use super::notices;
use super::row::{self, Row};
use super::sentences::tell;
use super::theme::{self, tokens};
use super::view::View;
use super::watch_view;
use super::widgets;

/// In a narrower window the list would leave no room for what it is for.
const NARROWEST: f32 = 820.0;

const WIDTH: f32 = 248.0;

/// The most that the foot takes of the room for the list.
const MOST_FOOT: f32 = 0.6;

/// Where the list is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// There is none: no profile is chosen.
    Nowhere,
    /// Beside the main column.
    Beside,
    /// In its place: the window is narrow, and the person went to the list.
    Instead,
    /// Behind a door in the main column: the window is narrow.
    Behind,
}

/// Draws the list, where there is room for it or the person wants it.
pub(super) fn show(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) -> Place {
    if view.state.profile().is_none() {
        return Place::Nowhere;
    }
    let is_narrow = ui.available_width() < NARROWEST;
    if is_narrow && !view.state.list.is_open {
        return Place::Behind;
    }
    let frame = Frame::new()
        .fill(tokens(ui).panel)
        .inner_margin(Margin::symmetric(12, 12));
    if is_narrow {
        let panel = CentralPanel::default().frame(frame);
        panel.show(ui, |ui| content(ui, view, is_narrow, actions));
        return Place::Instead;
    }
    if view.state.list.is_open {
        // Made narrow later, the window shows what it is for.
        actions.push(Action::List(Arrange::StandBeside));
    }
    Panel::left("workflows")
        .frame(frame)
        .exact_size(WIDTH)
        .resizable(false)
        .show(ui, |ui| content(ui, view, is_narrow, actions));
    Place::Beside
}

fn content(ui: &mut Ui, view: &View<'_>, is_narrow: bool, actions: &mut Vec<Action>) {
    let is_free = view.state.dialog.is_none() && view.state.editor.is_none();
    if is_free && !Popup::is_any_open(ui.ctx()) {
        filter_keys(ui, view, actions);
        list_keys(ui, view, actions);
    }
    if is_narrow {
        news(ui, view, actions);
    }
    head(ui, view, is_narrow, actions);
    ui.add_space(4.0);
    filter(ui, view, actions);
    ui.add_space(4.0);
    if let Some(progress) = watch_view::progress(view.state, view.words) {
        widgets::caption(ui, &progress);
    }
    list_and_foot(ui, view, actions);
}

/// Where the list hides everything else, what the person should know stands over it, and leaves it room.
fn news(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    if view.state.notices.is_empty() {
        ui.skip_ahead_auto_ids(1);
        return;
    }
    ui.scope(|ui| {
        let scroll = ScrollArea::vertical().id_salt("news over the list");
        let scroll = scroll.max_height(ui.available_height() * 0.4);
        scroll
            .auto_shrink([false, true])
            .show(ui, |ui| notices::news(ui, view, actions));
    });
}

/// In a narrow window: the way to the list.
pub(super) fn door(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    ui.horizontal(|ui| {
        ui.spacing_mut().button_padding.x = 0.0;
        if widgets::link(ui, &view.words.say("list-open"), true).clicked() {
            actions.push(Action::List(Arrange::Open));
        }
    });
}

/// Puts the keyboard on a row; the next frame brings it into sight.
pub(super) fn focus_row(context: &Context, workflow: &WorkflowId) -> Id {
    let id = row::id_of(workflow);
    context.memory_mut(|memory| memory.request_focus(id));
    context.data_mut(|data| data.insert_temp(reveal(), true));
    id
}

fn reveal() -> Id {
    Id::unique("the marked workflow must be in sight")
}

fn head(ui: &mut Ui, view: &View<'_>, is_narrow: bool, actions: &mut Vec<Action>) {
    let words = view.words;
    let state = view.state;
    ui.horizontal(|ui| {
        let title = RichText::new(words.say("workflows")).strong();
        ui.add(Label::new(title).selectable(false));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            let close = words.say("list-close");
            if is_narrow && widgets::icon_button(ui, Icon::Cross, &close, true).clicked() {
                actions.push(Action::List(Arrange::Close));
            }
            let fixed = state.why_list_is_fixed().map(|why| words.say(why));
            let kept = state.kept_workflow();
            let cannot_save = if state.workflow_id.trim().is_empty() {
                Some(words.say("list-no-id-in-field"))
            } else {
                kept.map(|_kept| words.say("list-already-there"))
            };
            let cannot_remove = kept.is_none().then(|| words.say("list-not-there"));
            let mut button = |icon, key, why_not: Option<&String>, action| {
                let name = words.say(key);
                let why_not = why_not.map(String::as_str);
                if widgets::icon_button_unless(ui, icon, &name, why_not).clicked() {
                    actions.push(action);
                }
            };
            let add = Action::List(Arrange::Add(Add::Begin));
            button(Icon::PlusList, "list-add", fixed.as_ref(), add);
            button(
                Icon::Plus,
                "save-workflow",
                fixed.as_ref().or(cannot_save.as_ref()),
                Action::SaveWorkflow,
            );
            button(
                Icon::Minus,
                "remove-workflow",
                fixed.as_ref().or(cannot_remove.as_ref()),
                Action::RemoveWorkflow,
            );
        });
    });
}

fn filter(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let name = view.words.say("filter-workflows");
    let mut text = view.state.filter.clone();
    let hint = RichText::new(&name).color(tokens(ui).muted);
    let response = TextEdit::singleline(&mut text)
        .id(field_id(Focus::Filter))
        .event_filter(EventFilter {
            tab: false,
            horizontal_arrows: true,
            vertical_arrows: true,
            escape: true,
        })
        .hint_text(hint)
        .desired_width(f32::INFINITY)
        .margin(Margin::symmetric(10, 7))
        .show(ui)
        .response
        .response;
    let is_looking = !view.state.filter.trim().is_empty() || view.state.list.mark.is_some();
    if fields::is_entered(ui, &response) && is_looking {
        actions.push(Action::List(Arrange::ChooseMarked));
    }
    if response.changed() {
        actions.push(Action::SetFilter(text));
    }
    response.accessible_name(name);
}

/// From the filter down into the list; Escape empties it.
fn filter_keys(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let filter = field_id(Focus::Filter);
    if ui.memory(Memory::focused) != Some(filter) {
        return;
    }
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::ArrowDown) {
        actions.push(Action::List(Arrange::Go(Way::Into)));
    }
    if pressed(Key::Escape) {
        if view.state.filter.is_empty() {
            ui.memory_mut(|memory| memory.surrender_focus(filter));
            actions.push(Action::List(Arrange::Close));
        } else {
            actions.push(Action::SetFilter(String::new()));
        }
    }
}

/// What the keys do while the keyboard is on the marked row. None of them sends a command.
fn list_keys(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let Some(id) = &view.state.list.mark else {
        return;
    };
    if ui.memory(Memory::focused) != Some(row::id_of(id)) {
        return;
    }
    let page = (ui.available_height() / row::STEP).max(2.0) - 1.0;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the rows of one screen"
    )]
    let page = page as usize;
    let arrange = |arrange| Action::List(arrange);
    let of_row = |make: fn(WorkflowId) -> Arrange| Action::List(make(id.clone()));
    let keys = [
        // Those with a modifier first: a match ignores Alt and Shift that it does not name.
        (
            Modifiers::ALT,
            Key::ArrowUp,
            arrange(Arrange::Move(id.clone(), Way::Up)),
        ),
        (
            Modifiers::ALT,
            Key::ArrowDown,
            arrange(Arrange::Move(id.clone(), Way::Down)),
        ),
        (Modifiers::COMMAND, Key::Z, arrange(Arrange::Undo)),
        (Modifiers::NONE, Key::ArrowUp, arrange(Arrange::Go(Way::Up))),
        (
            Modifiers::NONE,
            Key::ArrowDown,
            arrange(Arrange::Go(Way::Down)),
        ),
        (
            Modifiers::NONE,
            Key::PageUp,
            arrange(Arrange::Go(Way::PageUp(page))),
        ),
        (
            Modifiers::NONE,
            Key::PageDown,
            arrange(Arrange::Go(Way::PageDown(page))),
        ),
        (Modifiers::NONE, Key::Home, arrange(Arrange::Go(Way::First))),
        (Modifiers::NONE, Key::End, arrange(Arrange::Go(Way::Last))),
        (
            Modifiers::NONE,
            Key::Space,
            Action::Many(Many::ToggleMarked),
        ),
        (Modifiers::NONE, Key::F2, of_row(Arrange::Rename)),
        (Modifiers::NONE, Key::Delete, of_row(Arrange::Remove)),
        (
            Modifiers::NONE,
            Key::Escape,
            if view.state.list.is_open && view.state.filter.is_empty() {
                arrange(Arrange::Close)
            } else {
                Action::SetFilter(String::new())
            },
        ),
    ];
    // In their order, and each as often as it was pressed: a slow frame may hold several.
    let pressed: Vec<_> = ui.input(|input| {
        let keys = input.events.iter().filter_map(|event| match event {
            Event::Key {
                key,
                pressed: true,
                modifiers,
                ..
            } => Some((*modifiers, *key)),
            _ => None,
        });
        keys.collect()
    });
    for (modifiers, key) in pressed {
        let mut table = keys.iter();
        let known = table
            .find(|(pattern, of, _action)| *of == key && modifiers.matches_logically(*pattern));
        actions.extend(known.map(|(_pattern, _key, action)| action.clone()));
    }
    for (modifiers, key, _action) in &keys {
        ui.input_mut(|input| input.consume_key(*modifiers, *key));
    }
    let wants_copy = |input: &eframe::egui::InputState| {
        let mut events = input.events.iter();
        events.any(|event| matches!(event, eframe::egui::Event::Copy))
    };
    if ui.input(wants_copy) {
        actions.push(of_row(Arrange::CopyId));
    }
}

/// What is said about the list, under it, so that no row moves away from under the pointer.
fn list_and_foot(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let toast = view.state.list.toast.as_ref();
    if toast.is_none() && !many_view::has_bar(view) {
        list(ui, view, actions);
        return;
    }
    let key = Id::unique("how high the foot of the list is");
    let known = ui.data(|data| data.get_temp::<f32>(key));
    let room = ui.available_rect_before_wrap();
    // In a low window the foot scrolls, so that some of the list is left.
    let most = (room.height() * MOST_FOOT).max(0.0);
    let between = room.bottom() - known.unwrap_or(room.height() / 4.0).min(most);
    let above = Rect::from_min_max(room.min, pos2(room.right(), between - theme::GAP));
    ui.scope_builder(UiBuilder::new().max_rect(above), |ui| {
        list(ui, view, actions);
    });
    let below = Rect::from_min_max(pos2(room.left(), between), room.max);
    let drawn = ui.scope_builder(UiBuilder::new().max_rect(below), |ui| {
        let scroll = ScrollArea::vertical().id_salt("the foot of the list");
        let scroll = scroll.max_height(most).auto_shrink([false, true]);
        let foot = scroll.show(ui, |ui| foot(ui, view, toast, actions));
        foot.content_size.y
    });
    let height = drawn.inner;
    if known.is_none_or(|known| (known - height).abs() > 0.5) {
        ui.data_mut(|data| data.insert_temp(key, height));
        ui.ctx().request_repaint();
    }
}

fn foot(ui: &mut Ui, view: &View<'_>, toast: Option<&Toast>, actions: &mut Vec<Action>) {
    many_view::bar(ui, view, actions);
    let Some(toast) = toast else { return };
    let frame = Frame::new()
        .fill(tokens(ui).plain.fill)
        .corner_radius(theme::BUTTON_RADIUS)
        .inner_margin(Margin::symmetric(10, 6));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        toast_content(ui, view, toast, actions);
    });
}

fn toast_content(ui: &mut Ui, view: &View<'_>, toast: &Toast, actions: &mut Vec<Action>) {
    let words = view.words;
    let text = tell(words, &toast.message);
    let label = ui.add(Label::new(RichText::new(&text).size(theme::CAPTION)).wrap());
    label.widget_info(|| WidgetInfo::labeled(Role::Label, true, &text));
    // News is said aloud without being looked for.
    ui.ctx().accesskit_node_builder(label.id, |node| {
        node.set_live(eframe::egui::accesskit::Live::Polite);
    });
    ui.horizontal(|ui| {
        ui.spacing_mut().button_padding.x = 0.0;
        ui.spacing_mut().item_spacing.x = theme::BAR_MARGIN.into();
        if toast.can_undo && widgets::link(ui, &words.say("list-undo"), true).clicked() {
            actions.push(Action::List(Arrange::Undo));
        }
        let dismiss = widgets::link(ui, &words.say("dismiss"), true);
        if dismiss.clicked() {
            actions.push(Action::List(Arrange::DismissToast));
            keyboard_to_list(view, &dismiss, actions);
        }
    });
}

/// A link that goes with what it did leaves the keyboard, where that was on it, to the row it was at, or to the filter.
pub(super) fn keyboard_to_list(view: &View<'_>, link: &Response, actions: &mut Vec<Action>) {
    if !link.has_focus() {
        return;
    }
    let state = view.state;
    let marked = state.marked_row().and_then(|row| state.shown_at(row));
    actions.push(match marked {
        Some(workflow) => Action::List(Arrange::Return(workflow.id.clone())),
        None => Action::GoTo(Focus::Filter),
    });
}

fn list(ui: &mut Ui, view: &View<'_>, actions: &mut Vec<Action>) {
    let count = view.state.shown_count();
    if count == 0 {
        let key = if view.state.is_filtered() {
            "workflows-none-fit"
        } else {
            "workflows-empty"
        };
        widgets::caption(ui, &view.words.say(key));
        return;
    }
    let scroll = ScrollArea::vertical().auto_shrink(false);
    scroll.show_viewport(ui, |ui, seen| {
        ui.set_height(row::STEP * count_as_points(count) - row::GAP);
        let whole = ui.max_rect();
        let rows = rows_in(seen, count);
        let rect_of = |row: usize| {
            let top = whole.top() + row::STEP * count_as_points(row);
            Rect::from_min_size(pos2(whole.left(), top), vec2(whole.width(), row::HEIGHT))
        };
        let marked = view.state.marked_row();
        // One of the rows is reached by Tab: the marked one while it is in sight.
        let tab_stop = marked
            .filter(|marked| rows.contains(marked))
            .unwrap_or(rows.start);
        // What the keyboard or the pointer holds lives on while it is scrolled out of sight.
        let held = marked.filter(|marked| !rows.contains(marked) && is_held(ui, view));
        for row in rows.chain(held) {
            let Some(workflow) = view.state.shown_at(row) else {
                continue;
            };
            let row = Row {
                workflow,
                number: row,
                rect: rect_of(row),
                is_tab_stop: row == tab_stop || Some(row) == marked,
                top: whole.top(),
            };
            row.show(ui, view, actions);
        }
        let must_be_in_sight = ui.data_mut(|data| data.remove_temp::<bool>(reveal()));
        if let (Some(_), Some(marked)) = (must_be_in_sight, marked) {
            ui.scroll_to_rect(rect_of(marked), None);
        }
    });
}

fn is_held(ui: &Ui, view: &View<'_>) -> bool {
    let id = view.state.list.mark.as_ref().map(row::id_of);
    id.is_some() && (ui.memory(Memory::focused) == id || ui.ctx().dragged_id() == id)
}

/// The rows that are in sight, at least in part.
fn rows_in(seen: Rect, count: usize) -> std::ops::Range<usize> {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "negative and endless numbers become the nearest row"
    )]
    let row_at = |y: f32| (y / row::STEP) as usize;
    let start = row_at(seen.min.y).min(count - 1);
    start..(row_at(seen.max.y) + 1).clamp(start + 1, count)
}

#[expect(
    clippy::cast_precision_loss,
    reason = "exact for more rows than anybody has"
)]
pub(super) fn count_as_points(count: usize) -> f32 {
    count as f32
}
