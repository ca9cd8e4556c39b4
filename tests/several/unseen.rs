//! The rest of a batch while its window is hidden: eframe draws nothing then, and calls the window's logic alone.

use std::cell::Cell;
use std::rc::Rc;
use std::sync::mpsc;
use std::time::{Duration, Instant};

use campaign_remote::language::Place;
use campaign_remote::window::{AT_ONCE, STAGGER};
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, RawInput};
use eframe::{App as _, Frame};

use crate::screen::Screen;

const PATIENCE: Duration = Duration::from_mins(1);

/// A window in which a start of the whole practice Campaign has just been agreed to.
fn sending(clock: &Rc<Cell<Instant>>) -> Screen {
    let mut screen = Screen::with().clock(clock).open();
    let first = screen.state().all_profiles()[0].workflows[0].clone();
    let name = format!("{} {}", first.label, first.id);
    screen.focus(Role::ListBoxOption, &name);
    screen.key(Key::Space);
    screen.press("many-pick-shown");
    let count = Place::Number(i64::try_from(screen.state().picked_count()).unwrap());
    let verb = screen.words.say("command-start");
    let places = || [("verb", Place::Text(&verb)), ("count", count)];
    let press = screen.words.say_with("many-button", places());
    let agree = screen.words.say_with("many-confirm", places());
    screen.click(Role::Button, &press);
    let go_on = screen.words.say("many-go-on");
    screen.click(Role::CheckBox, &go_on);
    // Time to read, in frames that come in time.
    for _ in 0..8 {
        clock.set(clock.get() + Duration::from_millis(100));
        screen.harness.step();
    }
    screen.click(Role::Button, &agree);
    screen
}

#[test]
fn the_rest_of_a_batch_goes_out_while_the_window_is_hidden() {
    let clock = Rc::new(Cell::new(Instant::now()));
    let mut screen = sending(&clock);
    let context = screen.harness.ctx.clone();
    let (asked, delays) = mpsc::channel();
    context.set_request_repaint_callback(move |info| {
        let _test_is_over = asked.send(info.delay);
    });
    let mut frame = Frame::_new_kittest();
    let began = Instant::now();
    assert!(screen.state().unsent() > 0, "nothing is left to be sent");
    loop {
        let app = screen.harness.state_mut();
        // As eframe does for a window that is minimized or covered.
        let _nothing_drawn = context.run_logic(&RawInput::default(), |context| {
            app.logic(context, &mut frame);
        });
        let batch = app.state().several.batch.as_ref().unwrap();
        if batch.is_over() {
            return;
        }
        assert!(began.elapsed() < PATIENCE, "{batch:?}");
        let wakes: Vec<_> = delays.try_iter().collect();
        if wakes.contains(&Duration::ZERO) {
            // News, which wake it at once.
            continue;
        }
        if batch.left() > 0 && batch.on_their_way() < AT_ONCE {
            let is_woken = wakes.iter().any(|delay| *delay <= STAGGER);
            assert!(is_woken, "nothing wakes it for the next one: {wakes:?}");
            clock.set(clock.get() + STAGGER);
        } else {
            std::thread::sleep(Duration::from_millis(5));
        }
    }
}
