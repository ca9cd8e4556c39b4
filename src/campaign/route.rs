//! The way to a host: its proxy, whom to trust, how long to wait. And the HTTP client that goes it.

use std::path::PathBuf;
use std::time::Duration;

use reqwest::{Client, ClientBuilder, Proxy, redirect, retry};
use tokio_util::sync::CancellationToken;

use super::address::BaseUrl;
use super::ca_file;
use super::trouble::tls_trouble;
use super::verdict::{Cause, TlsTrouble};
use super::wire::innermost;

/// How to reach a host: what a profile says about the way, not about what is said there.
#[derive(Debug, Clone, PartialEq)]
pub struct Route {
    /// A PEM file with certificates to trust beside the system's.
    pub ca_file: Option<PathBuf>,
    /// The proxy to use; otherwise the system's.
    pub proxy: Option<String>,
    /// For name, connection and TLS together.
    pub connect_timeout: Duration,
    /// For the whole exchange.
    pub timeout: Duration,
}

impl Route {
    /// The client that every request of this program goes through, the sign-in's too.
    pub(super) async fn http_client(
        &self,
        base_url: &BaseUrl,
        cancel: &CancellationToken,
    ) -> Result<Client, Cause> {
        self.http_client_with(base_url, cancel, |builder| builder)
            .await
    }

    /// The same, with something that only one kind of request needs.
    pub(super) async fn http_client_with(
        &self,
        base_url: &BaseUrl,
        cancel: &CancellationToken,
        more: impl FnOnce(ClientBuilder) -> ClientBuilder,
    ) -> Result<Client, Cause> {
        let mut builder = Client::builder()
            .user_agent(concat!("campaign-remote/", env!("CARGO_PKG_VERSION")))
            .http1_only()
            .http1_title_case_headers()
            // A header that goes on in the next line is one that old servers send and clients unfold (RFC 9112, 5.2).
            .http1_allow_obsolete_multiline_headers_in_responses(true)
            .pool_max_idle_per_host(0)
            .redirect(redirect::Policy::none())
            .retry(retry::never())
            .referer(false)
            .connect_timeout(self.connect_timeout);
        builder = match &self.proxy {
            // What is said in the clear never leaves this machine, whatever proxies are set.
            _ if !base_url.is_secure() => builder.no_proxy(),
            Some(proxy) => builder.proxy(Proxy::all(proxy).map_err(|error| Cause::Proxy {
                reason: innermost(&error),
            })?),
            None if base_url.is_loopback() => builder.no_proxy(),
            None => builder,
        };
        builder = match &self.ca_file {
            // Nothing is encrypted, so nobody is to be trusted: a practice Campaign needs no trust store on this
            // machine, and does not wait until it is read.
            _ if !base_url.is_secure() => builder.tls_certs_only([]),
            Some(path) => {
                builder.tls_certs_merge(ca_file::read(path, self.connect_timeout, cancel).await?)
            }
            None => builder,
        };
        more(builder).build().map_err(|error| {
            let reason = innermost(&error);
            match &self.ca_file {
                // A bad certificate of the system's own is passed over, so it is one of the file's.
                Some(path) if tls_trouble(&error).is_some() => ca_file::trouble(path, reason),
                _ => Cause::Tls {
                    host: base_url.host().to_owned(),
                    trouble: TlsTrouble::Other,
                    reason,
                },
            }
        })
    }
}
