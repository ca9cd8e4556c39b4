//! A project or workspace, downloaded from Adobe's Developer Console: any number of credentials of every sort.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use super::error::{ImportError, Wanted};
use super::fields::{self, Object};
use super::secret::ClientSecret;
use super::{Found, Imported, Kind, Named};

const CREDENTIALS: &str = "project.workspace.details.credentials";
const DETAILS: &str = "oauth_server_to_server";

/// More than Adobe lets a workspace have.
const MOST_CREDENTIALS: usize = 200;

/// A name is shown in a list; more of it helps nobody.
const LONGEST_NAME: usize = 100;

pub(super) fn looks_like_one(top: &Object) -> bool {
    top.contains_key("project")
}

pub(super) fn read(top: &Object) -> Result<Found, ImportError> {
    let project = fields::needed_object(top, "project")?;
    let workspace = fields::needed_object(project, "project.workspace")?;
    let details = fields::needed_object(workspace, "project.workspace.details")?;
    let credentials = fields::needed_list(details, CREDENTIALS)?;
    let ims_organization = match fields::object(project, "project.org")? {
        Some(organization) => fields::text(organization, "project.org.ims_org_id")?,
        None => None,
    };
    let mut found = Vec::new();
    let mut saw_jwt = false;
    for credential in credentials {
        let credential = credential
            .as_object()
            .ok_or(ImportError::Wrong(CREDENTIALS, Wanted::Object))?;
        match Sort::of(credential) {
            Sort::ServerToServer if found.len() == MOST_CREDENTIALS => {
                return Err(ImportError::TooLong(CREDENTIALS));
            }
            Sort::ServerToServer => found.push(read_one(credential, ims_organization)?),
            Sort::Jwt => saw_jwt = true,
            Sort::Other => {}
        }
    }
    match found.len() {
        0 if saw_jwt => Err(ImportError::JwtIsDead),
        0 => Err(ImportError::NoServerToServer),
        1 => {
            let Named { name, imported } = found.remove(0);
            Ok(Found::One {
                name: Some(name),
                imported: Box::new(imported),
            })
        }
        _ => Ok(Found::Several(told_apart(found))),
    }
}

/// What a credential is for, by its `integration_type`.
enum Sort {
    ServerToServer,
    /// `service`.
    Jwt,
    /// `oauthweb` and others, with which a person signs in.
    Other,
}

impl Sort {
    fn of(credential: &Object) -> Self {
        match credential.get("integration_type").and_then(Value::as_str) {
            // A credential that is on its way from JWT has "_migrate" behind it.
            Some(word) if word.starts_with(DETAILS) => Self::ServerToServer,
            Some("service") => Self::Jwt,
            _ => Self::Other,
        }
    }
}

fn read_one(credential: &Object, ims_organization: Option<&str>) -> Result<Named, ImportError> {
    const CLIENT_ID: &str = "oauth_server_to_server.client_id";
    const CLIENT_SECRETS: &str = "oauth_server_to_server.client_secrets";
    let details = fields::needed_object(credential, DETAILS)?;
    let client_id = fields::needed_text(details, CLIENT_ID)?;
    let secrets = fields::needed_texts(details, CLIENT_SECRETS)?;
    let client_secrets = ClientSecret::list(CLIENT_SECRETS, &secrets)?;
    if client_secrets.is_empty() {
        return Err(ImportError::Missing(CLIENT_SECRETS));
    }
    let name = credential.get("name").and_then(Value::as_str);
    let name = name.map(shown).filter(|name| !name.is_empty());
    Ok(Named {
        name: name.unwrap_or_else(|| client_id.to_owned()),
        imported: Imported {
            api_key: Some(client_id.to_owned()),
            client_secrets,
            scopes: fields::scopes(details, "oauth_server_to_server.scopes")?,
            ims_organization: ims_organization.map(str::to_owned),
            ..Imported::new(Kind::Project)
        },
    })
}

/// A name that can be shown: one line, nothing in it that nobody sees.
fn shown(name: &str) -> String {
    let visible = name.chars().filter(|c| !fields::is_strange(*c));
    let name: String = visible.take(LONGEST_NAME).collect();
    name.trim().to_owned()
}

/// Names that stand there twice get the client ID behind them; where that is the same too, a number.
fn told_apart(mut found: Vec<Named>) -> Vec<Named> {
    let mut times: HashMap<String, usize> = HashMap::new();
    for one in &found {
        *times.entry(one.name.clone()).or_default() += 1;
    }
    let mut taken = HashSet::new();
    for one in &mut found {
        if let (Some(2..), Some(client_id)) = (times.get(&one.name), &one.imported.api_key) {
            one.name = format!("{} ({client_id})", one.name);
        }
        let mut number = 1;
        let mut name = one.name.clone();
        while !taken.insert(name.clone()) {
            number += 1;
            name = format!("{} ({number})", one.name);
        }
        one.name = name;
    }
    found
}
