//! Why something cannot be imported: which sentence to say, and never a word of what was given.

use thiserror::Error;

use crate::campaign::{BaseUrlError, Message, OrganizationError, WorkflowIdError};

/// Why nothing was imported.
///
/// The names in it are those that Adobe's shapes have, never a text that was given: that may be a secret.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{}", self.message())]
pub enum ImportError {
    /// There is nothing in it.
    Empty,
    /// Over [`LARGEST_TEXT`](super::LARGEST_TEXT).
    TooLarge,
    /// None of the shapes.
    NotImportable,
    /// The field is not there, or nothing is in it.
    Missing(&'static str),
    /// The field is there and holds something else.
    Wrong(&'static str, Wanted),
    /// The field's text has characters that nobody means: a line break, one that cannot be seen.
    StrangeCharacters(&'static str),
    /// More than the field can have.
    TooLong(&'static str),
    /// The field is there twice, with different values.
    Twice(&'static str),
    /// Where values should be there are still the placeholders of an example.
    Placeholders(Vec<&'static str>),
    /// A JWT credential: Adobe has ended those on 2026-03-01.
    JwtIsDead,
    /// A project without an OAuth Server-to-Server credential.
    NoServerToServer,
    /// A quotation mark that is not closed.
    OpenQuote,
    /// A cURL line without an address.
    NoAddress,
    /// More than one request.
    SeveralRequests,
    /// The address is neither one of Campaign's API nor one of the sign-in service.
    NotCampaign,
    /// The request's body holds none of the four commands.
    UnknownCommand,
    /// The sign-in is not one of a program: not `client_credentials`.
    NotClientCredentials,
    /// The address holds what cannot be an organization.
    Organization(OrganizationError),
    /// The address holds what cannot be a workflow ID.
    Workflow(WorkflowIdError),
    /// The address's beginning cannot be a base URL.
    BaseUrl(BaseUrlError),
}

/// What a field should hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// A text.
    Text,
    /// A list of texts.
    Texts,
    /// A text, or a list of texts.
    TextOrTexts,
    /// A list.
    List,
    /// An object, with fields of its own.
    Object,
    /// The address of a server.
    Address,
}

impl ImportError {
    /// What to tell the person; under the same key with `-next` is what helps, where something does.
    pub fn message(&self) -> Message {
        let of = |key, field: &&'static str| Message::new(key).with("field", *field);
        match self {
            Self::Empty => Message::new("import-empty"),
            Self::TooLarge => Message::new("credentials-too-large"),
            Self::NotImportable => Message::new("import-not-importable"),
            Self::Missing(field) => of("import-missing", field),
            Self::Wrong(field, wanted) => of(wanted.message_key(), field),
            Self::StrangeCharacters(field) => of("import-strange-characters", field),
            Self::TooLong(field) => of("import-too-long", field),
            Self::Twice(field) => of("import-twice", field),
            Self::Placeholders(names) => {
                Message::new("import-placeholders").with("names", names.join(", "))
            }
            Self::JwtIsDead => Message::new("import-jwt-is-dead"),
            Self::NoServerToServer => Message::new("import-no-server-to-server"),
            Self::OpenQuote => Message::new("import-open-quote"),
            Self::NoAddress => Message::new("import-no-address"),
            Self::SeveralRequests => Message::new("import-several-requests"),
            Self::NotCampaign => Message::new("import-not-campaign"),
            Self::UnknownCommand => Message::new("import-unknown-command"),
            Self::NotClientCredentials => Message::new("import-not-client-credentials"),
            Self::Organization(error) => error.message(),
            Self::Workflow(error) => error.message(),
            Self::BaseUrl(error) => error.message(),
        }
    }
}

impl Wanted {
    const fn message_key(self) -> &'static str {
        match self {
            Self::Text => "import-wants-text",
            Self::Texts => "import-wants-texts",
            Self::TextOrTexts => "import-wants-text-or-texts",
            Self::List => "import-wants-list",
            Self::Object => "import-wants-object",
            Self::Address => "import-wants-address",
        }
    }
}

/// Why a list of workflows, or a line of one, could not be understood.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{}", self.message())]
pub enum ListError {
    /// There is nothing in it.
    Empty,
    /// Over [`LARGEST_LIST`](super::LARGEST_LIST).
    TooLarge,
    /// Over [`MOST_WORKFLOWS`](super::MOST_WORKFLOWS).
    TooMany,
    /// It looks like credentials or a cURL line, which may hold a secret.
    Credentials,
    /// The line's quotation mark is not closed.
    OpenQuote,
    /// The line has no ID where one should stand.
    NoId,
    /// Where the ID should stand are several words.
    Blanks,
    /// What stands there cannot be an ID.
    Id(WorkflowIdError),
}

impl ListError {
    /// What to tell the person; under the same key with `-next` is what helps, where something does.
    pub fn message(&self) -> Message {
        match self {
            Self::Empty => Message::new("list-empty"),
            Self::TooLarge => Message::new("list-too-large"),
            Self::TooMany => {
                let most = i64::try_from(super::MOST_WORKFLOWS).unwrap_or(i64::MAX);
                Message::new("list-too-many").with("most", most)
            }
            Self::Credentials => Message::new("list-credentials"),
            Self::OpenQuote => Message::new("list-open-quote"),
            Self::NoId => Message::new("list-no-id"),
            Self::Blanks => Message::new("list-blanks"),
            Self::Id(error) => error.message(),
        }
    }
}
