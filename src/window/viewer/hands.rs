//! The mouse and the keyboard in the viewer: moving the cursor, and selecting.

use eframe::egui::{Event, EventFilter, Key, Modifiers, PointerButton, Response, Ui};

use crate::background::Sheet;

use super::super::action::Action;
use super::super::reader::Spot;
use super::{Grid, whole};

/// A word longer than this is selected in part.
const LONGEST_WORD: usize = 4096;

pub(super) fn mouse(ui: &Ui, response: &Response, grid: &Grid, sheet: &Sheet, spot: &mut Spot) {
    if response.hovered() {
        ui.ctx().set_cursor_icon(eframe::egui::CursorIcon::Text);
    }
    let Some(pointer) = response.interact_pointer_pos() else {
        return;
    };
    let (is_pressed, has_shift) =
        ui.input(|input| (input.pointer.primary_pressed(), input.modifiers.shift));
    let (row, column) = grid.at(spot, pointer);
    if is_pressed {
        response.request_focus();
        spot.caret = sheet.offset_at(row, column);
        if !has_shift {
            spot.anchor = spot.caret;
        }
    } else if response.double_clicked() {
        (spot.anchor, spot.caret) = word_at(sheet, spot.caret);
    } else if response.dragged_by(PointerButton::Primary) {
        spot.caret = sheet.offset_at(row, column);
        follow(ui, grid, spot, pointer);
    }
}

/// Past an edge the text comes after the pointer, the faster the further.
fn follow(ui: &Ui, grid: &Grid, spot: &mut Spot, pointer: eframe::egui::Pos2) {
    let past = pointer - grid.inner.clamp(pointer);
    if past == eframe::egui::Vec2::ZERO {
        return;
    }
    spot.top += f64::from((past.y / grid.cell.y).clamp(-5.0, 5.0)) / 2.0;
    spot.left += f64::from((past.x / grid.cell.x).clamp(-20.0, 20.0)) / 2.0;
    grid.clamp(spot);
    ui.ctx().request_repaint();
}

fn word_at(sheet: &Sheet, offset: u32) -> (u32, u32) {
    let bytes = sheet.bytes();
    let is_part = |at: u32| {
        let byte = bytes.get(at as usize);
        byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_' || *byte >= 0x80)
    };
    let (mut begin, mut end) = (offset, offset);
    for _ in 0..LONGEST_WORD {
        let before = sheet.beside(begin, false);
        if before == begin || !is_part(before) {
            break;
        }
        begin = before;
    }
    for _ in 0..LONGEST_WORD {
        if !is_part(end) {
            break;
        }
        end = sheet.beside(end, true);
    }
    (begin, end)
}

pub(super) fn keys(
    ui: &Ui,
    response: &Response,
    grid: &Grid,
    sheet: &Sheet,
    spot: &mut Spot,
    actions: &mut Vec<Action>,
) {
    if !response.has_focus() {
        return;
    }
    let filter = EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    for event in ui.input(|input| input.filtered_events(&filter)) {
        match event {
            Event::Copy => actions.push(Action::Copy),
            Event::Key {
                key,
                pressed: true,
                modifiers,
                ..
            } => press(key, modifiers, grid, sheet, spot),
            _ => {}
        }
    }
}

fn press(key: Key, modifiers: Modifiers, grid: &Grid, sheet: &Sheet, spot: &mut Spot) {
    if modifiers.command && key == Key::A {
        (spot.anchor, spot.caret) = (0, sheet.end());
        return;
    }
    let Some(caret) = moved(key, modifiers, grid, sheet, spot.caret) else {
        return;
    };
    spot.caret = caret;
    if !modifiers.shift {
        spot.anchor = caret;
    }
    spot.must_show_caret = true;
}

/// Where a key takes the cursor.
fn moved(key: Key, modifiers: Modifiers, grid: &Grid, sheet: &Sheet, caret: u32) -> Option<u32> {
    let by_rows = |rows: usize, is_down: bool| {
        let (row, column) = sheet.place_of(caret);
        if is_down {
            let row = row.saturating_add(rows);
            sheet.offset_at(row.min(sheet.row_count() - 1), column)
        } else {
            sheet.offset_at(row.saturating_sub(rows), column)
        }
    };
    let page = whole(grid.rows_in_sight() - 1.0).max(1);
    let in_row = |column: u32| sheet.offset_at(sheet.place_of(caret).0, column);
    Some(match key {
        Key::ArrowLeft => sheet.beside(caret, false),
        Key::ArrowRight => sheet.beside(caret, true),
        Key::ArrowUp => by_rows(1, false),
        Key::ArrowDown => by_rows(1, true),
        Key::PageUp => by_rows(page, false),
        Key::PageDown => by_rows(page, true),
        Key::Home if modifiers.command => 0,
        Key::End if modifiers.command => sheet.end(),
        Key::Home => in_row(0),
        Key::End => in_row(u32::MAX),
        _ => return None,
    })
}
