//! "Check connection": from the profile to the workflow's record, step by step, until something stands in the way.
//!
//! It only reads: it asks for the base URL without any secret, then reads a workflow as the window does, then asks the
//! sign-in service what the token is for. It sends no command and repeats nothing.

mod answer;
mod clock;
mod lines;
mod organization;

use std::time::Duration;

use secrecy::SecretString;
use tokio_util::sync::CancellationToken;

use crate::campaign::probe::{self, Contact, ProductContext, Stage, Trouble, Way};
use crate::campaign::{
    CampaignClient, Cause, Credentials, Message, NextStep, Reading, ReadingError, Route, Setting,
    TokenLife, WorkflowId,
};
use crate::profiles::Profile;

use answer::Answer;
use clock::Clock;
use lines::Sheet;
pub use lines::{Finding, Line, Offer, Step};

use super::send::route_of;

/// Looks whether a command could be sent through `profile`, and what stands in the way.
///
/// `token` is the way to an access token. It is not begun before the server was reached. Where the program itself gets
/// the token, a fresh one tells more than one that was kept: whether the client secret is still right.
/// Each line goes to `report` as soon as it is known; all of them come back at the end. What depends on something that
/// is bad, or was not yet known when `cancel` came, is [`Finding::Skipped`].
pub async fn check(
    profile: &Profile,
    token: impl Future<Output = Result<SecretString, Cause>>,
    workflow: Option<&WorkflowId>,
    report: impl FnMut(Line),
    cancel: &CancellationToken,
) -> Vec<Line> {
    let route = route_of(profile);
    let mut sheet = Sheet::new(profile.base_url.is_secure(), report);
    let Some(clock) = reach(profile, &route, &mut sheet, cancel).await else {
        return sheet.finish();
    };

    let token = tokio::select! {
        biased;
        () = cancel.cancelled() => Err(Cause::Cancelled),
        token = token => token,
    };
    let token = match token {
        Ok(token) => token,
        Err(cause) => {
            if cause != Cause::Cancelled {
                sheet.say(Step::Token, Finding::no_answer(&cause));
            }
            return sheet.finish();
        }
    };
    let life = TokenLife::read(&token);
    let left = life.as_ref().map(|life| life.remaining(clock.now()));
    if left.is_some_and(|left| left.is_zero()) {
        let renew = Some(NextStep::RenewCredentials);
        sheet.say(
            Step::Token,
            Finding::bad(Message::new("token-expired"), renew),
        );
        return sheet.finish();
    }

    let reading = read(profile, &route, &token, workflow, cancel).await;
    let Some(answer) = Answer::of(&reading, workflow, profile.base_url.host()) else {
        return sheet.finish();
    };
    if let Answer::Token(finding) = answer {
        sheet.say(Step::Token, finding);
        return sheet.finish();
    }
    sheet.say(Step::Token, Finding::good(token_is_good_for(left)));

    let contexts = token_is_for(profile, &route, &token, cancel).await;
    if cancel.is_cancelled() {
        return sheet.finish();
    }
    let organization = organization::finding(&profile.organization, &answer, contexts.as_deref());
    sheet.say(Step::Organization, organization);
    match answer {
        Answer::FromCampaign(finding) => {
            sheet.say(Step::ApiKey, Finding::Good(None));
            sheet.say(Step::Workflow, finding);
        }
        Answer::ApiKey(finding) => {
            let given_to = life.and_then(|life| life.client_id);
            let likely = given_to.filter(|id| id != profile.api_key.trim());
            sheet.say(Step::ApiKey, finding.offering(likely.map(Offer::ApiKey)));
        }
        Answer::Unclear(finding) => sheet.say(Step::ApiKey, finding),
        Answer::Token(_) | Answer::Organization(_) => {}
    }
    sheet.finish()
}

/// Says all that the first contact shows; `None` when it went no further.
async fn reach(
    profile: &Profile,
    route: &Route,
    sheet: &mut Sheet<impl FnMut(Line)>,
    cancel: &CancellationToken,
) -> Option<Clock> {
    let host = profile.base_url.host();
    let contact = probe::contact(&profile.base_url, route, cancel, |addresses| {
        let list: Vec<_> = addresses.iter().map(ToString::to_string).collect();
        let message = Message::new("check-name-resolved")
            .with("host", host)
            .with("addresses", list.join(", "));
        sheet.say(Step::NameResolution, Finding::good(message));
    });
    let Contact { way, end } = contact.await;
    if end.as_ref().is_err_and(Trouble::is_cancelled) {
        return None;
    }
    if way != Way::Direct {
        sheet.expect(Step::Proxy);
    }
    // Behind a proxy nothing is known of the host until the proxy has let the connection through.
    let (passed, bad): (&[Step], _) = match end.as_ref().map_err(|trouble| trouble.stage) {
        Ok(_) => (
            &[
                Step::NameResolution,
                Step::Connection,
                Step::Tls,
                Step::Proxy,
            ],
            None,
        ),
        Err(Stage::CaFile) => (&[], Some(Step::Tls)),
        Err(Stage::Name) => (&[], Some(Step::NameResolution)),
        Err(Stage::Connection) => (&[Step::NameResolution], Some(Step::Connection)),
        Err(Stage::Tls) => (
            &[Step::NameResolution, Step::Connection, Step::Proxy],
            Some(Step::Tls),
        ),
        Err(Stage::Proxy) => (&[], Some(Step::Proxy)),
    };
    for step in [
        Step::NameResolution,
        Step::Connection,
        Step::Tls,
        Step::Proxy,
    ] {
        if passed.contains(&step) {
            sheet.say(step, passed_by(step, &way, host));
        } else if bad == Some(step)
            && let Err(trouble) = &end
        {
            sheet.say(step, stopped_by(trouble, host));
        }
    }
    let clock = Clock { ahead: end.ok()? };
    sheet.say(Step::Clock, clock.finding());
    Some(clock)
}

/// A step of the way that nothing stood in.
fn passed_by(step: Step, way: &Way, host: &str) -> Finding {
    let message = match (step, way) {
        (Step::NameResolution, Way::Direct) => {
            Message::new("check-name-is-address").with("host", host)
        }
        (Step::NameResolution, _) => Message::new("check-name-by-proxy").with("host", host),
        (Step::Proxy, Way::Proxy(proxy)) => {
            Message::new("check-proxy-own").with("proxy", proxy.as_str())
        }
        (Step::Proxy, _) => Message::new("check-proxy-system"),
        _ => return Finding::Good(None),
    };
    Finding::good(message)
}

fn stopped_by(trouble: &Trouble, host: &str) -> Finding {
    let silent = match (trouble.stage, &trouble.cause) {
        (Stage::Tls, Cause::ConnectionTimedOut { .. }) => "check-tls-silent",
        (Stage::Tls, Cause::Unreachable { .. }) => "check-tls-broken-off",
        _ => return Finding::no_answer(&trouble.cause),
    };
    Finding::bad(Message::new(silent).with("host", host), None)
}

/// Reads the workflow that was asked for, or one that is not there: Campaign itself says so then, which only somebody
/// whose token, API key and organization are good gets to hear.
async fn read(
    profile: &Profile,
    route: &Route,
    token: &SecretString,
    workflow: Option<&WorkflowId>,
    cancel: &CancellationToken,
) -> Reading {
    let not_tried = |cause| Reading {
        record: Err(ReadingError::NoAnswer(cause)),
        exchange: None,
    };
    let api_key = profile.api_key.trim().to_owned();
    if api_key.is_empty() {
        let missing = Message::new("api-key-missing").with("profile", profile.name.as_str());
        return not_tried(Cause::BadInput(
            missing,
            Some(NextStep::OpenProfile(Setting::ApiKey)),
        ));
    }
    let client = CampaignClient::new(profile.base_url.clone(), route.clone(), cancel);
    let client = match client.await {
        Ok(client) => client,
        Err(cause) => return not_tried(cause),
    };
    let nobody_s = nobody_s_workflow();
    let workflow = workflow.unwrap_or(&nobody_s);
    let credentials = Credentials {
        api_key,
        token: token.clone(),
    };
    client
        .read_workflow(&profile.organization, workflow, &credentials, cancel)
        .await
}

#[expect(
    clippy::expect_used,
    reason = "the ID is a constant, and a test sends it"
)]
fn nobody_s_workflow() -> WorkflowId {
    WorkflowId::parse("campaign-remote-connection-check").expect("a valid workflow ID")
}

/// Asks what the token is for; a practice token stays on this machine.
async fn token_is_for(
    profile: &Profile,
    route: &Route,
    token: &SecretString,
    cancel: &CancellationToken,
) -> Option<Vec<ProductContext>> {
    if profile.base_url.is_loopback() && !profile.sign_in_url.is_loopback() {
        return None;
    }
    probe::product_contexts(&profile.sign_in_url, route, token, cancel).await
}

fn token_is_good_for(left: Option<Duration>) -> Message {
    match left {
        Some(left) => in_hours(Message::new("check-token-left"), left),
        None => Message::new("check-token-end-unknown"),
    }
}

/// A time in the places `hours` and `minutes`.
fn in_hours(message: Message, time: Duration) -> Message {
    let minutes = i64::try_from(time.as_secs() / 60).unwrap_or(i64::MAX);
    message
        .with("hours", minutes / 60)
        .with("minutes", minutes % 60)
}
