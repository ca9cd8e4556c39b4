//! Secrets: through standard input into a real keyring, and from there onto the wire.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::campaign::{Server, Step};
use crate::keyring::{Manner, kept, session, unhelpful};
use crate::shell::{Done, Practice, Shell, signal};

/// Saves a profile that leads to this address, and gives its id.
fn add(shell: &Shell, name: &str, base_url: &str, sign_in: &str) -> String {
    let (code, said) = shell.json(&[
        "profiles",
        "add",
        name,
        "--organization",
        "practice",
        "--api-key",
        "practice-api-key",
        "--base-url",
        base_url,
        "--sign-in-url",
        base_url,
        "--sign-in",
        sign_in,
        "--environment",
        "practice",
    ]);
    assert_eq!(code, 0, "{said}");
    said["profile"]["id"].as_str().unwrap().to_owned()
}

#[test]
fn a_token_from_standard_input_carries_a_command_and_is_forgotten_when_asked() {
    let (shell, _keyring) = session();
    let practice = Practice::start(&shell);
    let id = add(&shell, "Acme", practice.base_url(), "token");
    let (code, said) = shell.json(&["start", "WKF1"]);
    assert_eq!((code, &said["verdict"]), (7, &json!("not_sent")), "{said}");
    // What was never attempted leaves no journal behind, not even an empty one.
    assert!(!shell.home().join("data/campaign-remote").exists());
    assert!(
        said["next_step"]
            .as_str()
            .unwrap()
            .contains("credentials set"),
        "{said}"
    );

    let set = ["credentials", "set", "--profile", "Acme"];
    let done = shell.fed(
        &[&set[..], &["--json"]].concat(),
        "practice-access-token\r\n",
    );
    assert_eq!(
        (done.code, &done.json()["secrets"]),
        (Some(0), &json!(["access-token"]))
    );
    let user = format!("{id}/access-token");
    assert_eq!(
        kept(&shell, &user).as_deref(),
        Some("practice-access-token")
    );
    let (code, said) = shell.json(&["start", "WKF1"]);
    assert_eq!((code, &said["verdict"]), (0, &json!("accepted")), "{said}");

    // What cannot be a secret is said, and the one that is there stays.
    for wrong in ["", "\n", "two\nlines\n"] {
        let done = shell.fed(&set, wrong);
        assert_eq!(done.code, Some(2), "{wrong:?}: {done:?}");
    }
    assert!(kept(&shell, &user).is_some());

    let (code, _said) = shell.json(&["credentials", "forget"]);
    assert_eq!((code, kept(&shell, &user)), (0, None));
    assert_eq!(shell.run(&["start", "WKF1"]).code, Some(7));
}

#[test]
fn a_client_secret_is_what_an_oauth_profile_gets_and_signs_in_with_once() {
    let (shell, _keyring) = session();
    let practice = Practice::start(&shell);
    let id = add(&shell, "Acme", practice.base_url(), "oauth");
    let set = ["credentials", "set", "--profile", "Acme"];
    let done = shell.fed(&set, "practice-client-secret\n");
    assert_eq!(done.code, Some(0), "{done:?}");
    let user = format!("{id}/client-secret");
    assert_eq!(
        kept(&shell, &user).as_deref(),
        Some("practice-client-secret")
    );
    for (workflow, requests) in [("WKF1", 2), ("WKF2", 3)] {
        let command = if workflow == "WKF1" { "start" } else { "stop" };
        let (code, said) = shell.json(&[command, workflow]);
        assert_eq!((code, practice.requests()), (0, requests), "{said}");
    }
    // Nothing of it is in any file of ours.
    let secrets = ["practice-client-secret"];
    assert_no_file_holds(&shell.home().join("config"), &secrets);

    let done = shell.fed(&[&set[..], &["--kind", "access-token"]].concat(), "other");
    assert_eq!(done.code, Some(0), "{done:?}");
    let (code, _said) = shell.json(&["profiles", "remove", "Acme"]);
    assert_eq!((code, kept(&shell, &user)), (0, None));
}

#[test]
fn a_credential_file_is_taken_over_and_its_addresses_only_with_trust() {
    let (shell, _keyring) = session();
    let practice = Practice::start(&shell);
    let id = add(&shell, "Acme", practice.base_url(), "token");
    let file = shell.home().join("oauth_server_to_server.json");
    let text = json!({
        "CLIENT_ID": "practice-api-key",
        "CLIENT_SECRETS": ["practice-client-secret"],
        "SCOPES": ["openid", "AdobeID"],
    });
    fs::write(&file, text.to_string()).unwrap();
    let import = [
        "credentials",
        "import",
        file.to_str().unwrap(),
        "--profile",
        "Acme",
    ];
    let (code, said) = shell.json(&import);
    assert_eq!(
        (code, &said["secrets"]),
        (0, &json!(["client-secret"])),
        "{said}"
    );
    assert_eq!(
        kept(&shell, &format!("{id}/client-secret")).as_deref(),
        Some("practice-client-secret")
    );
    let (_code, shown) = shell.json(&["profiles", "show", "Acme"]);
    assert_eq!(shown["profile"]["sign_in"], "oauth");
    assert_eq!(shown["profile"]["scopes"], json!(["openid", "AdobeID"]));
    assert_eq!(shell.run(&["start", "WKF1"]).code, Some(0));

    // A line that leads elsewhere would send the secret there.
    let line = "curl -X POST https://ims-na1.adobelogin.com/ims/token/v3 \
        -d 'grant_type=client_credentials&client_id=x&client_secret=practice-client-secret&scope=openid'";
    fs::write(&file, line).unwrap();
    let done = shell.run(&import);
    assert_eq!(done.code, Some(2), "{done:?}");
    assert!(
        done.err.contains("https://ims-na1.adobelogin.com"),
        "{done:?}"
    );
    assert!(
        !format!("{done:?}").contains("practice-client-secret"),
        "{done:?}"
    );
    let trusted = shell.run(&[&import[..], &["--trust-addresses"]].concat());
    assert_eq!(trusted.code, Some(0), "{trusted:?}");

    // Two secrets: the person says which.
    let text = json!({"CLIENT_ID": "x", "CLIENT_SECRETS": ["first-secret", "second-secret"], "SCOPES": ["a"]});
    fs::write(&file, text.to_string()).unwrap();
    assert_eq!(shell.run(&import).code, Some(2));
    let second = shell.run(&[&import[..], &["--secret-number", "2"]].concat());
    assert_eq!(second.code, Some(0), "{second:?}");
    assert_eq!(
        kept(&shell, &format!("{id}/client-secret")).as_deref(),
        Some("second-secret")
    );

    fs::write(&file, "{}").unwrap();
    let done = shell.run(&import);
    assert_eq!((done.code, done.out.as_str()), (Some(2), ""), "{done:?}");
}

#[test]
fn without_a_keyring_nothing_is_kept_and_the_code_is_seven() {
    let shell = Shell::new();
    add(&shell, "Acme", "http://127.0.0.1:1", "token");
    let done = shell.fed(&["credentials", "set"], "opensesame\n");
    assert_eq!(done.code, Some(7), "{done:?}");
    assert!(
        done.err.contains("gnome-keyring-daemon --unlock"),
        "{done:?}"
    );
    assert_no_file_holds(shell.home(), &["opensesame"]);
    assert_eq!(shell.json(&["credentials", "forget"]).0, 7);
}

#[test]
fn an_interrupted_command_that_was_not_sent_yet_says_so() {
    let (shell, _keyring) = session();
    // It takes the connection and never says a word of TLS.
    let silent = Server::start([Step::Linger]);
    add(&shell, "Acme", &silent.https(), "token");
    let done = shell.fed(&["credentials", "set"], "opensesame\n");
    assert_eq!(done.code, Some(0), "{done:?}");
    let child = shell.program(&["stop", "WKF35", "--json"]).spawn().unwrap();
    silent.wait("the greeting of TLS", |connections| {
        connections.iter().any(|one| !one.bytes.is_empty())
    });
    signal("INT", child.id());
    let done = Done::of(&child.wait_with_output().unwrap());
    let said: Value = done.json();
    assert_eq!(
        (done.code, &said["verdict"]),
        (Some(3), &json!("not_sent")),
        "{said}"
    );
}

fn assert_no_file_holds(folder: &Path, secrets: &[&str]) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            assert_no_file_holds(&path, secrets);
        } else if path.is_file() {
            let text = String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned();
            for secret in secrets {
                assert!(!text.contains(secret), "{} holds {secret}", path.display());
            }
        }
    }
}

#[test]
fn no_secret_is_replaced_or_removed_while_the_profiles_cannot_be_written() {
    let (shell, _keyring) = session();
    let id = add(&shell, "Acme", "http://127.0.0.1:1", "oauth");
    let user = format!("{id}/client-secret");
    let set = ["credentials", "set", "--profile", "Acme"];
    let done = shell.fed(&set, "the-old-client-secret\n");
    assert_eq!(done.code, Some(0), "{done:?}");
    let file = shell.home().join("oauth_server_to_server.json");
    let text =
        json!({"CLIENT_ID": "x", "CLIENT_SECRETS": ["the-new-client-secret"], "SCOPES": ["a"]});
    fs::write(&file, text.to_string()).unwrap();
    let profiles = shell.home().join("config/campaign-remote/profiles.toml");
    let whole = fs::read_to_string(&profiles).unwrap();
    let newer = whole.replacen("version = 1", "version = 2", 1);
    let import = ["credentials", "import", file.to_str().unwrap()];
    for (text, is_protected) in [(&newer, false), (&whole, true)] {
        fs::write(&profiles, text).unwrap();
        let mut rights = fs::metadata(&profiles).unwrap().permissions();
        rights.set_readonly(is_protected);
        fs::set_permissions(&profiles, rights).unwrap();
        for arguments in [&import[..], &["profiles", "remove", "Acme"]] {
            let done = shell.run(arguments);
            assert_eq!(done.code, Some(3), "{arguments:?}: {done:?}");
            assert_eq!(
                kept(&shell, &user).as_deref(),
                Some("the-old-client-secret"),
                "{arguments:?}: {done:?}"
            );
            assert_eq!(&fs::read_to_string(&profiles).unwrap(), text);
        }
    }
}

#[test]
fn a_locked_keyring_is_asked_once_by_a_command_that_waits_and_by_a_restart() {
    let asked_by = |arguments: &[&str], kind| {
        let (shell, keyring) = unhelpful(Manner::Locked);
        // Nobody listens there, and nobody needs to.
        add(&shell, "Acme", "http://127.0.0.1:9", kind);
        let (code, said) = shell.json(&[arguments, &["--profile", "Acme"]].concat());
        assert_eq!((code, &said["verdict"]), (7, &json!("not_sent")), "{said}");
        let message = said["message"].as_str().unwrap();
        assert!(message.contains("keyring is locked"), "{said}");
        keyring.asked()
    };
    // One question can be more than one call: whoever needs one secret, once, says how many.
    let once = asked_by(&["start", "WKF1"], "token");
    for arguments in [
        &["start", "WKF1"][..],
        &["start", "WKF1", "--wait"],
        &["restart", "WKF1"],
    ] {
        assert_eq!(asked_by(arguments, "oauth"), once, "{arguments:?}");
    }
}

#[test]
fn a_command_is_in_the_log_and_no_secret_is_whatever_is_asked_of_it() {
    let (shell, _keyring) = session();
    let practice = Practice::start(&shell);
    let log = shell
        .home()
        .join("state/campaign-remote/log/campaign-remote.log");
    add(&shell, "Acme", practice.base_url(), "oauth");
    assert!(!log.exists(), "nothing was worth a line");
    let shell = shell.with("RUST_LOG", "trace");
    let set = ["credentials", "set", "--profile", "Acme"];
    let done = shell.fed(&set, "practice-client-secret\n");
    assert_eq!((done.code, done.err.as_str()), (Some(0), ""), "{done:?}");
    let done = shell.run(&["start", "WKF1"]);
    assert_eq!((done.code, done.err.as_str()), (Some(0), ""), "{done:?}");
    let text = fs::read_to_string(&log).unwrap();
    assert!(text.contains("workflow=\"WKF1\""), "{text}");
    assert!(text.contains("TRACE"), "RUST_LOG is heard: {text}");
    assert!(!text.contains("practice-client-secret"), "{text}");
    assert!(!text.contains("practice-access-token"), "{text}");
}

#[test]
fn a_signal_ends_the_wait_for_a_keyring_that_does_not_take_a_secret() {
    for name in ["INT", "TERM"] {
        let (shell, keyring) = unhelpful(Manner::Silent);
        add(&shell, "Acme", "http://127.0.0.1:9", "token");
        let mut child = shell
            .program(&["credentials", "set", "--profile", "Acme", "--json"])
            .stdin(std::process::Stdio::piped())
            .spawn()
            .unwrap();
        let mut input = child.stdin.take().unwrap();
        std::io::Write::write_all(&mut input, b"a-token").unwrap();
        drop(input);
        keyring.wait_until_asked();
        let began = std::time::Instant::now();
        signal(name, child.id());
        let done = Done::of(&child.wait_with_output().unwrap());
        // The keyring has half a minute otherwise.
        let took = began.elapsed();
        assert!(took < std::time::Duration::from_secs(15), "{took:?}");
        assert_eq!(done.code, Some(3), "{done:?}");
        let said = done.json();
        assert!(
            said["message"].as_str().unwrap().contains("You cancelled"),
            "{said}"
        );
    }
}

#[test]
fn a_client_secret_makes_room_for_the_token_that_it_brings() {
    let (shell, _keyring) = session();
    let id = add(&shell, "Acme", "http://127.0.0.1:9", "oauth");
    let set = |kind, value| {
        let arguments = ["credentials", "set", "--profile", "Acme", "--kind", kind];
        assert_eq!(shell.fed(&arguments, value).code, Some(0));
    };
    set("access-token", "pasted");
    let user = format!("{id}/access-token");
    assert_eq!(kept(&shell, &user).as_deref(), Some("pasted"));
    set("client-secret", "a-secret");
    assert_eq!(kept(&shell, &user), None);
}

#[test]
fn the_credential_that_is_imported_is_the_one_that_was_named() {
    let (shell, _keyring) = session();
    let id = add(&shell, "Acme", "http://127.0.0.1:9", "oauth");
    let user = format!("{id}/client-secret");
    let file = shell.home().join("workspace.json");
    let credential = |name: &str, secret: &str| {
        json!({
            "id": "1",
            "name": name,
            "integration_type": "oauth_server_to_server",
            "oauth_server_to_server": {
                "client_id": "a-key",
                "client_secrets": [secret],
                "scopes": ["openid"],
            },
        })
    };
    let project = |credentials: Vec<Value>| {
        let text = json!({"project": {
            "id": "1",
            "name": "Project",
            "org": {"id": "1", "name": "Acme", "ims_org_id": "A@AdobeOrg"},
            "workspace": {"id": "1", "name": "W", "details": {"credentials": credentials}},
        }});
        fs::write(&file, text.to_string()).unwrap();
    };
    let import = |more: &[&str]| {
        let path = file.to_str().unwrap();
        shell.json(&[&["credentials", "import", path], more].concat())
    };
    let nightly = || credential("Nightly", "nightly-secret");
    let remote = || credential("Remote", "remote-secret");

    project(vec![nightly(), remote()]);
    let (code, said) = import(&["--credential", "Remote"]);
    assert_eq!(code, 0, "{said}");
    assert_eq!(kept(&shell, &user).as_deref(), Some("remote-secret"));

    // The file of another workspace: the one in it is not the one that is meant.
    project(vec![nightly()]);
    let (code, said) = import(&["--credential", "Remote"]);
    assert_eq!(code, 2, "{said}");
    assert!(
        said["message"].as_str().unwrap().contains("Nightly"),
        "{said}"
    );
    assert_eq!(kept(&shell, &user).as_deref(), Some("remote-secret"));
    let (code, said) = import(&["--credential", "Nightly"]);
    assert_eq!(code, 0, "{said}");
    assert_eq!(kept(&shell, &user).as_deref(), Some("nightly-secret"));

    // A file without names can have been meant by none.
    let text = json!({"CLIENT_ID": "x", "CLIENT_SECRETS": ["unnamed-secret"], "SCOPES": ["a"]});
    fs::write(&file, text.to_string()).unwrap();
    let (code, said) = import(&["--credential", "Nightly"]);
    assert_eq!(code, 2, "{said}");
    assert_eq!(kept(&shell, &user).as_deref(), Some("nightly-secret"));
    assert_eq!(import(&[]).0, 0);
    assert_eq!(kept(&shell, &user).as_deref(), Some("unnamed-secret"));
}

#[test]
fn a_check_tells_a_sign_in_service_that_is_silent_from_missing_credentials() {
    let (shell, _keyring) = session();
    let practice = Practice::start(&shell);
    add(&shell, "Acme", practice.base_url(), "oauth");
    let check = || {
        let (code, said) = shell.json(&["check", "--profile", "Acme"]);
        let lines = said["lines"].as_array().unwrap();
        let bad: Vec<_> = lines
            .iter()
            .filter(|line| line["result"] == "bad")
            .map(|line| line["step"].as_str().unwrap().to_owned())
            .collect();
        (code, bad)
    };
    let at_the_token = || vec!["token".to_owned()];
    assert_eq!(check(), (7, at_the_token()), "no client secret");
    let set = ["credentials", "set", "--profile", "Acme"];
    let done = shell.fed(&set, "practice-client-secret\n");
    assert_eq!(done.code, Some(0), "{done:?}");
    assert_eq!(check(), (0, Vec::new()));

    let nobody = format!("http://{}", crate::campaign::nobody_listens());
    let done = shell.run(&["profiles", "edit", "Acme", "--sign-in-url", &nobody]);
    assert_eq!(done.code, Some(0), "{done:?}");
    assert_eq!(check(), (3, at_the_token()), "nobody to sign in with");

    // A token that is over is something to sign in with no more.
    let done = shell.run(&["profiles", "edit", "Acme", "--sign-in", "token"]);
    assert_eq!(done.code, Some(0), "{done:?}");
    // `{"exp":1000000000}`
    let over = "eyJhbGciOiJSUzI1NiJ9.eyJleHAiOjEwMDAwMDAwMDB9.c2ln";
    let done = shell.fed(&set, over);
    assert_eq!(done.code, Some(0), "{done:?}");
    assert_eq!(check(), (7, at_the_token()), "a token that is over");
}
