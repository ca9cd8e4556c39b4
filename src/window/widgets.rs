//! The controls that the window is made of, each with its accessible name.

use eframe::egui::accesskit::{Action as AccessAction, Live, Node, Role};
use eframe::egui::{
    Align2, Button, CornerRadius, Event, FontId, FontSelection, Frame, Id, InputState, Key, Label,
    Margin, Modal, ModalResponse, Rect, Response, RichText, Sense, Stroke, StrokeKind, Ui, Vec2,
    WidgetInfo, vec2,
};

use super::fitting;
use super::icons::{self, Icon};
use super::theme::{self, Tone, tokens};

/// What has got the keyboard is scrolled to, with its caption above and a line below that may say what is wrong. The
/// toolkit does so only for a field, and only once something is typed; nor does it notice that the keyboard was given
/// between two frames.
pub(super) fn come_into_sight(ui: &Ui, response: &Response) {
    const AROUND: Vec2 = vec2(4.0, 24.0);
    if ui.is_sizing_pass() || !ui.is_visible() {
        return;
    }
    let before: Option<Id> = ui.data(|data| data.get_temp(in_sight()));
    let was_there = before == Some(response.id);
    if response.has_focus() && !was_there {
        ui.data_mut(|data| data.insert_temp(in_sight(), response.id));
        ui.scroll_to_rect(response.rect.expand2(AROUND), None);
    } else if was_there && !response.has_focus() {
        come_into_sight_again(ui.ctx());
    }
}

/// What has the keyboard, or gets it next, is scrolled to even if it had it before.
pub(super) fn come_into_sight_again(context: &eframe::egui::Context) {
    context.data_mut(|data| data.remove::<Id>(in_sight()));
}

fn in_sight() -> Id {
    Id::unique("in-sight")
}

/// A check box.
pub(super) fn check_box(ui: &mut Ui, is_checked: &mut bool, text: &str) -> Response {
    let response = ui.checkbox(is_checked, text);
    come_into_sight(ui, &response);
    response
}

/// A radio button.
pub(super) fn radio(ui: &mut Ui, is_chosen: bool, text: &str) -> Response {
    let response = ui.radio(is_chosen, text);
    come_into_sight(ui, &response);
    response
}

/// A command button: a drawn sign, the verb, and beside a translated verb the wire word.
pub(super) struct CommandButton<'a> {
    /// Its sign.
    pub(super) icon: Icon,
    /// The verb.
    pub(super) verb: &'a str,
    /// What Campaign reads, where the verb is another word.
    pub(super) wire_word: Option<&'a str>,
    /// Why it cannot be pressed now.
    pub(super) disabled: Option<&'a str>,
    /// What pressing it does.
    pub(super) hint: &'a str,
}

impl CommandButton<'_> {
    /// Draws it.
    pub(super) fn show(self, ui: &mut Ui) -> Response {
        let tokens = tokens(ui);
        let enabled = self.disabled.is_none();
        let font = FontId::proportional(theme::ACT);
        let small = FontId::proportional(theme::CAPTION);
        let colour = if enabled { tokens.text } else { tokens.faded() };
        let verb = ui
            .painter()
            .layout_no_wrap(self.verb.to_owned(), font, colour);
        let second = if enabled {
            tokens.muted
        } else {
            tokens.faded()
        };
        let wire = self
            .wire_word
            .map(|word| ui.painter().layout_no_wrap(word.to_owned(), small, second));
        let icon_side = 14.0;
        let gap = 8.0;
        let wire_width = wire.as_ref().map_or(0.0, |wire| wire.size().x + gap);
        let content = icon_side + gap + verb.size().x + wire_width;
        let size = vec2(
            (content + 24.0).max(theme::COMMAND_BUTTON.x),
            theme::COMMAND_BUTTON.y,
        );
        let (rect, response) = ui.allocate_exact_size(size, sense(enabled));
        let name = match self.wire_word {
            Some(word) => format!("{} ({word})", self.verb),
            None => self.verb.to_owned(),
        };
        response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, &name));
        come_into_sight(ui, &response);
        let described = self.disabled.unwrap_or(self.hint).to_owned();
        ui.ctx()
            .accesskit_node_builder(response.id, |node| node.set_description(described));
        if ui.is_rect_visible(rect) {
            let radius = CornerRadius::same(theme::BUTTON_RADIUS);
            let fill = if enabled && (response.hovered() || response.is_pointer_button_down_on()) {
                tokens.plain.fill
            } else {
                tokens.panel
            };
            ui.painter().rect(
                rect,
                radius,
                fill,
                Stroke::new(1.0, tokens.line),
                StrokeKind::Inside,
            );
            focus_ring(ui, &response, rect);
            let left = rect.center().x - content / 2.0;
            let icon_rect = Rect::from_min_size(
                eframe::egui::pos2(left, rect.center().y - icon_side / 2.0),
                Vec2::splat(icon_side),
            );
            icons::draw(ui.painter(), self.icon, icon_rect, colour);
            let mut x = icon_rect.right() + gap;
            let verb_y = rect.center().y - verb.size().y / 2.0;
            let verb_bottom = verb_y + verb.size().y;
            let verb_width = verb.size().x;
            ui.painter()
                .galley(eframe::egui::pos2(x, verb_y), verb, colour);
            x += verb_width + gap;
            if let Some(wire) = wire {
                let y = verb_bottom - wire.size().y - 1.0;
                ui.painter().galley(eframe::egui::pos2(x, y), wire, second);
            }
        }
        if enabled {
            response.on_hover_text(self.hint)
        } else {
            response.on_hover_text(described_or(self.disabled))
        }
    }
}

fn described_or(reason: Option<&str>) -> String {
    reason.unwrap_or_default().to_owned()
}

/// A ring around what the keyboard acts on.
pub(super) fn focus_ring(ui: &Ui, response: &Response, rect: Rect) {
    if response.has_focus() {
        let stroke = Stroke::new(2.0, tokens(ui).accent);
        let radius = CornerRadius::same(theme::BUTTON_RADIUS);
        ui.painter()
            .rect_stroke(rect, radius, stroke, StrokeKind::Inside);
    }
}

/// What cannot be pressed now keeps the keyboard all the same: whoever pressed it goes on from there.
fn sense(enabled: bool) -> Sense {
    if enabled {
        Sense::click()
    } else {
        Sense::focusable_noninteractive()
    }
}

/// A button of the toolkit.
fn pressable(ui: &mut Ui, button: Button<'_>, text: &str, enabled: bool) -> Response {
    if enabled {
        let response = ui.add(button);
        come_into_sight(ui, &response);
        return response;
    }
    let response = ui.add(button.sense(sense(false)));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, false, text));
    come_into_sight(ui, &response);
    response
}

/// Whether the press is a key that is held down: what was sent with it must not be sent again and again.
pub(super) fn is_held(ui: &Ui) -> bool {
    ui.input(|input| {
        let mut events = input.events.iter();
        events.any(|event| matches!(event, Event::Key { repeat: true, .. }))
    })
}

/// Whether the person has just taken the keyboard somewhere.
pub(super) fn moves_focus(input: &InputState) -> bool {
    let mut events = input.events.iter();
    events.any(|event| match event {
        Event::AccessKitActionRequest(request) => request.action == AccessAction::Focus,
        Event::PointerButton { pressed, .. }
        | Event::Key {
            key: Key::Tab,
            pressed,
            ..
        } => *pressed,
        _ => false,
    })
}

/// Why it cannot be pressed now, for those who point at it and for those who hear it.
pub(super) fn explained(response: Response, why_not: Option<&str>) -> Response {
    let Some(why_not) = why_not else {
        return response;
    };
    let described = why_not.to_owned();
    response
        .ctx
        .accesskit_node_builder(response.id, |node| node.set_description(described));
    response
        .on_hover_text(why_not)
        .on_disabled_hover_text(why_not)
}

/// A plain button, pale where it cannot be pressed now.
pub(super) fn button(ui: &mut Ui, text: &str, enabled: bool) -> Response {
    let words = if enabled {
        RichText::new(text)
    } else {
        RichText::new(text).color(tokens(ui).faded())
    };
    let button = Button::new(words)
        .min_size(vec2(0.0, 32.0))
        .corner_radius(theme::BUTTON_RADIUS);
    let response = pressable(ui, button, text, enabled);
    if !enabled {
        focus_ring(ui, &response, response.rect);
    }
    response
}

/// A plain button that says why it cannot be pressed now.
pub(super) fn button_unless(ui: &mut Ui, text: &str, why_not: Option<&str>) -> Response {
    let response = button(ui, text, why_not.is_none());
    explained(response, why_not)
}

/// An entry of a menu, pale where it cannot be chosen; then it says why.
pub(super) fn menu_item(ui: &mut Ui, text: &str, why_not: Option<&str>) -> Response {
    let words = match why_not {
        Some(_why) => RichText::new(text).color(tokens(ui).faded()),
        None => RichText::new(text),
    };
    let response = ui.add_enabled(why_not.is_none(), Button::new(words));
    explained(response, why_not)
}

/// The one button of a screen that is filled.
pub(super) fn primary_button(ui: &mut Ui, text: &str, enabled: bool) -> Response {
    filled_button(ui, text, enabled, tokens(ui).accent_fill)
}

/// A filled button in a colour on which white can be read.
pub(super) fn filled_button(
    ui: &mut Ui,
    text: &str,
    enabled: bool,
    fill: eframe::egui::Color32,
) -> Response {
    let (fill, colour) = if enabled {
        (fill, theme::ON_COLOUR)
    } else {
        (tokens(ui).plain.fill, tokens(ui).muted)
    };
    let button = Button::new(RichText::new(text).color(colour))
        .fill(fill)
        .min_size(vec2(96.0, 32.0))
        .corner_radius(theme::BUTTON_RADIUS);
    let response = pressable(ui, button, text, enabled);
    focus_ring(ui, &response, response.rect.expand(2.0));
    response
}

/// A step in a sentence's wake: a button that looks like a link.
pub(super) fn link(ui: &mut Ui, text: &str, enabled: bool) -> Response {
    let colour = if enabled {
        tokens(ui).accent
    } else {
        tokens(ui).faded()
    };
    let button = Button::new(RichText::new(text).color(colour).size(theme::ROW)).frame(false);
    let response = pressable(ui, button, text, enabled);
    focus_ring(ui, &response, response.rect);
    response
}

/// A button with a drawn sign only; its name is for those who do not see the sign, and on hover for all.
pub(super) fn icon_button(ui: &mut Ui, icon: Icon, name: &str, enabled: bool) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(32.0, 32.0), sense(enabled));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, name));
    come_into_sight(ui, &response);
    let tokens = tokens(ui);
    if response.hovered() && enabled {
        let radius = CornerRadius::same(theme::FIELD_RADIUS);
        ui.painter().rect_filled(rect, radius, tokens.plain.fill);
    }
    focus_ring(ui, &response, rect);
    let colour = if enabled { tokens.text } else { tokens.faded() };
    icons::draw(ui.painter(), icon, rect.shrink(9.0), colour);
    response.on_hover_text(name)
}

/// The same that says why it cannot be pressed now.
pub(super) fn icon_button_unless(
    ui: &mut Ui,
    icon: Icon,
    name: &str,
    why_not: Option<&str>,
) -> Response {
    let response = icon_button(ui, icon, name, why_not.is_none());
    explained(response, why_not)
}

/// A tab of a row of tabs.
pub(super) fn tab(ui: &mut Ui, text: &str, is_chosen: bool) -> Response {
    let tokens = tokens(ui);
    let colour = if is_chosen { tokens.text } else { tokens.muted };
    let galley =
        ui.painter()
            .layout_no_wrap(text.to_owned(), FontId::proportional(theme::ACT), colour);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x, 34.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Tab, true, is_chosen, text));
    come_into_sight(ui, &response);
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_selected(is_chosen);
        node.clear_toggled();
    });
    let at = Align2::LEFT_CENTER
        .anchor_size(rect.left_center(), galley.size())
        .min;
    ui.painter().galley(at, galley, colour);
    if is_chosen || response.hovered() {
        let line = if is_chosen {
            tokens.accent
        } else {
            tokens.line
        };
        let mark = Rect::from_min_max(
            eframe::egui::pos2(rect.left(), rect.bottom() - 2.0),
            rect.right_bottom(),
        );
        ui.painter().rect_filled(mark, 0.0, line);
    }
    focus_ring(ui, &response, rect.expand2(vec2(4.0, 0.0)));
    response
}

/// A word on its own colour.
pub(super) fn chip(ui: &mut Ui, text: &str, tone: Tone) -> Response {
    Frame::new()
        .fill(tone.fill)
        .corner_radius(theme::CHIP_RADIUS)
        .inner_margin(Margin::symmetric(8, 4))
        .show(ui, |ui| {
            ui.add(
                Label::new(RichText::new(text).color(tone.text).size(theme::ROW)).selectable(false),
            )
        })
        .inner
}

/// What has just become true is said aloud without being looked for.
pub(super) fn say_aloud(response: &Response) {
    response
        .ctx
        .accesskit_node_builder(response.id, |node| node.set_live(Live::Polite));
}

/// A muted line.
pub(super) fn caption(ui: &mut Ui, text: &str) -> Response {
    let muted = tokens(ui).muted;
    ui.add(Label::new(RichText::new(text).size(theme::CAPTION).color(muted)).wrap())
}

/// A part of the window that can be taken out of the tree and put back. Assistive programs on Linux lose what changes
/// while it is out, unless it is a thing of its own in that tree.
pub(super) fn name_layer(context: &eframe::egui::Context, id: Id) {
    context.accesskit_node_builder(id, |node| node.set_role(Role::Pane));
}

/// Takes a part of the window, with all that is in it, out of the tree that assistive programs see.
pub(super) fn hide_from_assistive_programs(context: &eframe::egui::Context, id: Id) {
    context.accesskit_node_builder(id, Node::set_hidden);
}

/// A dialog over the window, with its title as its name.
pub(super) fn modal(
    ui: &Ui,
    salt: &str,
    title: &str,
    add: impl FnOnce(&mut Ui),
) -> ModalResponse<()> {
    let id = modal_id(salt);
    let frame = Frame::popup(ui.style()).inner_margin(Margin::same(theme::BAR_MARGIN));
    let response = Modal::new(id)
        .area(Modal::default_area(id).accessible_name(title))
        .frame(frame)
        .show(ui.ctx(), |ui| {
            add(ui);
            fitting::note_rest(ui);
        });
    ui.ctx().accesskit_node_builder(id, Node::set_modal);
    response
}

/// The node of a dialog.
pub(super) fn modal_id(salt: &str) -> Id {
    Id::unique(salt)
}

/// A card on the panel's colour.
pub(super) fn card(ui: &Ui) -> Frame {
    let tokens = tokens(ui);
    Frame::new()
        .fill(tokens.panel)
        .stroke(Stroke::new(1.0, tokens.line))
        .corner_radius(theme::CARD_RADIUS)
}

/// The font of raw text.
pub(super) fn mono() -> FontSelection {
    FontSelection::FontId(FontId::monospace(theme::MONO))
}
