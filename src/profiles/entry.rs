//! One `[[profile]]` of a file: how it becomes a [`Profile`], and how a change gets back into it.

use std::path::PathBuf;
use std::time::Duration;

use toml_edit::{Item, TableLike};

use super::document::Field;
use super::profile::{Environment, Profile, ProfileId, SignInKind, profile_name};
use super::proxy::ProxyUrl;
use super::store::Trouble;
use super::workflows::{self, WORKFLOW};
use crate::campaign::{BaseUrl, Message, Organization};

/// A day: whoever waits longer has mistyped.
const LONGEST_TIMEOUT: i64 = 86_400;

/// Reads one entry; `name` is what a trouble calls it.
///
/// A saved workflow that cannot be used takes nothing else with it.
pub(super) fn read(entry: &dyn TableLike, name: &str) -> Result<(Profile, Vec<Trouble>), Trouble> {
    let reader = Reader { entry, name };
    let organization = reader.required("organization", |text| {
        Organization::parse(text).map_err(|error| error.message())
    })?;
    let (workflows, messages) = workflows::read(entry);
    let troubles = messages
        .into_iter()
        .map(|message| reader.trouble(WORKFLOW, message))
        .collect();
    let profile = Profile {
        id: reader.id()?,
        name: reader.required("name", |text| {
            profile_name(text).map_err(|error| error.message())
        })?,
        environment: reader
            .choice("environment", &Environment::ALL, Environment::as_str)?
            .unwrap_or_else(|| Environment::suggested_for(&organization)),
        organization,
        read_only: reader.flag("read_only")?,
        reason_required: reader.flag("reason_required")?,
        api_key: reader.text("api_key")?.unwrap_or_default(),
        base_url: reader
            .url("base_url")?
            .unwrap_or_else(Profile::default_base_url),
        sign_in: reader
            .choice("sign_in", &SignInKind::ALL, SignInKind::as_str)?
            .unwrap_or(SignInKind::Token),
        sign_in_url: reader
            .url("sign_in_url")?
            .unwrap_or_else(Profile::default_sign_in_url),
        scopes: reader.scopes()?.unwrap_or_else(Profile::default_scopes),
        ca_file: reader
            .text("ca_file")?
            .filter(|path| !path.is_empty())
            .map(PathBuf::from),
        proxy: reader.proxy()?,
        connect_timeout: reader
            .seconds("connect_timeout_s")?
            .unwrap_or(Profile::DEFAULT_CONNECT_TIMEOUT),
        timeout: reader
            .seconds("timeout_s")?
            .unwrap_or(Profile::DEFAULT_TIMEOUT),
        workflows,
    };
    Ok((profile, troubles))
}

/// The text of a field, whatever else is wrong with the entry.
pub(super) fn raw_text<'e>(entry: &'e dyn TableLike, key: &str) -> Option<&'e str> {
    entry.get(key).and_then(Item::as_str).map(str::trim)
}

/// Changes the fields that differ from `before` to `after`, and no others.
///
/// `before: None` writes them all: for a new entry, or for one that could not be read.
pub(super) fn write(entry: &mut dyn TableLike, before: Option<&Profile>, after: &Profile) {
    let old = before.map(fields_of);
    for (index, (key, new)) in fields_of(after).iter().enumerate() {
        let unchanged = old
            .as_ref()
            .and_then(|fields| fields.get(index))
            .is_some_and(|(_key, old)| old == new);
        // Where the file does not say it, the environment follows the organization.
        let follows = *key == "environment"
            && !entry.contains_key(key)
            && before.is_some_and(|before| before.organization != after.organization);
        if !unchanged || follows {
            Field::put(new.as_ref(), entry, key);
        }
    }
    let old = before.map_or(&[][..], |before| &before.workflows);
    if before.is_none() || old != after.workflows {
        workflows::write(entry, old, &after.workflows);
    }
}

/// The fields of the file that differ.
pub(super) fn changed_fields(before: &Profile, after: &Profile) -> Vec<&'static str> {
    let pairs = fields_of(before).into_iter().zip(fields_of(after));
    let mut changed: Vec<_> = pairs
        .filter(|(old, new)| old != new)
        .map(|((key, _old), _new)| key)
        .collect();
    if before.workflows != after.workflows {
        changed.push(WORKFLOW);
    }
    changed
}

/// The profile as the file can keep it: whole seconds, no blanks around the name.
pub(super) fn rounded(profile: &Profile) -> Profile {
    Profile {
        name: profile.name.trim().to_owned(),
        connect_timeout: from_seconds(to_seconds(profile.connect_timeout)),
        timeout: from_seconds(to_seconds(profile.timeout)),
        ..profile.clone()
    }
}

/// Every field but the workflows, in the order of a new entry. `None`: not in the file.
fn fields_of(profile: &Profile) -> Vec<(&'static str, Option<Field>)> {
    let text = |text: &str| Some(Field::Text(text.to_owned()));
    let oauth = profile.sign_in == SignInKind::OAuth;
    let sign_in_url = oauth || profile.sign_in_url != Profile::default_sign_in_url();
    let scopes = oauth || profile.scopes != Profile::default_scopes();
    vec![
        ("id", text(&profile.id.to_string())),
        ("name", text(profile.name.trim())),
        ("organization", text(profile.organization.as_str())),
        ("environment", text(profile.environment.as_str())),
        ("read_only", Some(Field::Flag(profile.read_only))),
        (
            "reason_required",
            profile.reason_required.then_some(Field::Flag(true)),
        ),
        ("api_key", text(&profile.api_key)),
        ("base_url", text(&profile.base_url.to_string())),
        ("sign_in", text(profile.sign_in.as_str())),
        (
            "sign_in_url",
            text(&profile.sign_in_url.to_string()).filter(|_url| sign_in_url),
        ),
        (
            "scopes",
            scopes.then(|| Field::List(profile.scopes.clone())),
        ),
        (
            "ca_file",
            profile
                .ca_file
                .as_ref()
                .and_then(|path| text(path.to_str()?)),
        ),
        (
            "proxy",
            profile
                .proxy
                .as_ref()
                .and_then(|proxy| text(proxy.as_str())),
        ),
        (
            "connect_timeout_s",
            Some(Field::Whole(to_seconds(profile.connect_timeout))),
        ),
        ("timeout_s", Some(Field::Whole(to_seconds(profile.timeout)))),
    ]
}

/// What the fields of one entry say, or which of them is wrong.
struct Reader<'e> {
    entry: &'e dyn TableLike,
    name: &'e str,
}

impl Reader<'_> {
    fn trouble(&self, field: &str, message: Message) -> Trouble {
        Trouble {
            name: self.name.to_owned(),
            field: field.to_owned(),
            message,
        }
    }

    fn field(&self, key: &'static str) -> Result<Option<Field>, Trouble> {
        match self.entry.get(key) {
            None => Ok(None),
            Some(item) => match Field::of(item) {
                Some(field) => Ok(Some(field)),
                None => Err(self.wrong_type(key)),
            },
        }
    }

    fn wrong_type(&self, key: &'static str) -> Trouble {
        self.trouble(
            key,
            Message::new("profile-field-wrong-type").with("field", key),
        )
    }

    fn text(&self, key: &'static str) -> Result<Option<String>, Trouble> {
        match self.field(key)? {
            None => Ok(None),
            Some(Field::Text(text)) => Ok(Some(text.trim().to_owned())),
            Some(_other) => Err(self.wrong_type(key)),
        }
    }

    fn required<T>(
        &self,
        key: &'static str,
        parse: impl FnOnce(&str) -> Result<T, Message>,
    ) -> Result<T, Trouble> {
        let text = self.text(key)?.ok_or_else(|| {
            self.trouble(
                key,
                Message::new("profile-field-missing").with("field", key),
            )
        })?;
        parse(&text).map_err(|message| self.trouble(key, message))
    }

    fn id(&self) -> Result<ProfileId, Trouble> {
        // Whoever writes an entry by hand needs one to put there.
        let wrong =
            || Message::new("profile-id-wrong").with("fresh", ProfileId::fresh().to_string());
        let text = self.text("id")?;
        text.and_then(|text| ProfileId::parse(&text))
            .ok_or_else(|| self.trouble("id", wrong()))
    }

    fn flag(&self, key: &'static str) -> Result<bool, Trouble> {
        match self.field(key)? {
            None => Ok(false),
            Some(Field::Flag(flag)) => Ok(flag),
            Some(_other) => Err(self.wrong_type(key)),
        }
    }

    fn choice<T: Copy>(
        &self,
        key: &'static str,
        all: &[T],
        word: impl Fn(T) -> &'static str,
    ) -> Result<Option<T>, Trouble> {
        let Some(text) = self.text(key)? else {
            return Ok(None);
        };
        let found = all.iter().copied().find(|one| word(*one) == text);
        found.map(Some).ok_or_else(|| {
            let words: Vec<_> = all.iter().map(|one| word(*one)).collect();
            let message = Message::new("profile-field-unknown-word")
                .with("field", key)
                .with("word", text)
                .with("words", words.join(", "));
            self.trouble(key, message)
        })
    }

    fn url(&self, key: &'static str) -> Result<Option<BaseUrl>, Trouble> {
        let url = self.text(key)?.map(|text| BaseUrl::parse(&text));
        url.transpose()
            .map_err(|error| self.trouble(key, error.message()))
    }

    fn proxy(&self) -> Result<Option<ProxyUrl>, Trouble> {
        let text = self.text("proxy")?.filter(|text| !text.is_empty());
        text.map(|text| ProxyUrl::parse(&text))
            .transpose()
            .map_err(|error| self.trouble("proxy", error.message()))
    }

    fn scopes(&self) -> Result<Option<Vec<String>>, Trouble> {
        match self.field("scopes")? {
            None => Ok(None),
            Some(Field::List(scopes)) => Ok(Some(scopes)),
            Some(_other) => Err(self.wrong_type("scopes")),
        }
    }

    fn seconds(&self, key: &'static str) -> Result<Option<Duration>, Trouble> {
        match self.field(key)? {
            None => Ok(None),
            Some(Field::Whole(seconds @ 1..=LONGEST_TIMEOUT)) => Ok(Some(from_seconds(seconds))),
            Some(Field::Whole(_)) => {
                let message = Message::new("profile-field-out-of-range")
                    .with("field", key)
                    .with("from", 1)
                    .with("to", LONGEST_TIMEOUT);
                Err(self.trouble(key, message))
            }
            Some(_other) => Err(self.wrong_type(key)),
        }
    }
}

fn to_seconds(duration: Duration) -> i64 {
    let whole = duration.as_secs() + u64::from(duration.subsec_nanos() > 0);
    i64::try_from(whole)
        .unwrap_or(LONGEST_TIMEOUT)
        .clamp(1, LONGEST_TIMEOUT)
}

fn from_seconds(seconds: i64) -> Duration {
    Duration::from_secs(seconds.unsigned_abs())
}
