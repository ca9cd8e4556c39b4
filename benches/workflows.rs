//! What a list of 10,000 workflows costs beside a list of ten: each frame of the window's own code, without a rasteriser,
//! then reading the file, changing the list, and saving it.
//!
//! ```sh
//! cargo bench --bench workflows
//! ```
//!
//! Each frame of the same story is measured once in each round, and the fastest of its rounds counts:
//! what another program did to the machine meanwhile is in the slower ones. It fails when a promise is not kept.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a benchmark prints, and stops at the first surprise"
)]

#[path = "../tests/screen/mod.rs"]
mod screen;

use std::process::ExitCode;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use campaign_remote::campaign::{Organization, WorkflowId};
use campaign_remote::language::Language;
use campaign_remote::profiles::{Profile, ProfileStore, SavedWorkflow};
use campaign_remote::window::{Action, State};
use eframe::egui::{Context, Event, FullOutput, Key, Modifiers, Plugin, RawInput, pos2, vec2};
use tempfile::TempDir;

use screen::{Screen, wheel_event};

const FEW: usize = 10;
const MANY: usize = 10_000;

/// No frame may take longer.
const LONGEST_FRAME: Duration = Duration::from_millis(16);

/// A long list may cost this many times what a short one does.
const LARGEST_RATIO: f64 = 1.5;

/// A change of the list is made while drawing; writing it is done elsewhere.
const LONGEST_CHANGE: Duration = Duration::from_millis(5);

fn main() -> ExitCode {
    // `cargo test --benches` only wants to see it run.
    let rounds = if std::env::args().any(|argument| argument == "--bench") {
        15
    } else {
        1
    };
    let few = Costs::of(FEW, rounds);
    let many = Costs::of(MANY, rounds);
    println!("frames of the window, list of {FEW} / list of {MANY}, fastest of {rounds} rounds:");
    println!("  median {:>9.3?} / {:>9.3?}", few.median, many.median);
    println!(
        "  worst  {:>9.3?} / {:>9.3?}  ({} / {})",
        few.worst, many.worst, few.worst_at, many.worst_at
    );
    for (name, few, many) in few.by_step(&many) {
        println!("    {name:<24} {few:>9.3?} / {many:>9.3?}");
    }
    let ratio = many.worst.as_secs_f64() / few.worst.as_secs_f64();
    println!(
        "  worst of all rounds, noise included {:.3?} / {:.3?}",
        few.noisy, many.noisy
    );
    println!(
        "  ratio of the worst frames {ratio:.2} (at most {LARGEST_RATIO}), limit {LONGEST_FRAME:?}"
    );
    let change = change(rounds);
    println!(
        "a change in the list of {MANY}, made while drawing: {change:.3?} (at most {LONGEST_CHANGE:?})"
    );
    files(rounds);
    let is_kept = many.worst < LONGEST_FRAME && ratio <= LARGEST_RATIO && change < LONGEST_CHANGE;
    if cfg!(debug_assertions) || rounds == 1 || is_kept {
        ExitCode::SUCCESS
    } else {
        println!("a promise is not kept");
        ExitCode::FAILURE
    }
}

/// A window with a list, on which the same story is told again and again.
struct Costs {
    median: Duration,
    worst: Duration,
    worst_at: &'static str,
    noisy: Duration,
    /// The worst of each kind of step, in the story's order.
    steps: Vec<(&'static str, Duration)>,
}

/// Runs from the moment a frame's input is there until what is to be painted is: neither the rasteriser's time counts
/// nor that of the tests' own assistive program, which goes through the tree of names after each frame.
#[derive(Clone, Default)]
struct Stopwatch(Arc<Mutex<Ticks>>);

#[derive(Default)]
struct Ticks {
    began: Option<Instant>,
    took: Duration,
}

impl Stopwatch {
    fn on(screen: &Screen) -> Self {
        let watch = Self::default();
        screen.harness.ctx.add_plugin(watch.clone());
        watch
    }

    /// The last frame.
    fn took(&self) -> Duration {
        std::mem::take(&mut self.0.lock().unwrap().took)
    }
}

impl Plugin for Stopwatch {
    fn debug_name(&self) -> &'static str {
        "stopwatch"
    }

    fn input_hook(&mut self, _context: &Context, _input: &mut RawInput) {
        self.0.lock().unwrap().began = Some(Instant::now());
    }

    fn output_hook(&mut self, _context: &Context, _output: &mut FullOutput) {
        let mut ticks = self.0.lock().unwrap();
        let began = ticks.began.take();
        ticks.took += began.map(|began| began.elapsed()).unwrap_or_default();
    }
}

type Step = (&'static str, Event);

impl Costs {
    fn of(count: usize, rounds: usize) -> Self {
        let mut screen = window(count);
        let watch = Stopwatch::on(&screen);
        let story = story();
        let mut fastest = vec![Duration::MAX; story.len()];
        let mut noisy = Duration::ZERO;
        // The first two rounds lay out what is kept from then on: fonts, texts, sizes.
        for round in 0..rounds + 2 {
            for (place, (_name, event)) in story.iter().enumerate() {
                screen.harness.input_mut().events.push(event.clone());
                screen.harness.step();
                let took = watch.took();
                if round >= 2 {
                    fastest[place] = fastest[place].min(took);
                    noisy = noisy.max(took);
                }
            }
        }
        let worst = (0..story.len())
            .max_by_key(|place| fastest[*place])
            .unwrap();
        let mut sorted = fastest.clone();
        sorted.sort_unstable();
        let mut steps: Vec<(&'static str, Duration)> = Vec::new();
        for ((name, _event), took) in story.iter().zip(&fastest) {
            match steps.iter_mut().find(|(known, _took)| known == name) {
                Some((_name, worst)) => *worst = (*worst).max(*took),
                None => steps.push((name, *took)),
            }
        }
        Self {
            steps,
            median: sorted[sorted.len() / 2],
            worst: fastest[worst],
            worst_at: story[worst].0,
            noisy,
        }
    }

    fn by_step(&self, other: &Self) -> impl Iterator<Item = (&'static str, Duration, Duration)> {
        let pairs = self.steps.iter().zip(&other.steps);
        pairs.map(|((name, took), (_name, other))| (*name, *took, *other))
    }
}

/// Into the filter, a word typed letter by letter that all have, down through what fits, the filter emptied; another
/// that one in ten has, and emptied, so that the others come back; then the whole list paged through and scrolled.
fn story() -> Vec<Step> {
    let key = |key, modifiers| Event::Key {
        key,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers,
    };
    let plain = |which| key(which, Modifiers::NONE);
    let wheel = |lines: f32| wheel_event(vec2(0.0, lines));
    let mut story = vec![
        (
            "pointer over the list",
            Event::PointerMoved(pos2(120.0, 400.0)),
        ),
        ("into the filter", key(Key::L, Modifiers::COMMAND)),
    ];
    for letter in ["i", "m", "p", "o", "r", "t"] {
        story.push(("a letter into the filter", Event::Text(letter.to_owned())));
    }
    for _ in 0..20 {
        story.push(("down", plain(Key::ArrowDown)));
    }
    story.push(("to the end", plain(Key::End)));
    story.push(("choose", plain(Key::Enter)));
    story.push(("empty the filter", plain(Key::Escape)));
    story.push(("into the filter", key(Key::L, Modifiers::COMMAND)));
    for letter in ["s", "h", "o", "p", " ", "7"] {
        story.push(("a letter into the filter", Event::Text(letter.to_owned())));
    }
    story.push(("empty the filter", plain(Key::Escape)));
    story.push(("down", plain(Key::ArrowDown)));
    for _ in 0..10 {
        story.push(("a page down", plain(Key::PageDown)));
    }
    story.push(("to the beginning", plain(Key::Home)));
    for lines in [-3.0, -30.0, -300.0, 300.0] {
        for _ in 0..10 {
            story.push(("scroll", wheel(lines)));
        }
    }
    story
}

fn window(count: usize) -> Screen {
    let mut screen = Screen::with().profile(&profile(count)).open();
    screen.wait("the list", |app| app.state().shown_count() == count);
    screen
}

fn store(folder: &TempDir) -> ProfileStore {
    ProfileStore::new(folder.path().join("profiles.toml"))
}

fn profile(count: usize) -> Profile {
    let organization = Organization::parse("acme-mkt-stage").unwrap();
    let workflows = (0..count).map(|number| SavedWorkflow {
        id: WorkflowId::parse(&format!("WKF{number}")).unwrap(),
        label: format!("Daily import of the orders of shop {number}"),
        watched: false,
    });
    Profile {
        api_key: "key".to_owned(),
        workflows: workflows.collect(),
        ..Profile::new("Acme stage", organization).unwrap()
    }
}

/// Saving one more workflow, as far as the drawing thread does it.
fn change(rounds: usize) -> Duration {
    use campaign_remote::background::Event;
    let folder = tempfile::tempdir().unwrap();
    let profiles = store(&folder).save(&profile(MANY)).unwrap();
    let mut state = State::new(Some(Language::English));
    let now = Instant::now();
    state.apply(Event::Profiles(Ok(profiles)), now);
    let id = state.all_profiles()[0].id;
    state.act(Action::ChooseProfile(id), now);
    let of_round = |round: usize| {
        state.act(Action::SetWorkflowId(format!("NEW{round}")), now);
        let began = Instant::now();
        let effects = state.act(Action::SaveWorkflow, now);
        let took = began.elapsed();
        assert_eq!(effects.len(), 1);
        took
    };
    (0..rounds).map(of_round).min().unwrap()
}

/// What the files' own thread does.
fn files(rounds: usize) {
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder);
    let before = profile(MANY);
    store.save(&before).unwrap();
    let mut after = before.clone();
    after.workflows.rotate_left(1);
    let fastest = |work: &mut dyn FnMut()| {
        let one = |_round| {
            let began = Instant::now();
            work();
            began.elapsed()
        };
        (0..rounds).map(one).min().unwrap()
    };
    let load = fastest(&mut || {
        assert_eq!(store.load().unwrap().profiles[0].workflows.len(), MANY);
    });
    let (mut from, mut to) = (&before, &after);
    let save = fastest(&mut || {
        store.save_changes(from, to).unwrap();
        std::mem::swap(&mut from, &mut to);
    });
    println!("profiles.toml with {MANY} workflows, on the files' own thread:");
    println!("  read {load:.3?}, change and save {save:.3?}");
}
