//! Clocks on which hours pass in no time.

use std::future::Future;
use std::sync::Mutex;
use std::time::{Duration, SystemTime};

use campaign_remote::remote::Clock;

/// Time that passes only when somebody sleeps.
pub(crate) struct VirtualClock(Mutex<Times>);

struct Times {
    passed: Duration,
    /// What has really passed, machine asleep or not: what the server lives in.
    world: Duration,
    wall: SystemTime,
    nap: Option<(Duration, bool)>,
    set_back: Option<Duration>,
}

impl Default for VirtualClock {
    fn default() -> Self {
        Self(Mutex::new(Times {
            passed: Duration::ZERO,
            world: Duration::ZERO,
            wall: SystemTime::UNIX_EPOCH + Duration::from_hours(480_000),
            nap: None,
            set_back: None,
        }))
    }
}

impl VirtualClock {
    /// What has passed in the world, in whole seconds.
    pub(crate) fn seconds(&self) -> u64 {
        self.0.lock().unwrap().world.as_secs()
    }

    /// The next time somebody sleeps, the machine does too; its own clock counts that, or does not.
    pub(crate) fn sleep_of_the_machine(&self, time: Duration, is_counted: bool) {
        self.0.lock().unwrap().nap = Some((time, is_counted));
    }

    /// The next time somebody sleeps, the clock on the wall is set back.
    pub(crate) fn set_wall_back(&self, time: Duration) {
        self.0.lock().unwrap().set_back = Some(time);
    }

    /// Runs something that waits for nothing but this clock.
    pub(crate) fn run<T>(work: impl Future<Output = T>) -> T {
        tokio::runtime::Builder::new_current_thread()
            .build()
            .unwrap()
            .block_on(work)
    }
}

impl Clock for VirtualClock {
    fn passed(&self) -> Duration {
        self.0.lock().unwrap().passed
    }

    fn wall(&self) -> SystemTime {
        self.0.lock().unwrap().wall
    }

    fn sleep(&self, time: Duration) -> impl Future<Output = ()> + Send {
        let mut times = self.0.lock().unwrap();
        times.passed += time;
        times.world += time;
        times.wall += time;
        if let Some((nap, is_counted)) = times.nap.take() {
            times.world += nap;
            times.wall += nap;
            if is_counted {
                times.passed += nap;
            }
        }
        if let Some(back) = times.set_back.take() {
            times.wall -= back;
        }
        std::future::ready(())
    }
}
