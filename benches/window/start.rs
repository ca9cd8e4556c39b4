//! From the start of the program to its window on screen, beside a bare window; then its memory, and what it does idle.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::desk::Desk;
use crate::display::Display;
use crate::home;
use crate::shared::row::{alone, median, row, times};

/// Turns of all programs.
const TURNS: usize = 15;

/// How often the display is looked at.
const LOOK: Duration = Duration::from_micros(500);

/// A window in which nothing has changed for so long is complete.
const STILL: Duration = Duration::from_secs(1);

/// The same where very many profiles are read first.
const STILL_WITH_MANY: Duration = Duration::from_secs(4);
const MANY: usize = 1_000;

/// How long the idle window is watched.
const IDLE: Duration = Duration::from_secs(10);

/// How many profiles the person has.
const PROFILES: [usize; 4] = [0, 1, 100, 10_000];

/// What one start showed.
#[derive(Clone, Copy)]
struct Start {
    on_screen: Duration,
    /// The last change of the picture.
    complete: Duration,
    resident: f64,
    proportional: f64,
}

pub(crate) fn measure(desk: &Desk, ours: &Path, bare: &Path) {
    // Nobody reads the screen here: the bare window is not made to describe itself, nor is ours.
    home::accessibility(desk, false);
    let display = Display::start(desk);
    let homes = PROFILES.map(|count| home::with_profiles(desk, count));
    let mut bare_starts = Vec::new();
    let mut our_starts = PROFILES.map(|_| Vec::new());
    // The first turn brings both programs from the disk into memory, and is not counted.
    for turn in 0..=TURNS {
        let start = Program::start(desk, &display, bare, &homes[0], STILL).end();
        if turn > 0 {
            bare_starts.push(start);
        }
        for ((home, starts), count) in homes.iter().zip(&mut our_starts).zip(PROFILES) {
            let still = if count > MANY { STILL_WITH_MANY } else { STILL };
            let start = Program::start(desk, &display, ours, home, still).end();
            if turn > 0 {
                starts.push(start);
            }
        }
    }
    println!("the window beside a bare one, medians of {TURNS} turns: ours, bare, ratio");
    let one = &our_starts[1];
    compare(one, &bare_starts);
    idle(desk, &display, ours, &homes[1], bare);
    println!("\nstart with saved profiles: ours, ours with 1 profile, ratio");
    for (count, starts) in PROFILES.iter().zip(&our_starts) {
        let of = |starts: &[Start], what: fn(&Start) -> Duration| {
            median(&starts.iter().map(what).collect::<Vec<_>>())
        };
        for (name, what) in [
            (
                "on screen",
                (|start| start.on_screen) as fn(&Start) -> Duration,
            ),
            ("complete", |start| start.complete),
        ] {
            let name = format!("{count} profiles, {name}");
            times(&name, of(starts, what), of(one, what), None);
        }
    }
    home::accessibility(desk, true);
}

fn compare(ours: &[Start], bare: &[Start]) {
    let of = |what: fn(&Start) -> f64| {
        let of = |starts: &[Start]| median(&starts.iter().map(what).collect::<Vec<_>>());
        (of(ours), of(bare))
    };
    for (name, unit, what, target) in [
        (
            "window on screen",
            "ms",
            (|start| start.on_screen.as_secs_f64() * 1e3) as fn(&Start) -> f64,
            Some(1.2),
        ),
        (
            "window complete: font, profiles, practice",
            "ms",
            |start| start.complete.as_secs_f64() * 1e3,
            None,
        ),
        (
            "resident memory (RSS)",
            "MiB",
            |start| start.resident,
            Some(1.15),
        ),
        (
            "its share of memory (PSS)",
            "MiB",
            |start| start.proportional,
            None,
        ),
    ] {
        let (ours, bare) = of(what);
        row(name, ours, bare, unit, target);
    }
}

fn idle(desk: &Desk, display: &Display, ours: &Path, home: &Path, bare: &Path) {
    let used = |program: &Path| {
        let program = Program::start(desk, display, program, home, STILL);
        let before = program.processor_time();
        thread::sleep(IDLE);
        let used = program.processor_time() - before;
        program.end();
        used * 100.0 / IDLE.as_secs_f64()
    };
    let (ours, bare) = (used(ours), used(bare));
    // "0 %" as a tool that rounds to tenths would say it.
    alone("processor while idle", ours, "%", Some(0.05));
    alone("processor while idle, bare window", bare, "%", None);
}

/// A program whose window is on screen and complete.
struct Program {
    child: Child,
    on_screen: Duration,
    complete: Duration,
}

impl Program {
    fn start(desk: &Desk, display: &Display, program: &Path, home: &Path, still: Duration) -> Self {
        wait("an empty display", || display.is_empty());
        let mut command = desk.command(program);
        command
            .env("DISPLAY", display.name())
            .envs(home::environment(home))
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let began = Instant::now();
        let child = command.spawn().unwrap();
        wait("a drawn window", || display.is_drawn());
        let on_screen = began.elapsed();
        let mut picture: Vec<_> = display.colours().collect();
        let mut complete = on_screen;
        while began.elapsed() < complete + still {
            thread::sleep(LOOK);
            let now: Vec<_> = display.colours().collect();
            if now != picture {
                complete = began.elapsed();
                picture = now;
            }
        }
        Self {
            child,
            on_screen,
            complete,
        }
    }

    /// Seconds of all its threads.
    fn processor_time(&self) -> f64 {
        let tasks = fs::read_dir(self.proc("task")).unwrap();
        tasks
            .filter_map(|task| fs::read_to_string(task.ok()?.path().join("schedstat")).ok())
            .filter_map(|stat| stat.split(' ').next()?.parse::<f64>().ok())
            .sum::<f64>()
            / 1e9
    }

    fn memory(&self, field: &str) -> f64 {
        let all = fs::read_to_string(self.proc("smaps_rollup")).unwrap();
        let line = all.lines().find(|line| line.starts_with(field)).unwrap();
        let kib = line.split_whitespace().nth(1).unwrap();
        kib.parse::<f64>().unwrap() / 1024.0
    }

    fn proc(&self, name: impl AsRef<OsStr>) -> PathBuf {
        Path::new("/proc")
            .join(self.child.id().to_string())
            .join(name.as_ref())
    }

    fn end(mut self) -> Start {
        let start = Start {
            on_screen: self.on_screen,
            complete: self.complete,
            resident: self.memory("Rss:"),
            proportional: self.memory("Pss:"),
        };
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        start
    }
}

fn wait(what: &str, mut is_so: impl FnMut() -> bool) {
    let began = Instant::now();
    while !is_so() {
        assert!(
            began.elapsed() < Duration::from_secs(30),
            "waited for {what}"
        );
        thread::sleep(LOOK);
    }
}
