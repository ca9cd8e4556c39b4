//! Why there is no answer: from the HTTP library's error to the sentence that a person reads.

use std::error::Error;
use std::io;

use super::route::Route;
use super::verdict::{Cause, TlsTrouble};
use super::wire::{Stopped, Why, innermost};

/// What an exchange without an answer says about the way to the host.
pub(super) fn cause_of(stopped: &Stopped, host: &str, route: &Route) -> Cause {
    match &stopped.why {
        Why::Cancelled => Cause::Cancelled,
        Why::TimedOut => Cause::TimedOut {
            limit: route.timeout,
        },
        Why::Failed(error) if stopped.begun => broken_on_the_way(error),
        Why::Failed(error) => not_begun(error, host, route),
    }
}

/// Before a byte of the request could go out.
fn not_begun(error: &reqwest::Error, host: &str, route: &Route) -> Cause {
    let host = host.to_owned();
    let reason = innermost(error);
    if in_tunnel(error) {
        return Cause::Proxy { reason };
    }
    if let Some(trouble) = tls_trouble(error) {
        return Cause::Tls {
            host,
            trouble,
            reason,
        };
    }
    if error.is_dns() {
        return Cause::NameNotResolved { host };
    }
    if error.is_timeout() {
        return Cause::ConnectionTimedOut {
            host,
            limit: route.connect_timeout,
        };
    }
    let refused = find(error, |error| {
        let error = error.downcast_ref::<io::Error>()?;
        (error.kind() == io::ErrorKind::ConnectionRefused).then_some(())
    });
    match refused {
        Some(()) => Cause::ConnectionRefused { host },
        None => Cause::Unreachable { host, reason },
    }
}

/// After the request began to go out: broken off, or something that is no HTTP.
fn broken_on_the_way(error: &reqwest::Error) -> Cause {
    let reason = innermost(error);
    let is_io = find(error, |error| error.downcast_ref::<io::Error>().map(|_| ())).is_some();
    if !is_io && NOT_HTTP.iter().any(|words| reason.contains(words)) {
        Cause::NotHttp(reason)
    } else {
        Cause::ConnectionBroke { reason }
    }
}

/// How the library names what it could not read: "invalid HTTP version parsed", "message head is too large".
const NOT_HTTP: &[&str] = &["parsed", "too large"];

fn in_tunnel(error: &reqwest::Error) -> bool {
    find(error, |error| {
        error.to_string().starts_with("tunnel error").then_some(())
    })
    .is_some()
}

/// What is wrong with the server's certificate, or with TLS at all; `None` where it is something else.
pub(super) fn tls_trouble(error: &reqwest::Error) -> Option<TlsTrouble> {
    use rustls::CertificateError as Bad;
    find(error, |error| {
        let trouble = match error.downcast_ref::<rustls::Error>()? {
            rustls::Error::InvalidCertificate(bad) => match bad {
                Bad::Expired | Bad::ExpiredContext { .. } => TlsTrouble::Expired,
                Bad::NotValidYet | Bad::NotValidYetContext { .. } => TlsTrouble::NotYetValid,
                Bad::NotValidForName | Bad::NotValidForNameContext { .. } => TlsTrouble::WrongName,
                Bad::UnknownIssuer => TlsTrouble::UnknownIssuer,
                _ => TlsTrouble::Other,
            },
            _ => TlsTrouble::Other,
        };
        Some(trouble)
    })
}

/// The first thing in an error's chain that `look` recognises.
///
/// An `io::Error` hides the error that it was made of from `source`, so it is opened here.
fn find<T>(
    error: &(dyn Error + 'static),
    look: impl Fn(&(dyn Error + 'static)) -> Option<T>,
) -> Option<T> {
    let mut next = Some(error);
    while let Some(error) = next {
        if let Some(found) = look(error) {
            return Some(found);
        }
        next = match error
            .downcast_ref::<io::Error>()
            .and_then(io::Error::get_ref)
        {
            Some(inner) => Some(inner),
            None => error.source(),
        };
    }
    None
}
