//! The practice connection that is always there: its profile, its stories, and the Campaign behind it,
//! which begins to listen when it is first needed.

use std::sync::Arc;

use secrecy::SecretString;
use tokio::sync::OnceCell;

use crate::campaign::{BaseUrl, Organization, WorkflowId};
use crate::practice::{ACCESS_TOKEN, API_KEY, ORGANIZATION, Practice, cast};
use crate::profiles::{Profile, ProfileId, SavedWorkflow};
use crate::remote::Remote;
use crate::vault::Secret;

/// The built-in connection, as the window shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct Practising {
    /// Its profile. Its base URL is filled in when something is sent there.
    pub profile: Profile,
    /// What each of its workflows does: the ID, and the key of its story in the locale files.
    pub stories: Vec<(&'static str, &'static str)>,
}

impl Practising {
    /// `None` only if the built-in constants were no profile.
    pub(super) fn new() -> Option<Self> {
        let organization = Organization::parse(ORGANIZATION).ok()?;
        let workflows = cast().iter().filter_map(|member| {
            Some(SavedWorkflow {
                id: WorkflowId::parse(member.id).ok()?,
                label: member.label.to_owned(),
                watched: false,
            })
        });
        let base_url = BaseUrl::parse("http://127.0.0.1").ok()?;
        let profile = Profile {
            workflows: workflows.collect(),
            ..Profile::practice("Practice", organization, API_KEY, &base_url).ok()?
        };
        let stories = cast().iter().map(|member| (member.id, member.story));
        Some(Self {
            profile,
            stories: stories.collect(),
        })
    }
}

/// The practice Campaign of this process, once something was sent to it.
#[derive(Clone, Default)]
pub(super) struct PracticeGround(Arc<OnceCell<Practice>>);

impl PracticeGround {
    /// Before something goes to the practice connection: its Campaign listens, and its token is at hand.
    /// Every other profile is left as it is.
    pub(super) async fn prepare(&self, profile: &mut Profile, remote: &Remote) {
        if profile.id != ProfileId::PRACTICE {
            return;
        }
        let practice = match self.0.get_or_try_init(|| Practice::start(0)).await {
            Ok(practice) => practice,
            Err(error) => {
                // What is sent finds nobody listening, and says so.
                tracing::warn!(%error, "no practice Campaign");
                return;
            }
        };
        if let Ok(base_url) = BaseUrl::parse(&practice.base_url()) {
            profile.base_url = base_url.clone();
            profile.sign_in_url = base_url;
        }
        let token = SecretString::from(ACCESS_TOKEN);
        let id = profile.id.to_string();
        if let Err(error) = remote
            .vault()
            .keep_for_session(&id, Secret::AccessToken, token)
        {
            tracing::warn!(%error, "the practice token was not taken");
        }
    }
}
