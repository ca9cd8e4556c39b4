//! The proxy that a profile may name: `http://proxy.example:3128`.

use std::fmt;

use thiserror::Error;

use crate::campaign::{BaseUrl, BaseUrlError, Message};

/// A proxy's address: http or https, host and port, and nothing else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProxyUrl(String);

impl ProxyUrl {
    /// Takes the address as a person wrote it, blanks and a slash at the end dropped.
    ///
    /// The port must be there: programs disagree on which one a proxy without it means.
    ///
    /// # Errors
    /// When it is not such an address, or holds a user name or a password, which would land in a file.
    pub fn parse(text: &str) -> Result<Self, ProxyUrlError> {
        let text = text.trim();
        let (scheme, rest) = text.split_once("://").ok_or(ProxyUrlError::NotAUrl)?;
        let scheme = scheme.to_ascii_lowercase();
        if scheme != "http" && scheme != "https" {
            return Err(ProxyUrlError::NotAUrl);
        }
        let authority = rest.strip_suffix('/').unwrap_or(rest);
        // Before anything else, so that the sentence is about the password and not about its characters.
        if authority.contains('@') {
            return Err(ProxyUrlError::HoldsCredentials);
        }
        if authority.contains(['/', '\\', '?', '#']) {
            return Err(ProxyUrlError::HoldsMore);
        }
        // The one parser of URLs is campaign's; it checks the host whatever the scheme.
        BaseUrl::parse(&format!("https://{authority}")).map_err(|error| match error {
            BaseUrlError::HoldsCredentials => ProxyUrlError::HoldsCredentials,
            BaseUrlError::HoldsMore => ProxyUrlError::HoldsMore,
            _ => ProxyUrlError::NotAUrl,
        })?;
        let port = authority
            .rsplit_once(':')
            .and_then(|(_host, port)| port.parse::<u16>().ok());
        match port {
            Some(1..) => Ok(Self(format!("{scheme}://{authority}"))),
            _ => Err(ProxyUrlError::NoPort),
        }
    }

    /// The address, as the file keeps it and an HTTP client takes it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ProxyUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Why a text cannot be a proxy's address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("{}", self.message())]
pub enum ProxyUrlError {
    /// Not an http or https URL of a host at all.
    NotAUrl,
    /// A user name or password stands in it.
    HoldsCredentials,
    /// A path, a query or a fragment stands in it.
    HoldsMore,
    /// Its port is missing.
    NoPort,
}

impl ProxyUrlError {
    /// What to tell the person.
    pub fn message(&self) -> Message {
        Message::new(match self {
            Self::NotAUrl => "proxy-not-a-url",
            Self::HoldsCredentials => "proxy-holds-credentials",
            Self::HoldsMore => "proxy-holds-more",
            Self::NoPort => "proxy-no-port",
        })
    }
}
