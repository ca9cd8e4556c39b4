//! The fields of a credential file, each asked for by the name that an error would call it.

use std::collections::HashSet;

use serde_json::{Map, Value};
use zeroize::Zeroize as _;

use crate::campaign::is_invisible;

use super::error::{ImportError, Wanted};

/// An object of a JSON document.
pub(super) type Object = Map<String, Value>;

/// More than any credential, scope or name has.
const LONGEST_TEXT: usize = 8 * 1024;

/// More than any credential has.
const MOST_SCOPES: usize = 200;

/// A JSON document whose texts are wiped when it goes.
pub(super) struct Document(Value);

impl Document {
    /// `None` where the text is not JSON, or nested deeper than any file of Adobe's.
    pub(super) fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok().map(Self)
    }

    /// The fields at the top.
    pub(super) fn top(&self) -> Option<&Object> {
        self.0.as_object()
    }
}

impl Drop for Document {
    fn drop(&mut self) {
        wipe(&mut self.0);
    }
}

/// As deep as the document, which the parser has bounded.
fn wipe(value: &mut Value) {
    match value {
        Value::String(text) => text.zeroize(),
        Value::Array(values) => values.iter_mut().for_each(wipe),
        Value::Object(fields) => fields.values_mut().for_each(wipe),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// The value called `name`; of a path, the last word is the field. `null` is nothing.
fn value<'a>(object: &'a Object, name: &'static str) -> Option<&'a Value> {
    let (_path, field) = name.rsplit_once('.').unwrap_or(("", name));
    object.get(field).filter(|value| !value.is_null())
}

/// The text of a field; `None` where it is not there or blank.
pub(super) fn text<'a>(
    object: &'a Object,
    name: &'static str,
) -> Result<Option<&'a str>, ImportError> {
    match value(object, name) {
        None => Ok(None),
        Some(Value::String(text)) => checked(name, text),
        Some(_) => Err(ImportError::Wrong(name, Wanted::Text)),
    }
}

/// The text of a field that must be there.
pub(super) fn needed_text<'a>(
    object: &'a Object,
    name: &'static str,
) -> Result<&'a str, ImportError> {
    text(object, name)?.ok_or(ImportError::Missing(name))
}

/// The texts of a list that must be there; none of them is looked at yet.
pub(super) fn needed_texts<'a>(
    object: &'a Object,
    name: &'static str,
) -> Result<Vec<&'a str>, ImportError> {
    let wrong = || ImportError::Wrong(name, Wanted::Texts);
    let list = value(object, name).ok_or(ImportError::Missing(name))?;
    let list = list.as_array().ok_or_else(wrong)?;
    list.iter()
        .map(|one| one.as_str().ok_or_else(wrong))
        .collect()
}

/// The list of a field that must be there.
pub(super) fn needed_list<'a>(
    object: &'a Object,
    name: &'static str,
) -> Result<&'a [Value], ImportError> {
    let list = value(object, name).ok_or(ImportError::Missing(name))?;
    let list = list.as_array();
    Ok(list.ok_or(ImportError::Wrong(name, Wanted::List))?)
}

/// The object of a field; `None` where it is not there.
pub(super) fn object<'a>(
    object: &'a Object,
    name: &'static str,
) -> Result<Option<&'a Object>, ImportError> {
    match value(object, name) {
        None => Ok(None),
        Some(Value::Object(inner)) => Ok(Some(inner)),
        Some(_) => Err(ImportError::Wrong(name, Wanted::Object)),
    }
}

/// The object of a field that must be there.
pub(super) fn needed_object<'a>(
    outer: &'a Object,
    name: &'static str,
) -> Result<&'a Object, ImportError> {
    object(outer, name)?.ok_or(ImportError::Missing(name))
}

/// The scopes of a field, if there are any: one text or a list of texts.
pub(super) fn scopes(object: &Object, name: &'static str) -> Result<Vec<String>, ImportError> {
    value(object, name).map_or(Ok(Vec::new()), |value| scopes_in(name, value))
}

/// Scopes are one text, with commas or blanks between them, or a list of texts.
pub(super) fn scopes_in(name: &'static str, value: &Value) -> Result<Vec<String>, ImportError> {
    let wrong = || ImportError::Wrong(name, Wanted::TextOrTexts);
    match value {
        Value::String(text) => separate_scopes(name, [text.as_str()]),
        Value::Array(list) => {
            let texts: Option<Vec<_>> = list.iter().map(Value::as_str).collect();
            separate_scopes(name, texts.ok_or_else(wrong)?)
        }
        _ => Err(wrong()),
    }
}

/// The scopes in texts that have commas or blanks between them, each once.
pub(super) fn separate_scopes<'a>(
    name: &'static str,
    texts: impl IntoIterator<Item = &'a str>,
) -> Result<Vec<String>, ImportError> {
    let mut seen = HashSet::new();
    let mut scopes = Vec::new();
    for text in texts {
        for scope in text.split(|c: char| c == ',' || c.is_whitespace()) {
            let Some(scope) = checked(name, scope)? else {
                continue;
            };
            if !seen.insert(scope) {
                continue;
            }
            if scopes.len() == MOST_SCOPES {
                return Err(ImportError::TooLong(name));
            }
            scopes.push(scope.to_owned());
        }
    }
    Ok(scopes)
}

/// The text without blanks around it, if it can be a value; `None` where only blanks are in it.
pub(super) fn checked<'a>(
    field: &'static str,
    text: &'a str,
) -> Result<Option<&'a str>, ImportError> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    if text.len() > LONGEST_TEXT {
        return Err(ImportError::TooLong(field));
    }
    if text.chars().any(is_strange) {
        return Err(ImportError::StrangeCharacters(field));
    }
    if is_placeholder(text) {
        return Err(ImportError::Placeholders(vec![field]));
    }
    Ok(Some(text))
}

/// Nobody sees it, or it only looks like a blank.
pub(super) fn is_strange(character: char) -> bool {
    is_invisible(character) || (character.is_whitespace() && character != ' ')
}

/// `<API_KEY>` or `{API_KEY}`, as Adobe's pages write it, or `{{API_KEY}}`, as Postman does.
pub(super) fn is_placeholder(text: &str) -> bool {
    let inside = |open, close| {
        text.strip_prefix(open)
            .and_then(|rest| rest.strip_suffix(close))
            .is_some_and(|name| !name.contains(['<', '>', '{', '}']))
    };
    inside("<", ">") || inside("{", "}") || inside("{{", "}}")
}
