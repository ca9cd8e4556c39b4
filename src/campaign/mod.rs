//! Adobe Campaign itself: what it takes, what it answers. Values and one HTTP client.

mod address;
mod ca_file;
mod client;
mod command;
mod exchange;
pub mod import;
mod message;
pub mod probe;
mod refusal;
mod route;
mod sense;
mod sign_in;
mod state;
mod technical;
mod time_limit;
mod token_life;
mod top_level;
mod trouble;
mod verdict;
mod wire;

pub(crate) use address::is_invisible;
pub use address::{
    BaseUrl, BaseUrlError, Organization, OrganizationError, SegmentError, WorkflowId,
    WorkflowIdError,
};
pub use client::{CampaignClient, Credentials, Outcome, Reading, ReadingError};
pub use command::Command;
pub use exchange::{ANSWER_IS_PAGE, Answer, BodyEnd, Exchange, HeaderText, Request};
pub use message::{Argument, Message};
pub use refusal::{NextStep, Refusal, Setting};
pub use route::Route;
pub use sense::{Progress, Pursuit, Sense};
pub use sign_in::{AccessToken, ServerToServer};
pub use state::{Record, WorkflowState};
pub use token_life::TokenLife;
pub use verdict::{Cause, TlsTrouble, Verdict};
