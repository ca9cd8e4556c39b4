//! Dialogs that fit the window: what is read scrolls, what is pressed stays in sight.

use eframe::egui::{Id, ScrollArea, Ui};

/// Between a dialog and the window's edges, with the dialog's own margins and lines.
const AROUND: f32 = 52.0;

/// Less than this shows nothing of what scrolls.
const LEAST: f32 = 40.0;

/// The lane of the scroll bar.
const LANE: f32 = 18.0;

/// What was seen of a dialog in the last frame.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
struct Fit {
    /// How high everything is that does not scroll.
    rest: f32,
    /// How high the scrolling part is.
    part: f32,
    /// Whether not all of it is in sight.
    overflows: bool,
}

fn key(ui: &Ui) -> Id {
    ui.layer_id().id.with("fit")
}

/// The part of a dialog that scrolls where the window is too low for it. A dialog has one.
pub(super) fn scrolling(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    let key = key(ui);
    let fit: Fit = ui.data(|data| data.get_temp(key)).unwrap_or_default();
    let room = ui.ctx().content_rect().height() - AROUND - fit.rest;
    let width = ui.available_width() - if fit.overflows { LANE } else { 0.0 };
    let scroll = ScrollArea::vertical()
        .id_salt("part")
        .auto_shrink([false, true]);
    let seen = scroll.max_height(room.max(LEAST)).show(ui, |ui| {
        ui.set_width(width);
        add(ui);
    });
    let part = seen.inner_rect.height();
    let fit = Fit {
        part,
        overflows: seen.content_size.y > part + 0.5,
        ..fit
    };
    ui.data_mut(|data| data.insert_temp(key, fit));
}

/// At the end of a dialog: notes how much room the rest takes, for the next frame.
pub(super) fn note_rest(ui: &Ui) {
    let key = key(ui);
    let Some(fit) = ui.data(|data| data.get_temp::<Fit>(key)) else {
        return;
    };
    let rest = ui.min_rect().height() - fit.part;
    if (rest - fit.rest).abs() > 0.5 {
        ui.data_mut(|data| data.insert_temp(key, Fit { rest, ..fit }));
        ui.ctx()
            .request_discard("a dialog's rest has another height");
    }
}
