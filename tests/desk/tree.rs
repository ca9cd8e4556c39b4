//! The accessibility tree of a program as a screen reader sees it, read in one go.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::sync::Arc;

use zbus::zvariant::OwnedObjectPath;

use super::node::Node;
use super::session::Session;

/// One line of `org.a11y.atspi.Cache.GetItems`: object, application, parent, index in the
/// parent, number of children, interfaces, name, role, description, states.
type Item = (
    Address,
    Address,
    Address,
    i32,
    i32,
    Vec<String>,
    String,
    u32,
    String,
    Vec<u32>,
);
type Address = (String, OwnedObjectPath);

/// What the tree was at one moment, in the order in which a screen reader reads it.
pub struct Tree {
    pub places: Vec<Place>,
}

/// A node and how deep in the tree it lies.
pub struct Place {
    pub depth: usize,
    pub node: Node,
}

/// The bus name under which the program `pid` shows its windows, once it does.
pub fn program_on_bus(session: &Session, pid: u32) -> Option<String> {
    let answer = session
        .accessibility
        .call_method(
            Some("org.a11y.atspi.Registry"),
            "/org/a11y/atspi/accessible/root",
            Some("org.a11y.atspi.Accessible"),
            "GetChildren",
            &(),
        )
        .ok()?;
    let programs: Vec<Address> = answer.body().deserialize().ok()?;
    programs.into_iter().map(|(name, _)| name).find(|name| {
        session
            .accessibility
            .call_method(
                Some("org.freedesktop.DBus"),
                "/org/freedesktop/DBus",
                Some("org.freedesktop.DBus"),
                "GetConnectionUnixProcessID",
                &name,
            )
            .and_then(|answer| answer.body().deserialize::<u32>())
            .is_ok_and(|owner| owner == pid)
    })
}

impl Tree {
    /// Reads the whole tree of the program called `name` on the accessibility bus.
    ///
    /// Nothing if the program doesn't answer: it is just starting, or has ended.
    pub fn read(session: &Arc<Session>, name: &str) -> Option<Self> {
        let answer = session
            .accessibility
            .call_method(
                Some(name),
                "/org/a11y/atspi/cache",
                Some("org.a11y.atspi.Cache"),
                "GetItems",
                &(),
            )
            .ok()?;
        let items: Vec<Item> = answer.body().deserialize().ok()?;
        let mut children: HashMap<OwnedObjectPath, Vec<Item>> = HashMap::new();
        let mut roots = Vec::new();
        for item in items {
            // The program itself comes first; its windows are what counts.
            if item.0.1.as_str() == "/org/a11y/atspi/accessible/root" {
                roots.push(item.0.1);
            } else {
                children.entry(item.2.1.clone()).or_default().push(item);
            }
        }
        for family in children.values_mut() {
            family.sort_by_key(|item| item.3);
        }
        let mut places = Vec::new();
        for root in roots {
            walk(session, &mut children, &root, 0, &mut places);
        }
        Some(Self { places })
    }

    /// The nodes that lie inside `parent`, itself not among them.
    pub fn within(&self, parent: &Node) -> impl Iterator<Item = &Node> {
        let start = self.places.iter().position(|place| place.node.is(parent));
        let depth = start.map_or(0, |at| self.places[at].depth);
        let rest = start.map_or(&[][..], |at| &self.places[at + 1..]);
        rest.iter()
            .take_while(move |place| place.depth > depth)
            .map(|place| &place.node)
    }

    /// All nodes.
    pub fn nodes(&self) -> impl Iterator<Item = &Node> {
        self.places.iter().map(|place| &place.node)
    }

    /// One line for each node: role, name, value, states.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for Place { depth, node } in &self.places {
            let indent = "  ".repeat(*depth);
            let value = match node.value() {
                value if value.is_empty() || value == node.name => String::new(),
                value => format!(" = {value:?}"),
            };
            let states = match node.seen_states().remarkable() {
                states if states.is_empty() => String::new(),
                states => format!(" [{}]", states.join(", ")),
            };
            let description = match &node.description {
                description if description.is_empty() => String::new(),
                description => format!(" ({description})"),
            };
            writeln!(
                text,
                "{indent}{} {:?}{value}{states}{description}",
                node.role, node.name
            )
            .expect("a string can be written to");
        }
        text
    }
}

fn walk(
    session: &Arc<Session>,
    children: &mut HashMap<OwnedObjectPath, Vec<Item>>,
    parent: &OwnedObjectPath,
    depth: usize,
    places: &mut Vec<Place>,
) {
    for item in children.remove(parent).unwrap_or_default() {
        let (address, _, _, _, _, interfaces, name, role, description, states) = item;
        let path = address.1.clone();
        let node = Node::new(
            session,
            address,
            role,
            name,
            description,
            interfaces,
            &states,
        );
        places.push(Place { depth, node });
        walk(session, children, &path, depth + 1, places);
    }
}
