//! The malformed twins: one thing wrong with each, and what is said of it.

use super::{
    ADOBE_PAGE_FILLED, BROWSER_BASH, BROWSER_CMD, CREDENTIAL, POSTMAN, POSTMAN_LINE, PROJECT,
    SEVERAL, SIGN_IN,
};

/// A fixture, and for each twin what in it is replaced by what, and the message's key with its places.
pub(super) type Twins = (
    &'static str,
    &'static [(&'static str, &'static str, &'static str)],
);

#[rustfmt::skip]
pub(super) const TWINS: [Twins; 9] = [
    (CREDENTIAL, &[
        ("CLIENT_ID", "CLIENT", "import-missing field=CLIENT_ID"),
        (KEY, "\" \"", "import-missing field=CLIENT_ID"),
        (KEY, "null", "import-missing field=CLIENT_ID"),
        (KEY, "17", "import-wants-text field=CLIENT_ID"),
        ("c0ffee", r"c0\nffee", "import-strange-characters field=CLIENT_ID"),
        ("CLIENT_SECRETS", "SECRETS", "import-missing field=CLIENT_SECRETS"),
        (SECRET, "", "import-missing field=CLIENT_SECRETS"),
        (SECRET, "\"\"", "import-missing field=CLIENT_SECRETS"),
        (SECRET, "[\"CANARY\"]", "import-wants-texts field=CLIENT_SECRETS"),
        (SECRET, "\"<CLIENT_SECRET>\"", "import-placeholders names=CLIENT_SECRETS"),
        ("p8e-", r"p8e\u0000", "import-strange-characters field=CLIENT_SECRETS"),
        ("\"openid\",", "true,", "import-wants-text-or-texts field=SCOPES"),
        ("\"openid\",", r#""open\u202eid","#, "import-strange-characters field=SCOPES"),
        ("\"0123456789ABCDEF01234567@AdobeOrg\"", "[]", "import-wants-text field=ORG_ID"),
    ]),
    (PROJECT, &[
        ("\"project\": {", "\"project\": [], \"x\": {", "import-wants-object field=project"),
        ("\"workspace\"", "\"w\"", "import-missing field=project.workspace"),
        ("\"details\"", "\"d\"", "import-missing field=project.workspace.details"),
        ("\"credentials\"", "\"c\"", "import-missing field=project.workspace.details.credentials"),
        ("\"credentials\": [", "\"credentials\": 1, \"x\": [",
            "import-wants-list field=project.workspace.details.credentials"),
        ("\"credentials\": [", "\"credentials\": [7,",
            "import-wants-object field=project.workspace.details.credentials"),
        ("\"client_id\": \"c0", "\"c\": \"c0", "import-missing field=oauth_server_to_server.client_id"),
        ("client_secrets", "secrets", "import-missing field=oauth_server_to_server.client_secrets"),
        ("[\"p8e-CANARYfirstCANARYfirst-a1B2\"]", "\"CANARY\"",
            "import-wants-texts field=oauth_server_to_server.client_secrets"),
        ("\"oauth_server_to_server\":", "\"o\":", "import-missing field=oauth_server_to_server"),
        ("\"oauth_server_to_server\": {", "\"oauth_server_to_server\": 1, \"x\": {",
            "import-wants-object field=oauth_server_to_server"),
    ]),
    (SEVERAL, &[
        ("oauth_server_to_server\",", "oauthweb\",", "import-no-server-to-server"),
        ("remote-key-2", "", "import-missing field=oauth_server_to_server.client_id"),
    ]),
    (POSTMAN, &[
        ("\"API_KEY\"", "\"KEY\"", "import-missing field=API_KEY"),
        (KEY, "\"\"", "import-missing field=API_KEY"),
        (KEY, "\"{{vault:key}}\"", "import-placeholders names=API_KEY"),
        ("\"values\"", "\"value\"", "import-missing field=values"),
        ("\"values\": [", "\"values\": {}, \"x\": [", "import-wants-list field=values"),
        ("\"enabled\": false", "\"enabled\": true", "import-twice field=CLIENT_SECRET"),
        ("[\"openid\", \"AdobeID\", \"campaign_sdk\"]", "{}", "import-wants-text-or-texts field=SCOPES"),
        ("\"ims-na1.adobelogin.com\"", "\"http://ims.example\"", "import-wants-address field=IMS"),
        ("\"ims-na1.adobelogin.com\"", "1", "import-wants-text field=IMS"),
    ]),
    (ADOBE_PAGE_FILLED, &[
        (ADDRESS, "", "import-no-address"),
        ("/campaign/", "/target/", "import-not-campaign"),
        ("https://mc.adobe.io/acme-mkt-stage", "https://", "import-not-campaign"),
        ("https://mc.adobe.io", "http://mc.adobe.io", "url-not-secure"),
        ("start", "restart", "import-unknown-command"),
        ("\"start\"", "[\"start\"]", "import-unknown-command"),
        ("-i\n", "-d 'x'\n", "import-unknown-command"),
        ("\"start\"}'", "\"start\"}", "import-open-quote"),
        ("\n-i", "\n-H 'X-Api-Key: another'", "import-twice field=X-Api-Key"),
        ("\n-i", "\n-H 'authorization: bearer CANARY'", "import-twice field=Authorization"),
        ("\n-i", "\n--next", "import-several-requests"),
        ("\n-i", "\n; curl https://example.com", "import-several-requests"),
        ("\n-i", "\nhttps://example.com", "import-several-requests"),
        ("Bearer eyJ", "Bearer e\u{200b}yJ", "import-strange-characters field=Authorization"),
    ]),
    (BROWSER_BASH, &[
        ("x-api-key: c0", "x-api-key: \u{1}c0", "import-strange-characters field=X-Api-Key"),
        ("--compressed", "'", "import-open-quote"),
        ("--compressed", "$'\\", "import-open-quote"),
    ]),
    (BROWSER_CMD, &[("--compressed", "^\"", "import-open-quote")]),
    (POSTMAN_LINE, &[("'{", "\"{", "import-open-quote")]),
    (SIGN_IN, &[
        ("client_id", "client", "import-missing field=client_id"),
        ("client_id=c0ffee00c0ffee00c0ffee00c0ffee00", "client_id=", "import-missing field=client_id"),
        ("client_secret", "secret", "import-missing field=client_secret"),
        ("p8e-CANARYfirst%2BCANARYfirst-a1B2", "", "import-missing field=client_secret"),
        ("p8e-CANARYfirst%2BCANARYfirst-a1B2", "{CLIENT_SECRET}", "import-placeholders names=client_secret"),
        ("https://ims-na1", "https://{{IMS}}", "import-placeholders names=https://ims-na1.adobelogin.com"),
        ("https://ims-na1", "http://ims-na1", "url-not-secure"),
        ("%2B", "%0A", "import-strange-characters field=client_secret"),
        ("%2B", "%FF", "import-strange-characters field=application/x-www-form-urlencoded"),
        ("&scope", "&client_secret=CANARY&scope", "import-twice field=client_secret"),
        ("=client_credentials", "=authorization_code", "import-not-client-credentials"),
        ("/ims/token/v3", "/ims/exchange/jwt", "import-jwt-is-dead"),
        ("grant_type=client_credentials", "jwt_token=CANARY", "import-jwt-is-dead"),
    ]),
];

const KEY: &str = r#""c0ffee00c0ffee00c0ffee00c0ffee00""#;
const SECRET: &str = r#""p8e-CANARYfirstCANARYfirst-a1B2""#;
const ADDRESS: &str =
    "https://mc.adobe.io/acme-mkt-stage/campaign/workflow/execution/WKF35/commands";
