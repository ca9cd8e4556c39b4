//! The window's two clocks: one stands still while the machine sleeps, the one on the wall goes on. Where they part, the
//! machine slept, or its clock was set.

use std::rc::Rc;
use std::time::{Duration, Instant, SystemTime};

/// Both clocks, and what they showed when the last frame came.
pub(super) struct Clocks {
    clock: Rc<dyn Fn() -> Instant>,
    wall: Box<dyn Fn() -> SystemTime>,
    last: Option<(Instant, SystemTime)>,
}

/// The frame before this one.
pub(super) struct Before {
    /// When it came.
    pub(super) came: Instant,
    /// Whether the clocks have parted since.
    pub(super) has_slept_since: bool,
}

/// Clocks that part by less between two frames still agree.
const DRIFT: Duration = Duration::from_secs(5);

impl Default for Clocks {
    fn default() -> Self {
        Self {
            clock: Rc::new(Instant::now),
            wall: Box::new(SystemTime::now),
            last: None,
        }
    }
}

impl Clocks {
    /// A clock of the caller's; the one on the wall goes with it.
    pub(super) fn of(clock: impl Fn() -> Instant + 'static) -> Self {
        let clock: Rc<dyn Fn() -> Instant> = Rc::new(clock);
        let (began, began_on_wall) = (clock(), SystemTime::now());
        let same = Rc::clone(&clock);
        Self {
            clock,
            wall: Box::new(move || began_on_wall + same().saturating_duration_since(began)),
            last: None,
        }
    }

    /// The same with another clock on the wall.
    pub(super) fn with_wall(self, wall: impl Fn() -> SystemTime + 'static) -> Self {
        Self {
            wall: Box::new(wall),
            last: None,
            ..self
        }
    }

    pub(super) fn now(&self) -> Instant {
        (self.clock)()
    }

    /// A frame comes now; what is known of the one before.
    pub(super) fn frame_comes(&mut self) -> Option<Before> {
        let (now, on_wall) = (self.now(), (self.wall)());
        let (came, came_on_wall) = self.last.replace((now, on_wall))?;
        let awake = now.saturating_duration_since(came);
        let drift = match on_wall.duration_since(came_on_wall) {
            Ok(by_wall) => by_wall.abs_diff(awake),
            Err(set_back) => set_back.duration() + awake,
        };
        Some(Before {
            came,
            has_slept_since: drift >= DRIFT,
        })
    }
}
