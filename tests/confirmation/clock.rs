//! Clocks on which hours pass in no time.

use std::future::Future;
use std::pin::{Pin, pin};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Wake, Waker};
use std::time::{Duration, SystemTime};

use campaign_remote::remote::Clock;

/// Time that passes only when nobody has anything to do but wait. Its copies are the same clock.
#[derive(Clone)]
pub(crate) struct VirtualClock(Arc<Mutex<Times>>);

struct Times {
    passed: Duration,
    /// What has really passed, machine asleep or not: what the server lives in.
    world: Duration,
    wall: SystemTime,
    nap: Option<(Duration, bool)>,
    set_back: Option<Duration>,
    alarms: Vec<Duration>,
}

impl Default for VirtualClock {
    fn default() -> Self {
        Self(Arc::new(Mutex::new(Times {
            passed: Duration::ZERO,
            world: Duration::ZERO,
            wall: SystemTime::UNIX_EPOCH + Duration::from_hours(480_000),
            nap: None,
            set_back: None,
            alarms: Vec::new(),
        })))
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
    pub(crate) fn run<T>(&self, work: impl Future<Output = T>) -> T {
        let mut work = pin!(work);
        let bell = Arc::new(Bell::default());
        let waker = Waker::from(Arc::clone(&bell));
        let mut context = Context::from_waker(&waker);
        loop {
            if let Poll::Ready(done) = work.as_mut().poll(&mut context) {
                return done;
            }
            if !bell.0.swap(false, Ordering::AcqRel) {
                self.go_on_to_the_next_alarm();
            }
        }
    }

    fn go_on_to_the_next_alarm(&self) {
        let mut guard = self.0.lock().unwrap();
        let times = &mut *guard;
        let Some(next) = times.alarms.iter().min().copied() else {
            panic!("nobody waits for this clock");
        };
        let wait = next.saturating_sub(times.passed);
        times.passed += wait;
        times.world += wait;
        times.wall += wait;
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
        let now = times.passed;
        times.alarms.retain(|alarm| *alarm > now);
    }
}

/// Somebody has something to do.
#[derive(Default)]
struct Bell(AtomicBool);

impl Wake for Bell {
    fn wake(self: Arc<Self>) {
        self.0.store(true, Ordering::Release);
    }
}

struct Nap(VirtualClock, Duration);

impl Future for Nap {
    type Output = ();

    fn poll(self: Pin<&mut Self>, _context: &mut Context<'_>) -> Poll<()> {
        let mut times = self.0.0.lock().unwrap();
        if times.passed >= self.1 {
            return Poll::Ready(());
        }
        times.alarms.push(self.1);
        Poll::Pending
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
        Nap(self.clone(), self.passed() + time)
    }
}
