//! Whether the profile's organization is one that the token is for, and which one it probably should be.

use crate::campaign::probe::ProductContext;
use crate::campaign::{Message, NextStep, Organization};

use super::answer::Answer;
use super::lines::{Finding, Offer};

/// As many names as fit into a sentence.
const MANY: usize = 5;

/// Puts together what Campaign's gateway answered and what the token is for, where that is known.
pub(super) fn finding(
    organization: &Organization,
    answer: &Answer,
    contexts: Option<&[ProductContext]>,
) -> Finding {
    let good = |key| Finding::good(Message::new(key).with("organization", organization.as_str()));
    let is_listed =
        contexts.map(|contexts| contexts.iter().any(|context| context.is_for(organization)));
    match (answer, is_listed) {
        (Answer::Organization(refused), Some(true) | None) => refused.clone(),
        (_, Some(true)) => good("check-organization-in-token"),
        // Campaign itself answered for this organization: whatever the list says, it is the right one.
        (Answer::FromCampaign(_), _) => good("check-organization-accepted"),
        (_, Some(false)) => not_listed(organization, answer, contexts.unwrap_or_default()),
        (_, None) => Finding::good(Message::new("check-organization-unknown")),
    }
}

fn not_listed(
    organization: &Organization,
    answer: &Answer,
    contexts: &[ProductContext],
) -> Finding {
    let mut instances: Vec<Organization> = Vec::new();
    for context in contexts {
        if !instances.iter().any(|known| context.is_for(known)) {
            instances.extend(context.campaign());
        }
    }
    let message = if instances.is_empty() {
        Message::new("check-organization-none")
    } else {
        let names: Vec<_> = instances.iter().map(Organization::as_str).collect();
        let more = if names.len() > MANY { ", …" } else { "" };
        let others = names[..names.len().min(MANY)].join(", ");
        Message::new("check-organization-differs").with("others", others + more)
    };
    let message = message.with("organization", organization.as_str());
    let likely = match instances.as_slice() {
        [only] => Some(Offer::Organization(only.as_str().to_owned())),
        _ => None,
    };
    let mut finding = Finding::bad(message, Some(NextStep::CorrectOrganization)).offering(likely);
    if let (
        Finding::Bad { refusal, .. },
        Answer::Organization(Finding::Bad {
            refusal: server_s, ..
        }),
    ) = (&mut finding, answer)
    {
        refusal.clone_from(server_s);
    }
    finding
}
