//! The viewer for those who do not see it: a read-only text with its name, its value and its cursor.
//!
//! A small text is there whole. Of a large one there is what is on screen, and a description says which rows these are.

use eframe::egui::accesskit::{Node, Role};
use eframe::egui::emath::TSTransform;
use eframe::egui::text::{CCursor, LayoutJob};
use eframe::egui::text_selection::{CCursorRange, accesskit_text};
use eframe::egui::{Response, Ui, WidgetInfo};

use crate::background::{Row, Sheet};
use crate::language::Place;

use super::super::reader::Spot;
use super::super::theme::tokens;
use super::super::view::View;
use super::{Grid, paint, whole};

/// Up to this size a text is there whole.
const SMALL: u32 = 64 * 1024;

pub(super) fn tell(
    ui: &Ui,
    view: &View<'_>,
    response: &Response,
    name: &str,
    grid: &Grid,
    sheet: &Sheet,
    spot: &Spot,
) {
    response.widget_info(|| WidgetInfo::labeled(Role::MultilineTextInput, true, name));
    let is_heard = ui
        .ctx()
        .accesskit_node_builder(response.id, Node::set_read_only)
        .is_some();
    if !is_heard {
        return;
    }
    let is_small = sheet.end() <= SMALL;
    let (text, cursor) = if is_small {
        (sheet.shown(0..sheet.end()), cursor(sheet, spot))
    } else {
        (in_sight(grid, sheet, spot), None)
    };
    let description = (!is_small).then(|| description(view, grid, sheet, spot));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_value(text.clone());
        if let Some(description) = description {
            node.set_description(description);
        }
    });
    let colour = tokens(ui).text;
    let job = LayoutJob::simple(text, grid.font.clone(), colour, f32::INFINITY);
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let from = if is_small {
        grid.position(spot, 0, 0)
    } else {
        grid.position(spot, whole(spot.top), paint::columns(grid, spot).start)
    };
    let place = TSTransform::from_translation(from.to_vec2());
    accesskit_text::update_accesskit_for_text_widget(ui.ctx(), response.id, cursor, place, &galley);
}

/// What is drawn, row by row.
fn in_sight(grid: &Grid, sheet: &Sheet, spot: &Spot) -> String {
    let rows = sheet.rows(
        whole(spot.top),
        paint::rows_to_draw(grid),
        paint::columns(grid, spot),
    );
    let rows: Vec<_> = rows.iter().map(Row::plain).collect();
    rows.join("\n")
}

/// The cursor and the selection, counted in characters.
fn cursor(sheet: &Sheet, spot: &Spot) -> Option<CCursorRange> {
    let Sheet::Text(_) = sheet else {
        return None;
    };
    let count = |offset: u32| CCursor::new(sheet.shown(0..offset).chars().count());
    Some(CCursorRange::two(count(spot.anchor), count(spot.caret)))
}

fn description(view: &View<'_>, grid: &Grid, sheet: &Sheet, spot: &Spot) -> String {
    let number = |number: usize| Place::Number(i64::try_from(number).unwrap_or(i64::MAX));
    let first = whole(spot.top);
    let last = sheet
        .row_count()
        .min(first + whole(grid.rows_in_sight()) + 1);
    view.words.say_with(
        "reader-part",
        [
            ("first", number(first + 1)),
            ("last", number(last)),
            ("total", number(sheet.row_count())),
        ],
    )
}
