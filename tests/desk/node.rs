//! One thing in a window, as a screen reader reads and presses it.

use std::sync::Arc;
use std::time::Duration;

use zbus::zvariant::{DynamicType, OwnedObjectPath, OwnedValue, Type};

use super::roles::{States, role_name};
use super::session::Session;
use super::tree::Tree;
use super::wait::{SOON, wait_until, within};

/// How long a node may be in the tree before it can be asked anything.
const APPEARING: Duration = Duration::from_secs(3);

/// A control, label or container. What it is asked is answered by the program at that moment.
#[derive(Clone)]
pub struct Node {
    session: Arc<Session>,
    /// Bus name and path.
    address: (String, OwnedObjectPath),
    /// The role, as accessibility tools name it: `push button`, `entry`, `label`, …
    pub role: &'static str,
    /// The name that it had when it was found.
    pub name: String,
    /// What a screen reader says after the name; tooltips, for example.
    pub description: String,
    interfaces: Vec<String>,
    states: States,
}

/// Left, top, width and height in pixels of the display.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extents {
    pub x: i32,
    pub y: i32,
    pub width: i32,
    pub height: i32,
}

impl Node {
    pub(super) fn new(
        session: &Arc<Session>,
        address: (String, OwnedObjectPath),
        role: u32,
        name: String,
        description: String,
        interfaces: Vec<String>,
        states: &[u32],
    ) -> Self {
        let states = States::new(states);
        Self {
            session: Arc::clone(session),
            address,
            role: role_name(role),
            name,
            description,
            interfaces,
            states,
        }
    }

    /// Whether it is the same thing in the window, whatever its name and value are by now.
    pub fn is(&self, other: &Self) -> bool {
        self.address == other.address
    }

    /// What is in it: the text of an entry, the number of a slider, what a combo box has chosen;
    /// nothing for most others.
    ///
    /// The bus has no value for a combo box that is no entry, so there it is the description.
    pub fn value(&self) -> String {
        if self.offers("Text") {
            return self.call("Text", "GetText", &(0, -1)).unwrap_or_default();
        }
        if self.offers("Value") {
            let value = self
                .property("Value", "CurrentValue")
                .and_then(|value| f64::try_from(value).ok());
            return value.map(|number| number.to_string()).unwrap_or_default();
        }
        if self.role == "combo box" {
            let description = self.property("Accessible", "Description");
            return description
                .and_then(|text| String::try_from(text).ok())
                .unwrap_or_default();
        }
        String::new()
    }

    /// Its name now.
    pub fn name_now(&self) -> String {
        let name = self
            .property("Accessible", "Name")
            .and_then(|name| String::try_from(name).ok());
        name.unwrap_or_default()
    }

    /// Its states now; none if it is gone.
    pub fn states(&self) -> States {
        let states: Vec<u32> = self.call("Accessible", "GetState", &()).unwrap_or_default();
        States::new(&states)
    }

    /// Its states when it was found.
    pub fn seen_states(&self) -> States {
        self.states
    }

    /// Where it is on the display.
    pub fn extents(&self) -> Extents {
        let (x, y, width, height) = self
            .call("Component", "GetExtents", &0_u32)
            .unwrap_or_else(|error| panic!("{self:?} has no place on the screen: {error}"));
        Extents {
            x,
            y,
            width,
            height,
        }
    }

    /// Presses it, as soon as it can be pressed.
    ///
    /// # Panics
    ///
    /// If it stays disabled, or is nothing that can be pressed.
    pub fn click(&self) {
        self.wait_until_sensitive();
        let done: bool = self
            .call("Action", "DoAction", &0_i32)
            .unwrap_or_else(|error| panic!("{self:?} cannot be pressed: {error}"));
        assert!(done, "{self:?} did nothing");
    }

    /// Gives it the keyboard, and waits until it has it.
    pub fn focus(&self) {
        self.wait_until_sensitive();
        let done: bool = self
            .call("Component", "GrabFocus", &())
            .unwrap_or_else(|error| panic!("{self:?} takes no focus: {error}"));
        assert!(done, "{self:?} took no focus");
        wait_until(
            &format!("{self:?} to have the keyboard"),
            SOON,
            || self.states().focused().then_some(()),
            || format!("its states are {:?}", self.states().remarkable()),
        );
    }

    /// Replaces its text, as a screen reader or a dictation program does, and waits until it is there.
    ///
    /// An entry that changes what is put in (trims it, say) is waited for until its text is another
    /// than before; a password entry, whose text cannot be read, until it shows as many characters.
    ///
    /// # Panics
    ///
    /// If it takes no text.
    pub fn set_text(&self, text: &str) {
        self.wait_until_sensitive();
        let before = self.value();
        let done: bool = self
            .call("EditableText", "SetTextContents", &text)
            .unwrap_or_else(|error| panic!("{self:?} takes no text: {error}"));
        assert!(done, "{self:?} is read-only");
        wait_until(
            &format!("{self:?} to hold the new text"),
            SOON,
            || {
                let now = self.value();
                let as_long =
                    self.role == "password text" && now.chars().count() == text.chars().count();
                (now == text || now != before || as_long).then_some(())
            },
            || format!("it holds {:?}", self.value()),
        );
    }

    fn wait_until_sensitive(&self) {
        wait_until(
            &format!("{self:?} to be enabled"),
            SOON,
            || self.states().sensitive().then_some(()),
            || format!("its states are {:?}", self.states().remarkable()),
        );
    }

    pub(super) fn offers(&self, interface: &str) -> bool {
        self.interfaces
            .iter()
            .any(|name| name.strip_prefix("org.a11y.atspi.") == Some(interface))
    }

    fn property(&self, interface: &str, name: &str) -> Option<OwnedValue> {
        let interface = format!("org.a11y.atspi.{interface}");
        self.ask("org.freedesktop.DBus.Properties", "Get", &(interface, name))
            .ok()
    }

    fn call<A, R>(&self, interface: &str, method: &str, arguments: &A) -> zbus::Result<R>
    where
        A: serde::Serialize + DynamicType,
        R: serde::de::DeserializeOwned + Type,
    {
        self.ask(&format!("org.a11y.atspi.{interface}"), method, arguments)
    }

    /// Asks until the program knows the node: it is in the tree a moment before it can be asked.
    fn ask<A, R>(&self, interface: &str, method: &str, arguments: &A) -> zbus::Result<R>
    where
        A: serde::Serialize + DynamicType,
        R: serde::de::DeserializeOwned + Type,
    {
        let (bus, path) = &self.address;
        let connection = &self.session.accessibility;
        let ask = || {
            let answer = connection.call_method(
                Some(bus.as_str()),
                path,
                Some(interface),
                method,
                arguments,
            );
            answer.and_then(|answer| answer.body().deserialize())
        };
        let answer = within(APPEARING, || match ask() {
            Err(error) if is_unknown(&error) && self.is_in_tree() => None,
            answer => Some(answer),
        });
        answer.unwrap_or_else(ask)
    }

    fn is_in_tree(&self) -> bool {
        Tree::read(&self.session, &self.address.0)
            .is_some_and(|tree| tree.nodes().any(|node| node.is(self)))
    }
}

/// Whether nothing was done since the node, or this side of it, is not (or no longer) there.
fn is_unknown(error: &zbus::Error) -> bool {
    const UNKNOWN: [&str; 3] = ["UnknownObject", "UnknownInterface", "UnknownMethod"];
    let zbus::Error::MethodError(name, ..) = error else {
        return false;
    };
    UNKNOWN.iter().any(|unknown| name.ends_with(unknown))
}

impl std::fmt::Debug for Node {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {:?}", self.role, self.name)
    }
}
