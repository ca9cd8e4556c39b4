//! A program on the desk: what its window says, and what a person can do to it.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::time::Duration;

use super::node::Node;
use super::process::Running;
use super::session::Session;
use super::tree::{Tree, program_on_bus};
use super::wait::{SOON, wait_until};
use super::wayland;

/// How long a program may take from its start until its window can be read.
const START: Duration = Duration::from_secs(30);

/// A program with a window. Dropping it ends it.
pub struct App {
    pub(super) session: Arc<Session>,
    pub(super) running: Running,
    /// Its name on the accessibility bus.
    bus_name: String,
    /// The X11 window; nothing on Wayland.
    pub(super) window: String,
    /// The display of its own that it is on, which ends after it.
    wayland: Option<Running>,
}

impl App {
    pub(super) fn launch(
        session: &Arc<Session>,
        program: &Path,
        arguments: &[&str],
        extra_env: &[(&str, &str)],
    ) -> Self {
        let mut command = session.command(program);
        command.args(arguments).envs(extra_env.iter().copied());
        Self::start(session, command, None)
    }

    pub(super) fn launch_on_wayland(
        session: &Arc<Session>,
        program: &Path,
        arguments: &[&str],
    ) -> Self {
        let display = wayland::start(session);
        let mut command = session.command(program);
        command.args(arguments).env_remove("DISPLAY");
        command.env("WAYLAND_DISPLAY", wayland::NAME);
        Self::start(session, command, Some(display))
    }

    fn start(session: &Arc<Session>, mut command: Command, wayland: Option<Running>) -> Self {
        let program = PathBuf::from(command.get_program());
        let name = program.file_name().unwrap_or_default().to_string_lossy();
        let running = session.run(&mut command, &name);
        let mut app = Self {
            session: Arc::clone(session),
            running,
            bus_name: String::new(),
            window: String::new(),
            wayland,
        };
        let mut ended = None;
        app.until_mut("its window to be on screen and readable", START, |app| {
            ended = app.running.ended();
            if ended.is_some() {
                return Some(());
            }
            app.bus_name = program_on_bus(&app.session, app.pid())?;
            if app.wayland.is_none() {
                app.window = app.window_on_screen()?;
            }
            // The first tree is the bare window: its contents come with the first frame.
            app.read()?
                .places
                .iter()
                .any(|place| place.depth > 0)
                .then_some(())
        });
        assert!(
            ended.is_none(),
            "{} ended before it had a window ({ended:?}):\n{}",
            program.display(),
            app.output()
        );
        app
    }

    /// Its process id.
    pub fn pid(&self) -> u32 {
        self.running.pid()
    }

    /// What it has printed so far, standard output and standard error together.
    pub fn output(&self) -> String {
        self.running.said()
    }

    /// The accessibility tree: role, name, value and states, one node a line.
    pub fn tree(&self) -> String {
        self.read().map_or_else(
            || "(no window on the accessibility bus)".to_owned(),
            |tree| tree.text(),
        )
    }

    /// The one node with this role and exactly this name, as soon as there is one.
    ///
    /// # Panics
    ///
    /// If there is none in time, or there are several all the time (use `find_within`).
    pub fn find(&self, role: &str, name: &str) -> Node {
        self.until(&format!("one {role} {name:?}"), |app| {
            only(app.find_all(role, name))
        })
    }

    /// The same among what lies inside `parent`.
    pub fn find_within(&self, parent: &Node, role: &str, name: &str) -> Node {
        self.until(&format!("one {role} {name:?} in the {parent:?}"), |app| {
            let tree = app.read()?;
            only(
                tree.within(parent)
                    .filter(|node| node.role == role && node.name == name)
                    .cloned()
                    .collect(),
            )
        })
    }

    /// The first node with this role whose name starts with `prefix`, as soon as there is one.
    pub fn find_starting_with(&self, role: &str, prefix: &str) -> Node {
        self.until(&format!("a {role} that starts with {prefix:?}"), |app| {
            app.read()?
                .nodes()
                .find(|node| node.role == role && node.name.starts_with(prefix))
                .cloned()
        })
    }

    /// All nodes with this role and exactly this name, at this moment.
    pub fn find_all(&self, role: &str, name: &str) -> Vec<Node> {
        self.must_read()
            .nodes()
            .filter(|node| node.role == role && node.name == name)
            .cloned()
            .collect()
    }

    /// All nodes with this role, at this moment, in the order in which they are read.
    pub fn all(&self, role: &str) -> Vec<Node> {
        self.must_read()
            .nodes()
            .filter(|node| node.role == role)
            .cloned()
            .collect()
    }

    /// Whether there is such a node at this moment.
    pub fn exists(&self, role: &str, name: &str) -> bool {
        !self.find_all(role, name).is_empty()
    }

    /// Waits until there is no such node.
    pub fn wait_gone(&self, role: &str, name: &str) {
        self.until(&format!("no {role} {name:?}"), |app| {
            (!app.exists(role, name)).then_some(())
        });
    }

    /// Waits for a label, or anything else, whose name or value starts with `prefix`; returns
    /// the whole of that text.
    pub fn wait_text(&self, prefix: &str) -> String {
        self.wait_text_within(SOON, prefix)
    }

    /// The same with a limit of one's own.
    pub fn wait_text_within(&self, limit: Duration, prefix: &str) -> String {
        let what = format!("a text that starts with {prefix:?}");
        wait_until(
            &what,
            limit,
            || {
                let tree = self.read()?;
                let starts = |text: &String| text.starts_with(prefix);
                let named = tree.nodes().map(|node| node.name.clone()).find(starts);
                // A label's text is its name; asking each for it again would cost a call each.
                let values = || {
                    tree.nodes()
                        .filter(|node| node.role != "label")
                        .map(Node::value)
                        .find(starts)
                };
                named.or_else(values)
            },
            || self.seen(),
        )
    }

    /// Waits until `holds` is true of the program; `what` is named if it never is.
    pub fn wait_for(&self, what: &str, mut holds: impl FnMut(&Self) -> bool) {
        self.until(what, |app| holds(app).then_some(()));
    }

    /// A picture of the whole display, as PNG.
    pub fn screenshot(&self, path: &Path) {
        self.session.screenshot(path);
    }

    /// A program that has ended must not pass for one that does not show a thing.
    fn must_read(&self) -> Tree {
        wait_until(
            "the window to be readable",
            SOON,
            || self.read(),
            || self.seen(),
        )
    }

    fn read(&self) -> Option<Tree> {
        Tree::read(&self.session, &self.bus_name)
    }

    fn window_on_screen(&self) -> Option<String> {
        let windows =
            self.session
                .xdotool(&["search", "--onlyvisible", "--pid", &self.pid().to_string()])?;
        windows.lines().last().map(str::to_owned)
    }

    pub(super) fn until<T>(&self, what: &str, mut look: impl FnMut(&Self) -> Option<T>) -> T {
        wait_until(what, SOON, || look(self), || self.seen())
    }

    pub(super) fn until_mut<T>(
        &mut self,
        what: &str,
        limit: Duration,
        mut look: impl FnMut(&mut Self) -> Option<T>,
    ) -> T {
        let app = std::cell::RefCell::new(self);
        wait_until(
            what,
            limit,
            || look(&mut app.borrow_mut()),
            || app.borrow().seen(),
        )
    }

    /// What is to be told when something did not come in time.
    fn seen(&self) -> String {
        format!(
            "{}\n{}\nprinted:\n{}",
            self.session.failure_picture(),
            self.tree(),
            self.output()
        )
    }
}

fn only(mut found: Vec<Node>) -> Option<Node> {
    if found.len() == 1 { found.pop() } else { None }
}
