//! Signing in with OAuth Server-to-Server: one token for two starts, and the secrets in the keyring only.

use crate::desk::Desk;
use crate::person::{press, start};
use crate::service::{Service, json};

const CLIENT_SECRET: &str = "canary-71be90d2-client-secret";
const ISSUED: &str = "canary-93aa51c0-issued-token";

#[test]
fn the_second_start_uses_the_token_of_the_first() {
    let desk = Desk::start(1280, 800);
    let service = Service::start(|request, _| {
        if request.starts_with("POST /ims/token/v3 ") {
            let body = format!(r#"{{"access_token":"{ISSUED}","expires_in":86399}}"#);
            json("200 OK", &body)
        } else {
            json("200 OK", "{}")
        }
    });
    let app = start(&desk);
    app.find("push button", "New profile").click();
    let editor = app.find("dialog", "New profile");
    app.find_within(&editor, "radio button", "OAuth Server-to-Server")
        .click();
    for (role, name, text) in [
        ("entry", "Profile name", "Acme stage"),
        ("entry", "Organization", "acme-mkt-stage"),
        ("entry", "API key", "client-1"),
        ("password text", "Client secret", CLIENT_SECRET),
        ("entry", "Sign-in URL", &service.url()),
        ("entry", "Base URL", &service.url()),
    ] {
        app.find_within(&editor, role, name).set_text(text);
    }
    app.find_within(&editor, "push button", "Save").click();
    app.wait_gone("dialog", "New profile");
    press(&app, "WKF35", "Start");
    app.wait_text("Accepted: start WKF35.");
    app.wait_text("Signed in · 23 h 59 min left");
    assert!(app.close().success());

    let app = start(&desk);
    app.wait_text("Signed in · 23 h 59 min left");
    press(&app, "WKF35", "Pause");
    app.wait_text("Accepted: pause WKF35.");
    assert_eq!(service.count("POST /ims/token/v3 "), 1);
    assert_eq!(service.count("/commands "), 2);
    assert!(app.close().success());
    for canary in [CLIENT_SECRET, ISSUED] {
        assert!(
            desk.search_all_files_for(canary.as_bytes()).is_empty(),
            "{canary}"
        );
    }
}
