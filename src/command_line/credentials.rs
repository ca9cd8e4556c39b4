//! `campaign-remote credentials …`: secrets from standard input or from Adobe's own files into the keyring.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, Command as Grammar};
use secrecy::SecretString;
use serde_json::json;
use zeroize::Zeroizing;

use crate::campaign::import::{self, Found, Imported, LARGEST_TEXT};
use crate::campaign::{BaseUrl, Message, Organization};
use crate::language::Words;
use crate::profiles::{Profile, SignInKind};
use crate::sentences::tell;
use crate::vault::{Secret, Vault, VaultError};

use super::call::{Call, Ending, Trouble, complain};
use super::exit::Exit;
use super::interrupt::Interrupt;
use super::profiles::{failed, say_set_aside, writable};
use super::{ground, secret_input, shell_advice};

/// Its own commands and their arguments.
pub(super) fn grammar(words: &Words) -> Grammar {
    let one = |word, about, after| {
        Grammar::new(word)
            .about(words.say(about))
            .after_help(words.say(after))
    };
    let with = |id: &'static str, value: &'static str, key: &str| {
        Arg::new(id).long(id).value_name(value).help(words.say(key))
    };
    one("credentials", "cli-credentials", "cli-credentials-after")
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(
            one("set", "cli-credentials-set", "cli-credentials-set-after")
                .arg(
                    with("kind", "KIND", "cli-credentials-kind")
                        .value_parser(PossibleValuesParser::new(Secret::ALL.map(Secret::as_str))),
                )
                // Only to be refused: the parser's own complaint would repeat what may be a secret.
                .arg(Arg::new("secret").num_args(0..).hide(true)),
        )
        .subcommand(
            one(
                "import",
                "cli-credentials-import",
                "cli-credentials-import-after",
            )
            .arg(
                Arg::new("file")
                    .value_name("FILE")
                    .required(true)
                    .help(words.say("cli-credentials-file")),
            )
            .arg(with("credential", "NAME", "cli-credentials-credential"))
            .arg(
                with("secret-number", "N", "cli-credentials-secret-number")
                    .value_parser(clap::value_parser!(usize)),
            )
            .arg(
                Arg::new("trust-addresses")
                    .long("trust-addresses")
                    .action(ArgAction::SetTrue)
                    .help(words.say("cli-credentials-trust-addresses")),
            ),
        )
        .subcommand(one(
            "forget",
            "cli-credentials-forget",
            "cli-credentials-forget-after",
        ))
}

/// Keeps one secret that comes through standard input.
pub(super) fn set(call: &Call<'_>) -> Ending {
    if call.matches.contains_id("secret") {
        return Err(call.wrong_use(&Message::new("cli-secret-is-no-argument")));
    }
    let profile = call.saved_profile(call.profile()?)?;
    let kind = call.text("kind").and_then(Secret::parse);
    let kind = kind.unwrap_or(match profile.sign_in {
        SignInKind::Token => Secret::AccessToken,
        SignInKind::OAuth => Secret::ClientSecret,
    });
    let name = call.words.say(name_of(kind));
    let awaited = Message::new("cli-secret-awaited")
        .with("secret", name.as_str())
        .with("profile", profile.name.as_str());
    ground::run(async {
        // Before anything else: a signal in between would leave a terminal silent.
        let mut interrupt = Interrupt::listen().map_err(|error| Trouble::system(&error))?;
        let work = async {
            let secret = secret_input::read(call, &call.say(&awaited)).await?;
            keep(call, &profile, kind, secret).await?;
            if kind == Secret::ClientSecret && profile.sign_in == SignInKind::OAuth {
                remove_pasted_token(&profile).await;
            }
            Ok(())
        };
        tokio::select! {
            biased;
            () = interrupt.heard() => {
                let message = Message::new("cli-not-kept-cancelled");
                Err(Trouble::new(Exit::NotSent, call.words, &message))
            }
            kept = work => kept,
        }
    })?;
    let message = Message::new("cli-secret-kept")
        .with("secret", name)
        .with("profile", profile.name.as_str());
    Ok(done(call, &profile, &[kind], &call.say(&message)))
}

/// Takes over what a credential file holds: its secrets into the keyring, the rest into the profile.
pub(super) fn import(call: &Call<'_>) -> Ending {
    let before = call.saved_profile(call.profile()?)?;
    let path = Path::new(call.text("file").unwrap_or_default());
    let text = text_of(path).map_err(|message| call.wrong_use(&message))?;
    let found = import::read(&text).map_err(|error| call.wrong_use(&error.message()))?;
    let imported = chosen(call, found)?;
    let (mut after, addresses) = merged(call, &before, &imported)?;
    if !addresses.is_empty() && !call.flag("trust-addresses") {
        let message =
            Message::new("cli-import-moves-secrets").with("addresses", addresses.join(", "));
        return Err(call.wrong_use(&message));
    }
    let secret = match client_secret(call, &imported)? {
        Some(secret) => Some((Secret::ClientSecret, secret)),
        None => imported
            .token
            .clone()
            .map(|token| (Secret::AccessToken, token)),
    };
    // The keyring's old secret cannot be brought back, so it is touched only once the rest can be saved.
    let store = writable(call)?;
    let mut kept = Vec::new();
    if let Some((kind, secret)) = secret {
        after.sign_in = match kind {
            Secret::ClientSecret => SignInKind::OAuth,
            Secret::AccessToken => SignInKind::Token,
        };
        ground::run(keep(call, &before, kind, secret))?;
        kept.push(kind);
    }
    let now = store.save_changes(&before, &after).map_err(|error| {
        let trouble = failed(call, &error);
        if kept.is_empty() {
            return trouble;
        }
        trouble.after(&call.say_of("cli-secret-kept-already", "profile", &before.name))
    })?;
    say_set_aside(call, &now);
    if kept.contains(&Secret::ClientSecret) {
        ground::run(async {
            remove_pasted_token(&before).await;
            Ok(())
        })?;
    }
    if imported.holds_a_secret() {
        let shown = path.display().to_string();
        complain(&call.say_of("cli-file-holds-secret", "path", &shown));
    }
    let message = call.say_of("cli-credentials-imported", "profile", &after.name);
    Ok(done(call, &after, &kept, &message))
}

/// Removes a profile's secrets from the keyring.
pub(super) fn forget(call: &Call<'_>) -> Ending {
    let profile = call.saved_profile(call.profile()?)?;
    ground::run(async {
        let id = profile.id.to_string();
        let forgotten = Vault::new().forget(&id).await;
        forgotten.map_err(|error| keyring_trouble(call, &error, &profile.name))
    })?;
    let message = call.say_of("cli-credentials-forgotten", "profile", &profile.name);
    Ok(done(call, &profile, &[], &message))
}

async fn keep(
    call: &Call<'_>,
    profile: &Profile,
    kind: Secret,
    secret: SecretString,
) -> Result<(), Trouble> {
    let id = profile.id.to_string();
    let kept = Vault::new().write(&id, kind, secret).await;
    kept.map_err(|error| keyring_trouble(call, &error, &profile.name))
}

/// Removes the token that was pasted: the profile signs in by itself from now on, and keeps its own in that place.
async fn remove_pasted_token(profile: &Profile) {
    // Its place stays taken for as long as the token lives; that costs a sign-in with each command, and no more.
    let id = profile.id.to_string();
    let _stays = Vault::new().remove(&id, Secret::AccessToken).await;
}

fn keyring_trouble(call: &Call<'_>, error: &VaultError, profile: &str) -> Trouble {
    let message = error.message();
    let exit = match error {
        VaultError::BadValue(_) => Exit::WrongUse,
        _ => Exit::NoCredentials,
    };
    let usual = Trouble::new(exit, call.words, &message);
    match shell_advice::about(call.words, &message, profile) {
        Some(next) => Trouble { next, ..usual },
        None => usual,
    }
}

fn done(call: &Call<'_>, profile: &Profile, secrets: &[Secret], message: &str) -> Exit {
    call.line(message);
    let secrets: Vec<_> = secrets.iter().map(|secret| secret.as_str()).collect();
    call.object(&json!({
        "command": call.name,
        "profile": profile.name,
        "secrets": secrets,
        "message": message,
    }));
    Exit::Good
}

fn name_of(secret: Secret) -> &'static str {
    match secret {
        Secret::ClientSecret => "field-client-secret",
        Secret::AccessToken => "field-access-token",
    }
}

fn text_of(path: &Path) -> Result<Zeroizing<String>, Message> {
    // One byte more than is allowed, so that too long a file is seen to be too long.
    let limit = LARGEST_TEXT as u64 + 1;
    let mut text = Zeroizing::new(String::new());
    File::open(path)
        .and_then(|file| file.take(limit).read_to_string(&mut text))
        .map_err(|error| {
            Message::new("credentials-cannot-be-read")
                .with("path", path.display().to_string())
                .with("reason", error.to_string())
        })?;
    Ok(text)
}

/// The one credential, or the one that was named: a script that names another than the file holds means another.
fn chosen(call: &Call<'_>, found: Found) -> Result<Imported, Trouble> {
    let wanted = call.text("credential");
    let mut several = match found {
        Found::One { name, imported } => {
            if wanted.is_none() || wanted == name.as_deref() {
                return Ok(*imported);
            }
            let message = match name {
                Some(name) => Message::new("cli-import-another").with("name", name),
                None => Message::new("cli-import-unnamed"),
            };
            return Err(call.wrong_use(&message));
        }
        Found::Several(several) => several,
    };
    let wanted = wanted.unwrap_or_default();
    if let Some(at) = several.iter().position(|one| one.name == wanted) {
        return Ok(several.swap_remove(at).imported);
    }
    let names: Vec<_> = several.into_iter().map(|one| one.name).collect();
    let message = Message::new("cli-import-several").with("names", names.join(", "));
    Err(call.wrong_use(&message))
}

/// The one client secret, or the one of several whose number was said.
fn client_secret(call: &Call<'_>, imported: &Imported) -> Result<Option<SecretString>, Trouble> {
    let secrets = &imported.client_secrets;
    let number = call.matches.get_one::<usize>("secret-number").copied();
    let wanted = match (secrets.len(), number) {
        (0, _) => return Ok(None),
        (1, None) => secrets.first(),
        (_, Some(number)) => number.checked_sub(1).and_then(|at| secrets.get(at)),
        (_, None) => None,
    };
    wanted.map(|one| Some(one.secret().clone())).ok_or_else(|| {
        let labels: Vec<_> = secrets.iter().map(import::ClientSecret::label).collect();
        let message = Message::new("cli-import-several-secrets").with("labels", labels.join(", "));
        call.wrong_use(&message)
    })
}

/// The profile with what was imported, and the addresses that would get its secrets from now on.
fn merged(
    call: &Call<'_>,
    before: &Profile,
    imported: &Imported,
) -> Result<(Profile, Vec<String>), Trouble> {
    let words = call.words;
    let mut after = before.clone();
    let mut addresses = Vec::new();
    let refused = |message: &Message| Trouble {
        exit: Exit::WrongUse,
        what: tell(words, message),
        next: String::new(),
    };
    if let Some(text) = &imported.organization {
        let organization = Organization::parse(text).map_err(|error| refused(&error.message()))?;
        after.environment = before.environment_of(&organization);
        after.organization = organization;
    }
    if let Some(key) = &imported.api_key {
        after.api_key.clone_from(key);
    }
    for (text, url) in [
        (&imported.base_url, &mut after.base_url),
        (&imported.sign_in_url, &mut after.sign_in_url),
    ] {
        let Some(text) = text else { continue };
        let new = BaseUrl::parse(text).map_err(|error| refused(&error.message()))?;
        if new != *url {
            addresses.push(new.to_string());
            *url = new;
        }
    }
    if !imported.scopes.is_empty() {
        after.scopes.clone_from(&imported.scopes);
    }
    Ok((after, addresses))
}
