//! A profile's fields as arguments, as lines and as JSON.

use std::time::Duration;

use clap::builder::PossibleValuesParser;
use clap::{Arg, Command as Grammar};
use serde_json::{Value, json};

use crate::campaign::{BaseUrl, Message, Organization};
use crate::language::Words;
use crate::profiles::{Environment, Profile, ProxyUrl, SignInKind, profile_name};

use super::call::{Call, Trouble};

/// A time limit that fits into a field: whole seconds.
const SECONDS: std::ops::RangeInclusive<u64> = 1..=3600;

/// Adds the arguments that fill the fields.
pub(super) fn grammar(command: Grammar, words: &Words, is_new: bool) -> Grammar {
    let with = |id: &'static str, value: &'static str, key: &str| {
        Arg::new(id).long(id).value_name(value).help(words.say(key))
    };
    let environments = Environment::ALL.map(Environment::as_str);
    let sign_ins = SignInKind::ALL.map(SignInKind::as_str);
    command
        .arg(with("organization", "ORG", "cli-field-organization").required(is_new))
        .arg(
            with("environment", "E", "cli-field-environment")
                .value_parser(PossibleValuesParser::new(environments)),
        )
        .arg(with("base-url", "URL", "cli-field-base-url"))
        .arg(with("api-key", "KEY", "cli-field-api-key"))
        .arg(
            with("sign-in", "KIND", "cli-field-sign-in")
                .value_parser(PossibleValuesParser::new(sign_ins)),
        )
        .arg(with("sign-in-url", "URL", "cli-field-sign-in-url"))
        .arg(with("scopes", "A,B", "cli-field-scopes").value_delimiter(','))
        .arg(with("ca-file", "FILE", "cli-field-ca-file"))
        .arg(with("proxy", "URL", "cli-field-proxy"))
        .arg(
            with("read-only", "BOOL", "cli-field-read-only")
                .num_args(0..=1)
                .require_equals(true)
                .default_missing_value("true")
                .value_parser(clap::value_parser!(bool)),
        )
        .arg(
            with("reason-required", "BOOL", "cli-field-reason-required")
                .num_args(0..=1)
                .require_equals(true)
                .default_missing_value("true")
                .value_parser(clap::value_parser!(bool)),
        )
        .arg(
            with("connect-timeout", "SECONDS", "cli-field-connect-timeout")
                .value_parser(clap::value_parser!(u64)),
        )
        .arg(
            with("request-timeout", "SECONDS", "cli-field-timeout")
                .value_parser(clap::value_parser!(u64)),
        )
}

/// The argument that renames.
pub(super) fn new_name(words: &Words) -> Arg {
    Arg::new("new-name")
        .long("name")
        .value_name("NEW")
        .help(words.say("cli-field-name"))
}

/// A profile of this name with the arguments in its fields.
pub(super) fn new_profile(call: &Call<'_>, name: &str) -> Result<Profile, Trouble> {
    let profile = Profile::new(name, organization(call)?)
        .map_err(|error| call.wrong_use(&error.message()))?;
    filled(call, profile)
}

/// The same profile with the arguments in its fields.
pub(super) fn changed(call: &Call<'_>, before: &Profile) -> Result<Profile, Trouble> {
    let mut profile = before.clone();
    if let Some(name) = call.text("new-name") {
        profile.name = profile_name(name).map_err(|error| call.wrong_use(&error.message()))?;
    }
    if call.text("organization").is_some() {
        let organization = organization(call)?;
        // Until the person says otherwise, another instance is guarded as what its name suggests.
        profile.environment = before.environment_of(&organization);
        profile.organization = organization;
    }
    filled(call, profile)
}

fn organization(call: &Call<'_>) -> Result<Organization, Trouble> {
    let text = call.text("organization").unwrap_or_default();
    Organization::parse(text).map_err(|error| call.wrong_use(&error.message()))
}

fn filled(call: &Call<'_>, mut profile: Profile) -> Result<Profile, Trouble> {
    if let Some(environment) = call.text("environment").and_then(Environment::parse) {
        profile.environment = environment;
    }
    if let Some(url) = call.text("base-url") {
        profile.base_url = address(call, url)?;
    }
    if let Some(key) = call.text("api-key") {
        key.trim().clone_into(&mut profile.api_key);
    }
    if let Some(kind) = call.text("sign-in").and_then(SignInKind::parse) {
        profile.sign_in = kind;
    }
    if let Some(url) = call.text("sign-in-url") {
        profile.sign_in_url = address(call, url)?;
    }
    if let Some(scopes) = call.matches.get_many::<String>("scopes") {
        let scopes = scopes.map(|scope| scope.trim().to_owned());
        profile.scopes = scopes.filter(|scope| !scope.is_empty()).collect();
    }
    if let Some(file) = call.text("ca-file") {
        // In another folder it would mean another file.
        let whole = || std::path::absolute(file).unwrap_or_else(|_no_folder| file.into());
        profile.ca_file = (!file.is_empty()).then(whole);
    }
    if let Some(proxy) = call.text("proxy") {
        profile.proxy = if proxy.is_empty() {
            None
        } else {
            Some(ProxyUrl::parse(proxy).map_err(|error| call.wrong_use(&error.message()))?)
        };
    }
    if let Some(read_only) = call.matches.get_one::<bool>("read-only") {
        profile.read_only = *read_only;
    }
    if let Some(required) = call.matches.get_one::<bool>("reason-required") {
        profile.reason_required = *required;
    }
    if let Some(limit) = seconds(call, "connect-timeout")? {
        profile.connect_timeout = limit;
    }
    if let Some(limit) = seconds(call, "request-timeout")? {
        profile.timeout = limit;
    }
    Ok(profile)
}

fn address(call: &Call<'_>, url: &str) -> Result<BaseUrl, Trouble> {
    BaseUrl::parse(url).map_err(|error| call.wrong_use(&error.message()))
}

fn seconds(call: &Call<'_>, name: &str) -> Result<Option<Duration>, Trouble> {
    match call.matches.get_one::<u64>(name) {
        None => Ok(None),
        Some(seconds) if SECONDS.contains(seconds) => Ok(Some(Duration::from_secs(*seconds))),
        Some(_) => Err(call.wrong_use(&Message::new("seconds-out-of-range"))),
    }
}

/// All of a profile for a script, under the names of its file.
pub(super) fn object_of(profile: &Profile, built_in: bool) -> Value {
    let workflows: Vec<_> = profile
        .workflows
        .iter()
        .map(|workflow| json!({"id": workflow.id.as_str(), "label": workflow.label}))
        .collect();
    json!({
        "id": profile.id.to_string(),
        "name": profile.name,
        "built_in": built_in,
        "organization": profile.organization.as_str(),
        "environment": profile.environment.as_str(),
        "guarded_as": profile.environment_of(&profile.organization).as_str(),
        "read_only": profile.read_only,
        "reason_required": profile.reason_required,
        "api_key": profile.api_key,
        "base_url": profile.base_url.to_string(),
        "sign_in": profile.sign_in.as_str(),
        "sign_in_url": profile.sign_in_url.to_string(),
        "scopes": profile.scopes,
        "ca_file": profile.ca_file.as_ref().map(|path| path.display().to_string()),
        "proxy": profile.proxy.as_ref().map(ToString::to_string),
        "connect_timeout_s": profile.connect_timeout.as_secs(),
        "timeout_s": profile.timeout.as_secs(),
        "workflows": workflows,
    })
}

/// All of a profile for a person; what is not set is left out.
pub(super) fn lines_of(words: &Words, profile: &Profile) -> Vec<String> {
    let yes_or_no = |is_so| words.say(if is_so { "cli-yes" } else { "cli-no" });
    let environment = match profile.environment {
        Environment::Production => "environment-production",
        Environment::Stage => "environment-stage",
        Environment::Practice => "environment-practice",
    };
    let sign_in = match profile.sign_in {
        SignInKind::Token => "sign-in-token",
        SignInKind::OAuth => "sign-in-oauth",
    };
    let is_oauth = profile.sign_in == SignInKind::OAuth;
    let only = |wanted: bool, text: String| if wanted { text } else { String::new() };
    let ca_file = profile.ca_file.as_ref();
    let fields = [
        ("field-name", profile.name.clone()),
        ("field-organization", profile.organization.to_string()),
        ("environment", words.say(environment)),
        ("read-only", yes_or_no(profile.read_only)),
        ("reason-required", yes_or_no(profile.reason_required)),
        ("field-api-key", profile.api_key.clone()),
        ("field-base-url", profile.base_url.to_string()),
        ("sign-in", words.say(sign_in)),
        (
            "field-sign-in-url",
            only(is_oauth, profile.sign_in_url.to_string()),
        ),
        ("field-scopes", only(is_oauth, profile.scopes.join(", "))),
        (
            "field-ca-file",
            ca_file
                .map(|path| path.display().to_string())
                .unwrap_or_default(),
        ),
        (
            "field-proxy",
            profile
                .proxy
                .as_ref()
                .map(ToString::to_string)
                .unwrap_or_default(),
        ),
        (
            "field-connect-timeout",
            profile.connect_timeout.as_secs().to_string(),
        ),
        ("field-timeout", profile.timeout.as_secs().to_string()),
    ];
    let fields = fields.into_iter().filter(|(_key, text)| !text.is_empty());
    let fields = fields.map(|(key, text)| format!("{}: {text}", words.say(key)));
    let workflows = profile.workflows.iter();
    fields
        .chain(workflows.map(|one| format!("  {}  {}", one.id, one.label)))
        .collect()
}
