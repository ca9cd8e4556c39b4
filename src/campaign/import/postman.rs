//! A Postman environment, as Postman exports it and as Adobe's Developer Console gives it.

use serde_json::Value;

use super::error::{ImportError, Wanted};
use super::fields::{self, Object};
use super::request::base_url;
use super::secret::ClientSecret;
use super::{Imported, Kind};

pub(super) fn looks_like_one(top: &Object) -> bool {
    top.contains_key("values") || top.contains_key("_postman_variable_scope")
}

pub(super) fn read(top: &Object) -> Result<Imported, ImportError> {
    let environment = Environment(fields::needed_list(top, "values")?);
    if !environment.is_adobes() {
        return Err(ImportError::NotImportable);
    }
    let api_key = environment
        .text("API_KEY")?
        .ok_or(ImportError::Missing("API_KEY"))?;
    let token = environment.text("ACCESS_TOKEN")?;
    let secrets: Vec<_> = environment.text("CLIENT_SECRET")?.into_iter().collect();
    let scopes = match environment.value("SCOPES")? {
        Some(value) => fields::scopes_in("SCOPES", value)?,
        None => Vec::new(),
    };
    Ok(Imported {
        api_key: Some(api_key.to_owned()),
        token: token.map(Into::into),
        client_secrets: ClientSecret::list("CLIENT_SECRET", &secrets)?,
        scopes,
        sign_in_url: environment.text("IMS")?.map(sign_in_url).transpose()?,
        ims_organization: environment.text("IMS_ORG")?.map(str::to_owned),
        ..Imported::new(Kind::PostmanEnvironment)
    })
}

struct Environment<'a>(&'a [Value]);

impl<'a> Environment<'a> {
    /// Any of these names means that the environment is one for Adobe's sign-in, and not for something else.
    fn is_adobes(&self) -> bool {
        ["API_KEY", "CLIENT_SECRET", "IMS", "IMS_ORG"]
            .iter()
            .any(|name| self.enabled(name).next().is_some())
    }

    /// The values under a name, without those that are switched off or `null`.
    fn enabled(&self, name: &str) -> impl Iterator<Item = &'a Value> {
        self.0
            .iter()
            .filter_map(Value::as_object)
            .filter(move |entry| entry.get("key").and_then(Value::as_str) == Some(name))
            .filter(|entry| entry.get("enabled") != Some(&Value::Bool(false)))
            .filter_map(|entry| entry.get("value"))
            .filter(|value| !value.is_null())
    }

    /// The value under a name, which may stand there twice only if it is the same.
    fn value(&self, name: &'static str) -> Result<Option<&'a Value>, ImportError> {
        let mut values = self.enabled(name);
        let first = values.next();
        if values.any(|other| Some(other) != first) {
            return Err(ImportError::Twice(name));
        }
        Ok(first)
    }

    fn text(&self, name: &'static str) -> Result<Option<&'a str>, ImportError> {
        match self.value(name)? {
            None => Ok(None),
            Some(Value::String(text)) => fields::checked(name, text),
            Some(_) => Err(ImportError::Wrong(name, Wanted::Text)),
        }
    }
}

/// `IMS` is a host, `ims-na1.adobelogin.com`; some write an address there.
fn sign_in_url(ims: &str) -> Result<String, ImportError> {
    let (host, _path) = ims.split_once("/ims/").unwrap_or((ims, ""));
    base_url(host).map_err(|_reason| ImportError::Wrong("IMS", Wanted::Address))
}
