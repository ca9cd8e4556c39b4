//! What a frame of the window's own code takes while a response is scrolled, with bodies of 1 kB, 10 MB and 100 MB:
//! `cargo bench --bench response`. The rasteriser is not in it.

#![expect(clippy::print_stdout, reason = "that is what a bench is for")]

#[path = "../tests/viewer/answered.rs"]
mod answered;
#[path = "../tests/screen/mod.rs"]
mod screen;

use std::time::{Duration, Instant};

use bytes::Bytes;
use eframe::egui::{Event, Key, Modifiers, vec2};

use screen::{Screen, key_events, wheel_event};

const FRAMES: usize = 200;

/// A slow frame that is ours comes in every round; one that another program made slow does not.
const ROUNDS: usize = 3;

/// No frame may take longer, whatever the body.
const LONGEST: Duration = Duration::from_millis(50);

fn main() {
    println!("body                       median      worst   median to 1 kB   scrolled");
    let mut base = [None; WAYS.len()];
    let mut is_slow = false;
    for (name, body) in bodies() {
        let mut screen = Screen::with().answered(body);
        for ((way, begin, event), base) in WAYS.into_iter().zip(&mut base) {
            begin(&mut screen);
            let rounds = (0..ROUNDS).map(|_round| round(&mut screen, event));
            let (medians, worsts): (Vec<_>, Vec<_>) = rounds.unzip();
            let fastest = |of: Vec<Duration>| of.into_iter().min().unwrap_or_default();
            let (median, worst) = (fastest(medians), fastest(worsts));
            // Each way beside itself: a frame that is scrolled by keys does other work than one that the wheel moves.
            let base = *base.get_or_insert(median);
            let ratio = median.as_secs_f64() / base.as_secs_f64();
            println!("{name:<22} {median:>10.1?} {worst:>10.1?} {ratio:>16.2}   {way}");
            is_slow |= worst > LONGEST;
        }
    }
    assert!(!is_slow, "a frame took longer than {LONGEST:?}");
}

/// The median and the worst of many frames, each with one turn of the wheel or one press of a key.
fn round(screen: &mut Screen, events: Events) -> (Duration, Duration) {
    let mut times: Vec<_> = (0..FRAMES)
        .map(|frame| {
            let events = events(frame);
            let began = Instant::now();
            screen.in_one_frame(events);
            began.elapsed()
        })
        .collect();
    times.sort_unstable();
    (times[FRAMES / 2], times[FRAMES - 1])
}

/// What comes in a frame of this number.
type Events = fn(usize) -> Vec<Event>;

/// How it is scrolled, what must be so before, and what comes then.
type Way = (&'static str, fn(&mut Screen), Events);

const WAYS: [Way; 3] = [
    ("with the wheel, down", point, |_frame| {
        vec![wheel_event(vec2(0.0, -5.0))]
    }),
    ("with the wheel, aside", point, |_frame| {
        vec![wheel_event(vec2(-5.0, 0.0))]
    }),
    ("by keys, from end to end", focus, |frame| {
        let keys = [Key::PageUp, Key::End, Key::PageDown, Key::Home];
        let (modifiers, key) = match frame % 16 {
            0 => (Modifiers::COMMAND, Key::End),
            8 => (Modifiers::COMMAND, Key::Home),
            _ => (Modifiers::NONE, keys[frame % 4]),
        };
        key_events(modifiers, key).to_vec()
    }),
];

/// The wheel turns over the text.
fn point(screen: &mut Screen) {
    screen.harness.hover_at(screen.text().rect().center());
    screen.harness.run_steps(3);
}

/// The keys go to the text.
fn focus(screen: &mut Screen) {
    screen.text().focus();
    screen.harness.run_steps(3);
}

fn bodies() -> impl Iterator<Item = (&'static str, Bytes)> {
    let line = r#"{"line":"000000","activity":"query","message":"executed","n":1.5e3},"#;
    let lines = move |bytes: usize| Bytes::from(format!("{line:99}\n").repeat(bytes / 100));
    let one_line = |bytes: usize| {
        let item = r#"{"key":"value","n":12,"t":true},"#;
        Bytes::from(format!("[{}]", item.repeat(bytes / item.len())))
    };
    [
        ("1 kB", 1_000),
        ("10 MB, 100,000 lines", 10_000_000),
        ("100 MB, 1,000,000 lines", 100_000_000),
    ]
    .into_iter()
    .map(move |(name, bytes)| (name, lines(bytes)))
    .chain([("100 MB, one line", 100_000_000)].map(|(name, bytes)| (name, one_line(bytes))))
}
