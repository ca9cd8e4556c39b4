//! An Adobe Campaign to practise on: simulated workflows behind the documented calls, on this machine only.
//!
//! What Adobe documents is answered as documented; what it does not document was chosen, and `description.txt`,
//! which the server itself gives at `/`, says how. `bodies/` holds every error as it goes over the wire.
//!
//! - [`Practice`] listens; `line` is a connection that can be cut, so that an answer gets lost
//! - `gateway` stands in front, as Adobe's does: token, API key, organization; `calls` are the three documented calls
//! - `instance` holds the workflows and the queue, `workflow` is one of them: what it takes and how long that lasts
//! - `record` is what a GET shows, `signal` an external signal, `sign_in` Adobe's sign-in service
//! - [`cast`] are the workflows that have a story; [`Choices`] is what nobody documents
//!
//! ```
//! # tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(async {
//! use campaign_remote::practice::{Practice, cast};
//!
//! let practice = Practice::start(0).await?;
//! assert!(practice.base_url().starts_with("http://127.0.0.1:"));
//! assert_eq!(cast()[0].id, "WKF1");
//! # std::io::Result::Ok(()) }).unwrap();
//! ```

mod calls;
mod cast;
mod choices;
mod gateway;
mod instance;
mod line;
mod long_answer;
mod pkey;
mod record;
mod refusal;
mod server;
mod sign_in;
mod signal;
mod workflow;

pub use cast::{Member, cast};
pub use choices::{Choices, Edition, Pace, Success, TooSoon, WrongState};
pub use server::Practice;

/// The organization of every practice Campaign.
pub const ORGANIZATION: &str = "practice";

/// Its API key, which is also the client ID for signing in.
pub const API_KEY: &str = "practice-api-key";

/// Its access token, which never ends. It opens nothing but a practice Campaign, so it is no secret.
pub const ACCESS_TOKEN: &str = "practice-access-token";

/// Its client secret. It opens nothing but a practice Campaign, so it is no secret.
pub const CLIENT_SECRET: &str = "practice-client-secret";

/// What the practice is and what was chosen for it, in English, as it stands at `/`.
pub const DESCRIPTION: &str = include_str!("description.txt");
