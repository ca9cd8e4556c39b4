//! A request to Campaign: the organization and the workflow out of its address, the command out of its body,
//! the credentials out of its headers.

use percent_encoding::percent_decode_str;
use serde::Deserialize;

use crate::campaign::{BaseUrl, Command, Organization, WorkflowId};

use super::curl::{Data, Line};
use super::error::ImportError;
use super::fields;
use super::words::Word;
use super::{Imported, Kind};

/// Adobe's own gateway, to which a profile goes anyway.
const ADOBES_GATEWAY: &str = "https://mc.adobe.io";

/// The names that Adobe's pages use where a value has to be put in.
const ORGANIZATION: &str = "<ORGANIZATION>";
const WORKFLOW: &str = "<workflowID>";
const TOKEN: &str = "<ACCESS_TOKEN>";
const API_KEY: &str = "<API_KEY>";

pub(super) fn read(line: &Line<'_>) -> Result<Imported, ImportError> {
    let address = Address::split(line.address).ok_or(ImportError::NotCampaign)?;
    let token = line.credentials.token.filter(|word| !is_elsewhere(*word));
    let api_key = line.credentials.api_key.filter(|word| !is_variable(*word));
    refuse_placeholders(&address, token, api_key)?;

    let mut imported = Imported::new(Kind::Request);
    let organization = decoded(ORGANIZATION, address.organization)?;
    let organization = Organization::parse(&organization).map_err(ImportError::Organization)?;
    imported.organization = Some(organization.as_str().to_owned());
    if let Some(workflow) = address.workflow {
        let workflow = WorkflowId::parse(&decoded(WORKFLOW, workflow)?);
        let workflow = workflow.map_err(ImportError::Workflow)?;
        imported.workflow = Some(workflow.as_str().to_owned());
    }
    if address.is_of_a_command {
        imported.command = command(&line.data)?;
    }
    imported.base_url = Some(base_url(address.base)?).filter(|url| url != ADOBES_GATEWAY);
    imported.api_key = text("X-Api-Key", api_key)?;
    let ims_organization = line.credentials.ims_organization;
    let ims_organization = ims_organization.filter(|word| !is_variable(*word));
    imported.ims_organization = text("x-gw-ims-org-id", ims_organization)?;
    if let Some(token) = token {
        imported.token = fields::checked("Authorization", token.text)?.map(Into::into);
    }
    Ok(imported)
}

fn text(name: &'static str, word: Option<Word<'_>>) -> Result<Option<String>, ImportError> {
    let Some(word) = word else {
        return Ok(None);
    };
    Ok(fields::checked(name, word.text)?.map(str::to_owned))
}

/// The parts of `<base>/<ORGANIZATION>/campaign/workflow/execution/<workflowID>/commands`, still encoded.
struct Address<'a> {
    base: &'a str,
    organization: &'a str,
    /// Not there in the addresses of Campaign's other resources.
    workflow: Option<&'a str>,
    is_of_a_command: bool,
    /// The shell would put something in.
    expands: bool,
}

impl<'a> Address<'a> {
    fn split(word: Word<'a>) -> Option<Self> {
        const WORKFLOWS: &str = "/campaign/workflow/execution/";
        let end = word.text.find(['?', '#']).unwrap_or(word.text.len());
        let text = &word.text[..end];
        // From the end, since the base URL may have anything in its path.
        let (start, resource) = text
            .rsplit_once(WORKFLOWS)
            .map(|(start, resource)| (start, Some(resource)))
            .or_else(|| Some((text.split_once("/campaign/")?.0, None)))?;
        let (base, organization) = start.rsplit_once('/')?;
        let base = base.trim_end_matches('/');
        let (workflow, rest) = match resource.map(|resource| resource.split_once('/')) {
            Some(Some((workflow, rest))) => (Some(workflow), rest),
            Some(None) => (resource, ""),
            None => (None, ""),
        };
        (!base.is_empty() && !base.ends_with(':')).then_some(Self {
            base,
            organization,
            workflow,
            is_of_a_command: rest.trim_end_matches('/') == "commands",
            expands: word.expands,
        })
    }
}

/// An example is not half imported: what is still to be filled in is named, all of it.
fn refuse_placeholders(
    address: &Address<'_>,
    token: Option<Word<'_>>,
    api_key: Option<Word<'_>>,
) -> Result<(), ImportError> {
    let open = |part: &str| is_open(part, address.expands);
    let written =
        |word: Option<Word<'_>>| word.is_some_and(|word| fields::is_placeholder(word.text));
    let names: Vec<_> = [
        (ADOBES_GATEWAY, open(address.base)),
        (ORGANIZATION, open(address.organization)),
        (WORKFLOW, address.workflow.is_some_and(open)),
        (TOKEN, written(token)),
        (API_KEY, written(api_key)),
    ]
    .into_iter()
    .filter_map(|(name, is_open)| is_open.then_some(name))
    .collect();
    if names.is_empty() {
        Ok(())
    } else {
        Err(ImportError::Placeholders(names))
    }
}

/// Whether a part of an address is still to be filled in, by a person or by a shell.
/// In an address none of these signs can stand for itself.
pub(super) fn is_open(part: &str, expands: bool) -> bool {
    part.contains(['<', '>', '{', '}', '`'])
        || part.starts_with('$')
        || (expands && part.contains('$'))
        || is_windows_variable(part)
}

/// `Bearer $ACCESS_TOKEN`, as this program copies it, or a token that was hidden.
fn is_elsewhere(token: Word<'_>) -> bool {
    is_variable(token)
        || token.text.starts_with('$')
        || is_windows_variable(token.text)
        || token.text.chars().all(|c| matches!(c, '*' | '•'))
}

fn is_variable(word: Word<'_>) -> bool {
    word.expands && word.text.contains(['$', '`'])
}

/// `%NAME%`
fn is_windows_variable(text: &str) -> bool {
    text.strip_prefix('%')
        .and_then(|rest| rest.strip_suffix('%'))
        .is_some_and(|name| {
            name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
                && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
        })
}

fn decoded(name: &'static str, part: &str) -> Result<String, ImportError> {
    percent_decode_str(part)
        .decode_utf8()
        .map(String::from)
        .map_err(|_not_text| ImportError::StrangeCharacters(name))
}

/// The base URL in front of an address, by the rules that a typed one has.
pub(super) fn base_url(text: &str) -> Result<String, ImportError> {
    let Some(text) = fields::checked("URL", text)? else {
        return Err(ImportError::NotCampaign);
    };
    let address = if text.contains("://") {
        text.to_owned()
    } else {
        format!("https://{text}")
    };
    let url = BaseUrl::parse(&address).map_err(ImportError::BaseUrl)?;
    Ok(url.to_string())
}

/// The documented body.
#[derive(Deserialize)]
struct Body {
    method: String,
}

/// The command in a body. A body that is put in by the shell, or lies in a file, says nothing.
fn command(data: &[Data<'_>]) -> Result<Option<Command>, ImportError> {
    let body = match data {
        [] => return Ok(None),
        [only] if only.is_elsewhere || is_variable(only.word) => return Ok(None),
        [only] => only.word.text,
        _ => return Err(ImportError::UnknownCommand),
    };
    let Ok(Body { method }) = serde_json::from_str(body) else {
        return Err(ImportError::UnknownCommand);
    };
    Command::ALL
        .into_iter()
        .find(|command| command.wire_word() == method)
        .map(Some)
        .ok_or(ImportError::UnknownCommand)
}
