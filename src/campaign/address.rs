//! Where a command goes: the base URL, the organization and the workflow ID, and every rule about what may stand in one.

use std::fmt;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use reqwest::Url;
use thiserror::Error;

use super::message::Message;

/// All that RFC 3986 does not call unreserved is encoded, so that a value can never leave its path segment.
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~');

/// Longer than any instance name or `PKey` that has been seen; shorter than what gateways refuse.
const LONGEST_SEGMENT: usize = 512;

/// The Campaign instance's name (its tenant): the `<ORGANIZATION>` of the documented URL.
///
/// It is not the IMS organization ID (`…@AdobeOrg`), which people paste here by mistake: that one is refused.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Organization(String);

impl Organization {
    /// Takes the name, or the instance's address, as a person wrote it, blanks around it dropped.
    ///
    /// # Errors
    /// When it cannot be the name of an instance, with the reason.
    pub fn parse(text: &str) -> Result<Self, OrganizationError> {
        let named = Self::in_pasted(text);
        let name = named.as_deref().unwrap_or(text).trim();
        if name.to_lowercase().contains("@adobeorg") {
            return Err(OrganizationError::ImsOrganization);
        }
        check_segment(name)
            .map(|()| Self(name.to_owned()))
            .map_err(OrganizationError::Segment)
    }

    /// The name as it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the name says that this is a stage instance: `<tenant>-mkt-stage`, perhaps with a number
    /// (Adobe, *Setting up API access*). Any other name must be taken for production.
    pub fn is_stage_by_name(&self) -> bool {
        let lower = self.0.to_lowercase();
        lower
            .rsplit_once("-mkt-stage")
            .is_some_and(|(tenant, number)| {
                !tenant.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
            })
    }

    /// The instance's name in something pasted: `https://acme.campaign.adobe.com/…` holds `acme`.
    ///
    /// `None` where the text is not the address of an instance.
    pub fn in_pasted(text: &str) -> Option<String> {
        let url = Url::parse(text.trim()).ok()?;
        let tenant = url.host_str()?.strip_suffix(".campaign.adobe.com")?;
        (!tenant.is_empty() && !tenant.contains('.')).then(|| tenant.to_owned())
    }
}

/// The ID that Campaign shows after a workflow's label, as in `Daily import (WKF35)`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct WorkflowId(String);

impl WorkflowId {
    /// Takes the ID as a person wrote it, blanks around it dropped.
    ///
    /// # Errors
    /// When no workflow can have this ID in the documented URL, with the reason.
    pub fn parse(text: &str) -> Result<Self, WorkflowIdError> {
        let id = text.trim();
        check_segment(id)
            .map(|()| Self(id.to_owned()))
            .map_err(WorkflowIdError)
    }

    /// The ID as it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The label and the ID in something pasted: `Daily import (WKF35)`, as Campaign's list shows it.
    ///
    /// `None` where the text has not that form.
    pub fn in_pasted(text: &str) -> Option<(String, String)> {
        let (label, rest) = text.trim().rsplit_once('(')?;
        let id = rest.strip_suffix(')')?.trim();
        let one_word = !id.is_empty() && !id.contains(char::is_whitespace);
        one_word.then(|| (label.trim().to_owned(), id.to_owned()))
    }
}

/// Where Campaign's gateway is: `https://mc.adobe.io`, or a loopback address for a practice Campaign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseUrl(Url);

impl BaseUrl {
    /// Takes an https URL, or an http one of a loopback address: a token never travels in the clear.
    ///
    /// # Errors
    /// When the text is not such a URL, with the reason.
    pub fn parse(text: &str) -> Result<Self, BaseUrlError> {
        let mut url = Url::parse(text.trim()).map_err(|_not_a_url| BaseUrlError::NotAUrl)?;
        match url.scheme() {
            "https" => {}
            "http" if is_loopback(&url) => {}
            "http" => return Err(BaseUrlError::NotSecure),
            _ => return Err(BaseUrlError::NotAUrl),
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(BaseUrlError::HoldsCredentials);
        }
        if url.query().is_some() || url.fragment().is_some() {
            return Err(BaseUrlError::HoldsMore);
        }
        let path = url.path().trim_end_matches('/').to_owned();
        url.set_path(&path);
        Ok(Self(url))
    }

    /// The host alone, as the window's bar shows it.
    pub fn host(&self) -> &str {
        self.0.host_str().unwrap_or_default()
    }

    /// Whether it points at this very machine: no other host ever sees what is sent there.
    pub fn is_loopback(&self) -> bool {
        is_loopback(&self.0)
    }

    /// Whether what is sent there is encrypted. If not, it stays on this machine.
    pub fn is_secure(&self) -> bool {
        self.0.scheme() == "https"
    }

    /// `<base>/<ORGANIZATION>/campaign/workflow/execution/<workflowID>/commands`.
    pub fn command_url(&self, organization: &Organization, workflow: &WorkflowId) -> String {
        format!("{}/commands", self.workflow_url(organization, workflow))
    }

    /// `<base>/<ORGANIZATION>/campaign/workflow/execution/<workflowID>`, the workflow's own record.
    pub fn workflow_url(&self, organization: &Organization, workflow: &WorkflowId) -> String {
        format!(
            "{self}/{}/campaign/workflow/execution/{}",
            utf8_percent_encode(&organization.0, SEGMENT),
            utf8_percent_encode(&workflow.0, SEGMENT),
        )
    }
}

/// Without a slash at its end.
impl fmt::Display for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.as_str().trim_end_matches('/'))
    }
}

impl fmt::Display for Organization {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for WorkflowId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Why a text cannot be an organization.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum OrganizationError {
    /// It is the IMS organization ID, which routes nothing here.
    #[error("{}", self.message())]
    ImsOrganization,
    /// It cannot stand in one path segment.
    #[error("{}", self.message())]
    Segment(SegmentError),
}

impl OrganizationError {
    /// What to tell the person.
    pub fn message(&self) -> Message {
        match self {
            Self::ImsOrganization => Message::new("organization-is-ims"),
            Self::Segment(SegmentError::Empty) => Message::new("organization-empty"),
            Self::Segment(SegmentError::Forbidden(character)) => {
                Message::new("organization-forbidden").with("character", name_of(*character))
            }
            Self::Segment(SegmentError::Dots) => Message::new("organization-dots"),
            Self::Segment(SegmentError::TooLong) => Message::new("organization-too-long"),
        }
    }
}

/// Why a text cannot be a workflow ID.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{}", self.message())]
pub struct WorkflowIdError(pub SegmentError);

impl WorkflowIdError {
    /// What to tell the person.
    pub fn message(&self) -> Message {
        match &self.0 {
            SegmentError::Empty => Message::new("workflow-id-empty"),
            SegmentError::Forbidden(character) => {
                Message::new("workflow-id-forbidden").with("character", name_of(*character))
            }
            SegmentError::Dots => Message::new("workflow-id-dots"),
            SegmentError::TooLong => Message::new("workflow-id-too-long"),
        }
    }
}

/// Why a text cannot be the base URL.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("{}", self.message())]
pub enum BaseUrlError {
    /// Not an http or https URL at all.
    NotAUrl,
    /// http to another machine.
    NotSecure,
    /// A user name or password stands in it; it would land in a file.
    HoldsCredentials,
    /// A query or a fragment stands in it.
    HoldsMore,
}

impl BaseUrlError {
    /// What to tell the person.
    pub fn message(&self) -> Message {
        Message::new(match self {
            Self::NotAUrl => "url-not-a-url",
            Self::NotSecure => "url-not-secure",
            Self::HoldsCredentials => "url-holds-credentials",
            Self::HoldsMore => "url-holds-more",
        })
    }
}

/// Why a text cannot stand in one path segment of the URL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SegmentError {
    /// Nothing in it but blanks.
    Empty,
    /// A slash, a control character, or one that nobody can see.
    Forbidden(char),
    /// `.` or `..`, which mean another path.
    Dots,
    /// Over 512 bytes.
    TooLong,
}

fn check_segment(text: &str) -> Result<(), SegmentError> {
    if text.is_empty() {
        return Err(SegmentError::Empty);
    }
    if text == "." || text == ".." {
        return Err(SegmentError::Dots);
    }
    if text.len() > LONGEST_SEGMENT {
        return Err(SegmentError::TooLong);
    }
    match text.chars().find(|character| is_forbidden(*character)) {
        Some(character) => Err(SegmentError::Forbidden(character)),
        None => Ok(()),
    }
}

/// A slash leaves the segment; what cannot be seen, or only looks like a space, makes an ID that only looks right.
fn is_forbidden(character: char) -> bool {
    matches!(character, '/' | '\\') || is_unclear(character)
}

fn is_unclear(character: char) -> bool {
    is_invisible(character) || (character.is_whitespace() && character != ' ')
}

/// Control characters, and those that change how a text looks without being seen:
/// Unicode's `Default_Ignorable_Code_Point`, the line separators and the interlinear marks.
pub(crate) fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}')
}

/// `/` is shown as it is; what cannot be seen is shown as its code point.
fn name_of(character: char) -> String {
    if is_unclear(character) {
        format!("U+{:04X}", u32::from(character))
    } else {
        character.to_string()
    }
}

fn is_loopback(url: &Url) -> bool {
    match url.host_str() {
        Some("localhost") => true,
        Some(host) => host
            .trim_matches(['[', ']'])
            .parse::<std::net::IpAddr>()
            .is_ok_and(|address| address.is_loopback()),
        None => false,
    }
}
