//! Drawing the rows that are seen: what is selected and found behind them, then their letters, each in its column.

use std::ops::Range;

use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{Color32, FontId, Painter, Pos2, Rect, Stroke, Ui, pos2, vec2};

use crate::background::{Cell, Ink, Row, Sheet};

use super::super::reader::Spot;
use super::super::theme::{Tokens, tokens};
use super::super::view::View;
use super::{Grid, whole};

pub(super) fn rows(
    ui: &Ui,
    view: &View<'_>,
    grid: &Grid,
    sheet: &Sheet,
    spot: &Spot,
    has_focus: bool,
) {
    let tokens = tokens(ui);
    let painter = ui.painter_at(grid.inner.expand(1.0));
    let first = whole(spot.top);
    let rows = sheet.rows(first, rows_to_draw(grid), columns(grid, spot));
    for (index, row) in rows.iter().enumerate() {
        let at = |column| grid.position(spot, first + index, column);
        marks(&painter, view, grid, spot, row, at, tokens);
        letters(ui, &painter, grid, row, at, tokens);
    }
    if has_focus {
        caret(&painter, grid, sheet, spot, tokens);
    }
}

/// One more than have room, since the first may be scrolled half away.
pub(super) fn rows_to_draw(grid: &Grid) -> usize {
    whole(grid.rows_in_sight()) + 2
}

pub(super) fn columns(grid: &Grid, spot: &Spot) -> Range<u32> {
    let first = u32::try_from(whole(spot.left)).unwrap_or(u32::MAX);
    let count = u32::try_from(whole(grid.columns_in_sight()) + 2).unwrap_or(u32::MAX);
    first..first.saturating_add(count)
}

/// The fills behind a row.
fn marks(
    painter: &Painter,
    view: &View<'_>,
    grid: &Grid,
    spot: &Spot,
    row: &Row,
    at: impl Fn(u32) -> Pos2,
    tokens: &Tokens,
) {
    let fill = |from: u32, to: u32, colour: Color32| {
        let rect = Rect::from_two_pos(at(from), at(to) + vec2(0.0, grid.cell.y));
        painter.rect_filled(rect, 0.0, colour);
    };
    let selection = spot.selection();
    let seen = match (row.cells.first(), row.cells.last()) {
        (Some(first), Some(last)) => first.offset..last.offset + 1,
        _ => 0..0,
    };
    let find = view.state.reader.find.as_ref();
    let found = find.map_or(&[][..], |find| find.within(&seen));
    let mut next = 0;
    for cell in row
        .cells
        .iter()
        .filter(|cell| cell.ink != Ink::Margin || cell.columns == 1)
    {
        if cell.offset < found.get(next.max(1) - 1).map_or(0, |found| found.start) {
            // The letters behind the pairs of a row of bytes begin again at its first byte.
            next = 0;
        }
        while found
            .get(next)
            .is_some_and(|found| found.end <= cell.offset)
        {
            next += 1;
        }
        let is_found = found
            .get(next)
            .is_some_and(|found| found.contains(&cell.offset));
        if selection.contains(&cell.offset) {
            fill(cell.column, cell.end(), tokens.selection);
        } else if is_found {
            fill(cell.column, cell.end(), tokens.code.found);
        }
        if is_found && selection.contains(&cell.offset) {
            // The match that is selected is marked by more than its colour.
            let y = at(cell.column).y + grid.cell.y - 1.0;
            let x = at(cell.column).x..=at(cell.end()).x;
            painter.hline(x, y, Stroke::new(2.0, tokens.accent));
        }
    }
    if let Some((offset, column)) = row.end
        && selection.contains(&offset)
    {
        // A selected line end is seen too.
        fill(column, column + 1, tokens.selection);
    }
}

/// The letters of a row. What the font draws as wide as a column stands in one text; the rest each in its own place.
fn letters(
    ui: &Ui,
    painter: &Painter,
    grid: &Grid,
    row: &Row,
    at: impl Fn(u32) -> Pos2,
    tokens: &Tokens,
) {
    let mut line = Line {
        job: LayoutJob::default(),
        column: 0,
        end: 0,
    };
    let mut begin = 0;
    for cell in &row.cells {
        let end = begin + usize::from(cell.length);
        let text = row.text.get(begin..end).unwrap_or_default();
        begin = end;
        let colour = colour(cell.ink, tokens);
        if text.is_ascii() || is_regular(ui, grid, cell, text) {
            line.push(cell, text, &grid.font, colour, painter, &at);
        } else {
            line.flush(painter, &at);
            line.push(cell, text, &grid.font, colour, painter, &at);
            line.flush(painter, &at);
        }
    }
    line.flush(painter, &at);
}

/// Letters side by side that are laid out together.
struct Line {
    job: LayoutJob,
    /// Where it begins.
    column: u32,
    /// Where it ends so far.
    end: u32,
}

impl Line {
    fn push(
        &mut self,
        cell: &Cell,
        text: &str,
        font: &FontId,
        colour: Color32,
        painter: &Painter,
        at: impl Fn(u32) -> Pos2,
    ) {
        if self.job.is_empty() {
            self.column = cell.column;
        } else if cell.column != self.end {
            self.flush(painter, at);
            self.column = cell.column;
        }
        self.end = cell.end();
        let is_same = self
            .job
            .sections
            .last()
            .is_some_and(|section| section.format.color == colour);
        if is_same && let Some(section) = self.job.sections.last_mut() {
            self.job.text.push_str(text);
            section.byte_range.end = self.job.text.len().into();
        } else {
            let format = TextFormat::simple(font.clone(), colour);
            self.job.append(text, 0.0, format);
        }
    }

    fn flush(&mut self, painter: &Painter, at: impl Fn(u32) -> Pos2) {
        if self.job.is_empty() {
            return;
        }
        let mut job = std::mem::take(&mut self.job);
        job.wrap.max_width = f32::INFINITY;
        job.break_on_newline = false;
        let galley = painter.layout_job(job);
        painter.galley(at(self.column), galley, Color32::PLACEHOLDER);
    }
}

/// Whether the font draws a character exactly as wide as its columns.
fn is_regular(ui: &Ui, grid: &Grid, cell: &Cell, text: &str) -> bool {
    let Some(character) = text.chars().next() else {
        return true;
    };
    let width = ui.fonts_mut(|fonts| fonts.glyph_width(&grid.font, character));
    let regular = ui.fonts_mut(|fonts| fonts.glyph_width(&grid.font, '0'));
    cell.columns == 1 && (width - regular).abs() < 0.01
}

fn colour(ink: Ink, tokens: &Tokens) -> Color32 {
    match ink {
        Ink::Plain => tokens.text,
        Ink::Key => tokens.code.key,
        Ink::Text => tokens.code.text,
        Ink::Number => tokens.code.number,
        Ink::Literal => tokens.code.literal,
        Ink::WrittenOut => tokens.code.written_out,
        Ink::Margin => tokens.muted,
    }
}

fn caret(painter: &Painter, grid: &Grid, sheet: &Sheet, spot: &Spot, tokens: &Tokens) {
    let (row, column) = sheet.place_of(spot.caret);
    let at = grid.position(spot, row, column);
    if grid.inner.expand(1.0).contains(at) {
        let y = at.y..=at.y + grid.cell.y;
        painter.vline(pos2(at.x, at.y).x, y, Stroke::new(1.5, tokens.accent));
    }
}
