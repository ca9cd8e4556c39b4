//! cURL lines: as Adobe's pages print them, as browsers and Postman copy them, and as this program does.

use campaign_remote::campaign::import::{ImportError, Kind};
use campaign_remote::campaign::{
    BaseUrl, Command, HeaderText, Organization, Request, SegmentError, WorkflowId, WorkflowIdError,
};

use super::{
    ADOBE_PAGE, ADOBE_PAGE_BARE, ADOBE_PAGE_FILLED, BROWSER_BASH, BROWSER_CMD, BROWSER_CMD_OLDER,
    KEY, POSTMAN_LINE, POSTMAN_LINE_CMD, SIGN_IN, SIGN_IN_POSTMAN, TOKEN, client_secrets, one,
    refused, token, with,
};

#[test]
fn the_sample_of_adobes_page_is_refused_by_the_names_of_its_placeholders() {
    let refusal = refused(ADOBE_PAGE);
    assert_eq!(
        refusal,
        ImportError::Placeholders(vec![
            "<ORGANIZATION>",
            "<workflowID>",
            "<ACCESS_TOKEN>",
            "<API_KEY>"
        ])
    );
    assert_eq!(
        refusal.message().to_string(),
        r#"import-placeholders names="<ORGANIZATION>, <workflowID>, <ACCESS_TOKEN>, <API_KEY>""#
    );
    let half = with(ADOBE_PAGE_FILLED, "acme-mkt-stage", "<TENANT>-mkt-stage");
    assert_eq!(
        refused(&half),
        ImportError::Placeholders(vec!["<ORGANIZATION>"])
    );
    let postman = with(POSTMAN_LINE, TOKEN, "{{ACCESS_TOKEN}}");
    assert_eq!(
        refused(&postman),
        ImportError::Placeholders(vec!["<ACCESS_TOKEN>"])
    );
    let shell = with(ADOBE_PAGE_FILLED, "WKF35", "$WORKFLOW");
    assert_eq!(
        refused(&shell),
        ImportError::Placeholders(vec!["<workflowID>"])
    );
    let shell = with(ADOBE_PAGE_FILLED, "acme-mkt-stage", "acme-$STAGE");
    assert_eq!(
        refused(&shell),
        ImportError::Placeholders(vec!["<ORGANIZATION>"])
    );
    let variable = "curl -X POST '{{base}}/acme/campaign/workflow/execution/WKF1/commands'";
    assert_eq!(
        refused(variable),
        ImportError::Placeholders(vec!["https://mc.adobe.io"])
    );
}

#[test]
fn adobes_malformed_sample_is_read_once_it_is_filled_in() {
    let in_one_line = ADOBE_PAGE_FILLED.replace('\n', " ");
    for text in [ADOBE_PAGE_FILLED, ADOBE_PAGE_BARE, &in_one_line] {
        let imported = one(text);
        assert_eq!(imported.kind, Kind::Request);
        assert_eq!(imported.organization.as_deref(), Some("acme-mkt-stage"));
        assert_eq!(imported.workflow.as_deref(), Some("WKF35"));
        assert_eq!(imported.command, Some(Command::Start));
        assert_eq!(imported.api_key.as_deref(), Some(KEY));
        assert_eq!(token(&imported), Some(TOKEN));
        assert_eq!(imported.base_url, None);
        assert!(imported.client_secrets.is_empty() && imported.scopes.is_empty());
    }
}

#[test]
fn lines_of_browsers_and_of_postman_are_read_for_either_shell_and_any_line_break() {
    for text in [
        BROWSER_BASH,
        BROWSER_CMD,
        BROWSER_CMD_OLDER,
        POSTMAN_LINE,
        POSTMAN_LINE_CMD,
    ] {
        for text in [
            text.to_owned(),
            text.replace('\n', "\r\n"),
            text.replace('\n', " "),
        ] {
            let imported = one(&text);
            assert_eq!(imported.organization.as_deref(), Some("acme-mkt-stage"));
            assert_eq!(imported.workflow.as_deref(), Some("WKF 35"), "{text}");
            assert_eq!(imported.command, Some(Command::Resume), "{text}");
            assert_eq!(imported.api_key.as_deref(), Some(KEY));
            assert_eq!(token(&imported), Some(TOKEN));
        }
    }
}

#[test]
fn our_own_line_comes_back_without_a_token() {
    let base = BaseUrl::parse("https://mc.adobe.io").expect("a value");
    let organization = Organization::parse("acme").expect("a value");
    let workflow = WorkflowId::parse("WKF35").expect("a value");
    let shown = |text: &str| HeaderText::Shown(text.to_owned());
    let request = Request {
        method: "POST",
        url: base.command_url(&organization, &workflow),
        headers: vec![
            ("Content-Type", shown("application/json")),
            ("Authorization", HeaderText::BearerToken),
            ("X-Api-Key", shown(KEY)),
        ],
        body: Command::Stop.body(),
    };
    let imported = one(&request.as_curl());
    assert_eq!(imported.command, Some(Command::Stop));
    assert_eq!(imported.api_key.as_deref(), Some(KEY));
    assert!(!imported.holds_a_secret());
}

#[test]
fn a_hidden_token_is_no_token() {
    for hidden in ["********", "$ACCESS_TOKEN", "%ACCESS_TOKEN%", "••••"] {
        let text = with(ADOBE_PAGE_FILLED, TOKEN, hidden);
        assert_eq!(token(&one(&text)), None, "{hidden}");
    }
    let in_shell = r#"curl "https://mc.adobe.io/a/campaign/workflow/execution/W" -H "X-Api-Key: ${KEY}" -H "Authorization: Bearer $(cat token)""#;
    let imported = one(in_shell);
    assert_eq!(token(&imported), None);
    assert_eq!(imported.api_key, None);
}

#[test]
fn the_sign_in_line_gives_key_secret_scopes_and_where_to_sign_in() {
    for text in [SIGN_IN, SIGN_IN_POSTMAN] {
        let imported = one(text);
        assert_eq!(imported.kind, Kind::SignIn);
        assert_eq!(imported.api_key.as_deref(), Some(KEY));
        assert_eq!(
            client_secrets(&imported),
            ["p8e-CANARYfirst+CANARYfirst-a1B2"]
        );
        assert_eq!(imported.scopes, ["openid", "AdobeID", "campaign_sdk"]);
        assert_eq!(
            imported.sign_in_url.as_deref(),
            Some("https://ims-na1.adobelogin.com")
        );
        assert_eq!(imported.organization, None);
    }
    let in_query = "curl -X POST 'https://ims-na1.adobelogin.com/ims/token/v2?grant_type=client_credentials&client_id=k&client_secret=CANARY+s&scope=openid%20AdobeID&org_id=1@AdobeOrg'";
    let imported = one(in_query);
    assert_eq!(client_secrets(&imported), ["CANARY s"]);
    assert_eq!(imported.scopes, ["openid", "AdobeID"]);
    assert_eq!(imported.ims_organization.as_deref(), Some("1@AdobeOrg"));
    let elsewhere = with(
        SIGN_IN,
        "p8e-CANARYfirst%2BCANARYfirst-a1B2",
        "$CLIENT_SECRET",
    );
    assert!(one(&elsewhere).client_secrets.is_empty());
    let elsewhere = with(&elsewhere, KEY, "$CLIENT_ID");
    let elsewhere = with(&elsewhere, "openid,AdobeID,campaign_sdk", "$SCOPES");
    let imported = one(&elsewhere);
    assert_eq!(imported.api_key, None);
    assert!(imported.scopes.is_empty());
}

#[test]
fn another_host_is_taken_over_only_if_a_base_url_may_be_so() {
    let to = |host: &str| with(ADOBE_PAGE_FILLED, "https://mc.adobe.io", host);
    let base = |host: &str| one(&to(host)).base_url;
    assert_eq!(base("HTTPS://MC.adobe.io:443"), None);
    assert_eq!(
        base("https://gateway.example/adobe/"),
        Some("https://gateway.example/adobe".to_owned())
    );
    assert_eq!(
        base("https://gateway.example/a/campaign/workflow/execution"),
        Some("https://gateway.example/a/campaign/workflow/execution".to_owned())
    );
    assert_eq!(
        base("http://127.0.0.1:8080").as_deref(),
        Some("http://127.0.0.1:8080")
    );
    for host in [
        "http://mc.adobe.io",
        "http://gateway.example",
        "ftp://mc.adobe.io",
        "https://name:CANARY@mc.adobe.io",
    ] {
        let refusal = refused(&to(host));
        assert!(matches!(refusal, ImportError::BaseUrl(_)), "{refusal}");
    }
    assert_eq!(
        one("curl mc.adobe.io/acme/campaign/workflow/execution/WKF1 -H 'X-Api-Key: k'")
            .organization
            .as_deref(),
        Some("acme")
    );
}

#[test]
fn what_no_organization_and_no_workflow_may_be_is_refused() {
    let organization = with(ADOBE_PAGE_FILLED, "acme-mkt-stage", "1234%40AdobeOrg");
    assert_eq!(refused(&organization).message().key, "organization-is-ims");
    for (part, error) in [
        ("a%2Fb", SegmentError::Forbidden('/')),
        ("%00", SegmentError::Forbidden('\0')),
        ("%E2%80%AEa", SegmentError::Forbidden('\u{202e}')),
        ("%2e%2E", SegmentError::Dots),
        ("%20", SegmentError::Empty),
        ("", SegmentError::Empty),
    ] {
        let workflow = with(ADOBE_PAGE_FILLED, "WKF35", part);
        assert_eq!(
            refused(&workflow),
            ImportError::Workflow(WorkflowIdError(error)),
            "{part}"
        );
    }
    let no_text = with(ADOBE_PAGE_FILLED, "WKF35", "%ff");
    assert_eq!(
        refused(&no_text),
        ImportError::StrangeCharacters("<workflowID>")
    );
}

#[test]
fn an_address_alone_and_a_read_are_enough_for_the_fields_they_hold() {
    let imported = one("POST https://mc.adobe.io/acme/campaign/workflow/execution/WKF35/commands");
    assert_eq!(imported.organization.as_deref(), Some("acme"));
    assert_eq!(imported.workflow.as_deref(), Some("WKF35"));
    assert_eq!(imported.command, None);
    let imported = one("https://mc.adobe.io/acme/campaign/profileAndServices/profile?a=b");
    assert_eq!(imported.organization.as_deref(), Some("acme"));
    assert_eq!(imported.workflow, None);
    let other =
        one("curl https://mc.adobe.io/campaign/campaign/workflow/execution/campaign/ -d '{}'");
    assert_eq!(other.organization.as_deref(), Some("campaign"));
    assert_eq!(other.workflow.as_deref(), Some("campaign"));
    assert_eq!(other.command, None);
}

#[test]
fn attached_and_unknown_options_and_what_follows_the_command_do_not_matter() {
    let text = format!(
        "$ curl -sSi -XPOST --compressed --max-time 5 -H'X-Api-Key: {KEY}' -o out.json -A 'x https://x' \
         --oauth2-bearer {TOKEN} --url https://mc.adobe.io/acme/campaign/workflow/execution/WKF1/commands \
         -d'{{\"method\":\"pause\"}}' | jq ."
    );
    let imported = one(&text);
    assert_eq!(imported.api_key.as_deref(), Some(KEY));
    assert_eq!(token(&imported), Some(TOKEN));
    assert_eq!(imported.command, Some(Command::Pause));
    let empty = with(ADOBE_PAGE_BARE, &format!("X-Api-Key: {KEY}"), "X-Api-Key:");
    assert_eq!(one(&empty).api_key, None);
    let from_a_document = with(ADOBE_PAGE_FILLED, "'X-Api-Key: ", "‘X-Api-Key: ");
    let from_a_document = with(&from_a_document, "ee00' \\", "ee00’ \\");
    assert_eq!(one(&from_a_document).api_key.as_deref(), Some(KEY));
    let body_in_a_file = with(ADOBE_PAGE_FILLED, "'{\"method\":\"start\"}'", "@body.json");
    assert_eq!(one(&body_in_a_file).command, None);
}
