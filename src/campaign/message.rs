//! A sentence for a person, before it is put into words: its key in `assets/locales/*.ftl` and its arguments.
//!
//! What went wrong is known deep down, where nobody knows which language the person reads.
//! So an error carries a [`Message`], and the window or the command line says it.

use std::fmt;

/// Which sentence to say, and with what in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// The sentence's key in the locale files.
    pub key: &'static str,
    /// What stands in the sentence's places, by name.
    pub arguments: Vec<(&'static str, Argument)>,
}

/// What can stand in a place of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Argument {
    /// A name, a path, or somebody else's words, which are never translated.
    Text(String),
    /// A count or a number of seconds: the language chooses the plural.
    Number(i64),
}

impl Message {
    /// A sentence without places.
    pub fn new(key: &'static str) -> Self {
        Self {
            key,
            arguments: Vec::new(),
        }
    }

    /// The same sentence with `value` in the place `name`.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Argument>) -> Self {
        self.arguments.push((name, value.into()));
        self
    }
}

/// For logs only: the key and its arguments, in no human language.
impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key)?;
        for (name, value) in &self.arguments {
            match value {
                Argument::Text(text) => write!(f, " {name}={text:?}")?,
                Argument::Number(number) => write!(f, " {name}={number}")?,
            }
        }
        Ok(())
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<i64> for Argument {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}
