//! Importing what a person already has: each shape that Adobe, browsers and Postman give, and a broken twin of each.

#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

#[path = "imports/broken.rs"]
mod broken;
#[path = "imports/files.rs"]
mod files;
#[path = "imports/lines.rs"]
mod lines;
#[path = "imports/properties.rs"]
mod properties;
#[path = "imports/twins.rs"]
mod twins;

use campaign_remote::campaign::import::{ClientSecret, Found, ImportError, Imported, read};
use secrecy::ExposeSecret;

/// A fixture; the secrets in it are invented, and each has `CANARY` in it.
macro_rules! fixture {
    ($name:literal) => {
        include_str!(concat!("imports/", $name))
    };
}

const CREDENTIAL: &str = fixture!("credential.json");
const TWO_SECRETS: &str = fixture!("credential-two-secrets.json");
const JWT: &str = fixture!("jwt.json");
const PROJECT: &str = fixture!("project.json");
const SEVERAL: &str = fixture!("workspace-several.json");
const POSTMAN: &str = fixture!("postman.json");
const ADOBE_PAGE: &str = fixture!("adobe-page.txt");
const ADOBE_PAGE_FILLED: &str = fixture!("adobe-page-filled.txt");
const ADOBE_PAGE_BARE: &str = fixture!("adobe-page-bare.txt");
const BROWSER_BASH: &str = fixture!("browser-bash.txt");
const BROWSER_CMD: &str = fixture!("browser-cmd.txt");
const BROWSER_CMD_OLDER: &str = fixture!("browser-cmd-older.txt");
const POSTMAN_LINE: &str = fixture!("postman-line.txt");
const POSTMAN_LINE_CMD: &str = fixture!("postman-line-cmd.txt");
const SIGN_IN: &str = fixture!("sign-in.txt");
const SIGN_IN_POSTMAN: &str = fixture!("sign-in-postman.txt");

/// All of them.
const FIXTURES: [&str; 16] = [
    CREDENTIAL,
    TWO_SECRETS,
    JWT,
    PROJECT,
    SEVERAL,
    POSTMAN,
    ADOBE_PAGE,
    ADOBE_PAGE_FILLED,
    ADOBE_PAGE_BARE,
    BROWSER_BASH,
    BROWSER_CMD,
    BROWSER_CMD_OLDER,
    POSTMAN_LINE,
    POSTMAN_LINE_CMD,
    SIGN_IN,
    SIGN_IN_POSTMAN,
];

const KEY: &str = "c0ffee00c0ffee00c0ffee00c0ffee00";
const TOKEN: &str = "eyJhbGciOiJSUzI1NiJ9.CANARYtokenCANARYtoken.c2ln";
const IMS_ORGANIZATION: &str = "0123456789ABCDEF01234567@AdobeOrg";

/// What is found where nothing is to be chosen.
fn one(text: &str) -> Imported {
    match read(text) {
        Ok(Found::One { imported, .. }) => *imported,
        other => panic!("one was expected, not {other:?}"),
    }
}

fn refused(text: &str) -> ImportError {
    read(text).expect_err("it should be refused")
}

/// The fixture with something in it replaced, which must be there.
fn with(fixture: &str, old: &str, new: &str) -> String {
    assert!(fixture.contains(old), "{old:?} is not in the fixture");
    fixture.replace(old, new)
}

fn token(imported: &Imported) -> Option<&str> {
    imported.token.as_ref().map(ExposeSecret::expose_secret)
}

fn client_secrets(imported: &Imported) -> Vec<&str> {
    let secrets = imported.client_secrets.iter();
    secrets.map(|one| one.secret().expose_secret()).collect()
}

fn labels_of(imported: &Imported) -> Vec<String> {
    let secrets = imported.client_secrets.iter();
    secrets.map(ClientSecret::label).collect()
}

/// Every text in it, secrets too.
fn texts(found: &Found) -> Vec<String> {
    let (mut texts, all): (Vec<String>, Vec<&Imported>) = match found {
        Found::One { name, imported } => (name.iter().cloned().collect(), vec![imported]),
        Found::Several(named) => named
            .iter()
            .map(|one| (one.name.clone(), &one.imported))
            .unzip(),
    };
    for imported in all {
        let plain = [
            &imported.organization,
            &imported.workflow,
            &imported.api_key,
            &imported.sign_in_url,
            &imported.base_url,
            &imported.ims_organization,
        ];
        texts.extend(plain.into_iter().flatten().cloned());
        texts.extend(imported.scopes.iter().cloned());
        texts.extend(token(imported).map(str::to_owned));
        texts.extend(client_secrets(imported).into_iter().map(str::to_owned));
        texts.extend(labels_of(imported));
    }
    texts
}
