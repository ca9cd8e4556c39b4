//! What a person did is taken in the order in which they did it, however slow a frame was: each press and each
//! deciding key is a frame of its own.
//!
//! The toolkit takes all that came since the last frame as if it had come at once. On a busy machine, or in fast hands,
//! a press would then act before the letters typed ahead of it are in their field, a click would count where the
//! pointer went afterwards, and of two clicks only the last would count: another command or another workflow.

use std::collections::{HashSet, VecDeque};

use eframe::egui::{Context, Event, Key, Plugin, RawInput, Ui};

/// What has come and is not taken yet.
#[derive(Debug, Default)]
struct InOrder {
    waiting: VecDeque<Event>,
    /// The keys that are down as far as was heard: one that comes again without being let go repeats itself.
    heard_down: HashSet<Key>,
}

/// From now on, whatever comes to this context is taken in its order.
pub(super) fn install(context: &Context) {
    context.add_plugin(InOrder::default());
}

/// A question has come up: what was done before it could be seen does not answer it. What was let go is let go.
pub(super) fn forget(context: &Context) {
    let _unless_installed = context.with_plugin(|order: &mut InOrder| {
        order.waiting.retain(|event| !is_deed(event));
    });
}

/// Whether something that a person did waits for one of the next frames.
pub fn is_behind(context: &Context) -> bool {
    let waits = context.with_plugin(|order: &mut InOrder| !order.waiting.is_empty());
    waits.unwrap_or_default()
}

impl Plugin for InOrder {
    fn debug_name(&self) -> &'static str {
        "in order"
    }

    fn input_hook(&mut self, _context: &Context, input: &mut RawInput) {
        for event in std::mem::take(&mut input.events) {
            self.hear(event);
        }
        input.events = self.next_frame();
    }

    fn on_end_pass(&mut self, ui: &mut Ui) {
        if !self.waiting.is_empty() {
            ui.ctx().request_repaint();
        }
    }
}

impl InOrder {
    /// A key that is held down must not be worked off long after it was let go.
    fn hear(&mut self, event: Event) {
        if let Event::Key { key, pressed, .. } = event {
            let is_repeated = pressed && !self.heard_down.insert(key);
            if !pressed {
                self.heard_down.remove(&key);
            }
            if is_repeated && decides(key) && !self.waiting.is_empty() {
                return;
            }
        }
        if matches!(event, Event::WindowFocused(false)) {
            self.heard_down.clear();
        }
        self.waiting.push_back(event);
    }

    fn next_frame(&mut self) -> Vec<Event> {
        let mut frame = Vec::new();
        while let Some(event) = self.waiting.pop_front() {
            let stands_alone = stands_alone(&event);
            if stands_alone && frame.iter().any(is_deed) {
                self.waiting.push_front(event);
                break;
            }
            frame.push(event);
            if stands_alone {
                // The blank that the space bar writes belongs to it.
                frame.extend(self.waiting.pop_front_if(is_blank));
                break;
            }
        }
        frame
    }
}

/// Keys that press what has the keyboard, or give the keyboard to something else for certain.
const fn decides(key: Key) -> bool {
    matches!(key, Key::Enter | Key::Space | Key::Tab | Key::Escape)
}

/// Nothing that was done before it comes later than it does, and nothing that came after it is taken with it.
fn stands_alone(event: &Event) -> bool {
    match event {
        Event::PointerButton { .. } | Event::AccessKitActionRequest(_) => true,
        Event::Key { key, pressed, .. } => *pressed && decides(*key),
        _ => false,
    }
}

fn is_blank(event: &mut Event) -> bool {
    matches!(event, Event::Text(text) if text.trim().is_empty())
}

/// What a person does, other than to let go, to point or to look around.
fn is_deed(event: &Event) -> bool {
    match event {
        Event::Copy
        | Event::Cut
        | Event::Paste(_)
        | Event::PasteImage(_)
        | Event::MiddleClickPaste { .. }
        | Event::Text(_)
        | Event::Ime(_)
        | Event::AccessKitActionRequest(_) => true,
        Event::Key { pressed, .. } | Event::PointerButton { pressed, .. } => *pressed,
        _ => false,
    }
}
