//! Text of any size on screen: only the rows and columns that are seen are read and laid out.

mod find_bar;
mod hands;
mod paint;
pub(super) mod scroll;
mod voice;

use eframe::egui::{
    Context, FontId, Key, Modifiers, Pos2, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2,
    pos2, vec2,
};

use crate::background::Sheet;

use super::action::{Action, Focus};
use super::control::field_id;
use super::reader::{Browse, Spot};
use super::theme::{self, tokens};
use super::view::View;

/// Draws what is shown of the exchange, under the field that finds in it where that is open.
pub(super) fn show(ui: &mut Ui, view: &View<'_>, name: &str, actions: &mut Vec<Action>) {
    find_bar::show(ui, view, actions);
    let sheet = view.state.shown();
    let outer = ui.available_rect_before_wrap();
    ui.advance_cursor_after_rect(outer);
    let grid = Grid::new(ui, outer, &sheet);
    let id = field_id(Focus::Reader);
    let response = ui.interact(grid.inner, id, Sense::click_and_drag());

    let before = view.state.spot();
    let mut spot = before;
    if spot.must_show_caret {
        grid.show_caret(&mut spot, &sheet);
    }
    scroll::wheel(ui, response.contains_pointer(), &grid, &mut spot);
    scroll::bars(ui, id, &grid, &mut spot);
    hands::mouse(ui, &response, &grid, &sheet, &mut spot);
    hands::keys(ui, &response, &grid, &sheet, &mut spot, actions);
    if spot.must_show_caret {
        grid.show_caret(&mut spot, &sheet);
    }
    grid.clamp(&mut spot);

    paint::rows(ui, view, &grid, &sheet, &spot, response.has_focus());
    focus_line(ui, &response);
    voice::tell(ui, view, &response, name, &grid, &sheet, &spot);
    if spot != before {
        actions.push(Action::Browse(Browse::Move(spot)));
    }
    if response.lost_focus()
        && view.state.reader.find.is_some()
        && ui.input(|input| input.key_pressed(Key::Escape))
    {
        actions.push(Action::Browse(Browse::CloseFind));
    }
}

/// What a person does in the viewer from anywhere in the window.
pub(super) fn watch_keys(context: &Context, actions: &mut Vec<Action>) {
    let keys = [
        (Modifiers::COMMAND, Key::F, Browse::OpenFind),
        (Modifiers::SHIFT, Key::F3, Browse::FindPrevious),
        (Modifiers::NONE, Key::F3, Browse::FindNext),
    ];
    for (modifiers, key, browse) in keys {
        if context.input_mut(|input| input.consume_key(modifiers, key)) {
            actions.push(Action::Browse(browse));
        }
    }
}

fn focus_line(ui: &Ui, response: &Response) {
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    if response.has_focus() {
        let stroke = Stroke::new(1.0, tokens(ui).accent);
        let rect = response.rect.expand(2.0);
        ui.painter()
            .rect_stroke(rect, 2.0, stroke, StrokeKind::Inside);
    }
}

/// Rows and columns on the screen. They are counted in 64 bits: a hundred million columns are more points
/// than a 32-bit number tells apart.
struct Grid {
    /// Where text stands.
    inner: Rect,
    /// Where text and the bars stand.
    outer: Rect,
    /// A column and a row.
    cell: Vec2,
    font: FontId,
    row_count: f64,
    widest: f64,
}

impl Grid {
    fn new(ui: &Ui, outer: Rect, sheet: &Sheet) -> Self {
        let font = FontId::monospace(theme::MONO);
        let height = ui.fonts_mut(|fonts| fonts.row_height(&font));
        // What a column really takes, rounded as the layout rounds it.
        let many = "0".repeat(MEASURED);
        let measured = ui
            .painter()
            .layout_no_wrap(many, font.clone(), tokens(ui).text);
        #[expect(clippy::cast_precision_loss, reason = "a small number")]
        let width = measured.size().x / MEASURED as f32;
        let bars = vec2(scroll::BAR, scroll::BAR);
        let inner = Rect::from_min_max(outer.min, (outer.max - bars).max(outer.min));
        Self {
            inner,
            outer,
            cell: vec2(width.max(1.0), height.max(1.0)),
            font,
            row_count: count(sheet.row_count()),
            widest: f64::from(sheet.widest()),
        }
    }

    /// How many rows have room.
    fn rows_in_sight(&self) -> f64 {
        f64::from(self.inner.height() / self.cell.y)
    }

    /// How many columns have room.
    fn columns_in_sight(&self) -> f64 {
        f64::from(self.inner.width() / self.cell.x)
    }

    fn lowest_top(&self) -> f64 {
        (self.row_count - self.rows_in_sight()).max(0.0)
    }

    /// One column more than there are, so that the cursor has room at the end of the widest row.
    fn furthest_left(&self) -> f64 {
        (self.widest + 1.0 - self.columns_in_sight()).max(0.0)
    }

    fn clamp(&self, spot: &mut Spot) {
        spot.top = spot.top.clamp(0.0, self.lowest_top());
        spot.left = spot.left.clamp(0.0, self.furthest_left());
    }

    /// Where a row's column is on the screen.
    fn position(&self, spot: &Spot, row: usize, column: u32) -> Pos2 {
        pos2(
            self.inner.left() + points((f64::from(column) - spot.left) * f64::from(self.cell.x)),
            self.inner.top() + points((count(row) - spot.top) * f64::from(self.cell.y)),
        )
    }

    /// The row, and the border between two columns that is nearest, at a place on the screen.
    fn at(&self, spot: &Spot, position: Pos2) -> (usize, u32) {
        let place = (position - self.inner.min) / self.cell;
        let row = (spot.top + f64::from(place.y)).min(self.row_count - 1.0);
        let column = (spot.left + f64::from(place.x)).round();
        (whole(row), u32::try_from(whole(column)).unwrap_or(u32::MAX))
    }

    /// Scrolls until the cursor is in sight: a little where it is near, into the middle where it is far.
    fn show_caret(&self, spot: &mut Spot, sheet: &Sheet) {
        let (row, column) = sheet.place_of(spot.caret);
        let (_, beginning) = sheet.place_of(spot.anchor);
        spot.top = nearest(spot.top, count(row), 1.0, self.rows_in_sight());
        let room = self.columns_in_sight();
        // The selection's beginning too, where both have room.
        let (column, beginning) = (f64::from(column), f64::from(beginning));
        if (column - beginning).abs() < room - 2.0 {
            spot.left = nearest(spot.left, beginning, 1.0, room);
        }
        spot.left = nearest(spot.left, column, 1.0, room);
        spot.must_show_caret = false;
        self.clamp(spot);
    }
}

const MEASURED: usize = 64;

/// The beginning of a stretch of `room`, moved so that what begins at `at` and takes `size` lies in it.
fn nearest(begin: f64, at: f64, size: f64, room: f64) -> f64 {
    let is_far = at < begin - room || at > begin + 2.0 * room;
    if is_far {
        at - room / 2.0
    } else if at < begin {
        at
    } else if at + size > begin + room {
        at + size - room
    } else {
        begin
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a body has fewer rows than 64 bits tell apart"
)]
fn count(number: usize) -> f64 {
    number as f64
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "what is in sight is a few thousand points away"
)]
fn points(number: f64) -> f32 {
    number as f32
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a float that is too small or too large becomes the nearest number"
)]
fn whole(number: f64) -> usize {
    number.max(0.0) as usize
}
