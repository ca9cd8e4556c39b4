//! Drawn shapes instead of glyphs: fonts lack ▶ and ⏸, and a box in place of "stop" is no way to stop.

use eframe::egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, Vec2, pos2, vec2};

use crate::campaign::{Command, WorkflowState};

/// What can be drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    /// A command's sign.
    Command(Command),
    /// Done.
    Check,
    /// No.
    Cross,
    /// Careful.
    Warning,
    /// On its way, or not known.
    Dots,
    /// Add.
    Plus,
    /// Add many.
    PlusList,
    /// Take away.
    Minus,
    /// Edit.
    Pencil,
    /// The menu.
    Menu,
    /// Read again.
    Refresh,
    /// Something runs: a filled dot.
    Dot,
    /// At rest: a ring.
    Ring,
    /// Not known: a broken ring.
    BrokenRing,
    /// Failed: a triangle.
    Triangle,
    /// Watched.
    Eye,
    /// Not watched.
    EyeClosed,
}

impl Icon {
    /// A state is a shape as well as a colour.
    pub(super) fn of_state(state: &WorkflowState) -> Self {
        match state {
            WorkflowState::Started
            | WorkflowState::Starting
            | WorkflowState::Resuming
            | WorkflowState::Restarting => Self::Dot,
            WorkflowState::Paused | WorkflowState::Pausing => Self::Command(Command::Pause),
            WorkflowState::Failed => Self::Triangle,
            WorkflowState::Editing
            | WorkflowState::Pending
            | WorkflowState::Finished
            | WorkflowState::Stopping => Self::Ring,
            WorkflowState::Unknown(_) | WorkflowState::NotReported => Self::BrokenRing,
        }
    }
}

/// Draws `icon` into the middle of `rect`, as large as its shorter side.
pub(super) fn draw(painter: &Painter, icon: Icon, rect: Rect, colour: Color32) {
    let side = rect.width().min(rect.height());
    let square = Rect::from_center_size(rect.center(), Vec2::splat(side));
    // Coordinates from 0 to 1 inside the square.
    let at = |x: f32, y: f32| square.min + vec2(x, y) * side;
    let stroke = Stroke::new((side * 0.13).max(1.5), colour);
    let lines = |points: &[Pos2]| painter.add(Shape::line(points.to_vec(), stroke));
    let block = |x0: f32, y0: f32, x1: f32, y1: f32| {
        painter.rect_filled(
            Rect::from_min_max(at(x0, y0), at(x1, y1)),
            side * 0.08,
            colour,
        );
    };
    match icon {
        Icon::Command(Command::Start) => {
            filled(
                painter,
                [at(0.2, 0.08), at(0.9, 0.5), at(0.2, 0.92)].to_vec(),
                colour,
            );
        }
        Icon::Command(Command::Pause) => {
            block(0.2, 0.1, 0.42, 0.9);
            block(0.58, 0.1, 0.8, 0.9);
        }
        Icon::Command(Command::Resume) => {
            block(0.08, 0.1, 0.26, 0.9);
            filled(
                painter,
                [at(0.38, 0.1), at(0.95, 0.5), at(0.38, 0.9)].to_vec(),
                colour,
            );
        }
        Icon::Command(Command::Stop) => block(0.12, 0.12, 0.88, 0.88),
        Icon::Check => {
            lines(&[at(0.1, 0.55), at(0.38, 0.82), at(0.9, 0.2)]);
        }
        Icon::Cross => {
            lines(&[at(0.2, 0.2), at(0.8, 0.8)]);
            lines(&[at(0.8, 0.2), at(0.2, 0.8)]);
        }
        Icon::Warning => {
            let corners = vec![at(0.5, 0.08), at(0.96, 0.9), at(0.04, 0.9)];
            painter.add(Shape::closed_line(corners, Stroke::new(side * 0.1, colour)));
            block(0.45, 0.36, 0.55, 0.62);
            block(0.45, 0.7, 0.55, 0.79);
        }
        Icon::Dots => {
            for x in [0.2, 0.5, 0.8] {
                painter.circle_filled(at(x, 0.5), side * 0.09, colour);
            }
        }
        Icon::Plus => {
            lines(&[at(0.5, 0.15), at(0.5, 0.85)]);
            lines(&[at(0.15, 0.5), at(0.85, 0.5)]);
        }
        Icon::PlusList => {
            for points in plus_list() {
                lines(&points.map(|point| at(point.x, point.y)));
            }
        }
        Icon::Minus => {
            lines(&[at(0.15, 0.5), at(0.85, 0.5)]);
        }
        Icon::Pencil => {
            lines(&[
                at(0.12, 0.88),
                at(0.2, 0.6),
                at(0.72, 0.08),
                at(0.92, 0.28),
                at(0.4, 0.8),
                at(0.12, 0.88),
            ]);
        }
        Icon::Menu => {
            for y in [0.22, 0.5, 0.78] {
                lines(&[at(0.1, y), at(0.9, y)]);
            }
        }
        Icon::Refresh => refresh(painter, square, stroke),
        Icon::Dot => {
            painter.circle_filled(square.center(), side * 0.4, colour);
        }
        Icon::Ring => {
            painter.circle_stroke(square.center(), side * 0.36, stroke);
        }
        Icon::BrokenRing => {
            for part in 0..6_u8 {
                let from = f32::from(part) * std::f32::consts::FRAC_PI_3;
                lines(&arc(square.center(), side * 0.38, from, from + 0.65));
            }
        }
        Icon::Eye | Icon::EyeClosed => eye(painter, square, stroke, icon == Icon::EyeClosed),
        Icon::Triangle => {
            filled(
                painter,
                [at(0.5, 0.1), at(0.95, 0.88), at(0.05, 0.88)].to_vec(),
                colour,
            );
        }
    }
}

/// Two lids and a pupil; crossed out where nothing is watched.
fn eye(painter: &Painter, square: Rect, stroke: Stroke, is_closed: bool) {
    let side = square.width();
    let at = |x: f32, y: f32| square.min + vec2(x, y) * side;
    let line = |points| painter.add(Shape::line(points, stroke));
    line(arc(at(0.5, 0.874), side * 0.58, 3.84, 5.58));
    line(arc(at(0.5, 0.126), side * 0.58, 0.7, 2.44));
    painter.circle_filled(square.center(), side * 0.13, stroke.color);
    if is_closed {
        line(vec![at(0.12, 0.9), at(0.88, 0.1)]);
    }
}

/// Lines of a text, and a plus in their corner.
const fn plus_list() -> [[Pos2; 2]; 5] {
    [
        [pos2(0.08, 0.2), pos2(0.9, 0.2)],
        [pos2(0.08, 0.5), pos2(0.55, 0.5)],
        [pos2(0.08, 0.8), pos2(0.45, 0.8)],
        [pos2(0.76, 0.5), pos2(0.76, 0.95)],
        [pos2(0.54, 0.73), pos2(0.98, 0.73)],
    ]
}

/// Most of a circle, with an arrow's head at its end.
fn refresh(painter: &Painter, square: Rect, stroke: Stroke) {
    let radius = square.width() * 0.36;
    painter.add(Shape::line(arc(square.center(), radius, 0.6, 5.6), stroke));
    let tip = square.center() + radius * vec2(5.6_f32.cos(), 5.6_f32.sin());
    let size = square.width() * 0.24;
    let head = vec![
        tip + vec2(size * 0.55, -size * 0.9),
        tip + vec2(size * 0.55, size * 0.55),
        tip + vec2(-size * 0.9, size * 0.35),
    ];
    filled(painter, head, stroke.color);
}

fn filled(painter: &Painter, points: Vec<Pos2>, colour: Color32) {
    painter.add(Shape::convex_polygon(points, colour, Stroke::NONE));
}

fn arc(centre: Pos2, radius: f32, from: f32, to: f32) -> Vec<Pos2> {
    (0..=16_u8)
        .map(|step| {
            let angle = from + (to - from) * f32::from(step) / 16.0;
            pos2(
                centre.x + radius * angle.cos(),
                centre.y + radius * angle.sin(),
            )
        })
        .collect()
}
