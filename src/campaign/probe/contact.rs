//! The first contact: one request without any secret, and how far it came.

use std::net::{IpAddr, SocketAddr};
use std::pin::pin;

use jiff::SignedDuration;
use reqwest::{ClientBuilder, Url};
use tokio::net::TcpStream;
use tokio::sync::mpsc;
use tokio::time::timeout;
use tokio_util::sync::CancellationToken;

use super::asking::ask;
use super::names::{Lookup, Resolver};
use crate::campaign::address::BaseUrl;
use crate::campaign::route::Route;
use crate::campaign::trouble::cause_of;
use crate::campaign::verdict::Cause;

/// How far a first request came, and by which way.
#[derive(Debug, Clone, PartialEq)]
pub struct Contact {
    /// The way that it took, as far as that could be seen.
    pub way: Way,
    /// With an answer, whatever it says: by how much this machine's clock is ahead of the server's (negative: behind),
    /// `None` where the server told no time. Without one: where it stopped.
    pub end: Result<Option<SignedDuration>, Trouble>,
}

/// How the host is reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Way {
    /// Straight.
    Direct,
    /// Through the proxy that the profile names.
    Proxy(String),
    /// Through a proxy that the system names.
    SystemProxy,
}

/// Where a first request stopped, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// Where.
    pub stage: Stage,
    /// Why.
    pub cause: Cause,
}

/// What a request goes through until it is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// The certificates to trust have to be there, before anything else.
    CaFile,
    /// The host's name has to be resolved.
    Name,
    /// The host has to take the connection, and to answer.
    Connection,
    /// The host has to prove who it is.
    Tls,
    /// The proxy, where there is one, has to let the connection through.
    Proxy,
}

impl Trouble {
    /// Whether nothing is in the way but the person's own word.
    pub fn is_cancelled(&self) -> bool {
        self.cause == Cause::Cancelled
    }
}

/// Asks for the base URL itself, without any secret. `resolved` hears of the host's addresses as soon as they are known.
pub async fn contact(
    base_url: &BaseUrl,
    route: &Route,
    cancel: &CancellationToken,
    mut resolved: impl FnMut(&[IpAddr]),
) -> Contact {
    let (told, mut lookups) = mpsc::unbounded_channel();
    let resolving = |builder: ClientBuilder| builder.dns_resolver(Resolver { told });
    let http = match route.http_client_with(base_url, cancel, resolving).await {
        Ok(http) => http,
        Err(cause) => {
            let stage = match cause {
                Cause::Proxy { .. } => Stage::Proxy,
                _ => Stage::CaFile,
            };
            return Contact {
                way: route.proxy.clone().map_or(Way::Direct, Way::Proxy),
                end: Err(Trouble { stage, cause }),
            };
        }
    };
    let mut last = None;
    let mut note = |lookup: Lookup| {
        if let Some(addresses @ [_, ..]) = lookup.addresses.as_deref()
            && way(base_url, route, Some(&lookup), None) == Way::Direct
        {
            resolved(addresses);
        }
        last = Some(lookup);
    };
    let request = http.get(format!("{base_url}/"));
    let mut asked = pin!(ask(request, 0, route.timeout, cancel));
    let heard = loop {
        tokio::select! {
            biased;
            Some(lookup) = lookups.recv() => note(lookup),
            heard = &mut asked => break heard,
        }
    };
    while let Ok(lookup) = lookups.try_recv() {
        note(lookup);
    }
    match heard {
        Ok(heard) => Contact {
            way: way(base_url, route, last.as_ref(), heard.peer),
            end: Ok(heard.ahead),
        },
        Err(stopped) => {
            let cause = cause_of(&stopped, base_url.host(), route);
            let way = match way(base_url, route, last.as_ref(), None) {
                Way::Direct if matches!(cause, Cause::Proxy { .. }) => Way::SystemProxy,
                way => way,
            };
            let stage = stage(&cause, &way, last.as_ref(), base_url, route, cancel).await;
            Contact {
                way,
                end: Err(Trouble { stage, cause }),
            }
        }
    }
}

/// Which way a request takes. The HTTP library does not say which proxy the system names; but it asks for the proxy's
/// address instead of the host's, or for none at all.
fn way(base_url: &BaseUrl, route: &Route, lookup: Option<&Lookup>, peer: Option<IpAddr>) -> Way {
    if !base_url.is_secure() {
        return Way::Direct;
    }
    if let Some(proxy) = &route.proxy {
        return Way::Proxy(proxy.clone());
    }
    let is_direct = match (lookup, address_in(base_url)) {
        _ if base_url.is_loopback() => true,
        (Some(lookup), None) => lookup.name.eq_ignore_ascii_case(base_url.host()),
        (None, Some(address)) => peer.is_none_or(|peer| peer == address),
        (Some(_), Some(_)) | (None, None) => false,
    };
    if is_direct {
        Way::Direct
    } else {
        Way::SystemProxy
    }
}

async fn stage(
    cause: &Cause,
    way: &Way,
    lookup: Option<&Lookup>,
    base_url: &BaseUrl,
    route: &Route,
    cancel: &CancellationToken,
) -> Stage {
    let is_resolving = lookup.is_some_and(|lookup| lookup.addresses.is_none());
    match cause {
        Cause::Proxy { .. } => Stage::Proxy,
        Cause::NameNotResolved { .. } => Stage::Name,
        Cause::Tls { .. } => Stage::Tls,
        Cause::ConnectionTimedOut { .. } | Cause::Unreachable { .. } if *way != Way::Direct => {
            Stage::Proxy
        }
        Cause::ConnectionTimedOut { .. } | Cause::TimedOut { .. } if is_resolving => Stage::Name,
        // The library has one time for the connection and for TLS, and one kind of error.
        Cause::ConnectionTimedOut { .. } | Cause::Unreachable { .. }
            if base_url.is_secure() && connects(lookup, base_url, route, cancel).await =>
        {
            Stage::Tls
        }
        _ => Stage::Connection,
    }
}

/// Whether the host takes a connection at all; nothing is said on it.
async fn connects(
    lookup: Option<&Lookup>,
    base_url: &BaseUrl,
    route: &Route,
    cancel: &CancellationToken,
) -> bool {
    let resolved = lookup.and_then(|lookup| lookup.addresses.clone());
    let port = Url::parse(&base_url.to_string())
        .ok()
        .and_then(|url| url.port_or_known_default());
    let addresses: Vec<SocketAddr> = resolved
        .unwrap_or_default()
        .into_iter()
        .chain(address_in(base_url))
        .zip(std::iter::repeat(port.unwrap_or_default()))
        .map(SocketAddr::from)
        .collect();
    let attempt = timeout(
        route.connect_timeout,
        TcpStream::connect(addresses.as_slice()),
    );
    tokio::select! {
        biased;
        () = cancel.cancelled() => false,
        connected = attempt => matches!(connected, Ok(Ok(_line))),
    }
}

/// The address that stands in the URL instead of a name.
fn address_in(base_url: &BaseUrl) -> Option<IpAddr> {
    base_url.host().trim_matches(['[', ']']).parse().ok()
}
