//! Adobe's credential files: what each gives, and what a person chooses between.

use campaign_remote::campaign::import::{Found, ImportError, Kind, read};

use super::{
    CREDENTIAL, IMS_ORGANIZATION, JWT, KEY, POSTMAN, PROJECT, SEVERAL, TWO_SECRETS, client_secrets,
    labels_of, one, refused, token, with,
};

const FIRST_SECRET: &str = "p8e-CANARYfirstCANARYfirst-a1B2";

#[test]
fn a_credential_gives_key_secret_and_scopes() {
    let imported = one(CREDENTIAL);
    assert_eq!(imported.kind, Kind::Credential);
    assert_eq!(imported.api_key.as_deref(), Some(KEY));
    assert_eq!(client_secrets(&imported), [FIRST_SECRET]);
    assert!(imported.only_client_secret().is_some());
    assert!(imported.holds_a_secret());
    assert_eq!(
        imported.scopes,
        [
            "openid",
            "AdobeID",
            "additional_info.projectedProductContext",
            "campaign_sdk"
        ]
    );
    assert_eq!(imported.ims_organization.as_deref(), Some(IMS_ORGANIZATION));
    assert_eq!(
        (imported.organization, imported.workflow, imported.command),
        (None, None, None)
    );
    assert_eq!((imported.sign_in_url, imported.base_url), (None, None));
}

#[test]
fn two_secrets_are_a_choice_and_their_labels_show_at_most_four_characters() {
    let imported = one(TWO_SECRETS);
    assert_eq!(imported.scopes, ["openid", "AdobeID", "campaign_sdk"]);
    assert!(imported.only_client_secret().is_none());
    let labels = labels_of(&imported);
    assert_eq!(labels, ["1 (…a1B2)", "2 (…x9Qz)"]);
    assert_eq!(labels, labels_of(&one(TWO_SECRETS)));
}

#[test]
fn the_same_secret_twice_is_one_and_a_short_one_shows_nothing_of_itself() {
    let text = r#"{"CLIENT_ID":"k","CLIENT_SECRETS":[" short-secret ","short-secret",""]}"#;
    let imported = one(text);
    assert_eq!(client_secrets(&imported), ["short-secret"]);
    assert_eq!(labels_of(&imported), ["1"]);
    let same_end = with(TWO_SECRETS, "x9Qz", "a1B2");
    assert_eq!(labels_of(&one(&same_end)), ["1 (…a1B2)", "2 (…a1B2)"]);
    let accents = format!(
        r#"{{"CLIENT_ID":"k","CLIENT_SECRETS":["{}"]}}"#,
        "é".repeat(20)
    );
    assert_eq!(labels_of(&one(&accents)), ["1 (…éééé)"]);
}

#[test]
fn the_one_server_to_server_credential_of_a_project_needs_no_choice() {
    let imported = one(PROJECT);
    assert_eq!(imported.kind, Kind::Project);
    assert_eq!(imported.api_key.as_deref(), Some(KEY));
    assert_eq!(client_secrets(&imported), [FIRST_SECRET]);
    assert_eq!(imported.scopes, ["AdobeID", "openid", "campaign_sdk"]);
    assert_eq!(imported.ims_organization.as_deref(), Some(IMS_ORGANIZATION));
}

#[test]
fn the_only_credential_of_a_file_keeps_its_name_where_the_file_has_names() {
    let name = |text: &str| match read(text) {
        Ok(Found::One { name, .. }) => name,
        other => panic!("one was expected, not {other:?}"),
    };
    assert_eq!(name(PROJECT).as_deref(), Some("Acme remote control"));
    assert_eq!(name(CREDENTIAL), None);
    assert_eq!(name(POSTMAN), None);
    assert_eq!(name(super::SIGN_IN), None);
}

#[test]
fn several_credentials_are_a_choice_under_names_of_their_own() {
    let Ok(Found::Several(choice)) = read(SEVERAL) else {
        panic!("a choice was expected");
    };
    let names: Vec<_> = choice.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(
        names,
        ["Nightly", "Remote (remote-key-1)", "Remote (remote-key-2)"]
    );
    assert_eq!(
        client_secrets(&choice[2].imported),
        ["p8e-CANARYremoteCANARYremote-r2R2"]
    );
    assert_eq!(choice[2].imported.scopes, ["openid", "AdobeID"]);

    let same = with(SEVERAL, "remote-key-2", "remote-key-1");
    let nasty = with(&same, "Nightly", r"Remote (remote-key-1)\u0007\u202e");
    let Ok(Found::Several(choice)) = read(&nasty) else {
        panic!("a choice was expected");
    };
    let names: Vec<_> = choice.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "Remote (remote-key-1)",
            "Remote (remote-key-1) (2)",
            "Remote (remote-key-1) (3)"
        ]
    );
    let unnamed = with(SEVERAL, r#""name": "Nightly","#, "");
    let Ok(Found::Several(choice)) = read(&unnamed) else {
        panic!("a choice was expected");
    };
    assert_eq!(choice[0].name, "nightly-key");
}

#[test]
fn a_credential_on_its_way_from_jwt_is_a_server_to_server_one() {
    let moving = with(
        PROJECT,
        r#""oauth_server_to_server","#,
        r#""oauth_server_to_server_migrate","#,
    );
    assert_eq!(client_secrets(&one(&moving)), [FIRST_SECRET]);
}

#[test]
fn a_postman_environment_gives_what_is_switched_on_and_not_empty() {
    let imported = one(POSTMAN);
    assert_eq!(imported.kind, Kind::PostmanEnvironment);
    assert_eq!(imported.api_key.as_deref(), Some(KEY));
    assert_eq!(client_secrets(&imported), [FIRST_SECRET]);
    assert_eq!(token(&imported), None);
    assert_eq!(imported.scopes, ["openid", "AdobeID", "campaign_sdk"]);
    assert_eq!(
        imported.sign_in_url.as_deref(),
        Some("https://ims-na1.adobelogin.com")
    );
    assert_eq!(imported.ims_organization.as_deref(), Some(IMS_ORGANIZATION));
}

#[test]
fn a_postman_environment_may_have_scopes_as_text_a_token_and_a_whole_address() {
    let text = with(
        POSTMAN,
        r#"["openid", "AdobeID", "campaign_sdk"]"#,
        r#""openid,AdobeID""#,
    );
    let text = with(
        &text,
        r#""ACCESS_TOKEN", "value": """#,
        r#""ACCESS_TOKEN", "value": "a.CANARY.token""#,
    );
    let text = with(
        &text,
        "\"ims-na1.adobelogin.com\"",
        "\"https://ims-na1-stg1.adobelogin.com/ims/token/v3\"",
    );
    let text = with(&text, "\"enabled\": true", "\"type\": \"default\"");
    let imported = one(&text);
    assert_eq!(imported.scopes, ["openid", "AdobeID"]);
    assert_eq!(token(&imported), Some("a.CANARY.token"));
    assert_eq!(
        imported.sign_in_url.as_deref(),
        Some("https://ims-na1-stg1.adobelogin.com")
    );
}

#[test]
fn a_postman_environment_without_a_secret_still_gives_the_rest() {
    let text = with(POSTMAN, "p8e-CANARYfirstCANARYfirst-a1B2", " ");
    let imported = one(&text);
    assert_eq!(imported.api_key.as_deref(), Some(KEY));
    assert!(!imported.holds_a_secret());
}

#[test]
fn a_jwt_credential_is_recognised_as_dead_in_either_file() {
    assert_eq!(refused(JWT), ImportError::JwtIsDead);
    let without_keys = r#"{"API_KEY":"k","CLIENT_SECRET":"s","ORG_ID":"o@AdobeOrg"}"#;
    assert_eq!(refused(without_keys), ImportError::JwtIsDead);
    let project = with(PROJECT, r#""oauth_server_to_server","#, r#""other","#);
    assert_eq!(refused(&project), ImportError::JwtIsDead);
}

#[test]
fn a_byte_order_mark_and_blanks_around_a_file_do_not_matter() {
    let text = format!("\u{feff}\r\n  {CREDENTIAL}\r\n\r\n");
    assert_eq!(one(&text).api_key.as_deref(), Some(KEY));
}
