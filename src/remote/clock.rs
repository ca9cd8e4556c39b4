//! Time, as far as looking again and again needs it. A seam: tests let hours pass in no time.

use std::time::{Duration, Instant, SystemTime};

/// The two clocks that there are, and waiting.
pub trait Clock: Sync {
    /// The time since some beginning. It never goes back; while the machine sleeps it may stand still.
    fn passed(&self) -> Duration;
    /// The clock on the wall. It can be set, and goes on while the machine sleeps.
    fn wall(&self) -> SystemTime;
    /// Waits.
    fn sleep(&self, time: Duration) -> impl Future<Output = ()> + Send;
}

/// This machine's clocks.
#[derive(Debug, Clone, Copy)]
pub struct SystemClock(Instant);

impl SystemClock {
    /// Time counts from now.
    pub fn start() -> Self {
        Self(Instant::now())
    }
}

impl Clock for SystemClock {
    fn passed(&self) -> Duration {
        self.0.elapsed()
    }

    fn wall(&self) -> SystemTime {
        SystemTime::now()
    }

    fn sleep(&self, time: Duration) -> impl Future<Output = ()> + Send {
        tokio::time::sleep(time)
    }
}

/// Measures a time by both clocks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stopwatch {
    begin: Duration,
    began: SystemTime,
}

/// Clocks that drift by less than this agree.
const DRIFT: Duration = Duration::from_secs(5);

impl Stopwatch {
    pub(super) fn start(clock: &impl Clock) -> Self {
        Self {
            begin: clock.passed(),
            began: clock.wall(),
        }
    }

    /// The time since the start, not counting what the machine slept.
    pub(super) fn awake(&self, clock: &impl Clock) -> Duration {
        clock.passed().saturating_sub(self.begin)
    }

    /// The time since the start, where both clocks tell the same.
    pub(super) fn certain(&self, clock: &impl Clock) -> Option<Duration> {
        let awake = self.awake(clock);
        let by_wall = clock.wall().duration_since(self.began).ok()?;
        (by_wall.abs_diff(awake) < DRIFT).then_some(awake)
    }
}
