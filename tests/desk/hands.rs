//! Real keys and a real mouse, for what a screen reader does not do.

use super::app::App;
use super::node::Node;
use super::wait::{SOON, wait_until};

impl App {
    /// Presses keys together, in the names of xdotool: `Tab`, `ctrl+Return`, `shift+Tab`, …
    pub fn keys(&self, keys: &str) {
        self.come_to_front();
        self.do_with_hands(&["key", "--delay", "20", keys]);
    }

    /// Types into what has the keyboard: ASCII only.
    ///
    /// For any other character xdotool changes the keyboard's layout and back, faster than a busy
    /// program follows; `Node::set_text` takes them all.
    pub fn type_text(&self, text: &str) {
        assert!(text.is_ascii(), "{text:?} cannot be typed reliably");
        self.come_to_front();
        self.do_with_hands(&["type", "--delay", "10", "--", text]);
    }

    /// Clicks the middle of `node` with the left mouse button.
    pub fn mouse_click(&self, node: &Node) {
        self.mouse_to(node);
        self.do_with_hands(&["click", "1"]);
    }

    /// Puts the mouse on the middle of `node`, as for reading its tooltip.
    pub fn mouse_to(&self, node: &Node) {
        let place = node.extents();
        let middle = (place.x + place.width / 2, place.y + place.height / 2);
        self.do_with_hands(&["mousemove", &middle.0.to_string(), &middle.1.to_string()]);
    }

    /// Turns the mouse wheel over the middle of `node`: down, or up if `clicks` is negative.
    pub fn mouse_wheel(&self, node: &Node, clicks: i32) {
        self.mouse_to(node);
        let button = if clicks < 0 { "4" } else { "5" };
        let times = clicks.unsigned_abs().to_string();
        self.do_with_hands(&["click", "--repeat", &times, "--delay", "20", button]);
    }

    /// Puts the window out of sight, as its button does.
    pub fn minimise(&self) {
        self.do_with_hands(&["windowminimize", "--sync", &self.window]);
    }

    /// Makes the inside of the window this many pixels wide and high, and waits until it is.
    pub fn resize(&self, width: u32, height: u32) {
        let (width, height) = (width.to_string(), height.to_string());
        self.do_with_hands(&["windowsize", &self.window, &width, &height]);
        let wanted = format!("WIDTH={width}\nHEIGHT={height}\n");
        let geometry = || {
            self.session
                .xdotool(&["getwindowgeometry", "--shell", &self.window])
        };
        wait_until(
            &format!("the window to be {width} by {height}"),
            SOON,
            || {
                geometry()
                    .is_some_and(|said| said.contains(&wanted))
                    .then_some(())
            },
            || geometry().unwrap_or_else(|| "the window is gone".to_owned()),
        );
    }

    /// The title of the window.
    pub fn title(&self) -> String {
        self.session
            .xdotool(&["getwindowname", &self.window])
            .unwrap_or_default()
    }

    fn come_to_front(&self) {
        let in_front = || {
            self.session
                .xdotool(&["getactivewindow"])
                .is_some_and(|window| window == self.window)
        };
        if in_front() {
            return;
        }
        self.do_with_hands(&["windowactivate", &self.window]);
        self.until("the window to come to the front", |_| {
            in_front().then_some(())
        });
    }

    fn do_with_hands(&self, arguments: &[&str]) {
        let done = self.session.xdotool(arguments);
        assert!(done.is_some(), "xdotool {arguments:?} failed");
    }
}
