//! The request with which a program signs in, as the Developer Console's "View cURL command" shows it.

use percent_encoding::percent_decode_str;
use zeroize::Zeroizing;

use super::curl::Line;
use super::error::ImportError;
use super::request::{base_url, is_open};
use super::secret::ClientSecret;
use super::{Imported, Kind, fields};

/// What would stand in the place of a placeholder.
const ADOBES_SIGN_IN: &str = "https://ims-na1.adobelogin.com";
const TOKEN: &str = "/ims/token";
const JWT: &str = "/ims/exchange/jwt";

/// Whether it is an address of the sign-in service.
pub(super) fn is_one(address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    path.contains(TOKEN) || path.contains(JWT)
}

pub(super) fn read(line: &Line<'_>) -> Result<Imported, ImportError> {
    let address = line.address.text;
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    if path.contains(JWT) {
        return Err(ImportError::JwtIsDead);
    }
    let form = Form::read(line, query)?;
    if form.get("jwt_token")?.is_some() {
        return Err(ImportError::JwtIsDead);
    }
    if form
        .get("grant_type")?
        .is_some_and(|grant| grant.as_str() != "client_credentials")
    {
        return Err(ImportError::NotClientCredentials);
    }
    for name in ["client_id", "client_secret"] {
        form.get(name)?.ok_or(ImportError::Missing(name))?;
    }
    let (base, _rest) = path.split_once(TOKEN).unwrap_or((path, ""));
    form.refuse_placeholders(is_open(base, line.address.expands))?;

    let mut imported = Imported::new(Kind::SignIn);
    imported.sign_in_url = Some(base_url(base)?);
    imported.api_key = form.text("client_id")?;
    if let Some(secret) = form.known("client_secret")? {
        imported.client_secrets = ClientSecret::list("client_secret", &[secret])?;
        if imported.client_secrets.is_empty() {
            return Err(ImportError::Missing("client_secret"));
        }
    }
    imported.scopes = fields::separate_scopes("scope", form.known("scope")?)?;
    imported.ims_organization = form.text("org_id")?;
    Ok(imported)
}

/// The parameters, decoded, from the body and from the address.
struct Form(Vec<(Zeroizing<String>, Zeroizing<String>)>);

impl Form {
    fn read(line: &Line<'_>, query: &str) -> Result<Self, ImportError> {
        let mut form = Self(Vec::new());
        form.add_all(query)?;
        for data in line.data.iter().filter(|data| !data.is_elsewhere) {
            let text = data.word.text;
            match text.split_once('=') {
                Some((name, value)) if data.is_plain => {
                    let plain = |text: &str| Zeroizing::new(text.to_owned());
                    form.0.push((plain(name), plain(value)));
                }
                _ => form.add_all(text)?,
            }
        }
        Ok(form)
    }

    fn add_all(&mut self, encoded: &str) -> Result<(), ImportError> {
        for pair in encoded.split('&') {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let strange = || ImportError::StrangeCharacters("application/x-www-form-urlencoded");
            let name = decoded(name.trim()).ok_or_else(strange)?;
            let value = decoded(value).ok_or_else(strange)?;
            self.0.push((name, value));
        }
        Ok(())
    }

    /// The value of a parameter, which may stand there twice only if it is the same.
    fn get(&self, name: &'static str) -> Result<Option<&Zeroizing<String>>, ImportError> {
        let mut values = self
            .0
            .iter()
            .filter(|(given, _value)| given.as_str() == name)
            .map(|(_name, value)| value);
        let first = values.next();
        if values.any(|other| Some(other) != first) {
            return Err(ImportError::Twice(name));
        }
        Ok(first)
    }

    /// The same, unless it is a shell's variable, like `$CLIENT_SECRET`: then it is elsewhere.
    fn known(&self, name: &'static str) -> Result<Option<&str>, ImportError> {
        let value = self.get(name)?.map(|value| value.as_str());
        Ok(value.filter(|value| !value.starts_with('$')))
    }

    /// A value that is no secret, and not empty.
    fn text(&self, name: &'static str) -> Result<Option<String>, ImportError> {
        let Some(value) = self.known(name)? else {
            return Ok(None);
        };
        let value = fields::checked(name, value)?.ok_or(ImportError::Missing(name))?;
        Ok(Some(value.to_owned()))
    }

    fn refuse_placeholders(&self, is_address_open: bool) -> Result<(), ImportError> {
        let mut names = Vec::new();
        if is_address_open {
            names.push(ADOBES_SIGN_IN);
        }
        for name in ["client_id", "client_secret", "scope"] {
            let value = self.get(name)?;
            if value.is_some_and(|value| fields::is_placeholder(value)) {
                names.push(name);
            }
        }
        if names.is_empty() {
            Ok(())
        } else {
            Err(ImportError::Placeholders(names))
        }
    }
}

/// A text of a form: `+` for a blank, `%41` for anything. `None` where that is no text.
fn decoded(text: &str) -> Option<Zeroizing<String>> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(text.len()));
    for (index, part) in text.split('+').enumerate() {
        if index > 0 {
            bytes.push(b' ');
        }
        bytes.extend(percent_decode_str(part));
    }
    let text = std::str::from_utf8(&bytes).ok()?;
    Some(Zeroizing::new(text.to_owned()))
}
