//! Scrolling the viewer: by the wheel, and by its two bars.

use eframe::egui::{FontId, Id, InputState, Rect, Sense, Ui, pos2, vec2};

use super::super::reader::Spot;
use super::super::theme::tokens;
use super::{Grid, count, points};

/// How thick a bar is.
pub(super) const BAR: f32 = 10.0;

/// A handle is never shorter: it must be caught with the mouse.
const SHORTEST_HANDLE: f32 = 24.0;

/// Takes the wheel while the pointer is over the text. At an end it is left to the column around.
pub(super) fn wheel(ui: &Ui, is_over: bool, grid: &Grid, spot: &mut Spot) {
    if !is_over {
        return;
    }
    let delta = ui.input(InputState::smooth_scroll_delta);
    let before = *spot;
    spot.top -= f64::from(delta.y / grid.cell.y);
    spot.left -= f64::from(delta.x / grid.cell.x);
    grid.clamp(spot);
    ui.input_mut(|input| {
        if spot.top.to_bits() != before.top.to_bits() {
            input.smooth_scroll_delta.y = 0.0;
        }
        if spot.left.to_bits() != before.left.to_bits() {
            input.smooth_scroll_delta.x = 0.0;
        }
    });
}

/// A list of any length, scrolled by the wheel and by its bar. Gives the room for its rows and the row at the upper edge,
/// which is exact wherever in the list it is.
pub(in crate::window) fn list(
    ui: &Ui,
    id: Id,
    outer: Rect,
    row_height: f32,
    rows: usize,
    top: f64,
) -> (Rect, f64) {
    let inner = Rect::from_min_max(outer.min, pos2(outer.right() - BAR - 2.0, outer.bottom()));
    let grid = Grid {
        inner,
        outer,
        cell: vec2(inner.width().max(1.0), row_height),
        font: FontId::default(),
        row_count: count(rows),
        widest: 0.0,
    };
    let mut spot = Spot {
        top,
        ..Spot::default()
    };
    wheel(ui, ui.rect_contains_pointer(outer), &grid, &mut spot);
    bars(ui, id, &grid, &mut spot);
    (inner, spot.top)
}

/// Draws a bar at each side where there is more than has room.
pub(super) fn bars(ui: &Ui, id: Id, grid: &Grid, spot: &mut Spot) {
    grid.clamp(spot);
    let (inner, outer) = (grid.inner, grid.outer);
    let vertical = Rect::from_min_max(pos2(inner.right() + 2.0, inner.top()), {
        pos2(outer.right(), inner.bottom())
    });
    let horizontal = Rect::from_min_max(pos2(inner.left(), inner.bottom() + 2.0), {
        pos2(inner.right(), outer.bottom())
    });
    let down = Bar {
        track: vertical,
        is_vertical: true,
        in_sight: grid.rows_in_sight(),
        furthest: grid.lowest_top(),
    };
    let along = Bar {
        track: horizontal,
        is_vertical: false,
        in_sight: grid.columns_in_sight(),
        furthest: grid.furthest_left(),
    };
    spot.top = down.show(ui, id.with("down"), spot.top);
    spot.left = along.show(ui, id.with("along"), spot.left);
}

struct Bar {
    track: Rect,
    is_vertical: bool,
    in_sight: f64,
    furthest: f64,
}

impl Bar {
    /// Gives the new place.
    fn show(&self, ui: &Ui, id: Id, mut place: f64) -> f64 {
        if self.furthest <= 0.0 {
            return place;
        }
        let length = self.along(self.track.size().to_pos2());
        let share = self.in_sight / (self.in_sight + self.furthest);
        let handle = points(f64::from(length) * share).clamp(SHORTEST_HANDLE.min(length), length);
        let way = f64::from((length - handle).max(1.0));
        // No stop for the Tab key: the keyboard scrolls in the text.
        let response = ui.interact(self.track, id, Sense::CLICK | Sense::DRAG);
        let begin = self.along(self.track.min);
        if let Some(pointer) = response.interact_pointer_pos() {
            let at = f64::from(self.along(pointer) - begin);
            let handle_at = place / self.furthest * way;
            let is_on_handle = at >= handle_at && at <= handle_at + f64::from(handle);
            if response.drag_started() || response.clicked() {
                if !is_on_handle {
                    place = (at - f64::from(handle) / 2.0) / way * self.furthest;
                }
            } else if response.dragged() {
                let moved = self.along(response.drag_delta().to_pos2());
                place += f64::from(moved) / way * self.furthest;
            }
            place = place.clamp(0.0, self.furthest);
        }
        let from = begin + points(place / self.furthest * way);
        let rect = if self.is_vertical {
            let at = pos2(self.track.left(), from);
            Rect::from_min_size(at, vec2(self.track.width(), handle))
        } else {
            let at = pos2(from, self.track.top());
            Rect::from_min_size(at, vec2(handle, self.track.height()))
        };
        let tokens = tokens(ui);
        let colour = if response.hovered() || response.dragged() {
            tokens.muted
        } else {
            tokens.muted.gamma_multiply(0.6)
        };
        ui.painter().rect_filled(rect, BAR / 2.0, colour);
        place
    }

    fn along(&self, position: eframe::egui::Pos2) -> f32 {
        if self.is_vertical {
            position.y
        } else {
            position.x
        }
    }
}
