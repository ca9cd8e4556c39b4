//! What holds for any text, any JSON and any request.

use campaign_remote::campaign::import::{Found, read};
use campaign_remote::campaign::{BaseUrl, Command, HeaderText, Organization, Request, WorkflowId};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::{FIXTURES, one, texts, token};

const ADOBES_GATEWAY: &str = "https://mc.adobe.io";

fn config() -> ProptestConfig {
    let usual = ProptestConfig::default();
    ProptestConfig {
        // PROPTEST_CASES asks for more.
        cases: usual.cases.max(1000),
        // A failure is a test of its own then, not a file.
        failure_persistence: None,
        ..usual
    }
}

/// A request as the client makes it: to send a command, or without one to read the workflow's record.
fn request(
    base: &BaseUrl,
    organization: &Organization,
    workflow: &WorkflowId,
    command: Option<Command>,
    api_key: &str,
) -> Request {
    let shown = |text: &str| HeaderText::Shown(text.to_owned());
    let mut headers = vec![
        ("Authorization", HeaderText::BearerToken),
        ("Cache-Control", shown("no-cache")),
        ("X-Api-Key", shown(api_key)),
    ];
    if command.is_some() {
        headers.insert(0, ("Content-Type", shown("application/json")));
    }
    Request {
        method: if command.is_some() { "POST" } else { "GET" },
        url: match command {
            Some(_) => base.command_url(organization, workflow),
            None => base.workflow_url(organization, workflow),
        },
        headers,
        body: command.map_or("", Command::body),
    }
}

fn any_base() -> impl Strategy<Value = BaseUrl> {
    prop_oneof![
        Just(ADOBES_GATEWAY.to_owned()),
        (1..=u16::MAX).prop_map(|port| format!("http://127.0.0.1:{port}")),
        "https://[a-z]{1,12}\\.example(/[a-z]{1,8}){0,2}",
    ]
    .prop_map(|text| BaseUrl::parse(&text).expect("a base URL"))
}

fn any_organization() -> impl Strategy<Value = Organization> {
    prop_oneof![
        "\\PC{1,30}",
        "[ -~]{1,30}",
        "[<{$%'\"^\\\\`]{1,8}",
        "[a-z]{1,9}(-mkt-stage[0-9]?)?"
    ]
    .prop_filter_map("no organization", |text| Organization::parse(&text).ok())
}

fn any_workflow() -> impl Strategy<Value = WorkflowId> {
    prop_oneof![
        "\\PC{1,30}",
        "[ -~]{1,30}",
        "[<{$%'\"^\\\\`]{1,8}",
        "WKF[0-9]{1,6}"
    ]
    .prop_filter_map("no workflow ID", |text| WorkflowId::parse(&text).ok())
}

/// Any text that a header can carry; not one that stands for itself as a placeholder, like `<API_KEY>`.
fn any_key() -> impl Strategy<Value = String> {
    prop_oneof![
        "[!-~]([ -~]{0,60}[!-~])?",
        "[0-9a-f]{32}",
        "[$'\"^\\\\`%!;|&-]{1,9}"
    ]
    .prop_filter("a placeholder", |key: &String| !key.starts_with(['<', '{']))
}

fn any_command() -> impl Strategy<Value = Option<Command>> {
    prop::option::of(prop::sample::select(Command::ALL.to_vec()))
}

/// How Chrome quotes a word: for bash, for cmd, and for cmd some years ago.
fn quoted(shell: usize, text: &str) -> String {
    if shell == 0 {
        if !text.contains(['\'', '!']) {
            return format!("'{text}'");
        }
        let text = text.replace('\\', r"\\").replace('\'', r"\'");
        return format!("$'{}'", text.replace('!', r"\u0021"));
    }
    let text = text.replace('\\', r"\\").replace('"', r#"\""#);
    let mut escaped = String::new();
    let mut rest = text.chars().peekable();
    while let Some(character) = rest.next() {
        let is_plain = character.is_ascii_alphanumeric()
            || " _-:=+~'/.',?;()*`".contains(character)
            || (shell == 2 && character == '&');
        if !is_plain {
            escaped.push('^');
        }
        escaped.push(character);
        let names = |next: &char| next.is_ascii_alphanumeric() || *next == '_';
        if character == '%' && rest.peek().is_some_and(names) {
            escaped.push('^');
        }
    }
    match shell {
        1 => format!("^\"{escaped}^\""),
        _ => format!("\"{escaped}\""),
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_request_copied_as_curl_comes_back_equal(
        base in any_base(),
        organization in any_organization(),
        workflow in any_workflow(),
        command in any_command(),
        api_key in any_key(),
    ) {
        let line = request(&base, &organization, &workflow, command, &api_key).as_curl();
        let imported = one(&line);
        prop_assert_eq!(imported.organization.as_deref(), Some(organization.as_str()));
        prop_assert_eq!(imported.workflow.as_deref(), Some(workflow.as_str()));
        prop_assert_eq!(imported.command, command);
        prop_assert_eq!(imported.api_key.as_deref(), Some(api_key.as_str()));
        prop_assert!(imported.token.is_none());
        let base = Some(base.to_string()).filter(|base| base != ADOBES_GATEWAY);
        prop_assert_eq!(imported.base_url, base);
    }

    #[test]
    fn a_request_copied_by_a_browser_comes_back_equal(
        shell in 0..3_usize,
        organization in any_organization(),
        workflow in any_workflow(),
        command in any_command(),
        api_key in any_key(),
        secret in "[A-Za-z0-9_.-]{1,80}",
    ) {
        // For cmd, Chrome writes a backslash twice where one is meant.
        let api_key = if shell == 0 { api_key } else { api_key.replace('\\', "/") };
        let base = BaseUrl::parse(ADOBES_GATEWAY).expect("a base URL");
        let request = request(&base, &organization, &workflow, command, &api_key);
        let mut words = vec![format!("curl {}", quoted(shell, &request.url))];
        for (name, value) in &request.headers {
            let value = match value {
                HeaderText::Shown(value) => value.clone(),
                HeaderText::BearerToken => format!("Bearer {secret}"),
            };
            words.push(format!("-H {}", quoted(shell, &format!("{}: {value}", name.to_lowercase()))));
        }
        if !request.body.is_empty() {
            words.push(format!("--data-raw {}", quoted(shell, request.body)));
        }
        let line = words.join(if shell == 0 { " \\\n  " } else { " ^\n  " });
        let imported = one(&line);
        prop_assert_eq!(imported.organization.as_deref(), Some(organization.as_str()));
        prop_assert_eq!(imported.workflow.as_deref(), Some(workflow.as_str()));
        prop_assert_eq!(imported.command, command);
        prop_assert_eq!(imported.api_key.as_deref(), Some(api_key.as_str()));
        prop_assert_eq!(token(&imported), Some(secret.as_str()));
    }

    #[test]
    fn any_text_is_read_or_refused_and_gives_no_control_character(
        start in prop::sample::select(vec![
            "", "{", "curl ", "curl ^\"", "-X POST ", "$ curl $'",
            "curl https://mc.adobe.io/a/campaign/workflow/execution/",
            "curl https://ims-na1.adobelogin.com/ims/token/v3 -d client_secret=s&client_id=",
            "curl https://mc.adobe.io/a/campaign/x -H 'X-Api-Key: ",
        ]),
        text in prop_oneof![any::<String>(), "[-\\\\'\"^$%<>{}&=;:|/ \nHdXucampign]{0,60}"],
    ) {
        check(&format!("{start}{text}"))?;
    }

    #[test]
    fn a_damaged_fixture_is_read_or_refused_without_a_word_of_its_secret(
        fixture in prop::sample::select(FIXTURES.to_vec()),
        damages in prop::collection::vec((any::<prop::sample::Index>(), any_damage()), 1..4),
    ) {
        let mut characters: Vec<char> = fixture.chars().collect();
        for (place, damage) in damages {
            let at = place.index(characters.len());
            match damage {
                Some(character) => characters[at] = character,
                None => drop(characters.remove(at)),
            }
        }
        check(&characters.into_iter().collect::<String>())?;
    }

    #[test]
    fn any_json_is_read_or_refused_and_gives_no_control_character(document in any_document()) {
        check(&document.to_string())?;
    }
}

/// One character is lost, or another one stands in its place.
fn any_damage() -> impl Strategy<Value = Option<char>> {
    prop_oneof![
        Just(None),
        any::<char>().prop_map(Some),
        prop::sample::select(
            "\0\n\t\\'\"^$%<>{}[],:&=;| \u{7f}\u{202e}"
                .chars()
                .collect::<Vec<_>>()
        )
        .prop_map(Some),
    ]
}

fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        "[a-z,\u{0}\n ]{0,9}".prop_map(Value::from),
        "[a-zA-Z0-9_.-]{1,40}".prop_map(Value::from),
        Just(Value::from("oauth_server_to_server")),
    ];
    leaf.prop_recursive(3, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((any_name(), inner), 0..5)
                .prop_map(|fields| fields.into_iter().collect::<Value>()),
        ]
    })
}

fn any_name() -> impl Strategy<Value = String> {
    let known = [
        "API_KEY",
        "CLIENT_ID",
        "CLIENT_SECRET",
        "CLIENT_SECRETS",
        "IMS",
        "ORG_ID",
        "SCOPES",
        "client_id",
        "client_secrets",
        "credentials",
        "details",
        "enabled",
        "integration_type",
        "key",
        "name",
        "oauth_server_to_server",
        "project",
        "scopes",
        "value",
        "values",
        "workspace",
    ];
    prop_oneof![
        9 => prop::sample::select(known.to_vec()).prop_map(str::to_owned),
        1 => any::<String>(),
    ]
}

/// Anything; and the three shapes with anything in their places, so that more than the first look is tried.
fn any_document() -> impl Strategy<Value = Value> {
    let values = || prop::collection::vec(any_value(), 4);
    let credential = values().prop_map(|v| {
        json!({"CLIENT_ID": v[0], "CLIENT_SECRETS": [v[1], v[2]], "SCOPES": v[3], "ORG_ID": v[2]})
    });
    let one = values().prop_map(|v| {
        json!({"name": v[0], "integration_type": "oauth_server_to_server",
            "oauth_server_to_server": {"client_id": v[1], "client_secrets": [v[2], "s"], "scopes": v[3]}})
    });
    let project = prop::collection::vec(one, 0..4)
        .prop_map(|all| json!({"project": {"workspace": {"details": {"credentials": all}}}}));
    let postman = values().prop_map(|v| {
        json!({"values": [{"key": "API_KEY", "value": v[0]}, {"key": "CLIENT_SECRET", "value": v[1]},
            {"key": "SCOPES", "value": v[2]}, {"key": "IMS", "value": v[3]}, v[0]]})
    });
    prop_oneof![any_value(), credential, project, postman]
}

fn check(text: &str) -> Result<(), TestCaseError> {
    match read(text) {
        Ok(found) => {
            for text in texts(&found) {
                prop_assert!(!text.is_empty());
                prop_assert!(!text.chars().any(char::is_control), "{:?}", text);
                prop_assert_eq!(text.trim(), &text);
            }
            if let Found::Several(named) = &found {
                prop_assert!(named.len() > 1);
                let mut names: Vec<_> = named.iter().map(|one| &one.name).collect();
                names.sort();
                names.dedup();
                prop_assert_eq!(names.len(), named.len());
            }
        }
        Err(error) => {
            let said = format!("{error:?} {error} {:?}", error.message());
            prop_assert!(!said.contains("CANARY"), "{}", said);
        }
    }
    Ok(())
}
