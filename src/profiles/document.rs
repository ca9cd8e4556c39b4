//! A TOML file that people may edit too: changed in place, so that their comments, their order
//! and the fields that we do not know stay as they are.

use std::collections::BTreeSet;
use std::path::Path;

use toml_edit::{Array, DocumentMut, Item, TableLike, Value};

use super::error::{self, ProfilesError};
use super::file::{self, Contents, LockedFile};
use crate::campaign::Message;

/// The version that this program reads and writes.
const VERSION: i64 = 1;

/// A file as it was read.
pub(super) struct Document {
    toml: DocumentMut,
    /// As it was read; the TOML crate drops the carriage returns of Windows' editors.
    text: String,
    /// As it would be written if nothing changed.
    unchanged: String,
    /// Set aside before it is replaced, as it is not what we write.
    unreadable: Option<Unreadable>,
    /// What stands as its version, when that is not ours.
    newer: Option<String>,
}

/// Why a file is not one of ours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// It is not UTF-8.
    NotText,
    /// Over 16 MiB.
    TooLarge,
    /// It is not TOML.
    NotToml {
        /// Where, counted from 1.
        line: usize,
        /// The parser's words.
        reason: String,
    },
    /// It is TOML, and something else stands where our entries would.
    OtherShape {
        /// The field.
        field: &'static str,
    },
}

impl Document {
    /// Reads the file; `check` says whether its shape is the one that we can change.
    pub(super) fn read(
        path: &Path,
        check: impl Fn(&DocumentMut) -> Option<Unreadable>,
    ) -> Result<Self, ProfilesError> {
        Ok(match file::read(path)? {
            Contents::Missing => Self::empty(None),
            Contents::NotText => Self::empty(Some(Unreadable::NotText)),
            Contents::TooLarge => Self::empty(Some(Unreadable::TooLarge)),
            Contents::Text(text) => match text.parse::<DocumentMut>() {
                Err(error) => Self::empty(Some(not_toml(&text, &error))),
                Ok(toml) => match check(&toml) {
                    Some(unreadable) => Self::empty(Some(unreadable)),
                    None => Self::of(toml, text),
                },
            },
        })
    }

    /// One that says our version and nothing else.
    pub(super) fn new() -> Self {
        Self::empty(None)
    }

    fn empty(unreadable: Option<Unreadable>) -> Self {
        Self {
            unreadable,
            ..Self::of(DocumentMut::new(), String::new())
        }
    }

    fn of(toml: DocumentMut, text: String) -> Self {
        let mut document = Self {
            newer: other_version(&toml),
            toml,
            text,
            unchanged: String::new(),
            unreadable: None,
        };
        document.unchanged = document.to_text();
        document
    }

    /// What stands in it.
    pub(super) fn toml(&self) -> &DocumentMut {
        &self.toml
    }

    /// What stands in it, to change.
    pub(super) fn toml_mut(&mut self) -> &mut DocumentMut {
        &mut self.toml
    }

    /// Why nothing could be read from it.
    pub(super) fn unreadable(&self) -> Option<&Unreadable> {
        self.unreadable.as_ref()
    }

    /// The version that stands in it, when that is not ours.
    pub(super) fn newer(&self) -> Option<&str> {
        self.newer.as_deref()
    }

    /// What the person should know about it as a whole.
    pub(super) fn notices(&self, path: &Path) -> Vec<Message> {
        let unreadable = self.unreadable.as_ref().map(|why| why.message(path));
        let newer = self.newer.as_deref();
        let newer = newer.map(|version| error::newer(path, version));
        unreadable.into_iter().chain(newer).collect()
    }

    /// Writes it where it differs from what was read. Says so when something was set aside for it.
    pub(super) fn write(
        mut self,
        file: &LockedFile,
        path: &Path,
    ) -> Result<(Self, Vec<Message>), ProfilesError> {
        if let Some(version) = self.newer {
            return Err(ProfilesError::Newer {
                path: path.to_owned(),
                version,
            });
        }
        let text = self.to_text();
        if text == self.unchanged {
            return Ok((self, Vec::new()));
        }
        let copy = file.replace(&text, self.unreadable.is_some())?;
        self.unreadable = None;
        let notice = copy.map(|copy| {
            Message::new("file-set-aside")
                .with("path", error::shown(path))
                .with("copy", error::shown(&copy))
        });
        Ok((self, notice.into_iter().collect()))
    }

    /// The file's text: version first, line ends and byte order mark as they were.
    pub(super) fn to_text(&self) -> String {
        let mut text = self.toml.to_string();
        if !self.toml.contains_key("version") {
            // At the very top a key belongs to no table, whatever follows.
            let gap = if text.starts_with(['[', '#']) {
                "\n"
            } else {
                ""
            };
            text = format!("version = {VERSION}\n{gap}{text}");
        }
        if self.text.contains("\r\n") {
            text = text.replace("\r\n", "\n").replace('\n', "\r\n");
        }
        if self.text.starts_with('\u{feff}') && !text.starts_with('\u{feff}') {
            text.insert(0, '\u{feff}');
        }
        text
    }
}

impl Unreadable {
    /// What to tell the person about their own file, which is left as it is.
    fn message(&self, path: &Path) -> Message {
        let message = match self {
            Self::NotText => Message::new("file-not-text"),
            Self::TooLarge => Message::new("file-too-large"),
            Self::NotToml { line, reason } => Message::new("file-not-toml")
                .with("line", i64::try_from(*line).unwrap_or(i64::MAX))
                .with("reason", reason.as_str()),
            Self::OtherShape { field } => Message::new("file-other-shape").with("field", *field),
        };
        message.with("path", error::shown(path))
    }

    /// What to tell the person about their own file, which is neither used nor set aside.
    pub(super) fn refusal(&self, path: &Path) -> Message {
        let mut message = self.message(path);
        message.key = match self {
            Self::NotToml { .. } => "profiles-not-toml",
            Self::NotText | Self::TooLarge | Self::OtherShape { .. } => "profiles-not-ours",
        };
        message
    }

    /// What to tell the person about a file that they wanted to import.
    pub(super) fn import_message(&self, path: &Path) -> Message {
        let mut message = self.message(path);
        message.key = match self {
            Self::NotText => "import-not-text",
            Self::TooLarge => "import-too-large",
            Self::NotToml { .. } => "import-not-toml",
            Self::OtherShape { .. } => "import-other-shape",
        };
        message
    }
}

/// A value in the file, as far as we understand values.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Field {
    Text(String),
    Flag(bool),
    Whole(i64),
    Decimal(f64),
    List(Vec<String>),
}

impl Field {
    /// `None` for what we never write: dates, tables, mixed lists.
    pub(super) fn of(item: &Item) -> Option<Self> {
        match item.as_value()? {
            Value::String(text) => Some(Self::Text(text.value().clone())),
            Value::Boolean(flag) => Some(Self::Flag(*flag.value())),
            Value::Integer(number) => Some(Self::Whole(*number.value())),
            Value::Float(number) => Some(Self::Decimal(*number.value())),
            Value::Array(list) => list
                .iter()
                .map(|value| value.as_str().map(str::to_owned))
                .collect::<Option<Vec<_>>>()
                .map(Self::List),
            Value::Datetime(_) | Value::InlineTable(_) => None,
        }
    }

    fn to_value(&self) -> Value {
        match self {
            Self::Text(text) => Value::from(text.as_str()),
            Self::Flag(flag) => Value::from(*flag),
            Self::Whole(number) => Value::from(*number),
            Self::Decimal(number) => Value::from(*number),
            Self::List(texts) => Value::Array(texts.iter().map(String::as_str).collect::<Array>()),
        }
    }

    /// Puts it in its place, or takes that place away; what is there already stays untouched,
    /// and so does the comment behind what is replaced.
    pub(super) fn put(field: Option<&Self>, table: &mut dyn TableLike, key: &str) {
        let Some(field) = field else {
            table.remove(key);
            return;
        };
        match table.get_mut(key) {
            Some(item) if Self::of(item).as_ref() == Some(field) => {}
            Some(Item::Value(value)) => {
                let decor = value.decor().clone();
                *value = field.to_value();
                *value.decor_mut() = decor;
            }
            _ => {
                table.insert(key, Item::Value(field.to_value()));
            }
        }
    }
}

/// The names of the fields, anywhere in the file, that look as if they held secrets.
///
/// `sign_in = "token"` does not: there it is the value that is called so.
pub(super) fn secret_fields(table: &dyn TableLike) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    collect_secret_fields(table, &mut found);
    found
}

const SECRET_WORDS: [&str; 5] = ["secret", "token", "password", "privatekey", "authorization"];

fn collect_secret_fields(table: &dyn TableLike, found: &mut BTreeSet<String>) {
    for (key, item) in table.iter() {
        let plain = key.to_lowercase().replace(['_', '-', ' '], "");
        if SECRET_WORDS.iter().any(|word| plain.contains(word)) {
            found.insert(key.to_owned());
        }
        for inner in tables_in(item) {
            collect_secret_fields(inner, found);
        }
    }
}

/// The tables of a `[[list]]`, of a list of inline tables, or the one table that the item is.
pub(super) fn tables_in(item: &Item) -> Vec<&dyn TableLike> {
    match item {
        Item::ArrayOfTables(tables) => tables.iter().map(|table| table as &dyn TableLike).collect(),
        Item::Value(Value::Array(values)) => values
            .iter()
            .filter_map(Value::as_inline_table)
            .map(|table| table as &dyn TableLike)
            .collect(),
        other => other.as_table_like().into_iter().collect(),
    }
}

fn other_version(toml: &DocumentMut) -> Option<String> {
    let item = toml.get("version")?;
    match item.as_integer() {
        Some(VERSION) => None,
        Some(other) => Some(other.to_string()),
        None => Some(item.to_string().trim().to_owned()),
    }
}

/// The parser's own Display would repeat the line, which may hold anything.
fn not_toml(text: &str, error: &toml_edit::TomlError) -> Unreadable {
    let start = error.span().map_or(0, |span| span.start.min(text.len()));
    let before = text.as_bytes().iter().take(start);
    Unreadable::NotToml {
        line: 1 + before.filter(|byte| **byte == b'\n').count(),
        reason: error.message().to_owned(),
    }
}
