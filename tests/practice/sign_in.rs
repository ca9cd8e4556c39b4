//! The sign-in service: a token for a day, or why not, and what a token is good for.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use campaign_remote::campaign::{BaseUrl, Cause, ServerToServer};
use campaign_remote::practice::{ACCESS_TOKEN, API_KEY, CLIENT_SECRET};
use secrecy::ExposeSecret;
use serde_json::Value;
use tokio_util::sync::CancellationToken;

use crate::stage::{Reply, STILL, Stage, route, workflow};

const FORM: &str = "application/x-www-form-urlencoded";

fn sign_in(stage: &Stage, client_id: &str, client_secret: &str) -> Result<String, Cause> {
    let sign_in = ServerToServer {
        url: BaseUrl::parse(&stage.practice.base_url()).unwrap(),
        client_id: client_id.to_owned(),
        client_secret: client_secret.into(),
        scopes: vec!["openid".to_owned(), "AdobeID".to_owned()],
    };
    let token = stage.run(sign_in.sign_in(&route(), &CancellationToken::new()))?;
    Ok(token.secret.expose_secret().to_owned())
}

fn read_with(stage: &Stage, token: &str) -> Reply {
    let path = workflow("WKF1");
    stage.raw(&format!(
        "GET {path} HTTP/1.1\r\nAuthorization: Bearer {token}\r\nX-Api-Key: {API_KEY}\r\n\r\n"
    ))
}

#[test]
fn the_programs_own_sign_in_gets_a_token_that_opens_the_gateway_of_this_run_only() {
    let stage = Stage::at_pace(STILL);
    let token = sign_in(&stage, API_KEY, CLIENT_SECRET).unwrap();
    let another = sign_in(&stage, API_KEY, CLIENT_SECRET).unwrap();
    assert_ne!(token, another);
    for token in [&token, &another] {
        assert_eq!(read_with(&stage, token).status, 200);
    }
    assert_eq!(read_with(&Stage::at_pace(STILL), &token).status, 401);
}

#[test]
fn a_token_is_a_jwt_whose_times_are_texts_in_milliseconds_and_is_good_for_a_day() {
    let stage = Stage::at_pace(STILL);
    let ask = format!(
        "grant_type=client_credentials&client_id={API_KEY}&client_secret={CLIENT_SECRET}&scope=openid%2CAdobeID"
    );
    let reply = stage.post_as("/ims/token/v3", FORM, &ask);
    assert_eq!(reply.status, 200);
    let answer: Value = serde_json::from_str(&reply.body).unwrap();
    assert_eq!(answer["token_type"], "bearer");
    assert_eq!(answer["expires_in"], 86399);
    let token = answer["access_token"].as_str().unwrap();
    let parts: Vec<_> = token.split('.').collect();
    assert_eq!(parts.len(), 3);
    let claims = URL_SAFE_NO_PAD.decode(parts[1]).unwrap();
    let claims: Value = serde_json::from_slice(&claims).unwrap();
    assert_eq!(claims["expires_in"], "86400000");
    assert_eq!(claims["scope"], "openid,AdobeID");
    let created: i64 = claims["created_at"].as_str().unwrap().parse().unwrap();
    let age = jiff::Timestamp::now().as_millisecond() - created;
    assert!((0..60_000).contains(&age), "{age} ms");
}

#[test]
fn a_wrong_client_id_or_secret_or_grant_type_is_refused_as_ims_does() {
    let stage = Stage::at_pace(STILL);
    for (id, secret, meaning) in [
        ("other", CLIENT_SECRET, "refusal-ims-client-id"),
        (API_KEY, "other", "refusal-ims-client-secret"),
    ] {
        let Err(Cause::SignIn(refusal)) = sign_in(&stage, id, secret) else {
            panic!("{id} {secret} is let in");
        };
        assert_eq!(refusal.status, 400);
        assert_eq!(refusal.code.as_deref(), Some("invalid_client"));
        assert_eq!(refusal.meaning().unwrap().key, meaning);
    }
    let ask = format!("grant_type=password&client_id={API_KEY}&client_secret={CLIENT_SECRET}");
    for ask in [ask.as_str(), ""] {
        let reply = stage.post_as("/ims/token/v3", FORM, ask);
        assert_eq!(reply.status, 400, "{ask}");
        assert!(reply.body.contains("unsupported_grant_type"), "{ask}");
    }
}

#[test]
fn the_profile_names_the_practice_as_a_campaign_and_wants_a_valid_token() {
    let stage = Stage::at_pace(STILL);
    let given = sign_in(&stage, API_KEY, CLIENT_SECRET).unwrap();
    for (token, status) in [(ACCESS_TOKEN, 200), (&given, 200), ("other", 401)] {
        let reply = stage.raw(&format!(
            "GET /ims/profile/v1 HTTP/1.1\r\nAuthorization: Bearer {token}\r\n\r\n"
        ));
        assert_eq!(reply.status, status, "{token}");
        if status == 200 {
            let profile: Value = serde_json::from_str(&reply.body).unwrap();
            let product = &profile["projectedProductContext"][0]["prodCtx"];
            assert_eq!(product["organization_id"], "practice");
            assert_eq!(product["serviceCode"], "dma_tartan");
        }
    }
    let reply = stage.raw("GET /ims/profile/v1 HTTP/1.1\r\n\r\n");
    assert_eq!(reply.status, 401);
}
