//! One saved connection: whose Campaign it reaches, how, and how carefully.

use std::fmt;
use std::path::PathBuf;
use std::time::Duration;

use uuid::Uuid;

use super::error::NameError;
use super::proxy::ProxyUrl;
use crate::campaign::{BaseUrl, Organization, WorkflowId};

/// A saved connection. It holds no secret: those are in the OS keyring, filed under [`Profile::id`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// Never changes, so that a rename loses neither secrets nor history.
    pub id: ProfileId,
    /// As the person sees it: one line, not empty, unique whatever the case (see [`profile_name`]).
    pub name: String,
    /// The Campaign instance that commands go to.
    pub organization: Organization,
    /// How carefully commands to [`Profile::organization`] are guarded.
    pub environment: Environment,
    /// Whether every command is refused before it is sent.
    pub read_only: bool,
    /// Whether every command needs a reason, which is written into the journal.
    pub reason_required: bool,
    /// The credential's client id, sent in `X-Api-Key`. An identifier, not a secret.
    pub api_key: String,
    /// Where Campaign's gateway is.
    pub base_url: BaseUrl,
    /// Where the access token comes from.
    pub sign_in: SignInKind,
    /// Where Adobe's sign-in service is; used with [`SignInKind::OAuth`] only.
    pub sign_in_url: BaseUrl,
    /// What the access token is asked for; used with [`SignInKind::OAuth`] only.
    pub scopes: Vec<String>,
    /// Certificates that are trusted besides the system's, as a PEM file.
    pub ca_file: Option<PathBuf>,
    /// `None`: the system's proxy.
    pub proxy: Option<ProxyUrl>,
    /// How long a connection may take to come about; whole seconds in the file.
    pub connect_timeout: Duration,
    /// How long a whole exchange may take; whole seconds in the file.
    pub timeout: Duration,
    /// The workflows that the person keeps at hand.
    pub workflows: Vec<SavedWorkflow>,
}

/// What a new profile asks the sign-in service for.
///
/// From CruGlobal/adobe-campaign (2024), which signs in to Campaign with exactly these.
const DEFAULT_SCOPES: [&str; 6] = [
    "openid",
    "AdobeID",
    "additional_info.projectedProductContext",
    "campaign_sdk",
    "campaign_config_server_general",
    "deliverability_service_general",
];

impl Profile {
    /// How long a connection may take to come about where the profile says nothing else.
    pub const DEFAULT_CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
    /// How long a whole exchange may take where the profile says nothing else.
    pub const DEFAULT_TIMEOUT: Duration = Duration::from_mins(1);

    /// A new connection with Adobe's addresses and a fresh id; its environment is the one that the
    /// organization's name suggests.
    ///
    /// # Errors
    /// When the name cannot be a profile's.
    pub fn new(name: &str, organization: Organization) -> Result<Self, NameError> {
        Ok(Self {
            id: ProfileId::fresh(),
            name: profile_name(name)?,
            environment: Environment::suggested_for(&organization),
            organization,
            read_only: false,
            reason_required: false,
            api_key: String::new(),
            base_url: Self::default_base_url(),
            sign_in: SignInKind::Token,
            sign_in_url: Self::default_sign_in_url(),
            scopes: Self::default_scopes(),
            ca_file: None,
            proxy: None,
            connect_timeout: Self::DEFAULT_CONNECT_TIMEOUT,
            timeout: Self::DEFAULT_TIMEOUT,
            workflows: Vec::new(),
        })
    }

    /// The built-in connection to the Campaign that comes with this program. It is in no file.
    ///
    /// # Errors
    /// When the name cannot be a profile's.
    pub fn practice(
        name: &str,
        organization: Organization,
        api_key: &str,
        base_url: &BaseUrl,
    ) -> Result<Self, NameError> {
        Ok(Self {
            id: ProfileId::PRACTICE,
            environment: Environment::Practice,
            api_key: api_key.to_owned(),
            base_url: base_url.clone(),
            sign_in_url: base_url.clone(),
            ..Self::new(name, organization)?
        })
    }

    /// The same connection without its list of workflows, which may be long.
    #[must_use]
    pub fn without_workflows(&self) -> Self {
        Self {
            name: self.name.clone(),
            organization: self.organization.clone(),
            api_key: self.api_key.clone(),
            base_url: self.base_url.clone(),
            sign_in_url: self.sign_in_url.clone(),
            scopes: self.scopes.clone(),
            ca_file: self.ca_file.clone(),
            proxy: self.proxy.clone(),
            workflows: Vec::new(),
            ..*self
        }
    }

    /// The same connection with no more of its list than this workflow: a command needs no other.
    #[must_use]
    pub fn for_workflow(&self, workflow: &WorkflowId) -> Self {
        let one = self.workflows.iter().find(|one| one.id == *workflow);
        Self {
            workflows: one.cloned().into_iter().collect(),
            ..self.without_workflows()
        }
    }

    /// Adobe's gateway.
    pub fn default_base_url() -> BaseUrl {
        constant_url("https://mc.adobe.io")
    }

    /// Adobe's sign-in service.
    pub fn default_sign_in_url() -> BaseUrl {
        constant_url("https://ims-na1.adobelogin.com")
    }

    /// What Campaign's own clients ask for.
    pub fn default_scopes() -> Vec<String> {
        DEFAULT_SCOPES.map(str::to_owned).to_vec()
    }

    /// What a command to `organization`, which a person may have typed over the profile's own,
    /// must be guarded as.
    ///
    /// What the person said about the profile holds for the profile's own organization only.
    pub fn environment_of(&self, organization: &Organization) -> Environment {
        // What leaves this machine is no practice, whatever was said about the profile.
        let is_mere_claim =
            self.environment == Environment::Practice && !self.base_url.is_loopback();
        if *organization == self.organization && !is_mere_claim {
            return self.environment;
        }
        if self.base_url.is_loopback() {
            return Environment::Practice;
        }
        // The same name in other letters may well be the same instance: it is guarded no less.
        let own = self.organization.as_str().to_lowercase();
        if organization.as_str().to_lowercase() == own
            && self.environment == Environment::Production
        {
            return Environment::Production;
        }
        Environment::suggested_for(organization)
    }
}

/// Which connection it is, for as long as it exists: `0198…`, a UUID.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ProfileId(Uuid);

impl ProfileId {
    /// The built-in practice connection's: the same in every copy of the program, so that it is found again at the
    /// next start.
    pub const PRACTICE: Self = Self(Uuid::from_u128(0x0198_c0de_7072_7163_8469_6365_0000_0000));

    /// One that no other profile has.
    pub fn fresh() -> Self {
        Self(Uuid::now_v7())
    }

    /// Takes a UUID in any of its usual spellings; `None` when it is none.
    pub fn parse(text: &str) -> Option<Self> {
        Uuid::try_parse(text.trim()).ok().map(Self)
    }
}

/// In lower case with hyphens, as in the file and in the keyring.
impl fmt::Display for ProfileId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.hyphenated().fmt(f)
    }
}

/// How much harm a command can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Environment {
    /// Real mail to real people.
    Production,
    /// Adobe's instance for trying things out.
    Stage,
    /// The simulated Campaign that comes with this program.
    Practice,
}

impl Environment {
    /// All three, the most dangerous first.
    pub const ALL: [Self; 3] = [Self::Production, Self::Stage, Self::Practice];

    /// What an instance of this name must be taken for until a person says otherwise.
    pub fn suggested_for(organization: &Organization) -> Self {
        if organization.is_stage_by_name() {
            Self::Stage
        } else {
            Self::Production
        }
    }

    /// The word in the file and on the command line.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Production => "production",
            Self::Stage => "stage",
            Self::Practice => "practice",
        }
    }

    /// From the word in the file and on the command line.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == word)
    }
}

/// Where the access token comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SignInKind {
    /// The person pastes one.
    Token,
    /// The program fetches one with the client secret (Adobe's OAuth Server-to-Server).
    OAuth,
}

impl SignInKind {
    /// Both, the simple one first.
    pub const ALL: [Self; 2] = [Self::Token, Self::OAuth];

    /// The word in the file and on the command line.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Token => "token",
            Self::OAuth => "oauth",
        }
    }

    /// From the word in the file and on the command line.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == word)
    }
}

/// A workflow that the person keeps at hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedWorkflow {
    /// What the command is addressed to.
    pub id: WorkflowId,
    /// What the person calls it; may be empty.
    pub label: String,
    /// Whether its record is read again and again.
    pub watched: bool,
}

/// Characters that a name may have; longer ones were not meant as names.
pub(super) const LONGEST_NAME: usize = 200;

/// The name as it will be kept: blanks around it dropped.
///
/// # Errors
/// When nothing is left, it is more than one line, or longer than 200 characters.
pub fn profile_name(text: &str) -> Result<String, NameError> {
    let name = text.trim();
    if name.is_empty() {
        Err(NameError::Empty)
    } else if !is_one_line(name) {
        Err(NameError::NotOneLine)
    } else if name.chars().count() > LONGEST_NAME {
        Err(NameError::TooLong)
    } else {
        Ok(name.to_owned())
    }
}

/// Line breaks of every kind, and what else moves the cursor, would break lists, logs and headers.
pub(super) fn is_one_line(text: &str) -> bool {
    !text
        .chars()
        .any(|character| character.is_control() || matches!(character, '\u{2028}' | '\u{2029}'))
}

#[expect(
    clippy::expect_used,
    reason = "the address is a constant, and a test reads it"
)]
fn constant_url(text: &str) -> BaseUrl {
    BaseUrl::parse(text).expect("a valid https URL")
}
