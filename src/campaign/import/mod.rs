//! Reading what a person already has: Adobe's credential files, and requests that were copied as cURL lines.
//!
//! Text comes in, values go out; nothing here reads a file or keeps one. None of the shapes but a cURL line holds the
//! organization. What is found is checked as if it had been typed, and nothing that was given is ever quoted in an
//! error, since it may be a secret.
//!
//! - `console`: the Developer Console's credential; also the JWT credential, which no longer works
//! - `project`: the Developer Console's project or workspace
//! - `postman`: a Postman environment
//! - `list`: a list of workflows, pasted or from a CSV file, whose bytes `text` decodes
//! - `curl`: a cURL line, whose words `words` splits for a POSIX shell and `cmd` for Windows, with the table of
//!   `options`; `request` and `sign_in` are the two requests that matter

mod cmd;
mod console;
mod curl;
mod error;
mod fields;
mod list;
mod options;
mod postman;
mod project;
mod request;
mod secret;
mod sign_in;
mod text;
mod words;

use secrecy::SecretString;

use crate::campaign::Command;

pub use error::{ImportError, ListError, Wanted};
pub use list::{
    LARGEST_LIST, ListTrouble, ListedWorkflow, MOST_WORKFLOWS, WorkflowList, label_of, read_list,
};
pub use secret::ClientSecret;
pub use text::text_of;

/// Far more than any of the files has, far less than would be felt.
pub const LARGEST_TEXT: usize = 1024 * 1024;

/// What was found.
#[derive(Debug, Clone)]
pub enum Found {
    /// One set of values.
    One {
        /// What the file calls it, where it has names at all. To be shown as it is.
        name: Option<String>,
        /// What it holds.
        imported: Box<Imported>,
    },
    /// Several credentials, of which the person chooses one. At least two, each under a name of its own.
    Several(Vec<Named>),
}

/// A credential among several.
#[derive(Debug, Clone)]
pub struct Named {
    /// What the file calls it; with its client ID behind, where another one has the same name. To be shown as it is.
    pub name: String,
    /// What it holds.
    pub imported: Imported,
}

/// What one credential or one request holds. What it does not hold is `None` or empty, and says nothing.
///
/// Each text is one line without control or invisible characters, and without blanks around it.
#[derive(Debug, Clone)]
pub struct Imported {
    /// A text that `Organization::parse` accepts.
    pub organization: Option<String>,
    /// A text that `WorkflowId::parse` accepts.
    pub workflow: Option<String>,
    /// The command that the request would send.
    pub command: Option<Command>,
    /// The credential's client ID.
    pub api_key: Option<String>,
    /// An access token. How long it is good for is not known here.
    pub token: Option<SecretString>,
    /// The credential's client secrets. While one replaces the other there are two: then the person chooses, since
    /// trying both would be a failed sign-in for certain. See [`Imported::only_client_secret`].
    pub client_secrets: Vec<ClientSecret>,
    /// What a token is to be good for; empty where nothing is said of it.
    pub scopes: Vec<String>,
    /// A text that `BaseUrl::parse` accepts. Taking it over decides who gets the client secret.
    pub sign_in_url: Option<String>,
    /// A text that `BaseUrl::parse` accepts; `None` for Adobe's own gateway.
    /// Taking it over decides who gets the access token.
    pub base_url: Option<String>,
    /// The IMS organization ID (`…@AdobeOrg`), which is not the organization of the URL.
    pub ims_organization: Option<String>,
    /// What it was read from.
    pub kind: Kind,
}

/// What something was read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// "Download JSON" on the credential's page of the Developer Console.
    Credential,
    /// A project or a workspace, downloaded from the Developer Console.
    Project,
    /// An exported Postman environment.
    PostmanEnvironment,
    /// A cURL line of a request to Campaign.
    Request,
    /// The cURL line of a sign-in: "View cURL command" of the Developer Console.
    SignIn,
}

impl Imported {
    fn new(kind: Kind) -> Self {
        Self {
            organization: None,
            workflow: None,
            command: None,
            api_key: None,
            token: None,
            client_secrets: Vec::new(),
            scopes: Vec::new(),
            sign_in_url: None,
            base_url: None,
            ims_organization: None,
            kind,
        }
    }

    /// The client secret where there is exactly one, so that nothing has to be chosen.
    pub fn only_client_secret(&self) -> Option<&ClientSecret> {
        match self.client_secrets.as_slice() {
            [only] => Some(only),
            _ => None,
        }
    }

    /// Whether what was given holds a secret, of which the person should know that it is still there.
    pub fn holds_a_secret(&self) -> bool {
        self.token.is_some() || !self.client_secrets.is_empty()
    }
}

/// Recognises what was given, and takes out what is of use.
///
/// The values are copies: the text itself is the caller's to wipe.
///
/// # Errors
/// When it is none of the shapes, lacks what its shape must have, or holds what cannot be meant.
pub fn read(text: &str) -> Result<Found, ImportError> {
    if text.len() > LARGEST_TEXT {
        return Err(ImportError::TooLarge);
    }
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.is_empty() {
        return Err(ImportError::Empty);
    }
    if text.starts_with('{') {
        return read_file(text);
    }
    if curl::looks_like_one(text) {
        return curl::read(text).map(Found::one);
    }
    Err(ImportError::NotImportable)
}

fn read_file(text: &str) -> Result<Found, ImportError> {
    let document = fields::Document::read(text).ok_or(ImportError::NotImportable)?;
    let top = document.top().ok_or(ImportError::NotImportable)?;
    if project::looks_like_one(top) {
        project::read(top)
    } else if postman::looks_like_one(top) {
        postman::read(top).map(Found::one)
    } else if console::looks_like_one(top) {
        console::read(top).map(Found::one)
    } else {
        Err(ImportError::NotImportable)
    }
}

impl Found {
    fn one(imported: Imported) -> Self {
        Self::One {
            name: None,
            imported: Box::new(imported),
        }
    }
}
