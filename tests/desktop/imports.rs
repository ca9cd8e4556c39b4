//! Credentials that a person already has: pasted, chosen as a file, and with two secrets to choose from.

use std::fs;
use std::path::PathBuf;

use crate::desk::Desk;
use crate::person::start;

const ONE: &str = "canary-secret-one-1111";
const TWO: &str = "canary-secret-two-2222";

fn credential() -> String {
    format!(
        r#"{{"ORG_ID":"0123456789ABCDEF01234567@AdobeOrg","CLIENT_SECRETS":["{ONE}","{TWO}"],
            "CLIENT_ID":"client-1","SCOPES":["openid","campaign_sdk"],
            "TECHNICAL_ACCOUNT_ID":"a@techacct.adobe.com","TECHNICAL_ACCOUNT_EMAIL":"b@techacct.adobe.com"}}"#
    )
}

#[test]
fn of_two_secrets_in_a_file_the_chosen_one_lands_in_the_keyring_and_nothing_else_anywhere() {
    let desk = Desk::start(1280, 800);
    // Outside the home, as on a stick: only what the program itself writes is looked for afterwards.
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("credential.json");
    fs::write(&file, credential()).unwrap();
    desk.fake_zenity(&file);
    let app = start(&desk);
    app.find("push button", "New profile").click();
    app.find("push button", "Import credentials…").click();
    app.find("push button", "Choose a file…").click();
    app.find("radio button", "2 (…2222)").click();
    app.find("push button", "Use these").click();
    let editor = app.find("dialog", "New profile");
    app.wait_text("The organization does not stand in these credentials.");
    app.wait_text(&format!(
        "The file {} still holds the secret.",
        file.display()
    ));
    for (name, value) in [("API key", "client-1"), ("Scopes", "openid, campaign_sdk")] {
        assert_eq!(app.find_within(&editor, "entry", name).value(), value);
    }
    app.find_within(&editor, "entry", "Profile name")
        .set_text("Acme stage");
    app.find_within(&editor, "entry", "Organization")
        .set_text("acme-mkt-stage");
    app.find_within(&editor, "push button", "Save").click();
    app.wait_gone("dialog", "New profile");
    let items = desk.keyring_items();
    assert_eq!(items.len(), 1, "{items:?}");
    let user = items[0].get("username").unwrap();
    assert!(user.ends_with("/client-secret"), "{user}");
    assert_eq!(
        desk.keyring_secret("campaign-remote", user).as_deref(),
        Some(TWO.as_bytes())
    );
    assert!(app.close().success());
    for secret in [ONE, TWO] {
        assert_eq!(
            desk.search_all_files_for(secret.as_bytes()),
            Vec::<PathBuf>::new()
        );
    }
    assert_eq!(
        fs::read_to_string(&file).unwrap(),
        credential(),
        "the file was touched"
    );
}

#[test]
fn a_pasted_curl_line_fills_organization_workflow_key_and_token() {
    let desk = Desk::start(1280, 800);
    let app = start(&desk);
    app.find("push button", "New profile").click();
    app.find("push button", "Import credentials…").click();
    let line = "-X POST https://mc.adobe.io/acme-mkt-stage/campaign/workflow/execution/WKF35/commands \\\n\
        -H 'Content-Type: application/json' \\\n-H 'Authorization: Bearer canary-pasted-token' \\\n\
        -H 'Cache-Control: no-cache' \\\n-H 'X-Api-Key: key1' \\\n-i\n-d '{\"method\":\"start\"}'";
    app.find("entry", "Pasted text").set_text(line);
    app.find("push button", "Read it").click();
    let editor = app.find("dialog", "New profile");
    app.wait_gone("entry", "Pasted text");
    assert_eq!(
        app.find_within(&editor, "entry", "Organization").value(),
        "acme-mkt-stage"
    );
    assert_eq!(app.find_within(&editor, "entry", "API key").value(), "key1");
    let token = app.find_within(&editor, "password text", "Access token");
    assert_eq!(token.value().chars().count(), "canary-pasted-token".len());
    app.find_within(&editor, "entry", "Profile name")
        .set_text("Acme stage");
    app.find_within(&editor, "push button", "Save").click();
    app.wait_gone("dialog", "New profile");
    assert_eq!(app.find("entry", "Workflow ID").value(), "WKF35");
    assert!(!app.tree().contains("canary-pasted-token"));
}

#[test]
fn what_cannot_be_imported_says_what_is_missing_and_loses_nothing() {
    let desk = Desk::start(1280, 800);
    let app = start(&desk);
    app.find("push button", "New profile").click();
    app.find("entry", "Profile name").set_text("Half typed");
    app.find("push button", "Import credentials…").click();
    app.find("entry", "Pasted text")
        .set_text(r#"{"CLIENT_SECRETS":["s3cretcanary"],"ORG_ID":"X@AdobeOrg","SCOPES":[]}"#);
    app.find("push button", "Read it").click();
    let said = app.wait_text("CLIENT_ID is missing or empty.");
    assert!(!said.contains("s3cretcanary"), "{said}");
    app.keys("Escape");
    app.wait_gone("entry", "Pasted text");
    assert_eq!(app.find("entry", "Profile name").value(), "Half typed");
}
