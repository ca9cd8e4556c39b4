//! Names, resolved by the system for the very request that needs them, and told to whoever looks on.
//!
//! A look-up beside the request could say something else than the one that counts, and behind a proxy it would ask for
//! a name that this machine need not know.

use std::net::{IpAddr, SocketAddr};

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use tokio::sync::mpsc::UnboundedSender;

/// How a look-up stands.
pub(super) struct Lookup {
    /// The name: the host's, or the proxy's.
    pub(super) name: String,
    /// Its addresses, once there was an answer; none where nobody knows the name.
    pub(super) addresses: Option<Vec<IpAddr>>,
}

/// The system's resolver.
pub(super) struct Resolver {
    /// Told twice of each look-up: when it begins and when it ends.
    pub(super) told: UnboundedSender<Lookup>,
}

impl Resolve for Resolver {
    fn resolve(&self, name: Name) -> Resolving {
        let told = self.told.clone();
        let name = name.as_str().to_owned();
        Box::pin(async move {
            let tell = |addresses| {
                let name = name.clone();
                let _nobody_looks_on = told.send(Lookup { name, addresses });
            };
            tell(None);
            let found = tokio::net::lookup_host((name.as_str(), 0)).await;
            let found: Vec<SocketAddr> = match found {
                Ok(addresses) => addresses.collect(),
                Err(error) => {
                    tell(Some(Vec::new()));
                    return Err(error.into());
                }
            };
            tell(Some(found.iter().map(SocketAddr::ip).collect()));
            Ok(Box::new(found.into_iter()) as Addrs)
        })
    }
}
