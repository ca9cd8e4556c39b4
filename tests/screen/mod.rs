//! The window drawn without a display: the program's own window, with folders of its own and no keyring.
//!
//! ```no_run
//! let mut screen = Screen::with().language(Language::German).profiles(PROFILES).open();
//! screen.wait("the profiles", |app| app.state().profile().is_some());
//! screen.press("edit-profile");
//! ```
//!
//! [`Harness::step`] runs a frame for each queued event. What a slow frame holds at once goes through
//! [`Screen::in_one_frame`].

#![allow(
    dead_code,
    unreachable_pub,
    reason = "each test program uses a part of this"
)]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use std::cell::Cell;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime};

use campaign_remote::background::{Engine, Folders};
use campaign_remote::language::{Language, Words};
use campaign_remote::profiles::{Profile, ProfileStore};
use campaign_remote::vault::{Secret, Vault};
use campaign_remote::window::{RemoteApp, State, is_behind};
use eframe::egui::accesskit::Role;
use eframe::egui::{
    Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, PointerButton, Pos2, Rect, Theme,
    TouchPhase, Vec2, vec2,
};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use egui_kittest::{Harness, Node};
use tempfile::TempDir;

/// Far longer than anything takes on a busy machine.
const PATIENCE: Duration = Duration::from_mins(2);

/// The smallest window, the one of the pictures, a large one, and one that was made 1.5 times as large.
pub const SIZES: [Vec2; 4] = [
    vec2(640.0, 460.0),
    vec2(900.0, 600.0),
    vec2(1280.0, 800.0),
    vec2(600.0, 400.0),
];

/// The window, with what lies in its folders.
pub struct Screen {
    /// What draws it.
    pub harness: Harness<'static, RemoteApp>,
    /// Its words.
    pub words: Words,
    /// Where its files are.
    pub folder: PathBuf,
    /// Goes when the window has gone.
    _own_folder: Option<TempDir>,
}

/// How a window shall be opened.
pub struct Opening {
    language: Option<Language>,
    theme: Theme,
    size: Vec2,
    folder: PathBuf,
    own_folder: Option<TempDir>,
    vault: Vault,
    clock: Option<Rc<Cell<Instant>>>,
    asleep: Option<Rc<Cell<Duration>>>,
}

impl Screen {
    /// An English window, light and of its usual size, without a profile and without a keyring.
    pub fn with() -> Opening {
        let folder = tempfile::tempdir().unwrap();
        Opening {
            language: Some(Language::English),
            theme: Theme::Light,
            size: vec2(1080.0, 700.0),
            folder: folder.path().to_owned(),
            own_folder: Some(folder),
            vault: no_keyring(),
            clock: None,
            asleep: None,
        }
    }

    /// What is on screen.
    pub fn state(&self) -> &State {
        self.harness.state().state()
    }

    /// Where the profiles are.
    pub fn store(&self) -> ProfileStore {
        store(&self.folder)
    }

    /// Draws until it is so, and what follows from it.
    pub fn wait(&mut self, what: &str, is_so: impl Fn(&RemoteApp) -> bool) {
        let began = Instant::now();
        while !is_so(self.harness.state()) {
            assert!(
                began.elapsed() < PATIENCE,
                "waited for {what}; on screen: {:?}",
                self.said()
            );
            std::thread::sleep(Duration::from_millis(5));
            self.harness.step();
        }
        self.harness.run_steps(4);
    }

    /// Every label that can be read.
    pub fn said(&self) -> Vec<String> {
        let labels = self.harness.get_all_by_role(Role::Label);
        labels
            .filter_map(|node| node.accesskit_node().value())
            .collect()
    }

    /// A control by what it is and is called.
    pub fn node<'a>(&'a self, role: Role, name: &'a str) -> Node<'a> {
        self.harness.get_by_role_and_label(role, name)
    }

    /// A button's place.
    pub fn button(&self, name: &str) -> Pos2 {
        self.node(Role::Button, name).rect().center()
    }

    /// A row of the list of workflows or of the journal.
    pub fn row<'a>(&'a self, name: &'a str) -> Node<'a> {
        self.node(Role::ListBoxOption, name)
    }

    /// Presses a control by its name, as an assistive program does.
    pub fn click(&mut self, role: Role, name: &str) {
        self.node(role, name).click_accesskit();
        self.harness.run_steps(5);
    }

    /// Presses the button that this key of the locale names.
    pub fn press(&mut self, key: &str) {
        let name = self.words.say(key);
        self.click(Role::Button, &name);
    }

    /// Puts the cursor into a field.
    pub fn focus(&mut self, role: Role, name: &str) {
        self.node(role, name).focus();
        self.harness.run_steps(3);
    }

    /// Types into the workflow ID's field.
    pub fn type_workflow_id(&mut self, id: &str) {
        self.type_into("field-workflow-id", id);
    }

    /// Types into the one-line field that this key of the locale names.
    pub fn type_into(&mut self, key: &str, text: &str) {
        let name = self.words.say(key);
        self.focus(Role::TextInput, &name);
        self.type_text(text);
    }

    /// The name of what has the keyboard.
    pub fn focused(&self) -> Option<String> {
        let root = self.harness.root();
        let mut all = root.children_recursive();
        all.find(Node::is_focused)?.accesskit_node().label()
    }

    /// Types where the cursor is.
    pub fn type_text(&mut self, text: &str) {
        self.harness.event(Event::Text(text.to_owned()));
        self.harness.run_steps(3);
    }

    /// Presses and releases a key.
    pub fn key(&mut self, key: Key) {
        self.keys(Modifiers::NONE, key);
    }

    /// The same with others held down.
    pub fn keys(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.harness.run_steps(4);
    }

    /// All of this came since the last frame, as when that was a slow one; and the frames until it is worked off.
    pub fn in_one_frame(&mut self, events: impl IntoIterator<Item = Event>) {
        self.harness.input_mut().events.extend(events);
        self.harness.step();
        while is_behind(&self.harness.ctx) {
            self.harness.step();
        }
    }

    /// Everything with one of these names lies inside the window. One lower than `scrolls_below` scrolls, so that
    /// there only left and right count.
    pub fn assert_on_screen(&self, names: &[String], scrolls_below: f32) {
        let screen = self.harness.ctx.content_rect();
        let screen = if screen.height() < scrolls_below {
            Rect::from_x_y_ranges(screen.x_range(), f32::NEG_INFINITY..=f32::INFINITY)
        } else {
            screen
        };
        for name in names {
            for node in self.harness.get_all_by_label(name) {
                let rect = node.rect();
                assert!(
                    screen.expand(0.5).contains_rect(rect),
                    "{name:?} at {rect:?} does not lie in {screen:?} ({:?})",
                    self.words.language()
                );
            }
        }
    }
}

impl Opening {
    /// In this language; `None` is the system's.
    pub fn language(self, language: impl Into<Option<Language>>) -> Self {
        let language = language.into();
        Self { language, ..self }
    }

    /// Light or dark.
    pub fn theme(self, theme: Theme) -> Self {
        Self { theme, ..self }
    }

    /// So large.
    pub fn size(self, size: Vec2) -> Self {
        Self { size, ..self }
    }

    /// Someone else keeps its files.
    pub fn folder(self, folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
            own_folder: None,
            ..self
        }
    }

    /// With `profiles.toml` as it stands here.
    pub fn profiles(self, toml: &str) -> Self {
        self.file("profiles.toml", toml)
    }

    /// With this profile.
    pub fn profile(self, profile: &Profile) -> Self {
        store(&self.folder).save(profile).unwrap();
        self
    }

    /// With a file of this name.
    pub fn file(self, name: &str, text: &str) -> Self {
        std::fs::write(self.folder.join(name), text).unwrap();
        self
    }

    /// With an access token for the profile of this ID, until it is closed.
    pub fn token(self, profile: &str) -> Self {
        self.vault
            .keep_for_session(profile, Secret::AccessToken, "token".into())
            .unwrap();
        self
    }

    /// With this instead of no keyring at all.
    pub fn vault(self, vault: Vault) -> Self {
        Self { vault, ..self }
    }

    /// With this time, which passes only when the test says so.
    pub fn clock(self, clock: &Rc<Cell<Instant>>) -> Self {
        Self {
            clock: Some(Rc::clone(clock)),
            ..self
        }
    }

    /// On a machine that has slept so long by now.
    pub fn asleep(self, asleep: &Rc<Cell<Duration>>) -> Self {
        Self {
            asleep: Some(Rc::clone(asleep)),
            ..self
        }
    }

    /// Where its files are.
    pub fn at(&self) -> &Path {
        &self.folder
    }

    /// Opens it, and waits until the profiles are read.
    pub fn open(self) -> Screen {
        let (language, theme) = (self.language, self.theme);
        let (clock, asleep) = (self.clock, self.asleep);
        let folders = Folders {
            config: self.folder.clone(),
            data: self.folder.clone(),
            log: self.folder.clone(),
        };
        let vault = self.vault;
        let mut harness = Harness::builder()
            .with_size(self.size)
            .with_theme(theme)
            .with_max_steps(20)
            .build_eframe(move |creation| {
                let context = creation.egui_ctx.clone();
                let wake = Arc::new(move || context.request_repaint());
                let engine = Engine::start_with(&folders, vault, wake).unwrap();
                let app = RemoteApp::new(&creation.egui_ctx, engine, language);
                match (clock, asleep) {
                    (Some(clock), _) => app.with_clock(move || clock.get()),
                    (None, Some(asleep)) => {
                        app.with_wall_clock(move || SystemTime::now() + asleep.get())
                    }
                    (None, None) => app,
                }
            });
        // The settings say "as the system has it", and that is this.
        harness.input_mut().system_theme = Some(theme);
        let words = Words::new(harness.state().state().language());
        let mut screen = Screen {
            harness,
            words,
            folder: self.folder,
            _own_folder: self.own_folder,
        };
        screen.wait("the profiles to be read", |app| {
            app.state().profiles.is_some()
        });
        screen
    }
}

fn no_keyring() -> Vault {
    Vault::with_store(
        || Err(keyring_core::Error::NoDefaultStore),
        Duration::from_secs(1),
    )
}

fn store(folder: &Path) -> ProfileStore {
    ProfileStore::new(folder.join("profiles.toml"))
}

/// A key that is pressed and released.
pub fn key_events(modifiers: Modifiers, key: Key) -> [Event; 4] {
    let event = |pressed| Event::Key {
        key,
        physical_key: None,
        pressed,
        repeat: false,
        modifiers,
    };
    [
        Event::ModifiersChanged(modifiers),
        event(true),
        event(false),
        Event::ModifiersChanged(Modifiers::NONE),
    ]
}

/// A click with the mouse, there.
pub fn click_events(at: Pos2) -> [Event; 3] {
    let event = |pressed| Event::PointerButton {
        pos: at,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    [Event::PointerMoved(at), event(true), event(false)]
}

/// The wheel turned so many lines.
pub fn wheel_event(lines: Vec2) -> Event {
    Event::MouseWheel {
        source: MouseWheelSource::Wheel,
        unit: MouseWheelUnit::Line,
        delta: lines,
        phase: TouchPhase::Move,
        modifiers: Modifiers::NONE,
    }
}
