//! A profile while it is being edited: texts that may still be wrong, and what is wrong with them.

use std::path::PathBuf;
use std::time::Duration;

use secrecy::SecretString;
use zeroize::{Zeroize, Zeroizing};

use crate::background::Secret;
use crate::campaign::{BaseUrl, BaseUrlError, Message, Organization, OrganizationError, Setting};
use crate::profiles::{
    Environment, NameError, Profile, ProfileId, ProxyUrl, SignInKind, profile_name,
};

/// A text field of the editor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// What the person calls it.
    Name,
    /// The instance's name.
    Organization,
    /// The credential's client ID.
    ApiKey,
    /// The pasted token.
    AccessToken,
    /// One of the credential's secrets.
    ClientSecret,
    /// What the token is asked for, separated by commas.
    Scopes,
    /// Campaign's gateway.
    BaseUrl,
    /// Adobe's sign-in service.
    SignInUrl,
    /// Further certificates.
    CaFile,
    /// The proxy.
    Proxy,
    /// Seconds for the connection.
    ConnectTimeout,
    /// Seconds for the whole exchange.
    Timeout,
}

impl Field {
    /// All of them, from top to bottom.
    pub const ALL: [Self; 12] = [
        Self::Name,
        Self::Organization,
        Self::ApiKey,
        Self::AccessToken,
        Self::ClientSecret,
        Self::Scopes,
        Self::BaseUrl,
        Self::SignInUrl,
        Self::CaFile,
        Self::Proxy,
        Self::ConnectTimeout,
        Self::Timeout,
    ];

    /// Where this is entered.
    pub(super) const fn of(setting: Setting) -> Self {
        match setting {
            Setting::ApiKey => Self::ApiKey,
            Setting::BaseUrl => Self::BaseUrl,
            Setting::SignInUrl => Self::SignInUrl,
            Setting::CaFile => Self::CaFile,
            Setting::Proxy => Self::Proxy,
        }
    }

    /// Whether what is typed is a secret.
    pub const fn is_secret(self) -> bool {
        matches!(self, Self::AccessToken | Self::ClientSecret)
    }

    /// The key of its name in the locale files.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Name => "field-name",
            Self::Organization => "field-organization",
            Self::ApiKey => "field-api-key",
            Self::AccessToken => "field-access-token",
            Self::ClientSecret => "field-client-secret",
            Self::Scopes => "field-scopes",
            Self::BaseUrl => "field-base-url",
            Self::SignInUrl => "field-sign-in-url",
            Self::CaFile => "field-ca-file",
            Self::Proxy => "field-proxy",
            Self::ConnectTimeout => "field-connect-timeout",
            Self::Timeout => "field-timeout",
        }
    }
}

/// What is said of imported credentials until an organization is entered.
pub(super) const NO_ORGANIZATION: &str = "import-lacks-organization";

/// A profile while it is being edited. What was typed as a secret is wiped when it goes.
pub struct Draft {
    /// The profile that it began with; `None` for a new one.
    pub before: Option<Profile>,
    /// Which environment is chosen.
    pub environment: Environment,
    /// Which way to sign in is chosen.
    pub sign_in: SignInKind,
    /// Whether every command is refused.
    pub read_only: bool,
    /// Whether every command needs a reason.
    pub reason_required: bool,
    /// What is wrong with it, field by field, since the last attempt to save.
    pub errors: Vec<(Field, Message)>,
    /// What went wrong when it was saved or deleted.
    pub trouble: Option<Trouble>,
    /// What the person should know of what was imported into it.
    pub notes: Vec<Message>,
    /// The workflow that was imported with it: it comes into the field once the profile is saved and chosen.
    pub workflow: Option<String>,
    /// What is being done with it.
    pub stage: Stage,
    /// The profile as it was sent to be saved.
    pub(super) sent: Option<Profile>,
    environment_is_chosen: bool,
    fresh: Profile,
    texts: [Zeroizing<String>; Field::ALL.len()],
}

/// What is being done with a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// It is being edited.
    Editing,
    /// The person is asked whether the profile shall be deleted.
    AskingDeletion,
    /// It is being saved or deleted.
    Busy,
}

/// What went wrong outside the fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// The file could not be written: nothing was saved.
    File(Message),
    /// The profile was saved, the secrets were not.
    SecretsNotKept(Message),
    /// The secrets could not be removed; the profile is still there.
    SecretsNotRemoved(Message),
}

impl Draft {
    /// An empty one, or one filled from a profile. Secrets are never filled in: an empty field keeps what is saved.
    ///
    /// `None` only if the built-in defaults were no profile.
    pub fn new(before: Option<&Profile>) -> Option<Self> {
        let fresh = match before {
            Some(profile) => profile.clone(),
            None => Profile::new("-", Organization::parse("-").ok()?).ok()?,
        };
        let mut draft = Self {
            before: before.cloned(),
            environment: if before.is_some() {
                fresh.environment
            } else {
                Environment::Production
            },
            sign_in: fresh.sign_in,
            read_only: fresh.read_only,
            reason_required: fresh.reason_required,
            errors: Vec::new(),
            trouble: None,
            notes: Vec::new(),
            workflow: None,
            stage: Stage::Editing,
            sent: None,
            environment_is_chosen: false,
            texts: Default::default(),
            fresh,
        };
        draft.fill();
        Some(draft)
    }

    /// The profile that it is, or will be.
    pub fn id(&self) -> ProfileId {
        self.fresh.id
    }

    /// Whether anything stands in it that is not saved.
    pub fn is_changed(&self) -> bool {
        let Some(fresh) = Self::new(self.before.as_ref()) else {
            return true;
        };
        self.texts != fresh.texts
            || self.environment != fresh.environment
            || self.sign_in != fresh.sign_in
            || self.read_only != fresh.read_only
            || self.reason_required != fresh.reason_required
            || self.workflow.is_some()
    }

    /// What stands in a field.
    pub fn text(&self, field: Field) -> &str {
        &self.texts[index(field)]
    }

    /// Writes into a field. Something pasted is tidied; the environment follows the organization's name
    /// until the person chooses one, so that another organization is not guarded as the one before.
    pub fn set(&mut self, field: Field, text: &str) {
        let tidied = match field {
            // Whoever types an address letter by letter is not interrupted.
            Field::Organization if is_pasted(self.text(field), text) => {
                Organization::in_pasted(text)
            }
            _ => None,
        };
        let place = &mut self.texts[index(field)];
        place.zeroize();
        place.push_str(tidied.as_deref().unwrap_or(text));
        self.errors.retain(|(wrong, _message)| *wrong != field);
        if field == Field::Organization {
            self.notes.retain(|note| note.key != NO_ORGANIZATION);
        }
        if field == Field::Organization
            && !self.environment_is_chosen
            && let Ok(organization) = Organization::parse(self.text(field))
        {
            self.environment = match &self.before {
                Some(before) if before.organization == organization => before.environment,
                _ => Environment::suggested_for(&organization),
            };
        }
    }

    /// Chooses the environment for good.
    pub fn choose_environment(&mut self, environment: Environment) {
        self.environment = environment;
        self.environment_is_chosen = true;
    }

    /// The profile that the fields describe.
    ///
    /// Notes in [`Draft::errors`] what is wrong, and gives `None` then.
    pub fn check(&mut self) -> Option<Profile> {
        let mut errors = Vec::new();
        let name = note(
            &mut errors,
            Field::Name,
            profile_name(self.text(Field::Name)),
            NameError::message,
        );
        let organization = note(
            &mut errors,
            Field::Organization,
            Organization::parse(self.text(Field::Organization)),
            OrganizationError::message,
        );
        let base_url = self.url(&mut errors, Field::BaseUrl, Profile::default_base_url());
        let mut unseen = Vec::new();
        let (sign_in_errors, instead) = match self.sign_in {
            SignInKind::OAuth => (&mut errors, None),
            // Its field is not on screen, and what is wrong in it could not be seen.
            SignInKind::Token => (&mut unseen, Some(self.fresh.sign_in_url.clone())),
        };
        let default = Profile::default_sign_in_url();
        let sign_in_url = self
            .url(sign_in_errors, Field::SignInUrl, default)
            .or(instead);
        let proxy = match self.text(Field::Proxy).trim() {
            "" => None,
            text => note(&mut errors, Field::Proxy, ProxyUrl::parse(text), |error| {
                error.message()
            }),
        };
        let connect_timeout = self.seconds(&mut errors, Field::ConnectTimeout);
        let timeout = self.seconds(&mut errors, Field::Timeout);
        let api_key = self.text(Field::ApiKey).trim().to_owned();
        if api_key.chars().any(char::is_control) {
            errors.push((Field::ApiKey, Message::new("profile-api-key-not-one-line")));
        }
        let has_errors = !errors.is_empty();
        self.errors = errors;
        if has_errors {
            return None;
        }
        Some(Profile {
            id: self.fresh.id,
            name: name?,
            organization: organization?,
            environment: self.environment,
            read_only: self.read_only,
            reason_required: self.reason_required,
            api_key,
            base_url: base_url?,
            sign_in: self.sign_in,
            sign_in_url: sign_in_url?,
            scopes: self.scopes(),
            ca_file: self.ca_file(),
            proxy,
            connect_timeout: connect_timeout?,
            timeout: timeout?,
            workflows: self.fresh.workflows.clone(),
        })
    }

    /// With its whole path: the next start may be in another folder, where it would mean another file. One that was
    /// there before stays as it is.
    fn ca_file(&self) -> Option<PathBuf> {
        let typed = self.text(Field::CaFile).trim();
        let before = self.fresh.ca_file.as_ref();
        if let Some(before) = before.filter(|before| before.display().to_string() == typed) {
            return Some(before.clone());
        }
        (!typed.is_empty()).then(|| std::path::absolute(typed).unwrap_or_else(|_gone| typed.into()))
    }

    /// The secrets that were typed.
    pub fn secrets(&self) -> Vec<(Secret, SecretString)> {
        [
            (Field::AccessToken, Secret::AccessToken),
            (Field::ClientSecret, Secret::ClientSecret),
        ]
        .into_iter()
        .filter(|(field, _secret)| !self.text(*field).trim().is_empty())
        .map(|(field, secret)| {
            (
                secret,
                SecretString::from(self.text(field).trim().to_owned()),
            )
        })
        .collect()
    }

    fn fill(&mut self) {
        let profile = self.fresh.clone();
        let is_new = self.before.is_none();
        let shown = |text: &str| {
            if is_new {
                String::new()
            } else {
                text.to_owned()
            }
        };
        let texts = [
            (Field::Name, shown(&profile.name)),
            (Field::Organization, shown(profile.organization.as_str())),
            (Field::ApiKey, profile.api_key.clone()),
            (Field::Scopes, profile.scopes.join(", ")),
            (Field::BaseUrl, profile.base_url.to_string()),
            (Field::SignInUrl, profile.sign_in_url.to_string()),
            (
                Field::CaFile,
                profile
                    .ca_file
                    .as_ref()
                    .map(|path| path.display().to_string())
                    .unwrap_or_default(),
            ),
            (
                Field::Proxy,
                profile
                    .proxy
                    .as_ref()
                    .map(ToString::to_string)
                    .unwrap_or_default(),
            ),
            (
                Field::ConnectTimeout,
                profile.connect_timeout.as_secs().to_string(),
            ),
            (Field::Timeout, profile.timeout.as_secs().to_string()),
        ];
        for (field, text) in texts {
            self.texts[index(field)] = Zeroizing::new(text);
        }
    }

    fn url(
        &self,
        errors: &mut Vec<(Field, Message)>,
        field: Field,
        default: BaseUrl,
    ) -> Option<BaseUrl> {
        match self.text(field).trim() {
            "" => Some(default),
            text => note(errors, field, BaseUrl::parse(text), BaseUrlError::message),
        }
    }

    fn seconds(&self, errors: &mut Vec<(Field, Message)>, field: Field) -> Option<Duration> {
        const AN_HOUR: u64 = 3600;
        let seconds = self.text(field).trim().parse::<u64>();
        if let Ok(seconds @ 1..=AN_HOUR) = seconds {
            Some(Duration::from_secs(seconds))
        } else {
            errors.push((field, Message::new("seconds-out-of-range")));
            None
        }
    }

    fn scopes(&self) -> Vec<String> {
        self.text(Field::Scopes)
            .split([',', ' ', '\n'])
            .filter(|scope| !scope.is_empty())
            .map(str::to_owned)
            .collect()
    }
}

fn index(field: Field) -> usize {
    field as usize
}

fn note<T, E>(
    errors: &mut Vec<(Field, Message)>,
    field: Field,
    parsed: Result<T, E>,
    message: impl Fn(&E) -> Message,
) -> Option<T> {
    parsed
        .map_err(|error| errors.push((field, message(&error))))
        .ok()
}

/// Whether more than one character came at once.
pub(super) fn is_pasted(before: &str, after: &str) -> bool {
    after.chars().count() > before.chars().count() + 1
}
