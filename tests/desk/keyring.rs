//! The desk's own GNOME Keyring, read and locked through the Secret Service of its bus.

use std::collections::{BTreeMap, HashMap};

use zbus::blocking::Connection;
use zbus::zvariant::{DynamicType, OwnedObjectPath, OwnedValue, Type, Value};

use super::session::{KEYRING_PASSWORD, Session};
use super::wait::{SOON, wait_until};

const SERVICE: &str = "org.freedesktop.secrets";
const ROOT: &str = "/org/freedesktop/secrets";
const LOGIN: &str = "/org/freedesktop/secrets/collection/login";
/// The title of the window in which gcr-prompter asks for the password.
const PROMPT: &str = "Unlock Login Keyring";

/// What the operating system offers to keep secrets in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keyring {
    /// A GNOME Keyring whose login collection is open, as after signing in.
    Unlocked,
    /// No Secret Service at all, and nothing that could start one.
    None,
    /// A GNOME Keyring whose login collection exists and is locked: a write asks for the
    /// password in a window of the system's own.
    Locked,
}

/// A secret as the Secret Service hands it over: session, parameters, value, content type.
type Secret = (OwnedObjectPath, Vec<u8>, Vec<u8>, String);

pub fn has_owner(bus: &Connection, name: &str) -> bool {
    bus.call_method(
        Some("org.freedesktop.DBus"),
        "/org/freedesktop/DBus",
        Some("org.freedesktop.DBus"),
        "NameHasOwner",
        &name,
    )
    .and_then(|answer| answer.body().deserialize())
    .unwrap_or(false)
}

pub fn wait_until_ready(session: &Session) {
    wait_until(
        "the login keyring to be open",
        SOON,
        || (has_owner(&session.bus, SERVICE) && is_locked(session) == Some(false)).then_some(()),
        || format!("locked: {:?}", is_locked(session)),
    );
}

/// Whether the login collection is locked; nothing if there is none.
pub fn is_locked(session: &Session) -> Option<bool> {
    property(
        session,
        LOGIN,
        "org.freedesktop.Secret.Collection",
        "Locked",
    )?
    .try_into()
    .ok()
}

pub fn lock(session: &Session) {
    let login = OwnedObjectPath::try_from(LOGIN).expect("a valid path");
    let _: (Vec<OwnedObjectPath>, OwnedObjectPath) = call(
        session,
        "org.freedesktop.Secret.Service",
        "Lock",
        &(vec![login],),
    );
    wait_until(
        "the login keyring to be locked",
        SOON,
        || (is_locked(session) == Some(true)).then_some(()),
        || format!("locked: {:?}", is_locked(session)),
    );
}

/// Opens the login collection as signing in does, with no window.
pub fn unlock(session: &Session) {
    let login = OwnedObjectPath::try_from(LOGIN).expect("a valid path");
    let password = (
        open_session(session),
        Vec::<u8>::new(),
        KEYRING_PASSWORD.as_bytes(),
        "text/plain",
    );
    let _: () = call(
        session,
        "org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface",
        "UnlockWithMasterPassword",
        &(login, password),
    );
    wait_until_ready(session);
}

/// Waits until a window asks for the keyring's password and has the keyboard.
pub fn wait_prompt(session: &Session) {
    wait_until(
        "the system to ask for the keyring's password",
        SOON,
        || {
            session
                .xdotool(&["getactivewindow", "getwindowname"])
                .filter(|title| title == PROMPT)
        },
        || {
            format!(
                "windows: {:?}; {}",
                session.window_titles(),
                session.failure_picture()
            )
        },
    );
}

pub fn answer_prompt(session: &Session) {
    wait_prompt(session);
    session.xdotool(&["type", "--delay", "10", "--", KEYRING_PASSWORD]);
    session.xdotool(&["key", "Return"]);
    wait_until_ready(session);
    wait_no_prompt(session);
}

pub fn dismiss_prompt(session: &Session) {
    wait_prompt(session);
    session.xdotool(&["key", "Escape"]);
    wait_no_prompt(session);
}

fn wait_no_prompt(session: &Session) {
    wait_until(
        "the question for the keyring's password to go",
        SOON,
        || (!session.window_titles().iter().any(|title| title == PROMPT)).then_some(()),
        || {
            format!(
                "windows: {:?}; {}",
                session.window_titles(),
                session.failure_picture()
            )
        },
    );
}

/// The attributes of every item, locked or not, in the order of their paths.
///
/// Without `xdg:schema`, which GNOME Keyring adds by itself, sooner or later.
pub fn items(session: &Session) -> Vec<BTreeMap<String, String>> {
    search(session, &HashMap::new())
        .iter()
        .filter_map(|path| {
            property(
                session,
                path.as_str(),
                "org.freedesktop.Secret.Item",
                "Attributes",
            )
        })
        .map(|attributes| {
            attributes
                .try_into()
                .expect("attributes are a dictionary of text")
        })
        .map(|attributes: HashMap<String, String>| {
            attributes
                .into_iter()
                .filter(|(name, _)| name != "xdg:schema")
                .collect()
        })
        .collect()
}

/// The secret that the `keyring` crate keeps for `user` of `service`.
pub fn secret(session: &Session, service: &str, user: &str) -> Option<Vec<u8>> {
    let found = search(
        session,
        &HashMap::from([("service", service), ("username", user)]),
    );
    assert!(
        found.len() <= 1,
        "{} secrets for {user} of {service}",
        found.len()
    );
    if found.is_empty() {
        return None;
    }
    let plain = open_session(session);
    let secrets: HashMap<OwnedObjectPath, Secret> = call(
        session,
        "org.freedesktop.Secret.Service",
        "GetSecrets",
        &(found, plain),
    );
    secrets.into_values().next().map(|(_, _, value, _)| value)
}

/// Puts a secret into the login collection, with the attributes that the `keyring` crate uses.
pub fn put(session: &Session, service: &str, user: &str, secret: &[u8]) {
    let attributes = HashMap::from([("service", service), ("username", user)]);
    let properties = HashMap::from([
        (
            "org.freedesktop.Secret.Item.Label",
            Value::from(format!("{service} {user}")),
        ),
        (
            "org.freedesktop.Secret.Item.Attributes",
            Value::from(attributes),
        ),
    ]);
    let secret = (
        open_session(session),
        Vec::<u8>::new(),
        secret,
        "text/plain",
    );
    let (item, _prompt): (OwnedObjectPath, OwnedObjectPath) = call_at(
        session,
        LOGIN,
        "org.freedesktop.Secret.Collection",
        "CreateItem",
        &(properties, secret, true),
    );
    assert_ne!(item.as_str(), "/", "the keyring is locked");
}

fn search(session: &Session, attributes: &HashMap<&str, &str>) -> Vec<OwnedObjectPath> {
    if !has_owner(&session.bus, SERVICE) {
        return Vec::new();
    }
    let (open, locked): (Vec<OwnedObjectPath>, Vec<OwnedObjectPath>) = call(
        session,
        "org.freedesktop.Secret.Service",
        "SearchItems",
        &(attributes,),
    );
    let mut all = [open, locked].concat();
    all.sort_by(|one, other| one.as_str().cmp(other.as_str()));
    all
}

/// A session with no encryption on the (private) bus.
fn open_session(session: &Session) -> OwnedObjectPath {
    let (_, path): (OwnedValue, OwnedObjectPath) = call(
        session,
        "org.freedesktop.Secret.Service",
        "OpenSession",
        &("plain", Value::from("")),
    );
    path
}

fn property(session: &Session, path: &str, interface: &str, name: &str) -> Option<OwnedValue> {
    session
        .bus
        .call_method(
            Some(SERVICE),
            path,
            Some("org.freedesktop.DBus.Properties"),
            "Get",
            &(interface, name),
        )
        .and_then(|answer| answer.body().deserialize())
        .ok()
}

fn call<A, R>(session: &Session, interface: &str, method: &str, arguments: &A) -> R
where
    A: serde::Serialize + DynamicType,
    R: serde::de::DeserializeOwned + Type,
{
    call_at(session, ROOT, interface, method, arguments)
}

fn call_at<A, R>(session: &Session, path: &str, interface: &str, method: &str, arguments: &A) -> R
where
    A: serde::Serialize + DynamicType,
    R: serde::de::DeserializeOwned + Type,
{
    session
        .bus
        .call_method(Some(SERVICE), path, Some(interface), method, arguments)
        .and_then(|answer| answer.body().deserialize())
        .unwrap_or_else(|error| panic!("the desk's keyring, {method}: {error}"))
}
